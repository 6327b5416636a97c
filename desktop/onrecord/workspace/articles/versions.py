"""Articles that are the same as another one: kept as one article, with all as its sources."""

from collections.abc import Callable, Mapping, Sequence

from onrecord.domain.article import Article, ArticleSource
from onrecord.domain.report import NOWHERE, FileReport, Likeness


def folded_articles(same_as: Mapping[str, str], stays: Callable[[str], bool]) -> dict[str, str]:
    """Return for each article that is the same as another the one that all of them are kept as.

    `same_as` is what was marked, in chains of any length; `stays` tells which articles are there
    to be seen. Where the last of a chain is not there, the others are articles of their own.
    """
    found: dict[str, str] = {}
    for key in same_as:
        seen = {key}
        last = key
        while last in same_as and same_as[last] not in seen:
            last = same_as[last]
            seen.add(last)
        if last != key and last not in same_as and stays(last):
            found[key] = last
    return found


def sources_of(article: Article, same: Sequence[Article]) -> tuple[ArticleSource, ...]:
    """Return where an article stood, each place once, that of the article itself first."""
    places = [article.source, *article.copies]
    for other in same:
        places += [other.source, *other.copies]
    return tuple(dict.fromkeys(places))


def new_copies(
    reports: Sequence[FileReport], articles: Mapping[str, Article], folded: Mapping[str, str]
) -> dict[str, tuple[ArticleSource, ...]]:
    """Return the places that reports add to those of articles whose very text stood there too.

    The same file once more is no other place. `folded` are articles that are kept as others.
    """
    found: dict[str, tuple[ArticleSource, ...]] = {}
    for likeness in _very_texts(reports):
        kept = folded.get(likeness.kept, likeness.kept)
        article = articles.get(kept)
        if article is None or likeness.source == NOWHERE:
            continue
        known = (article.source, *found.get(kept, article.copies))
        # The analyst may have filled in outlet and date, so that the name alone decides.
        if all(place.file_name != likeness.source.file_name for place in known) or (
            likeness.source.outlet
            and all(place.outlet != likeness.source.outlet for place in known)
        ):
            found[kept] = (*known[1:], likeness.source)
    return found


def _very_texts(reports: Sequence[FileReport]) -> list[Likeness]:
    return [likeness for report in reports for likeness in report.likenesses if not likeness.own]
