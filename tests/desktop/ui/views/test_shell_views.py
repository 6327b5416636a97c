"""Smaller parts of the shell: segments, focus ring, messages, dialogs, panels."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QListView, QPushButton, QScrollArea, QVBoxLayout, QWidget

from onrecord.domain.report import FileOutcome, FileReport
from onrecord.ui import theme
from onrecord.ui.focus_ring import FocusRing
from onrecord.ui.importing import Progress
from onrecord.ui.preferences import RecentProject
from onrecord.ui.theme import Appearance
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.dialogs.about import AboutDialog, system_words
from onrecord.ui.views.frame.keys import KeysDialog
from onrecord.ui.views.frame.message_bar import Message, MessageBar
from onrecord.ui.views.frame.status_line import StatusLine
from onrecord.ui.views.frame.top_bar import SearchField
from onrecord.ui.views.imports.import_panel import ImportPanel
from onrecord.ui.views.widgets.segmented import SegmentedControl


@pytest.fixture
def dark():
    theme.theme().set_appearance(Appearance.DARK)
    yield
    theme.theme().set_appearance(Appearance.SYSTEM)


def test_one_segment_is_on_and_the_keyboard_can_choose_another(qtbot, qapp):
    group = QActionGroup(qapp)
    control = SegmentedControl(group)
    qtbot.addWidget(control)
    first, second = QAction("One", control), QAction("Two", control)
    control.add(first)
    control.add(second)
    first.setChecked(True)
    control.show()
    qtbot.keyClick(control.segments()[1], Qt.Key.Key_Space)
    assert second.isChecked()
    assert not first.isChecked()


def test_a_count_makes_its_segment_wider_and_zero_takes_it_away(qtbot, qapp):
    control = SegmentedControl(QActionGroup(qapp))
    qtbot.addWidget(control)
    action = QAction("Statements", control)
    control.add(action, "list-checks")
    plain = control.segments()[0].sizeHint().width()
    control.set_count(action, 36)
    assert control.segments()[0].sizeHint().width() > plain
    control.set_count(action, 0)
    assert control.segments()[0].sizeHint().width() == plain


def test_segments_are_never_narrower_than_their_words(qtbot, qapp):
    control = SegmentedControl(QActionGroup(qapp))
    qtbot.addWidget(control)
    action = QAction("A rather long name", control)
    control.add(action)
    segment = control.segments()[0]
    assert segment.minimumSizeHint() == segment.sizeHint()
    words = segment.fontMetrics().horizontalAdvance(action.text())
    assert segment.sizeHint().width() > words


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot, qapp):
    ring = FocusRing(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    buttons = [QPushButton(name) for name in ("a", "b")]
    for button in buttons:
        column.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.place() is None
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    place = ring.place()
    assert place is not None
    assert place.contains(buttons[1].geometry())
    buttons[1].move(0, 0)
    moved = ring.place()
    assert moved is not None
    assert moved.contains(buttons[1].geometry())
    ring.deleteLater()


def test_a_later_message_of_the_same_occasion_takes_the_place_of_the_first(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell(Message("project", "first"))
    bar.tell(Message("import", "other"))
    bar.tell(Message("project", "second"))
    assert [message.text for message in bar.messages()] == ["other", "second"]
    bar.drop("import")
    bar.drop("project")
    assert bar.isHidden()


def test_messages_stay_through_a_change_of_colours(qtbot, dark):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell(Message("project", "first"))
    theme.theme().set_appearance(Appearance.LIGHT)
    assert [message.text for message in bar.messages()] == ["first"]


def test_the_report_adds_up_and_can_be_copied(qtbot):
    panel = ImportPanel(ViewState())
    qtbot.addWidget(panel)
    panel.show()
    panel.begin()
    panel.show_progress(Progress(1, 3, "b.pdf", 75.0))
    assert panel.cancel.isVisible()
    panel.show_report(
        [
            FileReport("/x/a.txt", FileOutcome.READ, ("k", "l"), 4),
            FileReport("/x/b.pdf", FileOutcome.REFUSED, (), 0, "No text in it."),
            FileReport("/x/c.txt", FileOutcome.CANCELLED, (), 0, "You cancelled."),
        ]
    )
    assert panel.summary_words() == "1 read, 1 split, 1 refused, 1 left out"
    assert not panel.cancel.isVisible()
    panel.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "refused\t/x/b.pdf\tNo text in it."


def test_searching_waits_until_typing_pauses(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, " harbour ")
    assert heard == ["harbour"]
    field.show_words("")
    qtbot.wait(300)
    assert heard == ["harbour"]
    assert field.text() == ""


@pytest.mark.slow
def test_about_names_versions_licences_and_a_sound_model(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    words = dialog.licences.toPlainText()
    assert "LGPL" in words
    assert "Lucide" in words
    assert any(line.startswith("Qt 6") for line in system_words())
    qtbot.waitUntil(lambda: "complete and unchanged" in dialog.reader.text(), timeout=60_000)


def test_keys_lists_every_shortcut_of_the_menus(qtbot):
    action = QAction("&Export…")
    action.setShortcut("Ctrl+E")
    dialog = KeysDialog([action, QAction("&Without")])
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]
    assert "Ctrl+E" in words
    assert "Export" in words
    assert "Without" not in words


def test_the_promise_stands_where_recent_projects_would(parts, tmp_path, qtbot):
    empty = parts.window.empty

    def place() -> int:
        return (
            empty._promise.mapTo(empty, QPoint(0, 0)).x()
            - empty.choose.mapTo(empty, QPoint(0, 0)).x()
        )

    empty.set_recent([RecentProject(tmp_path / "a.onrecord", datetime.now(UTC))])
    qtbot.waitUntil(lambda: place() > 100)

    empty.set_recent([])

    qtbot.waitUntil(lambda: place() == 0)


def test_the_ring_is_not_drawn_beyond_the_list_its_control_scrolls_in(qtbot, qapp):
    ring = FocusRing(qapp)
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(name) for name in "abcdefghijkl"]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    whole = QWidget()
    QVBoxLayout(whole).addWidget(area)
    qtbot.addWidget(whole)
    whole.resize(200, 160)
    with qtbot.waitActive(whole):
        whole.show()
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    viewport = area.viewport()
    seen = QRect(viewport.mapTo(whole, QPoint(0, 0)), viewport.size())
    top = viewport.mapFromGlobal(buttons[1].mapToGlobal(QPoint(0, 0))).y()

    area.verticalScrollBar().setValue(top + buttons[1].height() // 2)
    place = ring.place()
    assert place is not None
    assert seen.contains(place)

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert ring.place() is None
    ring.deleteLater()


def test_the_status_bar_says_how_many_statements_the_views_hold(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)

    line.set_counts(14, 83, 3, on_topic=52)
    assert "83 statements, 52 on topics" in line._counts.text()

    line.set_counts(14, 83, 3, on_topic=83)
    assert "on topics" not in line._counts.text()


def test_the_search_leaves_ctrl_e_to_the_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = SearchField(window)
    export = QAction("Export", window)
    export.setShortcut("Ctrl+E")
    window.addAction(export)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()

    with qtbot.waitSignal(export.triggered):
        qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_a_list_that_is_given_the_keyboard_by_a_key_has_a_ring_within(qapp, qtbot):
    ring = FocusRing(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    button, chosen = QPushButton(window), QListView(window)
    chosen.setGeometry(0, 0, 120, 90)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus(Qt.FocusReason.MouseFocusReason)

    chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    assert ring.place() == chosen.geometry()
    ring.deleteLater()
