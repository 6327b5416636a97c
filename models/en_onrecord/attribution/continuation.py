"""Words without a cue of their own: the voice of the statement before goes on.

A quotation that stands alone, "…:" before a new paragraph, and sentences with quoted words
behind "he said".
"""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, quotation_tokens, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import CharSpan, StatementRecord

_FEW_BEHIND = 8  # tokens of "Ms Ruiz shot back."
_NEAR = 2  # sentences between a statement and the words that go on in its voice


class Continuation:
    """Find what follows a statement in the same voice."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def join_quotations(
        self, found: list[StatementRecord], claimed: set[int]
    ) -> Iterator[StatementRecord]:
        """Join lone quotations to the quotation before, or yield them in the voice before.

        "We are partners," she said. "We are friends." is one statement in two spans.
        """
        parse = self.parse
        by_end = sorted((s for s in found if not s.secondary), key=lambda s: s.content[-1][1])
        position = 0
        previous: StatementRecord | None = None
        for number, quotation in enumerate(parse.quotations):
            while position < len(by_end) and by_end[position].content[-1][1] <= quotation.start:
                if by_end[position].kind != "paraphrase":
                    previous = by_end[position]
                position += 1
            if number in claimed:
                continue
            if not self._stands_alone(number):
                record = self._behind_clause(number, previous)
                if record is not None:
                    claimed.add(number)
                    previous = record
                    yield record
                continue
            claimed.add(number)
            span = char_span(parse, quotation_tokens(parse, number))
            record = self._go_on(previous, number, span)
            if record is not None:
                previous = record
                yield record

    def _behind_clause(
        self, number: int, previous: StatementRecord | None
    ) -> StatementRecord | None:
        """Return a quotation behind a clause without a reporting verb: 'spoke on radio: "…"'."""
        parse = self.parse
        quotation = parse.quotations[number]
        if quotation.scare or parse.paragraphs[quotation.paragraph].kind != "body":
            return None
        mark = parse.text[max(0, quotation.start - 3) : quotation.start].rstrip()[-1:]
        first, last = quotation_tokens(parse, number)
        if mark not in {",", ":", ";", "—", "–"} or self._is_name(first, last):
            return None
        begin, _ = parse.sentences[parse.sentence[first]]
        source = -1
        if previous is not None and previous.cue_token >= begin and previous.source_token >= 0:
            source = previous.source_token
        else:
            for index in range(begin, first):
                if (
                    parse.dep[index] == "nsubj"
                    and parse.quoted[index] < 0
                    and is_agent(parse, self.lexicon, index)
                ):
                    source = parse.antecedent(index, parse.head[index])
                    break
        if source < 0 and mark == ":":
            source = self._named_first(begin, first)
        if source < 0:
            return None
        record = statement(
            parse,
            "quotation_behind_clause",
            [char_span(parse, (first, last))],
            source=source,
            kind="direct",
        )
        if record is not None:
            record.because("source", "quotation_behind_clause", record.source)
        return record

    def _named_first(self, begin: int, colon: int) -> int:
        """Return who stands at the head of words without a verb: 'Ruiz, leaving Oslo: "…"'."""
        parse = self.parse
        words = range(begin, colon)
        if any(parse.tag[i] in {"VBD", "VBZ", "VBP", "MD"} for i in words):
            return -1
        last = begin
        while last + 1 < colon and parse.pos[last + 1] == "PROPN":
            last += 1
        named = parse.entity[last] in {"PERSON", "ORG", "GPE"} and parse.lower[begin] != "the"
        return last if named and parse.lower[last + 1] in {",", ":"} else -1

    def _is_name(self, first: int, last: int) -> bool:
        """Tell whether words within marks are a title: most begin with a capital."""
        if self.parse.text[self.parse.end[last] - 1] in ".!?":
            return False
        words = [
            self.parse.text[self.parse.start[i]]
            for i in range(first, last + 1)
            if self.parse.pos[i] != "PUNCT"
        ]
        return sum(map(str.isupper, words)) > len(words) / 2

    def _go_on(
        self, previous: StatementRecord | None, number: int, span: CharSpan
    ) -> StatementRecord | None:
        parse = self.parse
        quotation = parse.quotations[number]
        if previous is not None and self._joins(previous, number):
            joined = statement(parse, previous.rule, [span], kind="direct")
            if joined is not None:
                previous.content.extend(joined.content)
                previous.because("content", "quotation_goes_on", span)
            return None
        record = statement(parse, "quotation_alone", [span], kind="direct")
        if record is None:
            return None
        record.because("content", "quotation_alone", record.content[0])
        behind = self._named_behind(number)
        if behind >= 0:
            record.source, record.source_token = parse.noun_span(behind), behind
            return record
        near = previous is not None and quotation.paragraph - previous.paragraph <= 1
        introducer = self._introducer(number)
        if (
            near
            and previous is not None
            and (introducer < 0 or previous.paragraph == quotation.paragraph)
        ):
            record.voice = "same"
            record.source, record.source_token = previous.source, previous.source_token
            record.speaker = previous.speaker or previous.source
        elif introducer >= 0:
            record.voice = "same"
            record.source, record.source_token = parse.noun_span(introducer), introducer
            record.speaker = record.source
        else:
            record.voice = "unknown"
        return record

    def _joins(self, previous: StatementRecord, number: int) -> bool:
        """Tell whether a lone quotation goes on with the statement's last one."""
        parse = self.parse
        quotation = parse.quotations[number]
        last = parse.token_at(previous.content[-1][0])
        if not 0 <= last < len(parse) or previous.kind != "direct":
            return False
        before = parse.quoted[last]
        if before < 0:
            return False
        if parse.quotations[before].group == quotation.group:
            return True
        sentence = parse.sentence[quotation_tokens(parse, number)[0]]
        cue = previous.cue_token
        return (
            parse.quotations[before].paragraph == quotation.paragraph
            and cue >= 0
            and 0 <= sentence - parse.sentence[cue] <= 1
        )

    def _named_behind(self, number: int) -> int:
        """Return the subject of a few words behind a quotation: '"Why?" Ms Ruiz shot back.'."""
        parse = self.parse
        quotation = parse.quotations[number]
        sentence = parse.sentence[quotation_tokens(parse, number)[1]] + 1
        called = parse.text[slice(*quotation.inner)].rstrip()[-1:] in {"?", "!", ","}
        if not called or sentence >= len(parse.sentences):
            return -1
        begin, end = parse.sentences[sentence]
        same = parse.paragraph[begin] == quotation.paragraph
        if not same or end - begin > _FEW_BEHIND or max(parse.quoted[begin:end]) >= 0:
            return -1
        for index in range(begin, end):
            verb = parse.head[index]
            plain = not any(parse.dep[k] in {"dobj", "attr", "acomp"} for k in parse.kids[verb])
            if parse.dep[index] == "nsubj" and plain and parse.dep[verb] == "ROOT":
                return index if is_agent(parse, self.lexicon, index) else -1
        return -1

    def _introducer(self, number: int) -> int:
        """Return the subject of the sentence before a lone quotation, -1 if it cannot speak.

        Behind "The message reads, in part:" it is the subject of the sentence before that, who
        sent the message.
        """
        parse = self.parse
        sentence = parse.sentence[quotation_tokens(parse, number)[0]]
        for before in range(sentence - 1, max(-1, sentence - 1 - _NEAR), -1):
            subject = self._subject_of(before)
            if subject >= 0 and is_agent(parse, self.lexicon, subject):
                return parse.antecedent(subject, parse.head[subject])
            if subject < 0 or parse.lemma[subject] not in self.lexicon.vessels:
                break
        return -1

    def _subject_of(self, sentence: int) -> int:
        """Return the subject of a sentence's main verb outside quotations, -1 for none."""
        parse = self.parse
        begin, end = parse.sentences[sentence]
        for index in range(begin, end):
            main = parse.dep[parse.head[index]] == "ROOT"
            if parse.dep[index] == "nsubj" and main and parse.quoted[index] < 0:
                return index
        return -1

    def _stands_alone(self, number: int) -> bool:
        """Tell whether a quotation is an utterance with no words around it in its sentence."""
        parse = self.parse
        quotation = parse.quotations[number]
        if quotation.scare or parse.paragraphs[quotation.paragraph].kind not in {"body"}:
            return False
        first, _ = quotation_tokens(parse, number)
        if first >= len(parse) or parse.sentence[first] < 0:
            return False
        begin, end = parse.sentences[parse.sentence[first]]
        outside = [
            i
            for i in range(begin, end)
            if parse.pos[i] not in {"PUNCT", "SPACE"} and parse.quoted[i] < 0
        ]
        return not outside

    def after_colon(self, found: list[StatementRecord]) -> Iterator[StatementRecord]:
        """Yield the paragraph behind "… denied these allegations:"."""
        parse = self.parse
        covered = {s.content[0][0] for s in found}
        for number, paragraph in enumerate(parse.paragraphs[:-1]):
            following = parse.paragraphs[number + 1]
            last = paragraph.last_token - 1
            if paragraph.kind != "body" or following.kind != "body" or following.label is not None:
                continue
            if (
                last < paragraph.first_token
                or parse.lower[last] != ":"
                or following.start in covered
            ):
                continue
            verb = self._root(last)
            source = source_of(parse, self.lexicon, verb) if verb >= 0 else -1
            if source < 0 or not is_agent(parse, self.lexicon, source):
                continue
            opening = parse.quoted[following.first_token : following.first_token + 2]
            if max(opening, default=-1) >= 0:
                continue
            begin, end = (
                following.first_token,
                self._until_reported(following.first_token, following.last_token),
            )
            if end - begin < 4:
                continue
            span = char_span(parse, tidy_range(parse, begin, end - 1))
            record = statement(
                parse,
                "paragraph_after_colon",
                [span],
                cue=(verb, verb),
                source=source,
                kind="indirect",
            )
            if record is not None:
                yield record

    def _until_reported(self, begin: int, end: int) -> int:
        """Return where unmarked speech ends: before the first sentence with a cue."""
        parse = self.parse
        for index in range(begin, end):
            cue = parse.lemma[index] in self.lexicon.say and parse.tag[index] in {
                "VBD",
                "VBZ",
                "VBP",
            }
            if cue and parse.quoted[index] < 0 and parse.subject(index) >= 0:
                return max(begin, parse.sentences[parse.sentence[index]][0])
        return end

    def _root(self, token: int) -> int:
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[token]]
        for index in range(begin, end):
            if parse.dep[index] == "ROOT" and parse.pos[index] in {"VERB", "AUX"}:
                return index
        return -1

    def in_same_voice(
        self, found: list[StatementRecord], *, quoted_only: bool
    ) -> Iterator[StatementRecord]:
        """Yield sentences without a cue that go on in the voice of the statement before.

        In news only those with quoted words of their own; in read-outs every full sentence.
        """
        parse = self.parse
        covered: dict[int, StatementRecord] = {}
        for record in sorted((s for s in found if not s.secondary), key=lambda s: s.content[0]):
            for start, end in [*record.content, *([record.cue] if record.cue else [])]:
                first = min(parse.token_at(start), len(parse) - 1)
                last = max(first, min(parse.token_at(end), len(parse)) - 1)
                for sentence in range(parse.sentence[first], parse.sentence[last] + 1):
                    covered[sentence] = record
        previous: StatementRecord | None = None
        distance = 0
        for number, (begin, end) in enumerate(parse.sentences):
            if number in covered:
                previous, distance = covered[number], 0
                continue
            distance += 1
            paragraph = parse.paragraphs[parse.paragraph[begin]]
            if paragraph.kind != "body" or paragraph.label is not None or previous is None:
                continue
            if quoted_only and (
                distance > 1
                or previous.kind == "paraphrase"
                or not self._has_quoted_words(begin, end)
            ):
                continue
            if not quoted_only and (distance > _NEAR or not self._asserts(begin, end)):
                continue
            unmarked = self._unmarked(previous, begin, end)
            if unmarked is not None and not quoted_only and self._tells_passively(begin, end):
                unmarked.voice, unmarked.speaker = "talks", None
            if unmarked is not None:
                distance = 0
                yield unmarked

    def _tells_passively(self, begin: int, end: int) -> bool:
        """Return whether a new paragraph tells what was done by all: "It was agreed to meet"."""
        parse = self.parse
        if begin != parse.paragraphs[parse.paragraph[begin]].first_token:
            return False
        return any(
            parse.dep[i] == "nsubjpass"
            and parse.dep[parse.head[i]] == "ROOT"
            and not any(parse.dep[k] == "agent" for k in parse.kids[parse.head[i]])
            for i in range(begin, end)
        )

    def _unmarked(self, previous: StatementRecord, begin: int, end: int) -> StatementRecord | None:
        parse = self.parse
        span = char_span(parse, tidy_range(parse, begin, end - 1))
        record = statement(parse, "same_voice", [span])
        if record is not None:
            record.voice = "same"
            record.speaker = previous.speaker or previous.source
            record.grade = "implied"
            record.because("source", "same_voice", record.speaker)
        return record

    def _has_quoted_words(self, begin: int, end: int) -> bool:
        parse = self.parse
        numbers = {parse.quoted[i] for i in range(begin, end)} - {-1}
        spoken = 0
        for number in numbers:
            inner = parse.text[slice(*parse.quotations[number].inner)]
            spoken += inner[:1].islower() and " " in inner.strip()
        return spoken > 0 and any(parse.tag[i] in {"VBZ", "VBP", "MD"} for i in range(begin, end))

    def _asserts(self, begin: int, end: int) -> bool:
        parse = self.parse
        return end - begin > 6 and any(
            parse.dep[i] in {"nsubj", "nsubjpass"} for i in range(begin, end)
        )
