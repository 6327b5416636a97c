"""Which articles name an actor, whether it says something there or not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.article import Article
from onrecord.workspace.actors.names import is_name

_LONGEST_TEXT = 5_000_000
"""Characters of the longest text that is searched; the engine reads no longer one either."""


class NameIndex:
    """Find articles by the words in them; texts never change, so that it only grows."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._having: dict[str, set[str]] = defaultdict(set)

    def add(self, article: Article) -> None:
        """Take an article's words in, once."""
        if article.key in self._articles or len(article.text) > _LONGEST_TEXT:
            return
        self._articles[article.key] = article
        for word in set(re.findall(r"\w+", article.text)):
            if not word[0].islower():
                self._having[word].add(article.key)

    def articles_naming(self, name: str) -> set[str]:
        """Return keys of articles with these words beside each other, in this case."""
        words = re.findall(r"\w+", name)
        capital = [word for word in words if not word[0].islower()]
        if not capital:
            return set()
        found = set.intersection(*(self._having.get(word, set()) for word in capital))
        if len(words) == 1:
            return found
        pattern = _phrase(tuple(words))
        return {key for key in found if pattern.search(self._articles[key].text)}


@lru_cache(maxsize=8192)
def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b" + r"\W{1,3}".join(words) + r"\b")


def actors_mentioned(
    index: NameIndex, actors: Mapping[str, Actor], mentions: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """Return the keys of the actors that each article names.

    `mentions` are pairs of article and actor that the engine found. A person's name of one word
    counts only where no other actor of the project has it.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for article, mentioned in mentions:
        named[article].add(mentioned)
    owners: dict[str, set[str]] = defaultdict(set)
    for key, actor in actors.items():
        for name in (actor.name, *actor.aliases):
            if is_name(name):
                owners[name].add(key)
    for name, keys in owners.items():
        key = next(iter(keys))
        single = actors[key].kind is ActorKind.PERSON and len(name.split()) == 1
        if len(keys) == 1 or not single:
            for article in index.articles_naming(name):
                named[article] |= keys
    return {article: frozenset(keys) for article, keys in named.items()}
