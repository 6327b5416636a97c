"""What an edit of the codebook would change, and the buttons that apply or discard it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
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
from onrecord.ui.views.codebook.bench_view import BenchView
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.widgets.labels import Words, painted_ground
from onrecord.ui.words import count_words, statements_words
from onrecord.workspace.preview import CodebookPreview, Moves
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
        self._marking: dict[tuple[str, str], Topic | None] = {}
        self.model = BenchModel(self._describe, self)
        self.view = BenchView(self.model)
        self._head = PanelHead(self.tr("If you apply this"), self)
        self.nothing = Words("", theme.Size.BASE, "second")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.nothing.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        self.nothing.hide()
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
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    def show_topic(
        self, key: str, held: Topic | None, draft: Topic | None, preview: CodebookPreview
    ) -> None:
        """Show what becomes of a topic's statements; `None` where it is not in a codebook."""
        self._marking.clear()
        found = preview.topic(key)
        moved = [
            section
            for name, one, other in _targets_in_both(held, draft)
            for section in self._target_sections(name, one, other, preview, set(found.stay))
        ]
        elsewhere = {key for section in moved for key in section.keys}
        stay = [key for key in found.stay if key not in elsewhere]
        moved.append(self._left_out_section(preview.left_out.get(key, ()), draft))
        self._show(replace(found, stay=tuple(stay)), (held, draft), found, moved)
        self._say_nothing(self.tr("No statement is on this topic."), preview)

    def show_target(
        self, key: str, held: Topic | None, draft: Topic | None, preview: CodebookPreview
    ) -> None:
        """Show what becomes of a target's statements."""
        self._marking.clear()
        found = preview.target(key)
        self._show(found, (_as_topic(held, key), _as_topic(draft, key)), found, [])
        self._say_nothing(self.tr("No statement names this target."), preview)

    def show_nothing(self) -> None:
        """Show no statement."""
        self.show_topic("", None, None, CodebookPreview())
        self._say_nothing("", CodebookPreview())

    def _show(
        self,
        rows: Moves,
        terms: tuple[Topic | None, Topic | None],
        counted: Moves,
        more: list[BenchSection],
    ) -> None:
        """Show rows; `terms` are marked, those of the codebook that holds and the draft's."""
        held, draft = terms
        workspace = self._state.workspace
        reviewed = sum(workspace.statement(key).reviewed for key in rows.stay) if workspace else 0
        note = count_words(
            self.tr("%n of them reviewed: it stays whatever the terms say"),
            self.tr("%n of them reviewed: they stay whatever the terms say"),
            reviewed,
        )
        entering = count_words(self.tr("%n enters"), self.tr("%n enter"), len(rows.enter))
        leaving = count_words(self.tr("%n leaves"), self.tr("%n leave"), len(rows.leave))
        staying = count_words(self.tr("%n stays"), self.tr("%n stay"), len(rows.stay))
        staying_note = note if reviewed else ""
        self._rows.clear()
        self.view.show_sections(
            [
                self._section(BenchHeading(entering), ENTERS, rows.enter, draft),
                self._section(BenchHeading(leaving), LEAVES, rows.leave, held),
                *more,
                self._section(BenchHeading(staying, staying_note), STAYS, rows.stay, draft),
            ]
        )
        moves = counted.enter or counted.leave
        words = statements_words(counted.now)
        self._head.set_note(f"{words} → {counted.then}" if moves else words)

    def _say_nothing(self, words: str, preview: CodebookPreview) -> None:
        """Say that nothing is listed, as soon as that is known."""
        workspace = self._state.workspace
        known = bool(preview.topics) or workspace is None or not workspace.statements()
        empty = bool(words) and known and not self.model.rowCount()
        self.nothing.setText(words)
        self.nothing.setVisible(empty)
        self.view.setVisible(not empty)

    def _section(
        self, heading: BenchHeading, sign: str, keys: Sequence[str], terms: Topic | None
    ) -> BenchSection:
        """Return rows in which the terms of a topic are marked."""
        self._marking.update({(sign, key): terms for key in keys})
        return BenchSection(heading, sign, keys)

    def _left_out_section(self, keys: Sequence[str], draft: Topic | None) -> BenchSection:
        """Return the reviewed statements that the terms of a topic find in vain."""
        heading = BenchHeading(
            count_words(
                self.tr("%n reviewed: it is left out"),
                self.tr("%n reviewed: they are left out"),
                len(keys),
            ),
            self.tr("what was reviewed stays on its topics; choose the topic by hand"),
        )
        return self._section(heading, STAYS, keys, draft)

    def _target_sections(
        self,
        name: str,
        held: Topic | None,
        draft: Topic | None,
        preview: CodebookPreview,
        within: set[str],
    ) -> Iterator[BenchSection]:
        """Yield which of a topic's statements get one of its targets, and which lose it."""
        key = (held or draft or Topic("", "")).key
        moves = preview.target(key)
        enter = [key for key in moves.enter if key in within]
        leave = [key for key in moves.leave if key in within]
        words = self.tr("%n gets a target"), self.tr("%n get a target")
        yield self._section(
            BenchHeading(count_words(*words, len(enter)), name), ENTERS, enter, draft
        )
        words = self.tr("%n loses a target"), self.tr("%n lose a target")
        yield self._section(
            BenchHeading(count_words(*words, len(leave)), name), LEAVES, leave, held
        )

    def show_foot(self, held: Codebook, draft: Codebook, preview: CodebookPreview) -> None:
        """Offer what can be done with a draft, of which the preview says what it moves."""
        changed, whole = draft != held, _is_whole(draft)
        self.discard.setEnabled(changed)
        self.apply.setEnabled(changed and whole)
        words = self.tr("One step, can be undone.") if changed else self.tr("Nothing was changed.")
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
            topic = self._marking[sign, key]
            row = bench_row(sign, shown, term_places(shown.words, topic) if topic else ())
            self._rows[sign, key] = row
        return row


def _as_topic(topic: Topic | None, target: str) -> Topic | None:
    """Return the terms of a topic's target as if it were a topic, to be marked like one."""
    for known in topic.targets if topic else ():
        if known.key == target:
            return Topic(known.key, known.name, terms=known.terms)
    return None


def _targets_in_both(
    held: Topic | None, draft: Topic | None
) -> Iterator[tuple[str, Topic | None, Topic | None]]:
    """Yield the name of each target of a topic, with its terms before and after the edit."""
    names = {t.key: t.name for topic in (held, draft) if topic for t in topic.targets}
    for key, name in names.items():
        yield name, _as_topic(held, key), _as_topic(draft, key)


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
