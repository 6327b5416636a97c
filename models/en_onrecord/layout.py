"""Split an article into paragraphs and tell headings, body and furniture apart."""

import re
from collections.abc import Sequence
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.record import ParagraphRecord

_LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")


class Layout:
    """Note the article's paragraphs: those of the reader when it gave them, else the lines."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `Reading.paragraphs`; tokens are left as they are."""
        reading = reading_of(doc)
        given = reading.meta.get("paragraphs")
        if given:
            rows = cast("Sequence[tuple[int, int, str]]", given)
            reading.paragraphs = [ParagraphRecord(*row) for row in rows]
        else:
            reading.paragraphs = split_paragraphs(doc.text)
        _note_tokens(doc, reading.paragraphs)
        return doc


def split_paragraphs(text: str) -> list[ParagraphRecord]:
    """Return the lines of a text as paragraphs."""
    found = []
    for match in _LINE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        found.append(ParagraphRecord(start, match.start() + len(match.group().rstrip())))
    return found


def _note_tokens(doc: Doc, paragraphs: list[ParagraphRecord]) -> None:
    index = 0
    for paragraph in paragraphs:
        while index < len(doc) and doc[index].idx < paragraph.start:
            index += 1
        paragraph.first_token = index
        while index < len(doc) and doc[index].idx < paragraph.end:
            index += 1
        paragraph.last_token = index


@Language.factory("onrecord_layout")
def make_layout(nlp: Language, name: str) -> Layout:
    """Build the component."""
    return Layout()
