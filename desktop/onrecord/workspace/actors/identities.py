"""Who is who in a project: the names that its articles give, and the actors that these make."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.domain.actor import Actor
from onrecord.store import Extraction
from onrecord.workspace.actors.decisions import Values, chosen_actors, decisions_of
from onrecord.workspace.actors.linking import Identity, Linking, identity_of
from onrecord.workspace.actors.mentions import NameIndex, actors_mentioned
from onrecord.workspace.articles.live_articles import LiveArticles


class Identities:
    """Hold the identity of each actor that the engine found in an article.

    `values` are the corrected fields of the project's records with their `orders`; `has_reading`
    tells whether the engine's latest readings have a statement.
    """

    def __init__(
        self,
        values: Values,
        orders: Mapping[tuple[str, str, str], int],
        articles: LiveArticles,
        has_reading: Callable[[str], bool],
    ) -> None:
        self._values = values
        self._orders = orders
        self._articles = articles
        self._has_reading = has_reading
        self._found: dict[str, dict[str, tuple[Identity, Actor]]] = {}
        self._chosen = Chosen()
        self._index = NameIndex()
        self._linking: Linking | None = None
        self._named: dict[str, frozenset[str]] | None = None

    def put(self, extraction: Extraction) -> None:
        """Take in the actors of an article, in place of those that it had."""
        key = extraction.article_key
        self._index.add(self._articles.read[key])
        found = self._found[key] = {}
        plain = [a for a in extraction.actors if not a.members]
        for actor in (*plain, *(a for a in extraction.actors if a.members)):
            members = frozenset(found[m][0].key for m in actor.members if m in found)
            found[actor.key] = identity_of(actor, key, members), actor
        self.forget()

    def of(self, article_key: str, actor: str) -> Identity:
        """Return the identity that an actor's key within its article stands for."""
        return self._found[article_key][actor][0]

    def forget(self) -> None:
        """Find anew who is who when next asked."""
        self._linking = self._named = None

    def revise(self, statement: str) -> bool:
        """Take in whom people chose in one statement; return whether others are who is who now."""
        moved = self._choose(statement)
        if moved and moved & self._gone():
            self.forget()
            return True
        return False

    @property
    def linking(self) -> Linking:
        """Which names are which actor."""
        if self._linking is None:
            decisions = decisions_of(self._values, self._orders)
            self._linking = Linking(self._live(), decisions)
        return self._linking

    @property
    def named(self) -> dict[str, frozenset[str]]:
        """The keys of the actors that each article names."""
        linking = self.linking
        if self._named is None:
            mentions = (
                (article, linking.actor_key(identity.key))
                for article, found in self._found.items()
                for identity, _ in found.values()
            )
            self._named = actors_mentioned(self._index, linking.actors, mentions)
        return self._named

    def _choose(self, statement: str) -> frozenset[str]:
        held = self._values.get(("statement", statement), {})
        chosen = chosen_actors(held, has_reading=self._has_reading(statement))
        return self._chosen.put(statement, chosen)

    def _gone(self) -> set[str]:
        """Return the identities that are named in articles, and in none that is live."""
        live: dict[bool, set[str]] = {True: set(), False: set()}
        for article, found in self._found.items():
            live[article in self._articles].update(identity.key for identity, _ in found.values())
        return live[False] - live[True]

    def _live(self) -> list[Identity]:
        """Return each identity once, with its records in live articles.

        One that is left in no live article, and that people chose, keeps the records that it had.
        """
        for subject, key in self._values:
            if subject == "statement":
                self._choose(key)
        outliving = {key for key in self._gone() if key in self._chosen}
        live: dict[str, Identity] = {}
        for article, is_live in self._articles.each():
            found = self._found.get(article.key, {})
            for identity, record in found.values():
                if is_live or identity.key in outliving:
                    one = live.setdefault(identity.key, replace(identity, records=[]))
                    if record.members:
                        members = tuple(found[m][0].key for m in record.members if m in found)
                        record = replace(record, members=members)
                    one.records.append((record, article.published))
        for (subject, key), held in self._values.items():
            added = held.get("added")
            if subject == "actor" and isinstance(added, Actor):
                identity = identity_of(added, "", frozenset(added.members))
                identity = replace(identity, key=key, records=[(added, None)], by_analyst=True)
                live.setdefault(key, identity)
        return list(live.values())


class Chosen:
    """Count which identities people's statements name: they outlive the removal of articles."""

    def __init__(self) -> None:
        self._by_statement: dict[str, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()

    def __contains__(self, identity: str) -> bool:
        return self._counts[identity] > 0

    def put(self, statement: str, chosen: frozenset[str]) -> frozenset[str]:
        """Take in what a statement names now; return the identities that come or go by that."""
        old = self._by_statement.get(statement, frozenset())
        self._by_statement[statement] = chosen
        before = {identity for identity in old ^ chosen if identity in self}
        self._counts.update(chosen)
        self._counts.subtract(old)
        return frozenset(i for i in old ^ chosen if (i in self) is not (i in before))
