"""Words in a size and a colour of the theme, and a ground for them."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from onrecord.ui import theme


class _Ground(QObject):
    """Keep a widget's ground in a colour of the theme; lives as long as the widget."""

    def __init__(self, widget: QWidget, colour: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._colour = colour
        widget.setAutoFillBackground(True)
        theme.theme_changed.connect(self.recolour)
        self.recolour()

    def recolour(self) -> None:
        """Take the colour that the theme has now."""
        palette = self._widget.palette()
        palette.setColor(self._widget.backgroundRole(), theme.tokens().by_name[self._colour])
        self._widget.setPalette(palette)


def painted_ground(widget: QWidget, colour: str) -> None:
    """Fill a plain widget with a colour of the theme, now and after the theme changes."""
    _Ground(widget, colour)


class Words(QLabel):
    """A label in a size and a colour of the theme."""

    def __init__(
        self,
        text: str,
        size: theme.Size = theme.Size.BASE,
        colour: str = "text",
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.ui_font(size, weight))
        theme.theme_changed.connect(self._recolour)
        self._recolour()

    def set_colour(self, colour: str) -> None:
        """Take another colour of the theme."""
        self._colour = colour
        self._recolour()

    def _recolour(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.tokens().by_name[self._colour])
        self.setPalette(palette)


class LinkButton(QAbstractButton):
    """Words with a line under them that act as a button."""

    def __init__(
        self, text: str, size: theme.Size = theme.Size.BASE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFont(theme.ui_font(size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text())
        return QSize(round(width) + 2, round(metrics.height()) + theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and line."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setFont(self.font())
        colour: QColor = t.second if self.underMouse() else t.text
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        metrics = QFontMetricsF(self.font())
        y = round((self.height() + metrics.ascent() - metrics.descent()) / 2) + 3
        painter.fillRect(QRectF(0, y, metrics.horizontalAdvance(self.text()), 1), colour)
        painter.end()
