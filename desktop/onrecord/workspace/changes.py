"""Turning a change into revisions, and finding the change that takes it back."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar, assert_never

from onrecord.domain.actor import Actor
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
    Values,
)
from onrecord.domain.report import FileReport
from onrecord.domain.statement import ANALYST, Origin, Statement
from onrecord.store import Revision
from onrecord.workspace.events import (
    ActorsChanged,
    ArticlesAdded,
    ArticlesChanged,
    ArticlesRemoved,
    CodebookChanged,
    ContrastsJudged,
    LessonsChanged,
    ReportsChanged,
    StatementsChanged,
    TargetsParted,
    WorkspaceEvent,
)
from onrecord.workspace.revision_keys import report_key, targets_key
from onrecord.workspace.state import CORRECTABLE, ProjectState

SingleChange = (
    CorrectStatement
    | AddStatement
    | RetractStatement
    | RestoreStatement
    | CorrectArticle
    | RemoveArticles
    | RestoreArticles
    | MarkSame
    | CorrectReport
    | CorrectActor
    | AddActor
    | RemoveActor
    | MergeActors
    | SplitActors
    | ReplaceCodebook
    | JudgeContrast
    | ForgetLesson
    | RememberLesson
    | KeepTargetsApart
    | ProposeTargets
)

_OF_ARTICLE = frozenset(
    {"title", "outlet", "author", "published", "published_from", "url", "copies"}
)
_OF_CONTRAST = frozenset({"verdict", "note", "later"})
_OF_ACTOR = frozenset(f.name for f in fields(Actor)) - {"key"}
# Looking at a statement without judging it.
_NO_REVIEW = frozenset({"doubt", "note"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what a change comes to: revisions, the change that takes them back, and the news."""

    revisions: tuple[Revision, ...]
    inverse: Change
    event: WorkspaceEvent


def plan(state: ProjectState, change: SingleChange) -> Step:
    """Return the step that a change comes to in the present state.

    Raises
    ------
    KeyError
        When the project has no record of the change's key.
    ValueError
        When the change does not fit the present state, such as retracting what is retracted.
    """
    match change:
        case CorrectStatement():
            return _correct_statement(state, change)
        case AddStatement():
            return _add_statement(state, change)
        case RetractStatement():
            return _retract_statement(state, change)
        case RestoreStatement():
            return _restore_statement(state, change)
        case CorrectArticle():
            return _correct_article(state, change)
        case RemoveArticles() | RestoreArticles():
            return _move_articles(state, change)
        case MarkSame():
            return _mark_same(state, change)
        case CorrectReport():
            return _correct_report(state, change)
        case CorrectActor():
            return _correct_actor(state, change)
        case AddActor():
            return _add_actor(state, change)
        case RemoveActor():
            return _remove_actor(state, change)
        case MergeActors():
            return _merge_actors(state, change)
        case SplitActors():
            return _split_actors(state, change)
        case ReplaceCodebook():
            revision = Revision("project", "", "codebook", change.codebook)
            return Step((revision,), ReplaceCodebook(state.codebook), CodebookChanged())
        case ForgetLesson() | RememberLesson():
            return _mark_lesson(state, change)
        case KeepTargetsApart() | ProposeTargets():
            return _part_targets(state, change)
        case JudgeContrast():
            return _judge_contrast(state, change)
        case _:
            assert_never(change)


def flat(change: Change) -> list[SingleChange]:
    """Return the single changes of a change in their order."""
    if isinstance(change, Together):
        return [single for part in change.changes for single in flat(part)]
    return [change]


# -- statements ---------------------------------------------------------------------------------


def _correct_statement(state: ProjectState, change: CorrectStatement) -> Step:
    before = _known_statement(state, change.key)
    values = dict(change.values)
    _require_fields(values, CORRECTABLE, "statement")
    judged = [n for n, v in values.items() if n not in _NO_REVIEW and v is not ORIGINAL]
    if judged and "reviewed" not in values:
        values["reviewed"] = True
    held = state.values_of("statement", change.key)
    _require_valid(before, values)
    old = {name: held.get(name, ORIGINAL) for name in values}
    rows = [Revision("statement", change.key, name, value) for name, value in values.items()]
    seen = held.get("seen")
    if held.get("reviewed") is not True:
        # What a person judges is what stood there; it holds whatever an engine says later.
        given = change.seen or state.base_of(change.key)
        rows.append(Revision("statement", change.key, "seen", given))
        seen = None
    inverse = CorrectStatement(
        change.key, tuple(old.items()), seen if isinstance(seen, Statement) else None
    )
    return Step(tuple(rows), inverse, _news(change.key))


def _add_statement(state: ProjectState, change: AddStatement) -> Step:
    statement = change.statement
    if statement.article_key not in state.articles:
        raise KeyError(statement.article_key)
    if not statement.origin.name:
        statement = replace(statement, origin=Origin(ANALYST))
    key, number = statement.key, 1
    while state.statement_of(key) is not None:
        added = state.values_of("statement", key).get("added")
        if state.is_retracted(key) and added == replace(statement, key=key):
            break  # the same statement once more: bring it back
        number += 1
        key = f"{statement.key}-{number}"
    statement = replace(statement, key=key)
    rows = (
        Revision("statement", key, "added", statement),
        Revision("statement", key, "retracted", ORIGINAL),
    )
    return Step(rows, RetractStatement(key), _news(key))


def _retract_statement(state: ProjectState, change: RetractStatement) -> Step:
    _known_statement(state, change.key)
    if state.is_retracted(change.key):
        raise ValueError(f"statement {change.key} is retracted already")
    rows = [Revision("statement", change.key, "retracted", value=True)]
    if "seen" not in state.values_of("statement", change.key):
        rows.append(Revision("statement", change.key, "seen", state.base_of(change.key)))
    return Step(tuple(rows), RestoreStatement(change.key), _news(change.key))


def _restore_statement(state: ProjectState, change: RestoreStatement) -> Step:
    _known_statement(state, change.key)
    if not state.is_retracted(change.key):
        raise ValueError(f"statement {change.key} is not retracted")
    rows = (Revision("statement", change.key, "retracted", ORIGINAL),)
    return Step(rows, RetractStatement(change.key), _news(change.key))


def _known_statement(state: ProjectState, key: str) -> Statement:
    statement = state.statement_of(key)
    if statement is None:
        raise KeyError(key)
    return statement


def _news(key: str) -> StatementsChanged:
    return StatementsChanged((key,))


def _judge_contrast(state: ProjectState, change: JudgeContrast) -> Step:
    if change.one == change.other:
        raise ValueError(f"a contrast needs two statements, got {change.one} twice")
    one, other = sorted((change.one, change.other))
    values = dict(change.values)
    _require_fields(values, _OF_CONTRAST, "contrast")
    key = state.contrast_key_of(one, other)
    held = state.values_of("contrast", key)
    old = tuple((name, held.get(name, ORIGINAL)) for name in values)
    rows = [Revision("contrast", key, name, value) for name, value in values.items()]
    # What was judged stays known when another reading of the article moves the words' ends.
    rows += [
        Revision("contrast", key, name, _known_statement(state, statement))
        for name, statement in (("one", one), ("other", other))
        if name not in held
    ]
    return Step(tuple(rows), JudgeContrast(one, other, old), ContrastsJudged((key,)))


# -- lessons ------------------------------------------------------------------------------------


def _mark_lesson(state: ProjectState, change: ForgetLesson | RememberLesson) -> Step:
    if not state.learnt.is_taught(change.key):
        raise KeyError(change.key)
    forgetting = isinstance(change, ForgetLesson)
    row = Revision("lesson", change.key, "forgotten", True if forgetting else ORIGINAL)
    back = RememberLesson(change.key) if forgetting else ForgetLesson(change.key)
    return Step((row,), back, LessonsChanged())


# -- targets ------------------------------------------------------------------------------------


def _part_targets(state: ProjectState, change: KeepTargetsApart | ProposeTargets) -> Step:
    parting = isinstance(change, KeepTargetsApart)
    pairs = tuple(
        (one, other)
        for one, other in change.pairs
        if state.are_apart(change.topic, one, other) is not parting
    )
    value: object = True if parting else ORIGINAL
    rows = tuple(
        Revision("targets", targets_key(change.topic, one, other), "apart", value)
        for one, other in pairs
    )
    if parting:
        return Step(rows, ProposeTargets(change.topic, pairs), TargetsParted())
    return Step(rows, KeepTargetsApart(change.topic, pairs), TargetsParted())


# -- articles -----------------------------------------------------------------------------------


def _correct_article(state: ProjectState, change: CorrectArticle) -> Step:
    article = state.articles[change.key]
    values = dict(change.values)
    _require_fields(values, _OF_ARTICLE, "article")
    if "published" in values and "published_from" not in values:
        given = values["published"] is not ORIGINAL
        values["published_from"] = ANALYST if given else ORIGINAL
    _require_valid(article, values)
    held = state.values_of("article", change.key)
    old = tuple((name, held.get(name, ORIGINAL)) for name in values)
    rows = tuple(Revision("article", change.key, name, value) for name, value in values.items())
    return Step(rows, CorrectArticle(change.key, old), ArticlesChanged((change.key,)))


def _move_articles(state: ProjectState, change: RemoveArticles | RestoreArticles) -> Step:
    removing = isinstance(change, RemoveArticles)
    for key in change.keys:
        if not state.is_known(key):
            raise KeyError(key)
    keys = tuple(k for k in dict.fromkeys(change.keys) if state.is_removed(k) is not removing)
    value: object = True if removing else ORIGINAL
    rows = tuple(Revision("article", key, "removed", value) for key in keys)
    if removing:
        return Step(rows, RestoreArticles(keys), ArticlesRemoved(keys))
    return Step(rows, RemoveArticles(keys), ArticlesAdded(keys))


def _mark_same(state: ProjectState, change: MarkSame) -> Step:
    if not state.is_known(change.key):
        raise KeyError(change.key)
    old = state.values_of("article", change.key).get("same_as", ORIGINAL)
    back = MarkSame(change.key, ORIGINAL if old is ORIGINAL else str(old))
    if change.kept is ORIGINAL:
        row = Revision("article", change.key, "same_as", ORIGINAL)
        return Step((row,), back, ArticlesAdded((change.key,)))
    kept = state.folded.get(change.kept, change.kept)
    if not state.is_known(kept):
        raise KeyError(kept)
    if kept == change.key:
        raise ValueError(f"article {change.key} cannot be the same as itself")
    row = Revision("article", change.key, "same_as", kept)
    return Step((row,), back, ArticlesRemoved((change.key,)))


def _correct_report(state: ProjectState, change: CorrectReport) -> Step:
    key = report_key(change.number, change.place)
    old = state.values_of("import", key).get("report", ORIGINAL)
    row = Revision("import", key, "report", change.report)
    back = CorrectReport(
        change.number, change.place, old if isinstance(old, FileReport) else ORIGINAL
    )
    return Step((row,), back, ReportsChanged((change.number,)))


# -- actors -------------------------------------------------------------------------------------


def _correct_actor(state: ProjectState, change: CorrectActor) -> Step:
    actor = state.linking.actors[_known_actor(state, change.key)]
    values = dict(change.values)
    _require_fields(values, _OF_ACTOR, "actor")
    _require_valid(actor, values)
    # Kept under the very key that was corrected: a correction may link it to another actor.
    held = state.values_of("actor", change.key)
    old = tuple((name, held.get(name, ORIGINAL)) for name in values)
    rows = tuple(Revision("actor", change.key, name, value) for name, value in values.items())
    return Step(rows, CorrectActor(change.key, old), ActorsChanged((actor.key,)))


def _add_actor(state: ProjectState, change: AddActor) -> Step:
    key = change.actor.key
    if not key:
        raise ValueError("an actor needs a key, got none")
    if state.values_of("actor", key).get("removed") is True:
        row = Revision("actor", key, "removed", ORIGINAL)
    elif state.linking.actor_key(key) in state.linking.actors:
        raise ValueError(f"the project has an actor {key} already")
    else:
        row = Revision("actor", key, "added", change.actor)
    return Step((row,), RemoveActor(key), ActorsChanged((key,)))


def _remove_actor(state: ProjectState, change: RemoveActor) -> Step:
    found = state.linking.actors[_known_actor(state, change.key)]
    added = state.values_of("actor", change.key).get("added")
    if isinstance(added, Actor):
        count, actor, key = state.statements_naming(change.key), added, change.key
        row = Revision("actor", key, "added", ORIGINAL)
    else:
        actor, key = found, found.key
        count = sum(statement.actor == key for statement in state.statements.values())
        row = Revision("actor", key, "removed", value=True)
    if count:
        raise ValueError(f"{actor.name} has {count} statements and cannot be removed")
    return Step((row,), AddActor(actor), ActorsChanged((key,)))


def _merge_actors(state: ProjectState, change: MergeActors) -> Step:
    kept, held = _known_actor(state, change.kept), state.values_of("actor", change.merged)
    apart_from = held.get("apart_from")
    if isinstance(apart_from, str) and state.linking.actor_key(apart_from) == kept:
        rows = (Revision("actor", change.merged, "apart_from", ORIGINAL),)
        merged = change.merged
    else:
        merged = _known_actor(state, change.merged)
        if merged == kept:
            raise ValueError(f"{change.kept} and {change.merged} are one actor already")
        rows = (Revision("actor", merged, "merged_into", kept),)
    return Step(rows, SplitActors(kept, merged), ActorsChanged((kept, merged)))


def _split_actors(state: ProjectState, change: SplitActors) -> Step:
    kept, linking = _known_actor(state, change.kept), state.linking
    if linking.actor_key(change.merged) != kept or change.merged == kept:
        raise ValueError(f"{change.merged} is no part of {change.kept}")
    if "merged_into" in state.values_of("actor", change.merged):
        rows = (Revision("actor", change.merged, "merged_into", ORIGINAL),)
    else:
        # The names were linked by rule, not by the analyst; from now on they stay apart.
        rows = (Revision("actor", change.merged, "apart_from", kept),)
    return Step(rows, MergeActors(kept, change.merged), ActorsChanged((kept, change.merged)))


def _known_actor(state: ProjectState, key: str) -> str:
    found = state.linking.actor_key(key)
    if found not in state.linking.actors:
        raise KeyError(key)
    return found


# -- values -------------------------------------------------------------------------------------


def _require_fields(values: dict[str, object], allowed: frozenset[str], what: str) -> None:
    for name in values:
        if name not in allowed:
            raise ValueError(f"{name!r} of a {what} cannot be corrected")


def _require_valid(record: T, values: Values | dict[str, object]) -> None:
    """Let the record's own rules refuse a value before anything is written."""
    given = {name: value for name, value in dict(values).items() if value is not ORIGINAL}
    replace(record, **given)  # type: ignore[type-var]
