"""One file of an import, from its beginning to its line of the report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.domain.article import Article
from onrecord.domain.report import (
    ExtractedArticle,
    FileOutcome,
    FileReport,
    Likeness,
    ReadFile,
)
from onrecord.workspace.importing.events import FileToRead, Source, name_of

COLUMNS_UNCLEAR = (
    "It is not sure which columns hold texts and titles. Choose the columns, and it is read."
)
CANCELLED = "The import was cancelled before this file was done."
LEFT_OUT = "You left this file out before it was done."


class FileInWork:
    """Hold what is known of a file while its articles are extracted.

    `stopped` may be set from any thread; all else belongs to the thread that iterates.
    """

    def __init__(self, source: Source, index: int) -> None:
        self.source = source
        self.path = name_of(source)
        self.index = index
        self.stopped = False
        self.finished = False
        self.columns: Mapping[str, str] | None = None
        self.waiting = 0
        self.articles = 0
        self._refused: str | None = None
        self._added: list[str] = []
        self._one: set[str] = set()
        self._likenesses: list[Likeness] = []
        self._statements = 0
        self._warnings: list[str] = []

    def take_read(self, read: ReadFile) -> None:
        """Note what reading the file gave."""
        self._refused = read.refused
        self.articles = self.waiting = len(read.articles)
        self._warnings += read.warnings

    def take_likeness(self, likeness: Likeness) -> None:
        """Note that an article of the file is one that was there before, or nearly so."""
        self._likenesses.append(likeness)

    def take_extracted(self, extracted: ExtractedArticle, same_as: str) -> None:
        """Note what was found in an article of the file, which may be kept as another one."""
        self._added.append(extracted.article.key)
        if same_as:
            self._one.add(extracted.article.key)
        self._statements += len(extracted.statements)
        told = [extracted.failed] if extracted.failed else []
        for warning in (*told, *extracted.article.warnings):
            if warning not in self._warnings:
                self._warnings.append(warning)

    def report(self) -> FileReport:
        """Return the file's line of the report."""
        outcome, detail, warnings = FileOutcome.READ, "", list(self._warnings)
        same = [each for each in self._likenesses if not each.own or each.own in self._one]
        if self._refused:
            outcome, detail = FileOutcome.REFUSED, self._refused
        elif same and self._one.issuperset(self._added):
            outcome, detail = FileOutcome.DUPLICATE, same_words(same)
        elif same:
            warnings.append(same_words(same))
        return FileReport(
            self.path,
            outcome,
            tuple(self._added),
            self._statements,
            detail,
            tuple(warnings),
            tuple(self._likenesses),
            encoding=self.source.encoding if isinstance(self.source, FileToRead) else None,
            columns=tuple((self.columns or {}).items()),
        )

    def cancelled(self) -> FileReport:
        """Return the line of a file that was not done."""
        detail = LEFT_OUT if self.stopped else CANCELLED
        return replace(self.report(), outcome=FileOutcome.CANCELLED, detail=detail)

    def unclear(self) -> FileReport:
        """Return the line of a table whose columns the analyst has to choose."""
        return replace(self.report(), outcome=FileOutcome.WAITING, detail=COLUMNS_UNCLEAR)


def same_words(likenesses: Sequence[Likeness]) -> str:
    """Return in a sentence what a file's articles are the same as."""
    names = []
    for likeness in likenesses:
        title = f"“{likeness.title}”" if likeness.title else "an article of the project"
        alike = f" ({likeness.percent} % alike)" if likeness.own else ""
        names.append(f"{title}{alike}")
    return f"Same as {', '.join(dict.fromkeys(names))}."


def near_warning(likeness: Likeness) -> str:
    """Return the warning of an article that nearly repeats another one, and is kept."""
    return (
        f"Nearly the same text as “{likeness.title}” ({likeness.percent} % alike). Both are kept; "
        "if they are one article, mark them as the same."
    )


def told_of(article: Article, warning: str) -> Article:
    """Return the article with another warning."""
    return replace(article, warnings=(*article.warnings, warning))
