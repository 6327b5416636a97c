"""The files among what an analyst dropped."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
# What browsers append to the name of the folder that holds a saved page's pictures and styles.
PAGE_FOLDER_ENDINGS = ("_files", ".files", "-files", "_file", "_dateien", "-dateien", "_fichiers")
# Notes of the licence beside the files that they speak of (REUSE 3.3).
NOTE_SUFFIX = ".license"
NOT_ARTICLES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """Return what is to be read: the files named, and in folders every file in sorted order.

    Hidden files, links that lead in circles, the folder of a saved page and the note of a file's
    licence beside it are left out, no file comes twice. What cannot be read stays in the list, so
    that `read_file` says why: a path that does not exist, a pipe or device, and a folder without
    any file in it.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = list(_walk(path, frozenset()))
            found.update(dict.fromkeys(inside or [path]))
        else:
            found[path] = None
    return list(found)


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    """Yield the files below a folder, its own before those of its folders' names in order."""
    try:
        at = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        return
    identity = (at.st_dev, at.st_ino)
    if identity in above:
        return
    names = {entry.name for entry in entries}
    pages = {
        Path(entry.name).stem.casefold()
        for entry in entries
        if entry.name.casefold().endswith(PAGE_SUFFIXES)
    }
    for entry in entries:
        if _left_out(entry, pages) or _is_note(entry.name, names):
            continue
        path = folder / entry.name
        if entry.is_dir():
            yield from _walk(path, above | {identity})
        else:
            yield path


def _is_note(name: str, names: set[str]) -> bool:
    return name.endswith(NOTE_SUFFIX) and name.removesuffix(NOTE_SUFFIX) in names


def _left_out(entry: "os.DirEntry[str]", pages: set[str]) -> bool:
    name = entry.name.casefold()
    if name.startswith((".", "~$")) or name in NOT_ARTICLES:
        return True
    try:
        if not entry.is_dir():
            return entry.is_symlink() and not Path(entry.path).exists()
    except OSError:
        return True
    return any(
        name.endswith(ending) and name.removesuffix(ending) in pages
        for ending in PAGE_FOLDER_ENDINGS
    )


def special(path: Path) -> str | None:
    """Return what a path is when it is no file that can be read, `None` when it is one."""
    mode = path.stat().st_mode
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISDIR, "a folder"),
    )
    return next((words for test, words in kinds if test(mode)), None)


def shown(name: str) -> str:
    """Return a file's name fit for a sentence: one line, nothing that turns or hides letters."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
