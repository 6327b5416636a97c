"""What a verb governs: the clause it speaks of, what is asked for, the deed asked of somebody."""

from spacy.tokens import Token

from en_onrecord.position.phrases import is_telling, tells_occasion

PREPOSITIONS = frozenset(
    {"for", "on", "against", "of", "with", "to", "about", "over", "at", "in", "from", "by", "upon"}
    | {"towards", "toward", "behind", "off", "out"}
)
_CLAUSES = frozenset({"xcomp", "ccomp"})
_PROMISING = frozenset(
    {"vow", "pledge", "promise", "swear", "agree", "plan", "offer", "threaten", "refuse", "decline"}
    | {"undertake", "hope", "want", "intend"}
)
_NEXT = 2
_JOINING = frozenset({"work", "cooperate", "collaborate", "partner"})
_AGENTS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_ACCUSING = frozenset(
    {"accuse", "suspect", "blame", "charge", "criticize", "criticise"}
    | {"congratulate", "thank", "praise"}
)
_DEMANDS = frozenset({"call", "demand", "appeal", "request", "plea", "pressure"})
_THANKING = frozenset({"thank", "congratulate"})
_ASKING = frozenset({"call", "ask", "plead", "appeal", "press", "push", "beg", "apply", "pray"})


def is_object(verb: Token) -> bool:
    """Return whether the verb has an object or a noun behind a preposition."""
    return any(
        (child.dep_ in {"dobj", "nsubjpass", "oprd"} and child.lower_ != "it")
        or (child.dep_ == "prep" and child.lower_ in PREPOSITIONS and not tells_occasion(child))
        for child in verb.children
    )


def behind_preposition(noun: Token) -> list[Token]:
    """Return what a noun is of or about, also where the parser hangs that on the noun's verb."""
    loose = [c for c in noun.head.children if c.i == noun.i + 1 and c.dep_ == "prep"]
    return [
        word
        for child in [*noun.children, *loose]
        if child.dep_ == "prep" and child.lower_ in PREPOSITIONS
        for word in child.children
        if word.dep_ in {"pobj", "pcomp"}
    ]


def called_for(noun: Token) -> Token | None:
    """Return the deed in "calls to lift the ban", also where the parser hangs it on the verb."""
    if noun.lemma_.lower() not in _DEMANDS:
        return None
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "xcomp"} and has_to(child):
            return child
    near = (c for c in noun.head.children if c.dep_ in {"advcl", "xcomp"} and has_to(c))
    return next((c for c in near if c.left_edge.i == noun.i + 1), None)


def is_governed(clause: Token) -> bool:
    """Return whether this clause is what its verb speaks of: "ruled out sending troops"."""
    if not is_verbal(clause):
        return False
    bare = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i - clause.head.i <= _NEXT
    loose = clause.dep_ == "advcl" and has_to(clause) and clause.head.lemma_.lower() in _PROMISING
    return clause.dep_ in _CLAUSES or loose or (bare and not is_object(clause.head))


def is_verbal(clause: Token) -> bool:
    """Return whether the clause has a verb."""
    return clause.pos_ in {"VERB", "AUX"}


def deed_of_addressee(verb: Token) -> Token | None:
    """Return the deed where the parser hangs it on the addressee: "call on them to stop"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "against":
            return next((c for c in child.children if c.dep_ == "pcomp"), None)
    for child in verb.children:
        if child.dep_ in {"dobj", "prep", "dative", "advcl"}:
            words = [child, *(b for b in child.children if b.dep_ in {"pobj", "xcomp", "pcomp"})]
            for word in words:
                if word.dep_ in {"advcl", "xcomp"} and has_to(word):
                    return word
                for below in word.children:
                    if below.dep_ in {"acl", "xcomp", "relcl"} and has_to(below):
                        return below
    return None


def has_to(verb: Token) -> bool:
    """Return whether the verb is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def asked_for(verb: Token) -> Token | None:
    """Return the thing in "asked Congress for money", "thanked them for help"."""
    thanked = verb.lemma_.lower() in _THANKING
    if verb.lemma_.lower() not in _ASKING and not thanked:
        return None
    for child in verb.children:
        if child.dep_ == "prep" and (child.lower_ == "for" or (thanked and child.lower_ == "on")):
            thing = next((c for c in child.children if c.dep_ == "pobj"), None)
            if thing is not None and thing.pos_ == "NUM":  # "asked for $500 million for the fund"
                thing = next((c for p in thing.children for c in p.children), None)
            return thing if thing is not None and is_telling(thing) else None
    return None


def accused_of(verb: Token) -> Token | None:
    """Return the deed in "accused them of lying", "thanked them for coming"."""
    if verb.lemma_.lower() not in _ACCUSING:
        return None
    for child in [verb, *(c for c in verb.children if c.dep_ == "dobj")]:
        for of in child.children:
            deed = next((c for c in of.children if c.dep_ == "pcomp"), None)
            if of.dep_ == "prep" and of.lower_ in {"of", "for", "on"} and deed is not None:
                return deed
    return None


def common_goal(verb: Token) -> Token | None:
    """Return the deed in "works with them to preserve the order"."""
    if verb.lemma_.lower() not in _JOINING or not any(c.lower_ == "with" for c in verb.children):
        return None
    goals = (c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and has_to(c))
    return next(goals, None)


def deepest(verb: Token) -> Token:
    """Return the act that was declined: "refused to endorse" is about endorsing."""
    return next((c for c in verb.children if c.dep_ == "xcomp" and is_verbal(c)), verb)


def has_agent(verb: Token) -> bool:
    """Return whether somebody who can act is to do it: "Kyiv will not negotiate"."""
    return any(
        child.dep_ == "nsubj" and (child.ent_type_ in _AGENTS or child.tag_ in {"PRP", "NNP"})
        for child in verb.children
    )


def has_noun_object(verb: Token) -> bool:
    """Return whether the verb has an object without a preposition."""
    return any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)
