"""Give a target words that say enough to stand in a table.

A bare deed gets what it is done to ("ensuring": "ensuring that prices fall"), a bare noun what it
was called before ("the plan": "peace plan"), an idiom what it is about ("in favour of a ban": the
ban). No target is longer than a line of a table, ends in the middle of a clause or a word, or keeps
quotation marks.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from en_onrecord.position.anaphora import Nouns, described_before
from en_onrecord.position.phrases import Phrase, gerund, is_telling, noun_phrase, tells_occasion
from en_onrecord.record import CharSpan

LONGEST = 10
"""Words of a target in a table."""
LONGEST_CLAIM = 12
"""Words of a claim, which says less when it is cut."""
LONGEST_NAME = 5
"""Words that a bare noun may take from what it was called before."""
_LIGHT = frozenset(
    {"keep", "like", "want", "try", "begin", "start", "continue", "go", "come", "help", "be"}
    | {"find", "get", "need", "seek", "manage", "stop", "intend", "wish"}
)
"""Verbs that say little beside the deed that they govern: "keep fighting the ban"."""
_EMPTY_DEEDS = frozenset({"happen", "come", "go", "be", "do", "find", "become", "repeat", "like"})
_IDIOMS = frozenset({"favour", "favor", "abeyance", "public", "whole", "vain", "question", "doubt"})
"""Nouns behind "in" or "on" that name nothing: "in favour", "on the whole"."""
_LOOSE_STARTS = frozenset({"own", "whose", "either", "both", "and", "or", "but"})
_AIMS = frozenset(
    {"attempt", "effort", "bid", "plan", "decision", "refusal", "desire", "threat", "proposal"}
    | {"promise", "pledge", "readiness", "right", "idea", "drive", "push", "wish", "failure"}
)
_ABOUT = frozenset({"against", "about", "over", "on"})
_ANYBODY = frozenset({"world", "community", "people", "country", "state", "nation", "side"})
"""Nouns that say little as the name of what is demanded of them."""
_OUGHT = frozenset({"must", "should", "ought", "shall"})
_ASSENT = frozenset({"favour", "favor"})
_GOING_ON = frozenset({"keep", "start", "begin", "continue"})
_PLACING = frozenset({"remain", "stay", "hold", "keep", "put", "place", "leave"})
_PAIR = 3
_WH = frozenset({"how", "whether", "why", "when", "where", "who", "what", "which"})
_BREAKS = frozenset(
    {"of", "in", "on", "for", "to", "with", "by", "from", "at", "between", "against", "about"}
    | {"over", "under", "as", "into", "through", "after", "before", "that", "which", "who", "held"}
    | {"near", "beside", "including", "during", "within", "without", "towards", "via", "among"}
)
"""Words before which a long target may end."""
_MARKS = '“”‘"«»–— ,;:'
_NO_MARKS = str.maketrans("", "", '“”"«»')
LONGEST_ACRONYM = 5
"""Letters of a word that is not shouted."""
_ROUGHLY = re.compile(
    r"^(?:at (?:least|most)|(?:more|fewer) than|some|about|around|nearly|almost|over|up to) (?=\d)"
)
_REST = re.compile(r"[-‑][^\W\d_]+")


def readable(
    doc: Doc, phrase: Phrase, inside: set[int], places: Nouns, cue: int = -1
) -> Phrase | None:
    """Return the phrase in words that say enough.

    Where there are none the text is empty; `None` stands for what was named before ("in favour").
    """
    head = doc[phrase.head]
    if not phrase.text:
        return phrase
    if phrase.claim:
        return _tidied(doc, replace(phrase, text=_without_that(phrase.text)), LONGEST_CLAIM)
    if head.lemma_.lower() in _IDIOMS and _is_idiom(head):
        nothing = None if head.lemma_.lower() in _ASSENT else replace(phrase, text="")
        return _behind_idiom(head, inside) or _put_in_idiom(head, inside) or nothing
    behind = _behind_cue(head, inside) if head.i == cue else None
    if behind is not None and phrase.text.split()[0] == gerund(head):
        phrase = behind
    elif head.pos_ in {"VERB", "AUX"}:
        phrase = _told_deed(head, phrase, inside)
    elif head.pos_ == "ADJ":
        phrase = _noun_of_adjective(head, inside) or phrase
    elif " " in phrase.text:
        phrase = _aim(head, inside) or phrase
    else:
        named = _duty(head, inside) or described_before(doc, head, places, LONGEST_NAME)
        phrase = named or phrase
    return _tidied(doc, phrase, LONGEST) if phrase.text else phrase


def _told_deed(verb: Token, phrase: Phrase, inside: set[int]) -> Phrase:
    """Return a deed in words that say enough, without words where none do."""
    words = phrase.text.split()
    if len(words) == 1 and phrase.text != verb.text:
        named = _antecedent(verb) or _deed(verb, inside)
        if named is None and verb.lemma_.lower() in _EMPTY_DEEDS:
            return replace(phrase, text="")
        return named or phrase
    if verb.lemma_.lower() in _GOING_ON and words[1:2] == [_after(verb)]:
        return replace(phrase, text=phrase.text.split(maxsplit=1)[1])  # "keeping fighting it"
    ends_with_deed = len(words) > 1 and words[-1] == gerund(verb)
    return _whole_event(verb, phrase, inside) if ends_with_deed else phrase


def _behind_cue(verb: Token, inside: set[int]) -> Phrase | None:
    """Return what the saying verb itself is about: "warned against haste" judges haste."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in _ABOUT:
            for noun in prep.children:
                if noun.dep_ == "pobj" and noun.pos_ in {"NOUN", "PROPN"}:
                    return noun_phrase(noun, inside)
    return None


def _duty(noun: Token, inside: set[int]) -> Phrase | None:
    """Return how all the world ought to be: "world being ready"."""
    verb = noun.head
    owed = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if noun.lemma_.lower() not in _ANYBODY or noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    if owed.isdisjoint(_OUGHT) or any(child.dep_ == "neg" for child in verb.children):
        return None
    for child in verb.rights:
        if child.dep_ in {"acomp", "attr"} and child.i in inside:
            words = [t for t in child.subtree if t.i in inside]
            whole = len(words) < LONGEST - 2 and not any(t.text in _MARKS for t in words)
            last = words[-1] if whole else child
            text = verb.doc[child.left_edge.i : last.i + 1].text
            return Phrase(f"{noun.text} being {text}", (noun.idx, _end(last)), noun.i)
    return None


def _whole_event(verb: Token, phrase: Phrase, inside: set[int]) -> Phrase:
    """Return who does what: "club becoming a burden" for "club becoming"."""
    deed = _deed(verb, inside)
    if deed is None or deed.head != verb.i or deed.text.split()[0] != gerund(verb):
        return phrase
    text = f"{phrase.text} {deed.text.split(maxsplit=1)[-1]}"
    if len(text.split()) > LONGEST:
        return phrase
    return Phrase(text, (phrase.span[0], max(phrase.span[1], deed.span[1])), verb.i)


def _aim(noun: Token, inside: set[int]) -> Phrase | None:
    """Return a plan with what is planned: "attempts of some to use it": "attempts to use it"."""
    if noun.lemma_.lower() not in _AIMS:
        return None
    if not any(c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "of"} for c in noun.rights):
        return None
    for child in noun.rights:
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        if child.dep_ in {"acl", "relcl"} and infinitive and child.i > noun.i + 2:
            deed = _deed(child, inside)
            if deed is not None and len(deed.text.split()) < LONGEST - 1:
                start = noun.doc.text[child.idx : child.idx + len(child)]
                rest = deed.text.split(maxsplit=1)[1:]
                words = " ".join([noun.text, "to", start, *rest])
                return Phrase(words, (noun.idx, deed.span[1]), noun.i)
    return None


def _after(verb: Token) -> str:
    """Return the deed in -ing right behind a verb."""
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return following.text if following.tag_ == "VBG" and following != verb else ""


def _without_that(text: str) -> str:
    """Return "how it will vote" for "claim that how it will vote"."""
    words = text.split()
    return " ".join(words[2:]) if len(words) > 2 and words[2].lower() in _WH else text


def _is_idiom(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in {"in", "on"}


def _put_in_idiom(noun: Token, inside: set[int]) -> Phrase | None:
    """Return what is put there: "the treaty remains in abeyance"."""
    verb = noun.head.head
    if verb.lemma_.lower() not in _PLACING:
        return None
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    found = [noun_phrase(c, inside) for c in reversed(things) if c.pos_ in {"NOUN", "PROPN"}]
    return next((phrase for phrase in found if phrase is not None), None)


def _behind_idiom(noun: Token, inside: set[int]) -> Phrase | None:
    """Return what "in favour of" is about: a thing or a deed."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    for prep in {after, *noun.children}:  # the parser may hang "of" on the verb
        if prep.dep_ != "prep" or prep.lower_ != "of":
            continue
        for child in prep.children:
            if child.dep_ == "pobj":
                return noun_phrase(child, inside)
            if child.dep_ == "pcomp":
                return _deed(child, inside)
    return None


def _noun_of_adjective(adjective: Token, inside: set[int]) -> Phrase | None:
    """Return what is called so: "dubbed the walkout shameful" judges the walkout."""
    subjects = [c for c in adjective.children if c.dep_ in {"nsubj", "nsubjpass"}]
    objects = [c for c in adjective.head.children if c.dep_ == "dobj"]
    for noun in [*subjects, *objects]:
        if is_telling(noun):
            return noun_phrase(noun, inside)
    return None


def _deed(verb: Token, inside: set[int]) -> Phrase | None:
    """Return a deed with what it is done to: "engaging with the agency", "keeping the peace"."""
    rights = [child for child in verb.rights if child.i in inside]
    for child in rights:
        if child.dep_ == "xcomp" and verb.lemma_.lower() in _LIGHT and child.pos_ == "VERB":
            return _deed(child, inside) or Phrase(gerund(child), _span(child, child), child.i)
    for child in rights:
        noun = child
        if child.dep_ == "prep" and not tells_occasion(child):
            noun = next((c for c in child.children if c.dep_ == "pobj"), child)
        elif child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= _PAIR:
            both = _deed(child, inside)
            return both and replace(both, text=f"{gerund(verb)} and {both.text}")
        elif child.dep_ not in {"dobj", "attr", "oprd"}:
            continue
        thing = noun_phrase(noun, inside) if noun.pos_ in {"NOUN", "PROPN"} else None
        if thing is None:
            continue
        text = verb.doc.text[child.left_edge.idx : thing.span[1]]
        words = f"{gerund(verb)} {' '.join(text.translate(_NO_MARKS).split())}"
        return Phrase(words, (verb.idx, thing.span[1]), verb.i)
    return _deed_with_clause(verb, rights)


def _deed_with_clause(verb: Token, rights: list[Token]) -> Phrase | None:
    """Return a deed with its short clause: "ensuring that prices fall"."""
    clause = next((child for child in rights if child.dep_ == "ccomp"), None)
    if clause is None:
        return None
    words = verb.doc[clause.left_edge.i : clause.right_edge.i + 1]
    if len(words) >= LONGEST or any(word.is_punct for word in words):
        return None
    return Phrase(f"{gerund(verb)} {words.text}", (verb.idx, _end(words[-1])), verb.i)


def _antecedent(verb: Token) -> Phrase | None:
    """Return what a relative clause is about: "exiles, whom it refused to take back"."""
    while verb.dep_ in {"xcomp", "conj"} and verb.head != verb:
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    taken = any(child.dep_ == "dobj" and not child.tag_.startswith("W") for child in verb.children)
    if verb.dep_ != "relcl" or taken or subject is None or subject.tag_.startswith("W"):
        return None
    return noun_phrase(verb.head, set(range(verb.sent.start, verb.sent.end)))


def _tidied(doc: Doc, phrase: Phrase, longest: int) -> Phrase:
    """Return the phrase with whole words, of a line's length, without loose ends and marks."""
    text = phrase.text + _rest_of_word(doc, phrase.span)
    text = _without_half_clause(doc, phrase, text)
    words = text.translate(_NO_MARKS).split()
    if len(words) > longest:
        words = words[: _last_break(words[: longest + 1])]
    while len(words) > 1 and words[0].lower() in _LOOSE_STARTS:
        words = words[1:]
    text = _ROUGHLY.sub("", " ".join(words)).strip(_MARKS)
    if text.isupper() and len(text) > LONGEST_ACRONYM and doc[phrase.head].pos_ != "PROPN":
        text = text.lower()
    return replace(phrase, text=text)


def _rest_of_word(doc: Doc, span: CharSpan) -> str:
    """Return what a hyphen still joins to the last word: "run" is "run-off"."""
    rest = _REST.match(doc.text, span[1])
    return rest.group() if rest else ""


def _without_half_clause(doc: Doc, phrase: Phrase, text: str) -> str:
    """Drop a relative clause that is cut behind its verb: "deputies who voted [for him]"."""
    found = doc.char_span(*phrase.span, alignment_mode="expand")
    if found is None or not len(found) or found[-1].dep_ != "relcl":
        return text
    verb = found[-1]
    if verb.i + 1 >= len(doc) or verb.right_edge.i == verb.i or phrase.claim:
        return text
    start = doc.text[phrase.span[0] : verb.left_edge.idx].strip(_MARKS)
    return start if start and text.startswith(start) else text


def _last_break(words: list[str]) -> int:
    """Return where a long target may end: before its last preposition that fits."""
    breaks = [n for n, word in enumerate(words) if n > 1 and word.lower() in _BREAKS]
    return breaks[-1] if breaks else len(words) - 1


def _span(first: Token, last: Token) -> CharSpan:
    return first.idx, _end(last)


def _end(token: Token) -> int:
    return token.idx + len(token)
