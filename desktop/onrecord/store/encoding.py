"""Domain records as JSON and back; the only place that knows how they are written down."""

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.article import Article, ArticleSource, Paragraph, ParagraphKind
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.contrast import Verdict
from onrecord.domain.dates import PartialDate
from onrecord.domain.report import FileOutcome, FileReport, Likeness
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import (
    Grade,
    Origin,
    Reason,
    Stance,
    Statement,
    StatementKind,
    Tier,
)

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Codec:
    """Write one kind of value as JSON data and read it back.

    `encode` raises TypeError or ValueError for a value of another kind.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def _instance(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, got {value!r}")
    return value


def _plain(kind: type) -> Codec:
    return Codec(lambda value: _instance(value, kind), lambda data: data)


def _maybe(codec: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else codec.encode(value),
        lambda data: None if data is None else codec.decode(data),
    )


def _many(codec: Codec) -> Codec:
    return Codec(
        lambda value: [codec.encode(item) for item in _instance(value, tuple)],
        lambda data: tuple(codec.decode(item) for item in data),
    )


def _enum(kind: type[E]) -> Codec:
    members = {str(member): member for member in kind}
    return Codec(lambda value: str(kind(value)), members.__getitem__)


def _record(kind: type, codecs: dict[str, Codec]) -> Codec:
    """Return the codec of a dataclass; fields that have their default are left out."""
    return Codec(lambda value: _written(value, kind, codecs), lambda d: kind(**_known(d, codecs)))


def _written(value: Any, kind: type, codecs: dict[str, Codec]) -> dict[str, Any]:
    """Return the fields of a record that have a codec and are not as by default."""
    _instance(value, kind)
    defaults = _defaults(kind)
    held = {name: getattr(value, name) for name in codecs}
    return {
        name: codecs[name].encode(content)
        for name, content in held.items()
        if defaults[name] is MISSING or content != defaults[name]
    }


@cache
def _defaults(kind: type) -> dict[str, object]:
    return {f.name: f.default for f in fields(kind)}


def _known(data: dict[str, Any], codecs: dict[str, Codec]) -> dict[str, Any]:
    """Return the fields of written data; names that a later version may have added are left out."""
    return {name: codecs[name].decode(d) for name, d in data.items() if name in codecs}


_TEXT = _plain(str)
_FLAG = _plain(bool)
_WHOLE = _plain(int)
_NUMBER = Codec(float, float)
_WORDS = _maybe(_TEXT)
_NAMES = _many(_TEXT)
_PAIR = Codec(
    lambda value: [_TEXT.encode(item) for item in _instance(value, tuple)],
    lambda data: (str(data[0]), str(data[1])),
)
_DAY = Codec(lambda value: _instance(value, date).isoformat(), date.fromisoformat)
_PARTIAL = Codec(lambda value: _instance(value, PartialDate).isoformat(), PartialDate.from_iso)
_SPAN = Codec(
    lambda value: [_instance(value, TextSpan).start, value.end],
    lambda data: TextSpan(data[0], data[1]),
)

STATEMENT_FIELDS: dict[str, Codec] = {
    "key": _TEXT,
    "article_key": _TEXT,
    "content": _many(_SPAN),
    "kind": _enum(StatementKind),
    "actor": _TEXT,
    "source": _maybe(_SPAN),
    "cue": _maybe(_SPAN),
    "topics": _NAMES,
    "target": _TEXT,
    "target_key": _WORDS,
    "stance": _enum(Stance),
    "polarity": _WHOLE,
    "tier": _enum(Tier),
    "position": _FLAG,
    "stance_cue": _maybe(_SPAN),
    "condition": _maybe(_SPAN),
    "date": _maybe(_PARTIAL),
    "negated": _FLAG,
    "uncertain": _FLAG,
    "reported_by": _WORDS,
    "grade": _enum(Grade),
    "actor_inferred": _FLAG,
    "actor_confidence": _NUMBER,
    "denies": _WORDS,
    "origin": _record(Origin, {"name": _TEXT, "version": _TEXT}),
    "reasons": _many(_record(Reason, {"field": _TEXT, "rule": _TEXT, "span": _maybe(_SPAN)})),
    "doubt": _TEXT,
    "reviewed": _FLAG,
    "note": _TEXT,
}
_SOURCE = _record(
    ArticleSource,
    {"file_name": _TEXT, "outlet": _WORDS, "published": _maybe(_DAY), "url": _WORDS},
)
ARTICLE_FIELDS: dict[str, Codec] = {
    "title": _TEXT,
    "paragraphs": _many(
        _record(Paragraph, {"span": _SPAN, "kind": _enum(ParagraphKind)}),
    ),
    "outlet": _WORDS,
    "author": _WORDS,
    "published": _maybe(_DAY),
    "published_from": _WORDS,
    "url": _WORDS,
    "language": _WORDS,
    "file_name": _TEXT,
    "encoding": _WORDS,
    "warnings": _NAMES,
    "copies": _many(_SOURCE),
}
ACTOR_FIELDS: dict[str, Codec] = {
    "key": _TEXT,
    "name": _TEXT,
    "kind": _enum(ActorKind),
    "aliases": _NAMES,
    "role": _WORDS,
    "office": _WORDS,
    "state": _WORDS,
    "members": _NAMES,
}

STATEMENT = _record(Statement, STATEMENT_FIELDS)
ACTOR = _record(Actor, ACTOR_FIELDS)
_TARGET = _record(
    Target,
    {"key": _TEXT, "name": _TEXT, "supporting": _TEXT, "terms": _NAMES, "side": _WHOLE},
)
_TOPIC = _record(
    Topic,
    {
        "key": _TEXT,
        "name": _TEXT,
        "definition": _TEXT,
        "terms": _NAMES,
        "exclusions": _NAMES,
        "targets": _many(_TARGET),
        "pole": _TEXT,
    },
)
CODEBOOK = _record(Codebook, {"name": _TEXT, "topics": _many(_TOPIC)})
FILE_REPORT = _record(
    FileReport,
    {
        "path": _TEXT,
        "outcome": _enum(FileOutcome),
        "article_keys": _NAMES,
        "statements": _WHOLE,
        "detail": _TEXT,
        "warnings": _NAMES,
        "likenesses": _many(
            _record(
                Likeness,
                {"kept": _TEXT, "title": _TEXT, "share": _NUMBER, "own": _TEXT, "source": _SOURCE},
            )
        ),
        "joined": _NAMES,
        "encoding": _WORDS,
        "columns": _many(_PAIR),
    },
)
FILE_REPORTS = _many(FILE_REPORT)

VALUES: dict[str, dict[str, Codec]] = {
    "statement": {
        **{n: c for n, c in STATEMENT_FIELDS.items() if n not in {"key", "article_key"}},
        "retracted": _FLAG,
        "added": STATEMENT,
        "seen": STATEMENT,
    },
    "article": {**ARTICLE_FIELDS, "removed": _FLAG, "same_as": _TEXT},
    "actor": {
        **{n: c for n, c in ACTOR_FIELDS.items() if n != "key"},
        "removed": _FLAG,
        "added": ACTOR,
        "merged_into": _TEXT,
        "apart_from": _TEXT,
    },
    "contrast": {
        "verdict": _enum(Verdict),
        "note": _TEXT,
        "later": _FLAG,
        "one": STATEMENT,
        "other": STATEMENT,
    },
    "targets": {"apart": _FLAG},
    "lesson": {"forgotten": _FLAG},
    "import": {"report": FILE_REPORT},
    "project": {"codebook": CODEBOOK, "name": _TEXT},
}
"""The fields that a revision can set, by subject."""


def dump(codec: Codec, value: object) -> str:
    """Return a value as one line of JSON."""
    return json.dumps(codec.encode(value), separators=(",", ":"))


def load(codec: Codec, text: str) -> Any:
    """Return the value that `dump` wrote."""
    return codec.decode(json.loads(text))


def dump_article(article: Article) -> str:
    """Return all of an article but its key and text as JSON."""
    return json.dumps(_written(article, Article, ARTICLE_FIELDS), separators=(",", ":"))


def load_article(key: str, text: str, record: str) -> Article:
    """Return the article that `dump_article` wrote."""
    return Article(key=key, text=text, **_known(json.loads(record), ARTICLE_FIELDS))
