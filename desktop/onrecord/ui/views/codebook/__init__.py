"""The page of the codebook: its topics, what was learnt, what an edit would change."""
