"""On Record without a window: the same workspace from the command line."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from onrecord.cli.arguments import parser
from onrecord.cli.outcome import NOTHING_READ, SOME_REFUSED, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.domain.selection import Selection
    from onrecord.workspace import Workspace

Draw: TypeAlias = "Callable[[Workspace, Selection, Path | None, Path | None], None]"
"""Write the pictures of matrix and timeline, those of them that have a path."""


def main(argv: Sequence[str] | None = None, draw: "Draw | None" = None) -> int:
    """Carry out one subcommand and return the exit code; `draw` is lent by who knows Qt."""
    arguments = parser().parse_args(argv)
    arguments.draw = draw
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except _expected_errors() as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return NOTHING_READ
    except KeyboardInterrupt:
        print("onrecord: cancelled", file=sys.stderr)
        return NOTHING_READ
    except BrokenPipeError:
        # Whoever read our output has enough; nothing may be written while Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_REFUSED
    return code


def _expected_errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is written for the analyst."""
    from onrecord.export.files import ExportError
    from onrecord.extraction.engine import EngineUnavailableError
    from onrecord.store.codebooks import CodebookError
    from onrecord.store.errors import ProjectError

    return (UsageError, ExportError, EngineUnavailableError, CodebookError, ProjectError)
