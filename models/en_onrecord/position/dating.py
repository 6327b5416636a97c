"""Date each statement: when it was said or done, not when what it speaks of happens."""

import contextlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.date_mentions import DateMention, find_dates
from en_onrecord.record import CharSpan, Reading, StatementRecord

_OWN_VOICE = frozenset({"label", "institution", "talks", "same"})
_DAY = len("2023-03-20")
_OPENING_WORDS = 2
_OPENING_SENTENCES = 3
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
_COMMUNICATIONS = frozenset(
    {
        "interview",
        "statement",
        "letter",
        "speech",
        "address",
        "tweet",
        "message",
        "release",
        "conference",
        "remark",
        "post",
        "ruling",
        "judgment",
        "decree",
        "briefing",
        "comment",
    }
)
_PUBLISHING = frozenset({"publish", "release", "air", "broadcast", "post", "issue", "give"})
_HEAD_LINES = 8
_HEAD_LINE = 100
_EARLIER = frozenset({"previously", "earlier", "once", "initially", "originally", "long"})
SAME_SPEECH = 2
"""How many paragraphs a date carries over to the same actor's next words; positions-train."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """When an actor last spoke: the day, and the words that show it."""

    actor: str
    day: str
    paragraph: int
    span: CharSpan


class Dating:
    """Note the date of each statement, with the words that gave it."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `date` of the reading's statements."""
        reading = reading_of(doc)
        if not reading.statements:
            return doc
        published = as_day(reading.meta.get("published"))
        mentions = find_dates(doc, published)
        occasion = _occasion(doc, reading, mentions, published)
        addresses = _addresses(doc, reading, mentions)
        latest: dict[str, _Speech] = {}
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            while addresses and addresses[-1].span[0] < statement.content[0][0]:
                address = addresses.pop()
                latest[address.actor] = address
            own = _own_date(doc, statement, mentions)
            if own is not None:
                statement.date = own.iso
                statement.because("date", own.pattern, own.span)
            else:
                _carry(doc, statement, latest.get(statement.actor), occasion)
            if statement.actor and statement.date is not None and len(statement.date) == _DAY:
                latest[statement.actor] = _Speech(
                    statement.actor, statement.date, statement.paragraph, statement.content[0]
                )
        return doc


def as_day(value: object) -> date | None:
    """Return the day written at the start of this text, `None` if there is none."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(str(value)[:_DAY])
    return None


def _own_date(
    doc: Doc, statement: StatementRecord, mentions: list[DateMention]
) -> DateMention | None:
    """Return the date that the words around cue and content give, the closest first."""
    place = statement.cue or statement.content[0]
    found = [
        mention
        for mention in _in_sentence(doc, place[0], mentions)
        if _belongs(doc, statement, mention)
    ]
    days = [mention for mention in found if len(mention.iso) == _DAY]

    def rank(mention: DateMention) -> tuple[bool, bool, int]:
        inside = any(a <= mention.span[0] < b for a, b in statement.content)
        return (not mention.direct, inside, abs(mention.span[0] - place[0]))

    return min(days or found, key=rank, default=None)


def _in_sentence(doc: Doc, position: int, mentions: list[DateMention]) -> Iterator[DateMention]:
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    if span is None or not len(span):
        return
    sentence = span[0].sent
    first = bisect_left(mentions, sentence.start_char, key=lambda mention: mention.span[0])
    for number in range(first, len(mentions)):
        mention = mentions[number]
        if mention.span[0] >= sentence.end_char:
            return
        yield mention


def _belongs(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether the date is that of the saying or act.

    Outside the content it must hang on the saying verb, or stand at the head of the sentence;
    inside it only a reported act ("called for talks in February") is dated by its own words.
    """
    if mention.future:
        return False
    inside = any(a <= mention.span[0] < b for a, b in statement.content)
    verbs = _statement_verbs(doc, statement)
    if inside and not mention.direct:
        return False
    if inside and statement.kind != "paraphrase":
        return mention.pattern == "today" and _is_own_voice(statement)
    if not inside and _opens_sentence(doc, mention):
        return True  # "On Thursday, she wrote …": whatever the parser hangs it on
    if mention.verb < 0:
        return not inside
    verb = doc[mention.verb]
    if not inside and _publishes(verb):
        return True
    return verb in verbs or (not inside and _leads_to(verb, verbs))


def _publishes(verb: Token) -> bool:
    """Return whether the verb brings out what was said: "in an interview published on March 2"."""
    return (
        verb.dep_ in {"acl", "relcl"}
        and verb.lemma_.lower() in _PUBLISHING
        and verb.head.lemma_.lower() in _COMMUNICATIONS
    )


def _opens_sentence(doc: Doc, mention: DateMention) -> bool:
    span = doc.char_span(*mention.span, alignment_mode="expand")
    return span is not None and span.start - span[0].sent.start <= _OPENING_WORDS


def _statement_verbs(doc: Doc, statement: StatementRecord) -> set[Token]:
    """Return the verbs of the saying or act: cue, head of a paraphrase, and what joins them."""
    found: set[Token] = set()
    for index in (statement.cue_token, statement.head_token):
        if index < 0 or (index == statement.head_token and statement.kind != "paraphrase"):
            continue
        token = doc[index]
        found.add(token)
        while token.head != token and (
            token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"conj", "advcl", "xcomp"}
        ):
            token = token.head
            found.add(token)
        if token.dep_ in {"acl", "relcl"} and token.head.dep_ in {"nsubj", "nsubjpass"}:
            found.add(token.head.head)  # "groups claiming P gathered on Saturday"
    return found


def _leads_to(verb: Token, verbs: set[Token]) -> bool:
    """Return whether the date's verb governs the saying verb in the same clause chain."""
    return any(verb.is_ancestor(other) for other in verbs) and verb.dep_ not in _EMBEDDED


def _carry(
    doc: Doc,
    statement: StatementRecord,
    before: _Speech | None,
    occasion: DateMention | None,
) -> None:
    """Take the date of the same speech, or of the meeting that the release reports."""
    if _is_earlier(doc, statement):
        return
    own_voice = _is_own_voice(statement)
    if occasion is not None and (own_voice or occasion.pattern != "today" or occasion.direct):
        statement.date = occasion.iso
        statement.because("date", f"occasion of the release: {occasion.pattern}", occasion.span)
    elif before is not None and abs(statement.paragraph - before.paragraph) <= SAME_SPEECH:
        statement.date = before.day
        statement.because("date", "same speech as before", before.span)


def _addresses(doc: Doc, reading: Reading, mentions: list[DateMention]) -> list[_Speech]:
    """Return speeches, letters, interviews with author and day as the text names them, last first.

    "On Monday the minister sent a letter": what she says next without a date is of Monday.
    """
    names = sorted((span, actor.id) for actor in reading.actors for span in actor.mentions)
    starts = [span[0] for span, _ in names]
    found = []
    for mention in mentions:
        if len(mention.iso) != _DAY or mention.future:
            continue
        sentence = _token_at(doc, mention.span[0]).sent
        if not any(token.lemma_.lower() in _COMMUNICATIONS for token in sentence):
            continue
        paragraph = _paragraph_at(reading, mention.span[0])
        first, last = (bisect_left(starts, p) for p in (sentence.start_char, sentence.end_char))
        found += [
            _Speech(actor, mention.iso, paragraph, span)
            for span, actor in names[first:last]
            if _is_author(doc, span, mention)
        ]
    return sorted(found, key=lambda speech: speech.span, reverse=True)


def _is_author(doc: Doc, span: CharSpan, mention: DateMention) -> bool:
    """Return whether this name is whose speech it is: its subject, or "interview with"."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return False
    head = found.root.head
    if found.root.dep_ == "nsubj":
        return head.i == mention.verb
    return found.root.dep_ == "pobj" and head.head.lemma_.lower() in _COMMUNICATIONS


def _token_at(doc: Doc, position: int) -> Token:
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span[0] if span is not None else doc[0]


def _paragraph_at(reading: Reading, position: int) -> int:
    number = bisect_right(reading.paragraphs, position, key=lambda paragraph: paragraph.start)
    return number - 1


def _is_own_voice(statement: StatementRecord) -> bool:
    """Return whether the actor speaks with no reporter between ("Today, we commit to")."""
    if statement.kind != "direct" or statement.voice in _OWN_VOICE or statement.source is None:
        return statement.kind == "direct"
    return any(a <= statement.source[0] < b for a, b in statement.content)


def _is_earlier(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the article looks back here ("had previously opposed")."""
    verbs = _statement_verbs(doc, statement)
    return any(
        (child.dep_ == "aux" and child.lower_ == "had")
        or (child.dep_ == "advmod" and child.lower_ in _EARLIER)
        for verb in verbs
        for child in verb.children
    )


def _occasion(
    doc: Doc, reading: Reading, mentions: list[DateMention], published: date | None
) -> DateMention | None:
    """Return the day of the meeting or speech that a release is about.

    Its first sentences name it ("met today with"), or the speech calls its own day "today";
    `direct` tells the first from the second.
    """
    if reading.genre == "news":
        return None
    line = _date_line(reading, mentions)
    if line is not None:
        return line
    first_body = next((p.start for p in reading.paragraphs[1:] if p.kind == "body"), 0)
    opening = _opening_end(doc, first_body)
    days = [m for m in mentions if len(m.iso) == _DAY and not m.future and m.pattern != "tomorrow"]
    heads = [m for m in days if first_body <= m.span[0] < opening and _is_main(doc, m)]
    today = next((m for m in [*heads, *days] if m.pattern == "today"), None) if published else None
    if today is not None:
        return replace(today, direct=today in heads)
    return replace(heads[0], direct=True) if heads else None


def _date_line(reading: Reading, mentions: list[DateMention]) -> DateMention | None:
    """Return the day that a line of a release's head gives: "Suva, 15 November 2023"."""
    for paragraph in reading.paragraphs[:_HEAD_LINES]:
        words = reading.text[paragraph.start : paragraph.end].rstrip()
        if len(words) > _HEAD_LINE or words.endswith((".", "!", "?", ":")):
            continue
        for mention in mentions:
            if mention.span[0] >= paragraph.end:
                break
            exact = len(mention.iso) == _DAY and str(mention.iso[:4]) in words
            if mention.span[0] >= paragraph.start and exact:
                return replace(mention, direct=True)
    return None


def _is_main(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date hangs on the main verb of its sentence."""
    if mention.verb < 0:
        return False
    verb = doc[mention.verb]
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def _opening_end(doc: Doc, start: int) -> int:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or not len(span):
        return start
    end, token = span[0].sent.end, span[0]
    for _ in range(_OPENING_SENTENCES - 1):
        if end >= len(doc):
            break
        end = doc[end].sent.end
    return doc[end - 1].idx + len(doc[end - 1]) if end > token.i else start


@Language.factory("onrecord_dates")
def make_dating(nlp: Language, name: str) -> Dating:
    """Build the component."""
    return Dating()
