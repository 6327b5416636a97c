"""A window as the program builds it, with folders and settings of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from onrecord.ui.app import Parts
from onrecord.ui.preferences import Preferences
from onrecord.ui.view_state import ViewState
from onrecord.workspace import Workspace


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def state(example_workspace: Workspace, qtbot) -> Iterator[ViewState]:
    """Return what the pages share, with the example project open."""
    shared = ViewState()
    shared.open(example_workspace)
    yield shared
    shared.open(None)


@pytest.fixture
def parts(qtbot, settings, tmp_path) -> Iterator[Parts]:
    """Return the window with everything below it, shown and without a project."""
    made = Parts(Preferences(settings), tmp_path / "data", tmp_path / "log")
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


@pytest.fixture
def project(tmp_path: Path, example_articles, example_codebook) -> Path:
    """Return a project file with the example articles."""
    path = tmp_path / "Port Elle.onrecord"
    with Workspace.create(path, example_codebook) as workspace:
        for extracted in example_articles:
            workspace.add(extracted)
    return path


@pytest.fixture
def open_project(qtbot) -> Callable[[Parts, Path], None]:
    """Return what opens a project in a window and waits until it is there, or is refused."""

    def open_it(parts: Parts, path: Path) -> None:
        parts.window.open_project(path)
        qtbot.waitUntil(lambda: not parts.session.opening)

    return open_it


@pytest.fixture
def opened(parts: Parts, project: Path, open_project) -> Parts:
    """Return the window with the example project open."""
    open_project(parts, project)
    return parts
