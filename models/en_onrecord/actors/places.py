"""States with their adjectives, capitals and the bodies that stand for them.

The table `lexicons/states.tsv` lists the states of the world with common English names, adjectives,
capitals and seats of government; `lexicons/offices.tsv` bodies that lead or speak for one.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).resolve().parents[1] / "lexicons"
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A state, and in which way the words name it: name, adjective or seat."""

    state: str
    way: str


@cache
def states() -> dict[str, Place]:
    """Return the place of each folded name, adjective and seat; longest names have four words."""
    table: dict[str, Place] = {}
    rows = table_rows("states.tsv", _COLUMNS)
    for way, column in (("seat", 3), ("adjective", 2), ("name", 1)):
        for row in rows:
            for name in row[column].split(","):
                if name:
                    table[_key(name)] = Place(row[0], way)
    for row in rows:
        table[_key(row[0])] = Place(row[0], "name")
    return table


@cache
def bodies() -> dict[str, tuple[str, str]]:
    """Return canonical name and state of each body that stands for a state, by folded name."""
    table = {}
    for name, state, others in table_rows("offices.tsv", 3):
        for each in (name, *others.split(",")):
            if each:
                table[_key(each)] = (name, state)
    return table


def find_place(words: str) -> Place | None:
    """Return the state that exactly these words name, `None` if none."""
    return states().get(_key(words))


def _key(words: str) -> str:
    text = words.strip().replace("’", "'")
    if text.lower().startswith("the "):
        text = text[4:]
    # "us" is a pronoun, "US" a state: short capitals keep their case.
    return text if text.isupper() and len(text) <= _COLUMNS else text.casefold()


def table_rows(name: str, columns: int) -> list[list[str]]:
    """Return the rows of a lexicon table, each with that many columns; # starts a comment."""
    lines = (LEXICONS / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row + [""] * columns)[:columns] for row in cells]


def sections(name: str) -> dict[str, list[str]]:
    """Return the lines of each [section] of a lexicon file; # starts a comment."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def word_classes(name: str) -> dict[str, frozenset[str]]:
    """Return the words of each [section] of a lexicon file."""
    return {key: frozenset(" ".join(lines).split()) for key, lines in sections(name).items()}
