"""An extracted article as one line of JSON: the form of `onrecord extract`."""

from typing import Any

from onrecord.domain.actor import Actor
from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement


def article_line(identity: str, extracted: ExtractedArticle, codebook: Codebook) -> dict[str, Any]:
    """Return an article with actors and statements as plain values.

    Positions count characters of `text`, ends exclusive. `published` and `date` are ISO dates as
    precise as they are known, or None. `failed` is there only when nothing could be extracted.
    """
    article = extracted.article
    names = {actor.key: actor.name for actor in extracted.actors}
    line = {
        "id": identity,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "actors": [_actor(actor) for actor in extracted.actors],
        "statements": [
            _statement(statement, article.text, names, codebook)
            for statement in extracted.statements
        ],
    }
    if extracted.failed:
        line["failed"] = extracted.failed
    return line


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.key,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "type": str(actor.kind),
        "affiliation": actor.state or actor.office,
    }


def _statement(
    statement: Statement, text: str, names: dict[str, str], codebook: Codebook
) -> dict[str, Any]:
    return {
        "actor": statement.actor,
        "source": _span(statement.source),
        "source_text": names.get(statement.actor, ""),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "content_text": [span.of(text) for span in statement.content],
        "kind": str(statement.kind),
        "position": statement.position,
        "topics": _topics(statement, codebook),
        "target": statement.target,
        "stance": str(statement.stance),
        "polarity": statement.polarity,
        "tier": str(statement.tier),
        "date": statement.date.isoformat() if statement.date else None,
        "grade": str(statement.grade),
        "negated": statement.negated,
        "uncertain": statement.uncertain,
        "reported_by": statement.reported_by,
    }


def _topics(statement: Statement, codebook: Codebook) -> list[str]:
    found = [topic.name for topic in codebook.topics if topic.key in statement.topics]
    return found or ([OTHER_TOPIC] if statement.position else [])


def _span(span: TextSpan | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
