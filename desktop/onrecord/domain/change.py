"""Every edit that an analyst can make to a project.

`Workspace.apply` carries a change out and returns the change that takes it back. Corrections name
fields of the frozen record that they alter, with their new values, so that one field can be
corrected without freezing what the engine says of the others.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from onrecord.domain.actor import Actor
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import FileReport
from onrecord.domain.statement import Statement

Values: TypeAlias = tuple[tuple[str, object], ...]
"""Pairs of a field's name and its value, for example `(("polarity", 2), ("reviewed", True))`."""


class Original(Enum):
    """Stands in `Values` for a field's value before anybody corrected it."""

    ORIGINAL = "original"


ORIGINAL: Final = Original.ORIGINAL
"""Takes a field's correction back: `(("polarity", ORIGINAL),)` follows the engine again."""


@dataclass(frozen=True, slots=True)
class CorrectStatement:
    """Give fields of a statement new values.

    `seen` is the statement that a person reviewed by this, `None` for the one that stands there
    now: who takes back that a review was withdrawn gets back what was reviewed then.
    """

    key: str
    values: Values
    seen: Statement | None = None


@dataclass(frozen=True, slots=True)
class AddStatement:
    """Add a statement that the analyst marked."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class RetractStatement:
    """Take a statement out of the project: "Not a statement"."""

    key: str


@dataclass(frozen=True, slots=True)
class RestoreStatement:
    """Bring a retracted statement back."""

    key: str


@dataclass(frozen=True, slots=True)
class CorrectArticle:
    """Give fields of an article (title, outlet, author, published, url, copies) new values."""

    key: str
    values: Values


@dataclass(frozen=True, slots=True)
class RemoveArticles:
    """Take articles with their statements out of the project."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestoreArticles:
    """Bring removed articles back."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkSame:
    """Let an article be the same as another, `kept`, which has both as its sources.

    With `ORIGINAL` it is an article of its own again.
    """

    key: str
    kept: str | Original


@dataclass(frozen=True, slots=True)
class CorrectReport:
    """Put another line in place of one in an import's report; `ORIGINAL` brings the first back.

    `number` is that of the import, `place` that of the file in it.
    """

    number: int
    place: int
    report: FileReport | Original


@dataclass(frozen=True, slots=True)
class CorrectActor:
    """Give fields of an actor (name, kind, aliases, role, office, state) new values."""

    key: str
    values: Values


@dataclass(frozen=True, slots=True)
class AddActor:
    """Add an actor that no article named before."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class RemoveActor:
    """Take an actor without statements out of the project."""

    key: str


@dataclass(frozen=True, slots=True)
class MergeActors:
    """Let one actor stand for another too: all statements of `merged` become those of `kept`."""

    kept: str
    merged: str


@dataclass(frozen=True, slots=True)
class SplitActors:
    """Undo a merge: `merged` is an actor of its own again."""

    kept: str
    merged: str


@dataclass(frozen=True, slots=True)
class ReplaceCodebook:
    """Put another codebook in place; topics and targets of unreviewed statements follow."""

    codebook: Codebook


@dataclass(frozen=True, slots=True)
class ForgetLesson:
    """Let a lesson (`lesson.Lesson`) act no more; the correction that taught it stays."""

    key: str


@dataclass(frozen=True, slots=True)
class RememberLesson:
    """Let a forgotten lesson act again."""

    key: str


@dataclass(frozen=True, slots=True)
class KeepTargetsApart:
    """Propose no more that two wordings of a topic's targets are one, for each of the pairs."""

    topic: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProposeTargets:
    """Let pairs that were kept apart be proposed again."""

    topic: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JudgeContrast:
    """Give fields of a contrast (verdict, note, later) new values; it is named by its statements.

    The order of the two does not matter.
    """

    one: str
    other: str
    values: Values


@dataclass(frozen=True, slots=True)
class Together:
    """Carry several changes out as one step of the analyst, who may have a name for it."""

    changes: "tuple[Change, ...]"
    name: str = ""


Change: TypeAlias = (
    CorrectStatement
    | AddStatement
    | RetractStatement
    | RestoreStatement
    | CorrectArticle
    | RemoveArticles
    | RestoreArticles
    | MarkSame
    | CorrectReport
    | CorrectActor
    | AddActor
    | RemoveActor
    | MergeActors
    | SplitActors
    | ReplaceCodebook
    | JudgeContrast
    | ForgetLesson
    | RememberLesson
    | KeepTargetsApart
    | ProposeTargets
    | Together
)
