"""The tables of a project, each computed once between two changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord import tables
from onrecord.domain.contrast import Contrast
from onrecord.domain.movement import Movement
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.statement import Statement
from onrecord.tables.material import quotation_of
from onrecord.workspace.contrasting import contrasts_of
from onrecord.workspace.filtering import filtered, predicates_of
from onrecord.workspace.garbage_collector import collector_paused
from onrecord.workspace.state import ProjectState

if TYPE_CHECKING:
    import pandas as pd

    from onrecord.workspace.actors.linking import Linking

_TABLES_HELD = 8


class TableDesk:
    """Filter statements and make tables of them.

    `state` gives what the project holds now. Tables that were asked for are held until `forget`;
    what they were made of is held longer, for the next table (`tables.TableMemo`).
    """

    def __init__(self, state: Callable[[], ProjectState]) -> None:
        self._of = state
        self._words: dict[str, str] = {}
        self._quotations: dict[str, str] = {}
        self._tables: dict[Selection, tables.ComparisonTable] = {}
        self._contrasts: dict[Selection, list[Contrast]] = {}
        self._movements: dict[tuple[Selection, frozenset[str]], Movement] = {}
        self._groups: tables.TargetGroups | None = None
        self._memo = tables.TableMemo()
        self._row_keys: tuple[Linking, dict[str, frozenset[str]]] | None = None

    def forget(self) -> None:
        """Let go of tables: statements are others now."""
        self._tables.clear()
        self._contrasts.clear()
        self._movements.clear()
        self._groups = None

    def forget_contrasts(self) -> None:
        """Let go of contrasts: the analyst judged some."""
        self._contrasts.clear()

    def forget_words(self, statement_key: str) -> None:
        """Let go of a statement's words, whose ends may have moved."""
        self._words.pop(statement_key, None)
        self._quotations.pop(statement_key, None)

    # -- statements -----------------------------------------------------------------------------

    def statements(self, selection: Selection) -> list[Statement]:
        """Return the live statements that the selection lets through."""
        state = self._of()
        predicates = predicates_of(
            selection,
            state.articles,
            state.linking.actors,
            state.codebook,
            self.words_of,
            self.row_keys,
        )
        return filtered(state.statements.values(), predicates)

    def words_of(self, statement: Statement) -> str:
        """Return the statement's content in lower case, for searching."""
        held = self._words.get(statement.key)
        if held is None:
            text = self._of().articles[statement.article_key].text
            held = self._words[statement.key] = statement.content_in(text).casefold()
        return held

    def row_keys(self, actor_key: str) -> frozenset[str]:
        """Return the keys of the rows that an actor's statements stand in, by any roll-up."""
        linking = self._of().linking
        if self._row_keys is None or self._row_keys[0] is not linking:
            rows = [tables.rows_of(linking.actors, roll_up) for roll_up in RollUp]
            keys = {a: frozenset(r[a].key for r in rows) for a in linking.actors}
            self._row_keys = (linking, keys)
        return self._row_keys[1].get(actor_key, frozenset({actor_key}))

    # -- tables ---------------------------------------------------------------------------------

    def comparison(self, selection: Selection) -> tables.ComparisonTable:
        """Return positions of actors on topics; reports without a position have no place in it."""
        selection = replace(selection, with_reports=False)
        held = self._tables.get(selection)
        if held is None:
            lenient = self.statements(replace(selection, strict=False))
            material = self._material(lenient, selection)
            with collector_paused():
                held = tables.comparison_table(material, selection, self._memo)
            # Views ask for the same table several times between two changes.
            if len(self._tables) >= _TABLES_HELD:
                self._tables.clear()
            self._tables[selection] = held
        return held

    def contrasts(self, selection: Selection) -> list[Contrast]:
        """Return what may be a change of position, a contradiction or a denial, newest first."""
        selection = replace(selection, with_reports=False)
        if selection not in self._contrasts:
            if len(self._contrasts) >= _TABLES_HELD:
                self._contrasts.clear()
            material = self._material(self.statements(selection), selection, around=False)
            with collector_paused():
                found = contrasts_of(self._of(), material, selection, self._memo)
            self._contrasts[selection] = found
        return self._contrasts[selection]

    def movement(self, selection: Selection, later: frozenset[str]) -> Movement:
        """Return what the later articles changed in the comparison table."""
        selection = replace(selection, with_reports=False)
        place = (selection, later)
        if place not in self._movements:
            table = self.comparison(selection)
            lenient = self.statements(replace(selection, strict=False))
            material = self._material(lenient, selection)
            with collector_paused():
                found = tables.movement(table, material, selection, later, self._memo)
            if len(self._movements) >= _TABLES_HELD:
                self._movements.clear()
            self._movements[place] = found
        return self._movements[place]

    def timeline(self, selection: Selection) -> "pd.DataFrame":
        """Return a row for each dated statement and topic (`tables.timeline_frame`)."""
        material = self._material(self.statements(selection), selection, around=False)
        return tables.timeline_frame(material, selection)

    def statement_frame(self, selection: Selection) -> "pd.DataFrame":
        """Return a row for each statement, in words (`tables.statement_frame`)."""
        material = self._material(self.statements(selection), selection, around=False)
        return tables.statement_frame(material)

    def target_proposals(self) -> list[tables.TargetProposal]:
        """Return which targets may be one, without those that the analyst keeps apart."""
        state = self._of()
        return tables.target_proposals(state.codebook, state.statements.values(), state.are_apart)

    def _material(
        self, statements: list[Statement], selection: Selection, *, around: bool = True
    ) -> tables.Material:
        state = self._of()
        beside = Selection(
            since=selection.since,
            until=selection.until,
            outlets=selection.outlets,
            with_other=True,
        )
        return tables.Material(
            statements,
            state.linking.actors,
            state.articles,
            state.codebook,
            state.named if around else {},
            self.statements(beside) if around else (),
            self._quotation_of,
            frozenset(s.denies for s in state.statements.values() if s.denies),
            self._target_groups(),
        )

    def _target_groups(self) -> tables.TargetGroups:
        if self._groups is None:
            state = self._of()
            self._groups = tables.TargetGroups(state.codebook, state.statements.values())
        return self._groups

    def _quotation_of(self, statement: Statement) -> str:
        held = self._quotations.get(statement.key)
        if held is None:
            held = self._quotations[statement.key] = quotation_of(self.words_of(statement))
        return held
