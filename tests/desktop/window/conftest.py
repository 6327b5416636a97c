"""A hand that moves the mouse and types, outside this process: xdotool."""

import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QWidget

from onrecord.ui import theme
from onrecord.ui.app import Parts, WarmUp
from onrecord.ui.preferences import Preferences

PATIENCE_MS = 60_000
_HERE = Path(__file__).parent


class Hand:
    """Move, click, drag and type like a person; the window goes on living meanwhile."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot

    def do(self, *arguments: object) -> str:
        """Run one xdotool command line while the event loop turns, and return what it printed."""
        result: list[subprocess.CompletedProcess[str]] = []
        command = ["xdotool", *(str(argument) for argument in arguments)]

        def run() -> None:
            result.append(subprocess.run(command, capture_output=True, text=True, timeout=60))

        thread = threading.Thread(target=run)
        thread.start()
        self._qtbot.waitUntil(lambda: not thread.is_alive(), timeout=PATIENCE_MS)
        assert result[0].returncode == 0, f"{command}: {result[0].stderr}"
        self._qtbot.wait(50)
        return result[0].stdout

    def click(self, place: QPoint) -> None:
        self.do("mousemove", place.x(), place.y(), "sleep", 0.1, "click", 1, "sleep", 0.1)

    def double_click(self, place: QPoint) -> None:
        self.do("mousemove", place.x(), place.y(), "click", "--repeat", 2, "--delay", 60, 1)

    def keys(self, *names: str) -> None:
        for name in names:
            self.do("key", "--clearmodifiers", name)

    def type(self, words: str) -> None:
        self.do("type", "--delay", 8, words)

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        """Drag from one place to another; the steps between are what feeds the drag."""
        steps: list[object] = ["mousemove", start.x(), start.y(), "sleep", 0.2, "mousedown", 1]
        steps += ["sleep", 0.2]
        for step in range(1, 11):
            at = start + (end - start) * step / 10
            steps += ["mousemove", at.x(), at.y(), "sleep", 0.05]
        steps += ["mousemove_relative", 2, 2, "sleep", 0.4]
        self.do(*steps)
        if release:
            self.release()

    def release(self) -> None:
        self.do("mouseup", 1, "sleep", 0.3)


@pytest.fixture
def hand(qtbot) -> Hand:
    missing = [name for name in ("xdotool", "openbox") if shutil.which(name) is None]
    assert not missing, f"not installed: {', '.join(missing)}; `make test` installs them"
    return Hand(qtbot)


@pytest.fixture
def dragged_from() -> Iterator[Callable[[list[Path]], "subprocess.Popen[str]"]]:
    """Open windows of another process that drag the files given; end them afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(paths: list[Path]) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, str(_HERE / "drag_source.py"), *map(str, paths)],
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def middle_of(widget: QWidget, rect: QRect | None = None) -> QPoint:
    """Return where the middle of a widget, or of a part of it, is on the screen."""
    return widget.mapToGlobal((rect or widget.rect()).center())


@pytest.fixture
def middle() -> Callable[..., QPoint]:
    return middle_of


@pytest.fixture
def parts(qtbot, qapp, tmp_path):
    """Return the window, on screen and warm, at the left of the screen."""
    theme.theme().install(qapp)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Parts(Preferences(settings), tmp_path / "data", tmp_path / "log")
    qtbot.addWidget(made.window)
    made.window.setGeometry(10, 40, 1240, 860)
    made.window.show()
    qtbot.waitExposed(made.window)
    warm_up = WarmUp()
    warm_up.start()
    qtbot.waitUntil(warm_up.isFinished, timeout=PATIENCE_MS)
    made.window.prepare()
    qtbot.wait(300)
    yield made
    made.window.close()


@pytest.fixture
def window_middle(hand: Hand) -> Callable[..., QPoint]:
    """Return a function that puts another program's window to a place and returns its middle."""

    def put(title: str, place: tuple[int, int]) -> QPoint:
        window = hand.do("search", "--sync", "--onlyvisible", "--name", f"^{title}$").split()[-1]
        hand.do("windowmove", "--sync", window, *place)
        hand.do("windowactivate", "--sync", window)
        lines = hand.do("getwindowgeometry", "--shell", window).splitlines()
        at = dict(line.split("=") for line in lines)
        return QPoint(int(at["X"]) + int(at["WIDTH"]) // 2, int(at["Y"]) + int(at["HEIGHT"]) // 2)

    return put


@pytest.fixture
def line_from(qtbot) -> Callable[["subprocess.Popen[str]"], str]:
    """Return a function that reads the next line a process prints, without waiting for ever."""

    def read(process: "subprocess.Popen[str]") -> str:
        assert process.stdout is not None
        ready = select.poll()
        ready.register(process.stdout, select.POLLIN)
        qtbot.waitUntil(lambda: bool(ready.poll(0)), timeout=10_000)
        return process.stdout.readline().strip()

    return read
