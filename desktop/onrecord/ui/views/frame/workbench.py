"""The three places of the window: articles, page, and evidence or import."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from onrecord.ui import theme

_ARTICLES_PX, _ARTICLES_MIN_PX = 216, 180
_SIDE_PX, _SIDE_MIN_PX = 460, 340
_PAGE_MIN_PX = 480
_RAIL_PX = 36
_RAIL_BELOW_PX = 1180


class Workbench(QSplitter):
    """Hold articles (or their rail), the pages, and the side panel beside each other."""

    articles_shown = Signal(bool)
    side_shown = Signal(bool)

    def __init__(self, articles: QWidget, rail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._wants_articles = True
        self._articles_px = theme.px(_ARTICLES_PX)
        self._side_px = theme.px(_SIDE_PX)
        self._left = QStackedWidget(self)
        self._left.addWidget(articles)
        self._left.addWidget(rail)
        self._articles, self._rail = articles, rail
        self.pages = QStackedWidget(self)
        self.pages.setMinimumWidth(theme.px(_PAGE_MIN_PX))
        self.side = QStackedWidget(self)
        self.side.setMinimumWidth(theme.px(_SIDE_MIN_PX))
        for place in (self._left, self.pages, self.side):
            self.addWidget(place)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setStretchFactor(2, 0)
        self.side.hide()
        self._settle_left()
        self.splitterMoved.connect(self._remember_widths)

    def show_articles(self, *, wanted: bool) -> None:
        """Show the list of articles, or the rail in its place."""
        if wanted != self._wants_articles:
            self._wants_articles = wanted
            self._settle_left()

    def show_left(self, *, shown: bool) -> None:
        """Give a page the leading edge too, or leave it to the articles."""
        self._left.setVisible(shown)
        self._settle_left()

    def show_side(self, *, wanted: bool) -> None:
        """Show or hide the side panel."""
        if wanted == self.side.isVisibleTo(self):
            return
        self.side.setVisible(wanted)
        if wanted:
            self._share_out()
        self.side_shown.emit(wanted)

    def saved_widths(self) -> QByteArray:
        """Return the widths to remember."""
        return QByteArray(f"{self._articles_px},{self._side_px}".encode())

    def restore_widths(self, state: QByteArray) -> None:
        """Take remembered widths up; what makes no sense is left alone."""
        try:
            articles, side = (int(part) for part in bytes(state.data()).decode().split(","))
        except ValueError:
            return
        self._articles_px = max(theme.px(_ARTICLES_MIN_PX), articles)
        self._side_px = max(theme.px(_SIDE_MIN_PX), side)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the list of articles into its rail when the window is narrow."""
        super().resizeEvent(event)
        self._settle_left()
        self.side.setMaximumWidth(max(theme.px(_SIDE_MIN_PX), self.width() // 2))

    def _settle_left(self) -> None:
        roomy = self.width() >= theme.px(_RAIL_BELOW_PX) or not self.isVisible()
        full = self._wants_articles and roomy
        self._left.setCurrentWidget(self._articles if full else self._rail)
        if full:
            self._left.setMinimumWidth(theme.px(_ARTICLES_MIN_PX))
            self._left.setMaximumWidth(max(theme.px(_ARTICLES_MIN_PX), self.width() // 3))
        else:
            self._left.setFixedWidth(theme.px(_RAIL_PX))
        self._share_out()
        self.articles_shown.emit(full)

    def _share_out(self) -> None:
        full = self._left.currentWidget() is self._articles
        left = self._articles_px if full else theme.px(_RAIL_PX)
        if self._left.isHidden():
            left = 0
        side = self._side_px if self.side.isVisibleTo(self) else 0
        rest = max(theme.px(_PAGE_MIN_PX), self.width() - left - side - 2)
        self.setSizes([left, rest, side])

    def _remember_widths(self) -> None:
        left, _, side = self.sizes()
        if self._left.currentWidget() is self._articles and not self._left.isHidden():
            self._articles_px = left
        if self.side.isVisibleTo(self):
            self._side_px = side
