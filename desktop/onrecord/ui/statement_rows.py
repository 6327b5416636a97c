"""What a row says of a statement, the same in every list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.dates import PartialDate
from onrecord.domain.lesson import is_learnt
from onrecord.domain.statement import Statement
from onrecord.tables.material import target_name, target_names
from onrecord.ui.glyphs import Glyph, glyph_words, statement_glyph
from onrecord.ui.itemmodels.statement_list import StatementRow
from onrecord.ui.words import date_words

if TYPE_CHECKING:
    from onrecord.workspace import Workspace


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatementRows", text)


def when_said(workspace: "Workspace", statement: Statement) -> PartialDate | None:
    """Return the statement's date, else its article's, else `None`."""
    if statement.date is not None:
        return statement.date
    published = workspace.article(statement.article_key).published
    return PartialDate(published) if published is not None else None


def topic_words(workspace: "Workspace", statement: Statement) -> str:
    """Return the names of the statement's topics."""
    names = [topic.name for topic in workspace.codebook.topics if topic.key in statement.topics]
    return ", ".join(names) or _tr("no topic of the codebook")


def target_words(workspace: "Workspace", statement: Statement) -> str:
    """Return the name that the codebook gives the statement's target, else the article's words."""
    return target_name(statement, target_names(workspace.codebook))


_SAYINGS = {
    Glyph.SUPPORT_IF: "supports {target}, if…",
    Glyph.REFUSE_UNTIL: "refuses {target}, until…",
    Glyph.NO_SIDE: "takes no side on {target}",
    Glyph.NAMED: "takes no position on {target}",
}


def lack_words(glyph: Glyph, target: str) -> str:
    """Return that a position's target was not found; empty when it was, or none is taken."""
    return "" if target or glyph is Glyph.NAMED else _tr("no target found")


def saying_words(glyph: Glyph, target: str) -> str:
    """Return stance and target as what follows a name: "supports a ceasefire, if…"."""
    if not target:
        lack = lack_words(glyph, target)
        return f"{glyph_words(glyph)} ({lack})" if lack else glyph_words(glyph)
    return _tr(_SAYINGS.get(glyph, "{stance} {target}")).format(
        stance=glyph_words(glyph), target=target
    )


def statement_row(
    workspace: "Workspace", key: str, *, who: str = "", with_topics: bool = True
) -> StatementRow:
    """Return what a row shows of a statement.

    `who` stands in place of the actor's name; without topics its place is the date alone.
    """
    statement = workspace.statement(key)
    article = workspace.article(statement.article_key)
    glyph = statement_glyph(statement)
    who = who or workspace.actor(statement.actor).name
    target = target_words(workspace, statement)
    saying = saying_words(glyph, target) if target else glyph_words(glyph)
    lack = lack_words(glyph, target)
    topics = topic_words(workspace, statement) if with_topics else ""
    when = date_words(when_said(workspace, statement))
    place = " · ".join(part for part in (topics, when) if part)
    words = statement.content_in(article.text)
    learnt = _tr("learnt from your corrections") if is_learnt(statement) else ""
    reviewed = _tr("Reviewed.") if statement.reviewed else _tr("Not reviewed.")
    parts = [
        f"{who} {saying_words(glyph, target)}.",
        f"{place}.",
        f"“{words}”",
        statement.doubt,
        f"{learnt}." if learnt else "",
        reviewed,
    ]
    return StatementRow(
        key,
        glyph,
        statement.reviewed,
        who,
        saying,
        place,
        words,
        statement.doubt,
        " ".join(part for part in parts if part),
        lack,
        learnt,
    )
