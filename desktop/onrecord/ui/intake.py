"""What is being dragged onto the window: counts and kinds, before anything is read."""

import mimetypes
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from onrecord.reading import formats

PROJECT_SUFFIX = "onrecord"
_CONTEXT = "Intake"
# Dragging tens of thousands of files must not hold the pointer up: the rest is only counted.
_MAX_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Intake:
    """Hold what a drag or a choice of files brings.

    `kinds` are names of kinds with their counts, most frequent first; `unreadable` the endings
    (".mp4") of the `refused` files that no reader takes. `project` is a project file, when one
    project is all there is.
    """

    paths: tuple[Path, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    folders: int = 0
    refused: int = 0
    unreadable: tuple[str, ...] = ()
    project: Path | None = None

    @property
    def acceptable(self) -> bool:
        """Whether there is anything in it to read or to open."""
        return self.project is not None or bool(self.kinds) or self.folders > 0

    def kinds_in_words(self) -> str:
        """Return "5 PDF · 2 saved web pages · 1 folder"."""
        words = [_kind_words(name, count) for name, count in self.kinds]
        if self.folders:
            words.append(_counted(_tr("1 folder"), _tr("{n} folders"), self.folders))
        return " · ".join(words)

    def refused_in_words(self) -> str:
        """Return "1 of 8 cannot be read: .mp4", empty when all can."""
        if not self.refused:
            return ""
        return _tr("{n} of {total} cannot be read: {endings}").format(
            n=self.refused, total=len(self.paths), endings=", ".join(self.unreadable)
        )


def look_at(paths: Iterable[Path]) -> Intake:
    """Return what the paths are, by their names alone; folders are not walked."""
    named = tuple(paths)
    kinds: Counter[str] = Counter()
    endings: dict[str, None] = {}
    folders = refused = 0
    for path in named[:_MAX_LOOKED_AT]:
        if path.is_dir():
            folders += 1
            continue
        kind = kind_of(path.name)
        if kind is None:
            refused += 1
            endings[path.suffix.lower() or path.name] = None
        else:
            kinds[kind] += 1
    project = None
    if len(named) == 1 and formats.suffix_of(named[0].name) == PROJECT_SUFFIX:
        project, refused, endings = named[0], 0, {}
    return Intake(named, tuple(kinds.most_common()), folders, refused, tuple(endings), project)


def look_at_drag(data: QMimeData) -> Intake:
    """Return what a drag brings; only local files count, never text."""
    if not data.hasUrls():
        return Intake(())
    return look_at(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def kind_of(name: str) -> str | None:
    """Return what the analyst calls this kind of file, `None` when no reader takes it."""
    suffix = formats.suffix_of(name)
    known = formats.SUFFIXES.get(suffix)
    if known is not None:
        return known.name
    if suffix == PROJECT_SUFFIX:
        return None
    guessed, packed = mimetypes.guess_type(name, strict=False)
    if packed is not None or (guessed is not None and not guessed.startswith("text/")):
        return None
    return formats.TEXT.name


def file_patterns() -> str:
    """Return the patterns of all files that readers take, for a file dialog."""
    return " ".join(f"*.{suffix}" for suffix in sorted(formats.SUFFIXES))


def _kind_words(name: str, count: int) -> str:
    plural = {
        "web page": ("1 saved web page", "{n} saved web pages"),
        "plain text": ("1 text file", "{n} text files"),
        "Word document": ("1 Word document", "{n} Word documents"),
    }.get(name)
    if plural is None:
        return f"{count} {_tr(name)}"
    return _counted(_tr(plural[0]), _tr(plural[1]), count)


def _counted(one: str, many: str, n: int) -> str:
    return one if n == 1 else many.format(n=n)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
