"""Offices, ranks and forms of address, from the lexicons."""

from functools import cache

from en_onrecord.actors.places import LEXICONS, sections, word_classes

LONGEST_TITLE = 3


@cache
def titles() -> dict[str, str]:
    """Return the class (leader, spokes, office) of each title in lower case."""
    table: dict[str, str] = {}
    for section, lines in sections("titles.txt").items():
        for title in lines:
            table.setdefault(title, section)
    return table


@cache
def genders() -> dict[str, str]:
    """Return "m" or "f" for forms of address, kinship nouns and common given names."""
    table: dict[str, str] = {}
    for line in (LEXICONS / "honorifics.txt").read_text(encoding="utf-8").splitlines():
        word, _, gender = line.rpartition(" ")
        table[word] = gender
    for gender, names in word_classes("first_names.txt").items():
        table.update((f"{name} ", gender) for name in names)
    return table


def gender_of_title(title: str) -> str | None:
    """Return "m" or "f" for a form of address such as "Mrs" or "spokesman"."""
    return genders().get(title.casefold().rstrip("."))


def gender_of_given_name(name: str) -> str | None:
    """Return the pronoun's gender that news writing uses for a common given name."""
    return genders().get(f"{name.casefold()} ")


def is_title(words: str) -> bool:
    """Return whether the words are an office, a rank or a form of address."""
    return title_class(words) is not None


def title_class(words: str) -> str | None:
    """Return leader, spokes, office or address; `None` for other words."""
    plain = words.casefold().rstrip(".").replace("\u2011", "-")
    for prefix in ("former ", "ex-", "acting ", "then-", "deputy ", "interim ", "outgoing "):
        plain = plain.removeprefix(prefix)
    found = titles().get(plain) or titles().get(plain.removesuffix("s"))
    if found is None and plain in ("mr", "mrs", "ms", "miss", "madam", "madame", "monsieur"):
        return "address"
    return found
