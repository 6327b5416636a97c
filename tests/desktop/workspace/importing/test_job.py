"""Files to a project: results as they come, one line a file, nothing lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.domain.change import ORIGINAL, MarkSame
from onrecord.domain.report import FileOutcome
from onrecord.workspace import (
    ArticleExtracted,
    FileFinished,
    FileProgressed,
    FileStarted,
    FileToRead,
    ImportJob,
    Workspace,
    import_files,
)

pytestmark = pytest.mark.slow

ARTICLE = """\
Holm keeps treaty number {n}

May {day}, 2021

“We will keep treaty number {n},” Ida Holm, the mayor of Elle, said on Monday. She called for talks.
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with three articles, one of them twice, and files that cannot be read."""
    place = tmp_path / "articles"
    place.mkdir()
    for n in range(3):
        (place / f"a{n}.txt").write_text(ARTICLE.format(n=n, day=n + 1), encoding="utf-8")
    (place / "twice.txt").write_text(ARTICLE.format(n=0, day=1), encoding="utf-8")
    (place / "empty.txt").touch()
    (place / "binary.txt").write_bytes(bytes(range(256)) * 20)
    return place


def test_every_file_gets_its_line_and_the_good_ones_are_added(folder, example_codebook):
    workspace = Workspace.temporary(example_codebook)

    reports = {Path(r.path).name: r for r in import_files(workspace, [folder])}

    assert len(workspace.articles()) == 3
    assert sorted(name for name, r in reports.items() if r.outcome is FileOutcome.REFUSED) == [
        "binary.txt",
        "empty.txt",
    ]
    same = [r for r in reports.values() if r.outcome is FileOutcome.DUPLICATE]
    assert len(same) == 1
    assert same[0].detail == "Same as “Holm keeps treaty number 0”."
    assert all(r.detail for r in reports.values() if r.outcome is not FileOutcome.READ)
    read = [r for r in reports.values() if r.outcome is FileOutcome.READ]
    assert sum(r.statements for r in read) == len(workspace.statements())
    assert workspace.imports()[0].reports == tuple(import_order(workspace, reports))
    assert [a.name for a in workspace.actors() if "Holm" in a.name] == ["Ida Holm"]


def import_order(workspace, reports):
    """Return the reports in the order in which the project keeps them."""
    return [reports[Path(r.path).name] for r in workspace.imports()[0].reports]


def test_a_second_import_of_the_same_files_adds_nothing(folder, example_codebook):
    workspace = Workspace.temporary(example_codebook)
    import_files(workspace, [folder])
    before = workspace.statements()

    reports = import_files(workspace, [folder])

    assert workspace.statements() == before
    assert FileOutcome.READ not in {r.outcome for r in reports}


def test_events_come_in_the_order_of_each_file(folder, example_codebook):
    seen: dict[str, list[type]] = {}
    for event in ImportJob([folder / "a0.txt", folder / "a1.txt"], example_codebook):
        if isinstance(event, FileProgressed):
            continue  # it comes with time, so that a slow machine tells more of it
        path = event.report.path if isinstance(event, FileFinished) else event.path
        seen.setdefault(Path(path).name, []).append(type(event))

    each = [FileStarted, ArticleExtracted, FileFinished]
    assert seen == {"a0.txt": each, "a1.txt": each}


WORDS = ["early", "late", "again", "twice", "often", "seldom", "never", "briefly", "quietly"]


def paper(title, changed=0):
    """Return an article of nine sentences, the last ones in other words."""
    kept = WORDS[: len(WORDS) - changed]
    other = [f"Nobody else had asked for pier {n} before this spring." for n in range(changed)]
    told = [f"The harbour board met {word} about the new quay." for word in kept]
    return f"{title}\n\n{' '.join(told + other)}\n"


def test_print_and_online_are_kept_as_one_article_with_both_sources(tmp_path, example_codebook):
    (tmp_path / "print.txt").write_text(paper("Board meets"), encoding="utf-8")
    online = paper("Board meets").replace("quietly", "calmly")
    (tmp_path / "online.txt").write_text(online, encoding="utf-8")
    workspace = Workspace.temporary(example_codebook)
    import_files(workspace, [tmp_path / "print.txt"])

    (report,) = import_files(workspace, [tmp_path / "online.txt"])

    assert report.outcome is FileOutcome.DUPLICATE
    assert report.detail == "Same as “Board meets” (99 % alike)."
    (article,) = workspace.articles()
    assert [place.file_name for place in article.also_in] == ["online.txt"]
    (likeness,) = workspace.standing(report).one

    workspace.apply(MarkSame(likeness.own, ORIGINAL))

    assert len(workspace.articles()) == 2
    assert workspace.standing(report).one == ()


def test_of_two_versions_that_of_the_earlier_file_stays_whichever_is_read_first(
    tmp_path, example_codebook
):
    slow = "".join(f"<p>{words}</p>" for words in paper("Holm keeps the treaty").split("\n\n"))
    padding = f"<div>{'<span></span>' * 150_000}</div>"
    (tmp_path / "a.html").write_text(f"<html><body>{slow}{padding}</body></html>")
    (tmp_path / "b.txt").write_text(paper("Holm keeps the treaty").replace("quietly", "calmly"))
    workspace = Workspace.temporary(example_codebook)

    import_files(workspace, [tmp_path])

    (kept,) = workspace.articles()
    assert kept.file_name == "a.html"
    assert [place.file_name for place in kept.also_in] == ["b.txt"]


def test_an_article_that_shares_a_good_part_is_kept_with_a_warning(tmp_path, example_codebook):
    (tmp_path / "print.txt").write_text(paper("Board meets"), encoding="utf-8")
    (tmp_path / "more.txt").write_text(paper("Board meets", changed=2), encoding="utf-8")
    workspace = Workspace.temporary(example_codebook)
    import_files(workspace, [tmp_path / "print.txt"])

    (report,) = import_files(workspace, [tmp_path / "more.txt"])

    assert report.outcome is FileOutcome.READ
    assert any("Nearly the same text as “Board meets”" in w for w in report.warnings)
    assert len(workspace.articles()) == 2
    (likeness,) = workspace.standing(report).apart

    undo = workspace.apply(MarkSame(likeness.own, likeness.kept))

    assert len(workspace.articles()) == 1
    workspace.apply(undo)
    assert len(workspace.articles()) == 2


def test_the_very_text_in_another_file_is_a_source_and_no_second_article(folder, example_codebook):
    workspace = Workspace.temporary(example_codebook)

    import_files(workspace, [folder])

    also = {a.title: [place.file_name for place in a.also_in] for a in workspace.articles()}
    assert also["Holm keeps treaty number 0"] in (["twice.txt"], ["a0.txt"])
    import_files(workspace, [folder])
    again = {a.title: [place.file_name for place in a.also_in] for a in workspace.articles()}
    assert again == also


def test_a_text_can_be_kept_apart_from_its_twin(folder, example_codebook):
    workspace = Workspace.temporary(example_codebook)
    import_files(workspace, [folder / "a0.txt"])
    twin = FileToRead(folder / "twice.txt", apart=True)

    (report,) = import_files(workspace, [twin])

    assert report.outcome is FileOutcome.READ
    assert len(workspace.articles()) == 2
    assert len({a.key for a in workspace.articles()}) == 2


TABLE = "wie;wat;stuk\n" + "\n".join(
    f"n{n};Kop;{' '.join(f'word{n}{i}' for i in range(30))}" for n in range(2)
)


def test_an_unclear_table_waits_for_its_columns_and_holds_nothing_up(tmp_path, example_codebook):
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE.format(n=1, day=1), encoding="utf-8")
    job = ImportJob([tmp_path], example_codebook, columns=lambda _: None)

    reports = {Path(e.report.path).name: e.report for e in job if isinstance(e, FileFinished)}

    assert reports["table.csv"].outcome is FileOutcome.WAITING
    assert reports["a.txt"].outcome is FileOutcome.READ
    chosen = ImportJob(
        [table], example_codebook, columns=lambda _: {"text": "stuk", "title": "wat"}
    )
    (report,) = (event.report for event in chosen if isinstance(event, FileFinished))
    assert len(report.article_keys) == 2


def test_a_file_can_be_left_while_the_others_are_read(tmp_path, example_codebook):
    for n in range(4):
        (tmp_path / f"a{n}.txt").write_text(ARTICLE.format(n=n, day=1), encoding="utf-8")
    job = ImportJob([tmp_path], example_codebook, workers=1)
    outcomes = {}
    for event in job:
        if isinstance(event, FileStarted):
            job.cancel_file(str(tmp_path / "a3.txt"))
        if isinstance(event, FileFinished):
            outcomes[Path(event.report.path).name] = event.report.outcome

    assert outcomes.pop("a3.txt") is FileOutcome.CANCELLED
    assert set(outcomes.values()) == {FileOutcome.READ}


def test_cancelling_ends_soon_and_keeps_what_is_done(tmp_path, example_codebook):
    for n in range(40):
        text = ARTICLE.format(n=n, day=1) * 60
        (tmp_path / f"a{n:02}.txt").write_text(text, encoding="utf-8")
    job = ImportJob([tmp_path], example_codebook, workers=1)
    done = cancelled = 0
    for event in job:
        if isinstance(event, ArticleExtracted):
            job.cancel()
        if isinstance(event, FileFinished):
            done += event.report.outcome is FileOutcome.READ
            cancelled += event.report.outcome is FileOutcome.CANCELLED

    assert done + cancelled == 40
    assert cancelled > 30


def test_an_import_without_an_engine_keeps_the_texts(folder, example_codebook, monkeypatch):
    from onrecord.extraction import EngineUnavailableError, ExtractionPool

    def submit(pool, article, codebook):
        from concurrent.futures import Future

        future: Future[object] = Future()
        future.set_exception(EngineUnavailableError("Install the model with: pip x"))
        return future

    monkeypatch.setattr(ExtractionPool, "submit", submit)
    workspace = Workspace.temporary(example_codebook)

    (report,) = import_files(workspace, [folder / "a0.txt"])

    assert report.warnings == ("Install the model with: pip x",)
    assert workspace.articles()[0].failed == "Install the model with: pip x"
    monkeypatch.undo()
    import_files(workspace, [folder / "a0.txt"])
    assert workspace.articles()[0].failed is None
    assert workspace.statements()


IMPORT = """
import sys
from pathlib import Path
from onrecord.workspace import ImportJob, Workspace, ArticleExtracted
if __name__ == "__main__":
    workspace = Workspace.open(Path(sys.argv[1]))
    job = ImportJob([sys.argv[2]], workspace.codebook, workspace.known_articles())
    for event in job:
        if isinstance(event, ArticleExtracted):
            workspace.add(event.extracted)
            print(event.extracted.article.key, flush=True)
"""


def test_killing_an_import_loses_at_most_the_article_in_work(tmp_path, example_codebook):
    source = tmp_path / "articles"
    source.mkdir()
    for n in range(12):
        (source / f"a{n:02}.txt").write_text(ARTICLE.format(n=n, day=1), encoding="utf-8")
    project = tmp_path / "p.onrecord"
    Workspace.create(project, example_codebook).close()
    script = tmp_path / "import_all.py"
    script.write_text(IMPORT, encoding="utf-8")
    told: list[str] = []
    for wanted in (1, 5):
        process = subprocess.Popen(
            [sys.executable, str(script), str(project), str(source)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.strip())
            if len(told) >= wanted:
                break
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()

        with Workspace.open(project) as workspace:
            kept = [a.key for a in workspace.articles()]
            assert set(told) <= set(kept)
            assert len(kept) <= len(told) + 2  # added, but its line not yet read, or in work
            whole = {a.key: a.statements for a in workspace.articles()}
            assert all(whole[key] for key in kept)
            told = list(kept)

    with Workspace.open(project) as workspace:
        import_files(workspace, [source])
        assert len(workspace.articles()) == 12
        assert len({a.title for a in workspace.articles()}) == 12
