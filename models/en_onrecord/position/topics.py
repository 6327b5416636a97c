"""Say which of the codebook's topics a statement is about.

The content's own terms decide. Only where the content has none and points elsewhere ("this path",
"the move", "it") does it take the topic of what it points to: the words that introduce it, the
statement before it, its paragraph, and last the article as a whole. A statement on none of
the codebook's topics is "other".
"""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from en_onrecord.extensions import reading_of
from en_onrecord.position.anaphora import (
    asked_before,
    named_before,
    points_elsewhere,
    words_by_lemma,
)
from en_onrecord.position.article_topics import (
    article_topics,
    is_prose,
    is_question,
    main_topics,
    opening_topic,
    topics_of_questions,
    within,
)
from en_onrecord.position.terms import (
    Hit,
    Term,
    TermIndex,
    parse_term,
    without_excluded,
    word_forms,
)
from en_onrecord.record import CharSpan, Reading, StatementRecord

OTHER = "other"
FREQUENT = 0.3
"""The share of paragraphs that are on a topic that a phrase of its targets need not be near."""
REACH = 1
"""How many paragraphs before the same actor's words may be pointed to."""
NEAR = 500
"""How many characters before a sentence count as its surroundings; measured on positions-train."""
_PLACES = frozenset({"GPE", "LOC"})
_WHEN = frozenset({"after", "before", "following", "since", "until", "till", "ahead"})
_MEANWHILE = frozenset({"during", "amid", "throughout"})
_ATTITUDES = frozenset(
    {"readiness", "commitment", "position", "support", "willingness", "view", "stance", "interest"}
    | {"determination", "proposal", "initiative", "plan", "offer", "effort", "role", "hope"}
    | {"work", "presidency", "chairmanship"}
)
_ACTS = frozenset(
    {"threat", "blackmail", "pressure", "interference", "call", "demand", "support", "help"}
    | {"order", "instruction", "criticism", "statement", "offer", "promise", "money", "message"}
)
_SPEAKING = frozenset({"say", "tell", "speak", "announce", "declare", "write", "state"})
_TAKING_PART = frozenset({"with", "by", "between", "among"})
_RIVAL_SENTENCES = 3
_RIVAL_SHARE = 0.34
_KEEPING_TO = frozenset({"consistent", "accordance", "line", "keeping", "compliance"})


@dataclass(frozen=True, slots=True)
class TopicRules:
    """A codebook's terms, ready to be looked up.

    `companions` are the terms of the targets: "talks" alone names no topic, but in a paragraph on
    Ukraine it does.
    """

    terms: TermIndex
    exclusions: TermIndex
    companions: TermIndex


@lru_cache(maxsize=8)
def _compile(codebook: str) -> TopicRules:
    topics = json.loads(codebook)
    return TopicRules(
        TermIndex(_terms(topics, "terms")),
        TermIndex(_terms(topics, "exclusions")),
        TermIndex(_companions(topics)),
    )


def _terms(topics: Sequence[Mapping[str, Any]], name: str) -> list[Term]:
    return [
        parse_term(str(topic["key"]), str(term)) for topic in topics for term in topic.get(name, ())
    ]


def _companions(topics: Sequence[Mapping[str, Any]]) -> list[Term]:
    return [
        parse_term(str(topic["key"]), str(term))
        for topic in topics
        for target in topic.get("targets", topic.get("target", ()))
        for term in target.get("terms", ())
    ]


def topic_rules(codebook: object) -> TopicRules:
    """Return the rules of a codebook given as a plain dict; none for anything else."""
    topics = codebook.get("topics", []) if isinstance(codebook, Mapping) else []
    return _compile(json.dumps(topics, sort_keys=True, default=str))


class Topics:
    """Note the topics of each statement, with the terms that decided."""

    def __init__(self, *, article_share: float) -> None:
        self.article_share = article_share

    def __call__(self, doc: Doc) -> Doc:
        """Fill `topics` of the reading's statements."""
        reading = reading_of(doc)
        finder = _TopicFinder(doc, reading, self.article_share)
        before: StatementRecord | None = None
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            finder.decide(statement, before)
            before = statement
        return doc


class _TopicFinder:
    """What one article's statements are about."""

    def __init__(self, doc: Doc, reading: Reading, article_share: float) -> None:
        rules = topic_rules(reading.meta.get("codebook"))
        words = word_forms(doc)
        self.doc = doc
        self.reading = reading
        excluded = rules.exclusions.hits(doc, words)
        hits = without_excluded(rules.terms.hits(doc, words), excluded)
        self.hits = [hit for hit in hits if not _in_passing(doc, hit)]
        companions = without_excluded(rules.companions.hits(doc, words), excluded)
        self.companions = [hit for hit in companions if not _in_passing(doc, hit)]
        self.article = article_topics(reading, self.hits, article_share)
        self.main = main_topics(reading, self.hits, self.companions)
        self.opening = opening_topic(reading, self.hits)
        self.questions = topics_of_questions(reading, self.hits, self.companions)
        self.asked = [p.start for p in reading.paragraphs if is_question(reading, p)]
        self.places = self._places_by_topic()
        self.words = words_by_lemma(doc)
        self.owners: dict[int, set[str]] = {}
        for hit in self.hits:
            for token in _tokens(doc, hit.span)[:1]:
                self.owners.setdefault(token.sent.start, set()).add(hit.owner)
        self.sentences: dict[str, set[int]] = {}
        for sentence in doc.sents:
            for token in sentence:
                if token.pos_ == "NOUN":
                    self.sentences.setdefault(token.lemma_, set()).add(sentence.start)

    def decide(self, statement: StatementRecord, before: StatementRecord | None) -> None:
        """Fill the statement's topics by the first of the rules that gives one."""
        own = [hit for span in statement.content for hit in within(self.hits, span)]
        if all(_is_meanwhile(self.doc, hit) for hit in own) and self._by_companion(statement):
            return
        if own:
            _note(statement, own, "content has the term")
        elif not self._by_name(statement) and not self._by_question(statement):
            statement.topics = [OTHER]
            if points_elsewhere(self.doc, statement):
                self._inherit(statement, before)
            if statement.topics == [OTHER]:
                self._by_opening(statement)

    def _by_companion(self, statement: StatementRecord) -> bool:
        found = [hit for span in statement.content for hit in within(self.companions, span)]
        if not found:
            return False
        start, end = _sentence_span(self.doc, statement)
        start = max(start - NEAR, self._last_question(statement))
        if self.reading.genre == "readout":  # it goes from one point to the next
            start = max(start, self.reading.paragraphs[statement.paragraph].start)
        if self.reading.genre == "news" or statement.voice == "label":  # paragraphs on one point
            end = max(end, min(self.reading.paragraphs[statement.paragraph].end, end + NEAR))
        around = {hit.owner for hit in within(self.hits, (start, end))}
        around |= self.article | self.opening
        around = {topic for topic in around if not self._is_elsewhere(statement, topic)}
        found = [
            hit
            for hit in found
            if hit.owner in around or (" " in hit.term and self._is_frequent(statement, hit.owner))
        ]
        if found:
            _note(statement, found, "its surroundings are on the topic, content has")
        return bool(found)

    def _is_frequent(self, statement: StatementRecord, topic: str) -> bool:
        """Return whether so much is on the topic that "peace plan" anywhere is of it."""
        body = [p for p in self.reading.paragraphs if p.kind == "body"]
        hits = [hit for hit in self.hits if hit.owner == topic]
        on_it = sum(bool(within(hits, (p.start, p.end))) for p in body)
        return on_it >= FREQUENT * len(body) and not self._is_elsewhere(statement, topic)

    def _by_name(self, statement: StatementRecord) -> bool:
        """Take the topic of what "the summit" was called before: "the BRICS summit"."""
        named = [
            hit
            for span in named_before(self.doc, statement, self.words)
            for hit in within(self.hits, span)
            if not self._is_elsewhere(statement, hit.owner)
        ]
        if named:
            _note(statement, named, "what it names was told with")
        return bool(named)

    def _last_question(self, statement: StatementRecord) -> int:
        """Return where the last question before the statement, and with it a subject, begins."""
        before = self.asked[: bisect_left(self.asked, statement.content[0][0])]
        return before[-1] if before else 0

    def _by_opening(self, statement: StatementRecord) -> None:
        """Take the topic that headline and lead share, unless the content has a subject of its own.

        A subject of its own is a place or a noun that the article mostly names without the topic.
        """
        first = self.reading.paragraphs[0]
        if first.kind == "body" and is_prose(self.reading, first):
            return  # no headline
        for topic in sorted(self.opening & self.main):
            if not self._is_elsewhere(statement, topic) and not self._has_rival(statement, topic):
                statement.topics = [topic]
                statement.because("topics", "headline and lead are about it")

    def _has_rival(self, statement: StatementRecord, topic: str) -> bool:
        """Return whether a noun of the content is mostly found in sentences without the topic."""
        words = [token for span in statement.content for token in _tokens(self.doc, span)]
        here = {token.sent.start for token in words}
        for lemma in {token.lemma_ for token in words if token.pos_ == "NOUN"} - self._named(topic):
            places = self.sentences.get(lemma, set()) - here
            on_it = sum(topic in self.owners.get(place, set()) for place in places)
            if len(places) >= _RIVAL_SENTENCES and on_it < _RIVAL_SHARE * len(places):
                return True
        return False

    def _named(self, topic: str) -> set[str]:
        """Return the words that name the topic here: "president" where one is elected."""
        hits = [hit for hit in self.hits if hit.owner == topic]
        return {token.lemma_ for hit in hits for token in _tokens(self.doc, hit.span)}

    def _reach(self, statement: StatementRecord, before: StatementRecord) -> int:
        """Return how many paragraphs back "the idea" finds the statement that it points to."""
        news = self.reading.genre == "news"
        return REACH if news and before.actor == statement.actor else 0

    def _by_question(self, statement: StatementRecord) -> bool:
        """Take the topic of the question right before: its answer is about nothing else.

        In an interview with labels not even where it names a place.
        """
        asked = self.questions.get(statement.paragraph, [])
        if self.reading.paragraphs[statement.paragraph].label is None:
            asked = [hit for hit in asked if not self._is_elsewhere(statement, hit.owner)]
        if asked:
            _note(statement, asked, "answers a question that has the term")
        return bool(asked)

    def _inherit(self, statement: StatementRecord, before: StatementRecord | None) -> None:
        introduced = [
            hit
            for hit in within(self.hits, _sentence_span(self.doc, statement))
            if not self._is_elsewhere(statement, hit.owner)
            and not self._is_background(statement, hit)
        ]
        if introduced:
            _note(statement, introduced, "the sentence around it has the term")
            return
        asked = within(self.hits, asked_before(self.doc, statement))
        if asked:
            _note(statement, asked, "answers a question that has the term")
            return
        if before is not None and 0 <= statement.paragraph - before.paragraph <= self._reach(
            statement, before
        ):
            topics = [
                t for t in before.topics if t != OTHER and not self._is_elsewhere(statement, t)
            ]
            if topics:
                statement.topics = topics
                statement.because("topics", "goes on from the statement before", before.content[0])
                return
            if before.paragraph == statement.paragraph and not self.main:
                return
        topics = [
            topic
            for topic in sorted(self.article | self.main)
            if not self._is_elsewhere(statement, topic)
        ]
        if topics:
            statement.topics = topics
            statement.because("topics", "the article is about it")

    def _is_background(self, statement: StatementRecord, hit: Hit) -> bool:
        """Return whether the term outside the content only tells who speaks, or meanwhile when.

        "the senator, who came third in the election, backed the unions"; "during the campaign".
        """
        if any(start <= hit.span[0] < end for start, end in statement.content):
            return False
        if statement.source and statement.source[0] <= hit.span[0] < statement.source[1]:
            return True  # "President of Ukraine Rosa Quispe said"
        word = next(iter(_tokens(self.doc, hit.span)[-1:]), None)
        if _is_meanwhile(self.doc, hit):
            return True
        while word is not None and word.head != word:
            of_speaker = word.dep_ in {"relcl", "appos"} and word.head.ent_type_ == "PERSON"
            if of_speaker and word.head.dep_ in {"nsubj", "nsubjpass", "conj"}:
                return True
            word = word.head
        return False

    def _is_elsewhere(self, statement: StatementRecord, topic: str) -> bool:
        """Return whether the content names a place that the article never names on this topic.

        "progress of the peace process in Syria" is not on the topic of the sentence before.
        """
        known = self.places.get(topic, set())
        named = [
            hit.span
            for span in statement.content
            for hit in within(self.companions, span)
            if hit.owner == topic
        ]
        return any(
            token.ent_type_ in _PLACES
            and not _takes_part(token)
            and token.lemma_ not in known
            and not any(start <= token.idx < end for start, end in named)
            for span in statement.content
            for token in _tokens(self.doc, span)
        )

    def _places_by_topic(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for hit in self.hits:
            span = self.doc.char_span(hit.span[0], hit.span[1], alignment_mode="expand")
            if span is not None:
                names = found.setdefault(hit.owner, set())
                names |= {t.lemma_ for t in span.sent if t.ent_type_ in _PLACES}
        return found


def _takes_part(place: Token) -> bool:
    """Return whether a place acts or speaks here: "Beijing is in favour", "Kenya's readiness"."""
    head = place
    while head.dep_ in {"conj", "compound"}:  # "South" of "South Africa"
        head = head.head
    if head.dep_ == "poss":
        return head.head.lemma_.lower() in _ATTITUDES
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lemma_.lower() in _ATTITUDES
    if head.dep_ == "pobj" and head.head.lower_ == "from":
        return head.head.head.lemma_.lower() in _ACTS  # "threats from Oslo"
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in _SPEAKING:
        return True  # "as I said in Oslo"
    if head.dep_ == "pobj":
        return head.head.lower_ in _TAKING_PART
    return head.dep_ in {"nsubj", "nsubjpass"}


def _in_passing(doc: Doc, hit: Hit) -> bool:
    """Return whether the term only says when or how.

    "following the election", "consistent with the UN Charter"
    """
    span = doc.char_span(hit.span[0], hit.span[1], alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    while root.dep_ == "compound":
        root = root.head
    if root.dep_ != "pobj":
        return False
    governor = root.head
    if governor.lower_ in _WHEN:
        return True
    return governor.lower_ == "with" and governor.head.lower_ in _KEEPING_TO


def _is_meanwhile(doc: Doc, hit: Hit) -> bool:
    """Return whether the term only tells when: "rejected it during the campaign"."""
    for word in _tokens(doc, hit.span)[-1:]:
        while word.dep_ in {"compound", "pobj"}:
            word = word.head
        return word.lower_ in _MEANWHILE and word.head.pos_ in {"VERB", "AUX"}
    return False


def _note(statement: StatementRecord, hits: list[Hit], rule: str) -> None:
    statement.topics = []
    for hit in hits:
        if hit.owner not in statement.topics:
            statement.topics.append(hit.owner)
        statement.because("topics", f"{rule}: {hit.term}", hit.span)


def _tokens(doc: Doc, span: CharSpan) -> list[Token]:
    found = doc.char_span(span[0], span[1], alignment_mode="expand")
    return list(found) if found is not None else []


def _sentence_span(doc: Doc, statement: StatementRecord) -> CharSpan:
    tokens = _tokens(doc, statement.content[0])
    if not tokens:
        return statement.content[0]
    sentence = tokens[0].sent
    return (sentence.start_char, sentence.end_char)


@Language.factory("onrecord_topics", default_config={"article_share": 0.5})
def make_topics(nlp: Language, name: str, article_share: float) -> Topics:
    """Build the component; `article_share` of the paragraphs makes an article's topic."""
    return Topics(article_share=article_share)
