"""What is remembered between two starts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from onrecord.ui.preferences import Preferences
from onrecord.ui.theme import Appearance


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_appearance_size_and_window_come_back(settings, tmp_path):
    first = Preferences(settings)
    first.appearance = Appearance.DARK
    first.article_scale = 1.3
    first.set_bytes("geometry", QByteArray(b"\x01\x02"))
    first.set_switch("legend", value=False)
    first.sync()
    again = Preferences(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.appearance is Appearance.DARK
    assert again.article_scale == pytest.approx(1.3)
    assert again.bytes_of("geometry") == QByteArray(b"\x01\x02")
    assert again.switch("legend", default=True) is False


def test_nonsense_in_the_settings_counts_as_nothing(settings):
    settings.setValue("window/appearance", "purple")
    settings.setValue("window/article_scale", "large")
    settings.setValue("recent/projects", ["no date|/x", 3, "also none"])
    preferences = Preferences(settings)
    assert preferences.appearance is Appearance.SYSTEM
    assert preferences.article_scale == pytest.approx(1.0)
    assert preferences.recent_projects() == []


def test_recent_projects_stand_newest_first_each_once_with_missing_ones_marked(settings, tmp_path):
    preferences = Preferences(settings)
    kept, gone = tmp_path / "a, b | c.onrecord", tmp_path / "gone.onrecord"
    kept.write_text("x")
    for path in (kept, gone, kept):
        preferences.remember_project(path)
    found = preferences.recent_projects()
    assert [(project.path, project.missing) for project in found] == [(kept, False), (gone, True)]
    preferences.forget_project(gone)
    assert [project.path for project in preferences.recent_projects()] == [kept]


def test_only_the_last_ten_projects_are_kept(settings, tmp_path):
    preferences = Preferences(settings)
    for number in range(14):
        preferences.remember_project(tmp_path / f"{number}.onrecord")
    assert [p.path.stem for p in preferences.recent_projects()][:2] == ["13", "12"]
    assert len(preferences.recent_projects()) == 10


def test_columns_of_tables_are_remembered_until_they_are_forgotten(settings):
    preferences = Preferences(settings)
    preferences.remember_columns("kop\tstuk", {"text": "stuk"})
    preferences.remember_columns("body\thead", {"text": "body", "title": "head"})
    assert Preferences(settings).columns()["kop\tstuk"] == {"text": "stuk"}
    preferences.remember_columns("kop\tstuk", {})
    assert set(preferences.columns()) == {"body\thead"}
    settings.setValue("import/columns", "no JSON")
    assert preferences.columns() == {}


def test_dialogs_begin_in_a_folder_that_is_there(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    preferences = Preferences(settings)
    used = tmp_path / "articles"
    used.mkdir()
    preferences.set_text("folder_of_articles", str(used))
    before = preferences.folder("articles")

    used.rmdir()

    assert before == str(used)
    assert preferences.folder("articles") == str(tmp_path)
    assert preferences.folder("projects") == str(tmp_path)
