"""Qt's models over what the workspace answers."""
