"""Link a denial to the statement that it denies.

"The spokesman denied that the minister had said P" points to the minister's P, when the article
has it.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import content_tokens
from en_onrecord.position.nesting import contains
from en_onrecord.record import ActorRecord, StatementRecord

SHARED = 0.4
"""Share of the shorter content's words that the two must have in common."""
REACH = 100
"""How many statements before and after a denial it may be about."""
_WORDS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_SPEECH = frozenset({"say", "deny", "tell", "claim", "state", "call", "be", "have"})


class Links:
    """Note which statement a denial denies."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `denies` of the statements that are denials."""
        reading = reading_of(doc)
        denials = [s for s in reading.statements if s.negated]
        if not denials:
            return doc
        words = [_words(doc, statement) for statement in reading.statements]
        for number, statement in enumerate(reading.statements):
            if not statement.negated:
                continue
            best = max(
                (
                    (_likeness(words[number], words[other]), -abs(number - other), other)
                    for other, candidate in _near(reading.statements, number)
                    if _may_be_denied(doc, statement, candidate, reading.actors)
                ),
                default=(0.0, 0, -1),
            )
            if best[0] >= SHARED:
                statement.denies = best[2]
                statement.because(
                    "denies", "same words of another actor", reading.statements[best[2]].content[0]
                )
        return doc


def _near(statements: list[StatementRecord], number: int) -> Iterator[tuple[int, StatementRecord]]:
    for other in range(max(0, number - REACH), min(len(statements), number + REACH)):
        yield other, statements[other]


def _words(doc: Doc, statement: StatementRecord) -> set[str]:
    return {
        token.lemma_.lower()
        for token in content_tokens(doc, statement)
        if token.pos_ in _WORDS and token.lemma_.lower() not in _SPEECH
    }


def _likeness(first: set[str], second: set[str]) -> float:
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter > 1 else 0.0


def _may_be_denied(
    doc: Doc, denial: StatementRecord, other: StatementRecord, actors: list[ActorRecord]
) -> bool:
    """Return whether the other's actor is another one, whom the denial names or speaks of."""
    if other is denial or other.negated or not other.actor or other.actor == denial.actor:
        return False
    if contains(denial, other):
        return False
    named = " ".join(reading_of(doc).text[a:b] for a, b in denial.content).lower()
    actor = next((actor for actor in actors if actor.id == other.actor), None)
    if actor is None:
        return False
    return any(name.lower() in named for name in [actor.name.split()[-1], *actor.aliases] if name)


@Language.factory("onrecord_links")
def make_links(nlp: Language, name: str) -> Links:
    """Build the component."""
    return Links()
