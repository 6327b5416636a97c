"""Where words beside the marks of a timeline find room, so that none covers another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Hold a group of marks on its level: begin and end in px, and how wide its number is.

    `number` is the width of the number behind the marks, 0 when there is none.
    """

    slot: int
    begin: float
    end: float
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Hold where the words of a group of marks stand: where they begin and how wide they may be."""

    index: int
    begin: float
    room: float


def label_places(
    marks: Iterable[MarkPlace],
    width: float,
    gap: float,
    least: float,
    advance: Callable[[int], float],
) -> Iterator[LabelPlace]:
    """Yield a place for the words of each group of marks that has room for them.

    Words stand behind their marks, or before them when there is more room and they would be cut
    off behind; never over a mark, a number or other words of the same level.

    Parameters
    ----------
    marks
        By slot, then by begin.
    width
        Of the view in px.
    gap
        Between words and what stands beside them, in px.
    least
        Words with less room than this are left out, unless they are shorter.
    advance
        Gives the width in px of the words of the group with an index, 0 for no words.
    """
    held = list(marks)
    taken = 0.0
    for n, mark in enumerate(held):
        if n == 0 or held[n - 1].slot != mark.slot:
            taken = 0.0
        following = held[n + 1] if n + 1 < len(held) else None
        after = following.begin if following and following.slot == mark.slot else width
        begin = mark.end + gap + (mark.number + gap if mark.number else 0.0)
        behind = after - gap - begin
        before = mark.begin - gap - (taken + gap)
        taken = begin - gap if mark.number else mark.end
        wanted = advance(n)
        if wanted <= 0 or max(behind, before) < min(least, wanted):
            continue
        if behind < min(wanted, before):
            shown = min(wanted, before)
            yield LabelPlace(n, mark.begin - gap - shown, shown)
        else:
            shown = min(wanted, behind)
            yield LabelPlace(n, begin, shown)
            taken = begin + shown
