"""Statements as frames for timeline and export."""

from dataclasses import replace
from datetime import date

from onrecord.domain.change import CorrectStatement
from onrecord.domain.lesson import LEARNT
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.statement import Reason
from onrecord.tables.frames import STATEMENT_COLUMNS, TIMELINE_COLUMNS
from onrecord.workspace import Workspace


def test_a_timeline_has_a_row_for_each_dated_statement_and_topic(example_workspace):
    frame = example_workspace.timeline()

    assert tuple(frame.columns) == TIMELINE_COLUMNS
    assert len(frame) == 18
    assert frame.attrs["undated"] == 1
    assert frame["first"].is_monotonic_increasing


def test_a_date_of_a_month_spans_its_days_and_an_articles_day_is_not_the_statements(
    example_workspace,
):
    frame = example_workspace.timeline()
    month = frame[frame["precision"] == "month"].iloc[0]

    assert (month["first"].date(), month["last"].date()) == (date(2021, 3, 1), date(2021, 3, 31))
    assert bool(month["dated"])
    assert not frame[frame["target"] == "talks"]["dated"].item()


def test_timeline_rows_follow_the_roll_up(example_workspace):
    frame = example_workspace.timeline(Selection(roll_up=RollUp.STATE))

    assert set(frame[frame["actor_name"] == "Tomas Brekke"]["row_name"]) == {"Norland"}


def test_the_statement_frame_has_words_and_real_dates(example_workspace):
    frame = example_workspace.statement_frame(Selection(with_reports=True, with_other=True))

    assert tuple(frame.columns) == STATEMENT_COLUMNS
    assert len(frame) == 19
    first = frame.iloc[0]
    assert first["actor"] == "Mara Lindqvist"
    assert first["topics"] == "Harbour treaty"
    assert first["date"].date() == date(2021, 5, 3)


def test_the_statement_frame_says_who_read_each(example_articles, example_codebook):
    visit = example_articles[0]
    told, learnt, seen, *others = visit.statements
    reason = Reason("stance", f"{LEARNT} your correction of “welcomed” on “tolls”")
    learnt = replace(learnt, reasons=(reason,))
    with Workspace.temporary(example_codebook) as workspace:
        workspace.add(replace(visit, statements=(told, learnt, seen, *others)))
        workspace.apply(CorrectStatement(seen.key, (("reviewed", True),)))
        frame = workspace.statement_frame().set_index("statement")

    assert frame.loc[told.key, "read_by"] == "machine"
    assert frame.loc[learnt.key, "read_by"] == "machine, learnt from corrections"
    assert frame.loc[seen.key, "read_by"] == "analyst"


def test_an_empty_selection_gives_empty_frames_with_all_columns(example_workspace):
    nothing = Selection(text="no such words")

    assert tuple(example_workspace.timeline(nothing).columns) == TIMELINE_COLUMNS
    assert example_workspace.statement_frame(nothing).empty
    assert example_workspace.comparison(nothing).cells.empty
