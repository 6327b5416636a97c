"""Filters: each leaves out for itself, and all of them together leave out what any does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain.selection import ALL_STRICT_TESTS, Selection
from onrecord.domain.statement import Stance

DAYS = st.dates(date(2020, 1, 1), date(2021, 6, 1))
FILTERS = {
    "strict": st.booleans(),
    "reviewed": st.booleans(),
    "since": st.none() | DAYS,
    "until": st.none() | DAYS,
    "outlets": st.frozensets(st.sampled_from(["Elle Courier", "Sudria Today", ""])),
    "topics": st.frozensets(st.sampled_from(["treaty", "fishing", "elections", "other"])),
    "stances": st.frozensets(st.sampled_from(Stance)),
    "text": st.sampled_from(["", "quota", "TREATY", "Costa", "nobody said this"]),
    "strict_tests": st.frozensets(st.sampled_from(sorted(ALL_STRICT_TESTS))),
}
EVERYTHING = Selection(with_other=True, with_reports=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries(FILTERS))
def test_filters_together_leave_what_each_of_them_leaves(example_workspace, values):
    single = []
    for name, value in values.items():
        strict = {"strict_tests": values["strict_tests"]} if name == "strict" else {}
        if name != "strict_tests":
            single.append(replace(EVERYTHING, **{name: value}, **strict))
    left = [{s.key for s in example_workspace.statements(selection)} for selection in single]

    together = example_workspace.statements(replace(EVERYTHING, **values))

    assert {s.key for s in together} == set.intersection(*left)
    every = [s.key for s in example_workspace.statements()]
    assert [s.key for s in together] == [key for key in every if key in {s.key for s in together}]


def test_a_topic_leaves_its_own_statements_and_other_those_on_no_topic(example_workspace):
    of_treaty = example_workspace.statements(replace(EVERYTHING, topics=frozenset({"treaty"})))
    of_other = example_workspace.statements(replace(EVERYTHING, topics=frozenset({"other"})))

    assert all("treaty" in s.topics for s in of_treaty)
    assert [s.target for s in of_other] == ["opera house"]
    assert len(of_treaty) == sum("treaty" in s.topics for s in example_workspace.statements())


@pytest.mark.parametrize(
    ("since", "until", "is_shown"),
    [
        (date(2021, 3, 31), None, True),
        (date(2021, 4, 1), None, False),
        (None, date(2021, 3, 1), True),
        (None, date(2021, 2, 28), False),
    ],
)
def test_a_statement_of_a_month_may_be_of_any_of_its_days(
    example_workspace, since, until, is_shown
):
    (of_march,) = (
        s for s in example_workspace.statements() if s.date and s.date.isoformat() == "2021-03"
    )

    shown = example_workspace.statements(Selection(since=since, until=until))

    assert (of_march in shown) is is_shown


def test_a_statement_without_any_date_is_in_no_time(example_workspace):
    undated = [
        s
        for s in example_workspace.statements()
        if s.date is None and example_workspace.article(s.article_key).published is None
    ]
    assert undated

    shown = example_workspace.statements(replace(EVERYTHING, since=date(1900, 1, 1)))

    assert not set(undated) & set(shown)
