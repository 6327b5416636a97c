"""Direct, mixed and indirect speech: a reporting verb, who uses it, and what is said.

"…," Lavrov said; he said that …; the minister called for calm, adding "…"; P, she said, and Q.
"""

from collections.abc import Iterator

from en_onrecord.attribution.contents import (
    char_span,
    clause_range,
    quotation_tokens,
    statement,
    tidy_range,
    with_whole_quotations,
)
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import denial_start, negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import is_agent, nearby_source, source_of
from en_onrecord.record import CharSpan, StatementRecord

_LINKS = frozenset({",", ":", "that", "—", "–", "-", "(", "", "..."})
_LIGHT_POS = frozenset(
    {
        "PUNCT",
        "ADP",
        "ADV",
        "DET",
        "PROPN",
        "NOUN",
        "NUM",
        "PRON",
        "ADJ",
        "PART",
        "SPACE",
        "CCONJ",
        "SYM",
    }
)
_QUESTION = frozenset({"how", "why", "what", "whether", "who", "where", "when", "which", "if"})
# "determine whether", "know who": nothing is said.
_LEAVES_OPEN = frozenset(
    {
        "determine",
        "decide",
        "know",
        "understand",
        "find",
        "indicate",
        "show",
        "judge",
        "discuss",
        "consider",
        "see",
        "learn",
        "remember",
        "detail",
    }
)
# Verbs that hardly ever take a plain object of a thing.
_PLAIN = frozenset(
    {
        "say",
        "claim",
        "allege",
        "insist",
        "argue",
        "believe",
        "think",
        "contend",
        "assert",
        "state",
        "maintain",
    }
)
_LONGEST_LINK = 25  # words between a verb and the quotation that it introduces


class Reporting:
    """Find what reporting verbs attribute."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.cues = [i for i in range(len(parse)) if self._is_cue(i)]
        self.by_sentence: dict[int, list[int]] = {}
        for cue in self.cues:
            if parse.quoted[cue] < 0:
                self.by_sentence.setdefault(parse.sentence[cue], []).append(cue)
        self.claimed: set[int] = set()

    def _is_cue(self, index: int) -> bool:
        parse = self.parse
        if not parse.tag[index].startswith("V"):
            return False
        lemma = self.phrase(index)
        lexicon = self.lexicon
        return (
            lemma in lexicon.say
            or lemma in lexicon.think
            or lemma in lexicon.show
            or lemma in lexicon.predicate
        )

    def phrase(self, verb: int) -> str:
        """Return the verb's lemma with its particle: "point out"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "prt":
                phrase = f"{parse.lemma[verb]} {parse.lower[kid]}"
                if phrase in self.lexicon.say or phrase in self.lexicon.prepositional:
                    return phrase
        if parse.lemma[verb] == "make" and any(
            parse.lower[kid] == "clear" for kid in parse.kids[verb]
        ):
            return "make clear"
        return parse.lemma[verb]

    def find(self) -> Iterator[StatementRecord]:
        """Yield the statements of reporting verbs, in the order of the text."""
        for cue in self.cues:
            lemma = self.phrase(cue)
            if self.parse.quoted[cue] >= 0:
                found = self._nested(cue, lemma)
                if found is not None:
                    yield found
            elif (
                lemma in self.lexicon.say or lemma in self.lexicon.think or self._shows(cue, lemma)
            ):
                yield from self._reported(cue, lemma)

    def _shows(self, cue: int, lemma: str) -> bool:
        parse, subject = self.parse, self.parse.subject(cue)
        return (
            lemma in self.lexicon.show
            and subject >= 0
            and parse.lemma[subject] in self.lexicon.show_nouns
        )

    def _reported(self, cue: int, lemma: str) -> Iterator[StatementRecord]:
        """Yield what one verb outside of quotations reports: at most a clause and a quotation."""
        parse = self.parse
        source = source_of(parse, self.lexicon, cue)
        if (
            source < 0
            and parse.subject(cue) < 0
            and lemma in self.lexicon.say - self.lexicon.say_weak
        ):
            source = nearby_source(parse, self.lexicon, cue)
        if source < 0 or not self._may_speak(source, lemma) or self._has_purpose(cue):
            return
        thinks = lemma in self.lexicon.think and lemma not in self.lexicon.say
        before, after = self._own_quotations(cue, source)
        clause = self._clause(cue, lemma, quoted=bool(before or after))
        spans: list[CharSpan] = []
        if clause is not None:
            spans = self._clause_spans(cue, clause, source)
            lost = [n for n in before if clause > cue and not _covers(parse, spans, n)]
            if lost and spans:
                # "If they attack," she warned, "we will respond."
                spans = [*self._quotation_spans(cue, lost, []), *spans]
            more = [n for n in after if clause < cue and not _covers(parse, spans, n)]
            more = [n for n in more if not self._semicolon(cue, n)]
            if more and spans:
                # "I love it," he said, "and I will stay."
                spans = [*spans, *(char_span(parse, quotation_tokens(parse, n)) for n in more)]
        elif before or after:
            spans = self._quotation_spans(cue, before, after)
        else:
            plain = not thinks and lemma not in self.lexicon.denials
            spans = (self._inverted(cue, source) if plain else []) or self._unparsed(cue, lemma)
        if not spans:
            return
        yield from self._emit(cue, lemma, source, spans)
        if clause is None:
            return
        rest = [number for number in after if not _covers(parse, spans, number)]
        rest = [number for number in rest if not parse.quotations[number].scare]
        if rest:
            yield from self._emit(
                cue, lemma, source, [char_span(parse, quotation_tokens(parse, n)) for n in rest]
            )

    def _has_purpose(self, cue: int) -> bool:
        """Tell whether a verb only names an aim: "tests to confirm whether …"."""
        parse = self.parse
        aims = any(parse.dep[k] == "aux" and parse.lower[k] == "to" for k in parse.kids[cue])
        return aims and parse.dep[cue] in {"advcl", "acl"}

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
        self.claimed.update(self._numbers(spans))
        yield record

    def _numbers(self, spans: list[CharSpan]) -> Iterator[int]:
        parse = self.parse
        for start, end in spans:
            index = parse.token_at(start)
            last = -1
            while index < len(parse) and parse.start[index] < end:
                if parse.quoted[index] >= 0 and parse.quoted[index] != last:
                    last = parse.quoted[index]
                    yield last
                index += 1

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

    def _clause(self, cue: int, lemma: str, *, quoted: bool) -> int | None:
        """Return the head of the clause that the verb governs, `None` if there is none."""
        parse = self.parse
        for kid in sorted(parse.kids[cue], key=lambda k: (k < cue, k)):
            if parse.dep[kid] == "ccomp" and self._is_finite(kid):
                if kid < cue and lemma in self.lexicon.denials:
                    continue
                if kid < cue and any(
                    parse.lower[i] == ";" and parse.quoted[i] < 0 for i in range(kid, cue)
                ):
                    continue
                words = {
                    parse.lower[below] for below in parse.kids[kid] if parse.dep[below] == "mark"
                }
                asks = any(
                    parse.lower[below] in _QUESTION
                    for below in [kid, *parse.kids[kid]]
                    if below <= kid
                )
                if asks and lemma in _LEAVES_OPEN:
                    continue
                weak = lemma in self.lexicon.say_weak and "that" not in words and kid > cue
                if weak and not quoted and not self._has_own_subject(kid):
                    continue
                return kid
        return None

    def _has_own_subject(self, clause: int) -> bool:
        return self.parse.subject(clause) >= 0

    def _is_finite(self, clause: int) -> bool:
        parse = self.parse
        if any(
            parse.dep[kid] in {"aux"} and parse.lower[kid] == "to" for kid in parse.kids[clause]
        ):
            return any(parse.lower[kid] in _QUESTION for kid in parse.kids[clause])
        finite = {"VBD", "VBZ", "VBP", "MD"}
        own = parse.tag[clause] in finite
        helped = any(
            parse.tag[kid] in finite
            for kid in parse.kids[clause]
            if parse.dep[kid] in {"aux", "auxpass", "cop"}
        )
        if own or helped:
            return True
        # "Court finds law unlawful", "Polls show the race tightening"
        number = parse.paragraph[clause]
        heading = number >= 0 and parse.paragraphs[number].kind in {"headline", "heading"}
        loose = heading or parse.lemma[parse.head[clause]] in self.lexicon.show
        return loose and self._has_own_subject(clause) and parse.tag[clause] in {"VBN", "VB", "VBG"}

    def _clause_spans(self, cue: int, clause: int, source: int) -> list[CharSpan]:
        """Return the spans of a clause, cut in two where the cue stands inside it."""
        parse = self.parse
        first, last = clause_range(parse, clause)
        sentence = parse.sentences[parse.sentence[cue]]
        first, last = max(first, sentence[0]), min(last, sentence[1] - 1)
        if first > last:
            return []
        if first > cue or last < cue:
            first, last = with_whole_quotations(parse, first, last)
            if last < cue:
                first = self._sentence_start(cue, first)
                last = self._before_source(cue, first, last, source)
            else:
                last = self._cut(cue, first, last)
            return [char_span(parse, tidy_range(parse, first, last))]
        left = tidy_range(parse, first, max(first, parse.left[cue] - 1))
        right = tidy_range(parse, min(last, parse.right[cue] + 1), last)
        return [char_span(parse, span) for span in (left, right) if span[0] <= span[1]]

    def _before_source(self, cue: int, first: int, last: int, source: int) -> int:
        """Return where a clause before its cue ends when the parser drew the source into it."""
        parse = self.parse
        number = parse.quoted[first]
        if number >= 0 and not parse.quotations[number].scare:
            return min(last, quotation_tokens(parse, number)[1])
        if first < parse.left[source] <= last < cue:
            return parse.left[source] - 1
        return last

    def _cut(self, cue: int, first: int, last: int) -> int:
        """Return where a clause behind its cue ends: before another's statement or quotation."""
        parse = self.parse
        others = self.by_sentence.get(parse.sentence[cue], [])
        opening = parse.quoted[first]
        for index in range(first + 1, last + 1):
            if (
                parse.lower[index] == ";"
                and parse.quoted[index] < 0
                and any(i > index for i in others)
            ):
                return index - 1
            number = parse.quoted[index]
            begins = number >= 0 and parse.quoted[index - 1] != number
            if begins and not parse.quotations[number].scare:
                before = parse.text[
                    max(0, parse.quotations[number].start - 2) : parse.quotations[number].start
                ]
                if before.strip() == ":":
                    return index - 1
            # '"We could not win," and the flag is at half-mast': only the quotation is his.
            if (
                opening >= 0
                and number < 0
                and not parse.quotations[opening].scare
                and parse.lower[index] in {"and", "but", "while"}
            ):
                inner = parse.text[slice(*parse.quotations[opening].inner)].rstrip()
                if inner[-1:] == ",":
                    return index - 1
        return last

    def _sentence_start(self, cue: int, first: int) -> int:
        """Return where a clause before the cue begins: its sentence's start."""
        parse = self.parse
        begin = parse.sentences[parse.sentence[cue]][0]
        gap = range(begin, first)
        number = parse.quoted[first]
        if (
            number >= 0
            and not parse.quotations[number].scare
            and gap
            and parse.lower[first - 2] == ","
        ):
            return first
        if len(gap) <= _LONGEST_LINK and not any(
            i in self.by_sentence.get(parse.sentence[cue], []) for i in gap
        ):
            return tidy_range(parse, begin, first)[0]
        return first

    def _inverted(self, cue: int, source: int) -> list[CharSpan]:
        """Return the spans of "P, she said, Q" where the parser sees two clauses beside each other."""
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[cue]]
        if parse.dep[cue] == "parataxis":
            main = parse.head[cue]
            first, last = max(begin, parse.left[main]), min(end - 1, parse.right[main])
            left, right = parse.left[cue], parse.right[cue]
            spans = [
                tidy_range(parse, a, b) for a, b in ((first, left - 1), (right + 1, last)) if a <= b
            ]
            return [
                char_span(parse, span)
                for span in spans
                if span[0] < span[1] or parse.pos[span[0]] in {"NOUN", "PROPN", "PRON"}
            ]
        if not (parse.dep[cue] == "ROOT" and parse.lemma[cue] in self.lexicon.say):
            return []
        left = min(cue, parse.left[source] if source in parse.kids[cue] else cue)
        objects = any(parse.dep[k] in {"dobj", "xcomp"} and k > cue for k in parse.kids[cue])
        if left - begin < 4 or parse.lower[left - 1] != "," or objects or abs(cue - source) > 12:
            return []
        if not any(parse.tag[i] in {"VBD", "VBZ", "VBP", "MD"} for i in range(begin, left)):
            return []
        return [char_span(parse, tidy_range(parse, begin, left - 1))]

    def _unparsed(self, cue: int, lemma: str) -> list[CharSpan]:
        """Return the rest of the sentence behind "claimed that" when the parser saw no clause."""
        parse = self.parse
        end = parse.sentences[parse.sentence[cue]][1]
        first = cue + 1
        if any(parse.dep[kid] in {"auxpass", "agent", "nsubjpass"} for kid in parse.kids[cue]):
            return []
        announced = first < end and parse.lower[first] == "that" and parse.pos[first] != "PRON"
        if not announced and lemma not in _PLAIN:
            return []
        for index in range(first + 1, end):
            if parse.pos[index] == "CCONJ" and not announced:
                return []
            finite = parse.tag[index] in {"VBD", "VBZ", "VBP", "MD"} and parse.quoted[index] < 0
            verb = parse.head[index] if parse.dep[index] in {"aux", "auxpass"} else index
            if finite and parse.dep[verb] not in {"relcl", "acl"}:
                joined = parse.dep[verb] == "advcl" and parse.lower[index - 1] != ","
                if announced or not joined:
                    return [char_span(parse, tidy_range(parse, first, end - 1))]
        return []

    def _own_quotations(self, cue: int, source: int) -> tuple[list[int], list[int]]:
        """Return the quotations before and behind the verb that it introduces."""
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[cue]]
        others = [i for i in self.by_sentence.get(parse.sentence[cue], []) if i != cue]
        before: list[int] = []
        after: list[int] = []
        index = begin
        while index < end:
            number = parse.quoted[index]
            if number < 0 or parse.left[source] <= index <= parse.right[source]:
                index += 1
                continue
            first, last = quotation_tokens(parse, number)
            if last < cue and not any(i < first and self._claims(i, number) for i in others):
                before.append(number)
            elif first > cue and not any(cue < i < first for i in others):
                after.append(number)
            index = max(index, last) + 1
        if before and not self._touches_before(before[-1], cue, source):
            before = []
        if after and not self._touches_after(after[0], cue, source):
            after = []
        return before, after

    def _claims(self, cue: int, number: int) -> bool:
        """Tell whether an earlier cue introduces a quotation: 'called it "a mistake" and said …'."""
        parse = self.parse
        first, _ = quotation_tokens(parse, number)
        start = parse.quotations[number].start
        parted = parse.text[max(0, start - 2) : start].strip()[-1:] in {",", ":"}
        if not parted:
            return True
        words = sum(parse.pos[i] not in {"PUNCT", "SPACE"} for i in range(cue + 1, first))
        return words <= 3 and (parse.subject(cue) >= 0 or parse.tag[cue] == "VBG")

    def _touches_before(self, number: int, cue: int, source: int) -> bool:
        """Tell whether only the source and light words stand between quotation and verb."""
        parse = self.parse
        _, last = quotation_tokens(parse, number)
        near, far = min(cue, parse.left[source]), max(cue, source)
        limit = near if near > last else cue
        gap = [
            i
            for i in range(last + 1, limit)
            if parse.pos[i] not in {"PUNCT", "SPACE", "ADV", "AUX", "CCONJ"}
        ]
        return (
            len(gap) <= 1
            and not any(parse.pos[i] == "VERB" for i in gap)
            and far - last <= 2 * _LONGEST_LINK
        )

    def _touches_after(self, number: int, cue: int, source: int) -> bool:
        """Tell whether a quotation behind the verb is what it introduces."""
        parse = self.parse
        first, _ = quotation_tokens(parse, number)
        gap = range(cue + 1, first)
        words = [i for i in gap if parse.pos[i] not in {"PUNCT", "SPACE"}]
        if parse.quotations[number].scare and len(words) > 1:
            return False
        if len(words) > _LONGEST_LINK:
            return False
        linked = (
            not words
            or parse.lower[first - 1] in _LINKS
            or parse.text[
                max(0, parse.quotations[number].start - 2) : parse.quotations[number].start
            ].strip()
            in {",", ":", "—", "–"}
            or parse.lower[words[-1]] == "that"
        )
        light = all(
            parse.pos[i] in _LIGHT_POS or parse.left[source] <= i <= parse.right[source]
            for i in words
        )
        return linked or light

    def _quotation_spans(self, cue: int, before: list[int], after: list[int]) -> list[CharSpan]:
        """Return the spans of quotations and of the words of the same clause between them."""
        parse = self.parse
        spans: list[CharSpan] = []
        if before:
            first, _ = quotation_tokens(parse, before[0])
            _, last = quotation_tokens(parse, before[-1])
            begin = parse.sentences[parse.sentence[cue]][0]
            outside = [i for i in range(begin, first) if parse.pos[i] not in {"PUNCT", "SPACE"}]
            start = parse.quotations[before[0]].start
            parted = parse.text[max(0, start - 2) : start].strip()[-1:] in {",", ":"}
            scare = parse.quotations[before[0]].scare or len(before) > 1
            if outside and (scare or not parted):
                first = tidy_range(parse, begin, last)[0]
            spans.append(char_span(parse, (first, last)))
        if after:
            first, _ = quotation_tokens(parse, after[0])
            _, last = quotation_tokens(parse, after[-1])
            spans.append(char_span(parse, (first, last)))
        return spans

    def _nested(self, cue: int, lemma: str) -> StatementRecord | None:
        """Return "I think P" inside a quotation."""
        parse, lexicon = self.parse, self.lexicon
        if lemma not in lexicon.think and (lemma not in lexicon.say or lemma in lexicon.say_weak):
            return None
        subject = source_of(parse, lexicon, cue)
        if subject < 0 or not is_agent(parse, lexicon, subject):
            return None
        clause = self._clause(cue, lemma, quoted=False)
        if clause is None or clause < cue:
            return None
        first, last = clause_range(parse, clause)
        quotation = parse.quoted[cue]
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


def _covers(parse: Parse, spans: list[CharSpan], number: int) -> bool:
    inner = parse.quotations[number].inner
    return any(start <= inner[0] and inner[1] <= end + 2 for start, end in spans)
