"""How long a position is taken to hold."""

import pandas as pd

from onrecord.tables.holding import holds_until


def frame(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Return statements of row, target and day."""
    made = pd.DataFrame(list(rows), columns=["row", "target", "first"])
    made["first"] = pd.to_datetime(made["first"])
    return made.assign(last=made["first"])


def days(until: "pd.Series[pd.Timestamp]") -> list[str]:
    return list(until.dt.strftime("%Y-%m-%d"))


def test_a_position_holds_for_calendar_months():
    until = holds_until(frame(("ruiz", "the quota", "2023-11-30")), 3)

    assert days(until) == ["2024-02-29"]


def test_the_next_statement_of_the_row_on_the_target_ends_it():
    until = holds_until(
        frame(("ruiz", "the quota", "2023-02-01"), ("ruiz", "the quota", "2023-01-01")), 3
    )

    assert days(until) == ["2023-05-01", "2023-02-01"]


def test_another_row_or_target_does_not_end_it():
    until = holds_until(
        frame(
            ("ruiz", "the quota", "2023-01-01"),
            ("solberg", "the quota", "2023-01-10"),
            ("ruiz", "the ferry", "2023-01-20"),
        ),
        1,
    )

    assert days(until) == ["2023-02-01", "2023-02-10", "2023-02-20"]


def test_without_months_nothing_holds():
    assert days(holds_until(frame(("ruiz", "the quota", "2023-01-01")), 0)) == ["2023-01-01"]


def test_an_empty_frame_gives_nothing():
    assert len(holds_until(frame(), 3)) == 0
