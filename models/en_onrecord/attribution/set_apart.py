"""Words that are set apart with the name of who said them before, below or behind.

Headings "Otieno: Tax must fall", pull quotes, and quotations signed with a dash.
"""

import re
from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, quotation_tokens, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse, sentence_stops
from en_onrecord.attribution.sources import is_agent
from en_onrecord.layout import NO_LABEL
from en_onrecord.record import CharSpan, StatementRecord

_HEAD_LABEL = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s*[-–—|:]?\s+)?"
    r"(?P<who>[A-ZÀ-Þ][\w.’'\-]*(?: [A-ZÀ-Þ][\w.’'\-]*){0,4}"
    r"(?: (?:camp|chief|leader|minister|team|side))?)"
    r"(?: on [\w’'\-]+(?: [\w’'\-]+){0,3}"
    r"| to [A-ZÀ-Þ][\w.’'\-]*(?: [A-ZÀ-Þ][\w.’'\-]*){0,3})?: (?=\S)"
)
_SIGNED = re.compile(
    r"[”\"»’][ \t]*[–—-]{1,2}[ \t]*(?:thus |so |this from )?(?:the )?(?=[\w])"
    r"(?P<who>[^\n\"“”.;:\d]{3,90}?)"
    r"(?:, (?:on|in|at|to|speaking|writing|via|by)\b[^\n.]{0,60})?[.]?\s*\Z"
)
_SIGNATURE = re.compile(r"[–—-]{1,2}\s*(?P<who>[A-ZÀ-ÞŁŚŽ][^\n\"“”]{2,80})(?:,? [\"“].*)?$")
_NAME_LINE = re.compile(
    r"(?P<who>[A-ZÀ-ÞŁŚŽ][\w.’'\-]*(?: (?:[A-ZÀ-ÞŁŚŽ][\w.’'\-]*|de|van|von|al|el|bin)){1,4})"
    r"(?:, [^!?\n]{2,60})?\Z"
)
_BARE = frozenset({"no", "not", "never", "yes", "only", "time"})
_SPOKEN = frozenset({"i", "we", "our", "my", "me", "you", "must", "should", "us"})
_BEGINNING = 30  # characters by which words set apart are known again
_LONGEST_SIGNATURE = 160  # characters
_LAST_LINES = 400


class SetApart:
    """Find words whose speaker stands beside them without a verb."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def head_labels(self) -> Iterator[StatementRecord]:
        """Yield headings of the form "Otieno: Tax must fall"."""
        parse = self.parse
        for paragraph in parse.paragraphs:
            short = paragraph.last_token - paragraph.first_token <= 30
            if (
                paragraph.kind not in {"headline", "heading", "body"}
                or not short
                or paragraph.label
            ):
                continue
            match = _HEAD_LABEL.match(parse.text, paragraph.start, paragraph.end)
            if match is None or NO_LABEL.fullmatch(match.group("who")):
                continue
            first = parse.token_at(match.end())
            last = paragraph.last_token
            told = any(parse.pos[i] in {"VERB", "AUX"} for i in range(first, last))
            # "Norland: no talks without Ruiz"; "Ruiz on tanks: 'not now'"
            refuses = paragraph.kind != "body" and parse.lower[first] in _BARE
            if not told and not refuses and parse.quoted[min(first + 1, last - 1)] < 0:
                continue
            span = char_span(parse, tidy_range(parse, first, paragraph.last_token - 1))
            record = statement(parse, "heading_label", [span])
            if record is not None:
                record.source = (match.start("who"), match.end("who"))
                record.source_token = max(0, parse.token_at(match.end("who")) - 1)
                record.because("source", "heading_label", record.source)
                yield record

    def pull_quotes(self) -> Iterator[StatementRecord]:
        """Yield paragraphs that are set apart with the name of who said them below or behind."""
        parse = self.parse
        begun = {parse.text[q.inner[0] : q.inner[0] + _BEGINNING] for q in parse.quotations}
        for number, paragraph in enumerate(parse.paragraphs):
            if paragraph.kind not in {"body", "heading", "caption"}:
                continue
            found = self._signed(number)
            if found is None or found[1] - found[0] < _BEGINNING:
                continue
            start, end, who = found
            first, last = parse.token_at(start), parse.token_at(end) - 1
            if first >= len(parse) or last <= first or parse.quoted[first] >= 0:
                continue
            # A name below words is no proof: they must sound spoken, or be quoted elsewhere.
            repeats = parse.text[start : start + _BEGINNING] in begun
            if repeats or self._sounds_spoken(first, last):
                span = char_span(parse, tidy_range(parse, first, last))
                record = statement(parse, "pull_quote", [span], kind="direct")
                if record is not None:
                    record.source = who
                    record.source_token = max(0, parse.token_at(who[1]) - 1)
                    record.because("source", "pull_quote", who)
                    yield record

    def signed_quotations(self, claimed: set[int]) -> Iterator[StatementRecord]:
        """Yield quotations with a dash and their speaker behind: '"…" – Ana Ruiz, on radio'."""
        parse = self.parse
        for number, quotation in enumerate(parse.quotations):
            paragraph = parse.paragraphs[quotation.paragraph]
            few = quotation.scare and not self._is_sentence(quotation.inner)
            if number in claimed or few or paragraph.label is not None:
                continue
            rest = parse.text[quotation.end - 1 : min(paragraph.end, quotation.end + 180)]
            match = _SIGNED.match(rest) if paragraph.end - quotation.end < 180 else None
            if match is None or not self._names_speaker(match, quotation.end - 1):
                continue
            claimed.add(number)
            span = char_span(parse, quotation_tokens(parse, number))
            record = statement(parse, "signed_quotation", [span], kind="direct")
            if record is not None:
                record.source = _shifted(match, quotation.end - 1)
                record.source_token = max(0, parse.token_at(record.source[1]) - 1)
                record.because("source", "signed_quotation", record.source)
                yield record

    def _is_sentence(self, inner: CharSpan) -> bool:
        words = self.parse.text[slice(*inner)].split()
        return len(words) > 2 and words[0][0].isupper()

    def _names_speaker(self, match: re.Match[str], offset: int) -> bool:
        """Return whether words behind a dash are a speaker and no clause."""
        parse = self.parse
        start, end = _shifted(match, offset)
        words = range(parse.token_at(start), parse.token_at(end))
        if not len(words) or any(parse.tag[i] in {"VBD", "VBZ", "VBP", "MD"} for i in words):
            return False
        return any(parse.pos[i] == "PROPN" for i in words) or is_agent(
            parse, self.lexicon, words[-1]
        )

    def _signed(self, number: int) -> tuple[int, int, CharSpan] | None:
        """Return start and end of words with a name below or behind, and the name's span."""
        parse = self.parse
        paragraph = parse.paragraphs[number]
        if paragraph.end - paragraph.start < _LONGEST_SIGNATURE:
            match = _SIGNATURE.match(parse.text[paragraph.start : paragraph.end])
            before = parse.paragraphs[number - 1] if number else None
            if match is not None and before is not None and before.kind == "body":
                return before.start, before.end, _shifted(match, paragraph.start)
        stops = sentence_stops(
            parse.text, max(paragraph.start, paragraph.end - _LAST_LINES), paragraph.end
        )
        last_line = parse.text[stops[-1] : paragraph.end] if stops else ""
        signature = last_line.lstrip('–—- \t\n"”')
        match = _NAME_LINE.match(signature)
        offset = paragraph.end - len(signature)
        words = range(parse.token_at(offset), paragraph.last_token)
        if match is None or any(parse.tag[i] in {"VBD", "VBZ", "VBP"} for i in words):
            return None
        return paragraph.start, offset, _shifted(match, offset)

    def _sounds_spoken(self, first: int, last: int) -> bool:
        """Return whether words address or speak of those who talk."""
        return not _SPOKEN.isdisjoint(self.parse.lower[first : last + 1])


def _shifted(match: re.Match[str], offset: int) -> CharSpan:
    return offset + match.start("who"), offset + match.end("who")
