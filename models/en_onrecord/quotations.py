"""Pair quotation marks, paragraph by paragraph."""

from spacy.language import Language
from spacy.tokens import Doc


class Quotations:
    """Note the stretches within quotation marks."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `Reading.quotations`."""
        return doc


@Language.factory("onrecord_quotations")
def make_quotations(nlp: Language, name: str) -> Quotations:
    """Build the component."""
    return Quotations()
