"""A project as a file: saved as you go, copied, locked, and on a full disk."""

import subprocess
import sys

import pytest

from onrecord.domain.change import CorrectStatement
from onrecord.workspace import ProjectError, ProjectLockedError, ProjectReadOnlyError, Workspace

FULL_DISK = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from onrecord.domain.article import Article
from onrecord.domain.report import ExtractedArticle
from onrecord.workspace import ProjectError, Workspace

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
workspace = Workspace.open(Path(sys.argv[1]))
for number in range(100):
    article = Article(f"k{number}", f"{number} " * 20_000, f"Article {number}")
    try:
        workspace.add(ExtractedArticle(article))
    except ProjectError as error:
        print(len(workspace.articles()), error)
        break
"""


@pytest.fixture
def project(tmp_path, example_articles, example_codebook):
    path = tmp_path / "visit.onrecord"
    with Workspace.create(path, example_codebook) as workspace:
        for extracted in example_articles:
            workspace.add(extracted)
    return path


def test_every_change_is_saved_when_it_is_made(project):
    first = Workspace.open(project)
    key = first.statements()[0].key
    first.apply(CorrectStatement(key, (("polarity", -2),)))

    with Workspace.open(project, read_only=True) as second:
        assert second.statement(key).polarity == -2
    first.close()


def test_a_project_is_named_by_its_file(project):
    with Workspace.open(project) as workspace:
        assert (workspace.name, workspace.path, workspace.read_only) == ("visit", project, False)
    assert Workspace.temporary().name == "Untitled"


def test_saving_under_another_name_goes_on_with_the_new_file(project, tmp_path):
    workspace = Workspace.open(project)
    undo = workspace.apply(CorrectStatement(workspace.statements()[0].key, (("reviewed", True),)))
    workspace.save_as(tmp_path / "other.onrecord")
    workspace.apply(undo)

    assert workspace.name == "other"
    with Workspace.open(project) as old:
        assert old.statements()[0].reviewed
    with pytest.raises(ProjectLockedError):
        Workspace.open(tmp_path / "other.onrecord")
    workspace.close()


def test_a_project_in_memory_can_be_saved(example_workspace, tmp_path):
    before = example_workspace.statements()

    example_workspace.save_as(tmp_path / "new.onrecord")

    assert example_workspace.statements() == before
    assert example_workspace.path == tmp_path / "new.onrecord"


def test_a_copy_that_fails_leaves_the_project_open(project, tmp_path):
    with Workspace.open(project) as workspace:
        with pytest.raises(ProjectError):
            workspace.save_as(tmp_path / "no" / "other.onrecord")

        assert workspace.path == project
        workspace.apply(CorrectStatement(workspace.statements()[0].key, (("reviewed", True),)))


def test_a_project_open_for_reading_refuses_changes_in_words(project):
    before = project.read_bytes()
    with Workspace.open(project, read_only=True) as workspace:
        assert workspace.read_only
        with pytest.raises(ProjectReadOnlyError, match=r"visit\.onrecord is open for reading only"):
            workspace.apply(CorrectStatement(workspace.statements()[0].key, (("reviewed", True),)))
        assert not workspace.statements()[0].reviewed

    assert project.read_bytes() == before


def test_a_file_name_of_any_characters_will_do(tmp_path, example_codebook):
    for name in ("a b#c%20?d.onrecord", "naïve ‘quoted’.onrecord", "new\nline.onrecord"):
        path = tmp_path / name
        Workspace.create(path, example_codebook).close()
        with Workspace.open(path, read_only=True) as workspace:
            assert workspace.codebook == example_codebook


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are a Unix thing")
def test_a_full_disk_loses_one_article_and_says_so(project, tmp_path):
    script = tmp_path / "fill.py"
    script.write_text(FULL_DISK, encoding="utf-8")

    found = subprocess.run(
        [sys.executable, str(script), str(project)], capture_output=True, text=True, check=True
    )

    count, words = found.stdout.split(" ", 1)
    assert "visit.onrecord was not saved" in words
    with Workspace.open(project) as workspace:
        assert len(workspace.articles()) == int(count) > 4
        workspace.apply(CorrectStatement(workspace.statements()[0].key, (("reviewed", True),)))
