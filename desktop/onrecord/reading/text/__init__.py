"""Plain text: its lines, paragraphs, and the articles in it."""
