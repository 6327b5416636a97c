"""Articles that come as lines of JSON instead of files of their own."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.domain.article import Article, article_key
from onrecord.domain.report import ReadFile

SUFFIXES = (".jsonl", ".ndjson")


def is_listing(path: str | Path) -> bool:
    """Return whether a file's name says that it lists articles as lines of JSON."""
    return Path(path).suffix.casefold() in SUFFIXES


def read_listing(path: str | Path) -> tuple[ReadFile, list[str]]:
    """Return the articles of a listing, and the identity of each.

    A line is an object with `text`, and if known `id`, `title`, `published` or `date` (ISO) and
    `outlet` or `source`; or one that `onrecord read` wrote, with `articles`. Each line stays an
    article of its own, also when two have one text. What is wrong in one line is a warning.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        return ReadFile(str(path), refused=f"{path.name} cannot be read: {reason}."), []
    except UnicodeDecodeError as error:
        refused = f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        return ReadFile(str(path), refused=refused), []
    articles: list[Article] = []
    identities: list[str] = []
    warnings: list[str] = []
    taken: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            for record in _records(json.loads(line)):
                articles.append(_article(record, path.name, taken))
                taken.add(articles[-1].key)
                identities.append(str(record.get("id") or f"{path.stem}#{number}"))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            warnings.append(f"Line {number} of {path.name} is no article: {error}.")
    if not articles:
        nothing = f"{path.name} lists no articles. {' '.join(warnings[:1])}".strip()
        return ReadFile(str(path), refused=nothing), []
    return ReadFile(str(path), tuple(articles), tuple(warnings)), identities


class ArticleSources:
    """Hold what is to be read: files, and the articles of listings with their identities."""

    def __init__(self, files: Iterable[str]) -> None:
        self.all: list[str | ReadFile] = []
        self.identities: dict[tuple[str, str], str] = {}
        for file in files:
            if is_listing(file) and Path(file).is_file():
                read, identities = read_listing(file)
                self.all.append(read)
                for article, identity in zip(read.articles, identities, strict=True):
                    self.identities[read.path, article.key] = identity
            else:
                self.all.append(file)


class Identities:
    """Name articles: by the file's name without suffix, the whole name where two share that."""

    def __init__(self, paths: Sequence[str], given: Mapping[tuple[str, str], str]) -> None:
        self._given = given
        self._stems = Counter(Path(path).stem for path in paths)
        self._taken: set[str] = set()

    def of(self, path: str, article: Article) -> str:
        """Return the identity of an article of a file; never the same twice."""
        base = Path(path).stem if self._stems[Path(path).stem] == 1 else Path(path).name
        base = name = self._given.get((path, article.key), base)
        number = 1
        while name in self._taken:
            number += 1
            name = f"{base}#{number}"
        self._taken.add(name)
        return name


def _records(found: Any) -> Iterable[dict[str, Any]]:
    if not isinstance(found, dict):
        raise TypeError("it is no JSON object")
    if "articles" not in found:
        return [found]
    base = Path(str(found.get("file", ""))).stem
    return [{"id": base or None, **record} for record in found["articles"]]


def _article(record: dict[str, Any], file_name: str, taken: set[str]) -> Article:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("it has no text")
    day = record.get("published") or record.get("date")
    key = base = article_key(text)
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return Article(
        key=key,
        text=text,
        title=str(record.get("title") or ""),
        outlet=record.get("outlet") or record.get("source"),
        author=record.get("author"),
        published=date.fromisoformat(str(day)[:10]) if day else None,
        published_from="listing" if day else None,
        url=record.get("url") or record.get("source_url"),
        file_name=file_name,
    )
