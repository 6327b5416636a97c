"""Web pages and what is written like them: saved pages, feeds, web archives."""
