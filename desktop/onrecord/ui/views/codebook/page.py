"""The page of the codebook: its topics and targets, and what an edit would change."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain import codebook_edit as edit
from onrecord.domain.change import ReplaceCodebook
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.store.errors import ProjectError
from onrecord.tables import TargetProposal
from onrecord.ui import theme
from onrecord.ui.background import BackgroundTask
from onrecord.ui.commands import EditDraft
from onrecord.ui.itemmodels.codebook_tree import CodebookTreeModel
from onrecord.ui.preferences import existing_folder
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.codebook.codebook_bench import CodebookBench
from onrecord.ui.views.codebook.codebook_form import CodebookForm
from onrecord.ui.views.codebook.codebook_parts import icon_button, panel, topic_tree
from onrecord.ui.views.codebook.codebook_questions import CodebookQuestions
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.widgets.labels import LinkButton, Words, painted_ground
from onrecord.ui.words import count_words
from onrecord.workspace import ArticlesRemoved, CodebookError, load_codebook, save_codebook
from onrecord.workspace.edit_words import CodebookEdit, edit_of
from onrecord.workspace.preview import CodebookPreview, Moves
from onrecord.workspace.proposals import accept_proposal, merged_codebook

_LIST_PX, _FORM_PX, _BENCH_PX = 268, 420, 420
_PAUSE_MS = 250


class CodebookPage(LivePage):
    """Edit a draft of the codebook; Apply puts it in place as one step.

    A draft is kept with the project until it is applied or discarded; `history` holds its edits.
    `draft_changed` tells whether there is a draft that was not applied.
    """

    draft_changed = Signal(bool)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Codebook"))
        self._held = Codebook()
        self._draft = Codebook()
        self._preview = CodebookPreview()
        self._current = ("", "")
        self._asked = 0
        self._previewed: Codebook | None = None
        self._applying = False
        self._applied: Codebook | None = None
        self.history = QUndoStack(self)
        self.tree_model = CodebookTreeModel(self)
        self.form = CodebookForm()
        self.questions = CodebookQuestions(state)
        self.bench = CodebookBench(state)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in (self._make_list(), self._make_middle(), self.bench):
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.px(_LIST_PX), theme.px(640), theme.px(_BENCH_PX)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        self.hand_keyboard_to(self.tree)
        self._connect()
        self._take_up()

    # Layout

    def _make_list(self) -> QWidget:
        self._head = PanelHead(self.tr("Topics"), self)
        self.add_topic = icon_button("plus", self.tr("Add a topic"))
        self.more = icon_button("ellipsis", self.tr("Codebook files"))
        self._head.add(self.add_topic)
        self._head.add(self.more)
        self.tree = topic_tree(self.tree_model, self.tr("Topics and targets"))
        hint = Words(
            self.tr("Drag a target on another to merge them, or on a topic to move it."),
            theme.Size.CAPTION,
            "muted",
        )
        hint.setWordWrap(True)
        hint.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.ask = LinkButton("", theme.Size.SMALL)
        self.ask.setContentsMargins(theme.px(12), 0, 0, 0)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), 0)
        row.addWidget(self.ask)
        row.addStretch(1)
        return panel([self._head, self.tree, place, hint], self.tree)

    def _make_middle(self) -> QWidget:
        inside = QWidget()
        painted_ground(inside, "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        column.addWidget(self.form)
        self.questions.setMaximumWidth(theme.px(720))
        column.addWidget(self.questions)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumWidth(theme.px(_FORM_PX))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _connect(self) -> None:
        self.state.leaving.connect(self._keep_in_time)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree_model.merge_asked.connect(self._merge)
        self.tree_model.move_asked.connect(self._move)
        self.add_topic.clicked.connect(self._add_topic)
        self.more.clicked.connect(self._show_files)
        self.form.topic_changed.connect(self._take_topic)
        self.form.target_changed.connect(self._take_target)
        self.form.target_added.connect(self._add_target)
        self.form.target_removed.connect(self._remove_named)
        self.form.removed.connect(self._remove_current)
        self.questions.accepted.connect(self._merge_words)
        self.ask.clicked.connect(self._show_questions)
        self.bench.discard_asked.connect(self._discard)
        self.bench.apply_asked.connect(self._apply)

    # Following the project

    def invalidate(self, event: object = None) -> None:
        """Take up another project's draft when that was opened, and drop at once what is gone."""
        if event is None:
            self._take_up()
        if event is None or isinstance(event, ArticlesRemoved):
            self._preview = CodebookPreview()
            self.bench.show_nothing()
        super().invalidate(event)

    def _take_up(self) -> None:
        """Take the codebook of the open project, and the draft that was kept with it."""
        workspace = self.state.workspace
        self._draft = self._held = workspace.codebook if workspace else Codebook()
        if workspace is not None and not workspace.read_only:
            self._draft = workspace.codebook_draft or self._held
        self._applying = False
        self._pause.stop()
        self.history.clear()
        self.draft_changed.emit(self._changed)

    def refresh(self) -> None:
        """Show the codebook as it is now; a draft that was not applied stays."""
        workspace = self.state.workspace
        held = workspace.codebook if workspace else Codebook()
        untouched = not self._changed
        if held != self._held:
            # Its steps lead from and to what another codebook held.
            self.history.clear()
        self._held = held
        if untouched or workspace is None:
            self._draft = held
        self.setEnabled(workspace is not None and not workspace.read_only)
        self.questions.refresh()
        words = self.tr("%n proposal to merge targets"), self.tr("%n proposals to merge targets")
        self.ask.setText(count_words(*words, self.questions.count))
        self.ask.updateGeometry()
        self.ask.setVisible(self.questions.count > 0)
        self._show_draft()
        self._ask_preview()
        self.draft_changed.emit(self._changed)

    @property
    def draft(self) -> Codebook:
        """The codebook as it is edited."""
        return self._draft

    @property
    def _changed(self) -> bool:
        return self._draft != self._held

    def _set_draft(
        self, draft: Codebook, place: tuple[str, str] | None = None, words: str = ""
    ) -> None:
        """Make an edit a step of the draft's; `place` is the topic and target to show then."""
        if draft == self._draft:
            return
        edit_made = CodebookEdit(words) if words else edit_of(self._draft, draft)
        places = self._current, place or self._current
        self.history.push(EditDraft((self._draft, draft), places, edit_made, self._take_draft))

    def _take_draft(self, draft: Codebook, place: tuple[str, str]) -> None:
        self._draft, self._current = draft, place
        self._applying = False
        self._show_draft()
        self._pause.start()
        self.draft_changed.emit(self._changed)

    def _settle(self) -> None:
        self._keep_draft()
        self._ask_preview()

    def _keep_in_time(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    def _keep_draft(self) -> None:
        """Keep the draft with the project, so that closing it loses nothing."""
        workspace = self.state.workspace
        if workspace is None or workspace.read_only:
            return
        try:
            workspace.keep_codebook_draft(self._draft if self._changed else None)
        except ProjectError as error:
            self.state.refused.emit(str(error))

    def _show_draft(self) -> None:
        opened = {
            self.tree_model.keys(index)[0]
            for row in range(self.tree_model.rowCount())
            if self.tree.isExpanded(index := self.tree_model.index(row, 0))
        }
        self.tree_model.show_codebook(self._draft)
        self._head.set_count(len(self._draft.topics))
        for key in opened:
            self.tree.setExpanded(self.tree_model.index_of(key), True)  # noqa: FBT003
        index = self.tree_model.index_of(*self._current)
        if not index.isValid():
            index = self.tree_model.index_of(self._current[0])
        if not index.isValid() and self.tree_model.rowCount():
            index = self.tree_model.index(0, 0)
        self._current = self.tree_model.keys(index)
        if index.isValid() and index != self.tree.currentIndex():
            self.tree.setCurrentIndex(index)
        self._show_form()
        self._show_foot()

    def _choose(self, index: QModelIndex) -> None:
        keys = self.tree_model.keys(index)
        if index.isValid() and keys != self._current:
            self._current = keys
            self._show_form()
            self._show_bench()

    def _show_form(self) -> None:
        topic = self._draft.topic(self._current[0])
        if topic is None:
            self.form.show_nothing()
            return
        before = self._held.topic(topic.key)
        target = next((t for t in topic.targets if t.key == self._current[1]), None)
        self.questions.show_topic(topic.key if target is None else "")
        if target is None:
            self.form.show_topic(topic, before)
        else:
            known = before.targets if before else ()
            old = next((t for t in known if t.key == target.key), None)
            self.form.show_target(topic, target, old)

    # What the edit would change

    def _ask_preview(self) -> None:
        workspace = self.state.workspace
        self._asked += 1
        if workspace is None:
            self._show_preview(self._asked, self._draft, CodebookPreview())
            return
        self._previewed = None
        task = BackgroundTask(workspace.codebook_preview(self._draft), self)
        task.finished.connect(partial(self._show_preview, self._asked, self._draft))
        task.start()

    def _show_preview(self, number: int, draft: Codebook, preview: CodebookPreview) -> None:
        if number != self._asked:
            return
        self._preview, self._previewed = preview, draft
        if self._applying:
            self._put_in_place()
            return
        self.tree_model.show_counts(
            {key: _count_words(moves) for key, moves in preview.topics.items()},
            {key: _count_words(moves) for key, moves in preview.targets.items()},
        )
        self._show_bench()
        self._show_foot()

    def _show_bench(self) -> None:
        key, target = self._current
        held, draft = self._held.topic(key), self._draft.topic(key)
        if target:
            self.bench.show_target(target, held, draft, self._preview)
        else:
            self.bench.show_topic(key, held, draft, self._preview)

    def _show_foot(self) -> None:
        self.bench.show_foot(self._held, self._draft, self._preview)
        if not self._changed and self._applied is self._held:
            self.bench.show_applied()
        if self._applying:
            self.bench.show_waiting()

    # Editing the draft

    def _take_topic(self, topic: Topic) -> None:
        self._set_draft(edit.with_topic(self._draft, topic))

    def _take_target(self, target: Target) -> None:
        self._set_draft(edit.with_target(self._draft, self._current[0], target))

    def _add_topic(self) -> None:
        topic = edit.new_topic(self._draft, "")
        self._set_draft(edit.with_topic(self._draft, topic), (topic.key, ""))
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_target(self, name: str) -> None:
        target = edit.new_target(self._draft, name)
        self._set_draft(edit.with_target(self._draft, self._current[0], target))

    def _remove_named(self, name: str) -> None:
        topic = self._draft.topic(self._current[0])
        for target in topic.targets if topic else ():
            if topic is not None and target.name == name:
                self._set_draft(edit.without_target(self._draft, topic.key, target.key))
                return

    def _remove_current(self) -> None:
        self._remove(*self._current)

    def _remove(self, topic: str, target: str) -> None:
        if target:
            self._set_draft(edit.without_target(self._draft, topic, target))
        else:
            self._set_draft(edit.without_topic(self._draft, topic))

    def _merge(self, kept_topic: str, kept: str, topic: str, merged: str) -> None:
        kept_place = (kept_topic, kept)
        draft = edit.merged_targets(self._draft, kept_place, (topic, merged))
        self._set_draft(draft, kept_place)

    def _move(self, target: str, topic: str, goal: str) -> None:
        self._set_draft(edit.moved_target(self._draft, target, topic, goal), (goal, target))

    def _merge_words(self, proposal: TargetProposal) -> None:
        """Put what is proposed into the codebook that holds, and into a draft besides."""
        draft = merged_codebook(self._draft, proposal) if self._changed else None
        self.state.apply(accept_proposal(self._held, proposal))
        if draft is not None:
            self._draft = draft
            self._keep_draft()

    def _show_questions(self) -> None:
        """Go to a topic with proposals: the next one if the current one has some."""
        topics = self.questions.topics
        if topics:
            at = topics.index(self._current[0]) + 1 if self._current[0] in topics else 0
            here = self._current[0] in topics and bool(self._current[1])
            key = self._current[0] if here else topics[at % len(topics)]
            self.tree.setCurrentIndex(self.tree_model.index_of(key))
            self._scroll.ensureWidgetVisible(self.questions)

    def _discard(self) -> None:
        self._leave_buttons()
        self._set_draft(self._held, words=self.tr("Discard the draft"))

    def _apply(self) -> None:
        """Put the draft in place, as soon as it was found out beside the window what it moves."""
        self._leave_buttons()
        if self._previewed is self._draft:
            self._put_in_place()
            return
        self._applying = True
        if self._pause.isActive():
            self._pause.stop()
            self._ask_preview()
        self.bench.show_waiting()

    def _leave_buttons(self) -> None:
        """Take the keyboard to the topics: a button that goes off would hand it to any field."""
        if self.bench.has_keyboard:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_place(self) -> None:
        self._applying = False
        self._applied = self._draft
        self.state.apply(ReplaceCodebook(self._draft))
        workspace = self.state.workspace
        if workspace is not None and workspace.codebook == self._draft:
            self._held = workspace.codebook
            self.history.clear()
            self._pause.stop()
            self._keep_draft()
        self.draft_changed.emit(self._changed)

    # Menus and files

    def _show_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        if not index.isValid():
            return
        topic, target = self.tree_model.keys(index)
        self.tree.setCurrentIndex(index)
        menu = QMenu(self)
        if target:
            self._fill_target_menu(menu, topic, target)
        else:
            for words, places in ((self.tr("Move up"), -1), (self.tr("Move down"), 1)):
                action = menu.addAction(words)
                action.triggered.connect(partial(self._shift, topic, places))
        menu.addSeparator()
        remove = self.tr("Remove target") if target else self.tr("Remove topic")
        menu.addAction(remove).triggered.connect(partial(self._remove, topic, target))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _fill_target_menu(self, menu: QMenu, topic: str, target: str) -> None:
        merge = menu.addMenu(self.tr("Merge with"))
        move = menu.addMenu(self.tr("Move to"))
        for other in self._draft.topics:
            if other.key != topic:
                action = move.addAction(other.name)
                action.triggered.connect(partial(self._move, target, topic, other.key))
                continue
            for known in other.targets:
                if known.key != target:
                    action = merge.addAction(known.name)
                    action.triggered.connect(partial(self._merge, topic, known.key, topic, target))
        merge.setEnabled(not merge.isEmpty())
        move.setEnabled(not move.isEmpty())

    def _shift(self, topic: str, places: int) -> None:
        self._set_draft(edit.moved_topic(self._draft, topic, places))

    def _show_files(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Take over a codebook file…"), self._import)
        menu.addAction(self.tr("Save as codebook file…"), self._export)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _import(self) -> None:
        kinds = self.tr("Codebooks (*.toml)")
        title = self.tr("Take over a codebook")
        path, _ = QFileDialog.getOpenFileName(self, title, existing_folder(), kinds)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Make a codebook file the draft; what it changes is seen before it is applied."""
        try:
            self._set_draft(load_codebook(path))
        except CodebookError as error:
            self.bench.step.setText(str(error))

    def _export(self) -> None:
        kinds = self.tr("Codebooks (*.toml)")
        title = self.tr("Save codebook")
        path, _ = QFileDialog.getSaveFileName(self, title, existing_folder(), kinds)
        if path:
            self.save_file(Path(path))

    def save_file(self, path: Path) -> None:
        """Write the codebook as it is edited."""
        path = path if path.suffix else path.with_suffix(".toml")
        try:
            save_codebook(self._draft, path)
        except CodebookError as error:
            self.bench.step.setText(str(error))
        else:
            self.bench.step.setText(self.tr("Saved {name}.").format(name=path.name))


def _count_words(moves: Moves) -> str:
    """Return how many statements a topic or target has, and would have if that differs."""
    if moves.enter or moves.leave:
        return f"{moves.now} → {moves.then}"
    return str(moves.now)
