"""Date each statement: when it was said or done, not when what it speaks of happens."""

import contextlib
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.date_mentions import DateMention, find_dates
from en_onrecord.position.gatherings import of_gathering, of_scene
from en_onrecord.position.occasions import (
    DAY,
    EVENTS,
    PAPERS,
    Speech,
    addresses,
    is_main,
    occasion,
    pointed_to,
    tells_own_day,
    token_at,
)
from en_onrecord.record import StatementRecord

_OWN_VOICE = frozenset({"label", "institution", "talks", "same"})
_OPENING_WORDS = 2
_RELATIVE = frozenset({"WP", "WP$", "WDT"})
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
_PUBLISHING = frozenset(
    {"publish", "release", "air", "broadcast", "post", "issue", "give", "date", "send", "submit"}
    | {"deliver", "file"}
)
_ISSUING = _PUBLISHING | {"pass", "adopt", "sign", "make", "write"}
_QUOTING = frozenset({"put", "say", "write", "tell", "note", "explain", "phrase"})
_LOOKING_BACK = frozenset(
    {"blame", "condemn", "criticise", "criticize", "denounce", "regret", "praise", "hail", "recall"}
    | {"commemorate", "mourn", "welcome", "attribute", "apologise", "apologize", "celebrate"}
)
"""Verbs that judge what is over: "blamed the sale of the line in 2017" was not said in 2017."""
_DEEDS = frozenset(
    {"boycott", "vote", "sign", "ban", "veto", "block", "withdraw", "resign", "walk", "leave"}
    | {"join", "protest", "march", "pass", "adopt", "approve", "enact", "suspend", "dissolve"}
    | {"launch", "attack", "strike", "arrest", "expel", "recall", "quit", "abstain"}
)
_TAKING_PART = frozenset({"boycott", "skip", "attend", "miss", "disrupt", "join", "leave"})
_YEARS = frozenset({"year", "month and year"})
_ASKING = frozenset({"ask", "question", "press", "quiz", "interview", "quote"})
_REPEATING = frozenset({"say", "note", "state", "stress", "mention", "tell", "point", "warn"})
_EXPECTING = frozenset({"fear", "hope", "expect", "await", "recall", "remember", "anticipate"})
_THAT = frozenset({"the", "that"})
_EARLIER = frozenset({"previously", "earlier", "once", "initially", "originally", "long"})
SAME_SPEECH = 4
"""How many paragraphs a date carries over to the same actor's next words; positions-train."""


class Dating:
    """Note the date of each statement, with the words that gave it."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `date` of the reading's statements."""
        reading = reading_of(doc)
        if not reading.statements:
            return doc
        published = as_day(reading.meta.get("published"))
        mentions = find_dates(doc, published)
        release = occasion(doc, reading, mentions, published)
        speeches = addresses(doc, reading, mentions)
        latest: dict[str, Speech] = {}
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            while speeches and speeches[-1].span[0] < statement.content[0][0]:
                speech = speeches.pop()
                latest[speech.actor] = speech
            own = _own_date(doc, statement, mentions)
            pointed = None if own else pointed_to(doc, _statement_verbs(doc, statement), mentions)
            if own is not None:
                statement.date = own.iso
                statement.because("date", own.pattern, own.span)
            elif pointed is not None:
                statement.date = pointed[0].iso
                statement.because("date", pointed[1], pointed[0].span)
            else:
                _carry(doc, statement, latest.get(statement.actor), release, mentions)
                if statement.date is None and _is_of_its_time(doc, statement):
                    _take(statement, of_scene(doc, reading, statement, mentions))
                    _take(statement, of_gathering(doc, reading, statement, mentions))
            told = statement.actor and statement.date is not None and not _is_deed(doc, statement)
            if told and statement.date is not None and len(statement.date) == DAY:
                latest[statement.actor] = Speech(
                    statement.actor, statement.date, statement.paragraph, statement.content[0]
                )
        return doc


def _is_deed(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether this is no saying, so that nothing is said there: "boycotted the vote"."""
    cue = statement.cue_token
    return statement.kind == "paraphrase" and cue >= 0 and doc[cue].lemma_.lower() in _DEEDS


def _take(statement: StatementRecord, found: tuple[DateMention, str] | None) -> None:
    if statement.date is None and found is not None:
        statement.date = found[0].iso
        statement.because("date", found[1], found[0].span)


def as_day(value: object) -> date | None:
    """Return the day written at the start of this text, `None` if there is none."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(str(value)[:DAY])
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
    found = [mention for mention in found if _is_with_cue(statement, mention)] or found
    days = [mention for mention in found if len(mention.iso) == DAY]

    def rank(mention: DateMention) -> tuple[bool, bool, int]:
        inside = any(a <= mention.span[0] < b for a, b in statement.content)
        return (not mention.direct, inside, abs(mention.span[0] - place[0]))

    return min(days or found, key=rank, default=None)


def _is_with_cue(statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether the date stands with the cue itself, outside the content.

    "The bishops, who in May had urged him to go, said on Tuesday": May is of the urging.
    """
    inside = any(a <= mention.span[0] < b for a, b in statement.content)
    return mention.direct and mention.verb == statement.cue_token >= 0 and not inside


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
    verbs = _statement_verbs(doc, statement)
    inside = any(a <= mention.span[0] < b for a, b in statement.content) and not (
        _stands_between(doc, statement, mention)
    )
    if inside and _is_of_what_is_judged(doc, verbs, mention):
        return False
    if inside and statement.kind == "paraphrase" and _is_means(doc, mention):
        return True
    if inside and not mention.direct:
        return _takes_part(doc, verbs, mention)
    if not inside and (_is_owner(doc, mention) or _is_in_other_clause(doc, statement, mention)):
        return False
    relative = any(verb.dep_ == "relcl" for verb in verbs)
    if relative and doc[mention.verb] not in verbs and _is_earlier(doc, statement):
        return False  # "today confirmed a result that the party had contested"
    act = statement.kind == "paraphrase" or statement.cue_token == statement.head_token
    if inside and not act and _recalls(doc, mention):
        return True
    if inside and not act:
        own = mention.pattern == "today" and _is_own_voice(statement)
        return own and tells_own_day(doc, mention)
    if mention.verb >= 0 and _quotes(doc[mention.verb], verbs):
        return True
    if not inside and _opens_sentence(doc, mention):  # whatever the parser hangs it on
        main = doc[mention.verb]
        return mention.verb < 0 or not all(_is_aside(verb, main) for verb in verbs)
    if mention.verb < 0:
        return not inside
    verb = doc[mention.verb]
    if not inside and (
        _publishes(verb) or _sets_scene(verb, verbs, token_at(doc, mention.span[0]))
    ):
        return True
    return verb in verbs or (not inside and _leads_to(verb, verbs))


def _stands_between(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether the date stands between cue and clause: "said on Friday he would go"."""
    if statement.cue is None or not mention.direct or mention.verb != statement.cue_token:
        return False
    gap = reading_of(doc).text[statement.cue[1] : mention.span[0]].split()
    return statement.cue[1] <= mention.span[0] and len(gap) <= _OPENING_WORDS


def _is_of_what_is_judged(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether a year belongs to what is judged: "blamed the sale of the line in 2017"."""
    word = token_at(doc, mention.span[0])
    before = doc[max(0, word.i - 2) : word.i]
    return (
        mention.pattern in _YEARS
        and any(verb.lemma_.lower() in _LOOKING_BACK for verb in verbs)
        and any(token.pos_ in {"NOUN", "PROPN"} for token in before)
    )


def _takes_part(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether the day is of what was taken part in: "boycotted Sunday's vote"."""
    word = token_at(doc, mention.span[0])
    event = word.head
    return (
        word.dep_ == "poss"
        and event.dep_ == "dobj"
        and event.head in verbs
        and event.head.tag_ in {"VBD", "VBN"}
        and event.head.lemma_.lower() in _TAKING_PART
    )


def _quotes(verb: Token, verbs: set[Token]) -> bool:
    """Return whether the date is in "as the envoy put it on Wednesday", said of this act."""
    below = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    return (
        verb.dep_ == "advcl"
        and verb.lemma_.lower() in _QUOTING
        and "as" in below
        and any(verb.head == other or verb.head.is_ancestor(other) for other in verbs)
    )


def _recalls(doc: Doc, mention: DateMention) -> bool:
    """Return whether a speaker repeats himself: "As I said in Lima on May 2, …"."""
    if mention.verb < 0 or len(mention.iso) != DAY:
        return False
    verb = doc[mention.verb]
    below = {child.lower_ for child in verb.children if child.dep_ in {"mark", "nsubj"}}
    return "as" in below and bool(below & {"i", "we"}) and verb.lemma_.lower() in _REPEATING


def _is_owner(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date only marks a thing: "last year's thief"; not "Monday's speech"."""
    if mention.pattern == "days from a weekday":
        return False  # "a day after Friday's vote"
    word = token_at(doc, mention.span[1] - 1)
    return word.dep_ == "poss" and word.head.lemma_.lower() not in EVENTS


def _is_in_other_clause(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether a semicolon parts the date from cue and content, or a clause on the source.

    "Peru will not sign; its envoy said on Monday"; "Banda, who chairs the union this year, said".
    """
    place = statement.cue or statement.content[0]
    first, last = sorted((place[0], mention.span[0]))
    between = doc.char_span(first, last, alignment_mode="expand")
    if between is not None and any(token.lower_ == ";" for token in between):
        return True
    if mention.verb == statement.cue_token and doc[mention.verb].dep_ == "relcl":
        return False  # "the bishops, who in May had urged him to go"
    word = token_at(doc, mention.span[0])
    clause = next((t.i for t in reversed(doc[word.sent.start : word.i]) if t.lower_ == ","), -1)
    return clause >= 0 and word.i < statement.cue_token and doc[clause + 1].tag_ in _RELATIVE


def _publishes(verb: Token) -> bool:
    """Return whether the verb brings out what was said: "in an interview published on March 2"."""
    public = verb.lemma_.lower() == "make" and any(c.lower_ == "public" for c in verb.children)
    known = public or verb.lemma_.lower() in _PUBLISHING
    if verb.dep_ not in {"acl", "relcl"} or not known:
        return False
    noun = verb.head
    while noun.dep_ in {"pobj", "prep", "compound"} and noun.lemma_.lower() not in PAPERS:
        noun = noun.head  # "an interview with the paper published on March 2"
    return noun.lemma_.lower() in PAPERS


def _is_means(doc: Doc, mention: DateMention) -> bool:
    """Return whether the date is of that by which was spoken: "in a statement issued on May 2"."""
    if mention.verb < 0 or not _publishes(doc[mention.verb]):
        return False
    noun = doc[mention.verb].head
    return noun.lemma_.lower() in PAPERS and noun.head.lower_ == "in"


def _sets_scene(verb: Token, verbs: set[Token], day: Token) -> bool:
    """Return whether the verb tells the occasion of saying: "speaking in Lagos on March 5".

    With "asked" the date must be that of the asking: not "asked about the strike on March 5".
    """
    if verb.dep_ != "advcl" or verb.head not in verbs:
        return False
    if verb.tag_ == "VBG":
        return verb.lemma_.lower() not in _EXPECTING
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _ASKING and _is_of_asking(verb, day)


def _is_of_asking(verb: Token, day: Token) -> bool:
    while day.head not in (verb, day):
        day = day.head
        if day.pos_ in {"NOUN", "PROPN"}:
            return day.lemma_.lower() in EVENTS
    return True


def _opens_sentence(doc: Doc, mention: DateMention) -> bool:
    span = doc.char_span(*mention.span, alignment_mode="expand")
    return span is not None and span.start - span[0].sent.start <= _OPENING_WORDS


def _statement_verbs(doc: Doc, statement: StatementRecord) -> set[Token]:
    """Return the verbs of the saying or act: cue, head of a paraphrase, and what joins them."""
    found: set[Token] = set()
    heads = [statement.cue_token]
    if statement.kind == "paraphrase" or statement.cue_token < 0:
        heads.append(statement.head_token)
    for index in heads:
        if index < 0:
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
    return verb.dep_ not in _EMBEDDED and any(
        verb.is_ancestor(other) and not _is_aside(other, verb) for other in verbs
    )


def _is_aside(verb: Token, main: Token) -> bool:
    """Return whether this verb only describes what the dated clause names beside its subject.

    "announced it on Friday, despite criticism by Peru, which questioned his right"; but who on
    Friday "passed a resolution, which condemned the attack" condemned it on Friday.
    """
    while verb != main and verb.head != verb:
        if verb.dep_ == "relcl":
            noun = verb.head
            issued = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _ISSUING
            return noun.dep_ not in {"nsubj", "nsubjpass"} and not issued
        verb = verb.head
    return False


def _carry(
    doc: Doc,
    statement: StatementRecord,
    before: Speech | None,
    release: DateMention | None,
    mentions: list[DateMention],
) -> None:
    """Take the date of the same speech, or of the meeting that the release reports."""
    if not _is_of_its_time(doc, statement):
        return
    own_voice = _is_own_voice(statement)
    if not own_voice and _is_outside_talks(doc, statement):
        return
    if release is not None and (own_voice or release.pattern != "today" or release.direct):
        statement.date = release.iso
        statement.because("date", f"occasion of the release: {release.pattern}", release.span)
    elif before is not None and _goes_on(doc, statement, before, mentions):
        statement.date = before.day
        statement.because("date", "same speech as before", before.span)


def _goes_on(
    doc: Doc, statement: StatementRecord, before: Speech, mentions: list[DateMention]
) -> bool:
    """Return whether this is of the same speech as the actor's words before.

    Not what is said in another place ("told Reuters"), nor a view that somebody holds ("favours"),
    nor what comes behind another day ("Hundreds marched on Sunday. She denounced the violence").
    """
    near = abs(statement.paragraph - before.paragraph) <= SAME_SPEECH
    if not near or _another_day_came(doc, statement, before, mentions):
        return False
    if statement.cue_token < 0:
        return True
    cue = doc[statement.cue_token]
    if cue.lemma_.lower() == "tell":
        heard = [child for child in cue.children if child.dep_ in {"dobj", "dative"}]
        return all(child.pos_ != "PROPN" for child in heard)
    # A release tells in the present: "The leaders welcome the deal".
    present = cue.tag_ in {"VBZ", "VBP"} and reading_of(doc).genre == "news"
    return not (present and statement.kind == "paraphrase")


def _another_day_came(
    doc: Doc, statement: StatementRecord, before: Speech, mentions: list[DateMention]
) -> bool:
    """Return whether the paragraph has gone on to another day since the actor spoke."""
    start = max(reading_of(doc).paragraphs[statement.paragraph].start, before.span[1])
    return any(
        start <= mention.span[0] < statement.content[0][0]
        and len(mention.iso) == DAY
        and mention.iso > before.day
        and mention.direct
        and not mention.future
        and is_main(doc, mention)
        for mention in mentions
    )


def _is_outside_talks(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether a transcript passes on what others say elsewhere, or what came afterwards.

    "Lavrov: The Europeans demand that we leave"; "After the meeting, his spokesman denied it".
    """
    reading = reading_of(doc)
    if reading.genre != "speech" or statement.paragraph < 0:
        return False
    paragraph = reading.paragraphs[statement.paragraph]
    opening = reading.text[paragraph.start : paragraph.end].lower().split()[:3]
    afterwards = opening[:1] in (["after"], ["following"]) and opening[1:2] == ["the"]
    return paragraph.label is not None or afterwards


def _is_own_voice(statement: StatementRecord) -> bool:
    """Return whether the actor speaks with no reporter between ("Today, we commit to")."""
    if statement.kind != "direct" or statement.voice in _OWN_VOICE or statement.source is None:
        return statement.kind == "direct"
    return any(a <= statement.source[0] < b for a, b in statement.content)


def _is_of_its_time(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether this may be of the day just told: not "had opposed", not "has said"."""
    if _is_earlier(doc, statement):
        return False
    cue = statement.cue_token
    perfect = cue >= 0 and any(
        child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in doc[cue].children
    )
    return not perfect or statement.kind == "direct"


def _is_earlier(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the article looks back: "had previously opposed", "at the time"."""
    verbs = _statement_verbs(doc, statement)
    return any(
        (child.dep_ == "aux" and child.lower_ == "had")
        or (child.dep_ == "advmod" and child.lower_ in _EARLIER)
        or (child.lower_ == "at" and any(_is_that_time(below) for below in child.children))
        for verb in verbs
        for child in verb.children
    )


def _is_that_time(noun: Token) -> bool:
    """Return whether this is "the time", not "a time of change"."""
    return noun.lower_ == "time" and any(child.lower_ in _THAT for child in noun.children)


@Language.factory("onrecord_dates")
def make_dating(nlp: Language, name: str) -> Dating:
    """Build the component."""
    return Dating()
