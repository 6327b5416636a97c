"""Articles that are nearly the same: print and online, an agency's text in two papers."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
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
all 679 pairs of renderings of one article lie above 0.757 and different articles below 0.02; an
article and its first 70 % lie at 0.61 to 0.73: what would lose a third of its words is left for the
analyst to judge."""


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
    """Find the article that another one nearly repeats; any thread may ask.

    Articles are looked at when the first question comes: some 0.3 ms for each of 600 words.
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._waiting: dict[str, Article] = {}
        self._prints: dict[str, tuple[int, ...]] = {}
        self._articles: dict[str, Article] = {}
        self._places: dict[tuple[int, tuple[int, ...]], set[str]] = defaultdict(set)
        self._lock = threading.Lock()
        self.expect(articles)

    def expect(self, articles: Iterable[Article]) -> None:
        """Have articles looked at that are not known yet."""
        with self._lock:
            for article in articles:
                if article.key not in self._prints:
                    self._waiting[article.key] = article

    def like(self, article: Article, among: Container[str] | None = None) -> NearArticle | None:
        """Return the most alike article, `None` if none is; note this one.

        With `among` only articles with these keys count.
        """
        with self._lock:
            return self._like(article, among)

    def _like(self, article: Article, among: Container[str] | None) -> NearArticle | None:
        from onrecord.reading.articles.fingerprints import SAME_ARTICLE, likeness  # loads numpy

        while self._waiting:
            self._note(self._waiting.popitem()[1])
        found = {key for key in self._note(article) if among is None or key in among}
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
        from onrecord.reading.articles.fingerprints import fingerprint

        if len(article.text) > _LONGEST_TEXT:
            self._prints[article.key] = ()
            return set()
        numbers = self._prints.get(article.key) or fingerprint(article.text)
        self._prints[article.key] = numbers
        self._articles[article.key] = article
        found: set[str] = set()
        for start in range(0, len(numbers), _PAIR):
            place = self._places[start, numbers[start : start + _PAIR]]
            found |= place
            place.add(article.key)
        return found - {article.key}


def likeness_of(kept: Article, other: Article) -> Likeness:
    """Return how much an article and another version of it have in common."""
    share = common_words(kept.text, other.text)
    return Likeness(kept.key, kept.title or kept.file_name, share, other.key, other.source)


def common_words(first: str, second: str) -> float:
    """Return the part of their words that two texts have in common, 0 to 1, whatever the order."""
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (first, second))
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0
