"""Which names in articles are which actor, and what the analyst made of that."""
