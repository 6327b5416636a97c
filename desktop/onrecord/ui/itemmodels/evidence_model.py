"""The statements behind a cell, newest first, with all that a row of evidence shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from onrecord.domain.dates import PartialDate
from onrecord.domain.statement import ANALYST, Stance, Statement
from onrecord.tables.material import target_name, target_names
from onrecord.ui.glyphs import glyph_words, statement_glyph
from onrecord.ui.itemmodels.axis import rearrange
from onrecord.ui.statement_rows import saying_words
from onrecord.ui.words import date_words, grade_words, origin_words

if TYPE_CHECKING:
    from onrecord.workspace import Workspace

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `EvidenceRow` behind an index."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Hold one statement in words.

    `speaker` is empty where the row of the matrix names it; `heading` is the target, or the stance
    where no target was found; `condition` gives the article's words, `date_from` says how the date
    was found.
    """

    statement: Statement
    speaker: str
    heading: str
    date: str
    sentence: str
    condition: str
    footer: str
    doubt: str
    has_target: bool = True
    date_from: str = ""

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.statement.key

    def in_words(self) -> str:
        """Return all of it as a sentence for screen readers."""
        stance = glyph_words(statement_glyph(self.statement))
        said = f"{stance} {self.heading}" if self.has_target else self.heading
        parts = (self.speaker, said, self.date, self.sentence)
        return ", ".join(part for part in (*parts, self.footer, self.doubt) if part)


def evidence_row(
    workspace: "Workspace", statement: Statement, *, with_speaker: bool, disputed: bool = False
) -> EvidenceRow:
    """Return what the evidence shows of a statement."""
    article = workspace.article(statement.article_key)
    date, known = statement.date, True
    if date is None and article.published is not None:
        date, known = PartialDate(article.published), False
    target = target_name(statement, target_names(workspace.codebook))
    condition = ""
    taken_away = statement.reviewed and statement.stance is not Stance.CONDITIONAL
    if statement.condition is not None and not taken_away:
        condition = " ".join(article.words_at(statement.condition).split())
    return EvidenceRow(
        statement,
        workspace.actor(statement.actor).name if with_speaker else "",
        target or saying_words(statement_glyph(statement), target),
        date_words(date) if known else _tr("article of {day}").format(day=date_words(date)),
        statement.content_in(article.text),
        condition,
        footer_words(workspace, statement, disputed=disputed),
        statement.doubt if not statement.reviewed else "",
        bool(target),
        date_source_words(workspace, statement),
    )


def date_source_words(workspace: "Workspace", statement: Statement) -> str:
    """Return how a statement's date was found: by which words, or where its article's stands."""
    article = workspace.article(statement.article_key)
    if statement.date is None:
        if article.published is None:
            return ""
        by_analyst = article.published_from == ANALYST
        source = _tr("you") if by_analyst else article.published_from or _tr("unknown")
        return _tr("No date of its own. Date of the article from: {source}").format(source=source)
    if _is_dated_by_analyst(workspace, statement):
        return _tr("Date set by you")
    reason = next((r for r in reversed(statement.reasons) if r.field == "date"), None)
    if reason is None:
        return ""
    if reason.span is None:
        return _tr("Date from: {rule}").format(rule=reason.rule)
    words = " ".join(article.words_at(reason.span).split())
    return _tr("Date from “{words}” ({rule})").format(words=words, rule=reason.rule)


def _is_dated_by_analyst(workspace: "Workspace", statement: Statement) -> bool:
    try:
        return workspace.machine_statement(statement.key).date != statement.date
    except KeyError:
        return True


def footer_words(workspace: "Workspace", statement: Statement, *, disputed: bool = False) -> str:
    """Return grade, what limits the statement, and who stands for it, in words."""
    parts = [grade_words(statement.grade)]
    if statement.reported_by:
        parts.append(_tr("according to {name}").format(name=_reporter(workspace, statement)))
    if statement.negated:
        parts.append(_tr("negated"))
    if statement.uncertain:
        parts.append(_tr("hedged"))
    if statement.rests_on_weak_cue and not statement.reviewed:
        parts.append(_tr("weak cue"))
    if statement.denies is not None:
        parts.append(_tr("a denial"))
    if disputed:
        parts.append(_tr("disputed"))
    if statement.actor_inferred and not statement.reviewed:
        parts.append(_tr("speaker inferred"))
    parts.append(origin_words(statement))
    if statement.note:
        parts.append(_tr("note: {words}").format(words=statement.note))
    return " · ".join(parts)


def _reporter(workspace: "Workspace", statement: Statement) -> str:
    name = statement.reported_by or ""
    try:
        return workspace.actor(name).name
    except KeyError:
        return name


class EvidenceModel(QAbstractListModel):
    """Hold the rows; a change inserts, removes and announces only what differs."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[EvidenceRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of statements."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row (`UserRole`), the sentence, or everything in words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.in_words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.date_from or None
        return None

    @property
    def rows(self) -> list[EvidenceRow]:
        """All rows in their order."""
        return list(self._rows)

    def index_of(self, key: str) -> QModelIndex:
        """Return where a statement stands, an invalid index when it is not here."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number)
        return QModelIndex()

    def set_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show other statements; those that stay keep their place in a view."""
        known = [row.key for row in self._rows]
        if not {row.key for row in rows} & set(known):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        rearrange(
            self._rows, rows, known, lambda row: row.key,
            self.beginRemoveRows, self.endRemoveRows, self.beginInsertRows, self.endInsertRows,
        )  # fmt: skip
        self._order(rows)
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _order(self, rows: Sequence[EvidenceRow]) -> None:
        """Move rows to where they are wanted; a form in one of them moves along."""
        place = {row.key: number for number, row in enumerate(rows)}
        if [row.key for row in self._rows] == list(place):
            return
        self.layoutAboutToBeChanged.emit()
        olds = self.persistentIndexList()
        news = [self.index(place[self._rows[old.row()].key]) for old in olds]
        self._rows.sort(key=lambda row: place[row.key])
        self.changePersistentIndexList(olds, news)
        self.layoutChanged.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evidence", text)
