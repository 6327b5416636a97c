"""Words beside marks find room and never cover each other."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ui.itemmodels.label_places import LabelPlace, MarkPlace, label_places

_GAP, _LEAST, _WIDTH = 6.0, 44.0, 600.0


def _placed(
    marks: Sequence[MarkPlace], wanted: float | Callable[[int], float] = 120.0
) -> dict[int, LabelPlace]:
    advance = wanted if callable(wanted) else lambda _: wanted
    return {p.index: p for p in label_places(marks, _WIDTH, _GAP, _LEAST, advance)}


def test_words_stand_behind_their_mark() -> None:
    placed = _placed([MarkPlace(0, 10, 28)])
    assert placed[0] == LabelPlace(0, 34, 120)


def test_words_stand_before_a_mark_at_the_end_of_the_view() -> None:
    placed = _placed([MarkPlace(0, 560, 578)])
    assert placed[0].begin + placed[0].room == 554


def test_two_labels_do_not_share_the_room_between_their_marks() -> None:
    # Behind the second mark is nearly no room, so its words would go before it.
    marks = [MarkPlace(0, 10, 28), MarkPlace(0, 200, 218), MarkPlace(0, 240, 258)]
    placed = _placed(marks)
    assert placed[0] == LabelPlace(0, 34, 120)
    assert 1 not in placed


def test_words_leave_room_for_the_number_of_the_mark_before() -> None:
    marks = [MarkPlace(0, 400, 418, 16), MarkPlace(0, 560, 578)]
    placed = _placed(marks, lambda n: (0, 500)[n])
    assert placed[1].begin >= 418 + _GAP + 16


def test_levels_do_not_disturb_each_other() -> None:
    marks = [MarkPlace(0, 10, 28), MarkPlace(1, 60, 78)]
    assert set(_placed(marks)) == {0, 1}


def test_short_words_need_less_room_than_the_least() -> None:
    marks = [MarkPlace(0, 10, 28), MarkPlace(0, 74, 92)]
    assert 0 in _placed(marks, 30.0)
    assert 0 not in _placed(marks, 60.0)


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 580), st.sampled_from([0, 12])), max_size=12
    ),
    st.lists(st.integers(0, 300), min_size=12, max_size=12),
)
def test_nothing_overlaps(rows: list[tuple[int, int, int]], widths: list[int]) -> None:
    """Neither words nor marks of one level lie over each other, wherever the marks are."""
    marks = [MarkPlace(slot, x, x + 18, number) for slot, x, number in sorted(rows)]
    placed = _placed(marks, lambda n: float(widths[n]))
    for slot in (0, 1):
        words = sorted(
            (p.begin, p.begin + p.room) for n, p in placed.items() if marks[n].slot == slot
        )
        assert all(begin >= 0 and end <= _WIDTH for begin, end in words)
        assert all(a[1] <= b[0] for a, b in pairwise(words))
        for begin, end in words:
            assert not any(m.begin < end and begin < m.end for m in marks if m.slot == slot)
