"""Resolve "he", "she", "they" and "it" by what was named before.

A candidate is weighed by how near it stands, by its grammatical role, by gender and by whether it
was quoted; the weights were set on the oracle runs of positions-train (models/recipe/README.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from en_onrecord.actors.discourse import Discourse, Mention
from en_onrecord.actors.register import Register
from en_onrecord.record import CharSpan

GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
PLURAL = frozenset({"they", "their", "them", "both", "themselves"})
NEUTRAL = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "we", "my", "our", "us", "me", "myself", "ourselves"})
SENTENCE_COST = 1.0
PARAGRAPH_COST = 0.6
QUOTED_COST = 2.0
REPORTED_COST = 2.5
HEADING_COST = 1.5
GENDER_GAIN = 0.7
FARTHEST_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who a pronoun stands for, and how sure that is (0 to 1)."""

    actor: str
    confidence: float


def resolve_person(
    token: Token,
    register: Register,
    discourse: Discourse,
    reported: Sequence[CharSpan] = (),
) -> Antecedent | None:
    """Return whom "he" or "she" stands for; `None` when nobody fits.

    `reported` is what the one meant is said to say: "Diaz should resign, he said" is rarely Diaz.
    """
    wanted = GENDER.get(token.lower_)
    later = _named_after(token, register)
    if later is not None:
        return Antecedent(later, 0.8)
    scores: dict[str, float] = {}
    for mention in discourse.before(token.i):
        score = _score(token, mention, wanted, register, discourse)
        if score is not None:
            place = discourse.doc[mention.token].idx
            if any(start <= place < end for start, end in reported):
                score -= REPORTED_COST
            best = scores.get(mention.actor)
            scores[mention.actor] = score if best is None else max(best, score) + 0.1
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 2.0
    return Antecedent(ranked[0][0], min(0.95, 0.6 + 0.2 * margin))


def _named_after(token: Token, register: Register) -> str | None:
    """Return the speaker of "He welcomes the plan, Putin said": the name comes behind."""
    clause = token.head
    if clause.dep_ not in {"ccomp", "parataxis"} or clause.head.i < clause.i:
        return None
    for child in clause.head.children:
        if child.dep_ == "nsubj" and child.i > clause.i:
            person = register.person_at(child.i)
            return person.record.id if person is not None else None
    return None


def _score(
    token: Token, mention: Mention, wanted: str | None, register: Register, discourse: Discourse
) -> float | None:
    person = register.person_of(mention.actor)
    gender = register.gender_of(mention.actor)
    if gender and wanted and gender != wanted:
        return None
    distance = discourse.sentence(token.i) - discourse.sentence(mention.token)
    if distance > FARTHEST_SENTENCE:
        return None
    score = mention.weight - SENTENCE_COST * distance
    if discourse.paragraph(token.i) != discourse.paragraph(mention.token):
        score -= PARAGRAPH_COST
    if mention.quoted and not discourse.is_quoted(token.i):
        score -= QUOTED_COST
    if discourse.paragraph(mention.token) in discourse.headings:
        score -= HEADING_COST
    if gender and gender == wanted:
        score += GENDER_GAIN
    return score + 0.05 * min(len(person.mentions) if person is not None else 0, 8)
