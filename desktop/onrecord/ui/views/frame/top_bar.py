"""The bar at the top: articles, undo, pages, search, export."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from onrecord.ui import pages, resources, theme
from onrecord.ui.actions import Actions
from onrecord.ui.views.widgets.segmented import SegmentedControl

_TYPING_PAUSE_MS = 250
_ANY_WIDTH = 16_777_215
_ROOMY_PX, _TIGHT_PX = 1180, 1060
_HINT_BESIDE_PX = 52
"""What glass, edges and a gap take beside the field's own words."""


class Bar(QWidget):
    """A horizontal bar on a colour of the theme, with a hairline below."""

    def __init__(self, colour: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedHeight(theme.px(height))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.row.setSpacing(theme.px(6))
        theme.theme_changed.connect(self.update)

    def ground(self) -> QColor:
        """Return the colour behind the bar's controls."""
        return theme.tokens().by_name[self._colour]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ground())
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.tokens().hair)
        painter.end()


class Separator(QWidget):
    """A short vertical hairline between groups of a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(9, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(4, 0, 1, self.height(), theme.tokens().hair)
        painter.end()


class SearchField(QLineEdit):
    """The field that filters by words; Esc empties it, and when it is empty leaves it."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in statements"))
        self.setAccessibleName(self.tr("Find in statements"))
        self.setToolTip(self.tr("Keeps the statements that hold these words."))
        self.setFixedHeight(theme.px(28))
        glass = self.addAction(
            resources.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        glass.triggered.connect(self._search)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Find"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = QLabel("Ctrl F", self)
        self._hint.setFont(theme.ui_font(theme.Size.CAPTION))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)
        self._recolour()
        theme.theme_changed.connect(self._recolour)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+E to the window: to the end of the line leads another key, too."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_E
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc, search at once on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
        super().keyPressEvent(event)

    def show_words(self, words: str) -> None:
        """Show the words that are searched for, without searching again."""
        if words != self.text().strip():
            self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.setText(words)
            self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            self._settle_hint()

    def _settle_hint(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        needed = words + self._hint.sizeHint().width() + theme.px(_HINT_BESIDE_PX)
        self._hint.setVisible(not self.text() and self.width() >= needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's name at the field's end."""
        super().resizeEvent(event)
        self._settle_hint()
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - theme.px(8),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _typed(self) -> None:
        self._settle_hint()
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _recolour(self) -> None:
        palette = self._hint.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.tokens().muted)
        self._hint.setPalette(palette)


class ActionButton(QPushButton):
    """Do what an action does, with its icon and words; flat until the pointer is over it."""

    def __init__(self, action: QAction, *, framed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setFlat(not framed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setFixedHeight(theme.px(28))
        self._words_shown = True
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()
        self._settle_width()

    def show_words(self, *, shown: bool) -> None:
        """Show icon and words, or the icon alone."""
        self._words_shown = shown
        self._follow()
        self._settle_width()

    def _settle_width(self) -> None:
        if self._words_shown:
            self.setMinimumWidth(self.sizeHint().width() + theme.px(8))
            self.setMaximumWidth(_ANY_WIDTH)
        else:
            self.setFixedWidth(theme.px(30))

    def _follow(self) -> None:
        self.setText(self._action.iconText() if self._words_shown else "")
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        name = self._action.text().replace("&", "")
        shortcut = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)


def tool_button(action: QAction) -> QToolButton:
    """Return a button for an action that shows its icon alone, with its name to be read aloud."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAutoRaise(True)
    button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setFixedSize(theme.px(28), theme.px(28))
    return button


class TopBar(Bar):
    """Show the window's main actions."""

    searched = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("chrome", 44, parent)
        row = self.row
        row.addWidget(tool_button(actions.articles))
        self._add = ActionButton(actions.add_articles, framed=False)
        row.addWidget(self._add)
        row.addWidget(Separator(self))
        row.addWidget(tool_button(actions.undo))
        row.addWidget(tool_button(actions.redo))
        row.addStretch(1)
        self._views = SegmentedControl(actions.page_group, parent=self)
        for entry in pages.VIEWS:
            self._views.add(actions.pages[entry.key], entry.icon)
        row.addWidget(self._views)
        row.addSpacing(theme.px(8))
        self._settings = SegmentedControl(actions.page_group, parent=self)
        for entry in pages.SETTINGS:
            self._settings.add(actions.pages[entry.key], entry.icon)
        row.addWidget(self._settings)
        row.addStretch(1)
        self.search = SearchField(self)
        self.search.setMinimumWidth(theme.px(120))
        self.search.setMaximumWidth(theme.px(196))
        self.search.searched.connect(self.searched)
        row.addWidget(self.search, 2)
        self._export = ActionButton(actions.export, framed=True)
        row.addWidget(self._export)
        row.addWidget(tool_button(actions.evidence))
        self._statements = actions.pages["statements"]
        self._changes = actions.pages["changes"]
        self._codebook = actions.pages["codebook"]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave icons out, then words, where the window is narrow."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(_ROOMY_PX)
        self._views.show_icons(shown=roomy)
        self._settings.show_icons(shown=roomy)
        tight = self.width() < theme.px(_TIGHT_PX)
        self._add.show_words(shown=not tight)
        self._export.show_words(shown=not tight)

    def set_unreviewed(self, count: int) -> None:
        """Show how many statements nobody has reviewed yet."""
        words = self.tr("{n} not reviewed yet").format(n=count) if count else ""
        self._views.set_count(self._statements, count, words)

    def set_undecided(self, count: int) -> None:
        """Show how many possible changes wait for a verdict."""
        words = self.tr("{n} without a verdict yet").format(n=count) if count else ""
        self._views.set_count(self._changes, count, words)

    def set_draft(self, changed: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show that the codebook was changed and the change not applied."""
        why = self.tr("Changed, not applied") if changed else ""
        self._settings.set_unfinished(self._codebook, why)
