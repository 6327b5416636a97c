from dataclasses import replace

import pytest

from onrecord.domain.dates import PartialDate
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade
from onrecord.ui.words import (
    absence_words,
    cell_words,
    date_words,
    footer_words,
    listed_words,
    period_words,
    spans_months,
)

iso = PartialDate.from_iso
MAY = iso("2021-05-04")
LINE = PositionLine(
    "tolls",
    polarity=-2,
    counter_polarity=0,
    conditional=False,
    condition="",
    supporting=0,
    opposing=1,
    neutral=0,
    best_grade=Grade.PARAPHRASED,
    worst_grade=Grade.PARAPHRASED,
    reviewed=True,
    disputed=False,
    first=MAY,
    latest=MAY,
    speaker="",
    statement_keys=("s",),
)
CELL = Cell("mayor", "roads", (LINE,), Presence.HAS_POSITION, 1, 1, 1, 0, MAY, MAY)


@pytest.mark.parametrize(
    ("date", "words"), [("2021-05-04", "4 May 2021"), ("2021-05", "May 2021"), ("2021", "2021")]
)
def test_a_date_says_no_more_than_is_known(date, words):
    assert date_words(iso(date)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-05-04", "2021-05-09", "May 2021"),
        ("2021-02", "2021-05-09", "Feb–May 2021"),
        ("2020-12-01", "2021-01-02", "Dec 2020 – Jan 2021"),
        ("2020", "2021-01-02", "2020 – Jan 2021"),
    ],
)
def test_a_period_names_months_once(first, last, words):
    assert period_words(iso(first), iso(last)) == words


def test_dates_move_to_the_lines_when_a_cell_spans_more_than_three_months():
    wide = replace(CELL, first=iso("2021-01-31"), latest=iso("2021-05-01"))

    assert spans_months(wide)
    assert "2021" not in footer_words(wide)
    assert not spans_months(replace(wide, first=iso("2021-02-01")))
    assert footer_words(CELL) == "1 statement · 1 article · May 2021"


def test_a_cell_is_read_out_as_a_sentence():
    assert cell_words("The mayor", "Roads", CELL) == (
        "The mayor, Roads: strongly opposes tolls, paraphrased, reviewed"
    )


def test_both_sides_on_one_target_are_read_out_with_their_own_figures():
    once = replace(LINE, polarity=1, supporting=1, opposing=0, best_grade=Grade.VERBATIM,
                   worst_grade=Grade.VERBATIM, reviewed=False)  # fmt: skip
    twice = replace(LINE, opposing=2, articles=2)
    both = replace(LINE, supporting=1, opposing=2, articles=3, sides=(twice, once))

    assert cell_words("The mayor", "Roads", replace(CELL, lines=(both,))) == (
        "The mayor, Roads: strongly opposes tolls, 2 statements, in 2 articles, paraphrased, "
        "reviewed; supports tolls, quoted, machine reading"
    )


def test_a_cell_without_position_says_why():
    assert absence_words(Cell("a", "b")) == "not in the material"
    assert absence_words(Cell("a", "b", presence=Presence.NAMED, named_in=1)) == (
        "named, no position"
    )
    assert "3 articles" in absence_words(Cell("a", "b", presence=Presence.NAMED, named_in=3))
    assert absence_words(Cell("a", "b", presence=Presence.NAMED, below_strict=1)) == (
        "1 statement below strict"
    )


def test_names_are_listed_as_in_a_sentence():
    assert listed_words(["Ada"]) == "Ada"
    assert listed_words(["Ada", "Bo", "Cy"]) == "Ada, Bo and Cy"


def test_in_a_narrow_column_articles_are_not_counted():
    assert footer_words(CELL, short=True) == "1 statement · May 2021"
