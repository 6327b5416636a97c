"""Scanned pages through Tesseract, and the pages in a web archive."""

import gzip
import shutil
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest

from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
Lines = Sequence[tuple[float, float, float, str]]
TEXT = (
    (72, 760, 20, "Harbour council puts off the vote"),
    (72, 730, 11, "By Ada Berg"),
    (72, 714, 11, "The Quay Post, 9 March 2021"),
    (72, 680, 12, "The council of the harbour town put off its vote on the new bridge"),
    (72, 665, 12, "on Tuesday, because a report on the costs is missing."),
    (72, 630, 12, "Lena Sommer, who chairs the council, told the members after the"),
    (72, 615, 12, "sitting that she can name no new date for the vote."),
)


def scanned(data: bytes) -> bytes:
    """Return a PDF of the pictures of another PDF's pages."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for page in pypdfium2.PdfDocument(data):
        bitmap = page.render(scale=2.5, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = (rows[i * bitmap.stride :][: bitmap.width] for i in range(bitmap.height))
        packed = zlib.compress(b"".join(lines))
        image = (
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        )
        objects.append(image % (bitmap.width, bitmap.height, len(packed), packed))
        content = b"q 595 0 0 842 0 0 cm /I Do Q"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources "
            b"<< /XObject << /I %d 0 R >> >> >>" % (len(objects), len(objects) - 1)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    written = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1)
    )
    return written + b"trailer\n<< /Size %d /Root 1 0 R >>\n%%%%EOF" % (len(objects) + 1)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no Tesseract is installed")
def test_a_scan_is_recognised_and_says_so(
    write: Write, pdf: Callable[[Sequence[Lines]], bytes]
) -> None:
    article = read_file(write("scan.pdf", scanned(pdf([TEXT])))).articles[0]

    assert article.title == "Harbour council puts off the vote"
    assert (article.author, article.outlet) == ("Ada Berg", "The Quay Post")
    assert str(article.published) == "2021-03-09"
    assert "told the members after the sitting that she can name no new date" in article.text
    assert any("recognised from a scan by Tesseract (OCR)" in w for w in article.warnings)


def test_a_scan_without_tesseract_is_refused_with_what_to_do(
    write: Write, pdf: Callable[[Sequence[Lines]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    refused = read_file(write("scan.pdf", scanned(pdf([TEXT])))).refused

    assert refused is not None
    assert "looks scanned (1 page of pictures). Install Tesseract" in refused


def warc_record(url: str, answer: bytes, kind: str = "response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)


def http(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *fields))
    return head.encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive_are_read_with_their_addresses(
    write: Write, title, paragraphs, packed
) -> None:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html><title>{title}</title><body><h1>{title}</h1>{text}</body></html>".encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    records = [
        warc_record("", b"software: crawler", "warcinfo"),
        warc_record("https://quay.example/a", http(page)),
        warc_record("https://quay.example/b", http(chunked, "Transfer-Encoding: chunked")),
        warc_record("https://quay.example/c", http(gzip.compress(page), "Content-Encoding: gzip")),
        warc_record("https://quay.example/d", http(b"<p>not found</p>", status="404 Not Found")),
    ]
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)

    read = read_file(write("crawl.warc.gz" if packed else "crawl.warc", data))

    assert [a.url for a in read.articles] == [f"https://quay.example/{c}" for c in "abc"]
    assert all(paragraphs[2] in a.text for a in read.articles)


def test_a_web_archive_cut_short_gives_what_is_whole(write: Write, title, paragraphs) -> None:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html><title>{title}</title><body>{text}</body></html>".encode()
    data = warc_record("https://quay.example/a", http(page)) + b"WARC/1.0\r\nWARC-Type: resp"

    assert len(read_file(write("crawl.warc", data)).articles) == 1
