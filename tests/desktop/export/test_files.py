"""A file is whole or as it was, whatever goes wrong while it is written."""

import errno
import stat

import pytest

from onrecord.export import ExportError, written_aside


def test_a_new_file_takes_the_place_of_the_old_and_keeps_its_rights(tmp_path):
    target = tmp_path / "c.txt"
    target.write_text("old")
    target.chmod(0o640)

    written_aside(target, lambda aside: aside.write_text("new"))

    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (PermissionError(errno.EACCES, "Permission denied"), "open in another program"),
    ],
)
def test_a_write_that_fails_says_why_and_leaves_the_old_file(tmp_path, error, words):
    target = tmp_path / "c.txt"
    target.write_text("old")

    def fail(aside):
        aside.write_text("half")
        raise error

    with pytest.raises(ExportError, match=words):
        written_aside(target, fail)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_fault_of_the_writer_is_passed_on_and_leaves_nothing(tmp_path):
    def fail(aside):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        written_aside(tmp_path / "c.txt", fail)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_or_in_the_way_is_named(tmp_path):
    with pytest.raises(ExportError, match="is not there"):
        written_aside(tmp_path / "no" / "c.txt", lambda aside: None)
    with pytest.raises(ExportError, match="is a folder"):
        written_aside(tmp_path, lambda aside: None)
