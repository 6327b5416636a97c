"""The list of an import's files, with what can be done about each."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QWidget

from onrecord.ui import theme
from onrecord.ui.itemmodels.import_files import FileAction, FileRow
from onrecord.ui.views.articles.article_form import ArticleEntry, ArticleForm
from onrecord.ui.views.imports.import_delegate import ImportDelegate
from onrecord.ui.views.widgets.labels import painted_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.workspace import ArticleSummary


class FileList(QListView):
    """The files of an import; Enter does what a line offers, the menu key shows all it can do.

    `asked` carries a `FileAction` and the `FileRow`; `entered` an article's summary and what was
    typed for it in the fields over its file's line.
    """

    asked = Signal(object, object)
    entered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: ArticleForm | None = None
        self._to_fill: list[ArticleSummary] = []
        self._filled_row = QPersistentModelIndex()
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Files of this import"))
        self._files = ImportDelegate(self)
        self.setItemDelegate(self._files)
        painted_ground(self.viewport(), "panel")
        theme.theme_changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._place_form)

    def row_at(self, index: QModelIndex) -> FileRow | None:
        """Return the file of an index."""
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return row if isinstance(row, FileRow) else None

    def button_of(self, index: QModelIndex) -> QRect:
        """Return where the button of a line stands, an empty place when it has none."""
        row = self.row_at(index)
        if row is None or row.offered is None:
            return QRect()
        return self._files.button_rect(self.visualRect(index), row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew: the words wrap elsewhere now."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._place_form()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the button says that was clicked."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.row_at(index)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        more = self._files.more_rect(self.visualRect(index))
        if row.actions and more.contains(at):
            self._open_menu(row, more.bottomLeft())
        elif row.offered is not None and self.button_of(index).contains(at):
            self.asked.emit(row.offered, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the current line offers on Enter, open its fields on F2."""
        row = self.row_at(self.currentIndex())
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(row.offered or FileAction.SHOW, row)
        elif row is not None and event.key() == Qt.Key.Key_F2 and FileAction.DATE in row.actions:
            self.asked.emit(FileAction.DATE, row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done about a file."""
        index, at = self.indexAt(event.pos()), event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.visualRect(index).center()
        row = self.row_at(index)
        if row is not None and row.actions:
            self.setCurrentIndex(index)
            self._open_menu(row, at)

    def _open_menu(self, row: FileRow, at: QPoint) -> None:
        menu = self.menu_for(row)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))

    def menu_for(self, row: FileRow) -> QMenu:
        """Return the menu of a file."""
        menu = QMenu(self)
        for action in row.actions:
            entry = menu.addAction(self._words(action))
            entry.triggered.connect(lambda _on=False, action=action: self.asked.emit(action, row))
        return menu

    def _words(self, action: FileAction) -> str:
        return {
            FileAction.CANCEL: self.tr("&Leave this file out"),
            FileAction.COLUMNS: self.tr("Choose &columns…"),
            FileAction.COMPARE: self.tr("Co&mpare with the same article…"),
            FileAction.JOIN: self.tr("&Join into one article"),
            FileAction.SPLIT: self.tr("S&plit into articles again"),
            FileAction.DATE: self.tr("&Title, outlet and date…\tF2"),
            FileAction.RETRY: self.tr("&Read again"),
            FileAction.ENCODING: self.tr("&Encoding…"),
            FileAction.OPEN: self.tr("&Open file"),
            FileAction.SHOW: self.tr("Show in &folder"),
        }[action]

    # -- fields over a line ---------------------------------------------------------------------

    def fill_in(self, row: FileRow, articles: "Sequence[ArticleSummary]") -> None:
        """Open the fields of these articles over their file's line, one after the other."""
        self.close_form()
        for number in range(self.model().rowCount()):
            index = self.model().index(number, 0)
            found = self.row_at(index)
            if found is not None and found.path == row.path and articles:
                self.scrollTo(index)
                self.setCurrentIndex(index)
                self._filled_row = QPersistentModelIndex(index)
                self._to_fill = list(articles)
                self._open_form()
                return

    def _open_form(self) -> None:
        self.form = ArticleForm(self._to_fill[0], self.viewport())
        self.form.entered.connect(self._enter)
        self.form.left.connect(self._leave)
        self._place_form()
        self.form.show()
        self.form.start()

    def _place_form(self) -> None:
        if self.form is not None:
            rect = self.visualRect(self.model().index(self._filled_row.row(), 0))
            bottom = self.viewport().height() - self.form.height()
            self.form.setFixedWidth(self.viewport().width())
            self.form.move(0, min(rect.top(), max(0, bottom)))

    def _enter(self, entry: ArticleEntry) -> None:
        article = self._to_fill.pop(0)
        rest = self._to_fill
        self.close_form()
        self.entered.emit(article, entry)
        if rest:
            self._to_fill = rest
            self._open_form()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.close_form()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the fields away; what was not entered is dropped."""
        form, self.form = self.form, None
        self._to_fill = []
        if form is not None:
            form.hide()
            form.deleteLater()


def show_in_folder(path: str) -> None:
    """Open the folder that holds a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).absolute().parent)))


def open_file(path: str) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).absolute())))
