"""Sentences whose build leads the parser or the eye astray: who acts, and where the words end."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading, StatementRecord

Find = Callable[..., Reading]

# text, source, content (parts joined by " … ")
FOUND = [
    ("Opening the fair, mayor Nora Lund said the harbour would grow.", "the harbour would grow"),
    ("Contributing, Senator Nora Lund (Rural, West) said the bank must explain.", "must explain"),
    ("President Nora Lund, whose term ends in May, welcomed the ruling.", "welcomed the ruling"),
    ("It was also Norland that vetoed the bid.", "vetoed the bid"),
    ("The envoys described the vote as well run.", "described the vote as well run"),
    ('The levy was described as "cruel" by the bishops.', 'The levy was described as "cruel"'),
    ("Mr Lund was accused by the union of lying to members.", "of lying to members"),
    ("Ms Lund was urged by friends to resign.", "to resign"),
    ("The senator has labelled the levy “a dud”.", "labelled the levy “a dud”"),
    (
        'The motion demands the "immediate" release of all.',
        'demands the "immediate" release of all',
    ),
]
# text, contents in order
PARTED = [
    (
        'Ms Lund rejected the levy as "a farce", saying that it would harm farmers.',
        ['rejected the levy as "a farce"', "it would harm farmers"],
    ),
    (
        "Lund added that Norland would send aid, while Berg opposed the plan.",
        ["Norland would send aid", "opposed the plan"],
    ),
    (
        "They issued a statement in which they welcomed the outcome and said Norland would pay.",
        ["welcomed the outcome", "Norland would pay"],
    ),
]


def _content(text: str, statement: StatementRecord) -> str:
    return " … ".join(text[start:end] for start, end in statement.content)


@pytest.mark.parametrize(("text", "words"), FOUND, ids=[c[0] for c in FOUND])
def test_what_the_parser_misreads_is_found(find: Find, text: str, words: str) -> None:
    assert any(words in _content(text, s) for s in find(text).statements)


@pytest.mark.parametrize(("text", "contents"), PARTED, ids=[c[0] for c in PARTED])
def test_two_verbs_have_a_content_each(find: Find, text: str, contents: list[str]) -> None:
    assert [_content(text, s) for s in find(text).statements] == contents


def test_who_is_quoted_by_a_paper_speaks_and_the_paper_passes_it_on(find: Find) -> None:
    text = "The Courier quoted Foreign Minister Lund as saying that Norland would veto the bid."
    (statement,) = find(text).statements
    assert statement.source is not None
    assert text[slice(*statement.source)] == "Foreign Minister Lund"
    assert statement.reported_by == "The Courier"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("NORA LUND (Norland) said the draft was sound.", "NORA LUND"),
        (
            'A member of the Tunisian Parliament, Nora Lund said, "We are facing attacks".',
            "A member of the Tunisian Parliament, Nora Lund",
        ),
        ("Critics fear Lund, who accused the board of lying.", "Lund"),
    ],
)
def test_a_source_ends_where_the_name_ends(find: Find, text: str, source: str) -> None:
    sources = [text[slice(*s.source)] for s in find(text).statements if s.source is not None]
    assert source in sources


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            (
                "Her deputy has suggested that a vote could be held without consent, "
                "an idea that legal experts dismiss as fantasy."
            ),
            [
                "a vote could be held without consent",
                "an idea that legal experts dismiss as fantasy",
            ],
        ),
        (
            "Beijing urged restraint after Manila accused the guard of firing.",
            ["urged restraint", "accused the guard of firing"],
        ),
        (
            'Norland on Friday urged "all sides" to exercise restraint.',
            ['urged "all sides" to exercise restraint'],
        ),
        ('Mr Lund has warned of "a new disaster".', ['warned of "a new disaster"']),
        ("The minister, Ana Lund, is adamant that the levy must go.", ["the levy must go"]),
        (
            'China\'s Xi Jinping, who was in Moscow then, called for "rational voices".',
            ['called for "rational voices"'],
        ),
        (
            "Asked whether she would go, the minister laughed and said it was too early.",
            ["it was too early"],
        ),
        ("MEPs call for a ban on donations.", ["call for a ban on donations"]),
    ],
)
def test_each_says_what_is_his(find: Find, text: str, contents: list[str]) -> None:
    assert [_content(text, s) for s in find(text).statements] == contents


def test_a_pronoun_is_the_whole_source(find: Find) -> None:
    text = "She has pledged to rewrite the law, a plan opposed by business leaders."
    sources = [text[slice(*s.source)] for s in find(text).statements if s.source is not None]
    assert "She" in sources


def test_a_paragraph_that_ends_with_an_act_of_a_named_person_is_no_pull_quote(find: Find) -> None:
    text = (
        'Opening\n\n"We follow it closely," spokesman Jan Berg said. '
        'Gen. Omar Saleh, the junta leader, dismissed the ban as "hasty".'
    )
    assert all(s.rule != "pull_quote" for s in find(text).statements)


def test_a_dateline_with_a_month_is_no_source(find: Find) -> None:
    text = "SEOUL, April 2 (Newswire) -- Norland denounced the drills."
    (statement,) = find(text).statements
    assert statement.source is not None
    assert text[slice(*statement.source)] == "Norland"


def test_who_finds_himself_accused_reports_nothing(find: Find) -> None:
    text = "The envoy found himself accused by Berlin of ingratitude."
    assert all("himself" not in _content(text, s) for s in find(text).statements)
