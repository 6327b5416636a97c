"""Which reader reads which file: by its first bytes, by its name only where these leave it open."""

import io
import re
import zipfile
from dataclasses import dataclass

from onrecord.reading.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Format:
    """Hold a file format: what the analyst calls it and the module of this room that reads it."""

    name: str
    module: str


TEXT = Format("plain text", "text.plain_text")
MARKDOWN = Format("Markdown", "text.markdown")
HTML = Format("web page", "web.html")
PDF = Format("PDF", "pdf.pages")
DOCX = Format("Word document", "office.docx")
ODT = Format("OpenDocument text", "office.odt")
RTF = Format("rich text", "office.rtf")
MAIL = Format("mail", "mail.message")
MSG = Format("Outlook mail", "mail.msg")
MBOX = Format("mailbox", "mail.mbox")
MHTML = Format("saved web page", "web.mhtml")
TABLE = Format("table of articles", "tabular.delimited")
JSON = Format("JSON", "tabular.json_records")
SPREADSHEET = Format("spreadsheet", "tabular.spreadsheet")
PARQUET = Format("Parquet table", "tabular.parquet")
EPUB = Format("e-book", "office.epub")
FEED = Format("news feed", "web.feed")
WARC = Format("web archive", "web.warc")
ARCHIVE = Format("archive", "archive")

SUFFIXES: dict[str, Format] = {
    "txt": TEXT,
    "text": TEXT,
    "log": TEXT,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "mdown": MARKDOWN,
    "mkd": MARKDOWN,
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
    "shtml": HTML,
    "php": HTML,
    "aspx": HTML,
    "mhtml": MHTML,
    "mht": MHTML,
    "pdf": PDF,
    "docx": DOCX,
    "docm": DOCX,
    "dotx": DOCX,
    "odt": ODT,
    "ott": ODT,
    "fodt": ODT,
    "rtf": RTF,
    "eml": MAIL,
    "msg": MSG,
    "mbox": MBOX,
    "csv": TABLE,
    "tsv": TABLE,
    "tab": TABLE,
    "psv": TABLE,
    "json": JSON,
    "jsonl": JSON,
    "ndjson": JSON,
    "xlsx": SPREADSHEET,
    "xlsm": SPREADSHEET,
    "ods": SPREADSHEET,
    "parquet": PARQUET,
    "epub": EPUB,
    "rss": FEED,
    "atom": FEED,
    "xml": FEED,
    "nitf": FEED,
    "newsml": FEED,
    "warc": WARC,
    "zip": ARCHIVE,
    "tar": ARCHIVE,
    "tgz": ARCHIVE,
    "gz": ARCHIVE,
    "bz2": ARCHIVE,
    "xz": ARCHIVE,
}
"""Formats by the ending of the file name, used where the content alone does not decide."""

SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", RTF),
    (b"PAR1", PARQUET),
    (b"WARC/", WARC),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
)
"""Formats by the bytes that their files begin with."""

# What is no article, by its first bytes; the last word of each is for the message.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture, sound or video"),
    (b"OggS", "a sound or video"),
    (b"ID3", "a sound (MP3)"),
    (b"fLaC", "a sound (FLAC)"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it and add what is in it. It is"),
    (b"Rar!", "a RAR archive"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|newsItem|newsMessage|nitf)[\s>]", re.IGNORECASE)
_FEED_ROOT = re.compile(
    rb"(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*>\s*)*" + _FEED.pattern,
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"\A(?:>?From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*\n){2,}\s*?\n", re.DOTALL
)
_MAIL_FIELD = re.compile(
    rb"^(?:from|to|subject|date|mime-version|message-id|received|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)


def suffix_of(name: str) -> str:
    """Return the ending of a file name in lower case without the dot, empty for none."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.casefold() if dot and stem else ""


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file with these bytes and this name.

    Raises
    ------
    UnreadableFileError
        When the bytes are those of something that holds no article.
    """
    start = data[:4096]
    for signature, found in SIGNATURES:
        if start.startswith(signature):
            return found
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(data, name)
    if data[257:262] == b"ustar":
        return ARCHIVE
    if start.startswith(_OLE):
        if "__properties_version1.0".encode("utf-16-le") in data:
            return MSG
        raise _old_office(data, name)
    _refuse_foreign(start, name)
    return _text_format(start, name)


def _zip_format(data: bytes, name: str) -> Format:
    """Return the format of a zip package by what is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            kind = b""
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                kind = package.read("mimetype").strip()
    except Exception:
        return SUFFIXES.get(suffix_of(name), ARCHIVE)
    if any(n.startswith("word/") for n in names):
        return DOCX
    if any(n.startswith("xl/") for n in names):
        return SPREADSHEET
    if kind == b"application/epub+zip" or "META-INF/container.xml" in names:
        return EPUB
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        return SPREADSHEET if kind.endswith(b"spreadsheet") else ODT
    return ARCHIVE


def _old_office(data: bytes, name: str) -> UnreadableFileError:
    """Return why a file of the old Office container is refused."""
    wide = "EncryptedPackage".encode("utf-16-le")
    if wide in data:
        return UnreadableFileError(
            f"{name} is protected with a password. Open it in the program that made it, remove the "
            "password, save it, and add it again."
        )
    return UnreadableFileError(
        f"{name} is a document of the old Office format (DOC, XLS, PPT). Save it as DOCX, XLSX or "
        "PDF and add that."
    )


def _refuse_foreign(start: bytes, name: str) -> None:
    """Raise for files that hold no article whatever their name says."""
    for signature, words in _FOREIGN:
        if start.startswith(signature) and not (signature.isascii() and _plain(start)):
            raise UnreadableFileError(
                f"{name} is {words}, not an article. Add the article as text, PDF, DOCX or web "
                "page."
            )


def _plain(start: bytes) -> bool:
    """Return whether the bytes are printable text after all: an article may begin with "MZ"."""
    return all(c >= 32 or c in b"\t\r\n\f" for c in start) and b"\xff\xd8" not in start[:2]


def _text_format(start: bytes, name: str) -> Format:
    """Return the format of a text by its first lines, by its name where they leave it open."""
    named = SUFFIXES.get(suffix_of(name))
    sample = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if sample.startswith(b"<") and b"<office:document" in sample:
        return ODT
    mail = _MAIL.match(sample.replace(b"\r\n", b"\n"))
    if mail and len(_MAIL_FIELD.findall(mail.group())) >= 2:
        return _mail_format(sample, mail.group(), named)
    if _FEED_ROOT.match(sample) or (
        _FEED.search(sample[:2000]) and not _HTML.search(sample[:1000])
    ):
        return FEED
    if _HTML.search(sample[:2000]) and sample.startswith(b"<"):
        return HTML
    if named in (HTML, FEED) and not sample.startswith(b"<"):
        return HTML if b"<p" in start or b"<div" in start or b"<br" in start else TEXT
    if named is not None and named not in _BINARY_FORMATS:
        return named
    if named in _BINARY_FORMATS and start[:1] not in (b"<", b"{", b"["):
        # Not what its name says: read as text if it is text, else refused there with the reason.
        return TEXT
    if re.match(rb"\{\s*\"|\[\s*\{", sample):
        return JSON
    return TEXT


_BINARY_FORMATS = (MSG, PDF, DOCX, ODT, SPREADSHEET, PARQUET, EPUB, ARCHIVE, WARC, RTF)


def _mail_format(sample: bytes, head: bytes, named: Format | None) -> Format:
    lowered = head.lower()
    saved = b"snapshot-content-location:" in lowered or b"saved by" in lowered
    if saved or (named is MHTML and b"multipart/related" in lowered):
        return MHTML
    if sample.startswith(b"From "):
        return MBOX
    return MAIL
