"""One actor for all the names by which articles call it.

Every name found in an article is an *identity*; identities that are the same actor by the rules
below form a cluster, and a cluster is what the analyst sees as an actor. All of it is computed
anew from the articles and the analyst's decisions, so that the order of articles does not matter
and every decision can be taken back.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.domain.actor import Actor, ActorKind
from onrecord.workspace.actors.names import folded, is_fuller, is_name, person_tokens


@dataclass(slots=True)
class Identity:
    """Hold one name of one kind of actor, and every record of it in articles.

    `records` are as the engine gave them, with the date of their article.
    """

    key: str
    kind: ActorKind
    name: str
    tokens: tuple[str, ...]
    state: str
    members: frozenset[str] = frozenset()
    records: list[tuple[Actor, date | None]] = field(default_factory=list)
    by_analyst: bool = False
    is_name: bool = True


@dataclass(frozen=True, slots=True)
class Decisions:
    """Hold what the analyst decided about actors, by identity key.

    `names` are names and aliases given by hand, which link whatever else the rules say;
    `apart` are identities that stay on their own; `merged` pairs (merged, kept), oldest first;
    `corrections` are field values, oldest first.
    """

    names: Mapping[str, tuple[str, ...]]
    apart: frozenset[str]
    merged: tuple[tuple[str, str], ...]
    corrections: tuple[tuple[str, str, object], ...]


class Linking:
    """Hold which identity belongs to which actor."""

    def __init__(self, identities: Iterable[Identity], decisions: Decisions) -> None:
        self._identities = {identity.key: identity for identity in identities}
        self._parent = {key: key for key in self._identities}
        self._rank = {key: place for place, key in enumerate(self._identities)}
        self._decisions = decisions
        self._link_given_names()
        self._link_same_names()
        self._link_persons()
        self._link_organisations()
        self._link_aliases()
        self._link_surnames()
        self._link_groups()
        self._merged = self._merge()
        self.actors = self._combine()

    def actor_key(self, identity: str) -> str:
        """Return the key of the actor that an identity belongs to, after merges."""
        root = self._root(identity)
        while root in self._merged:
            root = self._merged[root]
        return root

    def parts(self, actor_key: str) -> list[Identity]:
        """Return the identities that were linked or merged into an actor."""
        return [i for i in self._identities.values() if self.actor_key(i.key) == actor_key]

    # -- rules ----------------------------------------------------------------------------------

    def _root(self, key: str) -> str:
        parent = self._parent
        if key not in parent:
            return key
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def _join(self, one: str, other: str) -> None:
        if one in self._decisions.apart or other in self._decisions.apart:
            return
        first, second = sorted((self._root(one), self._root(other)), key=self._rank.__getitem__)
        self._parent[second] = first

    def _of(self, *kinds: ActorKind) -> list[Identity]:
        return [i for i in self._identities.values() if i.kind in kinds]

    def _link_given_names(self) -> None:
        by_name: dict[str, list[str]] = defaultdict(list)
        for identity in self._identities.values():
            by_name[identity.name].append(identity.key)
        for key, names in self._decisions.names.items():
            if key not in self._identities:
                continue
            # Names that the engine found itself stay under its rules when the list is edited.
            found = {a for record, _ in self._identities[key].records for a in record.aliases}
            for name in names:
                if name not in found:
                    for other in by_name.get(folded(name), ()):
                        self._join(key, other)

    def _link_same_names(self) -> None:
        """Join identities of one name: "Wang Yi" by the engine and by the analyst."""
        first: dict[tuple[object, ...], str] = {}
        for i in self._of(ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION):
            if i.is_name:
                name: object = i.tokens if i.kind is ActorKind.PERSON else (i.name, i.state)
                self._join(first.setdefault((i.kind, name), i.key), i.key)

    def _link_persons(self) -> None:
        by_ends: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        for i in self._of(ActorKind.PERSON):
            if len(i.tokens) > 1 and i.is_name:
                by_ends[i.tokens[0], i.tokens[-1]].append(i)
        for same in by_ends.values():
            same.sort(key=lambda i: (len(i.tokens), i.tokens))
            for place, longer in enumerate(same):
                fits = [s for s in same[:place] if is_fuller(longer.tokens, s.tokens)]
                if fits:
                    self._join(fits[0].key, longer.key)

    def _link_organisations(self) -> None:
        """Join an organisation whose state is not told to the only one of its name."""
        by_name: dict[str, list[Identity]] = defaultdict(list)
        for i in self._of(ActorKind.ORGANISATION):
            if i.is_name:
                by_name[i.name].append(i)
        for same in by_name.values():
            stated = {self._root(i.key) for i in same if i.state}
            if len(stated) == 1:
                for i in same:
                    self._join(next(iter(stated)), i.key)

    def _link_aliases(self) -> None:
        """Join an actor to the one that has its name as an alias, if only one has."""
        claims: dict[tuple[ActorKind, str], set[str]] = defaultdict(set)
        for i in self._of(ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE):
            for alias in {a for record, _ in i.records for a in record.aliases if is_name(a)}:
                if i.kind is ActorKind.PERSON:
                    tokens = person_tokens(alias)
                    if len(tokens) > 1:
                        claims[i.kind, " ".join(tokens)].add(i.key)
                else:
                    claims[i.kind, folded(alias)].add(i.key)
        for i in self._of(ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE):
            if not i.is_name:
                continue
            name = " ".join(i.tokens) if i.kind is ActorKind.PERSON else i.name
            owners = {self._root(key) for key in claims.get((i.kind, name), ()) if key != i.key}
            if len(owners) == 1:
                self._join(next(iter(owners)), i.key)

    def _link_surnames(self) -> None:
        """Join a name of one word to the only person whose full name begins or ends with it."""
        owners: dict[str, set[str]] = defaultdict(set)
        for i in self._of(ActorKind.PERSON):
            if len(i.tokens) > 1 and i.is_name:
                for word in (i.tokens[0], i.tokens[-1]):
                    owners[word].add(self._root(i.key))
        for i in self._of(ActorKind.PERSON):
            if len(i.tokens) == 1 and len(owners.get(i.tokens[0], ())) == 1:
                self._join(next(iter(owners[i.tokens[0]])), i.key)

    def _link_groups(self) -> None:
        """Join groups of the same members, whatever they are called."""
        first: dict[frozenset[str], str] = {}
        for i in self._of(ActorKind.GROUP):
            if i.members:
                members = frozenset(self._root(key) for key in i.members)
                self._join(first.setdefault(members, i.key), i.key)

    def _merge(self) -> dict[str, str]:
        merged: dict[str, str] = {}
        for gone, kept in self._decisions.merged:
            source, target = self._root(gone), self._root(kept)
            while target in merged:
                target = merged[target]
            # Articles that came later may have made one actor of the two, and an actor leaves
            # with its last article.
            known = source in self._parent and target in self._parent
            if known and source != target and source not in merged:
                merged[source] = target
        return merged

    # -- what an actor is -----------------------------------------------------------------------

    def _combine(self) -> dict[str, Actor]:
        clusters: dict[str, list[Identity]] = defaultdict(list)
        for identity in self._identities.values():
            clusters[self._root(identity.key)].append(identity)
        actors = {root: _combined(root, parts) for root, parts in clusters.items()}
        for key, name, value in self._decisions.corrections:
            root = self._root(key)
            if root in actors:
                actors[root] = replace(actors[root], **{name: value})  # type: ignore[arg-type]
        kept_actors = {root: a for root, a in actors.items() if root not in self._merged}
        # Not in the order of merging: what was split and merged again is as it was.
        for root in sorted(self._merged, key=self._rank.__getitem__):
            kept = self.actor_key(root)
            if kept in kept_actors and root in actors:
                kept_actors[kept] = _absorb(kept_actors[kept], actors[root])
        return {key: self._with_members(actor) for key, actor in kept_actors.items()}

    def _with_members(self, actor: Actor) -> Actor:
        if not actor.members:
            return actor
        members = tuple(dict.fromkeys(self.actor_key(key) for key in actor.members))
        return actor if members == actor.members else replace(actor, members=members)


def identity_of(actor: Actor, article_key: str, members: frozenset[str]) -> Identity:
    """Return the identity that an actor found in an article stands for.

    A description stands for somebody of its own article only: "a senior official" and "both
    presidents" are others elsewhere; "the government" of one state is one body.
    """
    name, tokens, state = folded(actor.name), person_tokens(actor.name), ""
    mark = name
    if actor.kind is ActorKind.PERSON:
        mark = " ".join(tokens)
    elif actor.kind is ActorKind.ORGANISATION:
        state = folded(actor.state or "")
        mark = f"{name}|{state}"
    elif members:
        mark = "|".join(sorted(members))
    if not (members or state or is_name(actor.name)):
        mark = f"{mark}|{article_key}"
    digest = hashlib.sha256(f"{actor.kind}|{mark}".encode("utf-8", "surrogatepass")).hexdigest()
    return Identity(
        digest[:12], actor.kind, name, tokens, state, members, is_name=is_name(actor.name)
    )


def _combined(root: str, parts: list[Identity]) -> Actor:
    records = [record for part in parts for record in part.records]
    by_hand = [record for part in parts if part.by_analyst for record, _ in part.records]
    full = [r for r, _ in records if len(r.name.split()) > 1] or [r for r, _ in records]
    name = _most_common(r.name for r in full)
    # A surname that was typed is no other name for the one that articles give in full.
    if by_hand and not set(folded(by_hand[0].name).split()) < set(folded(name).split()):
        name = by_hand[0].name
    others = Counter(a for r, _ in records for a in (r.name, *r.aliases) if a != name)
    members: tuple[str, ...] = next((r.members for r, _ in records if r.members), ())
    return Actor(
        key=root,
        name=name,
        kind=_most_common_kind(parts),
        aliases=tuple(sorted(others, key=lambda a: (-others[a], a))),
        role=_most_common_or_none((r.role, day) for r, day in records),
        office=_most_common_or_none((r.office, day) for r, day in records),
        state=_most_common_or_none((r.state, day) for r, day in records),
        members=members,
    )


def _most_common(words: Iterable[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda w: (-counts[w], -len(w.split()), w))


def _most_common_kind(parts: list[Identity]) -> ActorKind:
    counts = Counter({p.kind: 0 for p in parts})
    for part in parts:
        counts[part.kind] += len(part.records)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _most_common_or_none(found: Iterable[tuple[str | None, date | None]]) -> str | None:
    """Return the value that most articles give; of equally many, the newest article's."""
    counts: Counter[str] = Counter()
    newest: dict[str, date] = {}
    for value, day in found:
        if value:
            counts[value] += 1
            newest[value] = max(newest.get(value, date.min), day or date.min)
    if not counts:
        return None
    return min(counts, key=lambda v: (-counts[v], -newest[v].toordinal(), v))


def _absorb(kept: Actor, merged: Actor) -> Actor:
    names = (*kept.aliases, merged.name, *merged.aliases)
    aliases = tuple(dict.fromkeys(name for name in names if name != kept.name))
    return replace(
        kept,
        aliases=aliases,
        role=kept.role or merged.role,
        office=kept.office or merged.office,
        state=kept.state or merged.state,
    )
