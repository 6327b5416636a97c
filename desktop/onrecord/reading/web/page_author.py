"""Who wrote the article of a web page: what it tells machines, and the byline that it shows."""

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from onrecord.reading.articles.blocks import fold
from onrecord.reading.articles.days import around, find_day
from onrecord.reading.articles.headlines import (
    cased,
    clean_author,
    has_media_word,
    is_outlet,
    is_person,
    is_role,
    turned,
    without_label,
)
from onrecord.reading.articles.textshape import spaced
from onrecord.reading.rules_files import words
from onrecord.reading.tabular.fields import names_of
from onrecord.reading.web.page_layout import in_box
from onrecord.reading.web.page_title import text_of

AUTHOR_TAGS = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "byl",
    "byline",
    "sailthru.author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "citation_author",
    "cxenseparse:author",
    "dcsext.author",
    "shareaholic:article_author_name",
)
_MARK = re.compile(
    r"author|creator|byline|by-line|writer|autor(?:e|en|in|es)?\b|auteur|"
    r"verfasser|redakteur|reporter\b",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"comment|about|bio\b|related|recommend|sidebar|footer|widget|avatar|social|share|teaser|promo|"
    r"popular|follow|twitter|description|image|photo",
    re.IGNORECASE,
)
_SHOWN_IN = (
    "a", "span", "p", "div", "address", "li", "h2", "h3", "h4", "h5", "h6", "strong", "em", "cite",
    "td", "font", "ul", "section", "header", "b", "i",
)  # fmt: skip
MAX_BYLINE = 160
# Where a byline goes on to something else: "A. Berg | 3 May", "A. Berg @aberg", "A. Berg 4 min".
_BREAK = re.compile(r"\s*[|•·:@\t\d\[]|\s+[-–—]+\s+|https?:|\bwww\.")
_OTHERS = re.compile(
    r"comment|related|recommend|popular|teaser|promo|latest|trending|most|discuss|forum|reply",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:\s*[,;]\s*|\s+/\s+)(?:(?:and|und|et|y|e|och|og|en|i)\s+)?")
_JOINED = re.compile(r"\s+(?:and|und|et|y|e|och|og|en|i|mit|with|avec)\s+|\s*&\s*")
# The reporter's title that Korean, Japanese and Chinese papers put after a name.
_TITLED = re.compile(r"\s*(?:선임기자|특파원|기자|記者|记者|特派員)\s*$")
# "Eingestellt von", "Analysis by": a byline that says what was done.
_LABEL_WITHIN = re.compile(
    r"(?!(?i:photo|foto|image|bild|illustr|video|graphi|edit|translat|traduit|übersetz|review|fact))"
    r"(?:From|[^\W\d_]+\s+(?:[^\W\d_]+\s+)?(?:by|von|par|por|da|av|door))"
    r"\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_])"
)
_BY_WITHIN = re.compile(r"\s(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])")
_NICKNAME = re.compile(r'\s*["“”][^"“”]*["“”]')
_LONE_NAME = re.compile(r"[^\W\d_][\w.'’-]{2,24}")


def page_author(
    root: etree._Element,
    tags: Mapping[str, str],
    article: Mapping[str, Any],
    site: str | None,
    headline: etree._Element | None,
    boxes: Sequence[etree._Element] = (),
) -> str | None:
    """Return the names of the people who wrote the article, `None` where the page names none.

    `boxes` are what was taken out of the page as being about its author.
    """
    stated = _stated(tags, article, site)
    shown, beside = _shown(root, site, headline, boxes)
    if stated and not set(stated) < set(shown):
        return " and ".join(stated)
    if not shown and len(beside) == 1:
        shown = next(iter(beside))
    return " and ".join(shown) or None


def _stated(tags: Mapping[str, str], article: Mapping[str, Any], site: str | None) -> list[str]:
    """Return the authors that the page's data for machines name."""
    given = article.get("author") or article.get("creator")
    found: list[str] = []
    for entry in given if isinstance(given, list) else [given]:
        kind = entry.get("@type") if isinstance(entry, dict) else None
        if kind != "Organization":
            found += people(names_of(entry), site, marked=kind == "Person")
    for tag in AUTHOR_TAGS:
        if not found:
            found = people(tags.get(tag, ""), site, marked=False)
    return list(dict.fromkeys(found))


def _shown(
    root: etree._Element,
    site: str | None,
    headline: etree._Element | None,
    boxes: Sequence[etree._Element],
) -> tuple[Sequence[str], set[tuple[str, ...]]]:
    """Return the names in the first byline, and those in each that stands beside the text."""
    beside: set[tuple[str, ...]] = set()
    around = frozenset(() if headline is None else headline.iterancestors())
    for element in itertools.chain(root.iter(*_SHOWN_IN), *(b.iter(*_SHOWN_IN) for b in boxes)):
        names = _signed(element, site)
        if not names:
            continue
        taken_out = any(e in boxes for e in (element, *element.iterancestors()))
        if not taken_out and not in_box(element, around):
            inner = [n for e in element.iterdescendants(*_SHOWN_IN) for n in _signed(e, site)]
            inner = list(dict.fromkeys(inner or _peers(element, site)))
            return inner if len(inner) >= len(names) else names, beside
        if not _in_list(element):
            beside.add(tuple(names))
    return [], beside


def _peers(element: etree._Element, site: str | None) -> list[str]:
    """Return the names in an element and in those made alike beside it, an author each."""
    around = list(itertools.islice(element.iterancestors(), 2))
    for holder in around:
        made = [e for e in holder.iter(element.tag) if e.get("class") == element.get("class")]
        if len(made) > 1 and len(text_of(holder)) <= MAX_BYLINE:
            return [name for e in made for name in _signed(e, site)]
    return []


def _signed(element: etree._Element, site: str | None) -> list[str]:
    """Return the names in an element that is marked as a byline."""
    told = filter(None, map(element.get, ("rel", "itemprop", "property")))
    strong = " ".join(told)
    marks = f"{strong} {element.get('class') or ''} {element.get('id') or ''}"
    if len(marks) < 6 or not _MARK.search(marks) or _NOT_BYLINE.search(marks):
        return []
    text = text_of(element)
    if not 0 < len(text) <= MAX_BYLINE:
        return []
    marked = "author" in strong
    names = people(text, site, marked=marked)
    if names and marked and element.tag == "a":
        parent = element.getparent()
        links = [] if parent is None else [a for a in parent if "author" in (a.get("rel") or "")]
        names = [n for a in links for n in people(text_of(a), site, marked=True)] or names
    return list(dict.fromkeys(names))


def _in_list(element: etree._Element) -> bool:
    """Return whether the element lies in comments or in teasers of other articles."""
    return any(
        _OTHERS.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in element.iterancestors()
        if around.tag not in ("body", "html")
    )


def people(text: str, site: str | None, *, marked: bool) -> list[str]:
    """Return the names of people in a byline, in the order given.

    A single word counts as a name where the page marks it as its author's. What the site is
    called does not, unless the byline says "by" before it.
    """
    text = fold(text).strip(" -–—|·,")
    if not text or re.match(r"https?:|www\.|\S+@\S+$", text):
        return []
    after = without_label(text)
    if after is None:
        inner = _LABEL_WITHIN.match(text)
        after = text[inner.end() :] if inner else None
    named = after is not None
    text = re.sub(r"\s*\([^)]*\)", " ", text if after is None else after)
    day = find_day(text)
    line = _BREAK.split(around(text, day)[0] if day is not None else text)[0]
    found = []
    parts = _parts(line if line == text else _without_idle(line))
    alone = (marked or named) and len(parts) == 1
    for part in parts:
        name = _name(part)
        if name and _is_author(name, site, named=named, alone=alone):
            found.append(name)
    return list(dict.fromkeys(found))


def _without_idle(text: str) -> str:
    """Return the text without words at its end that lead to a date: "on", "Posted"."""
    tokens = text.split()
    idle = words("dates", "around") | words("dates", "published") | words("dates", "weekdays")
    while tokens and tokens[-1].casefold().strip(",:.") in idle:
        tokens.pop()
    return " ".join(tokens)


def people_in_line(line: str, site: str | None) -> list[str]:
    """Return the names in a line below the headline that says "by" or tells the day and by whom."""
    if without_label(line) is None and find_day(line) is not None:
        said = _BY_WITHIN.search(line)
        line = line[said.start() :].lstrip() if said else ""
    return people(line, site, marked=False) if without_label(line) is not None else []


def _parts(text: str) -> list[str]:
    """Return the names that commas and "and" part; "Berg, Ada" and "Ortega y Gasset" are one."""
    parts: list[str] = []
    for whole in filter(None, re.split(r"\s*;\s*", text)):
        if turned(whole) != whole:
            parts.append(turned(whole))
            continue
        for part in _BETWEEN.split(whole):
            pieces = [without_label(p) or p for p in _JOINED.split(part)]
            parts += pieces if all(len(p.split()) > 1 for p in pieces) else [part]
    return [p for p in parts if p]


def _name(part: str) -> str | None:
    """Return a part of a byline without what the author does, `None` for no person's name."""
    tokens = _TITLED.sub("", part).strip(" .-–—()").split()
    if not tokens or _is_body(spaced(part).split()) or is_role(part) or is_outlet(tokens[0]):
        return None
    roles = words("heads", "roles")
    for i in range(2, len(tokens)):
        ended = tokens[i].casefold().strip(".") in roles
        if ended or (tokens[0].isupper() and tokens[1].isupper() and not tokens[i].isupper()):
            tokens = tokens[:i]
            break
    while len(tokens) > 2 and tokens[-1].casefold() in ("in", "for", "of", "at", "aus", "à", "en"):
        tokens.pop()
    name = clean_author(" ".join(tokens))
    return cased(name) if name else None


def _is_author(name: str, site: str | None, *, named: bool, alone: bool) -> bool:
    key = spaced(name)
    if not key or is_role(name):
        return False
    if site and not named and _names_site(key, site):
        return False
    if is_person(_NICKNAME.sub("", name)):
        return True
    if is_outlet(name) or has_media_word(name):
        return False
    if not any(c.islower() or c.isupper() for c in name):
        return _is_uncased_name(name)
    return alone and bool(_LONE_NAME.fullmatch(name)) and name[0].isupper() and not name.isupper()


def _names_site(key: str, site: str) -> bool:
    """Return whether an author's name is that of the site: "Quay Post" on "Quay Post Online"."""
    called = spaced(site)
    if key == called or key.replace(" ", "") == re.sub(r"^www\.|\.\w{2,6}$", "", site.casefold()):
        return True
    if key not in called:
        return False
    rest = set(called.replace(key, " ").split())
    return " " not in key or rest <= words("heads", "bodies") | words("heads", "media")


def _is_uncased_name(name: str) -> bool:
    """Return whether a text in letters without capitals is as long as names are."""
    letters = name.replace(" ", "").replace("·", "")
    return letters.isalpha() and (2 <= len(letters) <= 5 or 2 <= len(name.split()) <= 4)


def _is_body(tokens: Sequence[str]) -> bool:
    """Return whether the words name a desk, a firm or nobody."""
    if not tokens:
        return True
    ends = {tokens[0], tokens[-1]}
    labels = words("dates", "published") | words("dates", "updated")
    return (
        tokens[0] in words("heads", "nobody")
        or tokens[-1] in words("heads", "bodies")
        or bool(ends & (labels - words("heads", "particles")))
    )
