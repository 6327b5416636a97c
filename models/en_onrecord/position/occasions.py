"""Days of the occasions that an article names: speeches, letters, meetings, the release itself.

What was said there without a date of its own was said on that day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from en_onrecord.position.date_mentions import DateMention
from en_onrecord.record import CharSpan, Reading

DAY = len("2023-03-20")
COMMUNICATIONS = frozenset(
    {"interview", "statement", "letter", "speech", "address", "tweet", "message", "release", "post"}
    | {"conference", "remark", "ruling", "judgment", "judgement", "decree", "briefing", "comment"}
    | {"opinion", "verdict", "report", "resolution", "poll", "survey", "article", "column", "op-ed"}
    | {"editorial", "video", "memo", "decision", "announcement", "declaration", "petition", "order"}
    | {"filing", "affidavit", "submission", "transcript", "communiqué", "communique", "manifesto"}
)
PAPERS = COMMUNICATIONS | {"paper", "document", "motion", "complaint", "lawsuit", "note", "email"}
"""What may be brought out: "in court papers made public on Tuesday"."""
_MEETINGS = frozenset({"meeting", "talks", "talk", "summit", "negotiation", "session"})
EVENTS = (
    COMMUNICATIONS
    | _MEETINGS
    | {"rally", "march", "hearing", "protest", "debate", "call", "conversation", "visit"}
)
_AT = frozenset({"at", "during", "in"})
_POINTING = frozenset({"this", "it", "that", "which"})
_DEFINITE = frozenset({"the", "this", "that", "same"})
_OWN = frozenset({"his", "her", "their", "its"})
_TAKES_PART = frozenset({"dobj", "nsubj", "nsubjpass"})
_STEPS = 4
_OPENING_SENTENCES = 3
_HEAD_LINES = 8
_HEAD_LINE = 100


@dataclass(frozen=True, slots=True)
class Speech:
    """When an actor last spoke: the day, and the words that show it."""

    actor: str
    day: str
    paragraph: int
    span: CharSpan


def addresses(doc: Doc, reading: Reading, mentions: list[DateMention]) -> list[Speech]:
    """Return speeches, letters, interviews with author and day as the text names them, last first.

    "On Monday the minister sent a letter": what she says next without a date is of Monday.
    """
    names = sorted(named_places(doc, reading))
    starts = [span[0] for span, _ in names]
    found = []
    for mention in mentions:
        if len(mention.iso) != DAY or mention.future:
            continue
        sentence = token_at(doc, mention.span[0]).sent
        if not any(_is_its_means(doc, token, mention) for token in sentence):
            continue
        paragraph = bisect_right(reading.paragraphs, mention.span[0], key=lambda p: p.start) - 1
        first, last = (bisect_left(starts, p) for p in (sentence.start_char, sentence.end_char))
        found += [
            Speech(actor, mention.iso, paragraph, span)
            for span, actor in names[first:last]
            if _is_author(doc, span, mention)
        ]
    return sorted(found, key=lambda speech: speech.span, reverse=True)


def _is_its_means(doc: Doc, noun: Token, mention: DateMention) -> bool:
    """Return whether this speech or letter is of the dated verb: "sent a letter on Monday".

    Not "voted on Sunday for posts that …".
    """
    if noun.lemma_.lower() not in COMMUNICATIONS:
        return False
    if noun.is_ancestor(token_at(doc, mention.span[0])):
        return True
    current = noun
    for _ in range(_STEPS):
        if current.i == mention.verb:
            return True
        if current.dep_ in {"relcl", "acl", "advcl", "ccomp"}:
            return False
        current = current.head
    return False


def named_places(doc: Doc, reading: Reading) -> set[tuple[CharSpan, str]]:
    """Return where actors are named, with their ids."""
    found = {(span, actor.id) for actor in reading.actors for span in actor.mentions}
    return found | set(_surnames(doc, reading))


def _surnames(doc: Doc, reading: Reading) -> Iterator[tuple[CharSpan, str]]:
    """Yield the surnames of persons wherever they stand, as some names are not seen as such."""
    owners: dict[str, list[str]] = {}
    for actor in reading.actors:
        if actor.name and (actor.type == "person" or not actor.mentions):
            owners.setdefault(actor.name.split()[-1], []).append(actor.id)
    for token in doc:
        if token.pos_ == "PROPN" and len(owners.get(token.text, ())) == 1:
            yield (token.idx, token.idx + len(token)), owners[token.text][0]


def _is_author(doc: Doc, span: CharSpan, mention: DateMention) -> bool:
    """Return whether this name is whose speech it is: its subject, or "interview with"."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return False
    head = found.root.head
    if found.root.dep_ == "nsubj":
        return head.i == mention.verb
    return found.root.dep_ == "pobj" and head.head.lemma_.lower() in COMMUNICATIONS


def pointed_to(
    doc: Doc, verbs: set[Token], mentions: Sequence[DateMention], source: int = -1
) -> tuple[DateMention, str] | None:
    """Return the date of what these saying verbs point back to, and by which words.

    "She presented a plan in February. This called for talks"; "they met on 7 March. At the meeting
    she rejected the plan".
    """
    for verb in verbs:
        if verb.sent.start == 0:
            continue
        before = doc[verb.sent.start - 1].sent
        for child in verb.children:
            relative = verb.dep_ == "relcl" and child.lower_ == "that"  # "a law that forbids it"
            points = child.dep_ == "nsubj" and child.lower_ in _POINTING and not relative
            event = _event(child)
            if points or (event is not None and event.lower_ == "it"):
                found = _date_within(doc, before.start_char, before.end_char, mentions)
                return (found, "what the sentence before is about") if found else None
            if event is not None:
                return _date_of_event(doc, event, mentions)
    if source >= 0 and _is_paper(doc[source]):
        return _date_of_event(doc, doc[source], mentions)
    return None


def _is_paper(noun: Token) -> bool:
    """Return whether this is a text that was named before: "the statement read"."""
    return noun.lemma_.lower() in COMMUNICATIONS and any(
        child.dep_ == "det" and child.lower_ in _DEFINITE for child in noun.children
    )


def _event(child: Token) -> Token | None:
    """Return the occasion in "at the meeting", "during the talks", "in it"."""
    if child.dep_ != "prep" or child.lower_ not in _AT:
        return None
    for noun in child.children:
        if noun.dep_ != "pobj":
            continue
        lemma, before = noun.lemma_.lower(), {c.lower_ for c in noun.children}
        definite = bool(before & _DEFINITE) and lemma in EVENTS
        own = bool(before & _OWN) and lemma in COMMUNICATIONS
        if noun.lower_ == "it" or definite or own:
            return noun
    return None


def _date_of_event(
    doc: Doc, event: Token, mentions: Sequence[DateMention]
) -> tuple[DateMention, str] | None:
    """Return the day that was last named of this occasion: "the meeting on 7 March".

    The day may stand with the verb, too: "On Friday the ministry issued a statement".
    """
    kinds = _MEETINGS if event.lemma_.lower() in _MEETINGS else {event.lemma_.lower()}
    days = [m for m in mentions if len(m.iso) == DAY and not m.future and m.span[0] < event.idx]
    for sentence in dict.fromkeys(token_at(doc, m.span[0]).sent for m in reversed(days)):
        for noun in sentence:
            if noun.lemma_.lower() not in kinds or noun.i == event.i:
                continue
            for mention in days:
                done = mention.direct and noun.head.i == mention.verb and noun.dep_ in _TAKES_PART
                if done or noun.is_ancestor(token_at(doc, mention.span[0])):
                    return mention, f"day of the {event.text}"
    return None


def _date_within(
    doc: Doc, start: int, end: int, mentions: Sequence[DateMention]
) -> DateMention | None:
    """Return the only past date of a sentence, if it tells when its main verb happened."""
    found = [m for m in mentions if start <= m.span[0] < end and not m.future]
    return found[0] if len(found) == 1 and is_main(doc, found[0]) else None


def occasion(
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
    days = [m for m in mentions if len(m.iso) == DAY and not m.future and m.pattern != "tomorrow"]
    days = [m for m in days if m.pattern != "today" or tells_own_day(doc, m)]
    heads = [m for m in days if first_body <= m.span[0] < opening and is_main(doc, m)]
    today = next((m for m in [*heads, *days] if m.pattern == "today"), None)
    if today is not None and published:
        return replace(today, direct=today in heads)
    return replace(heads[0], direct=True) if heads else None


def tells_own_day(doc: Doc, mention: DateMention) -> bool:
    """Return whether "today" is the day of speaking, not nowadays.

    "Today, we commit to it" and "I spoke with her today"; not "we stand with them today".
    """
    if mention.verb < 0:
        return False
    now, verb = token_at(doc, mention.span[0]), doc[mention.verb]
    following = now.nbor().lower_ if now.i + 1 < len(doc) else ""
    if following in {"and", "or"}:
        return False  # "today and tomorrow"
    helped = any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.children)
    stands = verb.tag_ in {"VBP", "VBZ", "VBG"} and not helped
    within_subject = any(c.dep_ == "csubj" and c.i < now.i for c in verb.children)
    return now.dep_ == "poss" or not (stands and (verb.i < now.i or within_subject))


def _date_line(reading: Reading, mentions: list[DateMention]) -> DateMention | None:
    """Return the day that a line of a release's head gives: "Suva, 15 November 2023"."""
    for paragraph in reading.paragraphs[:_HEAD_LINES]:
        words = reading.text[paragraph.start : paragraph.end].rstrip()
        if len(words) > _HEAD_LINE or words.endswith((".", "!", "?", ":")):
            continue
        for mention in mentions:
            if mention.span[0] >= paragraph.end:
                break
            exact = len(mention.iso) == DAY and str(mention.iso[:4]) in words
            if mention.span[0] >= paragraph.start and exact:
                return replace(mention, direct=True)
    return None


def is_main(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date hangs on the main verb of its sentence; not "as outlined on"."""
    if mention.verb < 0:
        return False
    verb = doc[mention.verb]
    if any(child.lower_ == "as" and child.i < verb.i for child in verb.children):
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def noun_of(doc: Doc, mention: DateMention) -> Token:
    """Return the word that the date hangs on: "the rally on Friday night"."""
    span = doc.char_span(*mention.span, alignment_mode="expand")
    root = span.root if span is not None and len(span) else doc[0]
    return root.head.head if root.head.lower_ == "on" else root.head


def token_at(doc: Doc, position: int) -> Token:
    """Return the token at a character of the text, the first if there is none."""
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else doc[0]


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
