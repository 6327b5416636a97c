"""What the analyst's decisions teach about other statements."""
