"""Why a statement stands where it stands: which rule decided what, by which words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from onrecord.domain.article import Article
from onrecord.domain.statement import Reason, Statement
from onrecord.ui import theme
from onrecord.ui.views.widgets.labels import Words


class WhyPanel(QWidget):
    """List the engine's reasons, each with the words of the article that decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(4), 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self._shown: Statement | None = None

    def explain(self, statement: Statement, article: Article) -> None:
        """Show the reasons of a statement."""
        if statement == self._shown:
            return
        self._shown = statement
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = [self._line(reason, article) for reason in statement.reasons]
        if statement.actor_inferred:
            inferred = self.tr("not named here; taken from the context")
            lines.append((self.tr("Speaker"), inferred, ""))
        if statement.origin.by_analyst:
            lines.append((self.tr("Origin"), self.tr("marked by you"), ""))
        elif statement.origin.name:
            who = " ".join((statement.origin.name, statement.origin.version)).strip()
            lines.append((self.tr("Origin"), self.tr("found by {engine}").format(engine=who), ""))
        for number, (field, rule, words) in enumerate(lines):
            self._grid.addWidget(
                Words(field, theme.Size.CAPTION, "second", parent=self), number, 0,
                Qt.AlignmentFlag.AlignTop,
            )  # fmt: skip
            self._grid.addWidget(self._explanation(rule, words), number, 1)

    def _line(self, reason: Reason, article: Article) -> tuple[str, str, str]:
        fields = {
            "content": self.tr("Content"),
            "actor": self.tr("Speaker"),
            "stance": self.tr("Stance"),
            "polarity": self.tr("Emphasis"),
            "topics": self.tr("Topic"),
            "target": self.tr("Target"),
            "date": self.tr("Date"),
        }
        words = " ".join(article.words_at(reason.span).split()) if reason.span else ""
        return fields.get(reason.field, reason.field), reason.rule, words

    def _explanation(self, rule: str, words: str) -> QWidget:
        """Return the rule in the program's voice and the words in the article's."""
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        labels = [Words(rule, theme.Size.CAPTION, parent=place)]
        if words:
            labels.append(Words(words, parent=place))
            labels[-1].setFont(theme.article_font(theme.Size.CAPTION))
        for label in labels:
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        return place
