"""Attitudes and acts in the reporter's words: kind paraphrase, from the verb that carries them.

"welcomed the plan", "has not condemned", "called it a mistake", "is committed to", "expressed hope
that", "his refusal to resign".
"""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, clause_range, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import denial_start, negator_of
from en_onrecord.attribution.parse import OBJECTS, Parse
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import Kind, StatementRecord

_UNREAL = frozenset(
    {
        "should",
        "could",
        "may",
        "might",
        "can",
        "must",
        "would",
        "’d",
        "'d",
        "shall",
        "will",
        "’ll",
        "'ll",
    }
)
_FUTURE = frozenset({"will", "’ll", "'ll", "would", "'d", "’d"})
_CLAIMS = frozenset(
    ["claim", "allegation", "accusation", "report", "charge", "suggestion", "assertion", "rumour", "rumor", "notion", "idea", "story", "narrative", "finding"]
)
_FREE_INFINITIVE = frozenset(
    {
        "march",
        "rally",
        "demonstrate",
        "assemble",
        "protest",
        "strike",
        "continue",
        "go",
        "begin",
        "start",
        "proceed",
        "vote",
        "meet",
        "convene",
        "gather",
        "come",
        "join",
        "unite",
        "use",
    }
)
_MADE = {
    "make": frozenset(
        ["threat", "promise", "pledge", "vow", "demand", "appeal", "call", "plea", "claim", "accusation", "allegation", "commitment", "clear", "complaint"]
    ),
    "take": frozenset(["stance", "position", "view", "issue", "exception", "credit", "blame"]),
    "give": frozenset(
        ["support", "backing", "assurance", "approval", "endorsement", "consent", "blame", "credit", "praise"]
    ),
    "issue": frozenset(
        ["call", "warning", "threat", "apology", "condemnation", "denial", "appeal", "demand", "plea", "protest"]
    ),
    "have": frozenset(["doubt", "concern", "objection", "reservation", "confidence", "misgiving", "faith"]),
    "send": frozenset(["condolence", "thanks", "support"]),
    "pay": frozenset({"tribute"}),
    "show": frozenset(
        ["support", "solidarity", "interest", "willingness", "readiness", "contempt", "determination", "commitment", "opposition", "respect"]
    ),
    "hold": frozenset(["view", "position", "belief", "opinion"]),
    "maintain": frozenset(["position", "view", "commitment", "stance", "policy"]),
    "throw": frozenset({"support", "backing"}),
    "lend": frozenset({"support", "backing"}),
    "lay": frozenset({"blame"}),
    "place": frozenset({"blame"}),
    "put": frozenset({"blame"}),
    "raise": frozenset(["concern", "doubt", "objection"]),
    "file": frozenset({"complaint", "protest"}),
    "lodge": frozenset({"complaint", "protest", "objection"}),
    "signal": frozenset(["support", "opposition", "willingness", "readiness", "intention"]),
    "offer": frozenset(["support", "apology", "condolence", "thanks", "praise", "backing", "sympathy"]),
    "extend": frozenset(["condolence", "thanks", "support", "sympathy", "appreciation"]),
}
_MADE["claim"] = frozenset(["victory", "responsibility", "credit", "success", "innocence"])
_SIGHT = frozenset(
    {
        "see",
        "view",
        "find",
        "think",
        "hold",
        "praise",
        "treat",
        "paint",
        "condemn",
        "reject",
        "criticise",
        "criticize",
        "attack",
    }
)
_LONGEST_NOUN = 20  # words of a noun phrase before its relative clause
_BE = frozenset({"be", "remain", "become", "feel", "stay", "seem", "stand"})
_SIDES = frozenset({"against", "behind", "for"})


class Attitudes:
    """Find attitudes outside of quotations."""

    def __init__(self, parse: Parse, lexicon: Lexicon, *, futures: bool) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.futures = futures
        self.prepositional_heads = frozenset(p.split()[0] for p in lexicon.prepositional)
        self.adjective_heads = frozenset(p.split()[0] for p in lexicon.adjective_preposition)

    def find(self) -> Iterator[StatementRecord]:
        """Yield attitudes in the order of the text."""
        parse = self.parse
        for index in range(len(parse)):
            if parse.quoted[index] >= 0:
                continue
            tag = parse.tag[index]
            record = None
            if tag.startswith("V"):
                record = self._of_verb(index)
            elif tag.startswith("JJ") or tag == "VBN":
                record = self._of_adjective(index)
            elif tag in {"NN", "NNS"} and parse.lemma[index] in self.lexicon.attitude_nouns:
                record = self._of_noun(index)
            if record is not None:
                yield record

    # verbs

    def _of_verb(self, verb: int) -> StatementRecord | None:
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[verb]
        if parse.tag[verb] == "VBN" and self._predicative(verb):
            found = self._of_adjective(verb)
            if found is not None:
                return found
        if lemma in lexicon.intransitive and self._is_real(verb):
            source = source_of(parse, lexicon, verb)
            if source >= 0 and self._may_hold(source, lemma):
                return self._emit(verb, source, "attitude_alone")
            return None
        if lemma in _BE and parse.dep[verb] not in {"aux", "auxpass"}:
            return self._taking_sides(verb)
        rule = self._rule(verb, lemma)
        if rule is None or not self._is_real(verb):
            return None
        source = source_of(parse, lexicon, verb)
        if source < 0 or not self._may_hold(source, lemma):
            return None
        if rule == "light_verb":
            return self._light(verb, source)
        return self._emit(verb, source, rule)

    def _rule(self, verb: int, lemma: str) -> str | None:
        """Return the rule under which a verb carries an attitude here, `None` if it does not."""
        parse, lexicon = self.parse, self.lexicon
        kids = parse.kids[verb]
        if lemma in lexicon.light and self._light_object(verb, lemma) >= 0:
            return "light_verb"
        if (lemma in lexicon.predicate or lemma == "refer") and self._predicate(verb, lemma):
            return "predicate"
        particles = {
            parse.lower[k]
            for k in kids
            if parse.dep[k] in {"prep", "prt", "dative", "advmod", "agent"}
        }
        particles |= {
            parse.lower[b]
            for k in kids
            if parse.dep[k] in {"advcl", "ccomp", "xcomp"} and k > verb
            for b in parse.kids[k]
            if parse.dep[b] == "mark"
        } & {"for"}
        if lemma in self.prepositional_heads and any(
            f"{lemma} {p}" in lexicon.prepositional for p in particles
        ):
            return "attitude_preposition"
        infinitives = [
            k
            for k in kids
            if parse.dep[k] in {"xcomp", "ccomp", "advcl", "acl"} and parse.tag[k] in {"VB", "VBG"}
        ]
        objects = [k for k in kids if parse.dep[k] in OBJECTS or parse.dep[k] == "nsubjpass"]
        to_verb = any("to" in {parse.lower[b] for b in parse.kids[k]} for k in infinitives)
        if lemma in lexicon.object_infinitive and to_verb and (objects or self._small_clause(verb)):
            return "attitude_to_act"
        if lemma in lexicon.infinitive and to_verb and not objects and not self._small_clause(verb):
            return "attitude_infinitive"
        if lemma in lexicon.transitive and self._has_object(verb, lemma, objects):
            return "attitude_verb"
        return None

    def _shared_object(self, verb: int) -> int:
        """Return the joined verb that carries the object: "neither praised nor condemned it"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            near = parse.dep[kid] == "conj" and verb < kid <= verb + 3
            if near and any(parse.dep[k] == "dobj" for k in parse.kids[kid]):
                return kid
        return -1

    def _relative_object(self, verb: int) -> int:
        """Return the noun that "a charge Kyiv denies" is said of, -1 if the verb has no such object."""
        parse = self.parse
        noun = parse.head[verb]
        if (
            parse.dep[verb] != "relcl"
            or parse.subject(verb) < 0
            or parse.pos[noun] not in {"NOUN", "PROPN"}
        ):
            return -1
        subject = parse.subject(verb)
        return noun if parse.antecedent(subject, verb) == subject else -1

    def _small_clause(self, verb: int) -> bool:
        parse = self.parse
        return any(parse.dep[k] == "ccomp" and parse.subject(k) > verb for k in parse.kids[verb])

    def _has_object(self, verb: int, lemma: str, objects: list[int]) -> bool:
        parse, lexicon = self.parse, self.lexicon
        gerunds = [
            k
            for k in parse.kids[verb]
            if parse.dep[k] in {"xcomp", "pcomp"} and parse.tag[k] == "VBG"
        ]
        if not objects and not gerunds:
            return self._relative_object(verb) >= 0 or self._shared_object(verb) >= 0
        if lemma in {"cite", "quote"} and any(
            parse.lemma[o] in {"source", "official", "report", "medium", "document", "expert"}
            for o in objects
        ):
            return False
        if lemma in {
            "attack",
            "strike",
            "hit",
            "block",
            "support",
            "challenge",
            "threaten",
            "defend",
        }:
            return not any(parse.lemma[o] in lexicon.physical for o in objects)
        return True

    def _predicate(self, verb: int, lemma: str) -> bool:
        parse, lexicon = self.parse, self.lexicon
        kids = parse.kids[verb]
        below = [k for o in kids if parse.dep[o] in {"dobj", "nsubjpass"} for k in parse.kids[o]]
        if lemma not in _SIGHT:
            kids = [*kids, *below]
        if any(parse.dep[k] == "prep" and parse.lower[k] == "as" and k > verb for k in kids):
            return lemma in lexicon.predicate_as or self._refers(verb)
        if (
            lemma == "refer"
            or lemma in lexicon.predicate_as
            or lemma in {"see", "find", "think", "hold", "view"}
        ):
            return False
        small = any(parse.dep[k] == "ccomp" and not self._finite_clause(k) for k in kids)
        return (
            any(parse.dep[k] == "oprd" for k in kids) or small or self._object_and_quotation(verb)
        )

    def _object_and_quotation(self, verb: int) -> bool:
        """Tell whether a quotation follows the object: 'called the deal "lousy"'."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] in {"dobj", "nsubjpass"} and kid > verb and parse.quoted[kid] < 0:
                return any(parse.quoted[i] >= 0 for i in range(kid + 1, self._last(verb) + 1))
        return False

    def _refers(self, verb: int) -> bool:
        return self.parse.lemma[verb] == "refer"

    def _finite_clause(self, clause: int) -> bool:
        parse = self.parse
        tags = {parse.tag[k] for k in [*parse.kids[clause], clause] if parse.dep[k] != "relcl"}
        return bool(tags & {"VBD", "VBZ", "VBP", "MD"})

    def _is_real(self, verb: int) -> bool:
        """Tell whether the act is told as done: no modal, no condition, no bare infinitive."""
        parse, lexicon = self.parse, self.lexicon
        helpers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "aux"}
        unreal = helpers & _UNREAL
        if (
            unreal
            and not (self.futures and unreal <= _FUTURE)
            and negator_of(parse, lexicon, verb) < 0
        ):
            return False
        if any(
            parse.dep[k] == "mark" and parse.lower[k] in {"if", "unless", "whether", "lest"}
            for k in parse.kids[verb]
        ):
            return False
        if "to" in helpers:
            return self._free_infinitive(verb)
        if parse.dep[verb] == "conj":
            first = parse.head[verb]
            if parse.tag[verb] == "VB" and first != verb:
                return self._is_real(first)
        return (
            parse.tag[verb] != "VB" or bool(helpers) or parse.dep[verb] in {"ROOT", "conj", "relcl"}
        )

    def _free_infinitive(self, verb: int) -> bool:
        parse = self.parse
        head = parse.head[verb]
        if parse.dep[verb] not in {"xcomp", "advcl"} or not self._plain(head):
            return False
        if parse.lemma[head] in self.lexicon.negative_verbs:
            # "refused to rule out" is found once, at "refused".
            return parse.lemma[head] not in self.lexicon.infinitive
        return parse.lemma[head] in _FREE_INFINITIVE or (
            parse.lemma[head] in {"have", "be"} and negator_of(parse, self.lexicon, verb) >= 0
        )

    def _plain(self, verb: int) -> bool:
        parse = self.parse
        return not any(
            parse.dep[k] == "aux" and parse.lower[k] in _UNREAL | {"to"} for k in parse.kids[verb]
        )

    def _may_hold(self, source: int, lemma: str) -> bool:
        parse, lexicon = self.parse, self.lexicon
        lower = parse.lower[source]
        if lower in {"it", "there", "this", "that", "these", "those", "which"}:
            return lower in {"it", "this", "which"} and parse.dep[source] not in {"expl", "nsubjpass"}
        noun = parse.lemma[source]
        return (
            is_agent(parse, lexicon, source)
            or noun in lexicon.vessels
            or noun in lexicon.show_nouns
        )

    def _emit(self, verb: int, source: int, rule: str) -> StatementRecord | None:
        parse, lexicon = self.parse, self.lexicon
        negator = negator_of(parse, lexicon, verb)
        denies = self._denies(verb) or (
            parse.lemma[verb] in lexicon.negative_verbs and rule == "attitude_infinitive"
        )
        first = denial_start(parse, verb, negator) if negator >= 0 else self._with_adverb(verb)
        last = self._last(verb)
        joined = self._shared_object(verb) if last == verb else -1
        if joined >= 0:
            last = self._last(joined)
        noun = self._relative_object(verb)
        if noun >= 0 and 0 <= verb - parse.left[noun] <= _LONGEST_NOUN:
            first = parse.left[noun]
        agent_first = self._passive_subject(verb)
        spans = []
        if agent_first >= 0:
            first = agent_first
            behind = self._behind_agent(verb, last)
            last = verb
            spans = [char_span(parse, tidy_range(parse, *behind))] if behind else []
        spans.insert(0, char_span(parse, tidy_range(parse, first, max(first, last))))
        kind: Kind = (
            "mixed" if rule == "predicate" and self._has_quotation(first, last) else "paraphrase"
        )
        record = statement(parse, rule, spans, cue=(verb, verb), source=source, kind=kind)
        if record is not None and (negator >= 0 or denies):
            record.negated = True
            word = negator if negator >= 0 else verb
            record.because(
                "negated", "negated_verb" if negator >= 0 else "denied", parse.span(word, word)
            )
        return record

    def _denies(self, verb: int) -> bool:
        """Tell whether the verb denies what is claimed: "denied the report", "rejected the claim"."""
        parse = self.parse
        lemma = parse.lemma[verb]
        if lemma in {"reject", "dispute", "contradict", "refute"}:
            objects = [
                k
                for k in parse.kids[verb]
                if parse.dep[k] in OBJECTS or parse.dep[k] == "nsubjpass"
            ]
            return any(parse.lemma[o] in _CLAIMS for o in objects)
        return lemma in self.lexicon.denials

    def _behind_agent(self, verb: int, last: int) -> tuple[int, int] | None:
        """Return what follows the agent of a passive: "… for its treatment of refugees"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "agent":
                first = parse.right[kid] + 1
                following = [k for k in parse.kids[verb] if k >= first and parse.dep[k] == "prep"]
                return (following[0], last) if following and last > following[0] else None
        return None

    def _has_quotation(self, first: int, last: int) -> bool:
        return any(self.parse.quoted[i] >= 0 for i in range(first, last + 1))

    def _with_adverb(self, verb: int) -> int:
        parse = self.parse
        first = verb
        while first and parse.dep[first - 1] == "advmod" and parse.head[first - 1] == verb:
            first -= 1
        return first

    def _passive_subject(self, verb: int) -> int:
        """Return where "The proposal was criticised by …" begins, -1 for an active verb."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "nsubjpass" and any(
                parse.dep[k] == "agent" for k in parse.kids[verb]
            ):
                return parse.left[kid]
        return -1

    def _last(self, verb: int) -> int:
        """Return the last token of what the verb governs, other clauses with cues left out."""
        parse = self.parse
        last = verb
        for kid in parse.kids[verb]:
            if kid < verb or parse.dep[kid] in {"punct", "cc", "conj", "parataxis", "preconj"}:
                continue
            if parse.dep[kid] == "advcl" and self._cuts(verb, kid):
                continue
            if parse.dep[kid] == "prep" and (
                parse.lower[kid] == "according" or self._with_speaker(kid)
            ):
                continue
            last = max(last, self._right(kid))
        quotation = parse.quoted[last]
        while quotation >= 0 and last + 1 < len(parse) and parse.quoted[last + 1] == quotation:
            last += 1
        sentence = parse.sentences[parse.sentence[verb]]
        return min(last, sentence[1] - 1)

    def _with_speaker(self, preposition: int) -> bool:
        """Tell whether "with officials saying …" opens a statement of somebody else."""
        parse = self.parse
        if parse.lower[preposition] != "with":
            return False
        below = [k for kid in parse.kids[preposition] for k in [kid, *parse.kids[kid]]]
        return any(
            parse.tag[k] == "VBG"
            and (parse.lemma[k] in self.lexicon.say or parse.lemma[k] in self.lexicon.predicate)
            for k in below
        )

    def _right(self, kid: int) -> int:
        """Return the last token of a part, without ", who denounced …" behind it."""
        parse = self.parse
        right = parse.right[kid]
        for index in range(kid + 1, right + 1):
            clause = parse.dep[index] == "relcl" and parse.lower[parse.left[index] - 1] == ","
            if not clause or parse.left[index] <= kid:
                continue
            own = parse.lemma[index]
            speaks = own in self.lexicon.say or own in self.lexicon.transitive or own == "refer"
            if (speaks or right - parse.left[index] > parse.left[index] - kid) and parse.right[
                index
            ] >= right - 1:
                return max(kid, parse.left[index] - 2)
        return right

    def _cuts(self, verb: int, clause: int) -> bool:
        """Tell whether an adverbial clause is a statement of its own or a time."""
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[clause]
        if parse.tag[clause] == "VBG" and parse.lower[clause - 1] == ",":
            return lemma in lexicon.say or lemma in lexicon.transitive or lemma in lexicon.predicate
        marks = {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] in {"mark", "advmod"}}
        return bool(marks & {"when", "while", "after", "although", "though"}) and clause > verb

    # "expressed concern", "made clear"

    def _light_object(self, verb: int, lemma: str) -> int:
        parse, lexicon = self.parse, self.lexicon
        for kid in parse.kids[verb]:
            if parse.dep[kid] not in OBJECTS and parse.dep[kid] != "nsubjpass":
                continue
            for noun in [kid, *(k for k in parse.kids[kid] if parse.dep[k] == "conj")]:
                narrow = _MADE.get(lemma)
                if parse.lemma[noun] in (narrow if narrow is not None else lexicon.light_nouns):
                    return noun
        return -1

    def _light(self, verb: int, source: int) -> StatementRecord | None:
        parse = self.parse
        noun = self._light_object(verb, parse.lemma[verb])
        negator = negator_of(parse, self.lexicon, verb)
        for kid in parse.kids[noun]:
            that = any(parse.lower[k] == "that" and parse.dep[k] == "mark" for k in parse.kids[kid])
            if parse.dep[kid] in {"acl", "relcl", "ccomp"} and that and negator < 0:
                span = char_span(parse, clause_range(parse, kid))
                return statement(
                    parse, "attitude_noun_clause", [span], cue=(verb, verb), source=source
                )
        return self._emit(verb, source, "light_verb")

    # adjectives

    def _predicative(self, token: int) -> bool:
        parse = self.parse
        helped = any(parse.dep[k] == "aux" and parse.lemma[k] == "have" for k in parse.kids[token])
        return (
            parse.dep[token] == "acomp"
            or (self._passive_be(token) and not helped)
            or (self._passive_be(token) and parse.lower[token] in self.adjective_heads)
        )

    def _passive_be(self, token: int) -> bool:
        return any(self.parse.dep[k] == "auxpass" for k in self.parse.kids[token])

    def _of_adjective(self, word: int) -> StatementRecord | None:
        """Return "is ready to …", "remains opposed to …", "was convinced that …"."""
        parse, lexicon = self.parse, self.lexicon
        lower = parse.lower[word]
        kids = parse.kids[word]
        be = parse.head[word]
        if self._passive_be(word):
            be = word
        elif parse.dep[word] == "conj" and parse.dep[be] == "acomp":
            be = parse.head[be]
        elif parse.dep[word] != "acomp" or parse.lemma[be] not in _BE:
            return None
        clause = next((k for k in kids if parse.dep[k] == "ccomp" and self._finite_clause(k)), -1)
        if lower in lexicon.adjective_clause and clause > word:
            rule = "adjective_clause"
        elif lower in lexicon.adjective_infinitive and any(
            parse.dep[k] in {"xcomp", "acl"} for k in kids
        ):
            rule = "adjective_infinitive"
        elif any(f"{lower} {parse.lower[k]}" in lexicon.adjective_preposition for k in kids):
            rule = "adjective_preposition"
        else:
            return None
        if not self._is_real(be):
            return None
        source = source_of(parse, lexicon, be)
        if source < 0 and be == word:
            source = parse.subject(word)
        if source < 0 or not self._may_hold(source, lower):
            return None
        negator = negator_of(parse, lexicon, be)
        if rule == "adjective_clause" and negator < 0:
            span = char_span(parse, clause_range(parse, clause))
            return statement(parse, rule, [span], cue=(word, word), source=source)
        return self._adjective_record(word, be, source, negator, rule)

    def _adjective_record(
        self, word: int, be: int, source: int, negator: int, rule: str
    ) -> StatementRecord | None:
        parse = self.parse
        first = be
        for kid in parse.kids[be]:
            if parse.dep[kid] in {"aux", "auxpass", "neg"} and kid < first:
                first = kid
        last = max(
            [
                word,
                *(
                    parse.right[k]
                    for k in parse.kids[word]
                    if k > word and parse.dep[k] not in {"punct", "cc", "conj"}
                ),
            ]
        )
        sentence = parse.sentences[parse.sentence[word]]
        span = char_span(parse, tidy_range(parse, first, min(last, sentence[1] - 1)))
        record = statement(parse, rule, [span], cue=(word, word), source=source, kind="paraphrase")
        if record is not None and negator >= 0:
            record.negated = True
            record.because("negated", "negated_verb", parse.span(negator, negator))
        return record

    def _taking_sides(self, verb: int) -> StatementRecord | None:
        """Return "is against the plan", "was in favour of"."""
        parse, lexicon = self.parse, self.lexicon
        for kid in parse.kids[verb]:
            if parse.dep[kid] != "prep":
                continue
            favour = parse.lower[kid] == "in" and any(
                parse.lower[k] in {"favour", "favor", "support"} for k in parse.kids[kid]
            )
            if parse.lower[kid] in {"against"} or favour:
                source = source_of(parse, lexicon, verb)
                if source >= 0 and is_agent(parse, lexicon, source) and self._is_real(verb):
                    return self._emit(verb, source, "taking_sides")
        return None

    # nouns

    def _of_noun(self, noun: int) -> StatementRecord | None:
        """Return "his refusal to resign", "Erdogan's call for talks"."""
        parse, lexicon = self.parse, self.lexicon
        holder = next((k for k in parse.kids[noun] if parse.dep[k] == "poss"), -1)
        if holder < 0 or not (
            self._may_hold(holder, "") or parse.lower[holder] in {"his", "her", "their", "its"}
        ):
            return None
        parts = [
            k
            for k in parse.kids[noun]
            if k > noun
            and (
                (
                    parse.dep[k] == "prep"
                    and parse.lower[k] in {"for", "of", "to", "against", "about", "on", "over"}
                )
                or parse.dep[k] in {"acl", "ccomp"}
            )
        ]
        verb = parse.head[noun]
        lists = parse.dep[noun] == "nsubj" and parse.lemma[verb] in {"include", "be", "remain"}
        if lists and parse.lemma[noun] in {
            "demand",
            "proposal",
            "aim",
            "goal",
            "request",
            "position",
            "view",
            "priority",
        }:
            parts = [verb]
        if not parts:
            return None
        last = max(parse.right[k] for k in parts)
        sentence = parse.sentences[parse.sentence[noun]]
        span = char_span(parse, tidy_range(parse, noun, min(last, sentence[1] - 1)))
        return statement(
            parse, "attitude_noun", [span], cue=(noun, noun), source=holder, kind="paraphrase"
        )
