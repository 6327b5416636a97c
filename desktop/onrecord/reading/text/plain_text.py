"""Plain text."""

from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.source import Reading, Source
from onrecord.reading.text.decoding import decode
from onrecord.reading.text.lines import blocks_of
from onrecord.reading.text.slices import cut

# Shares of the time that a long text takes, until its paragraphs and its articles are told.
BLOCKS, ARTICLES = 0.5, 0.8


def read(source: Source) -> Reading:
    """Return the articles of a text file, each a slice of the decoded file as it is."""
    decoded = decode(source.data, source.name, source.encoding)
    blocks = blocks_of(decoded.text, lambda share: source.tell_share(share * BLOCKS))
    source.tell_share(BLOCKS)
    reading = read_blocks(blocks)
    source.tell_share(ARTICLES)
    reading.drafts = cut(reading.drafts, decoded.text)
    for draft in reading.drafts:
        draft.encoding = decoded.encoding
    return reading
