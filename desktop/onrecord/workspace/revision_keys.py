"""Keys of revisions that are about no record of their own."""


def report_key(number: int, place: int) -> str:
    """Return the key of an import's line for revisions."""
    return f"{number}/{place}"


def targets_key(topic: str, one: str, other: str) -> str:
    """Return the key of two wordings of a topic's targets, whichever comes first."""
    return "\x1f".join([topic, *sorted((one.casefold(), other.casefold()))])
