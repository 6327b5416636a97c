"""Prepositional frames that name a source: "according to", "in the words of", "as reported by"."""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.record import StatementRecord


class Frames:
    """Find statements whose source stands in a prepositional frame."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.phrases = sorted(
            (tuple(p.split()) for p in lexicon.source_after), key=len, reverse=True
        )
        self.firsts = frozenset(phrase[0] for phrase in self.phrases) | {"in", "as"}

    def find(self) -> Iterator[StatementRecord]:
        """Yield a statement for each frame outside of quotations."""
        parse = self.parse
        for index in range(len(parse)):
            if parse.lower[index] in self.firsts and parse.quoted[index] < 0:
                phrase = self._phrase_at(index)
                record = (
                    self._statement(index, index + phrase - 1) if phrase else self._in_view(index)
                )
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
        if source < 0 or parse.lemma[source] in self.lexicon.nonsources:
            return None
        begin, end = self._bounds(first)
        stop = self._frame_end(source)
        if tuple(parse.lower[stop + 1 : stop + 3]) == ("as", "saying"):
            return None
        left = tidy_range(parse, begin, first - 1) if first - 1 >= begin else None
        right = tidy_range(parse, stop + 1, end - 1) if stop + 1 < end else None
        spans = []
        if left is not None and self._has_clause(left):
            left = self._from_clause(left, first)
            spans.append(char_span(parse, left))
        if (
            right is not None
            and self._has_clause(right)
            and (not spans or not self._new_clause(right[0]))
        ):
            spans.append(char_span(parse, right))
        if not spans:
            return None
        speaker = self._author(source)
        record = statement(parse, "according_to", spans, cue=(first, last), source=speaker)
        if record is not None:
            record.cue_token = first
            start, end = parse.noun_span(source)
            record.source = (
                self._with_titles(source, start),
                max(end, parse.noun_span(speaker)[1]),
            )
        return record

    def _with_titles(self, source: int, start: int) -> int:
        """Return where the source begins when a title before it was parsed apart."""
        parse = self.parse
        before = parse.left[source] - 1
        if before >= 0 and parse.dep[before] == "pobj" and parse.pos[before] == "NOUN":
            return parse.start[before]
        return start

    def _author(self, source: int) -> int:
        """Return who wrote a tweet or statement "by …", else the source itself."""
        parse = self.parse
        if parse.lemma[source] not in self.lexicon.vessels:
            return source
        for kid in parse.kids[source]:
            if parse.dep[kid] in {"prep", "agent"} and parse.lower[kid] in {"by", "from"}:
                for below in parse.kids[kid]:
                    if parse.dep[below] == "pobj":
                        return below
        return source

    def _in_view(self, index: int) -> StatementRecord | None:
        """Return "In her view, P", "As Mr Diaz put it, P"."""
        parse = self.parse
        begin, end = self._bounds(index)
        if parse.lower[index] == "as":
            return self._as_put(index, begin, end)
        noun = next((k for k in parse.kids[index] if parse.dep[k] == "pobj"), -1)
        if noun < 0:
            return None
        holder = next((k for k in parse.kids[noun] if parse.dep[k] == "poss"), -1)
        viewed = holder >= 0 and parse.lemma[noun] in self.lexicon.views
        if not viewed and parse.lemma[noun] in self.lexicon.vessels:
            return self._in_document(index, noun, begin, end)
        if not viewed or parse.lower[holder] in {"my", "our", "your"}:
            return None
        return self._around(index, parse.right[noun], begin, end, holder)

    def _in_document(self, index: int, noun: int, begin: int, end: int) -> StatementRecord | None:
        """Return "In a statement by the Greens, the plan was called a trap": nobody else calls."""
        parse, lexicon = self.parse, self.lexicon
        author, verb = self._author(noun), parse.head[index]
        passive = any(parse.dep[k] == "nsubjpass" for k in parse.kids[verb])
        judged = parse.lemma[verb] in lexicon.predicate | lexicon.transitive | lexicon.say
        agent = any(parse.dep[k] == "agent" for k in parse.kids[verb])
        if author == noun or index != begin or not passive or agent or not judged:
            return None
        return self._around(index, parse.right[noun], begin, end, author)

    def _as_put(self, index: int, begin: int, end: int) -> StatementRecord | None:
        parse = self.parse
        for verb in range(index + 1, min(index + 8, end)):
            if parse.lemma[verb] == "put" and verb + 1 < end and parse.lower[verb + 1] == "it":
                subject = parse.subject(verb)
                if index < subject < verb:
                    return self._around(index, verb + 1, begin, end, subject)
        return None

    def _around(
        self, first: int, last: int, begin: int, end: int, source: int
    ) -> StatementRecord | None:
        """Return what stands before or behind a frame from `first` to `last`."""
        parse = self.parse
        spans = []
        for span in ((begin, first - 1), (last + 1, end - 1)):
            if span[1] > span[0]:
                tidy = tidy_range(parse, *span)
                if self._has_clause(tidy):
                    spans.append(char_span(parse, tidy))
        if not spans:
            return None
        return statement(parse, "according_to", spans, cue=(first, last), source=source)

    def _bounds(self, frame: int) -> tuple[int, int]:
        """Return the part of the sentence between semicolons that the frame stands in."""
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[frame]]
        for index in range(begin, end):
            if parse.lower[index] == ";" and parse.quoted[index] < 0:
                if index < frame:
                    begin = index + 1
                else:
                    end = index
                    break
        return begin, end

    def _source(self, last: int) -> int:
        """Return the head of the noun phrase behind the frame."""
        parse = self.parse
        objects = [kid for kid in parse.kids[last] if parse.dep[kid] in {"pobj", "pcomp"}]
        if objects:
            # "according to curator Elaine Gustafson": the parser sees two objects.
            # "according to its president, Ana Ruiz, P": or a name in apposition.
            apart = len(objects) > 1 and (
                parse.lower[objects[0] + 1] == "," and parse.entity[objects[-1]] == "PERSON"
            )
            gap = 2 if apart else 1
            joined = len(objects) > 1 and parse.left[objects[-1]] == objects[0] + gap
            return objects[-1] if joined else objects[0]
        following = last + 1
        if following < len(parse) and parse.sentence[following] == parse.sentence[last]:
            head = following
            while (
                parse.head[head] > head
                and parse.head[head] - following < 8
                and parse.dep[head] in {"det", "compound", "amod", "poss", "nmod"}
            ):
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
        return last - first >= 2 and any(
            parse.pos[i] in {"VERB", "AUX"} or parse.quoted[i] >= 0 for i in range(first, last + 1)
        )

    def _from_clause(self, span: tuple[int, int], frame: int) -> tuple[int, int]:
        """Return the clause that the frame belongs to, without others before it."""
        parse = self.parse
        verb = parse.head[frame]
        if (
            parse.dep[verb] in {"conj", "relcl"}
            and parse.pos[verb] in {"VERB", "AUX"}
            and parse.subject(verb) >= 0
        ):
            first = max(span[0], parse.left[verb])
            return tidy_range(parse, first, span[1])
        return span

    def _new_clause(self, first: int) -> bool:
        return self.parse.lower[first] in {"and", "but", "while", "although", "which", "who"}
