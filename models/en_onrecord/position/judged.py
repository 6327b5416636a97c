"""Find what is judged or demanded, from the word that decided the side.

The deed, not the addressee ("urged them to lift the ban": lifting the ban); the subject, not the
predicate noun ("the plan is a mistake": the plan); never what a reversal leaves with the other sign
("called for an end to the war" opposes the war, and does not oppose its end).
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from en_onrecord.position.governed import (
    PREPOSITIONS,
    accused_of,
    asked_for,
    behind_preposition,
    called_for,
    common_goal,
    deed_of_addressee,
    deepest,
    has_agent,
    has_noun_object,
    is_governed,
    is_object,
    is_verbal,
)
from en_onrecord.position.lexicon import SIGNS, StanceLexicon
from en_onrecord.position.phrases import (
    Phrase,
    change_owed,
    claim_phrase,
    deed_phrase,
    is_telling,
    noun_phrase,
    tells_occasion,
    view_phrase,
)
from en_onrecord.position.target_words import (
    ADDRESSING,
    ATTITUDES,
    ATTITUDINAL,
    AUXILIARY,
    DENIALS,
    FEELINGS,
    FELT,
    HARMFUL,
    HAVING,
    NAMING,
    READY,
    REGARDING,
    SAYING,
)
from en_onrecord.position.turning import negator
from en_onrecord.record import ActorRecord, StatementRecord

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll"})
_PERSONS = frozenset({"we", "i", "he", "she", "they"})
_OUGHT = frozenset({"must", "should", "shall", "ought", "need"})
_JUDGED = frozenset({"acomp", "attr", "oprd"})
_STEPS = 4
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
        found: Phrase | None = None
        for governor in self._governors(statement):
            if statement.polarity == 0:
                governor = deepest(governor)  # "declined to condemn the raid": the raid
            phrase = self._of(governor, inside, sign)
            if phrase is not None and phrase is not POINTER:
                return phrase
            found = found or phrase
        return found

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
        if verb.lemma_.lower() not in NAMING:
            return None
        for child in verb.children:
            if child.dep_ == "dobj":
                return self._noun(child, inside, sign)
            if child.dep_ == "ccomp" and not is_verbal(child):
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
        if governor.pos_ == "ADP":
            thing = next((c for c in governor.children if c.dep_ == "pobj"), None)
            return self._noun(thing, inside, sign) if thing is not None else None
        if governor.dep_ == "csubj" and any(c.tag_ == "WP" for c in governor.children):
            return self._of_cleft(head, inside, sign)
        if governor.pos_ in {"VERB", "AUX"} and governor.dep_ not in {"amod", "acomp"}:
            return self._of_verb(governor, inside, sign, _STEPS)
        return self._of_word(governor, inside, sign)

    def _of_cleft(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what is wanted or not in "what we do not want is a war"."""
        for child in verb.children:
            if child.dep_ in {"attr", "ccomp", "xcomp", "acomp"}:
                verbal = is_verbal(child)
                return deed_phrase(child, inside) if verbal else self._noun(child, inside, sign)
        return None

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
        if top.dep_ == "dobj" and top.lemma_.lower() not in ATTITUDES:
            bringer = self._bringer(top.head, inside, sign)
            if bringer is not None:
                return bringer  # "the visit brings new impetus": the visit
        if top.dep_ == "pobj" and top.head.lower_ == "as" and top.head.head.pos_ == "VERB":
            return self._of_verb(top.head.head, inside, sign, _STEPS)
        return self._of_noun(top, inside, sign)

    def _bringer(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what brings something good or bad, if it is not the actor."""
        if self._class(verb) or verb.lemma_.lower() in HAVING:
            return None
        for child in verb.children:
            thing = child.pos_ == "NOUN" or (child.pos_ == "PROPN" and not child.ent_type_)
            if child.dep_ == "nsubj" and thing and not self._is_own(child):
                return self._noun(child, inside, sign)
        return None

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
                about = self._complement(judged, inside, sign)
                if judged.lemma_.lower() in ATTITUDINAL and about is not None:
                    return about  # "is ready for talks", "is opposed to the toll"
                ready = judged.lemma_.lower() in READY or self._is_own(child)
                if inclined is not None and ready and is_verbal(inclined):
                    return self._deed(inclined, inside, sign)  # "is ready to hold polls"
                return self._noun(child, inside, sign)
            if child.lower_ in _PERSONS and child.dep_ == "nsubj" and judged.pos_ == "ADJ":
                clause = next((c for c in judged.children if c.dep_ == "ccomp"), None)
                if clause is not None and is_verbal(clause):
                    return self._of_verb(clause, inside, sign, _STEPS - 1)  # "I am glad that"
            if child.lower_ in _PERSONS | {"it"} and judged.pos_ == "ADJ":
                inclined = next((c for c in judged.children if c.dep_ == "xcomp"), None)
                if inclined is not None and child.dep_ == "nsubj" and is_verbal(inclined):
                    if child.lower_ == "it" and judged.lemma_.lower() not in READY:
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
        if about is not None and (judged or noun.lemma_.lower() in ATTITUDES):
            return about
        if noun.pos_ in {"NOUN", "PROPN"} and not judged:
            return self._noun(noun, inside, sign)
        return about

    def _complement(self, noun: Token, inside: set[int], sign: int) -> Phrase | None:
        for child in noun.children:
            if child.dep_ != "prep" or child.lower_ not in PREPOSITIONS:
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
        refused = False
        for _ in range(_STEPS):
            lemma = noun.lemma_.lower()
            attitude = lemma in ATTITUDES
            verb = noun.head.head if noun.dep_ == "pobj" else noun.head
            governor = self._class(verb)
            opposed = self.lexicon.predicate(verb) in {"oppose", "condemn"}
            voiced = f"{verb.lemma_.lower()} {lemma}" in self.lexicon.predicates
            bad = self.lexicon.values.get(lemma, 0) < 0
            if attitude and opposed and bad and not voiced:
                found = noun_phrase(noun, inside)  # "dismissed criticism of the count"
                return replace(found, claim=True) if found is not None else None
            if attitude and bad and governor > 0 and sign > 0:
                return noun_phrase(noun, inside)  # "welcomed the rejection of the bill"
            refused = refused or governor < 0 or negator(verb, self.lexicon) >= 0
            wanted = sign < 0 and not refused and (governor > 0 or verb.lemma_ in {"be", "see"})
            ended = wanted and lemma in self.lexicon.reversal_nouns | self.lexicon.demanded_ends
            if not attitude and not ended:
                break
            deed = called_for(noun)
            if deed is not None and governor:
                return deed_phrase(deed, inside)  # "rejected calls to lift the ban"
            refused = refused or (attitude and bad)
            below = behind_preposition(noun)
            if not below:
                deed = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
                if attitude and deed is not None:
                    return self._deed(deed, inside, sign)
                if lemma in FEELINGS:
                    return None  # "watches with concern"
                break
            noun = below[0]
            if noun.dep_ == "pcomp":
                return deed_phrase(noun, inside)
        if noun.pos_ == "PRON" or noun.pos_ == "PUNCT":
            return None
        found = noun_phrase(noun, inside)
        if found is None or sign <= 0 or all(c.lower_ != "no" for c in noun.children):
            return found
        return replace(found, text=f"no {found.text}", claim=True)  # "there is no war there"

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
        if any(child.dep_ == "auxpass" for child in verb.children):
            return self._undergoer(verb, inside, sign) or deed_phrase(verb, inside)
        said = next((c for c in verb.children if c.dep_ == "ccomp" and is_verbal(c)), None)
        if said is not None and self.lexicon.predicate(verb) == "say":
            return self._of_verb(said, inside, sign, _STEPS - 1)  # "want to repeat that it is bad"
        if verb.lemma_ in AUXILIARY:
            goal = next((c for c in verb.children if c.dep_ == "xcomp" and is_verbal(c)), None)
            if goal is not None:
                return self._deed(goal, inside, sign)
        for child in verb.children:
            if child.dep_ == "xcomp" and not is_object(verb) and own:
                return self._stopped(verb, child, inside, sign)
        if own and own == sign:
            found = self._object(verb, inside, sign)
            ends = own < 0 and not is_object(verb)
            if found is None and ends:
                found = self._undergoer(verb, inside, sign)  # "the war must end"
            if found is not None:
                return found
        return self._with_doer(verb, deed_phrase(verb, inside), inside)

    def _undergoer(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what is to be done something to: "every policy has to be paid for"."""
        for word in (verb, verb.head):
            for child in word.children:
                if child.dep_ in {"nsubjpass", "nsubj"} and child.pos_ in {"NOUN", "PROPN"}:
                    return self._noun(child, inside, sign)
        return None

    def _with_doer(self, verb: Token, deed: Phrase | None, inside: set[int]) -> Phrase | None:
        """Return a deed of one word with who is to do it: "Europe must rearm"."""
        if deed is None or " " in deed.text:
            return deed
        if any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children):
            return POINTER  # "is ready to build it"
        for child in verb.children:
            if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"} and child.i in inside:
                doer = noun_phrase(child, inside)
                if doer is not None and doer.span[1] <= deed.span[0] and not self._is_own(child):
                    return Phrase(f"{doer.text} {deed.text}", (doer.span[0], deed.span[1]), verb.i)
        return deed

    def _stopped(self, verb: Token, child: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return what is to stop ("stop sending arms") if it is opposed, else its end."""
        if sign < 0 or self._class(verb) > 0:
            return deed_phrase(child, inside)
        kept = self._object(child, inside, sign) if self._class(child) < 0 else None
        return kept or deed_phrase(verb, inside)  # "agreed to stop blocking the deal"

    def _object(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        children = list(verb.children)
        accused = accused_of(verb)
        if accused is not None:
            return deed_phrase(accused, inside)
        asked = asked_for(verb)
        if asked is not None:
            return self._noun(asked, inside, sign)
        goal = common_goal(verb)
        if goal is not None:
            return self._deed(goal, inside, sign)
        for wanted in ("dobj", "nsubjpass", "oprd"):
            for child in children:
                if child.dep_ == wanted:
                    if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
                        child = verb.head  # "a bill that the unions reject"
                    elif child.lower_ in _POINTERS:
                        return POINTER
                    found = self._noun(child, inside, sign)
                    if found is not None:
                        return found
        for child in children:
            if child.dep_ not in {"prep", "agent", "prt"} or child.lower_ not in PREPOSITIONS:
                continue
            if tells_occasion(child):
                continue
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
        clause = next((c for c in verb.children if is_governed(c)), None)
        if clause is None and lemma in ADDRESSING and asked_for(verb) is None:
            clause = deed_of_addressee(verb)
        own = self.lexicon.predicate(verb)
        denies = lemma in DENIALS and clause is not None and clause.dep_ == "ccomp"
        denies = denies or (lemma in SAYING and bool(sign) and negator(verb, self.lexicon) >= 0)
        if denies and clause is not None:
            return self._claim(clause, inside) or self._of_verb(clause, inside, sign, steps - 1)
        told = clause is not None and clause.dep_ == "ccomp" and not has_noun_object(verb)
        if told and clause is not None and lemma in FELT and self._class(clause) < 0:
            return change_owed(clause, inside) or deed_phrase(clause, inside)  # "regretted that"
        if clause is not None and (lemma in ADDRESSING or told or not is_object(verb)):
            if clause.tag_ == "VBN" and lemma in {"want", "need", "like"}:
                return self._undergoer(clause, inside, sign)  # "wants the limit gone"
            if clause.dep_ in {"xcomp", "advcl"} or lemma in ADDRESSING:
                if clause.dep_ == "pcomp" or clause.tag_ == "VBG":
                    halting = lemma in self.lexicon.reversals
                    stopped = self._stopped(verb, clause, inside, sign) if halting else None
                    return stopped or deed_phrase(clause, inside)
                return self._deed(clause, inside, sign)
            return self._of_verb(clause, inside, sign, steps - 1)
        if lemma in DENIALS and lemma != "reject" and clause is None:
            denied = self._object(verb, inside, sign)
            return replace(denied, claim=True) if denied is not None else None
        if own in SIGNS and own != "say":
            owed = {c.lower_ for c in verb.children if c.dep_ == "aux"} & _OUGHT
            if owed and not any(c.dep_ == "nsubjpass" for c in verb.children):
                return self._deed(verb, inside, sign)
            harmful = self._harmer(verb, inside, sign) if sign < 0 else None
            found = harmful or self._object(verb, inside, sign)
            if found is None and has_agent(verb) and verb.tag_ == "VB":
                return self._deed(verb, inside, sign)  # "Rome could sign"
            return found or self._own_subject(verb, inside, sign)
        return self._harmer(verb, inside, sign) or self._of_plain_verb(verb, inside, sign)

    def _harmer(self, verb: Token, inside: set[int], sign: int) -> Phrase | None:
        """Return the doer of a harmful deed: "the reform undermines the courts"."""
        lemma = verb.lemma_.lower()
        harmful = self.lexicon.values.get(lemma, 0) < 0 or lemma in HARMFUL
        held = self.lexicon.predicate(verb) in {"oppose", "condemn"} and lemma not in HARMFUL
        if sign >= 0 or not harmful or held or negator(verb, self.lexicon) >= 0:
            return None
        for child in verb.children:
            if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"}:
                return None if self._is_own(child) else self._noun(child, inside, sign)
        return None

    def _claim(self, clause: Token, inside: set[int]) -> Phrase | None:
        """Return a denied claim; of a saying what was said: "denied that she said it was over"."""
        if clause.lemma_.lower() in SAYING:
            clause = next((c for c in clause.children if c.dep_ == "ccomp"), clause)
        return claim_phrase(clause, inside)

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
            undergoer = self._undergoer(verb, inside, sign) if passive else None
            return undergoer or deed_phrase(verb, inside)
        if not passive and (helpers & _OUGHT or (helpers & _WILL and has_agent(verb))):
            return self._deed(verb, inside, sign)
        if passive and helpers & _OUGHT and sign > 0 and not self._class(verb):
            return change_owed(verb, inside)
        regarded = verb.lemma_.lower() in REGARDING
        if regarded and negator(verb, self.lexicon) >= 0:
            return view_phrase(verb, inside)
        if sign > 0 and self._class(verb) < 0 and not is_object(verb):
            return self._with_doer(verb, deed_phrase(verb, inside), inside)  # "the war will end"
        if (self._class(verb) or regarded) and is_object(verb):
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
        found = self._own_subject(verb, inside, sign)
        if found is None and any(child.dep_ == "prep" for child in verb.children):
            return self._object(verb, inside, sign)
        return found
