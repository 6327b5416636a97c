"""Find the words for dates in an article, resolved by the tense of their clause."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.calendar_words import PATTERNS, Context
from en_onrecord.record import CharSpan

_FUTURE_AUX = frozenset({"will", "'ll", "’ll", "shall", "would", "should", "wo"})
_PLANNING = frozenset(
    {"set", "schedule", "due", "plan", "expect", "intend", "slate", "prepare", "aim"}
)
_SCHEDULED = frozenset(
    {"go", "meet", "vote", "start", "begin", "open", "face", "return", "resume", "run", "end"}
    | {"leave", "arrive", "come", "take", "hold", "expire", "elect", "choose"}
)
"""Verbs whose present tense with a day is a programme: "goes to a run-off on Sunday"."""
_LIMITS = frozenset(
    {"since", "until", "till", "by", "from", "before", "after", "ahead", "between", "for"}
)
"""Prepositions of a time that is not that of the act: "has refused since May"."""
_PROGRAMMES = frozenset({"programme", "program", "show", "newspaper"})
_PAPERS = frozenset({"times", "telegraph", "mirror", "express", "independent", "post", "mail"})
_AHEAD = frozenset({"eve", "ahead", "before", "prior"})
_FINITE = frozenset({"VBP", "VBZ", "VBD", "MD"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP"})
_PLACE_LINE = 60
_LINE_END = re.compile(r"(?:\s\([^)\n]{1,40}\))?\s?(?:[–—]|--?\s)")
_NEAR = 4
_STEPS_BACK = 3
_BETWEEN = frozenset({"on", "late", "early", "later", "earlier"})
_SHORT_NAME = len("Jan")
_LISTED = re.compile(r",?\s(?:and|or)\s(?:of\s|on\s)?")
_TIMES = frozenset({"DATE", "TIME"})
_MONTH_ONLY = "month"
_AMBIGUOUS = frozenset({"may", "march"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a date: where, which, and the token that heads their clause (-1: none).

    `direct` is false where the words hang on a noun ("the elections on Sunday").
    """

    span: CharSpan
    iso: str
    pattern: str
    verb: int
    future: bool
    direct: bool


def find_dates(doc: Doc, published: date | None) -> list[DateMention]:
    """Return the dates that the text names, in its order; what has no sure date is left out."""
    taken = bytearray(len(reading_of(doc).text))
    places = []
    for pattern in PATTERNS:
        for match in pattern.words.finditer(reading_of(doc).text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            places.append((match.start(), pattern, match))
    found: list[DateMention] = []
    end = 0
    for _, pattern, match in sorted(places, key=lambda place: place[0]):
        token = _token_at(doc, match.start())
        if token is None or not _is_date(pattern.name, match.group(), token):
            continue
        if _stands_in_place_line(doc, match.span()):
            continue
        before = _verb_before(token)
        verb = before or clause_head(token)
        if _ends_subject(doc, match.span(), verb):
            continue
        future = verb is not None and speaks_of_future(verb)
        past = verb is not None and speaks_of_past(verb)
        anchor = _anchor(found, reading_of(doc).text, match.start())
        iso = pattern.resolve(match, Context(published, future, past, anchor))
        if iso is None:
            continue
        head = verb.i if verb is not None else -1
        direct = verb is not None and (verb == before or _is_direct(_root(doc, match.span()), verb))
        listed = _LISTED.fullmatch(reading_of(doc).text[end : match.start()])
        end = match.end()
        if listed and not (found and found[-1].direct):
            continue  # "the agreements of 9 November and 11 January"
        direct = direct and not listed
        found.append(DateMention(match.span(), iso, pattern.name, head, future, direct))
    return found


def _anchor(found: list[DateMention], text: str, position: int) -> date | None:
    """Return the day that was last named, in this paragraph or the one before."""
    for mention in reversed(found):
        if text.count("\n\n", mention.span[1], position) > 1:
            return None
        if len(mention.iso) == len("2023-03-20") and not mention.future:
            return date.fromisoformat(mention.iso)
    return None


def _verb_before(token: Token) -> Token | None:
    """Return the verb that stands right before the date, whatever the parser hangs the date on.

    "She said on Friday transit could resume": the day is that of the saying; not "condemned
    Friday's attack", "backed Friday talks".
    """
    bare = token.nbor(-1).lower_ not in _BETWEEN if token.i else True
    if token.dep_ == "poss" or (bare and token.dep_ in {"compound", "amod", "nmod"}):
        return None
    current = token
    for _ in range(_STEPS_BACK):
        if not current.i or current.is_sent_start:
            return None
        current = current.nbor(-1)
        if current.pos_ == "VERB":
            return current if current.tag_ in {"VBD", "VBN"} else None
        if current.lower_ not in _BETWEEN:
            return None
    return None


def _token_at(doc: Doc, position: int) -> Token | None:
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _is_date(pattern: str, words: str, token: Token) -> bool:
    """Return whether the words are a date here: not Theresa May, not 2000 people."""
    if pattern == _MONTH_ONLY and words.lower() in _AMBIGUOUS:
        return token.ent_type_ == "DATE" and not _is_limited(token)
    if pattern == _MONTH_ONLY and _is_part_of_name(words, token):
        return False
    if pattern == "today" and _is_title(words, token):
        return False
    if _is_ahead(token) or (pattern == "weekday" and _is_of_programme(token)):
        return False
    if pattern == "year" and token.head.lower_ not in _LIMITS:
        return token.dep_ in {"pobj", "npadvmod"} and token.ent_type_ in {"DATE", ""}
    return not _is_limited(token)


def _is_part_of_name(words: str, token: Token) -> bool:
    """Return whether a month is somebody's name: "Jan Kral", "June Osborne"."""
    month = words.split()[-1]
    named = token if " " not in words else token.nbor()  # "of Jan"
    short = len(month) == _SHORT_NAME and month != "May"
    return short or named.ent_type_ == "PERSON"


def _is_limited(token: Token) -> bool:
    """Return whether a preposition makes this no time of the act: "since May", "asked by May"."""
    return any(t.dep_ in {"prep", "agent"} and t.lower_ in _LIMITS for t in (token, token.head))


def _ends_subject(doc: Doc, span: CharSpan, verb: Token | None) -> bool:
    """Return whether a bare day ends another subject: "noted her tweets Monday are bad"."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not found.start or found.end >= len(doc):
        return False
    before, after = doc[found.start - 1], doc[found.end]
    return before.pos_ == "NOUN" and after.tag_ in _FINITE and after != verb


def _is_of_programme(token: Token) -> bool:
    """Return whether a weekday is in the name of a programme or paper: "the Sunday Times"."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return after in _PROGRAMMES or after in _PAPERS


def _stands_in_place_line(doc: Doc, span: CharSpan) -> bool:
    """Return whether the date heads a report with its place: "LIMA, March 20 (Wire) – "."""
    reading = reading_of(doc)
    found = bisect_right(reading.paragraphs, span[0], key=lambda p: p.start) - 1
    start = reading.paragraphs[found].start if found >= 0 else 0
    before = reading.text[start : span[0]]
    return (
        len(before) < _PLACE_LINE
        and before.rstrip().endswith(",")
        and _LINE_END.match(reading.text, span[1]) is not None
    )


def _is_title(words: str, token: Token) -> bool:
    """Return whether this is the name of a programme or paper: "told the Today programme"."""
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return after in _PROGRAMMES or (words[:1].isupper() and before in {"the", "usa"})


def _is_ahead(token: Token) -> bool:
    """Return whether what the date names was still to come: "on the eve of Friday's summit"."""
    words = token.doc[max(0, token.i - _NEAR - 1) : token.i]
    before = [word.lower_ for word in words]
    places = [place for place, word in enumerate(before) if word in _AHEAD]
    if not places:
        return False
    event = words[places[-1] + 1 :]  # "ahead of a meeting on Friday"
    named = any(word.pos_ == "NOUN" for word in event) and before[-1] == "on"
    hangs = named and all(word.pos_ in _NOMINAL for word in event)
    return token.dep_ == "poss" or before[-1:] in (["of"], ["before"]) or hangs


def _root(doc: Doc, span: CharSpan) -> Token:
    found = doc.char_span(*span, alignment_mode="expand")
    return found.root if found is not None and len(found) else doc[0]


def _is_direct(token: Token, verb: Token) -> bool:
    current = token
    while current.head != verb and current.head != current:
        current = current.head
        if current.pos_ not in {"ADP", "ADV", "SCONJ", "ADJ"} and current.ent_type_ not in _TIMES:
            return False
    return True


def clause_head(token: Token) -> Token | None:
    """Return the verb that the expression belongs to, `None` if it hangs on a noun or on nothing.

    "the May summit said": the date is the summit's; "said on Tuesday": the verb's.
    """
    current = token
    while current.head != current:
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
    return current if current.pos_ in {"VERB", "AUX"} else None


def speaks_of_future(verb: Token) -> bool:
    """Return whether the clause of this verb speaks of what is to come.

    "will visit", "is to visit", "is scheduled to visit", "should then take place".
    """
    if any(c.dep_ in {"aux", "auxpass"} and c.lower_ in _FUTURE_AUX for c in verb.children):
        return True
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        head = verb.head
        if verb.dep_ in {"acl", "relcl"}:
            return True  # "an interview to be published"
        return head.lemma_.lower() in _PLANNING or head.lemma_ == "be"
    scheduled = verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() in _SCHEDULED
    return scheduled or verb.lemma_.lower() in _PLANNING


def speaks_of_past(verb: Token) -> bool:
    """Return whether the clause of this verb speaks of what is over: "met", "has met", "met by"."""
    return verb.tag_ in {"VBD", "VBN"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBN"} for child in verb.children
    )
