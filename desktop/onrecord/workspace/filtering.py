"""Which statements a selection lets through."""

from collections.abc import Callable, Iterable
from datetime import date

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.selection import Selection, passes_strict
from onrecord.domain.statement import Statement


def days_of(statement: Statement, article: Article) -> tuple[date, date] | None:
    """Return first and last day that the statement can be of; its article's day if it has none."""
    if statement.date is not None:
        return statement.date.first, statement.date.last
    if article.published is not None:
        return article.published, article.published
    return None


def is_within(statement: Statement, article: Article, selection: Selection) -> bool:
    """Return whether a statement may lie in the selection's time; undated ones never do."""
    if selection.since is None and selection.until is None:
        return True
    days = days_of(statement, article)
    if days is None:
        return False
    since, until = selection.since or date.min, selection.until or date.max
    return days[0] <= until and since <= days[1]


Test = Callable[[Statement], bool]


def tests_of(
    selection: Selection,
    articles: dict[str, Article],
    actors: dict[str, Actor],
    codebook: Codebook,
    words_of: Callable[[Statement], str],
    rows_of: Callable[[str], frozenset[str]],
) -> list[Test]:
    """Return the tests that a statement must pass, cheapest first; none for a filter not set.

    `words_of` gives a statement's content in lower case; `rows_of` the keys under which an actor
    is selected: its own, those of its office and state.
    """
    tests: list[Test] = []
    if not selection.with_reports:
        tests.append(lambda s: s.position)
    if selection.reviewed:
        tests.append(lambda s: s.reviewed)
    known = frozenset(topic.key for topic in codebook.topics)
    if not selection.with_other and not selection.topics:
        tests.append(lambda s: not s.position or not known.isdisjoint(s.topics))
    elif selection.topics:
        tests.append(_topic_test(selection.topics, known))
    if selection.stances:
        tests.append(lambda s: s.stance in selection.stances)
    if selection.strict:
        tests.append(lambda s: passes_strict(s, selection.strict_tests))
    if selection.actors:
        tests.append(lambda s: not selection.actors.isdisjoint(rows_of(s.actor)))
    if selection.outlets:
        tests.append(lambda s: (articles[s.article_key].outlet or "") in selection.outlets)
    if selection.since is not None or selection.until is not None:
        tests.append(lambda s: is_within(s, articles[s.article_key], selection))
    if selection.text:
        tests.append(_text_test(selection.text, actors, words_of))
    return tests


def filtered(statements: Iterable[Statement], tests: list[Test]) -> list[Statement]:
    """Return the statements that pass every test, in their order."""
    kept = list(statements)
    for test in tests:
        kept = [statement for statement in kept if test(statement)]
    return kept


def _topic_test(wanted: frozenset[str], known: frozenset[str]) -> Test:
    if OTHER_TOPIC not in wanted:
        return lambda s: not wanted.isdisjoint(s.topics)
    return lambda s: not wanted.isdisjoint(s.topics) or known.isdisjoint(s.topics)


def _text_test(text: str, actors: dict[str, Actor], words_of: Callable[[Statement], str]) -> Test:
    wanted = text.casefold()

    def test(statement: Statement) -> bool:
        if wanted in words_of(statement) or wanted in statement.target.casefold():
            return True
        actor = actors.get(statement.actor)
        return actor is not None and wanted in actor.name.casefold()

    return test
