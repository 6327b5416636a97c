"""Tell which statements stand within others, and which of the two is the position.

"The agency reported that the minister rejected P": the minister's. "The spokesman denied that he
had said P": not his. "I hope that he finds P": one statement, not two.
"""

from en_onrecord.record import StatementRecord

_MOST = 0.6
"""Share of the outer content that the inner one covers where the outer only passes it on."""
DEEPEST = 24
"""How many statements may lie open around one; bounds the time on crafted texts."""


def contains(outer: StatementRecord, inner: StatementRecord) -> bool:
    """Return whether all of the inner content stands within the outer one, and is less."""
    return outer.content != inner.content and all(
        any(a <= start and end <= b for a, b in outer.content) for start, end in inner.content
    )


def size(statement: StatementRecord) -> int:
    """Return how many characters the content has."""
    return sum(end - start for start, end in statement.content)


class Nesting:
    """Which statements of an article stand within which; found in one pass over the text."""

    def __init__(self, statements: list[StatementRecord]) -> None:
        self._outer: dict[int, list[StatementRecord]] = {}
        self._inner: dict[int, list[StatementRecord]] = {}
        open_ones: list[StatementRecord] = []
        for statement in sorted(statements, key=lambda s: (s.content[0][0], -s.content[-1][1])):
            start = statement.content[0][0]
            open_ones = [other for other in open_ones if other.content[-1][1] > start][-DEEPEST:]
            for other in open_ones:
                if contains(other, statement):
                    self._note(other, statement)
                elif contains(statement, other):
                    self._note(statement, other)
            open_ones.append(statement)

    def _note(self, outer: StatementRecord, inner: StatementRecord) -> None:
        self._outer.setdefault(id(inner), []).append(outer)
        self._inner.setdefault(id(outer), []).append(inner)

    def outer(self, statement: StatementRecord) -> list[StatementRecord]:
        """Return the statements that this one stands within."""
        return self._outer.get(id(statement), [])

    def inner(self, statement: StatementRecord) -> list[StatementRecord]:
        """Return the statements within this one."""
        return self._inner.get(id(statement), [])


def nesting_rule(statement: StatementRecord, nesting: Nesting) -> str:
    """Return why this statement is no position of its own beside the others, "" if it may be."""
    if statement.secondary:
        return "repeats or passes on another statement"
    for other in nesting.outer(statement):
        if other.actor == statement.actor:
            return "part of another statement of the actor"
        if other.negated:
            return "another denies that it was said"
    if statement.negated:
        return ""
    if any(_passes_on(statement, other) for other in nesting.inner(statement)):
        return "passes on another's statement"
    return ""


def _passes_on(outer: StatementRecord, inner: StatementRecord) -> bool:
    if outer.actor == inner.actor or outer.kind == "direct":
        return False
    return inner.rule != "nested" and size(inner) >= _MOST * size(outer)
