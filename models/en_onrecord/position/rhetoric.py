"""Sides that a turn of speech tells, whatever its words are worth one by one.

"not a gift, it is a debt", "will do nothing to stop it", "it is they who tore it up", "you had
years to read it", "whoever thinks so should come and see".
"""

from spacy.tokens import Token

from en_onrecord.position.evidence import LIKELY, SURE, Evidence, Outright
from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.position.turning import negation_among, negator

_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "he", "she", "we", "i"})
_OTHERS = frozenset({"we", "i", "us", "me", "you"})
_LITTLE = frozenset({"nothing", "little"})
_DOING = frozenset({"do", "achieve", "solve", "change", "bring", "accomplish", "offer", "mean"})
_BARGAINS = frozenset({"sale", "negotiation", "debate", "discussion", "haggling", "grab", "grabs"})
_REPLACING = frozenset({"alternative", "substitute", "replacement"})
_OPINIONS = frozenset({"think", "believe", "claim", "say", "imagine", "expect", "suppose"})
_CLAIMING = _OPINIONS | {"argue", "insist", "maintain", "suggest", "assert", "tell", "warn"}
_UNTRUE = frozenset({"nonsense", "wrong", "false", "untrue", "lie", "lies", "fiction", "rubbish"})
_SHORT_ANSWER = 6
_HELPERS = frozenset(
    {"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can"}
)
_TRUE = frozenset({"true", "correct", "accurate", "enough", "acceptable", "possible"})
_UNSURPASSED = frozenset({"beat", "overstate", "overestimate", "fault", "match"})
_SUFFERING = frozenset({"pay", "suffer", "starve", "die", "bear", "lose"})
_GRASPING = frozenset({"see", "understand", "know", "get", "imagine", "grasp"})
_SAID_OF = frozenset({"attr", "acomp", "prep"})
_TIMES = frozenset({"year", "month", "week", "decade", "chance", "time", "opportunity"})


def figured_side(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the side that the turn of speech around a predicate tells."""
    return (
        _nothing_done(verb, lexicon)
        or _not_for_sale(verb, lexicon)
        or _no_alternative(verb, lexicon)
        or _not_true(verb, lexicon)
        or _blamed(verb, lexicon)
        or _reproach(verb, lexicon)
        or _challenge(verb)
        or _not_forgotten(verb, lexicon)
        or _kept(verb, lexicon)
        or _made_to_suffer(verb, lexicon)
        or _contrast(verb, lexicon)
        or _no_why(verb, lexicon)
        or _the_last(verb, lexicon)
        or _nothing_but(verb)
    )


def refuted_side(evidence: Evidence, lexicon: StanceLexicon) -> Outright | None:
    """Return the opposite of a claim of others: "they say that it hurts us. It does not"."""
    words = [token for token in evidence.tokens if not token.is_punct]
    for claim in words:
        others = any(c.dep_ == "nsubj" and c.lower_ not in _OTHERS for c in claim.children)
        about = [child for child in claim.children if child.dep_ == "ccomp"]
        later = [token for token in words if token.i >= claim.sent.end]
        if claim.lemma_.lower() not in _CLAIMING or not (others and about and later):
            continue
        answer = [token for token in later if token.sent == later[0].sent]
        if len(answer) <= _SHORT_ANSWER and _denies(answer, lexicon):
            return Outright(1.0 - _claimed(about[0], lexicon), answer[0].i, "a claim is refuted")
    return None


def _denies(answer: list[Token], lexicon: StanceLexicon) -> bool:
    """Return whether a short sentence says no: "it does not", "that is not true", "nonsense"."""
    verb = next(token for token in answer if token.head not in answer or token.head == token)
    denied = negation_among(verb.children, lexicon) >= 0
    if any(token.lower_ in _UNTRUE for token in answer):
        return not denied
    words = {token.lower_ for token in answer if token.dep_ not in {"nsubj", "neg", "intj"}}
    bare = words <= _HELPERS
    return denied and (bare or any(token.lower_ in _TRUE for token in answer))


def _claimed(verb: Token, lexicon: StanceLexicon) -> float:
    """Return how likely a claim is praise: by its first word with a side, turned if negated."""
    for word in verb.subtree:
        verbal = SIGNS.get(lexicon.predicate(word), 0) if word.pos_ == "VERB" else 0
        side = verbal or lexicon.value(word)
        if side:
            return LIKELY if (side > 0) is (negator(word, lexicon) < 0) else 1.0 - LIKELY
    return LIKELY if negator(verb, lexicon) < 0 else 1.0 - LIKELY


def is_corrected(denied: Token, lexicon: StanceLexicon) -> bool:
    """Return whether what is denied only sets off what follows: "not X. It is Y", "not X but Y"."""
    doc = denied.doc
    for word in denied.subtree:
        if word.i > denied.i and word.lower_ == "but" and word.dep_ == "cc":
            return True
    for following in doc[denied.i + 1 : denied.i + 40]:
        if following.pos_ not in {"VERB", "AUX"} or following.lemma_ != denied.lemma_:
            continue
        subject = next((c for c in following.children if c.dep_ == "nsubj"), None)
        again = subject is not None and subject.lower_ in _POINTING and subject.i > denied.i
        return again and negator(following, lexicon) < 0
    return False


def _nothing_done(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the reproach in "will do nothing to stop it", "has achieved little"."""
    if verb.lemma_.lower() not in _DOING or any(c.dep_ == "neg" for c in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in _LITTLE:
            if any(c.lower_ in {"wrong", "but", "illegal", "bad"} for c in child.subtree):
                return None
            return Outright(1.0 - LIKELY, child.i, "nothing is done")
        none = child.dep_ == "dobj" and any(c.lower_ == "neither" for c in child.children)
        if none and lexicon.value(child) >= 0:  # "brought neither safety nor trade"
            return Outright(1.0 - LIKELY, child.i, "nothing is done")
    return None


def _not_for_sale(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the support in "our land is not for sale", "not a subject for haggling"."""
    if verb.lemma_ != "be" or negation_among(verb.children, lexicon) < 0:
        return None
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"prep", "attr", "acomp", "advmod"}:
            for word in child.subtree:
                bargain = word.dep_ == "pobj" and word.lower_ in _BARGAINS
                if bargain and word.head.lower_ in {"for", "to"}:
                    return Outright(LIKELY, word.i, "it is not to be bargained with")
    return None


def _no_alternative(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the support in "there is no alternative to it", the opposition in "it is none"."""
    for noun in verb.children:
        if noun.lemma_ not in _REPLACING or noun.dep_ not in {"dobj", "attr", "nsubj"}:
            continue
        places = [*noun.children, *verb.children]
        behind = any(c.lower_ in {"to", "for", "but"} and c.i > noun.i for c in places)
        if not behind or negation_among(places, lexicon) < 0:
            continue
        if noun.dep_ == "attr" and not any(c.dep_ == "expl" for c in verb.children):
            return Outright(1.0 - LIKELY, noun.i, "it could not take its place")
        return Outright(LIKELY, noun.i, "nothing could take its place")
    return None


def _not_true(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the denial in "this is not true", "that is not enough"."""
    if verb.lemma_ != "be":
        return None
    denial = negation_among(verb.children, lexicon)
    clauses = {"ccomp", "xcomp", "advcl", "csubj"}
    for child in verb.children:
        if child.dep_ in {"acomp", "attr"} and child.lower_ in _TRUE and denial >= 0:
            if any(c.dep_ in clauses for c in [*verb.children, *child.children]):
                return None
            return Outright(1.0 - LIKELY, denial, "denied as untrue or too little")
    return None


def _blamed(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the blame in "it is they who tore up the treaty", the praise in "who built it"."""
    if verb.lemma_ != "be" or not any(c.lower_ == "it" for c in verb.children):
        return None
    for named in verb.children:
        if named.dep_ != "attr" or named.i < verb.i or named.lower_ in _OTHERS:
            continue
        for clause in named.children:
            if clause.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.children):
                side = SIGNS.get(lexicon.predicate(clause), 0) or lexicon.value(clause)
                if not side:
                    return None
                good = (side > 0) != (negator(clause, lexicon) >= 0)
                return Outright(LIKELY if good else 1.0 - LIKELY, clause.i, "named as the doer")
    return None


def _reproach(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the reproach in "you cannot do that", "you had years to read it"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in {"you", "they"}:
        return None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    denial = negation_among(verb.children, lexicon)
    impersonal = subject.lower_ == "you" and helpers & {"can", "ca"} and denial >= 0
    sided = SIGNS.get(lexicon.predicate(verb), 0) < 0 or lexicon.value(verb) < 0
    enough = any(c.lower_ == "enough" for c in verb.children)
    if impersonal and not sided and not enough and verb.lemma_.lower() not in _UNSURPASSED:
        return Outright(1.0 - LIKELY, denial, "one cannot do so")
    if verb.lemma_ != "have" or verb.tag_ != "VBD" or denial >= 0:
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_.lower() in _TIMES:
            return Outright(1.0 - LIKELY, child.i, "the time was there")
    return None


def _challenge(verb: Token) -> Outright | None:
    """Return the doubt in "whoever thinks it is over should come and see"."""
    for child in verb.children:
        if child.dep_ in {"csubj", "nsubj"}:
            own = [child, *child.subtree]
            open_ = any(w.lower_ in {"whoever", "anyone", "anybody"} for w in own[:3])
            if open_ and any(w.lemma_.lower() in _OPINIONS for w in own[:5]):
                return Outright(1.0 - LIKELY, child.i, "what others think is challenged")
    return None


def _not_forgotten(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the thanks in "we will never forget their help", the charge in "their crimes"."""
    if verb.lemma_.lower() != "forget" or negator(verb, lexicon) < 0:
        return None
    words = [w for w in verb.subtree if w.i > verb.i]
    bad = any(lexicon.value(word) < 0 for word in words[:8])
    return Outright(1.0 - LIKELY if bad else LIKELY, verb.i, "it is not forgotten")


def _kept(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the support in "the door must not be closed", "we should not abandon them"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not helpers & {"must", "should", "cannot"} or helpers & {"have", "'ve", "’ve"}:
        return None
    if lexicon.predicate(verb) != "abandon" or negation_among(verb.children, lexicon) < 0:
        return None
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not things or any(lexicon.value(thing) < 0 for thing in things):
        return None
    return Outright(SURE, verb.i, "it is to be kept")


def _made_to_suffer(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the blame in "the poor must not pay the price", "no child should suffer for it"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not helpers & {"must", "should", "cannot"} or helpers & {"have", "'ve", "’ve"}:
        return None
    if verb.lemma_.lower() not in _SUFFERING or negator(verb, lexicon) < 0:
        return None
    return Outright(1.0 - LIKELY, verb.i, "somebody is made to suffer")


def _contrast(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the side in "this is not about safety. It is about a stamp", "not X but robbery"."""
    if verb.lemma_ != "be" or negation_among(verb.children, lexicon) < 0:
        return None
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "expl"}), None)
    if subject is None or not is_corrected(verb, lexicon):
        return None
    said = [w for c in verb.children if c.i > verb.i and c.dep_ in _SAID_OF for w in c.subtree]
    but = next((n for n, word in enumerate(said) if word.lower_ == "but"), len(said))
    instead = {lexicon.value(word) for word in said[but:][:6]} - {0}
    if len(instead) == 1:
        chance = LIKELY if instead == {1} else 1.0 - LIKELY
        return Outright(chance, verb.i, "one thing is set against another")
    sides = {lexicon.value(word) for word in said[:but][:6]} - {0}
    if len(sides) != 1:
        return None
    chance = 1.0 - LIKELY if sides == {1} else LIKELY
    return Outright(chance, verb.i, "one thing is set against another")


def _no_why(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the refusal in "I do not see why we should sign", "fail to see why they pay"."""
    fails = verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "fail"
    if verb.lemma_.lower() not in _GRASPING or (not fails and negator(verb, lexicon) < 0):
        return None
    for deed in verb.children:
        if deed.dep_ != "ccomp" or not any(c.lower_ in {"why", "how"} for c in deed.children):
            continue
        against = SIGNS.get(lexicon.predicate(deed), 0) < 0
        turned = against != (negation_among(deed.children, lexicon) >= 0)
        return Outright(LIKELY if turned else 1.0 - LIKELY, deed.i, "one sees no reason for it")
    return None


def _the_last(verb: Token, lexicon: StanceLexicon) -> Outright | None:
    """Return the sides of "the last thing we need is a war", "I am the last to oppose it"."""
    if verb.lemma_ != "be" or negator(verb, lexicon) >= 0:
        return None
    for word in verb.children:
        last = word.lower_ == "last" or any(c.lower_ == "last" for c in word.children)
        if word.dep_ not in {"nsubj", "attr", "acomp"} or not last:
            continue
        for deed in word.children:
            name = lexicon.predicate(deed)
            if word.lemma_.lower() == "thing" and (name == "demand" or deed.lemma_ == "want"):
                return Outright(1.0 - LIKELY, word.i, "the last thing to be wanted")
            if deed.dep_ in {"relcl", "acl", "xcomp"} and SIGNS.get(name, 0):
                chance = 1.0 - LIKELY if SIGNS[name] > 0 else LIKELY
                return Outright(chance, deed.i, "the last to do so")
    return None


def _nothing_but(verb: Token) -> Outright | None:
    """Return the scorn in "the truce is nothing but a pause"."""
    if verb.lemma_ != "be":
        return None
    for word in verb.children:
        last = word.i + 1 == len(word.doc)
        if word.dep_ == "attr" and word.lower_ == "nothing" and not last:
            scorned = word.nbor().lower_ == "but"
            return Outright(1.0 - LIKELY, word.i, "nothing but that") if scorned else None
    return None
