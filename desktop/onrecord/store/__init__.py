"""The project file: what was read, what the engine said, and what the analyst made of it.

The only room that knows SQLite. It keeps records and revisions; what they add up to is the
workspace's to say.
"""

from onrecord.store.codebooks import CodebookError, load_codebook, save_codebook, starter_codebook
from onrecord.store.errors import (
    NoProjectError,
    ProjectDamagedError,
    ProjectError,
    ProjectLockedError,
    ProjectMissingError,
    ProjectNewerError,
    ProjectReadOnlyError,
    ProjectWriteError,
)
from onrecord.store.project import ProjectStore
from onrecord.store.revisions import CurrentValue, Extraction, HistoryLine, Revision

__all__ = [
    "CodebookError",
    "CurrentValue",
    "Extraction",
    "HistoryLine",
    "NoProjectError",
    "ProjectDamagedError",
    "ProjectError",
    "ProjectLockedError",
    "ProjectMissingError",
    "ProjectNewerError",
    "ProjectReadOnlyError",
    "ProjectStore",
    "ProjectWriteError",
    "Revision",
    "load_codebook",
    "save_codebook",
    "starter_codebook",
]
