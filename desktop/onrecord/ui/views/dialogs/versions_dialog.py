"""Two versions of an article side by side in one text, with what tells them apart."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.article import Article
from onrecord.ui import theme
from onrecord.ui.background import BackgroundTask
from onrecord.ui.day_entry import day_words
from onrecord.ui.views.widgets.labels import Words
from onrecord.workspace.articles.differences import Difference, Mark, Piece, difference

if TYPE_CHECKING:
    from onrecord.domain.article import ArticleSource

_WIDTH, _HEIGHT = 760, 560


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold an article that is kept and another version of it.

    `other` is `None` where the version's text is the very text of `kept`; `place` says where the
    version stood. `one` says whether the two are kept as one article, `percent` how much of their
    words they have in common.
    """

    kept: Article
    other: Article | None
    place: "ArticleSource"
    percent: int
    one: bool


class VersionsDialog(QDialog):
    """Show the difference of two versions; the analyst decides whether they are one article.

    `apart_asked`, `one_asked` and `instead_asked` carry the `Pair`: to keep both, to keep the
    first only, to keep the other one in its place.
    """

    apart_asked = Signal(object)
    one_asked = Signal(object)
    instead_asked = Signal(object)

    def __init__(
        self, pairs: Sequence[Pair], parent: QWidget | None = None, *, writable: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions of an article"))
        self._pairs = list(pairs)
        self._writable = writable
        self._task: BackgroundTask | None = None
        self.found: Difference | None = None
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Version"))
        for pair in self._pairs:
            self.choice.addItem(self._pair_words(pair))
        self.choice.setVisible(len(self._pairs) > 1)
        self.choice.currentIndexChanged.connect(self._show)
        column.addWidget(self.choice)
        column.addLayout(self._make_heads())
        self._sum = Words("", theme.Size.SMALL, "second")
        self._sum.setWordWrap(True)
        column.addWidget(self._sum)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Both versions, with their differences marked"))
        column.addWidget(self.text, 1)
        column.addLayout(self._make_buttons())
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        theme.theme_changed.connect(self._show_difference)
        self._show()

    @property
    def pair(self) -> Pair:
        """The two versions that are shown."""
        return self._pairs[max(0, self.choice.currentIndex())]

    def _make_heads(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(2))
        self._heads: list[Words] = []
        marks = (self.tr("only in the first: [−…−]"), self.tr("only in the second: [+…+]"))
        for row, mark in enumerate(marks):
            head = Words("")
            head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            key = Words(mark, theme.Size.SMALL, "error" if row == 0 else "ok")
            grid.addWidget(head, row, 0)
            grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignTrailing)
            self._heads.append(head)
        grid.setColumnStretch(0, 1)
        return grid

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.apart = self._button(self.tr("&Keep both"), lambda: self.apart_asked.emit(self.pair))
        self.apart.setToolTip(self.tr("Both are articles of their own"))
        self.one = self._button(self.tr("Keep as &one"), lambda: self.one_asked.emit(self.pair))
        self.one.setToolTip(self.tr("The first stays, and has both as its sources"))
        self.instead = self._button(
            self.tr("Keep the &other instead"), lambda: self.instead_asked.emit(self.pair)
        )
        self.instead.setToolTip(self.tr("The second takes the place of the first"))
        for button in (self.apart, self.one, self.instead):
            row.addWidget(button)
        row.addStretch(1)
        close = self._button(self.tr("Close"), self.reject)
        close.setDefault(True)
        row.addWidget(close)
        return row

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: act())
        button.setAutoDefault(False)
        return button

    def _show(self) -> None:
        """Show the versions that are chosen; comparing them runs beside the window's thread."""
        pair = self.pair
        self._heads[0].setText(self._place_words(pair.kept.source, pair.kept.title))
        title = pair.other.title if pair.other is not None else pair.kept.title
        self._heads[1].setText(self._place_words(pair.place, title))
        self.apart.setVisible(pair.one)
        self.one.setVisible(not pair.one)
        self.instead.setVisible(pair.one and pair.other is not None)
        for button in (self.apart, self.one, self.instead):
            button.setEnabled(self._writable)
        other = pair.other
        if other is None:
            self._take(difference(pair.kept, pair.kept))
            return
        self._sum.setText(self.tr("Comparing…"))
        kept = pair.kept
        self._task = BackgroundTask(lambda: difference(kept, other), self)
        self._task.finished.connect(self._take)
        self._task.start()

    def _take(self, found: object) -> None:
        if isinstance(found, Difference):
            self.found = found
            self._show_difference()

    def _show_difference(self) -> None:
        found = self.found
        if found is None:
            return
        if found.none:
            self._sum.setText(self.tr("The texts have the same words."))
        else:
            words = self.tr(
                "{n} % alike. {first} words only in the first, {second} only in the second."
            )
            self._sum.setText(
                words.format(n=self.pair.percent, first=found.only_first, second=found.only_second)
            )
        font = theme.article_font(theme.Size.READER)
        self.text.document().setDefaultFont(font)
        self.text.setHtml("".join(f"<p>{_html(paragraph)}</p>" for paragraph in found.paragraphs))

    def _pair_words(self, pair: Pair) -> str:
        title = pair.other.title if pair.other is not None else pair.kept.title
        words = self.tr("{title} ({n} % alike)")
        return words.format(title=title or pair.place.file_name, n=pair.percent)

    def _place_words(self, place: "ArticleSource", title: str) -> str:
        day = day_words(place.published) if place.published else self.tr("no date")
        outlet = place.outlet or self.tr("no outlet")
        parts = [title, outlet, day, place.file_name]
        return " · ".join(part for part in parts if part)


def _html(paragraph: Sequence[Piece]) -> str:
    """Return a paragraph with what stands in one version alone told by signs, line and colour."""
    t = theme.tokens()
    looks = {
        Mark.FIRST: (f"color:{t.error.name()};text-decoration:line-through", "[−", "−]"),
        Mark.SECOND: (f"color:{t.ok.name()};text-decoration:underline", "[+", "+]"),
    }
    parts = []
    for piece in paragraph:
        words = html.escape(piece.words)
        bare = words.strip()
        if piece.mark in looks and bare:
            style, before, after = looks[piece.mark]
            start = words.index(bare)
            parts.append(
                f'{words[:start]}{before}<span style="{style}">{bare}</span>{after}'
                f"{words[start + len(bare) :]}"
            )
        else:
            parts.append(words)
    return "".join(parts)
