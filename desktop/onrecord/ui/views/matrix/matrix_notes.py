"""What the matrix says beside its cells: what is left out, and why there may be nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.filters import hiding_most, set_filters, with_other_topics, without_filters
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.widgets.labels import LinkButton, Words, painted_ground
from onrecord.ui.words import count_words, listed_words


class ElidedWords(Words):
    """A label on one line that ends in an ellipsis where there is too little room."""

    def __init__(self, size: theme.Size, token: str, parent: QWidget | None = None) -> None:
        super().__init__("", size, token, parent=parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for all of the words."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the beginning of the words."""
        return QSize(min(theme.px(40), self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole if shown != self._whole else "")


class LeftOutLine(QWidget):
    """Name in one line the rows and topics that the table does not show."""

    show_asked = Signal()
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        painted_ground(self, "base")
        self.words = ElidedWords(theme.Size.SMALL, "muted", self)
        self.link = LinkButton(self.tr("Show them"), theme.Size.SMALL, self)
        self.link.clicked.connect(self.show_asked)
        self.other = LinkButton("", theme.Size.SMALL, self)
        self.other.setToolTip(self.tr("Positions on none of the codebook’s topics"))
        self.other.clicked.connect(self.other_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        row.addWidget(self.other)
        self.hide()

    def say(self, rows: list[str], topics: list[str], hidden: list[str], elsewhere: int) -> None:
        """Name what is left out by itself, and what the analyst hid.

        `elsewhere` is how many statements stand on other topics and could be shown.
        """
        parts = []
        if rows:
            words = self.tr("No position on these topics: {names}.")
            parts.append(words.format(names=listed_words(rows)))
        if topics:
            parts.append(self.tr("No statements on {names}.").format(names=listed_words(topics)))
        if hidden:
            parts.append(self.tr("Hidden: {names}.").format(names=listed_words(hidden)))
        self.words.say(" ".join(parts))
        self.link.setVisible(bool(hidden))
        self.other.setText(
            count_words(
                self.tr("Show %n statement on other topics"),
                self.tr("Show %n statements on other topics"),
                elsewhere,
            )
        )
        self.other.setVisible(elsewhere > 0)
        self.setVisible(bool(parts) or elsewhere > 0)


class NothingPasses(QWidget):
    """Say why the table is empty, and offer the way back."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        painted_ground(self, "base")
        self.heading = Words("", theme.Size.CARD, parent=self)
        self.words = Words("", theme.Size.BASE, "second", parent=self)
        for label in (self.heading, self.words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(self.tr("Clear filters"), self)
        self.button.clicked.connect(self._clear)
        self.other = QPushButton("", self)
        self.other.clicked.connect(lambda: state.set_selection(with_other_topics(state.selection)))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addSpacing(theme.px(8))
        column.addLayout(buttons)
        column.addStretch(3)

    def explain(self) -> None:
        """Name the filters that are set, and the one that keeps most statements away."""
        workspace, selection = self._state.workspace, self._state.selection
        filters = [] if workspace is None else set_filters(selection, workspace)
        self.button.setVisible(bool(filters))
        elsewhere = statements_elsewhere(self._state)
        self.other.setVisible(elsewhere > 0)
        self.other.setText(
            count_words(
                self.tr("Include %n statement on other topics"),
                self.tr("Include %n statements on other topics"),
                elsewhere,
            )
        )
        if elsewhere and not filters:
            self.heading.setText(self.tr("No position is on a topic of the codebook."))
            self.words.show()
            self.words.setText(self.tr("Topics and their terms are set on the page Codebook."))
            return
        if workspace is None or not filters:
            self.heading.setText(self.tr("No positions yet."))
            self.words.show()
            self.words.setText(
                self.tr(
                    "They appear here while articles are read. Drop some on the window, or mark "
                    "words in one and press Enter."
                )
            )
            return
        names = ", ".join(each.words for each in filters)
        self.heading.setText(self.tr("No statement passes: {filters}.").format(filters=names))
        most = hiding_most(filters, workspace)
        several = most is not None and len(filters) > 1
        self.words.setVisible(several)
        if most is not None:
            self.words.setText(self.tr("{filter} hides most.").format(filter=most.words))

    def _clear(self) -> None:
        self._state.set_selection(without_filters(self._state.selection))


def statements_elsewhere(state: ViewState) -> int:
    """Return how many more statements would pass the filters with those on other topics."""
    workspace, selection = state.workspace, state.selection
    if workspace is None or selection.with_other:
        return 0
    with_other = workspace.statements(with_other_topics(selection))
    return len(with_other) - len(workspace.statements(selection))
