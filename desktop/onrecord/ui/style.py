"""How buttons, fields and boxes are drawn: Fusion underneath, flat and in ink above."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QTextEdit,
    QWidget,
)

from onrecord.ui import theme

_RADIUS = 4.0
_BORDER_SHARE = 0.55
_Primitive = QStyle.PrimitiveElement
_SHORTEST_SLIDER = 28
_FIELD_PADDING = 4
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_Control = QStyle.ControlElement
_State = QStyle.StateFlag


def border_colour(ground: QColor | None = None) -> QColor:
    """Return the colour of the edge of buttons and segments on the given ground."""
    t = theme.tokens()
    return theme.mixed(t.strong, ground or t.base, _BORDER_SHARE)


class InkStyle(QProxyStyle):
    """Draw controls flat; the main button (`setDefault(True)`) and what is checked in ink."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the elements that differ from Fusion's, leave the rest to it."""
        if element == _Primitive.PE_PanelButtonCommand:
            _draw_button(option, painter, widget)
        elif element == _Primitive.PE_PanelButtonTool:
            _draw_tool_button(option, painter)
        elif element in (_Primitive.PE_PanelLineEdit, _Primitive.PE_FrameLineEdit):
            _draw_field(option, painter, widget)
        elif element == _Primitive.PE_Frame:
            _draw_frame(option, painter, widget)
        elif element == _Primitive.PE_IndicatorCheckBox:
            _draw_check_box(option, painter)
        elif element == _Primitive.PE_IndicatorRadioButton:
            _draw_radio_button(option, painter)
        elif element == _Primitive.PE_FrameFocusRect:
            return  # the ring of ui.focus_ring, or the view's own frame, shows the focus
        else:
            super().drawPrimitive(element, option, painter, widget)

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Keep the words of a field away from its edge."""
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if (
            element == QStyle.SubElement.SE_LineEditContents
            and isinstance(widget, QLineEdit)
            and widget.hasFrame()
        ):
            return rect.adjusted(_FIELD_PADDING, 0, -_FIELD_PADDING, 0)
        return rect

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars as a flat track with a slider; leave the rest to Fusion."""
        if control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            slider = self.subControlRect(control, option, _Sub.SC_ScrollBarSlider, widget)
            _draw_scroll_bar(option, painter, slider)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give the whole length of a scroll bar to its track: it has no arrows."""
        if control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Give the label of a main button the colour that reads on ink."""
        if element == _Control.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, theme.tokens().chrome)
            return
        if element == _Control.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            _draw_menu_title(option, painter)
            return
        if element == _Control.CE_Splitter:
            painter.fillRect(option.rect, theme.tokens().hair)
            return
        if element == _Control.CE_PushButtonBevel and _is_flat(option):
            if option.state & (_State.State_MouseOver | _State.State_Sunken):
                _draw_tool_button(option, painter)
            return
        if element == _Control.CE_PushButtonLabel and _is_primary(option, widget):
            palette = option.palette
            palette.setColor(palette.ColorRole.ButtonText, theme.tokens().on_ink)
            option.palette = palette
        super().drawControl(element, option, painter, widget)


def _is_primary(option: QStyleOption, widget: QWidget | None) -> bool:
    enabled = bool(option.state & _State.State_Enabled)
    if not enabled:
        return False
    if isinstance(widget, QWidget) and widget.property("primary"):
        return True
    return isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    )


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    whole = QRect(option.rect)
    if part == _Sub.SC_ScrollBarGroove:
        return whole
    if part in (_Sub.SC_ScrollBarAddLine, _Sub.SC_ScrollBarSubLine):
        return QRect()
    across = option.orientation == Qt.Orientation.Horizontal
    length = whole.width() if across else whole.height()
    reach = option.maximum - option.minimum
    slider = length
    if reach > 0:
        share = option.pageStep / (reach + option.pageStep)
        slider = min(length, max(_SHORTEST_SLIDER, round(length * share)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - slider, option.upsideDown
    )
    spans = {
        _Sub.SC_ScrollBarSlider: (start, slider),
        _Sub.SC_ScrollBarSubPage: (0, start),
        _Sub.SC_ScrollBarAddPage: (start + slider, length - start - slider),
    }
    if part not in spans:
        return QRect()
    at, size = spans[part]
    if across:
        return QRect(whole.left() + at, whole.top(), size, whole.height())
    return QRect(whole.left(), whole.top() + at, whole.width(), size)


def _draw_scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect) -> None:
    t = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(option.rect, t.panel)
    if option.maximum > option.minimum:
        active = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
        share = 0.75 if active else 0.45
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed(t.strong, t.panel, share))
        inside = QRectF(slider).adjusted(3, 3, -3, -3)
        radius = min(inside.width(), inside.height()) / 2
        painter.drawRoundedRect(inside, radius, radius)
    painter.restore()


def _is_flat(option: QStyleOption) -> bool:
    return isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.Flat
    )


def _draw_menu_title(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    t = theme.tokens()
    painter.fillRect(option.rect, t.chrome)
    if option.state & (_State.State_Selected | _State.State_Sunken):
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.sel)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.restore()
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    painter.setPen(t.text)
    painter.drawText(option.rect, int(flags), option.text)


def _frame(option: QStyleOption) -> QRectF:
    return QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)


def _draw_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    t = theme.tokens()
    state = option.state
    down = bool(state & (_State.State_Sunken | _State.State_On))
    over = bool(state & _State.State_MouseOver) and bool(state & _State.State_Enabled)
    if _is_primary(option, widget):
        fill = theme.mixed(t.ink, t.second, 0.8) if over or down else t.ink
        edge = fill
    elif down:
        fill, edge = t.sel, border_colour()
    else:
        fill, edge = (t.hover if over else t.base), border_colour()
    if not state & _State.State_Enabled:
        edge = t.hair
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(_frame(option), _RADIUS, _RADIUS)
    painter.restore()


def _draw_tool_button(option: QStyleOption, painter: QPainter) -> None:
    t = theme.tokens()
    state = option.state
    raised = not state & _State.State_AutoRaise
    active = bool(state & (_State.State_Sunken | _State.State_On))
    over = bool(state & _State.State_MouseOver) and bool(state & _State.State_Enabled)
    if not (raised or active or over):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = t.sel if active or over else t.base
    if raised and over and not active:
        fill = t.hover
    painter.setPen(QPen(border_colour(), 1.0) if raised else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(_frame(option), _RADIUS, _RADIUS)
    painter.restore()


def _draw_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(widget, QLineEdit) and not widget.hasFrame():
        return
    t = theme.tokens()
    state = option.state
    focused = bool(state & _State.State_HasFocus)
    enabled = bool(state & _State.State_Enabled)
    width = 2.0 if focused else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = t.ink if focused else t.strong if enabled else t.hair
    painter.setPen(QPen(edge, width))
    painter.setBrush(t.base if enabled else t.panel)
    inset = width / 2
    rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, _RADIUS - inset, _RADIUS - inset)
    painter.restore()


def _draw_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    t = theme.tokens()
    is_field = isinstance(widget, (QTextEdit, QPlainTextEdit))
    focused = is_field and bool(option.state & _State.State_HasFocus)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t.ink if focused else t.strong if is_field else t.hair, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_frame(option), _RADIUS / 2, _RADIUS / 2)
    painter.restore()


def _draw_check_box(option: QStyleOption, painter: QPainter) -> None:
    t = theme.tokens()
    state = option.state
    enabled = bool(state & _State.State_Enabled)
    checked = bool(state & _State.State_On)
    partly = bool(state & _State.State_NoChange)
    rect = _frame(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = (checked or partly) and enabled
    painter.setPen(QPen(t.ink if full else t.strong if enabled else t.hair, 1.0))
    painter.setBrush(t.ink if full else t.base)
    painter.drawRoundedRect(rect, 3.0, 3.0)
    if checked or partly:
        painter.setPen(QPen(t.on_ink if enabled else t.muted, 1.75, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        at = [(0.24, 0.52), (0.43, 0.71), (0.77, 0.32)] if checked else [(0.25, 0.5), (0.75, 0.5)]
        painter.drawPolyline(
            QPolygonF(
                [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in at]
            )
        )
    painter.restore()


def _draw_radio_button(option: QStyleOption, painter: QPainter) -> None:
    t = theme.tokens()
    state = option.state
    enabled = bool(state & _State.State_Enabled)
    checked = bool(state & _State.State_On)
    rect = _frame(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t.ink if checked and enabled else t.strong, 1.0))
    painter.setBrush(t.ink if checked and enabled else t.base)
    painter.drawEllipse(rect)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.on_ink if enabled else t.muted)
        painter.drawEllipse(rect.center(), rect.width() * 0.2, rect.height() * 0.2)
    painter.restore()


def make_primary(button: QAbstractButton) -> None:
    """Have a button drawn in ink, as the main one of its place."""
    button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
