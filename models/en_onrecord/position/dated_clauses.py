"""Say how a date's clause and the saying verbs belong together, by the parse alone."""

from spacy.tokens import Doc, Token

from en_onrecord.position.date_mentions import DateMention
from en_onrecord.position.occasions import (
    EVENTS,
    PAPERS,
    noun_of,
    token_at,
)

OPENING_WORDS = 2
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
_PUBLISHING = frozenset(
    {"publish", "release", "air", "broadcast", "post", "issue", "give", "date", "send", "submit"}
    | {"deliver", "file"}
)
_ISSUING = _PUBLISHING | {"pass", "adopt", "sign", "make", "write"}
_QUOTING = frozenset({"put", "say", "write", "tell", "note", "explain", "phrase"})
_TAKING_PART = frozenset({"boycott", "skip", "attend", "miss", "disrupt", "join", "leave"})
_WHERE_SAID = frozenset({"at", "during", "in"})
_ASKING = frozenset({"ask", "question", "press", "quiz", "interview", "quote"})
_EXPECTING = frozenset({"fear", "hope", "expect", "await", "recall", "remember", "anticipate"})


def is_of_verbs(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether a date outside the content tells when these saying verbs happened."""
    if mention.verb < 0:
        return True  # it hangs on nothing
    verb = doc[mention.verb]
    if opens_sentence(doc, mention):  # whatever the parser hangs it on
        return not all(_is_aside(other, verb) for other in verbs)
    return (
        verb in verbs
        or quotes(verb, verbs)
        or is_of_time(doc, verbs, mention)
        or _publishes(verb)
        or _sets_scene(verb, verbs, token_at(doc, mention.span[0]))
        or _leads_to(verb, verbs)
    )


def takes_part(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether the day is of what was taken part in: "boycotted Sunday's vote"."""
    word = token_at(doc, mention.span[0])
    event = word.head
    return (
        word.dep_ == "poss"
        and event.dep_ == "dobj"
        and event.head in verbs
        and event.head.tag_ in {"VBD", "VBN"}
        and event.head.lemma_.lower() in _TAKING_PART
    )


def is_of_time(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether the date is in a clause that tells when: "promised it when he won in 2019"."""
    if mention.verb < 0 or not mention.direct:
        return False
    verb = doc[mention.verb]
    above = verb.head
    while above.dep_ == "xcomp" and above not in verbs:
        above = above.head
    return (
        verb.dep_ == "advcl"
        and verb.tag_ in {"VBD", "VBN"}
        and above in verbs
        and any(child.lower_ == "when" for child in verb.children)
    )


def is_of_occasion(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether the day is of where it was said: "defended it during a debate on Friday"."""
    noun = noun_of(doc, mention)
    return (
        noun.lemma_.lower() in EVENTS
        and noun.dep_ == "pobj"
        and noun.head.lower_ in _WHERE_SAID
        and noun.head.head in verbs
    )


def quotes(verb: Token, verbs: set[Token]) -> bool:
    """Return whether the date is in "as the envoy put it on Wednesday", said of this act."""
    below = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    return (
        verb.dep_ == "advcl"
        and verb.lemma_.lower() in _QUOTING
        and "as" in below
        and any(verb.head == other or verb.head.is_ancestor(other) for other in verbs)
    )


def is_owner(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date only marks a thing: "last year's thief"; not "Monday's speech"."""
    if mention.pattern == "days from a weekday":
        return False  # "a day after Friday's vote"
    word = token_at(doc, mention.span[1] - 1)
    noun = word.head
    paper = noun.ent_type_ == "ORG" and noun.dep_ == "pobj" and noun.head.lower_ == "in"
    return word.dep_ == "poss" and not paper and noun.lemma_.lower() not in EVENTS


def _publishes(verb: Token) -> bool:
    """Return whether the verb brings out what was said: "in an interview published on March 2"."""
    public = verb.lemma_.lower() == "make" and any(c.lower_ == "public" for c in verb.children)
    known = public or verb.lemma_.lower() in _PUBLISHING
    if verb.dep_ not in {"acl", "relcl"} or not known:
        return False
    noun = verb.head
    while noun.dep_ in {"pobj", "prep", "compound"} and noun.lemma_.lower() not in PAPERS:
        noun = noun.head  # "an interview with the paper published on March 2"
    return noun.lemma_.lower() in PAPERS


def is_means(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date is of that by which was spoken: "in a statement issued on May 2"."""
    if mention.verb < 0 or not _publishes(doc[mention.verb]):
        return False
    noun = doc[mention.verb].head
    return noun.lemma_.lower() in PAPERS and noun.head.lower_ == "in"


def _sets_scene(verb: Token, verbs: set[Token], day: Token) -> bool:
    """Return whether the verb tells the occasion of saying: "speaking in Lagos on March 5".

    With "asked" the date must be that of the asking: not "asked about the strike on March 5".
    """
    if verb.dep_ != "advcl" or verb.head not in verbs:
        return False
    if verb.tag_ == "VBG":
        return verb.lemma_.lower() not in _EXPECTING
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _ASKING and _is_of_asking(verb, day)


def _is_of_asking(verb: Token, day: Token) -> bool:
    while day.head not in (verb, day):
        day = day.head
        if day.pos_ in {"NOUN", "PROPN"}:
            return day.lemma_.lower() in EVENTS
    return True


def opens_sentence(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date stands at the head of its sentence: "On Thursday, she wrote"."""
    span = doc.char_span(*mention.span, alignment_mode="expand")
    return span is not None and span.start - span[0].sent.start <= OPENING_WORDS


def _leads_to(verb: Token, verbs: set[Token]) -> bool:
    """Return whether the date's verb governs the saying verb in the same clause chain."""
    return verb.dep_ not in _EMBEDDED and any(
        verb.is_ancestor(other) and not _is_aside(other, verb) for other in verbs
    )


def _is_aside(verb: Token, main: Token) -> bool:
    """Return whether this verb only describes what the dated clause names beside its subject.

    "announced it on Friday, despite criticism by Peru, which questioned his right"; but who on
    Friday "passed a resolution, which condemned the attack" condemned it on Friday.
    """
    while verb != main and verb.head != verb:
        if verb.dep_ == "relcl":
            noun = verb.head
            issued = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _ISSUING
            return noun.dep_ not in {"nsubj", "nsubjpass"} and not issued
        verb = verb.head
    return False
