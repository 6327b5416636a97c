"""Where statements would go if another codebook held."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.domain.codebook import Codebook
from onrecord.domain.statement import Statement
from onrecord.workspace import topics
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
    """Return what computes the preview from what the project holds now."""
    readings = state.engine_readings()
    rows = [_row(state, statement, readings) for statement in state.statements.values()]
    return lambda: _compute(rows, draft)


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a statement with what its topics are derived from; `engine` is `None` if they stay."""

    live: Statement
    engine: Statement | None
    text: str
    codebook: Codebook


def _row(state: ProjectState, statement: Statement, readings: Mapping[str, Statement]) -> _Row:
    extraction = state.extraction(statement.article_key)
    follows = not statement.reviewed and "topics" not in state.values_of("statement", statement.key)
    engine = readings.get(statement.key) if follows else None
    if engine is not None and state.lessons.moves_topics(engine):
        engine = None
    text = state.articles[statement.article_key].text
    return _Row(statement, engine, text, extraction.codebook if extraction else state.codebook)


def _compute(rows: list[_Row], draft: Codebook) -> CodebookPreview:
    enter: dict[str, list[str]] = defaultdict(list)
    leave: dict[str, list[str]] = defaultdict(list)
    stay: dict[str, list[str]] = defaultdict(list)
    moved = 0
    for row in rows:
        if not row.live.position:
            continue
        before = set(row.live.topics)
        after = before
        if row.engine is not None and row.codebook != draft:
            text = row.engine.content_in(row.text)
            after = set(topics.followed(row.engine, text, row.codebook, draft).topics)
        elif row.engine is not None:
            after = set(row.engine.topics)
        moved += before != after
        for key in after - before:
            enter[key].append(row.live.key)
        for key in before - after:
            leave[key].append(row.live.key)
        for key in before & after:
            stay[key].append(row.live.key)
    keys = [*enter, *leave, *stay]
    return CodebookPreview(
        {k: TopicPreview(tuple(enter[k]), tuple(leave[k]), tuple(stay[k])) for k in keys}, moved
    )
