"""One project file, open for reading or writing."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.domain.article import Article
from onrecord.domain.change import ORIGINAL
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle, FileReport
from onrecord.store import encoding
from onrecord.store.errors import ProjectDamagedError, ProjectReadOnlyError, ProjectWriteError
from onrecord.store.files import (
    connect_memory,
    connect_reading,
    connect_writing,
    create_file,
    damaged,
    plain_message,
)
from onrecord.store.lock import WriterLock
from onrecord.store.revisions import CurrentValue, Extraction, HistoryLine, Revision
from onrecord.whole_files import write_whole


class ProjectStore:
    """Hold an open project file; every method that writes does so in one transaction.

    `path` is `None` for a project in memory. Use it from one thread at a time.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, lock: WriterLock | None
    ) -> None:
        self.path = path
        self.read_only = path is not None and lock is None
        self._connection = connection
        self._lock = lock
        self._depth = 0

    @classmethod
    def create(cls, path: Path) -> "ProjectStore":
        """Make a new project file; one that is there already is not touched.

        Raises
        ------
        ProjectError
            When a file has this name or the folder takes none.
        """
        create_file(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "ProjectStore":
        """Open a project file; one that cannot be written is opened for reading.

        Raises
        ------
        ProjectError
            When it is missing, locked, newer, damaged or no project; the file is unchanged.
        """
        path = Path(path)
        if read_only or (path.is_file() and not os.access(path, os.W_OK)):
            return cls(connect_reading(path), path, None)
        connection, lock = connect_writing(path)
        return cls(connection, path, lock)

    @classmethod
    def in_memory(cls) -> "ProjectStore":
        """Make a project that lives as long as this object."""
        return cls(connect_memory(), None, None)

    def close(self) -> None:
        """Close the file; it is complete at any time, there is nothing left to save."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of the whole project; the target is whole or unchanged.

        Raises
        ------
        ProjectWriteError
            When the target cannot be written or is this very file.
        """
        path = Path(path)
        if self.path is not None and path.exists() and path.samefile(self.path):
            raise ProjectWriteError(f"{path.name} is this project. Choose another name.")
        try:
            write_whole(path, self._back_up)
        except (OSError, sqlite3.Error) as error:
            raise ProjectWriteError(plain_message(path, error)) from error

    def _back_up(self, path: Path) -> None:
        copy = sqlite3.connect(path)
        try:
            self._connection.backup(copy)
        finally:
            copy.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything written inside one transaction: all of it holds or nothing.

        Raises
        ------
        ProjectReadOnlyError
            When the project was opened for reading.
        ProjectWriteError
            When the file system refuses, for example because the disk is full.
        """
        if self.read_only:
            name = self.path.name if self.path else "The project"
            raise ProjectReadOnlyError(
                f"{name} is open for reading only. Save a copy under another name to change it."
            )
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise ProjectWriteError(plain_message(self.path, error)) from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Make everything read inside of one moment, whatever another window writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    # -- articles and what the engine said ------------------------------------------------------

    def add(self, extracted: ExtractedArticle, codebook: Codebook) -> None:
        """Keep an article, unless it is kept already, and what the engine said about it."""
        article = extracted.article
        with self.transaction():
            now = _now()
            self._connection.execute(
                "INSERT INTO article (key, text, record, added_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (key) DO NOTHING",
                (article.key, _text_out(article.text), encoding.dump_article(article), now),
            )
            cursor = self._connection.execute(
                "INSERT INTO extraction (article_key, codebook_id, at, failed) VALUES (?, ?, ?, ?)",
                (article.key, self._codebook_id(codebook), now, extracted.failed),
            )
            number = cursor.lastrowid
            self._connection.executemany(
                "INSERT INTO extracted_statement VALUES (?, ?, ?, ?)",
                [
                    (number, place, s.key, encoding.dump(encoding.STATEMENT, s))
                    for place, s in enumerate(extracted.statements)
                ],
            )
            self._connection.executemany(
                "INSERT INTO extracted_actor VALUES (?, ?, ?, ?)",
                [
                    (number, place, a.key, encoding.dump(encoding.ACTOR, a))
                    for place, a in enumerate(extracted.actors)
                ],
            )

    def _codebook_id(self, codebook: Codebook) -> int:
        record = encoding.dump(encoding.CODEBOOK, codebook)
        self._connection.execute(
            "INSERT INTO codebook (record) VALUES (?) ON CONFLICT (record) DO NOTHING", (record,)
        )
        found = self._connection.execute("SELECT id FROM codebook WHERE record = ?", (record,))
        return int(found.fetchone()[0])

    def articles(self) -> list[Article]:
        """Return the articles as they were read, in the order in which they came."""
        rows = self._read("SELECT key, text, record FROM article ORDER BY id")
        with self._decoding():
            return [encoding.load_article(key, _text_in(text), rec) for key, text, rec in rows]

    def extractions(self) -> list[Extraction]:
        """Return what the engine last said about each article, in the order of the articles."""
        newest = (
            "SELECT e.id, e.article_key, e.codebook_id, e.failed FROM extraction e "
            "JOIN article a ON a.key = e.article_key WHERE e.id IN "
            "(SELECT max(id) FROM extraction GROUP BY article_key) ORDER BY a.id"
        )
        heads = self._read(newest)
        with self._decoding():
            statements = self._records("extracted_statement", encoding.STATEMENT)
            actors = self._records("extracted_actor", encoding.ACTOR)
            codebooks = {
                number: encoding.load(encoding.CODEBOOK, record)
                for number, record in self._read("SELECT id, record FROM codebook")
            }
            return [
                Extraction(
                    key,
                    tuple(statements.get(number, ())),
                    tuple(actors.get(number, ())),
                    codebooks[codebook],
                    failed,
                )
                for number, key, codebook, failed in heads
            ]

    def _records(self, table: str, codec: encoding.Codec) -> dict[int, list[Any]]:
        query = (
            f"SELECT extraction_id, record FROM {table} WHERE extraction_id IN "  # noqa: S608
            "(SELECT max(id) FROM extraction GROUP BY article_key) ORDER BY extraction_id, place"
        )
        found: dict[int, list[Any]] = {}
        for number, record in self._read(query):
            found.setdefault(number, []).append(encoding.load(codec, record))
        return found

    # -- what people made of it -----------------------------------------------------------------

    def revise(self, revisions: Sequence[Revision], *, author: str, label: str) -> None:
        """Add revisions as one named step; the values before them are kept.

        Raises
        ------
        TypeError, ValueError
            When a value does not fit its field.
        """
        rows = [(r.subject, r.key, r.field, _value_out(r)) for r in revisions]
        with self.transaction():
            step = self._connection.execute(
                "INSERT INTO step (at, author, label) VALUES (?, ?, ?)", (_now(), author, label)
            ).lastrowid
            self._connection.executemany(
                "INSERT INTO revision (step_id, subject, key, field, value) VALUES (?, ?, ?, ?, ?)",
                [(step, *row) for row in rows],
            )

    def values(self) -> list[CurrentValue]:
        """Return the newest revision of each corrected field, oldest first."""
        rows = self._read(
            "SELECT subject, key, field, value, id FROM revision WHERE id IN "
            "(SELECT max(id) FROM revision GROUP BY subject, key, field) "
            "AND value IS NOT NULL ORDER BY id"
        )
        with self._decoding():
            return [
                CurrentValue(subject, key, field, _value_in(subject, field, value), order)
                for subject, key, field, value, order in rows
                if field in encoding.VALUES.get(subject, {})
            ]

    def history(self, subject: str, key: str) -> list[HistoryLine]:
        """Return every revision of a record, oldest first."""
        rows = self._read(
            "SELECT s.at, s.author, s.label, r.field, r.value FROM revision r "
            "JOIN step s ON s.id = r.step_id WHERE r.subject = ? AND r.key = ? ORDER BY r.id",
            (subject, key),
        )
        return [
            HistoryLine(
                datetime.fromisoformat(at), author, label, field, _value_in(subject, field, value)
            )
            for at, author, label, field, value in rows
            if field in encoding.VALUES.get(subject, {})
        ]

    # -- what is not decided yet ----------------------------------------------------------------

    def keep_draft(self, draft: Codebook | None) -> None:
        """Keep the codebook as it is edited in place of the one before; `None` keeps none."""
        with self.transaction():
            self._connection.execute("DELETE FROM codebook_draft")
            if draft is not None:
                record = encoding.dump(encoding.CODEBOOK, draft)
                self._connection.execute("INSERT INTO codebook_draft VALUES (1, ?)", (record,))

    def draft(self) -> Codebook | None:
        """Return the codebook as it was edited last, `None` when no edit waits."""
        rows = self._read("SELECT record FROM codebook_draft")
        with self._decoding():
            return encoding.load(encoding.CODEBOOK, rows[0][0]) if rows else None

    # -- imports --------------------------------------------------------------------------------

    def keep_import(self, reports: Sequence[FileReport]) -> int:
        """Keep the closing report of an import and return its number."""
        record = encoding.dump(encoding.FILE_REPORTS, tuple(reports))
        with self.transaction():
            number = self._connection.execute(
                "INSERT INTO import_report (at, record) VALUES (?, ?)", (_now(), record)
            ).lastrowid
        return int(number or 0)

    def imports(self) -> list[tuple[int, datetime, tuple[FileReport, ...]]]:
        """Return the reports of all imports with number and time, oldest first."""
        rows = self._read("SELECT id, at, record FROM import_report ORDER BY id")
        return [
            (number, datetime.fromisoformat(at), encoding.load(encoding.FILE_REPORTS, record))
            for number, at, record in rows
        ]

    def _read(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            raise ProjectWriteError(plain_message(self.path, error)) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise ProjectDamagedError(damaged(self.path)) from error

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        """Say of records that make no sense that the file is damaged."""
        try:
            yield
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise ProjectDamagedError(damaged(self.path)) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _text_out(text: str) -> str | bytes:
    # A lone surrogate (an article read from broken JSON) is no UTF-8; a BLOB takes it.
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _text_in(stored: object) -> str:
    if isinstance(stored, bytes):
        return stored.decode("utf-8", "surrogatepass")
    return str(stored)


def _value_out(revision: Revision) -> str | None:
    codec = encoding.VALUES[revision.subject].get(revision.field)
    if codec is None:
        raise ValueError(f"{revision.subject} has no field {revision.field!r} to correct")
    return None if revision.value is ORIGINAL else encoding.dump(codec, revision.value)


def _value_in(subject: str, field: str, stored: object) -> object:
    if stored is None:
        return ORIGINAL
    return encoding.load(encoding.VALUES[subject][field], str(stored))
