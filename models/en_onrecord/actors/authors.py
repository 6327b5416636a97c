"""Who stands behind a document: "their letter", "a statement released by the Greens"."""

from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from en_onrecord.actors import heads
from en_onrecord.actors.discourse import SUBJECTS
from en_onrecord.actors.places import find_place
from en_onrecord.record import ActorRecord, StatementRecord

if TYPE_CHECKING:
    from en_onrecord.actors.descriptions import Describer

_LONG_PHRASE = 6
_ISSUING = frozenset(
    {"file", "issue", "post", "publish", "release", "send", "share", "sign", "submit", "write"}
)


class Authors:
    """Find the actor who speaks by a document."""

    def __init__(self, describer: "Describer") -> None:
        self.describer = describer
        self.doc = describer.doc
        self.register = describer.register
        self.discourse = describer.discourse

    def issuer(self, source: Span, last: StatementRecord | None) -> ActorRecord | None:
        """Return who stands behind "the statement", "his letter" or "this"."""
        root = source.root
        words = {root.lower_, root.lemma_.lower()}
        if not words & (heads.DOCUMENTS | {"this", "that"}):
            return None
        signer = self._signer(root)
        if signer is not None or len(source) > _LONG_PHRASE:
            return signer
        if root.pos_ == "PROPN" and root.i > source.start:
            return None  # "the Post"
        for token in source:
            if token.dep_ in {"poss", "pobj"} or (token.dep_ in {"compound", "amod"}):
                person = self.register.person_at(token.i)
                if person is not None:
                    return person.record
                place = find_place(token.text)
                if place is not None and token.dep_ != "pobj":
                    return self.register.state(place.state)
                if token.dep_ == "poss" and token.pos_ in {"NOUN", "PROPN"}:
                    owner = self.doc[token.left_edge.i : token.i + 1]
                    return self.describer.single(owner) or self.describer.raw(owner, "organisation")
        if root.lower_ in heads.TALKS:
            return self.describer.voice.talkers()
        if root.lower_ in heads.SHARED and source[0].lower_ not in {"this", "that", "their", "its"}:
            return None
        subject = self._subject_before(root)
        if subject is not None:
            return subject
        if last is not None:
            return self.register.records.get(last.actor)
        return None

    def _signer(self, root: Token) -> ActorRecord | None:
        """Return who is named as a document's author: "a statement released by the Greens"."""
        for child in root.children:
            issued = child.dep_ == "acl" and child.lemma_.lower() in _ISSUING
            below = child.children if issued else [child]
            for by in below:
                if by.lower_ not in {"by", "from"} or by.i < root.i:
                    continue
                for author in by.children:
                    if author.dep_ == "pobj" and author.pos_ in {"NOUN", "PROPN"}:
                        phrase = self.describer.own_phrase(author)
                        return self.describer.single(phrase) or self.describer.raw(
                            phrase, "organisation"
                        )
        return None

    def _subject_before(self, token: Token) -> ActorRecord | None:
        """Return the actor that is the subject of the sentence before."""
        number = self.discourse.sentence(token.i) - 1
        index = token.i
        while index >= 0 and self.discourse.sentence(index) >= number:
            candidate = self.doc[index]
            index -= 1
            if self.discourse.sentence(candidate.i) != number or candidate.dep_ not in SUBJECTS:
                continue
            if candidate.head.dep_ != "ROOT":
                continue
            person = self.register.person_at(candidate.i)
            if person is not None:
                return person.record
            record = self.describer.bodies.at(candidate.i)
            if record is not None:
                return record
        return None
