"""What revisions say about actors."""

from collections.abc import Mapping
from typing import TypeAlias

from onrecord.domain.actor import Actor
from onrecord.domain.statement import Statement
from onrecord.workspace.actors.linking import Decisions

Values: TypeAlias = Mapping[tuple[str, str], Mapping[str, object]]
"""The corrected fields of each record, by subject and key."""


def chosen_actors(held: Mapping[str, object], *, has_reading: bool) -> frozenset[str]:
    """Return the identities that people chose by what they `held` of one statement.

    What the statement was when it was seen counts only where it still stands: while it is reviewed,
    or when no engine's reading of it is left. A retracted statement names nobody.
    """
    if held.get("retracted") is True:
        return frozenset()
    records = [held.get("added")]
    if held.get("reviewed") is True or not has_reading:
        records.append(held.get("seen") if held.keys() - {"seen"} else None)
    chosen = {record.actor for record in records if isinstance(record, Statement)}
    if isinstance(held.get("actor"), str):
        chosen.add(str(held["actor"]))
    return frozenset(chosen)


def decisions_of(values_by_record: Values, orders: Mapping[tuple[str, str, str], int]) -> Decisions:
    """Return what the analyst decided about actors, in the order in which it was decided."""
    names: dict[str, tuple[str, ...]] = {}
    apart: set[str] = set()
    merged: list[tuple[int, str, str]] = []
    corrections: list[tuple[int, str, str, object]] = []
    for (subject, key), values in values_by_record.items():
        if subject != "actor":
            continue
        for name, value in values.items():
            order = orders[subject, key, name]
            if name == "merged_into":
                merged.append((order, key, str(value)))
            elif name == "apart_from":
                apart.add(key)
            elif name not in {"added", "removed"}:
                corrections.append((order, key, name, value))
        aliases = values.get("aliases", ())
        by_hand = tuple(aliases) if isinstance(aliases, tuple) else ()
        if "name" in values:
            by_hand = (str(values["name"]), *by_hand)
        added = values.get("added")
        if isinstance(added, Actor):
            by_hand = (*by_hand, *added.aliases)
        if by_hand:
            names[key] = by_hand
    return Decisions(
        names,
        frozenset(apart),
        tuple((gone, kept) for _, gone, kept in sorted(merged)),
        tuple(c[1:] for c in sorted(corrections, key=lambda c: c[0])),
    )
