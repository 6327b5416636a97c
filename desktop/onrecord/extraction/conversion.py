"""From an article to what an engine takes, and from its records to domain statements."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.article import Article
from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.dates import PartialDate
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import (
    Grade,
    Origin,
    Reason,
    Stance,
    Statement,
    StatementKind,
    Tier,
    statement_key,
)
from onrecord.extraction.engine import Engine

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNNAMED = "Unnamed speaker"


def engine_input(article: Article, codebook: Codebook) -> dict[str, object]:
    """Return what an engine is told about an article besides its text."""
    paragraphs = [[p.span.start, p.span.end, str(p.kind)] for p in article.paragraphs]
    return {
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "codebook": asdict(codebook),
        "paragraphs": paragraphs or None,
    }


def converted(article: Article, doc: "Doc", engine: Engine) -> ExtractedArticle:
    """Return what the engine found as domain records.

    A statement whose speaker was not resolved gets an actor named by the source's words.
    """
    actors = {record.id: _actor(record) for record in doc._.actors}
    origin = Origin(engine.name, engine.version)
    statements: list[Statement] = []
    keys: dict[str, int] = {}
    records = list(doc._.statements)
    for record in records:
        if record.actor not in actors:
            actor = _unresolved(article, record)
            actors.setdefault(actor.key, actor)
            record.actor = actor.key
        statement = _statement(article, record, actors, origin)
        key = statement.key
        keys[key] = keys.get(key, 0) + 1
        if keys[key] > 1:  # "said both A and B": one stretch, two targets
            statement = replace(statement, key=f"{key}-{keys[key]}")
        statements.append(statement)
    for place, record in enumerate(records):
        if record.denies is not None and 0 <= record.denies < len(statements):
            statements[place] = replace(statements[place], denies=statements[record.denies].key)
    return ExtractedArticle(article, tuple(statements), _members_only(actors))


def _actor(record: Any) -> Actor:
    return Actor(
        key=record.id,
        name=" ".join(record.name.split()) or UNNAMED,
        kind=ActorKind(record.type),
        aliases=tuple(dict.fromkeys(a for a in record.aliases if a and a != record.name)),
        role=record.role or None,
        office=record.office or None,
        state=record.state or None,
        members=tuple(record.members),
    )


def _members_only(actors: dict[str, Actor]) -> tuple[Actor, ...]:
    """Return the actors, groups without members that the engine did not give."""
    return tuple(
        replace(actor, members=tuple(key for key in actor.members if key in actors))
        for actor in actors.values()
    )


def _unresolved(article: Article, record: Any) -> Actor:
    words = ""
    if record.source is not None:
        words = " ".join(article.text[record.source[0] : record.source[1]].split())
    name = words or UNNAMED
    return Actor(key=f"unresolved:{name.casefold()}", name=name)


def _statement(
    article: Article, record: Any, actors: dict[str, Actor], origin: Origin
) -> Statement:
    content = tuple(TextSpan(start, end) for start, end in record.content)
    source = _span(record.source)
    reporter = actors.get(record.reported_by or "")
    return Statement(
        key=statement_key(article.key, content, source),
        article_key=article.key,
        content=content,
        kind=StatementKind(record.kind),
        actor=record.actor,
        source=source,
        cue=_span(record.cue),
        topics=_topics(record.topics, position=record.position),
        target=record.target or "",
        target_key=record.target_key or None,
        stance=Stance(record.stance),
        polarity=max(-2, min(2, int(record.polarity))),
        tier=Tier(record.tier),
        position=bool(record.position),
        stance_cue=_span(record.stance_cue),
        condition=_span(record.condition),
        date=_date(record.date),
        negated=record.negated,
        uncertain=record.uncertain,
        reported_by=reporter.name if reporter else record.reported_by or None,
        grade=Grade(record.grade),
        actor_inferred=record.actor_inferred,
        actor_confidence=float(record.actor_confidence),
        origin=origin,
        reasons=tuple(Reason(r.field, r.rule, _span(r.span)) for r in record.reasons),
        doubt=record.doubt,
    )


def _topics(found: Iterable[str], *, position: bool) -> tuple[str, ...]:
    topics = tuple(dict.fromkeys(found))
    return topics or ((OTHER_TOPIC,) if position else ())


def _span(found: tuple[int, int] | None) -> TextSpan | None:
    if found is None or found[0] >= found[1]:
        return None
    return TextSpan(found[0], found[1])


def _date(text: str | None) -> PartialDate | None:
    if not text:
        return None
    try:
        return PartialDate.from_iso(text)
    except ValueError:
        return None
