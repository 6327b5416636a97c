"""The files of an import."""

from PySide6.QtCore import Qt

from onrecord.domain.report import FileOutcome, FileReport
from onrecord.ui.itemmodels.import_files import FileState, ImportFilesModel

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
