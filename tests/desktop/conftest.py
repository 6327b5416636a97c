"""A small invented project that tests of workspace, tables, export and window share.

Two states, Norland and Sudria, quarrel about a harbour treaty, fishing and an election. The
statements show every stance, grade and kind, every precision of date, a condition, a denial, a
report without a position, a repeated quotation and one on none of the topics. Articles and what
is said in them stand in `example/`, a `.txt` and a `.toml` each.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.article import Article, Paragraph, ParagraphKind, article_key
from onrecord.domain.codebook import Codebook
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
from onrecord.workspace import Workspace, load_codebook

ENGINE = Origin("en_onrecord", "0.1")
EXAMPLE = Path(__file__).parent / "example"

_SEPARATE = "\n\n"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / f"{name}.toml").read_text(encoding="utf-8"))


def _actors() -> dict[str, Actor]:
    return {
        key: Actor(
            key,
            held["name"],
            ActorKind(held.get("kind", "person")),
            tuple(held.get("aliases", ())),
            held.get("role"),
            held.get("office"),
            held.get("state"),
            tuple(held.get("members", ())),
        )
        for key, held in _read("actors").items()
    }


def _article(text: str, **details: Any) -> Article:
    paragraphs = []
    place = 0
    for number, part in enumerate(text.rstrip("\n").split(_SEPARATE)):
        kind = ParagraphKind.HEADLINE if number == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(TextSpan(place, place + len(part)), kind))
        place += len(part) + len(_SEPARATE)
    title = text.split("\n", 1)[0]
    return Article(article_key(text), text, title, tuple(paragraphs), language="en", **details)


def _extracted(name: str) -> ExtractedArticle:
    details = _read(name)
    actors, statements = details.pop("actors"), details.pop("statement", [])
    details["warnings"] = tuple(details.get("warnings", ()))
    details.setdefault("file_name", f"{name}.txt")
    article = _article((EXAMPLE / f"{name}.txt").read_text(encoding="utf-8"), **details)
    known = _actors()
    return ExtractedArticle(
        article,
        tuple(_statement(article, **values) for values in statements),
        tuple(known[key] for key in actors),
    )


def _statement(
    article: Article,
    *,
    content: str,
    source: str = "",
    cue: str = "",
    condition: str = "",
    day: str = "",
    kind: str,
    stance: str,
    grade: str = Grade.PARAPHRASED,
    topics: list[str],
    denies_the_last_of: str = "",
    **values: Any,
) -> Statement:
    """Return a statement; source, cue, content and condition are given by their words."""

    def span(words: str) -> TextSpan | None:
        start = article.text.index(words)
        return TextSpan(start, start + len(words)) if words else None

    content_span = span(content)
    assert content_span is not None
    who, attributing = span(source), span(cue)
    return Statement(
        statement_key(article.key, (content_span,), who),
        article.key,
        (content_span,),
        StatementKind(kind),
        source=who,
        cue=attributing,
        topics=tuple(topics),
        stance=Stance(stance),
        tier=Tier.NONE if stance == Stance.NEUTRAL else Tier.DETERMINED,
        condition=span(condition),
        date=PartialDate.from_iso(day) if day else None,
        grade=Grade(grade),
        denies=_extracted(denies_the_last_of).statements[-1].key if denies_the_last_of else None,
        origin=ENGINE,
        reasons=(Reason("stance", "stance.verb", attributing),),
        **values,
    )


@pytest.fixture(scope="session")
def example_codebook() -> Codebook:
    """Return three topics: treaty, fishing, elections."""
    return load_codebook(EXAMPLE / "codebook.toml")


@pytest.fixture(scope="session")
def example_articles() -> tuple[ExtractedArticle, ...]:
    """Return four extracted articles; the last has no statements, the third no date or outlet."""
    return tuple(_extracted(name) for name in ("visit", "reactions", "letter", "rain"))


@pytest.fixture
def example_workspace(
    example_articles: tuple[ExtractedArticle, ...], example_codebook: Codebook
) -> Iterator[Workspace]:
    """Return a project in memory with all example articles; nothing is reviewed yet."""
    workspace = Workspace.temporary(example_codebook)
    for extracted in example_articles:
        workspace.add(extracted)
    yield workspace
    workspace.close()
