"""Pair quotation marks, paragraph by paragraph.

Curly, straight, angled and German marks, two single marks for a double one, single marks inside
double ones; partners may be missing. A quotation without an end runs to the end of its paragraph,
and goes on in the next one if that opens with a mark again (the newspapers' convention).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.record import ParagraphRecord, QuotationRecord

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»〝〞＂]")
_SINGLE_OPENING = re.compile(r"(?<![\w'’‘])['‘](?=[^\s'’‘])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s'’‘])['’](?![\w'’])")
_NO_SINGLE = re.compile(r"[\n\"“”‘]")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s")
_LONGEST_SINGLE = 900  # characters within single marks
_OPENING = frozenset("“„‟«〝")
_CLOSING = frozenset("”»〞")
_BEFORE_OPENING = frozenset("([{—–-/:,;‘'")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_UTTERANCE_END = frozenset(".!?…,;:-–—")
_SHORT_QUOTATION = 6  # words; longer ones are utterances even without a verb
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(slots=True)
class _Mark:
    """A double mark: where it stands and which way it faces (1 opens, -1 closes, 0 either)."""

    start: int
    end: int
    facing: int
    certain: bool


class Quotations:
    """Note the stretches within quotation marks and tell scare quotes from speech."""

    def __init__(self, *, short_quotation: int = _SHORT_QUOTATION) -> None:
        self.short_quotation = short_quotation

    def __call__(self, doc: Doc) -> Doc:
        """Fill `Reading.quotations`, in the order of the text."""
        reading = reading_of(doc)
        found = pair_marks(reading_of(doc).text, reading.paragraphs)
        self._tell_scare_quotes(doc, found)
        reading.quotations = found
        return doc

    def _tell_scare_quotes(self, doc: Doc, found: list[QuotationRecord]) -> None:
        index = 0
        text = reading_of(doc).text
        for quotation in found:
            while index < len(doc) and doc[index].idx < quotation.inner[0]:
                index += 1
            words, finite, stop = 0, False, index
            while stop < len(doc) and doc[stop].idx < quotation.inner[1]:
                token = doc[stop]
                words += token.is_alpha
                finite = finite or token.tag_ in _FINITE
                stop += 1
                if words > self.short_quotation and finite:
                    break
            quotation.scare = self._is_scare(text, quotation, words, finite=finite)

    def _is_scare(self, text: str, quotation: QuotationRecord, words: int, *, finite: bool) -> bool:
        inner = text[slice(*quotation.inner)]
        if words > 2 * self.short_quotation or (finite and words > self.short_quotation):
            return False
        introduced = text[max(0, quotation.start - 3) : quotation.start].rstrip()[-1:] in {":", ","}
        complete = inner[:1].isupper() and inner.rstrip()[-1:] in _UTTERANCE_END
        return not (complete and (introduced or finite or inner.rstrip()[-1:] in ".!?"))


def pair_marks(text: str, paragraphs: list[ParagraphRecord]) -> list[QuotationRecord]:
    """Return the quotations of a text, double marks and the single ones inside or beside them."""
    found: list[QuotationRecord] = []
    open_group = -1
    group = 0
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(text, paragraph)
        pairs, unclosed = _pair(text, marks, paragraph)
        for position, (start, inner_start, inner_end, end) in enumerate(pairs):
            starts_paragraph = not text[paragraph.start : start].strip()
            if position or not starts_paragraph or open_group < 0:
                group += 1
                number_of_group = group
            else:
                number_of_group = open_group
            found.append(
                QuotationRecord(start, end, (inner_start, inner_end), number, number_of_group)
            )
        if unclosed:
            open_group = found[-1].group
        elif pairs or (open_group >= 0 and paragraph.kind == "body"):
            open_group = -1
        group = _add_singles(text, paragraph, number, found, pairs, group)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _marks(text: str, paragraph: ParagraphRecord) -> list[_Mark]:
    marks = []
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if before.isdigit() and match.group() in {'"', "''"} and not _follows_close(after):
            continue
        marks.append(_Mark(start, end, *_facing(match.group(), before, after)))
    return marks


def _follows_close(after: str) -> bool:
    return after.isspace() or not after.isalnum()


def _facing(mark: str, before: str, after: str) -> tuple[int, bool]:
    if mark in _OPENING or mark == "``":
        # German closing marks look like English opening ones.
        german = mark in "“«" and not before.isspace() and (after.isspace() or after in ".,;:!?)")
        return (-1, False) if german and before not in _BEFORE_OPENING else (1, True)
    if mark in _CLOSING:
        return (
            (1, False) if mark == "»" and before.isspace() and not after.isspace() else (-1, True)
        )
    opens = (
        before.isspace() or before in _BEFORE_OPENING or before in "“‘"
    ) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if opens and not (closes and before in ",-–—" and after.isspace()):
        return 1, before.isspace()
    return (-1, False) if closes else (0, False)


def _pair(
    text: str, marks: list[_Mark], paragraph: ParagraphRecord
) -> tuple[list[tuple[int, int, int, int]], bool]:
    """Return (start, inner start, inner end, end) of the pairs and whether the last one is open."""
    pairs: list[tuple[int, int, int, int]] = []
    begun: _Mark | None = None
    depth = 0
    for position, mark in enumerate(marks):
        following = marks[position + 1] if position + 1 < len(marks) else None
        if begun is None:
            # A mark that looks like an end begins a quotation if an end follows it.
            if mark.facing >= 0 or (following is not None and following.facing < 0):
                begun, depth = mark, 0
        elif mark.facing > 0:
            if _closed_twice(marks, position):
                depth += 1
            else:
                cut = _last_sentence_end(text, begun.end, mark.start)
                pairs.append((begun.start, begun.end, cut, cut))
                begun, depth = mark, 0
        elif depth:
            depth -= 1
        else:
            pairs.append((begun.start, begun.end, mark.start, mark.end))
            begun = None
    if begun is not None and begun.end < paragraph.end:
        pairs.append((begun.start, begun.end, paragraph.end, paragraph.end))
        return pairs, True
    return pairs, False


def _closed_twice(marks: list[_Mark], position: int) -> bool:
    """Return whether the mark opens a quotation inside another: two ends follow it."""
    following = marks[position + 1 : position + 3]
    return len(following) == 2 and all(mark.facing < 0 for mark in following)


def _last_sentence_end(text: str, start: int, stop: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, stop)]
    return ends[-1] if ends else max(start, start + len(text[start:stop].rstrip()))


def _add_singles(
    text: str,
    paragraph: ParagraphRecord,
    number: int,
    found: list[QuotationRecord],
    pairs: list[tuple[int, int, int, int]],
    group: int,
) -> int:
    """Add quotations in single marks; those inside double marks are nested."""
    index = 0
    for start, end in _single_pairs(text, paragraph):
        while index < len(pairs) and pairs[index][3] <= start:
            index += 1
        inside = index < len(pairs) and pairs[index][1] <= start
        group += 1
        found.append(
            QuotationRecord(start, end, (start + 1, end - 1), number, group, nested=inside)
        )
    return group


def _single_pairs(text: str, paragraph: ParagraphRecord) -> Iterator[tuple[int, int]]:
    """Yield the stretches within single marks, marks included."""
    behind = paragraph.start
    for opening in _SINGLE_OPENING.finditer(text, paragraph.start, paragraph.end):
        if opening.start() < behind:
            continue
        limit = min(paragraph.end, opening.end() + _LONGEST_SINGLE)
        stop = _NO_SINGLE.search(text, opening.end(), limit)
        closing = _closing_single(text, opening.end(), stop.start() if stop else limit)
        if closing >= 0:
            behind = closing + 1
            yield opening.start(), behind


def _closing_single(text: str, start: int, limit: int) -> int:
    """Return where words within single marks end, -1 if no end is found.

    The apostrophe of "the workers' rights" looks like an end: it is passed over if an end beside a
    comma or full stop follows.
    """
    first = -1
    for match in _SINGLE_CLOSING.finditer(text, start, limit):
        position = match.start()
        after = text[position + 1 : position + 3]
        owning = text[position - 1] in "sxz" and after[:1] == " " and after[1:].islower()
        if first < 0:
            first = position
            if not owning:
                return first
        elif not owning:
            inside = text[position - 1] in ",.!?…"
            beside = text[position + 1 : position + 2] in {",", ".", ";", ":", ")", ""}
            parted = _SENTENCE_BREAK.search(text, first, position) is not None
            return position if inside or (beside and not parted) else first
    return first


@Language.factory("onrecord_quotations", default_config={"short_quotation": _SHORT_QUOTATION})
def make_quotations(nlp: Language, name: str, short_quotation: int) -> Quotations:
    """Build the component."""
    return Quotations(short_quotation=short_quotation)
