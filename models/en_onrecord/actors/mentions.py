"""Find the places where persons are named, with the title and office beside the name."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors.heads import (
    BODIES,
    COMPANIES,
    PERSON_ENDINGS,
    PERSONS,
    PLATFORMS,
    THINGS,
)
from en_onrecord.actors.leaders import leader_surnames
from en_onrecord.actors.names import SUFFIXES, fold
from en_onrecord.actors.places import find_place
from en_onrecord.actors.roles import (
    LONGEST_ROLE,
    apposition_after,
    apposition_before,
    body_in,
    names_office,
    office_in,
    state_behind,
    state_in,
    title_before,
    title_ending_at,
    title_of_before,
)
from en_onrecord.actors.titles import gender_of_given_name, is_title, title_class
from en_onrecord.extensions import reading_of

_PARTICLES = frozenset(
    "de da di del della der den van von al el bin ibn ben la le du dos das ter ten zu y".split()  # noqa: SIM905
)
_WEEKDAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
# Letters behind a name: "Sofie Holm MP".
POSTNOMINALS = frozenset(
    ("MP", "MEP", "MSP", "MLA", "TD", "QC", "KC", "SAN", "OBE", "CBE", "MBE", "PhD", "MD", "JP")
)
_LONGEST_NAME = 6
_LONGEST_PLACE = 5
_LONGEST_PARTICLES = 3
_HELD = frozenset({"spokes", "leader", "office"})


@dataclass(slots=True)
class NameMention:
    """A person's name in the text: tokens `start` to `end`, without title.

    `title` is the office or rank beside the name in words, `title_head` its last word (the office),
    `state` the state that the words beside the name give, `body` the body before a spokesperson.
    """

    start: int
    end: int
    words: tuple[str, ...]
    head: int
    title: str = ""
    title_head: str = ""
    state: str | None = None
    body: str | None = None


def person_mentions(doc: Doc) -> list[NameMention]:
    """Return every place where a person is named, in order."""
    taken = bytearray(len(doc))
    found: list[NameMention] = []
    # "the mayor of Kharkiv"
    seats = {
        fold(t.nbor().text) for t in doc[:-1] if t.lower_ == "of" and title_ending_at(doc, t.i)
    }
    for begin, stop in (
        *_in_capitals(doc),
        *_behind_office(doc),
        *_apposed(doc),
        *_titled_of(doc),
        *_possessed(doc),
        *_entities(doc),
        *_given(doc),
        *_titled(doc),
    ):
        start, end = _with_particles(doc, begin, stop) if stop > begin else (begin, stop)
        if end <= start or any(taken[start:end]) or doc[end - 1].lower_ in COMPANIES:
            continue
        seat = end - start == 1 and fold(doc[start].text) in seats
        if is_title(doc[start:end].text) or _names_body(doc, start) or seat:
            continue  # "Mr Prime Minister", "the newspaper Vesti"
        if _is_no_person(doc, start, end):
            continue
        found.append(_mention(doc, start, end))
        taken[start:end] = b"\x01" * (end - start)
    surnames = {fold(mention.words[-1]) for mention in found if len(mention.words[-1]) > 1}
    surnames |= {fold(m.words[0]) for m in found if len(m.words) == 2 and len(m.words[0]) == 2}
    # The tagger misses names that it knew a line before, mostly in headings.
    found.extend(
        _mention(doc, token.i, token.i + 1)
        for token in doc
        if not taken[token.i] and _looks_like_name(token) and fold(token.text) in surnames
    )
    found.sort(key=lambda mention: mention.start)
    for mention in found:
        _note_role(doc, mention)
    return found


def _names_body(doc: Doc, start: int) -> bool:
    """Return whether a small noun before a name says that it is a body: "the newspaper Vesti"."""
    return start > 0 and doc[start - 1].text in BODIES and doc[start - 1].pos_ == "NOUN"


def _is_no_person(doc: Doc, start: int, end: int) -> bool:
    """Return whether a name can only be that of a people, a state or a platform.

    "posted on Twitter", "the largest party of Kosovo Serbs", "the Bar Association of Sri Lanka".
    """
    if end - start == 1 and doc[start].text in PLATFORMS:
        return True
    place = find_place(doc[start:end].text)
    people = find_place(doc[end - 1].text)
    plural = doc[end - 1].tag_ == "NNPS" and people is not None and people.way == "adjective"
    return plural or (place is not None and place.way != "adjective" and end - start > 1)


def _in_capitals(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the speaker of minutes: "ANA RUIZ (Norland), President of the Council, said …"."""
    for paragraph in reading_of(doc).paragraphs:
        start = end = paragraph.first_token
        while end < min(paragraph.last_token, start + _LONGEST_NAME) and (
            doc[end].is_upper or (doc[end].text == "-" and end > start)
        ):
            end += 1
        named = end < paragraph.last_token and doc[end].text in {",", "("}
        if end - start < 2 or not named or find_place(doc[start:end].text) is not None:
            continue
        behind = doc[end + 1 : min(paragraph.last_token, end + LONGEST_ROLE)]
        if doc[end].text == "(" or (len(behind) and names_office(behind)):
            yield _trim(doc, start, end)


def _behind_office(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield names behind an office and a comma: "the spokesperson for the council, Eva Horn,"."""
    for token in doc[1:-2]:
        if token.text != "," or not _looks_like_name(token.nbor()):
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < _LONGEST_NAME and doc[end].pos_ == "PROPN":
            end += 1
        closed = end < len(doc) and (doc[end].text in {",", "."} or doc[end].pos_ == "VERB")
        if not 1 < end - start <= 3 or not closed or doc[end - 1].lower_ in BODIES | COMPANIES:
            continue
        if find_place(doc[start:end].text) is not None or doc[start].ent_type_ == "DATE":
            continue
        if not any(is_title(word.text) for word in doc[start:end]):
            before = apposition_before(doc, start)
            if before is not None and title_class(office_in(before) or "x") in _HELD:
                yield start, end


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            place = find_place(entity.text)
            if place is None or place.way == "adjective":
                yield _extend(doc, *_trim(doc, entity.start, entity.end))
        elif len(entity) == 1 and fold(entity.text) in leader_surnames() and entity.text.istitle():
            yield entity.start, entity.end  # "Trump" taken for a company
        elif entity.label_ in {
            "ORG",
            "GPE",
            "NORP",
            "FAC",
            "PRODUCT",
            "WORK_OF_ART",
        } and _stands_for_person(entity):
            yield _trim(doc, entity.start, entity.end)


def _with_particles(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the whole of a name that was cut at a particle: "Ana von der Heide"."""
    first = start
    while first and doc[first - 1].text in _PARTICLES and start - first < _LONGEST_PARTICLES:
        first -= 1
    if first < start and first and doc[first - 1].text.istitle() and doc[first - 1].is_alpha:
        start = first - 1
    last = end
    while last < len(doc) and doc[last].text in _PARTICLES and last - end < _LONGEST_PARTICLES:
        last += 1
    joined = last > end or doc[end - 1].text in _PARTICLES
    last += joined and doc[last : last + 1].text == "-"  # "Anwar el-Masri"
    if joined and last < len(doc) and doc[last].text.istitle() and doc[last].pos_ == "PROPN":
        end = last + 1  # "Luiz" and "da Costa"
    return start, end


def _extend(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the name with given names that the recogniser left out: "Carmen" of "Yulín Cruz"."""
    while (
        start
        and end > start
        and end - start < 3
        and doc[start - 1].pos_ == "PROPN"
        and (not doc[start - 1].ent_type_ or gender_of_given_name(doc[start - 1].text))
        and doc[start - 1].text.istitle()
        and doc[start - 1].head.i in range(start, end)
        and not is_title(doc[start - 1].text)
        and find_place(doc[start - 1].text) is None
        and (gender_of_given_name(doc[start - 1].text) or not _in_other_name(doc, start - 1))
    ):
        start -= 1
    if end > start and end < len(doc) and end - start < 3 and _goes_on(doc, end):
        end += 1
    return start, end


def _goes_on(doc: Doc, end: int) -> bool:
    """Return whether the surname behind given names was cut off: "Omar Ayub" and "Khan"."""
    before, word = doc[end - 1], doc[end]
    joined = before.dep_ == "compound" and before.head.i == end
    return (
        joined
        and word.pos_ == "PROPN"
        and word.text.istitle()
        and word.ent_type_ == "PERSON"
        and word.ent_iob_ == "B"
        and word.lower_ not in BODIES | COMPANIES
    )


def _in_other_name(doc: Doc, index: int) -> bool:
    """Return whether a capitalised word ends another name or a trade: "International Economics"."""
    longer = index > 0 and (
        doc[index - 1].pos_ == "PROPN" or doc[index - 1].lower_ in {"of", "for"}
    )
    return longer or doc[index].lower_.endswith(PERSON_ENDINGS)  # "Pollster"


def _stands_for_person(entity: Span) -> bool:
    """Return whether words beside an entity say that it is a person: "…, the secretary"."""
    if not all(_looks_like_name(token) or fold(token.text) in _PARTICLES for token in entity):
        return False
    if find_place(entity.text) is not None or len(entity) > _LONGEST_NAME:
        return False
    root = entity.root
    if root.dep_ == "appos" and is_title(root.head.text) and len(entity) > 1:
        return True
    before = entity.doc[entity.start - 1] if entity.start else None
    return before is not None and before.text[:1].islower() and is_title(before.text)


def _apposed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield names whose age or description follows: "Vera Milano, 42," or ", a former judge"."""
    for token in doc[1:-2]:
        if token.text != "," or not _looks_like_name(doc[token.i - 1]):
            continue
        start = token.i
        while start and token.i - start < _LONGEST_NAME and doc[start - 1].pos_ == "PROPN":
            start -= 1
        after = doc[token.i + 1]
        aged = after.like_num and after.is_digit and doc[token.i + 2].text == ","
        described = is_title(after.text) or (
            after.lower_ in {"a", "an", "the"} and _describes_person(doc, token.i + 1)
        )
        if token.i - start > 1 and (aged or described):
            start, end = _trim(doc, start, token.i)
            if end - start > 1 and find_place(doc[start:end].text) is None:
                yield start, end


def _describes_person(doc: Doc, start: int) -> bool:
    """Return whether the phrase up to the next comma has an office or person noun as its head."""
    for index in range(start, min(len(doc), start + LONGEST_ROLE)):
        token = doc[index]
        if (
            token.pos_ in {"ADP", "PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"}
            or token.is_space
        ):
            break
        last = token
    else:
        return False
    return index > start and (last.lower_ in PERSONS or title_class(last.text) is not None)


def _titled(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield capitalised words right behind a title: "spokesman Dmitry Peskov"."""
    shouted = _title_case_tokens(doc)
    for token in doc[:-1]:
        if not is_title(token.text) or not token.text[:1].isalpha() or token.i in shouted:
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= _LONGEST_NAME and _looks_like_name(doc[end]):
            end += 1
        start, end = _trim(doc, token.i + 1, end)
        if end > start and doc[start].ent_type_ not in {"DATE", "TIME", "LAW", "EVENT"}:
            last = doc[end - 1]
            known = find_place(doc[start:end].text) is not None or last.lower_ in BODIES
            addressed = title_class(token.text) == "address"
            body = not addressed and last.ent_type_ in {"ORG", "GPE", "FAC"}
            # "Justice Amara Diallo said": the recogniser takes rare names for bodies.
            body = body and not (last.ent_iob_ == "I" and _entity_holds(doc, last, token.i))
            body = body and not (end - start > 1 and gender_of_given_name(doc[start].text))
            spoken = end - start == 2 and end < len(doc) and doc[end].pos_ == "VERB"
            body = body and not (spoken and token.text[0].isupper())
            if not known and last.pos_ == "PROPN" and not body:
                yield start, end


def _entity_holds(doc: Doc, last: Token, index: int) -> bool:
    """Return whether the entity that ends with a token begins at another or before it."""
    start = last.i
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    return start <= index


def _titled_of(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the name behind "President of the Republic of Chile": often taken for a place."""
    for token in doc[:-2]:
        if token.lower_ != "of" or not title_ending_at(doc, token.i):
            continue
        start = _behind_place(doc, token.i + 1)
        end = start
        while end < len(doc) and end - start < _LONGEST_NAME and doc[end].pos_ == "PROPN":
            end += 1
        start, end = _trim(doc, start, end) if end > start else (start, start)
        if end - start > 1 and find_place(doc[start:end].text) is None:
            yield start, end


def _possessed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the person of a party or paper: "Labour's Dan Whitfield"."""
    for token in doc[1:-2]:
        given = token.nbor()
        if token.text in {"'s", "’s"} and gender_of_given_name(given.text) and given.text.istitle():
            end = given.i + 1
            while end < len(doc) and end - given.i < _LONGEST_NAME and doc[end].pos_ == "PROPN":
                end += 1
            start, end = _trim(doc, given.i, end)
            if end - start > 1 and doc[end - 1].lower_ not in BODIES:
                yield start, end


def _given(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield a common given name and a surname that the recogniser took for a body or missed."""
    shouted = _title_case_tokens(doc)
    index = 0
    while index < len(doc):
        start = index
        while index < len(doc) and doc[index].pos_ == "PROPN" and doc[index].text.istitle():
            index += 1
        words = doc[start:index]
        index += not len(words)
        if len(words) in {2, 3} and start not in shouted and gender_of_given_name(words[0].text):
            known = {word.lower_ for word in words} & (BODIES | COMPANIES | THINGS)
            ends = any(word.text[-1] == "." or is_title(word.text) for word in words)
            if not known and not ends and find_place(words.text) is None:
                yield start, index


def _behind_place(doc: Doc, start: int) -> int:
    """Return the first token behind the name of a state, `start` if none stands there."""
    start += doc[start].lower_ == "the" and start + 1 < len(doc)
    for length in range(_LONGEST_PLACE, 0, -1):
        if start + length < len(doc) and find_place(doc[start : start + length].text) is not None:
            return start + length
    return len(doc)


def _title_case_tokens(doc: Doc) -> set[int]:
    """Return the tokens of headlines in which every word is capitalised: capitals say nothing."""
    found: set[int] = set()
    for paragraph in reading_of(doc).paragraphs:
        words = [t for t in doc[paragraph.first_token : paragraph.last_token] if t.is_alpha]
        capitals = sum(token.text[0].isupper() for token in words)
        if paragraph.kind in {"headline", "heading"} and capitals * 3 > len(words) * 2:
            found.update(token.i for token in words)
    return found


def _looks_like_name(token: Token) -> bool:
    text = token.text
    return (
        text[:1].isupper()
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
        and any(char.isalpha() for char in text)
        and fold(text) not in _WEEKDAYS
    )


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the name's tokens without title, possessive, colon and what follows them."""
    while end - start > 2 and doc[end - 1].text.rstrip(".") in POSTNOMINALS:
        end -= 1
    for index in range(start + 1, end - 2):
        # "Labour's Keir Johnson" is the man; "Xi's Ukraine" is not the country.
        if doc[index].text in {"'s", "’s"} and find_place(doc[index + 1].text) is None:
            start = index + 1
    for index in range(start, end - 1):
        titled = is_title(doc[index].text) or doc[index].lower_ in BODIES
        if titled and doc[index].text[:1].isupper():
            start = index + 1
    for index in range(start, end):
        token = doc[index]
        if (
            token.text in {"'s", "’s", "’", "'", ":", ",", "(", "|", "-", "–", "—"}
            or token.is_space
        ):
            suffix = index + 1 < end and fold(doc[index + 1].text).rstrip(".") in SUFFIXES
            if not (token.text in {",", "-"} and (suffix or token.text == "-")):
                end = index
                break
    while start < end and (
        is_title(doc[start].text)
        or (doc[start].text[:1].islower() and fold(doc[start].text) not in _PARTICLES)
        or not doc[start].text[0].isalnum()
        or (find_place(doc[start].text) is not None and end - start > 1)
    ):
        start += 1
    while end > start and not doc[end - 1].text[0].isalpha():
        end -= 1
    return start, end


def _mention(doc: Doc, start: int, end: int) -> NameMention:
    written = doc[start:end].text.replace(",", " ").replace("\u2011", "-").split()
    words = tuple(written) or tuple(token.text for token in doc[start:end])
    titled = start > 0 and is_title(doc[start - 1].text) and len(words[0]) > 3
    if all(word.isupper() and len(word) > 1 for word in words) and (len(words) > 1 or titled):
        words = tuple(map(_in_small_letters, words))
    return NameMention(start, end, words, doc[start:end].root.i)


def _in_small_letters(word: str) -> str:
    """Return "Ruiz" of "RUIZ"; initials such as "JD" stay."""
    initials = len(word) == 2 and not set(word) & set("AEIOUY")
    return word if initials else word.title()


def _note_role(doc: Doc, mention: NameMention) -> None:
    """Read title, state and body from the words beside the name."""
    for words in (
        title_before(doc, mention.start),
        title_of_before(doc, mention.start),
        apposition_after(doc, mention.end),
        apposition_before(doc, mention.start),
    ):
        if words is not None:
            mention.title = words.text
            mention.title_head = office_in(words)
            mention.state = state_in(words)
            mention.body = body_in(words)
            break
    if mention.state is None:
        mention.state = state_behind(doc, mention.end)
