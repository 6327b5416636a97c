"""Name what is judged or demanded, in words of the text, and match it to the codebook's targets.

The word that decided the stance governs the target: "welcomed *the plan*", "called for *an end to
the war*", "*the ruling* is inappropriate", "urged *him to concede*". A pronoun takes the target of
the statement before it in the same paragraph.
"""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.evidence import content_tokens
from en_onrecord.position.terms import Hit, Term, TermIndex, parse_term, word_forms
from en_onrecord.record import CharSpan, StatementRecord

LONGEST = 12
"""Words of a target; longer ones are cut before their first clause or preposition that fits."""
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
_PREPOSITIONS = frozenset(
    {"for", "on", "against", "of", "with", "to", "about", "over", "at", "in", "from", "by"}
)
_MODIFIED = frozenset({"amod", "compound", "nmod"})
_SKIPPED = frozenset({"det", "punct", "mark", "expl"})
_TRAILING = frozenset({"relcl", "advcl", "appos", "acl", "conj", "cc", "punct"})


class Targets:
    """Note the target of each statement."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `target` and `target_key` of the reading's statements."""
        reading = reading_of(doc)
        if not reading.statements:
            return doc
        index = target_terms(reading.meta.get("codebook"))
        hits = index.hits(doc, word_forms(doc))
        before: StatementRecord | None = None
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            span = _target_span(doc, statement)
            if span is not None:
                statement.target = " ".join(reading_of(doc).text[span[0] : span[1]].split())
                statement.because("target", "governed by the deciding word", span)
            elif before is not None and before.paragraph == statement.paragraph:
                statement.target = before.target
                statement.because("target", "goes on from the statement before", before.content[0])
            _match(statement, hits, span)
            before = statement
        return doc


@lru_cache(maxsize=8)
def _compile(codebook: str) -> TermIndex:
    terms: list[Term] = []
    for topic in json.loads(codebook):
        for target in topic.get("targets", topic.get("target", ())):
            owner = f"{topic['key']}\n{target['key']}"
            terms += [parse_term(owner, str(term)) for term in target.get("terms", ())]
    return TermIndex(terms)


def target_terms(codebook: object) -> TermIndex:
    """Return the targets' terms of a codebook as a plain dict; owners are topic and target key."""
    topics = codebook.get("topics", []) if isinstance(codebook, Mapping) else []
    return _compile(json.dumps(topics, sort_keys=True, default=str))


def _match(statement: StatementRecord, hits: list[Hit], span: CharSpan | None) -> None:
    """Take the codebook's target with most terms in the target's words, else in the content."""
    for places in ([span] if span else [], statement.content):
        counts: Counter[str] = Counter()
        for hit in _in_hull(hits, places):
            topic, _, _ = hit.owner.partition("\n")
            if topic in statement.topics and any(
                a <= hit.span[0] and hit.span[1] <= b for a, b in places
            ):
                counts[hit.owner] += 1 + hit.term.count(" ")
        if counts:
            owner = max(counts, key=lambda key: (counts[key], key))
            statement.target_key = owner.partition("\n")[2]
            statement.because("target", "codebook", span)
            return


def _in_hull(hits: list[Hit], places: list[CharSpan]) -> list[Hit]:
    if not places:
        return []
    first = bisect_left(hits, places[0][0], key=lambda hit: hit.span[0])
    last = bisect_left(hits, places[-1][1], lo=first, key=lambda hit: hit.span[0])
    return hits[first:last]


def _target_span(doc: Doc, statement: StatementRecord) -> CharSpan | None:
    inside = {token.i for token in content_tokens(doc, statement)}
    for token in _governors(doc, statement):
        for candidate in _candidates(token):
            if candidate.i in inside and candidate.pos_ not in {"PRON", "PUNCT", "SPACE"}:
                return _words(candidate, inside)
    return None


def _governors(doc: Doc, statement: StatementRecord) -> Iterator[Token]:
    """Yield the deciding word, then the head of the content and what hangs on it."""
    if statement.stance_cue is not None:
        span = doc.char_span(*statement.stance_cue, alignment_mode="expand")
        if span is not None:
            yield span.root
    if 0 <= statement.head_token < len(doc):
        head = doc[statement.head_token]
        yield head
        yield from (child for child in head.children if child.dep_ in _CLAUSES)


def _candidates(governor: Token) -> Iterator[Token]:
    """Yield what a word may judge, the likeliest first."""
    children = list(governor.children)
    if governor.dep_ in _MODIFIED:
        yield governor.head
    if governor.pos_ in {"ADJ", "NOUN", "ADV"} and governor.dep_ in {"acomp", "attr", "oprd"}:
        yield from (
            child for child in governor.head.children if child.dep_ in {"nsubj", "nsubjpass"}
        )
    for wanted in _OBJECTS:
        yield from (child for child in children if child.dep_ == wanted)
    for child in children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in _PREPOSITIONS:
            yield from (
                grandchild for grandchild in child.children if grandchild.dep_ in {"pobj", "pcomp"}
            )
    yield from (child for child in children if child.dep_ in _CLAUSES)
    if governor.pos_ in {"VERB", "AUX"}:
        yield from (child for child in children if child.dep_ == "nsubj")
    elif governor.pos_ == "NOUN":
        yield governor


def _words(head: Token, inside: set[int]) -> CharSpan:
    """Return the head with what belongs to it, at most `LONGEST` words."""
    words = [token for token in head.subtree if token.i in inside]
    if len(words) > LONGEST:
        cut = {
            token.i
            for child in head.children
            if child.dep_ in _TRAILING and child.i > head.i
            for token in child.subtree
        }
        words = [token for token in words if token.i not in cut] or [head]
    if len(words) > LONGEST:
        near = [token for token in words if token.i <= head.i][-LONGEST:]
        words = (near + [token for token in words if token.i > head.i])[:LONGEST]
    while len(words) > 1 and words[0].dep_ in _SKIPPED:
        words = words[1:]
    while len(words) > 1 and (
        words[-1].is_punct or words[-1].pos_ in {"ADP", "CCONJ", "DET", "SCONJ"}
    ):
        words = words[:-1]
    start, end = words[0], words[0]
    for token in words[1:]:
        if token.i != end.i + 1:
            break
        end = token
    if not start.i <= head.i <= end.i:
        start = end = head
    return (start.idx, end.idx + len(end))


@Language.factory("onrecord_targets")
def make_targets(nlp: Language, name: str) -> Targets:
    """Build the component."""
    return Targets()
