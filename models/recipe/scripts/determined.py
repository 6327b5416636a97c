"""How far the statements can be trusted whose stance the engine calls determined."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Pair = tuple[Document, Document]

MIN_F1 = 0.5
"""The scorer's own default: contents that share fewer words are not one statement."""


@dataclass(frozen=True, slots=True)
class Determined:
    """Hold counts over articles.

    `said` are matched statements of the tier, `right` those with the gold's sign, `opposite` those
    with the sign that it excludes; `sided` are the gold's statements that take a side, `covered`
    those matched with one of the tier.
    """

    said: int
    right: int
    opposite: int
    sided: int
    covered: int

    def in_words(self) -> str:
        """Return the line that `make score` prints."""
        return (
            f"tier determined: {_share(self.right, self.said)} of signs right, "
            f"{_share(self.opposite, self.said)} opposite, "
            f"{_share(self.covered, self.sided)} of the statements that take a side covered"
        )


def determined(scorer: Any, golds: dict[str, Document], found: dict[str, Document]) -> Determined:
    """Count over the articles of the gold, matched as the scorer of positions matches them.

    What the gold calls optional counts for nothing.
    """
    said = right = opposite = sided = covered = 0
    for identity, gold in golds.items():
        needed = [s for s in gold["statements"] if not s.get("optional")]
        sided += sum(_sign(scorer, s) != 0 for s in needed)
        for wanted, statement in matched(scorer, gold, found.get(identity) or {}):
            if wanted.get("optional") or statement.get("tier") != "determined":
                continue
            allowed = _signs(scorer, wanted)
            sign = _sign(scorer, statement)
            said += 1
            right += sign in allowed
            opposite += sign not in allowed and -sign in allowed and sign != 0
            covered += _sign(scorer, wanted) != 0
    return Determined(said, right, opposite, sided, covered)


def matched(scorer: Any, gold: Document, found: Document) -> Iterator[Pair]:
    """Yield pairs of gold and found statements that the scorer takes for the same."""
    wanted = gold["statements"]
    given = [s for s in found.get("statements") or [] if s.get("position") is not False]
    of_gold, of_found = scorer.actor_index(gold), scorer.actor_index(found)
    words = [scorer.tokens(scorer.content_of(s, found.get("text") or gold["text"])) for s in given]
    weights = []
    for statement in wanted:
        content = scorer.content_of(statement, gold["text"])
        forms = [content, *(statement.get("alt") or {}).get("content_text", [])]
        row = []
        for other, tokens in zip(given, words, strict=True):
            f1 = max(scorer.token_f1(scorer.tokens(form), tokens) for form in forms)
            agrees = scorer.actor_ok(statement, of_gold, other, of_found)
            weight = f1 + 0.2 * agrees + 0.05 * (not statement.get("optional"))
            row.append(weight if f1 >= MIN_F1 - 1e-12 else 0.0)
        weights.append(row)
    for i, j in scorer.assign(weights):
        yield wanted[i], given[j]


def _sign(scorer: Any, statement: Document) -> int:
    sign: int = scorer.sign(scorer.polarity_of(statement))
    return sign


def _signs(scorer: Any, statement: Document) -> set[int]:
    """Return the signs that the gold allows."""
    others = (statement.get("alt") or {}).get("polarity", [])
    return {_sign(scorer, statement), *(scorer.sign(other) for other in others)}


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 0:.3f} ({part}/{whole})"
