"""What became of the files that were dropped."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Hold what reading one file gave: its articles, or in `refused` why there are none.

    `path` is the file as the analyst named it. Both `refused` and `warnings` are plain sentences
    that say what happened and what to do next.
    """

    path: str
    articles: tuple[Article, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str | None = None


class ProgressUnit(StrEnum):
    """What the progress within a file is counted in."""

    BYTES = "bytes"
    PAGES = "pages"
    ROWS = "rows"
    MAILS = "mails"
    FILES = "files"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """Hold how much of a file is read; `done` never exceeds `total`."""

    done: int
    total: int
    unit: ProgressUnit


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """Hold an article with the statements found in it and the actors that hold them.

    Actor keys hold within this article alone; `Workspace.add` links them to the project's actors.
    `failed` says in a plain sentence why there are no statements, `None` when extraction ran.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    failed: str | None = None


class FileOutcome(StrEnum):
    """What became of one file of an import."""

    READ = "read"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FileReport:
    """Hold one line of an import's closing report.

    `article_keys` are the articles that the file added; `detail` is the reason for a refusal or
    names the article that it duplicates; `warnings` are what to look at.
    """

    path: str
    outcome: FileOutcome
    article_keys: tuple[str, ...] = ()
    statements: int = 0
    detail: str = ""
    warnings: tuple[str, ...] = ()
