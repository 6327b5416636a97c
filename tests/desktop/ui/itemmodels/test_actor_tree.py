"""Actors by state."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from onrecord.domain.actor import Actor, ActorKind
from onrecord.ui.itemmodels.actor_tree import COUNT_ROLE, ActorTreeModel

ACTORS = [
    Actor("ruiz", "Alberto Ruiz", role="minister", state="Sudria"),
    Actor("solberg", "Mira Solberg", aliases=("Solberg",), state="Norland"),
    Actor("norland", "Norland", ActorKind.STATE, state="Norland"),
    Actor("union", "Harbour Union", ActorKind.ORGANISATION),
]


@pytest.fixture
def model():
    made = ActorTreeModel()
    made.show_actors(ACTORS, {"ruiz": 1, "solberg": 2, "norland": 5, "union": 9})
    return made


def names(model: ActorTreeModel) -> dict[str, list[str]]:
    return {group.name: [actor.name for actor in group.actors] for group in model.groups}


def test_it_is_a_proper_model(model, qtmodeltester):
    qtmodeltester.check(model)


def test_states_with_most_statements_stand_first_and_the_rest_last(model):
    assert list(names(model)) == ["Norland", "Sudria", "Others"]
    assert names(model)["Norland"] == ["Norland", "Mira Solberg"]


def test_a_group_counts_the_statements_of_its_actors(model):
    assert model.index(0, 0).data(COUNT_ROLE) == 7


@pytest.mark.parametrize(("words", "found"), [("solb", {"Norland"}), ("MINIST", {"Sudria"})])
def test_names_aliases_and_roles_can_be_searched(model, words, found):
    model.keep(words)

    assert set(names(model)) == found


def test_an_actor_dropped_on_another_asks_for_a_merge(model, qtbot):
    data = model.mimeData([model.index_of("ruiz")])
    target = model.index_of("solberg")

    with qtbot.waitSignal(model.merge_asked) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)

    assert asked.args == ["solberg", "ruiz"]


@pytest.mark.parametrize("onto", ["itself", "group", "nothing"])
def test_it_can_be_dropped_nowhere_else(model, onto):
    data = model.mimeData([model.index_of("ruiz")])
    target = {
        "itself": model.index_of("ruiz"),
        "group": model.index(0, 0),
        "nothing": QModelIndex(),
    }[onto]

    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
