"""Imports from drop to report, with the real readers and the real engine."""

from pathlib import Path

import pytest

from onrecord.domain.report import FileOutcome

pytestmark = pytest.mark.slow
PATIENCE_MS = 90_000

TALKS = """\
Norland and Sudria talk

4 May 2021

President Mara Lindqvist said that Norland supports a ceasefire in Ukraine. “We reject the war \
against Ukraine,” Lindqvist said on Monday.
"""
LETTER = """\
A letter to the editor

Prime minister Elena Costa called for peace talks with Ukraine.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return two articles, one of them twice, and two files that hold none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "talks again.txt").write_text(TALKS.replace("\n", "\r\n"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7 cut short")
    return sorted(folder.iterdir())


def run(parts, qtbot, paths):
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS) as ended:
        parts.window.add_files(paths)
    return ended.args[0]


def test_each_file_gets_its_line_and_the_good_ones_are_in_the_project(parts, qtbot, files):
    reports = run(parts, qtbot, files)
    assert {Path(r.path).name for r in reports} == {path.name for path in files}
    outcomes = sorted(report.outcome for report in reports)
    assert outcomes == sorted(
        [FileOutcome.READ] * 2 + [FileOutcome.DUPLICATE] + [FileOutcome.REFUSED] * 2
    )
    assert all(r.detail for r in reports if r.outcome is not FileOutcome.READ)
    window = parts.window
    assert window.articles.model.total == 2
    assert window.import_panel.summary_words() == "2 read, 1 duplicate, 2 refused"
    assert window.import_panel.isVisible()
    assert not window.articles.model.rowCount() > 2
    assert len(parts.state.workspace.imports()) == 1


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(parts, qtbot, files):
    run(parts, qtbot, files)
    before = len(parts.state.workspace.statements())
    assert parts.state.undo_stack.undoText() == "Add 2 articles"
    parts.window.actions_.undo.trigger()
    assert parts.state.workspace.articles() == []
    parts.window.actions_.redo.trigger()
    assert len(parts.state.workspace.articles()) == 2
    assert len(parts.state.workspace.statements()) == before


def test_a_second_drop_while_files_are_read_waits_for_its_turn(parts, qtbot, files):
    later = files[0].with_name("later.txt")
    later.write_text("Later\n\nMr Brekke said the harbour must close.\n", encoding="utf-8")
    parts.window.add_files([files[-1]])
    qtbot.waitUntil(lambda: parts.importing.running, timeout=2_000)
    parts.window.add_files([later])
    qtbot.waitUntil(
        lambda: not parts.importing.running and _reports(parts) == 2, timeout=PATIENCE_MS
    )
    assert parts.window.articles.model.total == 2


def _reports(parts) -> int:
    return len(parts.state.workspace.imports())


def test_cancel_ends_within_two_seconds_and_keeps_what_is_done(parts, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        # Long enough that a quick machine is not done before the first article is seen.
        own = " ".join(f"Pier {number} lies beside berth {number + n}." for n in range(60))
        text = "\n\n".join([f"{TALKS} {own}"] * 20)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    parts.window.add_files([folder])
    qtbot.waitUntil(lambda: parts.window.articles.model.total >= 1, timeout=PATIENCE_MS)
    with qtbot.waitSignal(parts.importing.ended, timeout=2_000) as ended:
        parts.window.import_panel.cancel.click()
    reports = ended.args[0]
    assert len(reports) == 60
    done = sum(report.outcome is FileOutcome.READ for report in reports)
    assert 1 <= done < 60
    assert len(parts.state.workspace.articles()) >= done


def test_closing_the_window_in_the_middle_keeps_what_is_done(parts, qtbot, files):
    from onrecord.workspace import Workspace

    parts.window.add_files(files)
    qtbot.waitUntil(lambda: parts.window.articles.model.total >= 1, timeout=PATIENCE_MS)
    path = parts.state.workspace.path
    parts.window.close()
    assert not parts.importing.running
    with Workspace.open(path) as workspace:
        assert workspace.articles()


def test_an_article_can_be_read_again_and_keeps_its_corrections(parts, qtbot, files):
    from onrecord.domain.change import CorrectArticle

    run(parts, qtbot, files)
    key = parts.state.workspace.articles()[0].key
    parts.state.apply(CorrectArticle(key, (("outlet", "Elle Courier"),)))
    count = len(parts.state.workspace.statements())
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        parts.importing.read_again([key])
    assert len(parts.state.workspace.statements()) == count
    assert parts.state.workspace.article(key).outlet == "Elle Courier"
