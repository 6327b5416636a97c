"""Plain text."""

from onrecord.reading.blocks import Draft
from onrecord.reading.compose import compose
from onrecord.reading.decoding import decode
from onrecord.reading.lines import blocks_of
from onrecord.reading.slices import cut
from onrecord.reading.source import Reading, Source


def read(source: Source) -> Reading:
    """Return the articles of a text file, each a slice of the decoded file as it is."""
    decoded = decode(source.data, source.name, source.encoding)
    drafts = cut(compose(blocks_of(decoded.text)), decoded.text)
    for draft in drafts:
        draft.encoding = decoded.encoding
    return Reading(drafts)


__all__ = ["Draft", "read"]
