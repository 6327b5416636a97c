"""The window: Qt widgets that ask the workspace, show, and hand events back."""
