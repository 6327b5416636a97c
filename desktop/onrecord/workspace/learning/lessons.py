"""What the analyst's corrections teach about other statements of the project.

Plain rules from words to values, one for each correction, newest first: nothing is weighed or
hidden, and every one can be seen and taken away. They act on what nobody reviewed, so that
articles to come are read as those before were put right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.domain.lesson import LEARNT, Lesson, LessonKind
from onrecord.domain.statement import Reason, Statement
from onrecord.tables.target_groups import TargetGroups
from onrecord.tables.target_words import target_words
from onrecord.workspace.actors.names import folded, is_name
from onrecord.workspace.learning.stance_lessons import cue_of, stance_lesson, with_stance

Place = tuple[LessonKind, object]


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold a corrected statement as the engine gave it, and what was corrected.

    `order` grows with time; `source` are the words that name who speaks, empty for none; `text` is
    that of the article.
    """

    order: int
    engine: Statement
    source: str
    text: str
    values: Mapping[str, object]


def lessons_of(corrections: Iterable[Correction], groups: TargetGroups) -> list[Lesson]:
    """Return what corrections teach, the newest first; `groups` name what the codebook holds."""
    newest_first = sorted(corrections, key=lambda c: -c.order)
    return [lesson for correction in newest_first for lesson in _taught(correction, groups)]


def _taught(correction: Correction, groups: TargetGroups) -> Iterable[Lesson]:
    engine, values = correction.engine, correction.values
    target, topics = values.get("target"), values.get("topics")
    if _says_something(engine.target):
        now = topics if isinstance(topics, tuple) else engine.topics
        if isinstance(target, str) and target and target != engine.target:
            key = values.get("target_key")
            corrected = replace(
                engine, target=target, target_key=str(key) if key else None, topics=now
            )
            yield from _target_lesson(correction, corrected, groups)
        if isinstance(topics, tuple) and topics and set(topics) != set(engine.topics):
            yield Lesson(LessonKind.TOPICS, engine.target, topics, engine.topics, engine.key)
        judged = {name: values[name] for name in ("stance", "polarity") if name in values}
        lesson = stance_lesson(engine, correction.text, replace(engine, **judged))  # type: ignore[arg-type]
        if lesson is not None:
            yield lesson
    actor = values.get("actor")
    if isinstance(actor, str) and is_description(correction.source):
        yield Lesson(LessonKind.SPEAKER, correction.source, (actor,), (), engine.key)


def _target_lesson(
    correction: Correction, corrected: Statement, groups: TargetGroups
) -> Iterable[Lesson]:
    """Yield what a corrected target teaches of others with its words.

    Words that are one word ("the war"), or that the codebook has for something else, name other
    things in other sentences: they are learnt for the same cue alone, and not at all without one.
    """
    engine = correction.engine
    held = groups.name_in_codebook(engine)
    words = target_words(engine.target)
    cue = None
    if len(words.names) + len(words.rest) < _TELLING or (
        held and held != groups.name_in_codebook(corrected)
    ):
        cue = cue_of(engine, correction.text)
        if cue is None:
            return
    given = (corrected.target, corrected.target_key or "")
    yield Lesson(LessonKind.TARGET, engine.target, given, corrected.topics, engine.key, cue)


_TELLING = 2
"""So many words of a target say what it is, whatever is held about it."""


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
        acting: dict[object, Lesson] = {}
        for lesson in lessons:
            self._at[_place(lesson)].append(lesson)
            cue = lesson.cue.key if lesson.cue else None
            acting.setdefault((_place(lesson), lesson.within, cue), lesson)
        self.all = tuple(acting.values())

    def __bool__(self) -> bool:
        return bool(self._at)

    def places(self) -> dict[Place, tuple[Lesson, ...]]:
        """Return the lessons by what they apply to."""
        return {place: tuple(lessons) for place, lessons in self._at.items()}

    def applied(self, statement: Statement, text: str) -> Statement:
        """Return a statement of the engine's with topics, target and stance as they were learnt.

        `text` is that of its article.
        """
        for lesson in self.acting_on(statement, text):
            statement = _APPLY[lesson.kind](statement, lesson)
        return statement

    def acting_on(self, statement: Statement, text: str) -> list[Lesson]:
        """Return the lessons that a statement of the engine's follows, at most one of a kind."""
        if not self._at or not statement.target:
            return []
        topics = self._topics(statement)
        moved = replace(statement, topics=topics.given) if topics else statement
        found = (topics, self._target(moved, text), self._stance(statement, text))
        return [lesson for lesson in found if lesson is not None]

    def _topics(self, statement: Statement) -> Lesson | None:
        topics = set(statement.topics)
        found = self._others(LessonKind.TOPICS, statement)
        return next((each for each in found if topics == set(each.within)), None)

    def _target(self, statement: Statement, text: str) -> Lesson | None:
        found = self._others(LessonKind.TARGET, statement)
        cue = cue_of(statement, text) if any(each.cue for each in found) else None
        for lesson in found:
            if set(statement.topics).isdisjoint(lesson.within):
                continue
            if lesson.cue is None and statement.target_key in {None, lesson.given[1]}:
                return lesson
            if lesson.cue is not None and cue is not None and lesson.cue.key == cue.key:
                return lesson
        return None

    def _stance(self, statement: Statement, text: str) -> Lesson | None:
        found = self._others(LessonKind.STANCE, statement)
        cue = cue_of(statement, text) if found else None
        if cue is None:
            return None
        return next((each for each in found if each.cue and each.cue.key == cue.key), None)

    def _others(self, kind: LessonKind, statement: Statement) -> list[Lesson]:
        """Return the lessons for a statement's target, without those that it taught itself."""
        if not statement.target:
            return []
        found = self._at.get(place_of(kind, statement.target), ())
        return [lesson for lesson in found if lesson.statement != statement.key]

    def moves_topics(self, statement: Statement) -> bool:
        """Return whether a statement of the engine's gets other topics."""
        return bool(self._at) and self._topics(statement) is not None

    def speaker(self, statement: Statement, source: str) -> Lesson | None:
        """Return the lesson that says which actor a source's words stand for."""
        if not self._at or not source:
            return None
        found = self._at.get(place_of(LessonKind.SPEAKER, source), ())
        return next((each for each in found if each.statement != statement.key), None)


def _told(statement: Statement, field: str, lesson: Lesson, **values: object) -> Statement:
    """Return a statement with learnt values, and the reason for them."""
    after = f" after “{lesson.cue.words}”" if lesson.cue else ""
    reason = Reason(field, f"{LEARNT} your correction of “{lesson.words}”{after}")
    reasons = (*(r for r in statement.reasons if r.field != field), reason)
    return replace(statement, reasons=reasons, **values)  # type: ignore[arg-type]


def _with_topics(statement: Statement, lesson: Lesson) -> Statement:
    return _told(statement, "topics", lesson, topics=lesson.given)


def _with_target(statement: Statement, lesson: Lesson) -> Statement:
    target, key = lesson.given
    return _told(statement, "target", lesson, target=target, target_key=key or None)


def with_speaker_reason(statement: Statement, lesson: Lesson) -> Statement:
    """Return a statement that says why its speaker is the one that was learnt."""
    return _told(statement, "actor", lesson)


_APPLY = {
    LessonKind.TOPICS: _with_topics,
    LessonKind.TARGET: _with_target,
    LessonKind.STANCE: with_stance,
}
