"""The list of what a topic would gain, lose and keep."""

from PySide6.QtCore import Qt

from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.bench import (
    ENTERS,
    LEAVES,
    STAYS,
    BenchHeading,
    BenchModel,
    BenchRow,
    BenchSection,
    bench_row,
)
from onrecord.ui.itemmodels.statement_list import StatementRow


def statement(words: str) -> StatementRow:
    return StatementRow(
        "s", Glyph.SUPPORT, reviewed=False, who="Ruiz", saying="", place="", words=words, doubt="",
        spoken=f"Ruiz {words}",
    )  # fmt: skip


def describe(sign: str, key: str) -> BenchRow:
    return bench_row(sign, statement(key), ())


def test_the_bench_is_a_proper_model_with_headings(qtmodeltester):
    bench = BenchModel(describe)
    bench.show_sections(
        [
            BenchSection(BenchHeading("2 enter"), ENTERS, ("a", "b")),
            BenchSection(BenchHeading("0 leave"), LEAVES, ()),
            BenchSection(BenchHeading("1 stays"), STAYS, ("c",)),
        ]
    )

    qtmodeltester.check(bench)
    assert bench.rowCount() == 5
    assert bench.headings == [0, 3]
    assert bench.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "+ Ruiz a"
    assert bench.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "a"


def test_words_begin_where_their_first_mark_can_be_seen():
    words = (
        "The council will look again at what was said about the coast, and " * 3 + "the herring."
    )
    place = words.index("herring")

    row = bench_row(ENTERS, statement(words), [(place, place + 7)])

    ((start, end),) = row.marks
    assert row.words[start:end] == "herring"
    assert row.words.startswith("… ")
    assert end < 90
    assert row.row.words == words


def test_words_with_an_early_mark_or_none_stand_whole():
    words = "The herring is " + "a fish " * 40
    for marks in ([(4, 11)], []):
        row = bench_row(STAYS, statement(words), marks)

        assert row.words == words
        assert row.marks == tuple(marks)
