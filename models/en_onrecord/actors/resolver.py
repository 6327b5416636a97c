"""Give every statement its actor."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from en_onrecord.actors import heads, pronouns
from en_onrecord.actors.descriptions import Describer
from en_onrecord.actors.discourse import SUBJECTS, Discourse
from en_onrecord.actors.labels import Labels
from en_onrecord.actors.register import Register
from en_onrecord.extensions import reading_of
from en_onrecord.record import ActorRecord, CharSpan, Reading, StatementRecord

_SURE = 0.9
SPEAKER_GAIN = 0.8


class ActorResolver:
    """Resolve the source of each statement: name, office, description, pronoun or silence.

    `inferred_below` is the confidence under which a link is marked as inferred.
    """

    def __init__(self, inferred_below: float) -> None:
        self.inferred_below = inferred_below

    def __call__(self, doc: Doc) -> Doc:
        """Fill the reading's actors and the actor of each statement."""
        reading = reading_of(doc)
        register = Register(doc)
        turn = _Turn(doc, reading, register, self.inferred_below)
        for statement in sorted(reading.statements, key=_place):
            turn.resolve(statement)
        for record in register.records.values():
            person = register.person_of(record.id)
            if person is not None:
                record.mentions = [
                    (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]))
                    for m in person.mentions
                ]
        used = {statement.actor for statement in reading.statements}
        used |= {
            member
            for key in used
            if key in register.records
            for member in register.records[key].members
        }
        reading.actors = [
            record
            for record in register.records.values()
            if record.id in used or record.mentions or record.type == "state"
        ]
        return doc


def _place(statement: StatementRecord) -> int:
    return statement.content[0][0]


class _Turn:
    """Walk through an article's statements in order, remembering who spoke last."""

    def __init__(
        self, doc: Doc, reading: Reading, register: Register, inferred_below: float
    ) -> None:
        self.doc = doc
        self.reading = reading
        self.register = register
        self.inferred_below = inferred_below
        self.discourse = Discourse(doc, register)
        self.describer = Describer(doc, register, self.discourse)
        self.labels = Labels(self.describer)
        self.voice = self.describer.voice
        self.last: StatementRecord | None = None
        self.spoken: list[StatementRecord] = []

    def resolve(self, statement: StatementRecord) -> None:
        """Set the statement's actor, and say how it was found."""
        actor, rule, confidence = self._find(statement)
        if actor is not None:
            statement.actor = actor.id
            self._note(statement, actor)
        statement.actor_confidence = confidence
        statement.actor_inferred = confidence < self.inferred_below
        statement.because("actor", rule, statement.source or statement.speaker)
        if actor is not None:
            if not self._within_another(statement):
                self.last = statement
            self.spoken.append(statement)

    def _find(self, statement: StatementRecord) -> tuple[ActorRecord | None, str, float]:
        if statement.source is not None:
            source = self._tokens(statement.source)
            if source is not None:
                enclosing = self._enclosing(statement)
                return self._from_source(source, statement, enclosing)
        if statement.voice == "label" and statement.speaker is not None:
            label = self._tokens(statement.speaker)
            if label is not None:
                record = self.labels.speaker(label)
                return record, "speaker label", _SURE
        if statement.voice == "talks":
            return self.voice.talkers(), "those who talked", 0.7
        if statement.voice == "institution":
            return self.voice.author(), "the text's own voice", 0.7
        if self.voice.in_first_person and (author := self.voice.author()):
            return author, "the text speaks in the first person", 0.85
        if self.last is not None and statement.voice in {"same", "unknown", "", "label"}:
            record = self.register.records.get(self.last.actor)
            return record, "goes on in the voice of the statement before", 0.75
        return self.voice.author(), "speaker of the text", 0.5

    def _from_source(
        self, source: Span, statement: StatementRecord, enclosing: StatementRecord | None
    ) -> tuple[ActorRecord | None, str, float]:
        source = _without_marks(source)
        root = source.root
        word = root.lower_ if root.text != "US" else ""
        if word in pronouns.FIRST and len(source) == 1:
            return self._first_person(statement, enclosing)
        if source[0].lower_ in {"our", "my"} and self.voice.in_first_person:
            return self._first_person(statement, enclosing)
        if word in pronouns.GENDER and len(source) == 1:
            return self._third_person(root, statement)
        if word in pronouns.PLURAL and len(source) <= 2:
            speakers = self._speakers_before(root)
            if speakers is not None:
                return speakers, "those who spoke in the sentence before", 0.75
            record, sure = self.describer.groups.plural(root)
            return record, "plural pronoun", sure
        if word in pronouns.NEUTRAL and len(source) == 1:
            document = self._document_before(root)
            if document is not None:
                return document, "document of the sentence before", 0.75
            record, sure = self.describer.neutral(root)
            return record, "pronoun for a state or body", sure
        return self.describer.resolve(source, self.last)

    def _speakers_before(self, token: Token) -> ActorRecord | None:
        """Return the described people who spoke in the sentence before "they"."""
        source = self._tokens(self.last.source) if self.last and self.last.source else None
        if source is None or self.last is None or source.root.tag_ != "NNS":
            return None
        near = 0 < self.discourse.sentence(token.i) - self.discourse.sentence(source.root.i) <= 1
        record = self.register.records.get(self.last.actor)
        return record if near and record is not None and record.type == "group" else None

    def _document_before(self, token: Token) -> ActorRecord | None:
        """Return the report or statement that spoke in the sentence before "it"."""
        source = self._tokens(self.last.source) if self.last and self.last.source else None
        if source is None or self.last is None:
            return None
        subject = source.root
        near = 0 < self.discourse.sentence(token.i) - self.discourse.sentence(subject.i) <= 1
        speaks = subject.lemma_.lower() in heads.DOCUMENTS and subject.dep_ in SUBJECTS
        return self.register.records.get(self.last.actor) if near and speaks else None

    def _first_person(
        self, statement: StatementRecord, enclosing: StatementRecord | None
    ) -> tuple[ActorRecord | None, str, float]:
        if enclosing is not None and enclosing.actor:
            record = self.register.records.get(enclosing.actor)
            return record, "first person within a quotation", 0.85
        if statement.speaker is not None:
            label = self._tokens(statement.speaker)
            if label is not None:
                return self.labels.speaker(label), "first person: speaker label", _SURE
        record = self.voice.author()
        if record is None and self.last is not None:
            record = self.register.records.get(self.last.actor)
        return record, "first person: speaker of the text", 0.8

    def _third_person(
        self, token: Token, statement: StatementRecord
    ) -> tuple[ActorRecord | None, str, float]:
        antecedent = pronouns.resolve_person(
            token, self.register, self.discourse, statement.content
        )
        if antecedent is not None:
            record = self.register.records[antecedent.actor]
            return record, f"pronoun {token.text!r}", antecedent.confidence
        person = self.register.person_of(self.last.actor) if self.last is not None else None
        gender = person.gender if person is not None else None
        if gender and gender != pronouns.GENDER.get(token.lower_, gender):
            return None, f"pronoun {token.text!r}: nobody fits", 0.0
        if self.last is not None:
            record_before = self.register.records.get(self.last.actor)
            return record_before, f"pronoun {token.text!r}: speaker before", 0.5
        return self.voice.author(), f"pronoun {token.text!r}: speaker of the text", 0.4

    def _enclosing(self, statement: StatementRecord) -> StatementRecord | None:
        """Return the statement within whose content the source stands."""
        if statement.source is None:
            return None
        first, last = statement.source
        for other in reversed(self.spoken[-6:]):
            if any(start <= first and last <= end for start, end in other.content):
                return other
        return None

    def _within_another(self, statement: StatementRecord) -> bool:
        """Return whether the content is reported within another's: that speaker has the floor."""
        first, last = statement.content[0][0], statement.content[-1][1]
        return any(
            other.content[0][0] <= first
            and last <= other.content[-1][1]
            and other.content != statement.content
            for other in self.spoken[-6:]
        )

    def _note(self, statement: StatementRecord, actor: ActorRecord) -> None:
        """Make the speaker a candidate for pronouns that follow."""
        source = self._tokens(statement.source) if statement.source is not None else None
        if source is None:
            return
        if actor.type == "person":
            self.discourse.note(source.root, actor.id, gain=SPEAKER_GAIN)
        elif actor.type != "group" and source.root.pos_ != "PRON":
            self.describer.bodies.note(source.root.i, actor)

    def _tokens(self, span: CharSpan) -> Span | None:
        found = self.doc.char_span(span[0], span[1], alignment_mode="expand")
        return found if found is not None and len(found) else None


def _without_marks(source: Span) -> Span:
    """Return the source without dashes and times of day at its edges: "00:20 Moscow"."""
    start, end = source.start, source.end
    while start < end - 1 and (
        source.doc[start].is_punct or source.doc[start].is_space or ":" in source.doc[start].text
    ):
        start += 1
    while end - 1 > start and (source.doc[end - 1].text in {",", "-", "–", "—", ":"}):
        end -= 1
    return source.doc[start:end]


@Language.factory("onrecord_actors", default_config={"inferred_below": 0.8})
def make_actor_resolver(nlp: Language, name: str, inferred_below: float) -> ActorResolver:
    """Build the component."""
    return ActorResolver(inferred_below)
