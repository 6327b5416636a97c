"""Statements as frames: for the timeline, and as the list behind an export."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.lesson import is_learnt
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Stance, Statement
from onrecord.tables.material import (
    Material,
    condition_of,
    day_of,
    line_label,
    target_name,
    target_names,
)
from onrecord.tables.rows import caption_of, group_of, rows_of

if TYPE_CHECKING:
    import pandas as pd

TIMELINE_COLUMNS = (
    "statement", "article", "actor", "actor_name", "row", "row_name", "topic", "target", "stance",
    "polarity", "conditional", "first", "last", "precision", "dated", "grade", "reviewed",
    "content",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "statement", "date", "date_text", "actor", "role", "affiliation", "topics", "target", "stance",
    "polarity", "condition", "content", "kind", "grade", "source", "cue", "reported_by", "negated",
    "uncertain", "reviewed", "read_by", "doubt", "note", "article", "title", "outlet", "published",
    "url", "file_name",
)  # fmt: skip


def timeline_frame(material: Material, selection: Selection) -> "pd.DataFrame":
    """Return a row for each dated statement and topic, oldest first.

    Columns: statement, article, actor, row (keys) and actor_name, row_name; topic (key); target
    (name); stance, polarity, conditional; first, last (Timestamp: the days that its date spans)
    and precision; dated (whether the date is its own and not the article's); grade, reviewed,
    content. `frame.attrs["undated"]` counts statements left out because nothing dates them.
    """
    import pandas as pd

    known = {topic.key for topic in material.codebook.topics}
    rows = rows_of(material.actors, selection.roll_up)
    records, undated = [], 0
    for statement in material.statements:
        article = material.articles[statement.article_key]
        day, actor = day_of(statement, article), material.actors.get(statement.actor)
        if day is None or actor is None:
            undated += 1
            continue
        row = rows[actor.key]
        shared = (
            statement.key, statement.article_key, actor.key, actor.name, row.key, row.name,
        )  # fmt: skip
        rest = (
            line_label(statement, material), str(statement.stance),
            statement.polarity, statement.stance is Stance.CONDITIONAL, day.first, day.last,
            str(day.precision), statement.date is not None, str(statement.grade),
            statement.reviewed,
            statement.content_in(article.text),
        )  # fmt: skip
        records += [(*shared, topic, *rest) for topic in _topics(statement, known, selection)]
    frame = pd.DataFrame.from_records(records, columns=list(TIMELINE_COLUMNS))
    for name in ("first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    frame = frame.sort_values(["first", "statement"], kind="stable", ignore_index=True)
    frame.attrs["undated"] = undated
    return frame


def _topics(statement: Statement, known: set[str], selection: Selection) -> Sequence[str]:
    found = [topic for topic in statement.topics if topic in known]
    if selection.topics:
        found = [topic for topic in found if topic in selection.topics]
    return found or (OTHER_TOPIC,)


def _read_by(statement: Statement) -> str:
    if statement.reviewed or statement.origin.by_analyst:
        return "analyst"
    return "machine, learnt from corrections" if is_learnt(statement) else "machine"


def statement_frame(material: Material) -> "pd.DataFrame":
    """Return a row for each statement, in their order, in words and dates fit for a spreadsheet.

    `statement` and `article` are keys; `date` is the statement's own first day or the article's
    (Timestamp or NaT), `date_text` the statement's own date as precise as it is, empty if the text
    gives none; `topics` are names, joined by "; "; `read_by` is the analyst who stands for it, a
    machine, or a machine that follows the analyst's corrections of others.
    """
    import pandas as pd

    names = {topic.key: topic.name for topic in material.codebook.topics}
    targets = target_names(material.codebook)
    records = []
    for statement in material.statements:
        article, actor = material.articles[statement.article_key], material.actors[statement.actor]
        day = day_of(statement, article)
        text = article.text
        records.append(
            (
                statement.key,
                day.first if day else None,
                statement.date.isoformat() if statement.date else "",
                actor.name,
                caption_of(actor),
                group_of(actor, material.actors),
                "; ".join(names[t] for t in statement.topics if t in names) or "other",
                target_name(statement, targets),
                str(statement.stance),
                statement.polarity,
                condition_of(statement, article),
                statement.content_in(text),
                str(statement.kind),
                str(statement.grade),
                " ".join(statement.source.of(text).split()) if statement.source else "",
                " ".join(statement.cue.of(text).split()) if statement.cue else "",
                statement.reported_by or "",
                statement.negated,
                statement.uncertain,
                statement.reviewed,
                _read_by(statement),
                statement.doubt,
                statement.note,
                article.key,
                article.title or article.file_name,
                article.outlet or "",
                article.published,
                article.url or "",
                article.file_name,
            )
        )
    frame = pd.DataFrame.from_records(records, columns=list(STATEMENT_COLUMNS))
    for name in ("date", "published"):
        frame[name] = pd.to_datetime(frame[name])
    return frame
