"""What tables are made of."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.dates import PartialDate
from onrecord.domain.statement import Stance, Statement

if TYPE_CHECKING:
    from onrecord.tables.target_groups import TargetGroups

_LONGEST_LABEL = 6
# The condition stands behind "if:" in a cell.
_CONDITION_START = re.compile(
    r"^(?:(?:but )?only )?(?:if|once|until|when|provided(?: that)?|as long as|so long as|"
    r"on (?:the )?condition that)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Material:
    """Hold the statements of a selection and what their keys stand for.

    `named` gives the actors that an article names, whether they say something in it or not.
    `around` are all statements with a position in the same articles and time, whoever made them:
    they tell which articles are on a topic. `quotation` gives a statement's content so that
    equal words are equal texts. `denied` are keys of statements that another one denies. `groups`
    name the targets of the whole project; without them those of `statements` are named.
    """

    statements: Sequence[Statement]
    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    codebook: Codebook
    named: Mapping[str, frozenset[str]]
    around: Sequence[Statement]
    quotation: Callable[[Statement], str]
    denied: frozenset[str] = frozenset()
    groups: "TargetGroups | None" = None

    @cached_property
    def targets(self) -> "TargetGroups":
        """What names targets, so that equal ones share a line."""
        from onrecord.tables.target_groups import TargetGroups

        return self.groups or TargetGroups(self.codebook, self.statements)


def quotation_of(content: str) -> str:
    """Return content so that the same words in two articles are equal texts."""
    return " ".join(re.findall(r"\w+", content.casefold()))


def side_of(statement: Statement) -> int:
    """Return 1 for support, -1 for opposition, 0 for neither; a condition keeps its side."""
    if statement.stance is Stance.SUPPORT:
        return 1
    if statement.stance is Stance.OPPOSE:
        return -1
    if statement.stance is Stance.CONDITIONAL:
        return (statement.polarity > 0) - (statement.polarity < 0)
    return 0


def day_of(statement: Statement, article: Article) -> PartialDate | None:
    """Return the statement's date, its article's if it has none of its own."""
    if statement.date is not None:
        return statement.date
    return PartialDate(article.published) if article.published is not None else None


def target_names(codebook: Codebook) -> dict[tuple[str, str], str]:
    """Return the codebook's names of targets by the keys of topic and target."""
    return {(t.key, target.key): target.name for t in codebook.topics for target in t.targets}


def target_name(statement: Statement, names: Mapping[tuple[str, str], str]) -> str:
    """Return what the statement judges: by the codebook's name for it, else in its own words."""
    if statement.target_key is not None:
        for topic in statement.topics:
            name = names.get((topic, statement.target_key))
            if name is not None:
                return name
    return statement.target


def line_label(statement: Statement, material: Material) -> str:
    """Return the target's name; without a target, the first words of what was said."""
    name = material.targets.name(statement)
    return name or first_words(statement, material.articles[statement.article_key])


def first_words(statement: Statement, article: Article) -> str:
    """Return the first words of what was said, in quotation marks."""
    words = statement.content_in(article.text).split()
    more = "…" if len(words) > _LONGEST_LABEL else ""
    return "\N{LEFT DOUBLE QUOTATION MARK}{}{}\N{RIGHT DOUBLE QUOTATION MARK}".format(
        " ".join(words[:_LONGEST_LABEL]), more
    )


def condition_of(statement: Statement, article: Article) -> str:
    """Return the condition in the article's words, without the "if" before it."""
    if statement.condition is None:
        return ""
    words = " ".join(statement.condition.of(article.text).split())
    return _CONDITION_START.sub("", words)
