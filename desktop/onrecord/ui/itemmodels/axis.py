"""How the order of rows or columns survives a change of what there is to show."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

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
