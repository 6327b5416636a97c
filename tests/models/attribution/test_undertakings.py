"""What somebody refuses to do, or would do on a condition, and more verbs that take a side."""

from collections.abc import Callable

import pytest

from en_onrecord.record import Reading

Find = Callable[..., Reading]

# text, source, content
FOUND = [
    (
        "Norland would join the pact if fish were included.",
        "Norland",
        "join the pact if fish were included",
    ),
    (
        "Norland's government, which left in May, will not take part in the exercise.",
        "Norland's government",
        "will not take part in the exercise",
    ),
    (
        "The mayor would accept a new road only after a vote.",
        "The mayor",
        "accept a new road only after a vote",
    ),
    (
        'Vera Lund branded the plan "a gift to the banks".',
        "Vera Lund",
        'branded the plan "a gift to the banks"',
    ),
    (
        "Angry locals have vowed to fight the plan.",
        "Angry locals",
        "vowed to fight the plan",
    ),
    ("Norland is furious about the visit.", "Norland", "is furious about the visit"),
    (
        "The minister sees no alternative to a ban.",
        "The minister",
        "sees no alternative to a ban",
    ),
    (
        "Vera Lund pronounced herself in favour of the bridge.",
        "Vera Lund",
        "pronounced herself in favour of the bridge",
    ),
    (
        "The Left Party dropped its objection to the bridge.",
        "The Left Party",
        "dropped its objection to the bridge",
    ),
    (
        "Norland presents itself as a friend of the islands.",
        "Norland",
        "presents itself as a friend of the islands",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), FOUND, ids=[row[0] for row in FOUND])
def test_the_statement_is_found(find: Find, text: str, source: str, content: str) -> None:
    (statement,) = [s for s in find(text).statements if not s.secondary]
    assert statement.source is not None
    assert text[slice(*statement.source)] == source
    assert " … ".join(text[a:b] for a, b in statement.content) == content


@pytest.mark.parametrize(
    "text",
    [
        "Norland will join the pact in May.",
        "The storm will not leave before Sunday.",
        "The match will not take place.",
        "The farmers dropped the crates at the gate.",
        "The mayor branded the cattle in the yard.",
        "The mayor sees no ships in the bay.",
    ],
)
def test_what_is_only_to_come_or_done_is_none(find: Find, text: str) -> None:
    assert not find(text).statements
