"""From which import on the comparison table can be compared with itself.

Nothing is stored for it: the report of an import names its articles, so the table before it is the
one without them and those of later imports. An article that was taken out counts in neither.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.workspace.records import PastImport


@dataclass(frozen=True, slots=True)
class ComparedImport:
    """Hold an import with its number, when it ended (UTC), and how many of its articles are there.

    `later` are the keys of the articles that came with it or after it.
    """

    number: int
    at: datetime
    articles: int
    later: frozenset[str]


def compared_imports(imports: Sequence[PastImport], live: Container[str]) -> list[ComparedImport]:
    """Return the imports that brought articles which are still there, the newest first.

    `imports` stand oldest first; an article belongs to the first import that brought it.
    """
    seen: set[str] = set()
    own: list[tuple[PastImport, set[str]]] = []
    for past in imports:
        keys = {key for report in past.reports for key in report.article_keys} - seen
        seen |= keys
        own.append((past, {key for key in keys if key in live}))
    found: list[ComparedImport] = []
    later: set[str] = set()
    for past, keys in reversed(own):
        later |= keys
        if keys:
            found.append(ComparedImport(past.number, past.at, len(keys), frozenset(later)))
    return found
