"""Articles that are nearly the same: print and online, an agency's text in two papers."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.domain.article import Article

# Two texts that share half of their word runs share one of 64 pairs of numbers with a chance of
# 1 - 0.75 ** 64, all but certainty; texts that share nothing meet in one pair in thousands.
_PAIR = 2
# A book costs seconds to print the finger of, and is seldom in two papers.
_LONGEST_TEXT = 500_000


class NearDuplicates:
    """Find the article that another one nearly repeats; use it from one thread at a time."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._waiting = list(articles)
        self._prints: dict[str, tuple[int, ...]] = {}
        self._titles: dict[str, str] = {}
        self._places: dict[tuple[int, tuple[int, ...]], set[str]] = defaultdict(set)

    def like(self, article: Article) -> str | None:
        """Return what the most alike article known is called, `None` if none is; note this one."""
        from onrecord.reading.fingerprints import SAME_ARTICLE, likeness  # loads numpy

        while self._waiting:
            self._note(self._waiting.pop())
        found = self._note(article)
        numbers = self._prints.get(article.key, ())
        best = max(found, key=lambda key: (likeness(numbers, self._prints[key]), key), default=None)
        if best is None or likeness(numbers, self._prints[best]) < SAME_ARTICLE:
            return None
        return self._titles[best]

    def _note(self, article: Article) -> set[str]:
        """Keep an article's fingerprint and return those that share a part of it."""
        from onrecord.reading.fingerprints import fingerprint

        if article.key in self._prints or len(article.text) > _LONGEST_TEXT:
            return set()
        numbers = self._prints[article.key] = fingerprint(article.text)
        self._titles[article.key] = article.title or article.file_name
        found: set[str] = set()
        for start in range(0, len(numbers), _PAIR):
            place = self._places[start, numbers[start : start + _PAIR]]
            found |= place
            place.add(article.key)
        return found
