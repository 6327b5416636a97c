"""What the codebooks that come along take for their topics, in any country and year."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[3] / "resources" / "codebooks"
ON_TOPIC = {
    "elections": [
        "parliament must elect a president",
        "the newly elected mayors should show restraint",
        "the presidential vacuum hurts the pound",
        "the annulment of the first round was a coup",
        "the collation of results was a sham",
        "the Senate race is open",
        "postal voting invites fraud",
        "disenfranchised citizens will march",
        "his candidature is unlawful",
        "the party's flagbearer is corrupt",
        "the court should nullify the vote",
        "the gubernatorial contest was clean",
    ],
    "multipolarity": [
        "the world has more than one pole",
        "the African Union deserves full membership in the G20",
        "an alternative to the dollar is needed",
        "a BRICS currency is a dream",
        "nobody wants a world of masters and vassals",
        "South-South cooperation must grow",
        "the voice of Africa should be heard",
        "the indivisibility of security is a principle",
        "a Western-led order is over",
        "American exceptionalism is dangerous",
    ],
    "Ukraine": [
        "Kyiv should get tanks",
        "the Istanbul communique was a chance",
        "sanctions against Russia work",
    ],
    "other": [
        "the democratically elected president was toppled",
        "the midterm exams were too hard",
        "the boycott of the vote on the budget was childish",
        "the candidature for the Olympic Games is too dear",
        "we will send grain to Africa free of charge",
        "nobody may turn food into a weapon",
        "the peace of the village is disturbed",
        "the group should be enlarged",
        "the country would lose a million dollars",
        "both sides should calm down",
    ],
}


@pytest.mark.parametrize(
    ("topic", "content"), [(topic, content) for topic in ON_TOPIC for content in ON_TOPIC[topic]]
)
def test_the_starter_codebook_takes_what_is_on_its_topics(read, topic, content):
    data = tomllib.loads((FOLDER / "starter.toml").read_text(encoding="utf-8"))
    codebook = {"topics": [dict(t, targets=t["target"]) for t in data["topic"]]}
    (statement,) = read(
        f"The minister said {content}.",
        ("minister", "said", content, "indirect"),
        codebook=codebook,
    )
    assert statement.topics == [topic]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_term_stands_twice_and_every_target_says_what_supports_it(path):
    for topic in tomllib.loads(path.read_text(encoding="utf-8"))["topic"]:
        for terms in (topic["terms"], topic["exclusions"]):
            assert len({term.lower() for term in terms}) == len(terms)
        assert all(target["supporting"] and target["terms"] for target in topic["target"])
