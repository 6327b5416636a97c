"""`docs/formats.md` says what the program does."""

import re
from pathlib import Path

import pytest

from onrecord.domain.report import ReadFile
from onrecord.export import article_line
from onrecord.reading.listing import record
from onrecord.store import load_codebook


@pytest.fixture(scope="module")
def guide(repository: Path) -> str:
    return (repository / "docs" / "formats.md").read_text(encoding="utf-8")


def fields(guide: str, table: str) -> list[str]:
    """Return the first column of a table, by what its heading calls it."""
    rows = guide.split(f"| {table} | |\n| --- | --- |\n")[1].split("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)


def test_the_fields_of_extracted_articles_are_told(guide, example_articles, example_codebook):
    line = article_line("id", example_articles[0], example_codebook)

    assert fields(guide, "article") == [*line, "failed"]
    assert fields(guide, "actor") == list(line["actors"][0])
    assert fields(guide, "statement") == list(line["statements"][0])


def test_the_fields_of_files_that_were_read_are_told(guide, example_articles):
    line = record(ReadFile("a.txt", (example_articles[0].article,)), "a.txt")

    assert fields(guide, "file") == list(line)
    assert fields(guide, "article read") == list(line["articles"][0])


def test_the_example_of_a_codebook_is_one(guide, tmp_path):
    path = tmp_path / "roads.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0], encoding="utf-8")

    (topic,) = load_codebook(path).topics

    assert topic.exclusions == ("death toll",)
    assert [(t.key, t.side) for t in topic.targets] == [("city-toll", 1)]
