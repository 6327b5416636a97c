"""The articles of a project that an analyst sees, with what was corrected of them."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain.article import DATE_WARNINGS, Article
from onrecord.domain.change import ORIGINAL
from onrecord.store import Revision
from onrecord.workspace.actors.decisions import Values
from onrecord.workspace.articles.versions import folded_articles

ARTICLE_MARKS = frozenset({"removed", "same_as"})
"""Fields of an article's revisions that are no fields of the article."""


class LiveArticles:
    """Hold what was read, and which of it is live: neither removed nor kept as another article.

    `values` are the corrected fields of the project's records; they may change before `revise` is
    told so, not after.
    """

    def __init__(self, values: Values) -> None:
        self._values = values
        self._read: dict[str, Article] = {}
        self._same_as: dict[str, str] = {
            key: str(held["same_as"])
            for (subject, key), held in values.items()
            if subject == "article" and "same_as" in held
        }
        self._live: dict[str, Article] | None = None
        self._folded: dict[str, str] | None = None

    def __contains__(self, key: str) -> bool:
        return key in self.live

    def put(self, article: Article) -> None:
        """Take an article in; another reading of one that is there changes nothing of it."""
        key = article.key
        new = key not in self._read
        self._read.setdefault(key, article)
        if not new or key in self._same_as or key in self._same_as.values():
            self._live = self._folded = None
        elif self._live is not None:
            self._live[key] = self.corrected(key)

    def revise(self, revision: Revision) -> bool:
        """Take a revision of an article in; return whether other articles, or dates, are live."""
        key, field = revision.key, revision.field
        if field == "same_as" and revision.value is ORIGINAL:
            self._same_as.pop(key, None)
        elif field == "same_as":
            self._same_as[key] = str(revision.value)
        self._live = None
        if field in ARTICLE_MARKS:
            self._folded = None
        return field in ARTICLE_MARKS or field == "published"

    @property
    def live(self) -> dict[str, Article]:
        """The live articles with the analyst's corrections, in the order in which they came."""
        if self._live is None:
            self._live = {
                key: self.corrected(key)
                for key in self._read
                if not self.is_removed(key) and key not in self.folded
            }
        return self._live

    @property
    def folded(self) -> dict[str, str]:
        """For each article that is the same as a live one, the key of that."""
        if self._folded is None:
            same_as = {k: kept for k, kept in self._same_as.items() if not self.is_removed(k)}
            self._folded = folded_articles(
                same_as, lambda key: key in self._read and not self.is_removed(key)
            )
        return self._folded

    @property
    def read(self) -> dict[str, Article]:
        """All articles that were ever read, as they were read."""
        return self._read

    def is_removed(self, key: str) -> bool:
        """Return whether the article was taken out."""
        return self._values.get(("article", key), {}).get("removed") is True

    def corrected(self, key: str) -> Article:
        """Return an article with its corrections, whether it is live or not; or raise KeyError."""
        article, held = self._read[key], self._values.get(("article", key), {})
        values = {name: value for name, value in held.items() if name not in ARTICLE_MARKS}
        if "published" in values:
            values["warnings"] = tuple(w for w in article.warnings if w not in DATE_WARNINGS)
        return replace(article, **values) if values else article  # type: ignore[arg-type]

    def each(self) -> Iterator[tuple[Article, bool]]:
        """Yield all articles with their corrections, and whether each is live."""
        for key in self._read:
            live = self.live.get(key)
            yield (self.corrected(key), False) if live is None else (live, True)
