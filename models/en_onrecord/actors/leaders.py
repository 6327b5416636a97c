"""Who held which office when: full names behind "President Biden" in a text that gives no more.

The table `lexicons/leaders.tsv` lists heads of state and government, some foreign ministers and
heads of international bodies since about 2009 with their days in office. What comes from it
only completes a name that the text gives; it never names anybody whom the text does not.
"""

from dataclasses import dataclass
from functools import cache

from en_onrecord.actors.names import core_words, fold, same_word
from en_onrecord.actors.places import find_place, table_rows

_COLUMNS = 6
_SHORT_NAME = 4  # letters; "May", "Park", "Bush" are words, too


@dataclass(frozen=True, slots=True)
class Leader:
    """A person in an office of a state from one ISO day to another ("" is open)."""

    name: str
    state: str
    office: str
    since: str
    until: str
    spellings: tuple[str, ...]

    def can_be_called(self, held: str, day: str | None) -> bool:
        """Return whether an article of an ISO day can give the person this office.

        "former president" stays true after the last day, "president-elect" begins in the year
        before the first; without a day nothing is ruled out.
        """
        if held == f"{self.office}-elect":
            return day is None or self.since[:4] in {day[:4], str(int(day[:4]) + 1)}
        if held == f"former {self.office}":
            return day is None or self.since <= day
        in_office = day is None or (self.since <= day and (not self.until or day <= self.until))
        return held == self.office and in_office


@cache
def leaders() -> tuple[Leader, ...]:
    """Return the table."""
    return tuple(
        Leader(name, state, office, since, until, tuple(filter(None, others.split(","))))
        for name, state, office, since, until, others in table_rows("leaders.tsv", _COLUMNS)
    )


@cache
def leader_surnames() -> frozenset[str]:
    """Return the folded surnames of the table that are no names of places or common words."""
    names = {fold(leader.name.split()[-1]) for leader in leaders()}
    return frozenset(name for name in names if len(name) > _SHORT_NAME and find_place(name) is None)


def full_name(
    names: set[tuple[str, ...]], offices: set[str], states: set[str], day: str | None
) -> Leader | None:
    """Return the leader whom a surname with an office can only mean; `None` if several or none.

    Parameters
    ----------
    names
        The words of each form of the name in the article.
    offices
        Offices that the article gives the person, in lower case; without one nobody is found.
    states
        The person's state or, where the article does not say it, all states that it names.
    day
        The article's ISO date; without it the office alone decides.
    """
    found = {
        leader.name: leader
        for leader in leaders()
        if any(_fits(words, leader) for words in names)
        and leader.state in states
        and any(leader.can_be_called(office, day) for office in offices)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def office_held(names: set[tuple[str, ...]], states: set[str], day: str | None) -> Leader | None:
    """Return the leader whom an article of an ISO day names without the office.

    By the full name, or by a surname that is no other word.
    """
    if day is None:
        return None
    known = leader_surnames()
    long = any(len(core_words(words)) > 1 for words in names)
    whole = {
        words
        for words in names
        if len(core_words(words)) > 1
        or (not long and any(same_word(words[0], name) for name in known))
    }
    found = [
        leader
        for leader in leaders()
        if leader.state in states
        and leader.can_be_called(leader.office, day)
        and any(_fits(words, leader) for words in whole)
    ]
    return found[0] if len(found) == 1 else None


def _fits(words: tuple[str, ...], leader: Leader) -> bool:
    short = core_words(words)
    spellings = (leader.name, *leader.spellings)
    if len(short) == 1:
        surname = core_words(tuple(leader.name.split()))
        return same_word(short[0], surname[-1]) or same_word(short[0], surname[0])
    return any(
        [fold(w) for w in short] == [fold(w) for w in core_words(tuple(name.split()))]
        for name in spellings
    )
