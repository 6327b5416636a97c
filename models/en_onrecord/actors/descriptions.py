"""Resolve what stands for an actor without being a personal pronoun.

Names, "the Chinese leader", "the ministry", "both", "Beijing", "the two presidents"; and those
who are left out, as in "it was agreed".
"""

import re

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors import heads, pronouns
from en_onrecord.actors.bodies import Bodies
from en_onrecord.actors.discourse import SUBJECTS, Discourse
from en_onrecord.actors.mentions import POSTNOMINALS
from en_onrecord.actors.names import fold
from en_onrecord.actors.places import bodies, find_place
from en_onrecord.actors.portfolios import may_hold, may_lead
from en_onrecord.actors.register import Person, Register
from en_onrecord.actors.roles import office_in, state_in
from en_onrecord.actors.titles import is_title, title_class
from en_onrecord.actors.voices import TextVoice
from en_onrecord.record import ActorRecord, ActorType, StatementRecord

Found = tuple[ActorRecord | None, str, float]

_PREPOSITIONS = frozenset(
    {"of", "for", "to", "by", "with", "from", "against", "about", "on", "at", "in"}
)
_NEAR_SENTENCES = 3
_LONG_PHRASE = 6
_MODIFYING = frozenset({"compound", "amod"})
_WITH_PORTFOLIO = frozenset({"minister", "secretary", "commissioner"})
_OF_A_BODY = frozenset({"leader", "chief", "head", "chairman", "chair", "chairwoman", "president"})
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")  # "the Civic Union (CU": cut at its end
_STEPS_BACK = 3
_TITLED = 6  # tokens of a name with its title


class Describer:
    """Find the actor that a noun phrase, a label or a silence stands for."""

    def __init__(self, doc: Doc, register: Register, discourse: Discourse) -> None:
        self.doc = doc
        self.register = register
        self.discourse = discourse
        self.bodies = Bodies(doc, register, discourse)
        self.voice = TextVoice(doc, register, discourse, self.bodies)
        self._looking_back = 0

    # --- sources

    def resolve(self, source: Span, last: StatementRecord | None) -> Found:
        """Return the actor of a source that is a noun phrase."""
        source = self._named_by_apposition(source)
        joint = self._joint(source)
        if joint is not None:
            return joint, "several named together", 0.9
        person = self.person_in(source)
        if person is not None:
            return person.record, "name", 1.0
        issuer = self._issuer(source, last)
        if issuer is not None:
            return issuer, "who issued it", 0.75
        body = self._body_of(source)
        if body is not None:
            return body, "name of a state or body", 0.95
        return self._description(source)

    def _named_by_apposition(self, source: Span) -> Span:
        """Return "the Northern League" of "one of these groups, the Northern League"."""
        root = source.root
        if root.lower_ in {"one", "another", "some", "many"}:
            for child in root.children:
                if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i < source.end:
                    return self.doc[child.left_edge.i : child.i + 1]
        if root.lower_ in heads.BODIES and root.pos_ == "NOUN":
            # "Mr Otieno's party, the National Front"
            for child in root.children:
                named = child.dep_ == "appos" and child.pos_ == "PROPN" and child.i < source.end
                if named and self.register.person_at(child.i) is None:
                    return self.doc[child.left_edge.i : child.i + 1]
        return source

    def _joint(self, source: Span) -> ActorRecord | None:
        root = source.root
        if self._is_one_name(source):
            return None
        members = [root, *(t for t in root.conjuncts if source.start <= t.i < source.end)]
        if len(members) == 1 or self._holds_offices(source, members):
            return None
        members.sort(key=lambda token: token.i)
        starts = [source.start, *(token.left_edge.i for token in members[1:])]
        ends = [*starts[1:], source.end]
        records = []
        for start, end in zip(starts, ends, strict=True):
            part = self._strip(start, end)
            record = self._single(part) if part is not None else None
            if record is None:
                return self._raw(source, "group")
            records.append(record)
        return self.register.group(records)

    def _holds_offices(self, source: Span, members: list[Token]) -> bool:
        """Return whether "and" joins offices of one: "leader and spokesman on trade, Tom Berg"."""
        person = self.person_in(source)
        if person is None or not all(is_title(token.text) for token in members):
            return False
        named = [i for i in range(source.start, source.end) if self.register.person_at(i)]
        return all(self.register.person_at(i) is person for i in named) and (
            named[0] > members[-1].i and self.doc[named[0] - 1].text == ","
        )

    def _is_one_name(self, source: Span) -> bool:
        """Return whether "and" stands within a name: "the Oversight and Reform Committee"."""
        entity = self.bodies.entity_at.get(source.end - 1)
        if entity is not None and entity.start <= source.start + 1:
            return True
        return source[-1].lower_ in heads.BODIES and source[-1].text[0].isupper()

    def _strip(self, start: int, end: int) -> Span | None:
        while end > start and (
            self.doc[end - 1].pos_ in {"CCONJ", "PUNCT"} or self.doc[end - 1].lower_ == "both"
        ):
            end -= 1
        while start < end and self.doc[start].lower_ in {"both", "neither", "either", "and", ","}:
            start += 1
        return self.doc[start:end] if end > start else None

    def _single(self, part: Span) -> ActorRecord | None:
        person = self.person_in(part)
        if person is not None:
            return person.record
        body = self._body_of(part)
        if body is not None:
            return body
        record, rule, _ = self._description(part)
        return None if rule == "words of the article" else record

    def person_in(self, source: Span) -> Person | None:
        """Return the person that a phrase names as its head, not as a possessor or object."""
        found: Person | None = None
        index = source.start
        while index < source.end:
            person = self.register.person_at(index)
            if person is None:
                index += 1
                continue
            start = index
            while index < source.end and self.register.person_at(index) is person:
                index += 1
            if self._is_head(source, start, index):
                if start <= source.root.i < index:
                    return person
                found = person
        return found

    def _is_head(self, source: Span, start: int, end: int) -> bool:
        after = self.doc[end] if end < len(self.doc) else None
        if after is not None and end < source.end and after.text in {"'s", "’s", "’", "'"}:
            return False
        if after is not None and after.text in POSTNOMINALS:
            end, after = end + 1, self.doc[end + 1] if end + 1 < len(self.doc) else None
        if end < source.end and after is not None and after.pos_ in {"NOUN", "PROPN"}:
            return title_class(after.text) is None and self.doc[start:end].root.dep_ != "compound"
        if source.root.tag_ == "NNS" and not start <= source.root.i < end:
            return False  # "critics, Ana Ruiz among them"
        while start > source.start and is_title(self.doc[start - 1].text) and start > end - _TITLED:
            start -= 1
        before = self.doc[start - 1] if start > source.start else None
        if before is None or before.text == "," or start <= source.root.i < end:
            return True
        return (before.lower_ not in _PREPOSITIONS and before.text not in {"'s", "’s", "’"}) or (
            before.lower_ == "of" and title_class(source[0].text) == "address"
        )

    def _issuer(self, source: Span, last: StatementRecord | None) -> ActorRecord | None:
        """Return who stands behind "the statement", "his letter" or "this"."""
        root = source.root
        words = {root.lower_, root.lemma_.lower()}
        if not words & (heads.DOCUMENTS | {"this", "that"}) or len(source) > _LONG_PHRASE:
            return None
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
                    return self._single(owner) or self._raw(owner, "organisation")
        if root.lower_ in heads.TALKS:
            return self.voice.talkers()
        if root.lower_ in heads.SHARED and source[0].lower_ not in {"this", "that", "their", "its"}:
            return None
        subject = self._subject_before(root)
        if subject is not None:
            return subject
        if last is not None:
            return self.register.records.get(last.actor)
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
            record = self.bodies.at(candidate.i)
            if record is not None:
                return record
        return None

    # --- states and bodies

    def _body_of(self, source: Span) -> ActorRecord | None:
        root = source.root
        plain = self._without_determiner(source)
        text = plain.text
        place = find_place(text)
        if place is not None and place.way != "adjective":
            return self.register.state(place.state, text)
        if place is not None and root.tag_ not in {"NNS", "NNPS"} and len(source) == 2:
            return None  # "the German"
        known = bodies().get(text.casefold())
        if known is not None:
            return self.register.body(text, known[1])
        if title_class(root.text) is not None or (
            place is not None and root.tag_ in {"NNS", "NNPS"}
        ):
            return None
        if root.ent_type_ in {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "PERSON"} or (
            root.pos_ == "PROPN" and self.register.person_at(root.i) is None
        ):
            return self._named(source, root)
        return None

    def _named(self, source: Span, root: Token) -> ActorRecord | None:
        entity = self.bodies.entity_at.get(root.i)
        name = entity if entity is not None else self._proper(source, root)
        whole = self._without_determiner(source)
        if all(t.text[0].isupper() or t.lower_ in {"of", "the", "and", "for", "'s"} for t in whole):
            name = whole
        cut = name.text
        for ending in ("'s", "’s"):
            cut = cut.removesuffix(ending)
        place = find_place(cut)
        if place is not None:
            if place.way == "adjective":
                return self._raw(source, "group")
            return self.register.state(place.state, source.text)
        if name.start > source.start and self.doc[name.start - 1].text in {"'s", "’s"}:
            return self._raw(source, "organisation")
        return self.register.body(cut, state_in(source))

    def _proper(self, source: Span, root: Token) -> Span:
        start = root.i
        while start > source.start and self.doc[start - 1].pos_ in {"PROPN", "ADJ", "NOUN"}:
            if root.pos_ == "PROPN" and self.doc[start - 1].text in heads.BODIES:
                break  # "the judges' association Iustitia"
            start -= 1
        return self.doc[start : root.i + 1]

    # --- descriptions

    def _description(self, source: Span) -> Found:
        root = source.root
        definite = source[0].lower_ in heads.DEFINITE or source[0].tag_ == "PRP$"
        state = state_in(source)
        if root.tag_ in {"NNS", "NNPS"} or root.lower_ in heads.PLURALS:
            return self._plural_description(source, definite=definite)
        if root.lower_ == "counterpart" and state is not None:
            leader = self.latest_of(self.register.leaders_of(state), root.i)
            if leader is not None:
                return leader.record, "counterpart", 0.85
        if definite and len(source) == 2 and state is not None and find_place(root.text):
            # "The German said …": the last person of that country.
            people = [p for p in self.register.persons if p.record.state == state]
            compatriot = self.latest_of(people, root.i)
            if compatriot is not None and root.text[0].isupper():
                return compatriot.record, "nationality", 0.75
        office = office_in(source)
        if not {root.lower_, root.lemma_.lower()} & set(office.split()):
            office = ""
        owner = self._owner(source[0]) if office and source[0].lower_ == "its" else None
        if owner is not None and owner.type == "state":
            people = [
                person
                for person in self.register.with_office(office, owner.state)
                if person.record.state == owner.state
            ]
            holder = self.latest_of(people, root.i)
            if holder is not None:
                return holder.record, "office", 0.8
        elif office and (definite or source[0].tag_ not in {"DT", "CD"}):
            found = self._by_office(source, office, state)
            if found is not None:
                return found
        if definite and (root.lower_ in heads.PERSONS or "year-old" in source.text):
            person = self._latest_subject(root.i)
            own = state_in(self.doc[source.start : root.i + 1])
            if person is not None and own in {None, person.record.state}:
                return person.record, "description", 0.6
        if definite and root.lower_ in heads.BODIES and source[0].lower_ != "its":
            record = self.bodies.known_as(root, self._modifiers(source))
            if record is not None:
                return record, "description of a body", 0.7
        human = office or root.lower_ in heads.PERSONS or self._is_person_noun(root)
        return self._raw(source, "person" if human else "organisation"), "words of the article", 0.8

    def _modifiers(self, source: Span) -> set[str]:
        """Return what tells a body from others: "defence" of "the defence ministry".

        Not what is said of it besides: "the Rome-based group".
        """
        beside = [t for t in source if t.head == source.root and t.dep_ in _MODIFYING]
        near = {t.i: {w.text for w in self.doc[max(0, t.i - 1) : t.i + 2]} for t in beside}
        words = {fold(t.text) for t in beside if "-" not in near[t.i]}
        return {word for word in words if find_place(word) is None} - heads.GENERIC

    def _is_person_noun(self, root: Token) -> bool:
        """Return whether a noun names what somebody is: "a neighbour", not "the carmaker"."""
        ends = root.tag_ == "NN" and root.lower_.endswith(heads.PERSON_ENDINGS)
        known = root.lower_ in heads.BODIES | heads.TRADES | heads.DOCUMENTS
        return root.pos_ == "NOUN" and ends and not known

    def _by_office(self, source: Span, office: str, state: str | None) -> Found | None:
        root = source.root
        people = self.register.with_office(office, state)
        if office in _WITH_PORTFOLIO:
            people = [person for person in people if may_hold(person, source)]
        if office in _OF_A_BODY and state is None:
            people = [person for person in people if may_lead(person, source)]
        if office in {"leader", "head of state"} and state is not None:
            people = self.register.leaders_of(state) or people
        if state is not None and len(people) > 1 and not any(p.record.state for p in people):
            return None  # "the Norlandic leader" may be either of two
        if len(people) > 1:
            words = [t.text for t in source if t.pos_ in {"PROPN", "ADJ", "NOUN"}]
            people = [p for p in self.register.described_by(words) if p in people] or people
        person = self.latest_of(people, root.i)
        if person is not None:
            return person.record, "office", 0.9 if len(people) == 1 else 0.75
        rules = title_class(office) == "leader" or office in _WITH_PORTFOLIO
        named = self._named_next(source) if state is not None and rules else None
        if named is not None:
            return named.record, "office of the one named next", 0.65
        return None

    def _named_next(self, source: Span) -> Person | None:
        """Return Aurelio Sacchi of "Chad's president agreed. Aurelio Sacchi said …"."""
        number = self.discourse.sentence(source.start)
        for person in self.register.persons:
            first = person.mentions[0]
            after = self.discourse.sentence(first.start) - number
            if 0 < after <= 2 and first.start > source.end:
                acts = self.doc[first.head].dep_ in SUBJECTS
                plain = not first.title or title_class(first.title_head) == "address"
                full = len(first.words) > 1 and plain
                return person if acts and full and not person.offices else None
        return None

    def _plural_description(self, source: Span, *, definite: bool) -> Found:
        root = source.root
        if definite and root.lower_ in heads.LEADERS | heads.SIDES | {"two", "trio"}:
            pair = self._pair(root)
            if pair is not None and pair.type == "group":
                return pair, "those named together before", 0.75
        return self._raw(source, "group"), "words of the article", 0.8

    def _raw(self, source: Span, kind: ActorType) -> ActorRecord:
        start = source.start
        while start < source.end - 1 and (
            (self.doc[start].lower_ in heads.QUANTIFIERS and self.doc[start + 1].tag_ != "IN")
            or self.doc[start].is_space
            or (start > source.start and self.doc[start].lower_ == "of")
        ):
            start += 1
        if start < source.end - 1 and self.doc[start].lower_ in {"this", "these"}:
            start += 1
        text = " ".join(self.doc[start : source.end].text.split()).strip(" ,;:()\"'“”‘’")
        text = _OPEN_BRACKET.sub("", text)
        owner = self._owner(self.doc[start]) if start < source.end - 1 else None
        if owner is not None:
            text = f"{owner.name}’s {' '.join(self.doc[start + 1 : source.end].text.split())}"
        record = self.register.described(text or source.text, kind, state_in(source))
        raw = " ".join(source.text.split())
        if raw != record.name and raw not in record.aliases:
            record.aliases.append(raw)
        return record

    def _owner(self, word: Token) -> ActorRecord | None:
        """Return whose "his spokeswoman", "her party" or "its ministry" is."""
        if word.tag_ == "PRP$" and word.lower_ == "its":
            return self.bodies.latest(word.i, plural=False)
        if word.tag_ != "PRP$" or word.lower_ not in pronouns.GENDER:
            return None
        found = pronouns.resolve_person(word, self.register, self.discourse)
        return self.register.records[found.actor] if found is not None else None

    def latest_of(self, people: list[Person], index: int) -> Person | None:
        """Return the one of these persons who was named last before a token."""

        def last_mention(person: Person) -> int:
            return max((m.start for m in person.mentions if m.start < index), default=-1)

        return max(people, key=last_mention, default=None)

    def _latest_subject(self, index: int) -> Person | None:
        for mention in reversed(self.discourse.before(index)):
            if mention.weight >= 1 and not mention.quoted:
                person = self.register.person_of(mention.actor)
                if person is not None:
                    return person
        return None

    def _without_determiner(self, source: Span) -> Span:
        start = source.start
        if len(source) > 1 and self.doc[start].lower_ in {"the", "both"}:
            start += 1
        return self.doc[start : source.end]

    # --- pronouns for several, for states and bodies

    def plural(self, token: Token) -> tuple[ActorRecord | None, float]:
        """Return whom "they" or "both" stands for."""
        pair = self._pair(token)
        if pair is not None:
            return pair, 0.75
        talkers = self.voice.talkers()
        if talkers is not None and talkers.type == "group":
            return talkers, 0.6
        return self.bodies.latest(token.i, plural=True), 0.5

    def neutral(self, token: Token) -> tuple[ActorRecord | None, float]:
        """Return the state or body that "it" stands for."""
        return self.bodies.latest(token.i, plural=False), 0.65

    def _pair(self, token: Token) -> ActorRecord | None:
        """Return those named together before; in a report of talks those who talked come first."""
        if self.voice.reports_talks:
            return self.voice.talkers() or self._pair_before(token)
        return self._pair_before(token) or self.voice.talkers()

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
                joint = self._joint(phrase)
                if joint is not None:
                    return joint
            elif candidate.tag_ in {"NNS", "NNPS"} and (
                candidate.lower_ in heads.PEOPLE or candidate.lower_.endswith(heads.PEOPLE_ENDINGS)
            ):
                return self.resolve(phrase, None)[0]
        return None
