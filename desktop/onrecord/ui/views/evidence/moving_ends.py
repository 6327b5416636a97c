"""Moving the ends of what a statement says: its words are marked anew in the article."""

from PySide6.QtCore import QObject, Qt

from onrecord.domain.change import CorrectStatement
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.evidence.reader import ReaderPanel


class MovingEnds(QObject):
    """Let the analyst mark other words for a statement, from the start to Enter or Esc."""

    def __init__(self, state: ViewState, reader: ReaderPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._reader = reader
        self._statement: Statement | None = None

    @property
    def under_way(self) -> bool:
        """Whether words are being marked for a statement."""
        return self._statement is not None

    def start(self, statement: Statement) -> None:
        """Mark the statement's words in the article, to be moved by mouse or keys."""
        self._statement = statement
        self._reader.show_statement(statement, scroll=True)
        self._reader.hint.setText(
            self.tr(
                "Mark the words that are said: with the mouse, or Shift and the arrows. "
                "Enter takes them, Esc leaves them as they were."
            )
        )
        self._reader.hint.show()
        self._reader.view.select_words(statement.content)
        self._reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, article_key: str, spans: tuple[TextSpan, ...]) -> bool:
        """Give the statement the marked words; return whether they were marked for one."""
        statement = self._statement
        self.stop()
        if statement is None or statement.article_key != article_key:
            return False
        if spans and spans != statement.content:
            self._state.apply(CorrectStatement(statement.key, (("content", spans),)))
        return True

    def stop(self) -> None:
        """Leave the words as they were."""
        if self._statement is not None:
            self._statement = None
            self._reader.hint.hide()
            self._reader.view.select_words(())
