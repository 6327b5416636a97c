"""Where statements would go if another codebook held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.domain.codebook import Codebook
from onrecord.domain.statement import Statement
from onrecord.workspace.state import ProjectState


@dataclass(frozen=True, slots=True)
class TopicPreview:
    """Hold the keys of positions that would enter a topic, leave it, or stay."""

    enter: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()

    @property
    def now(self) -> int:
        """How many statements the topic has."""
        return len(self.leave) + len(self.stay)

    @property
    def then(self) -> int:
        """How many it would have."""
        return len(self.enter) + len(self.stay)


@dataclass(frozen=True, slots=True)
class CodebookPreview:
    """Hold what a codebook would change: by topic key, and how many statements in all."""

    topics: Mapping[str, TopicPreview] = field(default_factory=dict)
    moved: int = 0

    def topic(self, key: str) -> TopicPreview:
        """Return the preview of a topic, an empty one for a topic without statements."""
        return self.topics.get(key, TopicPreview())


def preview_of(state: ProjectState, draft: Codebook) -> Callable[[], CodebookPreview]:
    """Return what computes the preview from what the project holds now.

    What it finds out is there, too, when the draft is put in place.
    """
    live = [statement for statement in state.statements.values() if statement.position]
    readings, lessons = state.engine_readings(), state.lessons
    fixed = {statement.key for statement in live if state.has_own_topics(statement)}
    texts = {key: article.text for key, article in state.articles.items()}
    readers = {key: state.following(key, draft) for key in {s.article_key for s in live}}

    def then(statement: Statement) -> Statement:
        """Return a statement with the topics that it would have."""
        engine = readings.get(statement.key)
        if engine is None or statement.key in fixed or lessons.moves_topics(engine):
            return statement
        key = statement.article_key
        return readers[key].followed(engine, texts[key])

    return lambda: _sorted_out((statement, then(statement)) for statement in live)


def _sorted_out(statements: Iterable[tuple[Statement, Statement]]) -> CodebookPreview:
    """Return which statements enter, leave and stay, given as they are and as they would be."""
    enter: dict[str, list[str]] = defaultdict(list)
    leave: dict[str, list[str]] = defaultdict(list)
    stay: dict[str, list[str]] = defaultdict(list)
    moved = 0
    for now, then in statements:
        before, after = set(now.topics), set(then.topics)
        moved += before != after
        for key in after - before:
            enter[key].append(now.key)
        for key in before - after:
            leave[key].append(now.key)
        for key in before & after:
            stay[key].append(now.key)
    keys = [*enter, *leave, *stay]
    return CodebookPreview(
        {k: TopicPreview(tuple(enter[k]), tuple(leave[k]), tuple(stay[k])) for k in keys}, moved
    )
