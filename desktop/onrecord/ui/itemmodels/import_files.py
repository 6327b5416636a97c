"""The files of an import, each with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.domain.report import FileOutcome, FileReport
from onrecord.ui.words import statements_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class FileState(StrEnum):
    """Where a file of an import stands."""

    READING = "reading"
    READ = "read"
    WARNED = "warned"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FileRow:
    """Hold a file's line: its path, where it stands, and what to say of it."""

    path: str
    state: FileState
    detail: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.path).name


class ImportFilesModel(QAbstractListModel):
    """Offer the files in the order in which they were begun; `UserRole` gives the `FileRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FileRow] = []
        self._places: dict[str, int] = {}

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._rows = []
        self._places = {}
        self.endResetModel()

    def begin(self, path: str) -> None:
        """Show that a file is being read."""
        self._put(FileRow(path, FileState.READING, self.tr("finding statements")))

    def finish(self, report: FileReport) -> None:
        """Show what became of a file."""
        self._put(self.row_for(report))

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show the files of a past import."""
        self.clear()
        for report in reports:
            self._put(self.row_for(report))

    def names_being_read(self) -> list[str]:
        """Return the names of the files that were begun and not finished."""
        return [row.name for row in self._rows if row.state is FileState.READING]

    def row_for(self, report: FileReport) -> FileRow:
        """Return the line of a report."""
        if report.outcome is FileOutcome.READ:
            return self._row_for_read(report)
        state = {
            FileOutcome.DUPLICATE: FileState.DUPLICATE,
            FileOutcome.REFUSED: FileState.REFUSED,
            FileOutcome.CANCELLED: FileState.CANCELLED,
        }[report.outcome]
        return FileRow(report.path, state, report.detail)

    def _row_for_read(self, report: FileReport) -> FileRow:
        parts = []
        if len(report.article_keys) > 1:
            parts.append(self.tr("{n} articles").format(n=len(report.article_keys)))
        parts.append(
            statements_words(report.statements) if report.statements else self.tr("no statements")
        )
        state = FileState.WARNED if report.warnings else FileState.READ
        detail = " · ".join(parts)
        return FileRow(report.path, state, "\n".join([detail, *report.warnings]))

    def _put(self, row: FileRow) -> None:
        place = self._places.get(row.path)
        if place is None:
            place = len(self._rows)
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.append(row)
            self._places[row.path] = place
            self.endInsertRows()
            return
        self._rows[place] = replace(row)
        at = self.index(place)
        self.dataChanged.emit(at, at)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return a file's line for a role."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _Role.UserRole:
            return row
        if role == _Role.DisplayRole:
            return row.name
        if role == _Role.AccessibleTextRole:
            return f"{row.name}, {row.state.value}, {row.detail}"
        if role == _Role.ToolTipRole:
            return f"{row.path}\n{row.detail}"
        return None
