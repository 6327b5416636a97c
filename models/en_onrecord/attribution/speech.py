"""Unquoted speech: transcripts, remarks, statements and joint statements, sentence by sentence.

Guideline 2 of positions-dev: one statement per sentence, or per run of sentences on one point; a
short sentence that leans on the one before ("It is also about …") goes with it.
"""

import re
from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, statement, tidy_range
from en_onrecord.attribution.genre import Turn
from en_onrecord.attribution.parse import Parse, sentence_stops
from en_onrecord.record import StatementRecord

_COURTESY = re.compile(
    r"\s*(?:(?:and |well,? |so |again,? )*(?:(?:i )?(?:would like to |want to |wish to )?"
    r"thank(?:s| you)\b[^.!?]{0,60}|good (?:morning|afternoon|evening|day)\b.*|welcome\b.{0,40}"
    r"|hello\b.*|dear .{0,80}|ladies and gentlemen\W*|mr\.? (?:president|speaker|chair\w*)\W*"
    r"|please\b.{0,20}|yes|no|okay|ok|sure|right|go ahead.*|god bless.{0,60}|you'?re welcome))\W*",
    re.IGNORECASE,
)
_STAGE = re.compile(r"[(\[<][^)\]>]{0,60}[)\]>]|[*#_]{1,4}")
_SHORT = 4  # words; shorter sentences say nothing by themselves
_LEANING = frozenset(
    {
        "it",
        "that",
        "this",
        "they",
        "you",
        "he",
        "she",
        "there",
        "these",
        "those",
        "which",
        "not",
        "neither",
        "so",
    }
)


class Speech:
    """Cut the turns of a text into statements."""

    def __init__(self, parse: Parse, *, longest_leaning: int) -> None:
        self.parse = parse
        self.longest_leaning = longest_leaning

    def find(self, turns: list[Turn]) -> Iterator[StatementRecord]:
        """Yield the statements of all turns but those of interviewers."""
        for turn in turns:
            if not turn.interviewer:
                yield from self._of_turn(turn)

    def _of_turn(self, turn: Turn) -> Iterator[StatementRecord]:
        runs: list[tuple[int, int]] = []
        previous = -1
        for first, last in self._sentences(turn):
            number = self.parse.paragraph[first]
            if runs and number == previous and self._leans(first, last):
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
            previous = number
        for first, last in runs:
            record = self._record(turn, first, last)
            if record is not None:
                yield record

    def _sentences(self, turn: Turn) -> Iterator[tuple[int, int]]:
        parse = self.parse
        index = parse.token_at(turn.start)
        stop = parse.token_at(turn.end)
        while index < stop:
            number = parse.sentence[index]
            if number < 0:
                index += 1
                continue
            end = min(parse.sentences[number][1], stop)
            least = _SHORT - (turn.rule == "label_and_quotation")
            if parse.paragraphs[parse.paragraph[index]].kind in {"body", "heading"} and self._says(
                index, end, least
            ):
                yield index, end - 1
            index = max(end, index + 1)

    def _says(self, begin: int, end: int, least: int) -> bool:
        parse = self.parse
        words = sum(parse.pos[i] not in {"PUNCT", "SPACE", "SYM"} for i in range(begin, end))
        if words < least:
            return False
        if words < 2 * _SHORT and not any(
            parse.pos[i] in {"VERB", "AUX"} for i in range(begin, end)
        ):
            return False
        text = _STAGE.sub(" ", parse.text[parse.start[begin] : parse.end[end - 1]])
        return _COURTESY.fullmatch(text) is None

    def _leans(self, first: int, last: int) -> bool:
        parse = self.parse
        words = [i for i in range(first, last + 1) if parse.pos[i] not in {"PUNCT", "SPACE"}]
        return len(words) <= self.longest_leaning and parse.lower[words[0]] in _LEANING

    def split(self, record: StatementRecord, longest: int) -> list[StatementRecord]:
        """Return a quotation as it stands, or its sentences where it is a whole message or turns.

        "X did not say P. X has said Q" takes two sides; a message of many sentences, quoted in
        full, is a speech.
        """
        parse = self.parse
        if (
            record.kind != "direct"
            or record.rule in {"nested", "pull_quote"}
            or len(record.content) > 1
        ):
            return [record]
        sentences = self._inner_sentences(record.content[0])
        denials = [self._denies(first, last) for first, last in sentences]
        runs: list[tuple[int, int]] = []
        for position, (first, last) in enumerate(sentences):
            turns = position > 0 and denials[position] != denials[position - 1]
            apart = turns if len(sentences) <= longest else not self._leans(first, last)
            if runs and not apart:
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
        if len(runs) < 2:
            return [record]
        parts = []
        for first, last in runs:
            part = statement(parse, record.rule, [parse.span(first, last)], kind="direct")
            if part is not None:
                for name in ("source", "cue", "speaker", "voice", "cue_token", "source_token"):
                    setattr(part, name, getattr(record, name))
                part.reasons = [*record.reasons]
                part.because(
                    "content",
                    "message_by_sentence" if len(sentences) > longest else "turn_of_stance",
                )
                part.negated = self._denies(first, last)
                parts.append(part)
        return parts

    def _inner_sentences(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the token ranges of the sentences within a quotation."""
        parse = self.parse
        cuts = [*sentence_stops(parse.text, *span), span[1]]
        found = []
        first = parse.token_at(span[0])
        for cut in cuts:
            last = parse.token_at(cut) - 1
            if last >= first:
                found.append((first, last))
                first = last + 1
        return found

    def _denies(self, first: int, last: int) -> bool:
        """Tell whether a sentence says that somebody did not say or mean something."""
        parse = self.parse
        for index in range(first, last + 1):
            if parse.lemma[index] not in {
                "say",
                "tell",
                "mention",
                "claim",
                "state",
                "call",
                "promise",
                "announce",
            }:
                continue
            helpers = [k for k in parse.kids[index] if parse.dep[k] == "neg"]
            if (
                helpers
                and parse.subject(index) >= 0
                and parse.dep[index] in {"ROOT", "ccomp", "conj"}
            ):
                return True
        return False

    def _record(self, turn: Turn, first: int, last: int) -> StatementRecord | None:
        parse = self.parse
        span = char_span(parse, tidy_range(parse, first, last))
        record = statement(parse, turn.rule, [span], kind="direct")
        if record is None:
            return None
        record.speaker = turn.speaker
        record.voice = "label" if turn.rule != "institution" else "institution"
        record.because("content", turn.rule, turn.speaker)
        return record
