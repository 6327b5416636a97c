"""Plain text."""

from onrecord.reading.decoding import decode
from onrecord.reading.documents import read_blocks
from onrecord.reading.lines import blocks_of
from onrecord.reading.slices import cut
from onrecord.reading.source import Reading, Source


def read(source: Source) -> Reading:
    """Return the articles of a text file, each a slice of the decoded file as it is."""
    decoded = decode(source.data, source.name, source.encoding)
    reading = read_blocks(blocks_of(decoded.text, source.tell_share))
    reading.drafts = cut(reading.drafts, decoded.text)
    for draft in reading.drafts:
        draft.encoding = decoded.encoding
    return reading
