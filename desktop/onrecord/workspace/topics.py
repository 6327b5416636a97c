"""Which topics a text is on, by the terms of a codebook.

The engine assigns topics when it extracts; this assigns them anew where the analyst changed a topic
since. Words match with their regular English endings, as the engine's lemmas would.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Topic
from onrecord.domain.statement import Statement

Ranges = list[tuple[int, int]]
_NEAR = re.compile(r"(.+?)\s+~(\d+)\s+(.+)")


def changed_topics(old: Codebook, new: Codebook) -> frozenset[str]:
    """Return keys of topics that are new, or whose terms or exclusions changed."""
    return frozenset(t.key for t in new.topics if _rules(t) != _rules(old.topic(t.key)))


def changed_targets(old: Codebook, new: Codebook) -> frozenset[str]:
    """Return keys of topics that are new, or whose targets or their terms changed."""
    return frozenset(t.key for t in new.topics if _targets(t) != _targets(old.topic(t.key)))


def topics_of(text: str, codebook: Codebook, keys: frozenset[str]) -> tuple[str, ...]:
    """Return which of these topics the text is on, in the codebook's order."""
    return tuple(t.key for t in codebook.topics if t.key in keys and is_on_topic(text, t))


def is_on_topic(text: str, topic: Topic) -> bool:
    """Return whether a term of the topic stands in the text, outside its exclusions."""
    out = _found(text, topic.exclusions)
    return any(
        not any(start < e and s < end for s, e in out) for start, end in _found(text, topic.terms)
    )


def target_of(text: str, codebook: Codebook, topics: tuple[str, ...]) -> str | None:
    """Return the key of the first target whose terms stand in the text, `None` if none."""
    for topic in codebook.topics:
        if topic.key in topics:
            for target in topic.targets:
                if _found(text, target.terms):
                    return target.key
    return None


def followed(statement: Statement, text: str, then: Codebook, now: Codebook) -> Statement:
    """Return a statement with the topics and target that it has by another codebook.

    `then` is the codebook by which the engine assigned them; topics that are the same in both stay
    as the engine said: it knows more than words, such as what "this path" stands for. A new target
    moves no statement from topic to topic. `text` is the statement's content.
    """
    changed = changed_topics(then, now)
    known = {topic.key for topic in now.topics}
    if statement.target:
        text = f"{text} ({statement.target})"
    new = set(topics_of(text, now, changed))
    new.update(key for key in statement.topics if key in known - changed)
    ordered = tuple(topic.key for topic in now.topics if topic.key in new)
    target = statement.target_key
    if target is not None and not any(
        target == t.key for topic in now.topics if topic.key in new for t in topic.targets
    ):
        target = None
    if target is None and (changed | changed_targets(then, now)) & new:
        target = target_of(statement.target or text, now, ordered)
    return replace(statement, topics=other_if_none(ordered), target_key=target)


def other_if_none(topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return the topics, or that the text is on none of them."""
    return topics or (OTHER_TOPIC,)


def _rules(topic: Topic | None) -> object:
    if topic is None:
        return None
    return topic.terms, topic.exclusions


def _targets(topic: Topic | None) -> object:
    return None if topic is None else tuple((t.key, t.terms) for t in topic.targets)


def _found(text: str, terms: tuple[str, ...]) -> Ranges:
    return [place for term in terms for place in _matcher(term)(text)]


@lru_cache(maxsize=4096)
def _matcher(term: str) -> Callable[[str], Ranges]:
    near = _NEAR.fullmatch(term.strip())
    if near is None:
        pattern = re.compile(_phrase(term), re.IGNORECASE)
        return lambda text: [m.span() for m in pattern.finditer(text)]
    first, distance, second = near.groups()
    gap = rf"(?:\W+\w+){{0,{int(distance)}}}?\W+"
    one, other = _phrase(first), _phrase(second)
    both = re.compile(rf"(?:{one}){gap}(?:{other})|(?:{other}){gap}(?:{one})", re.IGNORECASE)
    return lambda text: [m.span() for m in both.finditer(text)]


def _phrase(term: str) -> str:
    words = term.split()
    if not words:
        return r"(?!)"
    return r"\b" + r"[\s-]+".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    stem, ending = word, r"(?:s|es|ed|ing|['\u2019]s)?"
    if word.isupper():
        ending = r"(?:['\u2019]?s)?"
    elif re.search(r"[^aeiou]y$", word):
        stem, ending = word[:-1], r"(?:y|ies|ied|ying|y['\u2019]s)"
    elif word.endswith("e"):
        stem, ending = word[:-1], r"(?:e|es|ed|ing|e['\u2019]s)"
    return re.escape(stem) + ending + r"\b"
