"""Resolve the words for a day, month or year against the day of the article.

Never more precise than the words: "in February" is a month, "last year" a year, "last week" its
month when it lies in one. The rules are our own; on the like of these `dateparser` got 16 of 26
right (it takes "March next year" apart and fills the day of "February" from the article's day).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "a",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"an": 1, "one": 1}
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MANY = r"(?:\s?(?:and|or|to|until|through|-|–|—)\s?[0-3]?\d(?:st|nd|rd|th)?)?"
_TIMES = r"(?:\s(?:morning|afternoon|evening|night))?"
_ROUGHLY = (
    r"(?:(?P<rough>(?:more|less|fewer)\sthan|over|under|nearly|almost|about|some|around|roughly"
    r"|at\sleast|barely)\s)?"
)
_NO_OBJECT = r"(?!\s(?:the|an?|his|her|its|their|our|that|this|he|she|they|it|of|[A-Z]))"
"""After "the day after": what follows is no event that it would be counted from."""
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)"
_LAST_DAYS_OF_WEEK = 7
_DECEMBER = 12
_DAYS_AHEAD = 2
"""How far a day that is over may lie after the article's, which is of another time zone."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression depends on.

    `published` is the day of the article, `future` whether the clause speaks of what is to come,
    `past` whether it speaks of what is over, `anchor` the last day that the text named ("the day
    before").
    """

    published: date | None
    future: bool = False
    past: bool = True
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of expression: its name, its words, and how it is resolved (None: no date)."""

    name: str
    words: re.Pattern[str]
    resolve: Callable[[re.Match[str], Context], str | None]


def iso_month(year: int, month: int) -> str:
    """Return a month as text, "2023-02"."""
    return f"{year:04d}-{month:02d}"


def _month_number(match: re.Match[str]) -> int:
    return _SHORT[match["month"][:3].lower()]


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _full(match: re.Match[str], _: Context) -> str | None:
    year, month = int(match["year"]), _month_number(match)
    if match["more"]:
        return iso_month(year, month)
    return _iso_day(year, month, int(match["day"]))


def _numeric(match: re.Match[str], _: Context) -> str | None:
    return _iso_day(int(match["year"]), int(match["number"]), int(match["day"]))


def _month_and_year(match: re.Match[str], _: Context) -> str:
    return iso_month(int(match["year"]), _month_number(match))


def _year(match: re.Match[str], _: Context) -> str:
    return match["year"]


def _day_without_year(match: re.Match[str], context: Context) -> str | None:
    if context.published is None:
        return None
    month, base = _month_number(match), context.published
    options = [
        day
        for year in (base.year - 1, base.year, base.year + 1)
        if (day := _iso_day(year, month, int(match["day"])))
    ]
    latest = base if context.future else base + timedelta(days=_DAYS_AHEAD)
    chosen = _nearest(options, latest.isoformat(), future=context.future)
    if chosen and int(chosen[:4]) < base.year and not (context.past or context.future):
        return None
    return chosen[:7] if chosen and match["more"] else chosen


def _nearest(options: list[str], base: str, *, future: bool) -> str | None:
    """Return the first option from the base on, or the last up to it."""
    if future:
        return next((option for option in options if option >= base), None)
    return next((option for option in reversed(options) if option <= base), None)


def _bare_month(match: re.Match[str], context: Context) -> str | None:
    if context.published is None:
        return None
    month, base = _month_number(match), context.published
    which = (match["which"] or "").lower()
    if match["rest"]:
        step = {"this": 0, "last": -1, "next": 1}[match["rest"].split()[0].lower()]
        return iso_month(base.year + step, month)
    if which == "next" or (context.future and which != "last"):
        return iso_month(
            base.year + (month < base.month or (which == "next" and month == base.month)), month
        )
    if month > base.month and not (context.past or which == "last"):
        return None  # "the talks in May", read in March: which May is not told
    return iso_month(
        base.year - (month > base.month or (which == "last" and month == base.month)), month
    )


def _weekday(match: re.Match[str], context: Context) -> str | None:
    if context.published is None:
        return None
    number = _WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    if which in {"previous", "following"}:
        return _beside_anchor(context.anchor, number, after=which == "following")
    back = (context.published.weekday() - number) % _LAST_DAYS_OF_WEEK
    if which == "next" or (context.future and which != "last"):
        forward = (-back) % _LAST_DAYS_OF_WEEK
        if which == "next" and not forward:
            forward = _LAST_DAYS_OF_WEEK
        return (context.published + timedelta(days=forward)).isoformat()
    if which == "last" and not back:
        back = _LAST_DAYS_OF_WEEK
    return (context.published - timedelta(days=back)).isoformat()


def _beside_anchor(anchor: date | None, weekday: int, *, after: bool) -> str | None:
    """Return this weekday in the seven days after or before the day last named."""
    if anchor is None:
        return None
    if after:
        step = (weekday - anchor.weekday() - 1) % _LAST_DAYS_OF_WEEK + 1
        return (anchor + timedelta(days=step)).isoformat()
    step = (anchor.weekday() - weekday - 1) % _LAST_DAYS_OF_WEEK + 1
    return (anchor - timedelta(days=step)).isoformat()


def _weekday_of_week(match: re.Match[str], context: Context) -> str | None:
    if context.published is None:
        return None
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    monday = context.published - timedelta(days=context.published.weekday())
    number = _WEEKDAYS.index(match["weekday"].lower())
    return (monday + timedelta(weeks=step, days=number)).isoformat()


def _days_from_weekday(match: re.Match[str], context: Context) -> str | None:
    """Return the last day up to the article's that lies so from that weekday.

    "A day after Friday's vote": Saturday; "two days before Sunday's vote": Friday.
    """
    if context.published is None:
        return None
    count = _number({"the": "a"}.get(match["count"].lower(), match["count"]))
    number = _WEEKDAYS.index(match["weekday"].lower())
    target = number + (count if match["way"].lower() == "after" else -count)
    back = (context.published.weekday() - target) % _LAST_DAYS_OF_WEEK
    return (context.published - timedelta(days=back)).isoformat()


def _shifted(days: int) -> Callable[[re.Match[str], Context], str | None]:
    def resolve(_: re.Match[str], context: Context) -> str | None:
        if context.published is None:
            return None
        return (context.published + timedelta(days=days)).isoformat()

    return resolve


def _from_anchor(days: int) -> Callable[[re.Match[str], Context], str | None]:
    def resolve(_: re.Match[str], context: Context) -> str | None:
        if context.anchor is None:
            return None
        return (context.anchor + timedelta(days=days)).isoformat()

    return resolve


def _earlier_that_day(_: re.Match[str], context: Context) -> str | None:
    day = context.anchor or context.published
    return day.isoformat() if day else None


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _NUMBERS[count.lower()]


def _ago(match: re.Match[str], context: Context) -> str | None:
    if context.published is None or match["rough"]:
        return None
    return _moved(context.published, -_number(match["count"]), match["unit"].lower())


def _from_anchor_by(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None or match["rough"]:
        return None
    sign = 1 if match["way"].lower() == "later" else -1
    moved = _moved(context.anchor, sign * _number(match["count"]), match["unit"].lower())
    latest = (context.published or date.max).isoformat()
    return moved if moved <= latest else None


def _moved(base: date, count: int, unit: str) -> str:
    """Return the day, month or year so many units from the base, no more precise than the unit."""
    if unit == "day":
        return (base + timedelta(days=count)).isoformat()
    if unit in {"week", "fortnight"}:
        weeks = count * (2 if unit == "fortnight" else 1)
        return (base + timedelta(weeks=weeks)).isoformat()[:7]
    if unit == "month":
        months = base.year * _DECEMBER + base.month - 1 + count
        return iso_month(months // _DECEMBER, months % _DECEMBER + 1)
    return str(base.year + count * (10 if unit == "decade" else 1))


def _period(match: re.Match[str], context: Context) -> str | None:
    if context.published is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(match["which"].lower(), 0)
    if match["unit"].lower() == "year":
        return str(context.published.year + step)
    months = context.published.year * _DECEMBER + context.published.month - 1 + step
    return iso_month(months // _DECEMBER, months % _DECEMBER + 1)


def _week(match: re.Match[str], context: Context) -> str | None:
    """Return the month of a week when all of it lies in one; a week is no date of ours."""
    if context.published is None:
        return None
    if match["over"]:
        return _weekend(context.published)
    which = (match["which"] or "").lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
    monday = context.published - timedelta(days=context.published.weekday()) + timedelta(weeks=step)
    sunday = monday + timedelta(days=_LAST_DAYS_OF_WEEK - 1)
    return monday.isoformat()[:7] if monday.month == sunday.month else None


def _weekend(published: date) -> str | None:
    """Return the month of the last weekend that has begun, if it lies in one."""
    saturday = published - timedelta(days=(published.weekday() - 5) % _LAST_DAYS_OF_WEEK)
    sunday = saturday + timedelta(days=1)
    return saturday.isoformat()[:7] if saturday.month == sunday.month else None


def _pattern(
    name: str,
    words: str,
    resolve: Callable[[re.Match[str], Context], str | None],
    flags: int = re.I,
) -> Pattern:
    return Pattern(name, re.compile(rf"\b{words}(?!\w)", flags), resolve)


_ANY_WEEKDAY = "(?P<weekday>" + "|".join(day.capitalize() for day in _WEEKDAYS) + ")"
_ON_WEEKDAY = (
    r"(?<!every\s)(?<!each\s)(?<!Good\s)(?<!Black\s)(?<!Bloody\s)(?<!Super\s)(?<!Palm\s)(?<!Easter\s)"
    r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his|[Pp]ast|previous|following)\s)?"
    + _ANY_WEEKDAY
    + _TIMES
    + rf"(?!,?\s(?:the\s)?(?:{_DAY}\s(?:of\s)?)?{_MONTH})".replace("?P<month>", "?:").replace(
        "?P<day>", "?:"
    )  # "on Friday, March 3": the date tells which
)

PATTERNS: tuple[Pattern, ...] = (
    _pattern("day in numbers", _YEAR + r"-(?P<number>[01]\d)-(?P<day>[0-3]\d)", _numeric),
    _pattern(
        "month, day and year",
        _MONTH + r"\s" + _DAY + f"(?P<more>{_MANY})" + r",?\s" + _YEAR,
        _full,
        0,
    ),
    _pattern(
        "day, month and year",
        _DAY + f"(?P<more>{_MANY})" + r"\s(?:of\s)?" + _MONTH + r",?\s" + _YEAR,
        _full,
        0,
    ),
    _pattern("month and year", _MONTH + r",?\s(?:of\s)?" + _YEAR, _month_and_year, 0),
    _pattern(
        "month and day",
        _MONTH + r"\s" + _DAY + f"(?P<more>{_MANY})" + r"(?!\s?(?:%|per|percent|,\d))",
        _day_without_year,
        0,
    ),
    _pattern(
        "day and month", _DAY + f"(?P<more>{_MANY})" + r"\s(?:of\s)?" + _MONTH, _day_without_year, 0
    ),
    _pattern(
        "month",
        r"(?:(?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Mm]id-?|[Ll]ate|[Uu]ntil|[Bb]y|of)\s)?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate)\s)?"
        + _MONTH
        + r"(?P<rest>\s(?:this|last|next)\syear)?",
        _bare_month,
        0,
    ),
    _pattern(
        "days from a weekday",
        r"(?P<count>[Tt]he|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)\s[Dd]ays?\s(?P<way>after|before)\s"
        + _ANY_WEEKDAY
        + r"(?=['’]s)",
        _days_from_weekday,
        0,
    ),
    _pattern(
        "weekday of a week",
        _ANY_WEEKDAY + r"\s(?:of\s)?(?P<which>last|this|next)\sweek",
        _weekday_of_week,
        0,
    ),
    _pattern(
        "week and weekday",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\sweek,?\son\s" + _ANY_WEEKDAY,
        _weekday_of_week,
        0,
    ),
    _pattern("weekday", _ON_WEEKDAY, _weekday, 0),
    _pattern(
        "today",
        r"(?:today|tonight|this\s(?:morning|afternoon|evening)|earlier\stoday)",
        _shifted(0),
    ),
    _pattern("yesterday", r"(?:yesterday|last\snight)", _shifted(-1)),
    _pattern("tomorrow", r"tomorrow", _shifted(1)),
    _pattern(
        "that day",
        r"(?<!earlier\s)(?:that|the\ssame)\s(?:day|evening|night|morning|afternoon)",
        _from_anchor(0),
    ),
    _pattern(
        "earlier that day",
        r"earlier\s(?:in\sthe\s(?:day|morning|evening|afternoon)|that\s(?:day|morning))",
        _earlier_that_day,
    ),
    _pattern(
        "within the hour",
        r"(?:within\s(?:the\shour|minutes)|(?:minutes|moments|an\shour)\slater)",
        _from_anchor(0),
    ),
    _pattern(
        "the day before",
        rf"(?:the\s(?:day\sbefore{_NO_OBJECT}|previous\sday)|a\sday\s(?:earlier|before{_NO_OBJECT}))",
        _from_anchor(-1),
    ),
    _pattern(
        "the day after",
        rf"(?:the\s(?:day\safter{_NO_OBJECT}|next\sday|following\sday)|a\sday\slater)",
        _from_anchor(1),
    ),
    _pattern(
        "time ago", _ROUGHLY + _COUNT + r"\s" + _UNIT + r"s?\sago", _ago
    ),  # counted from the article
    _pattern(
        "time before or after",
        _ROUGHLY + _COUNT + r"\s" + _UNIT + rf"s?\s(?P<way>earlier|later|before{_NO_OBJECT})",
        _from_anchor_by,
    ),  # counted from the day last named
    _pattern("period", r"(?P<which>this|last|past|previous|next)\s(?P<unit>month|year)", _period),
    _pattern("this period", r"earlier\sin\s(?P<which>the)\s(?P<unit>month|year)", _period),
    _pattern(
        "week",
        r"(?:(?P<over>(?:over|during|at)\sthe\sweekend)|earlier\sin\sthe\sweek"
        r"|(?P<which>this|last|past|previous|next)\sweek(?:end)?)",
        _week,
    ),
    _pattern("year", _YEAR, _year),
)
"""Longest first; a place that one has taken is not looked at again."""
