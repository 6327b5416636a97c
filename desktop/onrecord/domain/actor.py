"""Who takes a position."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is. A group acts jointly: "both presidents", "the parties"."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold a person or body that sources stand for.

    `key` is unique in a project and never shown; `name` is the canonical name. `aliases` are the
    other names and descriptions found in articles or given by the analyst. `role` is the office in
    words ("Kremlin spokesman"); `office` the body that it speaks for ("Kremlin") and `state`
    the state or party behind that ("Russia"), `None` where the articles do not tell. `members`
    are the keys of a group's actors.
    """

    key: str
    name: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str | None = None
    office: str | None = None
    state: str | None = None
    members: tuple[str, ...] = ()
