from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade
from onrecord.ui.itemmodels.axis import kept_order, runs
from onrecord.ui.itemmodels.target_columns import cell_of_target, targets_shown


def line(target, count=1):
    return PositionLine(
        target,
        polarity=1,
        counter_polarity=0,
        conditional=False,
        condition="",
        supporting=count,
        opposing=0,
        neutral=0,
        best_grade=Grade.VERBATIM,
        worst_grade=Grade.VERBATIM,
        reviewed=False,
        disputed=False,
        first=None,
        latest=None,
        speaker="",
        statement_keys=tuple(f"{target}{i}" for i in range(count)),
    )


def cell(row, *lines):
    return Cell(row, "roads", lines, Presence.HAS_POSITION, 1, sum(n.count for n in lines), 1)


CELLS = [cell("a", line("tolls"), line("trams")), cell("b", line("tolls", 2)), Cell("c", "roads")]


def test_targets_of_several_statements_have_a_column_and_the_rest_share_one():
    columns = targets_shown(CELLS)

    assert [(c.name, c.statements) for c in columns] == [("tolls", 3), ("", 1)]


def test_columns_of_a_topic_divide_its_statements():
    for whole in CELLS:
        parts = [cell_of_target(whole, column) for column in targets_shown(CELLS)]
        assert sum(part.statements for part in parts) == whole.statements


def test_who_is_silent_on_a_target_is_named_only_if_in_the_material():
    tolls, others = targets_shown(CELLS)

    assert cell_of_target(CELLS[1], others).presence is Presence.NAMED
    assert cell_of_target(CELLS[2], tolls).presence is Presence.ABSENT


def test_known_items_keep_their_order_and_new_ones_follow():
    assert kept_order(["a", "b", "c", "d"], ["d", "x", "a"]) == ["d", "a", "b", "c"]


def test_runs_are_unbroken():
    assert runs([0, 1, 3, 4, 5, 9]) == [(0, 1), (3, 5), (9, 9)]
