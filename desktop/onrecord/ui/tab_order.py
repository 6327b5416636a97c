"""The way of the Tab key through the window: from bar to bar, then from part to part."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


class Way(Enum):
    """How the keyboard goes through a part: along a bar, down a column, or as it was built."""

    ALONG = auto()
    DOWN = auto()
    AS_BUILT = auto()


def order_tabs(window: QWidget, parts: Sequence[tuple[QWidget, Way]]) -> None:
    """Lead the keyboard through parts of a window, each in its own way.

    What is built when it is needed would come last otherwise, wherever it stands.
    """
    every = list(_chain(window))
    ordered: list[QWidget] = []
    for part, way in parts:
        inside = [each for each in every if part is each or part.isAncestorOf(each)]
        if way is not Way.AS_BUILT:
            places = {each: each.mapTo(window, QPoint()) for each in inside}
            inside.sort(key=lambda each: _rank(places[each], way))
        ordered += inside
    _lead(ordered)


def put_before(last: QWidget, widgets: Sequence[QWidget]) -> None:
    """Lead the keyboard through widgets before it comes to the one that is last of them."""
    chain = list(_chain(last.window()))
    before = [each for each in chain[: chain.index(last)] if each not in widgets]
    _lead([*before[-1:], *widgets, last])


def _rank(place: QPoint, way: Way) -> tuple[int, int]:
    return (place.x(), place.y()) if way is Way.ALONG else (place.y(), place.x())


def _lead(widgets: Sequence[QWidget]) -> None:
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard by Tab, in the order that holds."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            yield widget
        widget = widget.nextInFocusChain()
