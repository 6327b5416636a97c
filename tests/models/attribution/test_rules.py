"""Each rule on the shortest sentences that need it: who, by which cue, what."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading, StatementRecord

Find = Callable[..., Reading]

# text, source, kind, content (parts joined by " … ")
SPEECH = [
    ('"We will not sign," Marta Lind told reporters.', "Marta Lind", "direct", "We will not sign"),
    (
        '"We are ready," she said. "We always were."',
        "she",
        "direct",
        "We are ready … We always were",
    ),
    ('"This," the envoy added, "is not fair."', "the envoy", "direct", "This … is not fair"),
    (
        '"If they come," Rahimi warned, "we will go."',
        "Rahimi",
        "direct",
        "If they come … we will go",
    ),
    ("«We will stay», said the commander.", "the commander", "direct", "We will stay"),
    ("'We will stay,' the captain told his men.", "the captain", "direct", "We will stay"),
    (
        'Asked if he would go, "Absolutely not," the mayor replied.',
        "the mayor",
        "direct",
        "Absolutely not",
    ),
    (
        '"It was fair," an observer from the union, Pia Berg, said.',
        "an observer from the union, Pia Berg",
        "direct",
        "It was fair",
    ),
    (
        'Mr Sato, asked about tariffs, said only: "We study the matter."',
        "Mr Sato",
        "direct",
        "We study the matter",
    ),
    (
        'The minister spoke on radio: "This war must end."',
        "The minister",
        "direct",
        "This war must end",
    ),
    ("The envoy said the vote was “stolen”.", "The envoy", "mixed", "the vote was “stolen”"),
    ("Ties are “good” and “stable,” he said.", "he", "mixed", "Ties are “good” and “stable"),
    (
        "Dr Cole, who heads the agency, warned that beds could run out.",
        "Dr Cole",
        "indirect",
        "beds could run out",
    ),
    (
        "The deal is dead, a senior official said.",
        "a senior official",
        "indirect",
        "The deal is dead",
    ),
    ("Turkey, she said, is ready to mediate.", "she", "indirect", "Turkey … is ready to mediate"),
    (
        "It is a great day, said commissioner Lena Holm.",
        "commissioner Lena Holm",
        "indirect",
        "It is a great day",
    ),
    (
        "The chancellor hopes that the summit brings peace.",
        "The chancellor",
        "indirect",
        "the summit brings peace",
    ),
    ("Xu was convinced that the plan would work.", "Xu", "indirect", "the plan would work"),
    ("Xu expressed confidence that the plan would work.", "Xu", "indirect", "the plan would work"),
    ("The poll found that voters want change.", "The poll", "indirect", "voters want change"),
    (
        "Tom Molo, a lawyer, said that, as they were new, they should go free.",
        "Tom Molo, a lawyer",
        "indirect",
        "as they were new, they should go free",
    ),
    (
        "According to Reuters, the two sides met in secret.",
        "Reuters",
        "indirect",
        "the two sides met in secret",
    ),
    (
        "The mine was sold in May, according to the ministry.",
        "the ministry",
        "indirect",
        "The mine was sold in May",
    ),
    ("In her view, the treaty is a trap.", "her", "indirect", "the treaty is a trap"),
]

ATTITUDES = [
    ("Sorland condemned the raid.", "Sorland", "condemned the raid"),
    (
        "The party has often spoken out against the ban.",
        "The party",
        "often spoken out against the ban",
    ),
    ("The mayor called for calm and praised the police.", "The mayor", "called for calm"),
    ("The union called on members to strike.", "The union", "called on members to strike"),
    ("The premier vowed to stay.", "The premier", "vowed to stay"),
    ("Norway remains committed to the talks.", "Norway", "remains committed to the talks"),
    ("The minister is against the plan.", "The minister", "is against the plan"),
    (
        "The ministry expressed concern about the strait.",
        "The ministry",
        "expressed concern about the strait",
    ),
    ("The plan was rejected by the unions.", "the unions", "The plan was rejected"),
    ("The president's refusal to sign angered many.", "The president's", "refusal to sign"),
    (
        "The charge, which the ministry denies, is old.",
        "the ministry",
        "The charge, which the ministry denies",
    ),
    ("Mr Weber described the visit as a success.", "Mr Weber", "described the visit as a success"),
    ("The senator, who attacked the bill, left early.", "The senator", "attacked the bill"),
]


@pytest.mark.parametrize(("text", "source", "kind", "content"), SPEECH, ids=[c[0] for c in SPEECH])
def test_speech_is_found_whole_with_its_speaker(
    find: Find, text: str, source: str, kind: str, content: str
) -> None:
    found = [s for s in find(text).statements if not s.secondary]
    assert [(_source(text, s), s.kind, _content(text, s)) for s in found] == [
        (source, kind, content)
    ]


@pytest.mark.parametrize(("text", "source", "content"), ATTITUDES, ids=[c[0] for c in ATTITUDES])
def test_attitudes_are_paraphrases_from_the_verb_that_carries_them(
    find: Find, text: str, source: str, content: str
) -> None:
    found = find(text).statements
    assert (source, "paraphrase", content) in [
        (_source(text, s), s.kind, _content(text, s)) for s in found
    ]


def test_every_statement_names_its_rule_and_the_words_that_decided(find: Find) -> None:
    text = "\n\n".join([case[0] for case in SPEECH] + [case[0] for case in ATTITUDES])
    for statement in find(text).statements:
        assert statement.rule
        assert any(reason.rule for reason in statement.reasons), statement


def test_unreal_acts_are_no_attitudes(find: Find) -> None:
    text = "The union may condemn the plan. If the mayor praises it, she should welcome it."
    assert find(text).statements == []


def test_a_thing_holds_no_position(find: Find) -> None:
    assert find("The storm attacked the coast, and the bridge supports the road.").statements == []


def test_a_cue_in_the_reported_clause_goes_with_the_one_who_speaks(find: Find) -> None:
    text = "Flinn said there was fraud and urged the crowd to resist."
    assert [(_source(text, s), _content(text, s)) for s in find(text).statements] == [
        ("Flinn", "there was fraud"),
        ("Flinn", "urged the crowd to resist"),
    ]


def test_an_agency_that_passes_on_a_statement_is_its_reporter(find: Find) -> None:
    text = "According to state media, Xu was convinced that the plan would work."
    own = [s for s in find(text).statements if not s.secondary]
    assert [(_source(text, s), s.reported_by, s.grade) for s in own] == [
        ("Xu", "state media", "third party")
    ]


def test_a_palace_that_reports_the_king_leaves_him_the_statement(find: Find) -> None:
    text = "The palace said the king considered the vote a disgrace to the country."
    nested = "State television reported that the king believed the vote was fair."
    own = [s for s in find(nested).statements if not s.secondary]
    assert [(_source(nested, s), s.reported_by) for s in own] == [("the king", "State television")]
    assert find(text).statements


def test_somebody_quoted_by_a_paper_is_the_source(find: Find) -> None:
    text = "He was quoted by the Tribune as saying that the treaty was dead."
    found = find(text).statements
    assert [(_source(text, s), s.reported_by) for s in found] == [("He", "the Tribune")]


def test_scare_quotes_and_titles_are_no_statements(find: Find) -> None:
    text = 'The print is called "Boats and Bridges". The "unknowns" of the show were many.'
    assert find(text).statements == []


def test_a_quotation_over_two_paragraphs_is_one_statement(find: Find) -> None:
    text = (
        "The governor said, “We worked hard for this museum and we deserve it.\n\n"
        "“Our children will thank us for what we did today.”"
    )
    found = find(text).statements
    assert len(found) == 1
    assert len(found[0].content) == 2


def test_an_odd_number_of_marks_loses_nothing_behind_it(find: Find) -> None:
    text = '"We will stay, the mayor said.\n\n"We will not," said the judge.'
    assert "the judge" in {_source(text, s) for s in find(text).statements}


def test_words_with_quotes_behind_a_speaker_go_on_in_his_voice(find: Find) -> None:
    text = (
        "Xu said on arrival that the two countries are good neighbours. "
        "Both sides have “a common future” in the new world."
    )
    last = find(text).statements[-1]
    assert (last.rule, last.voice, last.grade) == ("same_voice", "same", "implied")
    assert last.speaker is not None
    assert text[slice(*last.speaker)] == "Xu"


def test_a_hedge_makes_a_statement_uncertain(find: Find) -> None:
    (found,) = find("Several groups claimed that the vote was rigged.").statements
    assert found.uncertain


def _source(text: str, statement: StatementRecord) -> str:
    return text[slice(*statement.source)] if statement.source else ""


def _content(text: str, statement: StatementRecord) -> str:
    return " … ".join(text[a:b] for a, b in statement.content)
