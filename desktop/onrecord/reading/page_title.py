"""The headline of a web page, told from what its title adds: the site's name, its sections."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import etree

from onrecord.reading.blocks import fold
from onrecord.reading.headlines import is_outlet
from onrecord.reading.packages import local

_PARTS = re.compile(r"\s+[|–—\-·•»«:]+\s+|\s*\|\s*|\s+::\s+")
_TIGHT = re.compile(r"\s*[|–—\-·•»«:_]+\s*")
_MASTHEAD = re.compile(r"^([^:]{4,40}): (?=\S)")
MIN_LIKENESS = 0.6
MAX_HEADINGS = 80


def text_of(element: etree._Element) -> str:
    """Return the words that an element shows."""
    return fold(" ".join(str(t) for t in element.itertext()))


def page_title(
    root: etree._Element, stated: Sequence[str], tags: dict[str, str]
) -> tuple[str | None, list[str]]:
    """Return the headline, and what the page's title adds to it.

    `stated` are the headlines that the page gives to machines, the most trusted first.
    """
    whole = next((text_of(e) for e in root.iter("title") if text_of(e)), "")
    site = tags.get("og:site_name", "")
    named = [fold(s) for s in stated if s.strip()]
    title = _heading(root, named or [whole], site, first=bool(named))
    if title is None and named:
        title = _without_site(named[0], site)
    if title is None:
        title = _of_whole(root, whole, site)
    for name in named[:2]:
        if _key(title) != _key(name) and f" {_key(title)} ".endswith(f" {_key(name)} "):
            title = name  # the page shows a kicker before the headline
    return title or None, _added(whole, title)


def _heading(root: etree._Element, named: Sequence[str], site: str, *, first: bool) -> str | None:
    """Return the heading on the page that says what one of the names says."""
    keys = [_key(name) for name in named]
    best: tuple[float, str] | None = None
    headings = [e for level in ("h1", "h2", "h3") for e in root.iter(level)][:MAX_HEADINGS]
    for heading in headings:
        words = text_of(heading)
        key = _key(words)
        if not key or len(words) > 300 or (site and key == _key(site)) or _leads_home(heading):
            continue
        score = max(_likeness(key, k) for k in keys) - 0.05 * (int(local(heading)[1]) - 1)
        if not first and heading.tag == "h3":
            continue
        if (
            score >= MIN_LIKENESS
            and len(_parts_of(key)) >= 2
            and (best is None or score > best[0] + 1e-9)
        ):
            best = (score, words)
    return best[1] if best else None


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


def _of_whole(root: etree._Element, whole: str, site: str) -> str:
    """Return the headline where only the page's title names it."""
    parts = [p for p in _PARTS.split(whole) if p.strip()]
    title = _longest(parts, site) or ""
    masthead = _MASTHEAD.match(title)
    if masthead and is_outlet(masthead.group(1)):
        return title[masthead.end() :]
    only = [text_of(e) for e in root.iter("h1") if text_of(e)]
    if len(only) == 1 and len(only[0].split()) >= 3 and len(only[0]) < 200:
        title = only[0]
    return title


def _added(whole: str, title: str) -> list[str]:
    """Return the parts of the page's title that are not the headline."""
    if title and whole.startswith(title) and len(whole) > len(title):
        rest = whole[len(title) :]
        if not rest[0].isalnum():
            return [p for p in _TIGHT.split(rest) if p.strip()]
    if title and whole.endswith(f": {title}"):
        return [whole[: -len(title) - 2].strip()]
    parts = [p.strip() for p in _PARTS.split(whole) if p.strip()]
    return [p for p in parts if _key(p) not in _key(title)]


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


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


def _without_site(title: str, site: str) -> str:
    parts = _PARTS.split(title)
    if len(parts) > 1 and site and _key(parts[-1]) in (_key(site), _key(site).removeprefix("the ")):
        return title[: title.rindex(parts[-1])].rstrip(" |–—-·•»«:")
    return title


def _longest(parts: Sequence[str], site: str) -> str | None:
    kept = [p for p in parts if _key(p) != _key(site)] or list(parts)
    return max(kept, key=len).strip() if kept else None
