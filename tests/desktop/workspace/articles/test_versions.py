"""Articles that are kept as one, with all their sources."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.article import Article, ArticleSource
from onrecord.domain.change import ORIGINAL, MarkSame
from onrecord.domain.report import FileOutcome, FileReport, Likeness
from onrecord.domain.selection import Selection
from onrecord.workspace import Workspace, export_sheets
from onrecord.workspace.articles.versions import folded_articles, new_copies

KEYS = st.sampled_from("abcdef")


@given(st.dictionaries(KEYS, KEYS), st.frozensets(KEYS))
def test_what_articles_are_kept_as_is_there_and_is_itself_no_version(same_as, there):
    folded = folded_articles(same_as, there.__contains__)

    assert all(kept in there and kept not in folded for kept in folded.values())
    assert set(folded) <= set(same_as)


def test_versions_of_a_version_are_kept_as_the_last():
    assert folded_articles({"a": "b", "b": "c"}, "abc".__contains__) == {"a": "c", "b": "c"}
    assert folded_articles({"a": "b", "b": "a"}, "ab".__contains__) == {}


def twin(**place):
    likeness = Likeness("k", "Title", source=ArticleSource(**place))
    return FileReport("/x/f", FileOutcome.DUPLICATE, likenesses=(likeness,))


def test_the_same_file_once_more_is_no_other_place():
    article = Article("k", "text", file_name="a.txt", outlet="Courier")
    articles = {"k": article}

    assert new_copies([twin(file_name="a.txt")], articles, {}) == {}
    assert new_copies([twin(file_name="a.txt", outlet="Courier")], articles, {}) == {}
    found = new_copies(
        [twin(file_name="a.txt", outlet="Post"), twin(file_name="b.txt")], articles, {}
    )
    assert [place.outlet or place.file_name for place in found["k"]] == ["Post", "b.txt"]


def test_versions_survive_saving_and_stand_in_the_export(tmp_path, example_articles):
    path = tmp_path / "p.onrecord"
    visit, reactions = (one.article.key for one in example_articles[:2])
    with Workspace.create(path) as workspace:
        for extracted in example_articles:
            workspace.add(extracted)
        workspace.apply(MarkSame(reactions, visit))

    with Workspace.open(path) as workspace:
        assert workspace.versions(visit) == [reactions]
        assert len(workspace.sources(visit)) == 2
        table = export_sheets(workspace, Selection()).sheet("Articles")
        also = [row[table.headings.index("Also in")] for row in table.rows]
        assert also[0] == "Sudria Today, 2021-05-06, reactions.html"
        assert also[1:] == ["", ""]
        workspace.apply(MarkSame(reactions, ORIGINAL))
        assert workspace.versions(visit) == []
        assert workspace.article(reactions).published == date(2021, 5, 6)
