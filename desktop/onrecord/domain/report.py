"""What became of the files that were dropped."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, ArticleSource
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
    WAITING = "waiting"


NOWHERE = ArticleSource()
"""A source of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Say that an article of a file is one that was there before, called `title`, or nearly so.

    `share` is the part of their words that the two have in common, 0 to 1. `own` is the key of the
    file's article, empty when its text is the very text of `kept`; `source` says where that stood.
    """

    kept: str
    title: str
    share: float = 1.0
    own: str = ""
    source: ArticleSource = NOWHERE

    @property
    def percent(self) -> int:
        """The share in hundredths; texts that differ at all are never wholly alike."""
        return 100 if self.share >= 1 else min(99, round(self.share * 100))


@dataclass(frozen=True, slots=True)
class FileReport:
    """Hold one line of an import's closing report.

    Attributes
    ----------
    path, outcome
        The file as the analyst named it, and what became of it.
    article_keys, statements
        The articles that it added, and how many statements were found in them.
    detail
        The reason for a refusal, or the name of the article that it duplicates.
    warnings
        What to look at, in plain sentences.
    likenesses
        Which of its articles were there before, or nearly so.
    joined
        The articles that the reader found and the analyst put together.
    encoding, columns
        What the analyst said that the file is written in, and which field is in which column of
        a table, as pairs.
    """

    path: str
    outcome: FileOutcome
    article_keys: tuple[str, ...] = ()
    statements: int = 0
    detail: str = ""
    warnings: tuple[str, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    joined: tuple[str, ...] = ()
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
