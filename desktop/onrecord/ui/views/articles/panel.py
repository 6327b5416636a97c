"""The list of articles at the leading edge, and the rail it shrinks to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.change import Change, CorrectArticle, MarkSame, RemoveArticles, Together
from onrecord.ui import resources, theme
from onrecord.ui.itemmodels.articles import ArticleFilter, ArticlesModel
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.articles.article_delegate import ArticleDelegate
from onrecord.ui.views.articles.article_form import ArticleEntry, ArticleForm, differences
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.widgets.chooser import Choice, Chooser
from onrecord.ui.views.widgets.labels import Words, painted_ground

if TYPE_CHECKING:
    from onrecord.workspace import ArticleSummary

_REFRESH_PAUSE_MS = 60
# Comparing an article with so many others takes some 50 ms.
_MOST_COMPARED = 100
_RAIL_PX = 36


class ArticleList(QListView):
    """The list itself: Enter shows an article in the reader, Del removes, F2 fills in."""

    chosen = Signal()
    fill_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Articles"))
        self.setItemDelegate(ArticleDelegate(self))
        painted_ground(self.viewport(), "panel")
        theme.theme_changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that the list has for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.fill_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class ArticlesPanel(QWidget):
    """Show the project's articles; select, fill in, remove or read them again."""

    read_again_requested = Signal(tuple)
    join_requested = Signal(tuple)
    compare_requested = Signal(str)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.form: ArticleForm | None = None
        self._form_keys: tuple[str, ...] = ()
        self.model = ArticlesModel(self)
        painted_ground(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = PanelHead(self.tr("Articles"), self)
        self._filter_button = self._make_filter_button()
        self._head.add(self._filter_button)
        column.addWidget(self._head)
        self.list = ArticleList(self)
        self.list.setModel(self.model)
        column.addWidget(self.list, 1)
        hint = Words(
            self.tr("Drop more files anywhere in the window."), theme.Size.CAPTION, "muted"
        )
        hint.setWordWrap(True)
        margin = theme.px(12)
        hint.setContentsMargins(margin, theme.px(8), margin, theme.px(8))
        column.addWidget(hint)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REFRESH_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        state.project_changed.connect(self._project_changed)
        self.list.chosen.connect(self._show_in_reader)
        self.list.clicked.connect(self._clicked)
        self.list.fill_requested.connect(self.fill_in)
        self.list.remove_requested.connect(self.remove)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.verticalScrollBar().valueChanged.connect(self._place_form)
        self.list.selectionModel().selectionChanged.connect(self._selection_moved)
        self.refresh()

    def refresh(self) -> None:
        """Ask the workspace for its articles."""
        self._pause.stop()
        workspace = self._state.workspace
        chosen = bool(self.selected())
        self.model.set_articles(workspace.articles() if workspace is not None else [])
        if chosen and not self.selected() and self.list.currentIndex().isValid():
            # Rows that went take the selection along, and leave the keyboard on a neighbour.
            self.list.selectionModel().select(
                self.list.currentIndex(), QItemSelectionModel.SelectionFlag.Select
            )
        self._head.set_count(self.model.total)
        self._place_form()

    def selected(self) -> "list[ArticleSummary]":
        """Return the selected articles from top to bottom."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        found = (self.model.article_at(index) for index in rows)
        return [article for article in found if article is not None]

    def fill_in(self) -> None:
        """Open the fields over the selected article, or over the first that lacks something."""
        chosen = self.selected()
        if chosen:
            self._open_form(chosen[0].key, tuple(article.key for article in chosen))
            return
        self.fill_in_missing()

    def fill_in_missing(self) -> None:
        """Open the fields over the first article without outlet or date."""
        key = self.model.next_to_fill()
        if key:
            self._open_form(key, (key,))

    def remove(self) -> None:
        """Take the selected articles out of the project; undo brings them back."""
        keys = [article.key for article in self.selected()]
        versions = [version for key in keys for version in self._versions(key)]
        if keys and self._writable():
            self._state.apply(RemoveArticles((*keys, *versions)))

    def _writable(self) -> bool:
        workspace = self._state.workspace
        return workspace is not None and not workspace.read_only

    def _project_changed(self, event: object) -> None:
        if event is None:
            self._close_form()
            self.refresh()
        else:
            self._pause.start()

    def _clicked(self, index: QModelIndex) -> None:
        article = self.model.article_at(index)
        if article is not None and len(self.selected()) == 1:
            self._state.select_article(article.key)

    def _show_in_reader(self) -> None:
        chosen = self.selected()
        if chosen:
            self._state.select_article(chosen[0].key)
            self._state.evidence_requested.emit()

    def _selection_moved(self, now: QItemSelection, before: QItemSelection) -> None:
        del now, before
        chosen = self.selected()
        if self.form is not None and [a.key for a in chosen] != [self.form.key]:
            self._keep_form()
        if self.list.hasFocus() and len(chosen) == 1:
            self._state.select_article(chosen[0].key)

    def _make_filter_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(resources.icon("list-filter"))
        button.setAccessibleName(self.tr("Choose which articles to list"))
        button.setToolTip(self.tr("Choose which articles to list"))
        menu = QMenu(button)
        group = QActionGroup(button)
        for chosen, text in (
            (ArticleFilter.ALL, self.tr("All articles")),
            (ArticleFilter.ATTENTION, self.tr("Those that need attention")),
            (ArticleFilter.UNREVIEWED, self.tr("Those with statements not reviewed")),
            (ArticleFilter.EMPTY, self.tr("Those without statements")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(chosen is ArticleFilter.ALL)
            action.setData(chosen)
            group.addAction(action)
        group.triggered.connect(self._filter_chosen)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _filter_chosen(self, action: QAction) -> None:
        chosen = action.data()
        self.model.set_filter(ArticleFilter(chosen))
        shown = "" if chosen is ArticleFilter.ALL else action.text()
        self._head.set_note(shown)

    def _open_menu(self, at: QPoint) -> None:
        chosen = self.selected()
        if not chosen:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Show in the reader"), self._show_in_reader)
        fill = menu.addAction(self.tr("Title, outlet and date…"), self.fill_in)
        fill.setShortcut(QKeySequence("F2"))
        keys = tuple(article.key for article in chosen)
        again = menu.addAction(self.tr("Read again"), lambda: self.read_again_requested.emit(keys))
        menu.addSeparator()
        same = menu.addAction(self.tr("Same as…"), lambda: self._ask_same(at))
        if len(chosen) > 1:
            same.setText(self.tr("Mark as the same article"))
        join = menu.addAction(
            self.tr("Join into one article"), lambda: self.join_requested.emit(keys)
        )
        versions = menu.addAction(
            self.tr("Compare its versions…"), lambda: self.compare_requested.emit(keys[0])
        )
        versions.setVisible(len(chosen) == 1 and bool(self._versions(keys[0])))
        join.setVisible(len(chosen) > 1)
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove"), self.remove)
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        for action in (fill, again, same, join, remove):
            action.setEnabled(self._writable())
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _versions(self, key: str) -> list[str]:
        workspace = self._state.workspace
        return workspace.versions(key) if workspace is not None else []

    def _ask_same(self, at: QPoint) -> None:
        """Let selected articles be the same; one alone is asked what it is the same as."""
        chosen = self.selected()
        if len(chosen) > 1:
            kept = max(chosen, key=lambda article: (article.reviewed, article.statements))
            self.mark_same([article.key for article in chosen], kept.key)
        elif chosen:
            others = self._others(chosen[0].key)
            chooser = Chooser(others, self, title=self.tr("The same article as"))
            chooser.chosen.connect(lambda kept: self.mark_same([chosen[0].key], kept))
            place = QWidget(self.list.viewport())
            place.setGeometry(at.x(), at.y(), 1, 1)
            chooser.destroyed.connect(place.deleteLater)
            chooser.open_under(place)

    def _others(self, key: str) -> list[Choice]:
        """Return the other articles, those most like this one first."""
        from onrecord.workspace.importing.near_duplicates import common_words

        workspace = self._state.workspace
        if workspace is None:
            return []
        text = workspace.article(key).text
        others = [article for article in workspace.all_articles() if article.key != key]
        if len(others) <= _MOST_COMPARED:
            others.sort(key=lambda article: -common_words(text, article.text))
        return [
            Choice(article.key, article.title or article.file_name, article.outlet or "")
            for article in others
        ]

    def mark_same(self, keys: Sequence[str], kept: str) -> None:
        """Keep articles as one, with all as its sources; one step that undo takes back."""
        changes: list[Change] = [MarkSame(key, kept) for key in keys if key != kept]
        if len(changes) == 1:
            self._state.apply(changes[0])
        elif changes:
            self._state.apply(Together(tuple(changes)))

    def _open_form(self, key: str, keys: tuple[str, ...]) -> None:
        self._close_form()
        index = self.model.index_of(key)
        article = self.model.article_at(index)
        if article is None or not self._writable():
            return
        self.list.scrollTo(index)
        if len(keys) == 1:
            self.list.setCurrentIndex(index)
        self.form = ArticleForm(article, self.list.viewport())
        self._form_keys = keys
        self.form.title.setVisible(len(keys) == 1)
        self.form.entered.connect(self._entered)
        self.form.left.connect(self._leave_form)
        self._place_form()
        self.form.show()
        self.form.start()

    def _place_form(self) -> None:
        if self.form is None:
            return
        rect = self.list.visualRect(self.model.index_of(self.form.key))
        if not rect.isValid():
            self._close_form()
            return
        bottom = self.list.viewport().height() - self.form.height()
        self.form.setFixedWidth(self.list.viewport().width())
        self.form.move(0, min(rect.top(), max(0, bottom)))

    def resizeEvent(self, event: object) -> None:
        """Keep the open fields over their row."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_form()

    def _entered(self, entry: ArticleEntry) -> None:
        key = self.form.key if self.form is not None else ""
        many = len(self._form_keys) > 1
        self._apply_entry(entry)
        self._close_form()
        self.refresh()
        following = "" if many else self.model.next_to_fill(key)
        if following:
            self._open_form(following, (following,))
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_form(self) -> None:
        form = self.form
        if form is None:
            return
        entry = form.entry()
        if entry is not None and form.changed:
            self._apply_entry(entry)
        self._close_form()

    def _leave_form(self) -> None:
        self._close_form()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _apply_entry(self, entry: ArticleEntry) -> None:
        changes: list[Change] = []
        for key in self._form_keys:
            article = self.model.article_at(self.model.index_of(key))
            if article is None:
                continue
            values = differences(article, entry, with_title=len(self._form_keys) == 1)
            if values:
                changes.append(CorrectArticle(key, values))
        if len(changes) == 1:
            self._state.apply(changes[0])
        elif changes:
            self._state.apply(Together(tuple(changes)))


class ArticlesRail(QAbstractButton):
    """The narrow strip that stands for the list while that is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setFixedWidth(theme.px(_RAIL_PX))
        self.setAccessibleName(self.tr("Show the list of articles"))
        self.setToolTip(self.tr("Show the list of articles (F8)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.theme_changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Show how many articles there are."""
        self._count = count
        self.update()

    def sizeHint(self) -> QSize:
        """Return a narrow strip."""
        return QSize(theme.px(_RAIL_PX), theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, turned name and count."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), t.hover if self.underMouse() else t.panel)
        side, width = theme.px(16), self.width()
        ratio = self.devicePixelRatioF()
        mark = resources.pixmap("panel-left", t.second, side, ratio)
        painter.drawPixmap((width - side) // 2, theme.px(14), mark)
        font = theme.ui_font(theme.Size.SMALL, QFont.Weight.Medium)
        words = self.tr("Articles")
        length = QFontMetricsF(font).horizontalAdvance(words)
        top = theme.px(40)
        painter.setFont(font)
        painter.setPen(t.second)
        painter.save()
        painter.translate(width / 2, top + length / 2)
        painter.rotate(-90)
        height = QFontMetricsF(font).height()
        painter.drawText(
            round(-length / 2) - 1,
            round(-height / 2),
            round(length) + 4,
            round(height),
            Qt.AlignmentFlag.AlignCenter,
            words,
        )
        painter.restore()
        self._draw_count(painter, round(top + length + theme.px(8)))
        painter.end()

    def _draw_count(self, painter: QPainter, top: int) -> None:
        t = theme.tokens()
        font = theme.ui_font(theme.Size.CAPTION, QFont.Weight.Medium)
        text = str(self._count)
        width = max(theme.px(17), round(QFontMetricsF(font).horizontalAdvance(text)) + theme.px(8))
        left = (self.width() - width) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.neutral_tint)
        painter.drawRoundedRect(left, top, width, theme.px(17), 8, 8)
        painter.setFont(font)
        painter.setPen(t.second)
        painter.drawText(left, top, width, theme.px(17), Qt.AlignmentFlag.AlignCenter, text)
