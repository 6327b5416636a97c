"""A button that shows the letter it can be pressed with."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onrecord.ui import resources, theme
from onrecord.ui.glyphs import Glyph, glyph_width, paint_glyph
from onrecord.ui.style import border_colour

_HEIGHT, _PADDING, _GAP, _GLYPH, _PLATE = 28, 9, 7, 13, 16
_RADIUS = 4.0


class KeyButton(QAbstractButton):
    """Draw a key, a glyph or icon, and words; checked it has a frame in ink.

    Parameters
    ----------
    key
        What stands in the plate; empty for none.
    menu
        Whether a list opens when it is pressed.
    """

    def __init__(
        self,
        key: str,
        text: str,
        parent: QWidget | None = None,
        *,
        glyph: Glyph | None = None,
        icon: str = "",
        primary: bool = False,
        menu: bool = False,
        flat: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._key = key
        self._key_shown = True
        self._glyph = glyph
        self._icon = icon
        self._primary = primary
        self._menu = menu
        self._flat = flat
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_choice(self, text: str, icon: str = "") -> None:
        """Show other words, and another icon."""
        self.setText(text)
        self._icon = icon
        self.updateGeometry()
        self.update()

    def show_key(self, *, shown: bool) -> None:
        """Show the plate with the key, or not, while keys are switched off."""
        self._key_shown = shown
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        bold = self._primary or self.isChecked()
        return theme.ui_font(theme.Size.SMALL, QFont.Weight.Medium if bold else QFont.Weight.Normal)

    def _parts_width(self) -> float:
        width = 0.0
        if self._key and self._key_shown:
            width += self._plate_width() + theme.px(_GAP)
        if self._glyph is not None:
            width += glyph_width(self._glyph, theme.px(_GLYPH)) + theme.px(_GAP)
        if self._icon:
            width += theme.px(_GLYPH) + theme.px(_GAP - 2)
        if self._menu:
            width += theme.px(_GLYPH + 3)
        return width

    def _plate_width(self) -> float:
        metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION, QFont.Weight.Medium))
        return float(max(theme.px(_PLATE), metrics.horizontalAdvance(self._key) + theme.px(8)))

    def sizeHint(self) -> QSize:
        """Return room for all parts; bold words need no other size."""
        bold = theme.ui_font(theme.Size.SMALL, QFont.Weight.Medium)
        words = QFontMetricsF(bold).horizontalAdvance(self.text())
        width = 2 * theme.px(_PADDING) + self._parts_width() + words
        return QSize(round(width) + 2, theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, key, glyph and words."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        colour = t.on_ink if self._primary else t.text
        if not self.isEnabled():
            colour = theme.mixed(t.muted, t.base, 0.6)
        x = float(theme.px(_PADDING))
        middle = self.height() / 2
        if self._key and self._key_shown:
            x = self._draw_key(painter, x)
        if self._glyph is not None:
            width = glyph_width(self._glyph, theme.px(_GLYPH))
            center = QRectF(x, middle - 8, width, 16).center()
            paint_glyph(painter, self._glyph, center, size=theme.px(_GLYPH))
            x += width + theme.px(_GAP)
        if self._icon:
            side = theme.px(_GLYPH)
            drawn = resources.pixmap(self._icon, colour, side, self.devicePixelRatioF())
            painter.drawPixmap(round(x), round(middle - side / 2), drawn)
            x += side + theme.px(_GAP - 2)
        painter.setFont(self._font())
        painter.setPen(colour)
        room = QRectF(x, 0, self.width() - x - theme.px(_PADDING), self.height())
        if self._menu:
            room.setRight(room.right() - theme.px(_GLYPH + 3))
            side = theme.px(_GLYPH)
            drawn = resources.pixmap("chevron-down", t.second, side, self.devicePixelRatioF())
            painter.drawPixmap(round(room.right()) + 3, round(middle - side / 2), drawn)
        words = QFontMetricsF(self._font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 2
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        t = theme.tokens()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.underMouse() and self.isEnabled()
        if self._primary:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mixed(t.ink, t.second, 0.8) if over or self.isDown() else t.ink)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        elif not self._flat or over:
            checked = self.isChecked()
            painter.setPen(QPen(t.ink if checked else border_colour(), 2 if checked else 1))
            painter.setBrush(t.sel if self.isDown() else t.hover if over else t.base)
            inset = 0.5 if checked else 0.0
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _draw_key(self, painter: QPainter, x: float) -> float:
        t = theme.tokens()
        width, height = self._plate_width(), theme.px(_PLATE + 1)
        plate = QRectF(x, (self.height() - height) / 2, width, height)
        edge = theme.mixed(t.on_ink, t.ink, 0.4) if self._primary else t.hair
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._primary else t.panel)
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(theme.ui_font(theme.Size.CAPTION, QFont.Weight.Medium))
        painter.setPen(t.on_ink if self._primary else t.muted)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._key)
        return x + width + theme.px(_GAP)
