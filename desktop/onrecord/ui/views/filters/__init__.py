"""The bar of filters that matrix, timeline and statements share."""
