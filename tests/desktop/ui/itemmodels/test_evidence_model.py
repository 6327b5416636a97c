"""What the evidence tells of a statement's date when the pointer rests on it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from onrecord.domain.change import CorrectArticle, CorrectStatement
from onrecord.domain.dates import PartialDate
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Reason
from onrecord.ui.itemmodels.evidence_model import (
    EvidenceModel,
    date_source_words,
    evidence_row,
)


@pytest.fixture
def dated(example_workspace):
    return next(s for s in example_workspace.statements() if s.date is not None)


@pytest.fixture
def undated(example_workspace):
    return next(
        s
        for s in example_workspace.statements()
        if s.date is None and example_workspace.article(s.article_key).published_from == "dateline"
    )


def test_the_words_that_gave_the_date_are_quoted(example_workspace, dated):
    text = example_workspace.article(dated.article_key).text
    start = text.index("on Monday") if "on Monday" in text else 0
    because = Reason("date", "weekday", TextSpan(start, start + 9))
    found = replace(dated, reasons=(Reason("stance", "verb"), because))

    words = date_source_words(example_workspace, found)

    assert words == f"Date from “{' '.join(text[start : start + 9].split())}” (weekday)"
    rule = Reason("date", "same speech as before")
    assert date_source_words(example_workspace, replace(dated, reasons=(rule,))) == (
        "Date from: same speech as before"
    )


def test_a_statement_without_a_date_says_where_its_articles_was_found(example_workspace, undated):
    model = EvidenceModel()
    model.set_rows([evidence_row(example_workspace, undated, with_speaker=False)])

    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)

    assert tip == "No date of its own. Date of the article from: dateline"


def test_an_articles_date_that_the_analyst_set_is_said_to_be_so(example_workspace, undated):
    values = (("published", date(2021, 5, 2)),)
    example_workspace.apply(CorrectArticle(undated.article_key, values))

    assert date_source_words(example_workspace, undated).endswith("from: you")


def test_a_date_that_the_analyst_set_is_not_put_down_to_the_article(example_workspace, undated):
    change = CorrectStatement(undated.key, (("date", PartialDate(date(2021, 5, 1))),))
    example_workspace.apply(change)

    corrected = example_workspace.statement(undated.key)

    assert date_source_words(example_workspace, corrected) == "Date set by you"


def test_without_any_date_there_is_nothing_to_tell(example_workspace, undated):
    example_workspace.apply(CorrectArticle(undated.article_key, (("published", None),)))

    assert date_source_words(example_workspace, undated) == ""
