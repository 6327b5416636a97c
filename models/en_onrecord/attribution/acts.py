"""What verbs govern, whether what they tell is done, and who can be said to do it."""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import PROMPT, before_aside, is_agent, is_distinguished

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_PROVISOS = frozenset({"provided", "providing", "unless", "if"})
_FIRST = frozenset({"after", "when", "once"})  # "only after a vote"
_EXCLUDES = frozenset({"rule", "refuse", "reject", "exclude", "oppose", "decline"})
_FARTHEST = 6  # joined verbs that may share a helping verb
_TIMES = frozenset({"when", "while", "after", "although", "though"})
_OUTCRIES = frozenset({"protest", "demand", "denounce", "condemn"})
_NEUTRAL = frozenset({"it", "there", "this", "that", "these", "those", "which"})
_OUTSIDE = frozenset({"punct", "cc", "conj", "parataxis", "preconj"})


class Acts:
    """Answer what the rules of attitudes ask of a verb; `futures` lets "will support" count."""

    def __init__(self, parse: Parse, lexicon: Lexicon, *, futures: bool) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.futures = futures

    def is_real(self, verb: int, steps: int = _FARTHEST) -> bool:
        """Return whether the act is told as done: no modal, no condition, no bare infinitive."""
        parse, lexicon = self.parse, self.lexicon
        helpers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "aux"}
        unreal = helpers & lexicon.unreal
        open_future = unreal <= lexicon.future and (self.futures or self._on_condition(verb))
        if unreal and not open_future and negator_of(parse, lexicon, verb) < 0:
            return False
        marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "mark"}
        if marks & _CONDITIONS:
            return False
        if "to" in helpers:
            return self._tells_what_is_done(verb)
        first = parse.head[verb]
        if parse.dep[verb] == "conj" and parse.tag[verb] == "VB" and first != verb and steps:
            return self.is_real(first, steps - 1)
        bare = parse.tag[verb] == "VB" and not helpers
        return not bare or parse.dep[verb] in {"ROOT", "conj", "relcl"}

    def _on_condition(self, verb: int) -> bool:
        """Return whether an act to come hangs on a condition: "will accept it provided …"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            marks = {parse.lower[kid], *(parse.lower[k] for k in parse.kids[kid])}
            only = "only" in {*marks, parse.lower[parse.left[kid] - 1]}
            provisos = _PROVISOS | _FIRST if only else _PROVISOS
            if kid > verb and parse.dep[kid] in {"advcl", "prep"} and marks & provisos:
                return True
        return False

    def is_undertaking(self, verb: int) -> bool:
        """Return whether a deed to come is refused, or promised on a condition.

        "Norland will not take part", "the union would join if fees were cut".
        """
        parse, lexicon = self.parse, self.lexicon
        helpers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "aux"}
        if not helpers & lexicon.future or parse.lemma[verb] not in lexicon.undertakings:
            return False
        return negator_of(parse, lexicon, verb) >= 0 or self._on_condition(verb)

    def _tells_what_is_done(self, verb: int) -> bool:
        """Return whether an infinitive is done: "met to condemn", "failed to condemn"."""
        parse, lexicon = self.parse, self.lexicon
        head = parse.head[verb]
        if parse.dep[verb] in {"relcl", "acl"} and is_distinguished(parse, head):
            return True
        if parse.dep[verb] == "xcomp" and parse.lower[head] in PROMPT:
            return parse.dep[head] == "acomp" and self.is_real(parse.head[head])
        hindered = any(
            parse.dep[k] == "aux" and parse.lower[k] in lexicon.unreal | {"to"}
            for k in parse.kids[head]
        )
        if parse.dep[verb] not in {"xcomp", "advcl"} or hindered:
            return False
        if parse.lemma[head] in lexicon.negative_verbs:
            # "refused to rule out" is found once, at "refused".
            return parse.lemma[head] not in lexicon.infinitive
        if parse.dep[verb] == "advcl" and parse.lemma[verb] in _OUTCRIES:
            return True  # "blocked a bridge to protest against the plan"
        if parse.lemma[head] == "take":
            return any(parse.lower[k] == "to" for k in parse.kids[head])  # "took to X to deny it"
        has_yet = parse.lemma[head] in {"have", "be"} and negator_of(parse, lexicon, verb) >= 0
        return parse.lemma[head] in lexicon.purposes or has_yet

    def may_hold(self, source: int) -> bool:
        """Return whether a noun can hold an attitude, documents included."""
        parse, lexicon = self.parse, self.lexicon
        lower, noun = parse.lower[source], parse.lemma[source]
        if lower in _NEUTRAL:
            empty = parse.dep[source] in {"expl", "nsubjpass"}
            return lower in {"it", "this", "which"} and not empty
        speaks = noun in lexicon.vessels or noun in lexicon.show_nouns
        return speaks or is_agent(parse, lexicon, source)

    def is_finite(self, clause: int) -> bool:
        """Return whether a clause has a finite verb."""
        parse = self.parse
        tags = {parse.tag[k] for k in [*parse.kids[clause], clause] if parse.dep[k] != "relcl"}
        return bool(tags & _FINITE)

    def with_adverb(self, verb: int) -> int:
        """Return where a verb begins with the adverbs before it: "sharply criticised"."""
        parse = self.parse
        first = verb
        while first and parse.dep[first - 1] == "advmod" and parse.head[first - 1] == verb:
            first -= 1
        return first

    def last(self, verb: int) -> int:
        """Return the last token of what a verb governs, other clauses with cues left out."""
        parse = self.parse
        last = verb
        for kid in parse.kids[verb]:
            if kid < verb or parse.dep[kid] in _OUTSIDE:
                continue
            if parse.dep[kid] == "advcl" and self._stands_apart(verb, kid):
                continue
            framed = parse.lower[kid] == "according" or self._with_speaker(kid)
            if parse.dep[kid] == "prep" and framed:
                continue
            last = max(last, self._right(kid))
        quotation = parse.quoted[last]
        while quotation >= 0 and last + 1 < len(parse) and parse.quoted[last + 1] == quotation:
            last += 1
        last = min(last, parse.sentences[parse.sentence[verb]][1] - 1)
        last = self._before_contrast(verb, last)
        return before_aside(parse, self.lexicon, verb, last)

    def _before_contrast(self, verb: int, last: int) -> int:
        """Return where "declined to comment, whereas Ruiz said …" ends for who declined."""
        parse = self.parse
        for index in range(verb + 2, last):
            if parse.lower[index] in {"while", "whereas"} and parse.lower[index - 1] == ",":
                clause = parse.head[index]
                if clause > index and parse.subject(clause) > index and parse.quoted[index] < 0:
                    return index - 2
            speaks = parse.tag[index] == "VBG" and parse.lower[index - 1] == ","
            if speaks and parse.dep[index] == "advcl" and parse.quoted[index] < 0:
                lemma, lexicon = parse.lemma[index], self.lexicon
                if lemma in lexicon.say or lemma in lexicon.predicate - lexicon.predicate_strict:
                    return index - 2
        return last

    def _with_speaker(self, preposition: int) -> bool:
        """Return whether "with officials saying …" opens a statement of somebody else."""
        parse, lexicon = self.parse, self.lexicon
        if parse.lower[preposition] != "with":
            return False
        below = [k for kid in parse.kids[preposition] for k in [kid, *parse.kids[kid]]]
        return any(
            parse.tag[k] == "VBG"
            and (parse.lemma[k] in lexicon.say or parse.lemma[k] in lexicon.predicate)
            for k in below
        )

    def _right(self, kid: int) -> int:
        """Return the last token of a part, without ", who denounced …" behind it."""
        parse, lexicon = self.parse, self.lexicon
        right = parse.right[kid]
        for index in range(kid + 1, right + 1):
            left = parse.left[index]
            if parse.dep[index] != "relcl" or left <= kid or parse.lower[left - 1] != ",":
                continue
            own = parse.lemma[index]
            speaks = own in lexicon.say or own in lexicon.transitive or own == "refer"
            longer = right - left > left - kid
            if (speaks or longer) and parse.right[index] >= right - 1:
                return max(kid, left - 2)
        return right

    def _stands_apart(self, verb: int, clause: int) -> bool:
        """Return whether an adverbial clause is a statement of its own or a time."""
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[clause]
        if parse.tag[clause] == "VBG" and parse.lower[clause - 1] == ",":
            return lemma in lexicon.say or lemma in lexicon.transitive or lemma in lexicon.predicate
        marks = {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] in {"mark", "advmod"}}
        holds_on = "while" in marks and parse.lemma[verb] in _EXCLUDES
        if holds_on and parse.tag[clause] in {"VBP", "VBZ"}:
            return False  # "ruled out talks while the troops remain"
        return bool(marks & _TIMES) and clause > verb
