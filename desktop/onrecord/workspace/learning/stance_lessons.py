"""What the correction of a stance teaches: which cue says what of which target.

The engine's sides rest on words: "welcomed" on "the delay". Who puts such a side right says what
the words mean there, and that holds for the same cue, turned round by the same words, on the same
target. It holds for no less: of the 48 statements of positions-train that have cue and side with a
misread one in common, whatever their targets, 7 have the side that this one was corrected to
(`models/recipe/scripts/learn_from_decisions.py`).
"""

from dataclasses import replace

from onrecord.domain.lesson import LEARNT, DecidingCue, Lesson, LessonKind, cue_stem
from onrecord.domain.statement import Reason, Stance, Statement

_TURNED = "turned round by"
"""The engine's rule for words that turn a cue into its opposite."""
_NOT = frozenset({"n't", "n\u2019t", "not"})


def cue_of(statement: Statement, text: str) -> DecidingCue | None:
    """Return the words that decided a statement's side, `None` where they say too little.

    A condition is a statement's own. A cue that is a word of the target ("war" of "the war") tells
    nothing of what is held about it.
    """
    if statement.stance_cue is None or statement.stance is Stance.CONDITIONAL:
        return None
    words = statement.stance_cue.of(text)
    target = {cue_stem(word) for word in statement.target.split()}
    if not target.isdisjoint(cue_stem(words).split()):
        return None
    turned = sorted(
        _negation(reason.span.of(text))
        for reason in statement.reasons
        if reason.rule == _TURNED and reason.span is not None
    )
    return DecidingCue(words, " ".join(turned), statement.negated, _sign(statement.polarity))


def _negation(words: str) -> str:
    folded = words.casefold()
    return "not" if folded in _NOT else folded


def _sign(polarity: int) -> int:
    return (polarity > 0) - (polarity < 0)


def stance_lesson(engine: Statement, text: str, corrected: Statement) -> Lesson | None:
    """Return what a statement teaches whose stance was corrected, `None` for nothing."""
    same = (engine.stance, engine.polarity) == (corrected.stance, corrected.polarity)
    if same or corrected.stance is Stance.CONDITIONAL:
        return None
    cue = cue_of(engine, text)
    if cue is None:
        return None
    given = (str(corrected.stance), str(corrected.polarity))
    return Lesson(LessonKind.STANCE, engine.target, given, (), engine.key, cue)


def with_stance(statement: Statement, lesson: Lesson) -> Statement:
    """Return a statement with the stance that was learnt, and the reason for it."""
    stance, polarity = lesson.given
    cue = lesson.cue.words if lesson.cue else ""
    reason = Reason(
        "stance",
        f"{LEARNT} your correction of “{cue}” on “{lesson.words}”",
        statement.stance_cue,
    )
    others = tuple(r for r in statement.reasons if r.field != "stance")
    return replace(
        statement,
        stance=Stance(stance),
        polarity=int(polarity),
        reasons=(*others, reason),
    )
