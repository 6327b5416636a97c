"""Extracting articles of the project anew, when the reader failed or has changed."""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle

_MOST_WORKERS = 2


class ReadingAgain:
    """Iterate over articles extracted anew; the last word on an article is its extraction."""

    def __init__(self, articles: Sequence[Article], codebook: Codebook) -> None:
        from onrecord.extraction import ExtractionPool

        self._articles = tuple(articles)
        self._codebook = codebook
        self._pool = ExtractionPool(min(_MOST_WORKERS, len(self._articles)))

    def __iter__(self) -> Iterator[ExtractedArticle]:
        """Yield the articles in their order, as each is done."""
        with self._pool:
            waiting: list[Future[ExtractedArticle]] = [
                self._pool.submit(article, self._codebook) for article in self._articles
            ]
            for future in waiting:
                try:
                    yield future.result()
                except CancelledError:
                    return

    def cancel(self) -> None:
        """End the iteration at once."""
        self._pool.close()
