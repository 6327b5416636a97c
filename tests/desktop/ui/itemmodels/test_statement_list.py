"""The rows of statements to judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.statement_list import (
    StatementListModel,
    StatementRow,
    in_held_order,
)


def describe(key: str) -> StatementRow:
    return StatementRow(
        key,
        Glyph.SUPPORT,
        reviewed=False,
        who="Mara Lindqvist",
        saying="supports talks",
        place="Treaty",
        words="…",
        doubt="",
        spoken=f"said {key}",
    )


@pytest.fixture
def model():
    return StatementListModel(describe)


def test_it_is_a_proper_model(model, qtmodeltester):
    model.show_keys(["a", "b", "c"])

    qtmodeltester.check(model)


def test_rows_that_leave_are_announced_and_the_others_stay(model, qtbot):
    model.show_keys(["a", "b", "c", "d"])
    reset = []
    model.modelReset.connect(lambda: reset.append(True))

    with qtbot.waitSignals([model.rowsRemoved, model.rowsRemoved]):
        model.show_keys(["b", "d"])

    assert list(model.keys) == ["b", "d"]
    assert reset == []


def test_rows_that_come_back_are_announced(model, qtbot):
    model.show_keys(["b", "d"])

    with qtbot.waitSignal(model.rowsInserted):
        model.show_keys(["a", "b", "d"])

    assert model.place_of("d") == 2


def test_another_order_is_a_reset(model, qtbot):
    model.show_keys(["a", "b"])

    with qtbot.waitSignal(model.modelReset):
        model.show_keys(["b", "a"])


def test_a_changed_row_is_described_anew(model, qtbot):
    model.show_keys(["a", "b"])
    model.row(1)

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.forget(["b"])

    assert changed.args[0].row() == 1


def test_screen_readers_get_the_whole_sentence(model):
    model.show_keys(["a"])

    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "said a"


lists = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(before=lists, after=lists)
def test_whatever_changes_it_shows_what_it_was_told(before, after):
    model = StatementListModel(describe)
    count = 0

    def counted(_parent: object, first: int, last: int) -> None:
        nonlocal count
        count += last - first + 1

    def removed(_parent: object, first: int, last: int) -> None:
        nonlocal count
        count -= last - first + 1

    model.show_keys(before)
    count = len(before)
    model.rowsInserted.connect(counted)
    model.rowsRemoved.connect(removed)
    reset = []
    model.modelReset.connect(lambda: reset.append(True))
    model.show_keys(after)

    assert list(model.keys) == after
    assert all(model.place_of(key) == row for row, key in enumerate(after))
    assert reset or count == len(after)


def test_what_is_held_keeps_its_order_and_the_new_follows_what_it_follows():
    assert in_held_order(["n", "c", "x", "y", "a", "z"], ["a", "b", "c"]) == [
        "n", "a", "z", "c", "x", "y",
    ]  # fmt: skip
    assert in_held_order(["a", "b"], []) == ["a", "b"]
