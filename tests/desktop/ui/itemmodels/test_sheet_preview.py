"""The preview of a sheet."""

import pytest

from onrecord.export import Sheet
from onrecord.ui.itemmodels.sheet_preview import ROWS_SHOWN, SheetPreview, column_letters


@pytest.fixture
def model():
    return SheetPreview()


def sheet(rows: int) -> Sheet:
    return Sheet("Things", ("Name", "Count"), tuple((f"row {n}", n) for n in range(rows)), (20, 8))


def test_it_is_a_proper_model(model, qtmodeltester):
    model.show_sheet(sheet(5))

    qtmodeltester.check(model)


def test_headings_are_the_first_row(model):
    model.show_sheet(sheet(3))

    assert model.index(0, 1).data() == "Count"
    assert model.index(3, 1).data() == "2"
    assert model.rowCount() == 4


def test_a_long_sheet_is_cut(model):
    model.show_sheet(sheet(ROWS_SHOWN + 50))

    assert model.rowCount() == ROWS_SHOWN + 1


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_a_spreadsheet(number, letters):
    assert column_letters(number) == letters
