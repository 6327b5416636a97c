"""What leaves a project: the sheets of an export, with the method that made them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord
from onrecord import export
from onrecord.domain.article import ArticleSource
from onrecord.domain.codebook import OTHER_TOPIC, Topic
from onrecord.domain.selection import RollUp, Selection, StrictTest
from onrecord.export.sheets import Sheet, Sheets, matrix_sheet, statement_sheet, table_sheet
from onrecord.export.words import LEGEND, pole_text
from onrecord.workspace.contrast_sheet import contrast_sheet

if TYPE_CHECKING:
    from onrecord.workspace.workspace import Workspace

_ARTICLE_COLUMNS = (
    ("Title", 50),
    ("Outlet", 20),
    ("Author", 20),
    ("Published", 12),
    ("Date from", 14),
    ("Link", 40),
    ("File", 26),
    ("Also in", 40),
    ("Statements", 11),
    ("Positions", 11),
    ("Reviewed", 11),
    ("Notes", 50),
    ("Article id", 18),
)
_ROWS = {
    RollUp.PERSON: "person: each actor has a row",
    RollUp.OFFICE: "office: people stand in the row of the body that they speak for",
    RollUp.STATE: "state: people and bodies stand in the row of the state or party behind them",
}
_STRICT = {
    StrictTest.OWN_WORDS: "quotes the actor (also in translation)",
    StrictTest.UNCONDITIONAL: "has no condition",
    StrictTest.UNHEDGED: "is not hedged by the article",
    StrictTest.CLEAR_CUE: "takes its side by a clear cue",
}


def export_sheets(workspace: "Workspace", selection: Selection) -> Sheets:
    """Return the sheets Matrix, Statements, Changes, Articles and Method for a selection."""
    return Sheets(tuple(make() for make in sheet_makers(workspace, selection).values()))


def sheet_makers(workspace: "Workspace", selection: Selection) -> dict[str, Callable[[], Sheet]]:
    """Return for each sheet's name what makes it, so that a preview need not make all at once."""

    def matrix() -> Sheet:
        table = workspace.comparison(selection)
        return matrix_sheet(table.rows, table.topics, table.cells, table.poles)

    return {
        "Matrix": matrix,
        "Statements": lambda: statement_sheet(workspace.statement_frame(selection)),
        "Changes": lambda: contrast_sheet(workspace, selection),
        "Articles": lambda: _article_sheet(workspace),
        "Method": lambda: _method_sheet(workspace, selection),
    }


def save_spreadsheet(workspace: "Workspace", selection: Selection, path: str | Path) -> None:
    """Write the export as an .xlsx file.

    Raises
    ------
    ExportError
        When the file cannot be written; what stood there before is unchanged.
    """
    export.save_spreadsheet(export_sheets(workspace, selection), path)


def save_opendocument(workspace: "Workspace", selection: Selection, path: str | Path) -> None:
    """Write the export as an .ods file.

    Raises
    ------
    ExportError
        When the file cannot be written; what stood there before is unchanged.
    """
    export.save_opendocument(export_sheets(workspace, selection), path)


def save_csv(workspace: "Workspace", selection: Selection, path: str | Path) -> list[Path]:
    """Write the export as CSV files, one a sheet, into a folder or beside a named file.

    Raises
    ------
    ExportError
        When a file cannot be written.
    """
    return export.save_csv(export_sheets(workspace, selection), path)


def comparison_html(workspace: "Workspace", selection: Selection) -> str:
    """Return the matrix as an HTML table."""
    table = workspace.comparison(selection)
    return export.html_table(matrix_sheet(table.rows, table.topics, table.cells, table.poles))


def comparison_tsv(workspace: "Workspace", selection: Selection) -> str:
    """Return the matrix as tab-separated text."""
    table = workspace.comparison(selection)
    return export.tab_separated(matrix_sheet(table.rows, table.topics, table.cells, table.poles))


def _evidence_words(selection: Selection) -> str:
    """Return which statements count, with the tests that were chosen for strict evidence."""
    if not selection.strict:
        return "lenient: all statements count"
    tests = [words for test, words in _STRICT.items() if test in selection.strict_tests]
    if not tests:
        return "strict, with no test chosen: all statements count"
    reviewed = StrictTest.REVIEWED in selection.strict_tests
    or_reviewed = "was reviewed by a person, or " if reviewed else ""
    return f"strict: only what {or_reviewed}{' and '.join(tests)}"


def selection_words(workspace: "Workspace", selection: Selection) -> list[tuple[str, str]]:
    """Return each filter of a selection with what it is set to, in words."""
    topics = {topic.key: topic.name for topic in workspace.codebook.topics}
    topics[OTHER_TOPIC] = "other topics"
    shown = [topics.get(key, key) for key in topics if key in selection.topics]
    every = "all of the codebook" + (" and other topics" if selection.with_other else "")
    names = sorted(_row_name(workspace, key) for key in selection.actors)
    return [
        ("Rows", _ROWS[selection.roll_up]),
        ("Evidence", _evidence_words(selection)),
        ("Review", "only what a person reviewed" if selection.reviewed else "reviewed or not"),
        ("From", selection.since.isoformat() if selection.since else "the beginning"),
        ("Until", selection.until.isoformat() if selection.until else "the end"),
        ("Outlets", ", ".join(sorted(o or "(none)" for o in selection.outlets)) or "all"),
        ("Topics", ", ".join(shown) or every),
        ("Actors", ", ".join(names) or "all"),
        ("Stances", ", ".join(sorted(selection.stances)) or "all"),
        ("Words", selection.text or "any"),
    ]


def _row_name(workspace: "Workspace", key: str) -> str:
    try:
        return workspace.actor(key).name
    except KeyError:
        return key.partition(":")[2] or key


def _article_sheet(workspace: "Workspace") -> Sheet:
    rows = []
    for summary in workspace.articles():
        article = workspace.article(summary.key)
        notes = [summary.failed] if summary.failed else []
        rows.append(
            (
                article.title,
                article.outlet or "",
                article.author or "",
                article.published,
                article.published_from or "",
                article.url or "",
                article.file_name,
                "; ".join(map(_place_words, summary.also_in)),
                summary.statements,
                summary.positions,
                summary.reviewed,
                " ".join([*notes, *article.warnings]),
                article.key,
            )
        )
    return table_sheet("Articles", _ARTICLE_COLUMNS, rows)


def _place_words(place: ArticleSource) -> str:
    """Return where another version of an article stood."""
    day = place.published.isoformat() if place.published else None
    return ", ".join(filter(None, (place.outlet, day, place.url, place.file_name)))


def _method_sheet(workspace: "Workspace", selection: Selection) -> Sheet:
    exported = len(workspace.statements(selection))
    positions = workspace.comparison(selection).statements
    statements = workspace.statements()
    everything = workspace.statements(replace(selection, strict=False))
    engines = sorted(
        {f"{s.origin.name} {s.origin.version}".strip() for s in statements if s.origin.name}
    )
    reviewed = sum(s.reviewed for s in statements)
    rows: list[tuple[str, str | int]] = [
        ("Project", workspace.name),
        ("Made with", f"On Record {onrecord.__version__}"),
        ("Statements found by", ", ".join(engines) or "nobody yet"),
        ("Exported (UTC)", datetime.now(UTC).isoformat(timespec="minutes")),
        ("", ""),
        *selection_words(workspace, selection),
        ("", ""),
        ("Articles in the project", len(workspace.articles())),
        ("Statements in the project", len(statements)),
        ("of these reviewed by a person", reviewed),
        ("of these read by machine only", len(statements) - reviewed),
        ("Statements in this export", exported),
        ("Positions in the matrix", positions),
    ]
    if selection.strict:
        rows.append(("Statements below strict", len(everything) - exported))
    rows += _rules()
    rows += [("", ""), *_topic_rows(workspace, selection)]
    return table_sheet("Method", [("What", 30), ("Value", 100)], rows)


_LINES = (
    "One line for each target; statements on both sides of a target are shown as two, and nothing "
    "is averaged over targets or people."
)
_COUNTING = (
    "The same words of an actor in several articles count once; all of them stand on the sheet "
    "Statements."
)
_EMPTY = (
    '"named, no position": articles on the topic name the actor. Empty: no article on the topic '
    "names it. Neither means that the actor keeps silent."
)


_POLES = (
    "Where the analyst gave a topic a pole: statements that support a target for it or oppose one "
    "against it are for the pole, the reverse against it, each as one, however emphatic or "
    "conditional. What takes no side or is on a target that is not counted is in neither number; "
    "nothing is averaged."
)


def _rules() -> Sequence[tuple[str, str]]:
    return [
        ("", ""),
        *LEGEND,
        ("How lines are made", _LINES),
        ("How statements are counted", _COUNTING),
        ("Cells without a position", _EMPTY),
        ("Dates", "Of the statement where the text gives one, else of the article."),
    ]


def _topic_rows(workspace: "Workspace", selection: Selection) -> Sequence[tuple[str, str]]:
    rows = [("Codebook", workspace.codebook.name)]
    table = workspace.comparison(selection)
    if table.poles:
        rows.append(("How poles are counted", _POLES))
    for topic in workspace.codebook.topics:
        terms = ", ".join(topic.terms)
        rows.append((f"Topic {topic.name}", f"{topic.definition} Terms: {terms}".strip()))
        pole = table.poles.get(topic.key)
        if pole is not None:
            cells = table.cells[topic.key] if topic.key in table.topics.index else ()
            count = pole.count(line for cell in cells for line in cell.lines)
            rows.append((f"Pole of {topic.name}", f"{pole.words} ({_sides_text(topic)})"))
            rows.append((f"Statements on {topic.name}", pole_text(count)))
        rows += [(f"Target {t.name}", t.supporting) for t in topic.targets]
    return rows


def _sides_text(topic: Topic) -> str:
    """Return which targets count for the topic's pole and which against it."""
    parts = []
    for words, side in (("for it", 1), ("against it", -1), ("not counted", 0)):
        names = [target.name for target in topic.targets if target.side == side]
        parts += [f"{words}: {', '.join(names)}"] if names else []
    return "; ".join(parts)
