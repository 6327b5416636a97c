"""The article's words with what is marked on them, and a margin with the statements' shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from onrecord.domain.article import Article
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.views.evidence.reader_margin import MARGIN_PX, ReaderMargin
from onrecord.ui.views.evidence.reader_marks import Mark, marked_words
from onrecord.ui.views.evidence.reader_text import ReaderText

_FROM_TOP = 3
"""The content stands one third from the top when a statement is shown."""
_LEAST_SHOWN = 60
"""So much of the content has to be in sight, or it is scrolled to."""


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
        self._lifted: Statement | None = None
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
        self.viewport().setMouseTracking(True)
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
        self._statements, self._selected, self._lifted = [], None, None
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
        width = theme.px(MARGIN_PX)
        mirrored = self.isRightToLeft()
        self.setViewportMargins(0 if mirrored else width, 0, width if mirrored else 0, 0)

    def show_statements(
        self, statements: list[Statement], selected: Statement | None, *, scroll: bool
    ) -> None:
        """Mark the article's statements, one of them as selected, and scroll to that if asked."""
        self._statements, self._selected, self._lifted = statements, selected, None
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
                self._selected,
                self._statements,
                lifted=self._lifted,
                with_reasons=self._with_reasons,
            ):
                letters = _letters(words.marks, self._selected)
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

    def first_line(self, statement: Statement) -> QRect:
        """Return where the words of a statement begin, in coordinates of the viewport."""
        return self._rect_at(statement.content[0].start)

    @property
    def statements(self) -> Sequence[Statement]:
        """The statements that are marked."""
        return self._statements

    @property
    def selected_key(self) -> str:
        """Key of the selected statement, empty if none is."""
        return self._selected.key if self._selected else ""

    @property
    def lifted_key(self) -> str:
        """Key of the statement under the pointer, empty if none is."""
        return self._lifted.key if self._lifted else ""

    def lift(self, statement: Statement | None) -> None:
        """Make the words of one statement stand out from those of others that overlap them."""
        if self.selected_key and statement is not None and statement.key == self.selected_key:
            statement = None
        if statement is not self._lifted:
            self._lifted = statement
            self._mark()

    def statements_at(self, at: QPoint) -> list[Statement]:
        """Return the statements whose content lies under a point of the viewport, shortest first.

        The selected one comes last, so that clicks lead from one to the next.
        """
        if self._text is None:
            return []
        cursor = self.cursorForPosition(at)
        if not self.cursorRect(cursor).adjusted(-12, -4, 12, 4).contains(at):
            return []
        position = self._text.to_article(cursor.position())
        found = [
            statement
            for statement in self._statements
            if any(span.start <= position <= span.end for span in statement.content)
        ]
        found.sort(key=lambda s: sum(span.end - span.start for span in s.content))
        keys = [statement.key for statement in found]
        if self.selected_key in keys:
            after = keys.index(self.selected_key) + 1
            found = found[after:] + found[:after]
        return found

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
            found = self.statements_at(event.position().toPoint())
            if found and found[0].key != self.selected_key:
                self.statement_clicked.emit(found[0].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the statement under the pointer, unless words are being selected."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            found = self.statements_at(event.position().toPoint())
            self.lift(found[0] if found else None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Let the words down when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.lift(None)
        return super().viewportEvent(event)

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


def _letters(marks: Mark, selected: Statement | None) -> QTextCharFormat:
    t = theme.tokens()
    letters = QTextCharFormat()
    if Mark.STANCE in marks and selected is not None:
        ground, colour = stance_colours(selected)
        letters.setBackground(ground)
        letters.setForeground(colour)
    elif Mark.CONTENT in marks:
        letters.setBackground(t.wash)
        letters.setForeground(t.text)
    elif Mark.LIFTED in marks:
        letters.setBackground(t.hair)
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


def stance_colours(statement: Statement) -> tuple[QColor, QColor]:
    """Return ground and colour of the word that a statement's side rests on."""
    t = theme.tokens()
    if statement.polarity > 0:
        return t.support_tint, t.support
    if statement.polarity < 0:
        return t.oppose_tint, t.oppose
    return t.neutral_tint, t.text
