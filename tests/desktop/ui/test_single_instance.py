"""A second start hands its files over, and a window that was killed stands in nobody's way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from onrecord.ui.single_instance import SingleInstance, hand_over, name_for


@pytest.fixture
def name(tmp_path) -> str:
    return name_for(tmp_path)


@pytest.fixture
def instance(qapp, name):
    made = SingleInstance(name)
    assert made.is_listening
    yield made
    made._server.close()


_HAND_OVER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from onrecord.ui.single_instance import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(sys.argv[1], [Path(each) for each in json.load(sys.stdin)]) else 3)
"""


def _from_another_start(name: str, names: list[str]) -> "subprocess.Popen[str]":
    """Hand files over from a process of its own, as a second start does."""
    start = subprocess.Popen(
        [sys.executable, "-c", _HAND_OVER, name], stdin=subprocess.PIPE, text=True
    )
    assert start.stdin is not None
    start.stdin.write(json.dumps(names))
    start.stdin.close()
    return start


@pytest.mark.parametrize(
    "names", [[], ["a.txt", "“odd” näme & 東京.pdf"], [f"{n}.txt" for n in range(2_000)]]
)
def test_files_are_handed_over_with_their_whole_paths(instance, name, qtbot, names):
    paths = [Path(each) for each in names]

    with qtbot.waitSignal(instance.asked, timeout=20_000) as asked:
        start = _from_another_start(name, names)

    assert asked.args[0] == [path.absolute() for path in paths]
    qtbot.waitUntil(lambda: start.poll() is not None)
    assert start.returncode == 0


def test_nobody_listens_at_first(name):
    assert not hand_over(name, [])


def test_windows_of_other_data_folders_are_left_alone(instance, tmp_path):
    assert not hand_over(name_for(tmp_path / "other"), [])


def test_what_makes_no_sense_is_not_taken(instance, name, qtbot):
    taken: list[object] = []
    instance.asked.connect(taken.append)
    socket = QLocalSocket()
    socket.connectToServer(name)

    with qtbot.waitSignal(socket.disconnected):
        socket.write(b'{"run": "rm"}\n')

    assert taken == []


def test_a_killed_window_leaves_no_obstacle(qapp, name):
    code = (
        "import os, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from onrecord.ui.single_instance import SingleInstance\n"
        "app = QCoreApplication([])\n"
        "made = SingleInstance(sys.argv[1])\n"
        "assert made.is_listening\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, name], check=False).returncode == 9
    assert not hand_over(name, [])

    made = SingleInstance(name)

    assert made.is_listening
    made._server.close()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_window_opens_what_it_is_handed(parts, project, qtbot):
    with qtbot.waitSignal(parts.session.changed):
        parts.take_over([project])

    assert parts.state.workspace is not None
    assert parts.state.workspace.path == project
