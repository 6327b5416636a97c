"""What a workspace answers besides domain records."""

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.domain.article import ArticleSource
from onrecord.domain.report import FileReport, Likeness


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """Hold one row of the list of articles.

    `also_in` are the other places where the article stood. `statements`, `positions` and
    `reviewed` count live statements. `failed` says why nothing was extracted, `None` when
    extraction ran.
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
    also_in: tuple[ArticleSource, ...] = ()


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
    """Hold the report of an import, its number, and when it ended (UTC)."""

    number: int
    at: datetime
    reports: tuple[FileReport, ...]


@dataclass(frozen=True, slots=True)
class FileStanding:
    """Hold what has become of a file of an import by now.

    Attributes
    ----------
    report
        The file's line of the report, as corrections left it.
    articles
        Keys of its articles that the project shows.
    one
        Which of its articles are kept as one article with another.
    apart
        Which of its articles nearly repeat another one and are kept beside it.
    instead
        Which of its articles (`own`) are kept in place of one that was there before (`kept`).
    gone
        How many of its articles were taken out.
    statements
        How many statements the engine found in `articles`.
    warnings
        Those of the report that still hold.
    encoding
        What a text file is written in, `None` for other files.
    """

    report: FileReport
    articles: tuple[str, ...]
    one: tuple[Likeness, ...] = ()
    apart: tuple[Likeness, ...] = ()
    gone: int = 0
    statements: int = 0
    warnings: tuple[str, ...] = ()
    encoding: str | None = None
    instead: tuple[Likeness, ...] = ()
