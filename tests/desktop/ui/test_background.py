"""Tasks on another thread."""

from threading import get_ident

from onrecord.ui.background import BackgroundTask


def test_the_task_runs_elsewhere_and_its_result_comes_back(qtbot):
    task = BackgroundTask(get_ident)

    with qtbot.waitSignal(task.finished) as finished:
        task.start()

    assert finished.args[0] != get_ident()


def test_a_failure_comes_back_as_the_exception(qtbot):
    def fail() -> None:
        raise ValueError("three spans expected, got two")

    task = BackgroundTask(fail)

    with qtbot.waitSignal(task.failed) as failed:
        task.start()

    assert str(failed.args[0]) == "three spans expected, got two"
