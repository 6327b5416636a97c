"""The article behind a statement, opened where the statement stands."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onrecord.domain.article import Article
from onrecord.domain.dates import PartialDate
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.ui import theme
from onrecord.ui.glyphs import statement_glyph
from onrecord.ui.statement_rows import saying_words, target_words
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.evidence.reader_key import KeyStrip
from onrecord.ui.views.evidence.reader_margin import plain_words
from onrecord.ui.views.evidence.reader_view import ReaderView
from onrecord.ui.views.frame.top_bar import Bar
from onrecord.ui.views.matrix.matrix_notes import ElidedWords
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.words import date_words


class ReaderPanel(QWidget):
    """Show the article of the selected statement, with what all its statements are."""

    statement_clicked = Signal(str)
    words_chosen = Signal(str, object)
    """Key of the article, and spans of its words that may be a statement."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.head = Bar("panel", 32, self)
        self.title = ElidedWords(theme.Size.BASE, "text", self.head)
        self.title.setFont(theme.ui_font(theme.Size.BASE, QFont.Weight.DemiBold))
        self.note = Words("", theme.Size.CAPTION, "muted", parent=self.head)
        self.head.row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self.head.row.addWidget(self.title, 1)
        self.head.row.addWidget(self.note)
        self.view = ReaderView(self)
        self.view.margin.describe = self._describe
        self.none_found = Words("", theme.Size.SMALL, "second", parent=self)
        self.none_found.setWordWrap(True)
        self.none_found.setContentsMargins(*(theme.px(12),) * 4)
        self.none_found.hide()
        self.hint = Words("", theme.Size.SMALL, "text", parent=self)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(*(theme.px(12),) * 4)
        self.hint.hide()
        self.key = KeyStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.none_found, self.hint):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.key)
        self.view.statement_clicked.connect(self.statement_clicked)
        self.view.words_chosen.connect(self._choose_words)
        theme.theme_changed.connect(self.view.restyle)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.view.article

    def show_article(self, key: str) -> None:
        """Show an article from its beginning, with no statement selected."""
        workspace = self._state.workspace
        if workspace is not None:
            self._show(workspace.article(key), None, scroll=False)

    def show_statement(self, statement: Statement | None, *, scroll: bool) -> None:
        """Show a statement in its article; `None` empties the reader."""
        workspace = self._state.workspace
        if statement is None or workspace is None:
            self._show(None, None, scroll=False)
        else:
            self._show(workspace.article(statement.article_key), statement, scroll=scroll)

    def refresh(self, selected: Statement | None) -> None:
        """Show the same article with its statements as they are now.

        Where there is none, that of what is selected is shown: it may have come back.
        """
        workspace, article = self._state.workspace, self.article
        if workspace is None or article is None or not workspace.has_article(article.key):
            self.show_statement(selected, scroll=True)
        elif selected is not None and selected.article_key == article.key:
            self._show(workspace.article(article.key), selected, scroll=False)
        else:
            self._show(workspace.article(article.key), None, scroll=False)

    def _show(self, article: Article | None, selected: Statement | None, *, scroll: bool) -> None:
        workspace = self._state.workspace
        statements: list[Statement] = []
        if article is not None and workspace is not None:
            statements = workspace.statements_in(article.key)
        if article != self.article:
            self._show_head(article)
            at = self.view.verticalScrollBar().value()
            same_text = article is not None and self.article is not None
            same_text = same_text and article.key == self.article.key  # type: ignore[union-attr]
            self.view.show_article(article)
            if same_text:
                self.view.verticalScrollBar().setValue(at)
        self.view.show_statements(statements, selected, scroll=scroll)
        self.key.explain(selected)
        self.none_found.setVisible(article is not None and not statements)
        self.none_found.setText(
            self.tr("No positions found. Select words and press Enter to add one.")
        )

    def _show_head(self, article: Article | None) -> None:
        self.head.setVisible(article is not None)
        if article is None:
            return
        self.title.say(article.title or article.file_name)
        published = PartialDate(article.published) if article.published else None
        parts = (
            article.outlet or self.tr("no outlet"),
            date_words(published) or self.tr("no date"),
        )
        self.note.setText(" · ".join(parts))

    def _describe(self, statement: Statement) -> str:
        workspace = self._state.workspace
        if workspace is None:
            return plain_words(statement)
        who = workspace.actor(statement.actor).name
        saying = saying_words(statement_glyph(statement), target_words(workspace, statement))
        return f"{who}: {saying}"

    def _choose_words(self, spans: Iterable[TextSpan]) -> None:
        if self.article is not None:
            self.words_chosen.emit(self.article.key, tuple(spans))
