"""What a drag brings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from onrecord.ui import intake


@pytest.fixture
def dropped(tmp_path: Path) -> list[Path]:
    for name in ("a.pdf", "b.PDF", "c.html", "d.mp4"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    return sorted(tmp_path.iterdir())


def test_counts_and_kinds_are_told_without_reading(dropped):
    found = intake.look_at(dropped)
    assert found.acceptable
    assert found.kinds_in_words() == "2 PDF · 1 saved web page · 1 folder"
    assert found.refused_in_words() == "1 of 5 cannot be read: .mp4"


def test_nothing_readable_is_refused(tmp_path):
    film = tmp_path / "film.mp4"
    film.write_text("x")
    assert not intake.look_at([film]).acceptable
    assert not intake.look_at([]).acceptable


def test_a_project_alone_is_opened_not_read(tmp_path):
    project = tmp_path / "Port Elle.onrecord"
    project.write_text("x")
    found = intake.look_at([project])
    assert found.project == project
    assert found.acceptable
    with_article = intake.look_at([project, tmp_path / "a.txt"])
    assert with_article.project is None
    assert with_article.unreadable == (".onrecord",)


@pytest.mark.parametrize("name", ["letter", "NOTES.TXT", "odd.suffix", "naïve “x” %20.txt"])
def test_names_that_may_hold_text_are_taken(name):
    assert intake.kind_of(name) is not None


@pytest.mark.parametrize("name", ["film.mp4", "tune.ogg", "program.exe", "picture.jpeg"])
def test_names_of_other_things_are_not(name):
    assert intake.kind_of(name) is None


def test_text_in_a_drag_is_never_taken_for_files():
    data = QMimeData()
    data.setText("/etc/passwd")
    assert not intake.look_at_drag(data).acceptable


def test_addresses_on_the_web_are_not_files(tmp_path):
    data = QMimeData()
    article = tmp_path / "a.txt"
    article.write_text("x")
    data.setUrls([QUrl("https://example.org/a.html"), QUrl.fromLocalFile(str(article))])
    assert intake.look_at_drag(data).paths == (article,)
