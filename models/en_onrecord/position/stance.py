"""Say for or against, how firmly, and by which words.

Rules decide where the words say it outright: explicit predicates, a demanded end, declining to take
sides, conditions. Elsewhere a small linear model weighs the clues (predicates by class, what turns
them round, evaluative words, modality). Every decision keeps the word that decided.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.conditions import Condition, find_condition
from en_onrecord.position.declining import only_speaks, side_not_taken
from en_onrecord.position.evidence import LIKELY, Clue, Evidence, Outright, collect, goals
from en_onrecord.position.features import Features, side_features, stance_features
from en_onrecord.position.governed import deed_of_addressee, has_to
from en_onrecord.position.irony import ironic_side
from en_onrecord.position.lexicon import EXPLICIT, SIGNS, StanceLexicon, stance_lexicon
from en_onrecord.position.linear import LinearModel, load_model
from en_onrecord.position.misgivings import doubt_side, fear_side
from en_onrecord.position.outright import outright_side, predicates
from en_onrecord.position.plain import plain_side
from en_onrecord.position.tiers import Thresholds, is_emphatic, tier_of
from en_onrecord.position.turning import is_unhesitating, negation_among, negator
from en_onrecord.record import Reading, StatementRecord

_EVEN = 0.5
_FIRST_WORDS = 40
_OPPOSING = frozenset({"oppose", "condemn", "abandon"})
_CLAIM_DENIALS = frozenset({"deny", "refute", "rebut"})
_STRIVING = frozenset({"sue", "fight", "campaign", "rally", "march", "strike", "lobby"})
WANTED = 0.94
"""How sure a demand or promise is; 45 of 48 in positions-train, positions-dev and ten others."""
TURNED = 0.9
_FEW_SENTENCES = 2
_CONTRASTS = frozenset({"but", "however", "although", "though", "yet", "while", "whereas"})
STATED = 0.96
"""How sure an explicit predicate is; 54 of 56 in positions-train."""


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
        evidence, condition = gather(doc, statement, self.lexicon)
        if _note_declined(doc, statement, evidence, self.lexicon):
            return
        features = stance_features(reading, statement, evidence)
        sided = side_features(features, evidence)
        stated = side_stated(doc, statement, evidence, self.lexicon)
        chance = self.side.probability(sided) if stated is None else stated.chance
        sign = 1 if chance >= _EVEN else -1
        certainty = max(chance, 1.0 - chance)
        deciding = _shown(stated, evidence, sign)
        statement.stance = "support" if sign > 0 else "oppose"
        emphasis = max(self.emphasis.probability(features), self._act_emphasis(doc, evidence))
        emphatic = is_emphatic(emphasis, certainty, self.thresholds)
        statement.polarity = sign * (2 if emphatic else 1)
        statement.tier = tier_of(
            certainty, deciding, evidence, self.thresholds, weighed=stated is None
        )
        self._note_cue(doc, statement, deciding, sided)
        if condition is not None:
            _note_condition(statement, condition, sign)

    def _act_emphasis(self, doc: Doc, evidence: Evidence) -> float:
        """Return 1 for an act that is emphatic in itself: "condemned the raid"."""
        cue = evidence.cue
        if cue is None or cue.turned_by >= 0:
            return 0.0
        return float(doc[cue.token].lemma_.lower() in self.lexicon.emphatic_acts)

    def _note_cue(
        self, doc: Doc, statement: StatementRecord, deciding: Clue | None, features: Features
    ) -> None:
        if deciding is not None:
            statement.stance_cue = _char_span(doc, deciding.token)
            statement.because("stance", deciding.name, statement.stance_cue)
            if deciding.turned_by >= 0:
                rule = "turned round by"
                statement.because("stance", rule, _char_span(doc, deciding.turned_by))
        if (self.side.score(features) >= 0) != (statement.polarity > 0):
            return  # a rule decided against the weights
        for name in self.side.deciding(features):
            statement.because("stance", f"weighed: {name}")


def gather(
    doc: Doc, statement: StatementRecord, lexicon: StanceLexicon
) -> tuple[Evidence, Condition | None]:
    """Return the words that tell the side, and the condition, whose words tell none."""
    cue = doc[statement.cue_token] if 0 <= statement.cue_token < len(doc) else None
    if cue is not None and is_unhesitating(cue, lexicon):
        statement.negated = False
    evidence = collect(doc, statement, lexicon)
    if evidence.cue and doc[evidence.cue.token].lemma_.lower() in _CLAIM_DENIALS:
        statement.negated = True
    condition = find_condition(doc, statement, evidence, lexicon)
    if condition is not None:
        evidence.clues = [c for c in evidence.clues if not _lies_in(doc, c, condition)]
    return evidence, condition


def _note_declined(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> bool:
    """Note that the actor takes no side: "has not condemned", "declined to comment"."""
    spoken_of = only_speaks(doc, statement, evidence)
    if spoken_of >= 0:
        statement.stance, statement.polarity, statement.tier = "neutral", 0, "none"
        statement.because("stance", "only speaks of it", _char_span(doc, spoken_of))
        return True
    token = side_not_taken(doc, statement, evidence, lexicon)
    if token < 0:
        return False
    statement.stance, statement.polarity, statement.tier = "neutral", 0, "determined"
    statement.negated = True
    statement.stance_cue = _char_span(doc, token)
    statement.because("stance", "declines to take sides", statement.stance_cue)
    return True


def _lies_in(doc: Doc, clue: Clue, condition: Condition) -> bool:
    """Return whether a word belongs to the condition, which is not what the actor holds."""
    return condition.span[0] <= doc[clue.token].idx < condition.span[1]


def _note_condition(statement: StatementRecord, condition: Condition, sign: int) -> None:
    statement.stance = "conditional"
    statement.polarity = sign
    statement.condition = condition.span
    statement.because("condition", condition.rule, condition.span)


def ends_demanded(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> bool:
    """Return whether an end is demanded: "called for an end to the raids", "must be lifted"."""
    if any(_must_end(token, lexicon) for token in evidence.tokens[:_FIRST_WORDS]):
        return True
    if statement.kind != "paraphrase" or evidence.cue is None:
        return False
    if evidence.cue.name in {"promise", "hope"}:
        return any(
            goal.dep_ == "xcomp"
            and lexicon.predicate(goal) in _OPPOSING
            and negator(goal, lexicon) < 0
            for goal in goals(list(doc[evidence.cue.token].subtree), evidence.cue.token)
        )  # "pledged to phase out coal", not "pledged not to block it"
    if evidence.cue.name != "demand":
        return False
    return any(
        (
            goal.lemma_.lower() in lexicon.demanded_ends
            or (goal.dep_ == "ccomp" and goal.lemma_.lower() in lexicon.demanded_end_verbs)
        )
        and negation_among(goal.children, lexicon) < 0
        for goal in goals(list(doc[evidence.cue.token].subtree), evidence.cue.token)
    )


def _must_end(verb: Token, lexicon: StanceLexicon) -> bool:
    if (
        verb.tag_ != "VBN"
        or verb.lemma_.lower() not in lexicon.reversals - lexicon.cures
        or verb.dep_ not in {"ROOT", "ccomp"}
    ):
        return False
    helpers = {child.lower_ for child in verb.children}
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    bad = any(lexicon.values.get(word.lemma_.lower(), 0) < 0 for word in subjects)
    return (
        bool(helpers & {"must", "should", "need"}) and not bad and not helpers & lexicon.negations
    )


def side_stated(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> Outright | None:
    """Return the side that a rule states, `None` where it is to be weighed.

    "criticised the ruling", "welcomed the talks": 54 of 56 such acts of positions-train are right.
    Not with an infinitive: "sued to be let in". A token of -1 leaves the word to show to the clues.
    """
    outright = (
        doubt_side(doc, statement, evidence)
        or outright_side(doc, statement, evidence, lexicon)
        or fear_side(doc, statement, evidence)
    )
    if outright is not None:
        return outright
    cue = evidence.cue
    if ends_demanded(doc, statement, evidence, lexicon):
        demands = cue is not None and cue.name in {"demand", "promise", "hope"}
        token = statement.cue_token if demands else -1
        return Outright(1.0 - STATED, token, "its end is demanded")
    if statement.kind == "paraphrase" and statement.negated and (cue is None or cue.sign >= 0):
        return Outright(1.0 - STATED, -1, "")  # "has yet to concede", "did not agree to the date"
    unwanted = _not_to_be_done(doc, statement, evidence, lexicon)
    if unwanted is not None:
        return unwanted
    if _is_wanted(doc, statement, evidence, lexicon):
        return Outright(WANTED, -1, "")
    if statement.kind in {"paraphrase", "mixed"} and cue is not None and cue.name in EXPLICIT:
        deed = next((child for child in doc[cue.token].children if _is_aim(child)), None)
        if deed is None:
            return Outright(STATED if cue.effective > 0 else 1.0 - STATED, -1, "")
        against = SIGNS.get(lexicon.predicate(deed), 0) < 0 or lexicon.reverses(deed)
        strives = doc[cue.token].lemma_.lower() in _STRIVING and cue.turned_by < 0
        if strives and not against:
            return Outright(WANTED, -1, "")
    spoken = reading_of(doc).genre == "news"
    return (
        plain_side(doc, statement, evidence, lexicon, spoken=spoken)
        or ironic_side(statement, evidence, lexicon, spoken=spoken)
        or _turned_alike(evidence)
    )


def _is_wanted(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> bool:
    """Return whether a deed is demanded or promised; not if it is to undo something."""
    cue = evidence.cue
    if cue is None or cue.name not in {"demand", "promise"} or cue.effective <= 0:
        return False
    within = any(token.i == cue.token for token in evidence.tokens)
    if statement.kind == "mixed" and not within:
        return False
    if statement.kind not in {"paraphrase", "mixed"} and (
        statement.kind != "indirect" or cue.name != "demand" or _asserts(evidence)
    ):
        return False
    return not any(
        SIGNS.get(lexicon.predicate(goal), 0) < 0 or lexicon.reverses(goal)
        for goal in goals(list(doc[cue.token].subtree), cue.token)
    )


def _not_to_be_done(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> Outright | None:
    """Return the refusal in "urged them not to sign", the support in "vowed not to block it"."""
    cue = evidence.cue
    if cue is None or cue.name not in {"demand", "promise", "hope"} or cue.effective <= 0:
        return None
    if statement.kind != "paraphrase":
        return None
    clause = deed_of_addressee(doc[cue.token])
    for goal in [*goals(list(doc[cue.token].subtree), cue.token), *([clause] if clause else [])]:
        denial = negation_among(goal.children, lexicon)
        if denial < 0 or goal.dep_ == "ccomp" or not has_to(goal):
            continue
        against = SIGNS.get(lexicon.predicate(goal), 0) < 0 or lexicon.reverses(goal)
        return Outright(WANTED if against else 1.0 - WANTED, goal.i, "it is not to be done")
    return None


def _turned_alike(evidence: Evidence) -> Outright | None:
    """Return the chance where all words tell one side and a turned one leads: "is no failure".

    `None` where they do not. 38 of 39 in positions-dev, positions-train and four other sets; the
    one that is wrong goes on with "but".
    """
    clues = [clue for clue in evidence.clues if clue.effective]
    sides = {clue.effective for clue in clues}
    if len(sides) != 1 or not any(clue.main and clue.turned_by >= 0 for clue in clues):
        return None
    goes_on = any(token.lower_ in _CONTRASTS for token in evidence.tokens)
    sure = LIKELY if goes_on or evidence.sentences > _FEW_SENTENCES else TURNED
    return Outright(sure if sides == {1} else 1.0 - sure, -1, "one side throughout")


def _is_aim(child: Token) -> bool:
    """Return whether this is what is striven for: "sued to be let in"."""
    return child.dep_ in {"xcomp", "advcl"} and any(c.lower_ == "to" for c in child.children)


def _asserts(evidence: Evidence) -> bool:
    """Return whether it is said what is or will be, not what should: "insisted it would fail"."""
    for verb in predicates(evidence)[:1]:
        helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        stated = verb.tag_ in {"VBZ", "VBD"} or verb.lower_ == "are"
        return stated or bool(helpers & {"will", "would", "could"})
    return False


def deciding_clue(evidence: Evidence, sign: int) -> Clue | None:
    """Return the clue to show: explicit predicates first, then main words, then any."""
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


def _shown(stated: Outright | None, evidence: Evidence, sign: int) -> Clue | None:
    """Return the word that shows the side: that of the sentence's build, else the best clue."""
    if stated is None or stated.token < 0:
        return deciding_clue(evidence, sign)
    return Clue(stated.token, stated.rule, sign, main=True)


def _char_span(doc: Doc, index: int) -> tuple[int, int]:
    return (doc[index].idx, doc[index].idx + len(doc[index]))


@Language.factory(
    "onrecord_stance",
    default_config={
        "thresholds": {
            "determined": 0.87,
            "weighed": 0.9,
            "negated": 0.95,
            "long": 0.97,
            "weak": 0.6,
            "emphatic": 0.4,
            "firm": 0.7,
        }
    },
)
def make_stance(nlp: Language, name: str, thresholds: dict[str, float]) -> Stance:
    """Build the component; the thresholds were set on positions-train by cross-validation."""
    return Stance(
        side=load_model("side"),
        emphasis=load_model("emphasis"),
        thresholds=Thresholds(**thresholds),
    )
