"""Web archives (WARC, ISO 28500): the pages that a crawler saved, with their addresses."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain.report import ProgressUnit
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Reading, Source

MAX_DEPTH = 3
MAX_RECORDS = 50_000
MAX_PAGE_BYTES = 30 * 2**20
_LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)
_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class _Page:
    """Hold an answer of a server that may be an article."""

    url: str
    kind: str
    data: bytes


def read(source: Source) -> Reading:
    """Return the articles on the pages of a web archive."""
    from onrecord.reading.readers import read_source  # readers and archives hold each other

    if source.depth >= MAX_DEPTH:
        raise UnreadableFileError(f"{source.name} is packed too many times over. Unpack it first.")
    reading, pages, empty = Reading(), 0, 0
    seen: set[str] = set()
    for page in _pages(source):
        if page.url in seen:
            continue
        seen.add(page.url)
        pages += 1
        name = page.url.rstrip("/").rpartition("/")[2][:80] or "page"
        try:
            found = read_source(Source(f"{name}.{page.kind}", page.data, source.depth + 1))
        except UnreadableFileError:
            empty += 1
            continue
        for draft in found.drafts:
            draft.url = draft.url or page.url
        reading.drafts += found.drafts
        reading.warnings += found.warnings
    if not reading.drafts:
        raise UnreadableFileError(
            f"{source.name} is a web archive without an article in it ({pages} pages). Save the "
            "articles' own pages and add those."
        )
    if empty:
        reading.warnings.append(
            f"{empty} of {pages} pages in {source.name} hold no article and were left out."
        )
    return reading


def _pages(source: Source) -> Iterator[_Page]:
    """Yield the pages that servers gave without an error."""
    data, at = source.data, 0
    for _ in range(MAX_RECORDS):
        source.tell(at, len(data), ProgressUnit.BYTES)
        start = data.find(b"WARC/", at)
        end = data.find(b"\r\n\r\n", start)
        if start < 0 or end < 0:
            return
        head = data[start:end]
        length = _LENGTH.search(head)
        if length is None:
            at = end
            continue
        at = end + 4 + int(length.group(1))
        if _field(head, "warc-type") == "response":
            page = _page(_field(head, "warc-target-uri").strip("<>"), data[end + 4 : at])
            if page is not None:
                yield page


def _field(head: bytes, name: str) -> str:
    pattern = rb"^" + name.encode() + rb":\s*([^\r\n]*)"
    match = re.search(pattern, head, re.IGNORECASE | re.MULTILINE)
    return match.group(1).decode("utf-8", "replace").strip() if match else ""


def _page(url: str, answer: bytes) -> _Page | None:
    head, _, body = answer.partition(b"\r\n\r\n")
    if not re.match(rb"HTTP/[\d.]+ 200\b", head) or len(body) > MAX_PAGE_BYTES:
        return None
    kind = _TYPES.get(_field(head, "content-type").partition(";")[0].strip().casefold())
    if kind is None or not body:
        return None
    if "chunked" in _field(head, "transfer-encoding").casefold():
        body = _joined_chunks(body)
    coding = _field(head, "content-encoding").casefold()
    unpacked = _unpacked(body, coding)
    return _Page(url, kind, unpacked) if unpacked else None


def _joined_chunks(body: bytes) -> bytes:
    """Return a body that was sent in pieces; one that a crawler joined already stays as it is."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at)
        size = body[at:end].partition(b";")[0].strip() if end > 0 else b""
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
            return b"".join(pieces) if pieces else body
        length = int(size, 16)
        if length == 0:
            break
        pieces.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(pieces)


def _unpacked(body: bytes, coding: str) -> bytes | None:
    if coding in ("", "identity", "none"):
        return body
    try:
        if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(wbits=31).decompress(body, MAX_PAGE_BYTES)
        if coding == "deflate":
            return zlib.decompressobj().decompress(body, MAX_PAGE_BYTES)
    except zlib.error:
        return None
    # Crawlers often leave the head as it was and store the page unpacked.
    return body if body.lstrip()[:1] == b"<" else None
