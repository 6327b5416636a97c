"""Sentences in which the parser hangs subjects, clauses or insertions on the wrong word."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading

Find = Callable[..., Reading]

# text, source, content (parts joined by " … ")
FOUND = [
    (
        "A plant is to open by May; the state has backed the plan, its envoy said.",
        "its envoy",
        "the state has backed the plan",
    ),
    (
        "In her opinion the group is useful because it agrees on so little.",
        "her",
        "the group is useful because it agrees on so little",
    ),
    (
        "The prime minister promised on Tuesday to pay; Sorland has ruled it out.",
        "The prime minister",
        "promised on Tuesday to pay",
    ),
    (
        "The prime minister promised on Tuesday to pay; Sorland has ruled it out.",
        "Sorland",
        "ruled it out",
    ),
    (
        "The envoy said that the council must grow and that a seat for Moss would harm it.",
        "The envoy",
        "a seat for Moss would harm it",
    ),
    (
        "Norland, she insisted, was not against talks, but the islands wanted war.",
        "she",
        "Norland … was not against talks",
    ),
    (
        "Norland, she insisted, was not against talks, but there was nothing to talk about.",
        "she",
        "there was nothing to talk about",
    ),
    (
        "She would be the last to wait, she said, but the law forbids it.",
        "she",
        "the law forbids it",
    ),
    (
        "Farm ministers meeting in the capital on Monday rejected the plan.",
        "Farm ministers",
        "rejected the plan",
    ),
    (
        "Union leaders gathering in Moss called for a strike.",
        "Union leaders",
        "called for a strike",
    ),
    (
        'Its envoy, Vera Lund, welcomed the Moss meeting as "a voice of the north".',
        "Its envoy, Vera Lund",
        'welcomed the Moss meeting as "a voice of the north"',
    ),
    (
        "Norland will send two more ships, Defence Minister Vera Lund announced on Monday.",
        "Defence Minister Vera Lund",
        "Norland will send two more ships",
    ),
    (
        "The trade unions criticise that the staff were not asked.",
        "The trade unions",
        "the staff were not asked",
    ),
    (
        'For the Norland envoy Vera Lund, the question is whether the pact will hold or "fall".',
        "the Norland envoy Vera Lund",
        'the question is whether the pact will hold or "fall"',
    ),
    (
        "Vera Lund warned in a statement that the state would go to court.",
        "Vera Lund",
        "the state would go to court",
    ),
    (
        "Envoy Vera Lund said on Wednesday Norland respected the pact, but it must not pay.",
        "Envoy Vera Lund",
        "Norland respected the pact, but it must not pay",
    ),
    (
        (
            "Responding to the call for talks with Jonas Berg, the President of Norland "
            "reaffirmed his support for the pact."
        ),
        "the President of Norland",
        "reaffirmed his support for the pact",
    ),
    (
        (
            "In a letter seen by the paper, the rebels – among them two former ministers – "
            "demand a free vote."
        ),
        "the rebels",
        "demand a free vote",
    ),
    (
        "They proposed longer elected terms instead.",
        "They",
        "proposed longer elected terms instead",
    ),
    (
        "Its co-leader, Jonas Berg, ruled out talks with the islands.",
        "Its co-leader, Jonas Berg",
        "ruled out talks with the islands",
    ),
    ("Vera Lund let it be known that nothing would change.", "Vera Lund", "nothing would change"),
    (
        (
            'Aron Lund, the mayor of Hamar, wrote that "one must lose well", and the prefect of '
            "Moss, Vera Berg, acknowledged the result."
        ),
        "the prefect of Moss, Vera Berg",
        "acknowledged the result",
    ),
    (
        "Vera Lund wrote a post on Facebook saying the vote was fair.",
        "Vera Lund",
        "the vote was fair",
    ),
    (
        "Berg had accused Lund of “theft of votes”, a charge the union dismissed as absurd.",
        "Berg",
        "accused Lund of “theft of votes”",
    ),
    (
        "Norland declined to comment, whereas Vera Lund said she was glad.",
        "Norland",
        "declined to comment",
    ),
    (
        "Norland has declined to back either man, while Vera Lund is due in Oslo.",
        "Norland",
        "declined to back either man",
    ),
    (
        "Vera Lund, leaving Oslo: “Nothing will happen here.”",
        "Vera Lund",
        "Nothing will happen here",
    ),
    (
        (
            'Vera Lund described that demand as "not only rash but dangerous", claiming it would '
            "cost millions."
        ),
        "Vera Lund",
        'described that demand as "not only rash but dangerous"',
    ),
    (
        "The bloc rejected it as “blind”, and its head, Ivo Lund, said on Friday it would pay.",
        "its head, Ivo Lund",
        "it would pay",
    ),
    (
        "Envoy Vera Lund said on Monday Norland respected Swiss customs, but it must not pay.",
        "Envoy Vera Lund",
        "Norland respected Swiss customs, but it must not pay",
    ),
    # two claims of different kinds
    (
        "Vera Lund said the pact was fair but would sign it only if the islands agreed.",
        "Vera Lund",
        "would sign it only if the islands agreed",
    ),
    (
        "Vera Lund said she disliked the pact but that it must be signed.",
        "Vera Lund",
        "it must be signed",
    ),
    (
        "Vera Lund said it would pay and would answer within a day if the raids went on.",
        "Vera Lund",
        "it would pay and would answer within a day if the raids went on",
    ),
    # acts and set phrases
    ("Vera Lund found the comparison misleading.", "Vera Lund", "found the comparison misleading"),
    ("Vera Lund questioned how it had grown.", "Vera Lund", "questioned how it had grown"),
    ("Twenty countries have asked to join.", "Twenty countries", "asked to join"),
    (
        "The council voted down a motion by the Greens.",
        "The council",
        "voted down a motion by the Greens",
    ),
    (
        "Farmers blocked a bridge to protest against the levy.",
        "Farmers",
        "protest against the levy",
    ),
    ("Thousands marched to protest against the levy.", "Thousands", "protest against the levy"),
    ("Vera Lund took to X to denounce the levy.", "Vera Lund", "denounce the levy"),
    ("Jonas Berg cheered the miners.", "Jonas Berg", "cheered the miners"),
    ("Norland has reserved the right to respond.", "Norland", "reserved the right to respond"),
    (
        "The premier showed understanding for the levy.",
        "The premier",
        "showed understanding for the levy",
    ),
    ("The levy has drawn fire from the unions.", "the unions", "The levy has drawn fire"),
    ("There is growing opposition among farmers to the levy.", "farmers", "opposition"),
    (
        "The accusation by the union that the firm lied was heard.",
        "the union",
        "accusation … that the firm lied",
    ),
    (
        "In a statement by the Greens, the levy was called a trap.",
        "the Greens",
        "the levy was called a trap",
    ),
]


def _pairs(find: Find, text: str) -> set[tuple[str, str]]:
    head = "Parliament debates the levy\n\nOslo saw a day of talks.\n\n"
    whole = head + text
    return {
        (
            whole[slice(*s.source)] if s.source else "",
            " … ".join(whole[a:b] for a, b in s.content),
        )
        for s in find(whole).statements
    }


@pytest.mark.parametrize(("text", "source", "content"), FOUND)
def test_a_misread_sentence_gives_its_statement(
    find: Find, text: str, source: str, content: str
) -> None:
    assert (source, content) in _pairs(find, text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # who posts is not the platform; who is only a subject beside "and" is no second speaker
        ("Vera Lund wrote a post on Facebook saying the vote was fair.", "Facebook", None),
        ("Vera Lund met Jonas Berg, her deputy, and condemned the raid.", "Jonas Berg", None),
        ("They had longer elected terms.", "They", None),
        ("Vera Lund is responsible in the cabinet for the roads.", "Vera Lund", None),
        ("The mayor wanted to know whether the bridge would be built.", "The mayor", None),
        ("In her opinion the group is useful because it agrees on so little.", "it", None),
        ("Norland has reserved seats for the islands.", "Norland", None),
        ("The police found the man dead.", "The police", None),
        ("The miners plan to march to protest.", "The miners", "protest"),
        ("Jonas Berg was asked to leave the hall.", "Jonas Berg", None),
        ("Prices rose by a tenth.", "a tenth", None),
        ("Jonas Berg, asked what would help, answered with a joke.", "Jonas Berg", None),
        ("Norland declared independence in 1960.", "Norland", None),
        ("The league, which speaks for the mines, left.", "The league", None),
        ("Jonas Berg hit back, calling him a clown.", "Jonas Berg", "hit back"),
        (
            "Vera Lund said the group would demand that Jonas Berg appear.",
            "the group",
            "Jonas Berg appear",
        ),
        ("The decision by the board of the firm was late.", "the board", None),
        ("The ministers' meeting in Moss rejected the plan.", "The ministers", None),
        ("The storm broke the dam, and the minister announced on Monday.", "the minister", None),
        ("Troops were seen in a photo by the agency.", "the agency", None),
    ],
)
def test_what_only_looks_like_it_gives_none(
    find: Find, text: str, source: str, content: str | None
) -> None:
    found = {said for who, said in _pairs(find, text) if who == source}
    assert not found if content is None else content not in found


def test_an_adjective_behind_the_object_is_what_it_is_called(find: Find) -> None:
    text = "The envoy, Vera Lund, called the remarks unacceptable."
    assert ("The envoy, Vera Lund", "called the remarks unacceptable") in _pairs(find, text)


def test_a_strike_is_called_but_the_police_only_on_the_telephone(find: Find) -> None:
    text = "The union called a strike for Monday."
    assert ("The union", "called a strike for Monday") in _pairs(find, text)
    assert not _pairs(find, "The envoy called the police on Friday.")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Jonas Berg called the vote rigged.", "Jonas Berg", "called the vote rigged"),
        ("Criticism of the levy came from the bishops.", "the bishops", "Criticism of the levy"),
        (
            "A majority of Norlanders want the war to end, a poll found.",
            "A majority of Norlanders",
            "want the war to end",
        ),
    ],
)
def test_judgements_behind_and_before_the_verb_are_found(
    find: Find, text: str, source: str, content: str
) -> None:
    assert (source, content) in _pairs(find, text)


def test_what_comes_from_a_place_is_nobodys_criticism(find: Find) -> None:
    assert not _pairs(find, "Support came from unexpected quarters.")
