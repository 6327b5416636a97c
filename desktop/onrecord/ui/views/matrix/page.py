"""The matrix page: who says what on which topic."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from onrecord.domain.change import Change, CorrectStatement, Together
from onrecord.domain.position import Cell
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui import resources, theme
from onrecord.ui.clipboard import copy_table
from onrecord.ui.comparison_source import holds, source_of
from onrecord.ui.filters import with_other_topics
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel, RowOrder
from onrecord.ui.settings import MOST_CELL_LINES, Settings
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.matrix.legend import Legend
from onrecord.ui.views.matrix.matrix_notes import LeftOutLine, NothingPasses, statements_elsewhere
from onrecord.ui.views.matrix.matrix_view import MatrixView
from onrecord.ui.views.matrix.position_delegate import Density
from onrecord.ui.views.widgets.segmented import SegmentedControl
from onrecord.ui.words import statements_words


class MatrixPage(LivePage):
    """Show the comparison table and what is left out of it; a cell leads to its evidence."""

    described = Signal(str)
    """What the current cell says, where the cell itself has no room for words."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        source = source_of(state)
        super().__init__(state, parent)
        self._source = source
        self._keeps_order = False
        self._following = False
        self.model = ComparisonTableModel(self)
        self.view = MatrixView(self.model, self)
        self.view.setAccessibleName(self.tr("Positions by actor and topic"))
        self.left_out = LeftOutLine(self)
        self.legend = Legend(self)
        self.nothing = NothingPasses(state, self)
        self._make_actions()
        self._build()
        self._connect()
        self._say_rows(state.selection)
        self.hand_keyboard_to(self.view)

    def _build(self) -> None:
        table = QWidget(self)
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.left_out)
        self._pages = QStackedLayout()
        self._pages.addWidget(table)
        self._pages.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._pages, 1)
        whole.addWidget(self.legend)

    def _connect(self) -> None:
        self.state.settings_changed.connect(self._follow_settings)
        self._follow_settings(self.state.settings)
        view, model = self.view, self.model
        view.selectionModel().currentChanged.connect(self._choose)
        view.clicked.connect(self._click_again)
        view.line_clicked.connect(self.state.select_statement)
        view.denial_asked.connect(self._show_denial)
        view.evidence_asked.connect(self.state.evidence_requested)
        view.opening_asked.connect(self._open_topic)
        view.customContextMenuRequested.connect(self._cell_menu)
        view.corner.clicked.connect(self._sort_on)
        view.corner.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.corner.customContextMenuRequested.connect(self._corner_menu)
        view.actor_header.customContextMenuRequested.connect(self._actor_menu)
        view.topic_header.customContextMenuRequested.connect(self._topic_menu)
        view.topic_header.topic_toggled.connect(model.toggle_topic)
        view.topic_header.topic_clicked.connect(self._sort_by_topic)
        self.left_out.show_asked.connect(model.show_hidden)
        self.left_out.other_asked.connect(
            lambda: self.state.set_selection(with_other_topics(self.state.selection))
        )
        model.arranging.connect(self._stop_choosing)
        model.arranged.connect(self._choose_again)
        self.state.cell_selected.connect(self._follow)
        self.state.cell_requested.connect(self._take_focus)
        self.state.statement_selected.connect(self._follow_statement)
        self.state.project_changed.connect(self._note_project)
        self.state.selection_changed.connect(self._note_selection)

    def _make_actions(self) -> None:
        group = QActionGroup(self)
        self._control = SegmentedControl(group, small=True, parent=self)
        self.densities: dict[Density, QAction] = {}
        for density, icon, text in (
            (Density.COMFORTABLE, "rows-3", self.tr("Comfortable rows")),
            (Density.COMPACT, "rows-4", self.tr("Compact rows")),
        ):
            action = QAction(text, self)
            action.setIconText(" ")
            action.setToolTip(text)
            action.setData(density)
            self._control.add(action, icon)
            self.densities[density] = action
        self.densities[Density.COMFORTABLE].setChecked(True)
        group.triggered.connect(lambda action: self.set_density(Density(action.data())))
        self.toggle_density = self._action(self.tr("&Density"), "Ctrl+D", self._switch_density)
        self.copy = self._action(self.tr("&Copy"), QKeySequence.StandardKey.Copy, self.copy_cells)
        self.copy.setIcon(resources.icon("copy"))
        self.lines_menu = QMenu(self.tr("Lines per &cell"), self)
        counts = QActionGroup(self)
        for count in range(1, MOST_CELL_LINES + 1):
            action = self.lines_menu.addAction(str(count))
            action.setCheckable(True)
            action.setData(count)
            counts.addAction(action)
        self._line_counts = counts
        counts.triggered.connect(lambda action: self._set_lines(int(action.data())))

    def _set_lines(self, count: int) -> None:
        self.state.change_settings(replace(self.state.settings, cell_lines=count))

    def _follow_settings(self, settings: Settings) -> None:
        for action in self._line_counts.actions():
            action.setChecked(action.data() == settings.cell_lines)
        if settings.cell_lines != self.view.cells.max_lines:
            self.view.set_max_lines(settings.cell_lines)

    def _action(self, text: str, keys: QKeySequence.StandardKey | str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def page_controls(self) -> QWidget:
        """Return what of this page stands at the end of the filter bar."""
        return self._control

    def page_menu(self) -> QMenu:
        """Return what the View menu offers for this page."""
        menu = QMenu(self.tr("&Matrix"), self)
        menu.addAction(self.toggle_density)
        menu.addMenu(self.lines_menu)
        self._add_orders(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Show all that is &hidden"), self.model.show_hidden)
        return menu

    # Following the project.

    def refresh(self) -> None:
        """Show the comparison table of the present filters; what stays, stays where it is."""
        workspace = self.state.workspace
        selection = self.state.selection
        self.model.set_table(self._source.table(), keep_order=self._keeps_order)
        self._keeps_order = True
        self._say_rows(selection)
        empty = workspace is not None and self.model.rowCount() == 0 and not any(self.model.hidden)
        self._pages.setCurrentIndex(1 if empty else 0)
        if empty:
            self.nothing.explain()

    def apply_theme(self) -> None:
        """Leave it to the view, which follows the theme by itself."""

    def _note_project(self, event: object) -> None:
        if event is None:
            self._keeps_order = False
            self.model.forget()

    def _note_selection(self, selection: Selection) -> None:
        del selection
        self._keeps_order = False

    def sort_again(self) -> None:
        """Put rows and topics in order that came in while the order was kept."""
        self._keeps_order = False
        self.invalidate()

    # Selection.

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if self._following or not current.isValid():
            return
        cell = self.model.cell(current.row(), current.column())
        if cell is None:
            return
        self._describe(current)
        self.state.select_cell(cell.row, cell.topic)
        of_target = self.model.column(current.column()).target is not None
        if of_target and cell.lines and cell.lines[0].statement_keys:
            self.state.select_statement(cell.lines[0].statement_keys[0])

    def _stop_choosing(self) -> None:
        # While rows come and go Qt moves the current index; that is not the analyst's choice.
        self._following = True

    def _choose_again(self) -> None:
        self._following = False
        self._say_left_out()
        current = self.view.currentIndex()
        on_heading = current.isValid() and self.model.row(current.row()).is_group
        if not on_heading:
            self._follow(*self.state.cell)

    def _follow(self, row: str, topic: str) -> None:
        current = self.view.currentIndex()
        if current.isValid():
            cell = self.model.cell(current.row(), current.column())
            if cell is not None and (cell.row, cell.topic) == (row, topic):
                return
        index = self.model.index_of(row, topic, self.state.statement)
        if not index.isValid():
            index = self.model.heading_of(row)
        if index.isValid():
            self._go(index)
        elif current.isValid():
            self.view.selectionModel().clear()

    def _follow_statement(self, key: str) -> None:
        row, topic = self.state.cell
        if key and topic and self.model.is_expanded(topic):
            self._go(self.model.index_of(row, topic, key))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and index != self.view.currentIndex():
            self._following = True
            try:
                self.view.setCurrentIndex(index)
            finally:
                self._following = False

    def _take_focus(self) -> None:
        if self.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self, current: QModelIndex) -> None:
        """Say in the status bar what a compact cell cannot."""
        if self.view.density is Density.COMPACT:
            self.described.emit(self.model.data(current, Qt.ItemDataRole.AccessibleTextRole))

    # What the analyst does.

    def _show_denial(self, keys: Sequence[str]) -> None:
        """Select the statement that disputes one of these."""
        workspace = self.state.workspace
        statements = [] if workspace is None else workspace.statements()
        denial = next((s for s in statements if s.denies in keys), None)
        if denial is None:
            self.state.select_statement(keys[0])
            return
        cell = self._source.cell_of(denial)
        if cell is not None:
            self.state.select_cell(cell.row, cell.topic)
        self.state.select_statement(denial.key)

    def _click_again(self, index: QModelIndex) -> None:
        """Bring the evidence back to a cell whose article led elsewhere."""
        cell = self.model.cell(index.row(), index.column())
        if cell is None or (cell.row, cell.topic) != self.state.cell or not cell.lines:
            return
        if not holds(cell, self.state.statement):
            self.state.select_statement(cell.lines[0].statement_keys[0])

    def set_density(self, density: Density) -> None:
        """Show cells as lines of words, or as shapes alone."""
        self.densities[density].setChecked(True)
        self.view.set_density(density)

    def _switch_density(self) -> None:
        compact = self.view.density is Density.COMPACT
        self.set_density(Density.COMFORTABLE if compact else Density.COMPACT)

    def _open_topic(self, topic: str, opened: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self.model.is_expanded(topic) != opened:
            self.model.toggle_topic(topic)
            self._go(self.model.index_of(*self.state.cell, self.state.statement))

    def _sort_on(self) -> None:
        orders = list(RowOrder)
        order, topic = self.model.order
        following = orders[(orders.index(order) + 1) % len(orders)] if not topic else orders[0]
        self._sort(following)

    def _sort_by_topic(self, topic: str) -> None:
        order = self.model.order
        if order == (RowOrder.COUNT, topic):
            self._sort(RowOrder.NEWEST, topic)
        elif order == (RowOrder.NEWEST, topic):
            self._sort(RowOrder.COUNT)
        else:
            self._sort(RowOrder.COUNT, topic)

    def _sort(self, order: RowOrder, topic: str = "") -> None:
        self.model.sort_rows(order, topic)
        self._say_rows(self.state.selection)

    def copy_cells(self) -> None:
        """Put the selected cells with their headings on the clipboard."""
        indexes = [i for i in self.view.selectedIndexes() if self.model.cell(i.row(), i.column())]
        rows = sorted({index.row() for index in indexes})
        header = self.view.topic_header
        columns = sorted({index.column() for index in indexes}, key=header.visualIndex)
        chosen = {(index.row(), index.column()) for index in indexes}
        if not chosen:
            return
        across = Qt.Orientation.Horizontal
        role = Qt.ItemDataRole.DisplayRole
        lines = [[view_title(self.state.selection.roll_up), *(
            self.model.headerData(column, across, role) for column in columns
        )]]  # fmt: skip
        for row in rows:
            cells = [
                self.model.data(self.model.index(row, column), role)
                if (row, column) in chosen
                else ""
                for column in columns
            ]
            lines.append([self.model.row(row).name, *cells])
        copy_table(lines)

    # Menus.

    def _cell_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        cell = self.model.cell(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Show evidence"), self.state.evidence_requested.emit)
        timeline = partial(self.state.page_requested.emit, "timeline")
        menu.addAction(self.tr("Show in timeline"), timeline)
        menu.addAction(self.copy)
        keys = self._unreviewed(cell)
        if keys:
            text = self.tr("Accept all {statements}").format(statements=statements_words(len(keys)))
            menu.addAction(text, lambda: self._accept(keys))
        menu.addSeparator()
        self._add_topic_actions(menu, cell.topic)
        self._add_hiding(menu, row=cell.row, topic=cell.topic)
        _open(menu, self.view.viewport(), at)

    def _actor_menu(self, at: QPoint) -> None:
        section = self.view.actor_header.logicalIndexAt(at)
        if section < 0:
            return
        row = self.model.row(section)
        menu = QMenu(self)
        if row.group and self.view.density is Density.COMFORTABLE:
            folded = self.model.is_collapsed(row.group)
            text = self.tr("Unfold {group}") if folded else self.tr("Fold {group}")
            menu.addAction(text.format(group=row.group), lambda: self.model.toggle_group(row.group))
        if row.key:
            self._add_hiding(menu, row=row.key)
        self._add_orders(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Edit actors…"), partial(self.state.page_requested.emit, "actors"))
        _open(menu, self.view.actor_header.viewport(), at)

    def _topic_menu(self, at: QPoint) -> None:
        section = self.view.topic_header.logicalIndexAt(at)
        if section < 0:
            return
        topic = self.model.column(section).topic
        menu = QMenu(self)
        self._add_topic_actions(menu, topic)
        self._add_hiding(menu, topic=topic)
        menu.addSeparator()
        for text, order in (
            (self.tr("Most statements on this topic first"), RowOrder.COUNT),
            (self.tr("Newest on this topic first"), RowOrder.NEWEST),
        ):
            menu.addAction(text, partial(self._sort, order, topic))
        menu.addSeparator()
        codebook = partial(self.state.page_requested.emit, "codebook")
        menu.addAction(self.tr("Edit definition…"), codebook)
        _open(menu, self.view.topic_header.viewport(), at)

    def _corner_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self._add_orders(menu)
        menu.addMenu(self.lines_menu)
        _open(menu, self.view.corner, at)

    def _add_topic_actions(self, menu: QMenu, topic: str) -> None:
        opened = self.model.is_expanded(topic)
        text = self.tr("Close the targets") if opened else self.tr("Show targets")
        menu.addAction(text, lambda: self._open_topic(topic, not opened))

    def _add_hiding(self, menu: QMenu, *, row: str = "", topic: str = "") -> None:
        if row:
            menu.addAction(self.tr("Hide row"), lambda: self.model.hide_row(row))
        if topic:
            menu.addAction(self.tr("Hide column"), lambda: self.model.hide_topic(topic))
        if any(self.model.hidden):
            menu.addAction(self.tr("Show all that is hidden"), self.model.show_hidden)

    def _add_orders(self, menu: QMenu) -> None:
        menu.addSeparator()
        for order, text in self._order_words().items():
            action = menu.addAction(text, partial(self._sort, order))
            action.setCheckable(True)
            action.setChecked(self.model.order == (order, ""))

    def _order_words(self) -> dict[RowOrder, str]:
        return {
            RowOrder.COUNT: self.tr("most statements first"),
            RowOrder.NAME: self.tr("by name"),
            RowOrder.NEWEST: self.tr("newest first"),
        }

    def _unreviewed(self, cell: Cell) -> list[str]:
        workspace = self.state.workspace
        if workspace is None:
            return []
        keys = [key for line in cell.lines for key in line.statement_keys]
        return [key for key in dict.fromkeys(keys) if not workspace.statement(key).reviewed]

    def _accept(self, keys: list[str]) -> None:
        changes: tuple[Change, ...] = tuple(
            CorrectStatement(key, (("reviewed", True),)) for key in keys
        )
        self.state.apply(changes[0] if len(changes) == 1 else Together(changes))

    # Words.

    def _say_rows(self, selection: Selection) -> None:
        order, topic = self.model.order
        rolled = {
            RollUp.PERSON: self.tr("by affiliation"),
            RollUp.OFFICE: self.tr("people rolled up"),
            RollUp.STATE: self.tr("people and offices rolled up"),
        }
        caption = self._order_words()[order]
        if topic and order is RowOrder.COUNT:
            caption = self.tr("most on the topic first")
        elif topic:
            caption = self.tr("newest on the topic first")
        elif order is RowOrder.COUNT:
            caption = rolled[selection.roll_up]
        self.view.corner.set_words(view_title(selection.roll_up), caption)

    def _say_left_out(self) -> None:
        table = self.model.table
        rows, topics = self.model.hidden
        self.left_out.say(
            [] if table is None else list(table.left_out_rows),
            [] if table is None else list(table.left_out_topics),
            [*rows.values(), *topics.values()],
            statements_elsewhere(self.state),
        )


def view_title(roll_up: RollUp) -> str:
    """Return what one row of the matrix stands for."""
    titles = {
        RollUp.PERSON: MatrixPage.tr("Actor"),  # type: ignore[call-arg, arg-type]
        RollUp.OFFICE: MatrixPage.tr("Office"),  # type: ignore[call-arg, arg-type]
        RollUp.STATE: MatrixPage.tr("State"),  # type: ignore[call-arg, arg-type]
    }
    return titles[roll_up]


def _open(menu: QMenu, place: QWidget, at: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(theme.ui_font())
    menu.popup(place.mapToGlobal(at))
