"""The comparison table: actors by topics, each cell a position."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.domain.dates import PartialDate
from onrecord.domain.pole import Pole, pole_of
from onrecord.domain.position import Cell, Presence
from onrecord.domain.selection import RollUp, Selection, passes_strict
from onrecord.tables.cells import Entry, distinct, entries_of, position_lines, span_of_days
from onrecord.tables.material import Material
from onrecord.tables.memo import MadeCell, TableMemo
from onrecord.tables.rows import JOINT, OTHERS, Row
from onrecord.tables.topics_shown import shown_topics, topics_shown

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ComparisonTable:
    """Hold positions of actors on topics, with what to show around them.

    `rows` has a row for each actor or roll-up: index key; name, caption, group, statements,
    latest (Timestamp or NaT). Rows of one group stand together, groups with more statements first,
    joint statements and those of unknown affiliation last. `topics`: index key; name, statements,
    targets, in the codebook's order. `cells` holds a `Cell` for each row and topic. The names of
    rows and topics with nothing to show are in `left_out_rows` and `left_out_topics`.
    `statements` counts statements; the same quotation in several articles counts once. `poles`
    holds the poles of topics, by key, where the analyst defined one.
    """

    rows: "pd.DataFrame"
    topics: "pd.DataFrame"
    cells: "pd.DataFrame"
    left_out_rows: tuple[str, ...]
    left_out_topics: tuple[str, ...]
    statements: int
    poles: Mapping[str, Pole] = field(default_factory=dict)

    def cell(self, row: str, topic: str) -> Cell:
        """Return the cell of a row and topic; raise KeyError when the table has none."""
        found = self.cells.loc[row, topic]
        if not isinstance(found, Cell):
            raise KeyError((row, topic))
        return found


def comparison_table(
    material: Material, selection: Selection, memo: TableMemo | None = None
) -> ComparisonTable:
    """Return the positions of actors on topics; a memo of tables made before makes it quicker.

    `material.statements` are those that the selection lets through leniently. Under the strict
    setting the same rows and topics stand; what falls away is counted in each cell.
    """
    memo = memo or TableMemo()
    rows = memo.rows(material, selection.roll_up)
    topic_names = topics_shown(material.codebook, selection)
    entries = entries_of(
        [s for s in material.statements if s.position and s.actor in rows], material, memo
    )
    held, by_row = _by_place(entries.values(), rows, topic_names)
    row_keys = list(dict.fromkeys(row for row, _ in held))
    with_entries = {topic for _, topic in held}
    topic_keys = [key for key in topic_names if key in with_entries]
    maker = _CellMaker(material, selection, NamedIn(material, rows, topic_names), memo)
    cells = {
        (row, topic): maker.cell(row, topic, held.get((row, topic), ()))
        for row in row_keys
        for topic in topic_keys
    }
    if selection.strict:
        by_row = {key: [e for e in group if maker.counts(e)] for key, group in by_row.items()}
    row_frame, total = _row_frame(rows, row_keys, by_row)
    speaking = {rows[s.actor].key: rows[s.actor].name for s in material.around if s.actor in rows}
    return ComparisonTable(
        rows=row_frame,
        topics=_topic_frame(topic_keys, topic_names, cells, held),
        cells=_cell_frame(list(row_frame.index), topic_keys, cells),
        left_out_rows=tuple(sorted(name for key, name in speaking.items() if key not in by_row)),
        left_out_topics=tuple(n for key, n in topic_names.items() if key not in with_entries),
        statements=total,
        poles={t.key: pole for t in material.codebook.topics if (pole := pole_of(t)) is not None},
    )


def _by_place(
    entries: Iterable[Entry], rows: Mapping[str, Row], names: Mapping[str, str]
) -> tuple[dict[tuple[str, str], list[Entry]], dict[str, list[Entry]]]:
    """Return entries by row and topic, and by row alone, without those on no shown topic."""
    by_cell: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_row: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        row = rows[entry.statement.actor].key
        topics = shown_topics(entry.statement, names)
        for topic in topics:
            by_cell[row, topic].append(entry)
        if topics:
            by_row[row].append(entry)
    return dict(by_cell), dict(by_row)


class NamedIn:
    """Know in how many articles on a topic a row's actors are named.

    Sets of articles are bits of whole numbers: 10,000 cells ask for what two of them share.
    """

    def __init__(
        self, material: Material, rows: Mapping[str, Row], names: Mapping[str, str]
    ) -> None:
        bits = {key: 1 << place for place, key in enumerate(material.articles)}
        self._on_topic: dict[str, int] = dict.fromkeys(names, 0)
        for topic, articles in _articles_by_topic(material, names).items():
            for article in articles:
                self._on_topic[topic] |= bits[article]
        self._naming: dict[str, int] = defaultdict(int)
        for article, actors in material.named.items():
            bit = bits.get(article, 0)
            for actor in actors:
                if actor in rows:
                    self._naming[rows[actor].key] |= bit

    def named_in(self, row: str, topic: str) -> int:
        """Return in how many articles on the topic the row's actors are named."""
        return (self._on_topic[topic] & self._naming[row]).bit_count()


def _articles_by_topic(material: Material, names: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for statement in material.around:
        for topic in shown_topics(statement, names):
            found[topic].add(statement.article_key)
    return found


class _CellMaker:
    def __init__(
        self, material: Material, selection: Selection, presence: NamedIn, memo: TableMemo
    ) -> None:
        self._made = memo.cells(selection)
        self._material = material
        self._strict = selection.strict
        self._tests = selection.strict_tests
        self._rolled_up = selection.roll_up is not RollUp.PERSON
        self._presence = presence

    def counts(self, entry: Entry) -> bool:
        return not self._strict or passes_strict(entry.statement, self._tests)

    def cell(self, row: str, topic: str, entries: Sequence[Entry]) -> Cell:
        named_in = self._presence.named_in(row, topic)
        made = self._made.get((row, topic))
        if made is None or not made.is_of(entries, named_in):
            cell = self._make(row, topic, entries, named_in)
            made = self._made[row, topic] = MadeCell(entries, named_in, cell)
        return made.cell

    def _make(self, row: str, topic: str, entries: Sequence[Entry], named_in: int) -> Cell:
        if not entries:
            presence = Presence.NAMED if named_in else Presence.ABSENT
            return Cell(row, topic, presence=presence, named_in=named_in)
        counted = [e for e in entries if self.counts(e)] if self._strict else entries
        below = len(distinct(entries)) if self._strict else 0
        if not counted:
            named = Presence.NAMED
            return Cell(row, topic, presence=named, named_in=named_in, below_strict=below)
        once = len(distinct(counted))
        first, latest = span_of_days(counted)
        return Cell(
            row,
            topic,
            lines=position_lines(counted, self._material, row=row, rolled_up=self._rolled_up),
            presence=Presence.HAS_POSITION,
            named_in=max(named_in, 1),
            statements=once,
            articles=len({entry.statement.article_key for entry in counted}),
            below_strict=max(0, below - once),
            first=first,
            latest=latest,
        )


def _row_frame(
    rows: Mapping[str, Row],
    keys: Sequence[str],
    by_row: Mapping[str, Sequence[Entry]],
) -> "tuple[pd.DataFrame, int]":
    import pandas as pd

    found = {row.key: row for row in rows.values()}
    shown = [_ShownRow.of(found[key], by_row[key]) for key in keys]
    of_group: dict[str, int] = defaultdict(int)
    for row in shown:
        of_group[row.row.group] += row.statements
    shown.sort(key=lambda row: row.order(of_group[row.row.group]))
    frame = pd.DataFrame(
        {
            "name": [r.row.name for r in shown],
            "caption": [r.row.caption for r in shown],
            "group": [r.row.group for r in shown],
            "statements": [r.statements for r in shown],
            "latest": pd.to_datetime(
                pd.Series([r.latest.first if r.latest else None for r in shown])
            ).array,
        },
        index=pd.Index([r.row.key for r in shown], name="row", dtype=object),
    )
    return frame, sum(r.statements for r in shown)


@dataclass(frozen=True, slots=True)
class _ShownRow:
    row: Row
    statements: int
    latest: PartialDate | None

    @classmethod
    def of(cls, row: Row, entries: Sequence[Entry]) -> "_ShownRow":
        return cls(row, len(distinct(entries)), span_of_days(entries)[1])

    def order(self, of_group: int) -> tuple[int, int, str, int, int, str]:
        """Return what rows are sorted by; `of_group` counts the statements of its group."""
        row, last = self.row, (JOINT, OTHERS)
        return (
            last.index(row.group) if row.group in last else -1,
            -of_group,
            row.group.casefold(),
            -self.statements,
            -(self.latest.first.toordinal() if self.latest else 0),
            row.name.casefold(),
        )


def _topic_frame(
    keys: Sequence[str],
    names: Mapping[str, str],
    cells: Mapping[tuple[str, str], Cell],
    held: Mapping[tuple[str, str], Sequence[Entry]],
) -> "pd.DataFrame":
    import pandas as pd

    counts: dict[str, int] = defaultdict(int)
    targets: dict[str, set[str]] = defaultdict(set)
    for (_, topic), cell in cells.items():
        counts[topic] += cell.statements
    for (_, topic), entries in held.items():
        targets[topic].update(entry.folded for entry in entries)
    return pd.DataFrame(
        {
            "name": [names[key] for key in keys],
            "statements": [counts[key] for key in keys],
            "targets": [len(targets[key]) for key in keys],
        },
        index=pd.Index(list(keys), name="topic", dtype=object),
    )


def _cell_frame(
    rows: Sequence[str], topics: Sequence[str], cells: Mapping[tuple[str, str], Cell]
) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {topic: pd.Series([cells[row, topic] for row in rows], dtype=object) for topic in topics},
        columns=pd.Index(list(topics), name="topic", dtype=object),
    ).set_axis(pd.Index(list(rows), name="row", dtype=object), axis=0)
