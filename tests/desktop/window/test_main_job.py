"""The main job in a real window: drop, look, put right, undo, take the table away.

Mouse and keyboard are moved by another process, files are dragged from another program's window.
Run by `make test`, which gives these tests a display with a window manager.
"""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog

from onrecord.domain.report import FileOutcome
from onrecord.ui import theme
from onrecord.workspace import Workspace

pytestmark = pytest.mark.window
PATIENCE_MS = 90_000

VISIT = """\
Norland's president visits Sudria

4 May 2021

President Mara Lindqvist of Norland said on Monday that she supports a ceasefire in Ukraine. \
“We strongly condemn the war against Ukraine,” Lindqvist told reporters.
"""
ANSWER = """\
Sudria answers

6 May 2021

Prime minister Elena Costa rejected the sanctions over Ukraine. “We want peace talks about \
Ukraine,” Costa said.
"""


@pytest.fixture
def files(tmp_path) -> list[Path]:
    folder = tmp_path / "to drop"
    folder.mkdir()
    visit, answer = folder / "visit to “Sudria”.txt", folder / "answer 100%.txt"
    visit.write_text(VISIT, encoding="utf-8")
    answer.write_text(ANSWER, encoding="utf-8")
    return [visit, answer]


def marked_pixels(image: QImage, colour: QColor) -> int:
    """Return how many points of a picture have exactly this colour."""
    wanted = colour.rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_drop_look_put_right_undo_export(
    parts, files, hand, dragged_from, window_middle, line_from, middle, qtbot, tmp_path
):
    window, state = parts.window, parts.state

    # Two files from another program's window: a veil while they hover, articles when let go.
    source = dragged_from(files)
    target = middle(window)
    spot = window_middle("Files to drag", place=(1290, 200))
    hand.drag(spot, target, release=False)
    qtbot.waitUntil(lambda: window.drops.veil.isVisible(), timeout=5_000)
    assert window.drops.veil.accessibleName() == "Add 2 items"
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS) as ended:
        hand.release()
    assert not window.drops.veil.isVisible()
    assert line_from(source) == "copy"
    assert all(path.is_file() for path in files)
    assert [report.outcome for report in ended.args[0]] == [FileOutcome.READ] * 2

    # The matrix is there; a click on a cell shows the sentence, marked, in the article.
    page = window.page_stack.current_page()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=10_000)
    index = _first_cell_with_a_position(page.model)
    hand.click(middle(page.view.viewport(), page.view.visualRect(index)))
    evidence = window.bench.side.currentWidget()
    qtbot.waitUntil(lambda: bool(state.statement), timeout=5_000)
    statement = state.workspace.statement(state.statement)
    article = state.workspace.article(statement.article_key)
    qtbot.waitUntil(lambda: evidence.reader.view.isVisible(), timeout=5_000)
    shown = evidence.reader.view.toPlainText()
    assert " ".join(article.words_at(statement.content[0]).split()) in " ".join(shown.split())
    screen = window.screen().grabWindow(0).toImage()
    reader = evidence.reader.view
    corner = reader.viewport().mapToGlobal(QPoint(0, 0))
    seen = screen.copy(
        corner.x(), corner.y(), reader.viewport().width(), reader.viewport().height()
    )
    assert marked_pixels(seen, theme.tokens().wash) > 200

    # Accept it by keyboard, then take that back: both are named.
    assert not statement.reviewed
    qtbot.wait(QApplication.doubleClickInterval() + 200)  # else it would be a third click
    hand.double_click(middle(page.view.viewport(), page.view.visualRect(index)))
    qtbot.waitUntil(evidence.list.hasFocus, timeout=5_000)
    hand.keys("a")
    qtbot.waitUntil(lambda: state.workspace.statement(statement.key).reviewed, timeout=5_000)
    assert "Accept" in window.actions_.undo.text()
    hand.keys("ctrl+z")
    qtbot.waitUntil(lambda: not state.workspace.statement(statement.key).reviewed, timeout=5_000)
    assert "Accept" in window.actions_.redo.text()

    # The table leaves as a workbook.
    book = tmp_path / "comparison.xlsx"
    hand.keys("ctrl+e")
    qtbot.waitUntil(lambda: window.findChild(QDialog) is not None, timeout=10_000)
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=5_000)
    qtbot.wait(300)
    hand.click(middle(dialog.path))
    hand.keys("ctrl+a")
    hand.type(str(book))
    hand.click(middle(dialog.export))
    qtbot.waitUntil(book.is_file, timeout=20_000)
    _check_workbook(book, state.workspace)
    hand.keys("Escape")


def _check_workbook(path: Path, workspace: Workspace) -> None:
    book = openpyxl.load_workbook(path)
    assert {"Matrix", "Statements", "Articles", "Method"} <= set(book.sheetnames)
    words = [
        str(cell.value) for row in book["Statements"].iter_rows() for cell in row if cell.value
    ]
    assert any("Lindqvist" in word for word in words)
    formulas = [
        cell.coordinate
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas == []
    articles = list(book["Articles"].iter_rows(values_only=True))
    assert len(articles) >= 1 + len(workspace.articles())


def _first_cell_with_a_position(model):
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.cell(row, column)
            if cell is not None and cell.lines:
                return model.index(row, column)
    raise AssertionError("no cell of the matrix has a position")


def test_the_program_starts_reads_its_arguments_and_keeps_the_project(hand, files, tmp_path, qtbot):
    """Start it as a person does, by its command, and look at it from outside only."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", str(files[0])],
        env=_environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        title = "Untitled project – On Record"
        window = hand.do("search", "--sync", "--onlyvisible", "--name", title).split()[-1]
        drafts = tmp_path / "data"
        qtbot.waitUntil(lambda: _articles_in(drafts) == 1, timeout=PATIENCE_MS)
        hand.do("windowactivate", "--sync", window)
        hand.keys("ctrl+q")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=15_000)
        assert process.returncode == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()
    (project,) = drafts.rglob("*.onrecord")
    with Workspace.open(project) as workspace:
        assert [article.file_name for article in workspace.articles()] == [files[0].name]


def _environment(tmp_path: Path) -> dict[str, str]:
    homes = {f"XDG_{n}_HOME": str(tmp_path / n.lower()) for n in ("CONFIG", "DATA", "CACHE")}
    return {**os.environ, **homes}


def _articles_in(folder: Path) -> int:
    """Return how many articles the one project in a folder holds, as another program reads it."""
    found = list(folder.rglob("*.onrecord"))
    if len(found) != 1:
        return 0
    with Workspace.open(found[0], read_only=True) as workspace:
        return len(workspace.articles())


def test_keyboard_alone_reaches_every_part_of_the_window(parts, files, hand, qtbot):
    window = parts.window
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        window.add_files(files)
    hand.keys("F6")
    places = set()
    for _ in range(4):
        focus = window.focusWidget()
        for name, part in (
            ("articles", window.articles),
            ("page", window.page_stack.current_page()),
            ("side", window.bench.side),
        ):
            if focus is not None and part.isAncestorOf(focus):
                places.add(name)
        hand.keys("F6")
    assert {"articles", "page"} <= places
    hand.keys("ctrl+2")
    qtbot.waitUntil(lambda: window.page_stack.current == "timeline", timeout=5_000)
    hand.keys("ctrl+1")
    hand.keys("F8")
    qtbot.waitUntil(lambda: window.rail.isVisible(), timeout=5_000)
