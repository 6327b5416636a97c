"""Mails in Outlook's own format (MSG): made into what mail readers know, then read as these are.

References
----------
MS-OXMSG, Outlook Item (.msg) File Format; MS-OXPROPS, Exchange Server Protocols Master Property
List.
"""

import email.utils
import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import olefile

from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.mail.message import MAX_DEPTH, MAX_PARTS, read_message
from onrecord.reading.mail.outlook_rtf import html_of, is_html, unpacked
from onrecord.reading.office.rtf import plain_text
from onrecord.reading.source import Reading, Source

# Properties by their numbers (MS-OXPROPS).
_SUBJECT, _HEADERS, _SENDER, _ADDRESS, _SMTP = 0x0037, 0x007D, 0x0C1A, 0x0C1F, 0x5D01
_PLAIN, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_DATA, _LONG_NAME, _SHORT_NAME, _HIDDEN = 0x3701, 0x3707, 0x3704, 0x7FFE
_SENT, _DELIVERED, _CODE_PAGE, _OWN_CODE_PAGE = 0x0039, 0x0E06, 0x3FDE, 0x3FFD
_WIDE, _NARROW, _BINARY, _STORAGE = 0x001F, 0x001E, 0x0102, 0x000D
_TIME, _NUMBER = 0x0040, 0x0003
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_HEAD, _INNER_HEAD = 32, 24
MAX_BYTES = 200 * 2**20
_FAULTS = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)


def read(source: Source) -> Reading:
    """Return the articles of a mail and of what is attached to it."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as file:
            message = _Item(file, (), _HEAD).message(depth=0)
    except _FAULTS:
        # What olefile and the mail library raise on containers that are damaged.
        raise UnreadableFileError(
            f"{source.name} is a damaged Outlook mail. Open it in Outlook, save it again, and add "
            "the new file."
        ) from None
    return read_message(message, source)


@dataclass(frozen=True, slots=True)
class _Item:
    """Hold a mail, or the mail attached to one: a folder of the container."""

    file: olefile.OleFileIO
    folder: tuple[str, ...]
    head: int

    def message(self, depth: int) -> EmailMessage:
        """Return the mail with its bodies and attachments."""
        message = EmailMessage()
        message["Subject"] = _one_line(self._text(_SUBJECT))
        sender = self._sender()
        if sender:
            message["From"] = sender
        date = self._date()
        if date:
            message["Date"] = date
        self._set_bodies(message)
        for name, content in self._attachments(depth):
            if isinstance(content, EmailMessage):
                message.add_attachment(content)
            else:
                message.add_attachment(
                    content, maintype="application", subtype="octet-stream", filename=name
                )
        return message

    def _set_bodies(self, message: EmailMessage) -> None:
        plain, html = self._text(_PLAIN), self._html()
        packed = self._bytes(_RTF, _BINARY)
        if packed and not html:
            rtf = unpacked(packed)
            html = html_of(rtf) if is_html(rtf) else ""
            plain = plain or plain_text(rtf)
        message.set_content(plain)
        if html.strip():
            message.add_alternative(html, subtype="html")

    def _html(self) -> str:
        data = self._bytes(_HTML, _BINARY)
        return data.decode(self._codec(_CODE_PAGE), "replace") if data else self._text(_HTML)

    def _sender(self) -> str:
        name = _one_line(self._text(_SENDER))
        known = (self._text(_SMTP), self._text(_ADDRESS))
        address = next((a for a in known if re.fullmatch(r"[!-~]+@[!-~]+", a)), "")
        if not name or name == address:
            return address
        plain = re.sub(r'["\\<>]', "", name)
        return f'"{plain}" <{address or "unknown@unknown.invalid"}>'

    def _date(self) -> str:
        for number in (_SENT, _DELIVERED):
            ticks = self._fixed(number, _TIME)
            if ticks:
                return email.utils.format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
        found = re.search(r"^Date:\s*(.{6,60})$", self._text(_HEADERS), re.MULTILINE)
        return found.group(1).strip() if found else ""

    def _attachments(self, depth: int) -> Iterator[tuple[str, bytes | EmailMessage]]:
        folders = {
            entry[len(self.folder)]
            for entry in self.file.listdir(streams=True, storages=True)
            if len(entry) > len(self.folder)
            and tuple(entry[: len(self.folder)]) == self.folder
            and entry[len(self.folder)].startswith(_ATTACHMENT)
        }
        taken = 0
        for folder in sorted(folders)[:MAX_PARTS]:
            item = _Item(self.file, (*self.folder, folder), 8)
            inner = (*item.folder, f"__substg1.0_{_DATA:04X}{_STORAGE:04X}")
            data = item._bytes(_DATA, _BINARY)
            taken += len(data)
            if taken > MAX_BYTES:
                return
            if data:
                yield _one_line(item._text(_LONG_NAME) or item._text(_SHORT_NAME)), data
            elif depth < MAX_DEPTH and self.file.exists("/".join((*inner, _PROPERTIES))):
                yield "", _Item(self.file, inner, _INNER_HEAD).message(depth + 1)

    def _bytes(self, number: int, kind: int) -> bytes:
        path = "/".join((*self.folder, f"__substg1.0_{number:04X}{kind:04X}"))
        if not self.file.exists(path):
            return b""
        with self.file.openstream(path) as stream:
            return bytes(stream.read())

    def _text(self, number: int) -> str:
        wide = self._bytes(number, _WIDE)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._bytes(number, _NARROW)
        return narrow.decode(self._codec(_OWN_CODE_PAGE), "replace").rstrip("\0")

    def _codec(self, number: int) -> str:
        page = self._fixed(number, _NUMBER) & 0xFFFF
        name = {65001: "utf-8", 20127: "ascii", 28591: "cp1252"}.get(page, f"cp{page}")
        try:
            "".encode(name)
        except LookupError:
            return "cp1252"
        return name

    def _fixed(self, number: int, kind: int) -> int:
        """Return a property that lies in the list of properties itself, 0 for none."""
        path = "/".join((*self.folder, _PROPERTIES))
        if not self.file.exists(path):
            return 0
        with self.file.openstream(path) as stream:
            data = stream.read()
        wanted = kind.to_bytes(2, "little") + number.to_bytes(2, "little")
        for at in range(self.head, len(data) - 15, 16):
            if data[at : at + 4] == wanted:
                return int.from_bytes(data[at + 8 : at + 16], "little")
        return 0


def _one_line(text: str) -> str:
    return " ".join(text.split())
