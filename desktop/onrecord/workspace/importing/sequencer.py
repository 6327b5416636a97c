"""What several threads bring in any order, taken in the order that it was given in."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_LOOK_EVERY_S = 0.1


class Sequencer(Generic[T]):
    """Take things by their numbers from 0, whichever thread brings them first.

    The thread that brings what is next takes it, and all that waits behind it. So many things
    (`ahead`) may wait; who brings more waits with them, until `stopped` says that nothing is taken
    any more.
    """

    def __init__(self, take: Callable[[T], None], ahead: int, stopped: Callable[[], bool]) -> None:
        self._take = take
        self._ahead = ahead
        self._stopped = stopped
        self._held: dict[int, T] = {}
        self._next = 0
        self._taking = False
        self._changed = threading.Condition()

    def bring(self, number: int, thing: T) -> None:
        """Have a thing taken when its turn comes, perhaps at once."""
        with self._changed:
            self._held[number] = thing
            while self._taking or self._next not in self._held:
                if len(self._held) < self._ahead or self._stopped():
                    return
                self._changed.wait(_LOOK_EVERY_S)
            self._taking = True
        try:
            self._take_all()
        except BaseException:
            with self._changed:
                self._taking = False
                self._changed.notify_all()
            raise

    def _take_all(self) -> None:
        while True:
            with self._changed:
                if self._next not in self._held:
                    self._taking = False
                    self._changed.notify_all()
                    return
                thing = self._held.pop(self._next)
                self._next += 1
                self._changed.notify_all()
            self._take(thing)
