"""What `onrecord` starts: a subcommand without a window, else the window.

Spawned workers import this file again, so that Qt is imported inside functions alone.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.domain.selection import Selection
    from onrecord.workspace import Workspace

_FOR_PARSER = frozenset(
    {"compare", "extract", "read", "explain", "picture", "-h", "--help", "--version"}
)
_NO_DISPLAY = (
    "onrecord: there is no display to open a window on. Without one, use a subcommand, for example "
    "onrecord compare FILES -o comparison.xlsx; onrecord --help names them all."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a subcommand, or open the window on a project or articles; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in _FOR_PARSER:
        from onrecord import cli

        return cli.main(arguments, _draw)
    if not _has_display():
        sys.stderr.write(f"{_NO_DISPLAY}\n")
        return 2
    from onrecord.ui.app import main as show

    return show([sys.argv[0], *arguments])


def _has_display() -> bool:
    """Return whether Qt can open a window; it would abort the process where it cannot."""
    if sys.platform != "linux" or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _draw(
    workspace: "Workspace", selection: "Selection", matrix: Path | None, timeline: Path | None
) -> None:
    """Write pictures as the window would; they need fonts, but no display."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from onrecord.ui.image_export import save_matrix_image, save_timeline_image

    application = QApplication.instance() or QApplication(["onrecord"])
    if matrix is not None:
        save_matrix_image(workspace, selection, matrix)
    if timeline is not None:
        save_timeline_image(workspace, selection, timeline)
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
