"""Resolve a source without the statement finder: the test says who the source is."""

from collections.abc import Callable

import pytest
from spacy.language import Language

import en_onrecord
from en_onrecord.extensions import reading_of
from en_onrecord.record import ActorRecord, StatementRecord

Resolve = Callable[..., list[tuple[str, StatementRecord]]]


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """Return the engine; loaded once, since that takes a second."""
    return en_onrecord.load()


@pytest.fixture
def resolve(pipeline: Language) -> Resolve:
    """Return a function that gives the actor's name of each (source, content) pair of a text."""

    def run(
        text: str, *pairs: tuple[str | None, str], published: str | None = None, voice: str = ""
    ) -> list[tuple[str, StatementRecord]]:
        doc = pipeline.make_doc(text)
        doc.user_data["onrecord"] = {"published": published}
        for name in ("onrecord_layout", "onrecord_syntax", "onrecord_quotations"):
            doc = pipeline.get_pipe(name)(doc)
        position = 0
        statements = []
        for source, content in pairs:
            span = None
            at = text.index(content, position)
            if source is not None:
                start = text.rfind(source, 0, at)
                start = text.index(source, at) if start < position else start
                span = (start, start + len(source))
            position = at
            statements.append(
                StatementRecord(
                    [(at, at + len(content))], "indirect", "test", source=span, voice=voice
                )
            )
        reading_of(doc).statements = statements
        doc = pipeline.get_pipe("onrecord_actors")(doc)
        by_id: dict[str, ActorRecord] = {a.id: a for a in reading_of(doc).actors}
        return [(by_id[s.actor].name if s.actor in by_id else "", s) for s in statements]

    return run
