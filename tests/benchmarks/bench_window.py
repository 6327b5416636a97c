"""How long the window takes to open, to show a first matrix, and for how long it ever stands still.

    python tests/benchmarks/bench_window.py

Targets: start to window 1.5 s, samples to matrix 10 s on two cores, no gap over 100 ms.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer

from onrecord.ui import theme
from onrecord.ui.app import Parts, WarmUp
from onrecord.ui.preferences import Preferences

TICK_MS = 20
PATIENCE_MS = 120_000

START = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from onrecord.ui import app
loop = QApplication.exec
def exec_until_shown(*_):
    QTimer.singleShot(0, lambda: (print(time.time()), QApplication.quit()))
    return loop()
QApplication.exec = exec_until_shown
app.main(["onrecord"])
"""


class Gaps:
    """Note how far apart the ticks of a timer are that should come every 20 ms."""

    def __init__(self) -> None:
        self.longest_ms = 0
        self.most_work_ms = 0
        self._worked = time.thread_time()
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        self.longest_ms = max(self.longest_ms, self._clock.restart())
        worked = time.thread_time()
        self.most_work_ms = max(self.most_work_ms, round((worked - self._worked) * 1000))
        self._worked = worked


def bench_start_to_window() -> None:
    """Print the time from starting the process to the shown window, the best of three."""
    times = []
    for _ in range(3):
        began = time.time()
        done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        times.append(float(done.stdout.strip().splitlines()[-1]) - began)
    print(f"\nstart to window: {min(times):.2f} s (three starts, longest {max(times):.2f} s)")


def bench_import_of_the_samples(qtbot, qapp, tmp_path: Path, samples: list[Path]) -> None:
    """Print the time from drop to first matrix and to the report, and the longest standstill."""
    theme.theme().install(qapp)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    parts = Parts(Preferences(settings), tmp_path / "data", tmp_path / "log")
    window = parts.window
    qtbot.addWidget(window)
    window.show()
    warm_up = WarmUp()
    warm_up.start()
    qtbot.waitUntil(warm_up.isFinished, timeout=PATIENCE_MS)
    window.prepare()
    qtbot.wait(500)
    gaps = Gaps()
    gaps.start()
    began = time.perf_counter()
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        window.add_files(samples)
        qtbot.waitUntil(lambda: window.articles.model.total > 0, timeout=PATIENCE_MS)
        first = time.perf_counter() - began
    ended = time.perf_counter() - began
    qtbot.wait(500)
    gaps.stop()
    window.close()
    print(f"\ndrop to first article in the matrix: {first:.2f} s")
    print(f"drop to report, {len(samples)} articles: {ended:.2f} s")
    print(
        f"longest time without an answer: {gaps.longest_ms} ms "
        f"(most work of the window's thread at a stretch: {gaps.most_work_ms} ms)"
    )


if __name__ == "__main__":
    names = ["-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
    sys.exit(pytest.main([__file__, "-s", "-q", "-p", "no:cacheprovider", *names]))
