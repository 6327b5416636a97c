"""What can go wrong with a project file, in words for the analyst."""


class ProjectError(Exception):
    """Say what happened to which project file and what to do; the message is shown unchanged."""


class ProjectMissingError(ProjectError):
    """The file or its folder is not there."""


class ProjectLockedError(ProjectError):
    """Another window has the project open for writing."""


class ProjectNewerError(ProjectError):
    """A newer version of On Record made the file."""


class NoProjectError(ProjectError):
    """The file is something else than a project."""


class ProjectDamagedError(ProjectError):
    """The file is a project whose contents cannot be trusted."""


class ProjectReadOnlyError(ProjectError):
    """The project was opened for reading only."""


class ProjectWriteError(ProjectError):
    """The file system refused a write."""
