"""The words of the command line: subcommands and their options."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import onrecord
from onrecord.cli import subcommands
from onrecord.domain.selection import RollUp

# argparse has no public name for it.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

_FILES_HELP = (
    "articles (TXT, Markdown, HTML, DOCX, PDF and more), folders of them, or a .jsonl file with a "
    "line an article: id, title, published, text"
)
_EXIT_HELP = "exit codes: 0 every file was read, 1 some were refused, 2 none was, or wrong usage"


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
    for add in (_add_compare, _add_picture, _add_extract, _add_read, _add_explain):
        add(commands)
    return top


def _add_compare(commands: "Commands") -> None:
    compare = _command(
        commands,
        "compare",
        subcommands.compare,
        "write a spreadsheet that compares positions",
        "Read articles, find who says what on which topic, and write the comparison: actors by "
        "topics, the statements behind each cell with quotation, article, date and link, the "
        "articles, and the method. The suffix of the output says its form: .xlsx, .ods or .csv.",
    )
    _add_output(compare, "comparison.xlsx", "where the comparison goes (default: %(default)s)")
    _add_sources(compare)
    _add_selection(compare)


def _add_picture(commands: "Commands") -> None:
    picture = _command(
        commands,
        "picture",
        subcommands.picture,
        "write pictures of the matrix and the timeline",
        "Read articles and write what the window would show, as PNG or SVG by the suffix.",
    )
    picture.add_argument("--matrix", type=Path, metavar="FILE", help="where the matrix goes")
    picture.add_argument("--timeline", type=Path, metavar="FILE", help="where the timeline goes")
    _add_sources(picture)
    _add_selection(picture)


def _add_extract(commands: "Commands") -> None:
    extract = _command(
        commands,
        "extract",
        subcommands.extract,
        "write statements as JSON, a line an article",
        "Read articles and write their statements as lines of JSON, in the order of the files: "
        "id, title, published, text, actors, and statements with actor, source, cue, content "
        "(positions in text, and words), kind, topics, target, stance, polarity, date and grade.",
    )
    _add_output(extract, "-", "where the lines go (default: standard output)")
    _add_sources(extract)


def _add_read(commands: "Commands") -> None:
    read = _command(
        commands,
        "read",
        subcommands.read,
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


def _add_explain(commands: "Commands") -> None:
    explain = _command(
        commands,
        "explain",
        subcommands.explain,
        "show what was found in articles, and by which rules",
        "Read articles and print each statement with its words, what was made of them, and the "
        "rules and words that decided it.",
    )
    _add_sources(explain)


def _command(
    commands: "Commands",
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
        "outlet, author, url and language (default: as they seem); order=month reads 3/4/2024 "
        "month first",
    )


def _columns(text: str) -> dict[str, str]:
    from onrecord.workspace.importing.read_report import parse_columns

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
