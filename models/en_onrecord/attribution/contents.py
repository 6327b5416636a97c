"""Where contents start and end, what kind they are, and records made of them."""

from collections.abc import Sequence

from en_onrecord.attribution.parse import Parse
from en_onrecord.record import CharSpan, Kind, StatementRecord

_TRIM_START = " \t\r\n,;:.–—-…*"
_TRIM_END = " \t\r\n,;:–—-*"
_MARKS = '"“”„‟«»〝〞＂'
_DIRECT_SHARE = 0.9  # the scorer's limit in attribution-dev: nine words of ten within marks
_LEADING = frozenset({"that"})

TokenSpan = tuple[int, int]


def clause_range(parse: Parse, head: int) -> TokenSpan:
    """Return first and last token of a clause without "that" and outer punctuation."""
    first, last = parse.left[head], parse.right[head]
    return tidy_range(parse, first, last)


def tidy_range(parse: Parse, first: int, last: int) -> TokenSpan:
    """Return the range without outer punctuation, blanks and a leading "that"."""
    while first < last and (
        parse.pos[first] in {"SPACE"}
        or (parse.pos[first] == "PUNCT" and parse.lower[first] not in {"(", "["})
        or (parse.lower[first] in _LEADING and parse.dep[first] in {"mark", "punct"})
    ):
        first += 1
    while last > first and (
        (parse.pos[last] in {"PUNCT", "SPACE"} and parse.lower[last] not in {")", "]", "?", "!"})
        or parse.lower[last] in {"and", "but", "or"}
    ):
        last -= 1
    return first, last


def with_whole_quotations(parse: Parse, first: int, last: int) -> TokenSpan:
    """Return the range widened to the quotations that it touches."""
    if first < len(parse) and parse.quoted[first] >= 0:
        quotation = parse.quoted[first]
        while first > 0 and parse.quoted[first - 1] == quotation:
            first -= 1
    if parse.quoted[last] >= 0:
        quotation = parse.quoted[last]
        while last + 1 < len(parse) and parse.quoted[last + 1] == quotation:
            last += 1
    return first, last


def char_span(parse: Parse, span: TokenSpan) -> CharSpan:
    """Return the characters of a range, closing quotation marks included."""
    first, last = span
    start, end = parse.start[first], parse.end[last]
    quotation = parse.quoted[first]
    if quotation >= 0 and (first == 0 or parse.quoted[first - 1] != quotation):
        start = min(start, parse.quotations[quotation].start)
    quotation = parse.quoted[last]
    if quotation >= 0 and (last + 1 >= len(parse) or parse.quoted[last + 1] != quotation):
        end = max(end, parse.quotations[quotation].end)
    return start, end


def quotation_tokens(parse: Parse, number: int) -> TokenSpan:
    """Return first and last token within a quotation."""
    return parse.quotation_tokens[number]


def trim(text: str, span: CharSpan) -> CharSpan:
    """Return the span without outer blanks and commas."""
    start, end = span
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start] in _TRIM_START:
        start += 1
    while end > start and text[end - 1] in _TRIM_END:
        end -= 1
    return start, end


def within_marks(text: str, span: CharSpan) -> CharSpan:
    """Return a quotation's words without its marks and final point."""
    start, end = span
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKS or text[end - 1] in " \t\r\n,;."):
        end -= 1
    return start, end


def kind_of(parse: Parse, spans: Sequence[CharSpan]) -> Kind:
    """Return direct, mixed or indirect by the share of words within quotation marks."""
    words = quoted = 0
    for start, end in spans:
        for index in range(parse.token_at(start), min(len(parse), parse.token_at(end))):
            if parse.pos[index] in {"PUNCT", "SPACE"} or not any(
                map(str.isalnum, parse.lower[index])
            ):
                continue
            words += 1
            quoted += parse.quoted[index] >= 0
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT_SHARE * words else "mixed"


def statement(
    parse: Parse,
    rule: str,
    spans: Sequence[CharSpan],
    *,
    cue: TokenSpan | None = None,
    source: int = -1,
    kind: Kind | None = None,
) -> StatementRecord | None:
    """Return a record of what a rule found, `None` when no words are left."""
    found: Kind = kind or kind_of(parse, spans)
    cleaned = []
    for span in spans:
        if found == "direct":
            trimmed = within_marks(parse.text, _without_single_marks(parse, span))
        else:
            trimmed = trim(parse.text, span)
        if trimmed[1] > trimmed[0] and any(map(str.isalnum, parse.text[slice(*trimmed)])):
            cleaned.append(trimmed)
    if not cleaned:
        return None
    record = StatementRecord(content=cleaned, kind=found, rule=rule)
    if cue is not None:
        record.cue = parse.span(*cue)
        record.cue_token = cue[0]
        record.because("content", rule, record.cue)
    if source >= 0:
        record.source = parse.noun_span(source)
        record.source_token = source
        if record.cue_token >= 0:
            _add_office(parse, record)
            _add_name(parse, record)
        record.source = _without_open_bracket(parse.text, record.source)
        own = record.cue is not None and record.source[0] < record.cue[0] < record.source[1]
        if own and source < record.cue_token and parse.pos[record.cue_token] == "VERB":
            # "A majority want it, a poll found": not what the parser hangs behind the verb
            record.source = trim(parse.text, (record.source[0], parse.start[record.cue_token]))
    first = min(parse.token_at(cleaned[0][0]), len(parse) - 1)
    record.paragraph = parse.paragraph[first] if first >= 0 else -1
    record.head_token = _head(parse, cleaned[0])
    return record


def _without_single_marks(parse: Parse, span: CharSpan) -> CharSpan:
    """Return the span without single marks where they are the quotation's own."""
    start, end = span
    index = parse.token_at(start)
    if index + 1 < len(parse) and parse.quoted[index] < 0:
        index += 1
    if index < len(parse) and parse.quoted[index] >= 0:
        inner = parse.quotations[parse.quoted[index]].inner
        if start < inner[0] < end:
            start = inner[0]
    last = parse.token_at(end) - 1
    if 0 <= last < len(parse):
        number = parse.quoted[last] if parse.quoted[last] >= 0 else parse.quoted[max(0, last - 1)]
        if number >= 0 and start < parse.quotations[number].inner[1] < end:
            end = parse.quotations[number].inner[1]
    return start, end


def _add_office(parse: Parse, record: StatementRecord) -> None:
    """Widen the source to an office that was parsed apart: "the leader, Ana Ruiz said"."""
    office = parse.head[record.cue_token]
    first = parse.left[record.source_token]
    if (
        record.source is not None
        and parse.dep[record.cue_token] == "parataxis"
        and parse.pos[office] in {"NOUN", "PROPN"}
        and office < first <= office + 2
        and parse.lower[office + 1] == ","
    ):
        start = max(parse.left[office], parse.sentences[parse.sentence[office]][0])
        words = [
            i
            for i in range(start, office + 1)
            if parse.pos[i] in {"NOUN", "PROPN", "ADJ", "PART", "ADP", "DET"}
        ]
        if words:
            while words and words[0] != words[-1] - len(words) + 1:
                words.pop(0)
            record.source = (parse.start[words[0]], record.source[1])


def _add_name(parse: Parse, record: StatementRecord) -> None:
    """Widen the source to a name that was parsed apart: "a member of the board, Ana Ruiz, said"."""
    cue = record.cue_token
    for kid in parse.kids[cue]:
        beside = record.source_token < kid < cue and parse.tag[kid] == "NNP"
        if beside and record.source is not None and parse.lower[parse.left[kid] - 1] == ",":
            record.source = (record.source[0], parse.noun_span(kid)[1])


def _without_open_bracket(text: str, span: CharSpan) -> CharSpan:
    """Return a source without the party or place behind it that was cut: "Ana Ruiz (Norland"."""
    start, end = span
    opening = text.rfind("(", start, end)
    if opening > start and ")" not in text[opening:end]:
        return start, start + len(text[start:opening].rstrip())
    return span


def _head(parse: Parse, span: CharSpan) -> int:
    """Return the token of the span that hangs on something outside it."""
    first = parse.token_at(span[0])
    last = max(first, min(parse.token_at(span[1]), len(parse)) - 1)
    for index in range(first, min(last + 1, len(parse))):
        head = parse.head[index]
        if (head == index or not first <= head <= last) and parse.pos[index] != "PUNCT":
            return index
    return min(first, len(parse) - 1)
