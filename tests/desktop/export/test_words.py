"""The lines of a cell in words."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.domain.dates import PartialDate
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade
from onrecord.export.sheets import cell_text
from onrecord.export.words import line_texts, period_text


def _line(polarity: int, grade: Grade, count: int, articles: int, day=None, **more) -> PositionLine:
    return PositionLine(
        target="the dam",
        polarity=polarity,
        counter_polarity=0,
        conditional=False,
        condition="",
        supporting=count if polarity > 0 else 0,
        opposing=count if polarity < 0 else 0,
        neutral=0,
        best_grade=grade,
        worst_grade=grade,
        reviewed=False,
        disputed=False,
        first=day,
        latest=day,
        speaker="",
        statement_keys=(),
        articles=articles,
        **more,
    )


def test_each_side_of_a_line_tells_its_own_figures():
    sides = (_line(1, Grade.PARAPHRASED, 1, 1), _line(-2, Grade.VERBATIM, 2, 2))
    both = _line(1, Grade.PARAPHRASED, 3, 3, sides=sides)

    assert [text.rest for text in line_texts(both)] == [
        " the dam · paraphrased",
        " the dam · ×2, in 2 articles, quoted",
    ]
    assert [text.stance.split(maxsplit=1)[1] for text in line_texts(both)] == [
        "supports",
        "strongly opposes",
    ]


def _dated_cell(*days: date) -> Cell:
    dates = [PartialDate(day) for day in days]
    lines = tuple(_line(1, Grade.VERBATIM, 1, 1, day) for day in dates)
    first, latest = dates[0], dates[-1]
    return Cell("costa", "fishing", lines, Presence.HAS_POSITION, first=first, latest=latest)


def test_lines_have_dates_of_their_own_where_the_cell_has_several():
    several = cell_text(_dated_cell(date(2021, 3, 4), date(2023, 5, 6)))
    one = cell_text(_dated_cell(date(2021, 3, 4), date(2021, 3, 4)))

    assert [line.rest for line in several.lines] == [
        " the dam · 4 Mar 2021, quoted",
        " the dam · 6 May 2023, quoted",
    ]
    assert {line.rest for line in one.lines} == {" the dam · quoted"}
    assert one.footer.endswith("4 Mar 2021")


@pytest.mark.parametrize(
    ("polarity", "condition", "words"),
    [
        (1, "the council agrees", "supports the dam (if: the council agrees)"),
        (-1, "the council agrees", "refuses the dam (until: the council agrees)"),
        (-1, "unless it is moved", "refuses the dam (unless it is moved)"),
        (1, "", "supports the dam (on a condition)"),
    ],
)
def test_a_condition_is_told_as_what_it_is(polarity, condition, words):
    line = replace(_line(polarity, Grade.VERBATIM, 1, 1), conditional=True, condition=condition)

    (text,) = line_texts(line)

    assert words in f"{text.stance}{text.rest}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-03-20", "2023-03-20", "20 Mar 2023"),
        ("2022", "2023-02", "2022 – Feb 2023"),
        (None, None, ""),
    ],
)
def test_a_period_is_as_precise_as_its_dates(first, last, words):
    days = [PartialDate.from_iso(day) if day else None for day in (first, last)]

    assert period_text(*days) == words
