"""The key to the marks in an article."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.views.evidence.reader_marks import Mark
from onrecord.ui.views.evidence.reader_view import stance_colours
from onrecord.ui.views.widgets.strip import begin_strip

_LINES = {
    Mark.SOURCE: Qt.PenStyle.SolidLine,
    Mark.CUE: Qt.PenStyle.DotLine,
    Mark.CONDITION: Qt.PenStyle.DashLine,
}


class KeyStrip(QWidget):
    """Explain the marks of the reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statement: Statement | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Key to the marks in the article"))
        theme.theme_changed.connect(self.update)
        self.explain(None)

    def sizeHint(self) -> QSize:
        """Return one line's height."""
        return QSize(theme.px(340), theme.px(28))

    def explain(self, statement: Statement | None) -> None:
        """Explain what is marked while a statement is selected, or while none is."""
        self._statement = statement
        words = "; ".join(words for _, words in self._entries())
        self.setAccessibleDescription(words)
        self.setToolTip(words.replace("; ", " · "))
        self.update()

    def _entries(self) -> list[tuple[Mark, str]]:
        """Return the marks with their names, those that are always there last."""
        entries = [
            (Mark.SOURCE, self.tr("who speaks")),
            (Mark.CUE, self.tr("saying word")),
            (Mark.CONTENT, self.tr("what is said")),
        ]
        if self._statement is not None and self._statement.stance_cue is not None:
            entries.append((Mark.STANCE, self.tr("stance")))
        if self._statement is not None and self._statement.condition is not None:
            entries.append((Mark.CONDITION, self.tr("condition")))
        return [*entries, (Mark.OTHER, self.tr("others"))]

    def _colours(self, mark: Mark) -> tuple[QColor | None, QColor]:
        """Return ground and colour of a mark's name."""
        t = theme.tokens()
        if mark is Mark.STANCE and self._statement is not None:
            return stance_colours(self._statement)
        grounds = {Mark.CONTENT: t.wash, Mark.OTHER: t.other}
        return grounds.get(mark), t.text if mark is Mark.CONTENT else t.second

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each mark on its own name, as many as fit."""
        del event
        t = theme.tokens()
        painter = begin_strip(self)
        metrics = QFontMetricsF(theme.ui_font(theme.Size.CAPTION))
        x, pad = float(theme.px(12)), theme.px(3)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        high = metrics.height()
        top = (self.height() - high) / 2
        for mark, words in self._entries():
            width = metrics.horizontalAdvance(words) + 2 * pad
            if x + width > self.width():
                break
            left = self.width() - x - width if mirrored else x
            ground, colour = self._colours(mark)
            if ground is not None:
                painter.fillRect(round(left), round(top) - 1, round(width), round(high) + 2, ground)
            painter.setPen(colour)
            painter.drawText(round(left) + pad, round(top + metrics.ascent()), words)
            if mark in _LINES:
                painter.setPen(QPen(t.text, 1, _LINES[mark]))
                y = round(top + high) + 1
                painter.drawLine(round(left) + pad, y, round(left + width) - pad, y)
            x += width + theme.px(10)
        painter.end()
