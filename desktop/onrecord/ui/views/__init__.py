"""What stands in the window: pages, panels, bars and dialogs."""
