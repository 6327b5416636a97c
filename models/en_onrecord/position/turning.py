"""Find what turns the side of a word round: negation, cessation, denial, and words that undo it.

Sign flips follow the usual composition of polarity: negation, verbs and nouns of cessation
("lift sanctions", "an end to the war"), "against", an opinion denied above the clause ("I do not
think that"). Two turns cancel out ("will not stop supporting").

References
----------
Polanyi and Zaenen (2006), Contextual valence shifters.
Moilanen and Pulman (2007), Sentiment composition.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from en_onrecord.position.lexicon import SIGNS, StanceLexicon

REACH = 5
"""How many steps up the tree a turn reaches."""
_CLIMB = frozenset(
    {
        "dobj",
        "pobj",
        "prep",
        "conj",
        "compound",
        "amod",
        "nmod",
        "poss",
        "nsubjpass",
        "pcomp",
        "attr",
        "oprd",
        "advmod",
        "dative",
    }
)
_ANTI = frozenset({"de", "non", "anti", "counter", "un"})
_INTRANSITIVE_ENDS = frozenset({"end", "stop", "cease", "halt"})
_OPINIONS = frozenset({"think", "believe", "feel", "expect", "suppose", "imagine", "reckon"})
_SPEECH = frozenset({"say", "claim", "tell", "suggest", "state", "mean", "pretend"})
_FACTS = frozenset(
    {"true", "right", "correct", "case", "convinced", "sure", "certain", "persuaded"}
)
_FIRST_PERSON = frozenset({"i", "we"})
_NOTHING = frozenset({"nothing", "nobody"})
_UNDONE = frozenset({"but", "except"})
_CHOICES = frozenset({"choice", "option", "alternative"})
_ABLE = frozenset({"could", "can", "couldn’t", "ca"})
_WITHIN_CLAUSE = frozenset(
    {"acomp", "attr", "oprd", "xcomp", "amod", "advmod", "dobj", "prep", "pobj", "compound"}
)
_UNTRUTHS = frozenset({"falsehood", "myth", "lie", "nonsense"})


def turner(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word that turns this one's sign round, -1 if none or if they cancel out."""
    found = turners(token, lexicon)
    return found[0] if len(found) % 2 else -1


def turners(token: Token, lexicon: StanceLexicon) -> list[int]:
    """Return all words that turn this one round, each once, the closest first."""
    places = (
        negator(token, lexicon),
        reverser(token, lexicon),
        _evaluated(token, lexicon),
        _missed(token),
        *denied_above(token, lexicon),
    )
    return list(dict.fromkeys(index for index in places if index >= 0))


def negator(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word that negates this one, -1 if none: "not good", "no threat", "without aid"."""
    if _is_comparison(token, lexicon) or is_unhesitating(token, lexicon):
        return -1
    for found in (
        negation_among(token.children, lexicon),
        _negative_subject(token, lexicon),
        _negative_object(token),
        _prefix(token, lexicon),
        _undone(token),
        _negator_of_head(token, lexicon),
        _shared_negation(token, lexicon),
        _negative_noun_above(token, lexicon),
    ):
        if found >= 0:
            return found
    return -1


def negation_among(words: Iterable[Token], lexicon: StanceLexicon) -> int:
    """Return the negation among these words, -1 if none; "not only" is none."""
    for word in words:
        if word.lower_ == "longer":  # "can no longer wait"
            word = next((child for child in word.children if child.lower_ == "no"), word)
        if word.lower_ == "without" or _sets_off(word):
            continue  # what is left out is denied, not the deed: "agreed without giving dates"
        if word.lower_ in lexicon.negations and not _is_not_only(word) and not is_undone_no(word):
            return word.i
    return -1


def _sets_off(word: Token) -> bool:
    """Return whether this only sets something off behind a comma: "it is robbery, not reform"."""
    if word.lower_ != "not" or word.i == 0 or word.nbor(-1).text not in {",", "–", "—"}:
        return False
    return word.dep_ == "neg" and word.head.i < word.i


def _is_comparison(token: Token, lexicon: StanceLexicon) -> bool:
    """Return whether "could not be better" or "cannot but welcome" only looks negated."""
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not helpers & _ABLE or negation_among(verb.children, lexicon) < 0:
        return False
    better = token.tag_ in {"JJR", "RBR"} or any(
        child.tag_ == "RBR" and child.lower_ == "more" for child in token.children
    )
    better = better or any(child.lower_ == "enough" for child in verb.children)
    but = token.i > 0 and token.nbor(-1).lower_ in {"but", "help"}
    return better or but


def is_undone_no(word: Token) -> bool:
    """Return whether this is the "nothing" of "nothing but", the "no" of "no doubt that"."""
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    behind = word.nbor(2).lower_ if word.i + 2 < len(word.doc) else ""
    forced = following in _CHOICES and behind == "but"  # "has no choice but to sign"
    return forced or (word.lower_ == "nothing" and following in _UNDONE) or following == "doubt"


def _undone(token: Token) -> int:
    """Return the word that undoes this one: "anything but fair", "far from", "by no means"."""
    doc, at = token.doc, token.i
    while at and doc[at - 1].head == token and doc[at - 1].dep_ in {"det", "amod"}:
        at -= 1  # "anything but a success"
    before = [doc[i].lower_ for i in range(max(0, at - 4), at)]
    if before[-2:] == ["anything", "but"]:
        return at - 2
    if before[-2:] in (["far", "from"], ["short", "of"], ["out", "of"], ["rid", "of"]):
        return at - 2
    if before[-3:-1] in (["far", "from"], ["short", "of"]) and token.head.lower_ in {"from", "of"}:
        return at - 3
    if before[-3:] in (["by", "no", "means"], ["in", "no", "way"]):
        return at - 2
    for child in token.children:
        if child.lower_ in {"by", "in"} and any(
            below.lower_ in {"means", "way"} and any(w.lower_ == "no" for w in below.children)
            for below in child.children
        ):
            return child.i
    return -1


def _negative_subject(verb: Token, lexicon: StanceLexicon) -> int:
    """Return the negation in the subject: "nobody believes", "no party supports"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            words = [child, *(w for w in child.children if w.dep_ in {"det", "preconj", "neg"})]
            found = negation_among(words, lexicon)
            if found >= 0:
                return found
    return -1


def _negative_object(verb: Token) -> int:
    """Return the negation in the object: "backed neither bill", "put no pressure on them"."""
    if verb.pos_ != "VERB":
        return -1
    for child in verb.children:
        for noun in child.children:
            if child.dep_ == "prep" and noun.dep_ == "pobj" and noun.lower_ in _NOTHING:
                return noun.i  # "agreed on nothing"
        if child.dep_ != "dobj":
            continue
        for word in child.children:
            numbered = word.i + 1 < len(word.doc) and word.nbor().like_num  # "No 10"
            if word.lower_ in {"no", "neither"} and not numbered and not is_undone_no(word):
                return word.i
    return -1


def _shared_negation(token: Token, lexicon: StanceLexicon) -> int:
    """Return the negation that a joined word shares: "neither free nor fair"."""
    if token.dep_ != "conj" or not any(c.lower_ in {"nor", "or"} for c in token.head.children):
        return -1
    own = negation_among(token.head.children, lexicon)
    return own if own >= 0 else _negator_of_head(token.head, lexicon)


def _negator_of_head(token: Token, lexicon: StanceLexicon) -> int:
    """Return what negates the word that this one completes: "is not good", "refused to support"."""
    head = token.head
    if head == token:
        return -1
    if token.dep_ in {"xcomp", "pcomp"}:
        if any(child.lower_ == "yet" for child in [*head.children, *token.children]):
            return head.i  # "has yet to concede"
        if token.dep_ == "xcomp" and head.lemma_.lower() in lexicon.negative_verbs:
            # "refused to support"; not "will not stop supporting"
            return head.i if negator(head, lexicon) < 0 else -1
    if token.dep_ in {"pobj", "pcomp"} and head.lower_ == "without":
        return head.i
    if token.dep_ in {"pcomp", "xcomp"} and head.lower_ == "worth":
        return negation_among([*head.children, *head.head.children], lexicon)
    completes = token.dep_ in {"acomp", "attr", "oprd", "xcomp"} or (
        token.dep_ == "dobj" and head.lemma_ in {"have", "be", "pose", "show", "see", "voice"}
    )
    if completes and head.pos_ in {"AUX", "VERB"}:
        own = negation_among(head.children, lexicon)
        return own if own >= 0 else _negative_subject(head, lexicon)
    if token.dep_ == "amod" and head.lower_ in {"nothing", "nobody", "none"}:
        return head.i  # "nothing wrong with"
    described = token.dep_ == "amod" and head.dep_ == "dobj" and head.head.pos_ == "VERB"
    if described and not lexicon.predicate(head.head) and not lexicon.reverses(head.head):
        return negation_among(head.head.children, lexicon)  # "did not give equal chances"
    return -1


def _negative_noun_above(token: Token, lexicon: StanceLexicon) -> int:
    """Return what denies the noun or clause that this verb fills.

    "no reason to support", "no intention of resigning", "is not one that we could sign".
    """
    if token.pos_ not in {"VERB", "AUX"}:
        return -1
    noun = token.head
    if token.dep_ == "pcomp" and noun.dep_ == "prep":
        noun = noun.head
    elif token.dep_ not in {"acl", "relcl"}:
        return -1
    if noun.pos_ not in {"NOUN", "PRON", "NUM"} or lexicon.values.get(noun.lemma_.lower(), 0) < 0:
        return -1
    aim = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    if token.dep_ == "relcl" and not aim and (noun.dep_ != "attr" or not _is_thing(noun)):
        return -1
    own = negation_among((c for c in noun.children if c.dep_ in {"det", "neg"}), lexicon)
    return own if own >= 0 else _negator_of_head(noun, lexicon)


def _is_thing(noun: Token) -> bool:
    """Return whether a relative clause says what is done with a thing: "not one we could sign"."""
    clause = next((child for child in noun.children if child.dep_ == "relcl"), None)
    return clause is not None and any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "PRP" for child in clause.children
    )


def _prefix(token: Token, lexicon: StanceLexicon) -> int:
    """Return the "de" of "de-escalate", the "anti" of "anti-war", the "too" of "too great"."""
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _ANTI:
        return token.i - 2
    if token.pos_ not in {"ADJ", "ADV"} or lexicon.value(token) < 0:
        return -1  # "Norway, too, wants it"; "too costly" is no praise
    return next(
        (c.i for c in token.children if c.lower_ == "too" and c.dep_ == "advmod" and c.i < token.i),
        -1,
    )


def _is_not_only(word: Token) -> bool:
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return following in {"only", "just", "merely", "simply", "least"}


def denied_above(token: Token, lexicon: StanceLexicon) -> list[int]:
    """Return the denials of opinions above this word's clause.

    "I do not think that anyone believes it was fair", "it is not true that they support it",
    "I never said that I support it".
    """
    found: list[int] = []
    current = token
    for _ in range(2 * REACH):
        head = current.head
        if head == current:
            break
        opinion = (
            (current.dep_ == "ccomp" and (current.i > head.i or head.lemma_ != "be"))
            or (current.dep_ == "acl" and head.lower_ == "case")
            or (current.dep_ == "advcl" and head.lemma_ == "be")
        )
        if opinion and not _is_surprise(current):
            denial = _denied_opinion(head, lexicon)
            if denial >= 0:
                found.append(denial)
        elif current.dep_ not in _WITHIN_CLAUSE | {"conj", "acl", "nsubj", "nsubjpass"}:
            break
        current = head
    return found


def is_unhesitating(deed: Token, lexicon: StanceLexicon) -> bool:
    """Return whether this is done at once: "did not hesitate to condemn it"."""
    return (
        deed.dep_ == "xcomp"
        and deed.head.lemma_.lower() == "hesitate"
        and negation_among(deed.head.children, lexicon) >= 0
    )


def _is_surprise(clause: Token) -> bool:
    """Return whether this came about unforeseen: "I did not think I would be afraid"."""
    helpers = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    past = any(c.lower_ in {"did", "never"} for c in clause.head.children)
    return bool(past and "would" in helpers and _is_first_person(clause)) and _is_first_person(
        clause.head
    )


def _denied_opinion(verb: Token, lexicon: StanceLexicon) -> int:
    lemma = verb.lemma_.lower()
    predicate = verb
    if lemma == "be" or verb.dep_ in {"acomp", "attr"}:
        words = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"})]
        known = {word.lemma_.lower() for word in words} | {word.lower_ for word in words}
        if verb.dep_ in {"acomp", "attr"}:
            predicate = verb.head
        if known & _UNTRUTHS:
            return verb.i
        if not known & _FACTS and not (lemma == "be" and _is_bare_it(verb)):
            return -1
    elif lemma not in _OPINIONS and not (lemma in _SPEECH and _is_first_person(verb)):
        meant = any(c.dep_ == "nsubj" and c.lower_ in {"this", "that", "it"} for c in verb.children)
        if lemma not in {"mean", "imply"} or not meant:
            return -1  # "this does not mean that we reject talks"
    own = negation_among([*predicate.children, *verb.children], lexicon)
    return own if own >= 0 else _negative_subject(predicate, lexicon)


def _is_bare_it(verb: Token) -> bool:
    """Return whether this is the "is" of "it is not that we oppose it"."""
    return any(c.lower_ == "it" for c in verb.children) and not any(
        c.dep_ in {"acomp", "attr"} for c in verb.children
    )


def _is_first_person(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in _FIRST_PERSON for c in verb.children)


def _evaluated(token: Token, lexicon: StanceLexicon) -> int:
    """Return what turns a word in "it would be wrong (not) to sign".

    The deed is judged by "wrong", so a good deed is turned by it; "wrong" itself is turned by the
    "not" of the deed.
    """
    if token.pos_ == "VERB" and token.dep_ in {"xcomp", "acl", "advcl", "csubj", "ccomp"}:
        sign = SIGNS.get(lexicon.predicate(token), 0) or lexicon.value(token)
        judged = _bad_word(token.head, lexicon)
        if judged >= 0 and sign and any(c.lower_ == "to" for c in token.children):
            return judged
        return -1
    if token.pos_ not in {"ADJ", "NOUN"} or lexicon.values.get(token.lemma_.lower(), 0) >= 0:
        return -1
    for clause in [*token.children, *token.head.children]:
        if clause.dep_ in {"xcomp", "acl", "advcl"} and any(
            child.lower_ == "to" for child in clause.children
        ):
            bad = lexicon.predicate(clause) == "abandon" or lexicon.value(clause) < 0
            return clause.i if bad else negation_among(clause.children, lexicon)
    return -1


def _missed(token: Token) -> int:
    """Return the "without" of "without the zone trade would have been worse"."""
    verb = token
    while verb.dep_ in {"acomp", "attr", "dobj", "xcomp", "advmod"} and verb.head != verb:
        verb = verb.head
    if not any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"} for c in verb.children):
        return -1
    return next((c.i for c in verb.children if c.lower_ == "without" and c.i < verb.i), -1)


def _bad_word(head: Token, lexicon: StanceLexicon) -> int:
    words = [head, *(c for c in head.children if c.dep_ in {"acomp", "attr"})]
    if head.lemma_ != "be" and head.head.lemma_ != "be":
        return -1
    for word in words:
        if word.pos_ in {"ADJ", "NOUN"} and lexicon.values.get(word.lemma_.lower(), 0) < 0:
            return word.i if negator(word, lexicon) < 0 else -1
    return -1


def reverser(token: Token, lexicon: StanceLexicon) -> int:
    """Return the word of cessation that governs this one: "lift sanctions", "an end to the war"."""
    current = token
    for _ in range(REACH):
        head = current.head
        if head == current:
            return -1
        found = _reversal_at(token, current, lexicon)
        if found >= 0:
            cancelled = head.pos_ == "VERB" and negator(head, lexicon) >= 0
            return -1 if cancelled and head.lower_ not in {"against", "despite"} else found
        if current.dep_ not in _CLIMB:
            return -1
        current = head
    return -1


def _reversal_at(token: Token, current: Token, lexicon: StanceLexicon) -> int:
    """Return the head of `current` if it turns the word that hangs there, else -1."""
    head = current.head
    lemma = head.lemma_.lower()
    ends = current.dep_ == "nsubj" and lemma in _INTRANSITIVE_ENDS and not _has_object(head)
    against = (
        current.dep_ == "pobj" and head.lower_ in {"against", "despite"} and token.pos_ != "VERB"
    )
    stopped = (
        current.dep_ in {"dobj", "prep", "nsubjpass"}
        and head.pos_ == "VERB"
        and lexicon.reverses(head)
    )
    noun = current.dep_ == "prep" and lemma in lexicon.reversal_nouns and head.pos_ == "NOUN"
    if ends or against or stopped or noun or _is_harmed(token, current, lexicon):
        return head.i
    return -1


def _is_harmed(token: Token, current: Token, lexicon: StanceLexicon) -> bool:
    """Return whether a good thing is the object of a harmful verb: "undermines our democracy"."""
    verb = current.head
    return (
        current.dep_ in {"dobj", "nsubjpass"}
        and verb.pos_ == "VERB"
        and lexicon.values.get(verb.lemma_.lower(), 0) < 0
        and lexicon.values.get(token.lemma_.lower(), 0) > 0
    )


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
