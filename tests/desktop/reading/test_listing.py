import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from onrecord.reading import read_file
from onrecord.reading.listing import listing

Write = Callable[[str, bytes | str], Path]


def test_a_record_a_file(
    write: Write, tmp_path: Path, head, body, title, paragraphs, heading
) -> None:
    write("in/sub/a.txt", head + body)
    write("in/b.txt", "")

    lines = list(listing([tmp_path / "in"], read=read_file))

    assert [line["file"] for line in lines] == ["b.txt", "sub/a.txt"]
    assert lines[0]["articles"] == []
    assert "is empty" in lines[0]["refused"]
    article = lines[1]["articles"][0]
    assert (article["title"], article["date"]) == (title, "2021-03-09")
    assert (article["author"], article["source"]) == ("Ada Berg", "The Quay Post")
    assert article["text"].split("\n") == list(paragraphs)
    assert article["headings"] == [heading]
    json.dumps(lines)


def test_the_door_without_the_window(write: Write, tmp_path: Path, head, body) -> None:
    write("in/a.txt", head + body)
    out = tmp_path / "out.jsonl"

    subprocess.run(
        [sys.executable, "-m", "onrecord.reading", tmp_path / "in", "-o", out],
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )

    assert json.loads(out.read_text())["file"] == "a.txt"
