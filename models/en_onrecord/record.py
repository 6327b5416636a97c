"""What the pipeline finds in an article: statements, and the actors that hold them.

Plain, picklable records; every position counts characters of the article's text, half-open.
The components fill them one after the other, so they are mutable until the pipeline returns.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

CharSpan: TypeAlias = tuple[int, int]
Kind: TypeAlias = Literal["direct", "mixed", "indirect", "paraphrase"]
StanceLabel: TypeAlias = Literal["support", "oppose", "conditional", "neutral"]
TierLabel: TypeAlias = Literal["determined", "weak", "none"]
GradeLabel: TypeAlias = Literal["verbatim", "translated", "paraphrased", "third party", "implied"]
ActorType: TypeAlias = Literal["person", "organisation", "state", "group"]


@dataclass(slots=True)
class ReasonRecord:
    """Why a field has its value: the rule that decided and the words that made it decide."""

    field: str
    rule: str
    span: CharSpan | None = None


@dataclass(slots=True)
class ActorRecord:
    """A person or body named in the article.

    `id` is unique within the article; `mentions` are all places that stand for it. `role`
    is the office in words, `office` the body and `state` the state or party that it speaks for.
    """

    id: str
    name: str
    type: ActorType = "person"
    aliases: list[str] = field(default_factory=list)
    role: str | None = None
    office: str | None = None
    state: str | None = None
    members: list[str] = field(default_factory=list)
    mentions: list[CharSpan] = field(default_factory=list)


@dataclass(slots=True)
class StatementRecord:
    """Source, cue and content, and what later components make of them.

    `rule` names the rule that found the statement. `cue_token`, `source_token` and `head_token`
    are token indices in the Doc (head of cue, of source, of the first content span) for later
    components, -1 where there is none; they mean nothing outside the pipeline. `actor` is the id of
    an `ActorRecord`, empty while unresolved. `speaker` marks who speaks when no source stands
    beside the content (a transcript's label, the one whose speech goes on): a character span
    somewhere else in the text. `voice` says how the missing source is to be filled: "" (source
    given), "same" (goes on in the voice of the statement before), "label" (speaker label or
    head of the text), "institution" (the body whose own text this is), "talks" (those who
    talked), "unknown". `secondary` marks a statement that stands within another one or repeats it
    ("I think" inside a quotation, a headline, the agency that passes on what somebody said): true
    to the text, but not a position of its own.
    """

    content: list[CharSpan]
    kind: Kind
    rule: str
    source: CharSpan | None = None
    cue: CharSpan | None = None
    speaker: CharSpan | None = None
    voice: str = ""
    cue_token: int = -1
    source_token: int = -1
    head_token: int = -1
    paragraph: int = -1
    actor: str = ""
    actor_inferred: bool = False
    actor_confidence: float = 1.0
    reported_by: str | None = None
    grade: GradeLabel = "paraphrased"
    negated: bool = False
    uncertain: bool = False
    topics: list[str] = field(default_factory=list)
    target: str = ""
    target_key: str | None = None
    stance: StanceLabel = "neutral"
    polarity: int = 0
    tier: TierLabel = "none"
    position: bool = True
    stance_cue: CharSpan | None = None
    condition: CharSpan | None = None
    date: str | None = None
    denies: int | None = None
    secondary: bool = False
    doubt: str = ""
    reasons: list[ReasonRecord] = field(default_factory=list)

    def because(self, field_name: str, rule: str, span: CharSpan | None = None) -> None:
        """Note which rule and words decided a field."""
        self.reasons.append(ReasonRecord(field_name, rule, span))


@dataclass(slots=True)
class ParagraphRecord:
    """A paragraph: where it stands, what it is, and the tokens that it covers.

    `kind` is one of headline, heading, body, caption, metadata, furniture. `label` is the span of a
    speaker label at its start ("PRESIDENT BIDEN"), `None` if there is none.
    """

    start: int
    end: int
    kind: str = "body"
    first_token: int = 0
    last_token: int = 0
    label: CharSpan | None = None


@dataclass(slots=True)
class QuotationRecord:
    """A stretch within quotation marks.

    `start` and `end` include the marks where they exist; `inner` is what stands between them.
    `part` numbers paragraphs of a quotation that runs over several: all have the same `group`.
    `scare` is true for a few words in marks that are no utterance of their own.
    """

    start: int
    end: int
    inner: CharSpan
    paragraph: int
    group: int
    scare: bool = False
    nested: bool = False


@dataclass(slots=True)
class Reading:
    """All that the components tell each other about one article; lives on the Doc.

    `meta` is what the caller gave: title, published (ISO or None), codebook (plain dict). `text` is
    `Doc.text`, which spaCy would join from the tokens anew at every use.
    """

    meta: dict[str, object] = field(default_factory=dict)
    text: str = ""
    genre: str = "news"
    paragraphs: list[ParagraphRecord] = field(default_factory=list)
    quotations: list[QuotationRecord] = field(default_factory=list)
    statements: list[StatementRecord] = field(default_factory=list)
    actors: list[ActorRecord] = field(default_factory=list)
