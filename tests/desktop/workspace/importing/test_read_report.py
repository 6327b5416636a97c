"""Columns of tables as they are told on the command line."""

import pytest

from onrecord.workspace.importing.read_report import parse_columns


def test_names_of_columns_may_hold_commas():
    assert parse_columns("text=Body, long,title=Head") == {"text": "Body, long", "title": "Head"}
    assert parse_columns("date=Day,order=month") == {"date": "Day", "order": "month"}
    with pytest.raises(ValueError, match="order=day"):
        parse_columns("date=Day,order=American")
