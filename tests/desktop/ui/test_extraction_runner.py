"""What a job yields reaches the window in slices, in order and to the last."""

import time

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from onrecord.ui.extraction_runner import ExtractionRunner


class Burst:
    """Yield many events at once, as fast as they are taken."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.cancelled = False

    def __iter__(self):
        for number in range(self.count):
            if self.cancelled:
                return
            yield number

    def cancel(self) -> None:
        self.cancelled = True


class Broken(Burst):
    """Fail after some events."""

    def __iter__(self):
        yield from range(self.count)
        raise ValueError("the disk is full")


@pytest.fixture
def runner(qapp):
    made = ExtractionRunner()
    yield made
    made.stop()


def test_all_events_come_in_order_before_the_end(runner, qtbot):
    seen: list[object] = []
    runner.happened.connect(seen.append)
    runner.ended.connect(lambda: seen.append("end"))

    with qtbot.waitSignal(runner.ended):
        runner.start(Burst(500))

    assert seen == [*range(500), "end"]
    assert not runner.running


def test_the_window_answers_between_the_events_of_a_burst(runner, qtbot):
    clock, gaps = QElapsedTimer(), []
    tick = QTimer()
    tick.timeout.connect(lambda: gaps.append(clock.restart()))
    # Together they take over a second.
    runner.happened.connect(lambda _: time.sleep(0.02))

    clock.start()
    tick.start(0)
    with qtbot.waitSignal(runner.ended):
        runner.start(Burst(60))

    assert len(gaps) >= 15


def test_a_failure_is_told_after_what_was_done(runner, qtbot):
    seen: list[object] = []
    runner.happened.connect(seen.append)

    with qtbot.waitSignals([runner.failed, runner.ended]) as _:
        runner.start(Broken(3))

    assert seen == [0, 1, 2]


def test_stopping_passes_on_what_was_done_and_ends_at_once(runner, qtbot):
    seen: list[int] = []
    runner.happened.connect(seen.append)
    runner.start(Burst(10))

    with qtbot.waitSignal(runner.ended):
        runner.stop()

    assert seen == sorted(seen)
    assert not runner.running


def test_whoever_hears_of_an_event_may_stop(runner, qtbot):
    ends: list[bool] = []
    runner.ended.connect(lambda: ends.append(True))
    runner.happened.connect(lambda _: runner.stop() if runner.running else None)

    runner.start(Burst(50))
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.wait(20)

    assert ends == [True]
