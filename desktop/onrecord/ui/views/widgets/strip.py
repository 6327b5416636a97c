"""The ground of a strip of small words at the foot of a view."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onrecord.ui import theme


def begin_strip(strip: QWidget) -> QPainter:
    """Return a painter set to small words, with the ground and the line above them drawn."""
    t = theme.tokens()
    painter = QPainter(strip)
    painter.fillRect(strip.rect(), t.panel)
    painter.fillRect(0, 0, strip.width(), 1, t.hair)
    painter.setFont(theme.ui_font(theme.Size.CAPTION))
    return painter
