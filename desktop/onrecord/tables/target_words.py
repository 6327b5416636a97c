"""When two targets are the same thing in other words.

A target is a short noun phrase of an article: "the peace talks", "talks on peace", "negotiations".
Two phrases are *equal* when nothing but grammar, spelling or a word of the same meaning differs;
equal targets share a line. They are *near* when one says the same with an addition, or with a
related word; near targets are proposed, and the analyst decides.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_HELD = 65_536
_NEAR_RATIO = 0.87
_SHARED = 0.5

_EMPTY = frozenset(
    """a an the this that these those its his her their our your my such any all some of in on to
    for at about over toward towards into and or as s""".split()  # noqa: SIM905
)
# Before one of them the noun that the phrase stands for has ended.
_AFTER_HEAD = frozenset(
    """of in on to for with at about over toward towards into by from against between among under
    during after before without since until within that who which""".split()  # noqa: SIM905
)
# Words of one meaning as a target: the first of a line stands for all.
_SAME = (
    "talk talks negotiation negotiations dialogue dialog",
    "ceasefire truce armistice",
    "aid assistance help",
    "weapon arms weaponry armament",
    "result outcome",
    "victory win triumph",
    "defense defence",
    "election elections polls",
    "candidacy bid",
    "reelection",
    "withdrawal pullout",
    "accession entry",
    "cooperation collaboration",
    "migrant migrants",
    "united_nations un",
    "european_union eu",
    "united_states us usa america american",
    "britain uk british",
)
# Words near enough to ask: the first of a line stands for all.
_NEAR = (
    "agreement accord deal pact treaty",
    "election vote ballot referendum",
    "war conflict fighting hostility",
    "invasion attack aggression offensive assault",
    "plan proposal initiative formula",
    "talk ceasefire diplomacy mediation settlement",
    "sanction embargo",
    "emission carbon",
    "claim allegation accusation",
    "order system",
)
# Nouns that say what kind of thing is meant and not which.
_GENERAL = frozenset(
    """plan proposal initiative formula talk agreement accord deal pact treaty claim allegation
    accusation order system war conflict fighting attack support policy measure step action act
    move decision process issue question problem matter law bill project program programme reform
    solution settlement effort idea offer call request demand statement position role right rule
    status power force people country state government change progress partnership cooperation
    relation tie contact result security situation crisis use work way future part""".split()  # noqa: SIM905
)
_PHRASES = (
    (r"cease[ -]fires?\b", "ceasefire"),
    (r"re-(elect|unif|build|join)", r"re\1"),
    (r"multi-(polar|lateral)", r"multi\1"),
    (r"\bunited nations\b", "united_nations"),
    (r"\beuropean union\b", "european_union"),
    (r"\bunited states(?: of america)?\b", "united_states"),
    (r"\bu\.\s?s\.(?:\s?a\.)?", "US"),
    (r"\bu\.\s?n\.", "UN"),
    (r"\bnegotiating table\b", "talks"),
    (r"\bnegotiated (?:solution|settlement|end|peace)\b", "talks"),
    (r"\bkiev\b", "Kyiv"),
)
_NATIONS = {
    "french": "france", "german": "germany", "dutch": "netherlands", "greek": "greece",
    "spanish": "spain", "polish": "poland", "turkish": "turkey", "swiss": "switzerland",
    "danish": "denmark", "swedish": "sweden", "finnish": "finland", "irish": "ireland",
    "welsh": "wales", "scottish": "scotland", "english": "england", "norwegian": "norway",
    "israeli": "israel", "iraqi": "iraq", "saudi": "saudi", "thai": "thailand",
    "afghan": "afghanistan", "pakistani": "pakistan", "canadian": "canada", "czech": "czechia",
}  # fmt: skip
_COMPOUND = re.compile(r"\s+and\s+|\s*&\s*|,\s+")
_WORD = re.compile(r"[^\W_]+(?:_[^\W_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class TargetWords:
    """Hold what a target's words come to.

    `names` are its proper names in their order, `rest` its other words; `head` is the word that
    the phrase stands for. `parts` counts what "and" joins.
    """

    names: tuple[str, ...]
    rest: frozenset[str]
    head: str
    parts: int

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal targets; names keep their order: who attacks whom is no detail."""
        return self.names, self.rest, self.parts


@lru_cache(maxsize=_HELD)
def target_words(target: str) -> TargetWords:
    """Return what a target's words come to."""
    text = target.translate(_QUOTES)
    for pattern, words in _PHRASES:
        text = re.sub(pattern, words, text, flags=re.IGNORECASE)
    text = re.sub(r"'s\b|s'(?=\s|$)", _without_possessive, text)
    names: dict[str, None] = {}
    rest: set[str] = set()
    head, head_ended = "", False
    for match in _WORD.finditer(text):
        word = match.group()
        folded = word.casefold()
        if folded in _AFTER_HEAD and head:
            head_ended = True
        if folded in _EMPTY:
            continue
        if _is_proper(word, match.start(), target):
            stem = _nation(folded)
            names[stem] = None
            if folded.endswith(("ians", "eans", "ans")):
                # Ukrainians are the people, not the state.
                stem = "people"
                rest.add(stem)
        else:
            stem = _stem(folded)
            rest.add(stem)
        if not head_ended:
            head = stem
    return TargetWords(tuple(names), frozenset(rest), head, len(_COMPOUND.split(target)))


def equal_targets(one: str, other: str) -> bool:
    """Return whether two targets are the same but for grammar, spelling and synonyms."""
    return one.casefold() == other.casefold() or target_words(one).key == target_words(other).key


@lru_cache(maxsize=_HELD)
def near_targets(one: str, other: str, common: frozenset[str] = frozenset()) -> bool:
    """Return whether two targets may be one: what is proposed, and never decided by itself.

    Both stand for the same or a related thing, and one says no more than the other, or nearly so.
    Targets that name different actors, or one of which joins two things, are not near.
    `common` are names that say nothing within a topic: "Ukraine" on the topic Ukraine.
    """
    first, second = target_words(one), target_words(other)
    if not first.head or not second.head:
        return False
    if equal_targets(one, other):
        return True
    if first.rest & _AGAINST != second.rest & _AGAINST or _reversed(first, second):
        return False
    if not _names_agree(first, second, common):
        return False
    wide, narrow = _widened(first.rest), _widened(second.rest)
    if first.parts != second.parts and (wide != narrow or first.names != second.names):
        return False
    if first.names == second.names and _ratio(one, other) >= _NEAR_RATIO:
        return True
    if near_head(first.head) != near_head(second.head):
        return False
    if wide <= narrow or narrow <= wide:
        return True
    return len(wide & narrow) / len(wide | narrow) > _SHARED


def share_telling_words(one: str, other: str, common: frozenset[str] = frozenset()) -> bool:
    """Return whether what two targets have in common says which thing they are.

    A name alone does not ("Norland" and "arms for Norland"), nor does a noun that any matter has
    ("plan" and "peace plan"): it needs a word beside it that both have. `common` as for
    `near_targets`.
    """
    first, second = target_words(one), target_words(other)
    shared = (_widened(first.rest) & _widened(second.rest)) - _AFTER_HEAD
    telling = (shared | (first.rest & second.rest)) - _GENERAL - _AFTER_HEAD
    names = (set(first.names) & set(second.names)) - common
    return bool(telling) or (bool(shared) and len(shared) + len(names) > 1)


def near_head(word: str) -> str:
    """Return the word that stands for all that are related to it."""
    return _NEAR_OF.get(word, word)


def _names_agree(first: TargetWords, second: TargetWords, common: frozenset[str]) -> bool:
    """Return whether no name stands against another: talks with Norland are not those with Sudria.

    A name that only one of them has may be left out if nothing else sets them apart.
    """
    left, right = set(first.names), set(second.names)
    if left == right:
        return first.names == second.names
    if left and right:
        return left < right or right < left
    only = (left or right) - common
    return not only or _widened(first.rest) - {"with"} == _widened(second.rest) - {"with"}


def _reversed(first: TargetWords, second: TargetWords) -> bool:
    """Return whether a word of one is one of the other with a syllable before it: insecurity."""
    return any(
        one != other and (one.endswith(other) or other.endswith(one))
        for one in first.rest - second.rest
        for other in second.rest - first.rest
    )


def _widened(words: frozenset[str]) -> frozenset[str]:
    return frozenset(near_head(word) for word in words)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _without_possessive(match: re.Match[str]) -> str:
    return "s" if match.group().startswith("s") else ""


def _is_proper(word: str, place: int, target: str) -> bool:
    """Return whether a word is a name; the first of a phrase that is written large is not sure."""
    if not word[0].isupper():
        return "_" in word
    if place or word.isupper() or not target[:1].isupper():
        return True
    return _stem(word.casefold()) not in _COMMON_WORDS


def _nation(word: str) -> str:
    """Return one form for a state and its adjective: Norland, Norlandic."""
    word = _SAME_OF.get(word, word)
    word = _NATIONS.get(word, word)
    for ending in ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ic", "ia", "a", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return "chin" if word in {"china", "chinese"} else word


def _stem(word: str) -> str:
    """Return a word without the ending of a plural and in one spelling."""
    if word in _SAME_OF:
        return _SAME_OF[word]
    for pattern, ending in _ENDINGS:
        changed = pattern.sub(ending, word)
        if changed != word:
            word = changed
            break
    word = word.replace("isation", "ization")
    if word.endswith("our") and len(word) > 5:
        word = f"{word[:-3]}or"
    return _SAME_OF.get(word, word)


_ENDINGS = (
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(ss|sh|ch|x)es$"), r"\1"),
    (re.compile(r"(?<=[^su\W])s$"), ""),
)
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`", "'"))
# Words that turn a target into its opposite, or into its end.
_AGAINST = frozenset(
    """no non not anti against without end ending halt stop lift lifting ban rejection cancellation
    freeze freezing delay refusal opposition absence lack return violation breach withdrawal
    removal abolition by from""".split()  # noqa: SIM905
)
_SAME_OF = {word: line.split()[0] for line in _SAME for word in line.split()}
_NEAR_OF = {word: line.split()[0] for line in _NEAR for word in line.split()}
_NAMES = frozenset({"united_nations", "european_union", "united_states", "britain"})
_COMMON_WORDS = (frozenset(_SAME_OF.values()) - _NAMES) | frozenset(_NEAR_OF) | _AGAINST | _EMPTY
