"""Mails: articles in the body, forwarded or as newsletters, and in what is attached."""

import email
import email.message
import email.policy
import email.utils
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.reading.articles.blocks import Block, Draft, fold
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.articles.headlines import is_outlet, is_person, is_strong
from onrecord.reading.articles.textshape import spaced
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.rules_files import rules
from onrecord.reading.source import Reading, Source
from onrecord.reading.text.decoding import decode
from onrecord.reading.text.lines import blocks_of
from onrecord.reading.web.dom import dom_blocks, parse_html

MAX_DEPTH = 4
MAX_PARTS = 500
# A note above a headline, and the headline itself within the subject.
MAX_NOTE, MIN_TITLE_WORDS = 12, 4
# Links within the text that only lead elsewhere; the last ones tell where the imprint begins.
MOSTLY, BUTTON_WORDS, TAIL = 0.8, 5, 3
_SIGNATURE = re.compile(r"^--[ \u00a0]?\r?$", re.MULTILINE)
_MAILTO = re.compile(r"\s*\[(?:mailto:)?[^\]\s]+@[^\]\s]+\]|<mailto:[^>]*>", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)


@dataclass(slots=True)
class _Envelope:
    """Hold who sent a mail, when, and what it is about."""

    sender: str = ""
    subject: str = ""
    day: date | None = None

    @property
    def outlet(self) -> str | None:
        """The sender, when it is no person."""
        name, address = email.utils.parseaddr(_MAILTO.sub("", self.sender))
        name = fold((name or ("" if "@" in address else address)).strip("\"' "))
        if not name and address:
            return None
        name = _services().sub("", name)
        return name if name and (is_outlet(name) or not is_person(name)) else None


@functools.cache
def _services() -> re.Pattern[str]:
    """Return what a sender adds to the outlet's name: "The Quay Post Alerts"."""
    names = "|".join(map(re.escape, rules("mail")["services"]))
    return re.compile(rf"(?<=\w)\s*[|:–-]?\s+(?:{names})$", re.IGNORECASE)


def read(source: Source) -> Reading:
    """Return the articles of a mail."""
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    return read_message(message, source)


def read_message(message: email.message.Message, source: Source) -> Reading:
    """Return the articles of a mail that is parsed already."""
    parts = list(message.walk())[:MAX_PARTS]
    envelope = _Envelope(
        _header(message, "from"), _header(message, "subject"), _day(_header(message, "date"))
    )
    inner = [p for p in parts[1:] if p.get_content_type() == "message/rfc822"]
    if inner and source.depth < MAX_DEPTH:
        reading = Reading()
        for part in inner:
            wrapped = part.get_payload(0) if part.is_multipart() else None
            if isinstance(wrapped, email.message.Message):
                found = read_message(wrapped, Source(source.name, b"", source.depth + 1))
                reading.drafts += found.drafts
        if reading.drafts:
            return reading
    reading = _read_body(_body_blocks(parts, source), envelope)
    _read_attachments(parts, source, reading)
    if not reading.drafts:
        raise UnreadableFileError(
            f"{source.name} is a mail without text. If the article is attached or a picture, save "
            "that and add it."
        )
    return reading


def _header(message: email.message.Message, name: str) -> str:
    try:
        return fold(str(message.get(name) or ""))
    except (ValueError, AttributeError, TypeError, LookupError, OverflowError):
        return ""  # the library stumbles over some malformed addresses and dates


def _day(text: str) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_day(text)
        return found.day if found else None


def text_of(part: email.message.Message, name: str) -> str:
    """Return the text of a part in the encoding that it states, else in the one that fits."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return ""
    try:
        return decode(payload, name, part.get_content_charset() or None).text
    except UnreadableFileError:
        return ""


def _body_blocks(parts: Sequence[email.message.Message], source: Source) -> list[Block]:
    """Return the mail's text as blocks, from the HTML part unless the plain one holds more."""
    plain, rich = "", ""
    for part in parts:
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain" and not plain:
            plain = text_of(part, source.name)
        elif part.get_content_type() == "text/html" and not rich:
            rich = text_of(part, source.name)
    from_html: list[Block] = []
    root = parse_html(rich) if rich.strip() else None
    if root is not None:
        found = dom_blocks(root)
        from_html = [b for b in found[:-TAIL] if not _is_button(b)] + found[-TAIL:]
    from_plain = _plain_blocks(plain)
    if _words(from_html) * 5 >= _words(from_plain) * 4:
        return from_html
    return from_plain


def _is_button(block: Block) -> bool:
    """Return whether a block only leads elsewhere: "Continue reading"."""
    return not block.level and block.links > MOSTLY and len(block.text.split()) <= BUTTON_WORDS


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(b.text.split()) for b in blocks)


def _plain_blocks(text: str) -> list[Block]:
    signature = _SIGNATURE.search(text)
    if signature and signature.start() > 0.3 * len(text):
        text = text[: signature.start()]
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and sum(line.startswith(">") for line in lines) * 2 > len(lines):
        text = _QUOTED.sub("", text)
    blocks = blocks_of(text)
    for block in blocks:
        block.start = block.end = -1
    return blocks


@functools.cache
def _field_pattern() -> re.Pattern[str]:
    names = {name: key for key in ("from", "date", "subject", "to") for name in rules("mail")[key]}
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"^\*?({listed})\*?\s*:\*?\s*(.+)$", re.IGNORECASE)


def _field(text: str) -> tuple[str, str] | None:
    match = _field_pattern().match(text)
    if match is None:
        return None
    name = match.group(1).casefold()
    key = next(k for k in ("from", "date", "subject", "to") if name in rules("mail")[k])
    return key, match.group(2).strip()


def _forwarded(blocks: Sequence[Block]) -> tuple[_Envelope, int] | None:
    """Return the innermost mail that is forwarded in the text and where its text begins."""
    at, found = 0, None
    while at < len(blocks):
        fields: dict[str, str] = {}
        end = at
        while end < len(blocks) and (field := _field(blocks[end].text)) is not None:
            fields.setdefault(*field)
            end += 1
        if len(fields) >= 3 and "subject" in fields:
            envelope = _Envelope(
                fields.get("from", ""), fields["subject"], _day(fields.get("date", ""))
            )
            found = (envelope, end)
        at = max(end, at + 1)
    return found


def _read_body(blocks: list[Block], envelope: _Envelope) -> Reading:
    inner = _forwarded(blocks)
    published_from = "date of the mail"
    if inner is not None:
        envelope, start = inner
        blocks = blocks[start:]
        published_from = "forwarded mail's head"
    reading = read_blocks(blocks)
    if len(reading.drafts) < 2:
        reading = read_blocks(_with_subject(blocks, without_prefixes(envelope.subject)))
    for draft in reading.drafts:
        _complete(draft, envelope, published_from, only=len(reading.drafts) == 1)
    return reading


def _with_subject(blocks: list[Block], subject: str) -> list[Block]:
    """Return the blocks led by the subject as headline, unless it stands in them already."""
    if not subject or not blocks:
        return blocks
    folded = spaced(subject)
    same = [i for i, b in enumerate(blocks[:MAX_NOTE]) if _is_headline(spaced(b.text), folded)]
    if same:
        blocks[same[0]].level = 1
        # What stands above the headline is its date line, or a colleague's note.
        note = [i for i in range(same[0]) if not is_strong(blocks[i].text)]
        return [b for i, b in enumerate(blocks) if i not in note]
    if any(b.level in (1, 2) for b in blocks):
        return blocks
    return [Block(subject, level=1), *blocks]


def _is_headline(line: str, subject: str) -> bool:
    """Return whether a line is the mail's subject, or all of it but a label before or after."""
    return line == subject or (
        line in subject and len(line.split()) >= MIN_TITLE_WORDS and 2 * len(line) > len(subject)
    )


def _complete(draft: Draft, envelope: _Envelope, published_from: str, *, only: bool) -> None:
    if draft.published is None and envelope.day is not None:
        draft.published, draft.published_from = envelope.day, published_from
    draft.outlet = draft.outlet or envelope.outlet
    if only and not draft.title:
        draft.title = without_prefixes(envelope.subject) or None


def without_prefixes(subject: str) -> str:
    """Return a mail's subject without "Fwd:", "AW:" and the like."""
    listed = "|".join(rules("mail")["prefixes"])
    return re.sub(rf"^(?:\s*(?:{listed})\s*(?:\[\d+\])?\s*:)+\s*", "", subject, flags=re.IGNORECASE)


def _read_attachments(
    parts: Sequence[email.message.Message], source: Source, reading: Reading
) -> None:
    """Read the documents that are attached as articles of their own."""
    from onrecord.reading.readers import read_source  # readers and mails hold each other

    if source.depth >= MAX_DEPTH:
        return
    for part in parts:
        name = fold(part.get_filename() or "")
        if part.get_content_disposition() != "attachment" or not name:
            continue
        if not name.casefold().endswith(
            (".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".txt", ".eml", ".md")
        ):
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload:
            continue
        try:
            found = read_source(Source(name, payload, source.depth + 1))
        except UnreadableFileError as error:
            reading.warnings.append(f"Attached to {source.name}: {error}")
            continue
        reading.drafts += found.drafts
        reading.warnings += found.warnings
