"""Whether a person of the article can be "the health minister" or "the CDU leader"."""

from spacy.tokens import Span

from en_onrecord.actors import heads
from en_onrecord.actors.names import fold
from en_onrecord.actors.places import find_place
from en_onrecord.actors.register import Person
from en_onrecord.actors.roles import office_in


def may_hold(person: Person, source: Span) -> bool:
    """Return whether "the health minister" can be one whose portfolio the article names."""
    asked = {fold(t.text) for t in source[:-1] if t.dep_ == "compound" or t.tag_ == "JJ"}
    asked = {word for word in asked if find_place(word) is None} - heads.GENERIC
    known = {word for word in person.title_words if find_place(word) is None}
    known -= {fold(source.root.text), *heads.GENERIC}
    return not asked or not known or bool(asked & known)


def may_lead(person: Person, source: Span) -> bool:
    """Return whether "the CDU leader" can be one whom the article calls leader of a body."""
    before = source.doc[source.start : source.root.i]
    asked = {fold(t.text) for t in before if t.text[0].isupper() and t.i > before.start}
    asked = {word for word in asked if find_place(word) is None}
    held = f"{person.record.role or ''} {person.record.office or ''}".replace("’", "'").split()
    known = {fold(word) for word in held if word[0].isupper() and find_place(word) is None}
    asked -= {fold(word) for word in office_in(source).split()}
    return not asked or not known or bool(asked & known)
