"""Find the date that a statement's own sentence gives for its saying or act."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.date_mentions import DateMention
from en_onrecord.position.dated_clauses import (
    OPENING_WORDS,
    is_means,
    is_of_occasion,
    is_of_time,
    is_of_verbs,
    is_owner,
    opens_sentence,
    quotes,
    takes_part,
)
from en_onrecord.position.occasions import (
    DAY,
    noun_of,
    tells_own_day,
    token_at,
)
from en_onrecord.position.statement_times import (
    is_earlier,
    is_own_voice,
    statement_verbs,
)
from en_onrecord.record import StatementRecord

_LOOKING_BACK = frozenset(
    {"blame", "condemn", "criticise", "criticize", "denounce", "regret", "praise", "hail", "recall"}
    | {"commemorate", "mourn", "welcome", "attribute", "apologise", "apologize", "celebrate"}
    | {"thank", "congratulate", "commend", "note", "appreciate", "deplore", "acknowledge"}
)
"""Verbs that judge what is over: "blamed the sale of the line in 2017" was not said in 2017."""
_YEARS = frozenset({"year", "month and year"})
_REPEATING = frozenset({"say", "note", "state", "stress", "mention", "tell", "point", "warn"})
_RELATIVE = frozenset({"WP", "WP$", "WDT"})


def own_date(
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
    verbs = statement_verbs(doc, statement)
    inside = any(a <= mention.span[0] < b for a, b in statement.content)
    if inside and not _stands_between(doc, statement, mention):
        return _is_of_content(doc, statement, verbs, mention)
    released = reading_of(doc).genre != "news" and not opens_sentence(doc, mention)
    if released and _is_of_what_is_judged(doc, verbs, mention):
        return False  # "welcomed the vote last month and thanked him"
    if is_owner(doc, mention) or _is_in_other_clause(doc, statement, mention):
        return False
    if _is_looked_back_on(doc, statement, verbs, mention):
        return False
    if _is_of_cue(doc, statement, mention) or _is_spelt_out(doc, statement, mention):
        return True
    return is_of_verbs(doc, verbs, mention)


def _is_of_content(
    doc: Doc, statement: StatementRecord, verbs: set[Token], mention: DateMention
) -> bool:
    """Return whether a date inside the content is that of the act, or of a speaker's own day."""
    told = statement.kind != "paraphrase" and statement.cue_token != statement.head_token
    if told and _recalls(doc, mention):
        return True
    if _is_of_what_is_judged(doc, verbs, mention):
        return False
    if statement.kind == "paraphrase" and is_means(doc, mention):
        return True
    if not mention.direct:
        part = takes_part(doc, verbs, mention) or is_of_occasion(doc, verbs, mention)
        return part or _is_of_cue(doc, statement, mention)
    if _is_looked_back_on(doc, statement, verbs, mention):
        return False
    if told:
        own = mention.pattern == "today" and is_own_voice(statement)
        return own and tells_own_day(doc, mention)
    if mention.verb < 0:
        return False
    verb = doc[mention.verb]
    return verb in verbs or quotes(verb, verbs) or is_of_time(doc, verbs, mention)


def _is_looked_back_on(
    doc: Doc, statement: StatementRecord, verbs: set[Token], mention: DateMention
) -> bool:
    """Return whether the day is not that of "a result that the party had contested"."""
    relative = any(verb.dep_ == "relcl" for verb in verbs)
    return relative and doc[mention.verb] not in verbs and is_earlier(doc, statement)


def _stands_between(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether the date stands between cue and clause: "said on Friday he would go"."""
    if statement.cue is None or not mention.direct or mention.verb != statement.cue_token:
        return False
    gap = reading_of(doc).text[statement.cue[1] : mention.span[0]].split()
    return statement.cue[1] <= mention.span[0] and len(gap) <= OPENING_WORDS


def _is_of_what_is_judged(doc: Doc, verbs: set[Token], mention: DateMention) -> bool:
    """Return whether the date belongs to what is judged: "blamed the sale of the line in 2017".

    In a release of the day of its talks any date does: "welcomed the vote last month".
    """
    released = reading_of(doc).genre != "news" and mention.pattern != "today"
    word = token_at(doc, mention.span[0])
    before = doc[max(0, word.i - 2) : word.i]
    return (
        (released or mention.pattern in _YEARS)
        and any(verb.lemma_.lower() in _LOOKING_BACK for verb in verbs)
        and any(token.pos_ in {"NOUN", "PROPN"} for token in before)
    )


def _is_of_cue(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether the date hangs on the noun that attributes: "her refusal on Friday"."""
    if statement.cue_token < 0 or doc[statement.cue_token].pos_ != "NOUN":
        return False
    noun = noun_of(doc, mention)
    return noun.i == statement.cue_token


def _is_spelt_out(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether a colon leads from the dated clause: "It disagreed in 2021: it condemned"."""
    place = statement.cue or statement.content[0]
    between = doc.char_span(mention.span[1], place[0], alignment_mode="contract")
    return (
        between is not None
        and mention.direct
        and len(between) > 0
        and between[0].lower_ == ":"
        and statement.kind in {"paraphrase", "indirect"}
    )


def _recalls(doc: Doc, mention: DateMention) -> bool:
    """Return whether a speaker repeats himself: "As I said in Lima on May 2, …"."""
    if mention.verb < 0 or len(mention.iso) != DAY:
        return False
    verb = doc[mention.verb]
    below = {child.lower_ for child in verb.children if child.dep_ in {"mark", "nsubj"}}
    return "as" in below and bool(below & {"i", "we"}) and verb.lemma_.lower() in _REPEATING


def _is_in_other_clause(doc: Doc, statement: StatementRecord, mention: DateMention) -> bool:
    """Return whether a semicolon parts the date from cue and content, or a clause on the source.

    "Peru will not sign; its envoy said on Monday"; "Banda, who chairs the union this year, said".
    """
    place = statement.cue or statement.content[0]
    first, last = sorted((place[0], mention.span[0]))
    between = doc.char_span(first, last, alignment_mode="expand")
    apart = between is not None and any(token.lower_ == ";" for token in between)
    if apart and not (opens_sentence(doc, mention) and _is_past(doc, statement)):
        return True
    if mention.verb == statement.cue_token and doc[mention.verb].dep_ == "relcl":
        return False  # "the bishops, who in May had urged him to go"
    word = token_at(doc, mention.span[0])
    clause = next((t.i for t in reversed(doc[word.sent.start : word.i]) if t.lower_ == ","), -1)
    return clause >= 0 and word.i < statement.cue_token and doc[clause + 1].tag_ in _RELATIVE


def _is_past(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the cue tells of what is over; then "In 2021" at the head holds for it too."""
    return statement.cue_token >= 0 and doc[statement.cue_token].tag_ == "VBD"
