"""Web pages that a browser saved as a single file (MHTML)."""

import email
import email.policy

from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.mail.message import text_of
from onrecord.reading.source import Reading, Source
from onrecord.reading.web.html import read_page


def read(source: Source) -> Reading:
    """Return the articles of the page; its pictures and frames are left alone."""
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    url = str(message.get("snapshot-content-location") or message.get("content-location") or "")
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = str(part.get("content-location") or "")
            known = url or (address if address.startswith("http") else "")
            return read_page(text_of(part, source.name), source.name, known or None)
    raise UnreadableFileError(
        f"{source.name} holds no page, only what goes with one. Save the page again as a single "
        "file or as PDF and add that."
    )
