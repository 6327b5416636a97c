"""The files of an import."""

from PySide6.QtCore import Qt

from onrecord.domain.report import FileOutcome, FileReport, ProgressUnit, ReadProgress
from onrecord.ui.itemmodels.import_files import FileAction, FileState, ImportFilesModel

READ = FileReport("/x/a.txt", FileOutcome.READ, ("k",), 3)
SPLIT = FileReport("/x/many.txt", FileOutcome.READ, ("k", "l"), 1, "", ("No date was found.",))
TWICE = FileReport(
    "/x/a (1).txt", FileOutcome.DUPLICATE, (), 0, "The same text is here: Port Elle."
)
REFUSED = FileReport("/x/b.pdf", FileOutcome.REFUSED, (), 0, "No text in it.")
CANCELLED = FileReport("/x/c.pdf", FileOutcome.CANCELLED, (), 0, "You cancelled.")


def row(model: ImportFilesModel, number: int):
    return model.index(number).data(Qt.ItemDataRole.UserRole)


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = ImportFilesModel()
    qtmodeltester.check(model)
    model.begin("/x/a.txt")
    model.finish(READ)
    model.show_reports([READ, TWICE])


def test_a_file_keeps_its_place_from_begin_to_end():
    model = ImportFilesModel()
    model.begin("/x/a.txt")
    model.begin("/x/b.pdf")
    assert model.names_being_read() == ["a.txt", "b.pdf"]
    model.finish(READ)
    assert row(model, 0).state is FileState.READ
    assert model.names_being_read() == ["b.pdf"]


def test_every_outcome_has_words():
    model = ImportFilesModel()
    model.show_reports([READ, SPLIT, TWICE, REFUSED, CANCELLED])
    assert [row(model, n).detail for n in range(5)] == [
        "3 statements",
        "split into 2 articles · 1 statement\nNo date was found.",
        "The same text is here: Port Elle.",
        "No text in it.",
        "You cancelled.",
    ]
    assert row(model, 1).state is FileState.WARNED


def test_a_line_says_how_far_a_large_file_is_read():
    model = ImportFilesModel()
    model.begin("/x/long.pdf")
    model.get_on("/x/long.pdf", ReadProgress(120, 500, ProgressUnit.PAGES))
    assert (row(model, 0).progress, row(model, 0).detail) == ("24 %", "page 120 of 500")
    assert row(model, 0).offered is FileAction.CANCEL
    model.get_on("/x/long.pdf", ReadProgress(1, 40, ProgressUnit.ARTICLES))
    assert row(model, 0).detail == "finding statements: article 1 of 40"
    model.finish(FileReport("/x/long.pdf", FileOutcome.READ, ("k",), 3))
    model.get_on("/x/long.pdf", ReadProgress(2, 40, ProgressUnit.ARTICLES))
    assert row(model, 0).progress == ""


def test_names_that_turn_or_break_lines_are_shown_safely():
    model = ImportFilesModel()
    model.begin("/x/a\nb\u202etxt.exe")
    name = model.index(0).data()
    assert "\n" not in name
    assert "\u202e" not in name
    assert "\n" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole).split("\n")[0]


def test_a_line_with_very_many_warnings_stays_short():
    many = FileReport("/x/a.txt", FileOutcome.READ, ("k",), 1, "", tuple(map(str, range(40))))
    model = ImportFilesModel()
    model.show_reports([many])
    lines = row(model, 0).detail.splitlines()
    assert len(lines) == 6
    assert lines[-1] == "and 36 more"


def test_each_outcome_offers_what_helps():
    waiting = FileReport("/x/t.csv", FileOutcome.WAITING, (), 0, "Choose.")
    model = ImportFilesModel()
    model.show_reports([READ, REFUSED, CANCELLED, waiting])
    assert [row(model, n).offered for n in range(4)] == [
        None,
        FileAction.SHOW,
        FileAction.RETRY,
        FileAction.COLUMNS,
    ]
    assert FileAction.ENCODING in row(model, 0).actions
    assert FileAction.ENCODING not in row(model, 1).actions


def test_reports_shown_again_change_only_the_lines_that_differ(qtbot):
    model = ImportFilesModel()
    model.show_reports([READ, REFUSED])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show_reports([READ, REFUSED])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_reports([READ, FileReport("/x/b.pdf", FileOutcome.READ, ("m",), 2)])
    assert changed.args[0].row() == 1
