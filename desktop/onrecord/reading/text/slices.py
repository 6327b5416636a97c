"""Articles of one plain text to slices of it."""

from collections.abc import Sequence

from onrecord.reading.articles.blocks import Draft, shift
from onrecord.reading.articles.textshape import is_rule


def cut(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Return the drafts with their own slice of the text: the only one has all of it."""
    if len(drafts) == 1:
        drafts[0].source_text = text
        return list(drafts)
    for draft in drafts:
        while len(draft.blocks) > 1 and is_rule(draft.blocks[-1].text):
            draft.blocks.pop()
        start, end = draft.blocks[0].start, draft.blocks[-1].end
        draft.source_text = text[start:end]
        draft.blocks = shift(draft.blocks, -start)
    return list(drafts)
