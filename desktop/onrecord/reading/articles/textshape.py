"""What a paragraph looks like: a sentence of the body, or a short line that names or labels."""

import functools
import re

from onrecord.reading.articles.blocks import Block

SENTENCE_WORDS = 16
_END = tuple(".!?…。！？।॥؟۔")
_CLOSING = "\"”“’'»«)]」』）》〉"
# Chinese, Japanese and Thai write no spaces: so many letters count as a word.
LETTERS_A_WORD = 3
UNSPACED = 18
_SIGNS = re.compile(r"\W+")
_RULE = re.compile(r"^[\s\W_]{3,}$")
_GOES_ON = (":", ";", ",", "-", "–", "—")
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}|…{2,}")
_FOOT = re.compile(r"https?://|www\.|\w@\w|©|%[ds]\b|\(c\)\s*\d{4}", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def packed(text: str) -> str:
    """Return the letters and figures of a text in small letters, to compare it by."""
    return _SIGNS.sub("", text.casefold())


def spaced(text: str) -> str:
    """Return the words of a text in small letters, with single spaces between them."""
    return _SIGNS.sub(" ", text.casefold()).strip()


def count_words(text: str) -> int:
    """Return how many words a text has, estimated where it is written without spaces."""
    words = text.split()
    if text.isascii():
        return len(words)
    letters = len(text) - max(0, len(words) - 1)
    if words and letters > UNSPACED * len(words):
        return letters // LETTERS_A_WORD
    return len(words)


def ends_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does."""
    if text.endswith(("…", "...")):
        return True
    return text.rstrip().rstrip(_CLOSING).endswith(_END)


def is_rule(text: str) -> bool:
    """Return whether the text is a line of signs that parts what stands around it."""
    if not _RULE.match(text):
        return False
    stripped = "".join(text.split())
    return len(stripped) >= 3 and len(set(stripped)) <= 2


def is_sentence(block: Block) -> bool:
    """Return whether the block is running text rather than a line that names or labels."""
    if block.level:
        return False
    count = count_words(block.text)
    return (
        count >= SENTENCE_WORDS + 6
        or (count >= 7 and ends_sentence(block.text))
        or (count >= SENTENCE_WORDS and block.text.endswith(_GOES_ON) and not block.bold)
    )


def is_title_like(block: Block) -> bool:
    """Return whether the block could be a headline or heading: short and of words."""
    text = block.text
    return (
        count_words(text) <= SENTENCE_WORDS + 8
        and any(c.isalpha() for c in text)
        and not _FOOT.search(text)
        and not is_rule(text)
        and not has_leaders(text)
    )


def has_leaders(text: str) -> bool:
    """Return whether dots lead to a page's number, as in a list of contents."""
    return bool(_LEADERS.search(text))


def is_foot(text: str) -> bool:
    """Return whether the text has what footers are made of: addresses, rights, codes."""
    return bool(_FOOT.search(text))
