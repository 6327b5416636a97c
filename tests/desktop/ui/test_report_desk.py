"""Files of an import put right in its report, with the real readers and the real engine."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from onrecord.domain.change import CorrectArticle
from onrecord.domain.report import FileOutcome
from onrecord.ui.itemmodels.import_files import FileAction, FileState

pytestmark = pytest.mark.slow
PATIENCE_MS = 90_000

STORY = """\
Harbour council puts off the vote

9 March 2021

The council of the harbour town put off its vote on the new bridge on Tuesday, because a report on \
the costs is missing. Members of all parties agreed to wait for it.

“We support the peace talks with Ukraine,” Lena Sommer, who chairs the council, told the members \
after the sitting. She named no new date for the vote and thanked the clerks.
"""
PARTS = [
    f"Story {n} of the week\n\n{n} April 2021\n\nPresident Mara Lindqvist said on Monday that she "
    f"supports plan {n} for Ukraine. "
    + " ".join(f"District {n}{place} votes and counts again." for place in "abcdefgh")
    for n in (1, 2, 3)
]
TABLE = "wie;wat;stuk\n" + "\n".join(
    f"n{n};Kop {n};The council of town {n} said on Monday that it would build bridge {n} again. "
    + " ".join(f"District {n}{place} votes and counts again." for place in "abcdefgh")
    for n in range(3)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


@pytest.fixture
def imported(parts, qtbot, folder):
    """Return a function that reads files of these names and texts and returns the panel."""

    def make(**files: str | bytes):
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name.replace("_", ".")).write_bytes(data)
        with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
            parts.window.add_files(sorted(folder.iterdir()))
        return parts.window.import_panel

    return make


def row_of(panel, name):
    """Return the line of a file."""
    rows = (panel.model.index(n).data(Qt.ItemDataRole.UserRole) for n in range(99))
    return next(row for row in rows if row is not None and row.name == name)


def dialog_of(parts, qtbot) -> Any:
    """Return the dialog that opens over the window."""

    def there() -> list[QDialog]:
        return [d for d in parts.window.findChildren(QDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE_MS)
    return there()[-1]


def act(parts, qtbot, action, name):
    """Do one thing about a file and wait until it is done beside the window's thread."""
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        parts.reports.act(action, row_of(parts.window.import_panel, name))
    parts.window.import_panel.refresh()


def titles(parts):
    return sorted(article.title for article in parts.state.workspace.articles())


def test_a_table_waits_for_its_columns_and_those_like_it_are_read_at_once(
    parts, qtbot, imported, folder
):
    panel = imported(table_csv=TABLE, story_txt=STORY)
    assert row_of(panel, "table.csv").state is FileState.WAITING
    assert panel.summary_words() == "1 read, 1 waiting"

    parts.reports.act(FileAction.COLUMNS, row_of(panel, "table.csv"))
    dialog = dialog_of(parts, qtbot)
    dialog.choices["text"].setCurrentIndex(0)
    assert not dialog.read.isEnabled()
    dialog.choices["text"].setCurrentText("stuk")
    dialog.choices["title"].setCurrentText("wat")
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        dialog.accept()
    panel.refresh()

    assert row_of(panel, "table.csv").detail.startswith("split into 3 articles")
    assert titles(parts)[1:] == ["Kop 0", "Kop 1", "Kop 2"]
    parts.window.actions_.undo.trigger()
    assert len(titles(parts)) == 1
    outcomes = {report.outcome for report in parts.state.workspace.imports()[0].reports}
    assert outcomes == {FileOutcome.READ, FileOutcome.WAITING}

    (folder / "next.csv").write_text(TABLE.replace("Kop", "Head").replace("town", "port"))
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        parts.window.add_files([folder / "next.csv"])
    assert titles(parts)[1:] == ["Head 0", "Head 1", "Head 2"]


def test_columns_chosen_for_one_table_hold_for_those_like_it_in_the_report(parts, qtbot, imported):
    other, strange = TABLE.replace("Kop", "Head"), TABLE.replace("wat", "what")
    for words, others in (("votes", "paints"), ("counts", "sings"), ("District", "Ferry")):
        other = other.replace(words, others)
    panel = imported(one_csv=TABLE, two_csv=other, three_csv=strange)
    states = {row.name: row.state for row in panel.model.rows}
    assert states["one.csv"] is states["two.csv"] is FileState.WAITING

    parts.reports.act(FileAction.COLUMNS, row_of(panel, "one.csv"))
    dialog = dialog_of(parts, qtbot)
    dialog.choices["text"].setCurrentText("stuk")
    dialog.choices["title"].setCurrentText("wat")
    dialog.accept()

    qtbot.waitUntil(lambda: len(titles(parts)) == 6, timeout=PATIENCE_MS)
    panel.refresh()
    assert row_of(panel, "two.csv").detail.startswith("split into 3 articles")
    assert row_of(panel, "three.csv").state is states["three.csv"]


def test_columns_chosen_for_articles_that_are_there_give_them_what_was_missing(
    parts, qtbot, imported
):
    rows = [
        f"{n};0{n}/04/2024;Kop {n};{paper};The council of town {n} said that it would build. "
        + " ".join(f"District {n}{place} votes and counts again." for place in "abcdefgh")
        for n, paper in enumerate(("Quay Post", "Harbour Wire", "Quay Post"), 1)
    ]
    table = "No;Day;Title;Where from;Text\n" + "\n".join(rows)
    panel = imported(table_csv=table)
    workspace = parts.state.workspace
    before = workspace.articles()
    assert [article.outlet for article in before] == [None] * 3
    told = workspace.imports()[0].reports[0].warnings
    assert any("“Where from” of table.csv was not used" in warning for warning in told)
    workspace.apply(CorrectArticle(before[0].key, (("title", "By hand"),)))
    assert row_of(panel, "table.csv").offered is FileAction.COLUMNS

    parts.reports.act(FileAction.COLUMNS, row_of(panel, "table.csv"))
    dialog = dialog_of(parts, qtbot)
    dialog.choices["outlet"].setCurrentText("Where from")
    assert not dialog.order.isHidden()
    dialog.order.setCurrentIndex(1)
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        dialog.read.click()
    panel.refresh()

    after = workspace.articles()
    assert [article.key for article in after] == [article.key for article in before]
    assert [article.outlet for article in after] == ["Quay Post", "Harbour Wire", "Quay Post"]
    assert [article.published for article in after] == [date(2024, n, 4) for n in (1, 2, 3)]
    assert after[0].title == "By hand"
    assert not workspace.imports()[0].reports[0].warnings
    assert row_of(panel, "table.csv").offered is None
    assert FileAction.JOIN in row_of(panel, "table.csv").actions

    parts.reports.act(FileAction.COLUMNS, row_of(panel, "table.csv"))
    qtbot.waitUntil(lambda: dialog_of(parts, qtbot) is not dialog, timeout=PATIENCE_MS)
    again = dialog_of(parts, qtbot)
    assert again.choices["outlet"].currentText() == "Where from"
    assert again.chosen == {
        "date": "Day",
        "title": "Title",
        "outlet": "Where from",
        "text": "Text",
        "order": "month",
    }
    again.reject()
    parts.window.actions_.undo.trigger()
    assert [article.outlet for article in workspace.articles()] == [None] * 3
    assert workspace.articles()[0].published == date(2024, 4, 1)


def test_a_text_is_read_again_in_the_encoding_that_was_chosen(parts, qtbot, imported):
    text = STORY.replace("Lena Sommer", "Žofie Černá").encode("cp1250")
    panel = imported(story_txt=text)
    (before,) = parts.state.workspace.all_articles()
    assert "Žofie Černá" not in before.text

    parts.reports.act(FileAction.ENCODING, row_of(panel, "story.txt"))
    dialog = dialog_of(parts, qtbot)
    qtbot.waitUntil(lambda: "Harbour council" in dialog.preview.toPlainText())
    dialog.choice.setCurrentIndex(dialog.choice.findData("utf-8"))
    assert not dialog.read.isEnabled()
    dialog.choice.setCurrentIndex(dialog.choice.findData("cp1250"))
    assert "Žofie Černá" in dialog.preview.toPlainText()
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        dialog.accept()

    (after,) = parts.state.workspace.all_articles()
    assert "Žofie Černá" in after.text
    panel.refresh()
    assert "written in Central European (Windows-1250)" in row_of(panel, "story.txt").detail
    assert parts.state.undo_stack.undoText() == "Encoding: story.txt"
    parts.window.actions_.undo.trigger()
    assert parts.state.workspace.all_articles() == [before]


def test_a_split_can_be_joined_undone_and_made_again(parts, qtbot, imported):
    panel = imported(week_txt="\n\n=====\n\n".join(PARTS))
    assert row_of(panel, "week.txt").offered is FileAction.JOIN
    assert len(titles(parts)) == 3

    act(parts, qtbot, FileAction.JOIN, "week.txt")

    (whole,) = parts.state.workspace.all_articles()
    assert all(f"supports plan {n}" in whole.text for n in (1, 2, 3))
    assert parts.state.workspace.statements_in(whole.key)
    assert row_of(panel, "week.txt").detail.startswith("joined from 3 parts")
    parts.window.actions_.undo.trigger()
    assert len(titles(parts)) == 3
    parts.window.actions_.redo.trigger()
    panel.refresh()
    parts.reports.act(FileAction.SPLIT, row_of(panel, "week.txt"))
    assert len(titles(parts)) == 3
    panel.refresh()
    assert row_of(panel, "week.txt").offered is FileAction.JOIN


def test_versions_are_compared_and_both_can_be_kept(parts, qtbot, imported):
    online = STORY.replace("thanked the clerks", "thanked the clerks and engineers")
    panel = imported(a_txt=STORY, b_txt=online)
    (article,) = parts.state.workspace.articles()
    assert len(article.also_in) == 1
    double = next(r for r in map(row_of, [panel] * 2, ["a.txt", "b.txt"]) if r.offered)
    assert double.state is FileState.DUPLICATE
    assert "% alike)" in double.detail

    parts.reports.act(FileAction.COMPARE, double)
    dialog = dialog_of(parts, qtbot)
    qtbot.waitUntil(lambda: "and engineers" in dialog.text.toPlainText())
    shown = dialog.text.toPlainText()
    assert any(f"[{sign}and engineers{sign}]" in shown for sign in "+−")
    dialog.apart.click()

    assert len(parts.state.workspace.articles()) == 2
    panel.refresh()
    assert row_of(panel, double.name).state is FileState.WARNED
    parts.window.actions_.undo.trigger()
    assert len(parts.state.workspace.articles()) == 1


def test_the_other_version_can_take_the_place_of_the_first(parts, qtbot, imported):
    panel = imported(a_txt=STORY, b_txt=STORY.replace("thanked the clerks", "thanked engineers"))
    (before,) = parts.state.workspace.articles()
    double = next(r for r in map(row_of, [panel] * 2, ["a.txt", "b.txt"]) if r.offered)
    parts.reports.act(FileAction.COMPARE, double)

    dialog_of(parts, qtbot).instead.click()

    (after,) = parts.state.workspace.articles()
    assert after.key != before.key
    assert [place.file_name for place in after.also_in] == [before.file_name]
    panel.refresh()
    taken, kept = row_of(panel, before.file_name), row_of(panel, after.file_name)
    assert taken.state is FileState.DUPLICATE
    assert taken.detail.startswith("same as “Harbour council puts off the vote”")
    assert kept.state is FileState.READ
    assert f"kept instead of the version in {before.file_name}" in kept.detail
    assert "both are kept" not in kept.detail
    assert taken.offered is kept.offered is FileAction.COMPARE

    parts.reports.act(FileAction.COMPARE, kept)
    assert dialog_of(parts, qtbot).pair.kept.file_name == after.file_name
    parts.window.actions_.undo.trigger()
    assert [article.key for article in parts.state.workspace.articles()] == [before.key]


def test_the_very_same_text_can_be_kept_twice(parts, qtbot, imported):
    panel = imported(a_txt=STORY, b_txt=STORY.replace("\n", "\r\n"))
    double = next(r for r in map(row_of, [panel] * 2, ["a.txt", "b.txt"]) if r.offered)
    assert "same text as" in double.detail
    parts.reports.act(FileAction.COMPARE, double)
    dialog = dialog_of(parts, qtbot)
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        dialog.apart.click()

    assert len(parts.state.workspace.articles()) == 2
    parts.window.actions_.undo.trigger()
    assert len(parts.state.workspace.articles()) == 1


def test_a_refused_file_is_read_again_when_it_was_put_right(parts, qtbot, imported, folder):
    panel = imported(empty_txt="")
    assert row_of(panel, "empty.txt").offered is FileAction.SHOW
    with qtbot.waitSignal(parts.reports.amending.refused, timeout=PATIENCE_MS):
        parts.reports.act(FileAction.RETRY, row_of(panel, "empty.txt"))
    (folder / "empty.txt").write_text(STORY, encoding="utf-8")

    act(parts, qtbot, FileAction.RETRY, "empty.txt")

    assert len(parts.state.workspace.articles()) == 1
    assert panel.summary_words() == "1 read"


def test_title_outlet_and_date_are_filled_in_over_the_line(parts, qtbot, imported):
    panel = imported(story_txt=STORY.replace("9 March 2021\n\n", ""))
    assert not panel.fill_in.isHidden()
    row = row_of(panel, "story.txt")
    assert (row.state, row.offered) == (FileState.WARNED, FileAction.DATE)
    parts.reports.act(FileAction.DATE, row_of(panel, "story.txt"))
    form = panel.files.form
    assert form is not None
    form.date.setText("9 Mar 2021")
    form.outlet.setText("The Quay Post")
    qtbot.keyClick(form.date, Qt.Key.Key_Return)

    (article,) = parts.state.workspace.articles()
    assert (str(article.published), article.outlet) == ("2021-03-09", "The Quay Post")
    panel.refresh()
    assert panel.fill_in.isHidden()
    assert row_of(panel, "story.txt").state is FileState.READ
    parts.window.actions_.undo.trigger()
    panel.refresh()
    assert row_of(panel, "story.txt").state is FileState.WARNED


def test_the_report_of_a_past_import_can_be_put_right_too(parts, qtbot, imported):
    panel = imported(week_txt="\n\n=====\n\n".join(PARTS))
    path = parts.state.workspace.path
    parts.window.open_project(path)
    parts.desk._show_import(0)

    act(parts, qtbot, FileAction.JOIN, "week.txt")

    assert len(parts.state.workspace.articles()) == 1
    assert row_of(panel, "week.txt").offered is FileAction.SPLIT


def test_every_action_of_a_line_is_in_its_menu(parts, qtbot, imported):
    panel = imported(week_txt="\n\n=====\n\n".join(PARTS), bad_pdf=b"%PDF-1.7 cut")

    menu = panel.files.menu_for(row_of(panel, "week.txt"))

    words = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
    assert words == [
        "Join into one article",
        "Title, outlet and date…",
        "Encoding…",
        "Read again",
        "Open file",
        "Show in folder",
    ]
    with qtbot.waitSignal(panel.files.asked) as asked:
        menu.actions()[3].trigger()
    assert asked.args[0] is FileAction.RETRY


def test_columns_chosen_while_files_are_read_hold_when_the_report_is_there(
    parts, qtbot, folder, imported
):
    (folder / "a table.csv").write_text(TABLE, encoding="utf-8")
    asked: list[bool] = []

    def choose(report):
        if report.outcome is FileOutcome.WAITING and not asked:
            asked.append(parts.importing.running)
            row = row_of(parts.window.import_panel, "a table.csv")
            parts.reports._read(row, "Columns", columns={"text": "stuk", "title": "wat"})

    parts.importing.file_ended.connect(choose)
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        panel = imported(story_txt=STORY)

    assert asked == [True]
    panel.refresh()
    assert row_of(panel, "a table.csv").detail.startswith("split into 3 articles")
    assert len(titles(parts)) == 4


def test_outlet_and_date_set_by_hand_stay_when_a_file_is_read_again(parts, qtbot, imported):
    imported(story_txt=STORY.replace("Lena Sommer", "Žofie Černá").encode("cp1250"))
    (before,) = parts.state.workspace.articles()
    values = (("outlet", "The Quay Post"), ("published", date(2021, 3, 10)))
    parts.state.apply(CorrectArticle(before.key, values))
    row = row_of(parts.window.import_panel, "story.txt")
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        parts.reports._read(row, "Encoding", encoding="cp1250")

    (after,) = parts.state.workspace.articles()
    assert after.key != before.key
    assert (after.outlet, after.published) == ("The Quay Post", date(2021, 3, 10))


def test_an_import_that_only_brings_another_place_is_undone_too(parts, qtbot, imported, folder):
    imported(a_txt=STORY)
    (folder / "b.txt").write_text(STORY.replace("\n", "\r\n"), encoding="utf-8")
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        parts.window.add_files([folder / "b.txt"])

    assert parts.state.undo_stack.undoText() == "Add sources"
    (article,) = parts.state.workspace.articles()
    assert [place.file_name for place in article.also_in] == ["b.txt"]
    parts.window.actions_.undo.trigger()
    assert parts.state.workspace.articles()[0].also_in == ()
    parts.window.actions_.redo.trigger()
    assert len(parts.state.workspace.articles()[0].also_in) == 1
