"""The pages one behind the other, each built when it is first shown, and the bar over them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from onrecord.ui import pages
from onrecord.ui.pages import PageEntry
from onrecord.ui.view_state import ViewState

if TYPE_CHECKING:
    from onrecord.ui.views.filters.filter_bar import FilterBar

_ENTRIES = {entry.key: entry for entry in (*pages.VIEWS, *pages.SETTINGS)}


class PageStack(QObject):
    """Build and show the pages in a stack, with the filter bar over those that have filters."""

    described = Signal(str)
    """What is selected on a page, in a sentence."""
    draft_changed = Signal(bool)
    """Whether a page holds something that was changed and not applied."""

    def __init__(self, state: ViewState, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._stack = stack
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self._legend_wanted = True
        self._bar_wanted = False
        self.bar_place = QWidget(parent)
        self._bar_column = QVBoxLayout(self.bar_place)
        self._bar_column.setContentsMargins(0, 0, 0, 0)
        self._bar: FilterBar | None = None
        self.bar_place.hide()
        state.project_changed.connect(self._tell_draft)

    @property
    def current(self) -> str:
        """Key of the page that is shown, empty before the first."""
        return self._current

    @property
    def with_evidence(self) -> bool:
        """Whether the evidence panel stands beside the current page."""
        return bool(self._current) and _ENTRIES[self._current].with_evidence

    def current_page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._built.get(self._current)

    def own_history(self) -> QUndoStack | None:
        """Return the steps of the current page that are no steps of the project's, often none."""
        history = getattr(self.current_page(), "history", None)
        return history if isinstance(history, QUndoStack) else None

    def page_menu(self) -> QMenu | None:
        """Return what the current page offers in the View menu, made anew; often nothing."""
        make_menu = getattr(self.current_page(), "page_menu", None)
        menu = make_menu() if callable(make_menu) else None
        return menu if isinstance(menu, QMenu) else None

    def page(self, key: str) -> QWidget:
        """Return a page, built now if need be."""
        page = self._built.get(key)
        if page is None:
            page = _ENTRIES[key].build(self._state, self._stack)
            self._built[key] = page
            self._stack.addWidget(page)
            self._set_legend(page)
            described = getattr(page, "described", None)
            if described is not None:
                described.connect(self.described)
            draft_changed = getattr(page, "draft_changed", None)
            if draft_changed is not None:
                draft_changed.connect(self.draft_changed)
        return page

    def filter_bar(self) -> "FilterBar":
        """Return the filter bar, built now if need be."""
        if self._bar is None:
            from onrecord.ui.views.filters.filter_bar import FilterBar

            self._bar = FilterBar(self._state, self.bar_place)
            self._bar_column.addWidget(self._bar)
        return self._bar

    def show(self, key: str) -> PageEntry:
        """Show a page and return what the window has to know of it."""
        page = self.page(key)
        self._current = key
        self._stack.setCurrentWidget(page)
        self._settle_bar()
        return _ENTRIES[key]

    def set_bar_shown(self, *, shown: bool) -> None:
        """Show the filter bar over pages that have filters, or never."""
        self._bar_wanted = shown
        self._settle_bar()

    def show_legend(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Show or hide the strip that explains the signs."""
        self._legend_wanted = wanted
        for page in self._built.values():
            self._set_legend(page)

    def settle(self) -> None:
        """Have pages sort what came in while they kept their order, such as during an import."""
        for page in self._built.values():
            sort_again = getattr(page, "sort_again", None)
            if callable(sort_again):
                sort_again()

    def search(self, words: str) -> None:
        """Keep the statements that hold these words."""
        self._state.set_selection(replace(self._state.selection, text=words))

    def _tell_draft(self, event: object) -> None:
        """Tell of a draft that was kept with a project, also before its page is there."""
        workspace = self._state.workspace
        if event is None:
            kept = workspace is not None and workspace.codebook_draft is not None
            self.draft_changed.emit(kept)

    def _set_legend(self, page: QWidget) -> None:
        legend = getattr(page, "legend", None)
        if isinstance(legend, QWidget):
            legend.setVisible(self._legend_wanted)

    def _settle_bar(self) -> None:
        wanted = self._bar_wanted and bool(self._current) and _ENTRIES[self._current].filtered
        if wanted:
            make_controls = getattr(self.current_page(), "page_controls", None)
            controls = make_controls() if callable(make_controls) else None
            self.filter_bar().set_page_controls(controls)
        self.bar_place.setVisible(wanted)
