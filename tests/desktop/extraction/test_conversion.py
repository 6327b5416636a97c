"""From the engine's records to domain statements."""

from types import SimpleNamespace

from en_onrecord.record import ActorRecord, ReasonRecord, StatementRecord
from onrecord.domain.actor import ActorKind
from onrecord.domain.article import Article, Paragraph, article_key
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.dates import PartialDate
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, Origin, Reason, Stance, StatementKind
from onrecord.extraction.conversion import UNNAMED, converted, engine_input
from onrecord.extraction.engine import Engine
from onrecord.extraction.language import engine_language

TEXT = "“We stay,” Ida Holm said on Monday. An official denied it."
ARTICLE = Article(article_key(TEXT), TEXT, "Title")
ENGINE = Engine("some_engine", "7", None)  # type: ignore[arg-type]


def _converted(statements, actors=()):
    doc = SimpleNamespace(_=SimpleNamespace(statements=statements, actors=list(actors)))
    return converted(ARTICLE, doc, ENGINE)  # type: ignore[arg-type]


def _record(**values):
    return StatementRecord(**{"content": [(1, 8)], "kind": "direct", "rule": "r", **values})


def test_a_record_keeps_its_places_dates_and_reasons():
    holm = ActorRecord("holm", "Ida Holm", aliases=["Holm", "Ida Holm"], role="mayor", state="X")
    record = _record(
        actor="holm",
        source=(11, 19),
        cue=(20, 24),
        stance="support",
        polarity=2,
        topics=["treaty", "treaty"],
        date="2021-05",
        grade="verbatim",
        condition=(25, 34),
        reasons=[ReasonRecord("stance", "rule", (20, 24))],
    )

    found = _converted([record], [holm])

    (statement,), (actor,) = found.statements, found.actors
    assert (actor.name, actor.kind, actor.aliases) == ("Ida Holm", ActorKind.PERSON, ("Holm",))
    assert (statement.actor, statement.kind) == ("holm", StatementKind.DIRECT)
    assert statement.source == TextSpan(11, 19)
    assert statement.topics == ("treaty",)
    assert (statement.stance, statement.polarity) == (Stance.SUPPORT, 2)
    assert statement.date == PartialDate.from_iso("2021-05")
    assert statement.grade is Grade.VERBATIM
    assert statement.reasons == (Reason("stance", "rule", TextSpan(20, 24)),)
    assert statement.origin == Origin("some_engine", "7")


def test_a_position_on_no_topic_is_on_other_and_a_report_on_none():
    position, report = _converted([_record(), _record(position=False)]).statements

    assert position.topics == ("other",)
    assert report.topics == ()


def test_a_speaker_nobody_resolved_is_called_by_the_words_of_the_source():
    named, silent = _converted([_record(source=(36, 47)), _record()]).statements
    actors = {a.key: a.name for a in _converted([_record(source=(36, 47)), _record()]).actors}

    assert actors[named.actor] == "An official"
    assert actors[silent.actor] == UNNAMED


def test_two_statements_on_the_same_words_have_two_keys_and_a_denial_finds_its_own():
    first, second, denial = _converted(
        [_record(), _record(), _record(content=[(36, 50)], denies=1)]
    ).statements

    assert first.key != second.key
    assert denial.denies == second.key


def test_a_reporter_is_named():
    radio = ActorRecord("radio", "Sudrian radio", "organisation")

    by_key, by_words = _converted(
        [_record(reported_by="radio"), _record(reported_by="the radio")], [radio]
    ).statements

    assert (by_key.reported_by, by_words.reported_by) == ("Sudrian radio", "the radio")


def test_the_engine_is_told_title_date_codebook_and_paragraphs():
    article = Article("k", TEXT, "Title", (Paragraph(TextSpan(0, 35)),))
    codebook = Codebook("c", (Topic("t", "T", targets=(Target("x", "X"),)),))

    told = engine_input(article, codebook)

    assert told["title"] == "Title"
    assert told["published"] is None
    assert told["paragraphs"] == [[0, 35, "body"]]
    assert told["codebook"]["topics"][0]["targets"][0]["name"] == "X"  # type: ignore[index]


def test_an_article_of_another_language_has_no_engine_but_a_wrong_guess_does_no_harm():
    english = "The parties agreed that the talks in the city of Elle are to go on and to end."
    foreign = "Die Parteien haben sich darauf geeinigt, dass die Gespräche in Elle weitergehen."

    assert engine_language(Article("k", foreign, language="de"), ["en"]) is None
    assert engine_language(Article("k", english, language="de"), ["en"]) == "en"
    assert engine_language(Article("k", english, language="en-GB"), ["en"]) == "en"
    assert engine_language(Article("k", foreign, language="de"), ["en", "de"]) == "de"
