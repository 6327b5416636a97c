"""Measure what the application may learn from an analyst's decisions on stances.

    python models/recipe/scripts/learn_from_decisions.py GOLD_FOLDER

GOLD_FOLDER is positions-train; the gold plays the analyst. Every article is read by weights that
did not see it, and what is learned from some articles is scored on others. Three forms: lessons
(one correction, same cue and target), examples (agreement of several decisions on a target), and a
linear model over cue, rule, target, topic and words with the engine's certainty as prior.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import en_onrecord
from en_onrecord.position.linear import LinearModel
from onrecord.domain.article import Article, article_key
from onrecord.domain.codebook import Codebook
from onrecord.domain.statement import Stance, Statement, Tier
from onrecord.extraction.conversion import converted
from onrecord.extraction.engine import Engine
from onrecord.tables.target_groups import TargetGroups
from onrecord.tables.target_words import target_words
from onrecord.workspace.learning import examples as app
from onrecord.workspace.learning.lessons import Correction, Lessons, lessons_of
from onrecord.workspace.learning.stance_lessons import cue_of
from recipe.scripts.evaluate import analyse, load_scorer, read_codebook
from recipe.scripts.train_position import (
    FOLDS,
    RIDGE,
    TASKS,
    allowed,
    examples,
    fit,
    folds,
    matches,
    probability,
    rows_of,
    sign,
)

RUNS = 200
ARTICLES = (5, 10, 20, 30, 47)
PRIOR = {Tier.DETERMINED: 3.7, Tier.WEAK: 1.5, Tier.NONE: 0.4}
"""Log-odds of the engine's side by tier: .975, .82 and .6 of positions-train are right."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A reading with what the gold says of it."""

    article: str
    statement: Statement
    text: str
    gold: int
    right: bool

    @property
    def side(self) -> int:
        """The side that the engine read."""
        return sign(self.statement.polarity)

    @property
    def corrected(self) -> Statement:
        """The statement as the analyst would leave it."""
        stance = {1: Stance.SUPPORT, -1: Stance.OPPOSE, 0: Stance.NEUTRAL}[self.gold]
        return replace(self.statement, stance=stance, polarity=self.gold, position=True)


def decisions(folder: Path) -> Iterator[Decision]:
    """Yield the found statements that the gold has, each article read by others' weights."""
    scorer, codebook, nlp = load_scorer(folder), read_codebook(), en_onrecord.load()
    data = list(examples(folder))
    stance: Any = nlp.get_pipe("onrecord_stance")
    fold = folds(data, 1)
    for number in range(FOLDS):
        rest = [example for example in data if fold[example.article] != number]
        stance.side, stance.emphasis = (
            LinearModel(fit(rows_of(task, rest), RIDGE[task.name])) for task in TASKS[:2]
        )
        for identity in sorted(name for name, which in fold.items() if which == number):
            gold = json.loads((folder / f"{identity}.json").read_text(encoding="utf-8"))
            doc = analyse(nlp, gold, codebook)
            published = date.fromisoformat(gold["published"]) if gold.get("published") else None
            text = gold["text"]
            article = Article(article_key(text), text, gold["title"], published=published)
            found = converted(article, doc, Engine("en_onrecord", "", nlp)).statements
            for statement, row in zip(found, matches(scorer, doc, gold), strict=True):
                if row is not None and not row.get("optional"):
                    sides = {sign(value) for value in allowed(row)}
                    right = sign(statement.polarity) in sides
                    yield Decision(identity, statement, text, sign(row["polarity"]), right)


def report_lessons(data: Sequence[Decision]) -> None:
    """Print how many others one correction moves, and how many of them rightly."""
    for name, moved in (("cue and target", _by_lesson), ("cue alone", _by_cue)):
        moves = right = broken = 0
        for wrong in (one for one in data if not one.right):
            for other in data:
                if other.statement.key != wrong.statement.key and moved(wrong, other):
                    moves += 1
                    right += other.gold == wrong.gold
                    broken += other.right and other.gold != wrong.gold
        print(f"lessons by {name:15} move {moves:3}, right {right:3}, right ones broken {broken}")


def _by_lesson(wrong: Decision, other: Decision) -> bool:
    values = {"stance": wrong.corrected.stance, "polarity": wrong.corrected.polarity}
    correction = Correction(1, wrong.statement, "", wrong.text, values)
    lessons = lessons_of([correction], TargetGroups(Codebook(), ()))
    return bool(Lessons(lessons).acting_on(other.statement, other.text))


def _by_cue(wrong: Decision, other: Decision) -> bool:
    one, two = cue_of(wrong.statement, wrong.text), cue_of(other.statement, other.text)
    return one is not None and two is not None and one.key == two.key


def _samples(data: Sequence[Decision], count: int) -> Iterator[tuple[list[Decision], ...]]:
    """Yield decisions of so many articles, and those of the other articles."""
    articles = sorted({one.article for one in data})
    for run in range(RUNS):
        chosen = set(random.Random(run).sample(articles, count))  # noqa: S311  (no secret)
        yield (
            [one for one in data if one.article in chosen],
            [one for one in data if one.article not in chosen],
        )


def report_examples(data: Sequence[Decision]) -> None:
    """Print what agreement of decisions says of weak readings in other articles."""
    for enough in (1, 2, 3):
        for count in ARTICLES:
            clear, doubtful = _agreement(data, count, enough)
            print(
                f"examples from {enough}, {count:2} articles: clear {clear[1] / RUNS:5.2f}, "
                f"right {_share(*clear)}; doubtful {doubtful[1] / RUNS:5.2f}, "
                f"wrong {_share(*doubtful)}"
            )


def _agreement(
    data: Sequence[Decision], count: int, enough: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    clear, doubtful = [0, 0], [0, 0]
    for known, others in _samples(data, count):
        held = app.Examples(enough=enough)
        for one in known:
            held.put(one.statement.key, app.example_of(one.corrected))
        for other in others:
            verdict, _ = held.verdict(replace(other.statement, position=True))
            if verdict is app.Verdict.CLEAR:
                clear[0] += other.right
                clear[1] += 1
            elif verdict is app.Verdict.DOUBTFUL:
                doubtful[0] += not other.right
                doubtful[1] += 1
    return (clear[0], clear[1]), (doubtful[0], doubtful[1])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  –  "


def report_linear(data: Sequence[Decision]) -> None:
    """Print what a linear model makes of weak readings of articles that it did not see."""
    for name, features in (("cue and rule", _cue_features), ("target and words", _word_features)):
        for count in ARTICLES[1::2]:
            mended, broken, runs = _linear(data, count, features)
            print(
                f"linear by {name:16} {count:2} articles: sides mended {mended / runs:.2f}, "
                f"right ones broken {broken / runs:.2f}"
            )


def _linear(
    data: Sequence[Decision], count: int, features: Callable[[Decision], dict[str, float]]
) -> tuple[int, int, int]:
    mended = broken = 0
    runs = RUNS // 10
    for number, (known, others) in enumerate(_samples(data, count)):
        if number >= runs:
            break
        rows = [(features(one), float(one.gold > 0), 1.0, one.article) for one in known if one.gold]
        weights = fit(rows, 4.0)
        for other in (one for one in others if one.statement.tier is not Tier.DETERMINED):
            side = 1 if probability(weights, features(other)) >= 0.5 else -1
            if side != other.side:
                mended += side == other.gold
                broken += other.right and side != other.gold
    return mended, broken, runs


def _cue_features(one: Decision) -> dict[str, float]:
    found = {"bias": 1.0, "prior": PRIOR[one.statement.tier] * one.side}
    cue = cue_of(one.statement, one.text)
    if cue is not None:
        found[f"cue:{cue.key[0]}"] = float(one.side)
    rules = [reason.rule for reason in one.statement.reasons if reason.field == "stance"]
    return found | {f"rule:{rule}": float(one.side) for rule in rules}


def _word_features(one: Decision) -> dict[str, float]:
    found = {"bias": 1.0, "prior": PRIOR[one.statement.tier] * one.side}
    target = target_words(one.statement.target)
    names = [*target.names, *target.rest, *(f"topic {t}" for t in one.statement.topics)]
    words = {word.casefold() for word in one.statement.content_in(one.text).split()}
    return found | dict.fromkeys(names, 1.0) | {f"word {w}": len(words) ** -0.5 for w in words}


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    data = list(decisions(parser.parse_args().folder))
    weak = [one.right for one in data if one.statement.tier is not Tier.DETERMINED]
    print(
        f"{len(data)} decisions, sides right {sum(one.right for one in data) / len(data):.3f}; "
        f"{len(weak)} weak readings, right {sum(weak) / len(weak):.3f}"
    )
    report_lessons(data)
    report_examples(data)
    report_linear(data)


if __name__ == "__main__":
    main()
