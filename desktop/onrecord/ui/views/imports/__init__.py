"""The import: progress while it runs, its report afterwards."""
