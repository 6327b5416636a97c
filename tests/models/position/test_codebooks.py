"""What the codebooks that come along take for their topics, in any country and year."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[3] / "resources" / "codebooks"
STARTER = {
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
        "she would endorse Costa for president",
        "the rigging of the vote must stop",
        "gangs buy votes in the suburbs",
        "the opposition won an outright majority",
        "the choice of the people counts",
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
        "President Costa inaugurated a hospital",
        "a majority of shops is closed",
        "President Costa endorsed the addition of a member",
        "right-wing parties voted against the tax",
        "the endorsement of the plan by the bishops is welcome",
        "the army's special operation in the hills is over",
        "Russian troops must leave Georgia",
        "the Crimean War was a folly",
        "the roads of Maidan Wardak are unsafe",
    ],
}
CLIMATE = {
    "emissions": ["zero-emission trucks are too dear", "the climate envoy promised too much"],
    "energy": ["offshore wind needs a grid", "the diesel ban is absurd"],
    "adaptation": ["the heatwave shows what is coming", "flood defences come first"],
    "other": ["the business climate is bad", "a pipeline of talent is needed"],
}
MIGRATION = {
    "asylum": ["the Rwanda scheme is cruel", "a safe country of origin needs no camps"],
    "borders": ["irregular crossings have doubled", "people traffickers should be jailed"],
    "immigration": ["a ban on headscarves in schools is wrong", "family reunification must go on"],
    "other": ["the data migration failed", "the mental asylum was closed"],
}
BOOKS = {"starter": STARTER, "climate": CLIMATE, "migration": MIGRATION}


@pytest.mark.parametrize(
    ("name", "topic", "content"),
    [
        (name, topic, content)
        for name, topics in BOOKS.items()
        for topic, contents in topics.items()
        for content in contents
    ],
)
def test_a_codebook_takes_what_is_on_its_topics(read, name, topic, content):
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
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
