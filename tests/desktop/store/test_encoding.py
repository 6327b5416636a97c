"""Records are written down whole: what is added to one in the domain is not lost in the file."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.dates import DatePrecision, PartialDate
from onrecord.domain.report import FileReport
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement
from onrecord.store import encoding

SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(
    lambda pair: TextSpan(pair[0], pair[0] + pair[1])
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
DATES = st.one_of(
    DAYS.map(PartialDate),
    DAYS.map(lambda day: PartialDate(day.replace(day=1), DatePrecision.MONTH)),
    DAYS.map(lambda day: PartialDate(day.replace(month=1, day=1), DatePrecision.YEAR)),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
for kind, strategy in ((TextSpan, SPANS), (PartialDate, DATES), (float, NUMBERS)):
    st.register_type_strategy(kind, strategy)


def any_of(kind, **limits):
    """Return records of a kind with anything in every field."""
    return st.builds(kind, **{f.name: ... for f in fields(kind)} | limits)


STATEMENTS = any_of(
    Statement,
    content=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    polarity=st.integers(-2, 2),
)
RECORDS = {
    "statement": (encoding.STATEMENT, STATEMENTS),
    "actor": (encoding.ACTOR, any_of(Actor)),
    "codebook": (encoding.CODEBOOK, any_of(Codebook)),
    "report": (encoding.FILE_REPORT, any_of(FileReport)),
}


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_record_that_was_written_is_read_as_it_was(name, data):
    codec, records = RECORDS[name]
    record = data.draw(records)

    assert encoding.load(codec, encoding.dump(codec, record)) == record


@settings(max_examples=25)
@given(article=any_of(Article))
def test_an_article_that_was_written_is_read_as_it_was(article):
    record = encoding.dump_article(article)

    assert encoding.load_article(article.key, article.text, record) == article


@pytest.mark.parametrize(
    ("subject", "kind", "fixed"),
    [
        ("statement", Statement, {"key", "article_key"}),
        ("article", Article, {"key", "text"}),
        ("actor", Actor, {"key"}),
    ],
)
def test_a_revision_can_set_every_field_but_those_that_name_the_record(subject, kind, fixed):
    assert {f.name for f in fields(kind)} - encoding.VALUES[subject].keys() == fixed


def test_fields_with_their_default_are_left_out():
    assert encoding.dump(encoding.ACTOR, Actor("a", "Ada")) == '{"key":"a","name":"Ada"}'
    assert encoding.dump_article(Article("a", "Words.")) == "{}"


@pytest.mark.parametrize(
    ("codec", "value"),
    [
        (encoding.STATEMENT, "no statement"),
        (encoding.STATEMENT_FIELDS["polarity"], "two"),
        (encoding.STATEMENT_FIELDS["stance"], "enthusiasm"),
        (encoding.STATEMENT_FIELDS["content"], [TextSpan(0, 1)]),
        (encoding.ARTICLE_FIELDS["published"], "2023-03-20"),
    ],
)
def test_a_value_of_another_kind_is_refused(codec, value):
    with pytest.raises((TypeError, ValueError)):
        encoding.dump(codec, value)


def test_a_field_that_a_later_version_added_is_passed_over():
    text = encoding.dump(encoding.ACTOR, Actor("a", "Ada"))

    assert encoding.load(encoding.ACTOR, text[:-1] + ',"mood":"glad"}') == Actor("a", "Ada")
