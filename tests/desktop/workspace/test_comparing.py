"""Tables after changes: what is kept from those before never shows."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.change import (
    CorrectActor,
    CorrectArticle,
    CorrectStatement,
    RemoveArticles,
    ReplaceCodebook,
    RetractStatement,
)
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.statement import Grade, Stance
from onrecord.workspace import Workspace
from onrecord.workspace.comparing import TableDesk

SELECTIONS = [
    Selection(),
    Selection(strict=True),
    Selection(roll_up=RollUp.STATE),
    Selection(roll_up=RollUp.OFFICE, with_other=True),
    Selection(topics=frozenset({"fishing"})),
]
VALUES = [
    (("polarity", 2), ("stance", Stance.SUPPORT)),
    (("polarity", -2), ("stance", Stance.OPPOSE)),
    (("reviewed", True),),
    (("target", "lower quotas"), ("target_key", "quotas")),
    (("target", "the blockade"), ("target_key", None)),
    (("topics", ("elections",)),),
    (("grade", Grade.VERBATIM),),
    (("denies", None),),
    (("position", False),),
]


def assert_fresh(workspace: Workspace, selection: Selection) -> None:
    """Compare with tables made of the same project by somebody who has seen none before."""
    desk = TableDesk(lambda: workspace._state)
    held, fresh = workspace.comparison(selection), desk.comparison(selection)
    pd.testing.assert_frame_equal(held.rows, fresh.rows)
    pd.testing.assert_frame_equal(held.topics, fresh.topics)
    assert held.cells.to_dict() == fresh.cells.to_dict()
    assert held.left_out_rows == fresh.left_out_rows
    assert held.statements == fresh.statements
    assert workspace.contrasts(selection) == desk.contrasts(selection)


def change_of(workspace: Workspace, kind: str, number: int, choice: int):
    statements = workspace.statements()
    statement = statements[number % len(statements)]
    if kind == "correct":
        return CorrectStatement(statement.key, VALUES[choice % len(VALUES)])
    if kind == "retract":
        return RetractStatement(statement.key)
    if kind == "date":
        day = pd.Timestamp(2020, 1 + choice % 12, 3).date()
        return CorrectArticle(statement.article_key, (("published", day),))
    if kind == "actor":
        return CorrectActor(statement.actor, (("state", ["Sudria", "Norland", None][choice % 3]),))
    topics = workspace.codebook.topics
    renamed = replace(topics[0], name=f"Treaty {choice}", terms=("harbour",))
    return ReplaceCodebook(replace(workspace.codebook, topics=(renamed, *topics[1:])))


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["correct", "correct", "correct", "retract", "date", "actor", "codebook"]),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(SELECTIONS),
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(_CHANGES)
def test_a_table_after_changes_is_the_one_made_anew(example_articles, example_codebook, changes):
    with Workspace.temporary(example_codebook) as workspace:
        for extracted in example_articles:
            workspace.add(extracted)
        for selection in SELECTIONS:
            workspace.comparison(selection)
        for kind, number, choice, selection in changes:
            back = workspace.apply(change_of(workspace, kind, number, choice))
            assert_fresh(workspace, selection)
            if choice % 3 == 0:
                workspace.apply(back)
                assert_fresh(workspace, selection)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_an_article_that_comes_or_goes_shows(example_workspace, example_articles, selection):
    before = example_workspace.comparison(selection)
    back = example_workspace.apply(RemoveArticles((example_articles[1].article.key,)))
    assert_fresh(example_workspace, selection)
    example_workspace.apply(back)

    after = example_workspace.comparison(selection)
    assert after.cells.to_dict() == before.cells.to_dict()


def test_cells_that_nothing_touched_are_not_made_again(example_workspace):
    before = example_workspace.comparison()
    union = next(s for s in example_workspace.statements() if s.target == "lower quotas")
    example_workspace.apply(CorrectStatement(union.key, (("polarity", 2),)))

    after = example_workspace.comparison()

    same = [
        (row, topic)
        for topic in before.cells
        for row in before.cells.index
        if before.cells.loc[row, topic] is after.cells.loc[row, topic]
    ]
    assert len(same) == before.cells.size - 1
