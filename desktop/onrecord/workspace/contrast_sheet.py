"""The sheet of an export that sets statements against each other, with the analyst's verdicts."""

from typing import TYPE_CHECKING

from onrecord.domain.contrast import Contrast, ContrastKind, Weakness
from onrecord.domain.selection import Selection
from onrecord.export.sheets import Sheet, Value, table_sheet
from onrecord.export.words import GRADES
from onrecord.tables.material import target_name, target_names

if TYPE_CHECKING:
    from onrecord.workspace.workspace import Workspace

_COLUMNS = (
    ("Row", 24),
    ("Topic", 18),
    ("May be", 18),
    ("Verdict", 18),
    ("Note", 30),
    ("What makes it weak", 34),
    *(
        (f"{which}: {what}", width)
        for which in ("Older", "Newer")
        for what, width in (
            ("date", 12),
            ("actor", 22),
            ("stance", 12),
            ("polarity", 9),
            ("target", 24),
            ("sentence", 60),
            ("evidence", 22),
            ("article", 36),
            ("statement id", 18),
        )
    ),
)
_KINDS = {
    ContrastKind.CHANGE: "change of position",
    ContrastKind.CONTRADICTION: "contradiction",
    ContrastKind.DENIAL: "denial",
}
_WEAK = {
    Weakness.OTHER_TARGETS: "different targets",
    Weakness.OTHER_WORDS: "target in different words",
    Weakness.OTHER_SPEAKERS: "two speakers",
    Weakness.CONDITIONAL: "on a condition",
    Weakness.REPORTED: "another party's account",
    Weakness.PARAPHRASED: "in the reporter's words",
    Weakness.HEDGED: "hedged by the article",
    Weakness.WEAK_CUE: "weak cue",
    Weakness.ARTICLE_DATE: "date of the article only",
    Weakness.UNDATED: "no date",
}


def contrast_sheet(workspace: "Workspace", selection: Selection) -> Sheet:
    """Return a row for each pair of statements that stand against each other, newest first."""
    rows = [_row(workspace, contrast) for contrast in workspace.contrasts(selection)]
    return table_sheet("Changes", _COLUMNS, rows)


def _row(workspace: "Workspace", contrast: Contrast) -> list[Value]:
    topic = workspace.codebook.topic(contrast.topic)
    verdict = str(contrast.verdict) if contrast.verdict else "undecided"
    return [
        contrast.row_name,
        topic.name if topic else "other",
        _KINDS[contrast.kind],
        verdict if contrast.verdict or not contrast.later else "later",
        contrast.note,
        "; ".join(_WEAK[weak] for weak in contrast.weak),
        *_side(workspace, contrast.older),
        *_side(workspace, contrast.newer),
    ]


def _side(workspace: "Workspace", key: str) -> list[Value]:
    statement = workspace.statement(key)
    article = workspace.article(statement.article_key)
    day = statement.date.first if statement.date else article.published
    return [
        day,
        workspace.actor(statement.actor).name,
        str(statement.stance),
        statement.polarity,
        target_name(statement, target_names(workspace.codebook)),
        statement.content_in(article.text),
        GRADES[statement.grade],
        article.title or article.file_name,
        statement.key,
    ]
