"""The filters that are set, in words, and what the selection would be without each of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.dates import PartialDate
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Stance
from onrecord.ui.glyphs import Glyph, glyph_words
from onrecord.ui.words import date_words, listed_words

if TYPE_CHECKING:
    from onrecord.workspace import Workspace

_STANCES = {
    Stance.SUPPORT: Glyph.SUPPORT,
    Stance.OPPOSE: Glyph.OPPOSE,
    Stance.CONDITIONAL: Glyph.SUPPORT_IF,
    Stance.NEUTRAL: Glyph.NO_SIDE,
}


@dataclass(frozen=True, slots=True)
class SetFilter:
    """Hold one filter that is set: which, in words, and the selection without it."""

    key: str
    words: str
    without: Selection


def set_filters(selection: Selection, workspace: "Workspace") -> list[SetFilter]:
    """Return the filters that keep statements away, in the order of the filter bar."""
    found: list[SetFilter] = []

    def note(key: str, words: str, without: Selection) -> None:
        found.append(SetFilter(key, words, without))

    if selection.strict:
        note("strict", _tr("Strict"), replace(selection, strict=False))
    if selection.since or selection.until:
        words = range_words(selection.since, selection.until)
        note("dates", words, replace(selection, since=None, until=None))
    if selection.outlets:
        words = _named(selection.outlets, lambda key: key or _tr("no outlet"))
        note("outlets", words, replace(selection, outlets=frozenset()))
    if selection.topics:
        names = {topic.key: topic.name for topic in workspace.codebook.topics}
        words = _named(selection.topics, lambda key: names.get(key, _tr("Other topics")))
        note("topics", words, replace(selection, topics=frozenset()))
    if selection.actors:
        people = {actor.key: actor.name for actor in workspace.actors()}
        words = _named(selection.actors, lambda key: people.get(key, key))
        note("actors", words, replace(selection, actors=frozenset()))
    if selection.stances:
        words = listed_words([glyph_words(_STANCES[stance]) for stance in selection.stances])
        note("stances", words, replace(selection, stances=frozenset()))
    if selection.text:
        words = _tr("\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}")
        note("text", words.format(text=selection.text), replace(selection, text=""))
    return found


def without_filters(selection: Selection) -> Selection:
    """Return the selection with the same rows and nothing kept away."""
    return Selection(
        roll_up=selection.roll_up,
        with_other=selection.with_other,
        with_reports=selection.with_reports,
        strict_tests=selection.strict_tests,
    )


def with_other_topics(selection: Selection) -> Selection:
    """Return the selection with positions on none of the codebook's topics besides."""
    topics = selection.topics | {OTHER_TOPIC} if selection.topics else selection.topics
    return replace(selection, topics=topics, with_other=True)


def hiding_most(filters: list[SetFilter], workspace: "Workspace") -> SetFilter | None:
    """Return the filter without which most statements would pass, `None` if none helps alone."""
    counted = [(len(workspace.statements(each.without)), each) for each in filters]
    best = max(counted, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def range_words(since: date | None, until: date | None) -> str:
    """Return a stretch of time in words, open at the side where no day is given."""
    first = date_words(PartialDate(since)) if since else ""
    last = date_words(PartialDate(until)) if until else ""
    if first and last:
        return f"{first} \N{EN DASH} {last}" if first != last else first
    if first:
        return _tr("since {day}").format(day=first)
    return _tr("until {day}").format(day=last) if last else ""


def _named(keys: frozenset[str], name: Callable[[str], str]) -> str:
    names = sorted(name(key) for key in keys)
    shown = 2
    if len(names) > shown:
        return _tr("{first} and {count} more").format(first=names[0], count=len(names) - 1)
    return listed_words(names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filters", text)
