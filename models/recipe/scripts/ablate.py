"""Score the statement finder without each of its rule groups, one after the other.

    python models/recipe/scripts/ablate.py POSITIONS_FOLDER ATTRIBUTION_FOLDER

Prints F1 of the statements found (positions gold, every statement counted as a position, so that
only the finder is judged) and FULL F1 of the attribution gold, with all groups and without each.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from spacy.language import Language

import en_onrecord
from en_onrecord.attribution.finder import RULE_GROUPS
from en_onrecord.extensions import reading_of
from recipe.scripts.evaluate import analyse, as_line, load_scorer, read_codebook

STAGES = ("onrecord_layout", "onrecord_syntax", "onrecord_quotations", "onrecord_statements")


def lines(nlp: Language, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was found in the articles, with all statements counted as positions."""
    found = []
    for article in articles:
        doc = analyse(nlp, article, read_codebook())
        for statement in reading_of(doc).statements:
            statement.position = not statement.secondary
        found.append(as_line(article["id"], doc))
    return found


def score(groups: list[str], positions: Path, attribution: Path) -> tuple[float, float]:
    """Return F1 on the positions gold and FULL F1 on the attribution gold for some rule groups."""
    nlp = en_onrecord.load(onrecord_statements={"groups": groups})
    for name in nlp.pipe_names:
        if name not in STAGES:
            nlp.remove_pipe(name)
    gold = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(positions.glob("*.json"))]
    found = {line["id"]: line for line in lines(nlp, gold)}
    _, _, figures = load_scorer(positions).evaluate({g["id"]: g for g in gold}, found)
    text = (attribution / "gold.jsonl").read_text(encoding="utf-8")
    speech = [json.loads(row) for row in text.splitlines()]
    return figures["F1"], full_f1(load_scorer(attribution), speech, lines(nlp, speech))


def full_f1(scorer: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> float:
    """Return FULL F1 over all articles, in per cent."""
    right = wanted = given = 0
    for article, line in zip(gold, found, strict=True):
        counts = scorer.count_article(
            article["text"],
            article["statements"],
            line["statements"],
            article.get("ignore", ()),
            article.get("reported_only", False),
        )["all"]
        right += counts["full_g"]
        wanted += counts["gold"]
        given += counts["pred"]
    return 200 * right / (wanted + given) if wanted + given else 0.0


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("positions", type=Path)
    parser.add_argument("attribution", type=Path)
    arguments = parser.parse_args()
    print("| left out | statements F1 | FULL F1 |\n|---|---|---|")
    for left_out in ("", *RULE_GROUPS):
        groups = [group for group in RULE_GROUPS if group != left_out]
        first, second = score(groups, arguments.positions, arguments.attribution)
        print(f"| {left_out or 'nothing'} | {first:.3f} | {second:.1f} |")


if __name__ == "__main__":
    main()
