"""What outlives a new extraction: statements that people touched, found again by their words."""

from collections import defaultdict
from collections.abc import Mapping

from onrecord.domain.statement import Statement

# A new reading of the same place: at least half of the characters of both together are shared.
_SAME_PLACE = 0.5


def same_place(one: Statement, other: Statement) -> bool:
    """Return whether two statements stand for the same words of an article."""
    if one.key == other.key:
        return False
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    both = sum(map(len, one.content)) + sum(map(len, other.content)) - shared
    return shared >= _SAME_PLACE * both


def touched_statements(
    values: Mapping[tuple[str, str], Mapping[str, object]],
) -> dict[str, list[str]]:
    """Return the keys of statements that people corrected, added or retracted, by article."""
    found: dict[str, list[str]] = defaultdict(list)
    for (subject, key), held in values.items():
        if subject == "statement" and held.keys() - {"seen"}:
            record = held.get("added", held.get("seen"))
            if isinstance(record, Statement):
                found[record.article_key].append(key)
    return found
