"""The page of actors: who they are, whom they speak for, and which names are theirs."""
