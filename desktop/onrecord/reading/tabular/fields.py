"""Named values (table cells, front matter, JSON) to what is known of an article."""

import functools
import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.reading.articles.blocks import Draft, fold
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.headlines import clean_author
from onrecord.reading.articles.languages import language_code
from onrecord.reading.rules_files import rules

FIELDS = ("title", "text", "date", "outlet", "author", "url", "language")
# What may be stated beside the columns: whether 3/4/2023 begins with the day or the month.
ORDER = "order"
DAY_FIRST, MONTH_FIRST = "day", "month"
BY_COLUMNS = "by choosing the columns"
"""How a warning ends that the analyst can settle in the choice of columns."""
_EXCEL_DAYS = range(20_000, 80_000)
_EPOCH_SECONDS = range(100_000_000, 5_000_000_000)


# Names that hold a usual one: "webPublicationDate", "article_title_clean".
_LOOSE = 900
_OTHER = re.compile(
    r"updat|modif|access|retriev|load|crawl|scrap|id$|count|length|image|photo|sub|type|tag|short|"
    r"score|number|desc|snippet|summary|abstract|job"
)
_PARTS = (
    ("date", re.compile(r"date|publishedat|pubtime|datum")),
    ("title", re.compile(r"title|headline|titel")),
    ("text", re.compile(r"(?:text|body|content|volltext)$")),
    ("author", re.compile(r"author|byline|autor")),
    ("outlet", re.compile(r"source|newspaper|outlet|publisher|medium")),
    ("url", re.compile(r"url|link$")),
)


@functools.cache
def _names() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for name, spellings in rules("fields").items():
        for rank, spelling in enumerate(spellings):
            found.setdefault(spelling.rstrip("_"), (name, rank))
    return found


def field_of(name: object) -> tuple[str, int] | None:
    """Return the field that a column or key of this name holds and how usual the name is for it."""
    folded = re.sub(r"[\W_]+", "", str(name).casefold())
    known = _names().get(folded)
    if known is not None or len(folded) > 40 or _OTHER.search(folded):
        return known
    return next(((f, _LOOSE) for f, pattern in _PARTS if pattern.search(folded)), None)


def fields_of(names: list[str]) -> dict[str, int]:
    """Return for each field the index of the name that suits it best."""
    best: dict[str, tuple[int, int]] = {}
    for index, name in enumerate(names):
        found = field_of(name)
        if found is not None and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], index)
    return {field: index for field, (_, index) in best.items()}


def day_of(value: object, *, month_first: bool = False) -> date | None:
    """Return the day that a value of a table says: a date, a text, a number of seconds or days."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or isinstance(value, bool):
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{8}(?:T\d{4,6}Z?)?", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif re.fullmatch(r"\d{5,13}(?:\.\d+)?", text):
        return _day_of_number(float(text))
    elif re.fullmatch(r"\d{14}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    found = find_day(text, month_first=month_first)
    return found.day if found else None


def _day_of_number(number: float) -> date | None:
    if not math.isfinite(number):
        return None
    if int(number) in _EXCEL_DAYS:
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(number))
    if number > 100_000_000_000:
        number /= 1000
    if int(number) in _EPOCH_SECONDS:
        return datetime.fromtimestamp(number, UTC).date()
    return None


def take_fields(
    draft: Draft, values: Mapping[str, Any], published_from: str, *, month_first: bool = False
) -> None:
    """Note in the draft what named values say of it; keys are those of `FIELDS`."""
    title = fold(text_in(values.get("title")))
    draft.title = draft.title or title or None
    if draft.published is None:
        draft.published = day_of(values.get("date"), month_first=month_first)
        draft.published_from = published_from
    outlet = fold(text_in(values.get("outlet")))
    draft.outlet = draft.outlet or outlet or None
    author = names_of(values.get("author"))
    draft.author = draft.author or (clean_author(author) if author else None)
    draft.url = draft.url or str(values.get("url") or "").strip() or None
    draft.language = draft.language or language_code(str(values.get("language") or ""))


_TEXT_KEYS = ("name", "main", "rendered", "original", "title", "text", "value", "full_name", "uri")


def text_in(value: object) -> str:
    """Return the text of a value, that of its chief part where it is a record of several."""
    if isinstance(value, Mapping):
        return next((text_in(value[key]) for key in _TEXT_KEYS if value.get(key)), "")
    return "" if value is None else str(value)


def names_of(value: object) -> str:
    """Return the names in a value: a text, a list of texts, or records with a name."""
    if isinstance(value, Mapping):
        return fold(text_in(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(names_of, value)))
    return fold(str(value)) if value else ""
