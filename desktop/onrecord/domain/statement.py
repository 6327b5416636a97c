"""What an actor said, or is reported to hold, in one article."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.dates import PartialDate
from onrecord.domain.span import TextSpan


class StatementKind(StrEnum):
    """How content is reported; a paraphrase gives an attitude or act in the reporter's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    PARAPHRASE = "paraphrase"


class Stance(StrEnum):
    """The actor's attitude to the target."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class Tier(StrEnum):
    """How well the text decides the stance: by a clear cue, a weak one, or not at all."""

    DETERMINED = "determined"
    WEAK = "weak"
    NONE = "none"


class Grade(StrEnum):
    """How close the words are to the actor, best first."""

    VERBATIM = "verbatim"
    TRANSLATED = "translated"
    PARAPHRASED = "paraphrased"
    THIRD_PARTY = "third party"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold who made a record: an engine with its version, or the analyst."""

    name: str
    version: str = ""

    @property
    def by_analyst(self) -> bool:
        """Whether a person made the record."""
        return self.name == ANALYST


ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold why a field has its value: the rule that decided, and the words that made it decide.

    `field` is a statement's field ("content", "actor", "stance", "topics", "target", "date");
    `rule` names the rule or component; `span` is `None` where no words stand for it.
    """

    field: str
    rule: str
    span: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold source, cue and content in one article, and what was made of them.

    `None` and the empty string mean that the text does not say.

    Attributes
    ----------
    key, article_key
        `statement_key` of this statement, and the key of the article it stands in.
    content, kind
        What is attributed, in several spans when the cue splits it, and how it is reported.
    source, cue
        The words that name who speaks, and those that attribute; `None` where the text leaves them
        out (a sentence that goes on in the same voice).
    actor, actor_inferred, actor_confidence
        An actor's key; whether it was concluded rather than named; how sure that is, 0 to 1.
    topics
        Topic keys of the codebook, or `("other",)`.
    target, target_key
        What is judged, in words, and the codebook's target when it matched one.
    stance, polarity, tier, stance_cue
        The attitude to the target; its side and emphasis from -2 (emphatic opposition) to 2; how
        well the text decides it; the words that decided.
    condition
        The words that the stance depends on.
    position
        False for a report that takes no side and is not meant as a position.
    date
        When it was said or done.
    negated, uncertain
        Whether the attribution is denied ("has not condemned"); whether the article hedges it.
    reported_by
        The third party whose account of the actor this is, in words.
    grade
        How close the words are to the actor.
    denies
        The key of the statement that this one denies.
    origin, reasons
        Who made the record, and which rule and words decided each field.
    doubt
        Why a person should look at it, in words.
    reviewed, note
        Whether a person accepted or corrected it, and what the analyst wrote beside it.

    Raises
    ------
    ValueError
        When there is no content or the polarity lies outside -2..2.
    """

    key: str
    article_key: str
    content: tuple[TextSpan, ...]
    kind: StatementKind
    actor: str
    source: TextSpan | None = None
    cue: TextSpan | None = None
    topics: tuple[str, ...] = ()
    target: str = ""
    target_key: str | None = None
    stance: Stance = Stance.NEUTRAL
    polarity: int = 0
    tier: Tier = Tier.NONE
    position: bool = True
    stance_cue: TextSpan | None = None
    condition: TextSpan | None = None
    date: PartialDate | None = None
    negated: bool = False
    uncertain: bool = False
    reported_by: str | None = None
    grade: Grade = Grade.PARAPHRASED
    actor_inferred: bool = False
    actor_confidence: float = 1.0
    denies: str | None = None
    origin: Origin = Origin("")
    reasons: tuple[Reason, ...] = ()
    doubt: str = ""
    reviewed: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs at least one content span, got none")
        if not -2 <= self.polarity <= 2:
            raise ValueError(f"polarity must lie between -2 and 2, got {self.polarity}")

    @property
    def rests_on_weak_cue(self) -> bool:
        """Whether it takes a side without a clear word that says so."""
        return self.stance is not Stance.NEUTRAL and self.tier is not Tier.DETERMINED

    def content_in(self, text: str) -> str:
        """Return the content's words in the article's text; parts are joined by " … "."""
        return " … ".join(" ".join(span.of(text).split()) for span in self.content)


def statement_key(article_key: str, content: Sequence[TextSpan], source: TextSpan | None) -> str:
    """Return the key of a statement: equal for the same content and source in the same article.

    The first 16 hexadecimal digits of the SHA-256 of article key and positions.
    """
    places = ",".join(f"{span.start}:{span.end}" for span in content)
    speaker = f"{source.start}:{source.end}" if source else "-"
    return hashlib.sha256(f"{article_key}|{places}|{speaker}".encode()).hexdigest()[:16]
