"""What a workspace answers besides domain records."""

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.domain.report import FileReport


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """Hold one row of the list of articles.

    `statements`, `positions` and `reviewed` count live statements. `failed` says why
    nothing was extracted, `None` when extraction ran.
    """

    key: str
    title: str
    outlet: str | None
    published: date | None
    published_from: str | None
    file_name: str
    statements: int
    positions: int
    reviewed: int
    warnings: tuple[str, ...]
    failed: str | None


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """Say that an article is in the project now, with how many statements."""

    key: str
    title: str
    statements: int


@dataclass(frozen=True, slots=True)
class DuplicateArticle:
    """Say that the project had the article already: `key` and `title` are those of the one kept."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class PastImport:
    """Hold the closing report of an import and when it ended (UTC)."""

    at: datetime
    reports: tuple[FileReport, ...]
