"""What an import changed in the comparison table."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import RemoveArticles
from onrecord.domain.movement import MoveKind, Movement
from onrecord.domain.position import PositionLine, Presence
from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance, Statement, StatementKind, statement_key
from onrecord.workspace import Workspace

ACTORS = {
    "costa": Actor("costa", "Elena Costa", state="Sudria"),
    "lind": Actor("lind", "Mara Lind", state="Norland"),
}
STANCES = {-1: Stance.OPPOSE, 0: Stance.NEUTRAL, 1: Stance.SUPPORT}


def article(number: int, *said: tuple[str, str, str, int]) -> ExtractedArticle:
    """Return an article with a statement for each (actor, topic, target, polarity)."""
    text, statements = f"Article {number}\n\n", []
    for place, (actor, topic, target, polarity) in enumerate(said):
        start = len(text)
        text += f"{ACTORS[actor].name} spoke of {target}, {number} and {place}. "
        statements.append((actor, topic, target, polarity, TextSpan(start, len(text) - 2)))
    text += "Mara Lind was there."
    key = article_key(text)
    return ExtractedArticle(
        Article(key, text, f"Article {number}"),
        tuple(
            Statement(
                statement_key(key, (span,), None),
                key,
                (span,),
                StatementKind.PARAPHRASE,
                actor,
                topics=(topic,),
                target=target,
                stance=STANCES[(polarity > 0) - (polarity < 0)],
                polarity=polarity,
            )
            for actor, topic, target, polarity, span in statements
        ),
        tuple(ACTORS.values()),
    )


def bring(workspace: Workspace, *extracted: ExtractedArticle) -> None:
    """Import articles, a file each."""
    for each in extracted:
        workspace.add(each)
    workspace.keep_import(
        [
            FileReport(f"{each.article.title}.txt", FileOutcome.READ, (each.article.key,))
            for each in extracted
        ]
    )


def last(workspace: Workspace, selection: Selection | None = None) -> Movement:
    """Return what the last import moved."""
    return workspace.movement(selection or Selection(), workspace.imports_compared()[0])


@pytest.fixture
def workspace(example_codebook):
    made = Workspace.temporary(example_codebook)
    bring(made, article(1, ("costa", "treaty", "the pact", 1), ("costa", "fishing", "boats", 1)))
    yield made
    made.close()


def test_after_the_first_import_nothing_moved(workspace):
    assert last(workspace) == Movement(is_first=True)


def test_a_side_a_firmness_and_a_target_that_came_in_are_told_apart(workspace):
    workspace.add(article(5, ("lind", "treaty", "the pact", -1)))
    bring(
        workspace,
        article(2, ("costa", "treaty", "the pact", -1)),
        article(3, ("costa", "fishing", "nets", -2), ("lind", "treaty", "the pact", -2)),
    )

    found = last(workspace)

    assert [(m.row_name, m.topic_name, m.kind) for m in found.moves] == [
        ("Elena Costa", "Harbour treaty", MoveKind.SIDE),
        ("Mara Lind", "Harbour treaty", MoveKind.FIRMNESS),
        ("Elena Costa", "Fishing", MoveKind.TARGETS),
    ]
    more = found.moves[2]
    assert more.count == 1
    assert [line.target for line in more.lines] == ["nets"]
    assert [line.target for line in more.before.lines] == ["boats"]
    assert [line.target for line in more.unmoved] == ["boats"]
    assert found.cells == 3
    assert found.actors == ()


def test_the_same_said_again_moves_nothing(workspace):
    bring(workspace, article(2, ("costa", "treaty", "a pact", 1)))

    assert last(workspace).moves == ()


def test_first_statements_tell_who_is_new_and_who_was_only_named(workspace):
    bring(
        workspace, article(2, ("lind", "treaty", "the pact", 1), ("lind", "elections", "vote", 1))
    )

    found = last(workspace)

    assert [(m.kind, m.before.presence) for m in found.moves] == [
        (MoveKind.FIRST, Presence.NAMED),
        (MoveKind.FIRST, Presence.ABSENT),
    ]
    assert [actor.name for actor in found.actors] == ["Mara Lind"]
    assert found.topics == ("Elections",)


def test_a_past_import_is_compared_with_all_that_came_since(workspace):
    bring(workspace, article(2, ("costa", "treaty", "the pact", -1)))
    bring(workspace, article(3, ("lind", "treaty", "the pact", 1)))
    newest, second, first = workspace.imports_compared()

    assert [m.row_name for m in workspace.movement(Selection(), newest).moves] == ["Mara Lind"]
    assert len(workspace.movement(Selection(), second).moves) == 2
    assert workspace.movement(Selection(), first).is_first
    assert (newest.articles, len(second.later)) == (1, 2)


def test_an_import_whose_articles_were_taken_out_is_compared_no_more_until_undo(workspace):
    second = article(2, ("costa", "treaty", "the pact", -1))
    bring(workspace, second)
    before = last(workspace)

    back = workspace.apply(RemoveArticles((second.article.key,)))

    assert len(workspace.imports_compared()) == 1
    workspace.apply(back)
    assert last(workspace) == before


def test_an_import_of_duplicates_alone_is_none_to_compare_with(workspace):
    workspace.keep_import([FileReport("again.txt", FileOutcome.DUPLICATE)])

    assert len(workspace.imports_compared()) == 1


def test_rows_follow_the_selection(workspace):
    bring(workspace, article(2, ("lind", "treaty", "the pact", 1)))

    (move,) = last(workspace, Selection(roll_up=RollUp.STATE)).moves
    assert move.row_name == "Norland"
    assert last(workspace, Selection(topics=frozenset({"fishing"}))).moves == ()


def test_it_is_the_same_when_the_project_is_opened_again(tmp_path, example_codebook):
    path = tmp_path / "talks.onrecord"
    with Workspace.create(path, example_codebook) as made:
        bring(made, article(1, ("costa", "treaty", "the pact", 1)))
        bring(made, article(2, ("costa", "treaty", "the pact", -2)))
        held = last(made)
    with Workspace.open(path) as again:
        assert last(again) == held


SAID = st.tuples(
    st.sampled_from(["costa", "lind"]),
    st.sampled_from(["treaty", "fishing"]),
    st.sampled_from(["the pact", "boats", "nets"]),
    st.integers(-2, 2),
)


@settings(max_examples=30)
@given(old=st.lists(SAID, min_size=1, max_size=4), new=st.lists(SAID, min_size=1, max_size=4))
def test_before_is_the_table_without_the_later_articles(example_codebook, old, new):
    with Workspace.temporary(example_codebook) as alone:
        bring(alone, article(1, *old))
        table = alone.comparison(Selection())
        lines = {
            (table.rows.loc[row, "name"], topic): table.cell(row, topic).lines
            for row in table.rows.index
            for topic in table.topics.index
        }
    with Workspace.temporary(example_codebook) as both:
        bring(both, article(1, *old))
        bring(both, article(2, *new))
        for move in last(both).moves:
            before = tuple(_plain(line) for line in move.before.lines)
            held = lines.get((move.row_name, move.after.topic), ())
            assert sorted(before) == sorted(_plain(line) for line in held)


def _plain(line: PositionLine) -> tuple[object, ...]:
    changed = replace(line, statement_keys=())
    return changed.target, changed.polarity, changed.counter_polarity, changed.count
