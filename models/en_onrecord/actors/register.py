"""The actors of one article: persons with their names and offices, states, bodies, groups."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from en_onrecord.actors.leaders import full_name, office_held
from en_onrecord.actors.mentions import NameMention, person_mentions
from en_onrecord.actors.names import can_be_short_for, core_words, fold, skeleton
from en_onrecord.actors.places import bodies, find_place
from en_onrecord.actors.titles import gender_of_given_name, gender_of_title, title_class
from en_onrecord.extensions import reading_of
from en_onrecord.record import ActorRecord, ActorType

_ROLE_EDGES = re.compile(r"^(?:the|a|an)\s+|\s+(?:of|for|and|the|to)$", re.IGNORECASE)
_COMPANIONS = frozenset({"first lady", "first gentleman", "lady"})
_SAME_OFFICE = (
    {"spokesman", "spokeswoman", "spokesperson"},
    {"prime minister", "premier", "pm", "head of government", "taoiseach"},
    {"president", "head of state"},
)
_BRACKET = re.compile(r"\s*\([^()]*\)?$")  # "Civic Union (CU": an entity cut within brackets
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{1,6}$|^(?:[A-Z]\.){2,}$")


@dataclass(slots=True)
class Person:
    """A person of the article with everything that names or describes them."""

    record: ActorRecord
    mentions: list[NameMention] = field(default_factory=list)
    forms: set[tuple[str, ...]] = field(default_factory=set)
    offices: Counter[str] = field(default_factory=Counter)
    title_words: set[str] = field(default_factory=set)
    gender: str | None = None
    known_office: str = ""  # from the table of leaders, where the article gives none

    def held(self, *, in_state: bool) -> list[str]:
        """Return the person's offices, with a state also the one that the article leaves out."""
        return [*self.offices, self.known_office] if in_state else [*self.offices]

    @property
    def leads(self) -> bool:
        """Whether the person stands at the head of a state, a government or a body."""
        return any(title_class(o) == "leader" for o in self.held(in_state=True))


class Register:
    """Hold the actors of an article and find them by token, name, office or state."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.records: dict[str, ActorRecord] = {}
        self.persons: list[Person] = []
        self._person_of_token: dict[int, Person] = {}
        self._persons_by_word: dict[str, list[Person]] = {}
        self._person_of_id: dict[str, Person] = {}
        self._other_by_name: dict[tuple[str, str], ActorRecord] = {}
        self._long_forms = _acronyms(doc)
        self._cluster(person_mentions(doc))
        day = reading_of(doc).meta.get("published")
        day = day if isinstance(day, str) else None
        named = _states_named(doc)
        for person in self.persons:
            _name(person, {person.record.state} if person.record.state else named, day)

    # --- persons

    def person_at(self, index: int) -> Person | None:
        """Return the person named at a token."""
        return self._person_of_token.get(index)

    def person_of(self, actor: str) -> Person | None:
        """Return the person with this actor id."""
        return self._person_of_id.get(actor)

    def gender_of(self, actor: str) -> str | None:
        """Return "m" or "f" by the name or the noun that stands for an actor, else `None`."""
        person = self.person_of(actor)
        if person is not None:
            return person.gender
        nouns = map(gender_of_title, self.records[actor].name.split())
        return next(filter(None, nouns), None)

    def named(self, word: str) -> Person | None:
        """Return the person whose name holds this word, however it is capitalised."""
        return next(iter(self._persons_by_word.get(skeleton(word), [])), None)

    def with_office(self, office: str, state: str | None) -> list[Person]:
        """Return the persons who hold an office ("president"), of a state if one is given."""
        wanted = office.casefold().removesuffix("s") if office != "s" else office
        found = [
            person
            for person in self.persons
            if any(_same_office(wanted, held) for held in person.held(in_state=state is not None))
            and (state is None or person.record.state in {state, None})
        ]
        exact = [person for person in found if state and person.record.state == state]
        return exact or found

    def leaders_of(self, state: str) -> list[Person]:
        """Return the persons who lead a state."""
        return [p for p in self.persons if p.record.state == state and p.leads]

    def described_by(self, words: Iterable[str]) -> list[Person]:
        """Return the persons whose titles hold all of these words."""
        wanted = {fold(word) for word in words}
        return [p for p in self.persons if wanted and wanted <= p.title_words]

    def _cluster(self, mentions: Sequence[NameMention]) -> None:
        by_length = sorted(mentions, key=lambda m: (-len(core_words(m.words)), m.start))
        for mention in by_length:
            person = self._same_person(mention)
            if person is None:
                person = Person(ActorRecord(id="", name=" ".join(mention.words)))
                self.persons.append(person)
            person.mentions.append(mention)
            person.forms.add(mention.words)
            _learn(person, mention)
            for word in core_words(mention.words):
                known = self._persons_by_word.setdefault(skeleton(word), [])
                if person not in known:
                    known.append(person)
            for index in range(mention.start, mention.end):
                self._person_of_token[index] = person
        self.persons.sort(key=lambda p: min(m.start for m in p.mentions))
        for person in self.persons:
            person.mentions.sort(key=lambda m: m.start)
            person.record.id = self._free_id(person.record.name)
            self.records[person.record.id] = person.record
            self._person_of_id[person.record.id] = person

    def _same_person(self, mention: NameMention) -> Person | None:
        near = [
            p for w in core_words(mention.words) for p in self._persons_by_word.get(skeleton(w), [])
        ]
        fits = [
            person
            for person in {id(p): p for p in near}.values()
            if any(can_be_short_for(mention.words, form) for form in person.forms)
            and not _clashes(person, mention)
        ]
        if len(fits) <= 1:
            return fits[0] if fits else None
        return max(fits, key=lambda person: _last_before(person, mention.start))

    # --- states, bodies, groups

    def state(self, name: str, alias: str = "") -> ActorRecord:
        """Return the actor of a state."""
        return self._other(name, "state", alias or name, state=name)

    def body(self, name: str, state: str | None = None) -> ActorRecord:
        """Return the actor of an organisation as the article names it, acronyms resolved."""
        plain = _without_article(_BRACKET.sub("", name))
        known = bodies().get(plain.casefold())
        if known is not None and plain.casefold() == known[0].casefold():
            return self._other(known[0], "organisation", plain, state=known[1])
        long = self._long_forms.get(plain, plain)
        return self._other(long, "organisation", plain, state=state)

    def described(self, name: str, kind: ActorType, state: str | None = None) -> ActorRecord:
        """Return an actor whom the article only describes: "German officials"."""
        return self._other(_without_article(name), kind, name, state=state)

    def group(self, members: Sequence[ActorRecord]) -> ActorRecord:
        """Return the actor of those who act together; one of them if it is only one."""
        unique = list({member.id: member for member in members}.values())
        if len(unique) == 1:
            return unique[0]
        names = [unique[0].name, *(_with_article(member.name) for member in unique[1:])]
        name = ", ".join(names[:-1]) + " and " + names[-1]
        record = self._other(name, "group", name)
        record.members = [member.id for member in unique]
        return record

    def _other(
        self, name: str, kind: ActorType, alias: str, state: str | None = None
    ) -> ActorRecord:
        record = self._other_by_name.get((kind, fold(name)))
        if record is None:
            record = ActorRecord(id=self._free_id(name), name=name, type=kind, state=state)
            self.records[record.id] = record
            self._other_by_name[kind, fold(name)] = record
        if alias and alias != record.name and alias not in record.aliases:
            record.aliases.append(alias)
        return record

    def _free_id(self, name: str) -> str:
        slug = re.sub(r"\W+", "-", fold(name)).strip("-") or "actor"
        found, number = slug, 2
        while found in self.records:
            found, number = f"{slug}-{number}", number + 1
        return found


def _with_article(name: str) -> str:
    """Return "the United States" within a list of names."""
    first = name.split()[0]
    takes = first in {"United", "European"} or name in {"Netherlands", "Philippines", "Vatican"}
    return f"the {name}" if takes else name


def _last_before(person: Person, index: int) -> int:
    """Return where the person was last named before a token, -1 if not at all."""
    return max((m.start for m in person.mentions if m.start < index), default=-1)


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)


def _same_office(wanted: str, held: str) -> bool:
    if wanted == held:
        return True
    if held.endswith(f" {wanted}"):
        return not held.startswith(("vice ", "deputy ", "former ", "lieutenant "))
    return any({wanted, held} <= same for same in _SAME_OFFICE)


def _clashes(person: Person, mention: NameMention) -> bool:
    gender = _gender(mention)
    if gender and person.gender and gender != person.gender:
        return True
    single = len(core_words(mention.words)) == 1
    companion = bool(person.offices) and set(person.offices) <= _COMPANIONS
    return (
        single
        and companion
        and bool(mention.title_head)
        and (mention.title_head not in _COMPANIONS and title_class(mention.title_head) != "address")
    )


def _gender(mention: NameMention) -> str | None:
    for word in mention.title.split():
        if (found := gender_of_title(word)) is not None:
            return found
    if mention.title_head and (found := gender_of_title(mention.title_head)) is not None:
        return found
    # "Gloria" alone is a given name more often than a surname; behind a title it is a surname.
    given = len(mention.words) > 1 or not mention.title
    return gender_of_given_name(mention.words[0]) if given else None


def _learn(person: Person, mention: NameMention) -> None:
    person.gender = person.gender or _gender(mention)
    if mention.title_head and title_class(mention.title_head) != "address":
        person.offices[_held(mention)] += 1
        person.title_words |= {fold(word) for word in mention.title.replace("-", " ").split()}
    if person.record.state is None:
        person.record.state = mention.state
    if person.record.office is None:
        person.record.office = mention.body
    longer = len(person.record.role or "") < len(mention.title)
    if longer and title_class(mention.title_head) != "address":
        person.record.role = _ROLE_EDGES.sub("", mention.title) or None


def _held(mention: NameMention) -> str:
    """Return the office, marked when it is held no more or not yet."""
    title = mention.title.casefold()
    if re.search(r"\b(?:former|ex|then|late)\b", title):
        return f"former {mention.title_head}"
    return f"{mention.title_head}-elect" if "elect" in title else mention.title_head


def _name(person: Person, states: set[str], day: str | None) -> None:
    held = None if person.offices else office_held(set(person.forms), states, day)
    if held is not None:
        person.known_office = held.office
    leader = held or full_name(set(person.forms), set(person.offices), states, day)
    counts = Counter(" ".join(m.words) for m in person.mentions if len(core_words(m.words)) > 1)
    names = {" ".join(words) for words in person.forms}
    best = max(counts.items(), key=lambda item: (item[1], len(item[0])), default=("", 0))[0]
    if leader is not None:
        person.record.state = person.record.state or leader.state
    if leader is not None and best and _same_spelling(best, leader.name):
        person.record.name = best
        names.add(leader.name)
    elif leader is not None:
        person.record.name = leader.name
    elif best:
        person.record.name = best
    else:
        person.record.name = max(names, key=len)
    first = person.mentions[0]
    titled = f"{first.title} {person.record.name}" if first.title else ""
    person.record.aliases = sorted((names | {titled}) - {person.record.name, ""})


def _states_named(doc: Doc) -> set[str]:
    """Return the states that the article names, by name, adjective, seat or body."""
    found = set()
    for entity in doc.ents:
        words = _without_article(entity.text)
        place = find_place(words)
        if place is not None:
            found.add(place.state)
        elif words.casefold() in bodies():
            found.add(bodies()[words.casefold()][1])
    capitalised = (token.text for token in doc if token.text[0].isupper())
    return found | {place.state for word in capitalised if (place := find_place(word)) is not None}


def _same_spelling(first: str, second: str) -> bool:
    """Return whether two names differ in accents or transliteration alone."""
    words = [[skeleton(word) for word in name.split()] for name in (first, second)]
    return words[0] == words[1]


def _acronyms(doc: Doc) -> dict[str, str]:
    """Return long forms by acronym: "African Union (AU)", or the initials of a name in the text."""
    found: dict[str, str] = {}
    names = [
        _without_article(entity.text)
        for entity in doc.ents
        if entity.label_ in {"ORG", "GPE", "NORP", "FAC"} and len(entity) > 1
    ]
    initials: dict[str, str] = {}
    for name in names:
        letters = "".join(w[0] for w in re.split(r"[\s\-–]+", name) if w[:1].isupper())
        if len(letters) > 1:
            initials.setdefault(letters, name)
    for token in doc:
        plain = token.text.replace(".", "")
        if _ACRONYM.match(token.text) and plain in initials and find_place(token.text) is None:
            found[token.text] = initials[plain]
    return found
