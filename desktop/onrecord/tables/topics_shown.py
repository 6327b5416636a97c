"""Which topics a selection shows, and on which of them a statement stands."""

from collections.abc import Mapping, Sequence

from onrecord.domain.codebook import OTHER_TOPIC, Codebook
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Statement

OTHER_NAME = "Other topics"


def topics_shown(codebook: Codebook, selection: Selection) -> dict[str, str]:
    """Return names of the topics that the selection shows, by key, in the codebook's order."""
    wanted = selection.topics
    names = {t.key: t.name for t in codebook.topics if not wanted or t.key in wanted}
    if OTHER_TOPIC in wanted or (selection.with_other and not wanted):
        names[OTHER_TOPIC] = OTHER_NAME
    return names


def shown_topics(statement: Statement, names: Mapping[str, str]) -> Sequence[str]:
    """Return the shown topics of a statement; one on none of them is on "other"."""
    topics = statement.topics
    if len(topics) == 1 and topics[0] in names:
        return topics
    found = [topic for topic in statement.topics if topic in names and topic != OTHER_TOPIC]
    return found or ([OTHER_TOPIC] if OTHER_TOPIC in names else [])
