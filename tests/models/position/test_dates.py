"""Dates of the saying or act; the article is of Monday, 20 March 2023."""

from datetime import date

import pytest

from en_onrecord.extensions import reading_of
from en_onrecord.position.date_mentions import find_dates

pytestmark = pytest.mark.slow

SAID = [
    ("on Tuesday", "2023-03-14"),
    ("on Wednesday", "2023-03-15"),
    ("on Thursday", "2023-03-16"),
    ("on Friday", "2023-03-17"),
    ("on Saturday", "2023-03-18"),
    ("on Sunday", "2023-03-19"),
    ("on Monday", "2023-03-20"),
    ("last Monday", "2023-03-13"),
    ("last Friday", "2023-03-17"),
    ("on Friday morning", "2023-03-17"),
    ("late on Sunday night", "2023-03-19"),
    ("today", "2023-03-20"),
    ("earlier today", "2023-03-20"),
    ("this morning", "2023-03-20"),
    ("tonight", "2023-03-20"),
    ("yesterday", "2023-03-19"),
    ("last night", "2023-03-19"),
    ("two days ago", "2023-03-18"),
    ("a week ago", "2023-03"),
    ("three weeks ago", "2023-02"),
    ("a month ago", "2023-02"),
    ("six months ago", "2022-09"),
    ("a year ago", "2022"),
    ("ten years ago", "2013"),
    ("in February", "2023-02"),
    ("in March", "2023-03"),
    ("in December", "2022-12"),
    ("in early January", "2023-01"),
    ("in late January", "2023-01"),
    ("last September", "2022-09"),
    ("last month", "2023-02"),
    ("this month", "2023-03"),
    ("earlier this month", "2023-03"),
    ("last year", "2022"),
    ("this year", "2023"),
    ("earlier this year", "2023"),
    ("in 2019", "2019"),
    ("in June 2021", "2021-06"),
    ("on 3 March", "2023-03-03"),
    ("on March 3", "2023-03-03"),
    ("on March 3rd", "2023-03-03"),
    ("on the 3rd of March", "2023-03-03"),
    ("on December 30", "2022-12-30"),
    ("on March 3, 2022", "2022-03-03"),
    ("on 3 March 2022", "2022-03-03"),
    ("on 2022-03-03", "2022-03-03"),
    ("on Sept. 5", "2022-09-05"),
    ("on March 3 and 4", "2023-03"),
    ("last week", "2023-03"),
]
"""When a minister said something, and the date; never more precise than the words."""

UNDATED = [
    "in recent years",
    "for the third time",
    "after the meeting",
    "on the sidelines of a summit",
    "at the age of 70",
    "in a speech before 2000 people",
    "since May",
    "until Friday",
    "in the coming days",
    "with Theresa May",
    "on February 30",
]

FUTURE = [
    ("The council will meet on Tuesday.", "2023-03-21"),
    ("The council will meet on Monday.", "2023-03-20"),
    ("The council would meet on Friday.", "2023-03-24"),
    ("The council should meet on Sunday.", "2023-03-26"),
    ("The council is to meet on Wednesday.", "2023-03-22"),
    ("The council is scheduled to meet on Thursday.", "2023-03-23"),
    ("The council plans to meet on Saturday.", "2023-03-25"),
    ("The council met on Tuesday.", "2023-03-14"),
    ("The council had met on Tuesday.", "2023-03-14"),
    ("The council has met since Tuesday.", None),
    ("The council will meet next Tuesday.", "2023-03-21"),
    ("The council will meet tomorrow.", "2023-03-21"),
    ("The council will meet in May.", "2023-05"),
    ("The council met in May.", "2022-05"),
    ("The council meets in May.", "2023-05"),
    ("The council goes to a run-off on Sunday.", "2023-03-26"),
    ("The council likes May.", None),
    ("Elections in May are the goal.", None),
    ("Elections in February are over.", "2023-02"),
    ("The council will meet in March next year.", "2024-03"),
    ("The council will meet next year.", "2024"),
    ("The council will meet next month.", "2023-04"),
    ("The council will meet on January 5.", "2024-01-05"),
    ("The council met on January 5.", "2023-01-05"),
    ("The council will meet on April 5.", "2023-04-05"),
    ("The council met on April 5.", "2022-04-05"),
]
"""The same words by the tense of their clause."""


@pytest.mark.parametrize(("when", "expected"), SAID)
def test_the_date_of_saying_hangs_on_the_verb(read, when, expected):
    text = f"The minister said {when} that taxes were too high."
    (statement,) = read(text, ("minister", "said", "taxes were too high", "indirect"))
    assert statement.date == expected


@pytest.mark.parametrize("when", UNDATED)
def test_what_is_no_date_of_the_saying_gives_none(read, when):
    text = f"The minister said {when} that taxes were too high."
    (statement,) = read(text, ("minister", "said", "taxes were too high", "indirect"))
    assert statement.date is None


@pytest.mark.parametrize(("text", "expected"), FUTURE)
def test_tense_decides_between_the_last_and_the_next(nlp, text, expected):
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline[:2]:
        doc = component(doc)
    found = [mention.iso for mention in find_dates(doc, date(2023, 3, 20))]
    assert found == ([expected] if expected else [])


def test_the_date_of_the_thing_talked_about_is_not_that_of_the_saying(read):
    content = "the vote would be held on Friday"
    (statement,) = read(f"The minister said {content}.", ("minister", "said", content, "indirect"))
    assert statement.date is None


def test_a_reported_act_is_dated_by_its_own_words(read):
    act = "called for talks in February"
    (statement,) = read(f"The minister {act}.", ("minister", "called", act, "paraphrase"))
    assert statement.date == "2023-02"


def test_an_act_with_quoted_words_is_dated_by_its_own_words(read):
    act = "hailed the treaty as “a win” on Sunday"
    (statement,) = read(f"The minister {act}.", ("minister", "hailed", act, "mixed"))
    assert statement.date == "2023-03-19"


def test_a_day_just_after_the_articles_own_is_of_this_year(read):
    text = "The minister said on March 21 that taxes were too high."
    (statement,) = read(text, ("minister", "said", "taxes were too high", "indirect"))
    assert statement.date == "2023-03-21"


def test_a_date_that_hangs_on_a_noun_is_the_nouns(read):
    act = "welcomed the elections of 5 March"
    (statement,) = read(f"The minister {act}.", ("minister", "welcomed", act, "paraphrase"))
    assert statement.date is None


def test_a_date_at_the_head_of_the_sentence_counts(read):
    text = "On Sunday, the minister met the press and praised the reform."
    (statement,) = read(text, ("minister", "praised", "praised the reform", "paraphrase"))
    assert statement.date == "2023-03-19"


def test_a_date_carries_through_the_same_speech_and_no_further(read):
    text = (
        "“We will win,” the minister said on Sunday. “The law is good,” she added. "
        "The mayor said: “It is a disgrace.”"
    )
    statements = read(
        text,
        ("minister", "said", "We will win", "direct"),
        ("minister", "added", "The law is good", "direct"),
        ("mayor", "said", "It is a disgrace", "direct"),
    )
    assert [s.date for s in statements] == ["2023-03-19", "2023-03-19", None]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("She presented a plan in February. This called for talks.", "called for talks", "2023-02"),
        ("The plan is old. This called for talks.", "called for talks", None),
        (
            "They met for talks on March 7. During the talks, she praised the law.",
            "praised the law",
            "2023-03-07",
        ),
        (
            "They spoke of the meeting on March 7. During the call, she praised the law.",
            "praised the law",
            None,
        ),
        ("She wrote on Sunday. Earlier in the day, she praised the law.", "praised", "2023-03-19"),
        ("At the time she praised the law.", "praised the law", None),
    ],
)
def test_what_points_back_takes_the_date_of_what_it_points_to(read, text, content, expected):
    source = "This" if "This" in text else "she praised"
    (statement,) = read(text, (source, content.split()[0], content, "paraphrase"))
    assert statement.date == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today, we sign the treaty.", "2023-03-20"),
        ("I spoke with the mayor today.", "2023-03-20"),
        ("Today's treaty is good news.", "2023-03-20"),
        ("We stand with them today.", None),
        ("Defending children today allows us to fight.", None),
        ("We are ready, today and tomorrow.", None),
    ],
)
def test_today_in_a_speech_is_its_day_unless_it_means_nowadays(read, text, expected):
    (statement,) = read(text, ("", "", text[:-1], "direct"), genre="speech")
    assert statement.date == expected


def test_days_in_a_list_after_a_noun_are_the_nouns(read):
    act = "confirmed the agreements of March 3, 2022, and March 7"
    (statement,) = read(f"They {act}.", ("They", "confirmed", act, "paraphrase"))
    assert statement.date is None


def test_a_release_is_not_of_the_day_of_what_it_recalls(read):
    text = "Joint statement\n\nWe support the deal as outlined by the mayor on March 3, 2023.\n"
    content = "We support the deal as outlined by the mayor on March 3, 2023"
    (statement,) = read(text, ("", "", content, "direct"), genre="joint")
    assert statement.date is None


def test_a_look_back_takes_no_date_from_the_speech(read):
    text = "The minister praised the law on Sunday. She had previously opposed the law."
    _, second = read(
        text,
        ("minister", "praised", "praised the law on Sunday", "paraphrase"),
        ("minister", "opposed", "had previously opposed the law", "paraphrase"),
    )
    assert second.date is None


def test_a_release_takes_the_day_of_its_meeting(read):
    text = (
        "Readout of a call\n\nThe presidents spoke today about trade.\n\nThey welcomed the treaty."
    )
    (statement,) = read(
        text, ("presidents", "welcomed", "welcomed the treaty", "paraphrase"), genre="readout"
    )
    assert statement.date == "2023-03-20"


def test_the_next_day_follows_the_day_last_named(read):
    text = "The talks failed on March 7. The next day, the minister blamed the mayor."
    (statement,) = read(text, ("minister", "blamed", "blamed the mayor", "paraphrase"))
    assert statement.date == "2023-03-08"


@pytest.mark.parametrize("when", ["on Tuesday", "yesterday", "last month", "in May"])
def test_without_a_date_of_the_article_relative_words_stay_unresolved(read, when):
    text = f"The minister said {when} that taxes were too high."
    (statement,) = read(
        text, ("minister", "said", "taxes were too high", "indirect"), published=None
    )
    assert statement.date is None


def test_the_words_that_gave_the_date_are_kept(read):
    text = "The minister said on Sunday that taxes were too high."
    (statement,) = read(text, ("minister", "said", "taxes were too high", "indirect"))
    (reason,) = [reason for reason in statement.reasons if reason.field == "date"]
    assert text[slice(*reason.span)] == "Sunday"


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("On the eve of Friday's summit, she rejected the plan.", "rejected the plan", None),
        ("Ahead of Sunday's vote, she rejected the plan.", "rejected the plan", None),
        ("She, queried by May, rejected the plan.", "rejected the plan", None),
        ("She told the Today programme she rejected the plan.", "she rejected the plan", None),
        (
            "In an interview published on March 2, she rejected the plan.",
            "rejected the plan",
            "2023-03-02",
        ),
        (
            "In a letter to the mayor published on March 2, she rejected the plan.",
            "rejected the plan",
            "2023-03-02",
        ),
        ("Speaking in Lagos on March 2, she rejected the plan.", "rejected", "2023-03-02"),
        ("Opening a road on March 2, she rejected the plan.", "rejected", "2023-03-02"),
        ("Fearing a loss on March 2, she rejected the plan.", "rejected the plan", None),
        ("She, a friend of Jan Kral, rejected the plan.", "rejected the plan", None),
    ],
)
def test_names_and_what_was_still_to_come_give_no_date(read, text, content, expected):
    cue = "told" if "told" in text else "rejected"
    (statement,) = read(text, ("she", cue, content, "paraphrase"))
    assert statement.date == expected


def test_a_look_back_in_a_relative_clause_is_not_of_that_day(read):
    text = "Today the court upheld the law, which the mayor had opposed."
    (statement,) = read(text, ("mayor", "opposed", "opposed", "paraphrase"))
    assert statement.date is None


def test_a_release_is_of_the_day_in_its_head(read):
    text = "Ministry of Fisheries\n\nHarbour, 7 March 2023\n\nWe reject the quota.\n"
    (statement,) = read(text, ("ministry", "", "We reject the quota", "direct"), genre="release")
    assert statement.date == "2023-03-07"


def test_a_date_that_only_marks_a_thing_is_not_that_of_the_saying(read):
    text = "The minister called the law last year's mistake and urged miners to wait."
    (statement,) = read(text, ("minister", "urged", "urged miners to wait", "paraphrase"))
    assert statement.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru will not sign the treaty; its envoy met reporters on Tuesday.",
        "Peru, which chairs the union this year, will not sign the treaty.",
    ],
)
def test_a_date_beyond_a_semicolon_or_in_a_clause_on_the_source_is_not_its_own(read, text):
    content = "will not sign the treaty"
    (statement,) = read(text, ("Peru", "sign", content, "paraphrase"))
    assert statement.date is None


def test_a_speaker_who_repeats_himself_gives_the_day_of_the_first_time(read):
    content = "As I said in Lima on March 7, the plan is dead"
    (statement,) = read(f'"{content}."', ("minister", "", content, "direct"), genre="speech")
    assert statement.date == "2023-03-07"


def test_the_later_days_of_a_list_are_the_nouns_too(read):
    text = "The ministers confirmed the deals of March 7, 2022, and March 9 and 12, 2023."
    (statement,) = read(
        text, ("ministers", "confirmed", "confirmed the deals of March 7, 2022", "paraphrase")
    )
    assert statement.date is None


def days(nlp, text):
    """Return the dates of the statements that the whole pipeline finds."""
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2023-03-20", "codebook": {}}
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [statement.date for statement in reading_of(doc).statements]


HEAD = "Anger over dams\n\n"
PROTEST = HEAD + "Thousands of people marched through Lima on Saturday in protest. "
RULING = HEAD + "The High Court struck down the dam law on Friday. "
SITTING = HEAD + "Parliament debated the dam law on Thursday. "
SCENE = "Energy minister Rosa Quispe defended the law for years. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROTEST + 'Demonstrators chanted "The river is ours".', "2023-03-18"),
        (PROTEST + 'Fishermen chanted "The river is ours".', None),
        (
            PROTEST + "A rally of farmers ended on Sunday. "
            'Demonstrators chanted "The river is ours".',
            None,
        ),
        (RULING + 'Judge Rosa Quispe called the law "a breach of trust".', "2023-03-17"),
        (RULING + 'Mayor Rosa Quispe called the law "a breach of trust".', None),
        (SITTING + "Rosa Quispe told lawmakers that the law was a mistake.", "2023-03-16"),
        (SITTING + "Rosa Quispe told miners that the law was a mistake.", None),
        (SITTING + "Rosa Quispe has told lawmakers that the law was a mistake.", None),
        (
            HEAD + SCENE + "On Sunday she took a softer line. "
            '"The people want the river back," Quispe said.',
            "2023-03-19",
        ),
        (
            HEAD + SCENE + "On Sunday the mayor took a softer line. "
            '"The people want the river back," Quispe said.',
            None,
        ),
        (
            HEAD + "Energy minister Rosa Quispe called the law a mistake. "
            "She spoke at a church in Lima on Sunday.",
            "2023-03-19",
        ),
        (
            HEAD + "Energy minister Rosa Quispe called the law a mistake. "
            "She will speak at a church in Lima on Sunday.",
            None,
        ),
    ],
)
def test_what_is_said_at_a_gathering_or_scene_is_of_its_only_day(nlp, text, expected):
    assert days(nlp, text + "\n")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Quispe rejected the dam in a statement issued on Friday.", "2023-03-17"),
        ("Rosa Quispe rejected a statement issued on Friday.", None),
        ("Asked about fish at a briefing on Sunday, Rosa Quispe rejected the dam.", "2023-03-19"),
        ("Asked about the strike on Sunday, Rosa Quispe rejected the dam.", None),
        ("Last Monday, Rosa Quispe rejected the dam.", "2023-03-13"),
    ],
)
def test_the_words_for_the_occasion_date_the_act(nlp, text, expected):
    assert days(nlp, HEAD + text + "\n")[-1] == expected
