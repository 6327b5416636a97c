"""What the analyst compares: topics and what can be supported or opposed within them."""

from dataclasses import dataclass

OTHER_TOPIC = "other"
"""Topic key of a statement on none of the codebook's topics."""


@dataclass(frozen=True, slots=True)
class Target:
    """Hold one thing that can be supported or opposed within a topic.

    `supporting` says in a sentence what supporting it means. `terms` find it in a text (see
    `Topic.terms`). `side` is 1 if supporting it counts for the topic's pole, -1 if against it,
    0 if neither.
    """

    key: str
    name: str
    supporting: str = ""
    terms: tuple[str, ...] = ()
    side: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """Hold a topic as the analyst defines it.

    `terms` are words or phrases that assign the topic to a statement: matched by lemma and without
    regard to case; `"Minsk agreement*"` matches a prefix, `"nuclear ~5 weapon"` two terms
    at most five words apart; terms in `exclusions` take a match away where they overlap it.
    `pole` says in words what the targets' sides are for or against; empty, the topic has none.
    """

    key: str
    name: str
    definition: str = ""
    terms: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    pole: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Hold a project's topics in the order in which they are shown."""

    name: str = ""
    topics: tuple[Topic, ...] = ()

    def topic(self, key: str) -> Topic | None:
        """Return the topic with this key, `None` if the codebook has none."""
        return next((topic for topic in self.topics if topic.key == key), None)
