"""Statements that stand against each other: possible changes of position, and denials.

Nothing is concluded here. A contrast names two sentences of the articles and what makes it weak;
whether a position changed is for a person to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from onrecord.domain.contrast import Contrast, ContrastKind, Weakness
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.statement import Grade, Stance, Statement, Tier
from onrecord.tables.cells import Entry, entries_of
from onrecord.tables.material import Material
from onrecord.tables.memo import TableMemo
from onrecord.tables.rows import Row, rows_of
from onrecord.tables.target_words import equal_targets, near_head, near_targets, target_words
from onrecord.tables.topics_shown import shown_topics, topics_shown

_BEST_FIRST = {grade: place for place, grade in enumerate(Grade)}
_NOT_OWN_WORDS = {
    Grade.THIRD_PARTY: Weakness.REPORTED,
    Grade.IMPLIED: Weakness.REPORTED,
    Grade.PARAPHRASED: Weakness.PARAPHRASED,
}


def contrasts(
    material: Material, selection: Selection, memo: TableMemo | None = None
) -> list[Contrast]:
    """Return what the statements of a selection set against each other, newest first.

    A row's statements on one target give a contrast wherever the side turns in time, or where both
    sides stand on one day; so a target with both sides always gives one, and one with one side
    none. Targets of a topic that are near in words, each with one side only, give one contrast
    of their newest statements. A denial stands beside what it denies.
    """
    memo = memo or TableMemo()
    rows = memo.rows(material, selection.roll_up)
    names = topics_shown(material.codebook, selection)
    spoken = [s for s in material.statements if s.position and s.actor in rows]
    entries = entries_of(spoken, material, memo)
    found: dict[str, Contrast] = {}
    for contrast in (
        *_denials(entries, rows, names),
        *_turns(entries.values(), rows, names, selection.roll_up, memo),
    ):
        found.setdefault(contrast.key, contrast)
    order = {key: entry.age for key, entry in entries.items()}
    return sorted(found.values(), key=lambda c: (-order[c.newer], -order[c.older], c.key))


def contrast_between(
    one: Statement, other: Statement, material: Material, selection: Selection
) -> Contrast | None:
    """Return the contrast of two statements, whatever their sides; `None` if they have no row.

    What a person judged stays in view also when a correction has since put both on one side.
    """
    rows = rows_of(material.actors, selection.roll_up)
    if one.actor not in rows or other.actor not in rows:
        return None
    names = topics_shown(material.codebook, selection)
    entries = entries_of([one, other], material)
    first, second = entries[one.key], entries[other.key]
    topic = next(iter([*_common_topics(one, other, names), *shown_topics(one, names)]), "")
    if one.denies == other.key:
        return _denial(second, first, rows[other.actor], topic)
    if other.denies == one.key:
        return _denial(first, second, rows[one.actor], topic)
    return _contrast(first, second, rows[one.actor], topic)


def _denials(
    entries: Mapping[str, Entry], rows: Mapping[str, Row], names: Mapping[str, str]
) -> Iterable[Contrast]:
    for entry in entries.values():
        denied = entries.get(entry.statement.denies or "")
        if denied is None or denied is entry:
            continue
        topics = [
            *_common_topics(denied.statement, entry.statement, names),
            *shown_topics(denied.statement, names),
            *shown_topics(entry.statement, names),
        ]
        if topics:
            yield _denial(denied, entry, rows[denied.statement.actor], topics[0])


def _denial(denied: Entry, denying: Entry, row: Row, topic: str) -> Contrast:
    """Return a denial: what is denied first, when both are of one day."""
    first, second = (denying, denied) if denying.age < denied.age else (denied, denying)
    weak = [w for w in _weaknesses(first, second) if w not in _NO_DOUBT_OF_DENIAL]
    return Contrast(
        first.statement.key, second.statement.key, ContrastKind.DENIAL, row.key, row.name, topic,
        tuple(weak),
    )  # fmt: skip


_NO_DOUBT_OF_DENIAL = frozenset(
    {Weakness.OTHER_TARGETS, Weakness.OTHER_WORDS, Weakness.OTHER_SPEAKERS}
)


def _turns(
    entries: Iterable[Entry],
    rows: Mapping[str, Row],
    names: Mapping[str, str],
    roll_up: RollUp,
    memo: TableMemo,
) -> Iterable[Contrast]:
    by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.side and entry.statement.target:
            row = rows[entry.statement.actor].key
            for topic in shown_topics(entry.statement, names):
                by_place[row, topic].append(entry)
    for (key, topic), held in by_place.items():
        place = rows[held[0].statement.actor]
        make = partial(_turns_at, place, topic, names.get(topic, ""))
        yield from memo.contrasts((roll_up, key, topic), held, make)


def _turns_at(row: Row, topic: str, topic_name: str, entries: Sequence[Entry]) -> list[Contrast]:
    """Return the contrasts of what a row says on a topic."""
    if len({entry.side for entry in entries}) == 1:
        return []
    targets: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        targets[entry.folded].append(entry)
    pairs: list[tuple[Entry, Entry]] = []
    one_sided: list[list[Entry]] = []
    for group in targets.values():
        if len({entry.side for entry in group}) == 1:
            one_sided.append(group)
        else:
            pairs += _turns_of(group)
    if len({group[0].side for group in one_sided}) > 1:
        pairs += _near_pairs(one_sided, frozenset(target_words(topic_name).names))
    return [_contrast(first, second, row, topic) for first, second in pairs]


def _turns_of(entries: Sequence[Entry]) -> Iterable[tuple[Entry, Entry]]:
    """Yield the last statement before each turn of the side and the first after it.

    Of several on one day the one whose words are closest to the actor stands for them. Those of
    both sides on one day are a pair by themselves.
    """
    by_day: dict[int, dict[int, Entry]] = defaultdict(dict)
    for entry in sorted(entries, key=_best_first):
        by_day[entry.age].setdefault(entry.side, entry)
    before: Entry | None = None
    for _, sides in sorted(by_day.items()):
        if len(sides) > 1:
            first, second = sorted(sides.values(), key=lambda e: (_place(e), e.statement.key))
            yield first, second
            before = None
            continue
        now = next(iter(sides.values()))
        if before is not None and before.side != now.side:
            yield before, now
        before = now


def _best_first(entry: Entry) -> tuple[object, ...]:
    statement = entry.statement
    return (
        not statement.reviewed,
        _BEST_FIRST[statement.grade],
        statement.tier is Tier.WEAK,
        -abs(statement.polarity),
        statement.key,
    )


def _place(entry: Entry) -> tuple[str, int]:
    return entry.statement.article_key, entry.statement.content[0].start


def _near_pairs(
    groups: Sequence[list[Entry]], common: frozenset[str]
) -> Iterable[tuple[Entry, Entry]]:
    """Yield the newest statements on targets that are near in words, with opposite sides.

    One pair for each word that they stand for: a weak hint is no reason for a long list.
    """
    by_head: dict[str, list[Entry]] = defaultdict(list)
    for group in groups:
        newest = max(group, key=lambda entry: (entry.age, entry.statement.key))
        by_head[near_head(target_words(newest.label).head)].append(newest)
    for _, heads in sorted(by_head.items()):
        for second in sorted(heads, key=lambda e: (-e.age, e.statement.key)):
            before = [
                first
                for first in heads
                if first.side != second.side
                and (first.age, first.statement.key) < (second.age, second.statement.key)
                and near_targets(first.label, second.label, common)
            ]
            if before:
                yield max(before, key=lambda e: (e.age, e.statement.key)), second
                break


def _contrast(one: Entry, other: Entry, row: Row, topic: str) -> Contrast:
    first, second = (other, one) if other.age < one.age else (one, other)
    at_one_time = first.day is None or second.day is None or first.day.last >= second.day.first
    kind = ContrastKind.CONTRADICTION if at_one_time else ContrastKind.CHANGE
    return Contrast(
        first.statement.key, second.statement.key, kind, row.key, row.name, topic,
        tuple(_weaknesses(first, second)),
    )  # fmt: skip


def _weaknesses(first: Entry, second: Entry) -> list[Weakness]:
    one, other = first.statement, second.statement
    pair = (one, other)
    found: list[Weakness] = []
    if first.folded != second.folded:
        found.append(Weakness.OTHER_TARGETS)
    elif not equal_targets(one.target, other.target):
        found.append(Weakness.OTHER_WORDS)
    if one.actor != other.actor:
        found.append(Weakness.OTHER_SPEAKERS)
    reviewed = [s.reviewed for s in pair]
    found += dict.fromkeys(_NOT_OWN_WORDS[s.grade] for s in pair if s.grade in _NOT_OWN_WORDS)
    if any(s.stance is Stance.CONDITIONAL for s in pair):
        found.append(Weakness.CONDITIONAL)
    if any(s.uncertain for s in pair):
        found.append(Weakness.HEDGED)
    if any(s.tier is Tier.WEAK and not seen for s, seen in zip(pair, reviewed, strict=True)):
        found.append(Weakness.WEAK_CUE)
    if first.day is None or second.day is None:
        found.append(Weakness.UNDATED)
    elif one.date is None or other.date is None:
        found.append(Weakness.ARTICLE_DATE)
    return found


def _common_topics(one: Statement, other: Statement, names: Mapping[str, str]) -> list[str]:
    shared = set(shown_topics(other, names))
    return [topic for topic in shown_topics(one, names) if topic in shared]
