"""The articles of the project: which are there, and which are versions of one."""
