"""Direct, mixed and indirect speech: a reporting verb, who uses it, and what is said.

"…," Ruiz said; he said that …; the minister called for calm, adding "…"; P, she said, and Q.
"""

from collections.abc import Iterator

from en_onrecord.attribution.clauses import WEEKDAYS, Clauses
from en_onrecord.attribution.contents import (
    char_span,
    clause_range,
    quotation_tokens,
    statement,
    tidy_range,
)
from en_onrecord.attribution.cues import Cues
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import denial_start, negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.parting import parted, turns_to_another
from en_onrecord.attribution.quoted import OwnQuotations
from en_onrecord.attribution.sources import is_agent, nearby_source, source_of
from en_onrecord.record import CharSpan, StatementRecord


class Reporting:
    """Find what reporting verbs attribute; `claimed` are the quotations that they used."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.cues = Cues(parse, lexicon)
        self.clauses = Clauses(parse, lexicon, self.cues)
        self.quotations = OwnQuotations(parse, self.cues)
        self.claimed: set[int] = set()

    def find(self) -> Iterator[StatementRecord]:
        """Yield the statements of reporting verbs, in the order of the text."""
        for cue in self.cues.all:
            lemma = self.cues.phrase(cue)
            if self.parse.quoted[cue] >= 0:
                found = self._nested(cue, lemma)
                if found is not None:
                    yield found
            elif (
                lemma in self.lexicon.say
                or lemma in self.lexicon.think
                or self.cues.shows(cue, lemma)
            ):
                yield from self._reported(cue, lemma)

    def _reported(self, cue: int, lemma: str) -> Iterator[StatementRecord]:
        """Yield what one verb outside of quotations reports: at most a clause and a quotation."""
        parse = self.parse
        source = source_of(parse, self.lexicon, cue)
        if source < 0 and parse.subject(cue) < 0 and self._may_stand_beside(cue, lemma):
            source = nearby_source(parse, self.lexicon, cue)
        if source >= 0 and parse.quoted[source] >= 0 and self._in_speech(source):
            source = nearby_source(parse, self.lexicon, cue)
        if source < 0 or not self._may_speak(source, lemma) or self._has_purpose(cue):
            return
        if self._is_foretold(cue):
            return
        before, after = self.quotations.of(cue, source)
        clause = self.clauses.of(cue, lemma, quoted=bool(before or after))
        if clause is None and not before and after and self._is_part(cue, lemma, after[0]):
            return
        spans: list[CharSpan] = []
        if clause is not None:
            spans = self.clauses.spans(cue, clause, source)
            lost = [n for n in before if clause > cue and not self.quotations.are_covered(spans, n)]
            if lost and spans:
                # "If they attack," she warned, "we will respond."
                spans = [*self.quotations.spans(cue, lost, []), *spans]
            more = [n for n in after if clause < cue and not self.quotations.are_covered(spans, n)]
            more = [n for n in more if not self._semicolon(cue, n)]
            if more and spans:
                # "I love it," he said, "and I will stay."
                spans = [*spans, *(char_span(parse, quotation_tokens(parse, n)) for n in more)]
        elif before or after:
            spans = self.quotations.spans(cue, before, after)
        else:
            plain = lemma not in self.lexicon.denials
            spans = (self.clauses.inverted(cue, source) if plain else []) or self.clauses.unparsed(
                cue, lemma
            )
        spans = [self._behind_colon(cue, self._behind_weekday(cue, span)) for span in spans]
        if not spans:
            return
        told = clause is not None or not (before or after)
        for part in self._parted(cue, spans) if told else [spans]:
            yield from self._emit(cue, lemma, source, part)
        if clause is None:
            return
        rest = [number for number in after if not self.quotations.are_covered(spans, number)]
        rest = [number for number in rest if not parse.quotations[number].scare]
        if rest:
            yield from self._emit(
                cue, lemma, source, [char_span(parse, quotation_tokens(parse, n)) for n in rest]
            )

    def _parted(self, cue: int, spans: list[CharSpan]) -> list[list[CharSpan]]:
        """Return the spans claim by claim where the last of them, behind the cue, holds several."""
        parse = self.parse
        start, end = spans[-1]
        if start < parse.start[cue]:
            return [spans]
        first = parse.token_at(start)
        if len(spans) > 1 and turns_to_another(parse, first):
            return [spans[:-1], [(parse.start[first + 1], end)]]
        claims = parted(parse, first, parse.token_at(end) - 1)
        if len(claims) == 1:
            return [spans]
        ranges = [char_span(parse, tidy_range(parse, *claim)) for claim in claims]
        return [[*spans[:-1], ranges[0]], *([part] for part in ranges[1:])]

    def _behind_weekday(self, cue: int, span: CharSpan) -> CharSpan:
        """Return a span without the day of speaking: "said on Monday the union would strike"."""
        parse = self.parse
        first = parse.token_at(span[0])
        day = cue + 2
        if parse.lower[cue + 1 : cue + 2] != ["on"] or first not in {cue + 1, day}:
            return span
        if parse.lower[day : day + 1] and parse.lower[day] in WEEKDAYS:
            behind = day + 1
            if behind < len(parse) and parse.start[behind] < span[1]:
                return parse.start[behind], span[1]
        return span

    def _behind_colon(self, cue: int, span: CharSpan) -> CharSpan:
        """Return a span before the cue without what its subject did: "Diaz disagreed: P, she said".

        Only where a verb of attitude or speech stands before the colon, outside of quotations.
        """
        parse, lexicon = self.parse, self.lexicon
        known = lexicon.intransitive | lexicon.say | lexicon.transitive
        first, behind = parse.token_at(span[0]), parse.token_at(span[1])
        for index in range(first + 1, min(behind, cue)):
            if parse.lower[index] != ":" or parse.quoted[index] >= 0:
                continue
            judged = any(
                parse.tag[i] in {"VBD", "VBZ"}
                and parse.lemma[i] in known
                and parse.quoted[i] < 0
                and parse.subject(i) >= 0
                for i in range(first, index)
            )
            return (parse.start[index + 1], span[1]) if judged and index + 1 < behind else span
        return span

    def _may_stand_beside(self, cue: int, lemma: str) -> bool:
        """Return whether a verb is one of speech even where the parser gives it no subject."""
        lexicon = self.lexicon
        thinks = lemma in lexicon.think and self.parse.dep[cue] == "parataxis"
        return lemma in lexicon.say - lexicon.say_weak or lemma == "read" or thinks

    def _is_part(self, cue: int, lemma: str, number: int) -> bool:
        """Return whether a few words in marks are part of what is demanded or called something.

        'demanding the "immediate" release of all', 'was described as "brutal" by': attitudes.
        """
        parse = self.parse
        first, last = quotation_tokens(parse, number)
        if not parse.quotations[number].scare:
            return False
        demands = lemma in self.lexicon.object_infinitive and any(
            parse.tag[k] == "VB" and k > last for k in parse.kids[cue]
        )
        framed = parse.head[last] if parse.head[last] not in range(first, last + 1) else -1
        if demands or f"{lemma} {parse.lower[framed]}" in self.lexicon.prepositional:
            return True  # 'urged "all sides" to wait', 'warned of "a disaster"'
        if lemma in self.lexicon.predicate:
            return any(parse.dep[k] == "nsubjpass" for k in parse.kids[cue])
        return lemma in self.lexicon.transitive and any(
            parse.dep[k] == "dobj" and parse.left[k] <= first and parse.right[k] > last + 1
            for k in parse.kids[cue]
        )

    def _in_speech(self, token: int) -> bool:
        """Return whether a token stands in what somebody says, not in a name in marks."""
        return not self.parse.quotations[self.parse.quoted[token]].scare

    def _has_purpose(self, cue: int) -> bool:
        """Return whether a verb names an aim ("tests to confirm …") or "said to be" a trait."""
        parse = self.parse
        aims = any(parse.dep[k] == "aux" and parse.lower[k] == "to" for k in parse.kids[cue])
        begin, _ = parse.sentences[parse.sentence[cue]]
        if cue == begin and parse.lower[cue] == "asked":
            return True  # "Asked whether she would go, the minister smiled."
        answers = range(cue + 1, parse.sentences[parse.sentence[cue]][1])
        inserted = parse.lower[cue] == "asked" and parse.lower[cue - 1] == ","
        if inserted and any(parse.lower[i - 1] == "," and self._speaks(i) for i in answers):
            return True  # "Ana Ruiz of the union, asked what would help, answered with a joke."
        said_to_be = parse.lower[cue + 1 : cue + 2] == ["to"] and parse.tag[cue + 2 : cue + 3] == [
            "VB"
        ]
        return (aims and parse.dep[cue] in {"advcl", "acl"}) or (
            said_to_be and parse.lemma[cue] == "say"
        )

    def _speaks(self, verb: int) -> bool:
        parse = self.parse
        return parse.tag[verb] in {"VBD", "VBZ"} and parse.lemma[verb] in self.lexicon.say

    def _is_foretold(self, cue: int) -> bool:
        """Return whether somebody says that it will be said: "said the group would demand P"."""
        parse = self.parse
        above = parse.head[cue]
        told = parse.dep[cue] == "ccomp" and above < cue and parse.lemma[above] in self.lexicon.say
        return told and any(parse.tag[k] == "MD" and k < cue for k in parse.kids[cue])

    def _semicolon(self, cue: int, number: int) -> bool:
        parse = self.parse
        return ";" in parse.lower[cue : quotation_tokens(parse, number)[0]]

    def _emit(
        self, cue: int, lemma: str, source: int, spans: list[CharSpan]
    ) -> Iterator[StatementRecord]:
        parse = self.parse
        negator = negator_of(parse, self.lexicon, cue)
        denies = lemma in self.lexicon.denials
        start = denial_start(parse, cue, negator) if negator >= 0 or denies else -1
        if start >= 0 and parse.start[start] < spans[0][0]:
            spans = [(parse.start[start], spans[0][1]), *spans[1:]]
        record = statement(parse, "reporting_verb", spans, cue=(cue, cue), source=source)
        if record is None:
            return
        if record.kind == "direct":
            record.rule = "quotation_with_verb"
            record.reasons[0].rule = record.rule
        if negator >= 0 or denies:
            record.negated = True
            record.because("negated", "denied" if denies else "negated_verb", parse.span(cue, cue))
        self.claimed |= self.quotations.in_spans(spans)
        yield record

    def _may_speak(self, source: int, lemma: str) -> bool:
        parse = self.parse
        if parse.lower[source] in {"it", "there"} and parse.dep[source] in {"expl", "nsubjpass"}:
            return False
        if is_agent(parse, self.lexicon, source):
            return True
        noun = parse.lemma[source]
        speaks = (
            lemma in self.lexicon.say and lemma not in self.lexicon.say_weak | self.lexicon.show
        )
        return (
            (speaks and parse.pos[source] == "NOUN")
            or noun in self.lexicon.vessels
            or noun in self.lexicon.show_nouns
            or noun in self.lexicon.attitude_nouns
            or noun in self.lexicon.carriers
        )

    def _nested(self, cue: int, lemma: str) -> StatementRecord | None:
        """Return "I think P" inside a quotation."""
        parse, lexicon = self.parse, self.lexicon
        if lemma not in lexicon.think and (lemma not in lexicon.say or lemma in lexicon.say_weak):
            return None
        subject = source_of(parse, lexicon, cue)
        if subject < 0 or not is_agent(parse, lexicon, subject):
            return None
        clause = self.clauses.of(cue, lemma, quoted=False)
        quotation = parse.quoted[cue]
        if clause is None or clause < cue or parse.quoted[clause] != quotation:
            return None
        first, last = clause_range(parse, clause)
        while last > first and parse.quoted[last] != quotation:
            last -= 1
        record = statement(
            parse, "nested", [parse.span(first, last)], cue=(cue, cue), source=subject
        )
        if record is not None:
            record.secondary = True
            record.position = False
            record.negated = negator_of(parse, lexicon, cue) >= 0
        return record
