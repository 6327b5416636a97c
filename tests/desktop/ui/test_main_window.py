"""The window: start page, drops, pages, messages, undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
)

from onrecord.domain.change import ReplaceCodebook
from onrecord.ui.app import Parts
from onrecord.ui.preferences import Preferences
from onrecord.ui.theme import px
from onrecord.ui.views.widgets.segmented import SegmentedControl
from onrecord.workspace import ProjectLockedError, Workspace

COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def drag(window, *paths: Path) -> QDragEnterEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(
        QPoint(200, 200), COPY_OR_MOVE, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window, *paths: Path) -> QDropEvent:
    drag(window, *paths)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(200, 200), COPY_OR_MOVE, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(window, event)
    return event


def article_file(folder: Path, name: str = "letter.txt") -> Path:
    path = folder / name
    path.write_text("Letter\n\nMs Berg said the harbour must stay open.\n", encoding="utf-8")
    return path


def test_without_a_project_the_start_page_is_there_and_project_actions_are_not(parts):
    window = parts.window
    assert window.empty.isVisible()
    assert not window.top_bar.isVisible()
    assert not window.actions_.export.isEnabled()
    assert window.actions_.open.isEnabled()
    assert window.windowTitle() == "On Record"


def test_a_drag_of_articles_covers_the_window_until_it_leaves(parts, tmp_path):
    window = parts.window
    event = drag(window, article_file(tmp_path), article_file(tmp_path, "a “b” 50%.txt"))
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert window.drops.veil.isVisible()
    assert window.drops.veil.geometry() == window.rect()
    assert window.drops.veil.accessibleName() == "Add 2 items"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drops.veil.isVisible()


def test_a_drag_without_anything_to_read_is_refused(parts, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\x00")
    assert not drag(parts.window, film).isAccepted()
    assert not parts.window.drops.veil.isVisible()


def test_the_veil_names_the_project_and_what_cannot_be_read(opened, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\x00")
    drag(opened.window, article_file(tmp_path), film)
    assert opened.window.drops.veil.accessibleName() == "Add 1 item to Port Elle"
    assert any(
        "1 of 2 cannot be read: .mp4" in words for words, _ in opened.window.drops.veil.lines()
    )


def test_a_dropped_project_is_opened(parts, project, qtbot):
    with qtbot.waitSignal(parts.session.changed):
        drop(parts.window, project)
    assert parts.window.windowTitle() == "Port Elle – On Record"
    assert parts.window.bench.isVisible()
    assert parts.window.articles.model.total == 4


def test_a_drop_without_a_project_starts_a_draft_that_closing_empty_removes(parts, tmp_path):
    drafts = tmp_path / "data" / "drafts"
    assert parts.session.start()
    assert parts.session.is_draft
    assert list(drafts.iterdir())
    parts.session.close()
    assert not list(drafts.glob("*.onrecord"))
    assert parts.window.empty.isVisible()


def test_saving_a_draft_under_a_name_moves_it_there(parts, tmp_path, example_articles):
    parts.session.start()
    draft = parts.session.workspace.path
    parts.session.workspace.add(example_articles[0])
    target = tmp_path / "Kept.onrecord"
    assert parts.session.save_as(target)
    assert target.is_file()
    assert not draft.exists()
    assert not parts.session.is_draft
    assert parts.window.windowTitle() == "Kept – On Record"
    assert [p.path for p in parts.preferences.recent_projects()] == [target]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"SQLite format 3\x00" + bytes(84), "another program"), (b"x" * 200, "not")],
)
def test_a_file_that_is_no_sound_project_is_told_in_the_bar_not_in_a_dialog(
    parts, open_project, tmp_path, content, words
):
    path = tmp_path / "odd.onrecord"
    path.write_bytes(content)
    open_project(parts, path)
    (message,) = parts.window.messages.messages()
    assert "odd.onrecord" in message.text
    assert words in message.text
    assert parts.window.empty.isVisible()
    assert path.read_bytes() == content


def test_a_missing_project_can_be_taken_off_the_list(parts, open_project, tmp_path):
    path = tmp_path / "gone.onrecord"
    parts.preferences.remember_project(path)
    open_project(parts, path)
    (message,) = parts.window.messages.messages()
    message.act()
    assert parts.preferences.recent_projects() == []
    assert parts.window.messages.messages() == []


def test_a_project_open_elsewhere_is_offered_for_reading(parts, open_project, project, qtbot):
    with Workspace.open(project):
        open_project(parts, project)
        (message,) = parts.window.messages.messages()
        message.act()
        qtbot.waitUntil(lambda: not parts.session.opening)
        assert parts.session.workspace.read_only
        assert parts.window.windowTitle() == "Port Elle (read only) – On Record"
        assert not parts.session.ensure()


def test_opening_another_project_takes_the_message_of_the_first_away(
    parts, open_project, project, tmp_path
):
    open_project(parts, tmp_path / "gone.onrecord")
    open_project(parts, project)
    assert parts.window.messages.messages() == []


def test_undo_names_the_step_and_brings_removed_articles_back(opened, qtbot):
    window = opened.window
    panel = window.articles
    panel.list.setCurrentIndex(panel.model.index(0))
    panel.remove()
    qtbot.waitUntil(lambda: panel.model.total == 3)
    assert window.actions_.undo.text().startswith("&Undo Remove")
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: panel.model.total == 4)
    assert window.actions_.redo.text().startswith("&Redo Remove")


def test_filling_in_outlet_and_date_is_one_step_and_clears_the_warning(opened, qtbot):
    panel = opened.window.articles
    panel.fill_in_missing()
    form = panel.form
    qtbot.keyClicks(form.outlet, "Elle Courier")
    qtbot.keyClicks(form.date, "4 May 2021")
    qtbot.keyClick(form.date, Qt.Key.Key_Return)
    assert panel.model.lacking() == 0
    assert panel.form is None
    opened.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: panel.model.lacking() == 1)
    assert opened.state.undo_stack.count() == 1


def test_a_date_that_is_none_is_not_taken(opened, qtbot):
    panel = opened.window.articles
    panel.fill_in_missing()
    qtbot.keyClicks(panel.form.date, "soon")
    qtbot.keyClick(panel.form.date, Qt.Key.Key_Return)
    assert panel.form is not None
    assert opened.state.undo_stack.count() == 0
    qtbot.keyClick(panel.form.date, Qt.Key.Key_Escape)
    assert panel.form is None


def test_articles_fold_to_a_rail_and_come_back(opened):
    window = opened.window
    window.actions_.articles.trigger()
    assert window.rail.isVisible()
    assert not window.articles.isVisible()
    window.rail.click()
    assert window.articles.isVisible()
    assert window.actions_.articles.isChecked()


def test_a_narrow_window_folds_the_articles_by_itself(opened, qtbot):
    window = opened.window
    window.resize(px(1000), px(640))
    qtbot.waitUntil(lambda: window.rail.isVisible())
    assert window.actions_.articles.isChecked()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.articles.isVisible())


def test_selecting_a_cell_opens_the_evidence_unless_the_analyst_closed_it(opened):
    window, state = opened.window, opened.state
    assert not window.bench.side.isVisible()
    row = state.workspace.comparison(state.selection).rows.index[0]
    state.select_cell(row, "treaty")
    assert window.bench.side.isVisible()
    window.actions_.evidence.trigger()
    state.select_cell(row, "fishing")
    assert not window.bench.side.isVisible()
    assert "F9" in window.status._note.text()
    state.evidence_requested.emit()
    assert window.bench.side.isVisible()


def test_an_article_is_shown_in_the_reader_when_it_is_clicked(opened, qtbot):
    panel = opened.window.articles
    place = panel.list.visualRect(panel.model.index(1)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.state.article == panel.model.row_at(1).key
    assert opened.window.bench.side.isVisible()


def test_searching_filters_all_pages(opened, qtbot):
    field = opened.window.top_bar.search
    qtbot.keyClicks(field, "quota")
    with qtbot.waitSignal(opened.state.selection_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.state.selection.text == "quota"
    with qtbot.waitSignal(opened.state.selection_changed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert opened.state.selection.text == ""


@pytest.mark.parametrize("key", ["matrix", "timeline", "statements", "actors", "codebook"])
def test_every_page_opens_and_all_its_controls_have_names(opened, key, qtbot):
    window = opened.window
    window.actions_.pages[key].trigger()
    assert window.page_stack.current == key
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not (isinstance(widget.parentWidget(), QComboBox | QAbstractItemView))
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_size_page_and_panels_come_back(opened, open_project, settings, tmp_path, qtbot, project):
    window = opened.window
    window.resize(960, 700)
    window.show_page("timeline")
    window.actions_.articles.trigger()
    window.actions_.legend.trigger()
    window.close()
    again = Parts(Preferences(settings), tmp_path / "data", tmp_path / "log")
    qtbot.addWidget(again.window)
    again.window.show()
    open_project(again, project)
    assert (again.window.width(), again.window.height()) == (960, 700)
    assert again.window.page_stack.current == "timeline"
    assert again.window.rail.isVisible()
    assert not again.window.actions_.legend.isChecked()
    again.window.close()


def test_a_window_on_a_screen_that_is_gone_comes_back_on_screen(parts, settings, tmp_path, qtbot):
    parts.window.move(9000, 9000)
    parts.window.close()
    again = Parts(Preferences(settings), tmp_path / "data", tmp_path / "log")
    qtbot.addWidget(again.window)
    again.window.show()
    assert again.window.screen().availableGeometry().intersects(again.window.frameGeometry())
    again.window.close()


def test_closing_the_window_closes_the_project_for_others(opened, project):
    opened.window.close()
    with Workspace.open(project) as workspace:
        assert not workspace.read_only


@pytest.mark.parametrize("width", [1000, 1440])
def test_no_choice_in_the_filter_bar_is_cut_off(opened, qtbot, width):
    opened.window.resize(width, 700)
    opened.window.show_page("statements")
    bar = opened.window.page_stack.filter_bar()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.width() > width - 100)
    qtbot.wait(20)

    for control in bar.findChildren(SegmentedControl):
        for segment in control.segments():
            assert segment.width() >= segment.sizeHint().width(), segment.text()


def test_the_badge_counts_what_the_page_offers_to_review(opened, qtbot):
    opened.window.show_page("statements")
    page = opened.window.page_stack.page("statements")
    segment = opened.window.top_bar._views._segments[opened.window.top_bar._statements]

    assert segment._count == page.model.rowCount()
    assert segment._count < len(opened.state.workspace.statements())


def test_the_first_articles_show_the_matrix_whatever_was_shown_last(parts, tmp_path, qtbot):
    parts.preferences.set_text("page", "codebook")
    path = tmp_path / "note.txt"
    path.write_text("Nothing is said here.", encoding="utf-8")

    parts.window.add_files([path])
    qtbot.waitUntil(lambda: parts.importing.running)

    assert parts.window.page_stack.current == "matrix"


def test_esc_empties_the_search_and_then_leaves_it(opened, qtbot):
    window = opened.window
    window.actions_.find.trigger()
    search = window.top_bar.search
    qtbot.keyClicks(search, "quota")

    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert search.hasFocus()

    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.hasFocus()
    page = window.page_stack.current_page()
    assert page is window.focusWidget() or page.isAncestorOf(window.focusWidget())


def test_the_codebook_of_an_empty_project_can_be_looked_at(parts):
    parts.session.start()
    assert parts.window.empty.isVisible()

    parts.window.actions_.pages["codebook"].trigger()

    assert not parts.window.empty.isVisible()
    assert parts.window.page_stack.current == "codebook"
    parts.session.close()
    assert parts.window.empty.isVisible()


def test_a_codebook_that_was_changed_and_not_applied_shows_at_its_button(opened):
    window = opened.window
    window.show_page("codebook")
    page = window.page_stack.current_page()
    button = window.top_bar._settings._segments[window.actions_.pages["codebook"]]

    page.form.terms.chips.added.emit("herring")
    window.show_page("matrix")
    assert button.accessibleDescription() == "Changed, not applied"

    opened.session.close()
    assert button.accessibleDescription() == ""


def test_a_draft_keeps_its_file_when_its_codebook_was_changed(parts):
    parts.session.start()
    path = parts.session.workspace.path
    codebook = parts.state.workspace.codebook
    parts.state.apply(ReplaceCodebook(replace(codebook, topics=codebook.topics[:1])))

    parts.session.close()

    assert path.is_file()


def test_what_is_started_while_a_project_is_being_opened_wins(parts, project, qtbot):
    parts.window.open_project(project)

    parts.session.start()

    def is_let_go() -> bool:
        try:
            Workspace.open(project).close()
        except ProjectLockedError:
            return False
        return True

    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(is_let_go)
    assert parts.session.is_draft
    assert parts.session.name == "Untitled project"


def test_articles_given_with_a_project_go_into_it(parts, project, tmp_path, qtbot):
    article = tmp_path / "one.txt"
    article.write_text("One\n\nIt rained.\n")

    with qtbot.waitSignal(parts.importing.begun):
        parts.open([article, project])

    assert parts.session.workspace.path == project
    parts.importing.stop()


def test_the_keys_of_a_page_take_the_keyboard_to_it(opened, qtbot):
    window = opened.window
    window.show_page("matrix")
    window.activateWindow()
    choice = window.page_stack.filter_bar().findChildren(QAbstractButton)[0]
    choice.setFocus()

    qtbot.keyClick(choice, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.page_stack.current_page()
    first = page.list.currentIndex().row()
    qtbot.keyClick(QApplication.focusWidget(), "j")

    assert window.page_stack.current == "statements"
    assert page.list.currentIndex().row() == first + 1


def test_saving_a_project_says_that_it_is_saved_already(opened, qtbot):
    opened.window.activateWindow()

    qtbot.keyClick(opened.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert "Saved already: Port Elle" in opened.window.status._note.text()


def test_saving_a_draft_asks_where(parts, tmp_path, example_articles, monkeypatch):
    parts.session.start()
    parts.session.workspace.add(example_articles[0])
    target = tmp_path / "Chosen.onrecord"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    parts.window.actions_.save.trigger()

    assert target.is_file()
    assert not parts.session.is_draft
