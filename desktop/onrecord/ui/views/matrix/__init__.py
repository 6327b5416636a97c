"""The matrix page: who says what on which topic."""
