"""Measure the engine: words a second against the same parse alone, growth, and memory.

    python tests/benchmarks/bench_engine.py

Speed is process time on one core; both runs alternate, since machines are noisy. Growth takes the
samples once, twice, four and eight times, as paragraphs and as one single paragraph.
"""

import resource
import statistics
import time
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import en_onrecord

CODEBOOK = Path(__file__).resolve().parents[2] / "resources" / "codebooks" / "starter.toml"
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
PARSE = ("onrecord_layout", "onrecord_syntax")
ROUNDS = 3


@cache
def starter_codebook() -> dict[str, object]:
    """Return the starter codebook as the engine takes it."""
    data = tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))
    return {"topics": [dict(topic, targets=topic.get("target", [])) for topic in data["topic"]]}


def run(nlp: Language, text: str, only: tuple[str, ...] | None = None) -> Doc:
    """Return the text's Doc after the whole pipeline, or after some of its components."""
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2022-06-15", "codebook": starter_codebook()}
    for name, component in nlp.pipeline:
        if only is None or name in only:
            doc = component(doc)
    return doc


def seconds(task: Callable[[], object]) -> float:
    """Return the process time that a task takes."""
    start = time.process_time()
    task()
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    words = len(text.split())
    nlp = en_onrecord.load()
    run(nlp, text[:2000])
    parse, whole = [], []
    for _ in range(ROUNDS):
        parse.append(seconds(lambda: run(nlp, text, PARSE)))
        whole.append(seconds(lambda: run(nlp, text)))
    alone, all_of_it = statistics.median(parse), statistics.median(whole)
    print(f"{words} words: parse alone {words / alone:,.0f} words/s")
    print(f"whole pipeline {words / all_of_it:,.0f} words/s, {alone / all_of_it:.2f} of the parse")
    for name, component in nlp.pipeline[1:]:
        doc = run(nlp, text, tuple(nlp.pipe_names[: nlp.pipe_names.index(name)]))
        print(f"  {name:24} {seconds(lambda c=component, d=doc: c(d)):6.2f} s")  # type: ignore[misc]
    for title, gap in (("paragraphs", "\n\n"), ("one paragraph", " ")):
        material = text if gap == "\n\n" else " ".join(text.split())
        for times in (1, 2, 4, 8):
            longer = gap.join([material] * times)
            taken = seconds(lambda t=longer: run(nlp, t))  # type: ignore[misc]
            print(f"{title} x{times}: {taken:6.2f} s, {taken / times:5.2f} s each")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
