"""When two names are the same name."""

import re
import unicodedata
from functools import lru_cache

# Courtesy and office before a person's name; "Chancellor Scholz" and "Scholz" are one name.
_TITLES = frozenset(
    """ambassador chairman chairwoman chancellor congressman congresswoman dame dr general governor
    judge justice king lady lord mayor minister miss mr mrs ms pope premier president prime prince
    princess prof professor queen representative secretary senator sir""".split()  # noqa: SIM905
)
_PARTICLES = frozenset(
    """al bin bint da de del della den der di dos du e el ibn la le ten ter und van von y""".split()  # noqa: SIM905
)
_NOT_NAMES = frozenset(
    """a an both he her him his i it its one our she that the their them these they this those we
    who you""".split()  # noqa: SIM905
)
_HELD = 65_536  # the same few names come in article after article
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`", "'"))


@lru_cache(maxsize=_HELD)
def folded(name: str) -> str:
    """Return a name without case, accents, stops, a leading article or doubled space."""
    text = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    words = re.findall(r"[\w'&-]+", text.replace("'s ", " "))
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=_HELD)
def person_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a person's folded name, without titles before it."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=_HELD)
def is_name(text: str) -> bool:
    """Return whether the words are a proper name, not a description such as "the minister"."""
    words = re.findall(r"[\w'\u2019&.-]+", text)
    if words and words[0].casefold() == "the":
        words = words[1:]
    if not words or words[0].casefold() in _NOT_NAMES:
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in _PARTICLES for word in words
    )


def is_fuller(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Return whether two full names differ in middle names only: Vladimir (V.) Putin."""
    if len(shorter) < 2 or (longer[0], longer[-1]) != (shorter[0], shorter[-1]):
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)
