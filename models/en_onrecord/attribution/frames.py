"""Prepositional frames that name a source: "according to", "in the words of", "as reported by"."""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.record import StatementRecord

_NO_SOURCE = frozenset("plan plans schedule number size need needs wish custom tradition age taste rank which height".split())


class Frames:
    """Find statements whose source stands in a prepositional frame."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.phrases = sorted((tuple(p.split()) for p in lexicon.source_after), key=len, reverse=True)
        self.firsts = frozenset(phrase[0] for phrase in self.phrases)

    def find(self) -> Iterator[StatementRecord]:
        """Yield a statement for each frame outside of quotations."""
        parse = self.parse
        for index in range(len(parse)):
            if parse.lower[index] in self.firsts and parse.quoted[index] < 0:
                phrase = self._phrase_at(index)
                if phrase:
                    record = self._statement(index, index + phrase - 1)
                    if record is not None:
                        yield record

    def _phrase_at(self, index: int) -> int:
        for phrase in self.phrases:
            if tuple(self.parse.lower[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _statement(self, first: int, last: int) -> StatementRecord | None:
        parse = self.parse
        source = self._source(last)
        if source < 0 or parse.lemma[source] in _NO_SOURCE:
            return None
        begin, end = parse.sentences[parse.sentence[first]]
        stop = self._frame_end(source)
        left = tidy_range(parse, begin, first - 1) if first - 1 >= begin else None
        right = tidy_range(parse, stop + 1, end - 1) if stop + 1 < end else None
        spans = []
        if left is not None and self._has_clause(left):
            left = self._from_clause(left, first)
            spans.append(char_span(parse, left))
        if right is not None and self._has_clause(right) and (not spans or not self._new_clause(right[0])):
            spans.append(char_span(parse, right))
        if not spans:
            return None
        record = statement(parse, "according_to", spans, cue=(first, last), source=source)
        if record is not None:
            record.cue_token = first
        return record

    def _source(self, last: int) -> int:
        """Return the head of the noun phrase behind the frame."""
        parse = self.parse
        for kid in parse.kids[last]:
            if parse.dep[kid] in {"pobj", "pcomp"}:
                return kid
        following = last + 1
        if following < len(parse) and parse.sentence[following] == parse.sentence[last]:
            head = following
            while parse.head[head] > head and parse.head[head] - following < 8 and parse.dep[head] in {"det", "compound", "amod", "poss", "nmod"}:  # noqa: PLR2004
                head = parse.head[head]
            return head if parse.pos[head] in {"NOUN", "PROPN", "PRON"} else -1
        return -1

    def _frame_end(self, source: int) -> int:
        """Return the last token of the source, an apposition or clause behind it included."""
        parse = self.parse
        last = parse.right[source]
        sentence = parse.sentences[parse.sentence[source]]
        for index in range(source + 1, min(last + 1, sentence[1])):
            if parse.quoted[index] >= 0:
                return index - 1
        return min(last, sentence[1] - 1)

    def _has_clause(self, span: tuple[int, int]) -> bool:
        parse = self.parse
        first, last = span
        return last - first >= 2 and any(  # noqa: PLR2004
            parse.pos[i] in {"VERB", "AUX"} or parse.quoted[i] >= 0 for i in range(first, last + 1)
        )

    def _from_clause(self, span: tuple[int, int], frame: int) -> tuple[int, int]:
        """Return the clause that the frame belongs to when others stand before it in the sentence."""
        parse = self.parse
        verb = parse.head[frame]
        if parse.dep[verb] in {"conj", "relcl"} and parse.pos[verb] in {"VERB", "AUX"} and parse.subject(verb) >= 0:
            first = max(span[0], parse.left[verb])
            return tidy_range(parse, first, span[1])
        return span

    def _new_clause(self, first: int) -> bool:
        return self.parse.lower[first] in {"and", "but", "while", "although", "which", "who"}
