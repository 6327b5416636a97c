"""The export dialog: what it shows is what it writes."""

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication, QImage

from onrecord.domain.selection import Selection
from onrecord.ui.views.dialogs.export_dialog import ExportDialog
from onrecord.ui.views.dialogs.export_formats import Format
from onrecord.workspace import review

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(state, qtbot, tmp_path):
    QSettings().setValue("export/folder", str(tmp_path))
    shown = ExportDialog(state)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.sheet.model().rowCount() > 0)
    return shown


def write(dialog: ExportDialog, qtbot) -> None:
    dialog.write()
    qtbot.waitUntil(lambda: dialog.export.isEnabled())


def test_it_offers_a_name_in_the_folder_of_the_last_export(dialog, tmp_path):
    assert dialog.path.text().startswith(str(tmp_path))
    assert dialog.path.text().endswith(".xlsx")


def test_it_offers_no_folder_that_is_not_there(state, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    QSettings().setValue("export/folder", str(tmp_path / "gone"))
    shown = ExportDialog(state)
    qtbot.addWidget(shown)

    assert Path(shown.path.text()).parent == tmp_path


def test_the_workbook_holds_what_the_preview_shows(dialog, qtbot, tmp_path):
    preview = dialog.sheet.model()
    shown = [preview.index(0, column).data() for column in range(preview.columnCount())]
    dialog.path.setText(str(tmp_path / "visit.xlsx"))

    write(dialog, qtbot)

    book = openpyxl.load_workbook(tmp_path / "visit.xlsx")
    assert book.sheetnames == [dialog.tabs.tabText(i) for i in range(dialog.tabs.count())]
    assert [cell.value for cell in book["Matrix"][1]] == shown
    assert "Saved visit.xlsx" in dialog.answer.text()
    assert dialog.show_folder.isVisible()


def test_the_filters_of_the_window_hold_for_the_export(state, qtbot, tmp_path):
    state.set_selection(Selection(topics=frozenset({"fishing"})))
    dialog = ExportDialog(state)
    qtbot.addWidget(dialog)
    dialog.path.setText(str(tmp_path / "fishing.xlsx"))

    write(dialog, qtbot)

    headings = [
        cell.value for cell in openpyxl.load_workbook(tmp_path / "fishing.xlsx")["Matrix"][1]
    ]
    assert headings[-1] == "Fishing"
    assert "Elections" not in headings


def test_csv_writes_a_file_a_sheet(dialog, qtbot, tmp_path):
    dialog.choose_format(Format.CSV)
    dialog.path.setText(str(tmp_path / "visit.csv"))

    write(dialog, qtbot)

    files = sorted(path.name for path in tmp_path.glob("*.csv"))
    assert len(files) == dialog.tabs.count()
    with (tmp_path / "visit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[0] == "Actor"


@pytest.mark.parametrize("chosen", [Format.MATRIX_PNG, Format.TIMELINE_PNG])
def test_pictures_are_shown_and_written(dialog, qtbot, tmp_path, chosen):
    dialog.choose_format(chosen)
    qtbot.waitUntil(lambda: not dialog._image.pixmap().isNull())
    dialog.path.setText(str(tmp_path / "picture.png"))

    write(dialog, qtbot)

    assert not QImage(str(tmp_path / "picture.png")).isNull()


def test_a_failure_is_said_and_the_dialog_stays(dialog, qtbot, tmp_path):
    dialog.path.setText(str(tmp_path / "gone" / "visit.xlsx"))

    write(dialog, qtbot)

    assert "is not there. Choose another one." in dialog.answer.text()
    assert dialog.isVisible()
    assert not dialog.show_folder.isVisible()


def test_the_ending_is_added_when_it_was_left_out(dialog, qtbot, tmp_path):
    dialog.path.setText(str(tmp_path / "visit 2.0"))

    write(dialog, qtbot)

    assert (tmp_path / "visit 2.0.xlsx").is_file()


def test_it_says_that_a_file_will_be_replaced(dialog, tmp_path):
    (tmp_path / "old.xlsx").write_bytes(b"")

    dialog.path.setText(str(tmp_path / "old.xlsx"))

    assert "will be replaced" in dialog.answer.text()


def test_the_sheet_that_is_shown_can_be_copied(dialog, qtbot):
    dialog.tabs.setCurrentIndex(1)

    dialog.copy.click()

    data = QGuiApplication.clipboard().mimeData()
    assert "lower quotas" in data.text()
    assert "<table" in data.html()


def test_only_reviewed_statements_are_shown_and_written_when_asked_for(
    dialog, state, qtbot, tmp_path
):
    one = next(s for s in state.workspace.statements() if s.topics == ("fishing",))
    state.apply(review.accept(one))
    dialog.path.setText(str(tmp_path / "reviewed.xlsx"))

    dialog.reviewed.click()
    counted = dialog._count.text()
    write(dialog, qtbot)
    dialog.reviewed.click()

    rows = list(openpyxl.load_workbook(tmp_path / "reviewed.xlsx")["Statements"].values)
    assert counted.startswith("1 of ")
    assert [row[-1] for row in rows[1:]] == [one.key]
    assert not dialog._count.text().startswith("1 of ")


def test_an_opendocument_spreadsheet_is_written(dialog, qtbot, tmp_path):
    dialog.choose_format(Format.OPENDOCUMENT)
    dialog.path.setText(str(tmp_path / "visit"))

    write(dialog, qtbot)

    assert "Saved visit.ods" in dialog.answer.text()
    with zipfile.ZipFile(tmp_path / "visit.ods") as package:
        assert b"Fishermen" in package.read("content.xml")
