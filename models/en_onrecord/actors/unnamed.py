"""People whom the article never names: "a senior official", then "the official"."""

from spacy.tokens import Span, Token

from en_onrecord.actors.discourse import Discourse
from en_onrecord.actors.register import Register
from en_onrecord.record import ActorRecord

_FARTHEST = 8  # sentences


class Unnamed:
    """Remember those who were only described, by the noun at the head of the description."""

    def __init__(self, discourse: Discourse, register: Register) -> None:
        self.discourse = discourse
        self.register = register
        self._latest: dict[str, tuple[int, ActorRecord]] = {}

    def note(self, root: Token, record: ActorRecord) -> None:
        """Remember whom a description with this head stands for."""
        known = self._latest.get(root.lower_)
        if known is None or len(record.name) >= len(known[1].name):
            self._latest[root.lower_] = (root.i, record)

    def again(self, source: Span) -> ActorRecord | None:
        """Return who was described before and is meant by "the official", `None` if nobody.

        Where somebody with a name was called so in between, that one is meant.
        """
        root = source.root
        known = self._latest.get(root.lower_)
        if len(source) < 2 or source[0].lower_ != "the" or known is None:
            return None
        index, record = known
        if not {t.text for t in source[1:]} <= set(record.name.split()):
            return None
        near = self.discourse.sentence(root.i) - self.discourse.sentence(index) <= _FARTHEST
        return record if near and self._last_called(root) < index < root.i else None

    def _last_called(self, root: Token) -> int:
        """Return where a named person was last given the office of a noun, -1 if none was."""
        return max(
            (
                mention.start
                for person in self.register.with_office(root.lower_, None)
                for mention in person.mentions
                if mention.start < root.i
            ),
            default=-1,
        )
