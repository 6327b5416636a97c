"""Parts of the import panel: how far it is, and what came of it in numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.views.widgets.labels import Words

_BAR_PX = 4


class ThinBar(QWidget):
    """A progress bar of four pixels; without a total it shows an empty track."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0.0, 0
        self.setFixedHeight(theme.px(_BAR_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))
        theme.theme_changed.connect(self.update)

    def set_progress(self, done: float, total: int) -> None:
        """Show how much of the whole is done."""
        self._done, self._total = done, total
        self.setAccessibleDescription(self.tr("{n} of {total}").format(n=int(done), total=total))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and bar."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(t.hair)
        painter.drawRoundedRect(self.rect(), radius, radius)
        if self._total and self._done:
            painter.setBrush(t.ink)
            width = self.width() * min(1.0, self._done / self._total)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()


class Numbers(QWidget):
    """The report's sums, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        self._row.setSpacing(theme.px(8))

    def show_numbers(self, numbers: Sequence[tuple[int, str]]) -> None:
        """Show each number over its word."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, word in numbers:
            place = QWidget(self)
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            figure = Words(str(number), weight=QFont.Weight.DemiBold)
            font = figure.font()
            font.setPointSizeF(font.pointSizeF() * 16 / 13)
            figure.setFont(font)
            column.addWidget(figure)
            column.addWidget(Words(word, theme.Size.SMALL, "second"))
            place.setAccessibleName(f"{number} {word}")
            self._row.addWidget(place, 1)
