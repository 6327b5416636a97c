"""Which topics a text is on, by the terms of a codebook.

The engine assigns topics when it extracts; this assigns them anew where the analyst changed a topic
since. Words match with their regular English endings, as the engine's lemmas would.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Topic
from onrecord.domain.statement import Statement

_NEAR = re.compile(r"(.+?)\s+~(\d+)\s+(.+)")
_CODEBOOKS_HELD = 4
"""The one that holds, the one that undo brings back, and drafts."""


def changed_topics(old: Codebook, new: Codebook) -> frozenset[str]:
    """Return keys of topics that are new, or whose terms or exclusions changed."""
    return frozenset(t.key for t in new.topics if _rules(t) != _rules(old.topic(t.key)))


def changed_targets(old: Codebook, new: Codebook) -> frozenset[str]:
    """Return keys of topics that are new, or whose targets or their terms changed."""
    return frozenset(t.key for t in new.topics if _targets(t) != _targets(old.topic(t.key)))


def term_places(text: str, topic: Topic) -> tuple[tuple[int, int], ...]:
    """Return where terms of the topic stand in the text, those that its exclusions take out not."""
    return tuple(_TopicTerms(topic).places_in(text, _folded(text)))


class Following:
    """Give statements the topics and target that they have by another codebook, `now`.

    `then` is the codebook by which the engine assigned them; topics that are the same in both stay
    as the engine said: it knows more than words, such as what "this path" stands for. So do
    statements that none of a topic's old terms had brought in, unless it has other terms altogether
    or excludes them. A new target moves no statement from topic to topic.

    What was found for a statement is kept, so that one thread may look for what another will need.
    """

    def __init__(self, then: Codebook, now: Codebook) -> None:
        self.then, self.now = then, now
        self._same = then == now
        self._changed = changed_topics(then, now)
        self._regrouped = self._changed | changed_targets(then, now)
        self._kept = {topic.key for topic in now.topics} - self._changed
        self._moving = [
            (_TopicTerms(topic), _kin(topic, then.topic(topic.key)))
            for topic in now.topics
            if topic.key in self._changed
        ]
        self._targets = {
            topic.key: [(target.key, _ready(target.terms)) for target in topic.targets]
            for topic in now.topics
        }
        self._found: dict[str, tuple[Statement, Statement]] = {}

    def followed(self, statement: Statement, article_text: str) -> Statement:
        """Return a statement of the engine's as it is by `now`; itself if that is what it was."""
        if self._same:
            return statement
        held = self._found.get(statement.key)
        if held is None or held[0] is not statement:
            held = (statement, self._follow(statement, article_text))
            self._found[statement.key] = held
        return held[1]

    def _follow(self, statement: Statement, article_text: str) -> Statement:
        text = statement.content_in(article_text)
        if statement.target:
            text = f"{text} ({statement.target})"
        folded = _folded(text)
        new = self._kept.intersection(statement.topics)
        for topic, before in self._moving:
            by_words = topic.stand_in(text, folded)
            if by_words or (
                before is not None
                and topic.key in statement.topics
                and not before.stand_in(text, folded)
                and not topic.is_excluded(text, folded)
            ):
                new.add(topic.key)
        ordered = tuple(topic.key for topic in self.now.topics if topic.key in new)
        target = statement.target_key
        if target is not None and not any(
            target == known for key in ordered for known, _ in self._targets[key]
        ):
            target = None
        if target is None and self._regrouped & new:
            target = self._target_of(statement.target or text, ordered)
        topics = other_if_none(ordered)
        if topics == statement.topics and target == statement.target_key:
            return statement
        return replace(statement, topics=topics, target_key=target)

    def _target_of(self, text: str, topics: tuple[str, ...]) -> str | None:
        """Return the key of the first target whose terms stand in the text, `None` if none."""
        folded = _folded(text)
        for topic in topics:
            for target, terms in self._targets[topic]:
                if any(_found(text, folded, terms)):
                    return target
        return None


class Followings:
    """Keep how statements follow the codebooks that were asked for last, and the lasting one."""

    def __init__(self) -> None:
        # By identity: the extractions share their codebooks, and to compare two costs a lot.
        self._held: dict[int, dict[int, Following]] = {}

    def between(self, then: Codebook, now: Codebook, *, lasting: Codebook) -> Following:
        """Return how statements by one codebook follow another; `lasting` is not forgotten."""
        held = self._held.get(id(now))
        if held is None:
            if len(self._held) >= _CODEBOOKS_HELD:
                del self._held[next(k for k in self._held if k != id(lasting))]
            held = self._held[id(now)] = {}
        found = held.get(id(then))
        if found is None:
            # It holds both codebooks, so that their places stay theirs.
            found = held[id(then)] = Following(then, now)
        return found


def other_if_none(topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return the topics, or that the text is on none of them."""
    return topics or (OTHER_TOPIC,)


def _rules(topic: Topic | None) -> object:
    if topic is None:
        return None
    return topic.terms, topic.exclusions


def _targets(topic: Topic | None) -> object:
    return None if topic is None else tuple((t.key, t.terms) for t in topic.targets)


def _kin(topic: Topic, before: Topic | None) -> "_TopicTerms | None":
    """Return a topic's old terms if it still has some of them."""
    if before is None or set(topic.terms).isdisjoint(before.terms):
        return None
    return _TopicTerms(before)


class _TopicTerms:
    """Hold the terms of a topic, ready to be looked for."""

    def __init__(self, topic: Topic) -> None:
        self.key = topic.key
        self._terms = _ready(topic.terms)
        self._exclusions = _ready(topic.exclusions)

    def stand_in(self, text: str, folded: str) -> bool:
        return any(True for _ in self.places_in(text, folded))

    def is_excluded(self, text: str, folded: str) -> bool:
        return any(True for _ in _found(text, folded, self._exclusions))

    def places_in(self, text: str, folded: str) -> Iterator[tuple[int, int]]:
        out: list[tuple[int, int]] | None = None
        for start, end in _found(text, folded, self._terms):
            if out is None:
                out = list(_found(text, folded, self._exclusions))
            if not any(start < e and s < end for s, e in out):
                yield start, end


@dataclass(frozen=True, slots=True)
class _Term:
    """Hold a term and what a text must hold in any case for it to be there.

    To look for the longest beginning of its words first is what makes many terms quick to look for.
    """

    words: str
    mark: str


def _ready(terms: Iterable[str]) -> tuple[_Term, ...]:
    return tuple(_Term(term, _mark(term)) for term in terms)


def _found(text: str, folded: str, terms: tuple[_Term, ...]) -> Iterator[tuple[int, int]]:
    for term in terms:
        if term.mark in folded:
            for match in _pattern(term.words).finditer(text):
                yield match.span()


def _folded(text: str) -> str:
    """Return a text in which letters are equal that a pattern takes for equal."""
    return text.casefold().replace("\u0307", "").replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")


def _mark(term: str) -> str:
    near = _NEAR.fullmatch(term.strip())
    words = f"{near[1]} {near[3]}" if near else term
    return max((_folded(_stem(word)[0]) for word in words.split()), key=len, default="")


@lru_cache(maxsize=4096)
def _pattern(term: str) -> re.Pattern[str]:
    near = _NEAR.fullmatch(term.strip())
    if near is None:
        return re.compile(_phrase(term), re.IGNORECASE)
    first, distance, second = near.groups()
    gap = rf"(?:\W+\w+){{0,{int(distance)}}}?\W+"
    one, other = _phrase(first), _phrase(second)
    both = rf"(?:{one}){gap}(?:{other})|(?:{other}){gap}(?:{one})"
    return re.compile(both, re.IGNORECASE)


def _phrase(term: str) -> str:
    words = term.split()
    if not words:
        return r"(?!)"
    return r"\b" + r"[\s-]+".join(_word(word) for word in words)


def _word(word: str) -> str:
    stem, ending = _stem(word)
    return re.escape(stem) + ending


def _stem(word: str) -> tuple[str, str]:
    """Return what stands in all forms of a word, and a pattern of its endings."""
    if word.endswith("*"):
        return word[:-1], r"\w*"
    if word.isupper():
        return word, r"(?:['\u2019]?s)?\b"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1], r"(?:y|ies|ied|ying|y['\u2019]s)\b"
    if word.endswith("e"):
        return word[:-1], r"(?:e|es|ed|ing|e['\u2019]s)\b"
    return word, r"(?:s|es|ed|ing|['\u2019]s)?\b"
