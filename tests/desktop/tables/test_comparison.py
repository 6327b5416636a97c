"""What a comparison table says of an example project."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.change import CorrectStatement, RetractStatement
from onrecord.domain.dates import PartialDate
from onrecord.domain.position import Presence
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.statement import Grade, Stance
from onrecord.workspace import Workspace


def _row(table, name):
    return table.rows.index[table.rows["name"] == name][0]


def _cell(table, name, topic):
    return table.cell(_row(table, name), topic)


def _days(workspace, statements):
    articles = (workspace.article(s.article_key) for s in statements)
    pairs = zip(statements, articles, strict=True)
    return [s.date or PartialDate(article.published) for s, article in pairs]


def test_the_same_quotation_in_two_articles_counts_once(example_workspace):
    cell = _cell(example_workspace.comparison(), "Mara Lindqvist", "treaty")

    assert cell.statements == 2
    assert cell.articles == 2
    assert len(cell.lines[0].statement_keys) == 3
    assert (cell.lines[0].count, cell.lines[0].articles) == (2, 2)


def test_both_sides_on_one_target_stay_apart_in_the_line(example_workspace):
    (line,) = _cell(example_workspace.comparison(), "Fishermen's Union", "fishing").lines

    assert (line.polarity, line.counter_polarity) == (-2, 1)
    assert (line.supporting, line.opposing, line.neutral) == (1, 2, 0)


def test_each_side_on_one_target_has_its_own_statements_grades_and_dates(example_workspace):
    (line,) = _cell(example_workspace.comparison(), "Fishermen's Union", "fishing").lines

    for side, polarities in zip(line.sides, ({-1, -2}, {1, 2}), strict=True):
        said = [example_workspace.statement(key) for key in side.statement_keys]
        assert {s.polarity for s in said} <= polarities
        assert side.count == len(said)
        assert side.articles == len({s.article_key for s in said})
        assert {side.best_grade, side.worst_grade} == {s.grade for s in said}
        assert (side.first, side.latest) == (
            min(_days(example_workspace, said)),
            max(_days(example_workspace, said)),
        )
    keys = {key for side in line.sides for key in side.statement_keys}
    assert keys == set(line.statement_keys)


def test_who_takes_a_side_once_and_none_once_is_not_counted_twice_for_it(example_workspace):
    said = [s for s in example_workspace.statements() if s.target == "the harbour treaty"]
    example_workspace.apply(
        CorrectStatement(said[0].key, (("stance", Stance.NEUTRAL), ("polarity", 0)))
    )
    line = _cell(example_workspace.comparison(), "Mara Lindqvist", "treaty").lines[0]

    assert (line.supporting, line.opposing, line.neutral) == (1, 0, 1)
    assert [(side.polarity > 0, side.count) for side in line.sides] == [(True, 1), (False, 1)]


def test_a_condition_stands_in_the_line_without_its_if(example_workspace):
    (line,) = _cell(example_workspace.comparison(), "Tomas Brekke", "treaty").lines

    assert line.conditional
    assert line.condition == "Sudria withdraws its trawlers"


def test_a_denied_statement_is_disputed_until_the_denial_is_retracted(example_workspace):
    workspace = example_workspace
    (denial,) = (s for s in workspace.statements() if s.denies)

    assert _cell(workspace.comparison(), "Mara Lindqvist", "elections").lines[0].disputed

    workspace.apply(RetractStatement(denial.key))

    assert not _cell(workspace.comparison(), "Mara Lindqvist", "elections").lines[0].disputed


def test_named_without_position_differs_from_absent(example_workspace):
    table = example_workspace.comparison(Selection(with_other=True))

    named = _cell(table, "Fishermen's Union", "treaty")
    absent = _cell(table, "Norland", "other")

    assert (named.presence, named.named_in, named.lines) == (Presence.NAMED, 2, ())
    assert (absent.presence, absent.named_in) == (Presence.ABSENT, 0)


def test_strict_keeps_the_table_and_counts_what_falls_away(example_workspace):
    lenient = example_workspace.comparison()
    strict = example_workspace.comparison(Selection(strict=True))

    assert set(strict.rows.index) == set(lenient.rows.index)
    assert list(strict.topics.index) == list(lenient.topics.index)
    assert strict.statements == 4
    treaty = _cell(strict, "Tomas Brekke", "treaty")
    assert (treaty.presence, treaty.statements, treaty.below_strict) == (Presence.NAMED, 0, 1)


def test_a_reviewed_statement_counts_as_strict(example_workspace):
    cell = _cell(example_workspace.comparison(), "Tomas Brekke", "treaty")
    example_workspace.apply(
        CorrectStatement(cell.lines[0].statement_keys[0], (("reviewed", True),))
    )

    strict = _cell(example_workspace.comparison(Selection(strict=True)), "Tomas Brekke", "treaty")

    assert (strict.statements, strict.below_strict) == (1, 0)
    assert strict.lines[0].reviewed


def test_rolled_up_lines_name_the_speaker_and_people_of_two_minds_have_two_lines(example_workspace):
    table = example_workspace.comparison(Selection(roll_up=RollUp.STATE))
    lines = _cell(table, "Norland", "elections").lines

    assert [(line.speaker, line.polarity) for line in lines] == [("Brekke", -1), ("Lindqvist", 1)]
    assert all(line.counter_polarity == 0 for line in lines)


def test_people_of_one_mind_share_a_line_in_a_rolled_up_row(example_workspace):
    workspace = example_workspace
    (wish,) = (s for s in workspace.statements() if s.grade is Grade.THIRD_PARTY)
    workspace.apply(CorrectStatement(wish.key, (("stance", Stance.OPPOSE), ("polarity", -1))))

    table = workspace.comparison(Selection(roll_up=RollUp.OFFICE))
    (line,) = _cell(table, "Presidency of Norland", "elections").lines

    assert line.speaker == "Brekke, Lindqvist"
    assert line.opposing == 3


def test_the_states_own_statements_stand_in_the_row_of_its_people(example_workspace):
    table = example_workspace.comparison(Selection(roll_up=RollUp.STATE))

    speakers = [line.speaker for line in _cell(table, "Norland", "treaty").lines]

    assert speakers == ["Lindqvist", "Brekke", ""]


def test_rows_stand_in_groups_with_joint_statements_and_others_last(example_workspace):
    groups = list(dict.fromkeys(example_workspace.comparison().rows["group"]))

    assert groups == ["Norland", "Sudria", "Joint statements", "Others"]


def test_rows_carry_their_latest_day(example_workspace):
    rows = example_workspace.comparison().rows.set_index("name")

    assert rows.loc["Norland", "latest"].date() == date(2021, 5, 4)
    assert rows.loc["Elena Costa", "latest"].date() == date(2021, 5, 6)


def test_rows_and_topics_with_nothing_to_show_are_named(example_workspace):
    table = example_workspace.comparison(Selection(since=date(2021, 5, 6)))

    assert "Norland" not in set(table.rows["name"])
    assert example_workspace.comparison(Selection(topics=frozenset({"treaty"}))).left_out_rows == (
        "Fishermen's Union",
    )


def test_a_line_shows_its_best_and_worst_grade(example_workspace):
    (line,) = _cell(example_workspace.comparison(), "Fishermen's Union", "fishing").lines

    assert (line.best_grade, line.worst_grade) == (Grade.VERBATIM, Grade.PARAPHRASED)


def test_a_target_without_a_name_is_called_by_the_first_words_said(example_workspace):
    key = _cell(example_workspace.comparison(), "Norland", "treaty").lines[0].statement_keys[0]
    example_workspace.apply(CorrectStatement(key, (("target", ""),)))

    (line,) = _cell(example_workspace.comparison(), "Norland", "treaty").lines

    assert line.target == "“has not condemned the blockade of…”"


@settings(max_examples=20)
@given(order=st.permutations(range(4)), roll_up=st.sampled_from(RollUp), strict=st.booleans())
def test_the_order_of_articles_does_not_matter(
    order, roll_up, strict, example_articles, example_codebook
):
    selection = Selection(roll_up=roll_up, strict=strict)
    first, second = (Workspace.temporary(example_codebook) for _ in range(2))
    for place in range(4):
        first.add(example_articles[place])
        second.add(example_articles[order[place]])

    one, other = first.comparison(selection), second.comparison(selection)

    def said(table):
        names = table.rows["name"]
        return {
            (names[row], topic): {(line.target, line.polarity, line.count) for line in cell.lines}
            for topic in table.topics.index
            for row, cell in table.cells[topic].items()
        }

    assert said(one) == said(other)
    assert list(one.rows["name"]) == list(other.rows["name"])


@pytest.mark.parametrize("roll_up", list(RollUp))
def test_every_statement_stands_in_a_cell_of_each_of_its_topics(example_workspace, roll_up):
    table = example_workspace.comparison(Selection(roll_up=roll_up, with_other=True))
    shown = [
        (key, topic)
        for topic in table.topics.index
        for cell in table.cells[topic]
        for line in cell.lines
        for key in line.statement_keys
    ]
    wanted = [
        (statement.key, topic)
        for statement in example_workspace.statements(Selection(with_other=True))
        for topic in statement.topics
    ]

    assert sorted(shown) == sorted(wanted)
