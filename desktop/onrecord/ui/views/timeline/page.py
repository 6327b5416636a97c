"""The timeline: who said what when, a lane an actor and a mark a statement."""

from collections.abc import Sequence
from functools import partial
from textwrap import shorten
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.contrast import Contrast
from onrecord.domain.dates import DatePrecision, PartialDate
from onrecord.domain.statement import Grade
from onrecord.ui import resources, theme
from onrecord.ui.contrast_words import bracket_pairs
from onrecord.ui.glyphs import Glyph
from onrecord.ui.itemmodels.timeline_layout import GLYPHS, LaneBy, TimelineLayout, layout_timeline
from onrecord.ui.statement_rows import saying_words
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.changes.change_card import ChangeCard
from onrecord.ui.views.filters.filter_bar import SPARE
from onrecord.ui.views.frame.live_page import LivePage
from onrecord.ui.views.matrix.matrix_notes import NothingPasses
from onrecord.ui.views.timeline.timeline_chart import TimelineChart
from onrecord.ui.views.timeline.timeline_overview import TimelineOverview
from onrecord.ui.views.widgets.labels import Words, painted_ground
from onrecord.ui.views.widgets.segmented import SegmentedControl
from onrecord.ui.words import count_words, date_words, grade_words, statements_words

_CARD_PX = 230
_HOLDS = (0, 1, 3, 6, 12)
_USUAL_HOLD = 3
_TOOLTIP_POINTS = 5
_WORDS_IN_TOOLTIP = 260


class TimelinePage(LivePage):
    """Show the statements that pass the filters by date; a click opens the evidence."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._layout_shown: TimelineLayout | None = None
        self._frame: pd.DataFrame | None = None
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(self._draw)
        self.chart = TimelineChart(self)
        self.chart.tooltip_words = self.describe
        self._overview = TimelineOverview(self)
        self._note = Words("", theme.Size.CAPTION, "muted", parent=self)
        painted_ground(self._note, "panel")
        self._note.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        self.card = ChangeCard(state, self)
        self.card.hide()
        self._change = ""
        self._controls = self._make_controls()
        self._build()
        self.hand_keyboard_to(self.chart)
        self.chart.statement_chosen.connect(self._choose)
        self.chart.evidence_asked.connect(state.evidence_requested)
        self.chart.change_chosen.connect(self.show_change)
        self.card.step_asked.connect(self._step_change)
        self.card.closed.connect(self._close_change)
        self.chart.dates_changed.connect(self._overview.show_dates)
        self._overview.dates_chosen.connect(self.chart.show_dates)
        state.statement_selected.connect(self._show_selected)
        self.apply_theme()

    def _build(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chart, 1)
        column.addWidget(self._note)
        column.addWidget(self._overview)
        shown = QSplitter(Qt.Orientation.Vertical)
        shown.setHandleWidth(1)
        shown.setChildrenCollapsible(False)
        shown.addWidget(upper)
        shown.addWidget(self.card)
        shown.setStretchFactor(0, 1)
        shown.setSizes([theme.px(600), theme.px(_CARD_PX)])
        self._nothing = NothingPasses(self.state, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self._nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)

    def _make_controls(self) -> QWidget:
        group = QActionGroup(self)
        self._lane_actions: dict[LaneBy, QAction] = {}
        segments = SegmentedControl(group, small=True)
        segments.setAccessibleName(self.tr("Lanes"))
        for lane_by, text, tip in (
            (LaneBy.ACTORS, self.tr("Actors"), self.tr("A lane for each row of the matrix.")),
            (LaneBy.TARGETS, self.tr("Targets"), self.tr("A lane for what each says on a target.")),
        ):
            action = QAction(text, self)
            action.setStatusTip(tip)
            action.triggered.connect(self.invalidate)
            segments.add(action)
            self._lane_actions[lane_by] = action
        self._lane_actions[LaneBy.ACTORS].setChecked(True)
        self._hold = QComboBox()
        self._hold.setAccessibleName(self.tr("How long a position holds"))
        self._hold.setToolTip(
            self.tr(
                "The line after a mark. Where it ends nothing was heard; nothing need have changed."
            )
        )
        for months in _HOLDS:
            words = count_words(self.tr("%n month"), self.tr("%n months"), months)
            self._hold.addItem(words if months else self.tr("no line"), months)
        self._hold.setCurrentIndex(_HOLDS.index(_USUAL_HOLD))
        self._hold.currentIndexChanged.connect(self.invalidate)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addStretch(1)
        for words, control in (
            (self.tr("Lanes"), segments),
            (self.tr("A position holds"), self._hold),
        ):
            label = Words(words, theme.Size.SMALL, "second")
            label.setProperty(SPARE, control is segments)
            line.addWidget(label)
            line.addWidget(control)
        self._hold.setFont(theme.ui_font(theme.Size.SMALL))
        save = QToolButton()
        save.setIcon(resources.icon("download"))
        save.setAutoRaise(True)
        save.setAccessibleName(self.tr("Save the timeline as a picture"))
        save.setToolTip(self.tr("Save the timeline as a picture"))
        save.clicked.connect(self._save_picture)
        line.addWidget(save)
        return row

    def page_controls(self) -> QWidget:
        """Return what of this page stands at the end of the filter bar."""
        return self._controls

    @property
    def lane_by(self) -> LaneBy:
        """What a lane holds now."""
        return next(by for by, action in self._lane_actions.items() if action.isChecked())

    @property
    def dates_shown(self) -> tuple[float, float] | None:
        """First and last moment in view, `None` before anything was shown."""
        return None if self._layout_shown is None else self.chart.dates

    @property
    def hold_months(self) -> int:
        """How many months a position is taken to hold."""
        return int(self._hold.currentData())

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""
        self.chart.apply_theme()
        self._overview.apply_theme()

    def refresh(self) -> None:
        """Show the statements that pass the filters."""
        workspace = self.state.workspace
        if workspace is None:
            self._frame = self._layout_shown = None
            self._drawing.stop()
            self._stack.setCurrentIndex(1)
            self._nothing.explain()
            return
        self._frame = workspace.timeline(self.state.selection)
        # Drawn in the next turn: asking and drawing together would hold the window up.
        self._drawing.start()

    @property
    def is_waiting(self) -> bool:
        """Whether the project changed and the change is not drawn yet."""
        return self._timer.isActive() or self._drawing.isActive()

    def _draw(self) -> None:
        if self._frame is None:
            return
        shown = self._layout_shown = layout_timeline(
            self._frame,
            lane_by=self.lane_by,
            hold_months=self.hold_months,
            scale=self.chart.scale_factor,
            pairs=bracket_pairs(self._contrasts()),
        )
        self._frame = None
        self._stack.setCurrentIndex(0 if shown.lanes else 1)
        if not shown.lanes:
            self._say_why_nothing(shown)
        self._note.setText(self._note_words(shown))
        self.chart.show_layout(shown, labels=self.lane_by is LaneBy.ACTORS)
        self._overview.show_points(shown.points, self.chart.all_dates or self.chart.dates)
        self._overview.show_dates(*self.chart.dates)
        self._show_selected(self.state.statement)
        if self._change:
            self.show_change(self._change)

    def _contrasts(self) -> list[Contrast]:
        """Return what may be a change, oldest first, as the brackets stand."""
        workspace = self.state.workspace
        return workspace.contrasts(self.state.selection)[::-1] if workspace else []

    def show_change(self, key: str) -> None:
        """Show the card of a possible change under the chart; close it when there is none."""
        found = self._contrasts()
        place = next((n for n, contrast in enumerate(found) if contrast.key == key), None)
        if place is None:
            self._close_change()
            return
        self._change = key
        self.card.show_contrast(found[place], place, len(found))
        self.card.show()
        self.chart.mark_change(key)

    def _step_change(self, places: int) -> None:
        found = self._contrasts()
        at = next((n for n, contrast in enumerate(found) if contrast.key == self._change), 0)
        if 0 <= at + places < len(found):
            self._lead_to_change(found[at + places])

    def _lead_to_change(self, contrast: Contrast) -> None:
        self.show_change(contrast.key)
        if self._layout_shown is not None:
            point = self._layout_shown.index_of(contrast.newer)
            # In a turn of its own: only then the card has taken its room from the chart.
            QTimer.singleShot(0, self.chart, partial(self.chart.select, point))

    def _close_change(self) -> None:
        self._change = ""
        self.card.hide()
        self.chart.mark_change("")
        if self.isVisible():
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the card with C; while it is open, its keys act."""
        found = self._contrasts()
        if self.card.isVisible() and event.key() == Qt.Key.Key_Escape:
            self._close_change()
        elif self.card.isVisible() and self.card.take_key(event):
            pass
        elif event.key() == Qt.Key.Key_C and not event.modifiers() and found:
            undecided = [contrast for contrast in found if contrast.is_open]
            self._lead_to_change((undecided or found)[0])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _say_why_nothing(self, shown: TimelineLayout) -> None:
        self._nothing.explain()
        if shown.without_date:
            self._nothing.heading.setText(
                count_words(
                    self.tr("%n statement passes, but neither it nor its article has a date."),
                    self.tr("%n statements pass, but neither they nor their articles have a date."),
                    shown.without_date,
                )
            )
            self._nothing.words.setText(self.tr("Give the article a date in the list of articles."))

    def _note_words(self, shown: TimelineLayout) -> str:
        parts = [statements_words(len(shown.points))]
        if shown.on_articles_date:
            parts.append(
                count_words(
                    self.tr("%n stands at the article’s date, its text gives none"),
                    self.tr("%n stand at the article’s date, their text gives none"),
                    shown.on_articles_date,
                )
            )
        if shown.without_date:
            parts.append(
                count_words(
                    self.tr("%n without any date is not shown"),
                    self.tr("%n without any date are not shown"),
                    shown.without_date,
                )
            )
        return " · ".join(parts)

    def _choose(self, point: int) -> None:
        if self._layout_shown is None:
            return
        row = self._layout_shown.frame.iloc[point]
        self.state.select_cell(str(row["row"]), str(row["topic"]))
        self.state.select_statement(str(row["statement"]))

    def _show_selected(self, statement: str) -> None:
        if self._layout_shown is None or not self.isVisible():
            return
        current = self.chart.current
        frame = self._layout_shown.frame
        if current is not None and frame["statement"].iloc[current] == statement:
            return
        point = self._layout_shown.index_of(statement) if statement else None
        self.chart.select(point, follow=point is not None)

    def describe(self, points: Sequence[int]) -> str:
        """Return the words of one point, or a line for each of the first few of a crowd."""
        if self._layout_shown is None or not points:
            return ""
        rows = [self._layout_shown.frame.iloc[point] for point in points]
        if len(rows) == 1:
            return self._one_point(points[0], rows[0])
        lines = [
            self.tr("{date} · {actor} {saying}").format(
                date=_date_of(row), actor=row["actor_name"], saying=self._saying(point, row)
            )
            for point, row in zip(points[:_TOOLTIP_POINTS], rows, strict=False)
        ]
        rest = len(rows) - len(lines)
        if rest > 0:
            lines.append(count_words(self.tr("and %n more"), self.tr("and %n more"), rest))
        return "\n".join(lines)

    def _saying(self, point: int, row: "pd.Series[Any]") -> str:
        shown = self._layout_shown
        glyph = GLYPHS[int(shown.points.glyph[point])] if shown else Glyph.NO_SIDE
        return saying_words(glyph, str(row["target"]))

    def _one_point(self, point: int, row: "pd.Series[Any]") -> str:
        date = _date_of(row)
        if not row["dated"]:
            date = self.tr("{date}, the article’s date").format(date=date)
        said = self.tr("{actor} {saying}").format(
            actor=row["actor_name"], saying=self._saying(point, row)
        )
        grade = grade_words(Grade(str(row["grade"])))
        origin = self.tr("reviewed") if row["reviewed"] else self.tr("machine reading")
        words = shorten(str(row["content"]), _WORDS_IN_TOOLTIP, placeholder="…")
        return f"{said}\n{date} · {grade} · {origin}\n“{words}”"

    def _save_picture(self) -> None:
        # Not before it is asked for: the dialog brings the writers of all formats with it.
        from onrecord.ui.views.dialogs.export_dialog import ExportDialog
        from onrecord.ui.views.dialogs.export_formats import Format

        dialog = ExportDialog(self.state, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choose_format(Format.TIMELINE_PNG)
        dialog.open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected mark and the view."""
        menu = QMenu(self)
        evidence = menu.addAction(self.tr("Show evidence"))
        evidence.setEnabled(self.chart.current is not None)
        evidence.triggered.connect(self.state.evidence_requested)
        everything = menu.addAction(resources.icon("chart-gantt"), self.tr("Show all dates"))
        everything.triggered.connect(self.chart.show_all_dates)
        picture = menu.addAction(resources.icon("download"), self.tr("Save as picture…"))
        picture.triggered.connect(self._save_picture)
        menu.popup(event.globalPos())


def _date_of(row: "pd.Series[Any]") -> str:
    first = pd.Timestamp(str(row["first"])).date()
    return date_words(PartialDate(first, DatePrecision(str(row["precision"]))))
