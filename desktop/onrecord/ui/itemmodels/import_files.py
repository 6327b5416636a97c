"""The files of an import, each with what became of it and what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.domain.article import DATE_WARNINGS
from onrecord.domain.report import (
    FileOutcome,
    FileReport,
    Likeness,
    ProgressUnit,
    ReadProgress,
)
from onrecord.reading import formats
from onrecord.reading.files import shown
from onrecord.reading.tabular.fields import BY_COLUMNS
from onrecord.ui.encodings import encoding_words
from onrecord.ui.words import statements_words

if TYPE_CHECKING:
    from onrecord.workspace import FileStanding

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
    WAITING = "waiting"


class FileAction(StrEnum):
    """What can be done about a file of an import."""

    CANCEL = "cancel"
    COLUMNS = "columns"
    COMPARE = "compare"
    JOIN = "join"
    SPLIT = "split"
    DATE = "date"
    RETRY = "retry"
    ENCODING = "encoding"
    OPEN = "open"
    SHOW = "show"


_TEXTS = frozenset(
    {formats.TEXT, formats.MARKDOWN, formats.HTML, formats.TABLE, formats.JSON, formats.FEED}
)
_TABLES = frozenset({formats.TABLE, formats.SPREADSHEET, formats.PARQUET, formats.JSON})
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class FileRow:
    """Hold a file's line: its path, where it stands, and what to say of it.

    `place` is the file's in the report, -1 while there is none; `progress` says how far reading
    it is. The first of `actions` is offered in the line, unless `quiet`; the others in its menu.
    """

    path: str
    state: FileState
    detail: str = ""
    place: int = -1
    progress: str = ""
    actions: tuple[FileAction, ...] = ()
    quiet: bool = True
    standing: "FileStanding | None" = None

    @property
    def name(self) -> str:
        """The file's name without its folder, fit to be shown."""
        return shown(Path(self.path).name)

    @property
    def offered(self) -> FileAction | None:
        """The action that has a button in the line."""
        return self.actions[0] if self.actions and not self.quiet else None


class ImportFilesModel(QAbstractListModel):
    """Offer the files in the order in which they were begun; `UserRole` gives the `FileRow`.

    `standing_of` tells what has become of a file's articles since it was read.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.standing_of: Callable[[FileReport], FileStanding | None] = lambda _: None
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
        row = FileRow(
            path,
            FileState.READING,
            self.tr("reading"),
            actions=(FileAction.CANCEL, FileAction.SHOW),
            quiet=False,
        )
        self._put(row)

    def begin_again(self, path: str) -> None:
        """Show that a file of the report is being read once more."""
        place = self._places.get(path)
        if place is not None:
            row = self._rows[place]
            self._put(FileRow(path, FileState.READING, self.tr("reading again"), row.place))

    def put_off(self, path: str) -> None:
        """Show that a file will be read once more when the import has ended."""
        self._put(FileRow(path, FileState.READING, self.tr("is read when the others are done")))

    def get_on(self, path: str, progress: ReadProgress) -> None:
        """Show how far a file is read."""
        place = self._places.get(path)
        if place is not None and self._rows[place].state is FileState.READING:
            words, detail = self._progress_words(progress)
            self._put(replace(self._rows[place], progress=words, detail=detail))

    def finish(self, report: FileReport) -> None:
        """Show what became of a file."""
        self._put(self.row_for(report))

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show the files of an import; rows that are there already stay where they are."""
        if {row.path for row in self._rows} - {report.path for report in reports}:
            self.clear()
        for place, report in enumerate(reports):
            standing = self.standing_of(report)
            at = self._places.get(report.path)
            shown = self._rows[at] if at is not None else None
            # Thousands of lines are looked at whenever an article changes.
            same = shown is not None and shown.standing == standing and shown.place == place
            if not same or standing is None:
                self._put(replace(self._row(report, standing), place=place))

    @property
    def rows(self) -> tuple[FileRow, ...]:
        """The lines of all files."""
        return tuple(self._rows)

    def states(self) -> list[FileState]:
        """Return where each file stands."""
        return [row.state for row in self._rows]

    def names_being_read(self) -> list[str]:
        """Return the names of the files that were begun and not finished."""
        return [row.name for row in self._rows if row.state is FileState.READING]

    def row_for(self, report: FileReport) -> FileRow:
        """Return the line of a report."""
        return self._row(report, self.standing_of(report))

    def _row(self, report: FileReport, standing: "FileStanding | None") -> FileRow:
        # Reports of older projects say in words alone what a file was the same as.
        told = report.outcome is FileOutcome.DUPLICATE and report.likenesses
        if report.outcome is FileOutcome.READ or told:
            row = self._row_for_read(report, standing)
        else:
            row = FileRow(report.path, FileState(report.outcome.value), report.detail)
        first, others = self._actions(report, standing)
        return replace(
            row,
            actions=tuple(dict.fromkeys([*first, *others])),
            quiet=not first,
            standing=standing,
        )

    def _row_for_read(self, report: FileReport, standing: "FileStanding | None") -> FileRow:
        shown = standing.articles if standing is not None else report.article_keys
        one = standing.one if standing is not None else report.likenesses
        statements = standing.statements if standing is not None else report.statements
        lines = self._found_words(report, len(shown), statements, same=bool(one))
        lines += [self._same_words(likeness) for likeness in one]
        state = FileState.READ
        if not shown and one:
            state = FileState.DUPLICATE
        elif not shown:
            state = FileState.CANCELLED
        told = standing.warnings if standing is not None else report.warnings
        warnings = [w for w in told if not w.startswith(("Same as ", "Nearly the same"))]
        if standing is not None:
            lines += [self._instead_words(likeness) for likeness in standing.instead]
            warnings += [self._near_words(likeness) for likeness in standing.apart]
        if warnings and state is FileState.READ:
            state = FileState.WARNED
        if shown and _is_unusual(standing):
            words = encoding_words(standing.encoding or "")
            lines.append(self.tr("written in {encoding}").format(encoding=words))
        return FileRow(report.path, state, "\n".join(self._few([*lines, *warnings])))

    def _few(self, lines: list[str]) -> list[str]:
        """Return as many lines as a row can hold, and how many more there are."""
        if len(lines) <= _MOST_LINES:
            return lines
        more = self.tr("and {n} more").format(n=len(lines) - _MOST_LINES + 1)
        return [*lines[: _MOST_LINES - 1], more]

    def _found_words(
        self, report: FileReport, shown: int, statements: int, *, same: bool
    ) -> list[str]:
        if not shown:
            return [] if same else [self.tr("taken out of the project")]
        parts = []
        if report.joined:
            parts.append(self.tr("joined from {n} parts").format(n=len(report.joined)))
        elif len(report.article_keys) > 1:
            parts.append(self.tr("split into {n} articles").format(n=len(report.article_keys)))
        parts.append(statements_words(statements) if statements else self.tr("no statements"))
        gone = len(report.article_keys) - shown
        if gone and not same:
            parts.append(self.tr("{n} taken out").format(n=gone))
        return [" · ".join(parts)]

    def _same_words(self, likeness: Likeness) -> str:
        title = likeness.title or self.tr("an article of the project")
        if not likeness.own:
            return self.tr("same text as “{title}”").format(title=title)
        words = self.tr("same as “{title}” ({n} % alike)")
        return words.format(title=title, n=likeness.percent)

    def _instead_words(self, likeness: Likeness) -> str:
        words = self.tr("kept instead of the version in {file} ({n} % alike)")
        return words.format(file=shown(likeness.source.file_name), n=likeness.percent)

    def _near_words(self, likeness: Likeness) -> str:
        words = self.tr("nearly the same as “{title}” ({n} % alike); both are kept")
        return words.format(title=likeness.title, n=likeness.percent)

    def _actions(
        self, report: FileReport, standing: "FileStanding | None"
    ) -> tuple[list[FileAction], list[FileAction]]:
        """Return what is offered in the line, and what else its menu has."""
        action, first = FileAction, []
        kind = formats.SUFFIXES.get(formats.suffix_of(Path(report.path).name), formats.TEXT)
        if report.outcome is FileOutcome.WAITING:
            first = [action.COLUMNS]
        elif report.outcome is FileOutcome.REFUSED:
            first = [action.SHOW]
        elif report.outcome is FileOutcome.CANCELLED:
            first = [action.RETRY]
        elif standing is not None and (standing.one or standing.apart or standing.instead):
            first = [action.COMPARE]
        elif report.joined:
            first = [action.SPLIT]
        elif any(BY_COLUMNS in warning for warning in report.warnings):
            first = [action.COLUMNS]
        elif len(standing.articles if standing is not None else ()) > 1 and kind not in _TABLES:
            first = [action.JOIN]
        elif standing is not None and not DATE_WARNINGS.isdisjoint(standing.warnings):
            first = [action.DATE]
        elif _is_unusual(standing):
            first = [action.ENCODING]
        others = [action.DATE] if standing is not None and standing.articles else []
        if standing is not None and len(standing.articles) > 1 and not report.joined:
            others.append(action.JOIN)
        if kind in _TABLES:
            others.append(action.COLUMNS)
        if kind in _TEXTS:
            others.append(action.ENCODING)
        return first, [*others, action.RETRY, action.OPEN, action.SHOW]

    def _progress_words(self, progress: ReadProgress) -> tuple[str, str]:
        """Return how far a file is, short, and in words."""
        share = f"{100 * progress.done // max(1, progress.total)} %"
        counted = {
            ProgressUnit.PAGES: self.tr("page {done} of {total}"),
            ProgressUnit.ROWS: self.tr("row {done} of {total}"),
            ProgressUnit.MAILS: self.tr("mail {done} of {total}"),
            ProgressUnit.FILES: self.tr("file {done} of {total} in it"),
            ProgressUnit.ARTICLES: self.tr("finding statements: article {done} of {total}"),
        }.get(progress.unit, self.tr("reading"))
        return share, counted.format(done=f"{progress.done:,}", total=f"{progress.total:,}")

    def _put(self, row: FileRow) -> None:
        place = self._places.get(row.path)
        if place is None:
            place = len(self._rows)
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.append(row)
            self._places[row.path] = place
            self.endInsertRows()
        elif self._rows[place] != row:
            self._rows[place] = row
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
            return ", ".join(p for p in (row.name, row.state.value, row.progress, row.detail) if p)
        if role == _Role.ToolTipRole:
            return f"{shown(row.path)}\n{row.detail}"
        return None


def _is_unusual(standing: "FileStanding | None") -> TypeGuard["FileStanding"]:
    """Return whether a text is written in an encoding that the analyst may want to check."""
    encoding = standing.encoding if standing is not None else None
    return encoding is not None and not encoding.startswith("utf-")
