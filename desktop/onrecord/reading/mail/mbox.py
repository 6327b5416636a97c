"""Mailboxes (MBOX): one mail after the other."""

import email
import email.policy
import re

from onrecord.domain.report import ProgressUnit
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.mail.message import read_message
from onrecord.reading.source import Reading, Source

_FROM = re.compile(rb"^From [^\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)


def read(source: Source) -> Reading:
    """Return the articles of all mails; a mail without text is told in a warning."""
    starts = list(_FROM.finditer(source.data))
    reading, empty = Reading(), 0
    for at, match in enumerate(starts):
        source.tell(at, len(starts), ProgressUnit.MAILS)
        end = starts[at + 1].start() if at + 1 < len(starts) else len(source.data)
        raw = re.sub(rb"^>(?=>*From )", b"", source.data[match.end() : end], flags=re.MULTILINE)
        message = email.message_from_bytes(raw, policy=email.policy.default)
        try:
            found = read_message(message, Source(source.name, b"", source.depth + 1))
        except UnreadableFileError:
            empty += 1
            continue
        reading.drafts += found.drafts
        reading.warnings += found.warnings
    if empty:
        reading.warnings.append(f"{empty} of {len(starts)} mails in {source.name} hold no text.")
    return reading
