"""The actors of a project as a list shows them, with what the analyst made of them."""

from onrecord.domain.actor import Actor
from onrecord.workspace.state import ProjectState

_NO_FIELDS = frozenset({"added", "removed", "merged_into", "apart_from"})


def actors_by_name(state: ProjectState) -> list[Actor]:
    """Return all actors by name, without those that were taken out and say nothing."""
    speaking = {statement.actor for statement in state.statements.values()}
    found = [
        actor
        for key, actor in state.linking.actors.items()
        if key in speaking or state.values_of("actor", key).get("removed") is not True
    ]
    return sorted(found, key=lambda actor: (actor.name.casefold(), actor.key))


def parts_of(state: ProjectState, key: str) -> list[tuple[str, str]]:
    """Return key and name of everything that was linked or merged into an actor."""
    linking = state.linking
    return [(i.key, i.records[0][0].name) for i in linking.parts(linking.actor_key(key))]


def corrections_of(state: ProjectState, key: str) -> frozenset[str]:
    """Return the names of the actor's fields that the analyst set; articles give the rest."""
    return frozenset(state.values_of("actor", state.linking.actor_key(key))) - _NO_FIELDS
