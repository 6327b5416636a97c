"""Split an article into paragraphs and tell headings, body, captions and furniture apart.

Also notes the speaker labels of transcripts ("PRESIDENT BIDEN: …") at the start of paragraphs.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.actors.titles import is_title
from en_onrecord.extensions import reading_of
from en_onrecord.record import CharSpan, ParagraphRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]*\S[^\n\r\u2028\u2029\x0b\x0c\x85]*")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*")
_WRAP_WIDTH = range(45, 100)  # columns at which plain text is commonly wrapped
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DATELINE = re.compile(
    rf"[*_ ]*(?:{_WEEKDAY},?\s+)?(?:[\w .,–-]{{0,40}},\s*)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}),?\s+\d{{4}}[*_ ]*"
    r"|\d{1,2}:\d\d\s*[ap]\.?\s?m\.?(?:\s+[a-z]{1,4})?(?:\s*\(.*\))?"
    r"|(?:by|from) [a-z.'’-]+(?: [a-z.'’-]+){0,3}"
    r"|published\b.{0,60}|updated\b.{0,60}|last modified.{0,60}",
    re.IGNORECASE,
)
# "HELSINKI, March 12 (Agency) - ", "AMMAN — ": where a report was written.
_DAY = rf"(?:(?i:{_MONTH})|[A-Z][a-z]{{2,3}}\.?|[A-Z]{{3,4}}) \d{{1,2}}(?:,? \d{{4}})?"
_AGENCY = r"(?:AP|AFP|Reuters|dpa|ANI|PTI|IANS|Xinhua|TASS|UPI|EFE|ANSA|AAP)"
_PLACE_LINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ /][A-ZÀ-Þ.'’\-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    rf"(?:,? {_DAY})?(?:,? \([^()\n]{{2,40}}\))?"
    r"|[A-ZÀ-Þ][\w.'’\-]+(?: [A-ZÀ-Þ][\w.'’\-]+){0,3}(?:, [A-Z][\w .]{2,20})? "
    rf"\({_AGENCY}\))\s+(?:[–—]|-{{1,2}})\s+(?=\S)",
)
# "WASHINGTON: The senate …", "THE STATE OF PLAY: Aides …"
_TAG_LINE = re.compile(r"[A-ZÀ-Þ]{2,}(?:[ ,][A-ZÀ-Þ’']{2,}){0,4}:\s+(?=[A-Z])")
_CAPTION = re.compile(
    r"\b(?:image|photo|photograph|picture|credit|video|audio|graphic|illustration)s?\s*:\s*\S"
    r"|\bfrom file,? \d{4}|\((?:photo|image|picture|file|ap|afp|reuters)\b[^)]*\)\s*\.?$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:show (?:more|less)|read (?:more|also|next)\b.{0,80}"
    r"|related (?:articles?|news|stories|links)|back to top.*|breaking news"
    r"|%[ds] .{0,60}|share (?:this|on|via)\b.{0,40}|sign up.{0,80}|subscribe.{0,60}"
    r"|advertisement|comments?|leave a (?:reply|comment).*|follow us.{0,60}|copyright.{0,120}"
    r"|©.{0,120}|all rights reserved.*|categor(?:y|ies)\s*:.*|tags?\s*:.*|#{2,}|\*{3,}|[-–—_=]{3,}"
    r"|most (?:read|popular).{0,40}|see also|external links?|sources?|references|print|email|tweet"
    r"|facebook|whatsapp|telegram|menu|home|search)\s*",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"(?:sources?|references|external links?|see also)\s*:?\s*", re.IGNORECASE)
_NAME = r"[A-ZÀ-ÞŁŚŽČĆĐ][\w.’'\-]*"
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{3,4}|local time))?\s*[-–—|:]?\s+(?=\S)",
)
_LABEL = re.compile(
    r"(?:\*\*|__)?((?:Q|A|Question|Answer|"
    rf"{_NAME}(?:(?:,? (?:of|the|for|from|and|de|al|el|van|von|bin|to|da)){{0,3}}"
    rf",? {_NAME}){{0,12}}))"
    r"(?:\s?\([^)\n]{1,60}\)){0,2}(?:\*\*|__)?(?:\s?:(?:\*\*|__)?\s+(?=\S)|\s[–—-]\s+(?=[\"“]))"
)
_IN_BRACKETS = re.compile(r"\s?\(([^)\n]{1,60})\)")
# "Mr. SMITH. Mr. Speaker, I rise …"
_RECORD_LABEL = re.compile(
    r"((?:Mr|Mrs|Ms|Miss|Dr|Senator|The)\.? [A-Z]{2}[A-Z'’\-]+(?: [A-Z'’\-]{2,})*"
    r"(?: of [A-Z][a-z]+)?)\.\s+(?=[A-Z“\"])"
)
_QUOTED_LABEL = re.compile(
    r"([A-ZÀ-ÞŁŚŽ](?:(?!\b(?:said|says|told|tells|wrote|writes|\w+ed|\w+ing)\b)[^\n:\"“”.!?;])"
    rf"{{2,70}}\s{_NAME})(?:\s?:|\s[–—-])\s+(?=[\"“])"
)
_QUESTION = re.compile(r"(Q|A|Q\d|A\d)(?:\.|\)|\s+[-–—])?\s{1,8}(?=[A-Z“\"])")
# Wikinews marks the speakers of its interviews so.
_DOUBLE_BRACKETS = re.compile(r"\(\(([^()\n]{1,40})\)\)\s*:?\s*(?=\S)")
_ASKS = re.compile(r"q\d*|question(?: from .+)?|reporter|interviewer", re.IGNORECASE)
NO_LABEL = re.compile(
    r"(?:image|photo|video|audio|source|sources|categories|note|update|editor.*|correction|related|tags"
    r"|published|by|from|to|date"
    r"|analysis|opinion|comment|explainer|factbox|exclusive|breaking|live|watch|interview|editorial|review"
    r"|profile|timeline|poll|report|focus|feature|column|news|fact check|special report|key points"
    r"|background"
    r"|subject|re|location|time|contact|also|but|and|however|first|second|third|finally|still|then|today|yesterday|moreover|here|there)s?",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;,]['\"”’»)\]*]*\Z")
_LONGEST_HEADING = 16  # words
_LONGEST_MARGINALIA = 400  # characters of a caption, a date line, a link
_LONGEST_LABEL = 90  # characters


class Layout:
    """Note the article's paragraphs: those of the reader when it gave them, else its own."""

    def __init__(self, *, longest_heading: int = _LONGEST_HEADING) -> None:
        self.longest_heading = longest_heading

    def __call__(self, doc: Doc) -> Doc:
        """Fill `Reading.paragraphs`; tokens are left as they are."""
        reading = reading_of(doc)
        given = reading.meta.get("paragraphs")
        if given:
            rows = cast("Sequence[tuple[int, int, str]]", given)
            reading.paragraphs = [ParagraphRecord(*row) for row in rows]
        else:
            reading.paragraphs = split_paragraphs(reading_of(doc).text)
            name_kinds(
                reading_of(doc).text,
                reading.paragraphs,
                str(reading.meta.get("title") or ""),
                self.longest_heading,
            )
        find_labels(reading_of(doc).text, reading.paragraphs)
        _note_tokens(doc, reading.paragraphs)
        return doc


def dateline_end(text: str, paragraph: ParagraphRecord) -> int:
    """Return where place, day, time or a tag at the start of a report end, -1 if there are none."""
    if paragraph.kind != "body" or paragraph.label is not None:
        return -1
    match = (
        _CLOCK.match(text, paragraph.start, paragraph.end)
        or _PLACE_LINE.match(text, paragraph.start, paragraph.end)
        or _TAG_LINE.match(text, paragraph.start, paragraph.end)
    )
    return match.end() if match else -1


def split_paragraphs(text: str) -> list[ParagraphRecord]:
    """Return the paragraphs of a text: its lines, or blocks of lines where it is hard-wrapped."""
    pattern = _BLOCK if _is_wrapped(text) else _LINE
    found = []
    for match in pattern.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        found.append(ParagraphRecord(start, match.start() + len(words.rstrip())))
    return found


def _is_wrapped(text: str) -> bool:
    """Tell whether lines are broken at a column and paragraphs parted by blank lines."""
    lines = text.split("\n")
    broken = 0
    inner = 0
    for line, following in pairwise(lines):
        if line.strip() and following.strip():
            inner += 1
            fits = len(line.rstrip()) in _WRAP_WIDTH
            broken += fits and not _ENDS_SENTENCE.search(line.rstrip()[-4:])
    return inner > 3 and broken > inner / 2 and "\n\n" in text


def name_kinds(
    text: str, paragraphs: list[ParagraphRecord], title: str, longest_heading: int
) -> None:
    """Set the kind of each paragraph from its form and its place."""
    in_sources = False
    for number, paragraph in enumerate(paragraphs):
        line = text[paragraph.start : paragraph.end]
        words = line.count(" ") + 1
        if _SOURCES.fullmatch(line):
            in_sources = number > len(paragraphs) // 2
            paragraph.kind = "heading"
        elif in_sources:
            paragraph.kind = "furniture" if words > 1 else "heading"
        elif number == 0 and (
            line == title.strip() or _is_heading(line, words, 2 * longest_heading)
        ):
            paragraph.kind = "headline"
        elif len(line) > _LONGEST_MARGINALIA:
            continue
        elif _FURNITURE.fullmatch(line):
            paragraph.kind = "furniture"
        elif _DATELINE.fullmatch(line):
            paragraph.kind = "metadata"
        elif words <= 60 and _CAPTION.search(line):
            paragraph.kind = "caption"
        elif _is_heading(line, words, longest_heading) and (
            _CLOCK.match(line) is None or _heads_entry(text, paragraphs, number)
        ):
            paragraph.kind = "heading"


def _heads_entry(text: str, paragraphs: list[ParagraphRecord], number: int) -> bool:
    """Return whether a line with the time of day has the entry of a live report below it.

    Where the next line begins with the time, too, each line is an entry of its own.
    """
    if number + 1 == len(paragraphs):
        return False
    below = paragraphs[number + 1]
    return _CLOCK.match(text, below.start, below.end) is None


def _is_heading(line: str, words: int, longest: int) -> bool:
    if words > longest or not line[:1].strip() or _ENDS_SENTENCE.search(line[-6:]):
        return False
    return not line[-1:].isspace()


def find_labels(text: str, paragraphs: list[ParagraphRecord]) -> None:
    """Note speaker labels at the start of paragraphs where they look like a transcript's."""
    candidates: list[tuple[ParagraphRecord, CharSpan, bool]] = []
    for paragraph in paragraphs:
        clock = _CLOCK.match(text, paragraph.start, paragraph.end)
        start = clock.end() if clock else paragraph.start
        head = text[start : min(paragraph.end, start + 2 * _LONGEST_LABEL)]
        match = _first_label(head)
        if match is None or NO_LABEL.fullmatch(match.group(1)) or match.end(1) > _LONGEST_LABEL:
            continue
        span = _label_span(match, start)
        candidates.append((paragraph, span, head[match.end() :][:1] in '"“‘'))
    counts = Counter(text[slice(*span)] for _, span, _ in candidates)
    capitals = sum(text[slice(*span)].isupper() for _, span, _ in candidates)
    several = len(candidates) > 1 and max(counts.values()) > 1
    asked = any(_ASKS.fullmatch(label) for label in counts)
    spoken = {text[slice(*span)] for paragraph, span, _ in candidates if paragraph.kind == "body"}
    for paragraph, span, quoted in candidates:
        label = text[slice(*span)]
        known = _is_asker(text, span) or (asked and counts[label] > 1) or label in spoken
        if paragraph.kind != "body" and not (paragraph.kind == "heading" and known):
            continue
        if label in {"A", "Answer"} and not asked:
            continue  # "A Kremlin spokesman said …"
        asks = several and text[paragraph.end - 1] == "?"
        if label.isupper() and counts[label] == 1 and not (asks or _names_speaker(label)):
            continue  # "MUMBAI: …" is where the report was written
        among_others = len(candidates) > 1 and (" " in label or _is_asker(text, span))
        if several or quoted or among_others or (label.isupper() and capitals):
            paragraph.label = span
            paragraph.kind = "body"  # a reader may take a short question for a heading


def _label_span(match: re.Match[str], start: int) -> CharSpan:
    """Return the label, or the name behind an office: "The Secretary of State (Ana Ruiz)"."""
    behind = _IN_BRACKETS.match(match.string, match.end(1))
    office = any(is_title(word.strip(",")) for word in re.split(r"[\s-]", match.group(1)))
    if office and behind is not None and not _names_party(behind.group(1)):
        return start + behind.start(1), start + behind.end(1)
    return start + match.start(1), start + match.end(1)


def _names_party(words: str) -> bool:
    return len(words.split()) < 2 or not all(word[0].isupper() for word in words.split())


def _names_speaker(label: str) -> bool:
    """Return whether a label in capitals has a form of address or an office in it, or asks."""
    if _ASKS.fullmatch(label) or re.fullmatch(r"A\d*|ANSWER", label):
        return True
    words = [word.strip(".,") for word in label.split()]
    return any(is_title(word) for word in words)


def _is_asker(text: str, span: CharSpan) -> bool:
    """Return whether a label stands for whoever asks: "Question", "((Wikinews))"."""
    bracketed = text[max(0, span[0] - 2) : span[0]] == "(("
    return bracketed or _ASKS.fullmatch(text[slice(*span)]) is not None


def _first_label(head: str) -> re.Match[str] | None:
    """Return the label at the start of a paragraph, in whichever form."""
    for pattern in (_RECORD_LABEL, _LABEL, _QUESTION, _QUOTED_LABEL, _DOUBLE_BRACKETS):
        match = pattern.match(head)
        if match is not None and not (pattern is _LABEL and match.group(1).startswith("Q ")):
            return match  # "Q For the minister: …" asks the minister
    return None


def _note_tokens(doc: Doc, paragraphs: list[ParagraphRecord]) -> None:
    index = 0
    for paragraph in paragraphs:
        while index < len(doc) and doc[index].idx < paragraph.start:
            index += 1
        paragraph.first_token = index
        while index < len(doc) and doc[index].idx < paragraph.end:
            index += 1
        paragraph.last_token = index


@Language.factory("onrecord_layout", default_config={"longest_heading": _LONGEST_HEADING})
def make_layout(nlp: Language, name: str, longest_heading: int) -> Layout:
    """Build the component."""
    return Layout(longest_heading=longest_heading)
