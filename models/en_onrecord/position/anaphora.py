"""What a statement's content leans on: the words before it that "it" or "the plan" stands for."""

from collections.abc import Iterator
from typing import TypeAlias

from spacy.tokens import Doc, Token

from en_onrecord.position.phrases import Phrase, noun_phrase
from en_onrecord.record import CharSpan, StatementRecord

Nouns: TypeAlias = dict[str, list[int]]
"""Where each lemma stands in the article, by token."""
_PRONOUNS = frozenset({"it", "they", "he", "she", "them", "its", "their", "his", "her", "him"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})
_POINTING = frozenset({"det", "nsubj", "dobj", "pobj", "amod", "predet"})
_BARING = frozenset({"the", "any"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss", "ROOT"})
_WHEN = frozenset({"after", "before", "following", "since", "until", "till", "ahead"})
_UNIQUE = frozenset(
    {"country", "government", "cabinet", "economy", "budget", "euro", "dollar", "public"}
    | {"people", "president", "parliament", "constitution", "army", "police", "mayor", "premier"}
    | {"nation", "state", "region", "city", "capital", "west", "opposition", "minister"}
)
"""Nouns that "the" makes known without words before it: "the country" points to nothing."""
_RELATIONAL = frozenset({"membership", "accession", "admission", "entry", "withdrawal"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DESCRIBING = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_CARRYING = _DESCRIBING | {"prep", "pobj", "dobj", "nsubjpass", "conj", "appos"}
_MEDIA = frozenset(
    {"twitter", "x", "facebook", "telegram", "instagram", "television", "radio", "tv"}
)
_ASKING = frozenset({"ask", "know", "wonder"})
_WHETHER = frozenset({"whether", "if"})
_NEAR = 2
"""How many paragraphs back a bare noun finds its name."""
_FURTHEST = 400
"""How many places of a word are looked at, the nearest first."""


def points_elsewhere(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the content leans on words that stand before it.

    A personal pronoun counts when no noun before it in the content can be meant; "the move" counts
    when nothing in the content says which move.
    """
    named = False
    for span in statement.content:
        for token in _tokens(doc, span):
            if token.lower_ in _DEMONSTRATIVES and token.dep_ in _POINTING:
                return True
            if not named and token.lower_ in _PRONOUNS and not _is_empty(token):
                return True
            if token.lower_ in _BARING and token.dep_ == "det" and _is_bare(token.head):
                return True
            if token.lemma_.lower() in _RELATIONAL and all(c.is_punct for c in token.children):
                return True  # "would endorse membership": in what was named before
            named = named or (token.pos_ in {"NOUN", "PROPN"} and token.dep_ in _SUBJECTS)
    words = [token for span in statement.content for token in _tokens(doc, span)]
    return not any(word.pos_ in {"NOUN", "PROPN"} for word in words)  # "declined to answer"


def _is_empty(token: Token) -> bool:
    """Return whether "it" stands for a clause to come ("it is important that …")."""
    return token.lower_ == "it" and (
        token.dep_ == "expl"
        or any(c.dep_ in {"ccomp", "xcomp", "acomp", "advcl"} for c in token.head.children)
    )


def _is_bare(noun: Token) -> bool:
    return (
        noun.pos_ == "NOUN"
        and noun.lemma_.lower() not in _UNIQUE
        and noun.head.lower_ not in _WHEN
        and not any(
            child.dep_ in {"prep", "relcl", "acl", "amod", "compound", "nmod", "poss"}
            and not _tells_medium(child)
            and not (child.dep_ == "prep" and child.lower_ == "as")
            for child in noun.children
        )
    )


def _tells_medium(child: Token) -> bool:
    """Return whether this only tells where it was said: "the decision on Twitter"."""
    return child.dep_ == "prep" and any(word.lower_ in _MEDIA for word in child.children)


def words_by_lemma(doc: Doc) -> Nouns:
    """Return the places of the nouns and verbs that "the plan", "the boycott" may stand for."""
    found: Nouns = {}
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN", "VERB"}:
            found.setdefault(token.lemma_.lower(), []).append(token.i)
    return found


def named_before(doc: Doc, statement: StatementRecord, places: Nouns) -> Iterator[CharSpan]:
    """Yield the words that tell which plan "the plan" of the content is.

    "… at the BRICS summit. The summit will be a success"; "boycotted the vote. The boycott was
    right": the last place that describes the noun counts, whatever it says.
    """
    for span in statement.content:
        for token in _tokens(doc, span):
            definite = any(
                child.dep_ == "det" and child.lower_ in _DEFINITE for child in token.children
            )
            if not definite or not _is_bare(token):
                continue
            before = [i for i in places.get(token.lemma_.lower(), ()) if i < token.i]
            told = (_described(doc[i]) for i in before[: -_FURTHEST - 1 : -1])
            words = next((words for words in told if len(words) > 1), None)
            if words is not None:
                yield words[0].idx, words[-1].idx + len(words[-1])


def asked_before(doc: Doc, statement: StatementRecord) -> CharSpan:
    """Return the question reported in the sentence before, an empty span if there is none.

    "She was asked whether the bridge would be built. She said she would look into it."
    """
    words = _tokens(doc, statement.content[0])
    start = words[0].sent.start if words else 0
    if start == 0 or doc[start - 1].is_space:  # a new paragraph
        return 0, 0
    for token in doc[start - 1].sent:
        if token.dep_ == "mark" and token.lower_ in _WHETHER and token.head.head.lemma_ in _ASKING:
            span = doc[token.head.left_edge.i : token.head.right_edge.i + 1]
            return span.start_char, span.end_char
    return 0, 0


def described_before(doc: Doc, noun: Token, places: Nouns, longest: int) -> Phrase | None:
    """Return what "the plan" was called before, in few words: "peace plan", "plan for peace".

    The last place of the word decides; what is told of another number or far back does not.
    """
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    if not definite or not _is_bare(noun):
        return None
    for place in reversed([i for i in places.get(noun.lemma_.lower(), ()) if i < noun.i]):
        other = doc[place]
        if other.tag_ != noun.tag_ or doc.text.count("\n\n", other.idx, noun.idx) > _NEAR:
            return None
        phrase = noun_phrase(other, set(range(other.sent.start, other.sent.end)))
        if phrase is not None and " " in phrase.text:
            words = phrase.text.split()
            whole = any(child.dep_ in _CARRYING for child in other.children)
            clause = any(child.dep_ in {"relcl", "acl"} for child in other.children)
            return phrase if whole and not clause and len(words) <= longest else None
    return None


def _described(noun: Token) -> list[Token]:
    """Return the noun with what describes it, in the order of the text; a clause does not."""
    found, waiting = [noun], [noun]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ in _CARRYING:
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda token: token.i)


def _tokens(doc: Doc, span: CharSpan) -> list[Token]:
    found = doc.char_span(span[0], span[1], alignment_mode="expand")
    return list(found) if found is not None else []
