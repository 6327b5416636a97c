"""Resolve what stands for an actor without being a personal pronoun.

Names, "the Chinese leader", "the ministry", "both", "Beijing", "the two presidents"; and those
who are left out, as in "it was agreed".
"""

import re

from spacy.tokens import Doc, Span, Token

from en_onrecord.actors import heads, pronouns
from en_onrecord.actors.authors import Authors
from en_onrecord.actors.bodies import Bodies
from en_onrecord.actors.body_names import body_name, without_determiner
from en_onrecord.actors.discourse import SUBJECTS, Discourse
from en_onrecord.actors.groups import Groups
from en_onrecord.actors.mentions import POSTNOMINALS
from en_onrecord.actors.names import fold
from en_onrecord.actors.places import bodies, find_place
from en_onrecord.actors.portfolios import may_hold, may_lead
from en_onrecord.actors.register import Person, Register
from en_onrecord.actors.roles import office_in, state_in
from en_onrecord.actors.titles import is_title, title_class
from en_onrecord.actors.unnamed import Unnamed
from en_onrecord.actors.voices import TextVoice
from en_onrecord.record import ActorRecord, ActorType, StatementRecord

Found = tuple[ActorRecord | None, str, float]

_PREPOSITIONS = frozenset(
    {"of", "for", "to", "by", "with", "from", "against", "about", "on", "at", "in"}
)
_LONG_PHRASE = 6
_MODIFYING = frozenset({"compound", "amod"})
_WITH_PORTFOLIO = frozenset({"minister", "secretary", "commissioner"})
_OF_A_BODY = frozenset({"leader", "chief", "head", "chairman", "chair", "chairwoman", "president"})
_NUMBERS = frozenset({"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands"})
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")  # "the Civic Union (CU": cut at its end
# "critics, Ana Ruiz among them"; "firms including Hydro and Norsk"
_ADDED = re.compile(r"(?:,[^,]* among them|,? (?:including|such as|among them) .*)$")
_NAME_BEHIND = 3  # tokens to the surname of "its chairwoman Hope Banda"
_TITLED = 6  # tokens of a name with its title


class Describer:
    """Find the actor that a noun phrase, a label or a silence stands for."""

    def __init__(self, doc: Doc, register: Register, discourse: Discourse) -> None:
        self.doc = doc
        self.register = register
        self.discourse = discourse
        self.bodies = Bodies(doc, register, discourse)
        self.voice = TextVoice(doc, register, discourse, self.bodies)
        self.authors = Authors(self)
        self.groups = Groups(self)
        self.unnamed = Unnamed(discourse, register)

    # --- sources

    def resolve(self, source: Span, last: StatementRecord | None) -> Found:
        """Return the actor of a source that is a noun phrase."""
        source = self._named_by_apposition(source)
        named = self._named_behind(source)
        if named is not None:
            return named.record, "name in apposition", 0.95
        joint = self.joint(source)
        if joint is not None:
            return joint, "several named together", 0.9
        person = self.person_in(source)
        if person is not None:
            return person.record, "name", 1.0
        issuer = self.authors.issuer(source, last)
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
        if root.tag_ == "NN" and not self._may_be_named(root):
            # "Mr Otieno's party, the National Front"; "the opposition Civic Union"
            for child in root.children:
                named = child.dep_ == "appos" and child.pos_ == "PROPN" and child.i < source.end
                if named and self.register.person_at(child.i) is None:
                    return self.doc[child.left_edge.i : child.i + 1]
        return source

    def _named_behind(self, source: Span) -> Person | None:
        """Return Ana Ruiz of "its president, Ana Ruiz," where the source was cut at its office.

        "The only Liberal on the board, Ana Ruiz, accused …": what tells the office may follow it.
        """
        if self.person_in(source) is not None or not self._may_be_named(source.root):
            return None
        index = source.end
        while index < min(len(self.doc), source.end + _LONG_PHRASE):
            token = self.doc[index]
            if token.text == ",":
                break
            if token.pos_ in {"VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ"} or token.is_space:
                return None
            index += 1
        person = self.register.person_at(index + 1) if index + 1 < len(self.doc) else None
        if self.doc[index].text != "," or person is None:
            return None
        end = index + 1
        while end < len(self.doc) and self.register.person_at(end) is person:
            end += 1
        return person if end < len(self.doc) and self.doc[end].text == "," else None

    def _may_be_named(self, root: Token) -> bool:
        """Return whether a noun says what a person is: "president", "Liberal", "critic"."""
        if root.tag_ in {"NNS", "NNPS"} or root.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return False
        human = title_class(root.text) is not None or root.lower_ in heads.PERSONS
        return human or self._is_person_noun(root)

    def joint(self, source: Span) -> ActorRecord | None:
        """Return those whom a source names together, `None` if it names one."""
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
            record = self.single(part) if part is not None else None
            if record is None:
                return self.raw(source, "group")
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

    def single(self, part: Span) -> ActorRecord | None:
        """Return the one actor whom a phrase names or describes, `None` if nobody known."""
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

    def own_phrase(self, head: Token) -> Span:
        """Return a noun's phrase without the clauses and brackets behind it."""
        end = head.i + 1
        for child in head.children:
            if child.i == end and child.dep_ == "prep" and child.lower_ in {"of", "for", "on"}:
                end = child.right_edge.i + 1
        return self.doc[head.left_edge.i : end]

    # --- states and bodies

    def _body_of(self, source: Span) -> ActorRecord | None:
        root = source.root
        plain = without_determiner(self.doc, source)
        text = plain.text
        known = bodies().get(text.casefold())
        if known is not None:
            return self.register.body(known[0], known[1])
        place = find_place(text)
        if place is not None and place.way != "adjective":
            return self.register.state(place.state, text)
        if place is not None and root.tag_ not in {"NNS", "NNPS"} and len(source) == 2:
            return None  # "the German"
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
        name = body_name(self.doc, source, root, entity)
        cut = name.text
        for ending in ("'s", "’s"):
            cut = cut.removesuffix(ending)
        place = find_place(cut)
        if place is not None:
            if place.way == "adjective":
                return self.raw(source, "group")
            return self.register.state(place.state, source.text)
        if name.start > source.start and self.doc[name.start - 1].text in {"'s", "’s"}:
            return self.raw(source, "organisation")
        return self.register.body(cut, state_in(source))

    # --- descriptions

    def _description(self, source: Span) -> Found:
        root = source.root
        definite = source[0].lower_ in heads.DEFINITE or source[0].tag_ == "PRP$"
        state = state_in(source)
        whole = self.groups.whole(source)
        if whole is not None:
            return whole, "those named before", 0.7
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
        again = self.unnamed.again(source)
        if again is not None:
            return again, "described before", 0.75
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
        elif office and self._is_owned(source):
            found = self._of_owner(source, office)
            if found is not None:
                return found
            return self.raw(source, "person"), "words of the article", 0.8
        elif office and (definite or source[0].tag_ not in {"DT", "CD"}):
            found = self._by_office(source, office, state)
            if found is not None:
                return found
        if definite and (root.lower_ in heads.PERSONS or "year-old" in source.text):
            person = self._latest_subject(source, office)
            own = state_in(self.doc[source.start : root.i + 1])
            if person is not None and own in {None, person.record.state}:
                return person.record, "description", 0.6
        if definite and root.lower_ in heads.BODIES and source[0].lower_ != "its":
            record = None
            if not self._is_placed(root):
                record = self.bodies.known_as(root, self._modifiers(source), state)
            if record is not None:
                return record, "description of a body", 0.7
        human = office or root.lower_ in heads.PERSONS or self._is_person_noun(root)
        return self.raw(source, "person" if human else "organisation"), "words of the article", 0.8

    def _is_owned(self, source: Span) -> bool:
        """Return whether the holder of an office is told by a person: "his spokesman"."""
        peers = source.root.lower_ in {"counterpart", "colleague", "predecessor", "successor"}
        return source[0].lower_ in {"his", "her"} and not peers

    def _of_owner(self, source: Span, office: str) -> Found | None:
        """Return who holds an office under somebody: of the same state, or tied to the name."""
        owner = self._owner(source[0])
        if owner is None:
            return None
        names = {fold(word) for word in owner.name.split()[-1:]}
        people = [
            person
            for person in self.register.with_office(office, None)
            if person.record.id != owner.id
            and (
                (owner.state is not None and person.record.state == owner.state)
                or names & {word.removesuffix("'s") for word in person.title_words}
            )
        ]
        holder = self.latest_of(people, source.root.i)
        return (holder.record, "office", 0.8) if holder is not None else None

    def _modifiers(self, source: Span) -> set[str]:
        """Return what tells a body from others: "defence" of "the defence ministry".

        Not what is said of it besides: "the Rome-based group".
        """
        beside = [t for t in source if t.head == source.root and t.dep_ in _MODIFYING]
        near = {t.i: {w.text for w in self.doc[max(0, t.i - 1) : t.i + 2]} for t in beside}
        words = {fold(t.text) for t in beside if "-" not in near[t.i]}
        # "the railway workers' union"
        words |= {fold(t.text) for t in source if t.dep_ == "poss" and t.tag_ != "PRP$"}
        return {word for word in words if find_place(word) is None} - heads.GENERIC

    def _is_placed(self, root: Token) -> bool:
        """Return whether a place or body tells which one is meant: "the embassy in Oslo"."""
        return any(
            below.dep_ == "pobj" and below.pos_ == "PROPN"
            for child in root.children
            if child.i > root.i and child.dep_ == "prep"
            for below in child.children
        )

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
        unique = title_class(office) == "leader" and office != "leader"
        if not unique and state is None:
            # "The party leader smiled": not one who is named only further down
            people = [p for p in people if p.mentions[0].start < source.end + _NAME_BEHIND]
        person = self.latest_of(people, root.i)
        if person is not None:
            if state is not None and not person.offices:
                person.offices[office] += 1  # and "the president" further down
            return person.record, "office", 0.9 if len(people) == 1 else 0.75
        rules = title_class(office) == "leader" or office in _WITH_PORTFOLIO
        named = self._named_next(source) if state is not None and rules else None
        if named is not None:
            named.offices[office] += 1
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
            pair = self.groups.pair(root)
            if pair is not None and pair.type == "group":
                return pair, "those named together before", 0.75
        return self.raw(source, "group"), "words of the article", 0.8

    def raw(self, source: Span, kind: ActorType) -> ActorRecord:
        """Return the actor whom the article only describes, by its own words."""
        start = source.start
        while start < source.end - 1 and (
            (
                self.doc[start].lower_ in heads.QUANTIFIERS
                and self.doc[start + 1].tag_ != "IN"
                and self.doc[start + 1].lower_ not in _NUMBERS
            )
            or self.doc[start].is_space
            or (start > source.start and self.doc[start].lower_ == "of")
        ):
            start += 1
        if start < source.end - 1 and self.doc[start].lower_ in {"this", "these"}:
            start += 1
        text = " ".join(self.doc[start : source.end].text.split()).strip(" ,;:()\"'“”‘’")
        text = _ADDED.sub("", _OPEN_BRACKET.sub("", text))
        owner = self._owner(self.doc[start]) if start < source.end - 1 else None
        if owner is not None:
            text = f"{owner.name}’s {' '.join(self.doc[start + 1 : source.end].text.split())}"
        record = self.register.described(text or source.text, kind, state_in(source))
        raw = " ".join(source.text.split())
        if raw != record.name and raw not in record.aliases:
            record.aliases.append(raw)
        if kind != "organisation":
            self.unnamed.note(source.root, record)
        return record

    def _owner(self, word: Token) -> ActorRecord | None:
        """Return whose "his spokeswoman", "her party" or "its ministry" is."""
        if word.tag_ == "PRP$" and word.lower_ == "its":
            return self.bodies.latest(word.i, plural=False)
        if word.lower_ == "whose":
            noun = word.head.head.head  # the owned noun, its verb, what the clause is said of
            person = self.register.person_at(noun.i)
            return person.record if person is not None and noun.i < word.i else None
        if word.tag_ != "PRP$" or word.lower_ not in pronouns.GENDER:
            return None
        found = pronouns.resolve_person(word, self.register, self.discourse)
        return self.register.records[found.actor] if found is not None else None

    def latest_of(self, people: list[Person], index: int) -> Person | None:
        """Return the one of these persons who was named last before a token."""

        def last_mention(person: Person) -> int:
            return max((m.start for m in person.mentions if m.start < index), default=-1)

        return max(people, key=last_mention, default=None)

    def _latest_subject(self, source: Span, office: str) -> Person | None:
        """Return the last one who acted and can be meant by "the 52-year-old" or "the X leader".

        Not who stands in a question before it: "Asked whether Ruiz lied, the X leader smiled".
        """
        index = source.root.i
        asked = self.doc[source.start].sent[0].lower_ in {"asked", "when"}
        for mention in reversed(self.discourse.before(index)):
            here = self.discourse.sentence(mention.token) == self.discourse.sentence(index)
            if mention.weight < 1 or mention.quoted or (asked and here):
                continue
            person = self.register.person_of(mention.actor)
            if person is not None and (office not in _OF_A_BODY or may_lead(person, source)):
                return person
        return None

    # --- pronouns for several, for states and bodies

    def neutral(self, token: Token) -> tuple[ActorRecord | None, float]:
        """Return the state or body that "it" stands for."""
        return self.bodies.latest(token.i, plural=False), 0.65
