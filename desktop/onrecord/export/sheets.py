"""The sheets of an export, as values: what a preview shows and every format writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from onrecord.domain.pole import Pole
from onrecord.domain.position import Cell
from onrecord.export.words import LineText, absence_text, footer_text, line_texts, pole_text

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class CellText:
    """Hold a cell of the matrix as lines and what stands under them."""

    lines: tuple[LineText, ...]
    footer: str

    def __str__(self) -> str:
        parts = [f"{line.stance}{line.rest}" for line in self.lines]
        return "\n".join([*parts, self.footer] if self.footer else parts)


Value: TypeAlias = str | int | float | bool | date | CellText | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one sheet: its name, headings, rows of values, and widths of columns in characters.

    `stance_column` is the index of the column whose words are coloured, -1 if none is; so many
    `frozen` columns stay in sight.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...]
    frozen: int = 0
    stance_column: int = -1


@dataclass(frozen=True, slots=True)
class Sheets:
    """Hold all sheets of an export in their order."""

    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """Return the sheet with this name; raise KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


def matrix_sheet(
    rows: "pd.DataFrame",
    topics: "pd.DataFrame",
    cells: "pd.DataFrame",
    poles: Mapping[str, Pole] | None = None,
) -> Sheet:
    """Return the matrix: an actor a row with its group, a topic a column.

    Where a topic has a pole, its cells count statements for and against it.
    """
    records: list[tuple[Value, ...]] = []
    values = cells.to_numpy(dtype=object)
    kept = rows[["name", "caption", "group"]].itertuples(index=False, name=None)
    for place, (name, caption, group) in enumerate(kept):
        said = [cell_text(cell, (poles or {}).get(cell.topic)) for cell in values[place]]
        records.append((str(name), str(caption), str(group), *said))
    headings = ("Actor", "Role", "Group", *(str(name) for name in topics["name"]))
    widths = (26, 24, 18, *([46] * len(topics)))
    return Sheet("Matrix", headings, tuple(records), widths, frozen=1)


def cell_text(cell: Cell, pole: Pole | None = None) -> CellText:
    """Return a cell in words: each position, then counts and dates, or why there is none.

    Where the cell has several dates, each position shows its own.
    """
    dated = cell.first != cell.latest
    lines = tuple(text for line in cell.lines for text in line_texts(line, dated=dated))
    if not lines:
        return CellText(lines, absence_text(cell))
    counted = f" · {pole_text(pole.count(cell.lines))}" if pole else ""
    return CellText(lines, footer_text(cell) + counted)


_STATEMENT_COLUMNS = (
    ("actor", "Actor", 24),
    ("role", "Role", 22),
    ("affiliation", "Affiliation", 16),
    ("topics", "Topics", 18),
    ("target", "Target", 26),
    ("stance", "Stance", 12),
    ("polarity", "Polarity", 9),
    ("condition", "Condition", 24),
    ("content", "Quotation", 70),
    ("kind", "Kind", 12),
    ("grade", "Grade", 14),
    ("date", "Date", 12),
    ("date_text", "Date in the text", 14),
    ("source", "Source", 22),
    ("cue", "Cue", 14),
    ("reported_by", "Reported by", 18),
    ("negated", "Negated", 9),
    ("uncertain", "Uncertain", 9),
    ("reviewed", "Reviewed", 9),
    ("read_by", "Read by", 18),
    ("doubt", "Doubt", 28),
    ("note", "Note", 28),
    ("title", "Article", 40),
    ("outlet", "Outlet", 18),
    ("published", "Published", 12),
    ("url", "Link", 40),
    ("file_name", "File", 22),
    ("statement", "Statement id", 18),
)


def statement_sheet(frame: "pd.DataFrame") -> Sheet:
    """Return the statements behind the matrix, a row each, with quotation, article and date."""
    columns = [frame[name] for name, _, _ in _STATEMENT_COLUMNS]
    records = tuple(tuple(_value(v) for v in record) for record in zip(*columns, strict=True))
    names = [name for name, _, _ in _STATEMENT_COLUMNS]
    return Sheet(
        "Statements",
        tuple(heading for _, heading, _ in _STATEMENT_COLUMNS),
        records,
        tuple(width for _, _, width in _STATEMENT_COLUMNS),
        frozen=1,
        stance_column=names.index("stance"),
    )


def plain_rows(sheet: Sheet) -> list[list[str]]:
    """Return a sheet as texts, its headings first: dates in ISO form, marks as yes."""
    return [list(sheet.headings), *([plain(value) for value in row] for row in sheet.rows)]


def plain(value: Value) -> str:
    """Return a value as text."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def _value(value: object) -> Value:
    """Return a value of a frame as a plain one; a missing date is None."""
    if value is None or value != value:  # NaT and NaN alone differ from themselves
        return None
    if hasattr(value, "to_pydatetime"):
        day: date = value.to_pydatetime().date()
        return day
    if hasattr(value, "item"):
        item: Value = value.item()
        return item
    return value if isinstance(value, str | int | float | date) else str(value)


def table_sheet(
    name: str, headings: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]]
) -> Sheet:
    """Return a sheet of plain values; headings come with their widths."""
    return Sheet(
        name,
        tuple(heading for heading, _ in headings),
        tuple(tuple(row) for row in rows),
        tuple(width for _, width in headings),
    )
