"""What the project file gives back besides articles."""

from dataclasses import dataclass
from datetime import datetime

from onrecord.domain.actor import Actor
from onrecord.domain.codebook import Codebook
from onrecord.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold one field's new value; `ORIGINAL` takes the field back to what was read.

    `subject` says what `key` is the key of: "statement", "article", "actor",
    "contrast", "targets", "lesson", "import" or "project".
    """

    subject: str
    key: str
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class CurrentValue:
    """Hold the value that a field has by its newest revision; `order` grows with time."""

    subject: str
    key: str
    field: str
    value: object
    order: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Hold who gave a field a value and when."""

    at: datetime
    author: str
    label: str
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold what the engine last said about an article, and the codebook that it was given."""

    article_key: str
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    codebook: Codebook
    failed: str | None
