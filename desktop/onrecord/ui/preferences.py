"""What the program remembers between two starts, beside the projects themselves."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from onrecord.domain.selection import StrictTest
from onrecord.ui.settings import MOST_CELL_LINES, Settings
from onrecord.ui.theme import Appearance

_MAX_RECENT = 10
_RECENT = "recent/projects"
_MAX_TABLES = 200
_COLUMNS = "import/columns"


@dataclass(frozen=True, slots=True)
class RecentProject:
    """Hold a project that was open before, and whether its file is still there."""

    path: Path
    opened: datetime
    missing: bool = False


class Preferences(QObject):
    """Remember window, appearance and recent projects.

    Values that make no sense (an old version's, a hand-edited file's) count as not there.
    """

    recent_changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def appearance(self) -> Appearance:
        """The scheme that the analyst chose."""
        try:
            return Appearance(str(self._settings.value("window/appearance", "system")))
        except ValueError:
            return Appearance.SYSTEM

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._settings.setValue("window/appearance", value.value)

    @property
    def article_scale(self) -> float:
        """How large the article's words are, 1.0 as designed."""
        try:
            return float(str(self._settings.value("window/article_scale", 1.0)))
        except ValueError:
            return 1.0

    @article_scale.setter
    def article_scale(self, value: float) -> None:
        self._settings.setValue("window/article_scale", value)

    @property
    def settings(self) -> Settings:
        """What the analyst set for the whole program."""
        usual = Settings()
        lines = self.number("cell_lines", usual.cell_lines)
        kept = self.text("strict_tests", "; ".join(StrictTest)).split("; ")
        return Settings(
            letters=self.switch("letters", default=usual.letters),
            cell_lines=min(MOST_CELL_LINES, max(1, lines)),
            strict_tests=frozenset(test for test in StrictTest if test in kept),
        )

    @settings.setter
    def settings(self, value: Settings) -> None:
        self.set_switch("letters", value=value.letters)
        self.set_number("cell_lines", value.cell_lines)
        self.set_text("strict_tests", "; ".join(sorted(value.strict_tests)) or "none")

    def bytes_of(self, name: str) -> QByteArray:
        """Return a remembered state of Qt's (geometry, splitter); empty when there is none."""
        value = self._settings.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remember a state of Qt's."""
        self._settings.setValue(f"window/{name}", value)

    def text(self, name: str, default: str = "") -> str:
        """Return a remembered word."""
        value = self._settings.value(f"window/{name}", default)
        return value if isinstance(value, str) else default

    def set_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(f"window/{name}", value)

    def number(self, name: str, default: int) -> int:
        """Return a remembered whole number."""
        try:
            return int(str(self._settings.value(f"window/{name}", default)))
        except ValueError:
            return default

    def set_number(self, name: str, value: int) -> None:
        """Remember a whole number."""
        self._settings.setValue(f"window/{name}", value)

    def switch(self, name: str, *, default: bool) -> bool:
        """Return a remembered yes or no."""
        return str(self._settings.value(f"window/{name}", default)).lower() in {"true", "1"}

    def set_switch(self, name: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self._settings.setValue(f"window/{name}", "true" if value else "false")

    def folder(self, what: str) -> str:
        """Return the folder that was used last for something, one for documents, or the home."""
        return existing_folder(self.text(f"folder_of_{what}"))

    def columns(self) -> dict[str, dict[str, str]]:
        """Return which field is in which column, by the key of the table's columns."""
        found: dict[str, dict[str, str]] = {}
        try:
            kept = json.loads(str(self._settings.value(_COLUMNS, "{}")))
            for key, fields in kept.items():
                found[key] = {str(field): str(name) for field, name in fields.items()}
        except (ValueError, AttributeError):
            return {}
        return found

    def remember_columns(self, key: str, fields: Mapping[str, str]) -> None:
        """Read tables with these columns in this way from now on; without fields, as they seem."""
        kept = {k: v for k, v in self.columns().items() if k != key}
        if fields:
            kept[key] = dict(fields)
        newest = dict(list(kept.items())[-_MAX_TABLES:])
        self._settings.setValue(_COLUMNS, json.dumps(newest))

    def recent_projects(self) -> list[RecentProject]:
        """Return the projects that were open before, newest first, missing ones among them."""
        found = []
        for line in self._recent_lines():
            when, _, name = line.partition("|")
            try:
                opened = datetime.fromisoformat(when)
            except ValueError:
                continue
            path = Path(name)
            found.append(RecentProject(path, opened, missing=not _is_file(path)))
        return found

    def remember_project(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._write_recent([f"{now}|{path}", *self._without(path)])

    def forget_project(self, path: Path) -> None:
        """Leave a project out of the recent ones."""
        self._write_recent(self._without(path))

    def sync(self) -> None:
        """Write everything out now."""
        self._settings.sync()

    def _without(self, path: Path) -> list[str]:
        return [line for line in self._recent_lines() if line.partition("|")[2] != str(path)]

    def _recent_lines(self) -> list[str]:
        value = self._settings.value(_RECENT, [])
        if isinstance(value, str):
            value = [value]
        return [line for line in value if isinstance(line, str)] if isinstance(value, list) else []

    def _write_recent(self, lines: Sequence[str]) -> None:
        self._settings.setValue(_RECENT, list(lines[:_MAX_RECENT]))
        self.recent_changed.emit()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def existing_folder(remembered: str = "") -> str:
    """Return a folder to begin in: the remembered one, that for documents, or the home.

    Systems name a folder for documents also where nobody made it.
    """
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    places = (remembered, QStandardPaths.writableLocation(documents))
    return next((place for place in places if place and Path(place).is_dir()), str(Path.home()))
