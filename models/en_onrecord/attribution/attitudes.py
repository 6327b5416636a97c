"""Attitudes and acts in the reporter's words: kind paraphrase, from the verb that carries them.

"welcomed the plan", "has not condemned", "called it a mistake", "expressed hope that", "vowed to
stay"; adjectives and nouns are in `dispositions`.
"""

from collections.abc import Iterator

from en_onrecord.attribution.acts import Acts
from en_onrecord.attribution.contents import char_span, clause_range, statement, tidy_range
from en_onrecord.attribution.dispositions import BE, Dispositions
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import denial_start, negator_of
from en_onrecord.attribution.parse import OBJECTS, Parse
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import CharSpan, Kind, StatementRecord

_PARTICLES = frozenset({"prep", "prt", "dative", "advmod", "agent"})
_NAMING = frozenset({"name", "identify", "quote", "cite"})
_LEARNING = frozenset({"know", "learn", "hear", "see", "ask", "find"})
_QUESTION = frozenset({"whether", "if"})
_BRANDING = frozenset({"label", "brand"})  # "labelled it a farce" without "as"
_WISHES = frozenset({"want", "need", "prefer"})  # "wants the law scrapped"
_ASKING_BACK = frozenset({"question", "query", "challenge"})  # "questioned how it had grown"
_BLOWS = frozenset({"hit back", "hit out", "lash out", "fire back", "push back", "weigh in"})
_FATES = frozenset({"dead", "alive", "guilty", "unconscious", "safe", "empty", "open", "able"})
_BEHIND_AGENT = frozenset({"for", "of", "to", "over", "on", "against", "in", "as"})
_LONGEST_NOUN = 20  # words of a noun phrase before its relative clause


class Attitudes:
    """Find attitudes outside of quotations."""

    def __init__(self, parse: Parse, lexicon: Lexicon, *, futures: bool) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.acts = Acts(parse, lexicon, futures=futures)
        self.dispositions = Dispositions(parse, lexicon, self.acts)
        self.prepositional_heads = frozenset(p.split()[0] for p in lexicon.prepositional)

    def find(self) -> Iterator[StatementRecord]:
        """Yield attitudes in the order of the text."""
        parse = self.parse
        for index, tag in enumerate(parse.tag):
            if parse.quoted[index] >= 0:
                continue
            record = None
            if tag.startswith("V"):
                record = self._of_verb(index)
            elif tag.startswith("JJ"):
                record = self.dispositions.of_adjective(index)
            elif tag in {"NN", "NNS"} and parse.lemma[index] in self.lexicon.attitude_nouns:
                record = self.dispositions.of_noun(index)
            if record is not None:
                yield record

    def _of_verb(self, verb: int) -> StatementRecord | None:
        parse = self.parse
        if parse.tag[verb] == "VBN" and self.dispositions.is_predicate(verb):
            found = self.dispositions.of_adjective(verb)
            if found is not None:
                return found
        rule = self._rule(verb, parse.lemma[verb])
        if rule is None or not self.acts.is_real(verb):
            return None
        source = source_of(parse, self.lexicon, verb)
        if source < 0 or not self.acts.may_hold(source) or self._gives_reason(verb, source):
            return None
        return self._light(verb, source) if rule == "light_verb" else self._emit(verb, source, rule)

    def _gives_reason(self, verb: int, source: int) -> bool:
        """Return whether this is why something is thus: "is useful because it agrees on little"."""
        parse = self.parse
        marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "mark"}
        return parse.dep[verb] == "advcl" and "because" in marks and parse.lower[source] == "it"

    def _rule(self, verb: int, lemma: str) -> str | None:
        """Return the rule under which a verb carries an attitude here, `None` if it does not."""
        parse, lexicon = self.parse, self.lexicon
        if lemma in lexicon.intransitive:
            return None if self._says_why(verb) else "attitude_alone"
        if lemma in BE and parse.dep[verb] not in {"aux", "auxpass"}:
            return "taking_sides" if self.dispositions.takes_side(verb) else None
        if lemma in lexicon.light and self._light_object(verb, lemma) >= 0:
            return "light_verb"
        if (lemma in lexicon.predicate or lemma == "refer") and self._predicate(verb, lemma):
            return "predicate"
        if lemma in self.prepositional_heads and self._has_particle(verb, lemma):
            return None if self._strikes_at_nothing(verb, lemma) else "attitude_preposition"
        objects = self._objects(verb)
        if self._has_infinitive(verb):
            bound = bool(objects) or self._small_clause(verb)
            if lemma in lexicon.object_infinitive and bound:
                return "attitude_to_act"
            if lemma in lexicon.infinitive and not bound and not self._stays_unnamed(verb):
                return "attitude_infinitive"
        if lemma in _WISHES and self._small_clause(verb):
            return "attitude_to_act"
        if lemma in lexicon.transitive and self._has_object(verb, lemma, objects):
            idle = self._only_tells_which(verb, lemma) or self._founds_a_state(verb, lemma)
            return None if idle else "attitude_verb"
        return "undertaking" if self.acts.is_undertaking(verb) else None

    def _founds_a_state(self, verb: int, lemma: str) -> bool:
        """Return whether a state only came into being: "declared independence in 1960"."""
        objects = {self.parse.lemma[o] for o in self._objects(verb)}
        return lemma in {"declare", "proclaim", "gain"} and "independence" in objects

    def _only_tells_which(self, verb: int, lemma: str) -> bool:
        """Return whether a participle only says which people: "families seeking asylum"."""
        parse = self.parse
        noun = parse.head[verb]
        close = parse.dep[verb] == "acl" and parse.lower[parse.left[verb] - 1] != ","
        people = is_agent(parse, self.lexicon, noun)
        return close and people and lemma in self.lexicon.mild

    def _objects(self, verb: int) -> list[int]:
        parse = self.parse
        return [
            k for k in parse.kids[verb] if parse.dep[k] in OBJECTS or parse.dep[k] == "nsubjpass"
        ]

    def _has_particle(self, verb: int, lemma: str) -> bool:
        """Return whether a particle or preposition makes the verb one of the lexicon's phrases."""
        parse = self.parse
        if lemma == "call" and any(parse.dep[k] == "dobj" for k in parse.kids[verb]):
            return False  # "called the police on Friday", "called a meeting for May"
        particles = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in _PARTICLES}
        for kid in parse.kids[verb]:
            if parse.lower[kid] == "in" and kid > verb:  # "spoke in favour of a vote"
                particles |= {f"in {parse.lower[k]}" for k in parse.kids[kid]}
            # "called for members to pay": the parser takes "for" into the clause.
            if kid > verb and parse.dep[kid] in {"advcl", "ccomp", "xcomp"}:
                marks = {parse.lower[b] for b in parse.kids[kid] if parse.dep[b] == "mark"}
                particles |= marks & {"for"}
        return any(f"{lemma} {particle}" in self.lexicon.prepositional for particle in particles)

    def _strikes_at_nothing(self, verb: int, lemma: str) -> bool:
        """Return whether "hit back" stands alone: what follows says against what."""
        particle = verb + 1
        if self.acts.last(verb) > particle or particle >= len(self.parse):
            return False
        return f"{lemma} {self.parse.lower[particle]}" in _BLOWS

    def _has_infinitive(self, verb: int) -> bool:
        parse = self.parse
        return any(
            parse.dep[k] in {"xcomp", "ccomp", "advcl", "acl"}
            and parse.tag[k] in {"VB", "VBG", "VBN"}
            and "to" in {parse.lower[b] for b in parse.kids[k]}
            for k in parse.kids[verb]
        )

    def _stays_unnamed(self, verb: int) -> bool:
        """Return whether somebody only wishes not to be named, or to know something.

        "Who did not want to be quoted", "wanted to know whether it would be built".
        """
        parse = self.parse
        return any(
            parse.dep[k] == "xcomp"
            and (
                (parse.tag[k] == "VBN" and parse.lemma[k] in _NAMING)
                or (parse.lemma[k] in _LEARNING and self._asks(k))
            )
            for k in parse.kids[verb]
        )

    def _asks(self, verb: int) -> bool:
        """Return whether a question follows: "wanted to know whether it would be built"."""
        behind = self.parse.lower[verb + 1 : verb + 2]
        return bool(behind) and (behind[0] in _QUESTION or self.parse.tag[verb + 1][0] == "W")

    def _small_clause(self, verb: int) -> bool:
        parse = self.parse
        return any(parse.dep[k] == "ccomp" and parse.subject(k) > verb for k in parse.kids[verb])

    def _has_object(self, verb: int, lemma: str, objects: list[int]) -> bool:
        parse, lexicon = self.parse, self.lexicon
        gerund = any(
            parse.dep[k] in {"xcomp", "pcomp"} and (parse.tag[k] == "VBG" or self._having(k))
            for k in parse.kids[verb]
        )
        asks = lemma in _ASKING_BACK and any(parse.dep[k] == "ccomp" for k in parse.kids[verb])
        if not objects and not gerund and not asks:
            return self._relative_object(verb) >= 0 or self._shared_object(verb) >= 0
        lemmas = {parse.lemma[o] for o in objects}
        if lemma in lexicon.citing:
            return not lemmas & lexicon.cited
        return lemma not in lexicon.two_edged or not lemmas & lexicon.physical

    def _having(self, verb: int) -> bool:
        """Return whether a participle tells what was done: "denied having signed it"."""
        parse = self.parse
        return any(parse.lower[k] == "having" and k < verb for k in parse.kids[verb])

    def _shared_object(self, verb: int) -> int:
        """Return the joined verb that carries the object: "neither praised nor condemned it"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            near = parse.dep[kid] == "conj" and verb < kid <= verb + 5
            if near and any(parse.dep[k] == "dobj" for k in parse.kids[kid]):
                return kid
        return -1

    def _relative_object(self, verb: int) -> int:
        """Return the noun that "a charge Norland denies" is said of, -1 if there is none."""
        parse = self.parse
        noun, subject = parse.head[verb], parse.subject(verb)
        if parse.dep[verb] != "relcl" or subject < 0 or parse.lemma[verb] == "protest":
            return -1
        own = parse.antecedent(subject, verb) == subject
        return noun if own and parse.pos[noun] in {"NOUN", "PROPN"} else -1

    def _predicate(self, verb: int, lemma: str) -> bool:
        """Return whether something is called something: "called it a mistake"."""
        parse, lexicon = self.parse, self.lexicon
        kids = parse.kids[verb]
        below = [k for o in kids if parse.dep[o] in {"dobj", "nsubjpass"} for k in parse.kids[o]]
        strict = lemma in lexicon.predicate_strict
        places = kids if strict else [*kids, *below]
        likened = any(parse.dep[k] == "prep" and parse.lower[k] == "as" for k in places if k > verb)
        # "described the polls as well run": the parser sees an adverb.
        likened |= any(k > verb and parse.lower[parse.left[k]] == "as" for k in places)
        if likened:
            return lemma in lexicon.predicate_as or lemma == "refer"
        if lemma == "find" and any(self._judges(k) for k in kids):
            return True
        if strict or lemma in lexicon.predicate_as or lemma == "refer":
            named = any(parse.dep[k] == "oprd" for k in kids)
            return lemma in _BRANDING and (named or self._object_and_quotation(verb))
        small = any(parse.dep[k] == "ccomp" and not self.acts.is_finite(k) for k in kids)
        named = any(parse.dep[k] == "oprd" for k in kids)
        # "called the remarks unacceptable": taken for "unacceptable remarks"
        behind = [k for k in below if parse.dep[k] in {"amod", "acl"} and k > parse.head[k] > verb]
        named |= any(parse.tag[k] in {"JJ", "VBN"} and k == parse.right[k] for k in behind)
        return named or small or self._object_and_quotation(verb)

    def _judges(self, clause: int) -> bool:
        """Return whether a clause without a verb judges: "found the comparison misleading"."""
        parse = self.parse
        judged = parse.dep[clause] == "ccomp" and parse.pos[clause] == "ADJ"
        return judged and parse.subject(clause) >= 0 and parse.lower[clause] not in _FATES

    def _object_and_quotation(self, verb: int) -> bool:
        """Return whether a quotation follows the object: 'called the deal "lousy"'."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] in {"dobj", "nsubjpass"} and kid > verb and parse.quoted[kid] < 0:
                return any(parse.quoted[i] >= 0 for i in range(kid + 1, self.acts.last(verb) + 1))
        return False

    def _emit(self, verb: int, source: int, rule: str) -> StatementRecord | None:
        parse, lexicon = self.parse, self.lexicon
        negator = negator_of(parse, lexicon, verb)
        refuses = parse.lemma[verb] in lexicon.negative_verbs and rule == "attitude_infinitive"
        first = denial_start(parse, verb, negator) if negator >= 0 else self.acts.with_adverb(verb)
        spans = self._spans(verb, first)
        quoted = _holds_quotation(parse, spans)
        kind: Kind = "mixed" if rule == "predicate" and quoted else "paraphrase"
        record = statement(parse, rule, spans, cue=(verb, verb), source=source, kind=kind)
        if record is not None and (negator >= 0 or refuses or self._denies(verb)):
            record.negated = True
            word = negator if negator >= 0 else verb
            reason = "negated_verb" if negator >= 0 else "denied"
            record.because("negated", reason, parse.span(word, word))
        return record

    def _spans(self, verb: int, first: int) -> list[CharSpan]:
        """Return the spans of what is done: from verb or passive subject to the last object."""
        parse = self.parse
        last = self.acts.last(verb)
        if last == verb and self._shared_object(verb) >= 0:
            last = self.acts.last(self._shared_object(verb))
        own = [o for o in self._objects(verb) if not parse.tag[o].startswith("W")]
        noun = -1 if own else self._relative_object(verb)
        if noun >= 0 and 0 <= verb - parse.left[noun] <= _LONGEST_NOUN:
            first = parse.left[noun]
        passive = self._passive_subject(verb)
        if parse.lemma[verb] in self.lexicon.intransitive:
            last = self._before_colon(verb, last)
        if passive < 0:
            return [char_span(parse, tidy_range(parse, first, max(first, last)))]
        agent = next(k for k in parse.kids[verb] if parse.dep[k] == "agent")
        before = [k for k in parse.kids[verb] if verb < k < agent and parse.dep[k] == "prep"]
        until = parse.right[before[-1]] if before else verb  # "was accused of bribery by …"
        until = until if verb <= until < agent else verb
        spans = [char_span(parse, tidy_range(parse, passive, until))]
        behind = self._behind_agent(verb, last)
        return [*spans, char_span(parse, tidy_range(parse, *behind))] if behind else spans

    def _says_why(self, verb: int) -> bool:
        """Return whether what is said follows: "Ruiz disagreed: the plan, she said, was sound"."""
        parse = self.parse
        last = parse.sentences[parse.sentence[verb]][1] - 1
        colon = self._before_colon(verb, last) + 1
        return colon <= last and any(
            parse.lemma[i] in self.lexicon.say and parse.quoted[i] < 0
            for i in range(colon, last + 1)
        )

    def _before_colon(self, verb: int, last: int) -> int:
        """Return where "disagreed: P" ends without P."""
        parse = self.parse
        stops = (i for i in range(verb + 1, last + 1) if parse.lower[i] == ":")
        return next((i - 1 for i in stops if parse.quoted[i] < 0), last)

    def _denies(self, verb: int) -> bool:
        """Return whether the verb denies a claim: "denied the report", "rejected the claim"."""
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[verb]
        if lemma in {"reject", "dispute", "contradict", "refute"}:
            return any(parse.lemma[o] in lexicon.claims for o in self._objects(verb))
        return lemma in lexicon.denials

    def _passive_subject(self, verb: int) -> int:
        """Return where "The proposal was criticised by …" begins, -1 for an active verb."""
        parse = self.parse
        if not any(parse.dep[k] == "agent" for k in parse.kids[verb]):
            return -1
        subjects = [k for k in parse.kids[verb] if parse.dep[k] == "nsubjpass"]
        return parse.left[subjects[0]] if subjects else -1

    def _behind_agent(self, verb: int, last: int) -> tuple[int, int] | None:
        """Return what follows the agent of a passive: "… for its treatment of refugees"."""
        parse = self.parse
        agent = next(k for k in parse.kids[verb] if parse.dep[k] == "agent")
        noun = next((k for k in parse.kids[agent] if parse.dep[k] == "pobj"), agent)
        first = parse.token_at(parse.noun_span(noun)[1])
        last = max(last, parse.right[agent])
        goes_on = first < last and parse.lower[first] in _BEHIND_AGENT
        return (first, last) if goes_on else None

    def _light_object(self, verb: int, lemma: str) -> int:
        """Return the noun of "expressed concern", -1 if the verb has none of the lexicon's."""
        parse, lexicon = self.parse, self.lexicon
        nouns = lexicon.narrow.get(lemma, lexicon.light_nouns)
        for kid in self._objects(verb):
            joined = [k for k in parse.kids[kid] if parse.dep[k] == "conj"]
            for noun in [kid, *joined]:
                if parse.lemma[noun] in nouns:
                    return noun
        return -1

    def _light(self, verb: int, source: int) -> StatementRecord | None:
        """Return "expressed hope that P" with content P, else the whole of "expressed concern"."""
        parse = self.parse
        noun = self._light_object(verb, parse.lemma[verb])
        negated = negator_of(parse, self.lexicon, verb) >= 0
        for kid in parse.kids[noun]:
            that = any(parse.lower[k] == "that" and parse.dep[k] == "mark" for k in parse.kids[kid])
            if parse.dep[kid] in {"acl", "relcl", "ccomp"} and that and not negated:
                span = char_span(parse, clause_range(parse, kid))
                rule = "attitude_noun_clause"
                return statement(parse, rule, [span], cue=(verb, verb), source=source)
        return self._emit(verb, source, "light_verb")


def _holds_quotation(parse: Parse, spans: list[CharSpan]) -> bool:
    for start, end in spans:
        index = parse.token_at(start)
        while index < len(parse) and parse.start[index] < end:
            if parse.quoted[index] >= 0:
                return True
            index += 1
    return False
