"""A row of choices of which one is on: pages, density, rows, evidence."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QToolButton, QWidget

from onrecord.ui import resources, theme
from onrecord.ui.style import border_colour

_RADIUS = 5.0
_DOT = 7


class _Segment(QToolButton):
    """One choice: icon, words and, if there is one, a count in a small plate."""

    def __init__(self, action: QAction, icon: str, *, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icon_shown = bool(icon)
        self._small = small
        self._count = 0
        self._count_words = ""
        self._count_shown = True
        self._unfinished = False
        self.setDefaultAction(action)
        self.setAccessibleName(action.text().replace("&", ""))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("own_focus", True)  # noqa: FBT003 - Qt's own signature
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed, policy.Fixed)

    def show_icon(self, *, shown: bool) -> None:
        """Show the icon beside the words, or the words alone."""
        self._icon_shown = shown or not self._words()
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, words: str) -> None:
        """Show how many wait behind this choice; 0 shows nothing."""
        if (count, words) != (self._count, self._count_words):
            self._count, self._count_words = count, words
            self.setAccessibleDescription(words)
            tip = self.defaultAction().toolTip()
            self.setToolTip(f"{tip}\n{words}" if words else tip)
            self.updateGeometry()
            self.update()

    def set_unfinished(self, why: str) -> None:
        """Show a dot, with the reason as description; empty shows none."""
        self._unfinished = bool(why)
        self.setAccessibleDescription(why)
        self.updateGeometry()
        self.update()

    def show_count(self, *, shown: bool) -> None:
        """Show the count, or save its room."""
        if shown != self._count_shown:
            self._count_shown = shown
            self.updateGeometry()
            self.update()

    def _font(self, *, on: bool = True) -> QFont:
        size = theme.Size.SMALL if self._small else theme.Size.BASE
        heavy = on and not self._small
        return theme.ui_font(size, QFont.Weight.Medium if heavy else QFont.Weight.Normal)

    def _words(self) -> str:
        return self.text().replace("&", "").strip()

    def sizeHint(self) -> QSize:
        """Return room for icon, words and count."""
        padding = theme.px(8 if self._small else 12)
        width = 2 * padding
        if self._icon_shown:
            width += theme.px(16)
        if self._words():
            width += QFontMetrics(self._font()).horizontalAdvance(self._words())
            width += theme.px(6) if self._icon_shown else 0
        if self._count and self._count_shown:
            width += theme.px(6) + self._plate_width()
        if self._unfinished:
            width += theme.px(6 + _DOT)
        return QSize(width, theme.px(24 if self._small else 28))

    def minimumSizeHint(self) -> QSize:
        """Return room for icon, words and count: nothing is cut off."""
        return self.sizeHint()

    def _inside_edge(self) -> QPainterPath:
        path = QPainterPath()
        parent = self.parentWidget()
        whole = parent.rect() if parent is not None else self.rect()
        control = QRectF(whole).translated(-self.x(), -self.y())
        path.addRoundedRect(control.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        return path

    def _plate_width(self) -> int:
        metrics = QFontMetrics(theme.ui_font(theme.Size.CAPTION, QFont.Weight.Medium))
        return max(theme.px(17), metrics.horizontalAdvance(str(self._count)) + theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and count."""
        del event
        t = theme.tokens()
        on = self.isChecked()
        strong = on and not self._small
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._inside_edge())
        if strong:
            painter.fillRect(self.rect(), t.ink)
        elif on or self.isDown():
            painter.fillRect(self.rect(), t.sel)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), t.hover)
        if on and self._small:
            bar = theme.px(2)
            painter.fillRect(0, self.height() - bar, self.width(), bar, t.ink)
        colour = t.on_ink if strong else t.text
        if not self.isEnabled():
            colour = theme.mixed(t.muted, t.base, 0.6)
        x = theme.px(8 if self._small else 12)
        if self._icon_shown:
            side = theme.px(16)
            drawn = resources.pixmap(self._icon, colour, side, self.devicePixelRatioF())
            place = self._mirrored(QRect(x, (self.height() - side) // 2, side, side))
            painter.drawPixmap(place.topLeft(), drawn)
            x += side + theme.px(6)
        painter.setFont(self._font(on=on))
        painter.setPen(colour)
        room = self._mirrored(
            QRect(x, 0, painter.fontMetrics().horizontalAdvance(self._words()), self.height())
        )
        flags = (
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip
        )
        painter.drawText(room, int(flags), self._words())
        if self._count and self._count_shown:
            self._draw_plate(painter, strong=strong)
        if self._unfinished:
            self._draw_dot(painter, colour)
        if self.hasFocus():
            painter.setPen(QPen(t.on_ink if strong else t.ink, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        """Return where a place lies in the direction in which the words run."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _draw_dot(self, painter: QPainter, colour: QColor) -> None:
        side = theme.px(_DOT)
        left = self.width() - theme.px(8 if self._small else 12) - side
        place = self._mirrored(QRect(left, (self.height() - side) // 2, side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(place)

    def _draw_plate(self, painter: QPainter, *, strong: bool) -> None:
        t = theme.tokens()
        width, height = self._plate_width(), theme.px(16)
        left = self.width() - theme.px(8 if self._small else 12) - width
        plate = QRectF(self._mirrored(QRect(left, (self.height() - height) // 2, width, height)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed(t.on_ink, t.ink, 0.22) if strong else t.neutral_tint)
        painter.drawRoundedRect(plate, height / 2, height / 2)
        painter.setPen(t.on_ink if strong else t.second)
        painter.setFont(theme.ui_font(theme.Size.CAPTION, QFont.Weight.Medium))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(self._count))


class SegmentedControl(QWidget):
    """Show checkable actions side by side as one control; one of them is always on.

    Parameters
    ----------
    group
        The exclusive group that the actions join. Two controls may share a group.
    small
        Whether it stands in the filter bar: lower, and marked by a line instead of filled.
    """

    def __init__(
        self, group: QActionGroup, *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = group
        self._small = small
        self._segments: dict[QAction, _Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed, policy.Fixed)
        theme.theme_changed.connect(self.update)

    def add(self, action: QAction, icon: str = "") -> None:
        """Append a choice, with the name of its icon."""
        action.setCheckable(True)
        self._group.addAction(action)
        segment = _Segment(action, icon, small=self._small, parent=self)
        self._segments[action] = segment
        layout = self.layout()
        if layout is not None:
            layout.addWidget(segment)

    def segments(self) -> list[QToolButton]:
        """Return the buttons from first to last."""
        return list(self._segments.values())

    def show_icons(self, *, shown: bool) -> None:
        """Show icons beside the words, or save their room."""
        for segment in self._segments.values():
            segment.show_icon(shown=shown)

    def show_counts(self, *, shown: bool) -> None:
        """Show how many wait behind the choices, or save the room."""
        for segment in self._segments.values():
            segment.show_count(shown=shown)

    def set_count(self, action: QAction, count: int, words: str = "") -> None:
        """Show beside a choice how many wait behind it, and say what they are; 0 shows nothing."""
        self._segments[action].set_count(count, words)

    def set_unfinished(self, action: QAction, why: str) -> None:
        """Show a dot beside a choice behind which something is not finished; empty shows none."""
        self._segments[action].set_unfinished(why)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the common edge and the lines between the choices."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(edge, t.base)
        segments = list(self._segments.values())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for segment in segments[1:]:
            x = segment.geometry().right() + 1 if mirrored else segment.x() - 1
            painter.fillRect(x, 1, 1, self.height() - 2, t.hair)
        painter.setPen(QPen(border_colour(), 1.0))
        painter.drawPath(edge)
        painter.end()
