"""On Record without a window: the same workspace from the command line."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

import onrecord
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import FileOutcome, FileReport
from onrecord.domain.selection import RollUp, Selection

if TYPE_CHECKING:
    from onrecord.domain.report import ExtractedArticle
    from onrecord.workspace import ImportEvent, Workspace

ALL_READ, SOME_REFUSED, NOTHING_READ = 0, 1, 2

_FILES_HELP = (
    "articles (TXT, Markdown, HTML, DOCX, PDF and more), folders of them, or a .jsonl file with a "
    "line an article: id, title, published, text"
)
_EXIT_HELP = "exit codes: 0 every file was read, 1 some were refused, 2 none was, or wrong usage"


class _UsageError(Exception):
    """Nothing can be done as asked; the message says why."""


Draw: TypeAlias = "Callable[[Workspace, Selection, Path | None, Path | None], None]"
"""Write the pictures of matrix and timeline, those of them that have a path."""


def main(argv: Sequence[str] | None = None, draw: "Draw | None" = None) -> int:
    """Carry out one subcommand and return the exit code; `draw` is lent by who knows Qt."""
    arguments = parser().parse_args(argv)
    arguments.draw = draw
    try:
        code: int = arguments.run(arguments)
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


def parser() -> argparse.ArgumentParser:
    """Return the parser of all subcommands."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description="Compare what political actors say, on which topics, and when.",
        epilog="Without a subcommand, onrecord [FILES] opens the window on a project or articles. "
        + _EXIT_HELP,
    )
    top.add_argument("--version", action="version", version=f"On Record {onrecord.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    compare = _command(
        commands,
        "compare",
        _compare,
        "write a spreadsheet that compares positions",
        "Read articles, find who says what on which topic, and write the comparison: actors by "
        "topics, the statements behind each cell with quotation, article, date and link, the "
        "articles, and the method. The suffix of the output says its form: .xlsx, .ods or .csv.",
    )
    _add_output(compare, "comparison.xlsx", "where the comparison goes (default: %(default)s)")
    _add_sources(compare)
    _add_selection(compare)
    picture = _command(
        commands,
        "picture",
        _picture,
        "write pictures of the matrix and the timeline",
        "Read articles and write what the window would show, as PNG or SVG by the suffix.",
    )
    picture.add_argument("--matrix", type=Path, metavar="FILE", help="where the matrix goes")
    picture.add_argument("--timeline", type=Path, metavar="FILE", help="where the timeline goes")
    _add_sources(picture)
    _add_selection(picture)
    extract = _command(
        commands,
        "extract",
        _extract,
        "write statements as JSON, a line an article",
        "Read articles and write their statements as lines of JSON, in the order of the files: "
        "id, title, published, text, actors, and statements with actor, source, cue, content "
        "(positions in text, and words), kind, topics, target, stance, polarity, date and grade.",
    )
    _add_output(extract, "-", "where the lines go (default: standard output)")
    _add_sources(extract)
    read = _command(
        commands,
        "read",
        _read,
        "write articles as JSON, a line a file",
        "Read files without looking for statements and write them as lines of JSON: file, refused "
        "(why it was not read), warnings, articles.",
    )
    _add_output(read, "-", "where the lines go (default: standard output)")
    read.add_argument("files", nargs="+", metavar="FILE", help=_FILES_HELP)
    read.add_argument(
        "--report", action="store_true", help="say on standard error what became of each file"
    )
    _add_columns(read)
    explain = _command(
        commands,
        "explain",
        _explain,
        "show what was found in articles, and by which rules",
        "Read articles and print each statement with its words, what was made of them, and the "
        "rules and words that decided it.",
    )
    _add_sources(explain)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    short: str,
    description: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=short, description=description, epilog=_EXIT_HELP)
    command.set_defaults(run=run)
    command.add_argument("-q", "--quiet", action="store_true", help="no progress")
    return command


def _add_sources(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="*", metavar="FILE", help=_FILES_HELP)
    _add_columns(command)
    command.add_argument("--workers", type=_count, metavar="N", help="processes that extract")
    command.add_argument(
        "--codebook",
        type=Path,
        metavar="FILE",
        help="topics and targets as TOML (default: the project's, else the starter codebook)",
    )


def _add_columns(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--columns",
        type=_columns,
        metavar="FIELD=COLUMN,…",
        help="which columns of tables hold which fields: text=Body,title=Head,date=Day, also "
        "outlet, author, url and language (default: as they seem)",
    )


def _columns(text: str) -> dict[str, str]:
    from onrecord.workspace.read_report import parse_columns

    try:
        return parse_columns(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _add_selection(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--project",
        type=Path,
        metavar="FILE",
        help="keep the articles in this project (.onrecord), and take all that it holds; it is "
        "made when it is not there",
    )
    command.add_argument(
        "--rows",
        choices=[str(r) for r in RollUp],
        default=str(RollUp.PERSON),
        help="what a row stands for: who spoke, their office, or the state behind it",
    )
    for name, words in (
        ("--strict", "count only quotations that are neither conditional nor hedged"),
        ("--reviewed", "take only what a person reviewed in the project"),
        ("--other", "show positions on none of the codebook's topics too"),
    ):
        command.add_argument(name, action="store_true", help=words)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _add_output(command: argparse.ArgumentParser, default: str, words: str) -> None:
    command.add_argument("-o", "--output", default=default, metavar="FILE", help=words)


# -- the subcommands ------------------------------------------------------------------------------


def _compare(arguments: argparse.Namespace) -> int:
    from onrecord.workspace import save_csv, save_opendocument, save_spreadsheet

    output = Path(arguments.output)
    savers = {".xlsx": save_spreadsheet, ".ods": save_opendocument, ".csv": save_csv}
    save = savers.get(output.suffix.casefold())
    if save is None:
        raise _UsageError(f"the output must end in .xlsx, .ods or .csv, got {arguments.output}")
    if not output.absolute().parent.is_dir():
        raise _UsageError(f"the folder {output.absolute().parent} is not there")
    with _filled_workspace(arguments) as (workspace, code):
        if code == NOTHING_READ:
            return code
        selection = _selection(arguments)
        save(workspace, selection, output)
        table = workspace.comparison(selection)
        _say(
            arguments,
            f"{output}: {len(table.rows)} actors, {len(table.topics)} topics, "
            f"{table.statements} statements",
        )
    return code


def _picture(arguments: argparse.Namespace) -> int:
    if arguments.draw is None:
        raise _UsageError("pictures are drawn by: onrecord picture")
    if arguments.matrix is None and arguments.timeline is None:
        raise _UsageError("name at least one of --matrix and --timeline")
    with _filled_workspace(arguments) as (workspace, code):
        if code != NOTHING_READ:
            arguments.draw(workspace, _selection(arguments), arguments.matrix, arguments.timeline)
    return code


def _extract(arguments: argparse.Namespace) -> int:
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


def _read(arguments: argparse.Namespace) -> int:
    from onrecord.workspace.read_report import read_files, write_records

    files, refused = read_files(arguments.files, arguments.columns), list[bool]()
    tell = _print_report if arguments.report else None
    _write(arguments.output, lambda to: refused.extend(write_records(files, to, tell)))
    if all(refused):
        return NOTHING_READ
    return SOME_REFUSED if any(refused) else ALL_READ


def _explain(arguments: argparse.Namespace) -> int:
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
            raise _UsageError("name at least one file or folder; --help says more")
        self.codebook = _codebook(arguments)
        self._reports: list[FileReport] = []
        self._failed = False

    def articles(self) -> "Iterator[tuple[str, ExtractedArticle]]":
        """Yield identity and result of each article in the order of the files."""
        from onrecord.workspace import ArticleExtracted, FileFinished, ImportJob
        from onrecord.workspace.listings import ArticleSources, Identities
        from onrecord.workspace.read_report import columns_as_told

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
        with _progress(arguments) as show:
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
        _tell(arguments, self._reports)
        if job.engine_problem is not None:
            raise _UsageError(job.engine_problem)

    def exit_code(self) -> int:
        """Return what the program ends with."""
        code = _exit_code(self._reports)
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
        workspace = Workspace.open(project)
    else:
        workspace = Workspace.create(project, _codebook(arguments))
    with workspace:
        if arguments.codebook and workspace.codebook != (codebook := _codebook(arguments)):
            workspace.apply(ReplaceCodebook(codebook))
        yield workspace


@contextmanager
def _filled_workspace(arguments: argparse.Namespace) -> "Iterator[tuple[Workspace, int]]":
    """Give the project with the files added, and the exit code so far."""
    with _workspace(arguments) as workspace:
        reports = _import(workspace, arguments)
        code = _exit_code(reports) if reports else ALL_READ
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
    from onrecord.workspace.listings import ArticleSources
    from onrecord.workspace.read_report import columns_as_told

    if not arguments.files:
        if arguments.project is None:
            raise _UsageError("name at least one file, folder or --project; --help says more")
        return []
    job = ImportJob(
        ArticleSources(arguments.files).all,
        workspace.codebook,
        workspace.known_articles(),
        arguments.workers,
        workspace.near_duplicates(),
        columns_as_told(arguments.columns),
    )
    with _progress(arguments) as show:
        reports = run_import(workspace, job, show)
    _tell(arguments, reports)
    if job.engine_problem is not None:
        if not workspace.statements():
            raise _UsageError(job.engine_problem)
        print(f"onrecord: {job.engine_problem}", file=sys.stderr)
    return reports


def _exit_code(reports: Iterable[FileReport]) -> int:
    counts = Counter(report.outcome for report in reports)
    if counts[FileOutcome.REFUSED] + counts[FileOutcome.CANCELLED] == 0:
        return ALL_READ if counts else NOTHING_READ
    read = counts[FileOutcome.READ] + counts[FileOutcome.DUPLICATE]
    return SOME_REFUSED if read else NOTHING_READ


@contextmanager
def _progress(arguments: argparse.Namespace) -> "Iterator[Callable[[ImportEvent], None]]":
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


def _tell(arguments: argparse.Namespace, reports: Sequence[FileReport]) -> None:
    """Say on standard error what became of the files; warnings only if not quiet."""
    for report in reports:
        name = Path(report.path).name
        if report.outcome is not FileOutcome.READ:
            detail = report.detail if name in report.detail else f"{name}: {report.detail}"
            _print_report(f"{report.outcome}: {detail}")
        elif not arguments.quiet:
            for warning in report.warnings:
                _print_report(f"{name}: {warning}")
    counts = Counter(report.outcome for report in reports)
    words = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    _say(
        arguments,
        f"{len(reports)} {'file' if len(reports) == 1 else 'files'}: {words or 'none found'}",
    )


def _say(arguments: argparse.Namespace, words: str) -> None:
    if not arguments.quiet:
        _print_report(words)


def _print_report(words: str) -> None:
    print(_printable(words), file=sys.stderr)


def _printable(words: str) -> str:
    encoding = sys.stderr.encoding or "utf-8"
    return words.encode(encoding, "replace").decode(encoding)


def _expected_errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is written for the analyst."""
    from onrecord.export.files import ExportError
    from onrecord.extraction.engine import EngineUnavailableError
    from onrecord.store.codebooks import CodebookError
    from onrecord.store.errors import ProjectError

    return (_UsageError, ExportError, EngineUnavailableError, CodebookError, ProjectError)


if __name__ == "__main__":
    sys.exit(main())
