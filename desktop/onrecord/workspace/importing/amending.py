"""Putting lines of an import's report right: files read once more, articles joined and split."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.domain.change import (
    Change,
    CorrectArticle,
    CorrectReport,
    MarkSame,
    RemoveArticles,
    RestoreArticles,
    Together,
)
from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.workspace.importing.events import ArticleExtracted, FileToRead
from onrecord.workspace.importing.job import ImportJob

if TYPE_CHECKING:
    from onrecord.workspace.workspace import Workspace


# The fields of a table, and what they are called in an article.
_OF_COLUMNS = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "date": "published",
    "url": "url",
}
# What does not come from the words, and holds however these are read.
_OF_THE_FILE = ("outlet", "published", "published_from", "url")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of an import's report: the import's number, the file's place, and the line."""

    number: int
    place: int
    report: FileReport


def reading_job(workspace: "Workspace", file: FileToRead, old: FileReport) -> ImportJob:
    """Return what reads a file once more, as if what it gave before had never been there."""
    own = frozenset(old.article_keys) | frozenset(old.joined)
    known = {k: title for k, title in workspace.known_articles().items() if k not in own}
    return ImportJob([file], workspace.codebook, known, near=workspace.near_duplicates())


def read_again(
    workspace: "Workspace",
    line: Line,
    report: FileReport,
    found: Sequence[ArticleExtracted],
    name: str,
    afresh: Collection[str] = (),
) -> Change:
    """Put by what a file gave when it was read once more, and return the change that shows it.

    What the file gave before goes, unless the file is refused now. `afresh` are the fields of a
    table whose columns were changed: they are taken even where the analyst had set them by hand.
    """
    changes: list[Change] = []
    if report.outcome is not FileOutcome.REFUSED:
        for event in found:
            workspace.shelve(event.extracted)
        now = tuple(event.extracted.article.key for event in found)
        before = (*line.report.article_keys, *line.report.joined)
        gone = tuple(k for k in before if k not in now and workspace.has_article(k))
        changes += [RestoreArticles(now)] if now else []
        changes += _taken_over(workspace, found, afresh)
        changes += [
            MarkSame(event.extracted.article.key, event.same_as) for event in found if event.same_as
        ]
        changes += [RemoveArticles(gone)] if gone else []
        changes += _carried_over(workspace, before, now)
    changes.append(CorrectReport(line.number, line.place, report))
    return Together(tuple(changes), name)


def _taken_over(
    workspace: "Workspace", found: Sequence[ArticleExtracted], afresh: Collection[str]
) -> list[CorrectArticle]:
    """Return what gives articles that were there with the same text what is said of them now."""
    changes = []
    for article in (event.extracted.article for event in found):
        if workspace.kept_as(article.key):
            continue
        there = workspace.any_article(article.key)
        by_hand = workspace.article_corrections(article.key)
        values: list[tuple[str, object]] = []
        for field, name in _OF_COLUMNS.items():
            said = getattr(article, name)
            if said == getattr(there, name) or (name in by_hand and field not in afresh):
                continue
            values.append((name, said))
            if name == "published":
                values.append(("published_from", article.published_from))
        if values:
            changes.append(CorrectArticle(article.key, tuple(values)))
    return changes


def _carried_over(
    workspace: "Workspace", before: Sequence[str], now: Sequence[str]
) -> list[CorrectArticle]:
    """Return what keeps outlet and date that were set by hand, where each article has its heir."""
    if len(before) != len(now):
        return []
    changes = []
    for old, new in zip(before, now, strict=True):
        held = workspace.article_corrections(old)
        values = tuple((name, held[name]) for name in _OF_THE_FILE if name in held)
        if values and old != new:
            changes.append(CorrectArticle(new, values))
    return changes


def put_together(
    workspace: "Workspace",
    whole: ExtractedArticle,
    parts: Sequence[str],
    line: Line | None,
    name: str,
) -> Change:
    """Put an article by that was made of several, and return the change that shows it for them."""
    workspace.shelve(whole)
    changes: list[Change] = [RestoreArticles((whole.article.key,)), RemoveArticles(tuple(parts))]
    if line is not None:
        report = replace(line.report, article_keys=(whole.article.key,), joined=tuple(parts))
        changes.append(CorrectReport(line.number, line.place, report))
    return Together(tuple(changes), name)


def take_apart(line: Line, name: str) -> Change:
    """Return the change that shows the articles again that a file was split into."""
    parts = line.report.joined
    report = replace(line.report, article_keys=parts, joined=())
    changes: tuple[Change, ...] = (
        RestoreArticles(parts),
        RemoveArticles(line.report.article_keys),
        CorrectReport(line.number, line.place, report),
    )
    return Together(changes, name)
