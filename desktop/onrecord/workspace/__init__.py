"""One open project and everything that an analyst can do to it; knows no Qt.

The one door of the window and the command line: read, add, apply a change, ask for a table.
"""

from onrecord.export.files import ExportError
from onrecord.store.codebooks import CodebookError, load_codebook, save_codebook, starter_codebook
from onrecord.store.errors import ProjectError, ProjectLockedError, ProjectReadOnlyError
from onrecord.workspace.events import (
    ActorsChanged,
    ArticlesAdded,
    ArticlesChanged,
    ArticlesRemoved,
    CodebookChanged,
    ContrastsJudged,
    LessonsChanged,
    ReportsChanged,
    StatementsChanged,
    TargetsParted,
    WorkspaceEvent,
)
from onrecord.workspace.exporting import (
    comparison_html,
    comparison_tsv,
    export_sheets,
    save_csv,
    save_opendocument,
    save_spreadsheet,
    selection_words,
)
from onrecord.workspace.importing.events import (
    ArticleExtracted,
    FileFinished,
    FileProgressed,
    FileStarted,
    FileToRead,
    ImportEvent,
)
from onrecord.workspace.importing.job import ImportJob, import_files, run_import
from onrecord.workspace.records import (
    AddedArticle,
    ArticleSummary,
    DuplicateArticle,
    FileStanding,
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
    "ContrastsJudged",
    "DuplicateArticle",
    "ExportError",
    "FileFinished",
    "FileProgressed",
    "FileStanding",
    "FileStarted",
    "FileToRead",
    "ImportEvent",
    "ImportJob",
    "LessonsChanged",
    "PastImport",
    "ProjectError",
    "ProjectLockedError",
    "ProjectReadOnlyError",
    "ReportsChanged",
    "StatementsChanged",
    "TargetsParted",
    "Workspace",
    "WorkspaceEvent",
    "comparison_html",
    "comparison_tsv",
    "export_sheets",
    "import_files",
    "load_codebook",
    "run_import",
    "save_codebook",
    "save_csv",
    "save_opendocument",
    "save_spreadsheet",
    "selection_words",
    "starter_codebook",
]
