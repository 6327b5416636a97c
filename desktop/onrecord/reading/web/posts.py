"""Several whole articles on one web page, as on the front page of a blog."""

import itertools
import re
from collections.abc import Sequence, Set

from lxml import etree

from onrecord.reading.office.packages import local
from onrecord.reading.web.page_title import text_of

MIN_POST_WORDS = 90
MIN_ALIKE_WORDS = 20
MIN_HEADLINE_WORDS = 5
# A page of one article with teasers has most of its words in that article.
MAX_SHARE = 0.8
_COMMENT = re.compile(r"comment|reply|response|related|teaser|sidebar|widget", re.IGNORECASE)


def posts_in(root: etree._Element) -> list[etree._Element]:
    """Return the elements of the posts, two or more, or none when the page is one article.

    Posts are siblings of one kind that each have a headline and paragraphs of their own.
    """
    best: list[etree._Element] = []
    headed = {around for h in root.iter("h1", "h2", "h3") for around in h.iterancestors()}
    for parent in root.iter("div", "main", "section", "body", "td", "ul", "ol", "article"):
        posts = _posts_under(parent, headed) if parent in headed else []
        if len(posts) >= 2 and sum(map(_words, posts)) > sum(map(_words, best)):
            best = posts
    return [] if _is_one_article(root, best) else best


def _is_one_article(root: etree._Element, posts: Sequence[etree._Element]) -> bool:
    """Return whether the posts are entries of a live page: below a headline, without links.

    On a front page the headings lead to the posts' own pages.
    """
    linked = [p for p in posts if any(True for h in p.iter("h1", "h2", "h3") for _ in h.iter("a"))]
    wrapped = [p for p in posts if any(local(a) == "a" for a in p.iterancestors())]
    if len(linked) + len(wrapped) > 0:
        return False
    inside = {h for p in posts for h in p.iter("h1")}
    return any(
        h not in inside
        and len(text_of(h).split()) >= MIN_HEADLINE_WORDS
        and not len(h.xpath(".//a"))
        for h in root.iter("h1")
    )


def _posts_under(parent: etree._Element, headed: Set[etree._Element]) -> list[etree._Element]:
    kinds: dict[str, list[etree._Element]] = {}
    for child in parent:
        if child in headed and local(child) in ("article", "div", "section", "li", "td"):
            kinds.setdefault(local(child), []).append(child)
    for found in kinds.values():
        posts = [c for c in found if _is_post(c)]
        if len(posts) >= 2 and _balanced(posts):
            return _with_alike(found, posts)
    return []


def _with_alike(
    found: Sequence[etree._Element], posts: list[etree._Element]
) -> list[etree._Element]:
    """Return the posts and those of their siblings that are shorter but made the same way."""
    made = {(p.get("class") or "").split(" ")[0] for p in posts} - {""}
    return [
        c
        for c in found
        if c in posts
        or ((c.get("class") or "").split(" ")[0] in made and _words(c) >= MIN_ALIKE_WORDS)
    ]


def _balanced(posts: Sequence[etree._Element]) -> bool:
    counts = list(map(_words, posts))
    return max(counts) <= MAX_SHARE * sum(counts)


def _words(element: etree._Element) -> int:
    """Return how many words stand in paragraphs of some length."""
    return sum(n for n in (len(text_of(p).split()) for p in element.iter("p")) if n >= 8)


def _is_post(element: etree._Element) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _COMMENT.search(marks):
        return False
    headings = [h for h in element.iter("h1", "h2", "h3") if len(text_of(h).split()) >= 3]
    if not headings or _words(element) < MIN_POST_WORDS:
        return False
    top = min(int(local(h)[1]) for h in headings)
    leading = [h for h in headings if int(local(h)[1]) == top]
    return len(leading) == 1 and _stands_first(element, leading[0]) and _dated(element)


def _stands_first(element: etree._Element, heading: etree._Element) -> bool:
    """Return whether no running text stands before the heading."""
    for other in element.iter("p", "h1", "h2", "h3"):
        if other is heading:
            return True
        if local(other) == "p" and len(text_of(other).split()) >= 20:
            return False
    return True


def _dated(element: etree._Element) -> bool:
    """Return whether the post carries a date or a byline of its own."""
    if next(element.iter("time"), None) is not None:
        return True
    from onrecord.reading.articles.headlines import head_line

    said = map(text_of, element.iter("p", "div", "span", "small"))
    short = itertools.islice((text for text in said if len(text) < 150), 12)
    return any((line := head_line(t)) is not None and line.strong for t in short)
