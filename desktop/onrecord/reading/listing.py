"""What was read, as lines of JSON: the form of `onrecord read FILES -o articles.jsonl`."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.domain.article import Article, ParagraphKind
from onrecord.domain.report import ReadFile
from onrecord.reading.files import expand
from onrecord.reading.isolation import read_isolated

_TEXT_KINDS = frozenset({ParagraphKind.BODY})


def listing(
    paths: Iterable[str | Path],
    root: str | Path | None = None,
    read: Callable[[Path], ReadFile] = read_isolated,
) -> Iterator[dict[str, Any]]:
    """Yield a record a file: its name, why it was refused, warnings, and its articles.

    `onrecord read` writes these as JSON lines. `paths` are files and folders; file names are
    given relative to `root`, by default the folder named, with strokes between the parts.
    """
    named = [Path(path) for path in paths]
    if root is None and len(named) == 1 and named[0].is_dir():
        root = named[0]
    for path in expand(named):
        yield record(read(path), _relative(path, root))


def record(read: ReadFile, file: str) -> dict[str, Any]:
    """Return what was read of one file as plain values."""
    return {
        "file": file,
        "refused": read.refused,
        "warnings": list(read.warnings),
        "articles": [article_record(article) for article in read.articles],
    }


def article_record(article: Article) -> dict[str, Any]:
    """Return an article as plain values: its running text a paragraph a line, headings apart."""
    return {
        "title": article.title or None,
        "date": article.published.isoformat() if article.published else None,
        "date_from": article.published_from,
        "author": article.author,
        "source": article.outlet,
        "language": article.language,
        "text": "\n".join(_paragraphs(article, _TEXT_KINDS)),
        "headings": _paragraphs(article, frozenset({ParagraphKind.HEADING})),
        "url": article.url,
        "warnings": list(article.warnings),
    }


_WRAPPED_WORD = re.compile(r"(?<=\w)\u00ad\s*")


def _paragraphs(article: Article, kinds: frozenset[ParagraphKind]) -> list[str]:
    """Return the paragraphs of these kinds, each as one line."""
    return [
        " ".join(_WRAPPED_WORD.sub("", article.words_at(p.span)).split())
        for p in article.paragraphs
        if p.kind in kinds
    ]


def _relative(path: Path, root: str | Path | None) -> str:
    if root is None:
        return path.name
    return Path(os.path.relpath(path, root)).as_posix()
