"""How the order of rows or columns survives a change of what there is to show."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex

T = TypeVar("T")


def kept_order(
    wanted: Sequence[T], known: Iterable[object], *, key: Callable[[T], Any] = lambda item: item
) -> list[T]:
    """Return the wanted items, known ones in their known order first, new ones behind them."""
    place = {k: i for i, k in enumerate(known)}
    return sorted(wanted, key=lambda item: place.get(key(item), len(place)))


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last of each unbroken run in ascending numbers."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def rearrange(
    shown: list[Any],
    wanted: Sequence[Any],
    keys: Sequence[object],
    key: Callable[[Any], object],
    begin_remove: Callable[[QModelIndex, int, int], None],
    end_remove: Callable[[], None],
    begin_insert: Callable[[QModelIndex, int, int], None],
    end_insert: Callable[[], None],
) -> None:
    """Remove what is not wanted and insert what is missing; the order is left to a permutation."""
    wanted_keys = {key(item) for item in wanted}
    gone = [i for i, k in enumerate(keys) if k not in wanted_keys]
    for first, last in reversed(runs(gone)):
        begin_remove(QModelIndex(), first, last)
        del shown[first : last + 1]
        end_remove()
    known = set(keys)
    new = [i for i, item in enumerate(wanted) if key(item) not in known]
    for first, last in runs(new):
        at = min(first, len(shown))
        begin_insert(QModelIndex(), at, at + last - first)
        shown[at:at] = wanted[first : last + 1]
        end_insert()
