"""The rich text of Outlook's mails: packed in its own way, and often web text in disguise.

References
----------
MS-OXRTFCP, Rich Text Format (RTF) Compression Algorithm, 2.1; MS-OXRTFEX, Rich Text Format (RTF)
Extensions Algorithm, 2.1.
"""

import re

from onrecord.reading.office.rtf import TOKEN

_PACKED, _UNPACKED = b"LZFu", b"MELA"
# The text that every packer and reader starts from (MS-OXRTFCP, 2.1.3.1.1).
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_RING = 4096
MAX_BYTES = 100 * 2**20
_IGNORED = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pntext", "generator", "mhtmltag"}
)
_BREAKS = {"par": "\n", "line": "\n", "tab": "\t"}
_SIGNS = {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "endash": "–",
    "emdash": "—",
    "bullet": "•",
}


def unpacked(data: bytes) -> bytes:
    """Return the rich text in a packed stream; what is damaged ends it."""
    kind = data[8:12]
    if kind == _UNPACKED:
        return data[16:]
    if kind != _PACKED:
        return b""
    ring = bytearray(_START.ljust(_RING, b"\0"))
    write, at = len(_START), 16
    out = bytearray()
    while at < len(data) and len(out) < MAX_BYTES:
        flags = data[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                token = int.from_bytes(data[at : at + 2], "big")
                at += 2
                start, length = token >> 4, (token & 15) + 2
                if start == write or at > len(data):
                    return bytes(out)
                piece = bytes(ring[(start + i) % _RING] for i in range(length))
            else:
                piece = data[at : at + 1]
                at += 1
            for byte in piece:
                ring[write] = byte
                write = (write + 1) % _RING
            out += piece
    return bytes(out)


def is_html(rtf: bytes) -> bool:
    """Return whether a rich text was made of web text, which lies in it."""
    return b"\\fromhtml" in rtf[:2000]


def html_of(rtf: bytes) -> str:
    """Return the web text that a rich text was made of."""
    return _Html(rtf).read()


class _Html:
    """Walk the tokens and keep the tags and the text between them."""

    def __init__(self, rtf: bytes) -> None:
        self._rtf = rtf
        page = re.search(rb"\\ansicpg(\d{3,5})", rtf[:500])
        self._codec = f"cp{page.group(1).decode()}" if page else "cp1252"
        self._out: list[str] = []
        self._bytes = bytearray()
        # Per group: whether its text counts.
        self._stack = [True]
        self._doubled = False
        self._to_skip = 0

    def read(self) -> str:
        """Return the web text."""
        starred = False
        for match in TOKEN.finditer(self._rtf):
            word, number, code, sign, brace, text = match.groups()
            if brace == b"{":
                self._stack.append(self._stack[-1])
            elif brace == b"}":
                if len(self._stack) > 1:
                    self._stack.pop()
            elif word is not None:
                self._word(word.decode("ascii"), int(number) if number else None, starred=starred)
            elif code is not None:
                self._take(bytes([int(code, 16)]))
            elif text is not None:
                self._take(text)
            elif sign is not None and sign in b"{}\\":
                self._take(sign)
            starred = sign == b"*"
        self._flush()
        return "".join(self._out)

    def _word(self, name: str, number: int | None, *, starred: bool) -> None:
        if name == "htmltag":
            self._stack[-1] = True
        elif name == "htmlrtf":
            self._doubled = number != 0
        elif name in _IGNORED or starred:
            self._stack[-1] = False
        elif name == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._to_skip = 1
        elif name in _BREAKS or name in _SIGNS:
            self._say(_BREAKS.get(name) or _SIGNS[name])

    @property
    def _counts(self) -> bool:
        return self._stack[-1] and not self._doubled

    def _take(self, data: bytes) -> None:
        if self._to_skip:
            taken = min(self._to_skip, len(data))
            self._to_skip -= taken
            data = data[taken:]
        if self._counts:
            self._bytes += data

    def _say(self, text: str) -> None:
        if self._counts:
            self._flush()
            self._out.append(text)

    def _flush(self) -> None:
        if self._bytes:
            try:
                self._out.append(self._bytes.decode(self._codec, "replace"))
            except LookupError:
                self._out.append(self._bytes.decode("cp1252", "replace"))
            self._bytes.clear()
