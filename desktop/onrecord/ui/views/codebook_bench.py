"""What an edit of the codebook would change, and the buttons that apply or discard it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onrecord.domain.codebook import Codebook, Topic
from onrecord.ui import theme
from onrecord.ui.itemmodels.bench import (
    ENTERS,
    LEAVES,
    STAYS,
    BenchHeading,
    BenchModel,
    BenchRow,
    BenchSection,
    bench_row,
)
from onrecord.ui.statement_rows import statement_row
from onrecord.ui.style import make_primary
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.bench_view import BenchView
from onrecord.ui.views.labels import Words, painted_ground
from onrecord.ui.views.panel_head import PanelHead
from onrecord.ui.words import count_words, statements_words
from onrecord.workspace.preview import CodebookPreview, TopicPreview
from onrecord.workspace.topics import term_places


class CodebookBench(QWidget):
    """Show which statements enter a topic, leave it, or stay, with the words that decide.

    `apply_asked` and `discard_asked` tell what the analyst wants done with the draft.
    """

    apply_asked = Signal()
    discard_asked = Signal()

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._rows: dict[tuple[str, str], BenchRow] = {}
        self._held: Topic | None = None
        self._draft: Topic | None = None
        self.model = BenchModel(self._describe, self)
        self.view = BenchView(self.model)
        self._head = PanelHead(self.tr("If you apply this"), self)
        self.step = Words("", theme.Size.SMALL, "muted")
        self.step.setWordWrap(True)
        self.discard = QPushButton(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Go back to the codebook that holds"))
        self.discard.clicked.connect(self.discard_asked)
        self.apply = QPushButton(self.tr("Apply"))
        self.apply.clicked.connect(self.apply_asked)
        make_primary(self.apply)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        row.addWidget(self.step, 1)
        row.addWidget(self.discard)
        row.addWidget(self.apply)
        painted_ground(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    def show_topic(self, found: TopicPreview, held: Topic | None, draft: Topic | None) -> None:
        """Show what becomes of a topic's statements; `None` where it is not in a codebook."""
        self._rows.clear()
        self._held, self._draft = held, draft
        workspace = self._state.workspace
        reviewed = sum(workspace.statement(key).reviewed for key in found.stay) if workspace else 0
        note = count_words(
            self.tr("%n of them reviewed: it stays whatever the terms say"),
            self.tr("%n of them reviewed: they stay whatever the terms say"),
            reviewed,
        )
        enter, leave, stay = len(found.enter), len(found.leave), len(found.stay)
        entering = count_words(self.tr("%n enters"), self.tr("%n enter"), enter)
        leaving = count_words(self.tr("%n leaves"), self.tr("%n leave"), leave)
        staying = count_words(self.tr("%n stays"), self.tr("%n stay"), stay)
        self.view.show_sections(
            [
                BenchSection(BenchHeading(entering), ENTERS, found.enter),
                BenchSection(BenchHeading(leaving), LEAVES, found.leave),
                BenchSection(BenchHeading(staying, note if reviewed else ""), STAYS, found.stay),
            ]
        )
        moves = found.enter or found.leave
        words = statements_words(found.now)
        self._head.set_note(f"{words} → {found.then}" if moves else words)

    def show_nothing(self) -> None:
        """Show no statement."""
        self.show_topic(TopicPreview(), None, None)

    def show_foot(self, held: Codebook, draft: Codebook, preview: CodebookPreview) -> None:
        """Offer what can be done with a draft, of which the preview says what it moves."""
        changed, whole = draft != held, _is_whole(draft)
        self.discard.setEnabled(changed)
        self.apply.setEnabled(changed and whole)
        words = self.tr("One step, can be undone.") if changed else self.tr("Nothing was changed.")
        if _targets_of(draft) - _targets_of(held):
            words = self.tr(
                "Which statements name the new target is seen once this is applied. It is one "
                "step and can be undone."
            )
        if changed and not whole:
            words = self.tr("Each topic and target needs a name of its own.")
        self.step.setText(words)
        moved = preview.moved
        self.apply.setText(
            count_words(self.tr("Apply to %n statement"), self.tr("Apply to %n statements"), moved)
            if changed and moved
            else self.tr("Apply")
        )

    @property
    def has_keyboard(self) -> bool:
        """Whether one of the buttons has it."""
        return self.apply.hasFocus() or self.discard.hasFocus()

    def show_applied(self) -> None:
        """Say that the edit was put in place."""
        self.step.setText(self.tr("Applied. Undo takes it back."))

    def show_waiting(self) -> None:
        """Say that a draft is put in place as soon as it is known what it moves."""
        self.apply.setEnabled(False)
        self.step.setText(self.tr("Looking for what moves…"))

    def _describe(self, sign: str, key: str) -> BenchRow:
        row = self._rows.get((sign, key))
        if row is None:
            if self._state.workspace is None:
                raise KeyError(key)
            shown = statement_row(self._state.workspace, key, with_topics=False)
            topic = self._held if sign == LEAVES else self._draft
            row = bench_row(sign, shown, term_places(shown.words, topic) if topic else ())
            self._rows[sign, key] = row
        return row


def _targets_of(codebook: Codebook) -> set[str]:
    return {target.key for topic in codebook.topics for target in topic.targets}


def _is_whole(draft: Codebook) -> bool:
    """Return whether each topic has a name of its own, and each target within it."""
    names = [topic.name.strip().casefold() for topic in draft.topics]
    if not all(names) or len(set(names)) < len(names):
        return False
    for topic in draft.topics:
        inner = [target.name.strip().casefold() for target in topic.targets]
        if not all(inner) or len(set(inner)) < len(inner):
            return False
    return True
