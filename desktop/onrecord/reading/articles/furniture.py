"""What a site put around an article: menus, rules, repeated lines, and what trails the text."""

from collections import Counter
from collections.abc import Sequence

from onrecord.reading.articles.blocks import (
    BODY,
    CAPTION,
    FURNITURE,
    HEADING,
    HEADLINE,
    METADATA,
    Block,
)
from onrecord.reading.articles.textshape import (
    count_words,
    ends_sentence,
    is_foot,
    is_rule,
    is_sentence,
)

MIN_MENU = 2
# A line that returns more often is the site's.
MAX_TIMES = 2
# An imprint or a note to subscribers below the last rule has so many words at most.
MAX_WORDS_BELOW = 40


def menu_lines(blocks: Sequence[Block], places: Sequence[int]) -> set[int]:
    """Return the places of single words one below the other: a site's menu, its share buttons."""
    found: set[int] = set()
    run: list[int] = []
    for i in (*places, -1):
        if i >= 0 and _is_word(blocks[i]):
            run.append(i)
            continue
        if len(run) >= MIN_MENU:
            found.update(run)
        run = []
    return found


def _is_word(block: Block) -> bool:
    text = block.text
    return not block.level and len(text) < 20 and text.isalpha() and text[0].isupper()


def mark_furniture(blocks: Sequence[Block]) -> None:
    """Mark what the site put around the text: rules, repeated lines, and what trails it."""
    times = Counter(b.text for b in blocks)
    for block in blocks:
        if block.kind not in (BODY, HEADING):
            continue
        # "QUESTION:" stands before each one at a press conference.
        returns = times[block.text] > MAX_TIMES and not block.text.endswith(":")
        if is_rule(block.text) or (returns and not is_sentence(block)):
            block.kind = FURNITURE
    _mark_after_rule(blocks)
    after: Block | None = None
    for block in reversed(blocks):
        if block.kind in (FURNITURE, METADATA, CAPTION):
            after = block
            continue
        if block.kind is HEADLINE or not _trails(block, after):
            break
        block.kind = FURNITURE
        after = block


def _mark_after_rule(blocks: Sequence[Block]) -> None:
    """Mark the few words that stand below the last rule: an imprint, a note to subscribers."""
    rules = [i for i, b in enumerate(blocks) if b.kind is FURNITURE and is_rule(b.text)]
    if not rules:
        return
    counts = [count_words(b.text) if b.kind in (BODY, HEADING) else 0 for b in blocks]
    below = sum(counts[rules[-1] :])
    if below <= MAX_WORDS_BELOW and below * 8 < sum(counts[: rules[-1]]):
        for block in blocks[rules[-1] :]:
            if block.kind in (BODY, HEADING):
                block.kind = FURNITURE


def _trails(block: Block, after: Block | None) -> bool:
    """Return whether a block after which only furniture follows is no part of the article."""
    count = count_words(block.text)
    if block.links > 0.5 or is_foot(block.text):
        return True
    if block.links > 0.15 and (count <= 15 or (count <= 40 and not ends_sentence(block.text))):
        return True
    linked = after is not None and (is_foot(after.text) or after.links > 0.5)
    if after is not None and linked and after.gap == 0 and count <= 20:
        return True
    if count <= 3 and block.text.endswith(("...", "…")):
        return True
    return not ends_sentence(block.text) and count < 12
