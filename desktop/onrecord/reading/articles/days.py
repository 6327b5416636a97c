"""Dates in the heads of articles, in tables and in names of files."""

import functools
import re
from dataclasses import dataclass
from datetime import date

from onrecord.reading.rules_files import rules, words


@dataclass(frozen=True, slots=True)
class FoundDay:
    """Hold a day and where in the text it stands."""

    day: date
    start: int
    end: int


@functools.cache
def _months() -> dict[str, int]:
    return {
        name.casefold(): number
        for number, names in enumerate(rules("dates")["months"], 1)
        for name in names.split()
    }


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<name>{names})(?!\w)\.?"
    year = r"(?P<y>(?:1[6-9]|20)\d\d)(?!\d)"
    day = r"(?<![\d.:/])(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
    glue = r"(?:\s+|\s*[-/.]\s*)"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), order)
        for pattern, order in (
            (rf"(?<![\d-]){year}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)", "ymd"),
            (
                rf"(?<!\d){year}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]",
                "ymd",
            ),
            (rf"(?<!\d)(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}}),?\s+(?:năm\s+)?{year}", "dmy"),
            (
                rf"{day}{glue}(?:of\s+|de\s+|d[’'])?{month},?{glue}?(?:de\s+|of\s+|del\s+)?{year}",
                "dmy",
            ),
            (rf"(?<!\w){month}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[,.]\s*|\s+){year}", "mdy"),
            (rf"(?<!\d){year}[.,]?\s+{month}\s*(?P<d>\d{{1,2}})(?!\d)", "ymd"),
            (
                rf"(?<![\d./-])(?P<a>\d{{1,2}})(?P<sep>[./-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?{year}",
                "num",
            ),
            (
                r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y2>\d\d)(?![\d./])",
                "num",
            ),
        )
    )


_DIGITS = re.compile(r"\d\d")
# Arabic, Persian and Indian digits, one letter each as ours.
_OWN_DIGITS = {
    zero + figure: ord("0") + figure for zero in (0x660, 0x6F0, 0x966) for figure in range(10)
}


def find_day(text: str, *, month_first: bool = False) -> FoundDay | None:
    """Return the first full date in the text; `month_first` decides what 3/4/2023 means."""
    return min(find_days(text, month_first=month_first), key=lambda f: f.start, default=None)


def find_days(text: str, *, month_first: bool = False) -> list[FoundDay]:
    """Return all full dates in the text in order of their place."""
    found: list[FoundDay] = []
    if not _DIGITS.search(text):
        return found
    if not text.isascii():
        text = text.translate(_OWN_DIGITS)
    for pattern, order in _patterns():
        for match in pattern.finditer(text):
            day = _day_of(match, order, month_first=month_first)
            if day is None or any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            found.append(FoundDay(day, match.start(), match.end()))
    return sorted(found, key=lambda f: f.start)


def _day_of(match: re.Match[str], order: str, *, month_first: bool) -> date | None:
    parts = match.groupdict()
    if order == "num":
        first, second = int(parts["a"]), int(parts["b"])
        # With full stops the day comes first everywhere; with strokes a part over 12 decides.
        swap = second > 12 or (month_first and parts["sep"] != "." and first <= 12)
        day, month = (second, first) if swap else (first, second)
    else:
        day = int(parts["d"])
        month = int(parts["m"]) if parts.get("m") else _months()[parts["name"].casefold()]
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["y2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


_TIME = re.compile(
    r"\bT?\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2}\s?h\s?\d\d\b|\b\d{1,2}\s*(?:h|uhr)\b(?:\s*\d\d)?"
    r"|\b(?:an?|\d+)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago\b"
    r"|(?:\b(?:utc|gmt))?\s?[+-]\d\d:?\d\d\b|(?<=\d)Z\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_LABEL_AT_END = re.compile(r"[\s,;|·•/–—-]*\b([^\W\d_]+)\s*:?\s*$")
_EDGES = " \t,;:|·•–—-()[]/"


@functools.cache
def _weekday_beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(map(re.escape, sorted(words("dates", "weekdays"), key=len, reverse=True)))
    before = re.compile(
        rf"(?<!\w)(?:{names})\b\.?[,\s]*(?:(?:the|den|le|el|il)\s+)?$", re.IGNORECASE
    )
    return before, re.compile(rf"^[,\s]*\(?(?:{names})(?!\w)\.?\)?", re.IGNORECASE)


def around(text: str, found: FoundDay) -> tuple[str, str]:
    """Return what a head's line says before and after its date: weekday, hour and labels gone."""
    weekday_before, weekday_after = _weekday_beside()
    before = weekday_before.sub("", text[: found.start])
    idle = words("dates", "published") | words("dates", "around") | words("dates", "updated")
    while label := _LABEL_AT_END.search(before):
        # "Ada Berg on 9 March 2021", "Publié le 9 mars 2021"
        if label.group(1).casefold() not in idle:
            break
        before = before[: label.start()]
    after = weekday_after.sub("", text[found.end :])
    return leftover(before), leftover(after)


def leftover(text: str) -> str:
    """Return the text without hours and without words that only go with a date."""
    text = _TIME.sub(" ", text).strip(_EDGES)
    idle = words("dates", "around") | words("dates", "published") | words("dates", "updated")
    left = [w for w in _WORD.findall(text) if w.casefold().rstrip(".") not in idle]
    if not left and not any(c.isdigit() for c in text):
        return ""
    # "Published: The Example Post" keeps the name; "Times of Example" keeps its "of".
    labels = words("dates", "published") | words("dates", "updated")
    head, colon, tail = text.partition(":")
    if colon and all(w.casefold() in labels for w in head.split()):
        text = tail
    return text.strip(_EDGES)


def is_update(text: str) -> bool:
    """Return whether the words before a date say that it is that of a later change."""
    later = words("dates", "updated")
    return any(word.casefold().rstrip(".:") in later for word in _WORD.findall(text))


_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


def day_in_name(name: str) -> date | None:
    """Return the date that a file's name holds: 2023-03-20, 20230320 or 2023_03_20."""
    match = _IN_NAME.search(name)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
