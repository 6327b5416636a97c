"""Resolve the labels of transcripts: "PRESIDENT BIDEN:", "MS. PSAKI:", "THE PRESIDENT:", "Q"."""

from spacy.tokens import Span

from en_onrecord.actors import heads
from en_onrecord.actors.descriptions import Describer
from en_onrecord.actors.roles import office_in
from en_onrecord.actors.titles import title_class
from en_onrecord.record import ActorRecord

_LONGEST_LABEL = 3
_CHAIRS = frozenset({"speaker", "chair", "chairman", "chairwoman", "chairperson"})
_BEFORE_OFFICE = frozenset({"the", "mr", "madam"})
_INITIALS = 3  # letters of a label such as "JCB"


class Labels:
    """Find the actor whom a speaker label names."""

    def __init__(self, describer: Describer) -> None:
        self.describer = describer
        self.register = describer.register

    def speaker(self, label: Span) -> ActorRecord | None:
        """Return who a label names: "PRESIDENT BIDEN", "MS. PSAKI", "THE PRESIDENT", "Q"."""
        person = self.describer.person_in(label)
        if person is not None:
            return person.record
        by_text = self.describer.voice.author()
        if self.describer.discourse.paragraph(label.start) == 0 and by_text is not None:
            return by_text
        words = [t.text for t in label if t.text[0].isalpha() and title_class(t.text) is None]
        for word in reversed(words if len(words) <= _LONGEST_LABEL else []):
            known = self.register.named(word)
            if known is not None:
                return known.record
        office = office_in(label)
        if office and {word.lower() for word in words} <= _BEFORE_OFFICE | set(office.split()):
            people = self.register.with_office(office, None)
            open_office = not people and office not in _CHAIRS
            if by_text is not None and (open_office or any(p.record is by_text for p in people)):
                return by_text
            latest = self.describer.latest_of(people, label.start)
            return latest.record if latest is not None else self._by_office(office)
        if not words or label.text.strip(" .:").upper() in heads.QUESTIONERS:
            return self.register.described("Questioner", "person")
        if not label.text.isupper() and not office:
            return self.describer.resolve(label, None)[0]
        if {"of", "for"} & {token.lower_ for token in label} and not label.text.isupper():
            return self.register.described(" ".join(label.text.split()), "person")
        if not any(len(word) > 1 for word in words):
            return by_text or self.register.described("Interviewee", "person")
        shouted = len(words) > 1 or len(words[0]) > _INITIALS or title_class(label[0].text)
        name = " ".join(w.title() if w.isupper() and shouted else w for w in words)
        return self.register.described(name, "person")

    def _by_office(self, office: str) -> ActorRecord:
        return self.register.described(office.capitalize(), "person")
