"""The headline of a web page, told from what its title adds: the site's name, its sections."""

import re
from collections.abc import Iterator, Sequence, Set
from urllib.parse import urlsplit

from lxml import etree

from onrecord.reading.articles.blocks import fold
from onrecord.reading.articles.headlines import is_outlet
from onrecord.reading.articles.textshape import spaced
from onrecord.reading.office.packages import local, strings

_PARTS = re.compile(r"\s+[|–—\-·•»«›‹:~/]+\s+|\s*[|｜：]\s*|\s+::\s+")
_TIGHT = re.compile(r"\s*[|｜–—\-·•»«›‹:：_~/]+\s*")
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:masthead|branding|logo|site-?(?:title|name|header|branding)|"
    r"blog-?(?:title|header|name)|(?<!entry-)(?<!post-)(?<!article-)(?<!content-)(?<!page-)header)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(r"^([^:]{4,40}): (?=\S)")
MIN_LIKENESS = 0.6
# The share of a stated headline that a heading has to say to be it, by level.
MIN_SAID = {"h1": 0.35, "h2": 0.75, "h3": 0.75}
LOGO_LOSS = 0.4
MAX_HEADINGS = 80
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:headline|(?:article|story|post|news)-?title|überschrift|ueberschrift)(?:$|[\s_-])",
    re.IGNORECASE,
)
MIN_WORDS, MAX_WORDS = 3, 30


def text_of(element: etree._Element) -> str:
    """Return the words that an element shows."""
    return fold(" ".join(strings(element)))


def page_title(
    root: etree._Element, stated: Sequence[str], sites: Sequence[str]
) -> tuple[str | None, list[str]]:
    """Return the headline, and what the page's title adds to it.

    `stated` are the headlines that the page gives to machines, the most trusted first; `sites`
    what the page says that its site is called.
    """
    whole = next((text_of(e) for e in root.iter("title") if text_of(e)), "")
    known = frozenset(spaced(site) for site in sites) - {""}
    named = [_without_site(fold(s), known) for s in stated if s.strip()]
    longest = _longest([p for p in _PARTS.split(whole) if p.strip()], known) or whole
    title = _heading(root, named or [whole, longest], known, first=bool(named))
    if title is None:
        title = named[0] if named else _of_whole(root, whole, known)
    for name in named[:2]:
        if spaced(title) != spaced(name) and f" {spaced(title)} ".endswith(f" {spaced(name)} "):
            title = name  # the page shows a kicker before the headline
    return title or None, _added(whole, title)


def headline_of(root: etree._Element, title: str | None) -> etree._Element | None:
    """Return the heading that shows the headline, else the only one of the first level."""
    headings = list(root.iter("h1", "h2", "h3")) if title else []
    said = [text_of(heading) for heading in headings]
    if title in said:
        return headings[said.index(title)]
    holding = [h for h, words in zip(headings, said, strict=True) if title and title in words]
    first = holding[:1] or list(root.iter("h1"))
    return first[0] if len(first) == 1 else None


def _heading(
    root: etree._Element, named: Sequence[str], known: Set[str], *, first: bool
) -> str | None:
    """Return the heading on the page that says what one of the names says."""
    keys = [spaced(name) for name in named]
    best: tuple[float, str] | None = None
    headings = [e for level in ("h1", "h2", "h3") for e in root.iter(level)][:MAX_HEADINGS]
    for heading in headings:
        words = text_of(heading)
        key = spaced(words)
        if not key or len(words) > 300 or key in known or _leads_home(heading):
            continue
        level = local(heading)
        if (level == "h3" and not first) or len(_parts_of(key)) < 2:
            continue
        if max(_likeness(k, key) for k in keys) < MIN_SAID[level]:
            continue
        score = max(_likeness(key, k) for k in keys) - 0.05 * (int(level[1]) - 1)
        score -= LOGO_LOSS * _is_logo(heading)
        if score >= MIN_LIKENESS and (best is None or score > best[0] + 1e-9):
            best = (score, words)
    return best[1] if best else None


def _is_logo(heading: etree._Element) -> bool:
    """Return whether a heading is named as the site's, or is a link where sites have their name."""
    if _LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"):
        return True
    return next(heading.iter("a"), None) is not None and any(
        _LOGO.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in heading.iterancestors()
        if e.tag not in ("body", "html")
    )


def _leads_home(heading: etree._Element) -> bool:
    """Return whether the heading is a link to the site's first page, as its logo is."""
    for link in heading.iter("a"):
        href = link.get("href") or "#"
        try:
            address = urlsplit(href)
        except ValueError:  # no address, whatever the page says
            continue
        if not href.startswith("#") and address.path in ("", "/") and not address.query:
            return True
    return False


def _of_whole(root: etree._Element, whole: str, known: Set[str]) -> str:
    """Return the headline where only the page's title names it."""
    parts = [p for p in _PARTS.split(whole) if p.strip()]
    title = _longest(parts, known) or ""
    masthead = _MASTHEAD.match(title)
    if masthead and is_outlet(masthead.group(1)):
        return title[masthead.end() :]
    headings = [e for e in root.iter("h1") if text_of(e)]
    if not headings and is_outlet(whole):
        headings = [e for e in root.iter("h2") if text_of(e)]
    if not headings and (is_outlet(title) or len(title.split()) < MIN_WORDS):
        headings = list(_named_headlines(root))
    if len(headings) == 1 and not _leads_home(headings[0]) and not _is_logo(headings[0]):
        only = text_of(headings[0])
        title = only if len(only.split()) >= 3 and len(only) < 200 else title
    return title


def _named_headlines(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the first element that is called a headline and is as long as one."""
    for element in root.iter("div", "p", "span", "td", "h2", "h3", "h4", "font"):
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _HEADLINE.search(called) and MIN_WORDS <= len(text_of(element).split()) <= MAX_WORDS:
            yield element
            return


def _added(whole: str, title: str) -> list[str]:
    """Return the parts of the page's title that are not the headline."""
    if title and whole.startswith(title) and len(whole) > len(title):
        rest = whole[len(title) :]
        if not rest[0].isalnum():
            return [p for p in _TIGHT.split(rest) if p.strip()]
    if title and whole.endswith(f": {title}"):
        return [whole[: -len(title) - 2].strip()]
    parts = [p.strip() for p in _PARTS.split(whole) if p.strip()]
    return [p for p in parts if spaced(p) not in spaced(title)]


def _parts_of(key: str) -> set[str]:
    """Return a text's words, or its pairs of letters where it is written without spaces."""
    words = set(key.split())
    if words and not key.isascii() and sum(map(len, words)) > 9 * len(words):
        return {key[i : i + 2] for i in range(len(key) - 1)}
    return words


def _likeness(key: str, other: str) -> float:
    """Return how far one text is the other, 1 where it is contained whole."""
    mine, theirs = _parts_of(key), _parts_of(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    precise = shared / len(mine)
    return precise * (0.5 + 0.5 * min(1.0, shared / max(1, len(theirs) - 4)))


def _without_site(title: str, known: Set[str]) -> str:
    """Return a title without the names of the site at either end."""
    masthead = _MASTHEAD.match(title)
    if masthead and _is_site(masthead.group(1), known):
        title = title[masthead.end() :]
    parts = [p for p in _PARTS.split(title) if p.strip()]
    while len(parts) > 1 and _is_site(parts[-1], known):
        title = title[: title.rindex(parts.pop())].rstrip(" |｜–—-·•»«›‹:：~/")
    if len(parts) > 1 and _is_site(parts[0], known):
        title = title[title.index(parts[0]) + len(parts[0]) :].lstrip(" |｜–—-·•»«›‹:：~/")
    return title


def _is_site(part: str, known: Set[str]) -> bool:
    key = spaced(part)
    return key in known or key.removeprefix("the ") in known or f"the {key}" in known


def _longest(parts: Sequence[str], known: Set[str]) -> str | None:
    kept = [p for p in parts if not _is_site(p, known)] or list(parts)
    return max(kept, key=len).strip() if kept else None
