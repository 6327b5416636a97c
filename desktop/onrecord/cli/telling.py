"""What is said on standard error: progress, what became of the files, warnings."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.domain.report import FileOutcome, FileReport

if TYPE_CHECKING:
    from onrecord.workspace import ImportEvent


@contextmanager
def progress(arguments: argparse.Namespace) -> "Iterator[Callable[[ImportEvent], None]]":
    """Show on standard error which file is read: on a terminal in one line that is written over."""
    from onrecord.workspace import FileFinished

    terminal = sys.stderr.isatty()
    done = 0
    total = 0

    def show(event: "ImportEvent") -> None:
        nonlocal done, total
        total = getattr(event, "total", total)
        if arguments.quiet or not isinstance(event, FileFinished):
            return
        done += 1
        line = f"[{done}/{total}] {Path(event.report.path).name}"
        if terminal:
            print(f"\r\x1b[K{_printable(line)[:76]}", end="", file=sys.stderr, flush=True)
        else:
            print(_printable(line), file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if terminal and done:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def tell_reports(arguments: argparse.Namespace, reports: Sequence[FileReport]) -> None:
    """Say on standard error what became of the files; warnings only if not quiet."""
    for report in reports:
        name = Path(report.path).name
        if report.outcome is not FileOutcome.READ:
            detail = report.detail if name in report.detail else f"{name}: {report.detail}"
            print_words(f"{report.outcome}: {detail}")
        elif not arguments.quiet:
            for warning in report.warnings:
                print_words(f"{name}: {warning}")
    counts = Counter(report.outcome for report in reports)
    words = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    say(
        arguments,
        f"{len(reports)} {'file' if len(reports) == 1 else 'files'}: {words or 'none found'}",
    )


def say(arguments: argparse.Namespace, words: str) -> None:
    """Say something that a quiet run leaves out."""
    if not arguments.quiet:
        print_words(words)


def print_words(words: str) -> None:
    """Print words with what the terminal cannot show replaced."""
    print(_printable(words), file=sys.stderr)


def _printable(words: str) -> str:
    encoding = sys.stderr.encoding or "utf-8"
    return words.encode(encoding, "replace").decode(encoding)
