"""The margin of the reader: the shape of every statement at the first line of its words."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.glyphs import glyph_width, glyph_words, paint_glyph, statement_glyph

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ui.views.evidence.reader_view import ReaderView

MARGIN_PX = 38
_SHAPES_A_LINE = 2
_TOOLTIP_LINES = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """Where in the margin a shape stands, and the statements that it stands for.

    One statement is drawn as its glyph, several for which there is no room as their number.
    """

    rect: QRect
    statements: tuple[Statement, ...]


def plain_words(statement: Statement) -> str:
    """Return side and target of a statement."""
    return f"{glyph_words(statement_glyph(statement))} {statement.target}".strip()


class ReaderMargin(QWidget):
    """The shapes beside the text; a click selects the statement, or the next of several.

    `describe` says in a line what a statement is.
    """

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self.describe: Callable[[Statement], str] = plain_words
        self.setMouseTracking(True)
        self.follow()

    def follow(self) -> None:
        """Take the place that the text leaves free."""
        viewport = self._view.viewport().geometry()
        width = theme.px(MARGIN_PX)
        mirrored = self._view.isRightToLeft()
        x = viewport.right() + 1 if mirrored else viewport.left() - width
        self.setGeometry(x, viewport.top(), width, viewport.height())
        self.update()

    def shapes(self) -> list[Shape]:
        """Return the shapes in view."""
        lines: dict[int, list[tuple[QRect, Statement]]] = defaultdict(list)
        height = self._view.viewport().height()
        for statement in self._view.statements:
            rect = self._view.first_line(statement)
            if rect.bottom() >= 0 and rect.top() <= height:
                lines[rect.top()].append((rect, statement))
        found = []
        for here in lines.values():
            here.sort(key=lambda pair: pair[1].content[0].start)
            found += self._in_line(here[0][0].center().y(), [statement for _, statement in here])
        return found

    def _in_line(self, middle: int, statements: list[Statement]) -> list[Shape]:
        """Return the shapes of a line, the selected one always among them."""
        groups = [(statement,) for statement in statements]
        if len(groups) > _SHAPES_A_LINE:
            key = self._view.selected_key
            first = next((s for s in statements if s.key == key), statements[0])
            groups = [(first,), tuple(s for s in statements if s is not first)]  # type: ignore[list-item]
        size, mirrored = theme.px(13), self._view.isRightToLeft()
        x = theme.px(MARGIN_PX) - theme.px(2)
        shapes = []
        for group in reversed(groups):
            glyph = statement_glyph(group[0])
            width = round(glyph_width(glyph, size)) if len(group) == 1 else theme.px(16)
            x -= width + theme.px(1)
            left = theme.px(MARGIN_PX) - x - width if mirrored else x
            place = QRect(QPoint(left, middle - size // 2), QSize(width, size))
            shapes.append(Shape(place, group))
        return shapes[::-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes of the lines in view."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.base)
        font = theme.ui_font(theme.Size.CAPTION)
        lifted = self._view.lifted_key
        for shape in self.shapes():
            if any(statement.key == lifted for statement in shape.statements):
                painter.fillRect(shape.rect.adjusted(-2, -3, 2, 3), t.hair)
            if len(shape.statements) > 1:
                painter.setFont(font)
                painter.setPen(t.second)
                words = f"+{len(shape.statements)}"
                painter.drawText(shape.rect, Qt.AlignmentFlag.AlignCenter, words)
                continue
            statement = shape.statements[0]
            paint_glyph(
                painter,
                statement_glyph(statement),
                QPointF(shape.rect.center()) + QPointF(0.5, 0.5),
                reviewed=statement.reviewed,
                size=shape.rect.height(),
            )
        painter.end()

    def _at(self, point: QPoint) -> tuple[Statement, ...]:
        return next(
            (
                shape.statements
                for shape in self.shapes()
                if shape.rect.adjusted(-2, -4, 2, 4).contains(point)
            ),
            (),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the statement of the shape under the pointer."""
        statements = self._at(event.position().toPoint())
        if statements:
            self._view.statement_clicked.emit(statements[0].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the words of the shape under the pointer, and show that it can be clicked."""
        statements = self._at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if statements else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._view.lift(statements[0] if statements else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the words down."""
        super().leaveEvent(event)
        self._view.lift(None)

    def event(self, event: QEvent) -> bool:
        """Say what the shape under the pointer stands for."""
        if isinstance(event, QHelpEvent):
            statements = self._at(event.pos())
            lines = [self.describe(statement) for statement in statements[:_TOOLTIP_LINES]]
            if len(statements) > _TOOLTIP_LINES:
                lines.append("…")
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
            return True
        return super().event(event)
