"""Mend words that the parser takes for another kind of word, before cues are looked for.

"ministers meeting in Oslo demanded it" has no meeting for its subject; "welcomed the Oslo meeting"
has no clause; in "it will pay, Minister Ana Ruiz announced on Monday" the announcing is no second
act.
"""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import SUBJECTS, Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GATHERING = frozenset(
    {"meeting", "gathering", "marching", "rallying", "protesting", "demonstrating", "convening"}
    | {"assembling", "attending", "campaigning", "speaking", "living", "working"}
)
_EVENTS = frozenset(
    {"meeting", "gathering", "briefing", "hearing", "ruling", "bombing", "shelling"}
)
_LOOSE = frozenset({"conj", "acl", "relcl", "dep", "parataxis"})
_FARTHEST = 6  # steps up the tree
_COMPLETING = frozenset({"ccomp", "dobj", "xcomp", "prt"})


def mend_misread(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """Mend the tree around a finite verb; return whether anything was moved."""
    if parse.quoted[verb] >= 0 or parse.tag[verb] not in _FINITE:
        return False
    changed = _gathered_subject(parse, verb)
    changed = _event_object(parse, verb) or changed
    return _trailing_cue(parse, lexicon, verb) or changed


def _gathered_subject(parse: Parse, verb: int) -> bool:
    """Give the verb those who met for its subject: "ministers meeting in Oslo demanded it"."""
    for word in parse.kids[verb]:
        who = word - 1
        gathered = parse.lower[word] in _GATHERING and word + 1 < verb
        if not gathered or parse.dep[word] not in {"nsubj", "csubj"} or who < 0:
            continue
        if parse.tag[who] not in {"NNS", "NNPS"} or parse.head[who] != word:
            continue
        if parse.dep[who] == "poss" or parse.pos[word + 1] != "ADP":
            continue
        _hang(parse, who, verb, "nsubj")
        for kid in [k for k in parse.kids[word] if k < who]:
            _hang(parse, kid, who, parse.dep[kid])
        _hang(parse, word, who, "acl")
        parse.tag[word] = "VBG"
        return True
    return False


def _event_object(parse: Parse, verb: int) -> bool:
    """Read the noun in "welcomed the Oslo meeting", taken for what the town does."""
    for word in parse.kids[verb]:
        taken = parse.dep[word] == "ccomp" and parse.tag[word] == "VBG"
        if not taken or word < verb or parse.lower[word] not in _EVENTS:
            continue
        place = word - 1
        first = parse.left[place] if parse.head[place] == word else place
        if verb < first < place and parse.pos[first] == "DET":
            for kid in [k for k in parse.kids[place] if k == first]:
                _hang(parse, kid, word, "det")
            parse.dep[place], parse.dep[word] = "compound", "dobj"
            parse.tag[word], parse.pos[word] = "NN", "NOUN"
            return True
    return False


def _trailing_cue(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """Make the last clause the cue: "it will pay, Minister Ana Ruiz announced on Monday"."""
    told = verb
    for _ in range(_FARTHEST):
        told = parse.head[told]
    if parse.dep[verb] not in _LOOSE or parse.head[told] != told or told > verb:
        return False
    lemma = parse.lemma[verb]
    if lemma not in lexicon.say or lemma in lexicon.say_weak:
        return False
    subject = parse.subject(verb)
    if not told < subject < verb or any(parse.dep[k] in _COMPLETING for k in parse.kids[verb]):
        return False
    first = parse.left[subject]
    named = parse.tag[subject] in {"NNP", "NNPS"} or parse.dep[verb] == "conj"
    own = any(parse.dep[k] in SUBJECTS for k in parse.kids[told])
    if not own or not named or parse.lower[first - 1] != "," or parse.quoted[told] >= 0:
        return False
    parse.kids[parse.head[verb]].remove(verb)
    parse.head[verb], parse.dep[verb] = verb, "ROOT"
    parse.head[told], parse.dep[told] = verb, "ccomp"
    parse.kids[verb].append(told)
    for kid in [k for k in parse.kids[told] if k > verb]:
        _hang(parse, kid, verb, parse.dep[kid])
    parse.kids[verb].sort()
    return True


def _hang(parse: Parse, child: int, head: int, relation: str) -> None:
    parse.kids[parse.head[child]].remove(child)
    parse.head[child], parse.dep[child] = head, relation
    parse.kids[head].append(child)
    parse.kids[head].sort()
