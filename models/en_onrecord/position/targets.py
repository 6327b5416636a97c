"""Name what is judged or demanded, in words of the text, and match it to the codebook's targets.

What the deciding word judges is the target (`judged`). A pronoun, or a noun that only points back
("the idea"), takes the target before it. Where no words can be quoted, there is no target. The
codebook's target is taken where its term is the head of what is judged: aid to a country at war is
aid, not the war.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.anaphora import points_elsewhere, words_by_lemma
from en_onrecord.position.evidence import content_tokens
from en_onrecord.position.judged import POINTER, JudgedFinder
from en_onrecord.position.lexicon import StanceLexicon, stance_lexicon
from en_onrecord.position.phrases import Phrase
from en_onrecord.position.target_names import readable
from en_onrecord.position.terms import Hit, Term, TermIndex, parse_term, word_forms
from en_onrecord.record import CharSpan, StatementRecord

NEAR = 2
"""How many paragraphs back a pronoun finds what it stands for."""
_POINTING = frozenset(
    {"idea", "move", "step", "possibility", "issue", "charge", "matter", "exercise", "question"}
    | {"measure", "suggestion", "allegation", "accusation", "situation", "remark", "comment"}
)
"""Nouns that name nothing without what stands before them."""
_LINKS = 8
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_BARRIERS = frozenset(
    {"ban", "restriction", "limit", "embargo", "moratorium", "freeze", "veto", "curb", "cap", "cut"}
    | {
        "phase",
        "closure",
        "shutdown",
        "exit",
        "tax",
        "levy",
        "cancellation",
        "delay",
        "destruction",
    }
    | {"collapse", "postponement", "expiry", "rollback", "blockade", "boycott", "loss"}
)
"""Nouns of what stands in the way: a ban on it is against it."""
_ALLEGATIONS = frozenset(
    {"claim", "report", "allegation", "accusation", "charge", "rumour", "rumor", "story", "warning"}
)
_LINKING = frozenset({"of", "on", "for", "to", "about", "over", "in"})


class Targets:
    """Note the target of each statement."""

    def __init__(self) -> None:
        self.lexicon = stance_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Fill `target` and `target_key` of the reading's statements."""
        reading = reading_of(doc)
        if not reading.statements:
            return doc
        index = target_terms(reading.meta.get("codebook"))
        hits = index.hits(doc, word_forms(doc))
        finder = JudgedFinder(doc, self.lexicon, reading.actors)
        places = words_by_lemma(doc)
        before: StatementRecord | None = None
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            inside = _inside(doc, statement)
            phrase = finder.find(statement, inside)
            cue = statement.cue_token
            if phrase is not None and phrase is not POINTER and not _points_back(doc[phrase.head]):
                phrase = readable(doc, phrase, inside, places, cue) or POINTER
            if phrase is None or phrase is POINTER or _points_back(doc[phrase.head]):
                if phrase is not None or points_elsewhere(doc, statement):
                    _take_over(statement, before)
            elif phrase.text:
                statement.target = phrase.text
                statement.because("target", "governed by the deciding word", phrase.span)
                if not phrase.claim:
                    self._match(doc, statement, hits, phrase)
            if statement.target:
                before = statement
        return doc

    def _match(self, doc: Doc, statement: StatementRecord, hits: list[Hit], phrase: Phrase) -> None:
        """Take the codebook's target whose term is closest to the head of what is judged."""
        chain = _chain(doc[phrase.head], self.lexicon)
        best: tuple[int, int, str] | None = None
        for hit in _within(hits, phrase.span):
            topic, _, key = hit.owner.partition("\n")
            if topic not in statement.topics:
                continue
            near = [rank for rank, (start, end) in enumerate(chain) if _meet(hit, start, end)]
            if near:
                rank = (near[0], -hit.term.count(" "), key)
                best = rank if best is None else min(best, rank)
        if best is None:
            best = self._by_deciding_word(doc, statement, hits)
        if best is not None:
            statement.target_key = best[2]
            statement.because("target", "codebook", phrase.span)

    def _by_deciding_word(
        self, doc: Doc, statement: StatementRecord, hits: list[Hit]
    ) -> tuple[int, int, str] | None:
        """Take the codebook's target that the deciding word names: "the vote was rigged"."""
        span = statement.stance_cue and doc.char_span(*statement.stance_cue)
        if not span or not self.lexicon.values.get(span.root.lemma_.lower()):
            return None
        found = [hit for hit in hits if _meet(hit, span.start_char, span.end_char)]
        keys = [hit.owner.partition("\n") for hit in found]
        return next(((0, 0, key) for topic, _, key in keys if topic in statement.topics), None)


def _inside(doc: Doc, statement: StatementRecord) -> set[int]:
    """Return the tokens of the content that may be named: not those of its condition."""
    condition = statement.condition or (0, 0)
    return {
        token.i
        for token in content_tokens(doc, statement)
        if not condition[0] <= token.idx < condition[1]
    }


def _points_back(noun: Token) -> bool:
    """Return whether the noun only points to what was named before: "such a possibility"."""
    return noun.lemma_.lower() in _POINTING and not any(
        child.dep_ in {"prep", "acl", "relcl", "compound", "amod", "ccomp"}
        for child in noun.children
        if child.lower_ != "such"
    )


def _take_over(statement: StatementRecord, before: StatementRecord | None) -> None:
    """Take the target of the statement before, if it is near and somebody can mean it."""
    if before is None or not 0 <= statement.paragraph - before.paragraph <= NEAR:
        return
    if before.paragraph != statement.paragraph and before.actor != statement.actor:
        return
    statement.target, statement.target_key = before.target, before.target_key
    statement.because("target", "goes on from the statement before", before.content[0])


def _chain(head: Token, lexicon: StanceLexicon) -> list[CharSpan]:
    """Return the head of the target and what it is of, the head first.

    "delivery of tanks" is about tanks; a ban on tanks is not, but lifting the ban on them is.
    """
    found: list[CharSpan] = []
    current: Token | None = head
    turned = False
    for _ in range(_LINKS):
        if current is None:
            break
        if not turned:
            bad = lexicon.values.get(current.lemma_.lower(), 0) < 0
            beside = [c for c in current.children if c.dep_ in _MODIFIERS and not bad]
            if not bad and any(_spoils(word, lexicon) for word in beside):
                break  # "a delayed handover" is not a handover
            words = [current, *beside]
            found += [(word.idx, word.idx + len(word)) for word in words]
        lemma = current.lemma_.lower()
        if lemma in _ALLEGATIONS:
            break  # who rejects accusations of meddling says nothing against meddling
        if lexicon.values.get(lemma, 0) < 0 or _is_barrier(current) or _turns(current, lexicon):
            turned = not turned
        current = _below(current)
    return found


def _is_barrier(noun: Token) -> bool:
    """Return whether this stands in the way of what it is of: "a ban on", "a phase-out of"."""
    hyphened = noun.lower_ in {"out", "down"} and noun.i > 0 and noun.nbor(-1).text == "-"
    return hyphened or noun.lemma_.lower() in _BARRIERS


def _spoils(word: Token, lexicon: StanceLexicon) -> bool:
    """Return whether a describing word speaks against what it describes: "delayed", "false"."""
    if word.dep_ != "amod":
        return False
    forms = {word.lemma_.lower(), word.lower_.removesuffix("ed"), word.lower_.removesuffix("d")}
    return any(lexicon.values.get(form, 0) < 0 or form in lexicon.reversals for form in forms)


def _turns(token: Token, lexicon: StanceLexicon) -> bool:
    known = lexicon.reversals if token.pos_ == "VERB" else lexicon.reversal_nouns
    return token.lemma_.lower() in known


def _below(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            return child
        if child.dep_ == "prep" and child.lower_ in _LINKING:
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def _meet(hit: Hit, start: int, end: int) -> bool:
    return hit.span[0] < end and start < hit.span[1]


def _within(hits: list[Hit], span: CharSpan) -> list[Hit]:
    first = bisect_left(hits, span[0], key=lambda hit: hit.span[0])
    last = bisect_left(hits, span[1], lo=first, key=lambda hit: hit.span[0])
    return [hit for hit in hits[first:last] if hit.span[1] <= span[1]]


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


@Language.factory("onrecord_targets")
def make_targets(nlp: Language, name: str) -> Targets:
    """Build the component."""
    return Targets()
