"""Markdown, with YAML front matter."""
from onrecord.reading.plain_text import read
__all__=["read"]
