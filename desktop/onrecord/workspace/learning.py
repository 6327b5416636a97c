"""What the analyst's corrections teach about other statements of the project.

Plain rules from words to values, one for each correction, newest first: nothing is weighed or
hidden, and every one can be seen and taken away. They act on what nobody reviewed, so that
articles to come are read as those before were put right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.domain.lesson import Lesson, LessonKind
from onrecord.domain.statement import Reason, Statement
from onrecord.tables.target_words import target_words
from onrecord.workspace.names import folded, is_name

Place = tuple[LessonKind, object]


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold a corrected statement as the engine gave it, and what was corrected.

    `order` grows with time; `source` are the words that name who speaks, empty for none.
    """

    order: int
    engine: Statement
    source: str
    values: Mapping[str, object]


def lessons_of(corrections: Iterable[Correction]) -> list[Lesson]:
    """Return what corrections teach, the newest first."""
    newest_first = sorted(corrections, key=lambda c: -c.order)
    return [lesson for correction in newest_first for lesson in _taught(correction)]


def _taught(correction: Correction) -> Iterable[Lesson]:
    engine, values = correction.engine, correction.values
    target, topics = values.get("target"), values.get("topics")
    if _says_something(engine.target):
        now = topics if isinstance(topics, tuple) else engine.topics
        if isinstance(target, str) and target and target != engine.target:
            key = values.get("target_key")
            given = (target, str(key) if key else "")
            yield Lesson(LessonKind.TARGET, engine.target, given, now, engine.key)
        if isinstance(topics, tuple) and topics and set(topics) != set(engine.topics):
            yield Lesson(LessonKind.TOPICS, engine.target, topics, engine.topics, engine.key)
    actor = values.get("actor")
    if isinstance(actor, str) and is_description(correction.source):
        yield Lesson(LessonKind.SPEAKER, correction.source, (actor,), (), engine.key)


def is_description(source: str) -> bool:
    """Return whether words describe somebody: "the spokesman", and neither "he" nor a name."""
    words = folded(source).split()
    return bool(words) and not is_name(source) and not _PRONOUNS.issuperset(words)


_PRONOUNS = frozenset(
    """he she it they we i you who him her them us his their both one another others all some many
    the a an said""".split()  # noqa: SIM905
)


def _says_something(target: str) -> bool:
    words = target_words(target)
    return bool(words.names or words.rest)


def _place(lesson: Lesson) -> Place:
    return place_of(lesson.kind, lesson.words)


def place_of(kind: LessonKind, words: str) -> Place:
    """Return what words of one lesson have in common with those that it applies to."""
    if kind is LessonKind.SPEAKER:
        return kind, folded(words)
    return kind, target_words(words).key


class Lessons:
    """Apply what was learnt and is not forgotten.

    Of lessons for the same words the newest holds. None acts on the statement that it was learnt
    from: what that one is without its correction must not depend on the correction.
    """

    def __init__(self, lessons: Iterable[Lesson] = ()) -> None:
        self._at: dict[Place, list[Lesson]] = defaultdict(list)
        acting: dict[tuple[Place, tuple[str, ...]], Lesson] = {}
        for lesson in lessons:
            self._at[_place(lesson)].append(lesson)
            acting.setdefault((_place(lesson), lesson.within), lesson)
        self.all = tuple(acting.values())

    def __bool__(self) -> bool:
        return bool(self._at)

    def places(self) -> dict[Place, tuple[Lesson, ...]]:
        """Return the lessons by what they apply to."""
        return {place: tuple(lessons) for place, lessons in self._at.items()}

    def applied(self, statement: Statement) -> Statement:
        """Return a statement of the engine's with topics and target as they were learnt."""
        if not self._at or not statement.target:
            return statement
        learnt = self._find(LessonKind.TOPICS, statement)
        if learnt is not None:
            statement = _told(statement, "topics", learnt, topics=learnt.given)
        learnt = self._find(LessonKind.TARGET, statement)
        if learnt is not None:
            target, key = learnt.given
            statement = _told(statement, "target", learnt, target=target, target_key=key or None)
        return statement

    def moves_topics(self, statement: Statement) -> bool:
        """Return whether a statement of the engine's gets other topics."""
        return bool(self._at) and self._find(LessonKind.TOPICS, statement) is not None

    def speaker(self, statement: Statement, source: str) -> str | None:
        """Return the key of the actor that a source's words were said to stand for."""
        if not self._at or not source:
            return None
        found = self._at.get(place_of(LessonKind.SPEAKER, source), ())
        return next((each.given[0] for each in found if each.statement != statement.key), None)

    def _find(self, kind: LessonKind, statement: Statement) -> Lesson | None:
        if not statement.target:
            return None
        for lesson in self._at.get(place_of(kind, statement.target), ()):
            topics = set(statement.topics)
            if lesson.statement == statement.key:
                continue
            if kind is LessonKind.TARGET and not topics.isdisjoint(lesson.within):
                return lesson
            if kind is LessonKind.TOPICS and topics == set(lesson.within):
                return lesson
        return None


def _told(statement: Statement, field: str, lesson: Lesson, **values: object) -> Statement:
    """Return a statement with learnt values, and the reason for them."""
    reason = Reason(field, f"learnt from your correction of “{lesson.words}”")
    reasons = (*(r for r in statement.reasons if r.field != field), reason)
    return replace(statement, reasons=reasons, **values)  # type: ignore[arg-type]
