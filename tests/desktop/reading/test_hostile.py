"""Files that are broken, or made to harm: each gives its own clear sentence, the rest is read."""

import base64
import bz2
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reading import expand, read_isolated

GOOD = (
    "Harbour council puts off the vote on the bridge\n\nBy Ada Berg\n\n"
    "The Quay Post, 9 March 2021\n\n"
    "The council of the harbour town put off its vote on the new bridge on Tuesday, because a "
    "report on the costs is missing. Members of all parties agreed to wait for it.\n\n"
    "The report is to be ready by the end of August. Until then the old bridge stays closed.\n"
)
PAGE = f"<html><body><h1>Bridge</h1><p>{GOOD}</p></body></html>"
READ = None  # the file is read; any other outcome is words of the refusal

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(members: dict[str, bytes | str], level: int = 6) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def document(body: str, before: str = "") -> bytes:
    return packed(
        {
            "word/document.xml": f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            "</w:document>"
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx() -> bytes:
    return document("".join(paragraph(p) for p in GOOD.split("\n\n")))


def bomb(name: str = "word/document.xml") -> bytes:
    return packed({name: b"0" * 150_000_000}, level=9)


def encrypted_zip() -> bytes:
    data = bytearray(packed({"a.txt": GOOD}))
    data[6] |= 1  # the flag in the member's head
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list of contents
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    data = packed({"a.txt": GOOD})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


def laughs(root: str) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha">{entities}]>'


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF" % (count, rows, count, trailer, len(data))
    )


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
SHEET = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s>>"


def pdf_page(content: bytes, extra: bytes = b"") -> bytes:
    return pdf([CATALOG, ONE_PAGE, SHEET % b"", stream(content, extra)])


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def mail(body: str, kind: str = "text/plain", extra: str = "") -> str:
    return (
        "From: Quay Post <n@quay.example>\nSubject: Bridge\nDate: Tue, 9 Mar 2021 06:00:00 +0000\n"
        f"Content-Type: {kind}\n{extra}\n{body}"
    )


KINDS: dict[str, tuple[Callable[[], bytes | str], str | None]] = {
    # Nothing in it, or not what the name says
    "empty.txt": (lambda: b"", "is empty"),
    "blank.txt": (lambda: b" \n\t\n ", "is empty"),
    "empty.docx": (lambda: b"", "is empty"),
    "empty.pdf": (lambda: b"", "is empty"),
    "binary.txt": (lambda: bytes(range(256)) * 50, "holds no text"),
    "program.txt": (lambda: b"MZ\x90\x00" + bytes(500), "is a program"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), "is a picture"),
    "picture.pdf": (lambda: b"\xff\xd8\xff\xe0" + bytes(300), "is a picture"),
    "database.csv": (lambda: b"SQLite format 3\x00" + bytes(200), "is a database"),
    "archive.txt": (lambda: packed({"a.txt": GOOD}), READ),
    "word.txt": (docx, READ),
    "text.docx": (lambda: GOOD, READ),
    "text.pdf": (lambda: GOOD, READ),
    "page.txt": (lambda: PAGE, READ),
    "rich.docx": (lambda: "{\\rtf1 " + GOOD.replace("\n\n", "\\par ") + "}", READ),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office format"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "outlook.msg": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"),
        "damaged Outlook mail",
    ),
    "table.parquet": (lambda: b"PAR1" + bytes(50) + b"PAR1", "Parquet"),
    # Damaged
    "cut.docx": (lambda: cut(docx()), "damaged or was cut short"),
    "cut.odt": (lambda: cut(packed({"content.xml": GOOD * 9})), "damaged or was cut short"),
    "cut.zip": (lambda: cut(packed({"a.txt": GOOD, "b.txt": GOOD})), "damaged or was cut short"),
    "cut.gz": (lambda: cut(gzip.compress(GOOD.encode())), "cannot be unpacked"),
    "cut.pdf": (lambda: cut(pdf_page(b"BT ET")), "no complete PDF"),
    "cut.json": (lambda: cut(json.dumps([{"text": GOOD}]).encode()), "no records"),
    "no-document.docx": (lambda: packed({"word/other.xml": "<x/>"}), "lacks the part"),
    "broken-xml.docx": (lambda: packed({"word/document.xml": "<w:p"}), "not well formed"),
    "broken-sum.zip": (
        lambda: packed({"a.txt": GOOD}).replace(
            zlib.crc32(GOOD.encode()).to_bytes(4, "little"), b"\0\0\0\0"
        ),
        "cannot be unpacked",
    ),
    "broken.xlsx": (lambda: packed({"xl/workbook.xml": "<x/>"}), "damaged"),
    "broken.epub": (
        lambda: packed({"META-INF/container.xml": "<c/>", "mimetype": "application/epub+zip"}),
        "damaged",
    ),
    "broken.xml": (lambda: "<rss><channel><item>", "not well formed"),
    "broken.rtf": (lambda: "{\\rtf1 {{{ " + GOOD.replace("\n\n", "\\par "), READ),
    "garbage.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "no complete PDF"),
    "no-pages.pdf": (lambda: pdf([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"]), "PDF"),
    "looping.pdf": (
        lambda: pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"]),
        "PDF",
    ),
    "scan.pdf": (lambda: pdf_page(b""), "looks scanned"),
    "locked.pdf": (
        lambda: pdf(
            [CATALOG, ONE_PAGE, SHEET % b"", stream(b"")],
            b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + b"41" * 32
            + b"> /U <"
            + b"42" * 32
            + b"> >> /ID [<"
            + b"43" * 16
            + b"> <"
            + b"43" * 16
            + b">]",
        ),
        "protected with a password",
    ),
    # Made to grow
    "bomb.docx": (bomb, "expands to far more"),
    "bomb.odt": (
        lambda: packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": b"0" * 150_000_000,
            }
        ),
        "expands to far more",
    ),
    "bomb.xlsx": (lambda: bomb("xl/worksheets/sheet1.xml"), "expands to far more"),
    "bomb.zip": (lambda: bomb("a.txt"), "expands to far more"),
    "bomb.gz": (lambda: gzip.compress(b"0" * 300_000_000, 9), "expands to far more"),
    "deep.zip": (lambda: nested_zip(8), "packed too many times"),
    "many.zip": (lambda: packed({f"{n}.txt": "" for n in range(6000)}), "holds 6,000 files"),
    "laughs.xml": (
        lambda: laughs("rss") + "<rss><channel><item><title>&l11;</title></item></channel></rss>",
        "not well formed",
    ),
    "laughs.docx": (lambda: document(paragraph("&l11;"), laughs("w:document")), "not well formed"),
    "laughs.odt": (
        lambda: packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": laughs("x") + "<x>&l11;</x>",
            }
        ),
        "not well formed",
    ),
    "entity.xml": (
        lambda: (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>'
            "<description>&x;</description></item></channel></rss>"
        ),
        "XML",
    ),
    "entity.docx": (
        lambda: document(
            paragraph("&x;") + paragraph(GOOD),
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        READ,
    ),
    "stream.pdf": (
        lambda: pdf_page(zlib.compress(b"q Q " * 3_000_000, 9), b"/Filter /FlateDecode"),
        "looks scanned",
    ),
    # Made to be deep or long
    "nested.html": (lambda: "<div>" * 100_000 + GOOD + "</div>" * 100_000, "nests its parts"),
    "nested.rtf": (
        lambda: "{\\rtf1 " + "{" * 100_000 + GOOD.replace("\n\n", "\\par ") + "}" * 100_000 + "}",
        READ,
    ),
    "nested.json": (lambda: "[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "nested.docx": (
        lambda: document("<w:sdt>" * 3000 + paragraph(GOOD) + "</w:sdt>" * 3000),
        "not well formed",
    ),
    "nested.md": (lambda: "> " * 3000 + GOOD, READ),
    "brackets.md": (lambda: "[" * 20_000 + GOOD, READ),
    "one-line.txt": (lambda: "Nobody knows. " * 200_000, READ),
    "no-spaces.txt": (lambda: "x" * 1_000_000, READ),
    "many-lines.txt": (lambda: "a\n" * 40_000, READ),
    "wide.csv": (
        lambda: (
            "title,text"
            + ",x" * 100_000
            + "\nBridge,"
            + GOOD.replace("\n", " ").replace(",", "")
            + "\n"
        ),
        READ,
    ),
    "parts.eml": (
        lambda: mail("--b\n\n" + GOOD + "\n--b\n" * 10_000, 'multipart/mixed; boundary="b"'),
        READ,
    ),
    "matryoshka.eml": (lambda: _nested_mail(60), "without text"),
    # Archives that point out of themselves, and text whose format is not what it says
    "path.tar": (
        lambda: _tar(("../../../etc/a.txt", tarfile.REGTYPE, GOOD), ("/abs/b.txt", b"0", GOOD)),
        READ,
    ),
    "links.tar": (
        lambda: _tar(
            ("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("b.txt", tarfile.LNKTYPE, "../../etc/passwd"),
            ("c.txt", tarfile.FIFOTYPE, ""),
            ("d.txt", tarfile.CHRTYPE, ""),
        ),
        "without a readable article",
    ),
    "cut.tar": (lambda: _tar(("a.txt", tarfile.REGTYPE, GOOD * 50))[:5000], "cut short"),
    "backslash.zip": (lambda: packed({"..\\..\\a.txt": GOOD, "C:\\b.txt": GOOD}), READ),
    "overlap.zip": (lambda: _overlapping_zip(), READ),
    "nested-bomb.zip": (lambda: packed({"inner.zip": bomb("a.txt")}), "expands to far more"),
    "bomb.bz2": (lambda: bz2.compress(b"0" * 60_000_000), "expands to far more"),
    "locked.zip": (encrypted_zip, "protected with a password"),
    "program.zip": (lambda: packed({"a.exe": b"MZ\x90\x00" + bytes(500)}), "is a program"),
    "seven.7z": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100), "7z archive"),
    "old.rar": (lambda: b"Rar!\x1a\x07\x00" + bytes(100), "RAR archive"),
    "cut.epub": (lambda: cut(_epub("<package/>")), "damaged or was cut short"),
    "cut.xlsx": (lambda: cut(packed({"xl/workbook.xml": GOOD})), "damaged or was cut short"),
    "cut.rtf": (lambda: cut(("{\\rtf1 " + GOOD.replace("\n\n", "\\par ")).encode()), READ),
    "cut.html": (lambda: cut(PAGE.encode()), READ),
    "cut.eml": (lambda: mail("--b\n\n" + GOOD, 'multipart/mixed; boundary="b"'), READ),
    "cut.warc": (lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999", "0 pages"),
    "no-spine.epub": (lambda: _epub("<package><manifest/></package>"), "without readable text"),
    "path.epub": (
        lambda: _epub(
            '<p><item id="a" href="../../../../etc/passwd"/><item id="b" href="file:///etc/passwd"/>'
            '<itemref idref="a"/><itemref idref="b"/></p>'
        ),
        "without readable text",
    ),
    "page.pdf": (lambda: PAGE, READ),
    "mail.html": (lambda: mail(GOOD), READ),
    "feed.html": (lambda: _feed(""), READ),
    "rich.txt": (lambda: "{\\rtf1 " + GOOD.replace("\n\n", "\\par ") + "}", READ),
    "table.txt": (lambda: f'title,text\n"Bridge","{GOOD}"\n', READ),
    "no-suffix": (lambda: GOOD, READ),
    # Entities
    "laughs.ods": (
        lambda: _ods("<table:table-cell><text:p>&l11;</text:p></table:table-cell>", laughs("x")),
        "not well formed",
    ),
    "laughs.epub": (lambda: _epub(laughs("p") + "<p>&l11;</p>"), "not well formed"),
    "laughs-page.epub": (
        lambda: _epub(
            '<p><item id="a" href="a.html"/><itemref idref="a"/></p>',
            laughs("html") + "<html><body><p>&l11;</p></body></html>",
        ),
        "without readable text",
    ),
    "laughs.xlsx": (
        lambda: packed({"xl/workbook.xml": laughs("workbook") + "<workbook>&l11;</workbook>"}),
        "damaged",
    ),
    "laughs.html": (lambda: laughs("html") + f"<html><body><p>&l11;</p>{PAGE}</body></html>", READ),
    "quadratic.xml": (
        lambda: (
            f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]><rss><channel><item><description>'
            + "&a;" * 10_000
            + "</description></item></channel></rss>"
        ),
        "not well formed",
    ),
    "parameter.xml": (
        lambda: _feed('<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'),
        READ,
    ),
    "dtd.xml": (lambda: _feed('<!DOCTYPE rss SYSTEM "file:///etc/passwd">'), READ),
    # Deep, wide, long
    "nested.xml": (lambda: "<rss>" + "<item>" * 100_000, "not well formed"),
    "nested.odt": (
        lambda: packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "<x>" * 100_000 + "</x>" * 100_000,
            }
        ),
        "not well formed",
    ),
    "deep.json": (lambda: '{"a":' * 10_000 + "1" + "}" * 10_000, "nested too deeply"),
    "wide.ods": (
        lambda: _ods(
            '<table:table-cell table:number-columns-repeated="2147483647"><text:p>x</text:p>'
            "</table:table-cell>" * 50
        ),
        "column",
    ),
    "boundaries.mbox": (lambda: "From x\n" * 5000 + "From a@b Tue\n" + mail(GOOD), READ),
    "attributes.html": (lambda: f"<p {'a=b ' * 100_000}>{PAGE}", READ),
    "one-tag.html": (lambda: f"{PAGE}<p title='" + "x" * 3_000_000, READ),
    "kids.pdf": (
        lambda: pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 2147483647 >>"]),
        "PDF",
    ),
    "script.pdf": (
        lambda: pdf(
            [
                CATALOG[:-2] + b"/OpenAction << /S /JavaScript /JS (while(1);) >> >>",
                ONE_PAGE,
                SHEET % b"",
                stream(b""),
            ]
        ),
        "looks scanned",
    ),
    "filters.pdf": (
        lambda: pdf_page(
            _deflated(b"q Q " * 3_000_000, 3), b"/Filter [" + b"/FlateDecode " * 3 + b"]"
        ),
        "looks scanned",
    ),
    "objects.rtf": (
        lambda: (
            "{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}{\\field{\\*\\fldinst INCLUDETEXT "
            '"file:///etc/passwd"}}' + GOOD.replace("\n\n", "\\par ") + "}"
        ),
        READ,
    ),
    # Odd letters
    "nul.txt": (lambda: GOOD.replace("bridge", "bri\x00dge").encode(), READ),
    "bidi.txt": (lambda: "\u202e" + GOOD + "\u2066\u200b\u200f", READ),
    "zero-width.txt": (lambda: "\u200b".join(GOOD), READ),
    "surrogate.json": (
        lambda: '{"title": "\\ud800", "text": "' + GOOD.replace("\n", "\\n") + '\\udfff"}',
        READ,
    ),
    "mixed.txt": (lambda: GOOD.encode() + "Über".encode() + b"\x93Ja\x94", READ),
    "utf16-odd.txt": (lambda: GOOD.encode("utf-16") + b"x", READ),
    "utf16-no-mark.txt": (lambda: GOOD.encode("utf-16-le"), READ),
    "utf16-big-no-mark.txt": (lambda: GOOD.encode("utf-16-be"), READ),
    "overlong.txt": (lambda: GOOD.encode() + b"\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80", READ),
    "combining.txt": (lambda: GOOD + "a" + "\u0301" * 100_000, READ),
    "control.html": (lambda: f"<br><br>\x1b&#27;&#x1;&#xfffe;{PAGE}", READ),
    "references.html": (lambda: PAGE + "&#x110000;&#xd800;&#" + "9" * 100_000, READ),
    "utf32.txt": (lambda: GOOD.encode("utf-32"), READ),
    "control.txt": (lambda: GOOD.encode() + b"\x1b[31m\x07", READ),
    "formula.csv": (lambda: f'title,text\n"=HYPERLINK(""http://x"")","{GOOD}"\n', READ),
    "script.html": (lambda: f"<script>while(true){{}}</script>{PAGE}", READ),
    "charset.html": (lambda: f"<meta charset='no-such-thing'>{PAGE}", READ),
    "hidden.html": (lambda: f"<html><body><div style='display:none'>x</div>{PAGE}", READ),
    "address.html": (
        lambda: f"<link rel=canonical href='http://[x'><h1><a href='//[y'>B</a></h1>{PAGE}",
        READ,
    ),
    "year.eml": (
        lambda: mail(GOOD).replace("2021 06", "99999999999 06"),
        READ,
    ),
    "nan.json": (
        lambda: (
            '{"title": "Bridge", "date": NaN, "text": "' + GOOD.replace("\n", "\\n") + '"}\n'
            '{"title": "Bridge", "date": 1e999, "text": "' + GOOD.replace("\n", "\\n") + '"}\n'
        ),
        READ,
    ),
    "nameless.zip": (lambda: packed({"~": GOOD}).replace(b"~", b"\0"), READ),
    "bad-head.eml": (
        lambda: mail(GOOD, "text/plain; charset=none", "Date: 99 Foo\nFrom: <<<>>>,,\n"),
        READ,
    ),
    "bad-base64.eml": (
        lambda: mail(
            "####" + base64.b64encode(GOOD.encode()).decode(),
            extra="Content-Transfer-Encoding: base64\n",
        ),
        READ,
    ),
    "bad-unicode.rtf": (
        lambda: "{\\rtf1\\u-10179?\\u-99999999? " + GOOD.replace("\n\n", "\\par ") + "}",
        READ,
    ),
    "binary.rtf": (
        lambda: "{\\rtf1 {\\pict\\bin9999999 }" + GOOD.replace("\n\n", "\\par ") + "}",
        "holds no text",
    ),
    "quotes.csv": (lambda: 'title,text\n"' + GOOD, READ),
    "path.zip": (lambda: packed({"../../../etc/cron.d/a.txt": GOOD, "/abs/b.txt": GOOD}), READ),
    "packed-size-lie.zip": (lambda: _lying_zip(20, 1 << 30), "cannot be unpacked"),
    "size-lie.zip": (lambda: _lying_zip(24, 1 << 30), READ),
    "small-size-lie.zip": (lambda: _lying_zip(24, 5), "cannot be unpacked"),
    "place-lie.zip": (lambda: _lying_zip(42, 99_999), "cannot be unpacked"),
    "size-lie.xlsx": (lambda: _lying_zip(20, 1 << 30, "xl/workbook.xml"), "expands to far more"),
}


def _feed(before: str) -> str:
    text = GOOD.replace("\n", " ")
    return (
        f"{before}<rss><channel><item><title>Bridge</title><description>{text}</description></item>"
        "</channel></rss>"
    )


def _deflated(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _nested_mail(depth: int) -> str:
    text = mail("")
    for _ in range(depth):
        text = mail(text, "message/rfc822")
    return text


def _lying_zip(place: int, number: int, name: str = "a.txt") -> bytes:
    """Return an archive whose list of contents lies: packed size 20, size 24, place 42."""
    data = bytearray(packed({name: GOOD}))
    at = data.index(b"PK\x01\x02") + place
    data[at : at + 4] = struct.pack("<I", number)
    return bytes(data)


def _overlapping_zip() -> bytes:
    """Return an archive whose list names one packed text under two names."""
    data = packed({"a.txt": GOOD, "b.txt": GOOD})
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 42] + bytes(4) + data[at + 46 :]


def _tar(*members: tuple[str, bytes, str]) -> bytes:
    """Return an archive of members: name, kind and content, or what a link leads to."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind, content in members:
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
                info.linkname = content
            info.size = len(content) if kind == tarfile.REGTYPE else 0
            archive.addfile(info, io.BytesIO(content.encode()))
    return data.getvalue()


def _ods(cells: str, before: str = "") -> bytes:
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("table", "text")
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{before}<table:table{spaces}><table:table-row>{cells}"
            "</table:table-row></table:table>",
        }
    )


def _epub(opf: str, page: str = PAGE) -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
            "a.opf": opf,
            "a.html": page,
        }
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each kind."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in KINDS.items():
        data = make()
        (folder / name).write_bytes(
            data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
        )
    return folder


def test_there_are_a_hundred_kinds_at_least() -> None:
    assert len(KINDS) >= 100


@pytest.mark.parametrize("name", KINDS)
def test_each_is_read_or_refused_with_its_reason(hostile: Path, name: str) -> None:
    read = read_isolated(hostile / name, timeout_s=30)

    expected = KINDS[name][1]
    if expected is READ:
        assert read.refused is None
        assert read.articles
    else:
        assert read.refused is not None
        assert expected in read.refused
        assert name in read.refused
        assert read.refused.endswith(".")


@pytest.mark.slow
def test_all_dropped_at_once(hostile: Path) -> None:
    reads = [read_isolated(path, timeout_s=30) for path in expand([hostile])]

    assert len(reads) == len(KINDS)
    assert sum(read.refused is None for read in reads) == sum(e is READ for _, e in KINDS.values())
    assert not any("stop" in (read.refused or "") for read in reads)
    assert not any("root:" in a.text for read in reads for a in read.articles)
