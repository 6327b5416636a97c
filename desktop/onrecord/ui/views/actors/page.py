"""The page of actors: who they are, whom they speak for, and which names are theirs."""

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.actor import Actor
from onrecord.domain.change import ORIGINAL, CorrectActor, MergeActors, SplitActors
from onrecord.domain.lesson import LessonKind
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Statement
from onrecord.tables.rows import caption_of
from onrecord.ui import theme
from onrecord.ui.glyphs import glyph_words
from onrecord.ui.itemmodels.actor_tree import COUNT_ROLE, ActorTreeModel
from onrecord.ui.itemmodels.statement_list import StatementListModel, StatementRow
from onrecord.ui.statement_rows import statement_row, target_words, when_said
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.actors.actor_form import ActorContent, ActorForm, Part
from onrecord.ui.views.codebook.learnt_list import LearntList
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.frame.panel_head import PanelHead
from onrecord.ui.views.statements.statement_delegate import ROW_PX, StatementDelegate
from onrecord.ui.views.widgets.chooser import Choice, Chooser
from onrecord.ui.views.widgets.labels import Words, painted_ground
from onrecord.ui.views.widgets.tree_delegate import TreeDelegate
from onrecord.ui.words import articles_words, period_words, statements_words
from onrecord.workspace import Workspace

_LIST_PX = 268
_EVERYTHING = Selection(with_other=True)


class ActorsPage(LivePage):
    """Show all actors by state, and the current one with everything that can be changed."""

    described = Signal(str)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Actors"))
        self._current = ""
        self._statements: dict[str, list[Statement]] = {}
        self.tree_model = ActorTreeModel(self)
        self.rows = StatementListModel(self._describe, self)
        self.form = ActorForm()
        self.learnt = LearntList(state)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._make_list())
        splitter.addWidget(self._make_middle())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.px(_LIST_PX), theme.px(800)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        self.hand_keyboard_to(self.tree)
        self._connect()

    def _make_list(self) -> QWidget:
        self._head = PanelHead(self.tr("Actors"), self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an actor"))
        self.search.setAccessibleName(self.tr("Find an actor"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("Actors"))
        self.tree.setModel(self.tree_model)
        self.tree.setItemDelegate(TreeDelegate(self.tree, COUNT_ROLE))
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(theme.px(18))
        self.tree.setMouseTracking(True)
        self.tree.setDragEnabled(True)
        self.tree.setAcceptDrops(True)
        self.tree.setDropIndicatorShown(True)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        painted_ground(self.tree.viewport(), "panel")
        hint = Words(
            self.tr("Drop one actor on another to merge them."), theme.Size.CAPTION, "muted"
        )
        hint.setWordWrap(True)
        hint.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        panel = QWidget()
        painted_ground(panel, "panel")
        panel.setMinimumWidth(theme.px(200))
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field = QVBoxLayout()
        field.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        field.addWidget(self.search)
        column.addWidget(self._head)
        column.addLayout(field)
        column.addWidget(self.tree, 1)
        column.addWidget(hint)
        return panel

    def _make_middle(self) -> QWidget:
        self.list = QTableView()
        self.list.setAccessibleName(self.tr("Statements of the actor"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(StatementDelegate(self.list))
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.verticalHeader().setDefaultSectionSize(theme.px(ROW_PX))
        self.list.setShowGrid(False)
        self.list.setMouseTracking(True)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(theme.px(3 * ROW_PX))
        heading = Words(self.tr("Statements"), theme.Size.CARD)
        inside = QWidget()
        painted_ground(inside, "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self.form)
        column.addWidget(self.learnt)
        column.addSpacing(theme.px(8))
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = Words(self.tr("Nobody is named in the articles yet."), colour="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        painted_ground(self._empty, "base")
        self._middle = QStackedWidget()
        self._middle.addWidget(scroll)
        self._middle.addWidget(self._empty)
        return self._middle

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree_model.merge_asked.connect(self._merge)
        self.form.corrected.connect(self._correct)
        self.form.followed.connect(lambda field: self._correct(field, ORIGINAL))
        self.form.merge_asked.connect(self._ask_merge)
        self.form.split_asked.connect(self._split)
        self.list.clicked.connect(self._select_statement)

    # Following the project

    def refresh(self) -> None:
        """Show the actors as they are now; the current one stays."""
        workspace = self.state.workspace
        actors = workspace.actors() if workspace else []
        self._statements = {}
        for statement in workspace.statements(_EVERYTHING) if workspace else []:
            self._statements.setdefault(statement.actor, []).append(statement)
        counts = Counter({key: len(found) for key, found in self._statements.items()})
        self.tree_model.show_actors(actors, counts)
        self._head.set_count(len(actors))
        self._count_found()
        self._show_tree()
        if workspace is not None and self._current:
            try:
                self._current = workspace.actor(self._current).key
            except KeyError:
                self._current = ""
        self._select(self._current)

    def _show_tree(self) -> None:
        self.tree.expandAll()

    def _filter(self, words: str) -> None:
        self.tree_model.keep(words)
        self._show_tree()
        self._count_found()
        self._select(self._current)

    def _count_found(self) -> None:
        """Say how many of all actors the search leaves."""
        found = sum(len(group.actors) for group in self.tree_model.groups)
        words = self.tr("{found} of {all}").format(found=found, all=self.tree_model.total)
        self._head.set_note(words if self.search.text().strip() else "")

    def _select(self, key: str) -> None:
        index = self.tree_model.index_of(key) if key else QModelIndex()
        if not index.isValid() and self.tree_model.groups and not self.search.text():
            index = self.tree_model.index(0, 0, self.tree_model.index(0, 0))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        self._show_actor()

    def _choose(self, index: QModelIndex) -> None:
        actor = self.tree_model.actor(index)
        if actor is not None and actor.key != self._current:
            self._current = actor.key
            self._show_actor()

    def _show_actor(self) -> None:
        workspace = self.state.workspace
        actor = self._actor()
        self._middle.setCurrentIndex(0 if actor is not None else 1)
        if workspace is None or actor is None:
            self.rows.show_keys([])
            self.learnt.show_lessons([])
            return
        self.learnt.show_lessons(
            [
                lesson
                for lesson in workspace.lessons()
                if lesson.kind is LessonKind.SPEAKER
                and workspace.actor(lesson.given[0]).key == actor.key
            ]
        )
        found = self._statements.get(actor.key, [])
        self.rows.show_keys([statement.key for statement in found])
        actors = workspace.actors()
        parts = [
            Part(key, name, workspace.is_merged(key))
            for key, name in workspace.actor_parts(actor.key)
            if key != actor.key
        ]
        names = {other.key: other.name for other in actors}
        self.form.show_actor(
            ActorContent(
                actor,
                workspace.actor_corrections(actor.key),
                parts,
                sorted({other.office for other in actors if other.office}),
                sorted({other.state for other in actors if other.state}),
                self._material(workspace, found),
                [names[key] for key in actor.members if key in names],
            )
        )

    def _actor(self) -> Actor | None:
        workspace = self.state.workspace
        if workspace is None or not self._current:
            return None
        try:
            return workspace.actor(self._current)
        except KeyError:
            return None

    def _material(self, workspace: Workspace, found: list[Statement]) -> str:
        if not found:
            return self.tr("named, no statement that takes a position")
        articles = {statement.article_key for statement in found}
        days = [when_said(workspace, statement) for statement in found]
        dated = sorted(day for day in days if day is not None)
        period = period_words(dated[0], dated[-1]) if dated else self.tr("without a date")
        return self.tr("{statements} in {articles}, {period}").format(
            statements=statements_words(len(found)),
            articles=articles_words(len(articles)),
            period=period,
        )

    def _describe(self, key: str) -> StatementRow:
        workspace = self.state.workspace
        if workspace is None:
            raise KeyError(key)
        row = statement_row(workspace, key, with_topics=False)
        # All rows are of one actor, whose name stands above them: each begins with its target.
        stance = glyph_words(row.glyph)
        target = target_words(workspace, workspace.statement(key))
        return replace(row, who=target or stance, saying=stance if target else "")

    def _select_statement(self, index: QModelIndex) -> None:
        self.state.select_statement(self.rows.keys[index.row()])

    # Changing

    def _correct(self, field: str, value: object) -> None:
        if self._current:
            self.state.apply(CorrectActor(self._current, ((field, value),)))

    def _merge(self, kept: str, merged: str) -> None:
        self._current = kept
        self.state.apply(MergeActors(kept, merged))

    def _split(self, part: str) -> None:
        if self._current:
            self.state.apply(SplitActors(self._current, part))

    def _ask_merge(self) -> None:
        workspace, actor = self.state.workspace, self._actor()
        if workspace is None or actor is None:
            return
        choices = [
            Choice(other.key, other.name, caption_of(other))
            for other in workspace.actors()
            if other.key != actor.key
        ]
        title = self.tr("Who is the same as {name}").format(name=actor.name)
        chooser = Chooser(choices, self, title=title)
        chooser.chosen.connect(lambda key: self._merge_chosen(actor, key))
        chooser.open_under(self.form.merge)

    def _merge_chosen(self, actor: Actor, key: str) -> None:
        """Merge two actors; the one with the fuller name keeps it, else the one in view."""
        workspace = self.state.workspace
        if workspace is None:
            return
        other = workspace.actor(key)
        fuller = set(actor.name.casefold().split()) < set(other.name.casefold().split())
        kept, merged = (other, actor) if fuller else (actor, other)
        self._merge(kept.key, merged.key)
        words = self.tr("“{merged}” is “{kept}” now.")
        self.described.emit(words.format(merged=merged.name, kept=kept.name))

    def _show_menu(self, place: QPoint) -> None:
        actor = self.tree_model.actor(self.tree.indexAt(place))
        workspace = self.state.workspace
        if actor is None or workspace is None:
            return
        self._current = actor.key
        self._show_actor()
        menu = QMenu(self)
        menu.addAction(self.tr("Merge with…"), self._ask_merge)
        menu.addAction(self.tr("Rename"), self._start_renaming)
        menu.addAction(self.tr("Speaks for…"), lambda: self.form.fields["office"].setFocus())
        split = menu.addMenu(self.tr("Split off"))
        for key, name in workspace.actor_parts(actor.key):
            if key != actor.key:
                split.addAction(name, partial(self._split, key))
        split.setEnabled(not split.isEmpty())
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _start_renaming(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()
