"""One name for targets that are the same in other words, and which may be one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.statement import Statement
from onrecord.tables.material import target_name, target_names
from onrecord.tables.target_words import (
    equal_targets,
    near_targets,
    share_telling_words,
    target_words,
)

Key = tuple[object, ...]


class TargetGroups:
    """Name what statements judge: by the codebook, else by the most common of equal words.

    A target that the codebook does not hold, but has as a name or plain term in other words,
    goes by the codebook's name too.
    """

    def __init__(self, codebook: Codebook, statements: Iterable[Statement]) -> None:
        self._names = target_names(codebook)
        self._known: dict[tuple[str, Key], str] = {}
        for topic in codebook.topics:
            for target in topic.targets:
                for words in (target.name, *target.terms):
                    key = _key(words) if is_plain(words) else None
                    if key is not None:
                        self._known.setdefault((topic.key, key), target.name)
        counts = Counter(s.target for s in statements if s.target and s.position)
        self._shown = _shown_names(counts)

    def name(self, statement: Statement) -> str:
        """Return what a statement judges; empty when no words name it."""
        target = statement.target
        return self.name_in_codebook(statement) or self._shown.get(target, target)

    def name_in_codebook(self, statement: Statement) -> str:
        """Return the codebook's name for what a statement judges; empty if it has none."""
        named = target_name(statement, self._names)
        if named and named is not statement.target:
            return named
        key = _key(statement.target)
        found = (self._known.get((topic, key)) for topic in statement.topics) if key else ()
        return next((name for name in found if name), "")


@dataclass(frozen=True, slots=True)
class TargetProposal:
    """Hold targets of a topic that may be one.

    `kept` is the key of a target of the codebook, `None` when none is near; `words` are the
    articles' words for it with how often they stand there, most frequent first.
    """

    topic: str
    kept: str | None
    name: str
    words: tuple[tuple[str, int], ...]

    @property
    def key(self) -> str:
        """The key of the proposal, equal for the same words."""
        return "\x1f".join([self.topic, self.kept or "", *sorted(word for word, _ in self.words)])


def target_proposals(
    codebook: Codebook, statements: Iterable[Statement], apart: Callable[[str, str, str], bool]
) -> list[TargetProposal]:
    """Return which targets outside the codebook may be one, or one of the codebook's.

    All of a proposal are near each other, so that it does not wander from word to word. `apart`
    says of a topic and two of its words whether the analyst keeps them apart. Topics come in the
    codebook's order, proposals with more statements first.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    groups = TargetGroups(codebook, statements := list(statements))
    names = target_names(codebook)
    of_codebook = {topic.key: {t.name for t in topic.targets} for topic in codebook.topics}
    for statement in statements:
        if not statement.position or not statement.target:
            continue
        for key in statement.topics:
            if key == OTHER_TOPIC or key not in of_codebook:
                continue
            held = statement.target_key and (key, statement.target_key) in names
            if not held and groups.name(statement) not in of_codebook[key]:
                counts[key][statement.target] += 1
    found: list[TargetProposal] = []
    for topic in codebook.topics:
        common = frozenset(target_words(topic.name).names)

        def near(
            one: str, other: str, key: str = topic.key, common: frozenset[str] = common
        ) -> bool:
            alike = near_targets(one, other, common) and (
                equal_targets(one, other) or share_telling_words(one, other, common)
            )
            return alike and not apart(key, one, other)

        clusters = _clusters(counts[topic.key], {t.key: t.name for t in topic.targets}, near)
        of_topic = [
            TargetProposal(topic.key, kept, name, tuple(sorted(words, key=lambda w: (-w[1], w[0]))))
            for kept, name, words in clusters
        ]
        found += sorted(of_topic, key=lambda p: (-sum(n for _, n in p.words), p.name))
    return found


def _clusters(
    counts: Counter[str], known: dict[str, str], near: Callable[[str, str], bool]
) -> list[tuple[str | None, str, list[tuple[str, int]]]]:
    """Return the clusters that are worth a question: key or `None`, name, and counted words."""
    made: list[tuple[str | None, list[tuple[str, int]]]] = [(key, []) for key in known]
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        for kept, words in made:
            others = [held for held, _ in words] + ([known[kept]] if kept is not None else [])
            if all(near(word, other) for other in others):
                words.append((word, count))
                break
        else:
            made.append((None, [(word, count)]))
    return [
        (kept, known[kept] if kept is not None else words[0][0], words)
        for kept, words in made
        if words and (kept is not None or _is_question([word for word, _ in words]))
    ]


def _is_question(words: Sequence[str]) -> bool:
    """Return whether some of the words are not equal anyway."""
    return len({_key(word) or word for word in words}) > 1


def is_plain(term: str) -> bool:
    """Return whether a term is words to be found as they are: no prefix, no distance."""
    return "*" not in term and "~" not in term


def _key(words: str) -> Key | None:
    """Return what equal targets have in common, `None` for words that say nothing."""
    found = target_words(words)
    return found.key if found.names or found.rest else None


def _shown_names(counts: Counter[str]) -> dict[str, str]:
    """Return for each wording the one of its equals that stands for them."""
    # A word at the beginning of a sentence is written large: what is spelt small elsewhere is one.
    small: dict[str, str] = {}
    for words in counts:
        folded = words.casefold()
        small[folded] = max(sorted((small.get(folded, words), words)), key=_small_letters)
    groups: dict[Key, list[str]] = defaultdict(list)
    for words in counts:
        key = _key(small[words.casefold()])
        groups[key if key is not None else (words.casefold(),)].append(words)
    shown: dict[str, str] = {}
    for group in groups.values():
        best = min(group, key=lambda w: (-counts[w], -_small_letters(w), len(w), w))
        shown.update(dict.fromkeys(group, best))
    return shown


def _small_letters(words: str) -> int:
    return sum(letter.islower() for letter in words)
