"""Score the program on gold, the way an analyst runs it: files in, command line, lines out.

    python models/recipe/scripts/score.py [--shared ../shared]
    python models/recipe/scripts/score.py --attribution gold.jsonl --positions FOLDER

Without gold of your own, what lies in the shared folder is taken. Title, date and text of the gold
go through `onrecord extract`, the files of reading gold through `onrecord read`; what comes out is
handed to the scorers in the shared folder. Gold must have the form of the folders there. Exit code
2: a scorer or the gold is not there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from recipe.scripts.determined import determined
from recipe.scripts.evaluate import load_scorer

ROOT = Path(__file__).resolve().parents[3]


class MissingGoldError(Exception):
    """Gold or its scorer is not where it was looked for."""


def main() -> int:
    """Read the command line, score what it names, return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    parser.add_argument("--attribution", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--positions", type=Path, metavar="FOLDER")
    parser.add_argument("--reading", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    named = (asked.attribution, asked.positions, asked.reading) != (None, None, None)
    shared: Path = asked.shared
    try:
        if named:
            if asked.attribution:
                score_attribution(asked.attribution, shared)
            if asked.positions:
                score_positions(asked.positions, shared)
            if asked.reading:
                score_reading(asked.reading, shared)
        else:
            score_attribution(shared / "attribution-dev" / "gold.jsonl", shared)
            score_positions(shared / "positions-dev", shared)
            score_positions(shared / "positions-train", shared)
            score_reading(shared / "reading-dev", shared)
    except MissingGoldError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd)} ended with code {error.returncode}.", file=sys.stderr)
        return 1
    return 0


def score_attribution(gold: Path, shared: Path) -> None:
    """Print who-said-what figures for a file of articles, one a line."""
    scorer = _existing(shared / "attribution-dev" / "score.py")
    articles = list(_lines(_existing(gold)))
    with tempfile.TemporaryDirectory() as scratch:
        found = extract(articles, Path(scratch))
        _heading("Attribution", gold, len(articles))
        _run(scorer, "--gold", str(gold), str(found))


def score_positions(gold: Path, shared: Path) -> None:
    """Print the figures of positions for a folder of articles, all topics and the named ones.

    Below the first table stands how far the tier *determined* can be trusted.
    """
    scorer = _existing(shared / "positions-dev" / "score.py")
    paths = [path for path in sorted(_existing(gold).glob("*.json")) if "statements" in _load(path)]
    articles = [{"id": path.stem} | _load(path) for path in paths]
    if not articles:
        raise MissingGoldError(f"There is no article with statements in {gold}.")
    with tempfile.TemporaryDirectory() as scratch:
        found = extract(articles, Path(scratch))
        folder = Path(scratch, "positions")
        folder.mkdir()
        lines = list(_lines(found))
        for number, line in enumerate(lines):
            (folder / f"{number}.json").write_text(json.dumps(line), encoding="utf-8")
        _heading("Positions", gold, len(articles))
        _run(scorer, str(gold), str(folder))
        golds = {article["id"]: article for article in articles}
        figures = determined(
            load_scorer(scorer.parent), golds, {line["id"]: line for line in lines}
        )
        print(figures.in_words(), flush=True)
        _heading("Positions on the named topics only", gold, len(articles))
        _run(scorer, str(gold), str(folder), "--on-topic")


def score_reading(gold: Path, shared: Path) -> None:
    """Print the figures of reading for a folder with `expected.jsonl` and the files it names."""
    scorer = _existing(shared / "reading-dev" / "score.py")
    expected = _existing(gold / "expected.jsonl")
    names = [line["fixture"] for line in _lines(expected)]
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch, "read.jsonl")
        predictions = Path(scratch, "predictions.jsonl")
        _onrecord("read", str(gold), "-o", str(found))
        read = {line["file"]: line["articles"] for line in _lines(found)}
        with predictions.open("w", encoding="utf-8") as out:
            for name in names:
                articles = read.get(name, [])
                out.write(json.dumps({"fixture": name, "articles": articles}) + "\n")
        _heading("Reading", gold, len(names))
        _run(scorer, str(predictions), "--gold", str(expected))


def extract(articles: Iterable[dict[str, Any]], scratch: Path) -> Path:
    """Return the file of lines that `onrecord extract` writes for the articles."""
    given, found = scratch / "articles.jsonl", scratch / "statements.jsonl"
    with given.open("w", encoding="utf-8") as out:
        for article in articles:
            told = {
                "id": article["id"],
                "title": article.get("title"),
                "published": article.get("published") or article.get("date"),
                "text": article["text"],
            }
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    _onrecord("extract", str(given), "-o", str(found), "--quiet")
    return found


def _onrecord(*arguments: str) -> None:
    """Run On Record; files that it refuses (code 1) are a result to score, not a failure."""
    command = [sys.executable, "-m", "onrecord", *arguments]
    done = subprocess.run(command, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command)


def _run(scorer: Path, *arguments: str) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, str(scorer), *arguments], check=True)


def _heading(what: str, gold: Path, articles: int) -> None:
    print(f"\n== {what}: {gold} ({articles} articles)", flush=True)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MissingGoldError(
            f"There is no {path}. Name another place: make score SHARED=folder, or the gold itself"
            " with ATTRIBUTION=, POSITIONS= or READING=."
        )
    return path


def _load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
