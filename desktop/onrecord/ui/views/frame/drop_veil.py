"""The veil over the whole window while files are dragged onto it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from onrecord.ui import resources, theme
from onrecord.ui.intake import Intake

_FRAME = 3
_VEIL_ALPHA = 220
_SHADOW_STEPS = 12


class DropVeil(QWidget):
    """Cover the window, say what will be added; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._heading = ""
        self._intake = Intake(())
        self.hide()

    def show_over(self, intake: Intake, project: str) -> None:
        """Cover the window and name what is about to be added to the project of this name."""
        self._intake = intake
        self._heading = self._heading_for(intake, project)
        self.setAccessibleName(self._heading)
        self.setAccessibleDescription(intake.kinds_in_words())
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()
        self.update()

    def _heading_for(self, intake: Intake, project: str) -> str:
        if intake.project is not None:
            return self.tr("Open {name}").format(name=intake.project.stem)
        n = len(intake.paths) - intake.refused
        if not project:
            one, many = self.tr("Add 1 item"), self.tr("Add {n} items")
        else:
            one, many = self.tr("Add 1 item to {project}"), self.tr("Add {n} items to {project}")
        return (one if n == 1 else many).format(n=n, project=project)

    def lines(self) -> list[tuple[str, str]]:
        """Return the lines under the heading, each with the name of its colour."""
        if self._intake.project is not None:
            where = str(self._intake.project.parent)
            return [(where, "second"), (self.tr("Release to open it. Esc cancels."), "second")]
        lines = [(self._intake.kinds_in_words(), "text")]
        if self._intake.refused:
            lines.append((self._intake.refused_in_words(), "warn"))
        last = self.tr(
            "Release anywhere in the window. Files are copied, never moved. Esc cancels."
        )
        lines.append((last, "second"))
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw veil, frame and card."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(t.base)
        ground.setAlpha(_VEIL_ALPHA)
        painter.fillRect(self.rect(), ground)
        half = _FRAME / 2
        painter.setPen(QPen(t.ink, _FRAME))
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        self._draw_card(painter)
        painter.end()

    def _draw_card(self, painter: QPainter) -> None:
        t = theme.tokens()
        title_font = theme.ui_font(theme.Size.HERO)
        body_font = theme.ui_font(theme.Size.BASE)
        title = QFontMetricsF(title_font)
        body = QFontMetricsF(body_font)
        lines = [(words, colour) for words, colour in self.lines() if words]
        padding_x, padding_y = theme.px(44), theme.px(28)
        gap = theme.px(10)
        room = self.width() - 2 * theme.px(24) - 2 * padding_x
        heading = title.elidedText(self._heading, Qt.TextElideMode.ElideMiddle, room)
        shown = [(body.elidedText(w, Qt.TextElideMode.ElideMiddle, room), k) for w, k in lines]
        inner = max(
            [title.horizontalAdvance(heading)]
            + [body.horizontalAdvance(words) + theme.px(24) for words, _ in shown]
        )
        width = max(inner + 2 * padding_x, theme.px(420))
        height = 2 * padding_y + title.height() + len(shown) * (body.height() + gap)
        card = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        self._draw_shadow(painter, card)
        painter.setPen(QPen(t.hair, 1))
        painter.setBrush(t.base)
        painter.drawRoundedRect(card, 8, 8)
        painter.setFont(title_font)
        painter.setPen(t.text)
        y = card.top() + padding_y
        line = QRectF(card.left(), y, width, title.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, heading)
        y += title.height()
        painter.setFont(body_font)
        for words, name in shown:
            y += gap
            line = QRectF(card.left(), y, width, body.height())
            colour = t.by_name[name]
            if name == "warn":
                side = theme.px(16)
                left = card.center().x() - body.horizontalAdvance(words) / 2 - side - theme.px(4)
                mark = resources.pixmap("triangle-alert", colour, side, self.devicePixelRatioF())
                painter.drawPixmap(round(left), round(line.center().y() - side / 2), mark)
            painter.setPen(colour)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
            y += body.height()

    @staticmethod
    def _draw_shadow(painter: QPainter, card: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW_STEPS, 0, -1):
            painter.setBrush(QColor(20, 28, 36, 2))
            spread = step * 1.2
            painter.drawRoundedRect(
                card.adjusted(-spread, -spread + 4, spread, spread + 4), 8 + spread, 8 + spread
            )
