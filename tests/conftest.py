"""What every test may count on: no display, no network, no traces in the analyst's own folders."""

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parents[1]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A screen of one kind everywhere, whatever desktop the tests are started from.
os.environ.update(QT_SCALE_FACTOR="1", QT_STYLE_OVERRIDE="", LC_ALL="C.UTF-8", TZ="UTC")
# A law holds on a slow machine too; what is dear to try says a smaller number of examples itself.
settings.register_profile(
    "onrecord", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("onrecord")


def pytest_configure(config: pytest.Config) -> None:
    """Give settings, caches and state of this run, and of what it starts, a folder of their own."""
    home = tempfile.TemporaryDirectory(prefix="onrecord-tests-")
    config.add_cleanup(home.cleanup)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(Path(home.name, name.lower()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out real-window tests where Qt draws on no display."""
    if os.environ["QT_QPA_PLATFORM"] == "xcb" and os.environ.get("DISPLAY"):
        return
    for item in items:
        if "window" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="needs a display; `make test` makes one"))


def pytest_unconfigure() -> None:
    """Empty the clipboard: offscreen, Qt would free what Python put there after Python is gone."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that lets Python code of this process talk to the network.

    Sockets of the machine's own processes (AF_UNIX) are left alone: pools and windows need them.
    """
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            pytest.fail(f"On Record works offline, but something connects to {address}")
        real_connect(self, address)  # type: ignore[arg-type]

    def look_up(host: object, *args: object, **kwargs: object) -> list[object]:
        pytest.fail(f"On Record works offline, but something looks up {host!r}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """Return the sample articles that come with the program, by name."""
    return sorted((REPOSITORY / "resources" / "samples").glob("*.txt"))
