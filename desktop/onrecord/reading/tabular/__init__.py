"""Tables of articles, and JSON records: what their columns hold, and the articles in their rows."""
