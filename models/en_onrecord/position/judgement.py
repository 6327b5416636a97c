"""Say whether a statement is a position: whether it takes a side on a public question.

What only happened, procedure, background, findings of fact, sport and biography are no positions
(guideline 1 of positions-dev). Rules keep out copies, reports passed on and articles on other than
public affairs; of the rest a small linear model weighs how it is said.
"""

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import Evidence, collect
from en_onrecord.position.features import position_features, stance_features
from en_onrecord.position.field import is_public_affairs, only_reports
from en_onrecord.position.lexicon import StanceLexicon, stance_lexicon
from en_onrecord.position.linear import LinearModel, load_model
from en_onrecord.position.nesting import Nesting, nesting_rule
from en_onrecord.position.opinion import gives_reason, is_opinion
from en_onrecord.position.outright import predicates
from en_onrecord.position.topics import OTHER
from en_onrecord.record import ActorRecord, StatementRecord

_OUGHT = frozenset({"must", "should", "need", "ought", "shall"})
_WILL = frozenset({"will", "would", "'ll", "’ll"})
_SOMEONE = frozenset({"it", "he", "she", "they", "we", "i", "government", "party", "ministry"})
_ACTING = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})
_NOBODY = frozenset({"no", "nobody", "none", "not", "nothing"})
_LOSSES = frozenset({"kill", "injure", "wound", "hurt", "die", "drown", "arrest", "detain"})
_EVENTS = frozenset(
    {"visit", "meet", "travel", "arrive", "resume", "return", "attend", "hold", "speak", "begin"}
    | {"start", "announce", "publish", "release", "be", "have", "become", "take", "go", "come"}
    | {"see", "receive", "get", "leave", "recall", "appear", "reopen", "open", "close", "discuss"}
)
"""Verbs of programme and procedure: to announce them is no pledge."""
_GENERAL = frozenset({"be", "have", "become", "take", "go", "come"})
"""Of these, verbs that say much else."""
_WHETHER = frozenset({"whether", "if"})
_ASKING = frozenset({"ask", "inquire", "enquire", "wonder"})
_TELLING = frozenset({"confirm", "announce", "reveal", "expect", "estimate", "predict", "suspect"})


class Judgement:
    """Note of each statement whether it is a position."""

    def __init__(self, *, model: LinearModel, least: float) -> None:
        self.model = model
        self.least = least
        self.lexicon = stance_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Fill `position` of the reading's statements."""
        reading = reading_of(doc)
        nesting = Nesting(reading.statements)
        actors = {actor.id: actor for actor in reading.actors}
        public = is_public_affairs(doc, reading)
        for statement in reading.statements:
            evidence = collect(doc, statement, self.lexicon)
            outspoken = public or _is_outspoken(statement, actors.get(statement.actor))
            barred = no_position(doc, statement, evidence, nesting, self.lexicon)
            if not barred and not outspoken:
                barred = "the article is not about public affairs"
            if barred:
                statement.position = False
                statement.because("position", barred)
                continue
            stance = stance_features(reading, statement, evidence)
            features = position_features(
                doc,
                reading,
                statement,
                evidence,
                stance,
                nested=bool(nesting.outer(statement)),
            )
            chance = self.model.probability(features)
            statement.position = chance >= self.least
            for name in self.model.deciding(features):
                statement.because("position", f"weighed: {name}")
        return doc


def no_position(
    doc: Doc,
    statement: StatementRecord,
    evidence: Evidence,
    nesting: Nesting,
    lexicon: StanceLexicon,
) -> str:
    """Return the rule by which a statement is no position whatever its words weigh, "" if none."""
    found = nesting_rule(statement, nesting)
    if not found and only_reports(doc, statement):
        found = "a medium or a document reports it"
    if not found and _is_of_nobody(doc, statement):
        found = "said of nobody in particular"
    if not found and _only_asks(doc, statement):
        found = "asks whether it is so"
    if not found and is_bare_report(doc, statement, evidence):
        found = "counts or dates what happened"
    return found


def _only_asks(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether a question is reported: "asked whether the bridge would open"."""
    if statement.kind != "indirect" or not 0 <= statement.cue_token < len(doc):
        return False
    content = doc.char_span(*statement.content[0], alignment_mode="expand")
    asks = content is not None and len(content) > 0 and content[0].lower_ in _WHETHER
    return asks and doc[statement.cue_token].lemma_.lower() in _ASKING


def _is_of_nobody(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the source names nobody: "no group", "not everyone"."""
    if statement.source is None or statement.kind == "direct":
        return False
    words = reading_of(doc).text[slice(*statement.source)].lower().split()
    return bool(words) and (words[0] in _NOBODY or words[:2] == ["no", "one"])


def is_bare_report(doc: Doc, statement: StatementRecord, evidence: Evidence) -> bool:
    """Return whether an indirect report counts or dates what happened and demands nothing.

    "turnout was 61 percent", "it had shot down 23 drones", "the bridge would reopen in June". What
    officials are told to have said without a count or a date is mostly to their side of a quarrel:
    "the riders already pay tax on fuel".
    """
    if statement.kind != "indirect" or statement.condition is not None:
        return False
    if _counts_losses(evidence):
        return True
    cue = evidence.cue
    if cue is not None and cue.name != "say" and doc[cue.token].lemma_.lower() not in _TELLING:
        return False
    if any(clue.main and clue.name != "say" for clue in evidence.clues):
        return False
    if evidence.negations or set(evidence.modals) & _OUGHT:
        return False
    others = reading_of(doc).statements
    if is_opinion(doc, statement, evidence) or gives_reason(doc, statement, others):
        return False
    return (_counts_or_dates(evidence) or _tells_event(evidence)) and not _pledges(evidence)


def _counts_losses(evidence: Evidence) -> bool:
    """Return whether it tells how many were hurt or held, and not by whom: "nine were killed"."""
    for verb in predicates(evidence)[:1]:
        kids = {child.dep_ for child in verb.children}
        suffered = "nsubjpass" in kids or verb.lemma_.lower() in {"die", "drown"}
        blamed = kids & {"agent", "neg"} or any(c.lower_ == "because" for c in verb.subtree)
        asked = any(c.dep_ == "aux" and c.lower_ in _OUGHT for c in verb.children)
        return verb.lemma_.lower() in _LOSSES and suffered and not blamed and not asked
    return False


def _pledges(evidence: Evidence) -> bool:
    """Return whether somebody is to do what he may leave: "it would keep to the ruling".

    What deeds would bring is a judgement, too: "lifting the cap would help children".
    """
    for verb in predicates(evidence)[:1]:
        words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if verb.tag_ != "VB" or not words & _WILL:
            continue
        if any(child.dep_ == "csubj" or child.tag_ == "VBG" for child in verb.lefts):
            return True  # whatever it is that a deed would bring
        if verb.lemma_.lower() in _EVENTS:
            continue
        for child in verb.children:
            someone = child.lower_ in _SOMEONE or child.ent_type_ in _ACTING
            if child.dep_ == "nsubj" and someone:
                return True
    return False


def _tells_event(evidence: Evidence) -> bool:
    """Return whether it tells of programme or procedure: "she had received the letter"."""
    verbs = [verb.lemma_.lower() for verb in predicates(evidence)[:1]]
    return any(verb in _EVENTS - _GENERAL for verb in verbs)


def _counts_or_dates(evidence: Evidence) -> bool:
    """Return whether it counts or dates what happened."""
    return any(
        token.like_num or token.ent_type_ in {"DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY"}
        for token in evidence.tokens
    )


def _is_outspoken(statement: StatementRecord, actor: ActorRecord | None) -> bool:
    """Return whether an office-holder takes a side outright, or one of the topics is meant."""
    if statement.topics != [OTHER]:
        return True
    holds_office = actor is not None and bool(actor.office or actor.state)
    return holds_office and statement.tier == "determined" and statement.kind == "paraphrase"


@Language.factory("onrecord_positions", default_config={"least": 0.5})
def make_judgement(nlp: Language, name: str, least: float) -> Judgement:
    """Build the component; `least` is the probability from which a report counts as a position."""
    return Judgement(model=load_model("position"), least=least)
