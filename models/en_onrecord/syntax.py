"""Parse every paragraph on its own.

The parser melts a heading into the next sentence, and its memory grows with the text, so
the paragraphs are parsed in small batches and the annotation is copied to the article's Doc.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.layout import dateline_end

ATTRIBUTES = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_IOB_OUTSIDE = 2
_SENTENCE_ENDS = frozenset(".!?…")


class SyntaxParser:
    """Annotate tags, lemmas, dependencies and entities, paragraph by paragraph.

    `batch_tokens` bounds how many tokens are parsed at once (memory), `longest_piece` how many may
    stand in one piece; a longer paragraph is cut behind the last full stop before.
    """

    def __init__(self, *, batch_tokens: int, longest_piece: int) -> None:
        self.base: Language | None = None
        self.batch_tokens = batch_tokens
        self.longest_piece = longest_piece

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with the base model's annotation."""
        if not len(doc):
            return doc
        values: Any = np.zeros((len(doc), len(ATTRIBUTES)), dtype="uint64")
        values[:, ATTRIBUTES.index(ENT_IOB)] = _IOB_OUTSIDE
        for batch in self._batches(doc):
            docs = [_copy(doc, start, end) for start, end in batch]
            for (start, end), parsed in zip(batch, self._parse(docs), strict=True):
                values[start:end] = parsed.to_array(ATTRIBUTES)
        return doc.from_array(ATTRIBUTES, values)

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        if self.base is None:
            raise RuntimeError("the syntax component needs a base pipeline; use en_onrecord.load()")
        stream: Any = docs
        for _, component in self.base.pipeline:
            stream = (
                component.pipe(stream, batch_size=len(docs))
                if hasattr(component, "pipe")
                else map(component, stream)
            )
        return list(stream)

    def _batches(self, doc: Doc) -> Iterator[list[tuple[int, int]]]:
        batch: list[tuple[int, int]] = []
        size = 0
        for start, end in self._pieces(doc):
            if batch and size + end - start > self.batch_tokens:
                yield batch
                batch, size = [], 0
            batch.append((start, end))
            size += end - start
        if batch:
            yield batch

    def _pieces(self, doc: Doc) -> Iterator[tuple[int, int]]:
        for paragraph in reading_of(doc).paragraphs:
            start, end = paragraph.first_token, paragraph.last_token
            dateline = dateline_end(reading_of(doc).text, paragraph)
            if dateline >= 0:
                begin = start
                while start < end and doc[start].idx < dateline:
                    start += 1
                yield begin, start
            while end - start > self.longest_piece:
                cut = start + self.longest_piece
                while cut > start + self.longest_piece // 2 and (
                    doc[cut - 1].text not in _SENTENCE_ENDS
                ):
                    cut -= 1
                if doc[cut - 1].text not in _SENTENCE_ENDS:
                    cut = start + self.longest_piece
                yield start, cut
                start = cut
            if end > start:
                yield start, end


def _copy(doc: Doc, start: int, end: int) -> Doc:
    """Return some tokens as a Doc of their own; `Span.as_doc` would read the whole Doc for it."""
    tokens = [doc[index] for index in range(start, end)]
    words = [token.text for token in tokens]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in tokens])


@Language.factory("onrecord_syntax", default_config={"batch_tokens": 2000, "longest_piece": 600})
def make_syntax_parser(
    nlp: Language, name: str, batch_tokens: int, longest_piece: int
) -> SyntaxParser:
    """Build the component; `en_onrecord.load` gives it the base pipeline."""
    return SyntaxParser(batch_tokens=batch_tokens, longest_piece=longest_piece)
