"""Tell articles on public affairs from others, and sources that hold a view from reporters."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from en_onrecord.record import Reading, StatementRecord

_AGENCIES = frozenset({"agency", "agencies"})
FILE = Path(__file__).parents[1] / "lexicons" / "domains.toml"
LEAST_PUBLIC = 0.02
"""Share of words of public affairs below which an article is on something else. All news articles
of positions-dev and positions-train but the sports article lie above 0.027; of the 12 of
attribution-dev those on accidents, art, space and a family's court case lie below 0.019."""
_CHANCE = 1
"""So many words more or less say nothing: a short article may well have one of them alone."""
DISASTER_WEIGHT = 1
"""How many words of public affairs a word of disaster outweighs."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Words of sport, disaster and public affairs, and words of sources that report, by kind."""

    sport: frozenset[str]
    disaster: frozenset[str]
    public: frozenset[str]
    sources: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def fields() -> Fields:
    """Return the word lists; the file is read once."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Fields(
        frozenset(data["sport"]["words"]),
        frozenset(data["disaster"]["words"]),
        frozenset(data["public"]["words"]),
        {kind: frozenset(words) for kind, words in data["sources"].items()},
    )


def is_public_affairs(doc: Doc, reading: Reading) -> bool:
    """Return whether the article is about public affairs; an institution's own text always is."""
    if reading.genre != "news":
        return True
    known, total, public, sport, disaster = fields(), 0, 0, 0, 0
    for token in doc:
        if token.is_alpha:
            total += 1
            lemma = token.lemma_.lower()
            public += lemma in known.public
            sport += lemma in known.sport
            disaster += lemma in known.disaster
    if disaster * DISASTER_WEIGHT >= public and disaster >= LEAST_PUBLIC * total:
        return False
    return public + _CHANCE >= LEAST_PUBLIC * total and public > sport


def source_kinds(doc: Doc, statement: StatementRecord) -> set[str]:
    """Return which kinds of reporting sources the source is: media, document, witness."""
    if statement.source is None:
        return set()
    span = doc.char_span(*statement.source, alignment_mode="expand")
    if span is None or not len(span):
        return set()
    head = span.root
    if head.ent_type_ == "PERSON":
        return set()
    if head.lower_ in _AGENCIES:
        names = {token.lower_ for token in head.children if token.dep_ in {"compound", "nmod"}}
        return {"media"} if names & {"news", "press"} else set()
    return {kind for kind, known in fields().sources.items() if head.lower_ in known}


def only_reports(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether a medium or a document reports something here: "the poll found that …"."""
    return statement.kind in {"indirect", "mixed"} and bool(
        source_kinds(doc, statement) & {"media", "document"}
    )
