"""Pages that follow the project while it changes, and while they are hidden."""

import pytest

from onrecord.domain.change import RemoveArticles
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.actors.page import ActorsPage
from onrecord.ui.views.codebook.page import CodebookPage
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.statements.page import StatementsPage
from onrecord.ui.views.timeline.page import TimelinePage
from onrecord.workspace import StatementsChanged, Workspace, review

PAGES = [TimelinePage, StatementsPage, ActorsPage, CodebookPage]


class CountingPage(LivePage):
    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


def test_many_changes_are_shown_once(state, qtbot):
    page = CountingPage(state)
    qtbot.addWidget(page)
    page.show()
    before = page.refreshed

    for _ in range(5):
        state.project_changed.emit(StatementsChanged(()))
    qtbot.waitUntil(lambda: page.refreshed > before)

    assert page.refreshed == before + 1


def test_a_hidden_page_waits_until_it_is_shown(state, qtbot):
    page = CountingPage(state)
    qtbot.addWidget(page)
    state.project_changed.emit(StatementsChanged(()))
    hidden = page.refreshed

    page.show()

    assert (hidden, page.refreshed) == (0, 1)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_survives_articles_leaving_and_coming_back(state, qtbot, kind):
    page = kind(state)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    keys = tuple(article.key for article in state.workspace.articles())

    state.apply(RemoveArticles(keys))
    page.grab()
    state.undo_stack.undo()
    page.grab()
    qtbot.waitUntil(lambda: not page._timer.isActive())
    page.grab()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_survives_another_project_and_none(state, qtbot, kind):
    page = kind(state)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()

    with Workspace.temporary() as other:
        state.open(other)
        page.grab()
        state.open(None)
    page.grab()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_that_was_hidden_meanwhile_shows_the_project_as_it_is(state, qtbot, kind):
    page = kind(state)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.hide()

    state.apply(review.accept(state.workspace.statements()[0]))
    state.apply(RemoveArticles(tuple(article.key for article in state.workspace.articles()[:1])))
    page.show()
    page.grab()
