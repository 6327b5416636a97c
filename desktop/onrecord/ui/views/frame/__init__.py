"""What stands around the pages: bars, panels, the start page."""
