"""Project files of older versions, and what is said when one cannot be opened or written."""

import errno
import shutil
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest

from onrecord.store import NoProjectError, ProjectMissingError, ProjectStore, schema
from onrecord.store.files import plain_message

_Space = namedtuple("_Space", "total used free")
VERSIONS = range(1, len(schema.migrations()))


def _made_by_version(version: int, path: Path) -> Path:
    """Make a project file as the program made it that knew so many migrations."""
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, schema.migrations()[:version])
    connection.close()
    return path


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_each_older_version_is_brought_up_to_date(version, tmp_path):
    path = _made_by_version(version, tmp_path / "p.onrecord")

    store = ProjectStore.open(path)

    assert store.articles() == []
    assert schema.backup_name(path, version).is_file()
    store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_file_is_not_read_where_it_must_not_be_changed(version, tmp_path):
    path = _made_by_version(version, tmp_path / "p.onrecord")
    before = path.read_bytes()

    with pytest.raises(NoProjectError, match="made by an older version"):
        ProjectStore.open(path, read_only=True)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    with pytest.raises(ProjectMissingError, match=r"cannot be opened: Is a directory|denied"):
        ProjectStore.open(tmp_path)


def test_a_full_disk_is_told_whatever_sqlite_calls_it(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Space(10**9, 10**9, 0))

    told = plain_message(tmp_path / "p.onrecord", sqlite3.OperationalError("disk I/O error"))

    assert told == "p.onrecord was not saved: the disk is full. Make room and try again."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("database is locked"), "p.onrecord was not saved: database is"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error. What was saved before is"),
    ],
)
def test_another_fault_is_told_in_its_own_words(tmp_path, error, words):
    assert words in plain_message(tmp_path / "p.onrecord", error)


def test_a_folder_that_went_away_is_told(tmp_path):
    told = plain_message(tmp_path / "gone" / "p.onrecord", OSError(errno.ENOENT, "No such file"))

    assert "the folder" in told
    assert told.endswith("is not there any more.")
