"""PDF files: their lines in reading order, paragraphs of these, and text recognised on scans."""
