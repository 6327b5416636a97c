"""The day on which a web page's article was published."""

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from onrecord.reading.articles.days import find_days, is_update
from onrecord.reading.tabular.fields import day_of
from onrecord.reading.web.page_layout import in_box
from onrecord.reading.web.page_title import text_of

_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "publication_date",
    "publicationdate",
    "article:publicationdate",
    "article.published",
    "article_date_original",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "datecreated",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.created",
    "originalpublicationdate",
    "pub_date",
    "displaydate",
    "sailthru.date",
    "ptime",
)
# These give the day of the last change, or today's, on many pages.
_LOOSE_TAGS = ("date", "dc.date", "dcterms.date")
_MARK = re.compile(
    r"publi|posted|post-?(?:meta|date|time|info)|entry-?(?:meta|date|time)|date|datum|fecha|created|"
    r"byline|by-line|author|autor|submitted|article-?(?:meta|info)|dateline|timestamp|time\b|erschien|parution|"
    r"veroeff|(?:^|[\s_-])meta(?:$|[\s_-])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publi|entry-date|post-date|created", re.IGNORECASE)
_NO_DATE = re.compile(
    r"updat|modif|aktualis|event|copyright|comment|related|expir|birth|candidate|validate|mandate|"
    r"weather|today|current|(?:^|\s)(?:reply|archive)",
    re.IGNORECASE,
)
_SHOWN_IN = (
    "time", "abbr", "span", "p", "div", "li", "td", "small", "em", "strong", "i", "b", "font", "a",
    "h2", "h3", "h4", "h5", "h6", "dd", "header", "section", "ul",
)  # fmt: skip
MAX_LINE = 160
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])[-_/.]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/"
)
_IN_UTC = re.compile(r"\d(?:Z|\s?[+-]00:?00|\s?(?:GMT|UTC))$", re.IGNORECASE)
# A time in a script, and what stands before it there. In one pattern they take 16 times as long.
_VALUE = re.compile(r"[:=]\s*[\"']?(\d{4}-\d\d-\d\d|\d{8}|\d{10}|\d{13})(?!\d)")
_VALUE_NAME = re.compile(
    r"(?:date_?published|(?:first_?)?published_?(?:at|on|time|date)?|publish_?(?:date|time|ed)|"
    r"pub_?date|publication_?date|date_?created|created_?at)[\"']?\s*\Z",
    re.IGNORECASE,
)
NAME_LETTERS = 40
EARLIEST = date(1990, 1, 1)
MAX_AHEAD = 366
# A stated time that is this short is a day alone.
LONE_DAY = 10
# "Tue, 03/04/2014", as content management systems write it in English.
_WEEKDAY_DATE = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)\w*,?\s+(\d\d?)/(\d\d?)/(\d{4})", re.IGNORECASE
)
_CLOCK_OF_TWELVE = re.compile(r"\d\s?[ap]\.?m?\b", re.IGNORECASE)


def page_day(
    root: etree._Element,
    tags: Mapping[str, str],
    article: Mapping[str, Any],
    url: str | None,
    headline: etree._Element | None,
) -> tuple[date, str] | None:
    """Return the day of publication and where it was found, `None` where the page marks none.

    What the page states for machines is mostly a time in UTC. Where it shows the day before or
    after, in the time of its own place, that one is given.
    """
    told = (root.get("lang") or "", tags.get("og:locale") or "")
    american = any(re.match(r"en.us", language, re.IGNORECASE) for language in told)
    shown = _shown(root, headline, month_first=american)
    values = [article.get("datePublished"), *map(tags.get, _TAGS), article.get("dateCreated")]
    stated = _first_day(values, month_first=american)
    if stated is not None:
        value, day = stated
        near = shown is not None and abs((shown - day).days) == 1
        if shown is not None and near and (_IN_UTC.search(value) or len(value) <= LONE_DAY):
            return shown, "time in the page"
        return day, "meta tag"
    addressed = day_in_address(url)
    if addressed is not None:
        return addressed, "address"
    loose = _first_day(map(tags.get, _LOOSE_TAGS), month_first=american)
    if loose is not None and (shown is None or shown >= loose[1]):
        return loose[1], "meta tag"
    return (shown, "time in the page") if shown is not None else None


def _first_day(values: Iterable[Any], *, month_first: bool) -> tuple[str, date] | None:
    """Return the first of the stated times that is a likely day, and that day."""
    for value in values:
        if isinstance(value, str):
            first = month_first or bool(_CLOCK_OF_TWELVE.search(value))
            day = day_of(value, month_first=first)
            if day is not None and is_likely(day):
                return value, day
    return None


def is_likely(day: date) -> bool:
    """Return whether a page can be of that day."""
    return EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=MAX_AHEAD)


def _shown(
    root: etree._Element, headline: etree._Element | None, *, month_first: bool
) -> date | None:
    """Return the day in the element that is most surely marked as holding it.

    None that stands before the headline and not in its own part of the page counts: there pages
    show what day it is today.
    """
    around = [] if headline is None else list(headline.iterancestors())
    near = [e for e in around[:2] if e.tag != "body"]
    ranked: list[tuple[int, etree._Element]] = []
    reached = headline is None
    for element in root.iter(*_SHOWN_IN, "h1"):
        reached = reached or element is headline
        rank = _rank(element)
        if rank is None or in_box(element, frozenset(around)):
            continue
        if reached or any(a in near for a in element.iterancestors()):
            ranked.append((rank, element))
    ranked.sort(key=lambda item: item[0])
    days = (_day_in(element, month_first=month_first) for _, element in ranked)
    return next((day for day in days if day is not None and is_likely(day)), None)


def _rank(element: etree._Element) -> int | None:
    """Return how surely an element holds the date of publication: 0 most, `None` not at all."""
    marks = map(element.get, ("itemprop", "property", "class", "id"))
    strong = " ".join(mark for mark in marks if mark)
    if not strong and element.tag != "time":
        return None
    timed, dated, published = _called(strong)
    timed = timed or element.tag == "time"
    if not timed and not dated:
        return None
    if _NO_DATE.search(strong) and not published:
        return None
    if timed and (published or element.get("pubdate") is not None):
        return 0
    inside = timed and any(a.tag in ("article", "main", "header") for a in element.iterancestors())
    return 1 if inside else 2


@functools.lru_cache(maxsize=8192)
def _called(marks: str) -> tuple[bool, bool, bool]:
    """Return whether marks are of a time stated, of any date, and of one of publication."""
    timed = "datepublished" in marks.casefold()
    return timed, bool(_MARK.search(marks)), bool(_PUBLISHED.search(marks))


def _day_in(element: etree._Element, *, month_first: bool) -> date | None:
    text = text_of(element)
    machine = element.get("datetime") or element.get("content")
    if element.tag == "abbr":
        machine = machine or element.get("title")
    for line in (machine or "", text):
        if not line or len(line) > MAX_LINE:
            continue
        first = month_first or bool(_CLOCK_OF_TWELVE.search(line)) or _weekday_says(line)
        before = 0
        for found in find_days(line, month_first=first):
            if not is_update(line[before : found.start]) and not _follows_update(element):
                return found.day
            before = found.end
    return None


def _weekday_says(line: str) -> bool:
    """Return whether the weekday beside a date of two numbers shows that the month is first."""
    match = _WEEKDAY_DATE.search(line)
    if match is None:
        return False
    month, day, year = map(int, match.groups()[1:])
    try:
        return date(year, month, day).strftime("%a").casefold() == match[1].casefold()
    except ValueError:
        return False


def _follows_update(element: etree._Element) -> bool:
    """Return whether the words before the element say that it holds the date of a change."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        said = (before.tail or "").strip()[-40:] or text_of(before)[-40:]
        return is_update(said) and not find_days(said)
    return parent is not None and is_update((parent.text or "")[-40:])


def day_in_source(text: str) -> date | None:
    """Return the day that a page's scripts name as that of publication."""
    for match in _VALUE.finditer(text):
        day = day_of(match[1])
        if day is None or not is_likely(day):
            continue
        if _VALUE_NAME.search(text[max(0, match.start() - NAME_LETTERS) : match.start()]):
            return day
    return None


def day_in_address(url: str | None) -> date | None:
    """Return the day that a page's address holds: /2011/08/13/, 2013-04-22, 20130405."""
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:  # no address, whatever the page says
        return None
    for match in _IN_ADDRESS.finditer(path):
        numbers = [group for group in match.groups() if group]
        try:
            day = date(*map(int, numbers))
        except ValueError:
            continue
        if is_likely(day):
            return day
    return None
