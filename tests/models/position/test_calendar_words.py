"""Words for a day that lean on another day; the article is of Monday, 20 March 2023."""

from datetime import date

import pytest

from en_onrecord.position.date_mentions import find_dates

pytestmark = pytest.mark.slow
FAILED = "The talks failed on March 7. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FAILED + "Two days earlier, they met.", "2023-03-05"),
        (FAILED + "They had met a day before.", "2023-03-06"),
        (FAILED + "Three days later, they met.", "2023-03-10"),
        (FAILED + "A year earlier, they met.", "2022"),
        (FAILED + "They met the previous Friday.", "2023-03-03"),
        (FAILED + "They met the following Friday.", "2023-03-10"),
        (FAILED + "They met within the hour.", "2023-03-07"),
        (FAILED + "They met the day after the vote.", "2023-03-07"),
        (FAILED + "They met thirty days later.", "2023-03-07"),
        (FAILED + "They met more than two days later.", "2023-03-07"),
        (FAILED + "\n\nThe road is long.\n\nIt is cold.\n\nA day later, they met.", "2023-03-07"),
    ],
)
def test_what_is_counted_from_another_day_is_counted_from_the_last_named(nlp, text, expected):
    assert found(nlp, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met a day after Friday's vote.", "2023-03-18"),
        ("They met two days before Sunday's vote.", "2023-03-17"),
        ("They met on Monday last week.", "2023-03-13"),
        ("They met on Tuesday of last week.", "2023-03-14"),
        ("They met last week on Tuesday.", "2023-03-14"),
        ("They met on Friday, March 3.", "2023-03-03"),
        ("They met earlier in the week.", "2023-03"),
        ("They met over the weekend.", "2023-03"),
        ("They met a fortnight ago.", "2023-03"),
        ("They met a decade ago.", "2013"),
    ],
)
def test_two_words_for_a_day_are_one(nlp, text, expected):
    assert found(nlp, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They met more than two days ago.",
        "They met nearly a year ago.",
        "They met about three weeks ago.",
        "They met two days earlier.",
        "They met the day after the vote.",
        "They met the previous Friday.",
        "They met every Friday.",
        "They met on Good Friday.",
    ],
)
def test_words_for_no_sure_day_are_no_date(nlp, text):
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("She said on Friday he would go.", False),
        ("She said late on Friday he would go.", False),
        ("He would go on Friday.", True),
    ],
)
def test_the_verb_right_before_a_day_is_its_verb(nlp, text, future):
    (mention,) = mentions(nlp, text)
    assert mention.future is future


def mentions(nlp, text):
    """Return what is found in a text of 20 March 2023."""
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline[:2]:
        doc = component(doc)
    return find_dates(doc, date(2023, 3, 20))


def found(nlp, text):
    """Return the dates found, as text."""
    return [mention.iso for mention in mentions(nlp, text)]
