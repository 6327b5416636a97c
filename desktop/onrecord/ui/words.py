"""What the program says about dates, grades, lines and cells, in the analyst's language."""

from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from onrecord.domain.condition import says_how_it_binds
from onrecord.domain.dates import DatePrecision, PartialDate
from onrecord.domain.lesson import is_learnt
from onrecord.domain.pole import Pole
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade, Statement
from onrecord.ui.glyphs import glyph_words, line_glyphs

_CONTEXT = "Words"
_DASH = "\N{EN DASH}"

_GRADES = {
    Grade.VERBATIM: "quoted",
    Grade.TRANSLATED: "quoted in translation",
    Grade.PARAPHRASED: "paraphrased",
    Grade.THIRD_PARTY: "reported by a third party",
    Grade.IMPLIED: "implied",
}


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, None, n)


def count_words(one: str, many: str, n: int) -> str:
    """Return the sentence for a count, its `%n` replaced: plural forms that need no translation."""
    return _tr(one if n == 1 else many, n).replace("%n", str(n))


def statements_words(n: int) -> str:
    """Return "1 statement" or "4 statements"."""
    return count_words("%n statement", "%n statements", n)


def articles_words(n: int) -> str:
    """Return "1 article" or "4 articles"."""
    return count_words("%n article", "%n articles", n)


def actors_words(n: int) -> str:
    """Return "1 actor" or "4 actors"."""
    return count_words("%n actor", "%n actors", n)


def targets_words(n: int) -> str:
    """Return "1 target" or "4 targets"."""
    return count_words("%n target", "%n targets", n)


def other_targets_words() -> str:
    """Return the name of the column for targets that stand alone."""
    return _tr("other targets")


def listed_words(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: "Iran, Yemen and Kenya"."""
    if len(names) <= 1:
        return "".join(names)
    first = ", ".join(names[:-1])
    return _tr("{first} and {last}").format(first=first, last=names[-1])


def grade_words(grade: Grade) -> str:
    """Return how close the words are to the actor."""
    return _tr(_GRADES[grade])


@cache
def _formatted(day: QDate, form: str, locale: str) -> str:
    return QLocale(locale).toString(day, form)


def _date(date: PartialDate, form: str) -> str:
    first = date.first
    return _formatted(QDate(first.year, first.month, first.day), form, QLocale().name())


def date_words(date: PartialDate | None) -> str:
    """Return "20 Mar 2023", "Mar 2023" or "2023", as much as is known; empty for no date."""
    if date is None:
        return ""
    forms = {DatePrecision.DAY: "d MMM yyyy", DatePrecision.MONTH: "MMM yyyy"}
    return _date(date, forms.get(date.precision, "yyyy"))


def month_words(date: PartialDate | None) -> str:
    """Return "Mar 23", or "2023" when the month is not known; empty for no date."""
    if date is None:
        return ""
    return _date(date, "yyyy" if date.precision is DatePrecision.YEAR else "MMM yy")


def period_words(first: PartialDate | None, last: PartialDate | None) -> str:
    """Return the month or months from first to last, and their years; empty for no dates."""
    if first is None or last is None:
        return ""
    begin, end = (_date(date, _month_form(date)) for date in (first, last))
    if begin == end:
        return end
    if first.first.year == last.first.year and DatePrecision.YEAR not in {
        first.precision,
        last.precision,
    }:
        return f"{_date(first, 'MMM')}{_DASH}{end}"
    return f"{begin} {_DASH} {end}"


def _month_form(date: PartialDate) -> str:
    return "yyyy" if date.precision is DatePrecision.YEAR else "MMM yyyy"


def stance_words(line: PositionLine) -> str:
    """Return the side or sides of a line: "strongly supports"."""
    return _tr(" and ").join(glyph_words(glyph) for glyph in line_glyphs(line))


def line_words(line: PositionLine) -> str:
    """Return a line of a cell as a sentence: "Xi strongly supports multipolarity, quoted".

    A line whose statements do not all take one side gives a sentence for each, with its figures.
    """
    if line.sides:
        return "; ".join(line_words(side) for side in line.sides)
    target = line.target or _tr("an unnamed target")
    parts = [" ".join(part for part in (line.speaker, stance_words(line), target) if part)]
    if line.condition:
        parts.append(condition_words(line.condition))
    if line.count > 1:
        parts.append(statements_words(line.count))
    if line.articles > 1:
        parts.append(_tr("in {articles}").format(articles=articles_words(line.articles)))
    parts.append(_grade_range_words(line))
    parts.append(_tr("reviewed") if line.reviewed else _tr("machine reading"))
    if line.disputed:
        parts.append(_tr("disputed"))
    return ", ".join(parts)


def _grade_range_words(line: PositionLine) -> str:
    best, worst = grade_words(line.best_grade), grade_words(line.worst_grade)
    if best == worst:
        return best
    return _tr("{best} at best, {worst} at least").format(best=best, worst=worst)


def pole_words(pole: Pole, lines: Iterable[PositionLine]) -> str:
    """Return "3 for, 1 against the pole “ends the war by talks”", counted over the lines."""
    count = pole.count(lines)
    return _tr("{n} for, {m} against the pole “{pole}”").format(
        n=count.supporting, m=count.opposing, pole=pole.words
    )


def condition_words(condition: str) -> str:
    """Return a condition as a cell's own line shows it."""
    if says_how_it_binds(condition):
        return condition
    return _tr("if: {condition}").format(condition=condition)


def more_words(n: int) -> str:
    """Return how many lines of a cell are not shown."""
    return _tr("+{count} more").format(count=n)


def no_position_words() -> str:
    """Return what stands where an actor is named but takes no position on a target."""
    return _tr("no position")


def absence_words(cell: Cell) -> str:
    """Return why a cell has no position; empty when it has one."""
    if cell.presence is Presence.HAS_POSITION and cell.lines:
        return ""
    if cell.below_strict:
        return count_words(
            "%n statement below strict", "%n statements below strict", cell.below_strict
        )
    if cell.presence is Presence.NAMED:
        if cell.named_in > 1:
            return count_words("", "named in %n articles, no position", cell.named_in)
        return _tr("named, no position")
    return _tr("not in the material")


def cell_words(row: str, topic: str, cell: Cell) -> str:
    """Return a whole cell as a sentence for screen readers and the status bar."""
    said = "; ".join(line_words(line) for line in cell.lines) or absence_words(cell)
    return _tr("{row}, {topic}: {said}").format(row=row, topic=topic, said=said)


def footer_words(cell: Cell, *, hidden_lines: int = 0, short: bool = False) -> str:
    """Return the counts and dates that stand under a cell's lines; short without articles."""
    parts = [statements_words(cell.statements)]
    if not short and (not hidden_lines or cell.articles > 1):
        parts.append(articles_words(cell.articles))
    period = period_words(cell.first, cell.latest)
    if period and not spans_months(cell):
        parts.append(period)
    return " · ".join(parts)


MONTHS_ON_ONE_DATE = 3
"""A cell that spans more months shows a date on each line."""


def spans_months(cell: Cell) -> bool:
    """Return whether the cell's dates lie so far apart that each line shows its own."""
    if cell.first is None or cell.latest is None:
        return False
    first, last = cell.first.first, cell.latest.first
    return (last.year - first.year) * 12 + last.month - first.month > MONTHS_ON_ONE_DATE


def origin_words(statement: Statement) -> str:
    """Return who stands for a statement as it is."""
    if statement.origin.by_analyst:
        return _tr("added by you")
    if statement.reviewed:
        return _tr("reviewed by you")
    if is_learnt(statement):
        return _tr("machine reading, learnt from your corrections")
    return _tr("machine reading")


def reader_words(statements: Sequence[Statement]) -> str:
    """Name the engine that read the article which came last, empty when none did."""
    origins = (statement.origin for statement in reversed(statements))
    origin = next((each for each in origins if not each.by_analyst and each.version), None)
    return _tr("English reader {version}").format(version=origin.version) if origin else ""
