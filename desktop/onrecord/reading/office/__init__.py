"""Word-processor documents and e-books."""
