"""The list of articles, as the workspace tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onrecord.domain.article import ArticleSource
from onrecord.reading.files import shown
from onrecord.ui.day_entry import day_words
from onrecord.ui.words import statements_words

if TYPE_CHECKING:
    from onrecord.workspace import ArticleSummary

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class ArticleFilter(StrEnum):
    """Which articles the list shows."""

    ALL = "all"
    ATTENTION = "attention"
    UNREVIEWED = "unreviewed"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PendingFile:
    """Hold a file that is being read and has no article yet."""

    name: str


Row: TypeAlias = "ArticleSummary | PendingFile"


def needs_attention(article: "ArticleSummary") -> bool:
    """Return whether the analyst should look: no outlet or date, a warning, or a failure."""
    return (
        article.outlet is None
        or article.published is None
        or bool(article.warnings)
        or article.failed is not None
    )


class ArticlesModel(QAbstractListModel):
    """Offer the project's articles, newest first, those without a date before all others.

    `UserRole` gives the `ArticleSummary`, or a `PendingFile` for one that is being read.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ArticleSummary] = []
        self._shown: list[ArticleSummary] = []
        self._pending: tuple[PendingFile, ...] = ()
        self._filter = ArticleFilter.ALL

    @property
    def total(self) -> int:
        """How many articles the project has."""
        return len(self._all)

    @property
    def filter(self) -> ArticleFilter:
        """Which articles are shown."""
        return self._filter

    def set_articles(self, articles: "Sequence[ArticleSummary]") -> None:
        """Show these articles; rows that stay the same stay where they are."""
        self._all = sorted(articles, key=_newest_first)
        self._follow()

    def set_filter(self, chosen: ArticleFilter) -> None:
        """Show all articles or some of them."""
        self._filter = chosen
        self._follow()

    def set_pending(self, names: Sequence[str]) -> None:
        """Show the files that are being read below the articles."""
        pending = tuple(PendingFile(name) for name in names)
        if pending == self._pending:
            return
        first = len(self._shown)
        if self._pending:
            self.beginRemoveRows(_NOWHERE, first, first + len(self._pending) - 1)
            self._pending = ()
            self.endRemoveRows()
        if pending:
            self.beginInsertRows(_NOWHERE, first, first + len(pending) - 1)
            self._pending = pending
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._shown) + len(self._pending)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return the row for a role."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row = self.row_at(index.row())
        if role == _Role.UserRole:
            return row
        if role == _Role.DisplayRole:
            return row.name if isinstance(row, PendingFile) else row.title
        if role == _Role.AccessibleTextRole:
            return self._spoken(row)
        if role == _Role.ToolTipRole:
            return self._tip(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that articles can be selected and pending files cannot."""
        if index.isValid() and isinstance(self.row_at(index.row()), PendingFile):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def row_at(self, number: int) -> Row:
        """Return what stands in a row."""
        shown = len(self._shown)
        return self._shown[number] if number < shown else self._pending[number - shown]

    def article_at(self, index: Index) -> "ArticleSummary | None":
        """Return the article of an index, `None` for a pending file or nothing."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        return None if isinstance(row, PendingFile) else row

    def index_of(self, key: str) -> QModelIndex:
        """Return where an article stands, an invalid index when it is not shown."""
        for number, article in enumerate(self._shown):
            if article.key == key:
                return self.index(number)
        return QModelIndex()

    def next_to_fill(self, after: str = "") -> str:
        """Return the key of the next article without outlet or date, empty when there is none."""
        keys = [article.key for article in self._shown]
        start = keys.index(after) + 1 if after in keys else 0
        for article in self._shown[start:]:
            if article.outlet is None or article.published is None:
                return article.key
        return ""

    def lacking(self) -> int:
        """Return how many articles have no outlet or no date."""
        return sum(article.outlet is None or article.published is None for article in self._all)

    def _follow(self) -> None:
        wanted = [article for article in self._all if self._passes(article)]
        keys = {article.key for article in wanted}
        for number in range(len(self._shown) - 1, -1, -1):
            if self._shown[number].key not in keys:
                self.beginRemoveRows(_NOWHERE, number, number)
                del self._shown[number]
                self.endRemoveRows()
        staying = {article.key for article in self._shown}
        order = [article.key for article in wanted if article.key in staying]
        if order != [article.key for article in self._shown]:
            self._reorder(order)
        for number, article in enumerate(wanted):
            if article.key not in staying:
                self.beginInsertRows(_NOWHERE, number, number)
                self._shown.insert(number, article)
                self.endInsertRows()
            elif self._shown[number] != article:
                self._shown[number] = article
                at = self.index(number)
                self.dataChanged.emit(at, at)

    def _reorder(self, order: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._shown[i.row()].key if i.row() < len(self._shown) else "" for i in before]
        by_key = {article.key: article for article in self._shown}
        self._shown = [by_key[key] for key in order]
        places = {key: number for number, key in enumerate(order)}
        after = [
            self.index(places[key]) if key else old for key, old in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _passes(self, article: "ArticleSummary") -> bool:
        if self._filter is ArticleFilter.ATTENTION:
            return needs_attention(article)
        if self._filter is ArticleFilter.UNREVIEWED:
            return article.reviewed < article.statements
        if self._filter is ArticleFilter.EMPTY:
            return article.statements == 0
        return True

    def _spoken(self, row: Row) -> str:
        if isinstance(row, PendingFile):
            return self.tr("{name}, is being read").format(name=row.name)
        parts = [row.title or row.file_name, row.outlet or self.tr("no outlet")]
        parts.append(day_words(row.published) if row.published else self.tr("no date"))
        parts.append(statements_words(row.statements))
        if row.also_in:
            parts.append(self.tr("{n} sources").format(n=1 + len(row.also_in)))
        return ", ".join(parts)

    def _tip(self, row: Row) -> str:
        if isinstance(row, PendingFile):
            return row.name
        lines = [row.title, row.file_name]
        if row.published and row.published_from:
            lines.append(self.tr("date from: {source}").format(source=row.published_from))
        lines += [self.tr("also: {place}").format(place=_place_words(p)) for p in row.also_in[:3]]
        lines += [row.failed] if row.failed else []
        return "\n".join([line for line in lines if line] + list(row.warnings[:2]))


def _place_words(place: ArticleSource) -> str:
    """Return where a version of an article stood: outlet, day and file."""
    day = day_words(place.published) if place.published else ""
    return ", ".join(part for part in (place.outlet or "", day, shown(place.file_name)) if part)


def _newest_first(article: "ArticleSummary") -> tuple[bool, int, str]:
    day = article.published or date.max
    return (article.published is not None, -day.toordinal(), article.title)
