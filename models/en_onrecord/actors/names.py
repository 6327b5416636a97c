"""Compare names as they are written."""

import unicodedata
from functools import lru_cache

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_POSSESSIVES = ("'s", "’s", "'", "’")
_SHORTEST_FOR_FUZZY = 6


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the word in lower case without accents and possessive ending."""
    for ending in _POSSESSIVES:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the word as other transliterations share it: "Zelenskyy", "Zelensky", "Zelenskiy".

    Doubled letters count once; y, i, j and their pairs, w and v, k and c are one letter each.
    """
    table = str.maketrans({"y": "i", "j": "i", "w": "v", "c": "k", "q": "k"})
    letters: list[str] = []
    for char in fold(word).translate(table):
        if char.isalpha() and (not letters or letters[-1] != char):
            letters.append(char)
    return "".join(letters)


def same_word(first: str, second: str) -> bool:
    """Return whether two written words can be the same name."""
    if fold(first) == fold(second):
        return True
    if min(len(first), len(second)) < _SHORTEST_FOR_FUZZY:
        return False
    return skeleton(first) == skeleton(second)


def core_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without suffixes such as "Jr."."""
    kept = tuple(word for word in words if fold(word).rstrip(".,") not in SUFFIXES and word != ",")
    return kept or words


def can_be_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether the short name can stand for the full one: "Xi" or "J. Smith".

    One word must be the surname (last word, or the first of an East Asian name of two); several
    must be found in the full name in the same order, initials counting as given names.
    """
    short, full = core_words(short), core_words(full)
    if len(short) > len(full):
        return False
    tail = [fold(word) for word in full[-len(short) :]]
    if full[-len(short)].islower() and [fold(word) for word in short] == tail:
        return True  # "Von der Heide"
    if len(short) == 1:
        return same_word(short[0], full[-1]) or (len(full) <= 3 and same_word(short[0], full[0]))
    if not same_word(short[-1], full[-1]):
        # "Recep Erdogan" and "Recep Tayyip Erdoğan" share both ends; a middle name may be the last.
        return all(any(same_word(a, b) for b in full) for a in short)
    return same_word(short[0], full[0]) or _is_initial_of(short[0], full[0])


def _is_initial_of(short: str, full: str) -> bool:
    letters = fold(short).rstrip(".")
    return len(letters) == 1 and fold(full).startswith(letters)
