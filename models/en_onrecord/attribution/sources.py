"""Find who holds what a verb says: its subject, or the one that it shares with another verb."""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse

_CONDITIONS = frozenset({"if", "unless", "whether"})
_MANNER = frozenset(
    {
        "by",
        "in",
        "with",
        "after",
        "without",
        "before",
        "while",
        "when",
        "from",
        "of",
        "since",
        "until",
    }
)
# "was called in and told that": without somebody addressed, the subject is.
_ADDRESSED = frozenset({"tell", "inform", "advise", "assure", "remind", "notify"})
_AFTERWARDS = frozenset({"after", "when", "as", "although", "though"})
PROMPT = frozenset({"quick", "swift", "fast"})  # "was quick to welcome it"
_AS_LONG = frozenset({"long", "soon", "far", "much"})
_NOT = frozenset({"not", "n't", "n’t"})
_LONGEST_OFFICE = 12  # tokens of "and the mayor of Oslo,"
_FARTHEST = 6  # steps up the tree; longer chains are parser errors
_ALONE = frozenset({"only", "first", "last", "latest", "sole", "one", "second", "lone"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "who",
        "we",
        "i",
        "you",
        "some",
        "several",
        "many",
        "both",
        "others",
        "all",
        "one",
        "most",
        "few",
        "this",
        "these",
        "those",
        "everyone",
        "everybody",
        "neither",
        "either",
        "each",
        "another",
        "none",
        "nobody",
        "which",
        "that",
    ]
)


def source_of(parse: Parse, lexicon: Lexicon, verb: int) -> int:
    """Return the head token of the one who acts in the verb, -1 when nobody is named."""
    known = _who_makes_known(parse, verb)
    if known >= 0:
        return source_of(parse, lexicon, known)
    own = _own_subject_before(parse, lexicon, verb)
    if own >= 0:
        return own
    passive = _is_passive(parse, verb)
    for _ in range(_FARTHEST):
        agent = _agent(parse, verb)
        if agent >= 0 and passive:
            return agent
        subject = parse.subject(verb)
        if subject >= 0 and parse.tag[subject] == "VBG" and parse.dep[subject] != "nsubjpass":
            named = nearby_source(parse, lexicon, verb)  # "Opening the session, Ana Ruiz said"
            subject = named if named > subject else subject
        if subject >= 0:
            # "was reported to have …and claimed": an active verb shares a passive one's subject.
            return -1 if passive else parse.antecedent(subject, verb)
        following = _shared_with(parse, lexicon, verb)
        if following < 0:
            return -1
        if parse.pos[following] not in {"VERB", "AUX", "ADJ"}:
            return following
        verb = following
    return -1


def _who_makes_known(parse: Parse, verb: int) -> int:
    """Return the verb of "let it be known that P" or "made it known that P", -1 elsewhere."""
    above, subject = parse.head[verb], parse.subject(verb)
    known = parse.lower[verb] == "known" and parse.lemma[above] in {"let", "make"}
    return above if known and subject >= 0 and parse.lower[subject] == "it" else -1


def _own_subject_before(parse: Parse, lexicon: Lexicon, verb: int) -> int:
    """Return a joined verb's own subject that the parser hung elsewhere, -1 if there is none.

    '… wrote that "P", and the mayor of Oslo, Ana Ruiz, condemned the raid': not who wrote.
    """
    joined = parse.dep[verb] == "conj" and parse.tag[verb] in {"VBD", "VBZ"}
    if not joined or parse.subject(verb) >= 0 or parse.lower[verb - 1] != ",":
        return -1
    name = verb - 2
    if parse.entity[name] != "PERSON" or parse.quoted[name] >= 0:
        return -1
    first = name
    while first and parse.entity[first - 1] == "PERSON":
        first -= 1
    if first == name or parse.lower[first - 1] != ",":
        return -1
    for index in range(first - 2, max(parse.head[verb], first - _LONGEST_OFFICE), -1):
        if parse.lower[index] in {"and", "but", "while"}:
            office = range(index + 1, first - 1)
            noun = next((i for i in office if parse.pos[i] == "NOUN"), -1)
            verbs = any(parse.pos[i] in {"VERB", "AUX"} for i in office)
            return name if noun >= 0 and not verbs and is_agent(parse, lexicon, noun) else -1
    return -1


def _agent(parse: Parse, verb: int) -> int:
    """Return the agent of a passive: "was criticised by the archbishop"."""
    for kid in parse.kids[verb]:
        if parse.dep[kid] == "agent":
            for below in parse.kids[kid]:
                if parse.dep[below] == "pobj":
                    return below
    return -1


def _is_passive(parse: Parse, verb: int, steps: int = _FARTHEST) -> bool:
    """Tell whether a verb is passive; a bare participle is, too ("called the 1:59 Challenge")."""
    if any(parse.dep[kid] in {"nsubjpass", "auxpass", "agent"} for kid in parse.kids[verb]):
        return True
    told = (
        parse.tag[verb] == "VBD"
        and parse.lemma[verb] in _ADDRESSED
        and not any(parse.dep[kid] in {"dobj", "dative"} for kid in parse.kids[verb])
    )
    joined = parse.dep[verb] == "conj" and (parse.tag[verb] == "VBN" or told)
    if joined and not any(parse.dep[kid] in {"aux", "nsubj"} for kid in parse.kids[verb]):
        above = parse.head[verb]
        return above != verb and steps > 0 and _is_passive(parse, above, steps - 1)
    bare = parse.tag[verb] == "VBN" and parse.dep[verb] in {"advcl", "acl", "relcl"}
    return bare and not any(parse.dep[kid] in {"aux", "nsubj"} for kid in parse.kids[verb])


def _shared_with(parse: Parse, lexicon: Lexicon, verb: int) -> int:
    """Return the verb whose subject this one shares, or the noun that it describes; else -1."""
    dep, head = parse.dep[verb], parse.head[verb]
    if head == verb:
        return leading_verb(parse, lexicon, verb)
    if dep == "conj" and parse.pos[head] in {"VERB", "AUX", "ADJ"}:
        return head
    if dep == "advcl":
        conditional = any(parse.lower[kid] in _CONDITIONS for kid in parse.kids[verb])
        if parse.pos[head] not in {"VERB", "AUX", "ADJ"} or conditional:
            return -1
        return head
    if dep in {"xcomp", "ccomp"}:
        if parse.lower[head] in PROMPT:
            return parse.head[head]
        tells = parse.tag[verb] == "VBG" and parse.lemma[head] in lexicon.say
        heard = parse.lower[head] == "heard" and _is_passive(parse, head)
        if heard:
            return next((k for k in parse.kids[head] if parse.dep[k] == "nsubjpass"), -1)
        control = lexicon.control | lexicon.negative_verbs | lexicon.purposes
        shares = parse.lemma[head] in control
        return head if tells or shares else -1
    if dep in {"acl", "relcl"} and parse.tag[verb] == "VB" and is_distinguished(parse, head):
        return parse.head[head]
    if dep == "acl" and parse.tag[verb] in {"VBG", "VB"}:
        return _holder(parse, lexicon, head)
    if dep == "dep" and parse.pos[head] == "VERB":
        return head
    if dep in {"pcomp", "prep"}:
        above = parse.head[head]
        if parse.lower[head] == "as" and parse.lemma[above] in {"quote", "cite", "report"}:
            # "was quoted by the paper as saying", "the paper quoted Ruiz as saying"
            objects = ("nsubjpass", "dobj")
            return next((k for k in parse.kids[above] if parse.dep[k] in objects), -1)
        if parse.lower[head] not in _MANNER:
            return -1
        if parse.lower[above] == "short" and parse.pos[parse.head[above]] == "VERB":
            return parse.head[above]
        if parse.lower[head] == "in" and parse.dep[above] == "acomp":
            return parse.head[above]  # "was more forceful in blaming them"
        if parse.pos[above] in {"VERB", "AUX"}:
            return above
        return _holder(parse, lexicon, above) if above != head else -1
    return -1


def leading_verb(parse: Parse, lexicon: Lexicon, verb: int) -> int:
    """Return the first of several verbs of one subject that the parser took for a clause, or -1.

    "He believes the charges are false, supports an inquiry and wants a retrial."
    """
    if parse.lemma[verb] in lexicon.say and nearby_source(parse, lexicon, verb) >= 0:
        return -1  # "…, said Ms Diaz"
    known = lexicon.say | lexicon.think | lexicon.transitive | lexicon.infinitive
    for kid in parse.kids[verb]:
        leads = parse.dep[kid] == "ccomp" and kid < verb and parse.tag[kid] == parse.tag[verb]
        leads = leads and parse.quoted[kid] < 0 and parse.lemma[kid] in known
        if leads and parse.subject(kid) >= 0 and parse.lower[verb - 1] in {",", "and", "but"}:
            return kid
    return -1


def before_aside(parse: Parse, lexicon: Lexicon, first: int, last: int) -> int:
    """Return the last token before what somebody else says of it, else `last`.

    "…, a charge that the ministry denies"; "… after Norland had accused the guard of …".
    """
    known = lexicon.say | lexicon.transitive | lexicon.predicate
    for index in range(first + 1, last + 1):
        verb = parse.head[index]
        told = parse.lower[index] in _AFTERWARDS and index < verb <= last
        told = told and parse.lower[index - 1] not in _AS_LONG  # "as long as he refuses"
        if told and parse.tag[verb] in {"VBD", "VBZ", "VBP"} and parse.lemma[verb] in known:
            subject = parse.subject(verb)
            if subject > index and is_agent(parse, lexicon, subject) and index - first > 1:
                return index - 1
        left = parse.left[index]
        beside = parse.dep[index] in {"appos", "npadvmod"}
        if not beside or left <= first or parse.lower[left - 1] != ",":
            continue
        for kid in parse.kids[index]:
            others = max(parse.subject(kid), _agent(parse, kid))
            judges = parse.dep[kid] in {"relcl", "acl"} and parse.lemma[kid] in known
            if judges and kid > index and others > index and is_agent(parse, lexicon, others):
                return left - 2
    return last


def is_distinguished(parse: Parse, noun: int) -> bool:
    """Return whether a noun tells who alone or first does something: "is the only member to"."""
    words = {parse.lower[k] for k in parse.kids[noun]} | {parse.lower[noun]}
    be = parse.head[noun]
    return (
        parse.dep[noun] == "attr" and parse.lemma[be] in {"be", "become"} and bool(words & _ALONE)
    )


def nearby_source(parse: Parse, lexicon: Lexicon, verb: int) -> int:
    """Return the name or person beside a verb of speech for which the parser saw no subject, or -1.

    "Tom Berg, QC, said that …"; "…, said Ms Diaz".
    """
    begin, end = parse.sentences[parse.sentence[verb]]
    said_to_be = verb + 1 < end and parse.lower[verb + 1] == "to"
    behind = verb > begin and (parse.quoted[verb - 1] >= 0 or parse.tag[verb - 1] == "''")
    if behind:
        # '"This is false," read a statement': the parser takes the source for an object.
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "dobj" and kid > verb and _may_read(parse, lexicon, kid):
                return kid
    if parse.tag[verb] not in {"VBD", "VBZ", "VBP"} or said_to_be:
        return -1
    index = verb - 1
    while (
        index >= begin and parse.pos[index] in {"ADV", "AUX", "PUNCT"} and parse.quoted[index] < 0
    ):
        index -= 1
    if index >= begin and parse.quoted[index] < 0 and parse.pos[index] in {"PROPN", "NOUN", "PRON"}:
        while parse.dep[index] in {"appos", "compound"} and parse.head[index] < verb:
            above = parse.head[index]
            apart = parse.entity[index] == "PERSON" and parse.entity[above] != "PERSON"
            if above == index or (apart and parse.dep[above] == "pobj"):
                break
            index = above
        if parse.pos[index] in {"PROPN", "NOUN", "PRON"} and is_agent(parse, lexicon, index):
            return index
    index = verb + 1
    while (
        index < end
        and parse.dep[index] in {"compound", "det", "amod", "poss", "nmod", "case"}
        and parse.quoted[index] < 0
    ):
        index += 1
    if verb < index < end and parse.pos[index] == "PROPN" and parse.quoted[index] < 0:
        return index
    return -1


def _may_read(parse: Parse, lexicon: Lexicon, noun: int) -> bool:
    return parse.lemma[noun] in lexicon.vessels or is_agent(parse, lexicon, noun)


def _holder(parse: Parse, lexicon: Lexicon, noun: int) -> int:
    """Return who speaks by a noun: the owner of "a letter urging …", or the noun itself."""
    if parse.pos[noun] not in {"NOUN", "PROPN", "PRON"}:
        return -1
    frame = parse.head[noun]
    if parse.lower[frame] == "among" and parse.lemma[parse.head[frame]] == "be":
        # "Among those calling for a recount is Mia Brandt."
        named = parse.subject(parse.head[frame])
        if named > parse.head[frame]:
            return named
    if parse.lower[noun] in lexicon.platforms and parse.head[frame] != frame:
        noun, frame = parse.head[frame], parse.head[parse.head[frame]]  # "a post on X saying"
        if parse.pos[noun] in {"VERB", "AUX"}:
            return noun
    vessel = parse.lemma[noun] in lexicon.vessels or parse.lemma[noun] in lexicon.attitude_nouns
    if not vessel and is_agent(parse, lexicon, noun):
        return noun
    for kid in parse.kids[noun]:
        if parse.dep[kid] == "poss":
            return kid
    step = noun
    for _ in range(_FARTHEST):
        above = parse.head[step]
        if above == step:
            break
        if parse.pos[above] in {"VERB", "AUX"}:
            subject = parse.subject(above)
            if subject == step or (subject < 0 and parse.dep[above] != "conj"):
                break
            return above
        if is_agent(parse, lexicon, above) and parse.dep[step] in {"pobj", "prep"}:
            step = above
            continue
        step = above
    return noun if vessel else -1


def is_agent(parse: Parse, lexicon: Lexicon, noun: int) -> bool:
    """Tell whether a noun or pronoun can hold a position."""
    lower, lemma, pos = parse.lower[noun], parse.lemma[noun], parse.pos[noun]
    if lower in _NOT:
        return False
    if pos == "PROPN" or parse.tag[noun] in {"NNP", "NNPS"}:
        return True
    if pos == "PRON" or lower in _PRONOUNS:
        return lower in _PRONOUNS
    if lower in parse.names and parse.text[parse.start[noun]].isupper():
        # The tagger takes "Diaz called" for a noun where it opens the sentence.
        return True
    if lemma in lexicon.agents or lower in lexicon.agents:
        return True
    if pos in {"NUM", "DET"} or parse.text[parse.start[noun] : parse.start[noun] + 2].isupper():
        return True  # "some", "MEPs"
    if pos not in {"NOUN", "ADJ"} or lemma in lexicon.not_agents:
        return False
    if pos == "ADJ":
        return parse.lower[parse.left[noun]] == "the"
    return lemma.endswith(tuple(lexicon.agent_suffixes)) and len(lemma) > 4
