"""The article's words with what is marked on them, and a margin with the statements' shapes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from onrecord.domain.article import Article
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.glyphs import glyph_width, glyph_words, paint_glyph, statement_glyph
from onrecord.ui.views.reader_marks import Mark, marked_words
from onrecord.ui.views.reader_text import ReaderText

_MARGIN = 38
_FROM_TOP = 3
"""The content stands one third from the top when a statement is shown."""
_SHAPES_A_LINE = 2
_LEAST_SHOWN = 60
"""So much of the content has to be in sight, or it is scrolled to."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where in the margin a statement's shape stands, in coordinates of the margin."""

    rect: QRect
    statement: Statement


class ReaderView(QTextBrowser):
    """Show an article read-only; select words and press Enter to ask for a new statement."""

    statement_clicked = Signal(str)
    words_chosen = Signal(object)
    """Spans of the words that were selected when Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: ReaderText | None = None
        self._statements: list[Statement] = []
        self._selected: Statement | None = None
        self._with_reasons = False
        self._marking = False
        self._scroll_due = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Article"))
        self.margin = ReaderMargin(self)
        self._leave_margin()
        self.document().setDocumentMargin(theme.px(14))
        self.verticalScrollBar().valueChanged.connect(self.margin.update)
        self.document().documentLayout().documentSizeChanged.connect(self.margin.update)

    # What is shown.

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._text.article if self._text else None

    def show_article(self, article: Article | None) -> None:
        """Show another article from its beginning; `None` shows nothing."""
        if article is not None and article == self.article:
            return
        self._text = ReaderText(article) if article else None
        self._statements, self._selected = [], None
        self.restyle()
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Write the article again: colours or size of the words changed."""
        at = self.verticalScrollBar().value()
        self._leave_margin()
        self._colour_selection()
        if self._text is None:
            self.document().clear()
        else:
            self._text.fill(self.document())
        self._mark()
        self.verticalScrollBar().setValue(at)

    def _leave_margin(self) -> None:
        width = theme.px(_MARGIN)
        mirrored = self.isRightToLeft()
        self.setViewportMargins(0 if mirrored else width, 0, width if mirrored else 0, 0)

    def show_statements(
        self, statements: list[Statement], selected: Statement | None, *, scroll: bool
    ) -> None:
        """Mark the article's statements, one of them as selected, and scroll to that if asked."""
        self._statements, self._selected = statements, selected
        self._mark()
        if scroll and selected is not None:
            self._scroll_to_selected()

    def select_words(self, spans: Sequence[TextSpan]) -> None:
        """Select words as the keyboard does, from the first to the last; none takes it away.

        While they are selected nothing else is marked, and the selection looks like what is said.
        """
        self._marking = bool(spans)
        self._colour_selection()
        self._mark()
        cursor = self.textCursor()
        cursor.clearSelection()
        if spans and self._text is not None:
            cursor.setPosition(self._text.to_document(spans[0].start))
            end = self._text.to_document(spans[-1].end)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _colour_selection(self) -> None:
        palette = QPalette(self.palette())
        t = theme.tokens()
        palette.setColor(QPalette.ColorRole.Highlight, t.wash if self._marking else t.sel)
        palette.setColor(QPalette.ColorRole.HighlightedText, t.text)
        self.setPalette(palette)

    def show_reasons(self, *, shown: bool) -> None:
        """Mark the words that decided what the selected statement is taken for, or do not."""
        if shown != self._with_reasons:
            self._with_reasons = shown
            self._mark()

    def _mark(self) -> None:
        selections = []
        if self._text is not None and not self._marking:
            for words in marked_words(
                self._selected, self._statements, with_reasons=self._with_reasons
            ):
                letters = _letters(words.marks)
                for start, end in self._text.pieces(words.span):
                    selection = QTextEdit.ExtraSelection()
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    selection.cursor = cursor
                    selection.format = letters
                    selections.append(selection)
        self.setExtraSelections(selections)
        self.margin.update()

    # Where things stand.

    def _scroll_to_selected(self) -> None:
        self._scroll_due = not self.isVisible()
        if self._text is None or self._selected is None:
            return
        top = self._top_of(self._selected.content[0].start)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - self.viewport().height() // _FROM_TOP)

    def page(self, pages: int) -> None:
        """Turn the article some pages on, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def keep_in_sight(self) -> None:
        """Scroll to the selected statement if a lower reader no longer shows it."""
        if self._selected is None or self._text is None:
            return
        lowest = self.viewport().height() - theme.px(_LEAST_SHOWN)
        if not 0 <= self._top_of(self._selected.content[0].start) <= lowest:
            self._scroll_to_selected()

    def _top_of(self, position: int) -> int:
        return self._rect_at(position).top()

    def _rect_at(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._text.to_document(position) if self._text else 0)
        return self.cursorRect(cursor)

    def shapes(self) -> list[_Shape]:
        """Return the shapes in view, of every statement at the first line of its content."""
        lines: dict[int, list[tuple[QRect, Statement]]] = defaultdict(list)
        height = self.viewport().height()
        for statement in self._statements:
            rect = self._rect_at(statement.content[0].start)
            if rect.bottom() >= 0 and rect.top() <= height:
                lines[rect.top()].append((rect, statement))
        size = theme.px(13)
        found = []
        for found_here in lines.values():
            chosen = sorted(found_here, key=lambda pair: pair[1].content[0].start)
            if len(chosen) > _SHAPES_A_LINE and self._selected is not None:
                # The selected one must not be the one that there is no room for.
                chosen.sort(key=lambda pair: pair[1].key != self._key())
            mirrored = self.isRightToLeft()
            x = theme.px(_MARGIN) - theme.px(2)
            for rect, statement in reversed(chosen[:_SHAPES_A_LINE]):
                width = round(glyph_width(statement_glyph(statement), size))
                x -= width + theme.px(1)
                left = theme.px(_MARGIN) - x - width if mirrored else x
                at = QPoint(left, rect.center().y() - size // 2)
                found.append(_Shape(QRect(at, QSize(width, size)), statement))
        return found

    def _key(self) -> str:
        return self._selected.key if self._selected else ""

    def statement_at(self, at: QPoint) -> Statement | None:
        """Return the statement whose content lies under a point of the viewport."""
        if self._text is None:
            return None
        cursor = self.cursorForPosition(at)
        if not self.cursorRect(cursor).adjusted(-12, -4, 12, 4).contains(at):
            return None
        position = self._text.to_article(cursor.position())
        return next(
            (
                statement
                for statement in self._statements
                if any(span.start <= position <= span.end for span in statement.content)
            ),
            None,
        )

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the selected words as a statement when Enter is pressed."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and self.textCursor().hasSelection() and self._text is not None:
            cursor = self.textCursor()
            spans = self._text.spans(cursor.selectionStart(), cursor.selectionEnd())
            if spans:
                self.words_chosen.emit(spans)
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the panel leads back to the cell
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the statement that was clicked, unless words were being selected."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            statement = self.statement_at(event.position().toPoint())
            if statement is not None and statement.key != self._key():
                self.statement_clicked.emit(statement.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self.margin.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the statement that was selected while the reader was hidden."""
        super().showEvent(event)
        if self._scroll_due:
            self._scroll_due = False
            self._scroll_to_selected()

    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,  # noqa: A002
    ) -> None:
        """Go nowhere: an article has no links."""


class ReaderMargin(QWidget):
    """The shapes beside the text; a click selects the statement."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self.setMouseTracking(True)
        self.follow()

    def follow(self) -> None:
        """Take the place that the text leaves free."""
        viewport = self._view.viewport().geometry()
        width = theme.px(_MARGIN)
        mirrored = self._view.isRightToLeft()
        x = viewport.right() + 1 if mirrored else viewport.left() - width
        self.setGeometry(x, viewport.top(), width, viewport.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes of the lines in view."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens().base)
        for shape in self._view.shapes():
            paint_glyph(
                painter,
                statement_glyph(shape.statement),
                QPointF(shape.rect.center()) + QPointF(0.5, 0.5),
                reviewed=shape.statement.reviewed,
                size=shape.rect.height(),
            )
        painter.end()

    def _at(self, point: QPoint) -> Statement | None:
        return next(
            (
                shape.statement
                for shape in self._view.shapes()
                if shape.rect.adjusted(-2, -4, 2, 4).contains(point)
            ),
            None,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the statement of the shape under the pointer."""
        statement = self._at(event.position().toPoint())
        if statement is not None:
            self._view.statement_clicked.emit(statement.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that shapes can be clicked."""
        over = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what the shape under the pointer means."""
        if isinstance(event, QHelpEvent):
            statement = self._at(event.pos())
            if statement is not None:
                words = glyph_words(statement_glyph(statement))
                QToolTip.showText(event.globalPos(), f"{words} {statement.target}".strip(), self)
            return True
        return super().event(event)


def _letters(marks: Mark) -> QTextCharFormat:
    t = theme.tokens()
    letters = QTextCharFormat()
    if Mark.CONTENT in marks:
        letters.setBackground(t.wash)
        letters.setForeground(t.text)
    elif Mark.OTHER in marks:
        letters.setBackground(t.other)
    line = QTextCharFormat.UnderlineStyle
    if Mark.SOURCE in marks:
        letters.setUnderlineStyle(line.SingleUnderline)
    elif Mark.CUE in marks:
        letters.setUnderlineStyle(line.DotLine)
    elif Mark.CONDITION in marks:
        letters.setUnderlineStyle(line.DashUnderline)
    if marks & (Mark.SOURCE | Mark.CUE | Mark.CONDITION):
        letters.setUnderlineColor(t.text)
    if Mark.DECIDING in marks:
        letters.setBackground(t.ink)
        letters.setForeground(t.on_ink)
        letters.setUnderlineColor(t.on_ink)
    return letters
