"""The window: bars, pages and panels, and what its actions do."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.report import FileReport
from onrecord.domain.selection import Selection
from onrecord.ui import intake, pages, theme
from onrecord.ui.actions import Actions
from onrecord.ui.drop_target import DropTarget
from onrecord.ui.importing import Importing, Progress
from onrecord.ui.preferences import Preferences
from onrecord.ui.project_session import ProjectSession
from onrecord.ui.tab_order import Way, order_tabs
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.articles.panel import ArticlesPanel, ArticlesRail
from onrecord.ui.views.frame.empty import EmptyView
from onrecord.ui.views.frame.message_bar import Message, MessageBar, Weight
from onrecord.ui.views.frame.page_stack import PageStack
from onrecord.ui.views.frame.status_line import StatusLine
from onrecord.ui.views.frame.top_bar import TopBar
from onrecord.ui.views.frame.workbench import Workbench
from onrecord.ui.views.imports.import_panel import ImportPanel
from onrecord.ui.words import reader_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ui.views.evidence.panel import EvidencePanel

_MIN_WIDTH, _MIN_HEIGHT = 960, 600
_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900
_FRAME_HEIGHT = 40
"""What the title bar takes, which is known only once the window is there."""
_COUNT_PAUSE_MS = 120
_REST_FACTOR = 8
"""How much longer than comparing everything takes the window waits before it does so again."""
_MOST_PENDING = 3


class MainWindow(QMainWindow):
    """Hold the three places (articles, page, evidence), the bars around them, and the start page.

    What the actions do beyond showing and hiding stands in `desk.Desk`.
    """

    def __init__(
        self,
        state: ViewState,
        session: ProjectSession,
        importing: Importing,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.state = state
        self._session = session
        self._importing = importing
        self._preferences = preferences
        self._evidence: EvidencePanel | None = None
        self._evidence_refused = False
        self._looking_around = False
        self.setMinimumSize(theme.px(_MIN_WIDTH), theme.px(_MIN_HEIGHT))
        self.actions_ = Actions(self, state.undo_stack)
        self.menus = self.actions_.fill_menu_bar()
        self._page_menu: QMenu | None = None
        self._build()
        self._connect()
        self.drops = DropTarget(self, lambda: self._session.name)
        self.drops.dropped.connect(self._take_in)
        self._restore()
        self._follow_project()

    def _build(self) -> None:
        self.top_bar = TopBar(self.actions_, self)
        self.messages = MessageBar(self)
        self.empty = EmptyView(self)
        self.articles = ArticlesPanel(self.state, self)
        self.rail = ArticlesRail(self)
        self.bench = Workbench(self.articles, self.rail, self)
        self.page_stack = PageStack(self.state, self.bench.pages, self)
        self.import_panel = ImportPanel(self.state, self)
        self.bench.side.addWidget(self.import_panel)
        self._centre = QStackedWidget(self)
        self._centre.addWidget(self.empty)
        self._centre.addWidget(self.bench)
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.messages, self.page_stack.bar_place, self._centre):
            column.addWidget(part, int(part is self._centre))
        self.setCentralWidget(place)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_PAUSE_MS)
        self._counting.timeout.connect(self._count)
        self._comparing = QTimer(self)
        self._comparing.setSingleShot(True)
        self._comparing.setInterval(_COUNT_PAUSE_MS)
        self._comparing.timeout.connect(self._count_contrasts)

    def _connect(self) -> None:
        a, state = self.actions_, self.state
        for key, action in a.pages.items():
            action.triggered.connect(lambda _on=False, key=key: self._page_asked(key))
        a.articles.toggled.connect(lambda on: self.bench.show_articles(wanted=on))
        a.evidence.triggered.connect(self._evidence_switched)
        a.legend.toggled.connect(self.page_stack.show_legend)
        self.menus.view.aboutToShow.connect(self._offer_page_menu)
        a.next_pane.triggered.connect(self._go_to_next_pane)
        a.find.triggered.connect(self._find)
        self.rail.clicked.connect(lambda: a.articles.setChecked(True))
        self.bench.side_shown.connect(a.evidence.setChecked)
        self.top_bar.searched.connect(self.page_stack.search)
        self.top_bar.search.left.connect(self._go_to_page)
        state.project_changed.connect(self._project_changed)
        state.selection_changed.connect(lambda _chosen: self._counting.start())
        state.selection_changed.connect(lambda chosen: self.top_bar.search.show_words(chosen.text))
        state.page_requested.connect(self.show_page)
        state.cell_selected.connect(lambda row, _topic: self._selected(row))
        state.statement_selected.connect(self._selected)
        state.article_selected.connect(self._article_selected)
        state.evidence_requested.connect(self._go_to_evidence)
        self._session.changed.connect(self._follow_project)
        self._session.told.connect(self.messages.tell)
        state.refused.connect(self._change_refused)
        self._session.settled.connect(self.messages.drop)
        self._importing.begun.connect(self._import_begun)
        self._importing.file_begun.connect(self.import_panel.model.begin)
        self._importing.file_progressed.connect(self.import_panel.model.get_on)
        self._importing.file_ended.connect(self.import_panel.model.finish)
        self._importing.progressed.connect(self._import_progressed)
        self._importing.ended.connect(self._import_ended)
        self._importing.reading_again.connect(
            lambda: self.status.set_work(self.tr("Reading again"))
        )
        self._importing.refused.connect(lambda why: self.messages.tell(Message("import", why)))
        self.import_panel.cancel_requested.connect(self._importing.cancel)
        self.import_panel.closed.connect(self._close_report)
        self.import_panel.fill_in_requested.connect(self._fill_in)
        self.page_stack.described.connect(self.status.note)
        self.page_stack.draft_changed.connect(self.top_bar.set_draft)
        self.status.work_clicked.connect(self.show_import)
        self._preferences.recent_changed.connect(self._show_recent)

    # -- what is shown --------------------------------------------------------------------------

    def _follow_project(self) -> None:
        """Show the start page or the workbench, and enable what makes sense."""
        self._looking_around = False
        workspace = self.state.workspace
        there = workspace is not None
        for action in self.actions_.needing_project():
            action.setEnabled(there)
        title = self.tr("On Record")
        if workspace is not None:
            name = workspace.name
            if workspace.read_only:
                name = self.tr("{name} (read only)").format(name=name)
            title = self.tr("{project} – On Record").format(project=name)
            self.setWindowFilePath(str(workspace.path) if workspace.path else "")
        self.setWindowTitle(title)
        self._show_recent()
        self._count()
        self._follow_contents()

    def _follow_contents(self) -> None:
        """Show the start page until there is an article or an import, then the pages."""
        workspace = self.state.workspace
        filled = workspace is not None and (
            self.articles.model.total > 0 or self._importing.running or self._looking_around
        )
        self.top_bar.setVisible(workspace is not None)
        self.status.setVisible(workspace is not None)
        self._centre.setCurrentWidget(self.bench if filled else self.empty)
        if filled and not self.page_stack.current:
            self.show_page(self._preferences.text("page", "matrix"))
        self.page_stack.set_bar_shown(shown=filled)
        self.rail.set_count(self.articles.model.total)
        if not filled:
            self.bench.show_side(wanted=False)
            self._evidence_refused = False

    def _page_asked(self, key: str) -> None:
        """Show a page, also of an empty project: its codebook may come before its articles."""
        self._looking_around = True
        self.show_page(key)
        self._follow_contents()
        # Arrows go on along the tabs where these have the keyboard.
        focus = self.focusWidget()
        on_tab = isinstance(focus, QAbstractButton) and self.top_bar.isAncestorOf(focus)
        if not on_tab and self._centre.currentWidget() is self.bench:
            self._go_to_page()

    def show_page(self, key: str) -> None:
        """Show a page by its key."""
        if key not in self.actions_.pages:
            key = pages.VIEWS[0].key
        self.actions_.pages[key].setChecked(True)
        entry = self.page_stack.show(key)
        self.actions_.undoing.offer_first(self.page_stack.own_history())
        self._preferences.set_text("page", key)
        self.bench.show_left(shown=entry.with_evidence)
        if not entry.with_evidence and self.bench.side.currentWidget() is self._evidence:
            self.bench.show_side(wanted=False)
        elif entry.with_evidence and not self._evidence_refused and self._anything_selected():
            self.show_evidence()
        self._order_tabs()

    def _order_tabs(self) -> None:
        parts: list[tuple[QWidget, Way]] = [
            (self.top_bar, Way.ALONG), (self.messages, Way.ALONG),
            (self.page_stack.bar_place, Way.ALONG), (self.articles, Way.DOWN),
            (self.rail, Way.DOWN), (self.bench.pages, Way.AS_BUILT), (self.bench.side, Way.DOWN),
        ]  # fmt: skip
        order_tabs(self, parts)

    def _offer_page_menu(self) -> None:
        """Put what the current page offers at the end of the View menu."""
        if self._page_menu is not None:
            self.menus.view.removeAction(self._page_menu.menuAction())
            self._page_menu.deleteLater()
        self._page_menu = self.page_stack.page_menu()
        if self._page_menu is not None:
            self.menus.view.insertMenu(self.menus.before_page_menu, self._page_menu)
        strict = self.page_stack.filter_bar().toggle_strict
        self.menus.view.insertAction(self.menus.before_page_menu, strict)

    def _anything_selected(self) -> bool:
        return bool(self.state.cell[0] or self.state.statement or self.state.article)

    def _project_changed(self, event: object) -> None:
        if event is not None:
            self._counting.start()

    def _count(self) -> None:
        workspace = self.state.workspace
        if workspace is None:
            self.status.clear_counts()
            self.top_bar.set_unreviewed(0)
            self.top_bar.set_undecided(0)
            return
        rows = workspace.articles()
        statements = sum(row.statements for row in rows)
        reviewed = sum(row.reviewed for row in rows)
        # Those that the page of statements offers: positions on topics of the codebook.
        on_topic = workspace.statements(Selection())
        self.top_bar.set_unreviewed(sum(not statement.reviewed for statement in on_topic))
        self.status.set_counts(len(rows), statements, reviewed, on_topic=len(on_topic))
        self._comparing.start()
        draft = self.tr("Saved as a draft") if self._session.is_draft else self.tr("Saved")
        self.status.set_saved(self.tr("Read only") if workspace.read_only else draft)
        self.status.set_reader(reader_words(workspace.statements()))
        self.articles.refresh()
        self._follow_contents()

    def _count_contrasts(self) -> None:
        """Count what is undecided, when things are quiet: it compares all statements."""
        workspace = self.state.workspace
        if workspace is None or self._importing.running:
            return
        began = perf_counter()
        contrasts = workspace.contrasts(self.state.selection)
        took_ms = (perf_counter() - began) * 1000
        self._comparing.setInterval(max(_COUNT_PAUSE_MS, round(took_ms * _REST_FACTOR)))
        self.top_bar.set_undecided(sum(contrast.is_open for contrast in contrasts))

    def _show_recent(self) -> None:
        self.empty.set_recent(self._preferences.recent_projects())

    # -- evidence -------------------------------------------------------------------------------

    def _evidence_panel(self) -> "EvidencePanel":
        if self._evidence is None:
            from onrecord.ui.views.evidence.panel import EvidencePanel

            self._evidence = EvidencePanel(self.state, self.bench.side)
            self.bench.side.addWidget(self._evidence)
            self._order_tabs()
        return self._evidence

    def show_evidence(self) -> None:
        """Show the evidence at the far side."""
        self.bench.side.setCurrentWidget(self._evidence_panel())
        self.bench.show_side(wanted=True)

    def _selected(self, key: str) -> None:
        if not key or not self.page_stack.with_evidence:
            return
        if self._evidence_refused:
            self.status.note(self.tr("The evidence is put away: F9 shows it."))
        else:
            self.show_evidence()

    def _article_selected(self, key: str) -> None:
        if key and self.page_stack.with_evidence:
            self._evidence_refused = False
            self.show_evidence()
            self._evidence_panel().show_article(key)

    def _evidence_switched(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self._evidence_refused = not wanted
        if wanted:
            self.show_evidence()
        else:
            self.bench.show_side(wanted=False)

    def _go_to_evidence(self) -> None:
        self._evidence_refused = False
        self.show_evidence()
        self._evidence_panel().enter()

    def _go_to_next_pane(self) -> None:
        places = (
            self.articles.list,
            self.page_stack.current_page(),
            self.bench.side.currentWidget(),
        )
        panes = [pane for pane in places if pane is not None and pane.isVisible()]
        here = self.focusWidget()
        at = next((i for i, pane in enumerate(panes) if _holds(pane, here)), -1)
        if panes:
            panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change_refused(self, words: str) -> None:
        """Say why a change was not carried out, and offer a project that can be changed."""
        workspace = self.state.workspace
        if workspace is None or not workspace.read_only:
            self.messages.tell(Message("change", words))
            return
        label, save = self.tr("Save project as…"), self.actions_.save_as.trigger
        self.messages.tell(Message("change", words, Weight.WARN, label, save))

    def _go_to_page(self) -> None:
        page = self.page_stack.current_page()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    # -- import ---------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Build what the first drop will show, step by step while nothing else is to do."""
        steps: list[Callable[[], object]] = [
            lambda: self.page_stack.page(pages.VIEWS[0].key),
            self.page_stack.filter_bar,
            self._evidence_panel,
        ]

        def one_step() -> None:
            steps.pop(0)()
            if steps:
                QTimer.singleShot(0, self, one_step)

        QTimer.singleShot(0, self, one_step)

    def add_files(self, paths: list[Path]) -> None:
        """Read files and folders into the project, or into a new one when none is open."""

        def add() -> None:
            if self._session.ensure():
                # In a turn of its own: starting a project and an import together would be felt.
                QTimer.singleShot(0, self, lambda: self._importing.start(paths))

        if paths:
            self._session.when_open(add)

    def show_import(self) -> None:
        """Show the import, or its report, at the far side."""
        self.bench.side.setCurrentWidget(self.import_panel)
        self.bench.show_side(wanted=True)

    def _import_begun(self) -> None:
        first = self.articles.model.total == 0
        self.import_panel.begin()
        self._follow_contents()
        if first:
            self.actions_.articles.setChecked(True)
            if not self.page_stack.with_evidence:
                # The page that was shown last time would hide what comes in now.
                self.show_page(pages.VIEWS[0].key)
        self.show_import()
        self.status.set_work(self.tr("Reading"))

    def _import_progressed(self, progress: Progress) -> None:
        self.import_panel.show_progress(progress)
        words = self.tr("Reading {n} of {total}").format(n=progress.done, total=progress.total)
        self.status.set_work(words)
        self.articles.model.set_pending(self.import_panel.model.names_being_read()[:_MOST_PENDING])

    def _import_ended(self, reports: list[FileReport]) -> None:
        self.articles.model.set_pending(())
        self.status.set_work("")
        self._count()
        self.page_stack.settle()
        if not reports:
            if self.import_panel.running:
                self.import_panel.set_running(running=False)
                self._close_report()
            return
        past = self._importing.last_import
        if past is not None:
            self.import_panel.show_import(past)
        else:
            self.import_panel.show_report(reports)
        words = self.import_panel.summary_words()
        self.status.note(self.tr("Import finished: {sums}").format(sums=words))

    def _close_report(self) -> None:
        if self._anything_selected() and self.page_stack.with_evidence:
            self.show_evidence()
        else:
            self.bench.show_side(wanted=False)

    def _fill_in(self) -> None:
        self.actions_.articles.setChecked(True)
        self.articles.fill_in_missing()

    def _take_in(self, found: intake.Intake) -> None:
        if found.project is not None:
            self.open_project(found.project)
        else:
            self.add_files(list(found.paths))

    def open_project(self, path: Path) -> None:
        """Open a project file in place of the one that is open."""
        if self._importing.running:
            self._importing.stop()
        self._session.open(path)

    # -- from start to start --------------------------------------------------------------------

    def _restore(self) -> None:
        geometry = self._preferences.bytes_of("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(
                min(theme.px(_FIRST_WIDTH), room.width()),
                min(theme.px(_FIRST_HEIGHT), room.height() - theme.px(_FRAME_HEIGHT)),
            )
        self.bench.restore_widths(self._preferences.bytes_of("widths"))
        a = self.actions_
        a.articles.setChecked(self._preferences.switch("articles", default=True))
        a.legend.setChecked(self._preferences.switch("legend", default=True))
        self.bench.show_articles(wanted=a.articles.isChecked())

    def closeEvent(self, event: QCloseEvent) -> None:
        """End an import, close the project and remember the window."""
        self._importing.stop()
        self._preferences.set_bytes("geometry", self.saveGeometry())
        self._preferences.set_bytes("widths", self.bench.saved_widths())
        self._preferences.set_switch("articles", value=self.actions_.articles.isChecked())
        self._preferences.set_switch("legend", value=self.actions_.legend.isChecked())
        self._session.close()
        self._preferences.sync()
        super().closeEvent(event)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
