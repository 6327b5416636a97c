"""Files of each format with some bytes changed: read or refused, never by a program's error."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from onrecord.reading.articles.blocks import article_of
from onrecord.reading.articles.finish import finish
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.readers import read_source
from onrecord.reading.source import Source

MUTATIONS = 80
TABLES = Path(__file__).parent / "tabular" / "parquet"
# What formats and libraries trip over.
PIECES = (
    b"\x00",
    b"\x1b",
    b"\xff",
    b"\xed\xa0\x80",
    b"&#27;",
    b"&",
    b"<",
    b">",
    b"]]>",
    b"<!--",
    b"[",
    b"{",
    b"}",
    b'"',
    b"\\u-1?",
    b"\\bin99",
    b"99999999999",
    b"-1",
    b"NaN",
    b"1e999",
    b"\n",
)

Zipped = Callable[[dict[str, str | bytes]], bytes]


@pytest.fixture
def files(
    zipped: Zipped, docx, odt, pdf, container, head, body, title, paragraphs
) -> dict[str, bytes]:
    """Return a sound file of each format."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = (
        f"<html><head><title>{title}</title><link rel=canonical href='http://quay.example/a'>"
        f"<meta name=date content='2021-03-09'></head><body><h1>{title}</h1>{text}</body></html>"
    )
    mail = (
        f"From: Quay Post <n@quay.example>\nSubject: {title}\nDate: Tue, 9 Mar 2021 06:00:00 "
        "+0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n--b\nContent-Type: text/html\n\n"
        f"{page}\n--b--\n"
    )
    item = f"<item><title>{title}</title><description>{paragraphs[0]}</description></item>"
    book = openpyxl.Workbook()
    book.active.append(["title", "date", "text"])
    book.active.append([title, "2021-03-09", body])
    sheet = io.BytesIO()
    book.save(sheet)
    lines = [(72, 780 - 40 * n, 12, words) for n, words in enumerate((title, *paragraphs))]
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    packed = f"{{\\rtf1\\fromhtml1 {{\\*\\htmltag <p>}}{body.encode('ascii', 'replace').decode()}}}"
    outlook = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0037001F": title.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_10090102": bytes(8) + b"MELA" + bytes(4) + packed.encode(),
        "__attach_version1.0_#00000000": {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": "a.txt".encode("utf-16-le"),
            "__substg1.0_37010102": (head + body).encode(),
        },
    }
    made: dict[str, bytes | str] = {
        "a.txt": head + body,
        "a.md": f"---\ntitle: {title}\ndate: 2021-03-09\n---\n\n# {title}\n\n{body}\n",
        "a.html": page,
        "a.pdf": pdf([lines]),
        "a.docx": docx("".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)),
        "a.odt": odt("".join(f"<text:p>{p}</text:p>" for p in paragraphs)),
        "a.rtf": "{\\rtf1\\ansi {\\b " + title + "}\\par " + "\\par ".join(paragraphs) + "}",
        "a.eml": mail,
        "a.msg": container(outlook),
        "a.mbox": f"From n@quay.example Tue Mar  9 06:00:00 2021\n{mail}",
        "a.mhtml": f"Snapshot-Content-Location: http://quay.example/a\n{mail}",
        "a.csv": f'title,date,text\n"{title}",2021-03-09,"{body}"\n',
        "a.json": f'[{{"title": "{title}", "date": "2021-03-09", "text": "{paragraphs[0]}"}}]',
        "a.xlsx": sheet.getvalue(),
        "a.parquet": (TABLES / "snappy.parquet").read_bytes(),
        "b.parquet": (TABLES / "lz4-delta.parquet").read_bytes(),
        "a.epub": zipped(
            {
                "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
                "a.opf": '<p><item id="a" href="a.html"/><itemref idref="a"/></p>',
                "a.html": page,
            }
        ),
        "a.xml": f"<rss><channel><title>Quay Post</title>{item}</channel></rss>",
        "a.warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://quay.example/a\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer),
        "a.zip": zipped({"a.txt": head + body, "b.html": page}),
    }
    return {name: data if isinstance(data, bytes) else data.encode() for name, data in made.items()}


NAMES = (
    *("a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.eml", "a.msg", "a.mbox"),
    *(
        "a.mhtml",
        "a.csv",
        "a.json",
        "a.xlsx",
        "a.parquet",
        "b.parquet",
        "a.epub",
        "a.xml",
        "a.warc",
        "a.zip",
    ),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, left out, doubled, replaced, or cut short."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, other = chance.randrange(len(found) + 1), chance.randrange(len(found) + 1)
        match chance.randrange(6):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.choice((1, 4, 30, 300))]
            case 2:
                found[at:at] = found[other : other + chance.choice((5, 50, 300))]
            case 3:
                found[at : at + 1] = bytes(b ^ 1 << chance.randrange(8) for b in found[at : at + 1])
            case 4:
                del found[max(at, other) :]
            case _:
                found[at:at] = chance.choice(PIECES)
    return bytes(found)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """Return a package with one of its members changed, so that it still unpacks."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    changed = chance.choice(list(members))
    members[changed] = mutated(members[changed], chance)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return result.getvalue()


def test_each_file_is_read_as_it_is(files: dict[str, bytes]) -> None:
    assert tuple(files) == NAMES
    for name, data in files.items():
        assert read_source(Source(name, data)).drafts, name


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_changed_file_is_read_or_refused(
    files: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    chance = random.Random(name)  # the same files in each run
    data = files[name]
    for number in range(MUTATIONS):
        inside = data.startswith(b"PK") and number % 3
        changed = mutated_inside(data, chance) if inside else mutated(data, chance)
        (tmp_path / name).write_bytes(changed)  # to be looked at after a failure
        try:
            reading = read_source(Source(name, changed))
        except UnreadableFileError:
            continue
        for draft in reading.drafts:
            finish(draft, name)
            article_of(draft, name)
