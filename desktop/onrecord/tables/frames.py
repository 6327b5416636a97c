"""Statements as frames: for the timeline, and as the list behind an export."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.domain.article import Article
from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.dates import PartialDate
from onrecord.domain.lesson import is_learnt
from onrecord.domain.selection import Selection
from onrecord.domain.span import TextSpan
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
    records: list[tuple[object, ...]] = []
    undated = 0
    for statement in material.statements:
        article = material.articles[statement.article_key]
        day = day_of(statement, article)
        actor = material.actors.get(statement.actor)
        if day is None or actor is None:
            undated += 1
            continue
        row = rows[actor.key]
        who = (statement.key, article.key, actor.key, actor.name, row.key, row.name)
        mark = _mark(statement, article, day, material)
        records += [(*who, topic, *mark) for topic in _topics(statement, known, selection)]
    frame = pd.DataFrame.from_records(records, columns=list(TIMELINE_COLUMNS))
    for name in ("first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    frame = frame.sort_values(["first", "statement"], kind="stable", ignore_index=True)
    frame.attrs["undated"] = undated
    return frame


def _mark(
    statement: Statement, article: Article, day: PartialDate, material: Material
) -> tuple[object, ...]:
    """Return what stands in the columns from the target on."""
    return (
        line_label(statement, material),
        str(statement.stance),
        statement.polarity,
        statement.stance is Stance.CONDITIONAL,
        day.first,
        day.last,
        str(day.precision),
        statement.date is not None,
        str(statement.grade),
        statement.reviewed,
        statement.content_in(article.text),
    )


def _topics(statement: Statement, known: set[str], selection: Selection) -> Sequence[str]:
    found = [topic for topic in statement.topics if topic in known]
    if selection.topics:
        found = [topic for topic in found if topic in selection.topics]
    return found or (OTHER_TOPIC,)


def statement_frame(material: Material) -> "pd.DataFrame":
    """Return a row for each statement, in their order, in words and dates fit for a spreadsheet.

    `statement` and `article` are keys; `date` is the statement's own first day or the article's
    (Timestamp or NaT), `date_text` the statement's own date as precise as it is, empty if the text
    gives none; `topics` are names, joined by "; "; `read_by` is the analyst who stands for it, a
    machine, or a machine that follows the analyst's corrections of others.
    """
    import pandas as pd

    topics = {topic.key: topic.name for topic in material.codebook.topics}
    targets = target_names(material.codebook)
    records = []
    for statement in material.statements:
        article = material.articles[statement.article_key]
        records.append(
            {
                **_said_by(statement, material),
                **_said_on(statement, topics, targets),
                **_said_how(statement, article),
                **_said_where(article),
            }
        )
    frame = pd.DataFrame.from_records(records, columns=list(STATEMENT_COLUMNS))
    for name in ("date", "published"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def _said_by(statement: Statement, material: Material) -> dict[str, object]:
    actor = material.actors[statement.actor]
    return {
        "statement": statement.key,
        "actor": actor.name,
        "role": caption_of(actor),
        "affiliation": group_of(actor, material.actors),
        "reported_by": statement.reported_by or "",
    }


def _said_on(
    statement: Statement, topics: Mapping[str, str], targets: Mapping[tuple[str, str], str]
) -> dict[str, object]:
    return {
        "topics": "; ".join(topics[t] for t in statement.topics if t in topics) or OTHER_TOPIC,
        "target": target_name(statement, targets),
        "stance": str(statement.stance),
        "polarity": statement.polarity,
    }


def _said_how(statement: Statement, article: Article) -> dict[str, object]:
    day = day_of(statement, article)
    return {
        "date": day.first if day else None,
        "date_text": statement.date.isoformat() if statement.date else "",
        "condition": condition_of(statement, article),
        "content": statement.content_in(article.text),
        "kind": str(statement.kind),
        "grade": str(statement.grade),
        "source": _words(statement.source, article),
        "cue": _words(statement.cue, article),
        "negated": statement.negated,
        "uncertain": statement.uncertain,
        "reviewed": statement.reviewed,
        "read_by": _read_by(statement),
        "doubt": statement.doubt,
        "note": statement.note,
    }


def _said_where(article: Article) -> dict[str, object]:
    return {
        "article": article.key,
        "title": article.title or article.file_name,
        "outlet": article.outlet or "",
        "published": article.published,
        "url": article.url or "",
        "file_name": article.file_name,
    }


def _words(span: TextSpan | None, article: Article) -> str:
    return " ".join(article.words_at(span).split()) if span else ""


def _read_by(statement: Statement) -> str:
    if statement.reviewed or statement.origin.by_analyst:
        return "analyst"
    return "machine, learnt from corrections" if is_learnt(statement) else "machine"
