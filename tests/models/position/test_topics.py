"""Topics by the content's terms, and by what the content leans on."""

import tomllib
from pathlib import Path

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow
CODEBOOKS = sorted((Path(__file__).parents[3] / "resources" / "codebooks").glob("*.toml"))
WATER = {
    "topics": [
        {
            "key": "water",
            "terms": ["dam", "river water", "reservoir"],
            "exclusions": ["dam busters"],
            "targets": [{"key": "quota", "terms": ["quota", "share of the water"]}],
        },
        {"key": "schools", "terms": ["school", "teacher"], "targets": []},
    ]
}


def test_the_contents_own_term_gives_the_topic_and_is_kept_as_the_reason(read):
    text = "The mayor said the dam must be built."
    (statement,) = read(
        text, ("mayor", "said", "the dam must be built", "indirect"), codebook=WATER
    )
    assert statement.topics == ["water"]
    (reason,) = [reason for reason in statement.reasons if reason.field == "topics"]
    assert text[slice(*reason.span)] == "dam"


def test_terms_outside_the_content_give_no_topic(read):
    text = "At the dam, the mayor said taxes would fall."
    (statement,) = read(text, ("mayor", "said", "taxes would fall", "indirect"), codebook=WATER)
    assert statement.topics == ["other"]


def test_a_content_that_points_back_takes_the_topic_of_the_statement_before(read):
    text = "The mayor praised the dam. The governor said this would never work."
    _, second = read(
        text,
        ("mayor", "praised", "praised the dam", "paraphrase"),
        ("governor", "said", "this would never work", "indirect"),
        codebook=WATER,
    )
    assert second.topics == ["water"]


@pytest.mark.parametrize("act", ["declined to answer", "denied any involvement"])
def test_an_act_that_names_nothing_is_on_the_topic_of_the_words_before(read, act):
    text = f"The mayor praised the dam. The governor {act}."
    _, second = read(
        text,
        ("mayor", "praised", "praised the dam", "paraphrase"),
        ("governor", act.split()[0], act, "paraphrase"),
        codebook=WATER,
    )
    assert second.topics == ["water"]


def test_a_content_that_stands_on_its_own_inherits_nothing(read):
    text = "The mayor praised the dam. The governor said taxes would fall."
    _, second = read(
        text,
        ("mayor", "praised", "praised the dam", "paraphrase"),
        ("governor", "said", "taxes would fall", "indirect"),
        codebook=WATER,
    )
    assert second.topics == ["other"]


def test_a_targets_term_counts_where_the_surroundings_are_on_the_topic(read):
    near = "The dam is nearly full. The mayor demanded a higher quota."
    far = "Fishermen met on Monday. The mayor demanded a higher quota."
    content = ("mayor", "demanded", "demanded a higher quota", "paraphrase")
    assert read(near, content, codebook=WATER)[0].topics == ["water"]
    assert read(far, content, codebook=WATER)[0].topics == ["other"]


def test_a_place_that_the_topic_has_not_is_not_of_the_topic(read):
    text = "The dam in Egypt is nearly full. The mayor demanded a higher quota for Norway."
    content = ("mayor", "demanded", "demanded a higher quota for Norway", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == ["other"]


def test_the_speakers_own_capital_is_no_place_elsewhere(read):
    text = "The dam in Egypt is nearly full. The envoy said Oslo demanded a higher quota."
    content = ("envoy", "said", "Oslo demanded a higher quota", "indirect")
    assert read(text, content, codebook=WATER)[0].topics == ["water"]


FAR = "The minister of the interior met the mayors of nine towns in the capital last week. " * 7


@pytest.mark.parametrize(("lead", "topic"), [("dam", "water"), ("road", "other")])
def test_a_targets_term_counts_anywhere_under_a_headline_and_lead_on_the_topic(read, lead, topic):
    text = (
        f"Dam is full\n\nThe {lead} of the town is full to the brim, engineers found.\n\n{FAR}\n\n"
    )
    text += "The mayor demanded a higher quota.\n"
    content = ("mayor", "demanded", "demanded a higher quota", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == [topic]


def test_a_term_that_only_says_when_is_no_topic(read):
    text = "The mayor promised lower taxes after the school year."
    content = ("mayor", "promised", "promised lower taxes after the school", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == ["other"]


def test_several_topics_are_possible(read):
    text = "The mayor said teachers should visit the dam."
    (statement,) = read(
        text, ("mayor", "said", "teachers should visit the dam", "indirect"), codebook=WATER
    )
    assert sorted(statement.topics) == ["schools", "water"]


def test_without_a_codebook_everything_is_other(read):
    (statement,) = read(
        "The mayor praised the dam.", ("mayor", "praised", "praised the dam", "paraphrase")
    )
    assert statement.topics == ["other"]


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_a_codebook_is_well_formed(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    keys = [topic["key"] for topic in data["topic"]]
    assert len(keys) == len(set(keys))
    for topic in data["topic"]:
        assert topic["name"]
        assert topic["definition"]
        assert topic["terms"]
        targets = [target["key"] for target in topic["target"]]
        assert len(targets) == len(set(targets))
        assert all(t["name"] and t["supporting"] and t["terms"] for t in topic["target"])


@pytest.mark.parametrize(
    ("name", "content", "topic"),
    [
        ("starter", "a truce along the Dnipro would help Ukrainians", "Ukraine"),
        ("starter", "a multipolar world is fairer", "multipolarity"),
        ("starter", "the ballots must be counted again", "elections"),
        ("starter", "the Taurus missiles will come too late", "Ukraine"),
        ("starter", "the referendum was a farce", "elections"),
        ("starter", "its candidacy for the Security Council deserves votes", "other"),
        ("starter", "the harvest was poor", "other"),
        ("starter", "the tally sheets from Kisumu were forged", "elections"),
        ("starter", "his rival should concede victory", "elections"),
        ("starter", "coalition talks in The Hague must not drag on", "elections"),
        ("starter", "the president was sworn in as president unlawfully", "elections"),
        ("starter", "the minister inaugurated a bridge", "other"),
        ("starter", "the landslide buried two villages", "other"),
        ("starter", "the witness recounted how the fire began", "other"),
        ("starter", "the military coalition must leave Syria", "other"),
        ("starter", "shells fell on the Kakhovka dam", "Ukraine"),
        ("starter", "denazification is a pretext", "Ukraine"),
        ("starter", "a doubling of the seats is the Council reform Ghana wants", "multipolarity"),
        ("starter", "nobody should be told to be either with us or against us", "multipolarity"),
        ("starter", "the votes of the diaspora were not counted", "elections"),
        ("starter", "the mission in Chad needs a new mandate", "other"),
        ("starter", "union members cast their votes for a strike", "other"),
        ("starter", "a special operations unit freed the hostages", "other"),
        ("starter", "Russia's full-scale invasion changed Europe", "Ukraine"),
        ("starter", "Putin is a war criminal", "Ukraine"),
        ("starter", "the Russian economy is strong", "other"),
        ("starter", "a ceasefire in Sudan is urgent", "other"),
        ("starter", "the dollar's dominance must end", "multipolarity"),
        ("starter", "Washington is not the world's policeman", "multipolarity"),
        ("starter", "the president used his veto power against the dairy bill", "other"),
        ("starter", "Africa deserves two permanent African seats", "multipolarity"),
        ("starter", "Brazil wants a seat on the Security Council", "multipolarity"),
        ("starter", "the permanent seat of the court is in Riga", "other"),
        ("starter", "the club deserves a seat", "other"),
        ("climate", "nuclear-powered submarines are too dear", "other"),
        ("climate", "oil production in the delta must stop", "energy"),
        ("climate", "a carbon tax hurts farmers", "emissions"),
        ("climate", "new wind farms are needed", "energy"),
        ("climate", "the business climate is bad", "other"),
        ("migration", "asylum seekers need shelter", "asylum"),
        ("migration", "the small boats must be stopped", "borders"),
        ("migration", "the migration of birds began early", "other"),
    ],
)
def test_the_starter_codebooks_know_their_topics(read, name, content, topic):
    path = next(path for path in CODEBOOKS if path.stem == name)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    codebook = {"topics": [dict(t, targets=t["target"]) for t in data["topic"]]}
    (statement,) = read(
        f"The minister said {content}.",
        ("minister", "said", content, "indirect"),
        codebook=codebook,
    )
    assert statement.topics == [topic]


def test_an_answer_takes_the_topic_of_the_question_before_it(read):
    codebook = {"topics": [{"key": "water", "terms": ["dam"]}]}
    text = "Does the government want the dam?\n\nYes, we do. New fees are what we reject.\n"
    (statement,) = read(
        text,
        ("minister", "", "New fees are what we reject", "direct"),
        codebook=codebook,
        genre="speech",
    )
    assert statement.topics == ["water"]


INTERVIEW = """Herald: Does the government want the dam?

Ruiz: It does.

Herald: Does that please the farmers?

Ruiz: Of course.

Herald: {}

Ruiz: New fees are what we reject, in Norway as here.

There is no way around it.
"""


@pytest.mark.parametrize(
    ("remark", "topic"),
    [
        ("Farmers complain that the reservoir is empty.", "water"),
        ("And what would be a fair quota?", "water"),
        ("That sounds cheerful.", "water"),
        ("Bread costs more than last year, and the bakers are angry.", "other"),
    ],
)
@pytest.mark.parametrize("answer", ["New fees are what we reject", "There is no way around it"])
def test_in_an_interview_answers_are_on_what_was_asked_or_remarked(read, remark, topic, answer):
    (statement,) = read(
        INTERVIEW.format(remark),
        ("Ruiz", "", answer, "direct"),
        codebook=WATER,
        genre="speech",
    )
    assert statement.topics == [topic]


LEAD = "Dam is full\n\nThe dam of the town is full to the brim, engineers found.\n\n"


@pytest.mark.parametrize(
    ("content", "topic"),
    [
        ("patience was needed", "water"),
        ("patience was needed in Norway", "other"),
        ("nurses deserved patience", "other"),
    ],
)
def test_under_a_headline_and_lead_on_one_topic_only_a_subject_of_its_own_is_other(
    read, content, topic
):
    text = LEAD + f"The mayor said {content}. Nurses are on strike. The nurses want more pay. "
    text += "He met the nurses. The nurses went home.\n"
    (statement,) = read(text, ("mayor", "said", content, "indirect"), codebook=WATER)
    assert statement.topics == [topic]


def test_a_note_on_the_article_itself_is_no_lead(read):
    note = "Our reporters are there the whole day. All times are local.\n\n"
    text = LEAD.replace("\n\n", "\n\n" + note, 1) + "The mayor said patience was needed.\n"
    content = ("mayor", "said", "patience was needed", "indirect")
    assert read(text, content, codebook=WATER)[0].topics == ["water"]
    other = text.replace("Our reporters", "The teachers of the school")
    assert read(other, content, codebook=WATER)[0].topics == ["other"]


@pytest.mark.parametrize(
    ("before", "topic"),
    [
        ("Ruiz was asked whether he would build the dam.", "water"),
        ("Ruiz was asked if the dam mattered.", "water"),
        ("Ruiz was asked at the dam whether prices would rise.", "other"),
        ("Ruiz went to see if the dam was full.", "other"),
    ],
)
def test_an_answer_is_on_what_was_asked_in_the_sentence_before(read, before, topic):
    text = f"Prices went up.\n\n{FAR}\n\nBread is dear. {before} He said he would study it."
    (statement,) = read(text, ("Ruiz", "said", "he would study it", "indirect"), codebook=WATER)
    assert statement.topics == [topic]


def test_a_new_question_ends_the_surroundings(read):
    content = ("mayor", "demanded", "demanded a higher quota", "paraphrase")
    asked = (
        "The dam is nearly full.\n\nAnd what about fish?\n\nThe mayor demanded a higher quota.\n"
    )
    assert read(asked, content, codebook=WATER)[0].topics == ["other"]
    told = asked.replace("And what about fish?", "Fish are doing well.")
    assert read(told, content, codebook=WATER)[0].topics == ["water"]


def test_in_a_readout_a_new_paragraph_ends_the_surroundings(read):
    text = "They met.\n\nThe dam is nearly full.\n\nThe mayor demanded a higher quota.\n"
    content = ("mayor", "demanded", "demanded a higher quota", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == ["water"]
    assert read(text, content, codebook=WATER, genre="readout")[0].topics == ["other"]


def test_the_rest_of_the_paragraph_is_surroundings_too(read):
    text = "The mayor demanded a higher quota. The dam is nearly full."
    content = ("mayor", "demanded", "demanded a higher quota", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == ["water"]
    apart = text.replace(". The", ".\n\nThe")
    assert read(apart, content, codebook=WATER)[0].topics == ["other"]


@pytest.mark.parametrize(
    ("relation", "topic"), [("who runs the school", "other"), ("in the school yard", "schools")]
)
def test_what_only_tells_who_speaks_gives_no_topic(read, relation, topic):
    text = "The buses of the town ran two hours late on the coast road.\n\n"
    text += f"Maria Lopez, {relation}, said this was wrong.\n"
    (statement,) = read(text, ("Lopez", "said", "this was wrong", "indirect"), codebook=WATER)
    assert statement.topics == [topic]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("This demand was rejected by the Dam Association.", "other"),
        ("This demand, raised at the dam, was rejected by the farmers.", "water"),
    ],
)
def test_the_name_of_who_holds_the_view_introduces_nothing(nlp, sentence, topic):
    doc = nlp.make_doc(f"Prices went up in the north.\n\n{FAR}\n\n{sentence}\n")
    doc.user_data["onrecord"] = {"published": "2023-03-20", "codebook": WATER}
    for _, component in nlp.pipeline:
        doc = component(doc)
    (statement,) = reading_of(doc).statements
    assert statement.topics == [topic]


def test_a_term_that_only_tells_when_gives_way_to_what_the_surroundings_are_on(read):
    text = "The dam is nearly full. Lopez rejected the quota during the school year."
    content = ("Lopez", "rejected", "rejected the quota during the school year", "paraphrase")
    assert read(text, content, codebook=WATER)[0].topics == ["water"]
    alone = text.replace("The dam is nearly full. ", "")
    assert read(alone, content, codebook=WATER)[0].topics == ["schools"]


def test_a_place_that_takes_part_is_no_place_elsewhere(read):
    text = "The dam in Egypt is nearly full. The envoy noted {} of a quota."
    for content, topic in (("Kenya's support", "water"), ("the end in Kenya", "other")):
        said = f"noted {content} of a quota"
        (statement,) = read(
            text.format(content), ("envoy", "noted", said, "paraphrase"), codebook=WATER
        )
        assert statement.topics == [topic]


def test_the_country_points_to_nothing(read):
    text = "The mayor praised the dam. The governor said the {} would suffer."
    for noun, topic in (("country", "other"), ("plan", "water")):
        _, second = read(
            text.format(noun),
            ("mayor", "praised", "praised the dam", "paraphrase"),
            ("governor", "said", f"the {noun} would suffer", "indirect"),
            codebook=WATER,
        )
        assert second.topics == [topic]


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("accused the alliance of waging a proxy war against Russia in Ukraine", "fighting"),
        ("condemned the war in Ukraine", "fighting"),
        ("condemned Russia's war against Ukraine", "war"),
        ("condemned the invasion of Ukraine", "war"),
    ],
)
def test_only_what_names_russias_war_is_russias_war(read, said, target):
    path = next(path for path in CODEBOOKS if path.stem == "starter")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    codebook = {"topics": [dict(t, targets=t["target"]) for t in data["topic"]]}
    (statement,) = read(
        f"The minister {said}.",
        ("minister", said.split()[0], said, "paraphrase"),
        codebook=codebook,
    )
    assert statement.target_key == target
