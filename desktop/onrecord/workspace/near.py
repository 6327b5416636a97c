"""Articles that are nearly the same: print and online, an agency's text in two papers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.domain.article import Article
from onrecord.domain.report import Likeness

# Two texts that share half of their word runs share one of 64 pairs of numbers with a chance of
# 1 - 0.75 ** 64, all but certainty; texts that share nothing meet in one pair in thousands.
_PAIR = 2
# A book costs seconds to print the finger of, and is seldom in two papers.
_LONGEST_TEXT = 500_000
ONE_ARTICLE = 0.75
"""Two articles whose word runs are at least this alike are kept as one. On the development files
renderings of one article lie above, an article and its first two thirds below: what would lose a
third of its words is left for the analyst to judge."""


@dataclass(frozen=True, slots=True)
class NearArticle:
    """Hold the article that another one nearly repeats.

    `share` is the part of their words that the two have in common, 0 to 1; `one` says whether they
    are alike enough to be kept as one article.
    """

    key: str
    title: str
    share: float
    one: bool


class NearDuplicates:
    """Find the article that another one nearly repeats; use it from one thread at a time."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._waiting = list(articles)
        self._prints: dict[str, tuple[int, ...]] = {}
        self._articles: dict[str, Article] = {}
        self._places: dict[tuple[int, tuple[int, ...]], set[str]] = defaultdict(set)

    def like(self, article: Article) -> NearArticle | None:
        """Return the most alike article known, `None` if none is; note this one."""
        from onrecord.reading.fingerprints import SAME_ARTICLE, likeness  # loads numpy

        while self._waiting:
            self._note(self._waiting.pop())
        found = self._note(article)
        numbers = self._prints.get(article.key, ())
        best = max(found, key=lambda key: (likeness(numbers, self._prints[key]), key), default=None)
        if best is None:
            return None
        alike = likeness(numbers, self._prints[best])
        if alike < SAME_ARTICLE:
            return None
        other = self._articles[best]
        return NearArticle(
            best,
            other.title or other.file_name,
            common_words(article.text, other.text),
            alike >= ONE_ARTICLE,
        )

    def _note(self, article: Article) -> set[str]:
        """Keep an article's fingerprint and return those that share a part of it."""
        from onrecord.reading.fingerprints import fingerprint

        if article.key in self._prints or len(article.text) > _LONGEST_TEXT:
            return set()
        numbers = self._prints[article.key] = fingerprint(article.text)
        self._articles[article.key] = article
        found: set[str] = set()
        for start in range(0, len(numbers), _PAIR):
            place = self._places[start, numbers[start : start + _PAIR]]
            found |= place
            place.add(article.key)
        return found


def likeness_of(kept: Article, other: Article) -> Likeness:
    """Return how much an article and another version of it have in common."""
    share = common_words(kept.text, other.text)
    return Likeness(kept.key, kept.title or kept.file_name, share, other.key, other.source)


def common_words(first: str, second: str) -> float:
    """Return the part of their words that two texts have in common, 0 to 1, whatever the order."""
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (first, second))
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0
