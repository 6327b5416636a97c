"""What the analyst set of an actor, and what the articles gave."""

from onrecord.domain.change import CorrectActor, MergeActors


def key_of(workspace, name):
    return next(actor.key for actor in workspace.actors() if actor.name == name)


def test_only_what_was_set_counts_as_set(example_workspace):
    key = key_of(example_workspace, "Elena Costa")
    before = example_workspace.actor_corrections(key)

    example_workspace.apply(CorrectActor(key, (("state", "Norland"),)))

    assert before == frozenset()
    assert example_workspace.actor_corrections(key) == {"state"}


def test_merged_parts_are_told_from_linked_ones(example_workspace):
    kept = key_of(example_workspace, "Elena Costa")
    merged = key_of(example_workspace, "Tomas Brekke")

    example_workspace.apply(MergeActors(kept, merged))

    parts = dict(example_workspace.actor_parts(kept))
    assert example_workspace.is_merged(merged)
    assert merged in parts
    assert not example_workspace.is_merged(kept)
