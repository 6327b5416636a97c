"""The project file: what is kept, who may write, and what a bad file leads to."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.domain.article import Article, article_key
from onrecord.domain.change import ORIGINAL
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle, FileOutcome, FileReport
from onrecord.store import (
    NoProjectError,
    ProjectDamagedError,
    ProjectError,
    ProjectLockedError,
    ProjectMissingError,
    ProjectNewerError,
    ProjectReadOnlyError,
    ProjectStore,
    ProjectWriteError,
    Revision,
    schema,
)
from onrecord.store.lock import WriterLock
from onrecord.workspace import Workspace


@pytest.fixture
def project(tmp_path, example_articles, example_codebook):
    """Return the path of a closed project with all example articles."""
    path = tmp_path / "visit.onrecord"
    store = ProjectStore.create(path)
    for extracted in example_articles:
        store.add(extracted, example_codebook)
    store.close()
    return path


def test_what_was_added_comes_back_unchanged(project, example_articles, example_codebook):
    store = ProjectStore.open(project)

    assert store.articles() == [e.article for e in example_articles]
    for kept, extracted in zip(store.extractions(), example_articles, strict=True):
        assert kept.statements == extracted.statements
        assert kept.actors == extracted.actors
        assert kept.codebook == example_codebook
    store.close()


def test_the_newest_revision_of_a_field_holds_and_all_are_kept():
    store = ProjectStore.in_memory()
    for value in (1, 2):
        store.revise([Revision("statement", "s", "polarity", value)], author="ada", label="Stance")

    (current,) = store.values()
    assert (current.field, current.value) == ("polarity", 2)
    assert [line.value for line in store.history("statement", "s")] == [1, 2]
    assert {line.author for line in store.history("statement", "s")} == {"ada"}


def test_a_field_taken_back_is_no_current_value_but_stays_in_the_history():
    store = ProjectStore.in_memory()
    for value in (None, ORIGINAL):
        store.revise([Revision("statement", "s", "date", value)], author="a", label="Date")

    assert store.values() == []
    assert [line.value for line in store.history("statement", "s")] == [None, ORIGINAL]


def test_revisions_cannot_be_changed_or_deleted(project):
    store = ProjectStore.open(project)
    store.revise([Revision("statement", "s", "polarity", 1)], author="a", label="Stance")
    store.close()
    connection = sqlite3.connect(project)

    for command in ("UPDATE revision SET value = '2'", "DELETE FROM revision"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(command)
    connection.close()


def test_a_value_that_does_not_fit_its_field_is_refused_and_nothing_written():
    store = ProjectStore.in_memory()

    with pytest.raises(TypeError, match="expected int"):
        store.revise([Revision("statement", "s", "polarity", "two")], author="a", label="")
    with pytest.raises(ValueError, match="no field 'mood'"):
        store.revise([Revision("statement", "s", "mood", 1)], author="a", label="")

    assert store.values() == []


def test_a_transaction_that_fails_leaves_nothing_behind(example_articles):
    store = ProjectStore.in_memory()

    def fail_after_adding():
        with store.transaction():
            store.add(example_articles[0], Codebook())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_adding()

    assert store.articles() == []


def test_text_with_a_lone_surrogate_comes_back(example_articles):
    from dataclasses import replace

    odd = replace(example_articles[3].article, text="\ud800 half a pair")
    store = ProjectStore.in_memory()
    store.add(replace(example_articles[3], article=odd), Codebook())

    assert store.articles() == [odd]


def test_import_reports_are_kept():
    store = ProjectStore.in_memory()
    report = FileReport("a/b.txt", FileOutcome.REFUSED, detail="b.txt is empty.", warnings=("w",))
    store.keep_import([report])

    ((_, at, kept),) = store.imports()
    assert kept == (report,)
    assert at.tzinfo is not None


# -- one writer ---------------------------------------------------------------------------------


def test_a_second_writer_is_told_so_and_may_read(project):
    first = ProjectStore.open(project)

    with pytest.raises(ProjectLockedError, match="open in another window"):
        ProjectStore.open(project)
    reader = ProjectStore.open(project, read_only=True)

    assert len(reader.articles()) == 4
    with pytest.raises(ProjectReadOnlyError, match="reading only"):
        reader.revise([], author="a", label="")
    reader.close()
    first.close()
    ProjectStore.open(project).close()


def test_what_is_read_in_a_snapshot_is_of_one_moment(project, example_codebook):
    text = "Report\n\nThe levy is four crowns."
    news = ExtractedArticle(Article(article_key(text), text))
    writer, reader = ProjectStore.open(project), ProjectStore.open(project, read_only=True)
    with closing(writer), closing(reader):
        adding = threading.Thread(target=writer.add, args=(news, example_codebook))
        with reader.snapshot():
            read = {article.key for article in reader.articles()}
            adding.start()
            adding.join(0.3)
            extracted = {extraction.article_key for extraction in reader.extractions()}
        adding.join()

        assert extracted <= read
        assert len(reader.articles()) == len(read) + 1


def test_closing_leaves_no_file_beside_the_project(project):
    ProjectStore.open(project).close()

    assert [p.name for p in project.parent.iterdir()] == [project.name]


def test_a_writer_in_another_process_holds_the_lock_until_it_dies(project):
    code = (
        "import sys, time; from pathlib import Path; from onrecord.store import ProjectStore; "
        "s = ProjectStore.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(project)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(ProjectLockedError):
        ProjectStore.open(project)

    other.kill()
    other.wait()
    other.stdout.close()

    ProjectStore.open(project).close()


def test_the_lock_is_taken_again_after_its_file_was_left_behind(tmp_path):
    project = tmp_path / "p.onrecord"
    (tmp_path / ".p.onrecord.lock").touch()

    WriterLock(project).release()

    assert list(tmp_path.iterdir()) == []


# -- bad files ----------------------------------------------------------------------------------


def _damage(path: Path, change) -> bytes:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(bytes(data))
    return bytes(data)


def _wrong_magic(data):
    data[0:6] = b"Sqlite"


def _other_program(data):
    data[68:72] = (1).to_bytes(4, "big")


def _newer(data):
    data[60:64] = (99).to_bytes(4, "big")


def _cut(data):
    del data[len(data) // 2 :]


def _page_tree(data):
    data[100:300] = bytes(200)


def _empty(data):
    data.clear()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (_wrong_magic, NoProjectError, "is not an On Record project"),
        (_other_program, NoProjectError, "another program"),
        (_newer, ProjectNewerError, "newer version"),
        (_cut, ProjectDamagedError, "is damaged"),
        (_page_tree, ProjectDamagedError, "is damaged"),
        (_empty, ProjectDamagedError, "is empty"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_bad_file_gives_a_plain_message_and_stays_as_it_is(
    project, change, error, words, read_only
):
    before = _damage(project, change)

    with pytest.raises(error, match=words):
        ProjectStore.open(project, read_only=read_only)

    assert project.read_bytes() == before
    assert [p.name for p in project.parent.iterdir()] == [project.name]


def test_flipped_bytes_are_found_or_do_no_harm(project):
    whole = project.read_bytes()
    for place in range(100, len(whole), 997):
        data = bytearray(whole)
        data[place] ^= 0xFF
        project.write_bytes(bytes(data))
        with suppress(ProjectError):
            Workspace.open(project).close()


def test_a_missing_file_or_folder_is_named(tmp_path):
    with pytest.raises(ProjectMissingError, match=r"gone\.onrecord is not in"):
        ProjectStore.open(tmp_path / "gone.onrecord")
    with pytest.raises(ProjectMissingError, match="folder"):
        ProjectStore.create(tmp_path / "no" / "p.onrecord")


def test_a_new_project_never_replaces_a_file(project):
    before = project.read_bytes()

    with pytest.raises(ProjectWriteError, match="exists already"):
        ProjectStore.create(project)

    assert project.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_file_is_opened_for_reading(project):
    project.chmod(0o444)

    store = ProjectStore.open(project)

    assert store.read_only
    store.close()


# -- copies and versions ------------------------------------------------------------------------


def test_a_copy_holds_everything_and_never_is_the_file_itself(project, tmp_path):
    store = ProjectStore.open(project)
    store.copy_to(tmp_path / "copy.onrecord")
    with pytest.raises(ProjectWriteError, match="Choose another name"):
        store.copy_to(project)

    copy = ProjectStore.open(tmp_path / "copy.onrecord")
    assert copy.articles() == store.articles()
    copy.close()
    store.close()


def test_a_copy_into_a_missing_folder_says_so(project, tmp_path):
    store = ProjectStore.open(project)

    with pytest.raises(ProjectWriteError, match="folder"):
        store.copy_to(tmp_path / "no" / "copy.onrecord")
    store.close()


def test_a_migration_that_fails_leaves_the_version_before(tmp_path):
    connection = sqlite3.connect(tmp_path / "p.onrecord", isolation_level=None)
    schema.migrate(connection, schema.migrations())
    version = schema.version_of(connection)

    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, [*schema.migrations(), "CREATE TABLE later (id);\nNOT SQL;\n"])

    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert "later" not in tables
    assert schema.version_of(connection) == version
    connection.close()


def test_an_older_file_is_copied_aside_and_brought_up_to_date(project, monkeypatch):
    steps = schema.migrations()
    monkeypatch.setattr(schema, "migrations", lambda: (*steps, "CREATE TABLE later (id);\n"))

    store = ProjectStore.open(project)

    assert len(store.articles()) == 4
    store.close()
    kept = schema.backup_name(project, len(steps))
    assert kept.exists()
    monkeypatch.undo()
    ProjectStore.open(kept).close()
    with pytest.raises(ProjectNewerError):
        ProjectStore.open(project)


# -- what is not decided yet --------------------------------------------------------------------


def test_a_draft_of_the_codebook_is_overwritten_and_outlives_closing(project, example_codebook):
    store = ProjectStore.open(project)
    store.keep_draft(replace(example_codebook, name="first"))
    store.keep_draft(replace(example_codebook, name="second"))
    store.close()

    store = ProjectStore.open(project)
    kept = store.draft()
    store.keep_draft(None)
    gone = store.draft()
    store.close()

    assert kept == replace(example_codebook, name="second")
    assert gone is None
