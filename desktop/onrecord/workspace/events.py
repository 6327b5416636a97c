"""What listeners of a workspace are told, always after it happened."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ArticlesAdded:
    """Articles came in, or came back, with their statements and actors."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlesRemoved:
    """Articles left with their statements."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlesChanged:
    """Title, outlet, author, date or address of articles changed, or what was extracted."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementsChanged:
    """Statements were corrected, added, retracted or restored."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorsChanged:
    """Actors were renamed, merged, split, added or removed; statements may name others now."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContrastsJudged:
    """The analyst judged contrasts, or took a judgement back; no statement is another."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetsParted:
    """Wordings of targets are kept apart, or are proposed again; no statement is another."""


@dataclass(frozen=True, slots=True)
class LessonsChanged:
    """A lesson was forgotten, or acts again."""


@dataclass(frozen=True, slots=True)
class CodebookChanged:
    """Another codebook holds; topics and targets of statements may be others now."""


@dataclass(frozen=True, slots=True)
class ReportsChanged:
    """Lines of imports' reports are others now; `numbers` are the imports."""

    numbers: tuple[int, ...]


WorkspaceEvent: TypeAlias = (
    ArticlesAdded
    | ArticlesRemoved
    | ArticlesChanged
    | StatementsChanged
    | ActorsChanged
    | CodebookChanged
    | ContrastsJudged
    | LessonsChanged
    | ReportsChanged
    | TargetsParted
)
