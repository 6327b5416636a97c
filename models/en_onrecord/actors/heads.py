"""Nouns that stand at the head of descriptions, by what they describe (lexicons/heads.txt)."""

from en_onrecord.actors.places import word_classes

_CLASSES = word_classes("heads.txt")

DEFINITE = _CLASSES["definite"]
QUANTIFIERS = _CLASSES["quantifiers"]
DOCUMENTS = _CLASSES["documents"]
TALKS = _CLASSES["talks"]
PERSONS = _CLASSES["persons"]
STATES = _CLASSES["states"]
BODIES = STATES | _CLASSES["bodies"]
ANY_BODY = _CLASSES["any_body"]
LEADERS = _CLASSES["leaders"]
SIDES = _CLASSES["sides"]
PLURALS = _CLASSES["plurals"]
PEOPLE = LEADERS | _CLASSES["people"]
COMPANIES = _CLASSES["companies"]
AGENCIES = _CLASSES["agencies"]
PLATFORMS = _CLASSES["platforms"]
GENERIC = _CLASSES["generic"]
SHARED = _CLASSES["shared"]
THINGS = _CLASSES["things"]
TRADES = _CLASSES["trades"]
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "crat", "ee", "ant")
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "crats", "ees")
QUESTIONERS = frozenset({"Q", "Q.", "QUESTION", "REPORTER", "JOURNALIST", "MODERATOR", "HOST"})
