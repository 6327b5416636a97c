"""Changes in the words of the menu: "Undo Accept Peskov"."""

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from onrecord.domain.change import (
    ORIGINAL,
    AddActor,
    AddStatement,
    Change,
    CorrectActor,
    CorrectArticle,
    CorrectReport,
    CorrectStatement,
    ForgetLesson,
    JudgeContrast,
    KeepTargetsApart,
    MarkSame,
    MergeActors,
    ProposeTargets,
    RememberLesson,
    RemoveActor,
    RemoveArticles,
    ReplaceCodebook,
    RestoreArticles,
    RestoreStatement,
    RetractStatement,
    SplitActors,
    Together,
)
from onrecord.domain.contrast import Verdict

if TYPE_CHECKING:
    from onrecord.workspace.state import ProjectState

_FIELD_WORDS = {
    "stance": "Stance",
    "polarity": "Stance",
    "topics": "Topic",
    "target": "Target",
    "target_key": "Target",
    "actor": "Speaker",
    "content": "Ends",
    "date": "Date",
    "published": "Date",
    "grade": "Grade",
    "kind": "Kind",
    "condition": "Condition",
    "note": "Note",
    "position": "Position",
    "name": "Name",
    "aliases": "Other names",
    "role": "Role",
    "office": "Office",
    "state": "State",
    "title": "Title",
    "outlet": "Outlet",
    "author": "Author",
    "url": "Address",
}
_LONGEST = 40


class Names:
    """Hold how to look up the names that a change's keys stand for."""

    def __init__(
        self,
        speaker: Callable[[str], str],
        actor: Callable[[str], str],
        article: Callable[[str], str],
    ) -> None:
        self.speaker = speaker
        self.actor = actor
        self.article = article


def names_in(state: "ProjectState") -> Names:
    """Return how to look up names in what a project holds now."""

    def actor(key: str) -> str:
        found = state.linking.actors.get(state.linking.actor_key(key))
        return found.name if found else "?"

    def speaker(statement_key: str) -> str:
        found = state.statement_of(statement_key)
        return actor(found.actor) if found else "?"

    def article(key: str) -> str:
        if not state.is_known(key):
            return "an article"
        found = state.any_article(key)
        return found.title or found.file_name

    return Names(speaker, actor, article)


def describe(change: Change, names: Names) -> str:
    """Return the change in a few words, without a verb for undoing or redoing it."""
    match change:
        case CorrectStatement(key, values):
            return _correction(dict(values), names.speaker(key))
        case AddStatement(statement):
            return f"Add statement of {names.actor(statement.actor)}"
        case RetractStatement(key):
            return f"Not a statement: {names.speaker(key)}"
        case RestoreStatement(key):
            return f"Restore statement of {names.speaker(key)}"
        case CorrectArticle(key, values):
            return f"{_fields(dict(values), 'Details')} of {_short(names.article(key))}"
        case RemoveArticles(keys):
            return f"Remove {_articles(keys, names)}"
        case RestoreArticles(keys):
            return f"Restore {_articles(keys, names)}"
        case MarkSame(key, kept):
            if kept is ORIGINAL:
                return f"Keep {_short(names.article(key))} apart"
            return f"Same as {_short(names.article(kept))}"
        case CorrectReport():
            return "Import report"
        case CorrectActor(key, values):
            return f"{_fields(dict(values), 'Details')} of {names.actor(key)}"
        case AddActor(actor):
            return f"Add {actor.name}"
        case RemoveActor(key):
            return f"Remove {names.actor(key)}"
        case MergeActors(kept, merged):
            return f"Merge {names.actor(merged)} into {names.actor(kept)}"
        case SplitActors(kept, merged):
            return f"Split {names.actor(merged)} from {names.actor(kept)}"
        case ReplaceCodebook():
            return "Codebook"
        case ForgetLesson(key):
            return f"Forget {_lesson(key)}"
        case RememberLesson(key):
            return f"Remember {_lesson(key)}"
        case KeepTargetsApart(_, pairs):
            return f"Keep apart {_wordings(pairs)}"
        case ProposeTargets(_, pairs):
            return f"Propose {_wordings(pairs)}"
        case JudgeContrast(one, _, values):
            return f"{_judgement(dict(values))}, {names.speaker(one)}"
        case Together(changes, name):
            return name or _together(changes, names)
        case _:
            assert_never(change)


def _correction(values: dict[str, object], speaker: str) -> str:
    if set(values) == {"reviewed"}:
        return f"Accept {speaker}" if values["reviewed"] is True else f"Unreview {speaker}"
    return f"{_fields(values, 'Details')} of {speaker}"


def _judgement(values: dict[str, object]) -> str:
    verdict = values.get("verdict")
    if isinstance(verdict, Verdict):
        return verdict.value.capitalize()
    if "verdict" in values:
        return "Undecided"
    return "Later" if values.get("later") is True else "Note"


def _lesson(key: str) -> str:
    return _short(f"“{key.split(chr(31))[1]}”")


def _wordings(pairs: tuple[tuple[str, str], ...]) -> str:
    words = list(dict.fromkeys(word for pair in pairs for word in pair))
    more = f" and {len(words) - 2} more" if len(words) > 2 else ""
    return _short(" and ".join(words[:2]) if not more else ", ".join(words[:2])) + more


def _fields(values: dict[str, object], otherwise: str) -> str:
    words = list(dict.fromkeys(_FIELD_WORDS[name] for name in values if name in _FIELD_WORDS))
    if not words or len(words) > 2:
        return otherwise
    return " and ".join([words[0], *(word.lower() for word in words[1:])])


def _articles(keys: tuple[str, ...], names: Names) -> str:
    return _short(names.article(keys[0])) if len(keys) == 1 else f"{len(keys)} articles"


def _together(changes: tuple[Change, ...], names: Names) -> str:
    if not changes:
        return "Nothing"
    words = list(dict.fromkeys(describe(change, names) for change in changes))
    if len(words) == 1 and len(changes) == 1:
        return words[0]
    accepted = [
        c
        for c in changes
        if isinstance(c, CorrectStatement) and dict(c.values) == {"reviewed": True}
    ]
    if len(accepted) == len(changes):
        return f"Accept {len(changes)} statements"
    if len(words) == 1:
        return f"{words[0]} ({len(changes)})"
    return f"{words[0]} and {len(changes) - 1} more"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
