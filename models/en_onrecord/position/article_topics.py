"""Say what an article as a whole is about, and what its questions ask about."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from en_onrecord.position.terms import Hit
from en_onrecord.record import CharSpan, ParagraphRecord, Reading

OPENING = 2
"""How many paragraphs at the start of the body tell what an article is about."""
MAIN_SHARE = 0.3
"""The share of paragraphs that must be on it, too."""
SHORTEST = 40
"""Characters of a paragraph of prose."""
LONGEST_NOTE = 120
"""Characters of a line before the lead that is no lead itself."""
FEW_QUESTIONS = 2
"""How many questions make an interviewer."""
SHORT_QUESTION = 12
"""Words of a question that may have no subject of its own."""
_POINTERS = frozenset({"that", "this", "it", "why", "he", "she", "they"})


def main_topics(reading: Reading, hits: list[Hit], companions: list[Hit]) -> set[str]:
    """Return the topic of an article whose first paragraphs of the body are on it alone.

    In the paragraphs behind them a word of one of its targets is enough: "the outcome".
    """
    body = _body(reading, hits)
    opening = body[:OPENING]
    found = [{h.owner for h in within(hits, (p.start, p.end))} for p in opening]
    heads = within(hits, (0, reading.paragraphs[0].end)) if body else []
    owners = set().union(*found, {hit.owner for hit in heads}) if found else set()
    if reading.genre != "news" or len(owners) != 1 or not found[0]:
        return set()
    known = sorted([*hits, *companions], key=lambda hit: hit.span)
    on_it = sum(any(h.owner in owners for h in within(known, (p.start, p.end))) for p in body)
    return owners if on_it >= MAIN_SHARE * len(body) else set()


def opening_topic(reading: Reading, hits: list[Hit]) -> set[str]:
    """Return the topic that headline and first paragraph of a news article share alone."""
    body = _body(reading, hits)
    if reading.genre != "news" or not body:
        return set()
    first = (reading.paragraphs[0], body[0])
    head, lead = ({h.owner for h in within(hits, (p.start, p.end))} for p in first)
    return head if head == lead and len(head) == 1 else set()


def _body(reading: Reading, hits: list[Hit]) -> list[ParagraphRecord]:
    """Return the paragraphs of prose, without a line on the article itself at their start.

    "Our reporters follow the count here. All times are local." heads a live report.
    """
    body = [p for p in reading.paragraphs if p.kind == "body" and is_prose(reading, p)]
    if not reading.paragraphs:
        return body
    first = body[0] if body else reading.paragraphs[0]
    short = first.end - first.start < LONGEST_NOTE
    headed = first.start > reading.paragraphs[0].start
    noted = short and headed and not within(hits, (first.start, first.end))
    return body[1:] if noted else body


def article_topics(reading: Reading, hits: list[Hit], share: float) -> set[str]:
    """Return the topics that the first line names and enough paragraphs have."""
    body = [p for p in reading.paragraphs if p.kind == "body"] or reading.paragraphs
    if not body:
        return set()
    counts: Counter[str] = Counter()
    for paragraph in body:
        counts.update({h.owner for h in within(hits, (paragraph.start, paragraph.end))})
    named = {hit.owner for hit in within(hits, (0, reading.paragraphs[0].end))}
    return {key for key in named if counts[key] >= share * len(body)}


def topics_of_questions(
    reading: Reading, hits: list[Hit], companions: list[Hit]
) -> dict[int, list[Hit]]:
    """Return, by paragraph, the terms of the question that it answers.

    A question that has none goes on with the topic of the one before where it has a word of one
    of that topic's targets or only points back: "And how should the fighting end?", "Why is that?".
    """
    found: dict[int, list[Hit]] = {}
    before: list[Hit] = []
    for question, answers in _answers(reading):
        span = (question.start, question.end)
        asked = within(hits, span)
        topics = {hit.owner for hit in before}
        if not asked:
            asked = [hit for hit in within(companions, span) if hit.owner in topics]
        if not asked and _points_back(reading.text[slice(*span)]):
            asked = before
        found |= dict.fromkeys(answers, asked)
        before = asked
    return found


def _answers(reading: Reading) -> Iterator[tuple[ParagraphRecord, list[int]]]:
    """Yield each question with the numbers of the paragraphs that answer it."""
    askers = _askers(reading)
    paragraphs = reading.paragraphs
    for number, question in enumerate(paragraphs[:-1]):
        following = paragraphs[number + 1]
        label = _label(reading, question)
        if label in askers and following.label and _label(reading, following) not in askers:
            last = number + 2
            while last < len(paragraphs) and paragraphs[last].label is None:
                last += 1
            yield question, list(range(number + 1, last))
        elif is_question(reading, question) and not is_question(reading, following):
            yield question, [number + 1] if following.kind == "body" else []


def _askers(reading: Reading) -> set[str]:
    """Return the labels of those who lead an interview: they ask, the others do not."""
    turns: dict[str, list[bool]] = {}
    for paragraph in reading.paragraphs:
        if paragraph.label is not None:
            asks = is_question(reading, paragraph)
            turns.setdefault(_label(reading, paragraph), []).append(asks)
    asking = {label for label, asked in turns.items() if sum(asked) >= FEW_QUESTIONS}
    return asking if asking and any(not any(asked) for asked in turns.values()) else set()


def _label(reading: Reading, paragraph: ParagraphRecord) -> str:
    return reading.text[slice(*paragraph.label)].lower() if paragraph.label is not None else ""


def _points_back(question: str) -> bool:
    words = re.findall(r"[\w’']+", question.lower())
    return len(words) <= SHORT_QUESTION and not _POINTERS.isdisjoint(words)


def is_question(reading: Reading, paragraph: ParagraphRecord) -> bool:
    """Return whether the paragraph ends with a question."""
    return reading.text[paragraph.start : paragraph.end].rstrip('”"’ \n').endswith("?")


def is_prose(reading: Reading, paragraph: ParagraphRecord) -> bool:
    """Return whether this is a sentence, not a name, a date or a place."""
    words = reading.text[paragraph.start : paragraph.end]
    return len(words) > SHORTEST and words.rstrip('”"’ \n').endswith((".", "!", "?"))


def within(hits: list[Hit], span: CharSpan) -> list[Hit]:
    """Return the hits that lie in the span; they must be in the order of the text."""
    first = bisect_left(hits, span[0], key=lambda hit: hit.span[0])
    last = bisect_left(hits, span[1], lo=first, key=lambda hit: hit.span[0])
    return [hit for hit in hits[first:last] if hit.span[1] <= span[1]]
