"""What an open project has learnt from its analyst, kept up to date from change to change.

Two things: lessons, each from one correction (`learning`), and examples, which say something only
when there are enough of them (`examples`). Nothing of it is stored: it follows from the corrections
in the project file, as do the marks of what the analyst took away.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.lesson import Lesson, LessonKind
from onrecord.domain.statement import Statement, Tier
from onrecord.store import Revision
from onrecord.tables.target_groups import TargetGroups
from onrecord.tables.target_words import target_words
from onrecord.workspace.articles.live_articles import ARTICLE_MARKS
from onrecord.workspace.learning.examples import Example, Examples, Verdict, example_of, places_of
from onrecord.workspace.learning.lessons import Correction, Lessons, Place, lessons_of, place_of

Values = Mapping[tuple[str, str], dict[str, object]]

TEACHING = frozenset({"target", "target_key", "topics", "actor", "stance", "polarity", "retracted"})
"""The fields of a statement's revisions from which others are learnt."""

DECISIONS = "decisions\x1fexamples from your decisions"
"""The key by which all examples are switched off and on, as a lesson is forgotten."""

MARKS = frozenset({"retracted", "added", "seen"})
"""Fields of a statement's revisions that are no fields of the statement."""


class Learnt:
    """Hold lessons and examples of a project.

    It reads the project's own records: `values` with their `orders`, `engine` statements by key,
    the articles that were `read`; `follow` lets a statement follow the `codebook` that holds.
    """

    def __init__(
        self,
        values: Values,
        orders: Mapping[tuple[str, str, str], int],
        engine: Mapping[str, Statement],
        read: Mapping[str, Article],
        follow: Callable[[Statement], Statement],
        codebook: Callable[[], Codebook],
    ) -> None:
        self._values = values
        self._orders = orders
        self._engine = engine
        self._read = read
        self._lessons: Lessons | None = None
        self._examples: Examples | None = None
        self._follow = follow
        self._codebook = codebook
        self._by_words: dict[Hashable, list[str]] | None = None
        self._weak: dict[Hashable, list[str]] | None = None
        self._moved: set[str] = set()

    def forget(self) -> None:
        """Learn anew when next asked: statements are others now."""
        self._lessons = self._examples = self._by_words = self._weak = None

    def follow_again(self) -> set[str]:
        """Let statements follow another codebook; return those that other lessons may move."""
        self._weak = None
        return self._learn_again()

    def take_moved(self) -> tuple[str, ...]:
        """Return the statements that were moved by what was learnt since this was asked last."""
        moved, self._moved = tuple(sorted(self._moved)), set()
        return moved

    def learn_from(self, revisions: Sequence[Revision]) -> set[str]:
        """Learn from revisions; return the statements that may have moved by that."""
        moved: set[str] = set()
        about = {r.key for r in revisions if r.subject == "statement"}
        taught = (r.field in TEACHING for r in revisions if r.subject == "statement")
        if any(taught) or any(r.subject == "lesson" for r in revisions):
            moved |= self._learn_again()
        if any(r.subject == "lesson" and r.key == DECISIONS for r in revisions):
            moved |= self._switched()
        articles = {r.key for r in revisions if r.subject == "article" and r.field in ARTICLE_MARKS}
        if articles:
            about |= set(self._decided_in(articles))
        moved |= self._decide_again(about)
        self._moved |= moved
        return moved

    # -- lessons --------------------------------------------------------------------------------

    @property
    def lessons(self) -> Lessons:
        """What corrections taught and the analyst did not take away."""
        if self._lessons is None:
            self._lessons = Lessons(
                lesson for lesson in self._taught() if not self._is_forgotten(lesson.key)
            )
        return self._lessons

    def is_taught(self, key: str) -> bool:
        """Return whether a correction teaches this lesson, forgotten or not."""
        if key == DECISIONS:
            return True
        return any(lesson.key == key for lesson in self._taught())

    def _is_forgotten(self, key: str) -> bool:
        return self._values.get(("lesson", key), {}).get("forgotten") is True

    def _taught(self) -> list[Lesson]:
        return lessons_of(self._corrections(), TargetGroups(self._codebook(), ()))

    def _corrections(self) -> Iterator[Correction]:
        for (subject, key), values in self._values.items():
            engine = self._engine.get(key) if subject == "statement" else None
            taught = values.keys() & TEACHING
            if engine is not None and taught and values.get("retracted") is not True:
                order = max(self._orders[subject, key, name] for name in taught)
                text = self._read[engine.article_key].text
                yield Correction(order, engine, self.source_words(engine), text, values)

    def source_words(self, statement: Statement) -> str:
        """Return the words that name who speaks, empty for none."""
        if statement.source is None:
            return ""
        return " ".join(statement.source.of(self._read[statement.article_key].text).split())

    def speaker(self, statement: Statement) -> Lesson | None:
        """Return the lesson that says who speaks."""
        return self.lessons.speaker(statement, self.source_words(statement))

    def _learn_again(self) -> set[str]:
        """Learn lessons anew."""
        if self._lessons is None:
            return set()
        old, self._lessons = self._lessons.places(), None
        new = self.lessons.places()
        changed = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
        moved = set(self._at(changed)) if changed else set()
        self._weak = None if moved else self._weak
        return moved

    def _at(self, changed: set[Place]) -> Iterator[str]:
        if self._by_words is None:
            self._by_words = defaultdict(list)
            for statement in self._engine.values():
                self._by_words[target_words(statement.target).key].append(statement.key)
        for kind, words in changed:
            if kind is not LessonKind.SPEAKER:
                yield from self._by_words.get(words, ())
        if any(kind is LessonKind.SPEAKER for kind, _ in changed):
            for statement in self._engine.values():
                if place_of(LessonKind.SPEAKER, self.source_words(statement)) in changed:
                    yield statement.key

    # -- examples -------------------------------------------------------------------------------

    @property
    def examples(self) -> Examples:
        """What the analyst decided, by target."""
        if self._examples is None:
            self._examples = Examples()
            for subject, key in self._values:
                if subject == "statement":
                    self._examples.put(key, self._example(key))
        return self._examples

    @property
    def has_examples_on(self) -> bool:
        """Whether examples act; the analyst can switch them off."""
        return not self._is_forgotten(DECISIONS)

    def _example(self, key: str) -> Example | None:
        values = self._values.get(("statement", key), {})
        base = values.get("added", values.get("seen"))
        decided = values.get("reviewed") is True or "added" in values
        if not isinstance(base, Statement) or not decided or values.get("retracted") is True:
            return None
        article = self._values.get(("article", base.article_key), {})
        if article.get("removed") is True or article.get("same_as") is not None:
            return None
        corrected = {n: v for n, v in values.items() if n not in MARKS}
        return example_of(replace(base, **corrected))  # type: ignore[arg-type]

    def _decide_again(self, keys: Iterable[str]) -> set[str]:
        """Take in other decisions on statements; return the statements that may move by that."""
        if self._examples is None:
            return set()
        changed: set[Hashable] = set()
        for key in keys:
            changed |= self._examples.put(key, self._example(key))
        if not changed or not self.has_examples_on:
            return set()
        return {key for place in changed for key in self._weak_at().get(place, ())}

    def _decided_in(self, articles: set[str]) -> Iterator[str]:
        for (subject, key), values in self._values.items():
            record = values.get("added", values.get("seen")) if subject == "statement" else None
            if isinstance(record, Statement) and record.article_key in articles:
                yield key

    def _switched(self) -> set[str]:
        """Return the statements that may move when the examples are switched off or on."""
        examples = self.examples
        return {k for place, keys in self._weak_at().items() if examples.at(place) for k in keys}

    def _weak_at(self) -> Mapping[Hashable, list[str]]:
        """Return the keys of weak readings by what their targets have in common with others."""
        if self._weak is None:
            self._weak = defaultdict(list)
            for statement in self._engine.values():
                if statement.tier is not Tier.DETERMINED:
                    text = self._read[statement.article_key].text
                    for place in places_of(self.lessons.applied(self._follow(statement), text)):
                        self._weak[place].append(statement.key)
        return self._weak

    # -- applying -------------------------------------------------------------------------------

    def applied(self, statement: Statement) -> Statement:
        """Return a statement of the engine's as the analyst's decisions make it."""
        text = self._read[statement.article_key].text
        learnt = self.lessons.applied(statement, text)
        return self.examples.judged(learnt) if self.has_examples_on else learnt

    def moving(self, statement: Statement) -> list[str]:
        """Return the keys of the lessons that a statement of the engine's follows."""
        text = self._read[statement.article_key].text
        keys = [lesson.key for lesson in self.lessons.acting_on(statement, text)]
        if self.has_examples_on:
            verdict, _ = self.examples.verdict(self.lessons.applied(statement, text))
            keys += [] if verdict is None else [f"{DECISIONS}\x1f{verdict.name}"]
        return keys


CLEAR, DOUBTFUL = (f"{DECISIONS}\x1f{each.name}" for each in (Verdict.CLEAR, Verdict.DOUBTFUL))
"""What `Learnt.moving` returns for statements that examples made clear or doubtful."""
