"""Things brought by several threads, taken in their order."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

from onrecord.workspace.importing.sequencer import Sequencer


def test_things_are_taken_in_their_order_whoever_brings_them():
    taken: list[int] = []
    turns = Sequencer(taken.append, 100, lambda: False)
    numbers = list(range(90))
    random.Random(7).shuffle(numbers)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: turns.bring(number, number), numbers))
    assert taken == sorted(numbers)


def test_who_brings_too_much_waits_for_what_is_next():
    taken: list[int] = []
    turns = Sequencer(taken.append, 2, lambda: False)
    turns.bring(1, 1)
    late = threading.Thread(target=turns.bring, args=(2, 2))
    late.start()
    late.join(0.3)
    assert late.is_alive()
    assert taken == []
    turns.bring(0, 0)
    late.join(30)
    assert taken == [0, 1, 2]


def test_nobody_waits_once_it_is_stopped():
    stopped = threading.Event()
    turns = Sequencer[int](lambda _: None, 1, stopped.is_set)
    late = threading.Thread(target=turns.bring, args=(1, 1))
    late.start()
    stopped.set()
    late.join(30)
    assert not late.is_alive()
