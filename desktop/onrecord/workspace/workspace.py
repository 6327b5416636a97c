"""One open project."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import tables
from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, ArticleSource
from onrecord.domain.change import ORIGINAL, Change, Together
from onrecord.domain.codebook import Codebook
from onrecord.domain.contrast import Contrast
from onrecord.domain.lesson import Lesson
from onrecord.domain.movement import Movement
from onrecord.domain.report import ExtractedArticle, FileReport
from onrecord.domain.selection import Selection
from onrecord.domain.statement import ANALYST, Statement
from onrecord.store import HistoryLine, ProjectStore, Revision
from onrecord.workspace import wording
from onrecord.workspace.actors import actor_list
from onrecord.workspace.articles import article_list
from onrecord.workspace.author import author
from onrecord.workspace.changes import SingleChange, Step, flat, plan
from onrecord.workspace.compared_imports import ComparedImport, compared_imports
from onrecord.workspace.comparing import TableDesk
from onrecord.workspace.events import (
    ArticlesAdded,
    ArticlesChanged,
    ContrastsJudged,
    ReportsChanged,
    StatementsChanged,
    TargetsParted,
    WorkspaceEvent,
)
from onrecord.workspace.importing.near_duplicates import NearDuplicates
from onrecord.workspace.integrity import require_whole
from onrecord.workspace.preview import CodebookPreview, preview_of
from onrecord.workspace.records import (
    AddedArticle,
    ArticleSummary,
    DuplicateArticle,
    FileStanding,
    PastImport,
)
from onrecord.workspace.state import ProjectState

if TYPE_CHECKING:
    import pandas as pd

Listener = Callable[[WorkspaceEvent], None]


class Workspace:
    """Hold one open project; use it from one thread at a time.

    Every change is saved when `apply` or `add` returns. Listeners are told after that.
    """

    def __init__(self, store: ProjectStore, codebook: Codebook | None = None) -> None:
        self._store = store
        self._first_codebook = codebook or Codebook()
        self._state = ProjectState(store, self._first_codebook)
        self._listeners: list[Listener] = []
        self._near = NearDuplicates()
        self._desk = TableDesk(lambda: self._state)
        self._summaries: list[ArticleSummary] | None = None

    @classmethod
    def create(cls, path: str | Path, codebook: Codebook | None = None) -> "Workspace":
        """Make a new project file and open it.

        Raises
        ------
        ProjectError
            When a file has this name or the folder takes none.
        """
        return cls._with_codebook(ProjectStore.create(Path(path)), codebook)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> "Workspace":
        """Open a project file; one that cannot be written is opened for reading.

        Raises
        ------
        ProjectError
            When it is missing, locked, newer, damaged or no project; the file is unchanged.
        """
        store = ProjectStore.open(Path(path), read_only=read_only)
        try:
            return cls(store)
        except BaseException:
            store.close()
            raise

    @classmethod
    def temporary(cls, codebook: Codebook | None = None) -> "Workspace":
        """Make a project in memory; `save_as` gives it a file."""
        return cls._with_codebook(ProjectStore.in_memory(), codebook)

    @classmethod
    def _with_codebook(cls, store: ProjectStore, codebook: Codebook | None) -> "Workspace":
        if codebook is not None:
            revision = Revision("project", "", "codebook", codebook)
            store.revise([revision], author=ANALYST, label="New project")
        return cls(store)

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    # -- the project ----------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The project file, `None` for a project in memory."""
        return self._store.path

    @property
    def name(self) -> str:
        """The project's name: its file's name without suffix."""
        return self.path.stem if self.path else "Untitled"

    @property
    def read_only(self) -> bool:
        """Whether the project can only be looked at."""
        return self._store.read_only

    def close(self) -> None:
        """Close the project file; everything is saved already."""
        self._listeners.clear()
        self._store.close()

    def save_copy(self, path: str | Path) -> None:
        """Write a consistent copy of the project; this one stays open.

        Raises
        ------
        ProjectError
            When the target cannot be written.
        """
        self._store.copy_to(Path(path))

    def save_as(self, path: str | Path) -> None:
        """Write a copy of the project and go on with it; undo history stays valid.

        Raises
        ------
        ProjectError
            When the target cannot be written; the project stays what it was.
        """
        self._store.copy_to(Path(path))
        old, self._store = self._store, ProjectStore.open(Path(path))
        old.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of everything that changes; calling what is returned ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _tell(self, events: Sequence[WorkspaceEvent]) -> None:
        self._summaries = None
        aside = ContrastsJudged | ReportsChanged | TargetsParted
        if not all(isinstance(event, aside) for event in events):
            self._desk.forget()
        self._desk.forget_contrasts()
        for event in dict.fromkeys(events):
            for listener in tuple(self._listeners):
                listener(event)

    # -- asking ---------------------------------------------------------------------------------

    @property
    def codebook(self) -> Codebook:
        """The project's topics and targets."""
        return self._state.codebook

    def articles(self) -> list[ArticleSummary]:
        """Return a row for each article, in the order in which they came."""
        if self._summaries is None:
            self._summaries = article_list.article_summaries(self._state)
        return list(self._summaries)

    def article(self, key: str) -> Article:
        """Return an article with the analyst's corrections; raise KeyError when there is none."""
        return self._state.articles[key]

    def all_articles(self) -> list[Article]:
        """Return all articles with their corrections, in the order in which they came."""
        return list(self._state.articles.values())

    def has_article(self, key: str) -> bool:
        """Return whether the project holds the article."""
        return key in self._state.articles

    def any_article(self, key: str) -> Article:
        """Return an article that was ever read, be it removed or the same as another one."""
        return self._state.any_article(key)

    def article_corrections(self, key: str) -> dict[str, object]:
        """Return the fields of an article that the analyst set, by name."""
        return article_list.corrections_of(self._state, key)

    def known_articles(self) -> dict[str, str]:
        """Return the titles of articles that need not be extracted again, by key."""
        return article_list.known_articles(self._state)

    def near_duplicates(self) -> NearDuplicates:
        """Return what finds the articles that another one nearly repeats."""
        self._near.expect(self._state.articles.values())
        return self._near

    def versions(self, article_key: str) -> list[str]:
        """Return the keys of the articles that are kept as this one, besides itself."""
        return article_list.versions_of(self._state, article_key)

    def kept_as(self, article_key: str) -> str:
        """Return the key of the article that this one is kept as, empty when it is its own."""
        return self._state.folded.get(article_key, "")

    def sources(self, article_key: str) -> tuple[ArticleSource, ...]:
        """Return where an article stood, each place once, that of the article itself first."""
        return article_list.sources(self._state, article_key)

    def actors(self) -> list[Actor]:
        """Return all actors by name; one for all the names of a person or body."""
        return actor_list.actors_by_name(self._state)

    def actor(self, key: str) -> Actor:
        """Return an actor, the one it was merged into, or raise KeyError."""
        return self._state.linking.actors[self._state.linking.actor_key(key)]

    def actor_parts(self, key: str) -> list[tuple[str, str]]:
        """Return key and name of everything that was linked or merged into an actor.

        `SplitActors(kept=key, merged=part)` makes any but the actor's own an actor again.
        """
        return actor_list.parts_of(self._state, key)

    def is_merged(self, part: str) -> bool:
        """Return whether the analyst merged this part into its actor, and no rule linked it."""
        return "merged_into" in self._state.values_of("actor", part)

    def actor_corrections(self, key: str) -> frozenset[str]:
        """Return the names of the actor's fields that the analyst set; articles give the rest."""
        return actor_list.corrections_of(self._state, key)

    @property
    def codebook_draft(self) -> Codebook | None:
        """The codebook as it was left half edited, `None` when it was not."""
        draft = self._store.draft()
        return None if draft == self.codebook else draft

    def keep_codebook_draft(self, draft: Codebook | None) -> None:
        """Keep what is edited and not applied; raise ProjectError if it cannot be written."""
        self._store.keep_draft(draft)

    def codebook_preview(self, draft: Codebook) -> Callable[[], CodebookPreview]:
        """Return what computes where statements would go by another codebook.

        It holds all it needs, so that it may run on another thread while the project changes.
        """
        return preview_of(self._state, draft)

    def statements(self, selection: Selection | None = None) -> list[Statement]:
        """Return the live statements that the selection lets through.

        They stand in the order of the articles, then of the text. Without a selection all are
        returned, also reports and positions on other topics.
        """
        if selection is None:
            return list(self._state.statements.values())
        return self._desk.statements(selection)

    def statement(self, key: str) -> Statement:
        """Return a live or retracted statement with its corrections, or raise KeyError."""
        found = self._state.statements.get(key) or self._state.statement_of(key)
        if found is None:
            raise KeyError(key)
        return found

    def statements_in(self, article_key: str) -> list[Statement]:
        """Return all live statements of an article in the order of its text."""
        return [s for s in self._state.statements.values() if s.article_key == article_key]

    def machine_statement(self, key: str) -> Statement:
        """Return a statement as the engine last gave it; KeyError if the analyst added it."""
        found = self._state.engine_statement(key)
        if found is None:
            raise KeyError(key)
        return found

    def history(self, statement_key: str) -> list[HistoryLine]:
        """Return who corrected which field of a statement and when, oldest first."""
        lines = self._store.history("statement", statement_key)
        return [line for line in lines if line.field != "seen"]

    def words_of(self, statement: Statement) -> str:
        """Return the statement's content in lower case, for searching."""
        return self._desk.words_of(statement)

    def row_keys(self, actor_key: str) -> frozenset[str]:
        """Return the keys of the rows that an actor's statements stand in, by any roll-up."""
        return self._desk.row_keys(actor_key)

    # -- tables ---------------------------------------------------------------------------------

    def comparison(self, selection: Selection | None = None) -> tables.ComparisonTable:
        """Return positions of actors on topics; reports without a position have no place in it."""
        return self._desk.comparison(selection or Selection())

    def contrasts(self, selection: Selection | None = None) -> list[Contrast]:
        """Return what may be a change of position, a contradiction or a denial, newest first.

        The selection says which statements are looked at and what a row is. What the analyst judged
        is there as long as both statements are.
        """
        return self._desk.contrasts(selection or Selection())

    def timeline(self, selection: Selection | None = None) -> "pd.DataFrame":
        """Return a row for each dated statement and topic (`tables.timeline_frame`)."""
        return self._desk.timeline(selection or Selection())

    def statement_frame(self, selection: Selection | None = None) -> "pd.DataFrame":
        """Return a row for each statement, in words (`tables.statement_frame`)."""
        return self._desk.statement_frame(selection or Selection())

    def lessons(self) -> tuple[Lesson, ...]:
        """Return what the analyst's corrections taught about other statements, newest first."""
        return self._state.lessons.all

    def moved_by_lessons(self) -> dict[str, list[str]]:
        """Return which live statements each lesson moves, by its key; those that move none are out.

        Under `learnt.CLEAR` and `learnt.DOUBTFUL` stand those that many decisions speak for and
        against (`examples`).
        """
        return self._state.moved_by_lessons()

    def decisions(self) -> tuple[int, bool]:
        """Return how many decisions are examples for other statements, and whether they act."""
        return len(self._state.learnt.examples), self._state.learnt.has_examples_on

    def target_proposals(self) -> list[tables.TargetProposal]:
        """Return which targets may be one, without those that the analyst keeps apart."""
        return self._desk.target_proposals()

    def imports(self) -> list[PastImport]:
        """Return the reports of past imports as corrections left them, oldest first."""
        return [
            PastImport(number, at, article_list.corrected(self._state, number, reports))
            for number, at, reports in self._store.imports()
        ]

    def imports_compared(self) -> list[ComparedImport]:
        """Return the imports that the table can be compared from, the newest first."""
        return compared_imports(self.imports(), self._state.articles)

    def movement(self, selection: Selection, since: ComparedImport) -> Movement:
        """Return what came into the comparison table with an import and those after it."""
        return self._desk.movement(selection, since.later)

    def standing(self, report: FileReport) -> FileStanding:
        """Return what has become of a file of an import by now."""
        return article_list.standing_of(self._state, report)

    # -- changing -------------------------------------------------------------------------------

    def apply(self, change: Change) -> Change:
        """Carry a change out and return the one that takes it back.

        All of a `Together` is carried out, or nothing of it.

        Raises
        ------
        KeyError, ValueError, TypeError
            When the change does not fit the project, such as a key that it does not hold.
        ProjectError
            When the project cannot be written.
        """
        label = self.describe(change)
        try:
            with self._store.transaction():
                steps = [self._carry_out(single, label) for single in flat(change)]
        except BaseException:
            # What was carried out before the fault is in memory, but no longer in the file.
            self._state = ProjectState(self._store, self._first_codebook)
            raise
        events = [step.event for step in steps]
        moved = self._state.take_moved()
        if moved:
            events.append(StatementsChanged(moved))
        self._forget_words(events)
        self._tell(events)
        inverses = tuple(step.inverse for step in reversed(steps))
        return Together(inverses, change.name) if isinstance(change, Together) else inverses[0]

    def _forget_words(self, events: Iterable[WorkspaceEvent]) -> None:
        """Drop the words of statements whose ends may have moved."""
        for event in events:
            if isinstance(event, StatementsChanged):
                for key in event.keys:
                    self._desk.forget_words(key)

    def _carry_out(self, change: SingleChange, label: str) -> Step:
        step = plan(self._state, change)
        self._store.revise(step.revisions, author=author(), label=label)
        self._state.revise(step.revisions)
        return step

    def describe(self, change: Change) -> str:
        """Return the change in a few words: "Accept Peskov"."""
        return wording.describe(change, wording.names_in(self._state))

    def add(
        self, extracted: ExtractedArticle, same_as: str = ""
    ) -> AddedArticle | DuplicateArticle:
        """Take an article with its statements in, in one transaction.

        One that the project has already is a duplicate, unless its extraction failed before. With
        `same_as`, the key of another article, it is kept as that one.

        Raises
        ------
        ValueError
            When a statement names no actor of the article, or two have one key.
        ProjectError
            When the project cannot be written.
        """
        require_whole(extracted)
        key = extracted.article.key
        held = self._state.articles.get(key)
        failed = article_list.failure_of(self._state, key)
        if held is not None and (failed is None or extracted.failed is not None):
            return DuplicateArticle(key, held.title or held.file_name)
        marks = [Revision("article", key, "same_as", same_as)] if same_as else []
        if self._state.is_removed(key):
            marks.append(Revision("article", key, "removed", ORIGINAL))
        self._take(extracted, marks, "Add")
        self._tell([ArticlesAdded((key,)) if held is None else ArticlesChanged((key,))])
        named = wording.names_in(self._state).article(key)
        return AddedArticle(key, named, len(extracted.statements))

    def shelve(self, extracted: ExtractedArticle) -> None:
        """Keep an article with its statements unseen, until `RestoreArticles` brings it in.

        Nothing happens to an article that the project shows.
        """
        key = extracted.article.key
        if key not in self._state.articles:
            require_whole(extracted)
            self._take(extracted, [Revision("article", key, "removed", value=True)], "Put by")

    def extract_again(self, extracted: ExtractedArticle) -> None:
        """Put a new extraction of an article in place; corrections stay as they are.

        Raises
        ------
        KeyError
            When the project does not hold the article.
        """
        require_whole(extracted)
        if extracted.article.key not in self._state.articles:
            raise KeyError(extracted.article.key)
        self._take(extracted, [], "")
        self._tell([ArticlesChanged((extracted.article.key,))])

    def _take(self, extracted: ExtractedArticle, marks: list[Revision], label: str) -> None:
        with self._store.transaction():
            self._store.add(extracted, self.codebook)
            if marks:
                self._store.revise(marks, author=author(), label=label)
        self._state.add(extracted, self.codebook)
        self._state.revise(marks)

    def keep_import(self, reports: Sequence[FileReport]) -> int:
        """Keep the closing report of an import with the project and return its number."""
        number = self._store.keep_import(reports)
        self._tell([ReportsChanged((number,))])
        return number

    def note_copies(self, reports: Sequence[FileReport]) -> Change | None:
        """Note where else the very text of articles stood, by the reports of an import.

        Return the change that takes this back, `None` when there was nothing to note.
        """
        change = article_list.copies_to_note(self._state, reports)
        return self.apply(change) if change is not None else None
