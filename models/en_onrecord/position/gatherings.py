"""Days of what many take part in: protests, rulings, sittings; and of a speaker's own scene.

"Thousands marched on Saturday. Demonstrators chanted …": what they chanted is of Saturday. Where
the words before fit two days, none is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from en_onrecord.position.date_mentions import DateMention
from en_onrecord.position.occasions import DAY, named_places, noun_of, token_at
from en_onrecord.record import Reading, StatementRecord

_PRONOUNS = frozenset({"he", "she", "they"})
_SPEAKING = frozenset({"speak", "talk"})
_MEETING = frozenset({"meet", "ask", "question", "address", "appear", "visit", "resign"})
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
_OPENING_WORDS = 2
_FLOOR = frozenset({"speaker", "address"})
_ANSWERING = frozenset({"reply", "retort", "counter", "respond", "rejoin"})


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Words of those who speak there, of those spoken to, and of the thing itself."""

    name: str
    speakers: frozenset[str]
    audience: frozenset[str]
    events: frozenset[str]
    reach: int


_GATHERINGS = (
    _Gathering(
        "ruling",
        frozenset(
            {"judge", "court", "tribunal", "panel", "bench", "judgment", "ruling", "verdict"}
        ),
        frozenset(),
        frozenset({"court", "tribunal", "judge", "judgment", "ruling", "verdict"}),
        4,
    ),
    _Gathering(
        "protest",
        frozenset({"protester", "protestor", "demonstrator", "marcher", "placard", "crowd"}),
        frozenset({"crowd", "protester", "protestor", "demonstrator", "rally", "supporter"}),
        frozenset({"protest", "march", "demonstrate", "demonstration", "rally", "gather", "vigil"}),
        2,
    ),
    _Gathering(
        "sitting",
        frozenset(),
        frozenset({"lawmaker", "chamber", "committee", "parliament", "deputy", "assembly"})
        | frozenset({"senate", "congress", "hearing", "mp", "senator", "legislator", "delegate"}),
        frozenset({"parliament", "chamber", "committee", "assembly", "senate", "congress"})
        | frozenset({"hearing", "session", "sitting", "debate", "lawmaker", "legislature"}),
        1,
    ),
)


def of_gathering(
    doc: Doc, reading: Reading, statement: StatementRecord, mentions: Sequence[DateMention]
) -> tuple[DateMention, str] | None:
    """Return the day of the protest, ruling or sitting at which this was said."""
    for gathering in _GATHERINGS:
        if not _is_at(doc, reading, statement, gathering):
            continue
        first = max(0, statement.paragraph - gathering.reach)
        start = reading.paragraphs[first].start
        found = [
            mention
            for mention in mentions
            if start <= mention.span[0] < statement.content[0][0]
            and (_is_day(doc, mention) or _is_of_event(doc, mention, gathering))
            and _tells_of(token_at(doc, mention.span[0]).sent, gathering)
        ]
        if len({mention.iso for mention in found}) == 1:
            return found[-1], f"day of the {gathering.name}"
    return None


def of_scene(
    doc: Doc, reading: Reading, statement: StatementRecord, mentions: Sequence[DateMention]
) -> tuple[DateMention, str] | None:
    """Return the day that the paragraph gives for the same speaker's scene.

    "On Monday she took a softer line. 'We will obey,' she said"; "… He spoke in Accra on Sunday."
    """
    paragraph = reading.paragraphs[statement.paragraph]
    here = token_at(doc, statement.content[0][0]).sent
    for mention in mentions:
        if not paragraph.start <= mention.span[0] < paragraph.end or not _is_day(doc, mention):
            continue
        sentence, verb = token_at(doc, mention.span[0]).sent, doc[mention.verb]
        opens = _stands_first(mention, sentence) or verb.lemma_ in _MEETING
        before = sentence.end == here.start and opens
        after = sentence.start >= here.end and verb.lemma_ in _SPEAKING
        if (before or after) and _is_of(reading, statement, verb):
            return mention, "the same paragraph tells when"
    return None


def _is_day(doc: Doc, mention: DateMention) -> bool:
    """Return whether this is the day of a deed that is over, told in a main clause."""
    if len(mention.iso) != DAY or mention.future or mention.verb < 0:
        return False
    verb = doc[mention.verb]
    if any(
        child.dep_ == "aux" and child.lower_ in {"had", "has", "have"} for child in verb.children
    ):
        return False
    return mention.direct and verb.dep_ not in _EMBEDDED


def _is_of_event(doc: Doc, mention: DateMention, gathering: _Gathering) -> bool:
    """Return whether the day stands with the gathering: "speakers at the rally on Friday"."""
    return (
        len(mention.iso) == DAY
        and not mention.future
        and noun_of(doc, mention).lemma_ in gathering.events
    )


def _is_at(doc: Doc, reading: Reading, statement: StatementRecord, gathering: _Gathering) -> bool:
    if any(word.lemma_.lower() in gathering.speakers for word in _source(doc, statement)):
        return True
    if _takes_the_floor(doc, reading, statement, gathering) or _calls_it_todays(
        doc, statement, gathering
    ):
        return True
    if statement.cue_token < 0:
        return False
    if gathering.name == "sitting" and doc[statement.cue_token].lemma_.lower() in _ANSWERING:
        return True
    heard = {c.lemma_.lower() for c in _heard(doc[statement.cue_token])}
    return bool(heard & gathering.audience)


def _takes_the_floor(
    doc: Doc, reading: Reading, statement: StatementRecord, gathering: _Gathering
) -> bool:
    """Return whether the paragraph has named the actor as somebody who speaks there.

    "There were three speakers at the rally, among them Rosa Quispe. Quispe called …".
    """
    start = reading.paragraphs[statement.paragraph].start
    sentences = {
        token_at(doc, span[0]).sent
        for span, actor in named_places(doc, reading)
        if actor == statement.actor and start <= span[0] < statement.content[0][0]
    }
    return any(
        token.lemma_.lower() in _FLOOR
        and any(word.lemma_.lower() in gathering.events for word in sentence)
        for sentence in sentences
        for token in sentence
    )


def _calls_it_todays(doc: Doc, statement: StatementRecord, gathering: _Gathering) -> bool:
    """Return whether quoted words call it of their own day: "Today's ruling is a scandal"."""
    if statement.kind != "direct" or gathering.name != "ruling":
        return False
    words = (
        word
        for span in statement.content
        for word in doc.char_span(*span, alignment_mode="expand") or ()
    )
    return any(
        word.lower_ == "today"
        and word.dep_ == "poss"
        and word.head.lemma_.lower() in gathering.events
        for word in words
    )


def _source(doc: Doc, statement: StatementRecord) -> Iterator[Token]:
    """Yield the head of the source and what tells its kind.

    "Judge Banda", "the court's note", "the president of the court"; not "the judges' union".
    """
    if statement.source is None:
        return
    span = doc.char_span(*statement.source, alignment_mode="expand")
    if span is not None and len(span):
        yield span.root
        told = [word for word in span if word.dep_ == "appos"]
        yield from told
        for child in (c for word in (span.root, *told) for c in word.children):
            if child.dep_ == "compound" or (child.dep_ == "poss" and child.tag_ != "NNS"):
                yield child
            elif child.dep_ == "prep" and child.lower_ == "of":
                yield from (word for word in child.children if word.dep_ == "pobj")


def _heard(cue: Token) -> Iterator[Token]:
    """Yield those whom the cue says were told: "told lawmakers", "told the rally"."""
    if cue.lemma_.lower() == "tell":
        yield from (child for child in cue.children if child.dep_ in {"dobj", "dative"})


def _tells_of(sentence: Span, gathering: _Gathering) -> bool:
    return any(token.lemma_.lower() in gathering.events for token in sentence)


def _stands_first(mention: DateMention, sentence: Span) -> bool:
    return mention.span[0] <= sentence[min(_OPENING_WORDS, len(sentence) - 1)].idx


def _is_of(reading: Reading, statement: StatementRecord, verb: Token) -> bool:
    """Return whether the verb's subject is the statement's actor, or may be: "he", "she"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not statement.actor:
        return False
    owners = {
        actor.id
        for actor in reading.actors
        if any(start <= subject.idx < end for start, end in actor.mentions)
    }
    return statement.actor in owners if owners else subject.lower_ in _PRONOUNS
