"""The subcommands: each takes the arguments and returns the exit code.

What cannot be done as asked raises `UsageError`; projects, codebooks, exports and the engine have
errors of their own, which `cli.main` tells as well.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.cli.outcome import ALL_READ, NOTHING_READ, SOME_REFUSED, UsageError, exit_code
from onrecord.cli.telling import print_words, progress, say, tell_reports
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import FileReport
from onrecord.domain.selection import RollUp, Selection

if TYPE_CHECKING:
    from onrecord.domain.report import ExtractedArticle
    from onrecord.workspace import Workspace


def compare(arguments: argparse.Namespace) -> int:
    """Write the comparison as a spreadsheet."""
    from onrecord.workspace import save_csv, save_opendocument, save_spreadsheet

    output = Path(arguments.output)
    savers = {".xlsx": save_spreadsheet, ".ods": save_opendocument, ".csv": save_csv}
    save = savers.get(output.suffix.casefold())
    if save is None:
        raise UsageError(f"the output must end in .xlsx, .ods or .csv, got {arguments.output}")
    if not output.absolute().parent.is_dir():
        raise UsageError(f"the folder {output.absolute().parent} is not there")
    with _filled_workspace(arguments) as (workspace, code):
        if code == NOTHING_READ:
            return code
        selection = _selection(arguments)
        save(workspace, selection, output)
        table = workspace.comparison(selection)
        say(
            arguments,
            f"{output}: {len(table.rows)} actors, {len(table.topics)} topics, "
            f"{table.statements} statements",
        )
    return code


def picture(arguments: argparse.Namespace) -> int:
    """Write pictures of matrix and timeline."""
    if arguments.draw is None:
        raise UsageError("pictures are drawn by: onrecord picture")
    if arguments.matrix is None and arguments.timeline is None:
        raise UsageError("name at least one of --matrix and --timeline")
    with _filled_workspace(arguments) as (workspace, code):
        if code != NOTHING_READ:
            arguments.draw(workspace, _selection(arguments), arguments.matrix, arguments.timeline)
    return code


def extract(arguments: argparse.Namespace) -> int:
    """Write statements as JSON, a line an article."""
    from onrecord.export import article_line

    found = _Extraction(arguments)

    def write(to: IO[str]) -> None:
        for identity, extracted in found.articles():
            json.dump(article_line(identity, extracted, found.codebook), to, ensure_ascii=False)
            to.write("\n")

    _write(arguments.output, write)
    return found.exit_code()


def _write(output: str, write: Callable[[IO[str]], None]) -> None:
    """Write to a file, which is whole or unchanged, or with "-" to standard output."""
    from onrecord.export import written_aside

    def to_file(path: Path) -> None:
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            write(file)

    if output == "-":
        write(sys.stdout)
    else:
        written_aside(Path(output), to_file)


def read(arguments: argparse.Namespace) -> int:
    """Write articles as JSON, a line a file."""
    from onrecord.workspace.importing.read_report import read_files, write_records

    files, refused = read_files(arguments.files, arguments.columns), list[bool]()
    tell = print_words if arguments.report else None
    _write(arguments.output, lambda to: refused.extend(write_records(files, to, tell)))
    if all(refused):
        return NOTHING_READ
    return SOME_REFUSED if any(refused) else ALL_READ


def explain(arguments: argparse.Namespace) -> int:
    """Print what was found in articles, and by which rules."""
    from onrecord.export.explanation import explanation

    found = _Extraction(arguments)
    for identity, extracted in found.articles():
        print(f"== {identity}: {extracted.article.title}")
        print(explanation(extracted, found.codebook))
    return found.exit_code()


# -- extracting without a project -----------------------------------------------------------------


class _Extraction:
    """Extract the files that the arguments name, and remember what became of each."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        if not arguments.files:
            raise UsageError("name at least one file or folder; --help says more")
        self.codebook = _codebook(arguments)
        self._reports: list[FileReport] = []
        self._failed = False

    def articles(self) -> "Iterator[tuple[str, ExtractedArticle]]":
        """Yield identity and result of each article in the order of the files."""
        from onrecord.workspace import ArticleExtracted, FileFinished, ImportJob
        from onrecord.workspace.importing.listings import ArticleSources, Identities
        from onrecord.workspace.importing.read_report import columns_as_told

        arguments = self._arguments
        sources = ArticleSources(arguments.files)
        job = ImportJob(
            sources.all,
            self.codebook,
            workers=arguments.workers,
            columns=columns_as_told(arguments.columns),
        )
        names = Identities(job.paths, sources.identities)
        held: dict[str, dict[int, ExtractedArticle]] = {path: {} for path in job.paths}
        waiting = list(job.paths)
        finished: set[str] = set()
        with progress(arguments) as show:
            for event in job:
                show(event)
                if isinstance(event, ArticleExtracted):
                    held[event.path][event.place] = event.extracted
                    self._failed |= event.extracted.failed is not None
                elif isinstance(event, FileFinished):
                    self._reports.append(event.report)
                    finished.add(event.report.path)
                while waiting and waiting[0] in finished:
                    path = waiting.pop(0)
                    for _, extracted in sorted(held.pop(path).items(), key=lambda item: item[0]):
                        yield names.of(path, extracted.article), extracted
        tell_reports(arguments, self._reports)
        if job.engine_problem is not None:
            raise UsageError(job.engine_problem)

    def exit_code(self) -> int:
        """Return what the program ends with."""
        code = exit_code(self._reports)
        return SOME_REFUSED if self._failed and code == ALL_READ else code


# -- projects, progress and reports ------------------------------------------------------------


def _codebook(arguments: argparse.Namespace) -> Codebook:
    from onrecord.workspace import load_codebook, starter_codebook

    return load_codebook(arguments.codebook) if arguments.codebook else starter_codebook()


@contextmanager
def _workspace(arguments: argparse.Namespace) -> "Iterator[Workspace]":
    """Give the project that the arguments name, else one in memory."""
    from onrecord.domain.change import ReplaceCodebook
    from onrecord.workspace import Workspace

    project = arguments.project
    if project is None:
        workspace = Workspace.temporary(_codebook(arguments))
    elif project.exists():
        workspace = _opened(project, arguments)
    else:
        workspace = Workspace.create(project, _codebook(arguments))
    with workspace:
        if arguments.codebook and workspace.codebook != (codebook := _codebook(arguments)):
            workspace.apply(ReplaceCodebook(codebook))
        yield workspace


def _opened(project: Path, arguments: argparse.Namespace) -> "Workspace":
    """Open a project; one that is open elsewhere is read as it is saved, if nothing is to change.

    Raises
    ------
    ProjectLockedError
        When files or a codebook are to be put into a project that is open elsewhere.
    """
    from onrecord.workspace import ProjectLockedError, Workspace

    try:
        return Workspace.open(project)
    except ProjectLockedError as error:
        if arguments.files or arguments.codebook:
            raise ProjectLockedError(
                f"{project.name} is open elsewhere. Close it there, or name neither files nor a "
                "codebook: then it is read as it is."
            ) from error
        say(arguments, f"{project.name} is open elsewhere; it is read as it is saved now")
        return Workspace.open(project, read_only=True)


@contextmanager
def _filled_workspace(arguments: argparse.Namespace) -> "Iterator[tuple[Workspace, int]]":
    """Give the project with the files added, and the exit code so far."""
    with _workspace(arguments) as workspace:
        reports = _import(workspace, arguments)
        code = exit_code(reports) if reports else ALL_READ
        if code == ALL_READ and any(article.failed for article in workspace.articles()):
            code = SOME_REFUSED
        yield workspace, code


def _selection(arguments: argparse.Namespace) -> Selection:
    return Selection(
        roll_up=RollUp(arguments.rows),
        strict=arguments.strict,
        with_other=arguments.other,
        reviewed=arguments.reviewed,
    )


def _import(workspace: "Workspace", arguments: argparse.Namespace) -> list[FileReport]:
    from onrecord.workspace import ImportJob, run_import
    from onrecord.workspace.importing.listings import ArticleSources
    from onrecord.workspace.importing.read_report import columns_as_told

    if not arguments.files:
        if arguments.project is None:
            raise UsageError("name at least one file, folder or --project; --help says more")
        return []
    job = ImportJob(
        ArticleSources(arguments.files).all,
        workspace.codebook,
        workspace.known_articles(),
        arguments.workers,
        workspace.near_duplicates(),
        columns_as_told(arguments.columns),
    )
    with progress(arguments) as show:
        reports = run_import(workspace, job, show)
    tell_reports(arguments, reports)
    if job.engine_problem is not None:
        if not workspace.statements():
            raise UsageError(job.engine_problem)
        print(f"onrecord: {job.engine_problem}", file=sys.stderr)
    return reports
