"""The codebook as a tree."""

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.ui.itemmodels.codebook_tree import COUNT_ROLE, CodebookTreeModel

BOOK = Codebook(
    "Sea",
    (
        Topic(
            "fishing", "Fishing", targets=(Target("quota", "lower quotas"), Target("sea", "sea"))
        ),
        Topic("treaty", "Treaty", targets=(Target("talks", "talks"),)),
    ),
)


@pytest.fixture
def model():
    made = CodebookTreeModel()
    made.show_codebook(BOOK)
    return made


def test_it_is_a_proper_model(model, qtmodeltester):
    qtmodeltester.check(model)


def test_topics_and_targets_show_their_counts(model):
    model.show_counts({"fishing": "5 → 7"}, {"quota": "3"})

    assert model.index_of("fishing").data(COUNT_ROLE) == "5 → 7"
    assert model.index_of("fishing", "quota").data(COUNT_ROLE) == "3"
    assert model.index_of("treaty", "talks").data(COUNT_ROLE) == ""


def test_a_new_name_does_not_reset_the_tree(model, qtbot):
    reset = []
    model.modelReset.connect(lambda: reset.append(True))
    renamed = Codebook("Sea", (Topic("fishing", "Fisheries", targets=BOOK.topics[0].targets),
                               BOOK.topics[1]))  # fmt: skip

    model.show_codebook(renamed)

    assert model.index_of("fishing").data() == "Fisheries"
    assert reset == []


def test_a_target_on_another_asks_for_a_merge(model, qtbot):
    data = model.mimeData([model.index_of("treaty", "talks")])

    with qtbot.waitSignal(model.merge_asked) as asked:
        model.dropMimeData(
            data, Qt.DropAction.MoveAction, -1, -1, model.index_of("fishing", "quota")
        )

    assert asked.args == ["fishing", "quota", "treaty", "talks"]


def test_a_target_on_a_topic_asks_for_a_move(model, qtbot):
    data = model.mimeData([model.index_of("treaty", "talks")])

    with qtbot.waitSignal(model.move_asked) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of("fishing"))

    assert asked.args == ["talks", "treaty", "fishing"]


def test_a_target_cannot_be_dropped_on_its_own_topic_or_itself(model):
    data = model.mimeData([model.index_of("treaty", "talks")])

    for place in (model.index_of("treaty"), model.index_of("treaty", "talks")):
        assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, place)
