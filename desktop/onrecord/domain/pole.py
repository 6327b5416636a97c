"""How statements on several targets of a topic count for or against what the analyst defined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.domain.codebook import Topic
from onrecord.domain.position import PositionLine


@dataclass(frozen=True, slots=True)
class PoleCount:
    """Hold how many statements count for a pole and how many against it."""

    supporting: int = 0
    opposing: int = 0


@dataclass(frozen=True, slots=True)
class Pole:
    """Hold what a topic's pole says, and the side of each target that counts, by folded name."""

    words: str
    sides: Mapping[str, int]

    def count(self, lines: Iterable[PositionLine]) -> PoleCount:
        """Return how many of the lines' statements are for the pole and how many against it.

        A statement counts by its side on the target times the target's side, however emphatic it
        is; statements that take no side, and targets that are not counted, count for nothing.
        """
        supporting = opposing = 0
        for line in lines:
            side = self.sides.get(line.target.casefold(), 0)
            if side:
                same, other = line.supporting, line.opposing
                supporting += same if side > 0 else other
                opposing += other if side > 0 else same
        return PoleCount(supporting, opposing)


def pole_of(topic: Topic) -> Pole | None:
    """Return the topic's pole; `None` when it has no words or none of its targets counts."""
    sides = {target.name.casefold(): target.side for target in topic.targets if target.side}
    words = topic.pole.strip()
    return Pole(words, sides) if words and sides else None
