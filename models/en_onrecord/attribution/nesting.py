"""Statements within statements: who reports whom, what repeats what, how close the words are."""

from en_onrecord.attribution.contents import kind_of
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.record import CharSpan, GradeLabel, StatementRecord

_OWN_VOICE = frozenset({"he", "she", "they", "it", "i", "we", "who", "himself", "herself"})
_SAME = 0.7
_MOST = 0.4  # of the outer content's length; then the outer statement only passes on the inner one
_TRANSLATED = frozenset({"translation", "translated", "retranslated", "interpreter"})
_PARAPHRASED = frozenset({"paraphrase"})
_REPORTING = frozenset(
    {"reporting_verb", "quotation_with_verb", "adjective_clause", "attitude_noun_clause"}
)


def settle(parse: Parse, lexicon: Lexicon, found: list[StatementRecord]) -> list[StatementRecord]:
    """Return the statements in the order of the text without those that only repeat others."""
    ordered = sorted(found, key=lambda s: (s.content[0][0], -s.content[-1][1], s.rule))
    kept = _without_doubles(ordered)
    kept = _nest(parse, lexicon, kept)
    for record in kept:
        _mark_quoter(parse, record)
        _mark_place(parse, record)
        _mark_doubt(parse, lexicon, record)
        record.grade = _grade(parse, record)
    return kept


def _without_doubles(ordered: list[StatementRecord]) -> list[StatementRecord]:
    """Drop statements with the same cue and overlapping content; rules that come first win."""
    kept: list[StatementRecord] = []
    by_cue: dict[int, list[StatementRecord]] = {}
    for record in ordered:
        others = by_cue.setdefault(record.cue_token, [])
        if record.cue_token >= 0 and any(_overlap(record, other) for other in others):
            continue
        if kept and kept[-1].source == record.source and _same_words(kept[-1], record):
            continue
        others.append(record)
        kept.append(record)
    return kept


def _overlap(first: StatementRecord, second: StatementRecord) -> bool:
    return any(a < d and c < b for a, b in first.content for c, d in second.content)


def _same_words(first: StatementRecord, second: StatementRecord) -> bool:
    """Tell whether two statements of one source are nearly the same stretch of text."""
    if len(first.content) != 1 or len(second.content) != 1 or first.source is None:
        return False
    (a, b), (c, d) = first.content[0], second.content[0]
    return min(b, d) - max(a, c) > _SAME * (max(b, d) - min(a, c))


def _holds(outer: StatementRecord, span: CharSpan | None) -> bool:
    return span is not None and any(a <= span[0] and span[1] <= b for a, b in outer.content)


def _length(record: StatementRecord) -> int:
    return sum(end - start for start, end in record.content)


def _nest(parse: Parse, lexicon: Lexicon, ordered: list[StatementRecord]) -> list[StatementRecord]:
    """Settle each statement whose cue stands in another's content."""
    dropped: set[int] = set()
    active: list[StatementRecord] = []
    for inner in ordered:
        active = [outer for outer in active if outer.content[-1][1] > inner.content[0][0] - 400]
        for outer in active:
            if id(outer) in dropped or id(inner) in dropped:
                continue
            if outer.cue_token == inner.cue_token >= 0:
                continue
            both = _holds(outer, inner.cue) and _holds(inner, outer.cue)
            if both and "according_to" in {outer.rule, inner.rule}:
                frame, other = (outer, inner) if outer.rule == "according_to" else (inner, outer)
                _settle_pair(parse, lexicon, frame, other, dropped)
            elif _holds(outer, inner.cue) and not _holds(inner, outer.cue):
                _settle_pair(parse, lexicon, outer, inner, dropped)
            elif _holds(inner, outer.cue) and not _holds(outer, inner.cue):
                _settle_pair(parse, lexicon, inner, outer, dropped)
        active.append(inner)
    return [record for record in ordered if id(record) not in dropped]


def _settle_pair(
    parse: Parse,
    lexicon: Lexicon,
    outer: StatementRecord,
    inner: StatementRecord,
    dropped: set[int],
) -> None:
    if outer.rule == "according_to":
        if inner.rule in {"attitude_noun"}:
            dropped.add(id(inner))
        elif inner.source != outer.source:
            inner.reported_by = _name(parse, outer)
            inner.because("reported_by", "according_to", outer.cue)
            _second(outer)
        return
    if inner.rule not in _REPORTING and inner.rule not in {"nested", "according_to"}:
        dropped.add(id(inner))
        return
    own_voice = inner.source is None or parse.lower[inner.source_token] in _OWN_VOICE
    if own_voice or outer.negated or outer.kind in _PARAPHRASED or inner.secondary:
        _second(inner)
        return
    inner.reported_by = _name(parse, outer)
    inner.because("reported_by", "nested_report", outer.cue)
    if outer.kind == "direct":
        _second(inner)
    elif _length(inner) >= _MOST * _length(outer):
        _second(outer)


def _mark_quoter(parse: Parse, record: StatementRecord) -> None:
    """Note who passes on "was quoted by the paper as saying"."""
    cue = record.cue_token
    if cue < 0 or parse.lower[parse.head[cue]] != "as":
        return
    quoted = parse.head[parse.head[cue]]
    if parse.lemma[quoted] not in {"quote", "cite", "report"} or record.reported_by:
        return
    for kid in parse.kids[quoted]:
        agents = parse.kids[kid] if parse.dep[kid] == "agent" else []
        for who in [kid] if parse.dep[kid] == "nsubj" else agents:
            record.reported_by = parse.text[slice(*parse.noun_span(who))]
            record.because("reported_by", "quoted_by", parse.span(quoted, quoted))
            return


def _second(record: StatementRecord) -> None:
    record.secondary = True
    record.position = False


def _name(parse: Parse, outer: StatementRecord) -> str | None:
    if outer.source is None:
        return None
    words = parse.text[slice(*outer.source)]
    return words if ")" in words else words.partition("(")[0].rstrip()


def _mark_place(parse: Parse, record: StatementRecord) -> None:
    """Mark what stands in a heading or caption: it repeats or frames the body."""
    if (
        record.paragraph >= 0
        and parse.paragraphs[record.paragraph].kind
        in {
            "headline",
            "heading",
            "caption",
        }
        and record.rule != "pull_quote"
    ):
        _second(record)
        record.because("secondary", "in_heading")


def _mark_doubt(parse: Parse, lexicon: Lexicon, record: StatementRecord) -> None:
    cue = record.cue_token
    if cue < 0:
        return
    words = {cue} | set(parse.kids[cue])
    for word in sorted(words):
        hedged = parse.lower[word] in lexicon.hedges or (
            word == cue and parse.lemma[word] in lexicon.hedge_verbs
        )
        if hedged:
            record.uncertain = True
            record.because("uncertain", "hedge", parse.span(word, word))
            return


def _grade(parse: Parse, record: StatementRecord) -> GradeLabel:
    """Return how close the words are to the actor's own."""
    if record.grade == "implied":
        return "implied"
    if record.reported_by and kind_of(parse, record.content) != "direct":
        return "third party"
    if record.kind != "direct":
        return "paraphrased"
    reporter = (record.reported_by or "").lower()
    if any(word in reporter for word in _TRANSLATED):
        return "translated"
    if (
        record.speaker is not None
        and "translated" in parse.text[record.speaker[1] : record.speaker[1] + 20]
    ):
        return "translated"
    return "verbatim"
