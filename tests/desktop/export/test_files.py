"""What is said when an export cannot be written."""

import errno

import pytest

from onrecord.export import ExportError, written_aside


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


def test_a_folder_that_is_missing_or_in_the_way_is_named(tmp_path):
    with pytest.raises(ExportError, match="is not there"):
        written_aside(tmp_path / "no" / "c.txt", lambda aside: None)
    with pytest.raises(ExportError, match="is a folder"):
        written_aside(tmp_path, lambda aside: None)
