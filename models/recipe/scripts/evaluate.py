"""Score the engine on gold articles, whole or one component at a time.

    python models/recipe/scripts/evaluate.py GOLD_FOLDER [--oracle] [--details] [--only ID …]
    python models/recipe/scripts/evaluate.py --attribution GOLD_FOLDER

GOLD_FOLDER is a folder of the form of positions-dev (with --attribution: of attribution-dev).
With --oracle the gold's content, source and cue are given to the later components, so that
actors, topics, stance and dates are scored without the faults of the statement finder.
"""

import argparse
import importlib.util
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import en_onrecord
from en_onrecord.extensions import reading_of
from en_onrecord.record import StatementRecord

ROOT = Path(__file__).resolve().parents[3]
CODEBOOK = ROOT / "resources" / "codebooks" / "starter.toml"
FINDERS = ("onrecord_statements",)


def read_codebook(path: Path = CODEBOOK) -> dict[str, Any]:
    """Return the codebook as the engine takes it: a dict with a list of topics."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    topics = [dict(t, targets=t.get("target", t.get("targets", []))) for t in data.get("topic", [])]
    return {"name": data.get("name", ""), "topics": topics}


def analyse(nlp: Language, article: dict[str, Any], codebook: dict[str, Any]) -> Doc:
    """Return the article's Doc after the whole pipeline."""
    doc = nlp.make_doc(article["text"])
    doc.user_data["onrecord"] = {
        "title": article.get("title", ""),
        "published": article.get("published") or article.get("date"),
        "codebook": codebook,
    }
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


class GoldFinder:
    """Stand in for the statement finder: take content, source and cue from the gold."""

    def __init__(self) -> None:
        self.statements: list[dict[str, Any]] = []

    def __call__(self, doc: Doc) -> Doc:
        """Fill the reading's statements from the gold."""
        reading_of(doc).statements = [self._record(doc, gold) for gold in self.statements]
        return doc

    def _record(self, doc: Doc, gold: dict[str, Any]) -> StatementRecord:
        source = tuple(gold["source"]) if gold.get("source") else None
        cue = tuple(gold["cue"]) if gold.get("cue") else None
        content = [(a, b) for a, b in gold["content"]]
        before = [s for s in self.statements if s["content"] < gold["content"]]
        voice = "" if source else ("same" if before else "unknown")
        outside = source is not None and abs(source[0] - content[0][0]) > 1500
        record = StatementRecord(
            content,
            gold["kind"],
            "gold",
            None if outside else source,
            cue,
            speaker=source if outside else None,
            voice="label" if outside else voice,
        )
        record.cue_token = _head(doc, cue)
        record.source_token = _head(doc, source)
        record.head_token = _head(doc, content[0])
        for number, paragraph in enumerate(reading_of(doc).paragraphs):
            if paragraph.start <= content[0][0] < paragraph.end:
                record.paragraph = number
        return record


def _head(doc: Doc, span: Any) -> int:
    if span is None:
        return -1
    found = doc.char_span(span[0], span[1], alignment_mode="expand")
    return found.root.i if found is not None and len(found) else -1


def as_line(identity: str, doc: Doc) -> dict[str, Any]:
    """Return what was found in the form that the scorers read."""
    reading = reading_of(doc)
    names = {actor.id: actor.name for actor in reading.actors}
    rows = [
        {
            "actor": statement.actor,
            "source": list(statement.source) if statement.source else None,
            "source_text": names.get(statement.actor, ""),
            "cue": list(statement.cue) if statement.cue else None,
            "content": [list(span) for span in statement.content],
            "content_text": [doc.text[a:b] for a, b in statement.content],
            "kind": statement.kind,
            "position": statement.position,
            "topics": statement.topics,
            "target": statement.target,
            "stance": statement.stance,
            "polarity": statement.polarity,
            "tier": statement.tier,
            "date": statement.date,
            "grade": statement.grade,
            "negated": statement.negated,
            "uncertain": statement.uncertain,
            "reported_by": statement.reported_by,
            "rule": statement.rule,
        }
        for statement in reading.statements
    ]
    actors = [
        {"id": actor.id, "name": actor.name, "aliases": actor.aliases, "type": actor.type}
        for actor in reading.actors
    ]
    return {"id": identity, "text": doc.text, "actors": actors, "statements": rows}


def load_scorer(folder: Path) -> Any:
    """Return the folder's score.py as a module; positions-train uses that of positions-dev."""
    path = folder / "score.py"
    if not path.exists():
        path = folder.parent / "positions-dev" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def positions(folder: Path, arguments: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and prediction of each gold article of the folder."""
    nlp = en_onrecord.load()
    codebook = read_codebook()
    finder = GoldFinder()
    if arguments.oracle:
        _replace_finder(nlp, finder)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if arguments.only and gold["id"] not in arguments.only:
            continue
        finder.statements = gold["statements"]
        yield gold["id"], as_line(gold["id"], analyse(nlp, gold, codebook))


def _replace_finder(nlp: Language, finder: GoldFinder) -> None:
    name = next(name for name in FINDERS if name in nlp.pipe_names)
    nlp._components[nlp.component_names.index(name)] = (name, finder)  # noqa: SLF001


def score_positions(folder: Path, arguments: argparse.Namespace) -> None:
    """Print the table of the positions scorer."""
    scorer = load_scorer(folder)
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as gold_folder:
        for identity, line in positions(folder, arguments):
            Path(out, f"{identity}.json").write_text(json.dumps(line), encoding="utf-8")
            gold = (folder / f"{identity}.json").read_text(encoding="utf-8")
            Path(gold_folder, f"{identity}.json").write_text(gold, encoding="utf-8")
        extra = ["--details"] if arguments.details else []
        extra += ["--on-topic"] if arguments.on_topic else []
        scorer.main([gold_folder, out, *extra])


def score_attribution(folder: Path, arguments: argparse.Namespace) -> None:
    """Print the table of the attribution scorer; with --details the faults, too."""
    nlp = en_onrecord.load()
    codebook = read_codebook()
    rows = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    lines = []
    for row in rows:
        gold = json.loads(row)
        line = as_line(gold["id"], analyse(nlp, gold, codebook))
        if arguments.details:
            show_attribution(gold, line)
        lines.append(line)
    with tempfile.TemporaryDirectory() as out:
        path = Path(out, "predictions.jsonl")
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        scorer = load_scorer(folder)
        sys.argv = ["score.py", str(path)]
        scorer.main()


def show_attribution(gold: dict[str, Any], line: dict[str, Any]) -> None:
    """Print gold and found statements side by side where they differ."""
    text = gold["text"]
    scorer_words = [tuple(map(tuple, s["content"])) for s in gold["statements"]]
    found = {tuple(map(tuple, s["content"])): s for s in line["statements"]}
    print(f"\n== {gold['id']}")
    for content, statement in zip(scorer_words, gold["statements"], strict=True):
        hit = found.get(content)
        mark = "=" if hit and hit["source"] == statement["source"] else "-"
        words = " … ".join(text[a:b] for a, b in content)
        print(f"  {mark} [{statement.get('source_text')}] {words[:150]!r}")
    for content, statement in sorted(found.items()):
        if content not in scorer_words:
            source = statement["source"]
            who = text[source[0] : source[1]] if source else None
            words = " … ".join(text[a:b] for a, b in content)
            kind, rule = statement["kind"], statement["rule"]
            print(f"  + [{who} = {statement['source_text']}] {kind} {rule} {words[:150]!r}")


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--attribution", action="store_true")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--on-topic", action="store_true")
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    if arguments.attribution:
        score_attribution(arguments.folder, arguments)
    else:
        score_positions(arguments.folder, arguments)


if __name__ == "__main__":
    main()
