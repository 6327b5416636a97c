"""The bar of filters that matrix, timeline and statements share."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onrecord.domain.codebook import OTHER_TOPIC
from onrecord.domain.selection import RollUp, Selection
from onrecord.ui import theme
from onrecord.ui.filters import SetFilter, range_words, set_filters
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.filters.filter_picks import DatePick, KeyPick, Pick
from onrecord.ui.views.frame.top_bar import ActionButton, Bar
from onrecord.ui.views.widgets.labels import Words
from onrecord.ui.views.widgets.segmented import SegmentedControl
from onrecord.workspace.events import ArticlesAdded

_NARROW_PX = 1040
_PILLED = {"actors", "stances", "text"}
"""Filters without a control of their own in the bar."""
_IMPORT_PAUSE_MS = 500
SPARE = "spare"
"""Property of words among a page's controls that can go where the window is narrow."""


class FilterBar(Bar):
    """Show and set the filters; the page that is shown puts its own controls at the far end."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__("panel", 40, parent)
        self._state = state
        self._pills: list[Pick] = []
        self._page_controls: QWidget | None = None
        self.row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self.row.setSpacing(theme.px(8))
        self._labels = [
            Words(words, theme.Size.SMALL, "second", parent=self)
            for words in (self.tr("Rows"), self.tr("Evidence"))
        ]
        self.roll_ups = self._make_roll_ups()
        self.evidence = self._make_evidence()
        self.dates = DatePick(self)
        self.outlets = KeyPick("newspaper", self.tr("Outlets"), self)
        self.topics = KeyPick("list-filter", self.tr("Topics"), self)
        for pick in (self.dates, self.outlets, self.topics):
            self.row.addWidget(pick)
        self._place = QHBoxLayout()
        self._place.setSpacing(theme.px(6))
        self.row.addLayout(self._place)
        self.row.addStretch(1)
        self.dates.picked.connect(self._set_dates)
        self.outlets.picked.connect(self._set_outlets)
        self.topics.picked.connect(self._set_topics)
        state.selection_changed.connect(self.refresh)
        state.project_changed.connect(self._follow_project)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_IMPORT_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self.refresh()

    def _make_roll_ups(self) -> dict[RollUp, QAction]:
        group = QActionGroup(self)
        control = SegmentedControl(group, small=True, parent=self)
        actions = {}
        for roll_up, text, tip in (
            (RollUp.PERSON, self.tr("Person"), self.tr("A row for each person and body.")),
            (RollUp.OFFICE, self.tr("Office"), self.tr("People count for the office they hold.")),
            (RollUp.STATE, self.tr("State"), self.tr("People and offices count for their state.")),
        ):
            action = QAction(text, self)
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.setData(roll_up)
            control.add(action)
            actions[roll_up] = action
        group.triggered.connect(self._set_roll_up)
        control.setAccessibleName(self.tr("Rows"))
        self.row.addWidget(self._labels[0])
        self.row.addWidget(control)
        self.row.addSpacing(theme.px(6))
        return actions

    def _make_evidence(self) -> dict[bool, QAction]:
        group = QActionGroup(self)
        control = SegmentedControl(group, small=True, parent=self)
        actions = {}
        for strict, text, tip in (
            (False, self.tr("Lenient"), self.tr("Every statement found counts.")),
            (
                True,
                self.tr("Strict"),
                self.tr("Only what was reviewed, or is in the actor's own words, counts."),
            ),
        ):
            action = QAction(text, self)
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.setData(strict)
            control.add(action)
            actions[strict] = action
        group.triggered.connect(self._set_strict)
        control.setAccessibleName(self.tr("Evidence"))
        self.toggle_strict = QAction(self.tr("&Strict evidence"), self)
        self.toggle_strict.setShortcut(QKeySequence("Ctrl+L"))
        self.toggle_strict.triggered.connect(self._switch_strict)
        self.addAction(self.toggle_strict)
        self.row.addWidget(self._labels[1])
        self.row.addWidget(control)
        self.row.addSpacing(theme.px(6))
        return actions

    def set_page_controls(self, controls: QWidget | None) -> None:
        """Put a page's own controls at the far end in place of those that stand there."""
        if self._page_controls is not None:
            self._page_controls.hide()
            self.row.removeWidget(self._page_controls)
        self._page_controls = controls
        if controls is not None:
            self.row.addWidget(controls)
            self._settle()
            controls.show()

    # What is shown.

    def _follow_project(self, event: object) -> None:
        """Follow a change at once, an import now and then: it has many articles."""
        if not isinstance(event, ArticlesAdded):
            self.refresh()
        elif not self._later.isActive():
            self._later.start()

    def refresh(self, *_: object) -> None:
        """Show the filters that are set and what there is to choose from."""
        selection, workspace = self._state.selection, self._state.workspace
        self.roll_ups[selection.roll_up].setChecked(True)
        self.evidence[selection.strict].setChecked(True)
        self.setEnabled(workspace is not None)
        articles = [] if workspace is None else workspace.articles()
        days = [article.published for article in articles if article.published is not None]
        self.dates.show_range(
            selection.since,
            selection.until,
            (min(days), max(days)) if days else None,
        )
        self.dates.setText(range_words(selection.since, selection.until) or self.tr("Any date"))
        names = sorted({article.outlet or "" for article in articles}, key=str.casefold)
        self.outlets.offer(
            [(name, name or self.tr("no outlet")) for name in names], selection.outlets
        )
        self.outlets.setText(self._outlet_words(len(names), selection))
        topics = [] if workspace is None else list(workspace.codebook.topics)
        other = OTHER_TOPIC in selection.topics or (selection.with_other and not selection.topics)
        aside = (OTHER_TOPIC, self.tr("Other topics"), other) if topics else None
        self.topics.offer([(t.key, t.name) for t in topics], selection.topics, aside)
        self.topics.setText(self._topic_words(len(topics), selection))
        filters = [] if workspace is None else set_filters(selection, workspace)
        self._show_pills([each for each in filters if each.key in _PILLED])

    def _outlet_words(self, total: int, selection: Selection) -> str:
        if not selection.outlets:
            return self.tr("All outlets")
        return self.tr("{count} of {total} outlets").format(
            count=len(selection.outlets), total=total
        )

    def _topic_words(self, total: int, selection: Selection) -> str:
        chosen = len(selection.topics - {OTHER_TOPIC})
        if not selection.topics:
            return (
                self.tr("All and other topics") if selection.with_other else self.tr("All topics")
            )
        if not chosen:
            return self.tr("Other topics")
        words = self.tr("{count} of {total} topics").format(count=chosen, total=total)
        if OTHER_TOPIC in selection.topics:
            return self.tr("{topics} and other").format(topics=words)
        return words

    def _show_pills(self, filters: list[SetFilter]) -> None:
        for pill in self._pills:
            self._place.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = []
        for each in filters:
            pill = Pick("x", self.tr("Remove the filter"), self)
            pill.setText(each.words)
            pill.clicked.connect(
                lambda _=False, without=each.without: self._state.set_selection(without)
            )
            self._place.addWidget(pill)
            self._pills.append(pill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave labels away where the window is narrow."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        roomy = self.width() >= theme.px(_NARROW_PX)
        for label in self._labels:
            label.setVisible(roomy)
        if self._page_controls is not None:
            for words in self._page_controls.findChildren(Words):
                words.setVisible(roomy or not words.property(SPARE))
            for button in self._page_controls.findChildren(ActionButton):
                button.show_words(shown=roomy)
            for control in self._page_controls.findChildren(SegmentedControl):
                control.show_counts(shown=roomy)
        for pick in (self.dates, self.outlets, self.topics):
            pick.set_short(short=self.width() < theme.px(_NARROW_PX - 180))

    # What the analyst sets.

    def _change(self, **fields: object) -> None:
        self._state.set_selection(replace(self._state.selection, **fields))  # type: ignore[arg-type]

    def _set_roll_up(self, action: QAction) -> None:
        self._change(roll_up=RollUp(action.data()))

    def _set_strict(self, action: QAction) -> None:
        self._change(strict=bool(action.data()))

    def _switch_strict(self) -> None:
        self._change(strict=not self._state.selection.strict)

    def _set_dates(self, since: object, until: object) -> None:
        self._change(since=since, until=until)

    def _set_outlets(self, keys: object) -> None:
        self._change(outlets=keys)

    def _set_topics(self, keys: frozenset[str]) -> None:
        workspace = self._state.workspace
        topics = workspace.codebook.topics if workspace is not None else ()
        known = frozenset(topic.key for topic in topics)
        every = known <= keys
        self._change(topics=frozenset() if every else keys, with_other=OTHER_TOPIC in keys)
