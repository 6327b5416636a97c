"""What a project's records and revisions add up to, held in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from onrecord.domain.article import Article
from onrecord.domain.change import ORIGINAL
from onrecord.domain.codebook import Codebook
from onrecord.domain.contrast import contrast_key
from onrecord.domain.lesson import Lesson, is_learnt
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.statement import Statement
from onrecord.store import CurrentValue, Extraction, ProjectStore, Revision
from onrecord.workspace.actors.identities import Identities
from onrecord.workspace.actors.linking import Identity, Linking
from onrecord.workspace.articles.live_articles import LiveArticles
from onrecord.workspace.garbage_collector import collector_paused
from onrecord.workspace.learning.learnt import MARKS, Learnt
from onrecord.workspace.learning.lessons import Lessons, with_speaker_reason
from onrecord.workspace.reextraction import same_place, touched_statements
from onrecord.workspace.revision_keys import targets_key
from onrecord.workspace.topics import Following, Followings

CORRECTABLE = frozenset(f.name for f in fields(Statement)) - {"key", "article_key", "origin"}
"""The fields of a statement that the analyst can correct."""


class ProjectState:
    """Hold the live articles, statements and actors of a project.

    What was read and extracted comes from the store; `values` holds the newest correction of each
    field by (subject, key). Everything else is derived when asked for and dropped when what
    it depends on changes.
    """

    def __init__(self, store: ProjectStore, codebook: Codebook) -> None:
        self._first_codebook = codebook
        self._values: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
        self._orders: dict[tuple[str, str, str], int] = {}
        self._order = 0
        self._extractions: dict[str, Extraction] = {}
        self._engine: dict[str, Statement] = {}
        self._held: dict[str, tuple[str, Statement]] = {}
        self._followings = Followings()
        self._moving: dict[str, tuple[Statement, list[str]]] = {}
        self._moved_by: dict[str, list[str]] | None = None
        self._statements: dict[str, Statement] | None = None
        with collector_paused(), store.snapshot():
            for value in store.values():
                self._take(value)
            self._articles = LiveArticles(self._values)
            self._identities = Identities(
                self._values, self._orders, self._articles, self._engine.__contains__
            )
            self._learnt = Learnt(
                self._values,
                self._orders,
                self._engine,
                self._articles.read,
                lambda statement: self._followed(statement, self.codebook),
                lambda: self.codebook,
            )
            for article in store.articles():
                self._articles.put(article)
            for extraction in store.extractions():
                self._take_extraction(extraction)

    # -- what comes in --------------------------------------------------------------------------

    def _take(self, value: CurrentValue) -> None:
        self._order = max(self._order, value.order)
        self._values[value.subject, value.key][value.field] = value.value
        self._orders[value.subject, value.key, value.field] = value.order

    def _take_extraction(self, extraction: Extraction) -> None:
        self._extractions[extraction.article_key] = extraction
        self._identities.put(extraction)
        for statement in extraction.statements:
            self._engine[statement.key] = statement
            self._held.pop(statement.key, None)

    def add(self, extracted: ExtractedArticle, codebook: Codebook) -> None:
        """Take an article in, or another extraction of one that is there."""
        key = extracted.article.key
        self._articles.put(extracted.article)
        for statement in self._extractions[key].statements if key in self._extractions else ():
            self._engine.pop(statement.key, None)
            self._held.pop(statement.key, None)
        self._take_extraction(
            Extraction(key, extracted.statements, extracted.actors, codebook, extracted.failed)
        )
        self._statements = self._moved_by = None
        self._learnt.forget()

    def revise(self, revisions: Iterable[Revision]) -> None:
        """Take revisions in and drop what no longer holds."""
        revisions = tuple(revisions)
        self._moved_by = None
        for revision in revisions:
            self._order += 1
            before = self.codebook
            place = (revision.subject, revision.key)
            if revision.value is ORIGINAL:
                self._values[place].pop(revision.field, None)
            else:
                self._values[place][revision.field] = revision.value
                self._orders[*place, revision.field] = self._order
            self._drop(revision)
            if self.codebook is not before:
                self._drop_moved(before)
        moved = self._learnt.learn_from(revisions)
        for key in moved:
            self._held.pop(key, None)
        for key in moved:
            self._refresh(key)

    def _drop(self, revision: Revision) -> None:
        """Drop what derives from a revision; `_drop_moved` and `Learnt` follow other subjects."""
        if revision.subject == "statement":
            self._held.pop(revision.key, None)
            if self._identities.revise(revision.key):
                self._statements = None
            self._refresh(revision.key)
        elif revision.subject == "actor" or (
            revision.subject == "article" and self._articles.revise(revision)
        ):
            self._identities.forget()
            self._statements = None

    def _drop_moved(self, before: Codebook) -> None:
        """Drop the statements that the codebook moves which holds now."""
        for key in self._learnt.follow_again():
            self._held.pop(key, None)
        self._statements = None
        for key, statement in self._engine.items():
            then = self._followed(statement, before)
            if self._followed(statement, self.codebook) is not then:
                self._held.pop(key, None)

    # -- what holds -----------------------------------------------------------------------------

    def values_of(self, subject: str, key: str) -> dict[str, object]:
        """Return the corrected fields of a record."""
        return self._values.get((subject, key), {})

    def judged_contrasts(self) -> Iterator[tuple[Statement, Statement, dict[str, object]]]:
        """Yield the pairs of live statements that people judged, with what they said of them.

        A statement that another reading of its article replaced is found by its place.
        """
        for (subject, _), values in self._values.items():
            if subject == "contrast" and values.keys() & {"verdict", "note", "later"}:
                one, other = (self._live(values.get(name)) for name in ("one", "other"))
                if one is not None and other is not None and one.key != other.key:
                    yield one, other, values

    def contrast_key_of(self, one: str, other: str) -> str:
        """Return the key under which two statements were judged, theirs if they never were."""
        pair = {one, other}
        for first, second, values in self.judged_contrasts():
            if {first.key, second.key} == pair:
                records = (values["one"], values["other"])
                return contrast_key(*(r.key for r in records if isinstance(r, Statement)))
        return contrast_key(one, other)

    def are_apart(self, topic: str, one: str, other: str) -> bool:
        """Return whether the analyst keeps two wordings of a topic's targets apart."""
        return self.values_of("targets", targets_key(topic, one, other)).get("apart") is True

    def _live(self, record: object) -> Statement | None:
        if not isinstance(record, Statement):
            return None
        found = self.statements.get(record.key)
        if found is not None or self.is_retracted(record.key):
            return found
        others = (s for s in self.statements.values() if s.article_key == record.article_key)
        return next((s for s in others if same_place(record, s)), None)

    @property
    def codebook(self) -> Codebook:
        """The codebook that holds now."""
        found = self.values_of("project", "").get("codebook", self._first_codebook)
        return found if isinstance(found, Codebook) else self._first_codebook

    def is_known(self, article_key: str) -> bool:
        """Return whether the article was ever read into the project."""
        return article_key in self._articles.read

    def is_removed(self, article_key: str) -> bool:
        """Return whether the article was taken out."""
        return self._articles.is_removed(article_key)

    @property
    def articles(self) -> dict[str, Article]:
        """The live articles with the analyst's corrections, in the order in which they came."""
        return self._articles.live

    @property
    def folded(self) -> dict[str, str]:
        """For each article that is the same as a live one, the key of that."""
        return self._articles.folded

    def any_article(self, key: str) -> Article:
        """Return an article with its corrections, whether it is live or not; or raise KeyError."""
        return self._articles.corrected(key)

    def extraction(self, article_key: str) -> Extraction | None:
        """Return what the engine last said about an article, `None` if it was never asked."""
        return self._extractions.get(article_key)

    def engine_statement(self, key: str) -> Statement | None:
        """Return a statement as the engine gave it, with the actor that its name stands for now."""
        found = self._engine.get(key)
        if found is None:
            return None
        return replace(found, actor=self.linking.actor_key(self._identity(found).key))

    def has_own_topics(self, statement: Statement) -> bool:
        """Return whether a statement's topics are a person's, whatever a codebook says."""
        return statement.reviewed or "topics" in self.values_of("statement", statement.key)

    def engine_readings(self) -> dict[str, Statement]:
        """Return all statements just as the engine gave them, by key; their actors hold locally."""
        return dict(self._engine)

    @property
    def lessons(self) -> Lessons:
        """What corrections taught and the analyst did not take away."""
        return self._learnt.lessons

    @property
    def learnt(self) -> Learnt:
        """All that the analyst's decisions taught."""
        return self._learnt

    def moved_by_lessons(self) -> dict[str, list[str]]:
        """Return the live statements that each lesson moves, by the lesson's key."""
        if self._moved_by is None:
            self._moved_by = defaultdict(list)
            for key, statement in self.statements.items():
                held = self._moving.get(key)
                if held is None or held[0] is not statement:
                    engine = self._engine.get(key) if is_learnt(statement) else None
                    keys = self._lessons_moving(engine) if engine is not None else []
                    held = self._moving[key] = (statement, keys)
                for lesson in held[1]:
                    self._moved_by[lesson].append(key)
        return self._moved_by

    def _lessons_moving(self, engine: Statement) -> list[str]:
        speaker = self._speaker_lesson(engine)
        keys = self._learnt.moving(self._followed(engine, self.codebook))
        return keys if speaker is None else [*keys, speaker.key]

    def take_moved(self) -> tuple[str, ...]:
        """Return the statements that lessons moved since this was asked last."""
        return self._learnt.take_moved()

    @property
    def linking(self) -> Linking:
        """Which names are which actor."""
        return self._identities.linking

    @property
    def named(self) -> dict[str, frozenset[str]]:
        """The keys of the actors that each article names."""
        return self._identities.named

    @property
    def statements(self) -> dict[str, Statement]:
        """The live statements with the analyst's corrections: by article, then by place."""
        if self._statements is None:
            touched = touched_statements(self._values)
            with collector_paused():
                self._statements = {
                    statement.key: statement
                    for article in self.articles.values()
                    for statement in self._statements_in(article, touched.get(article.key, ()))
                }
        return self._statements

    def statement_of(self, key: str) -> Statement | None:
        """Return a statement with the analyst's corrections, also one that was retracted."""
        held = self._held.get(key)
        if held is None:
            held = self._corrected(key)
            if held is None:
                return None
        chosen, statement = held
        actor = self.linking.actor_key(chosen)
        if statement.actor != actor:
            statement = replace(statement, actor=actor)
        self._held[key] = (chosen, statement)
        return statement

    def _corrected(self, key: str) -> tuple[str, Statement] | None:
        """Return a statement with its corrections, and the identity chosen as its actor."""
        base = self._base(key)
        if base is None:
            return None
        identity, statement = base
        values = self.values_of("statement", key)
        corrected = {name: value for name, value in values.items() if name not in MARKS}
        chosen = str(corrected.pop("actor", identity))
        if corrected:
            corrected["actor"] = self.linking.actor_key(chosen)
            statement = replace(statement, **corrected)  # type: ignore[arg-type]
        return chosen, statement

    def base_of(self, key: str) -> Statement:
        """Return a statement without the corrections of single fields, or raise KeyError."""
        base = self._base(key)
        if base is None:
            raise KeyError(key)
        return replace(base[1], actor=base[0])

    def statements_naming(self, identity: str) -> int:
        """Return in how many statements people chose this very identity as the actor."""
        return sum(self._held[key][0] == identity for key in self.statements)

    def _base(self, key: str) -> tuple[str, Statement] | None:
        """Return the identity of the actor, and the statement without single corrections."""
        values = self.values_of("statement", key)
        engine, added, seen = self._engine.get(key), values.get("added"), values.get("seen")
        if isinstance(added, Statement):
            return added.actor, added
        if isinstance(seen, Statement) and (values.get("reviewed") is True or engine is None):
            return seen.actor, seen
        return (self._speaker(engine), self._with_topics(engine)) if engine else None

    def _speaker(self, statement: Statement) -> str:
        """Return who speaks: as learnt where no article names the speaker, else as found."""
        found = self._identity(statement)
        lesson = self._speaker_lesson(statement)
        return lesson.given[0] if lesson is not None else found.key

    def _speaker_lesson(self, statement: Statement) -> Lesson | None:
        found = self._identity(statement)
        if not self.lessons or (found.is_name and not statement.actor_inferred):
            return None
        return self._learnt.speaker(statement)

    def _identity(self, statement: Statement) -> Identity:
        """Return the identity that an actor's key within its article stands for."""
        return self._identities.of(statement.article_key, statement.actor)

    def is_retracted(self, key: str) -> bool:
        """Return whether the analyst took the statement out."""
        return self.values_of("statement", key).get("retracted") is True

    # -- deriving -------------------------------------------------------------------------------

    def _refresh(self, key: str) -> None:
        """Bring one statement up to date, or all when it comes, goes or moves."""
        if self._statements is None:
            return
        old = self._statements.get(key)
        new = None if self.is_retracted(key) else self.statement_of(key)
        if old is None or new is None or old.content != new.content:
            self._statements = None
        else:
            self._statements[key] = new

    def _statements_in(self, article: Article, touched: Sequence[str]) -> list[Statement]:
        extraction = self._extractions.get(article.key)
        engine = [s.key for s in extraction.statements] if extraction else []
        missing = [key for key in touched if key not in self._engine]
        kept = [s for key in missing if (s := self.statement_of(key)) is not None]
        live = [s for s in kept if not self.is_retracted(s.key)]
        for key in engine:
            statement = None if self.is_retracted(key) else self.statement_of(key)
            if statement is not None and not any(same_place(statement, k) for k in kept):
                live.append(statement)
        live.sort(key=lambda s: (s.content[0].start, s.content[-1].end, s.key))
        return live

    def _with_topics(self, statement: Statement) -> Statement:
        """Let a statement follow the codebook where the analyst changed it since the extraction."""
        learnt = self._learnt.applied(self._followed(statement, self.codebook))
        speaker = self._speaker_lesson(statement)
        return learnt if speaker is None else with_speaker_reason(learnt, speaker)

    def _followed(self, statement: Statement, codebook: Codebook) -> Statement:
        following = self.following(statement.article_key, codebook)
        return following.followed(statement, self._articles.read[statement.article_key].text)

    def following(self, article_key: str, codebook: Codebook) -> Following:
        """Return how an article's statements follow a codebook, the one that holds or a draft."""
        then = self._extractions[article_key].codebook
        return self._followings.between(then, codebook, lasting=self.codebook)
