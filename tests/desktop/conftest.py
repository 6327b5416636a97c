"""A small invented project that tests of workspace, tables, export and window share.

Two states, Norland and Sudria, quarrel about a harbour treaty, fishing and an election. The
statements show every stance, grade and kind, every precision of date, a condition, a denial, a
report without a position, a repeated quotation and one on none of the topics.
"""

from collections.abc import Iterator
from datetime import date
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

ACTORS = {
    "lindqvist": Actor(
        "lindqvist",
        "Mara Lindqvist",
        aliases=("Lindqvist", "the Norlandic president"),
        role="president of Norland",
        office="Presidency of Norland",
        state="Norland",
    ),
    "brekke": Actor(
        "brekke",
        "Tomas Brekke",
        aliases=("Brekke",),
        role="government spokesman",
        office="Presidency of Norland",
        state="Norland",
    ),
    "norland": Actor("norland", "Norland", ActorKind.STATE, state="Norland"),
    "costa": Actor(
        "costa",
        "Elena Costa",
        aliases=("Costa",),
        role="prime minister of Sudria",
        office="Government of Sudria",
        state="Sudria",
    ),
    "union": Actor("union", "Fishermen's Union", ActorKind.ORGANISATION),
    "both": Actor(
        "both", "Mara Lindqvist and Elena Costa", ActorKind.GROUP, members=("lindqvist", "costa")
    ),
}

_SEPARATE = "\n\n"


def _text(name: str) -> str:
    return (EXAMPLE / f"{name}.txt").read_text(encoding="utf-8")


def _article(text: str, **details: Any) -> Article:
    paragraphs = []
    place = 0
    for number, part in enumerate(text.rstrip("\n").split(_SEPARATE)):
        kind = ParagraphKind.HEADLINE if number == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(TextSpan(place, place + len(part)), kind))
        place += len(part) + len(_SEPARATE)
    title = text.split("\n", 1)[0]
    return Article(article_key(text), text, title, tuple(paragraphs), language="en", **details)


class _Marker:
    """Make statements of one article by the words that they consist of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.statements: list[Statement] = []

    def span(self, words: str) -> TextSpan:
        start = self.article.text.index(words)
        return TextSpan(start, start + len(words))

    def mark(
        self,
        actor: str,
        content: str,
        kind: StatementKind,
        topics: tuple[str, ...],
        target: str,
        stance: Stance,
        polarity: int,
        *,
        source: str | None = None,
        cue: str | None = None,
        condition: str | None = None,
        day: str | None = None,
        **more: Any,
    ) -> Statement:
        spans = (self.span(content),)
        who = self.span(source) if source else None
        statement = Statement(
            statement_key(self.article.key, spans, who),
            self.article.key,
            spans,
            kind,
            actor,
            source=who,
            cue=self.span(cue) if cue else None,
            topics=topics,
            target=target,
            stance=stance,
            polarity=polarity,
            tier=Tier.NONE if stance is Stance.NEUTRAL else Tier.DETERMINED,
            condition=self.span(condition) if condition else None,
            date=PartialDate.from_iso(day) if day else None,
            origin=ENGINE,
            reasons=(Reason("stance", "stance.verb", self.span(cue) if cue else None),),
            **more,
        )
        self.statements.append(statement)
        return statement

    def extracted(self, *actors: str) -> ExtractedArticle:
        return ExtractedArticle(
            self.article, tuple(self.statements), tuple(ACTORS[key] for key in actors)
        )


def _visit() -> ExtractedArticle:
    made = _Marker(
        _article(
            _text("visit"),
            outlet="Elle Courier",
            published=date(2021, 5, 4),
            published_from="dateline",
            file_name="visit.txt",
            url="https://courier.example/visit",
        )
    )
    made.mark(
        "lindqvist",
        "welcomed the harbour treaty without reservation",
        StatementKind.PARAPHRASE,
        ("treaty",),
        "the harbour treaty",
        Stance.SUPPORT,
        2,
        source="President Mara Lindqvist",
        cue="welcomed",
        day="2021-05-03",
        target_key="treaty",
    )
    made.mark(
        "lindqvist",
        "We will never give up the harbour treaty,",
        StatementKind.DIRECT,
        ("treaty",),
        "the harbour treaty",
        Stance.SUPPORT,
        2,
        cue="said",
        day="2021-05-03",
        target_key="treaty",
        grade=Grade.VERBATIM,
    )
    made.mark(
        "brekke",
        "Norland would sign an annex if Sudria withdraws its trawlers",
        StatementKind.INDIRECT,
        ("treaty", "fishing"),
        "an annex to the treaty",
        Stance.CONDITIONAL,
        1,
        source="Her spokesman Tomas Brekke",
        cue="said",
        condition="if Sudria withdraws its trawlers",
    )
    made.mark(
        "brekke",
        "There will be no early election,",
        StatementKind.DIRECT,
        ("elections",),
        "an early election",
        Stance.OPPOSE,
        -1,
        source="Brekke",
        cue="added",
        target_key="early",
        grade=Grade.VERBATIM,
    )
    made.mark(
        "costa",
        "Foreign trawlers must leave our waters.",
        StatementKind.DIRECT,
        ("fishing",),
        "foreign trawlers",
        Stance.OPPOSE,
        -2,
        source="Sudria's prime minister Elena Costa",
        cue="told reporters",
        target_key="trawlers",
        grade=Grade.TRANSLATED,
    )
    made.mark(
        "costa",
        "called for lower quotas",
        StatementKind.PARAPHRASE,
        ("fishing",),
        "lower quotas",
        Stance.SUPPORT,
        1,
        source="Costa",
        cue="called for",
        day="2021-03",
        target_key="quotas",
    )
    made.mark(
        "both",
        "go on with talks",
        StatementKind.INDIRECT,
        ("treaty",),
        "talks",
        Stance.SUPPORT,
        1,
        source="Both leaders",
        cue="agreed",
        target_key="talks",
    )
    made.mark(
        "norland",
        "has not condemned the blockade of Port Elle",
        StatementKind.PARAPHRASE,
        ("treaty",),
        "blockade of Port Elle",
        Stance.NEUTRAL,
        0,
        source="Norland",
        cue="has not condemned",
        negated=True,
    )
    made.mark(
        "union",
        "strongly rejected lower quotas",
        StatementKind.PARAPHRASE,
        ("fishing",),
        "lower quotas",
        Stance.OPPOSE,
        -2,
        source="The Fishermen's Union",
        cue="rejected",
        target_key="quotas",
    )
    made.mark(
        "lindqvist",
        "wants an early election",
        StatementKind.PARAPHRASE,
        ("elections",),
        "an early election",
        Stance.SUPPORT,
        1,
        cue="According to",
        target_key="early",
        grade=Grade.THIRD_PARTY,
        reported_by="Sudrian radio",
        doubt="Reported by Sudrian radio, not in the speaker's own words.",
    )
    return made.extracted("lindqvist", "brekke", "norland", "costa", "union", "both")


def _reactions(denied: Statement) -> ExtractedArticle:
    made = _Marker(
        _article(
            _text("reactions"),
            outlet="Sudria Today",
            published=date(2021, 5, 6),
            published_from="meta tag",
            file_name="reactions.html",
        )
    )
    made.mark(
        "lindqvist",
        "We will never give up the harbour treaty,",
        StatementKind.DIRECT,
        ("treaty",),
        "the harbour treaty",
        Stance.SUPPORT,
        2,
        source="Mara Lindqvist",
        cue="said",
        day="2021-05-04",
        target_key="treaty",
        grade=Grade.VERBATIM,
    )
    made.mark(
        "costa",
        "refuses to sign the treaty until the vote is counted",
        StatementKind.PARAPHRASE,
        ("treaty", "elections"),
        "the harbour treaty",
        Stance.CONDITIONAL,
        -1,
        source="Elena Costa",
        cue="refuses",
        condition="until the vote is counted",
        target_key="treaty",
    )
    made.mark(
        "brekke",
        "Lindqvist wants an early election",
        StatementKind.INDIRECT,
        ("elections",),
        "an early election",
        Stance.OPPOSE,
        -1,
        source="Brekke",
        cue="denied",
        target_key="early",
        denies=denied.key,
    )
    made.mark(
        "union",
        "Lower quotas would ruin us,",
        StatementKind.DIRECT,
        ("fishing",),
        "lower quotas",
        Stance.OPPOSE,
        -1,
        source="the Fishermen's Union",
        cue="said",
        target_key="quotas",
        grade=Grade.VERBATIM,
    )
    made.mark(
        "union",
        "had supported lower quotas",
        StatementKind.MIXED,
        ("fishing",),
        "lower quotas",
        Stance.SUPPORT,
        1,
        source="the union",
        cue="supported",
        day="2020",
        target_key="quotas",
    )
    made.mark(
        "costa",
        "alluding to foreign trawlers",
        StatementKind.PARAPHRASE,
        ("fishing",),
        "foreign trawlers",
        Stance.OPPOSE,
        -1,
        source="Costa",
        cue="alluding",
        target_key="trawlers",
        uncertain=True,
        grade=Grade.IMPLIED,
        doubt="The article hedges: “perhaps alluding”.",
    )
    made.mark(
        "costa",
        "praised the new opera house",
        StatementKind.PARAPHRASE,
        ("other",),
        "opera house",
        Stance.SUPPORT,
        1,
        cue="praised",
    )
    made.mark(
        "brekke",
        "the meeting began at nine",
        StatementKind.INDIRECT,
        ("treaty",),
        "",
        Stance.NEUTRAL,
        0,
        cue="said",
        position=False,
    )
    return made.extracted("lindqvist", "brekke", "costa", "union")


def _undated() -> ExtractedArticle:
    made = _Marker(
        _article(
            _text("letter"), file_name="letter.md", warnings=("No date was found in letter.md.",)
        )
    )
    made.mark(
        "lindqvist",
        "opposes foreign trawlers",
        StatementKind.PARAPHRASE,
        ("fishing",),
        "foreign trawlers",
        Stance.OPPOSE,
        -1,
        source="Lindqvist",
        cue="opposes",
        target_key="trawlers",
    )
    return made.extracted("lindqvist")


@pytest.fixture(scope="session")
def example_codebook() -> Codebook:
    """Return three topics: treaty, fishing, elections."""
    return load_codebook(EXAMPLE / "codebook.toml")


@pytest.fixture(scope="session")
def example_articles() -> tuple[ExtractedArticle, ...]:
    """Return four extracted articles; the last has no statements, the third no date or outlet."""
    visit = _visit()
    empty = _article(
        _text("rain"), outlet="Elle Courier", published=date(2021, 5, 2), file_name="rain.txt"
    )
    return (visit, _reactions(visit.statements[-1]), _undated(), ExtractedArticle(empty))


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
