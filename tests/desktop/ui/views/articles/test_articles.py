"""The list of articles: which of them are one."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from onrecord.domain.change import RemoveArticles
from onrecord.ui.views.articles.panel import ArticlesPanel


@pytest.fixture
def panel(qtbot, state):
    made = ArticlesPanel(state)
    qtbot.addWidget(made)
    made.resize(260, 700)
    made.show()
    return made


def select(panel, *keys):
    model = panel.list.selectionModel()
    model.clearSelection()
    for key in keys:
        model.select(panel.model.index_of(key), QItemSelectionModel.SelectionFlag.Select)


def test_articles_marked_as_the_same_are_one_with_all_sources_and_undo_parts_them(
    panel, state, example_workspace
):
    visit, reactions, *_ = [article.key for article in example_workspace.articles()]
    before = len(example_workspace.statements())

    panel.mark_same([visit, reactions], visit)
    panel.refresh()

    assert panel.model.total == 3
    (row,) = [a for a in example_workspace.articles() if a.key == visit]
    assert [place.outlet for place in row.also_in] == ["Sudria Today"]
    assert all(s.article_key != reactions for s in example_workspace.statements())
    tip = panel.model.data(panel.model.index_of(visit), 3)
    assert "also: Sudria Today, 6 May 2021, reactions.html" in tip
    state.undo_stack.undo()
    panel.refresh()
    assert panel.model.total == 4
    assert len(example_workspace.statements()) == before


def test_an_article_alone_is_offered_all_others_the_most_alike_first(panel, example_workspace):
    visit, reactions, _, weather = [article.key for article in example_workspace.articles()]

    offered = [choice.key for choice in panel._others(visit)]

    assert offered[0] == reactions
    assert set(offered) == {a.key for a in example_workspace.articles()} - {visit}
    assert weather in offered


def test_removing_an_article_removes_its_other_versions_too(panel, state, example_workspace):
    visit, reactions, *_ = [article.key for article in example_workspace.articles()]
    panel.mark_same([reactions], visit)
    panel.refresh()
    select(panel, visit)

    panel.remove()

    assert {visit, reactions}.isdisjoint(a.key for a in example_workspace.articles())
    state.undo_stack.undo()
    assert visit in {a.key for a in example_workspace.articles()}
    assert reactions not in {a.key for a in example_workspace.articles()}


def test_a_version_stands_in_when_the_kept_article_goes_alone(example_workspace):
    from onrecord.domain.change import MarkSame, RemoveArticles

    visit, reactions, *_ = [article.key for article in example_workspace.articles()]
    example_workspace.apply(MarkSame(reactions, visit))

    undo = example_workspace.apply(RemoveArticles((visit,)))

    assert reactions in {a.key for a in example_workspace.articles()}
    example_workspace.apply(undo)
    assert reactions not in {a.key for a in example_workspace.articles()}


def test_an_article_cannot_be_the_same_as_itself(example_workspace):
    from onrecord.domain.change import MarkSame

    visit, reactions, *_ = [article.key for article in example_workspace.articles()]
    with pytest.raises(ValueError, match="same as itself"):
        example_workspace.apply(MarkSame(visit, visit))
    example_workspace.apply(MarkSame(reactions, visit))
    with pytest.raises(ValueError, match="same as itself"):
        example_workspace.apply(MarkSame(visit, reactions))


def test_a_quotation_in_several_articles_counts_once_with_all_its_sources(example_workspace):
    words = "never give up the harbour treaty"
    said = [s for s in example_workspace.statements() if s.grade == "verbatim"]
    told = [s for s in said if words in example_workspace.words_of(s)]
    assert len({s.article_key for s in told}) == 2

    cells = example_workspace.comparison().cells["treaty"]

    lines = [line for cell in cells for line in cell.lines]
    line = next(one for one in lines if {s.key for s in told} <= set(one.statement_keys))
    assert line.articles == 2
    assert line.count == len(line.statement_keys) - 1


def test_a_neighbour_is_selected_when_the_selected_article_goes(panel, state, example_workspace):
    gone = panel.model.row_at(1).key
    select(panel, gone)
    panel.list.selectionModel().setCurrentIndex(
        panel.model.index_of(gone), QItemSelectionModel.SelectionFlag.NoUpdate
    )

    state.apply(RemoveArticles((gone,)))
    panel.refresh()

    assert len(panel.selected()) == 1
    assert panel.selected()[0].key == panel.model.article_at(panel.list.currentIndex()).key
