"""The blocks of a document to its articles: a database's export, or one or several articles."""

from collections.abc import Sequence

from onrecord.reading.articles.blocks import Block
from onrecord.reading.articles.compose import compose
from onrecord.reading.articles.exports import export_of, read_export
from onrecord.reading.articles.headlines import HeadLine
from onrecord.reading.source import Reading


def read_blocks(blocks: Sequence[Block], *, hints: HeadLine | None = None) -> Reading:
    """Return the articles in a document's blocks; `hints` as in `compose`."""
    vendor = export_of(blocks)
    if vendor is not None:
        reading = read_export(blocks, vendor)
        if reading.drafts:
            return reading
    return Reading(compose(blocks, hints=hints))
