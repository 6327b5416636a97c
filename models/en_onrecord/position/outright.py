"""Sides that the build of a sentence states outright, whatever its words are worth one by one.

"should stop sending", "there can be no talks", "withdrew its objection", "promised to fight it",
"no village should be forced", "called it “a press release”".
"""

from spacy.tokens import Doc, Token

from en_onrecord.position.attitude_nouns import ATTITUDE_SIDES, attitude_side
from en_onrecord.position.evidence import LIKELY, SURE, Evidence, Outright
from en_onrecord.position.lexicon import EXPLICIT, SIGNS, StanceLexicon
from en_onrecord.position.rhetoric import figured_side, is_corrected, refuted_side
from en_onrecord.position.turning import denied_above, negation_among, negator, turner
from en_onrecord.record import StatementRecord

UNLIKELY_PRAISE = 0.3
"""Chance that a name given to a thing by no known word is praise."""
_FIRST_WORDS = 40
_OUGHT = frozenset({"must", "should", "shall", "need", "ought"})
_MAY = frozenset({"can", "could", "may", "will", "would", "wo", "ca"})
_STOPPING = frozenset(
    {"stop", "end", "cease", "halt", "quit", "scrap", "abolish", "repeal", "drop", "lift", "ban"}
)
_INTRANSITIVE = frozenset({"stop", "end", "cease", "go"})
_INTENTIONS = frozenset({"intention", "plan", "desire", "wish", "reason", "interest", "need"})
_LEAVING = frozenset({"withdraw", "leave", "retreat", "resign", "quit", "disarm"})
_NAMING = frozenset({"call", "term", "dub", "brand", "label", "describe", "christen"})
_NOTING = frozenset({"note", "speak", "point", "state", "mention", "recall"})
_WARNING = frozenset({"warn", "caution", "fear", "worry"})
_THINKING = frozenset({"think", "believe", "feel", "say", "know"})
_WAYS = frozenset({"way", "solution", "answer", "option", "choice", "path", "remedy", "hope"})
_CRIES = {
    ("no", "to"): -1,
    ("no", "more"): -1,
    ("down", "with"): -1,
    ("away", "with"): -1,
    ("enough", "of"): -1,
    ("not", "with"): -1,
    ("not", "on"): -1,
    ("not", "in"): -1,
    ("yes", "to"): 1,
    ("long", "live"): 1,
    ("glory", "to"): 1,
}
_LETTING = frozenset({"let", "allow", "permit", "tolerate"})
_GONE = frozenset({"over", "finished", "dead", "gone", "past"})
_WORTH = frozenset({"need", "importance", "necessity", "urgency", "significance", "value"})


def outright_side(
    doc: Doc, statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> Outright | None:
    """Return the side that the sentence's build states, `None` if only its words can tell."""
    for found in (
        attitude_side(doc, statement, lexicon),
        _planned_end(doc, statement, lexicon),
        _own_act_of_ending(doc, statement, lexicon),
        _worth_stressed(doc, statement, lexicon),
        _threat(doc, statement, lexicon),
        refuted_side(evidence, lexicon),
        _own_word(statement, evidence, lexicon),
    ):
        if found is not None:
            return found
    for verb in predicates(evidence):
        for found in (
            _must_stop(verb, lexicon),
            _none_may(verb, lexicon),
            _no_such(verb, lexicon),
            figured_side(verb, lexicon),
            _is_no_such(verb, lexicon),
            _no_intention(verb, lexicon),
            _cleft(verb, lexicon),
            _is_over(verb, lexicon),
            _not_let(verb, lexicon),
            _wanted_gone(verb),
            _only_way(verb, lexicon),
        ):
            if found is not None:
                turned = len(denied_above(verb, lexicon)) % 2
                chance = 1.0 - found.chance if turned else found.chance
                return Outright(chance, found.token, found.rule)
    return (
        _slogan(evidence)
        or _name_given(doc, statement, evidence)
        or _plain_denial(evidence, lexicon)
    )


def predicates(evidence: Evidence) -> list[Token]:
    """Return the predicates of the content's sentences and what is joined to them."""
    words = evidence.tokens[:_FIRST_WORDS]
    inside = {token.i for token in evidence.tokens}
    found = []
    for token in words:
        top = token
        while top.dep_ in {"conj", "ccomp"} and top.head.i in inside and top.head != top:
            top = top.head
        if token.pos_ in {"VERB", "AUX"} and (top.head.i not in inside or top.head == top):
            found.append(token)
    return found


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def _is_owed(verb: Token) -> bool:
    """Return whether this ought to be done: "must stop", "has (got) to go", "needs to end"."""
    if verb.tag_ != "VB":
        return False
    if _helpers(verb) & _OUGHT:
        return True
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_.lower() in {"have", "need", "get"}


def _must_stop(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    lemma = verb.lemma_.lower()
    owed = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    for word in owed:
        if not _is_owed(word) or negator(word, lexicon) >= 0 or negator(verb, lexicon) >= 0:
            continue
        lemma = word.lemma_.lower()
        kinds = {c.dep_ for c in word.children}
        acts = lemma in _STOPPING and kinds & {"dobj", "xcomp"}
        ends = lemma in _INTRANSITIVE and not kinds & {
            "dobj",
            "xcomp",
            "prep",
            "advmod",
            "prt",
            "acomp",
            "advcl",
        }
        if lemma in _LEAVING and "dobj" not in kinds and _is_others(word):
            return Outright(SURE, word.i, "a deed is demanded")
        if acts or ends:
            return Outright(1.0 - SURE, word.i, "its end is demanded")
    return None


def _is_others(verb: Token) -> bool:
    """Return whether somebody else is to do it: "they must leave", not "we must leave"."""
    own = {"we", "i"}
    return not any(
        c.dep_ == "nsubj" and c.lower_ in own for c in [*verb.children, *verb.head.children]
    )


def _none_may(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "no village should be forced", "no state may dominate"."""
    if not _helpers(verb) & (_OUGHT | _MAY):
        return None
    if SIGNS.get(lexicon.predicate(verb), 0) < 0:
        return None
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        if child.lower_ in {"nobody", "none"} or any(c.lower_ == "no" for c in child.children):
            return Outright(1.0 - LIKELY, verb.i, "nobody may do it")
    return None


def _no_such(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "there can be no talks", "there will be no deal"."""
    if verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    for child in verb.children:
        if child.dep_ not in {"attr", "nsubj"}:
            continue
        wrong = any(
            c.dep_ == "amod" and lexicon.values.get(c.lemma_.lower(), 0) < 0 for c in child.children
        )
        nothing = child.lower_ == "nothing"
        if not nothing and not any(c.lower_ == "no" and c.dep_ == "det" for c in child.children):
            continue
        if (nothing and wrong) or ATTITUDE_SIDES.get(child.lemma_.lower()) == -1:
            return Outright(SURE, child.i, "nothing is wrong with it")
        bad = lexicon.values.get(child.lemma_.lower(), 0) < 0
        if _helpers(verb) & (_OUGHT | _MAY) and not bad and not nothing:
            return Outright(1.0 - LIKELY, child.i, "it is ruled out")
    return None


def _no_intention(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "has no intention of resigning", "sees no reason to go"."""
    for noun in verb.children:
        if noun.dep_ not in {"dobj", "attr"} or noun.lemma_.lower() not in _INTENTIONS:
            continue
        if negation_among([*noun.children, *verb.children], lexicon) < 0:
            continue
        for child in noun.children:
            for deed in [child, *child.children]:
                if deed.pos_ != "VERB" or deed.dep_ not in {"acl", "pcomp", "relcl"}:
                    continue
                side = SIGNS.get(lexicon.predicate(deed), 0)
                if negation_among(deed.children, lexicon) >= 0:
                    side = -1 if side >= 0 else 1  # "no reason not to sign"
                if side < 0:
                    return Outright(LIKELY, deed.i, "not intended")
                if side > 0 or deed.lemma_ not in lexicon.reversals:
                    return Outright(1.0 - LIKELY, deed.i, "not intended")
    return None


def _is_no_such(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the doubt in a denied description: "is not democracy", "is not one we could sign"."""
    denial = negation_among(verb.children, lexicon)
    if verb.lemma_ != "be" or denial < 0 or _helpers(verb) & _OUGHT:
        return None
    if is_corrected(verb, lexicon):
        return None
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
    if not any(c.pos_ in {"NOUN", "PROPN"} or c.lower_ in {"this", "that"} for c in subjects):
        return None
    for child in verb.children:
        if child.dep_ != "attr" or lexicon.values.get(child.lemma_.lower(), 0) < 0:
            continue
        if any(c.lower_ == "against" for c in child.subtree):
            continue  # "is not a decision against anybody"
        below = {lexicon.values.get(c.lemma_.lower(), 0) for c in child.children}
        if -1 not in below:
            return Outright(1.0 - LIKELY, denial, "it is denied to be such a thing")
    return None


def _plain_denial(evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the doubt in a denied predicate with no other word to tell: "it will not work"."""
    if any(clue.effective and clue.name != "say" for clue in evidence.clues):
        return None
    for verb in predicates(evidence):
        clauses = any(child.dep_ == "ccomp" for child in verb.children)
        if verb.dep_ == "conj" or (verb.lemma_.lower() in _THINKING and clauses):
            continue
        denial = negator(verb, lexicon)
        if denial >= 0 and is_corrected(verb, lexicon):
            return None
        if denial >= 0 and not denied_above(verb, lexicon):
            against = any(word.lower_ == "against" for word in verb.subtree)
            return Outright(0.7 if against else 0.3, denial, "denied")
        return None
    return None


def _planned_end(doc: Doc, statement: StatementRecord, lexicon: StanceLexicon) -> Outright | None:
    """Return the opposition in "promised to fight it", "agreed to scrap it", "vowed to block"."""
    if not 0 <= statement.cue_token < len(doc) or statement.kind != "paraphrase":
        return None
    cue = doc[statement.cue_token]
    if lexicon.predicate(cue) not in {"promise", "hope"} or negator(cue, lexicon) >= 0:
        return None
    for goal in cue.children:
        if goal.dep_ != "xcomp" or goal.tag_ != "VB" or negator(goal, lexicon) >= 0:
            continue
        ends = goal.lemma_.lower() in {*_STOPPING, "fight", "oppose", "block", "resist", "reject"}
        court = any(w.dep_ == "pobj" and w.lower_ == "court" for w in goal.subtree)
        if court or (ends and any(c.dep_ == "dobj" for c in goal.children)):
            return Outright(1.0 - SURE, goal.i, "its end is promised")
    return None


def _own_act_of_ending(
    doc: Doc, statement: StatementRecord, lexicon: StanceLexicon
) -> Outright | None:
    """Return the opposition in an act that ends something: "halted aid", "froze its loans"."""
    index = statement.cue_token if statement.cue_token >= 0 else statement.head_token
    if statement.kind != "paraphrase" or not 0 <= index < len(doc):
        return None
    verb = doc[index]
    if verb.lemma_.lower() not in {*_STOPPING, "suspend", "freeze", "discontinue"}:
        return None
    if negator(verb, lexicon) >= 0 or verb.tag_ not in {"VBD", "VBN", "VBZ"}:
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp"}]
    if not objects or any(lexicon.values.get(c.lemma_.lower(), 0) < 0 for c in objects):
        return None
    return Outright(1.0 - SURE, verb.i, "ended by the actor")


def _worth_stressed(
    doc: Doc, statement: StatementRecord, lexicon: StanceLexicon
) -> Outright | None:
    """Return the support in "stressed the need for it", whatever it is to be done about."""
    if statement.kind != "paraphrase" or not 0 <= statement.cue_token < len(doc):
        return None
    cue = doc[statement.cue_token]
    stressing = lexicon.predicate(cue) in {"promise", "demand"} or cue.lemma_.lower() in _NOTING
    if not stressing or negator(cue, lexicon) >= 0:
        return None
    for child in cue.children:
        words = [child] if child.dep_ == "dobj" else [c for c in child.children if c.dep_ == "pobj"]
        for word in words:
            about = any(c.dep_ == "prep" or _has_to(c) for c in word.children)
            if word.lemma_.lower() in _WORTH and about:
                return Outright(SURE, word.i, "its worth is stressed")
    return None


def _threat(doc: Doc, statement: StatementRecord, lexicon: StanceLexicon) -> Outright | None:
    """Return the will behind a threat: "threatened to use force" wants it, "to block it" not."""
    if not 0 <= statement.cue_token < len(doc):
        return None
    for deed in doc[statement.cue_token].children:
        if deed.head.lemma_.lower() == "threaten" and deed.dep_ == "xcomp" and _has_to(deed):
            words = [deed, *(c for c in deed.children if c.dep_ == "dobj")]
            harms = any(lexicon.values.get(word.lemma_.lower(), 0) < 0 for word in words)
            against = lexicon.predicate(deed) in {"oppose", "condemn", "abandon"}
            ends = harms or against or deed.lemma_.lower() in _STOPPING
            ends = ends or any(word.lower_ == "if" for word in deed.subtree)
            return Outright(1.0 - SURE if ends else LIKELY, deed.i, "a deed is threatened")
    return None


def _own_word(
    statement: StatementRecord, evidence: Evidence, lexicon: StanceLexicon
) -> Outright | None:
    """Return the side of what the actor says he does: "we fully support it", "I call on them".

    In positions-train the first predicate of a quotation is right in 30 of 31.
    """
    opposed = any(t.text == "But" for t in evidence.tokens)  # "I share it. But I will not pay"
    if statement.kind == "paraphrase" or opposed:
        return None
    for verb in predicates(evidence)[:1]:
        name = lexicon.predicate(verb)
        own = any(c.dep_ == "nsubj" and c.lower_ in {"we", "i"} for c in verb.children)
        plain = not _helpers(verb) & (_OUGHT | _MAY) and verb.lemma_.lower() not in _WARNING
        if own and plain and name in EXPLICIT | {"demand"} and turner(verb, lexicon) < 0:
            return Outright(SURE if SIGNS[name] > 0 else 1.0 - SURE, verb.i, "said of oneself")
    return None


def _cleft(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "what we do not want is a war", "what I won't do is negotiate"."""
    if verb.lemma_ != "be":
        return None
    for clause in verb.children:
        if clause.dep_ != "csubj" or not any(c.tag_ == "WP" for c in clause.children):
            continue
        denial = negation_among(clause.children, lexicon)
        if denial >= 0 and SIGNS.get(lexicon.predicate(clause), 0) >= 0:
            return Outright(1.0 - SURE, denial, "what is not wanted")
    return None


def _not_let(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "we cannot let them win", the support in "will not let it fail"."""
    if verb.lemma_.lower() not in _LETTING or negator(verb, lexicon) < 0:
        return None
    for deed in verb.children:
        if deed.dep_ in {"ccomp", "xcomp", "dobj"}:
            value = lexicon.values.get(deed.lemma_.lower(), 0) if deed.dep_ != "dobj" else 0
            bad = value < 0 or SIGNS.get(lexicon.predicate(deed), 0) < 0
            return Outright(LIKELY if bad else 1.0 - SURE, verb.i, "it is not to be let happen")
    return None


def _only_way(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the support in "the only way out is dialogue"."""
    if verb.lemma_ != "be" or negator(verb, lexicon) >= 0:
        return None
    for way in verb.children:
        best = any(child.lower_ in {"only", "best", "right", "sole"} for child in way.children)
        if way.dep_ == "nsubj" and way.lemma_.lower() in _WAYS and best:
            for named in verb.children:
                if named.dep_ in {"attr", "ccomp", "xcomp"}:
                    return Outright(LIKELY, named.i, "called the only way")
    return None


def _wanted_gone(verb: Token) -> Outright | None:
    """Return the opposition in "wants the limit gone", "would like the tax scrapped"."""
    if verb.lemma_.lower() not in {"want", "need", "like"}:
        return None
    for deed in verb.children:
        gone = deed.tag_ == "VBN" and deed.lemma_.lower() in _STOPPING | _INTRANSITIVE
        if deed.dep_ in {"ccomp", "xcomp", "oprd"} and gone and not _helpers(deed):
            return Outright(1.0 - SURE, deed.i, "it is wanted gone")
    return None


def _is_over(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the farewell in "the era of alliances is over", the relief in "the war is over"."""
    if verb.lemma_ != "be" or negator(verb, lexicon) >= 0 or _helpers(verb):
        return None
    for gone in verb.children:
        past = gone.lower_ == "thing" and any(word.lower_ == "past" for word in gone.subtree)
        if gone.dep_ not in {"acomp", "advmod", "attr", "prep"}:
            continue
        if gone.lower_ not in _GONE and not past:
            continue
        for subject in verb.children:
            if subject.dep_ == "nsubj" and subject.pos_ in {"NOUN", "PROPN"}:
                bad = lexicon.values.get(subject.lemma_.lower(), 0) < 0
                return Outright(LIKELY if bad else 1.0 - LIKELY, gone.i, "it is said to be over")
    return None


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _slogan(evidence: Evidence) -> Outright | None:
    """Return the side of a cry: "no to the war", "down with the king", "long live the king"."""
    opening = tuple(token.lower_ for token in evidence.tokens[:2])
    verbless = not any(token.pos_ in {"VERB", "AUX"} for token in evidence.tokens)
    if opening in _CRIES and (opening[0] != "not" or verbless):
        chance = SURE if _CRIES[opening] > 0 else 1.0 - SURE
        return Outright(chance, evidence.tokens[1].i, "a cry")
    return None


def _name_given(doc: Doc, statement: StatementRecord, evidence: Evidence) -> Outright | None:
    """Return the doubt in a name given by no known word: "called it “a paper tiger”"."""
    for index in {statement.cue_token, statement.head_token}:
        if not 0 <= index < len(doc) or doc[index].lemma_.lower() not in _NAMING:
            continue
        verb = doc[index]
        known = {clue.token for clue in evidence.clues if clue.effective and clue.name != "say"}
        kinds = {c.dep_ for c in verb.children}
        names = kinds & {"oprd", "ccomp", "acomp", "attr"} or any(
            c.lower_ == "as" for c in verb.children
        )
        quoted = any(token.text in '“‘"' for token in evidence.tokens if token.i > verb.i)
        if (
            (names or quoted)
            and not known
            and "prt" not in kinds
            and not any(c.lower_ in {"for", "on", "upon"} for c in verb.children)
        ):
            return Outright(UNLIKELY_PRAISE, verb.i, "a name by no known word is rarely praise")
    return None
