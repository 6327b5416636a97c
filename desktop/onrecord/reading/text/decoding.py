"""The encoding of a text file."""

import codecs
import re
from dataclasses import dataclass

from onrecord.reading.articles.languages import language_of
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.rules_files import rules

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_FROM_BYTES = 200_000
# Western Windows text: the bytes 0x80 to 0x9F are quotation marks and dashes there and control
# characters in ISO 8859; a detector that sees few of them names any of a dozen code pages.
_WESTERN = re.compile(rb"[\x80-\x9f\xa0-\xff]")
# The same without the bytes of quotation marks, dashes and signs.
_LETTERS = re.compile(rb"[\x8a\x8c-\x8f\x9a\x9c-\x9f\xa1-\xa6\xaa\xac\xaf-\xb6\xb8-\xff]")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s'’.,:;!?/)(\"”“»«-](?=[^\W\d_])|[\x80-\x9f]")
MIN_LETTERS = 3
# Signs beyond ASCII within words, and those which languages of Western Europe often have there.
_INNER_SIGN = re.compile(r"(?<=[^\W_])[^\x00-\x7f](?=[^\W_])")
_USUAL = frozenset("äöüßéèêëàâáíîïóôúûñçåæøœãõìòùÄÖÜÉÀÁÍÓÚÑÇÅÆØ’‘“”–—…")
MIN_USUAL, MAX_USUAL = 0.9, 0.5
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a file's text and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of a file: by its mark, else as UTF-8, else by a guess that is told.

    Parameters
    ----------
    name
        The file as the analyst knows it, for messages.
    encoding
        What the analyst or the file itself says; tried before anything else.

    Raises
    ------
    UnreadableFileError
        When the bytes are no text.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(marked, "replace"), marked)
    if encoding is not None:
        try:
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return Decoded(data.decode(unmarked, "replace"), unmarked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, codec = _guess(data)
    else:
        codec = "utf-8"
    if binary(text):
        raise UnreadableFileError(
            f"{name} holds no text, although its name says so: its bytes look like a program, "
            "picture or other binary file. Open it with the program that made it, save it as "
            "text, DOCX or PDF, and add that file."
        )
    return Decoded(text, codec)


def binary(text: str) -> bool:
    """Return whether so many control characters stand in the text that it is none."""
    if not text:
        return False
    sample = text[:_GUESS_FROM_BYTES]
    return len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, told by the zero bytes of plain letters."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, str]:
    """Return the text and the encoding that suits its bytes best."""
    mostly = _mostly_utf8(data)
    if mostly is not None:
        return mostly, "utf-8"
    sample = data[:_GUESS_FROM_BYTES]
    high = len(_WESTERN.findall(sample))
    if high <= 0.1 * len(sample):
        # Few letters beyond ASCII: a Latin script, where cp1252 is by far the commonest.
        found = _latin(data)
        if found is not None:
            return found
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(sample).best()
    codec = best.encoding if best is not None else "latin-1"
    try:
        return data.decode(codec, "replace"), codec
    except LookupError:
        return data.decode("latin-1"), "latin-1"


def _latin(data: bytes) -> tuple[str, str] | None:
    """Return a text in a Latin script: in Western Europe's code page or in its language's own."""
    letters = _LETTERS.findall(data[:_GUESS_FROM_BYTES])
    codecs_tried = ["cp1252"]
    if len(letters) >= MIN_LETTERS:
        plain = data[:_GUESS_FROM_BYTES].decode("cp1252", "replace")
        own = rules("languages")["code_pages"].get(language_of(plain) or "", [])
        codecs_tried = sorted(own, key=lambda codec: _odd_letters(data, codec)) + codecs_tried
    old = _old_codec(data)
    if old is not None:
        codecs_tried.insert(0, old)
    for codec in codecs_tried:
        try:
            return data.decode(codec), codec
        except UnicodeDecodeError:
            continue
    return None


def _old_codec(data: bytes) -> str | None:
    """Return the code page of old Macintosh or DOS files where it alone makes usual letters."""
    shares = {c: _usual_share(data, c) for c in ("cp1252", "mac_roman", "cp850")}
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares["cp1252"] < MAX_USUAL and shares[best] > MIN_USUAL else None


def _usual_share(data: bytes, codec: str) -> float:
    """Return which share of the signs beyond ASCII within words is usual, one half for too few."""
    text = data[:_GUESS_FROM_BYTES].decode(codec, "replace")
    inside = _INNER_SIGN.findall(text)
    return sum(s in _USUAL for s in inside) / len(inside) if len(inside) >= MIN_LETTERS else 0.5


def _odd_letters(data: bytes, codec: str) -> int:
    """Return how often a sign stands within a word, as wrongly decoded letters do."""
    return len(_SIGN_IN_WORD.findall(data[:_GUESS_FROM_BYTES].decode(codec, "replace")))


def _mostly_utf8(data: bytes) -> str | None:
    """Return UTF-8 text into which some Windows-1252 was pasted, `None` when it is not that.

    Each byte that is no UTF-8 is read as Windows-1252, so that neither part loses its letters.
    """
    text = data.decode("utf-8", "surrogateescape")
    strays = [c for c in text if "\udc80" <= c <= "\udcff"]
    letters = sum(c > "\x7f" for c in text) - len(strays)
    if letters <= len(strays):
        return None
    table = {
        code: bytes([code - 0xDC00]).decode("cp1252", "replace") for code in range(0xDC80, 0xDD00)
    }
    return text.translate(table)
