"""Those who speak together: "they", "both", "the two leaders", "some", "most of whom"."""

from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from en_onrecord.actors import heads
from en_onrecord.actors.discourse import SUBJECTS
from en_onrecord.record import ActorRecord

if TYPE_CHECKING:
    from en_onrecord.actors.descriptions import Describer

_NEAR_SENTENCES = 3
_PARTS = frozenset({"all", "few", "many", "most", "none", "one", "several", "some"})
_ALL_OF_THEM = frozenset({"them", "whom", "these", "those"})
_STEPS_BACK = 3


class Groups:
    """Find those whom a plural or a part of a group stands for."""

    def __init__(self, describer: "Describer") -> None:
        self.describer = describer
        self.doc = describer.doc
        self.register = describer.register
        self.discourse = describer.discourse
        self._looking_back = 0

    def whole(self, source: Span) -> ActorRecord | None:
        """Return those of whom "some", "one of them" or "most of whom" are a part."""
        root, last = source.root, source[-1]
        if root.lower_ not in _PARTS or (len(source) > 1 and last.lower_ not in _ALL_OF_THEM):
            return None
        if root.lower_ == "one" and self.doc[source.end : source.end + 2].text.startswith(", who"):
            return None  # "one of them, who called himself Jonas"
        if last.lower_ == "whom":
            clause = root.head
            noun = clause.head if clause.dep_ == "relcl" else None
            if noun is None or noun.i > root.i or noun.pos_ not in {"NOUN", "PROPN"}:
                return None
            return self.describer.raw(self.doc[noun.left_edge.i : noun.i + 1], "group")
        number = self.discourse.sentence(root.i)
        for index in range(source.start - 1, -1, -1):
            noun = self.doc[index]
            if number - self.discourse.sentence(index) > 2:
                break
            near = self.discourse.paragraph(index) == self.discourse.paragraph(root.i)
            if not near or noun.dep_ not in SUBJECTS or not self._names_people(noun):
                continue
            if not self.discourse.is_quoted(index) and self.discourse.weight(noun) >= 2:
                phrase = self.describer.own_phrase(noun)
                return self.describer.single(phrase) or self.describer.raw(phrase, "group")
        return None

    def plural(self, token: Token) -> tuple[ActorRecord | None, float]:
        """Return whom "they" or "both" stands for."""
        pair = self.pair(token)
        # "The Guild denied it. They also said …": not the one whom the headline names
        if pair is not None and self.register.person_of(pair.id) is None:
            return pair, 0.75
        talkers = self.describer.voice.talkers()
        if talkers is not None and talkers.type == "group":
            return talkers, 0.6
        return self.describer.bodies.latest(token.i, plural=True), 0.5

    def pair(self, token: Token) -> ActorRecord | None:
        """Return those named together before; in a report of talks those who talked come first."""
        if self.describer.voice.reports_talks:
            return self.describer.voice.talkers() or self._pair_before(token)
        return self._pair_before(token) or self.describer.voice.talkers()

    def _pair_before(self, token: Token) -> ActorRecord | None:
        """Return those whom the nearest subject before names together or in the plural.

        "The leaders" may point to "the sides" of a sentence before, and those to others: the
        steps back are counted.
        """
        if self._looking_back >= _STEPS_BACK:
            return None
        self._looking_back += 1
        try:
            return self._subjects_before(token)
        finally:
            self._looking_back -= 1

    def _subjects_before(self, token: Token) -> ActorRecord | None:
        sentence = self.discourse.sentence(token.i)
        for index in range(token.i - 1, -1, -1):
            if sentence - self.discourse.sentence(index) > _NEAR_SENTENCES:
                break
            candidate = self.doc[index]
            if candidate.dep_ not in SUBJECTS or self.discourse.is_quoted(index):
                continue
            phrase = self.doc[candidate.left_edge.i : candidate.right_edge.i + 1]
            if any(True for _ in candidate.conjuncts):
                joint = self.describer.joint(phrase)
                if joint is not None:
                    return joint
            elif self._names_people(candidate):
                found = self.describer.resolve(phrase, None)[0]
                if found is not None and self.register.person_of(found.id) is None:
                    return found
        return None

    def _names_people(self, token: Token) -> bool:
        """Return whether a plural names people or a party: "voters", "the Greens"."""
        lower = token.lower_
        party = token.pos_ == "PROPN" and lower.endswith("s") and token.nbor(-1).lower_ == "the"
        party = party and self.register.person_at(token.i) is None and token.ent_type_ == "NORP"
        people = lower in heads.PEOPLE or lower.endswith(heads.PEOPLE_ENDINGS)
        return party or (token.tag_ in {"NNS", "NNPS"} and people)
