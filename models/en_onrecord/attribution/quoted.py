"""Which quotations of a sentence a reporting verb introduces."""

from en_onrecord.attribution.contents import char_span, quotation_tokens, tidy_range
from en_onrecord.attribution.cues import Cues
from en_onrecord.attribution.parse import Parse
from en_onrecord.record import CharSpan

_LINKS = frozenset({",", ":", "that", "—", "–", "-", "(", "", "..."})
_HEAVY = frozenset({"VERB", "AUX", "SCONJ", "INTJ", "X"})
_LONGEST_LINK = 25  # words between a verb and the quotation that it introduces
_FEW = 3


class OwnQuotations:
    """Give quotations to the verbs that introduce them."""

    def __init__(self, parse: Parse, cues: Cues) -> None:
        self.parse = parse
        self.cues = cues

    def of(self, cue: int, source: int) -> tuple[list[int], list[int]]:
        """Return the quotations before and behind the verb that it introduces."""
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[cue]]
        others = [i for i in self.cues.in_sentence(cue) if i != cue]
        before: list[int] = []
        after: list[int] = []
        index = begin
        while index < end:
            number = parse.quoted[index]
            if number < 0 or parse.left[source] <= index <= parse.right[source]:
                index += 1
                continue
            first, last = quotation_tokens(parse, number)
            if after and self._joined_between(cue, after[-1], first):
                break
            if source < first and last < cue:
                pass  # 'called it "a lie" and said that …'
            elif last < cue and not any(i < first and self._claims(i, number) for i in others):
                before.append(number)
            elif first > cue and not any(cue < i < first for i in others):
                after.append(number)
            index = max(index, last) + 1
        if before and not self._touches_before(before[-1], cue, source):
            before = []
        interrupted = before and after and self._goes_on(before[-1], after[0])
        if after and not interrupted and not self._touches_after(after[0], cue, source):
            after = []
        return before, after

    def _joined_between(self, cue: int, number: int, stop: int) -> bool:
        """Return whether another verb of the same subject stands before a further quotation."""
        parse = self.parse
        return any(
            parse.dep[kid] == "conj" and parse.tag[kid] == parse.tag[cue]
            for kid in parse.kids[cue]
            if quotation_tokens(parse, number)[1] < kid < stop
        )

    def _goes_on(self, before: int, after: int) -> bool:
        """Return whether commas join two quotations: "No," he said, "no"."""
        text = self.parse.text
        first, second = self.parse.quotations[before], self.parse.quotations[after]
        ends = text[max(0, first.inner[1] - 1) : first.inner[1] + 1].strip("”\"’' ")
        return ends == "," and text[max(0, second.start - 2) : second.start].strip() == ","

    def _claims(self, cue: int, number: int) -> bool:
        """Return whether an earlier cue introduces it: 'called it "a mistake" and said …'."""
        parse = self.parse
        first, _ = quotation_tokens(parse, number)
        if not self._is_parted(number):
            return True
        words = sum(parse.pos[i] not in {"PUNCT", "SPACE"} for i in range(cue + 1, first))
        return words <= _FEW and (parse.subject(cue) >= 0 or parse.tag[cue] == "VBG")

    def _touches_before(self, number: int, cue: int, source: int) -> bool:
        """Tell whether only the source and light words stand between quotation and verb."""
        parse = self.parse
        _, last = quotation_tokens(parse, number)
        opens = parse.lower[parse.left[source] - 1] in {"and", "but", "while"}
        if opens and last < source < cue and not self._is_parted(number):
            return False  # 'rejected it as "weak", and its leader said …'
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
            parse.pos[i] not in _HEAVY or parse.left[source] <= i <= parse.right[source]
            for i in words
        )
        return linked or light

    def spans(self, cue: int, before: list[int], after: list[int]) -> list[CharSpan]:
        """Return the spans of quotations and of the words of the same clause between them."""
        parse = self.parse
        spans: list[CharSpan] = []
        if before:
            first, _ = quotation_tokens(parse, before[0])
            _, last = quotation_tokens(parse, before[-1])
            begin = parse.sentences[parse.sentence[cue]][0]
            outside = [i for i in range(begin, first) if parse.pos[i] not in {"PUNCT", "SPACE"}]
            parted = self._is_parted(before[0])
            scare = parse.quotations[before[0]].scare or len(before) > 1
            if outside and (scare or not parted):
                first = tidy_range(parse, begin, last)[0]
            spans.append(char_span(parse, (first, last)))
        if after:
            first, _ = quotation_tokens(parse, after[0])
            _, last = quotation_tokens(parse, after[-1])
            spans.append(char_span(parse, (first, last)))
        return spans

    def _is_parted(self, number: int) -> bool:
        """Return whether a comma or colon stands before a quotation."""
        start = self.parse.quotations[number].start
        return self.parse.text[max(0, start - 2) : start].strip()[-1:] in {",", ":"}

    def are_covered(self, spans: list[CharSpan], number: int) -> bool:
        """Return whether spans hold a quotation."""
        inner = self.parse.quotations[number].inner
        return any(start <= inner[0] and inner[1] <= end + 2 for start, end in spans)

    def in_spans(self, spans: list[CharSpan]) -> set[int]:
        """Return the quotations that spans touch."""
        parse = self.parse
        found = set()
        for start, end in spans:
            index = parse.token_at(start)
            while index < len(parse) and parse.start[index] < end:
                found.add(parse.quoted[index])
                index += 1
        return found - {-1}
