"""What a correction says about statements that are alike."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.statement import Statement

LEARNT = "learnt from"
"""How the reasons begin that stand for what the analyst's decisions taught."""


def is_learnt(statement: Statement) -> bool:
    """Return whether something of a machine reading was learnt from the analyst."""
    if statement.reviewed:
        return False
    return any(reason.rule.startswith(LEARNT) for reason in statement.reasons)


class LessonKind(StrEnum):
    """What of a statement follows the lesson: its target, its topics, its side or who speaks."""

    TARGET = "target"
    TOPICS = "topics"
    STANCE = "stance"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class DecidingCue:
    """Hold the words by which an engine decided a side.

    `turned_by` are the words that turned the cue round ("not"), empty when none did; `negated` is
    the statement's own mark; `side` is the side that they came to: -1, 0 or 1.
    """

    words: str
    turned_by: str
    negated: bool
    side: int

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for cues that differ in nothing but the form of the word."""
        return cue_stem(self.words), self.turned_by, self.negated, self.side


@dataclass(frozen=True, slots=True)
class Lesson:
    """Hold what was learnt from the correction of one statement.

    It applies to statements that nobody reviewed: of a TARGET or TOPICS lesson to those whose
    target has these `words`, of a STANCE lesson to those of them whose side was decided by the same
    `cue`, as of a TARGET lesson with one, of a SPEAKER lesson to those whose source has the words
    and whose speaker no article names. `given` is what they get: target and target key (empty for
    none), topic keys, stance and polarity, or an actor's key. `within` are topic keys: a TARGET
    lesson needs one of them, a TOPICS lesson all. `statement` is the key of the one that was
    corrected.
    """

    kind: LessonKind
    words: str
    given: tuple[str, ...]
    within: tuple[str, ...]
    statement: str
    cue: DecidingCue | None = None

    @property
    def key(self) -> str:
        """The key of the lesson, equal when another correction of these words teaches the same."""
        if self.cue is None:
            return "\x1f".join([self.kind, self.words, *self.given])
        cue = self.cue
        how = f"{cue.turned_by},{int(cue.negated)},{cue.side}"
        words = f"{cue.words.casefold()} … {self.words}"
        return "\x1f".join([self.kind, words, how, *self.given])


def cue_stem(words: str) -> str:
    """Return words without their regular English endings: welcomes, welcomed and welcoming."""
    return " ".join(_stem(word) for word in words.casefold().split())


def _stem(word: str) -> str:
    word = re.sub(r"(?<=\w\w)(?:ies|ied|ying|y)$", "i", word)
    word = re.sub(r"(?<=\w\w\w)(?:ing|ed|es|e|s)$", "", word)
    return re.sub(r"([^aeiou\W])\1$", r"\1", word)
