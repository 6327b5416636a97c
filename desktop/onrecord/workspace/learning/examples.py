"""What many decisions of the analyst say of statements that rest on a weak cue.

The form was chosen by measurement (`models/recipe/scripts/learn_from_decisions.py`): on articles
that it had not seen, a linear model over cue, rule, target, topic and words with the engine's own
certainty as prior turned more right sides wrong than wrong ones right, whatever number of decisions
it learned from, and nearest examples that turn a side round were no better. What holds is the
agreement of examples: where decisions in three other articles on the same target take one side and
none the other, a weak reading of that side is right. So examples never turn a side: they make what
they agree with clear, and what they speak against doubtful.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from onrecord.domain.lesson import LEARNT
from onrecord.domain.statement import Reason, Stance, Statement, Tier
from onrecord.tables.target_words import target_words

ENOUGH = 3
"""Articles with decisions on a target from which on these say something.

In 200 samples each of 5, 10, 20, 30 and 47 articles of positions-train no reading that three
articles agree with is wrong; of those that two agree with 3 to 5 of 100 are, of all weak ones 18.
"""

_RULE = LEARNT + " {n} of your decisions on “{target}”, which {what}"


class Verdict(Enum):
    """What examples say of a weak reading."""

    CLEAR = auto()
    DOUBTFUL = auto()


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a reviewed statement: in which article it takes which side on what."""

    article_key: str
    side: int
    places: frozenset[Hashable]


def example_of(statement: Statement) -> Example | None:
    """Return what a reviewed statement is an example of, `None` if it takes no side."""
    side = _side(statement)
    places = places_of(statement)
    if not statement.position or not side or not places:
        return None
    return Example(statement.article_key, side, places)


def places_of(statement: Statement) -> frozenset[Hashable]:
    """Return what a statement's target has in common with equal ones: its words, the codebook's."""
    found: list[Hashable] = []
    words = target_words(statement.target)
    if words.names or words.rest:
        found.append(words.key)
    if statement.target_key:
        found.append(statement.target_key)
    return frozenset(found)


def _side(statement: Statement) -> int:
    if statement.stance in {Stance.NEUTRAL, Stance.CONDITIONAL}:
        return 0
    return (statement.polarity > 0) - (statement.polarity < 0)


@dataclass(slots=True)
class Examples:
    """Hold the analyst's decisions by the targets that they are on."""

    enough: int = ENOUGH
    _of: dict[str, Example] = field(default_factory=dict)
    _at: dict[Hashable, dict[str, Example]] = field(default_factory=lambda: defaultdict(dict))

    def __len__(self) -> int:
        return len(self._of)

    def at(self, place: Hashable) -> int:
        """Return how many examples there are at a place."""
        return len(self._at.get(place, ()))

    def put(self, key: str, example: Example | None) -> frozenset[Hashable]:
        """Take in what a statement is an example of now; return the places that this changes."""
        old = self._of.pop(key, None)
        if old == example:
            if example is not None:
                self._of[key] = example
            return frozenset()
        for place in old.places if old else ():
            self._at[place].pop(key, None)
        if example is None:
            return old.places if old else frozenset()
        self._of[key] = example
        for place in example.places:
            self._at[place][key] = example
        return example.places | (old.places if old else frozenset())

    def judged(self, statement: Statement) -> Statement:
        """Return a statement of the engine's, clear or doubtful where enough examples say so."""
        verdict, count = self.verdict(statement)
        if verdict is Verdict.CLEAR:
            what, changed = "take this side, too", replace(statement, tier=Tier.DETERMINED)
        elif verdict is Verdict.DOUBTFUL:
            said = f"{count} of your decisions on this target take the other side."
            doubt = f"{statement.doubt} {said}".strip()
            what, changed = "take the other side", replace(statement, doubt=doubt)
        else:
            return statement
        rule = _RULE.format(n=count, target=statement.target, what=what)
        return replace(changed, reasons=(*statement.reasons, Reason("stance", rule)))

    def verdict(self, statement: Statement) -> tuple[Verdict | None, int]:
        """Return what examples say of a statement of the engine's, and how many they are."""
        side = _side(statement)
        weak = statement.position and statement.tier is not Tier.DETERMINED
        if not weak or not side or not self._of:
            return None, 0
        near = dict(self._near(statement))
        sides = {example.side for example in near.values()}
        articles = {example.article_key for example in near.values()}
        if len(articles) < self.enough or len(sides) != 1:
            return None, 0
        return (Verdict.CLEAR if side in sides else Verdict.DOUBTFUL), len(near)

    def _near(self, statement: Statement) -> Iterator[tuple[str, Example]]:
        for place in places_of(statement):
            for key, example in self._at.get(place, {}).items():
                if example.article_key != statement.article_key:
                    yield key, example
