"""Tell which statements stand within others, and which of the two is the position.

"The agency reported that the minister rejected P": the minister's. "The spokesman denied that he
had said P": not his. "I hope that he finds P": one statement, not two.
"""

from en_onrecord.record import StatementRecord

_MOST = 0.6
"""Share of the outer content that the inner one covers where the outer only passes it on."""


def contains(outer: StatementRecord, inner: StatementRecord) -> bool:
    """Return whether all of the inner content stands within the outer one, and is less."""
    return outer.content != inner.content and all(
        any(a <= start and end <= b for a, b in outer.content) for start, end in inner.content
    )


def size(statement: StatementRecord) -> int:
    """Return how many characters the content has."""
    return sum(end - start for start, end in statement.content)


def nesting_rule(statement: StatementRecord, others: list[StatementRecord]) -> str:
    """Return why this statement is no position of its own beside the others, "" if it may be."""
    for other in others:
        if other is statement:
            continue
        if contains(other, statement):
            if other.actor == statement.actor:
                return "part of another statement of the actor"
            if other.negated:
                return "another denies that it was said"
        elif contains(statement, other) and not statement.negated and _passes_on(statement, other):
            return "passes on another's statement"
    return ""


def _passes_on(outer: StatementRecord, inner: StatementRecord) -> bool:
    if outer.actor == inner.actor or outer.kind == "direct":
        return False
    return inner.rule != "nested" and size(inner) >= _MOST * size(outer)
