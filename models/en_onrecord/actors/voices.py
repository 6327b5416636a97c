"""Whose voice an article is, as its head says: a speech, a joint statement, a report of talks."""

import re
from functools import cached_property

from spacy.tokens import Doc, Span

from en_onrecord.actors.bodies import Bodies
from en_onrecord.actors.discourse import SUBJECTS, Discourse
from en_onrecord.actors.register import Register
from en_onrecord.extensions import reading_of
from en_onrecord.record import ActorRecord, ParagraphRecord

_GENRE = r"(?:statement|declaration|communiqu[ée]|remarks|greetings|message|letter|speech|address)"
_OWN_TEXT = re.compile(rf"^(?:\w+\W+){{0,3}}{_GENRE}\b.*?\b(?:by|from|of|to)\b", re.IGNORECASE)
_AUTHOR = re.compile(rf"\b{_GENRE}s?\s+of\b|\b(?:by|from)\b", re.IGNORECASE)
# "We, the Leaders of Australia, India and Japan"
_DECLARED = re.compile(
    r"\b((?:Leaders|leaders|Governments|governments|Presidents|presidents|(?:\w+ )?[Mm]inisters|"
    r"Heads of \w+|heads of \w+) of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*"
    r"(?:(?:, (?:and )?| and )(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)*)"
)
_TALKS = re.compile(
    r"\b(?:conversation|talks|meeting|call|readout|read-out|phone call)\b", re.IGNORECASE
)
_INTERVIEWERS = frozenset({"interview", "by", "with", "interviewer", "photo", "image", "text"})
# "of the Foreign Ministers of A, B and C on the situation in D": what follows is the occasion.
_OCCASION = re.compile(
    r"\s(?:on|at|ahead|following|after|to|in|regarding|concerning|about|during|marking)\s.*$"
)
_SHORT_LINE = 12
_FIRST_PERSON_SUBJECTS = 3
_HEAD_PARAGRAPHS = 3


class TextVoice:
    """Tell whether a text speaks for itself or reports talks, and who its author is."""

    def __init__(self, doc: Doc, register: Register, discourse: Discourse, bodies: Bodies) -> None:
        self.doc = doc
        self.register = register
        self.discourse = discourse
        self.bodies = bodies
        self.paragraphs = reading_of(doc).paragraphs

    @cached_property
    def head(self) -> Span | None:
        """The words of the first paragraph, `None` in an empty text."""
        words = self._words(self.paragraphs[0]) if self.paragraphs else None
        return words if words is not None and len(words) else None

    @cached_property
    def reports_talks(self) -> bool:
        """Whether the headline says that the text reports a conversation or meeting."""
        return self.head is not None and bool(_TALKS.search(self.head.text))

    @cached_property
    def in_first_person(self) -> bool:
        """Whether the text itself speaks as "I" or "we": a speech, message or joint statement."""
        if self.head is not None and _OWN_TEXT.search(self.head.text):
            return True
        subjects = [t for t in self.doc if t.dep_ in SUBJECTS and not self.discourse.is_quoted(t.i)]
        first = sum(token.lower_ in {"i", "we"} for token in subjects)
        return first >= _FIRST_PERSON_SUBJECTS and first * 6 > len(subjects)

    def talkers(self) -> ActorRecord | None:
        """Return those whose talks the article reports: the first two persons that it names."""
        seen: list[ActorRecord] = []
        for paragraph in self.paragraphs[:_HEAD_PARAGRAPHS]:
            seen += [record for record in self._people(paragraph) if record not in seen]
            if paragraph.kind in {"body", "heading"} and len(seen) > 1:
                break
        if len(seen) < 2:
            return seen[0] if seen else None
        return self.register.group(self._in_order_of_body(seen)[:2])

    def author(self) -> ActorRecord | None:
        """Return whose speech, statement or interview the text is, by its head or signature."""
        return self._author

    @cached_property
    def _author(self) -> ActorRecord | None:
        if self.head is None:
            return None
        return (
            self._joint_author(self.head)
            or self._named_in(self.head)
            or self._declared()
            or self._signature()
            or self._presented()
        )

    def _joint_author(self, head: Span) -> ActorRecord | None:
        """Return "Foreign Ministers of A and B" of "Joint statement by the Foreign Ministers …"."""
        match = _AUTHOR.search(head.text) if _OWN_TEXT.search(head.text) else None
        if match is None:
            return None
        named = head.text[match.end() :].strip(" ,.:")
        start = head.start_char + head.text.index(named) if named else head.end_char
        words = _OCCASION.sub("", named).strip(" ,.:")
        people = [t for t in head if t.idx >= start and self.register.person_at(t.i)]
        if not words or people or not words[0].isalpha():
            return None
        states = self.bodies.states_in(head)
        kind = "group" if len(states) > 1 or re.search(r"\w+s\s+of\b", words) else "organisation"
        record = self.register.described(words, kind)  # type: ignore[arg-type]
        record.members = [state.id for state in states] if kind == "group" else []
        return record

    def _declared(self) -> ActorRecord | None:
        """Return those who say "We, the Leaders of …" in the first lines of their own text."""
        if not self.in_first_person:
            return None
        for paragraph in self.paragraphs[:_HEAD_PARAGRAPHS]:
            words = self._words(paragraph)
            match = _DECLARED.search(words.text)
            if match is not None:
                record = self.register.described(match.group(1), "group")
                record.members = [state.id for state in self.bodies.states_in(words)]
                return record
        return None

    def _named_in(self, head: Span) -> ActorRecord | None:
        """Return the person named behind "by", "from" or "of", else the first one of the head."""
        match = re.search(r"\b(?:by|from|of|between)\b", head.text, re.IGNORECASE)
        offset = head.start_char + match.start() if match else 0
        for token in head:
            person = self.register.person_at(token.i)
            if person is not None and token.idx >= offset:
                return person.record
        return None

    def _signature(self) -> ActorRecord | None:
        """Return the person who alone stands in a short line at the head or the end."""
        for paragraph in (*self.paragraphs[-2:], *self.paragraphs[:_HEAD_PARAGRAPHS]):
            people = self._people(paragraph)
            words = self._words(paragraph)
            asks = bool(len(words)) and words[0].lower_ in _INTERVIEWERS
            if len(people) == 1 and len(words) <= _SHORT_LINE and not asks:
                return people[0]
        return None

    def _presented(self) -> ActorRecord | None:
        """Return the person whom the lines below the headline present with an office."""
        for paragraph in self.paragraphs[1:_HEAD_PARAGRAPHS]:
            for record in self._people(paragraph):
                person = self.register.person_of(record.id)
                before = self.doc[person.mentions[0].start - 1] if person is not None else None
                asks = before is not None and before.lower_ in {*_INTERVIEWERS, ":"}
                if person is not None and person.offices and not asks:
                    return record
        return None

    def _people(self, paragraph: ParagraphRecord) -> list[ActorRecord]:
        found: list[ActorRecord] = []
        for index in range(paragraph.first_token, paragraph.last_token):
            person = self.register.person_at(index)
            if person is not None and person.record not in found:
                found.append(person.record)
        return found

    def _in_order_of_body(self, records: list[ActorRecord]) -> list[ActorRecord]:
        """Return the records in the order in which the text below the headline names them."""
        order: list[ActorRecord] = []
        for paragraph in self.paragraphs[1:]:
            order += [r for r in self._people(paragraph) if r in records and r not in order]
            if len(order) == len(records):
                break
        return order + [record for record in records if record not in order]

    def _words(self, paragraph: ParagraphRecord) -> Span:
        return self.doc[paragraph.first_token : paragraph.last_token]
