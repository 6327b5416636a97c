"""Faults are kept on this computer and told in the window."""

import subprocess
import sys
import threading

import pytest

from onrecord.ui.faults import Faults, take_crash_report
from onrecord.ui.views.dialogs.fault_dialog import FaultDialog


@pytest.fixture
def faults(qapp):
    before = sys.excepthook
    made = Faults()
    yield made
    made.let_go()
    assert sys.excepthook is before


def test_a_crash_is_told_once_at_the_next_start(tmp_path):
    code = (
        "import sys, ctypes\n"
        "from pathlib import Path\n"
        "from onrecord.ui.faults import start_log\n"
        "start_log(Path(sys.argv[1]))\n"
        "ctypes.string_at(0)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode != 0

    first, second = take_crash_report(tmp_path), take_crash_report(tmp_path)

    assert "Fatal Python error" in first or "access violation" in first
    assert second == ""
    assert len(list(tmp_path.glob("crash-*.log"))) == 1


def test_a_clean_end_is_no_crash(tmp_path):
    (tmp_path / "crash.log").touch()

    assert take_crash_report(tmp_path) == ""
    assert take_crash_report(tmp_path / "not there") == ""


def test_only_the_last_reports_are_kept(tmp_path):
    for day in range(10, 20):
        (tmp_path / f"crash-2024-01-{day}-000000.log").write_text("old", encoding="utf-8")
    (tmp_path / "crash.log").write_text("Fatal Python error", encoding="utf-8")

    take_crash_report(tmp_path)

    kept = sorted(tmp_path.glob("crash-*.log"))
    assert len(kept) == 5
    assert "Fatal" in kept[-1].read_text(encoding="utf-8")


def test_an_exception_that_nobody_caught_is_told(faults, qtbot):
    error = ValueError("the shelf is empty")

    with qtbot.waitSignal(faults.happened) as told:
        sys.excepthook(ValueError, error, error.__traceback__)

    assert "the shelf is empty" in told.args[0]


def test_so_is_one_of_a_thread(faults, qtbot):
    def fail() -> None:
        raise RuntimeError("in a thread")

    with qtbot.waitSignal(faults.happened) as told:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    assert "in a thread" in told.args[0]


def test_the_window_tells_and_shows_the_report(parts, qtbot):
    parts.desk.tell_crash("Fatal Python error: Aborted")
    (message,) = parts.window.messages.messages()
    assert message.act is not None

    message.act()

    dialog = parts.window.findChild(FaultDialog)
    assert dialog is not None
    assert "Aborted" in dialog.report.toPlainText()
    assert "Qt 6" in dialog.report.toPlainText()
    assert parts.window.messages.messages() == []
    dialog.close()
