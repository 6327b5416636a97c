"""What a correction says about statements that are alike."""

from dataclasses import dataclass
from enum import StrEnum


class LessonKind(StrEnum):
    """What of a statement follows the lesson: its target, its topics or who speaks."""

    TARGET = "target"
    TOPICS = "topics"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Lesson:
    """Hold what was learnt from the correction of one statement.

    It applies to statements that nobody reviewed: of a TARGET or TOPICS lesson to those whose
    target has these `words`, of a SPEAKER lesson to those whose source has them and whose speaker
    no article names. `given` is what they get: target and target key (empty for none), topic keys,
    or an actor's key. `within` are topic keys: a TARGET lesson needs one of them, a TOPICS lesson
    all. `statement` is the key of the one that was corrected.
    """

    kind: LessonKind
    words: str
    given: tuple[str, ...]
    within: tuple[str, ...]
    statement: str

    @property
    def key(self) -> str:
        """The key of the lesson, equal when another correction of these words teaches the same."""
        return "\x1f".join([self.kind, self.words, *self.given])
