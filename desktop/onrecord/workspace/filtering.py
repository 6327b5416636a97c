"""Which statements a selection lets through."""

from collections.abc import Callable, Iterable
from datetime import date

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.selection import Selection, passes_strict
from onrecord.domain.statement import Statement
from onrecord.tables.material import day_of


def is_within(statement: Statement, article: Article, selection: Selection) -> bool:
    """Return whether a statement may lie in the selection's time; undated ones never do."""
    if selection.since is None and selection.until is None:
        return True
    day = day_of(statement, article)
    if day is None:
        return False
    since, until = selection.since or date.min, selection.until or date.max
    return day.first <= until and since <= day.last


Predicate = Callable[[Statement], bool]


def predicates_of(
    selection: Selection,
    articles: dict[str, Article],
    actors: dict[str, Actor],
    codebook: Codebook,
    words_of: Callable[[Statement], str],
    rows_of: Callable[[str], frozenset[str]],
) -> list[Predicate]:
    """Return the predicates that a statement must meet, cheapest first; none for a filter not set.

    `words_of` gives a statement's content in lower case; `rows_of` the keys under which an actor
    is selected: its own, those of its office and state.
    """
    found: list[Predicate] = []
    if not selection.with_reports:
        found.append(lambda s: s.position)
    if selection.reviewed:
        found.append(lambda s: s.reviewed)
    known = frozenset(topic.key for topic in codebook.topics)
    if not selection.with_other and not selection.topics:
        found.append(lambda s: not s.position or not known.isdisjoint(s.topics))
    elif selection.topics:
        found.append(_topic_predicate(selection.topics, known))
    if selection.stances:
        found.append(lambda s: s.stance in selection.stances)
    if selection.strict:
        found.append(lambda s: passes_strict(s, selection.strict_tests))
    if selection.actors:
        found.append(lambda s: not selection.actors.isdisjoint(rows_of(s.actor)))
    if selection.outlets:
        found.append(lambda s: (articles[s.article_key].outlet or "") in selection.outlets)
    if selection.since is not None or selection.until is not None:
        found.append(lambda s: is_within(s, articles[s.article_key], selection))
    if selection.text:
        found.append(_text_predicate(selection.text, actors, words_of))
    return found


def filtered(statements: Iterable[Statement], predicates: list[Predicate]) -> list[Statement]:
    """Return the statements that meet every predicate, in their order."""
    kept = list(statements)
    for predicate in predicates:
        kept = [statement for statement in kept if predicate(statement)]
    return kept


def _topic_predicate(wanted: frozenset[str], known: frozenset[str]) -> Predicate:
    if OTHER_TOPIC not in wanted:
        return lambda s: not wanted.isdisjoint(s.topics)
    return lambda s: not wanted.isdisjoint(s.topics) or known.isdisjoint(s.topics)


def _text_predicate(
    text: str, actors: dict[str, Actor], words_of: Callable[[Statement], str]
) -> Predicate:
    wanted = text.casefold()

    def holds(statement: Statement) -> bool:
        if wanted in words_of(statement) or wanted in statement.target.casefold():
            return True
        actor = actors.get(statement.actor)
        return actor is not None and wanted in actor.name.casefold()

    return holds
