"""The page of changes as a note to paste: what moved, and what stands against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from onrecord.domain.contrast import Contrast
from onrecord.domain.movement import CellMove, Movement
from onrecord.domain.position import PositionLine
from onrecord.domain.selection import Selection
from onrecord.ui.contrast_words import (
    plate_words,
    question_words,
    quote_of,
    weakness_sentence,
)
from onrecord.ui.filters import set_filters
from onrecord.ui.movement_words import absent_words, import_words, kind_words
from onrecord.ui.words import line_words, listed_words

if TYPE_CHECKING:
    from onrecord.workspace import Workspace
    from onrecord.workspace.compared_imports import ComparedImport


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangesNote", text)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one finding: what stands in bold, what follows it, and the lines below."""

    lead: str
    rest: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a title, what it was made from, and headings with their findings."""

    title: str
    about: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]

    def text(self) -> str:
        """Return it as plain text."""
        lines = [self.title, *self.about]
        for heading, entries in self.parts:
            lines += ["", heading]
            for entry in entries:
                lines.append(f"- {_joined(entry.lead, entry.rest)}")
                lines += [f"    {line}" for line in entry.below]
        return "\n".join(lines) + "\n"

    def html(self) -> str:
        """Return it for a text document."""
        made = [f"<h2>{escape(self.title)}</h2>"]
        made += [f"<p>{'<br>'.join(map(escape, self.about))}</p>"] if self.about else []
        for heading, entries in self.parts:
            made += [f"<h3>{escape(heading)}</h3>", "<ul>", *map(_item, entries), "</ul>"]
        return "".join(made)

    def mime(self) -> QMimeData:
        """Return it for the clipboard."""
        data = QMimeData()
        data.setText(self.text())
        data.setHtml(self.html())
        return data


def changes_note(
    workspace: "Workspace",
    selection: Selection,
    contrasts: Sequence[Contrast],
    movement: Movement | None,
    since: str,
) -> Note:
    """Return what the page shows; `since` says in words what cells are compared with."""
    parts = []
    if contrasts:
        pairs = tuple(_pair(workspace, selection, contrast) for contrast in contrasts)
        parts.append((_tr("Possible changes and disputes"), pairs))
    moved = movement or Movement()
    if moved.moves:
        parts.append((_tr("Cells that moved"), tuple(_move(workspace, m) for m in moved.moves)))
    if moved.actors:
        parts.append(
            (_tr("New actors"), (Entry("", listed_words([a.name for a in moved.actors])),))
        )
    if moved.topics:
        parts.append((_tr("New topics"), (Entry("", listed_words(moved.topics)),)))
    filters = [each.words for each in set_filters(selection, workspace)]
    about = [_tr("Compared with the project {since}").format(since=since)] if since else []
    if filters:
        about.append(_tr("Only: {filters}").format(filters="; ".join(filters)))
    title = _tr("What changed in {project}").format(project=workspace.name)
    return Note(title, tuple(about), tuple(parts))


def since_words(imports: "Sequence[ComparedImport]", place: int) -> str:
    """Return what is compared with, empty when there is nothing to compare with."""
    if not 0 <= place < len(imports):
        return ""
    return import_words(imports[place], last=place == 0)


def _pair(workspace: "Workspace", selection: Selection, contrast: Contrast) -> Entry:
    weak = weakness_sentence(workspace, contrast, selection.roll_up)
    below = [_quote(workspace, contrast.older), _quote(workspace, contrast.newer), weak]
    if contrast.note:
        below.append(_tr("Note: {words}").format(words=contrast.note))
    return Entry(question_words(workspace, contrast), plate_words(contrast), tuple(below))


def _move(workspace: "Workspace", move: CellMove) -> Entry:
    place = _tr("{row} on {topic}").format(row=move.row_name, topic=move.topic_name)
    before = "; ".join(line_words(line) for line in move.before.lines) or absent_words(move.before)
    below = [_tr("Before: {words}").format(words=before)]
    below += [line for each in move.lines for line in _now(workspace, each)]
    return Entry(place, kind_words(move), tuple(below))


def _now(workspace: "Workspace", line: PositionLine) -> Iterable[str]:
    yield _tr("Now: {words}").format(words=line_words(line))
    yield _quote(workspace, line.statement_keys[0])


def _quote(workspace: "Workspace", key: str) -> str:
    quote = quote_of(workspace, key)
    article = workspace.article(workspace.statement(key).article_key)
    where = ", ".join(part for part in (quote.article, article.outlet, article.url) if part)
    return f"{quote.spoken} ({quote.note}; {where})"


def _joined(lead: str, rest: str) -> str:
    return f"{lead} ({rest})" if lead and rest else lead or rest


def _item(entry: Entry) -> str:
    lead = f"<b>{escape(entry.lead)}</b>" if entry.lead else ""
    rest = f" ({escape(entry.rest)})" if entry.lead and entry.rest else escape(entry.rest)
    below = "".join(f"<br>{escape(line)}" for line in entry.below)
    return f"<li>{lead}{rest}{below}</li>"
