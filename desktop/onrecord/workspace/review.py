"""In which order statements are judged, and the changes that a judgement comes to."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from onrecord.domain.change import (
    AddActor,
    AddStatement,
    Change,
    CorrectStatement,
    RestoreStatement,
    RetractStatement,
    Together,
)
from onrecord.domain.codebook import Codebook
from onrecord.domain.judgement import Judgement, judged_values
from onrecord.domain.statement import Grade, Stance, Statement, Tier


class ReviewOrder(StrEnum):
    """What comes first: what the engine doubts, what is newest, or as the articles came."""

    DOUBTFUL = "doubtful"
    NEWEST = "newest"
    ARTICLE = "article"


def doubt_rank(statement: Statement) -> int:
    """Return how much a person should look at a statement, 0 first.

    Before all others come those that say why they are doubtful, then weak readings and guessed
    speakers, then what others report.
    """
    if statement.doubt:
        return 0
    if statement.tier is Tier.WEAK or statement.actor_inferred or statement.uncertain:
        return 1
    return 2 if statement.grade in {Grade.THIRD_PARTY, Grade.IMPLIED} else 3


def in_review_order(
    statements: Iterable[Statement],
    order: ReviewOrder,
    day_of: Callable[[Statement], date | None],
) -> list[Statement]:
    """Return the statements in an order; those that it treats alike stay as they came.

    `day_of` gives the day by which the newest are found; without one a statement comes last.
    """
    if order is ReviewOrder.DOUBTFUL:
        return sorted(statements, key=doubt_rank)
    if order is ReviewOrder.NEWEST:
        return sorted(statements, key=lambda s: day_of(s) or date.min, reverse=True)
    return list(statements)


def is_judgement(change: Change) -> bool:
    """Return whether a change concerns statements alone, with the speakers added for them."""
    if isinstance(change, Together):
        return all(is_judgement(part) for part in change.changes)
    alone = (CorrectStatement, AddStatement, RetractStatement, RestoreStatement, AddActor)
    return isinstance(change, alone)


def accept(statement: Statement) -> Change:
    """Return the change that says that a statement is right as it stands."""
    return CorrectStatement(statement.key, (("reviewed", True),))


def judge(statement: Statement, judgement: Judgement) -> Change:
    """Return the change that gives a statement a stance; "only if" once more takes the if away."""
    if judgement is Judgement.ONLY_IF and statement.stance is Stance.CONDITIONAL:
        judgement = Judgement.OPPOSES if statement.polarity < 0 else Judgement.SUPPORTS
    return CorrectStatement(statement.key, judged_values(statement, judgement))


def take_no_position(statement: Statement) -> Change:
    """Return the change that calls a statement a report without a position."""
    return CorrectStatement(statement.key, (("position", False),))


def aim_at(statement: Statement, target: str, codebook: Codebook) -> Change:
    """Return the change that names another target; the codebook's own when one has that name."""
    wanted = target.casefold()
    key = next(
        (
            known.key
            for topic in codebook.topics
            if topic.key in statement.topics
            for known in topic.targets
            if known.name.casefold() == wanted
        ),
        None,
    )
    return CorrectStatement(statement.key, (("target", target), ("target_key", key)))
