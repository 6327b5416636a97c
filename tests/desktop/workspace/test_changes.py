"""Every change can be taken back, survives closing, and is kept apart from what the engine said."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.change import (
    ORIGINAL,
    AddActor,
    AddStatement,
    CorrectActor,
    CorrectArticle,
    CorrectStatement,
    MergeActors,
    RemoveActor,
    RemoveArticles,
    ReplaceCodebook,
    RestoreArticles,
    RestoreStatement,
    RetractStatement,
    SplitActors,
    Together,
)
from onrecord.domain.codebook import Topic
from onrecord.domain.dates import PartialDate
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import (
    Grade,
    Origin,
    Stance,
    Statement,
    StatementKind,
    statement_key,
)
from onrecord.workspace import Workspace


def shown(workspace):
    """Return everything that an analyst can see of a project."""
    statements = workspace.statements()
    return (
        workspace.articles(),
        [workspace.article(a.key) for a in workspace.articles()],
        workspace.actors(),
        statements,
        workspace.codebook,
    )


def _values(pairs):
    return st.lists(st.sampled_from(pairs), min_size=1, max_size=3, unique_by=lambda p: p[0])


STATEMENT_VALUES = _values(
    [
        ("polarity", 2),
        ("polarity", ORIGINAL),
        ("stance", Stance.OPPOSE),
        ("stance", ORIGINAL),
        ("topics", ("elections", "fishing")),
        ("target", "peace"),
        ("target_key", None),
        ("date", PartialDate.from_iso("2021-02")),
        ("date", None),
        ("grade", Grade.VERBATIM),
        ("content", (TextSpan(0, 7), TextSpan(9, 12))),
        ("reviewed", True),
        ("reviewed", False),
        ("reviewed", ORIGINAL),
        ("position", False),
        ("doubt", ""),
        ("negated", True),
    ]
)
ARTICLE_VALUES = _values(
    [
        ("title", "Another title"),
        ("outlet", None),
        ("outlet", ORIGINAL),
        ("published", date(2020, 2, 29)),
        ("published", ORIGINAL),
        ("author", "A. Writer"),
    ]
)
ACTOR_VALUES = _values(
    [
        ("name", "Tomas Brekke"),
        ("name", "Somebody Else"),
        ("name", ORIGINAL),
        ("aliases", ("Costa", "the chief")),
        ("aliases", ORIGINAL),
        ("state", "Sudria"),
        ("state", None),
        ("office", "Harbour Board"),
        ("kind", ActorKind.ORGANISATION),
        ("role", "chair"),
    ]
)


@st.composite
def changes(draw, workspace):
    """Return a change that may or may not fit the project."""
    statement = st.sampled_from([s.key for s in workspace.statements()] or ["none"])
    article = st.sampled_from([a.key for a in workspace.articles()] or ["none"])
    actor = st.sampled_from([a.key for a in workspace.actors()] or ["none"])
    new_actor = st.builds(
        Actor,
        st.sampled_from(["new-1", "new-2"]),
        st.sampled_from(["Ida Holm", "Costa", "Elena Costa", "Norland"]),
        st.sampled_from(ActorKind),
    )
    silent = [a.key for a in workspace.actors()]
    for said in workspace.statements():
        silent = [key for key in silent if key != said.actor]
    kinds = {
        CorrectStatement: st.builds(CorrectStatement, statement, STATEMENT_VALUES.map(tuple)),
        "speaker": st.builds(
            lambda key, who: CorrectStatement(key, (("actor", who),)), statement, actor
        ),
        RetractStatement: st.builds(RetractStatement, statement),
        RestoreStatement: st.builds(RestoreStatement, _one(_retracted(workspace))),
        AddStatement: st.builds(_added, article, actor),
        CorrectArticle: st.builds(CorrectArticle, article, ARTICLE_VALUES.map(tuple)),
        RemoveArticles: st.builds(RemoveArticles, st.lists(article, max_size=2).map(tuple)),
        RestoreArticles: st.builds(RestoreArticles, st.just(_removed(workspace))),
        CorrectActor: st.builds(CorrectActor, actor, ACTOR_VALUES.map(tuple)),
        AddActor: st.builds(AddActor, new_actor),
        RemoveActor: st.builds(RemoveActor, _one([*silent, "new-1", "new-2"])),
        MergeActors: st.builds(MergeActors, actor, actor),
        SplitActors: _one(_parts(workspace)).map(lambda pair: SplitActors(*pair)),
        ReplaceCodebook: st.builds(ReplaceCodebook, st.sampled_from(_codebooks(workspace))),
    }
    return draw(draw(st.sampled_from(list(kinds.values()))))


def _one(found):
    return st.sampled_from(found or ["none"])


def _retracted(workspace):
    return [v.key for v in workspace._store.values() if v.field == "retracted"]


def _removed(workspace):
    return tuple(
        v.key for v in workspace._store.values() if v.field == "removed" and v.subject == "article"
    )


def _parts(workspace):
    pairs = [(a.key, key) for a in workspace.actors() for key, _ in workspace.actor_parts(a.key)]
    return [pair for pair in pairs if pair[0] != pair[1]] or [("none", "none")]


def _codebooks(workspace):
    codebook = workspace.codebook
    first, *rest = codebook.topics or (Topic("x", "X"),)
    return [
        replace(codebook, topics=tuple(rest)),
        replace(codebook, topics=(replace(first, terms=("trawler",)), *rest)),
        replace(
            codebook, topics=(*codebook.topics, Topic(f"new-{len(rest)}", "New", terms=("up",)))
        ),
    ]


def _added(article, actor):
    content = (TextSpan(3, 9),)
    return AddStatement(
        Statement(
            statement_key(article, content, None),
            article,
            content,
            StatementKind.INDIRECT,
            actor,
            topics=("treaty",),
            stance=Stance.SUPPORT,
            polarity=1,
            origin=Origin("analyst"),
            reviewed=True,
        )
    )


def _project(example_articles, example_codebook):
    workspace = Workspace.temporary(example_codebook)
    for extracted in example_articles:
        workspace.add(extracted)
    return workspace


@given(data=st.data())
def test_applying_what_apply_returned_takes_the_change_back(
    data, example_articles, example_codebook
):
    workspace = _project(example_articles, example_codebook)
    undo = []
    for _ in range(data.draw(st.integers(1, 6))):
        change = data.draw(changes(workspace))
        before = shown(workspace)
        try:
            inverse = workspace.apply(change)
        except (KeyError, ValueError):
            assert shown(workspace) == before
            continue
        undo.append((before, inverse, shown(workspace)))
    _take_back(workspace, undo)


def _there_and_back(workspace, *changes):
    undo = []
    for change in changes:
        before = shown(workspace)
        undo.append((before, workspace.apply(change), shown(workspace)))
    _take_back(workspace, undo)


def _take_back(workspace, undo):
    """Take changes back, the last first; do each again and take it back again."""
    for before, inverse, after in reversed(undo):
        again = workspace.apply(inverse)
        assert shown(workspace) == before
        back = workspace.apply(again)
        assert shown(workspace) == after
        workspace.apply(back)
        assert shown(workspace) == before


@pytest.mark.parametrize("withdrawn", [False, ORIGINAL])
def test_a_withdrawn_review_comes_back_as_it_was(example_articles, example_codebook, withdrawn):
    # Between review and withdrawal the codebook changes, so that the topics reviewed are no longer
    # those that the engine's reading would have now.
    workspace = _project(example_articles, example_codebook)
    key = next(s.key for s in workspace.statements() if "treaty" in s.topics)
    other = next(s.key for s in workspace.statements() if s.key != key)

    _there_and_back(
        workspace,
        CorrectStatement(key, (("polarity", 2),)),
        ReplaceCodebook(replace(example_codebook, topics=example_codebook.topics[1:])),
        CorrectStatement(key, (("reviewed", withdrawn),)),
        CorrectStatement(other, (("reviewed", True),)),
        CorrectStatement(key, (("polarity", -2),)),
    )


def test_a_review_taken_back_leaves_no_trace_in_who_is_who(example_articles, example_codebook):
    # One of the articles that name Costa is removed; what remains decides who is one with Brekke.
    workspace = _project(example_articles, example_codebook)
    keys = {actor.name: actor.key for actor in workspace.actors()}
    removed = example_articles[0].article.key
    left = [s for s in workspace.statements() if s.article_key != removed]
    said = next(s for s in left if s.actor == keys["Elena Costa"])

    _there_and_back(
        workspace,
        RemoveArticles((removed,)),
        CorrectActor(said.actor, (("name", "Tomas Brekke"),)),
        CorrectStatement(said.key, (("actor", keys["Fishermen's Union"]),)),
    )


def test_a_name_that_leads_into_a_merged_actor_is_taken_back(example_articles, example_codebook):
    workspace = _project(example_articles, example_codebook)
    keys = {actor.name: actor.key for actor in workspace.actors()}

    _there_and_back(
        workspace,
        MergeActors(keys["Elena Costa"], keys["Tomas Brekke"]),
        CorrectActor(keys["Fishermen's Union"], (("name", "Tomas Brekke"),)),
    )


@settings(max_examples=20)
@given(data=st.data())
def test_closing_and_opening_brings_everything_back(
    data, example_articles, example_codebook, tmp_path_factory
):
    path = tmp_path_factory.mktemp("project") / "p.onrecord"
    workspace = Workspace.create(path, example_codebook)
    for extracted in example_articles:
        workspace.add(extracted)
    for _ in range(data.draw(st.integers(1, 6))):
        change = data.draw(changes(workspace))
        try:
            workspace.apply(change)
        except (KeyError, ValueError):
            continue
    before = shown(workspace)
    workspace.close()

    with Workspace.open(path) as again:
        assert shown(again) == before


@settings(max_examples=20)
@given(data=st.data())
def test_several_changes_together_are_one_step_or_none(data, example_articles, example_codebook):
    workspace = _project(example_articles, example_codebook)
    before = shown(workspace)
    parts = tuple(data.draw(changes(workspace)) for _ in range(3))
    try:
        inverse = workspace.apply(Together(parts))
    except (KeyError, ValueError):
        assert shown(workspace) == before
        return

    workspace.apply(inverse)

    assert shown(workspace) == before


def test_two_hundred_rounds_of_undo_and_redo_leave_the_project_as_it_was(example_workspace):
    workspace = example_workspace
    lindqvist, brekke = (
        next(a.key for a in workspace.actors() if a.name == name)
        for name in ("Mara Lindqvist", "Tomas Brekke")
    )
    key = workspace.statements()[0].key
    before = shown(workspace)
    step = Together((CorrectStatement(key, (("polarity", -1),)), MergeActors(lindqvist, brekke)))
    for _ in range(200):
        step = workspace.apply(step)
        step = workspace.apply(step)

    assert shown(workspace) == before


def test_every_change_has_a_name_for_the_menu(example_workspace):
    workspace = example_workspace
    lindqvist, brekke = (
        next(a for a in workspace.actors() if a.name == name)
        for name in ("Mara Lindqvist", "Tomas Brekke")
    )
    key, article = workspace.statements()[0].key, workspace.articles()[0].key
    accept = CorrectStatement(key, (("reviewed", True),))
    names = {
        accept: "Accept Mara Lindqvist",
        CorrectStatement(key, (("stance", Stance.OPPOSE), ("polarity", -1))): (
            "Stance of Mara Lindqvist"
        ),
        CorrectStatement(key, (("actor", brekke.key),)): "Speaker of Mara Lindqvist",
        RetractStatement(key): "Not a statement: Mara Lindqvist",
        CorrectArticle(article, (("outlet", "X"), ("published", None))): (
            "Outlet and date of Norland and Sudria open harbour talks"
        ),
        RemoveArticles((article,)): "Remove Norland and Sudria open harbour talks",
        MergeActors(lindqvist.key, brekke.key): "Merge Tomas Brekke into Mara Lindqvist",
        CorrectActor(brekke.key, (("state", "Sudria"),)): "State of Tomas Brekke",
        ReplaceCodebook(workspace.codebook): "Codebook",
        Together((accept, accept)): "Accept 2 statements",
    }

    assert {change: workspace.describe(change) for change in names} == names


def test_a_refused_change_says_why_and_changes_nothing(example_workspace):
    workspace = example_workspace
    lindqvist = next(a for a in workspace.actors() if a.name == "Mara Lindqvist")
    before = shown(workspace)

    with pytest.raises(ValueError, match="Mara Lindqvist has 5 statements"):
        workspace.apply(RemoveActor(lindqvist.key))
    with pytest.raises(ValueError, match="polarity must lie"):
        workspace.apply(CorrectStatement(workspace.statements()[0].key, (("polarity", 3),)))
    with pytest.raises(ValueError, match="cannot be corrected"):
        workspace.apply(CorrectStatement(workspace.statements()[0].key, (("key", "x"),)))

    assert shown(workspace) == before


def test_changes_are_told_after_they_hold(example_workspace):
    workspace = example_workspace
    heard = []
    key = workspace.statements()[0].key
    unsubscribe = workspace.subscribe(
        lambda event: heard.append((type(event).__name__, workspace.statement(key).polarity))
    )

    undo = workspace.apply(CorrectStatement(key, (("polarity", -2),)))
    workspace.apply(undo)
    unsubscribe()
    workspace.apply(CorrectStatement(key, (("polarity", 1),)))

    assert heard == [("StatementsChanged", -2), ("StatementsChanged", 2)]


def test_the_history_of_a_statement_names_who_when_and_what(example_workspace):
    workspace = example_workspace
    key = workspace.statements()[0].key
    workspace.apply(CorrectStatement(key, (("polarity", -2),)))

    lines = workspace.history(key)

    assert [(line.field, line.value) for line in lines] == [("polarity", -2), ("reviewed", True)]
    assert all(line.author and line.at.tzinfo for line in lines)
    assert {line.label for line in lines} == {"Stance of Mara Lindqvist"}
