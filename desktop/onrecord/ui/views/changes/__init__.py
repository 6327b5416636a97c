"""The page of changes: what may contradict what, and which cells an import moved."""
