"""The list of articles."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from onrecord.ui.itemmodels.articles import ArticleFilter, ArticlesModel, PendingFile


@pytest.fixture
def articles(example_workspace):
    return example_workspace.articles()


def titles(model: ArticlesModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester, articles):
    model = ArticlesModel()
    qtmodeltester.check(model)
    model.set_articles(articles)
    model.set_pending(["a.pdf", "b.pdf"])
    model.set_articles(articles[1:])
    model.set_pending(())


def test_articles_without_a_date_come_first_then_the_newest(articles):
    model = ArticlesModel()
    model.set_articles(articles)
    rows = [model.article_at(model.index(row)) for row in range(model.rowCount())]
    days = [row.published for row in rows if row is not None]
    assert days[0] is None
    dated = [day for day in days[1:] if day is not None]
    assert len(dated) == len(days) - 1
    assert dated == sorted(dated, reverse=True)


def test_a_change_of_one_article_announces_one_row(qtbot, articles):
    model = ArticlesModel()
    model.set_articles(articles)
    place = model.index_of(articles[0].key).row()
    changed = [replace(articles[0], reviewed=1), *articles[1:]]
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_articles(changed)
    assert [index.row() for index in told.args[:2]] == [place, place]
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_articles(changed)


def test_a_new_date_moves_the_row_and_the_selection_with_it(articles, qtbot):
    model = ArticlesModel()
    model.set_articles(articles)
    undated = next(a for a in articles if a.published is None)
    dated = [a for a in articles if a.published]
    oldest = min(dated, key=lambda a: a.published)
    held = [model.index_of(a.key) for a in articles]
    from PySide6.QtCore import QPersistentModelIndex

    persistent = QPersistentModelIndex(held[articles.index(undated)])
    earlier = replace(undated, published=oldest.published.replace(year=1999))
    model.set_articles([earlier, *dated])
    assert persistent.row() == model.rowCount() - 1
    assert persistent.data(Qt.ItemDataRole.UserRole) == earlier


def test_files_being_read_stand_below_and_cannot_be_selected(articles):
    model = ArticlesModel()
    model.set_articles(articles)
    model.set_pending(["scan.pdf"])
    last = model.index(model.rowCount() - 1)
    assert model.data(last, Qt.ItemDataRole.UserRole) == PendingFile("scan.pdf")
    assert model.article_at(last) is None
    assert not last.flags() & Qt.ItemFlag.ItemIsSelectable


def test_filters_keep_what_they_name(articles):
    model = ArticlesModel()
    model.set_articles(articles)
    model.set_filter(ArticleFilter.ATTENTION)
    assert titles(model) == ["Letter from Port Elle"]
    model.set_filter(ArticleFilter.EMPTY)
    assert titles(model) == ["Weather"]
    model.set_filter(ArticleFilter.ALL)
    assert model.rowCount() == len(articles)


def test_what_lacks_outlet_or_date_is_found_one_after_the_other(articles):
    model = ArticlesModel()
    model.set_articles(articles)
    first = model.next_to_fill()
    found = model.article_at(model.index_of(first))
    assert found is not None
    assert found.published is None
    assert model.next_to_fill(first) == ""
    assert model.lacking() == 1


def test_a_screen_reader_hears_title_outlet_date_and_count(articles):
    model = ArticlesModel()
    model.set_articles(articles)
    spoken = [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]
    assert any("no outlet" in words and "no date" in words for words in spoken)
    assert any("Elle Courier, 4 May 2021" in words for words in spoken)
