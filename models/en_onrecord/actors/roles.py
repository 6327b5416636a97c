"""Read office, state and body from the words beside a person's name."""

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors.heads import BODIES
from en_onrecord.actors.places import find_place
from en_onrecord.actors.titles import LONGEST_TITLE, is_title, title_class
from en_onrecord.extensions import reading_of

LONGEST_ROLE = 16


def title_before(doc: Doc, start: int) -> Span | None:
    """Return "Russian President" before "Vladimir Putin": title and what stands before it."""
    length = title_ending_at(doc, start)
    if not length:
        return None
    first = start - length
    while first > max(0, start - LONGEST_ROLE) and _modifies(doc[first - 1]):
        first -= 1
    return doc[_own_modifiers(doc, first, start - length) : start]


def _own_modifiers(doc: Doc, first: int, title: int) -> int:
    """Return where the words before a title begin that belong to it.

    Behind a possessor that is no state or body other things are told ("the leader's meeting
    President Ruiz"), and in a headline of capitalised words only a state or nationality counts.
    """
    for index in range(title - 1, first, -1):
        if doc[index].text in {"'s", "’s", "’", "'"}:
            owner = doc[first:index]
            known = find_place(owner.text) or find_place(doc[index - 1].text)
            owned = owner.root.ent_type_ in {"ORG", "GPE", "NORP"} or owner[-1].lower_ in BODIES
            owned |= sum(char.isupper() for char in owner[-1].text) > 1  # "the AfD's co-leader"
            first = first if known or owned else index + 1
            break
    if title - first and _capitalised_around(doc, first, title):
        while first < title and find_place(doc[first:title].text) is None:
            first += 1
    return first


def _capitalised_around(doc: Doc, first: int, title: int) -> bool:
    """Return whether the words stand in a headline in which most words are capitalised."""
    for paragraph in reading_of(doc).paragraphs[:1]:
        inside = paragraph.first_token <= first < paragraph.last_token
        if inside and paragraph.kind in {"headline", "heading"}:
            words = [t for t in doc[paragraph.first_token : paragraph.last_token] if t.is_alpha]
            capitals = sum(token.text[0].isupper() for token in words)
            return capitals * 3 > len(words) * 2
    return False


def title_ending_at(doc: Doc, end: int) -> int:
    """Return how many tokens the title has that ends before a token, 0 if none does."""
    for length in range(min(LONGEST_TITLE, end), 0, -1):
        if is_title(doc[end - length : end].text):
            return length
    return 0


def _modifies(token: Token) -> bool:
    if token.text in {"-", "–", "—"} and (not token.i or token.nbor(-1).whitespace_):
        return False
    return (
        (token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.text in {"'s", "’s", "’", "-", "–"})
        and not token.is_space
        and token.tag_ != "PRP$"
    )


def title_of_before(doc: Doc, start: int) -> Span | None:
    """Return "President of the Republic of Turkey" before the name."""
    for index in range(start - 1, max(0, start - LONGEST_ROLE), -1):
        token = doc[index]
        if token.lower_ == "of":
            length = title_ending_at(doc, index)
            if length:
                first = index - length
                while first and _modifies(doc[first - 1]):
                    first -= 1
                return doc[first:start]
        elif not (_modifies(token) or token.lower_ in {"the", "and", "for"}):
            return None
    return None


def apposition_after(doc: Doc, end: int) -> Span | None:
    """Return "the Hungarian Government commissioner for defence" behind "Gáspár Maróth,"."""
    if end >= len(doc) or doc[end].text not in {",", "("}:
        return None
    stop = min(len(doc), end + 1 + LONGEST_ROLE)
    for index in range(end + 1, stop):
        token = doc[index]
        if token.text in {",", ".", ")", ";", "“", '"'} or token.is_space:
            words = doc[end + 1 : index]
            return words if len(words) and names_office(words) else None
        if token.pos_ in {"VERB", "AUX", "PRON"} and token.tag_ not in {"VBG", "VBN"}:
            return None
    return None


def apposition_before(doc: Doc, start: int) -> Span | None:
    """Return "the director of the institute" or "its director" before ", Mariela Belski"."""
    if not start or doc[start - 1].text != ",":
        return None
    for index in range(start - 2, max(-1, start - 2 - LONGEST_ROLE), -1):
        token = doc[index]
        opens = token.lower_ in {"the", "a", "another", "an"} or token.tag_ == "PRP$"
        if opens and names_office(doc[index : start - 1]):
            return doc[index : start - 1]
        if token.tag_ == "POS" and names_office(doc[index + 1 : start - 1]):
            return doc[min(doc[index - 1].left_edge.i, index - 1) : start - 1]  # "Chad's envoy, …"
        if token.pos_ in {"VERB", "AUX", "PRON"} or token.text in {",", ".", "”", '"'}:
            return None
    return None


def names_office(words: Span) -> bool:
    """Return whether an office or rank, not a form of address, stands in the words."""
    return any(title_class(token.text) not in {None, "address"} for token in words) or any(
        is_title(words[i : i + 2].text) for i in range(len(words) - 1)
    )


def office_in(words: Span) -> str:
    """Return the office itself: "prime minister" of "British Prime Minister"."""
    for length in range(LONGEST_TITLE, 0, -1):
        found = ""
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            if found and words[start].lower_ in {"of", "for", "to", "on", "at"}:
                break
            if is_title(part.text):
                found = part.text.casefold()
        if found:
            return found
    return ""


def state_in(words: Span) -> str | None:
    """Return the first state that the words name or describe, `None` if none."""
    for start in range(len(words)):
        for length in range(min(4, len(words) - start), 0, -1):
            part = words[start : start + length]
            if part.text[:1].isupper() and (place := find_place(part.text)) is not None:
                return place.state
    return None


def body_in(words: Span) -> str | None:
    """Return "Foreign Ministry" of "Foreign Ministry spokesman"."""
    for token in words:
        if title_class(token.text) == "spokes" and token.i > words.start:
            before = words.doc[words.start : token.i]
            text = before.text.removesuffix("'s").removesuffix("’s").strip()
            return text.removeprefix("the ").removeprefix("a ") or None
    return None


def state_behind(doc: Doc, end: int) -> str | None:
    """Return Iran of "President Hassan Rouhani of Iran"."""
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        for length in (3, 2, 1):
            part = doc[end + 1 : min(len(doc), end + 1 + length)]
            place = find_place(part.text)
            if place is not None and place.way == "name":
                return place.state
    return None
