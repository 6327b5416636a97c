"""Statements built by hand, so that what they hold is tested without the finder's faults."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord import load
from en_onrecord.extensions import reading_of
from en_onrecord.record import ActorRecord, Kind, StatementRecord

Read = Callable[..., list[StatementRecord]]
AFTER = (
    "onrecord_topics",
    "onrecord_stance",
    "onrecord_targets",
    "onrecord_dates",
    "onrecord_positions",
    "onrecord_links",
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the whole pipeline, loaded once."""
    return load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Return a function that reads a text with given statements: (actor, cue, content, kind)."""

    def run(
        text: str,
        *statements: tuple[str, str, str, Kind],
        published: str | None = "2023-03-20",
        codebook: dict[str, Any] | None = None,
        genre: str = "news",
    ) -> list[StatementRecord]:
        doc = nlp.make_doc(text)
        doc.user_data["onrecord"] = {"published": published, "codebook": codebook or {}}
        for name, component in nlp.pipeline:
            if name in {"onrecord_statements", "onrecord_actors"}:
                continue
            if name == "onrecord_topics":
                _place(doc, statements, genre)
            doc = component(doc)
        return reading_of(doc).statements

    return run


def _place(doc: Doc, statements: Sequence[tuple[str, str, str, Kind]], genre: str) -> None:
    reading = reading_of(doc)
    reading.genre = genre
    position = 0
    for actor, cue, content, kind in statements:
        start = doc.text.index(content, position if content in doc.text[position:] else 0)
        record = StatementRecord([(start, start + len(content))], kind, "test")
        if cue:
            near = doc.text.rfind(cue, 0, start + len(content))
            near = near if near >= 0 else doc.text.index(cue)
            record.cue = (near, near + len(cue))
            record.cue_token = _head(doc, record.cue)
        record.head_token = _head(doc, record.content[0])
        record.actor = actor
        for number, paragraph in enumerate(reading.paragraphs):
            if paragraph.start <= start < paragraph.end:
                record.paragraph = number
        if actor and all(known.id != actor for known in reading.actors):
            reading.actors.append(ActorRecord(actor, actor))
        reading.statements.append(record)
        position = start


def _head(doc: Doc, span: tuple[int, int]) -> int:
    found = doc.char_span(span[0], span[1], alignment_mode="expand")
    assert found is not None
    return found.root.i
