"""The pages of the window, built when they are shown for the first time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from onrecord.ui.view_state import ViewState

PageBuilder = Callable[[ViewState, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """Hold what the window has to know of a page before it is built.

    `filtered` says whether the filter bar stands over it, `with_evidence` whether articles and
    evidence stand beside it.
    """

    key: str
    title: str
    icon: str
    build: PageBuilder
    filtered: bool = True
    with_evidence: bool = True


# Each page is imported by the function that builds it: together they pull in pandas and pyqtgraph,
# which would cost the window a second at its start.


def _matrix(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.matrix.page import MatrixPage

    return MatrixPage(state, parent)


def _timeline(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.timeline.page import TimelinePage

    return TimelinePage(state, parent)


def _statements(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.statements.page import StatementsPage

    return StatementsPage(state, parent)


def _changes(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.changes.page import ChangesPage

    return ChangesPage(state, parent)


def _actors(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.actors.page import ActorsPage

    return ActorsPage(state, parent)


def _codebook(state: ViewState, parent: QWidget) -> QWidget:
    from onrecord.ui.views.codebook.page import CodebookPage

    return CodebookPage(state, parent)


VIEWS = (
    PageEntry("matrix", str(QT_TRANSLATE_NOOP("Pages", "Matrix")), "table-2", _matrix),
    PageEntry("timeline", str(QT_TRANSLATE_NOOP("Pages", "Timeline")), "chart-gantt", _timeline),
    PageEntry(
        "statements", str(QT_TRANSLATE_NOOP("Pages", "Statements")), "list-checks", _statements
    ),
    PageEntry(
        "changes", str(QT_TRANSLATE_NOOP("Pages", "Changes")), "git-compare-arrows", _changes
    ),
)
SETTINGS = (
    PageEntry(
        "actors",
        str(QT_TRANSLATE_NOOP("Pages", "Actors")),
        "users",
        _actors,
        filtered=False,
        with_evidence=False,
    ),
    PageEntry(
        "codebook",
        str(QT_TRANSLATE_NOOP("Pages", "Codebook")),
        "book-open",
        _codebook,
        filtered=False,
        with_evidence=False,
    ),
)
"""Pages that say how the views count: who speaks for whom, and what the topics are."""
