"""Title, outlet and date of an article, to fill in where the article stands in the list."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from onrecord.domain.change import Values
from onrecord.ui import theme
from onrecord.ui.day_entry import day_of, day_words, no_day_words

if TYPE_CHECKING:
    from onrecord.workspace import ArticleSummary


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """Hold what was typed for an article; `None` means that the field was left empty."""

    title: str
    outlet: str | None
    published: date | None


def differences(article: "ArticleSummary", entry: ArticleEntry, *, with_title: bool) -> Values:
    """Return the fields of an article for which something else was typed."""
    values: list[tuple[str, object]] = []
    if with_title and entry.title and entry.title != article.title:
        values.append(("title", entry.title))
    if entry.outlet != article.outlet:
        values.append(("outlet", entry.outlet))
    if entry.published != article.published:
        values.append(("published", entry.published))
    return tuple(values)


class ArticleForm(QWidget):
    """Three fields over a row; Enter keeps them and asks for the next article, Esc leaves."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, article: "ArticleSummary", parent: QWidget) -> None:
        super().__init__(parent)
        self.key = article.key
        self._was = ArticleEntry(article.title, article.outlet, article.published)
        self.setAccessibleName(self.tr("Title, outlet and date"))
        self.title = self._field(self.tr("Title"), article.title)
        self.outlet = self._field(self.tr("Outlet"), article.outlet or "")
        day = day_words(article.published) if article.published else ""
        self.date = self._field(self.tr("Date, such as 20 Mar 2023"), day)
        column = QVBoxLayout(self)
        margin = theme.px(6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(4))
        for field in (self.title, self.outlet, self.date):
            column.addWidget(field)
        self.setFixedHeight(self.sizeHint().height())

    def start(self) -> None:
        """Put the keyboard into the first field that is empty."""
        field = next((f for f in (self.outlet, self.date, self.title) if not f.text()), self.outlet)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def entry(self) -> ArticleEntry | None:
        """Return what was typed, `None` when the date is no date."""
        typed = self.date.text().strip()
        day = day_of(typed) if typed else None
        if typed and day is None:
            return None
        title = " ".join(self.title.text().split()) or self._was.title
        return ArticleEntry(title, " ".join(self.outlet.text().split()) or None, day)

    @property
    def changed(self) -> bool:
        """Whether something else was typed than what stood there."""
        return self.entry() != self._was

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setFixedHeight(theme.px(26))
        field.setCursorPosition(0)
        field.installEventFilter(self)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on Enter, leave on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        entry = self.entry()
        if entry is None:
            self.date.setFocus()
            self.date.selectAll()
            self.date.setToolTip(no_day_words(self.date.text(), months=False))
            palette = self.date.palette()
            palette.setColor(palette.ColorRole.Text, theme.tokens().error)
            self.date.setPalette(palette)
            return
        self.entered.emit(entry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the row."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.sel)
        painter.setPen(QPen(t.ink, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
