"""Files read without a project: what each gave, and which articles came twice."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from onrecord.domain.article import Article
from onrecord.domain.report import Likeness, ReadFile
from onrecord.reading import UnreadableFileError, columns_isolated, read_isolated
from onrecord.reading.listing import listing
from onrecord.reading.tabular.columns import has_columns
from onrecord.reading.tabular.fields import DAY_FIRST, FIELDS, MONTH_FIRST, ORDER
from onrecord.workspace.importing.near_duplicates import NearDuplicates

if TYPE_CHECKING:
    from onrecord.reading import TableColumns
    from onrecord.workspace.importing.job import ColumnsChosen

_BEFORE_FIELD = re.compile(rf",(?=\s*(?:{'|'.join((*FIELDS, ORDER))})\s*=)")


def parse_columns(text: str) -> dict[str, str]:
    """Return which field is in which column, from "text=Body,title=Head,order=month".

    Raises
    ------
    ValueError
        When a part is no field with a column, or a field comes twice.
    """
    found: dict[str, str] = {}
    for part in _BEFORE_FIELD.split(text):
        field, sign, name = (word.strip() for word in part.partition("="))
        if field == ORDER and name not in (DAY_FIRST, MONTH_FIRST):
            raise ValueError(f"{part!r} is none of order={DAY_FIRST}, order={MONTH_FIRST}")
        if field not in (*FIELDS, ORDER) or not sign or not name or field in found:
            raise ValueError(f"{part!r} is none of {', '.join(FIELDS)} = COLUMN")
        found[field] = name
    return found


def columns_as_told(stated: Mapping[str, str] | None) -> "ColumnsChosen | None":
    """Return what gives the columns of a table: as stated where it has them, else as they seem.

    `None` when nothing is stated.
    """
    if not stated:
        return None

    def chosen(found: "TableColumns") -> dict[str, str]:
        fitting = {f: n for f, n in stated.items() if f in FIELDS and n in found.names}
        order = {f: n for f, n in stated.items() if f == ORDER}
        if not fitting and not order:
            return {}
        rest = {f: n for f, n in found.fields.items() if n not in fitting.values()}
        return {**rest, **fitting, **order}

    return chosen


@dataclass(frozen=True, slots=True)
class FileRead:
    """Hold what a file gave: as a record to write down, and which articles were there before.

    `likenesses` has a likeness and the name of the file of the earlier article.
    """

    record: dict[str, Any]
    likenesses: tuple[tuple[Likeness, str], ...] = ()

    def lines(self) -> list[str]:
        """Return what to say of the file: the first line names it, the others say more."""
        name, articles = self.record["file"], self.record["articles"]
        if self.record["refused"] is not None:
            return [f"{name}: refused: {self.record['refused']}"]
        found = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
        split = " (split)" if len(articles) > 1 else ""
        lines = [f"{name}: read {found}{split}"]
        for likeness, file in self.likenesses:
            alike = f" ({likeness.percent} % alike)" if likeness.own else ", word for word"
            lines.append(f"  duplicate: same as “{likeness.title}” in {file}{alike}")
        told = [*self.record["warnings"], *(w for a in articles for w in a["warnings"])]
        return lines + [f"  warning: {words}" for words in dict.fromkeys(told)]


def read_files(
    files: Iterable[str | Path], columns: Mapping[str, str] | None = None
) -> Iterator[FileRead]:
    """Read files and folders one after the other; `columns` are stated for the tables in them."""
    chosen = columns_as_told(columns)
    held: list[ReadFile] = []

    def read(path: Path) -> ReadFile:
        held.append(read_isolated(path, columns=_columns_of(path, chosen)))
        return held[-1]

    known: dict[str, tuple[Article, str]] = {}
    near = NearDuplicates()
    for record in listing(files, read=read):
        found = []
        for article in held.pop().articles:
            likeness = _likeness(article, known, near)
            if likeness is not None:
                found.append((likeness, known[likeness.kept][1]))
            known.setdefault(article.key, (article, record["file"]))
        yield FileRead(record, tuple(found))


def write_records(
    files: Iterable[FileRead], to: IO[str], tell: Callable[[str], None] | None
) -> list[bool]:
    """Write a line of JSON for each file and return which were refused; `tell` hears the rest."""
    done: list[FileRead] = []
    for file in files:
        json.dump(file.record, to, ensure_ascii=False)
        to.write("\n")
        done.append(file)
        if tell is not None:
            for line in file.lines():
                tell(line)
    if tell is not None:
        tell(sums(done))
    return [file.record["refused"] is not None for file in done]


def sums(files: Iterable[FileRead]) -> str:
    """Return what became of all files and of all articles in one line; the parts add up."""
    counts: Counter[str] = Counter()
    for file in files:
        found = file.record["articles"]
        same = len(file.likenesses)
        bare = min(sum(not article["text"].strip() for article in found), len(found) - same)
        refused = file.record["refused"] is not None
        without = not refused and bare == len(found)
        counts["files"] += 1
        counts["refused"] += refused
        counts["without"] += without
        counts["read"] += not refused and not without
        counts["split"] += len(found) > 1
        counts["articles"] += len(found)
        counts["same"] += same
        counts["bare"] += bare
        counts["warnings"] += sum(line.startswith("  warning") for line in file.lines())
    split = f" ({counts['split']} split)" if counts["split"] else ""
    own = counts["articles"] - counts["same"] - counts["bare"]
    of_files = [f"{counts['read']} read{split}", *_some(counts["without"], "without text")]
    of_articles = [f"{own} new", *_some(counts["same"], "duplicate", "duplicates")]
    return (
        f"{_counted(counts['files'], 'file')}: "
        f"{', '.join([*of_files, *_some(counts['refused'], 'refused')])}; "
        f"{_counted(counts['articles'], 'article')}: "
        f"{', '.join([*of_articles, *_some(counts['bare'], 'without text')])}; "
        f"{_counted(counts['warnings'], 'warning')}"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _some(number: int, one: str, many: str = "") -> list[str]:
    """Return a part of a sum, nothing where it is none."""
    return [f"{number} {one if number == 1 or not many else many}"] if number else []


def _columns_of(path: Path, chosen: "ColumnsChosen | None") -> Mapping[str, str] | None:
    if chosen is None or not has_columns(path.name):
        return None
    try:
        found = columns_isolated(path)
    except UnreadableFileError:
        return None
    return chosen(found) if found is not None else None


def _likeness(
    article: Article, known: Mapping[str, tuple[Article, str]], near: NearDuplicates
) -> Likeness | None:
    """Return which earlier article this one is the same as, `None` if none is."""
    if article.key in known:
        kept = known[article.key][0]
        return Likeness(kept.key, kept.title or kept.file_name, source=article.source)
    like = near.like(article)
    if like is None or not like.one:
        return None
    return Likeness(like.key, like.title, like.share, article.key, article.source)
