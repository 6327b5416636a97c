"""Plain text."""

import re

from onrecord.reading.blocks import HEADLINE, Block, Draft, fold
from onrecord.reading.decoding import decode
from onrecord.reading.source import Reading, Source

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t\r\f\v]*(?:\n|$)))*", re.UNICODE)


def read(source: Source) -> Reading:
    """Return the article of a text file; its text is the decoded file as it is."""
    decoded = decode(source.data, source.name, source.encoding)
    blocks = [
        Block(fold(m.group()), m.start(), m.start() + len(m.group().rstrip()))
        for m in _PARAGRAPH.finditer(decoded.text)
    ]
    title = None
    if blocks and len(blocks[0].text) < 200 and len(blocks) > 1:
        title = blocks[0].text
        blocks[0].kind = HEADLINE
    draft = Draft(blocks, title=title, encoding=decoded.encoding, source_text=decoded.text)
    return Reading([draft])
