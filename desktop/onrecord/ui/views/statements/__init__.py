"""The page of statements: each one to accept, correct or throw out."""
