"""The glyph grammar in characters, for cells of a spreadsheet; always with words beside it."""

from dataclasses import dataclass

from onrecord.domain.condition import says_how_it_binds
from onrecord.domain.dates import DatePrecision, PartialDate
from onrecord.domain.pole import PoleCount
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade, Stance

SUPPORT_COLOUR, OPPOSE_COLOUR, NEUTRAL_COLOUR = "#0A5EA8", "#A8480B", "#56616C"
"""Light scheme of the design: 6.6, 5.8 and 6.3 to 1 on white."""

_UP, _DOWN, _RING = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}", "○"
_SIDES = {
    2: (_UP * 2, "strongly supports", SUPPORT_COLOUR),
    1: (_UP, "supports", SUPPORT_COLOUR),
    0: (_RING, "takes no side on", NEUTRAL_COLOUR),
    -1: (_DOWN, "opposes", OPPOSE_COLOUR),
    -2: (_DOWN * 2, "strongly opposes", OPPOSE_COLOUR),
}
_CONDITIONAL = {
    1: (f"{_UP}_", "supports", SUPPORT_COLOUR),
    0: (_RING, "makes conditions on", NEUTRAL_COLOUR),
    -1: (f"\N{OVERLINE}{_DOWN}", "refuses", OPPOSE_COLOUR),
}
LEGEND = (
    (_UP * 2, "strongly supports"),
    (_UP, "supports"),
    (f"{_UP}_", "supports if a condition is met"),
    (_RING, "takes no side"),
    (f"\N{OVERLINE}{_DOWN}", "refuses until a condition is met"),
    (_DOWN, "opposes"),
    (_DOWN * 2, "strongly opposes"),
)
GRADES = {
    Grade.VERBATIM: "quoted",
    Grade.TRANSLATED: "quoted in translation",
    Grade.PARAPHRASED: "paraphrased",
    Grade.THIRD_PARTY: "reported by a third party",
    Grade.IMPLIED: "implied",
}
STANCE_COLOURS = {
    str(Stance.SUPPORT): SUPPORT_COLOUR,
    str(Stance.OPPOSE): OPPOSE_COLOUR,
    str(Stance.CONDITIONAL): NEUTRAL_COLOUR,
    str(Stance.NEUTRAL): NEUTRAL_COLOUR,
}


@dataclass(frozen=True, slots=True)
class LineText:
    """Hold a line of a cell: what is coloured, its colour, and what follows."""

    stance: str
    colour: str
    rest: str


def line_texts(line: PositionLine, *, dated: bool = False) -> list[LineText]:
    """Return a line in words; one with statements on both sides gives one for each.

    `dated` says that each has its own date or dates.
    """
    return [_line_text(side, dated=dated) for side in line.sides or (line,)]


def _line_text(line: PositionLine, *, dated: bool) -> LineText:
    speaker = f"{line.speaker}: " if line.speaker else ""
    glyph, words, colour = _stance(line.polarity, conditional=line.conditional)
    notes = [f"×{line.count}"] if line.count > 1 else []
    if line.articles > 1:
        notes.append(f"in {line.articles} articles")
    dates = period_text(line.first, line.latest) if dated else ""
    notes += [dates] if dates else []
    notes.append(_grades(line))
    if line.reviewed:
        notes.append("reviewed")
    if line.disputed:
        notes.append("disputed")
    rest = f" {line.target}{_condition(line)} · {', '.join(notes)}"
    return LineText(f"{glyph} {speaker}{words}", colour, rest)


def _grades(line: PositionLine) -> str:
    best, worst = GRADES[line.best_grade], GRADES[line.worst_grade]
    return best if best == worst else f"{best} at best, {worst} at least"


def _condition(line: PositionLine) -> str:
    if not line.conditional:
        return ""
    if not line.condition:
        return " (on a condition)"
    if says_how_it_binds(line.condition):
        return f" ({line.condition})"
    return f" ({'until' if line.polarity < 0 else 'if'}: {line.condition})"


def _stance(polarity: int, *, conditional: bool) -> tuple[str, str, str]:
    if conditional:
        return _CONDITIONAL[(polarity > 0) - (polarity < 0)]
    return _SIDES[polarity]


def footer_text(cell: Cell) -> str:
    """Return counts and dates of a cell."""
    parts = [_counted(cell.statements, "statement"), _counted(cell.articles, "article")]
    dates = period_text(cell.first, cell.latest)
    if dates:
        parts.append(dates)
    if cell.below_strict:
        parts.append(f"{_counted(cell.below_strict, 'statement')} below strict")
    return " · ".join(parts)


def pole_text(count: PoleCount) -> str:
    """Return how many statements are for a topic's pole and how many against it."""
    return f"{count.supporting} for, {count.opposing} against the pole"


def absence_text(cell: Cell) -> str:
    """Return why a cell holds no position; empty when the actor is in no article on the topic."""
    if cell.below_strict:
        return f"{_counted(cell.below_strict, 'statement')} below strict"
    if cell.presence is Presence.NAMED:
        where = f" in {cell.named_in} articles" if cell.named_in > 1 else ""
        return f"named{where}, no position"
    return ""


def date_text(day: PartialDate) -> str:
    """Return a date with as many parts as are known: 20 Mar 2023, Mar 2023, 2023."""
    if day.precision is DatePrecision.YEAR:
        return str(day.first.year)
    month = f"{_MONTHS[day.first.month - 1]} {day.first.year}"
    return month if day.precision is DatePrecision.MONTH else f"{day.first.day} {month}"


def period_text(first: PartialDate | None, last: PartialDate | None) -> str:
    """Return first and last date; one alone when they are the same."""
    if first is None or last is None:
        return ""
    begin, end = date_text(first), date_text(last)
    return end if begin == end else f"{begin} \N{EN DASH} {end}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
