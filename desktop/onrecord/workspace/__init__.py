"""One open project and everything that an analyst can do to it; knows no Qt.

The one door of the window and the command line: read, add, apply a change, ask for a table.
"""

from onrecord.store.codebooks import CodebookError, load_codebook, save_codebook
from onrecord.store.errors import ProjectError, ProjectLockedError, ProjectReadOnlyError
from onrecord.workspace.events import (
    ActorsChanged,
    ArticlesAdded,
    ArticlesChanged,
    ArticlesRemoved,
    CodebookChanged,
    StatementsChanged,
    WorkspaceEvent,
)
from onrecord.workspace.importing import (
    ArticleExtracted,
    FileFinished,
    FileStarted,
    ImportEvent,
    ImportJob,
    import_files,
)
from onrecord.workspace.records import (
    AddedArticle,
    ArticleSummary,
    DuplicateArticle,
    PastImport,
)
from onrecord.workspace.workspace import Workspace

__all__ = [
    "ActorsChanged",
    "AddedArticle",
    "ArticleExtracted",
    "ArticleSummary",
    "ArticlesAdded",
    "ArticlesChanged",
    "ArticlesRemoved",
    "CodebookChanged",
    "CodebookError",
    "DuplicateArticle",
    "FileFinished",
    "FileStarted",
    "ImportEvent",
    "ImportJob",
    "PastImport",
    "ProjectError",
    "ProjectLockedError",
    "ProjectReadOnlyError",
    "StatementsChanged",
    "Workspace",
    "WorkspaceEvent",
    "import_files",
    "load_codebook",
    "save_codebook",
]
