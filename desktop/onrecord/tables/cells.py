"""What an actor's statements on one topic add up to."""

from collections.abc import Sequence
from datetime import date

from onrecord.domain.dates import PartialDate
from onrecord.domain.position import PositionLine
from onrecord.domain.statement import Grade, Stance, Statement
from onrecord.tables.material import Material, condition_of, day_of, line_label, side_of
from onrecord.tables.rows import short_name

_GRADES = {grade: place for place, grade in enumerate(Grade)}
# So many speakers of one line are named; more are counted.
_MOST_NAMES = 2


def newest_first(statements: Sequence[Statement], material: Material) -> list[Statement]:
    """Return statements by date, newest first; undated ones last."""

    def day(statement: Statement) -> date:
        found = day_of(statement, material.articles[statement.article_key])
        return found.first if found else date.min

    return sorted(statements, key=day, reverse=True)


def span_of_days(
    statements: Sequence[Statement], material: Material
) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first and the latest date of statements, `None` where there is none."""
    days = [
        day for s in statements if (day := day_of(s, material.articles[s.article_key])) is not None
    ]
    return (min(days), max(days)) if days else (None, None)


def distinct(statements: Sequence[Statement], material: Material) -> list[Statement]:
    """Return each quotation once: the same words of one actor on one side, in whatever article."""
    kept: dict[tuple[str, str, int], Statement] = {}
    for statement in statements:
        kept.setdefault(
            (statement.actor, material.quotation(statement), side_of(statement)), statement
        )
    return list(kept.values())


def position_lines(
    statements: Sequence[Statement], material: Material, *, row: str, rolled_up: bool
) -> tuple[PositionLine, ...]:
    """Return a line for each target, or in a rolled-up row for each target, side and speaker.

    Two people share a line only when side and target agree. Lines with more statements come
    first, then newer and more emphatic ones.
    """
    ordered = newest_first(statements, material)
    by_target: dict[tuple[str, str], list[Statement]] = {}
    labels: dict[str, str] = {}
    for statement in ordered:
        article = material.articles[statement.article_key]
        label = line_label(statement, material.codebook, article)
        labels.setdefault(label.casefold(), label)
        speaker = statement.actor if rolled_up else ""
        by_target.setdefault((label.casefold(), speaker), []).append(statement)
    groups: dict[tuple[str, str, int], list[Statement]] = {}
    for (target, speaker), group in by_target.items():
        sides = {side for s in group if (side := side_of(s))}
        shared = rolled_up and len(sides) < 2
        side = sides.pop() if shared and sides else 0
        groups.setdefault((target, "" if shared else speaker, side), []).extend(group)
    lines = [
        _line(labels[target], newest_first(group, material), material, row if rolled_up else None)
        for (target, _, _), group in groups.items()
    ]
    return tuple(sorted(lines, key=_line_order))


def _line_order(line: PositionLine) -> tuple[int, int, int]:
    newest = line.latest.first.toordinal() if line.latest else 0
    return -line.count, -newest, -max(abs(line.polarity), abs(line.counter_polarity))


def _line(
    target: str, statements: Sequence[Statement], material: Material, row: str | None
) -> PositionLine:
    once = distinct(statements, material)
    sides = [side_of(s) for s in once]
    supporting, opposing = sides.count(1), sides.count(-1)
    main = 1 if supporting >= opposing else -1
    taking = [s for s in once if side_of(s)]
    open_ended = [s for s in taking if s.stance is Stance.CONDITIONAL]
    conditional = bool(taking) and len(open_ended) == len(taking)
    condition = next(
        (c for s in open_ended if (c := condition_of(s, material.articles[s.article_key]))), ""
    )
    first, latest = span_of_days(statements, material)
    return PositionLine(
        target=target,
        polarity=_emphasis(once, main) if taking else 0,
        counter_polarity=_emphasis(once, -main) if supporting and opposing else 0,
        conditional=conditional,
        condition=condition if conditional else "",
        supporting=supporting,
        opposing=opposing,
        neutral=sides.count(0),
        best_grade=min((s.grade for s in statements), key=_GRADES.__getitem__),
        worst_grade=max((s.grade for s in statements), key=_GRADES.__getitem__),
        reviewed=all(s.reviewed for s in statements),
        disputed=any(s.key in material.denied for s in statements),
        first=first,
        latest=latest,
        speaker=_speakers(statements, material, row) if row is not None else "",
        statement_keys=tuple(s.key for s in statements),
    )


def _emphasis(statements: Sequence[Statement], side: int) -> int:
    sizes = [max(1, abs(s.polarity)) for s in statements if side_of(s) == side]
    return side * max(sizes) if sizes else 0


def _speakers(statements: Sequence[Statement], material: Material, row: str) -> str:
    """Return the short names of those who speak, empty when the row's own actor does alone."""
    keys = list(dict.fromkeys(s.actor for s in statements))
    if keys == [row]:
        return ""
    names = [short_name(material.actors[key]) for key in keys if key in material.actors]
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return ", ".join(names)
