"""What an actor's statements on one topic add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.domain.article import Article
from onrecord.domain.dates import PartialDate
from onrecord.domain.position import PositionLine
from onrecord.domain.statement import Grade, Stance, Statement
from onrecord.tables.material import (
    Material,
    condition_of,
    first_words,
    side_of,
)
from onrecord.tables.memo import TableMemo
from onrecord.tables.rows import short_name

_GRADES = {grade: place for place, grade in enumerate(Grade)}
# So many speakers of one line are named; more are counted.
_MOST_NAMES = 2


@dataclass(slots=True, eq=False)
class Entry:
    """Hold a statement with what a table asks of it again and again.

    `age` grows with the date, 0 for none; `quotation` is equal for the same words of one actor on
    one side; `denied` says whether another statement denies it.
    """

    statement: Statement
    article: Article
    side: int
    day: PartialDate | None
    age: int
    name: str
    label: str
    folded: str
    quotation: tuple[str, int, str]
    denied: bool


def entries_of(
    statements: Iterable[Statement], material: Material, memo: TableMemo | None = None
) -> dict[str, Entry]:
    """Return an entry for each statement, by its key; those of a memo where they still hold."""
    memo = memo or TableMemo()
    memo.follow(material)
    articles, denied, name_of = material.articles, material.denied, material.targets.name
    days: dict[str, PartialDate | None] = {}
    entries: dict[str, Entry] = {}
    held = memo.entries
    for statement in statements:
        key = statement.key
        article = articles[statement.article_key]
        name = name_of(statement)
        entry = held.get(key)
        if (
            entry is None
            or entry.statement is not statement
            or entry.article is not article
            or entry.name != name
            or entry.denied is not (key in denied)
        ):
            if article.key not in days:
                published = article.published
                days[article.key] = PartialDate(published) if published is not None else None
            entry = held[key] = _entry(statement, days[article.key], name, material)
        entries[key] = entry
    return entries


def _entry(
    statement: Statement, published: PartialDate | None, name: str, material: Material
) -> Entry:
    article = material.articles[statement.article_key]
    side = side_of(statement)
    day = statement.date or published
    label = name or first_words(statement, article)
    return Entry(
        statement,
        article,
        side,
        day,
        day.first.toordinal() if day else 0,
        name,
        label,
        label.casefold(),
        (statement.actor, side, material.quotation(statement)),
        statement.key in material.denied,
    )


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries by date, newest first; undated ones last."""
    if len(entries) == 1:
        return list(entries)
    return sorted(entries, key=lambda entry: entry.age, reverse=True)


def span_of_days(entries: Sequence[Entry]) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first and the latest date of statements, `None` where there is none."""
    if len(entries) == 1:
        return entries[0].day, entries[0].day
    days = [entry.day for entry in entries if entry.day is not None]
    return (min(days), max(days)) if days else (None, None)


def distinct(entries: Sequence[Entry]) -> list[Entry]:
    """Return each quotation once: the same words of one actor on one side, in whatever article."""
    if len(entries) == 1:
        return list(entries)
    kept: dict[tuple[str, int, str], Entry] = {}
    for entry in entries:
        kept.setdefault(entry.quotation, entry)
    return list(kept.values())


def position_lines(
    entries: Sequence[Entry], material: Material, *, row: str, rolled_up: bool
) -> tuple[PositionLine, ...]:
    """Return a line for each target, or in a rolled-up row for each target, side and speaker.

    Two people share a line only when side and target agree. Lines with more statements come
    first, then newer and more emphatic ones.
    """
    by_target: dict[tuple[str, str], list[Entry]] = {}
    for entry in newest_first(entries):
        speaker = entry.statement.actor if rolled_up else ""
        by_target.setdefault((entry.folded, speaker), []).append(entry)
    if not rolled_up:
        lines = [_line(group, material, None) for group in by_target.values()]
    else:
        shared = _shared_lines(by_target)
        lines = [_line(newest_first(group), material, row) for group in shared]
    return tuple(sorted(lines, key=_line_order)) if len(lines) > 1 else tuple(lines)


def _shared_lines(by_target: dict[tuple[str, str], list[Entry]]) -> list[list[Entry]]:
    """Return what speakers say of targets, joined where they are of one mind."""
    groups: dict[tuple[str, str, int], list[Entry]] = {}
    for (target, speaker), group in by_target.items():
        sides = {entry.side for entry in group if entry.side}
        one_minded = len(sides) < 2
        side = sides.pop() if one_minded and sides else 0
        groups.setdefault((target, "" if one_minded else speaker, side), []).extend(group)
    return list(groups.values())


def _line_order(line: PositionLine) -> tuple[int, int, int]:
    newest = line.latest.first.toordinal() if line.latest else 0
    return -line.count, -newest, -max(abs(line.polarity), abs(line.counter_polarity))


def _line(entries: Sequence[Entry], material: Material, row: str | None) -> PositionLine:
    if len(entries) == 1:
        return _line_of_one(entries[0], material, row)
    once = distinct(entries)
    sides = [entry.side for entry in once]
    supporting, opposing = sides.count(1), sides.count(-1)
    main = 1 if supporting >= opposing else -1
    conditional, condition = _condition(once)
    first, latest = span_of_days(entries)
    grades = [entry.statement.grade for entry in entries]
    return PositionLine(
        target=entries[0].label,
        polarity=_emphasis(once, main) if supporting or opposing else 0,
        counter_polarity=_emphasis(once, -main) if supporting and opposing else 0,
        conditional=conditional,
        condition=condition,
        supporting=supporting,
        opposing=opposing,
        neutral=sides.count(0),
        best_grade=min(grades, key=_GRADES.__getitem__) if len(grades) > 1 else grades[0],
        worst_grade=max(grades, key=_GRADES.__getitem__) if len(grades) > 1 else grades[0],
        reviewed=all(entry.statement.reviewed for entry in entries),
        disputed=any(entry.denied for entry in entries),
        first=first,
        latest=latest,
        speaker=_speakers(entries, material, row) if row is not None else "",
        statement_keys=tuple(entry.statement.key for entry in entries),
        articles=len({entry.article.key for entry in entries}),
        sides=_sides(entries, main, material, row) if len(set(sides)) > 1 else (),
    )


def _sides(
    entries: Sequence[Entry], main: int, material: Material, row: str | None
) -> tuple[PositionLine, ...]:
    """Return a line for the statements of each side, the main one first, and for those of none."""
    groups = ([entry for entry in entries if entry.side == side] for side in (main, -main, 0))
    return tuple(_line(group, material, row) for group in groups if group)


def _line_of_one(entry: Entry, material: Material, row: str | None) -> PositionLine:
    """Return what `_line` returns for one statement, as most lines have: in a third of the time."""
    statement, side = entry.statement, entry.side
    conditional = side != 0 and statement.stance is Stance.CONDITIONAL
    return PositionLine(
        target=entry.label,
        polarity=side * max(1, abs(statement.polarity)),
        counter_polarity=0,
        conditional=conditional,
        condition=condition_of(statement, entry.article) if conditional else "",
        supporting=int(side > 0),
        opposing=int(side < 0),
        neutral=int(side == 0),
        best_grade=statement.grade,
        worst_grade=statement.grade,
        reviewed=statement.reviewed,
        disputed=entry.denied,
        first=entry.day,
        latest=entry.day,
        speaker=_speakers([entry], material, row) if row is not None else "",
        statement_keys=(statement.key,),
    )


def _condition(entries: Sequence[Entry]) -> tuple[bool, str]:
    """Return whether all that take a side do so on a condition, and the newest one's words."""
    taking = [entry for entry in entries if entry.side]
    if not taking or any(e.statement.stance is not Stance.CONDITIONAL for e in taking):
        return False, ""
    found = (condition_of(entry.statement, entry.article) for entry in taking)
    return True, next((words for words in found if words), "")


def _emphasis(entries: Sequence[Entry], side: int) -> int:
    return side * max(
        (max(1, abs(e.statement.polarity)) for e in entries if e.side == side), default=0
    )


def _speakers(entries: Sequence[Entry], material: Material, row: str) -> str:
    """Return the short names of those who speak, empty when the row's own actor does alone."""
    keys = list(dict.fromkeys(entry.statement.actor for entry in entries))
    if keys == [row]:
        return ""
    names = [short_name(material.actors[key]) for key in keys if key in material.actors]
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return ", ".join(names)
