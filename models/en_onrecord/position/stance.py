"""Say for or against, how firmly, and by which words.

Rules decide where the words say it outright: declining to take sides, conditions. Elsewhere a small
linear model weighs the clues (predicates by class, what turns them round, evaluative words, modality).
Every decision keeps the word that decided.
"""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.position.conditions import Condition, find_condition
from en_onrecord.position.evidence import Clue, Evidence, collect
from en_onrecord.position.features import Features, stance_features
from en_onrecord.position.lexicon import EXPLICIT, StanceLexicon, stance_lexicon
from en_onrecord.position.linear import LinearModel, load_model
from en_onrecord.record import Reading, StatementRecord, TierLabel

_EVEN = 0.5
STATED = 0.96
"""How sure an explicit predicate is; 54 of 56 in positions-train."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a side is called determined or weak, a stance emphatic."""

    determined: float
    weak: float
    emphatic: float


class Stance:
    """Note stance, polarity, tier, and the words that decided, of each statement."""

    def __init__(self, *, side: LinearModel, emphasis: LinearModel, thresholds: Thresholds) -> None:
        self.side = side
        self.emphasis = emphasis
        self.thresholds = thresholds
        self.lexicon = stance_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Fill the stance fields of the reading's statements."""
        reading = reading_of(doc)
        for statement in reading.statements:
            self.judge(doc, reading, statement)
        return doc

    def judge(self, doc: Doc, reading: Reading, statement: StatementRecord) -> None:
        """Decide one statement."""
        evidence = collect(doc, statement, self.lexicon)
        if _note_declined(doc, statement, evidence, self.lexicon):
            return
        features = stance_features(doc, reading, statement, evidence, self.lexicon)
        chance = side_chance(doc, statement, evidence, self.side.probability(features))
        sign = 1 if chance >= _EVEN else -1
        certainty = max(chance, 1.0 - chance)
        deciding = deciding_clue(evidence, sign)
        statement.stance = "support" if sign > 0 else "oppose"
        emphatic = self.emphasis.probability(features) >= self.thresholds.emphatic
        statement.polarity = sign * (2 if emphatic else 1)
        statement.tier = tier_of(certainty, deciding, evidence, self.thresholds)
        self._note_cue(doc, statement, deciding, features)
        condition = find_condition(doc, statement, evidence, self.lexicon)
        if condition is not None:
            _note_condition(statement, condition, sign)

    def _note_cue(
        self, doc: Doc, statement: StatementRecord, deciding: Clue | None, features: Features
    ) -> None:
        if deciding is not None:
            statement.stance_cue = _char_span(doc, deciding.token)
            statement.because("stance", deciding.name, statement.stance_cue)
            if deciding.turned_by >= 0:
                rule = "turned round by"
                statement.because("stance", rule, _char_span(doc, deciding.turned_by))
        for name in self.side.deciding(features):
            statement.because("stance", f"weighed: {name}")


def _note_declined(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> bool:
    """Note that the actor takes no side: "has not condemned", "declined to endorse", "took no position"."""
    cue = evidence.cue
    if statement.kind != "paraphrase" or cue is None or cue.name not in EXPLICIT:
        return False
    token = doc[cue.token]
    if token.lemma_.lower() not in lexicon.decline_said:
        return False
    turned = cue.turned_by >= 0 or statement.negated
    if not turned or any(child.tag_ == "MD" for child in token.children):
        return False  # "would not endorse the result" refuses it
    statement.stance, statement.polarity, statement.tier = "neutral", 0, "determined"
    statement.negated = True
    statement.stance_cue = _char_span(doc, cue.token)
    statement.because("stance", "declines to take sides", statement.stance_cue)
    return True


def _note_condition(statement: StatementRecord, condition: Condition, sign: int) -> None:
    statement.stance = "conditional"
    statement.polarity = sign
    statement.condition = condition.span
    statement.because("condition", condition.rule, condition.span)


def side_chance(
    doc: Doc, statement: StatementRecord, evidence: Evidence, weighed: float
) -> float:
    """Return the probability of support; an explicit predicate of a reported act overrides the weights.

    "criticised the ruling", "welcomed the talks": of 56 such acts of positions-train 54 have this side.
    Not with an infinitive: "sued to be allowed to vote".
    """
    cue = evidence.cue
    if statement.kind not in {"paraphrase", "mixed"} or cue is None or cue.name not in EXPLICIT:
        return weighed
    if any(child.dep_ == "xcomp" for child in doc[cue.token].children):
        return weighed
    turned = cue.turned_by >= 0 or statement.negated
    return STATED if cue.sign * (-1 if turned else 1) > 0 else 1.0 - STATED


def tier_of(
    certainty: float, deciding: Clue | None, evidence: Evidence, thresholds: Thresholds
) -> TierLabel:
    """Return how sure the side is; without a word to show for it, it is never determined."""
    if deciding is None:
        return "none" if certainty < thresholds.weak else "weak"
    if certainty >= thresholds.determined and not evidence.hedges:
        return "determined"
    return "weak"


def deciding_clue(evidence: Evidence, sign: int) -> Clue | None:
    """Return the clue to show: an explicit predicate first, then main words, then any on this side."""
    clues = [*([evidence.cue] if evidence.cue else []), *evidence.clues]
    agreeing = [clue for clue in clues if clue.effective == sign]
    for wanted in (
        [clue for clue in agreeing if clue.main and clue.name in EXPLICIT],
        [clue for clue in agreeing if clue.main],
        agreeing,
    ):
        if wanted:
            return wanted[0]
    return None


def _char_span(doc: Doc, index: int) -> tuple[int, int]:
    return (doc[index].idx, doc[index].idx + len(doc[index]))


@Language.factory(
    "onrecord_stance", default_config={"determined": 0.9, "weak": 0.6, "emphatic": 0.5}
)
def make_stance(
    nlp: Language, name: str, determined: float, weak: float, emphatic: float
) -> Stance:
    """Build the component; the thresholds were set on positions-train by cross-validation."""
    return Stance(
        side=load_model("side"),
        emphasis=load_model("emphasis"),
        thresholds=Thresholds(determined, weak, emphatic),
    )
