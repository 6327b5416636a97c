"""The posts of a forum's thread, and the answers to a question: all of them are the page's text."""

import itertools
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from onrecord.reading.articles.blocks import BODY, Block
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.textshape import count_words, is_sentence, packed
from onrecord.reading.web.page_title import text_of

# What forums call a post, as a part of its class or id.
_POST = re.compile(
    r"(?:^|[\s_-])(?:post|message|msg|reply|beitrag|crawler-post)(?:$|[\s_-]|\d)", re.IGNORECASE
)
# What stands beside a post's text: who wrote it, and what they put under each of theirs.
_BESIDE = re.compile(
    r"signature|user-?(?:info|details|profile|title|name)|message-user(?!-?content)|"
    r"post-?(?:profile|author)|poster|avatar",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:^|\s)question(?:$|\s)|mainEntity")
_ANSWER = re.compile(r"(?:^|\s)answer(?:$|\s)|(?:suggested|accepted)Answer")
MIN_POSTS = 2
MIN_LINE = 4
MAX_LINKED = 0.5
# Where a post's date stands: a line so short, among so many first ones.
MAX_DATE_LINE = 80
MAX_LINES = 20


def with_posts(
    owned: Sequence[tuple[Block, etree._Element]], places: Sequence[int], title: str | None
) -> list[int]:
    """Return the places with those of the other posts, where they lie in one post of a thread."""
    if not places:
        return []
    words: dict[etree._Element, int] = {}
    for i in places:
        words[owned[i][1]] = words.get(owned[i][1], 0) + count_words(owned[i][0].text)
    posts = _posts(max(words, key=lambda e: words[e]), title)
    if not posts:
        return list(places)
    within = {e for post in posts for e in post.iter()}
    for beside in [e for e in within if _BESIDE.search(e.get("class") or "")]:
        within.difference_update(beside.iter())
    chosen = frozenset(places)
    return [
        i
        for i, (block, element) in enumerate(owned)
        if element in within and (_is_text(block) or (i in chosen and find_day(block.text) is None))
    ]


def _is_text(block: Block) -> bool:
    if block.kind is not BODY or block.level or block.links > MAX_LINKED:
        return False
    if is_sentence(block):
        return True
    return count_words(block.text) > MIN_LINE and find_day(block.text) is None


def _posts(chosen: etree._Element, title: str | None) -> list[etree._Element]:
    """Return the posts of the thread that the element lies in, none where it lies in no thread."""
    for entry in (chosen, *chosen.iterancestors()):
        marks = f"{entry.get('class') or ''} {entry.get('id') or ''}"
        parent = entry.getparent()
        if parent is None or entry.tag == "body":
            break
        if _QUESTION.search(f"{marks} {entry.get('itemprop') or ''}"):
            answers = _answers(entry)
            if answers:
                return [entry, *answers]
        if _POST.search(marks):
            made = _made(entry)
            posts = [e for e in parent if _made(e) == made and _is_post(e, title)]
            if entry in posts and len(posts) >= MIN_POSTS:
                return posts
    return []


def _made(element: etree._Element) -> tuple[str, str]:
    """Return what an element has in common with its like: "post bg1" and "post bg2" are alike."""
    return str(element.tag), re.sub(r"\d+", "", element.get("class") or element.get("id") or "")


def _is_post(element: etree._Element, title: str | None) -> bool:
    """Return whether an element has a date and no headline of its own, as teasers have."""
    if next(element.iter("time"), None) is None and not any(map(find_day, _lines(element))):
        return False
    own = packed(title or "")
    headings = (packed(text_of(h)) for h in element.iter("h1", "h2", "h3"))
    return all(not said or own in said or said in own for said in headings)


def _lines(element: etree._Element) -> Iterator[str]:
    """Yield the first short texts in an element."""
    said = map(text_of, element.iter("p", "div", "span", "small", "li", "td", "a"))
    return itertools.islice((text for text in said if 0 < len(text) <= MAX_DATE_LINE), MAX_LINES)


def _answers(question: etree._Element) -> list[etree._Element]:
    """Return the answers that follow a question on its page."""
    around = itertools.islice(question.iterancestors(), 3)
    for holder in around:
        answers = [
            e
            for e in holder.iter("div", "article", "li", "section")
            if e is not question
            and _ANSWER.search(f"{e.get('class') or ''} {e.get('itemprop') or ''}")
        ]
        if answers:
            return [e for e in answers if not any(a in answers for a in e.iterancestors())]
    return []
