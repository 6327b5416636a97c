"""Tokenize in linear time, whatever the text.

spaCy's tokenizer takes marks off the front of a chunk one by one and looks at the rest again each
time: 10,000 quotation marks in a row took it 12 seconds. Long runs of marks are therefore cut.
"""

import re
from collections.abc import Callable

from spacy.tokens import Doc

_RUN = re.compile(r"[^\w\s]{400,}")
_PIECE = 200  # marks that are tokenized at once


class BoundedTokenizer:
    """The base model's tokenizer, but long runs of marks go to it piece by piece."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the text as a Doc; the same as the base model's where no long run stands."""
        cuts = [0]
        for run in _RUN.finditer(text):
            cuts.extend(range(run.start() + _PIECE, run.end(), _PIECE))
        if len(cuts) == 1:
            return self.tokenizer(text)
        pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
        docs = [self.tokenizer(piece) for piece in pieces]
        return Doc.from_docs(docs, ensure_whitespace=False)
