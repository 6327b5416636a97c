"""The states and bodies that the article names, for "the country", "the ministry" and "it"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors import heads
from en_onrecord.actors.discourse import SUBJECTS, Discourse
from en_onrecord.actors.names import fold
from en_onrecord.actors.places import bodies, find_place
from en_onrecord.actors.register import Register
from en_onrecord.actors.titles import title_class
from en_onrecord.record import ActorRecord

_WINDOW = 60
_ANY = -1.0  # weight of any mention
_TRADING = frozenset({"company", "firm"})
_UNIONS = frozenset({"alliance", "union"})
_PUBLIC = frozenset(
    (
        *("agency", "alliance", "army", "assembly", "association", "authority", "commission"),
        *("committee", "congress", "council", "court", "department", "embassy", "government"),
        *("guard", "house", "league", "ministry", "navy", "parliament", "party", "police"),
        *("senate", "service", "union"),
    )
)
_LABELS = frozenset({"GPE", "ORG", "NORP", "FAC", "LOC"})


class Bodies:
    """Hold the states and bodies of an article in the order in which they are named."""

    def __init__(self, doc: Doc, register: Register, discourse: Discourse) -> None:
        self.doc = doc
        self.register = register
        self.discourse = discourse
        self.entity_at: dict[int, Span] = {}
        self._named: list[tuple[int, ActorRecord]] = []
        self.kinds: dict[str, set[str]] = {}  # "the party", "the rights group", by actor
        for entity in doc.ents:
            self.entity_at.update((index, entity) for index in range(entity.start, entity.end))
            record = None
            if entity.label_ in _LABELS and not _is_credit(entity):
                record = self._record(entity)
            if record is not None:
                self._named.append((entity.root.i, record))
                self.kinds.setdefault(record.id, set()).update(_kinds_beside(entity))
        for subject in doc:
            if self._is_unknown_name(subject):
                self.note(subject.i, register.body(_name_up_to(subject)))
        for subject in filter(_is_described_body, doc):
            phrase = doc[subject.left_edge.i : subject.i + 1]
            if self.at(subject.i) is None:
                self.note(subject.i, register.described(phrase.text, "organisation"))

    def _is_unknown_name(self, token: Token) -> bool:
        """Return whether a subject is a name that the recogniser missed: "Ofgem has fined it"."""
        return (
            token.dep_ in SUBJECTS
            and token.pos_ == "PROPN"
            and not token.ent_type_
            and token.text[0].isupper()
            and token.is_alpha
            and title_class(token.text) is None
            and find_place(token.text) is None
            and self.register.person_at(token.i) is None
        )

    def note(self, index: int, record: ActorRecord) -> None:
        """Remember a body that spoke: "the ministry in Hanoi" may be "it" in what follows."""
        position = self._position(index)
        if self.at(index) is None:
            self._named.insert(position, (index, record))

    def at(self, index: int) -> ActorRecord | None:
        """Return the state or body whose name has its head at a token."""
        position = self._position(index)
        if position < len(self._named) and self._named[position][0] == index:
            return self._named[position][1]
        return None

    def states_in(self, words: Span) -> list[ActorRecord]:
        """Return the states that the words name, in order."""
        start, end = self._position(words.start), self._position(words.end)
        return [record for _, record in self._named[start:end] if record.type == "state"]

    def known_as(
        self, root: Token, modifiers: set[str], state: str | None = None
    ) -> ActorRecord | None:
        """Return what "the country" or "the ministry" stands for: the last one of that sort.

        With modifiers ("the defence ministry") only one whose name holds them.
        """
        wants_state = root.lower_ in heads.STATES
        fit = {
            record.id: 0.0
            for _, record in self._before(root.i)
            if wants_state == (record.type == "state")
            and (state is None or wants_state or _may_be_of(record, state, root))
            and all(word in fold(record.name) for word in modifiers)
        }
        named = {
            key: 0.0
            for key in fit
            if root.lower_ in fold(self.register.records[key].name)
            or root.lower_ in self.kinds.get(key, ())
        }
        if wants_state or (not named and root.lower_ in heads.ANY_BODY):
            acts = root.lower_ in _TRADING
            if acts or root.lower_ in _UNIONS:
                fit = {key: 0.0 for key in fit if not _is_public(self.register.records[key])}
            return self._best(root.i, fit, least=1.0 if acts else _ANY)
        return self._best(root.i, named)

    def latest(self, index: int, *, plural: bool) -> ActorRecord | None:
        """Return what "it" stands for, with `plural` "they": the most prominent one before."""
        handicap = {
            record.id: -1.0 if plural and record.type == "state" else 0.0
            for _, record in self._before(index)
        }
        return self._best(index, handicap)

    def _best(
        self, index: int, handicap: dict[str, float], *, least: float = _ANY
    ) -> ActorRecord | None:
        """Return the most prominent and nearest of the bodies in `handicap`."""
        best: tuple[float, ActorRecord] | None = None
        for position, record in self._before(index):
            weight = self.discourse.weight(self.doc[position])
            if record.id not in handicap or weight < least:
                continue
            distance = self.discourse.sentence(index) - self.discourse.sentence(position)
            score = weight - distance + handicap[record.id]
            if best is None or score >= best[0]:
                best = (score, record)
        return best[1] if best is not None else None

    def _before(self, index: int) -> list[tuple[int, ActorRecord]]:
        position = self._position(index)
        return self._named[max(0, position - _WINDOW) : position]

    def _position(self, index: int) -> int:
        return bisect_left(self._named, index, key=lambda named: named[0])

    def _record(self, entity: Span) -> ActorRecord | None:
        if any(self.register.person_at(token.i) for token in entity):
            return None
        text = re.sub(r"^(?:the|The)\s+", "", entity.text)
        for ending in ("'s", "’s"):
            text = text.removesuffix(ending)
        known = bodies().get(text.casefold())
        if known is not None:
            return self.register.body(known[0], known[1])
        place = find_place(text)
        if place is not None:
            return self.register.state(place.state) if place.way != "adjective" else None
        if entity.label_ == "ORG" and len(text) > 1:
            return self.register.body(text)
        return None


def _name_up_to(token: Token) -> str:
    """Return the capitalised words that end with a token: "Star Lines"."""
    start = token.i
    while start and token.doc[start - 1].pos_ == "PROPN" and token.doc[start - 1].text.istitle():
        start -= 1
    return token.doc[start : token.i + 1].text


def _may_be_of(record: ActorRecord, state: str, root: Token) -> bool:
    """Return whether a body can be "the Norlandic ministry": of that state, or named so."""
    return record.state == state or (record.state is None and root.lower_ in fold(record.name))


def _is_public(record: ActorRecord) -> bool:
    """Return whether a body's name tells that it is no company: "the Coast Guard"."""
    return record.type == "state" or bool(_PUBLIC & set(fold(record.name).split()))


def _is_credit(entity: Span) -> bool:
    """Return whether a name only tells who passes on: "(AP Photo/Ana Ruiz)", "told Reuters"."""
    before = entity.doc[entity.start - 1].text if entity.start else ""
    if before == "(" and entity.label_ == "ORG":
        return True
    told = entity.root.dep_ in {"dobj", "dative"} and entity.root.head.lower_ == "told"
    return told or (entity.root.text in heads.AGENCIES and entity.root.dep_ not in SUBJECTS)


def _is_described_body(token: Token) -> bool:
    """Return whether a subject is a body that is told from others: "the defence ministry"."""
    return (
        token.text.islower()
        and token.dep_ in SUBJECTS
        and token.lower_ in heads.BODIES - heads.STATES
        and any(
            child.dep_ == "compound" or (child.dep_ == "amod" and child.lower_ not in heads.GENERIC)
            for child in token.children
        )
    )


def _kinds_beside(entity: Span) -> Iterator[str]:
    """Yield the nouns beside a name that say what it is: "the party, the National Front"."""
    root = entity.root
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head.lower_
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child.lower_
    if entity.start and entity.doc[entity.start - 1].lower_ in heads.BODIES:
        yield entity.doc[entity.start - 1].lower_
