"""How long a position is taken to hold after the statement that shows it."""

import pandas as pd


def holds_until(frame: pd.DataFrame, months: int) -> "pd.Series[pd.Timestamp]":
    """Return for each statement of a timeline the day on which its position is no longer shown.

    A position holds for so many months, or until the same row's next statement on the same target,
    whichever is sooner: a gap says that nothing was heard, not that nothing changed.

    Parameters
    ----------
    frame
        Rows of `workspace.timeline` with the columns row, target, first and last; `first` is
        not missing.
    months
        0 or less means that no position holds beyond its statement.
    """
    at = frame["first"] + (frame["last"] - frame["first"]) / 2
    if months <= 0:
        return at
    places = [frame["row"], frame["target"]]
    following = at.sort_values(kind="stable").groupby(places, sort=False).shift(-1)
    following = following.reindex(frame.index)
    latest = at + pd.DateOffset(months=months)
    return latest.where(~(following < latest), following)
