"""Where the name of a body begins and ends in the words of a source."""

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors import heads

_WITHIN_NAMES = frozenset({"of", "the", "and", "for", "'s", "’s", "'", "’", "de", "-"})
_LONGEST_ENDING = 8  # tokens of "on International Religious Freedom"


def body_name(doc: Doc, source: Span, root: Token, entity: Span | None) -> Span:
    """Return the name that a source has as its head; `entity` is what the recogniser found."""
    name = entity if entity is not None else _proper(doc, source, root)
    whole = without_determiner(doc, _before_bracket(doc, source))
    if all(t.text[0].isupper() or t.lower_ in _WITHIN_NAMES for t in whole):
        name = whole
    return _until_acronym(doc, name)


def _before_bracket(doc: Doc, source: Span) -> Span:
    """Return "the Workers' Center" of "the Workers' Center (WC), the largest union"."""
    for token in source[1:]:
        if token.text in {"(", ","} and token.i > source.root.i:
            return doc[source.start : token.i]
    return source


def _until_acronym(doc: Doc, name: Span) -> Span:
    """Return the whole name where its initials in brackets show that it goes on.

    "the Norland Commission on Religious Liberty (NCRL)": the source ends before "on".
    """
    for index in range(name.end, min(len(doc) - 1, name.end + _LONGEST_ENDING)):
        token = doc[index]
        if token.text == "(":
            words = doc[name.start : index]
            letters = "".join(t.text[0] for t in words if t.text[0].isupper())
            return words if letters == doc[index + 1].text and len(letters) > 1 else name
        if not token.text[0].isupper() and token.lower_ not in _WITHIN_NAMES | {"on", "in"}:
            break
    return name


def _proper(doc: Doc, source: Span, root: Token) -> Span:
    """Return the head with the names and adjectives before it."""
    start = root.i
    while start > source.start and doc[start - 1].pos_ in {"PROPN", "ADJ", "NOUN"}:
        if root.pos_ == "PROPN" and doc[start - 1].text in heads.BODIES:
            break  # "the judges' association Iustitia"
        start -= 1
    return doc[start : root.i + 1]


def without_determiner(doc: Doc, source: Span) -> Span:
    """Return the words without "the" or "both" before them."""
    start = source.start
    if len(source) > 1 and doc[start].lower_ in {"the", "both"}:
        start += 1
    return doc[start : source.end]
