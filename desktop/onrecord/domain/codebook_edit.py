"""A codebook with one thing changed; codebooks themselves never change."""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Target, Topic


def with_topic(codebook: Codebook, topic: Topic) -> Codebook:
    """Return the codebook with a topic in place of the one with its key, or as its last one."""
    if codebook.topic(topic.key) is None:
        return replace(codebook, topics=(*codebook.topics, topic))
    topics = tuple(topic if held.key == topic.key else held for held in codebook.topics)
    return replace(codebook, topics=topics)


def without_topic(codebook: Codebook, key: str) -> Codebook:
    """Return the codebook without a topic and its targets."""
    return replace(codebook, topics=tuple(t for t in codebook.topics if t.key != key))


def new_topic(codebook: Codebook, name: str) -> Topic:
    """Return a topic of this name, found by it, with a key that the codebook does not have."""
    taken = [topic.key for topic in codebook.topics]
    return Topic(_free_key(name, [*taken, OTHER_TOPIC]), name, terms=(name,) if name else ())


def moved_topic(codebook: Codebook, key: str, places: int) -> Codebook:
    """Return the codebook with a topic so many places further down, or up if negative."""
    topics = list(codebook.topics)
    at = next((i for i, topic in enumerate(topics) if topic.key == key), None)
    if at is None:
        return codebook
    topic = topics.pop(at)
    topics.insert(min(len(topics), max(0, at + places)), topic)
    return replace(codebook, topics=tuple(topics))


def with_target(codebook: Codebook, topic_key: str, target: Target) -> Codebook:
    """Return the codebook with a target in place of the topic's one with its key, or as its last.

    Raises
    ------
    KeyError
        When there is no such topic.
    """
    topic = _topic(codebook, topic_key)
    if any(held.key == target.key for held in topic.targets):
        targets = tuple(target if held.key == target.key else held for held in topic.targets)
    else:
        targets = (*topic.targets, target)
    return with_topic(codebook, replace(topic, targets=targets))


def without_target(codebook: Codebook, topic_key: str, key: str) -> Codebook:
    """Return the codebook without a target; raise KeyError when there is no such topic."""
    topic = _topic(codebook, topic_key)
    targets = tuple(target for target in topic.targets if target.key != key)
    return with_topic(codebook, replace(topic, targets=targets))


def new_target(codebook: Codebook, name: str) -> Target:
    """Return a target of this name, found by it, with a key that no target of any topic has."""
    taken = [target.key for topic in codebook.topics for target in topic.targets]
    return Target(_free_key(name, taken), name, terms=(name,) if name else ())


def moved_target(codebook: Codebook, key: str, source: str, goal: str) -> Codebook:
    """Return the codebook with a target under another topic; raise KeyError when one is missing.

    There it counts neither for nor against the pole, which is another one.
    """
    target = find_target(codebook, source, key)
    if source == goal:
        return codebook
    return with_target(without_target(codebook, source, key), goal, replace(target, side=0))


def merged_targets(codebook: Codebook, kept: tuple[str, str], merged: tuple[str, str]) -> Codebook:
    """Return the codebook with one target for two: the kept one is found by both their terms.

    Both are given as topic key and target key; raise KeyError when one is missing.
    """
    first, second = find_target(codebook, *kept), find_target(codebook, *merged)
    if kept == merged:
        return codebook
    terms = tuple(dict.fromkeys((*first.terms, second.name, *second.terms)))
    whole = without_target(codebook, *merged)
    return with_target(whole, kept[0], replace(first, terms=terms))


def find_target(codebook: Codebook, topic_key: str, key: str) -> Target:
    """Return a target of a topic; raise KeyError when there is none."""
    for target in _topic(codebook, topic_key).targets:
        if target.key == key:
            return target
    raise KeyError(key)


def _topic(codebook: Codebook, key: str) -> Topic:
    topic = codebook.topic(key)
    if topic is None:
        raise KeyError(key)
    return topic


def _free_key(name: str, taken: Iterable[str]) -> str:
    held = set(taken)
    base = re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "topic"
    key, number = base, 1
    while key in held:
        number += 1
        key = f"{base}-{number}"
    return key
