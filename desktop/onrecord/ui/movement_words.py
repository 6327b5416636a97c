"""What the program says of cells that an import moved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.dates import PartialDate
from onrecord.domain.movement import CellMove, MoveKind
from onrecord.domain.position import Cell, Presence
from onrecord.ui.words import articles_words, count_words, date_words, line_words

if TYPE_CHECKING:
    from onrecord.workspace.compared_imports import ComparedImport

_KINDS = {
    MoveKind.SIDE: "another side",
    MoveKind.FIRMNESS: "firmer or softer",
    MoveKind.CONDITION: "a condition came or went",
    MoveKind.FIRST: "first statement",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("MovementWords", text)


def kind_words(move: CellMove) -> str:
    """Return how a cell moved, in a few words."""
    if move.kind is MoveKind.TARGETS:
        return count_words(_tr("%n more target"), _tr("%n more targets"), move.count)
    return _tr(_KINDS[move.kind])


def absent_words(cell: Cell) -> str:
    """Return what stands for a cell that had no position."""
    if cell.presence is Presence.NAMED:
        return _tr("named, no position")
    return _tr("not in the material")


def spoken_words(move: CellMove) -> str:
    """Return a move as sentences for screen readers."""
    before = "; ".join(line_words(line) for line in move.before.lines)
    after = "; ".join(line_words(line) for line in move.lines)
    return _tr("{row}, {topic}: {kind}. Before: {before}. Now: {after}.").format(
        row=move.row_name,
        topic=move.topic_name,
        kind=kind_words(move),
        before=before or absent_words(move.before),
        after=after,
    )


def import_words(since: "ComparedImport", *, last: bool) -> str:
    """Return which state of the project is compared: "before the last import (…)"."""
    day = date_words(PartialDate(since.at.astimezone().date()))
    words = _tr("before the last import") if last else _tr("before an import")
    return _tr("{words} ({day}, {articles})").format(
        words=words, day=day, articles=articles_words(since.articles)
    )
