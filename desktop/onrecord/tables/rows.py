"""Which row of the matrix an actor's statements stand in."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.selection import RollUp

JOINT = "Joint statements"
OTHERS = "Others"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row: its key, how it is called, and the group that it stands in."""

    key: str
    name: str
    caption: str
    group: str


def rows_of(actors: Mapping[str, Actor], roll_up: RollUp) -> dict[str, Row]:
    """Return the row for each actor's statements, by actor key.

    An office or state that is an actor itself lends its key to the row, so that its own
    statements and those of its people stand together.
    """
    bodies = {a.name.casefold(): a for a in actors.values() if a.kind is not ActorKind.PERSON}
    return {key: _row(actor, roll_up, actors, bodies) for key, actor in actors.items()}


def _row(
    actor: Actor, roll_up: RollUp, actors: Mapping[str, Actor], bodies: Mapping[str, Actor]
) -> Row:
    name = None
    if roll_up is RollUp.OFFICE and actor.kind is ActorKind.PERSON:
        name = actor.office
    elif roll_up is RollUp.STATE:
        name = _common_state(actor, actors)
    if not name:
        return Row(actor.key, actor.name, caption_of(actor), group_of(actor, actors))
    own = bodies.get(name.casefold())
    if own is not None:
        return Row(own.key, own.name, caption_of(own), group_of(own, actors))
    group = (actor.state or OTHERS) if roll_up is RollUp.OFFICE else name
    return Row(f"{roll_up}:{name.casefold()}", name, str(roll_up), group)


def caption_of(actor: Actor) -> str:
    """Return the actor's role, or what it is."""
    if actor.role:
        return actor.role
    if actor.kind is ActorKind.GROUP and actor.members:
        return f"{len(actor.members)} together"
    return "" if actor.kind is ActorKind.PERSON else str(actor.kind)


def group_of(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """Return the state or party that the actor speaks for; a group of their own for the joint."""
    if actor.kind is ActorKind.GROUP:
        return _common_state(actor, actors) or JOINT
    if actor.kind is ActorKind.STATE:
        return actor.name
    return actor.state or OTHERS


def short_name(actor: Actor) -> str:
    """Return the name by which news speaks of the actor: Putin, Xi, Norland."""
    words = actor.name.split()
    if actor.kind is not ActorKind.PERSON or not words:
        return actor.name
    # "Xi Jinping" is Xi: of the names of one word that articles use, take the one in the full name.
    used = [alias for alias in actor.aliases if alias in words]
    return used[0] if used else words[-1]


def _common_state(actor: Actor, actors: Mapping[str, Actor]) -> str | None:
    if actor.kind is ActorKind.STATE:
        return actor.name
    if actor.kind is not ActorKind.GROUP:
        return actor.state
    states = {_common_state(actors[key], actors) for key in actor.members if key in actors}
    return states.pop() if len(states) == 1 else None
