from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from onrecord.domain.change import RemoveArticles, ReplaceCodebook
from onrecord.domain.codebook_edit import with_topic
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui.itemmodels.comparison_table_model import (
    CELL_ROLE,
    ComparisonTableModel,
    RowOrder,
)


@pytest.fixture
def model(example_workspace, qtmodeltester):
    model = ComparisonTableModel()
    model.set_table(example_workspace.comparison(Selection()))
    return model


def names(model):
    rows = (model.row(section) for section in range(model.rowCount()))
    return [f"[{row.name}]" if row.is_group else row.name for row in rows]


def topics(model):
    across = Qt.Orientation.Horizontal
    return [model.headerData(i, across) for i in range(model.columnCount())]


def row_of(model, name):
    rows = range(model.rowCount())
    return next(r for r in rows if model.row(r).name == name and not model.row(r).is_group)


def test_it_is_a_sound_qt_model(model, qtmodeltester):
    qtmodeltester.check(model)
    model.toggle_topic("fishing")
    model.sort_rows(RowOrder.NAME)
    model.hide_topic("treaty")
    qtmodeltester.check(model)


def test_actors_stand_in_groups(model):
    assert names(model) == [
        "[Norland]", "Mara Lindqvist", "Tomas Brekke", "Norland",
        "[Sudria]", "Elena Costa",
        "[Joint statements]", "Mara Lindqvist and Elena Costa",
        "[Others]", "Fishermen's Union",
    ]  # fmt: skip
    assert topics(model) == ["Harbour treaty", "Fishing", "Elections"]


def test_a_cell_gives_the_domains_cell_and_reads_as_a_sentence(model):
    index = model.index(row_of(model, "Elena Costa"), 0)

    assert index.data(CELL_ROLE).topic == "treaty"
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Elena Costa, Harbour treaty: refuses until the harbour treaty, if:")
    assert model.index(0, 0).data(CELL_ROLE) is None


def test_the_tooltip_has_at_most_six_lines(model):
    tips = [
        model.index(r, c).data(Qt.ItemDataRole.ToolTipRole)
        for r in range(model.rowCount())
        for c in range(model.columnCount())
    ]
    assert max(tip.count("\n") + 1 for tip in tips) <= 6


def test_rows_by_state_need_no_headings(example_workspace):
    model = ComparisonTableModel()
    model.set_table(example_workspace.comparison(Selection(roll_up=RollUp.STATE)))

    assert names(model)[:2] == ["Norland", "Sudria"]


def test_a_folded_group_shows_its_heading_only(model):
    model.toggle_group("Norland")

    assert names(model)[:2] == ["[Norland]", "[Sudria]"]
    model.toggle_group("Norland")
    assert names(model)[1] == "Mara Lindqvist"


def test_without_headings_folded_groups_are_shown_too(model):
    model.toggle_group("Norland")
    model.show_groups(shown=False)

    assert "[Sudria]" not in names(model)
    assert names(model)[0] == "Mara Lindqvist"


@pytest.mark.parametrize(
    ("order", "topic", "first"),
    [
        (RowOrder.NAME, "", "Mara Lindqvist"),
        (RowOrder.COUNT, "elections", "Tomas Brekke"),
        (RowOrder.COUNT, "treaty", "Mara Lindqvist"),
    ],
)
def test_rows_are_sorted_within_their_group(model, order, topic, first):
    model.sort_rows(order, topic)

    assert names(model)[:2] == ["[Norland]", first]
    assert names(model).index("Elena Costa") == 5


def test_a_changed_table_keeps_order_and_indexes(model, example_workspace):
    model.sort_rows(RowOrder.NAME)
    before = names(model)
    costa = QPersistentModelIndex(model.index(row_of(model, "Elena Costa"), 1))
    gone = next(a.key for a in example_workspace.articles() if a.title.startswith("Reactions"))

    example_workspace.apply(RemoveArticles((gone,)))
    model.set_table(example_workspace.comparison(Selection()), keep_order=True)

    assert names(model) == [name for name in before if name in names(model)]
    assert costa.isValid()
    assert model.row(costa.row()).name == "Elena Costa"


def test_new_rows_and_topics_come_in_behind_the_known_ones(example_workspace, qtmodeltester):
    whole = example_workspace.comparison(Selection())
    part = replace(
        whole,
        rows=whole.rows.iloc[1:3],
        topics=whole.topics.iloc[1:],
        cells=whole.cells.iloc[1:3, 1:],
    )
    model = ComparisonTableModel()
    model.set_table(part)
    shown = [name for name in names(model) if not name.startswith("[")]

    model.set_table(whole, keep_order=True)

    assert [name for name in names(model) if name in shown] == shown
    assert names(model)[1:4] == [*shown, "Mara Lindqvist"]
    assert topics(model) == ["Fishing", "Elections", "Harbour treaty"]
    qtmodeltester.check(model)


def test_nothing_is_reset_when_the_table_changes(model, example_workspace, qtbot):
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_table(example_workspace.comparison(Selection(roll_up=RollUp.STATE)))
        model.set_table(example_workspace.comparison(Selection(text="quota")))
        model.set_table(None)
        model.set_table(example_workspace.comparison(Selection()))

    assert len(names(model)) == 10


def test_hidden_rows_and_topics_come_back(model):
    key = model.row(row_of(model, "Elena Costa")).key
    model.hide_row(key)
    model.hide_topic("fishing")

    assert "[Sudria]" not in names(model)
    assert topics(model) == ["Harbour treaty", "Elections"]
    assert model.hidden == ({key: "Elena Costa"}, {"fishing": "Fishing"})

    model.show_hidden()
    assert "Elena Costa" in names(model)
    assert set(topics(model)) == {"Harbour treaty", "Fishing", "Elections"}


def test_an_opened_topic_has_a_column_for_each_shared_target(model):
    model.toggle_topic("fishing")

    targets = [model.column(i).target for i in range(model.columnCount())]
    shown = [target.name for target in targets if target is not None]
    assert shown == ["lower quotas", "foreign trawlers", ""]
    costa = model.row(row_of(model, "Elena Costa")).key
    trawlers = model.index(row_of(model, "Elena Costa"), 2).data(CELL_ROLE)
    assert [line.target for line in trawlers.lines] == ["foreign trawlers"]
    key = trawlers.lines[0].statement_keys[0]
    assert model.index_of(costa, "fishing", key).column() == 2


def test_every_row_and_topic_of_the_table_is_shown_once(model, example_workspace):
    table = example_workspace.comparison(Selection())

    shown = [model.row(r).key for r in range(model.rowCount()) if model.row(r).key]
    assert sorted(shown) == sorted(table.rows.index)
    counted = sum(
        model.index(r, c).data(CELL_ROLE).statements
        for r in range(model.rowCount())
        for c in range(model.columnCount())
        if model.index(r, c).data(CELL_ROLE) is not None
    )
    assert counted == table.topics["statements"].sum()


def with_pole(workspace):
    """Give fishing a pole that lower quotas count for and foreign trawlers against."""
    topic = workspace.codebook.topic("fishing")
    sides = {"quotas": 1, "trawlers": -1}
    targets = tuple(replace(target, side=sides[target.key]) for target in topic.targets)
    changed = replace(topic, pole="Spares the fish", targets=targets)
    workspace.apply(ReplaceCodebook(with_topic(workspace.codebook, changed)))
    return workspace.comparison(Selection())


def test_a_pole_is_counted_in_the_tooltips_of_its_topic_and_cells_alone(model, example_workspace):
    def tips():
        across = Qt.Orientation.Horizontal
        at = topics(model).index("Fishing")
        header = model.headerData(at, across, Qt.ItemDataRole.ToolTipRole)
        cell = model.index(row_of(model, "Fishermen's Union"), at)
        return header, cell.data(Qt.ItemDataRole.ToolTipRole)

    before = tips()
    model.set_table(with_pole(example_workspace))
    header, cell = tips()

    assert not any("pole" in tip for tip in before)
    assert cell.endswith("\n1 for, 2 against the pole “Spares the fish”")
    assert header.startswith(before[0])
    assert "for, " in header
    assert header.endswith("against the pole “Spares the fish”")
    other = model.headerData(
        topics(model).index("Elections"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "pole" not in other
