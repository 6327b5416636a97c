"""Find what is judged or demanded, from the word that decided the side.

The deed, not the addressee ("urged them to lift the ban": lifting the ban); the subject, not the
predicate noun ("the plan is a mistake": the plan); never what a reversal leaves with the other sign
("called for an end to the war" opposes the war, and does not oppose its end).
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.position.phrases import Phrase, claim_phrase, deed_phrase, is_telling, noun_phrase
from en_onrecord.position.turning import negator
from en_onrecord.record import ActorRecord, StatementRecord

_ADDRESSING = frozenset(
    {"urge", "ask", "call", "appeal", "tell", "press", "order", "invite", "beg", "implore", "plead"}
    | {"warn", "request", "exhort", "encourage", "advise", "push", "pressure", "instruct", "compel"}
    | {"demand", "want", "persuade", "remind", "caution", "expect", "allow", "force", "forbid"}
)
_CLAUSES = frozenset({"xcomp", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_PREPOSITIONS = frozenset(
    {"for", "on", "against", "of", "with", "to", "about", "over", "at", "in", "from", "by", "upon"}
    | {"towards", "toward", "behind", "off", "out"}
)
_ATTITUDES = frozenset(
    {"support", "backing", "opposition", "objection", "resistance", "commitment", "call", "appeal"}
    | {"need", "importance", "concern", "doubt", "endorsement", "approval", "rejection", "demand"}
    | {"readiness", "willingness", "desire", "hope", "regret", "satisfaction", "criticism", "veto"}
    | {"condemnation", "appreciation", "gratitude", "reservation", "intention", "interest", "fear"}
    | {"confidence", "significance", "value", "necessity", "belief", "faith", "trust", "refusal"}
    | {"determination", "preference", "boycott", "scepticism", "skepticism", "displeasure", "anger"}
    | {
        "respect",
        "request",
        "promise",
        "pledge",
        "vow",
        "adherence",
        "dedication",
        "worry",
        "cause",
    }
)
_DENIALS = frozenset({"deny", "refute", "rebut", "dispute", "dismiss", "reject", "doubt"})
_OUGHT = frozenset({"must", "should", "shall", "ought", "need"})
_JUDGED = frozenset({"acomp", "attr", "oprd"})
_STEPS = 4
_NEXT = 2
_NAMING = frozenset({"call", "term", "dub", "brand", "label", "describe", "denounce", "dismiss"})
_POINTERS = frozenset({"it", "this", "that", "them", "these", "those", "one", "which"})
_INCLINED = frozenset({"xcomp", "ccomp", "advcl"})
POINTER = Phrase("", (0, 0), -1)
"""What a pronoun judges: something that stands before."""


class JudgedFinder:
    """What the statements of one article judge."""

    def __init__(self, doc: Doc, lexicon: StanceLexicon, actors: list[ActorRecord]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.own: set[int] = set()
        self._mentions = {
            actor.id: {start for start, _ in actor.mentions} for actor in actors if actor.mentions
        }

    def find(self, statement: StatementRecord, inside: set[int]) -> Phrase | None:
        """Return what the statement judges; `POINTER` for a pronoun, `None` for nothing."""
        sign = (statement.polarity > 0) - (statement.polarity < 0)
        self.own = self._mentions.get(statement.actor, set())
        named = self._named(statement, inside, sign)
        if named is not None:
            return named
        for governor in self._governors(statement):
            phrase = self._of(governor, inside, sign)
            if phrase is not None:
                return phrase
        return None

    def _governors(self, statement: StatementRecord) -> Iterator[Token]:
        """Yield the deciding word, then the head of the content."""
        if statement.stance_cue is not None:
            span = self.doc.char_span(*statement.stance_cue, alignment_mode="expand")
            if span is not None:
                root = span.root
                yield root.head if root.dep_ in {"neg", "preconj"} else root
        if 0 <= statement.head_token < len(self.doc):
            yield self.doc[statement.head_token]

    def _named(self, statement: StatementRecord, inside: set[int], sign: int) -> Phrase | None:
        """Return what is given a name: "called the limits “a gift to the aggressor”"."""
        if not 0 <= statement.head_token < len(self.doc):
            return None
        verb = self.doc[statement.head_token]
        if verb.lemma_.lower() not in _NAMING:
            return None
        for child in verb.children:
            if child.dep_ == "dobj":
                return self._noun(child, inside, sign)
            if child.dep_ == "ccomp" and not _is_verbal(child):
                return self._own_subject(child, inside, sign)
        return None

    def _is_own(self, noun: Token) -> bool:
        """Return whether this is the actor itself: its own deed is judged, not it."""
        return any(token.idx in self.own for token in noun.subtree)

    def _of(self, governor: Token, inside: set[int], sign: int) -> Phrase | None:
        head = governor.head
        evaluated = governor.dep_ in _INCLINED and head.dep_ in _JUDGED and head.head.lemma_ == "be"
        if evaluated and any(c.lower_ == "it" for c in head.head.children):
            return self._deed_judged(governor, inside, sign)
        if governor.pos_ in {"VERB", "AUX"} and governor.dep_ not in {"amod", "acomp"}:
            return self._of_verb(governor, inside, sign, _STEPS)
        return self._of_word(governor, inside, sign)

    def _of_word(self, word: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what an adjective, adverb or noun judges."""
        top = word
        while top.dep_ in {"amod", "compound", "nmod", "advmod", "conj"} and top.head != top:
            top = top.head
        if top.dep_ in _JUDGED and top.head.pos_ in {"AUX", "VERB"}:
            found = self._subject(top.head, top, inside, sign)
            return found or self._of_noun(top, inside, sign, judged=True)
        if top.pos_ in {"VERB", "AUX"}:
            return self._of_verb(top, inside, sign, _STEPS)
        if top.dep_ == "pobj" and top.head.lower_ == "as" and top.head.head.pos_ == "VERB":
            return self._of_verb(top.head.head, inside, sign, _STEPS)
        return self._of_noun(top, inside, sign)

    def _subject(self, verb: Token, judged: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return the subject or object that a predicate noun or adjective judges."""
        if judged.dep_ == "oprd":
            for child in verb.children:
                if child.dep_ in {"dobj", "nsubjpass"}:
                    return self._noun(child, inside, sign)
        for child in verb.children:
            if child.dep_ in {"csubj", "csubjpass"}:
                if any(word.tag_ in {"WP", "WDT"} for word in child.children):
                    return self._of_noun(judged, inside, sign)  # "what we want is peace"
                return deed_phrase(child, inside)
            if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ != "PRON":
                inclined = next((c for c in judged.children if c.dep_ in _INCLINED), None)
                if inclined is not None and self._is_own(child) and _is_verbal(inclined):
                    return self._deed(inclined, inside, sign)  # "is ready to hold polls"
                return self._noun(child, inside, sign)
            if child.lower_ in {"we", "i", "they", "he", "she", "it"} and judged.pos_ == "ADJ":
                inclined = next((c for c in judged.children if c.dep_ == "xcomp"), None)
                if inclined is not None and child.dep_ == "nsubj" and _is_verbal(inclined):
                    if child.lower_ == "it" and judged.lemma_ not in {"ready", "willing", "able"}:
                        continue
                    return self._deed(inclined, inside, sign)
        if any(c.lower_ == "there" for c in verb.children):
            return self._of_noun(judged, inside, sign)
        if any(c.lower_ == "it" for c in verb.children):
            for clause in [*verb.children, *judged.children]:
                if clause.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and clause.pos_ == "VERB":
                    return self._deed_judged(clause, inside, sign)
        if any(c.lower_ in _POINTERS and c.dep_ in _SUBJECTS for c in verb.children):
            return POINTER
        return None

    def _deed_judged(self, deed: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return the deed of "it would be wrong (not) to sign it", or its object."""
        denied = any(c.dep_ == "neg" for c in deed.children)
        own = self._class(deed)
        if denied or own > 0:
            found = self._object(deed, inside, sign)
            if found is not None:
                return found
        return deed_phrase(deed, inside)

    def _of_noun(
        self, noun: Token, inside: set[int], sign: int, *, judged: bool = False
    ) -> Phrase | None:
        """Return what an evaluative noun is about ("opposition to it"), else the noun itself."""
        about = self._complement(noun, inside, sign)
        if about is not None and (judged or noun.lemma_.lower() in _ATTITUDES):
            return about
        if noun.pos_ in {"NOUN", "PROPN"} and not judged:
            return self._noun(noun, inside, sign)
        return about

    def _complement(self, noun: Token, inside: set[int], sign: int) -> Phrase | None:
        for child in noun.children:
            if child.dep_ != "prep" or child.lower_ not in _PREPOSITIONS:
                continue
            for below in child.children:
                if below.dep_ == "pcomp":
                    return deed_phrase(below, inside)
                if below.dep_ == "pobj":
                    return self._noun(below, inside, sign)
        for child in noun.children:
            if child.dep_ in {"acl", "xcomp"} and child.tag_ == "VB":
                return self._deed(child, inside, sign)
        return None

    def _noun(self, noun: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return a noun's phrase; attitudes and ends opposed give way to what they are about."""
        for _ in range(_STEPS):
            lemma = noun.lemma_.lower()
            attitude = lemma in _ATTITUDES
            ended = sign < 0 and (
                lemma in self.lexicon.reversal_nouns or lemma in self.lexicon.demanded_ends
            )
            if lemma in {"ban", "boycott", "withdrawal"} and not attitude:
                ended = False  # as an object it may be opposed itself
            if not attitude and not ended:
                break
            below = [
                (child, word)
                for child in [*noun.children, *_loose_after(noun)]
                if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS
                for word in child.children
                if word.dep_ in {"pobj", "pcomp"}
            ]
            if not below:
                deed = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
                if attitude and deed is not None:
                    return self._deed(deed, inside, sign)
                break
            if below[0][1].dep_ == "pcomp":
                return deed_phrase(below[0][1], inside)
            noun = below[0][1]
        if noun.pos_ == "PRON" or noun.pos_ == "PUNCT":
            return None
        return noun_phrase(noun, inside)

    def _class(self, verb: Token) -> int:
        """Return the side of a verb towards its object: support, opposition or neither."""
        if verb.lemma_.lower() in self.lexicon.reversals:
            return -1
        return SIGNS.get(self.lexicon.predicate(verb), 0)

    def _deed(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return a demanded or planned deed, or its object where the sign is that of the object."""
        own = self._class(verb)
        if negator(verb, self.lexicon) >= 0:
            own = -own
        for child in verb.children:
            if child.dep_ == "xcomp" and not is_object(verb) and own:
                return self._stopped(verb, child, inside, sign)
        if own and own == sign:
            found = self._object(verb, inside, sign)
            if found is not None:
                return found
        return deed_phrase(verb, inside)

    def _stopped(self, verb: Token, child: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what is to stop ("stop sending arms") if it is opposed, else its end."""
        if sign < 0 or self._class(verb) > 0:
            return deed_phrase(child, inside)
        return deed_phrase(verb, inside)

    def _object(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        children = list(verb.children)
        for wanted in ("dobj", "nsubjpass", "oprd"):
            for child in children:
                if child.dep_ == wanted:
                    if child.lower_ in _POINTERS:
                        return POINTER
                    found = self._noun(child, inside, sign)
                    if found is not None:
                        return found
        for child in children:
            if child.dep_ in {"prep", "agent", "prt"} and child.lower_ in _PREPOSITIONS:
                for below in child.children:
                    if below.dep_ == "pcomp":
                        return deed_phrase(below, inside)
                    if below.dep_ == "pobj" and is_telling(below):
                        return self._noun(below, inside, sign)
        shared = next((c for c in children if c.dep_ == "conj" and is_object(c)), None)
        if shared is not None and not any(c.dep_ in _SUBJECTS for c in shared.children):
            return self._object(shared, inside, sign)  # "neither supports nor opposes the motion"
        return None

    def _of_verb(self, verb: Token, inside: set[int], sign: int, steps: int) -> Phrase | None:
        """Return what a predicate judges, demands or states."""
        if steps == 0:
            return None
        lemma = verb.lemma_.lower()
        if verb.lemma_ == "be":
            return self._of_copula(verb, inside, sign)
        clause = next((c for c in verb.children if _is_governed(c)), None)
        if clause is None and lemma in _ADDRESSING:
            clause = _deed_of_addressee(verb)
        own = self.lexicon.predicate(verb)
        if clause is not None and lemma in _DENIALS and clause.dep_ == "ccomp":
            return claim_phrase(clause, inside) or self._of_verb(clause, inside, sign, steps - 1)
        if clause is not None and (lemma in _ADDRESSING or not is_object(verb)):
            if clause.dep_ in {"xcomp", "advcl"} or lemma in _ADDRESSING:
                if clause.dep_ == "pcomp" or clause.tag_ == "VBG":
                    return deed_phrase(clause, inside)
                return self._deed(clause, inside, sign)
            return self._of_verb(clause, inside, sign, steps - 1)
        if own in SIGNS and own != "say":
            owed = {c.lower_ for c in verb.children if c.dep_ == "aux"} & _OUGHT
            if owed and not any(c.dep_ == "nsubjpass" for c in verb.children):
                return self._deed(verb, inside, sign)
            found = self._object(verb, inside, sign)
            return found or self._own_subject(verb, inside, sign)
        return self._of_plain_verb(verb, inside, sign)

    def _of_plain_verb(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what a verb without a class says it of: its deed if owed, its doer if valued."""
        helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        passive = any(c.dep_ == "nsubjpass" for c in verb.children)
        none = any(
            c.dep_ in {"nsubj", "nsubjpass"}
            and (c.lower_ in {"nobody", "none"} or any(b.lower_ == "no" for b in c.children))
            for c in verb.children
        )
        if none and helpers:
            return deed_phrase(verb, inside)
        if helpers & _OUGHT and not passive and is_object(verb):
            return self._deed(verb, inside, sign)
        if self._class(verb) and is_object(verb):
            found = self._object(verb, inside, sign)
            if found is not None:
                return found
        return self._own_subject(verb, inside, sign) or self._object(verb, inside, sign)

    def _own_subject(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        for child in verb.children:
            if child.dep_ in {"csubj", "csubjpass"}:
                return deed_phrase(child, inside)
            if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in _POINTERS:
                return POINTER
            if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ != "PRON":
                if self._is_own(child):
                    return self._object(verb, inside, sign) or deed_phrase(verb, inside)
                return self._noun(child, inside, sign)
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            return self._noun(verb.head, inside, sign)
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            return self._own_subject(verb.head, inside, sign)
        return None

    def _of_copula(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        for child in verb.children:
            if child.dep_ in _JUDGED:
                found = self._subject(verb, child, inside, sign)
                return found or self._of_noun(child, inside, sign, judged=child.dep_ != "attr")
        for child in verb.children:
            if child.dep_ == "prep":
                return self._own_subject(verb, inside, sign) or self._object(verb, inside, sign)
        return self._own_subject(verb, inside, sign)


def is_object(verb: Token) -> bool:
    """Return whether the verb has an object or a noun behind a preposition."""
    return any(
        child.dep_ in {"dobj", "nsubjpass", "oprd"}
        or (child.dep_ == "prep" and child.lower_ in _PREPOSITIONS)
        for child in verb.children
    )


def _loose_after(noun: Token) -> list[Token]:
    """Return the preposition right behind a noun that the parser hangs on its verb."""
    return [child for child in noun.head.children if child.i == noun.i + 1 and child.dep_ == "prep"]


def _is_governed(clause: Token) -> bool:
    """Return whether this clause is what its verb speaks of: "ruled out sending troops"."""
    if not _is_verbal(clause):
        return False
    bare = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i - clause.head.i <= _NEXT
    return clause.dep_ in _CLAUSES or (bare and not is_object(clause.head))


def _is_verbal(clause: Token) -> bool:
    return clause.pos_ in {"VERB", "AUX"}


def _deed_of_addressee(verb: Token) -> Token | None:
    """Return the deed where the parser hangs it on the addressee: "call on them to stop"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "against":
            return next((c for c in child.children if c.dep_ == "pcomp"), None)
    for child in verb.children:
        if child.dep_ in {"dobj", "prep", "dative", "advcl"}:
            words = [child, *(b for b in child.children if b.dep_ in {"pobj", "xcomp", "pcomp"})]
            for word in words:
                if word.dep_ in {"advcl", "xcomp"} and _has_to(word):
                    return word
                for below in word.children:
                    if below.dep_ in {"acl", "xcomp", "relcl"} and _has_to(below):
                        return below
    return None


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
