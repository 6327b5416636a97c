"""The form of a project file and how it grows from version to version."""

import sqlite3
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

APPLICATION_ID = 0x4F6E5263  # "OnRc", tells a project from other SQLite files


def migrations() -> tuple[str, ...]:
    """Return the SQL that leads from each version of the project file to the next."""
    folder = resources.files("onrecord.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(f.read_text(encoding="utf-8") for f in files)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[str]) -> None:
    """Carry out the steps that the file has not seen, each in one transaction with its number.

    A step that fails or is interrupted leaves the file as it was after the step before.
    """
    for number in range(version_of(connection), len(steps)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for command in _commands(steps[number]):
                connection.execute(command)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _commands(script: str) -> list[str]:
    """Return the single commands of a script; `executescript` would commit on its own."""
    commands, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            commands.append(part.strip())
            part = ""
    return commands


def backup_name(path: Path, version: int) -> Path:
    """Return the name of the copy that is kept before a file of this version is migrated."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")
