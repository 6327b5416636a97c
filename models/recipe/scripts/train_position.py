"""Learn the weights of side, emphasis and position, and report them by cross-validation.

    python models/recipe/scripts/train_position.py GOLD_FOLDER [--report] [--ablate] [--chain]

GOLD_FOLDER is positions-train. Every article is in one fold only; the figures are of articles that
the weights had not seen. Without --report the weights of all articles are written to
`models/en_onrecord/position/weights/`. Only numpy is needed; the result is the same on every run.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

import en_onrecord
from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import Evidence, collect
from en_onrecord.position.features import (
    Features,
    position_features,
    side_features,
    stance_features,
)
from en_onrecord.position.judgement import no_position
from en_onrecord.position.lexicon import stance_lexicon
from en_onrecord.position.linear import FOLDER, LinearModel
from en_onrecord.position.nesting import Nesting
from en_onrecord.position.stance import (
    deciding_clue,
    gather,
    side_stated,
)
from en_onrecord.position.tiers import Thresholds, is_emphatic, tier_of
from recipe.scripts.evaluate import GoldFinder, analyse, as_line, load_scorer, read_codebook

FOLDS = 10
SEEDS = (1, 2, 3)
LEAST_ARTICLES = 3
"""A feature must stand in so many articles: what stands in one only is that article."""
LEAST_ARTICLES_OF_A_WORD = 8
RIDGE = {"side": 4.0, "emphasis": 2.0, "position": 5.0}
OPTIONAL_WEIGHT = 0.5
EITHER_WEIGHT = 0.3
"""Weight of an example whose gold allows the other answer, too."""
THRESHOLDS = Thresholds(
    determined=0.87, weighed=0.9, negated=0.95, long=0.97, weak=0.6, emphatic=0.4, firm=0.7
)
GROUPS = ("cue", "main", "has", "balance", "emphasis", "kind", "source", "voice")
LATER = ("onrecord_stance", "onrecord_positions", "onrecord_links")


@dataclass(slots=True)
class Example:
    """A statement with its features and the gold's, `None` where the finder found what is none."""

    article: str
    found: bool
    gold: dict[str, Any] | None
    stance: Features
    position: Features = field(default_factory=dict)
    barred: bool = False
    stated: float | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(slots=True)
class Task:
    """A question to learn: which examples, their labels and weights."""

    name: str
    pick: Callable[[Example], tuple[float, float] | None]
    features: Callable[[Example], Features]


def sign(value: float) -> int:
    """Return -1, 0 or 1."""
    return (value > 0) - (value < 0)


def allowed(gold: dict[str, Any]) -> list[int]:
    """Return the gold's polarity and those that it allows instead."""
    return [gold["polarity"], *(gold.get("alt") or {}).get("polarity", [])]


def _side(example: Example) -> tuple[float, float] | None:
    gold = example.gold
    if gold is None or not gold["polarity"]:
        return None
    weight = OPTIONAL_WEIGHT if gold.get("optional") else 1.0
    if -sign(gold["polarity"]) in {sign(value) for value in allowed(gold)}:
        weight *= EITHER_WEIGHT
    return float(gold["polarity"] > 0), weight


def _emphasis(example: Example) -> tuple[float, float] | None:
    gold = example.gold
    if gold is None or not gold["polarity"]:
        return None
    weight = OPTIONAL_WEIGHT if gold.get("optional") else 1.0
    if len({abs(value) for value in allowed(gold) if value}) > 1:
        weight *= EITHER_WEIGHT
    return float(abs(gold["polarity"]) > 1), weight


def _position(example: Example) -> tuple[float, float] | None:
    if not example.found or example.barred or (example.gold and example.gold.get("optional")):
        return None
    return float(example.gold is not None), 1.0


TASKS = (
    Task("side", _side, lambda example: side_features(example.stance, example.evidence)),
    Task("emphasis", _emphasis, lambda example: example.stance),
    Task("position", _position, lambda example: example.position),
)


def examples(folder: Path) -> Iterator[Example]:
    """Yield what the finder finds in each article, and the gold's own statements."""
    nlp = en_onrecord.load()
    for name in LATER:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    scorer, codebook, finder = load_scorer(folder), read_codebook(), GoldFinder()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        doc = analyse(nlp, gold, codebook)
        yield from _examples(doc, gold["id"], matches(scorer, doc, gold), found=True)
        finder.statements = gold["statements"]
        finder(doc)
        yield from _examples(doc, gold["id"], gold["statements"], found=False)


def _examples(
    doc: Doc, article: str, golds: Sequence[dict[str, Any] | None], *, found: bool
) -> Iterator[Example]:
    reading, lexicon = reading_of(doc), stance_lexicon()
    nesting = Nesting(reading.statements)
    for statement, gold in zip(reading.statements, golds, strict=True):
        evidence, condition = gather(doc, statement, lexicon)
        statement.condition = condition.span if condition else None
        example = Example(article, found, gold, stance_features(reading, statement, evidence))
        example.evidence = evidence
        stated = side_stated(doc, statement, evidence, lexicon)
        example.stated = None if stated is None else stated.chance
        if found:
            every = collect(doc, statement, lexicon)
            example.barred = bool(no_position(doc, statement, every, nesting, lexicon))
            example.position = position_features(
                doc,
                reading,
                statement,
                every,
                stance_features(reading, statement, every),
                nested=bool(nesting.outer(statement)),
            )
        yield example


def matches(scorer: Any, doc: Doc, gold: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Return the gold statement of each found one, by the scorer's own assignment."""
    line = as_line(gold["id"], doc)
    found = [scorer.tokens(scorer.content_of(row, doc.text)) for row in line["statements"]]
    own, other = scorer.actor_index(gold), scorer.actor_index(line)
    weights = []
    for row in gold["statements"]:
        texts = [
            scorer.content_of(row, gold["text"]),
            *(row.get("alt") or {}).get("content_text", []),
        ]
        words = [scorer.tokens(text) for text in texts]
        best = [max(scorer.token_f1(option, tokens) for option in words) for tokens in found]
        weights.append(
            [
                value
                + 0.2 * scorer.actor_ok(row, own, candidate, other)
                + 0.05 * (not row.get("optional"))
                if value >= 0.5
                else 0.0
                for value, candidate in zip(best, line["statements"], strict=True)
            ]
        )
    pairs = {second: first for first, second in scorer.assign(weights)}
    return [gold["statements"][pairs[i]] if i in pairs else None for i in range(len(found))]


def _least(name: str) -> int:
    return LEAST_ARTICLES_OF_A_WORD if name.startswith("word:") else LEAST_ARTICLES


def fit(
    rows: Sequence[tuple[Features, float, float, str]], ridge: float, steps: int = 15
) -> dict[str, float]:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method."""
    articles: dict[str, set[str]] = {}
    for features, _, _, article in rows:
        for name in features:
            articles.setdefault(name, set()).add(article)
    names = sorted(name for name, where in articles.items() if len(where) >= _least(name))
    index = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, (features, _, _, _) in enumerate(rows):
        for name, value in features.items():
            if name in index:
                matrix[number, index[name]] = value
    labels = np.array([row[1] for row in rows])
    weights = np.array([row[2] for row in rows])
    penalty = np.array([0.01 if name == "bias" else ridge for name in names])
    solution = np.zeros(len(names))
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-matrix @ solution))
        gradient = matrix.T @ (weights * (chance - labels)) + penalty * solution
        curve = (matrix * (weights * chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        solution -= np.linalg.solve(curve, gradient)
    return {name: round(float(value), 4) for name, value in zip(names, solution, strict=True)}


def rows_of(task: Task, data: Sequence[Example]) -> list[tuple[Features, float, float, str]]:
    """Return the rows of a task: features, label, weight, article."""
    rows = []
    for example in data:
        picked = task.pick(example)
        if picked is not None:
            rows.append((task.features(example), *picked, example.article))
    return rows


def probability(weights: dict[str, float], features: Features) -> float:
    """Return the probability of the positive class."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return float(1.0 / (1.0 + np.exp(-total)))


def cross_validated(task: Task, data: Sequence[Example], seed: int) -> list[float]:
    """Return the probability of each example by weights that did not see its article."""
    fold = folds(data, seed)
    chances = [0.5] * len(data)
    for number in range(FOLDS):
        rest = [example for example in data if fold[example.article] != number]
        weights = fit(rows_of(task, rest), RIDGE[task.name])
        for place, example in enumerate(data):
            if fold[example.article] == number:
                chances[place] = probability(weights, task.features(example))
    return chances


def report(data: Sequence[Example], scorer: Any, leave_out: str = "") -> None:
    """Print sign, alpha and F1 on unseen articles, for found and for gold statements."""
    data = [_without(example, leave_out) for example in data] if leave_out else list(data)
    for seed in SEEDS:
        side, emphasis, position = (cross_validated(task, data, seed) for task in TASKS)
        side = [
            chance if example.stated is None else example.stated
            for example, chance in zip(data, side, strict=True)
        ]
        line = _line(data, scorer, side, emphasis, position)
        print(f"{leave_out or 'all features':24} seed {seed}  {line}")


def report_rules(data: Sequence[Example], scorer: Any) -> None:
    """Print the same without anything learned: predicates, balance of clues, emphatic words."""
    side = [
        (0.5 if example.stated is None else example.stated)
        + 0.1 * example.stance.get("balance", 0.0)
        + 0.01
        for example in data
    ]
    emphasis = [example.stance["emphasis"] for example in data]
    line = _line(data, scorer, side, emphasis, [1.0] * len(data))
    print(f"{'rules alone':24}         {line}")
    print(f"{'always support':24}         {_line(data, scorer, [1.0] * len(data), emphasis, side)}")


def _line(
    data: Sequence[Example],
    scorer: Any,
    side: Sequence[float],
    emphasis: Sequence[float],
    position: Sequence[float],
) -> str:
    cells = []
    for found in (True, False):
        right, pairs = 0, []
        for example, chance, firm in zip(data, side, emphasis, strict=True):
            gold = example.gold
            if example.found is not found or gold is None or gold.get("optional"):
                continue
            emphatic = is_emphatic(firm, max(chance, 1.0 - chance), THRESHOLDS)
            polarity = (1 if chance >= 0.5 else -1) * (2 if emphatic else 1)
            right += sign(polarity) in {sign(value) for value in allowed(gold)}
            pairs.append((polarity if polarity in allowed(gold) else gold["polarity"], polarity))
        alpha = scorer.alpha_interval(pairs)
        cells.append(
            f"{'found' if found else 'gold'}: sign {right / len(pairs):.3f} alpha {alpha:.3f}"
        )
    return "  ".join([*cells, _position_line(data, position), _determined_line(data, side)])


def _determined_line(data: Sequence[Example], chances: Sequence[float]) -> str:
    """Return, of what is called determined: sign right, opposite, share of the gold covered."""
    right = opposite = total = 0
    for example, chance in zip(data, chances, strict=True):
        gold = example.gold
        if not example.found or gold is None or gold.get("optional"):
            continue
        side, certainty = (1 if chance >= 0.5 else -1), max(chance, 1 - chance)
        clue = deciding_clue(example.evidence, side)
        tier = tier_of(
            certainty, clue, example.evidence, THRESHOLDS, weighed=example.stated is None
        )
        if tier == "determined":
            total += 1
            right += side in {sign(value) for value in allowed(gold)}
            opposite += {sign(value) for value in allowed(gold)} == {-side}
    sided = sum(
        not e.found and bool(e.gold and e.gold["polarity"] and not e.gold.get("optional"))
        for e in data
    )
    shares = right / max(1, total), opposite / max(1, total), total / sided
    return "determined {:.3f} opposite {:.3f} of {:.2f}".format(*shares)


def _position_line(data: Sequence[Example], chances: Sequence[float]) -> str:
    total = sum(not e.found and not (e.gold or {}).get("optional") for e in data)
    kept = [
        e
        for e, chance in zip(data, chances, strict=True)
        if e.found and chance >= 0.5 and not e.barred
    ]
    kept = [e for e in kept if not (e.gold and e.gold.get("optional"))]
    right = sum(e.gold is not None for e in kept)
    precision, recall = right / max(1, len(kept)), right / total
    both = 2 * precision * recall / (precision + recall)
    return f"statements P {precision:.3f} R {recall:.3f} F1 {both:.3f}"


def _without(example: Example, prefix: str) -> Example:
    def rest(features: Features) -> Features:
        return {name: value for name, value in features.items() if not name.startswith(prefix)}

    return replace(example, stance=rest(example.stance), position=rest(example.position))


def report_chain(folder: Path, data: Sequence[Example], scorer: Any, seed: int = 1) -> None:
    """Print the figures of the whole chain, each article by weights that did not see it."""
    nlp, codebook = en_onrecord.load(), read_codebook()
    stance: Any = nlp.get_pipe("onrecord_stance")
    judgement: Any = nlp.get_pipe("onrecord_positions")
    fold = folds(data, seed)
    golds = {
        gold["id"]: gold
        for path in sorted(folder.glob("*.json"))
        for gold in [json.loads(path.read_text(encoding="utf-8"))]
    }
    predictions = {}
    for number in range(FOLDS):
        rest = [example for example in data if fold[example.article] != number]
        side, emphasis, position = (
            LinearModel(fit(rows_of(task, rest), RIDGE[task.name])) for task in TASKS
        )
        stance.side, stance.emphasis, judgement.model = side, emphasis, position
        for identity in [name for name, which in fold.items() if which == number]:
            predictions[identity] = as_line(identity, analyse(nlp, golds[identity], codebook))
    for name, pair in (
        ("all", (golds, predictions)),
        ("on topic", scorer.on_topic(golds, predictions)),
    ):
        _, _, figures = scorer.evaluate(*pair)
        print(f"{name:9}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


def folds(data: Sequence[Example], seed: int) -> dict[str, int]:
    """Return which fold each article is in."""
    articles = sorted({example.article for example in data})
    random.Random(seed).shuffle(articles)  # noqa: S311  (folds, no secret)
    return {article: number % FOLDS for number, article in enumerate(articles)}


def write(data: Sequence[Example]) -> None:
    """Write the weights learned from all articles."""
    FOLDER.mkdir(exist_ok=True)
    for task in TASKS:
        weights = fit(rows_of(task, data), RIDGE[task.name])
        kept = {name: value for name, value in weights.items() if abs(value) >= 0.005}
        content = {
            "learned from": "positions-train (CC BY, public domain); see models/recipe/README.md",
            "ridge": RIDGE[task.name],
            "weights": dict(sorted(kept.items(), key=lambda item: (-abs(item[1]), item[0]))),
        }
        path = FOLDER / f"{task.name}.json"
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line, learn and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--report", action="store_true", help="only the figures; write no weights")
    parser.add_argument("--ablate", action="store_true", help="also without each group of features")
    parser.add_argument("--chain", action="store_true", help="also figures of the whole chain")
    arguments = parser.parse_args()
    data = list(examples(arguments.folder))
    labels = Counter(bool(example.gold) for example in data if example.found)
    print(f"{len(data)} examples; found and in the gold {labels[True]}, not in it {labels[False]}")
    scorer = load_scorer(arguments.folder)
    report_rules(data, scorer)
    report(data, scorer)
    if arguments.chain:
        report_chain(arguments.folder, data, scorer)
    if arguments.ablate:
        for group in GROUPS:
            report(data, scorer, group)
    if not arguments.report:
        write(data)


if __name__ == "__main__":
    main()
