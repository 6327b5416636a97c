"""The words that carry a stance, read from `lexicons/stance.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Token

FILE = Path(__file__).parents[1] / "lexicons" / "stance.toml"

SIGNS = {
    "praise": 1,
    "support": 1,
    "demand": 1,
    "promise": 1,
    "hope": 1,
    "oppose": -1,
    "condemn": -1,
    "abandon": -1,
    "allege": -1,
    "say": 0,
}
"""Side of each class of predicates towards what it governs."""

EXPLICIT = frozenset({"praise", "support", "oppose", "condemn", "abandon"})
"""Classes that state a side in so many words; the others leave it to what is said."""


_COMPLEMENTS = frozenset({"dobj", "oprd", "acomp", "npadvmod"})
_SHIELDING = frozenset({"defend", "protect", "guard", "secure", "insure", "hedge", "vaccinate"})
"""Verbs whose "against" names the danger, not the opponent."""
_DENYING = ("un", "in", "im", "il", "ir", "dis", "non")
_ENDINGS = (
    ("ily", ("y",)),
    ("ally", ("al", "")),
    ("ly", ("", "le")),
    ("iest", ("y",)),
    ("ier", ("y",)),
    ("est", ("", "e")),
    ("er", ("", "e")),
)
_PARTICLES = frozenset({"prep", "prt", "agent", "dative", "advmod"})


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """Word classes by lemma; `predicates` also by lemma and preposition ("call for")."""

    predicates: dict[str, str]
    values: dict[str, int]
    reversals: frozenset[str]
    reversal_nouns: frozenset[str]
    negations: frozenset[str]
    negative_verbs: frozenset[str]
    emphasis: frozenset[str]
    emphatic_acts: frozenset[str]
    hedges: frozenset[str]
    condition_heads: frozenset[str]
    decline_verbs: frozenset[str]
    decline_said: frozenset[str]
    withheld: frozenset[str]
    demanded_ends: frozenset[str]
    demanded_end_verbs: frozenset[str]
    denials: frozenset[str]
    missing: frozenset[str]
    cures: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]

    def value(self, token: Token) -> int:
        """Return 1 for a good word, -1 for a bad one, 0 for any other.

        A word that is not listed has the value of the one it is made of: "unfriendly" that of
        "friendly" turned round, "improperly" that of "improper", "cruellest" that of "cruel"; not
        "strongly" or "effectively", which say only how much.
        """
        for word in (token.lemma_.lower(), token.lower_):
            if word in self.values:
                return self.values[word]
        if token.pos_ not in {"ADJ", "ADV"}:
            return 0
        for word in (token.lower_, *_base_forms(token.lower_)):
            if word in self.values:
                value = self.values[word]
                return 0 if value > 0 and word != token.lower_ and token.pos_ == "ADV" else value
            prefix = next((p for p in _DENYING if word.startswith(p)), "")
            if prefix and self.values.get(word.removeprefix(prefix).lstrip("-"), 0) > 0:
                return -1
        return 0

    def phrase(self, token: Token) -> tuple[int, int]:
        """Return length and value of the set phrase that begins here, (0, 0) if none does."""
        for words, value in self.phrases.get(token.lower_, ()):
            following = token.doc[token.i : token.i + len(words)]
            if all(
                word in {known.lower_, known.lemma_.lower()}
                for word, known in zip(words, following, strict=False)
            ) and len(following) == len(words):
                return len(words), value
        return 0, 0

    def predicate(self, token: Token) -> str:
        """Return the class of a predicate with the preposition or adjective with it, "" if none."""
        lemma = token.lemma_.lower()
        if lemma == "pass" and not any(
            c.dep_ in {"dobj", "auxpass", "prt"} for c in token.children
        ):
            return ""  # "the time for talks has passed"
        if lemma == "ask" and any(_is_question(child) for child in token.children):
            return "say"
        if lemma == "be":
            for child in token.children:
                found = self.predicates.get(f"be {child.lemma_.lower()}")
                if found and child.dep_ in {"acomp", "attr"}:
                    return found
                if child.lower_ == "against" and child.dep_ == "prep":
                    return "oppose"  # "is not against the reform"
            return ""
        particles = [
            c for c in token.children if c.dep_ in _PARTICLES and c.i > token.i and _is_word(c)
        ]
        if lemma == "call":  # "called it a gift for the banks"
            named = [c.i for c in token.children if c.dep_ in {"oprd", "dobj", "ccomp"}]
            particles = [c for c in particles if c.lower_ != "for" or c.i < min([*named, c.i + 1])]
        particles += [g for c in particles for g in c.children if g.dep_ == "prep"]
        words = [particle.lower_ for particle in particles]
        words += ["for" for c in token.children if c.dep_ == "ccomp" and _is_for_to(c)]
        if "against" in words and lemma not in _SHIELDING:
            return "oppose"
        words += [c.lemma_.lower() for c in token.children if is_complement(c) and _is_word(c)]
        words += [
            f"{c.lower_} {g.lemma_.lower()}"  # "play with fire"
            for c in particles
            for g in c.children
            if g.dep_ == "pobj"
        ]
        for phrase in [*_pairs(words), *words]:
            found = self.predicates.get(f"{lemma} {phrase}")
            if found:
                return found
        return self.predicates.get(lemma, "")

    def reverses(self, verb: Token) -> bool:
        """Return whether a verb turns what it governs: "lift it", "phase it out"."""
        lemma = verb.lemma_.lower()
        return lemma in self.reversals or any(
            f"{lemma} {child.lower_}" in self.reversals
            for child in verb.children
            if child.dep_ in _PARTICLES
        )


def _is_for_to(clause: Token) -> bool:
    """Return whether this is the clause of "called for them to pay"."""
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def _is_question(clause: Token) -> bool:
    """Return whether this is what is asked: "who is to pay", "whether it will work"."""
    opening = clause.left_edge
    asks = opening.tag_ in {"WP", "WRB", "WDT"} or opening.lower_ in {"whether", "if"}
    return clause.dep_ == "ccomp" and asks


def _is_word(part: Token) -> bool:
    """Return whether this stands alone: not the "out" of "back a phase-out of coal"."""
    return part.i == 0 or part.nbor(-1).text != "-"


def _base_forms(word: str) -> list[str]:
    """Return what an adverb, a comparative or a superlative may be made of."""
    found = []
    for ending, bases in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            found += [stem + base for base in bases]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found


def is_complement(token: Token) -> bool:
    """Return whether the word may be part of its head's predicate: "cast doubt", "hold liable"."""
    return token.dep_ in _COMPLEMENTS or (token.dep_ == "ccomp" and token.pos_ == "ADJ")


def _pairs(words: list[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(words)]


def _phrases(data: dict[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Return set phrases and their values by the first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name, value in (("good", 1), ("bad", -1)):
        for phrase in data[name]:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, value))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


@lru_cache(maxsize=1)
def stance_lexicon() -> StanceLexicon:
    """Return the lexicon; the file is read once."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    predicates = {
        word: name for name, words in reversed(data["predicates"].items()) for word in words
    }
    values = dict.fromkeys(data["value"]["bad"], -1) | dict.fromkeys(data["value"]["good"], 1)
    return StanceLexicon(
        predicates,
        values,
        frozenset(data["reversal"]["words"]),
        frozenset(data["reversal"]["nouns"]),
        frozenset(data["negation"]["words"]),
        frozenset(data["negation"]["verbs"]),
        frozenset(data["emphasis"]["strong"]),
        frozenset(data["emphasis"]["acts"]),
        frozenset(data["hedges"]["words"]),
        frozenset(data["conditions"]["heads"]),
        frozenset(data["declines"]["verbs"]),
        frozenset(data["declines"]["said"]),
        frozenset(data["declines"]["withheld"]),
        frozenset(data["demanded_end"]["nouns"]),
        frozenset(data["demanded_end"]["verbs"]),
        frozenset(data["denial"]["verbs"]),
        frozenset(data["missing"]["nouns"]),
        frozenset(data["cure"]["verbs"]),
        _phrases(data["phrases"]),
    )
