"""Negation and denial of the verb that attributes: "did not say", "has yet to", "refused to"."""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse

_FARTHEST = 6  # steps up the tree; longer chains are parser errors
_SCOPE = frozenset({"neg", "advmod", "det", "preconj", "cc"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})


def negator_of(parse: Parse, lexicon: Lexicon, verb: int, steps: int = _FARTHEST) -> int:
    """Return the word that denies a verb, -1 if none: "not", "never", "nobody said", "has yet to".

    "Not only welcomed" is no negation.
    """
    for kid in parse.kids[verb]:
        if parse.quoted[kid] != parse.quoted[verb]:
            continue
        denies = parse.dep[kid] in _SCOPE and parse.lower[kid] in lexicon.negations
        if denies and not _not_only(parse, kid):
            return kid
        if parse.lower[kid] == "longer" and "no" in {
            parse.lower[below] for below in parse.kids[kid]
        }:
            return kid - 1
        if parse.dep[kid] == "acomp" and parse.tag[kid] == "VBN":
            # "is not committed": the parser hangs the negation on the participle.
            below = next((k for k in parse.kids[kid] if parse.dep[k] == "neg"), -1)
            if below >= 0 and not _not_only(parse, below):
                return below
        if parse.dep[kid] in {"nsubj", "nsubjpass"}:
            word = _negative_subject(parse, lexicon, kid)
            if word >= 0:
                return word
    if _has_yet_to(parse, verb):
        return parse.head[verb]
    if parse.dep[verb] == "conj":
        return _shared_negator(parse, lexicon, verb, steps - 1) if steps else -1
    governor = parse.head[verb]
    if parse.dep[verb] == "xcomp" and parse.lemma[governor] in lexicon.negative_verbs:
        open_twice = steps and negator_of(parse, lexicon, governor, steps - 1) >= 0
        return -1 if open_twice else governor
    if parse.dep[verb] == "pcomp" and parse.lower[governor] in {"without", "of", "from"}:
        return _stopped_short(parse, governor)
    return -1


def _not_only(parse: Parse, negator: int) -> bool:
    following = parse.lower[negator + 1] if negator + 1 < len(parse) else ""
    return following in {"only", "just", "merely", "simply", "least"}


def _negative_subject(parse: Parse, lexicon: Lexicon, subject: int) -> int:
    if parse.lower[subject] in lexicon.negations:
        return subject
    for kid in parse.kids[subject]:
        if parse.pos[kid + 1 : kid + 2] == ["NUM"] and parse.lower[kid] == "no":
            continue  # "a No 10 spokesman"
        if parse.lower[kid] in {"no", "neither", "not", "none"} and not _not_only(parse, kid):
            return kid
    return -1


def _has_yet_to(parse: Parse, verb: int) -> bool:
    governor = parse.head[verb]
    if parse.dep[verb] != "xcomp" or parse.lemma[governor] not in {"have", "be"}:
        return False
    return any(parse.lower[kid] == "yet" for kid in [*parse.kids[governor], *parse.kids[verb]])


def _shared_negator(parse: Parse, lexicon: Lexicon, verb: int, steps: int) -> int:
    """Return the negator of "did not concede or admit"; "but" and a subject end its reach."""
    first = parse.head[verb]
    own_subject = parse.subject(verb) >= 0
    own_help = any(parse.dep[kid] in {"aux", "auxpass"} for kid in parse.kids[verb])
    joiners = [kid for kid in parse.kids[first] if parse.dep[kid] == "cc" and first < kid < verb]
    joined = bool(joiners) and parse.lower[joiners[-1]] in {"or", "nor"}
    if own_subject or own_help or not joined:
        return -1
    return negator_of(parse, lexicon, first, steps)


def _stopped_short(parse: Parse, preposition: int) -> int:
    if parse.lower[preposition] == "without":
        return preposition
    above = parse.head[preposition]
    if parse.lower[above] == "short" or parse.lemma[above] in {"refrain", "abstain", "stop"}:
        return above
    return -1


def denial_start(parse: Parse, verb: int, negator: int) -> int:
    """Return the token at which words that include the denial begin: "has not condemned"."""
    for _ in range(_FARTHEST):
        if parse.dep[verb] != "conj" or negator < 0 or not _shared_from(parse, verb, negator):
            break
        verb = parse.head[verb]  # "neither praised nor condemned the verdict"
    first = verb
    for kid in parse.kids[verb]:
        if parse.dep[kid] in _AUXILIARIES and parse.left[kid] < first:
            first = parse.left[kid]
    subject = parse.subject(verb)
    if (
        0 <= negator < first
        and subject >= 0
        and parse.left[subject] <= negator <= parse.right[subject]
    ):
        # "No minister has apologised": without its subject it would say the opposite.
        return min(first, parse.left[subject])
    if 0 <= negator < first and parse.dep[negator] not in {"nsubj", "det", "preconj"}:
        governor = negator
        first = negator
        for kid in parse.kids[governor]:
            if parse.dep[kid] in _AUXILIARIES and kid < first:
                first = kid
    return first


def _shared_from(parse: Parse, verb: int, negator: int) -> bool:
    """Tell whether a negator belongs to the verb that this one is joined to."""
    return negator < parse.head[verb] < verb or parse.head[negator] == parse.head[verb] != verb
