"""What the threads that read files tell the one that iterates an import."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.domain.article import Article
from onrecord.domain.report import ExtractedArticle, Likeness, ReadFile, ReadProgress
from onrecord.workspace.importing.file_in_work import FileInWork


@dataclass(frozen=True, slots=True)
class Begun:
    """Reading of the file began."""

    file: FileInWork


@dataclass(frozen=True, slots=True)
class Progressed:
    """More of the file is read."""

    file: FileInWork
    progress: ReadProgress


@dataclass(frozen=True, slots=True)
class Read:
    """The file was read."""

    file: FileInWork
    read: ReadFile


@dataclass(frozen=True, slots=True)
class Unclear:
    """The analyst has to choose the columns of the file first."""

    file: FileInWork


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The analyst leaves the file out."""

    file: FileInWork


@dataclass(frozen=True, slots=True)
class FoundSame:
    """An article of the file was there before, word for word; it is not extracted."""

    file: FileInWork
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class FoundNear:
    """An article of the file nearly repeats another one; it is extracted all the same."""

    file: FileInWork
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Extracted:
    """Extraction of an article ended; `place` and `same_as` as in `ArticleExtracted`."""

    file: FileInWork
    article: Article
    future: Future[ExtractedArticle]
    place: int
    same_as: str


Message: TypeAlias = (
    Begun | Progressed | Read | Unclear | LeftOut | FoundSame | FoundNear | Extracted
)
