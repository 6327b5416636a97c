"""Where statements would go if another codebook held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.domain.codebook import Codebook
from onrecord.domain.statement import Statement
from onrecord.workspace.state import ProjectState


@dataclass(frozen=True, slots=True)
class Moves:
    """Hold the keys of positions that would enter a topic or target, leave it, or stay."""

    enter: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()

    @property
    def now(self) -> int:
        """How many statements it has."""
        return len(self.leave) + len(self.stay)

    @property
    def then(self) -> int:
        """How many it would have."""
        return len(self.enter) + len(self.stay)


@dataclass(frozen=True, slots=True)
class CodebookPreview:
    """Hold what a codebook would change: by key of topic and target, and how much in all.

    `left_out` are by topic the statements that its terms find, and that stay where somebody who
    reviewed them left them.
    """

    topics: Mapping[str, Moves] = field(default_factory=dict)
    targets: Mapping[str, Moves] = field(default_factory=dict)
    moved: int = 0
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def topic(self, key: str) -> Moves:
        """Return the preview of a topic, an empty one for a topic without statements."""
        return self.topics.get(key, Moves())

    def target(self, key: str) -> Moves:
        """Return the preview of a target, an empty one for a target that no statement names."""
        return self.targets.get(key, Moves())


def preview_of(state: ProjectState, draft: Codebook) -> Callable[[], CodebookPreview]:
    """Return what computes the preview from what the project holds now.

    What it finds out is there, too, when the draft is put in place.
    """
    live = [statement for statement in state.statements.values() if statement.position]
    readings, lessons = state.engine_readings(), state.lessons
    fixed = {statement.key for statement in live if state.has_own_topics(statement)}
    on_target = {s.key for s in live if "target_key" in state.values_of("statement", s.key)}
    texts = {key: article.text for key, article in state.articles.items()}
    readers = {key: state.following(key, draft) for key in {s.article_key for s in live}}

    def found_by_terms(statement: Statement) -> Statement:
        """Return a statement with the topics and the target that it would have unreviewed."""
        engine = readings.get(statement.key)
        if engine is None or lessons.moves_topics(engine):
            return statement
        text = texts[statement.article_key]
        found = lessons.applied(readers[statement.article_key].followed(engine, text), text)
        if statement.key in on_target:
            return replace(found, target_key=statement.target_key)
        return found

    def compute() -> CodebookPreview:
        pairs = [(statement, found_by_terms(statement)) for statement in live]
        left_out: dict[str, list[str]] = defaultdict(list)
        for now, found in pairs:
            if now.key in fixed:
                for topic in set(found.topics) - set(now.topics):
                    left_out[topic].append(now.key)
        moving = [(now, now if now.key in fixed else found) for now, found in pairs]
        return replace(
            _sorted_out(moving), left_out={key: tuple(keys) for key, keys in left_out.items()}
        )

    return compute


def _sorted_out(pairs: Sequence[tuple[Statement, Statement]]) -> CodebookPreview:
    """Return which statements enter, leave and stay, given as they are and as they would be."""
    topics = _moves((now.key, now.topics, then.topics) for now, then in pairs)
    targets = _moves((now.key, _target_of(now), _target_of(then)) for now, then in pairs)
    moved = sum(
        set(now.topics) != set(then.topics) or now.target_key != then.target_key
        for now, then in pairs
    )
    return CodebookPreview(topics, targets, moved)


def _target_of(statement: Statement) -> tuple[str, ...]:
    return (statement.target_key,) if statement.target_key else ()


def _moves(places: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> dict[str, Moves]:
    """Return by place what comes, goes and stays, given each key with its places now and then."""
    enter: dict[str, list[str]] = defaultdict(list)
    leave: dict[str, list[str]] = defaultdict(list)
    stay: dict[str, list[str]] = defaultdict(list)
    for key, now, then in places:
        before, after = set(now), set(then)
        for place in after - before:
            enter[place].append(key)
        for place in before - after:
            leave[place].append(key)
        for place in before & after:
            stay[place].append(key)
    found = [*enter, *leave, *stay]
    return {k: Moves(tuple(enter[k]), tuple(leave[k]), tuple(stay[k])) for k in found}
