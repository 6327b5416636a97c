import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reading import expand, read_file
from onrecord.reading.files import shown

Write = Callable[[str, bytes | str], Path]


def test_folders_are_walked_in_order_without_hidden_files(write: Write, tmp_path: Path) -> None:
    names = ["b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/x.txt", "~$a.docx"]
    for name in names:
        write(name, "x")

    assert [p.relative_to(tmp_path).as_posix() for p in expand([tmp_path])] == [
        "a/1.txt",
        "a/2.txt",
        "b.txt",
    ]


def test_no_file_comes_twice(write: Write, tmp_path: Path) -> None:
    path = write("a.txt", "x")

    assert expand([path, tmp_path, path]) == [path]


def test_links_that_lead_in_circles_end(write: Write, tmp_path: Path) -> None:
    path = write("a/b/x.txt", "x")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")

    assert expand([tmp_path]) == [path]


def test_what_goes_with_a_saved_page_is_no_article(write: Write, tmp_path: Path) -> None:
    page = write("Bridge.html", "<p>x</p>")
    write("Bridge_files/frame.html", "<p>advert</p>")
    other = write("Notes_files/a.txt", "x")

    assert expand([tmp_path]) == [page, other]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert expand([tmp_path]) == [tmp_path]
    refused = read_file(tmp_path).refused
    assert refused is not None
    assert f"The folder {tmp_path.name} holds no file" in refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that are files")
def test_pipes_devices_and_sockets_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(tmp_path)  # the path of a socket may not be long
    try:
        listener.bind("socket.txt")
    finally:
        os.chdir(here)

    found = expand([tmp_path])

    assert [read_file(p).refused for p in found] == [
        "pipe.txt is a pipe, not a file. Save what it gives as a file and add that.",
        "socket.txt is a socket, not a file. Save what it gives as a file and add that.",
    ]
    assert "is a device" in (read_file("/dev/null").refused or "")
    listener.close()


def test_a_missing_file_is_told() -> None:
    assert read_file("nowhere.txt").refused == (
        "nowhere.txt is not there any more. Look for it in its folder and add it again."
    )


@pytest.mark.skipif(not hasattr(os, "fsencode") or os.name == "nt", reason="names are bytes")
@pytest.mark.parametrize(
    "name", [b"two\nlines.txt", b'"quoted".txt', "\u202etxt.evil".encode(), b"caf\xe9.txt"]
)
def test_odd_names_are_read_and_shown_safely(tmp_path: Path, head, body, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write((head + body).encode())

    (found,) = expand([tmp_path])
    article = read_file(found).articles[0]

    assert article.file_name.isprintable()
    assert shown(found.name) == article.file_name


def test_the_note_of_a_licence_beside_its_file_is_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "a.txt.license", "b.license"):
        (tmp_path / name).write_text("text", encoding="utf-8")

    assert [p.name for p in expand([tmp_path])] == ["a.txt", "b.license"]
