"""A file is whole or as it was, whatever goes wrong while it is written."""

import os
import stat

import pytest

from onrecord.whole_files import write_whole


def test_a_new_file_takes_the_place_of_the_old_and_keeps_its_rights(tmp_path):
    target = tmp_path / "c.txt"
    target.write_text("old")
    target.chmod(0o640)

    write_whole(target, lambda aside: aside.write_text("new"))

    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_first_file_has_the_rights_of_any_new_file(tmp_path):
    target, other = tmp_path / "c.txt", tmp_path / "d.txt"
    other.touch()

    write_whole(target, os.utime)

    assert target.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("error", [OSError, RuntimeError, KeyboardInterrupt])
def test_a_fault_is_passed_on_and_leaves_the_old_file(tmp_path, error):
    target = tmp_path / "c.txt"
    target.write_text("old")

    def fail(aside):
        aside.write_text("half")
        raise error

    with pytest.raises(error):
        write_whole(target, fail)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
