"""Dates that come from an occasion told elsewhere; the article is of Monday, 20 March 2023."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow
HEAD = "Anger over dams\n\n"
MET = "Rosa Quispe rejected the dam on Friday. "
RULED = "The High Court struck down the dam law on Friday. "
ISSUED = "On Friday, the ministry issued a statement on the dam. "


def days(nlp, text):
    """Return the dates of the statements that the whole pipeline finds, without asides."""
    doc = nlp.make_doc(HEAD + text + "\n")
    doc.user_data["onrecord"] = {"published": "2023-03-20", "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [found.date for found in reading_of(doc).statements if not found.secondary]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Quispe said on Friday fishing could resume in Peru.", "2023-03-17"),
        ("Rosa Quispe, a judge, said on Friday she would not wait.", "2023-03-17"),
        ("Miners protested last night against the dam.", "2023-03-19"),
        ("Rosa Quispe condemned Friday's attack on the dam.", None),
        ("Miners boycotted Sunday's local elections.", "2023-03-19"),
        ("Miners praised Sunday's local elections.", None),
        ("Peru wants a dam, as its envoy Rosa Quispe put it on Friday.", "2023-03-17"),
        ("In court papers made public on Friday, Rosa Quispe rejected the dam.", "2023-03-17"),
        ("In court papers seen on Friday, Rosa Quispe rejected the dam.", None),
        ("Rosa Quispe blamed the sale of the railway in 2017.", None),
        ("Rosa Quispe opposed the dam in 2017.", "2017"),
        (
            "On Friday Rosa Quispe left, despite criticism by miners, who rejected the dam.",
            None,
        ),
        ("On Friday, Peru passed a resolution, which condemned the dam.", "2023-03-17"),
        ("Rosa Quispe thanked miners in a letter sent to Lima on Friday.", "2023-03-17"),
        ("Miners rejected the dam when it was built in 1973.", "1973"),
        ("The commission spoke in 2021: in a paper on the dam it condemned the plan.", "2021"),
        ("In 2021, Rosa Quispe lost the vote; she denounced the count.", "2021"),
        ("Rosa Quispe commented the mayor's tweets Monday are a joke.", None),
        ("Lima, 20 March – Rosa Quispe said the dam was dead.", None),
        ("LIMA, March 18 (Wire) - Rosa Quispe rejected the dam on Friday.", "2023-03-17"),
        ("Ahead of a meeting on Tuesday, Rosa Quispe condemned the dam.", None),
        ("In an interview to be aired on Friday, Rosa Quispe condemned the dam.", None),
        ("Rosa Quispe told the Sunday Times that the dam was dead.", None),
        ("Rosa Quispe defended the dam during a debate on Friday night.", "2023-03-17"),
        ("Rosa Quispe defended the dam despite a debate on Friday night.", None),
        ("“The dam is dead,” Rosa Quispe wrote in Friday's El Sol.", "2023-03-17"),
        ("On Friday, Peru read out a law of 1973 that accused miners of fraud.", None),
    ],
)
def test_the_sentences_own_day_is_that_of_its_clause(nlp, text, expected):
    assert days(nlp, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET + '"It is dead," she told reporters.', "2023-03-17"),
        (MET + '"It is dead," she told Reuters.', None),
        (MET + "She favours a smaller one.", None),
        (MET + "The mayor condemned her words on X the same evening.", "2023-03-17"),
        ('Rosa Quispe met miners on Friday. "The dam is dead," she said.', "2023-03-17"),
        ('Rosa Quispe was asked on Friday about fish. "They die," she said.', "2023-03-17"),
        ('Rosa Quispe met miners on Friday. "The dam is dead," the mayor said.', None),
        ('Rosa Quispe built a dam on Friday. "The dam is dead," she said.', None),
        (MET + "Miners marched on Sunday. Quispe denounced the march.", None),
        ("Miners boycotted a hearing on Friday. Miners said the dam would kill fish.", None),
        (
            "El Sol published an interview with Rosa Quispe on Friday. Quispe rejected the dam.",
            "2023-03-17",
        ),
        (
            "On Friday Rosa Quispe won a vote for posts. Quispe said the dam was bad.",
            None,
        ),
    ],
)
def test_a_day_carries_through_the_same_speech_alone(nlp, text, expected):
    assert days(nlp, text)[-1] == expected


def test_each_verb_of_a_sentence_keeps_its_own_date(nlp):
    text = "The bishops, who in January had urged miners to wait, said on Friday they were right."
    assert days(nlp, text) == ["2023-01", "2023-03-17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULED + "Rosa Quispe, the president of the court, called it unfair.", "2023-03-17"),
        (RULED + "The judges' union praised the ruling.", None),
        (RULED + '"Today\'s ruling is a scandal," Rosa Quispe said.', "2023-03-17"),
        (RULED + '"The ruling is a scandal," Rosa Quispe said.', None),
        (ISSUED + '"The dam will be built," the statement said.', "2023-03-17"),
        (ISSUED + 'Miners told El Sol it was late. "Go home," read the statement.', "2023-03-17"),
        ('On Friday, it rained. "The dam will be built," the statement said.', None),
        (
            "On Friday, Rosa Quispe sent a letter. In her letter, she rejected the dam.",
            "2023-03-17",
        ),
        (
            "Parliament debated the dam on Friday. Rosa Quispe retorted that it was a mistake.",
            "2023-03-17",
        ),
        (
            "Speakers at the rally on Friday included Rosa Quispe. Quispe rejected the dam.",
            "2023-03-17",
        ),
    ],
)
def test_what_belongs_to_a_ruling_letter_or_debate_is_of_its_day(nlp, text, expected):
    assert days(nlp, text)[-1] == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("welcomed the vote in parliament last month", "2023-03-20"),
        ("welcomed the vote in parliament last month and praised the mayor", "2023-03-20"),
        ("welcomed the vote in parliament", "2023-03-20"),
        ("opposed the vote in parliament last month", "2023-02"),
    ],
)
def test_in_a_release_the_date_of_what_is_judged_is_not_that_of_the_talks(nlp, act, expected):
    text = f"Readout of a call\n\nThe President spoke today with Rosa Quispe. Quispe {act}.\n"
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2023-03-20", "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert reading_of(doc).statements[-1].date == expected


def test_what_is_told_after_the_talks_of_a_transcript_is_not_of_their_day(nlp):
    text = (
        "Meeting on dams\n\nThe President met the mayors today.\n\n"
        "President Rosa Quispe: We will build the dam. It is our duty, and we shall do it.\n\n"
        "Mayor Jorge Mamani: We thank you. We need the dam.\n\n"
        "After the meeting, spokesman Luis Rojas said that the reports were false.\n"
    )
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2023-03-20", "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    found = reading_of(doc).statements
    assert found[0].date == "2023-03-20"
    assert found[-1].date is None
