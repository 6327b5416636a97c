"""How a condition is led in where its own words do not do so."""

_OPENINGS = frozenset(
    {
        "after", "as", "assuming", "before", "except", "if", "in", "on", "once", "only",
        "provided", "should", "so", "till", "under", "unless", "until", "when", "whenever",
        "where", "while", "with", "without",
    }
)  # fmt: skip


def says_how_it_binds(condition: str) -> bool:
    """Return whether a condition begins with its own "if" or "unless", and needs none before it."""
    first = condition.split(maxsplit=1)
    return bool(first) and first[0].strip("“”\"'‘’").casefold() in _OPENINGS
