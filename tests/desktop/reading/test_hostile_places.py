"""Paths that are no file, names made to mislead, and files that call home: one drop of all."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.reading import expand, read_isolated
from onrecord.reading.files import shown

TITLE = "Harbour council puts off the vote on the bridge"
TEXT = (
    "The council of the harbour town put off its vote on the new bridge on Tuesday, because a "
    "report on the costs is missing. Members of all parties agreed to wait for the report."
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TEXT_SPACE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs names of any bytes, pipes")

Zipped = Callable[[dict[str, str | bytes]], bytes]

NAMES = (
    b"two\nlines.txt",
    b"carriage\rreturn.txt",
    b'"quoted".txt',
    b"it's; rm -rf $HOME `id`.txt",
    b"=HYPERLINK(1).txt",
    b"@SUM(1).txt",
    b"-rf.txt",
    b"%s%n{0}.txt",
    b"<b>bold<b>.txt",
    b"back\\slash.txt",
    b"caf\xe9.txt",
    b"\xff\xfe.txt",
    b"\x1b[31mred.txt",
    "\u202etxt.evil".encode(),
    "zero\u200bwidth.txt".encode(),
    "line\u2028end.txt".encode(),
    b" blank .txt",
    b"a" * 251 + b".txt",
)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a server that nothing may connect to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def assert_nothing_came(listener: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        listener.accept()


def calling_files(url: str, zipped: Zipped) -> dict[str, bytes | str]:
    """Return files of each format that refer to what lies behind an address."""
    page = (
        f"<html manifest='{url}/m'><head><title>{TITLE}</title><base href='{url}/'>"
        f"<link rel=stylesheet href='{url}/a.css'><link rel=canonical href='{url}/c'>"
        f"<meta http-equiv=refresh content='0;url={url}/r'><script src='{url}/a.js'></script>"
        f"<style>@import '{url}/b.css';</style></head><body background='{url}/b.png'>"
        f"<img src='{url}/a.png' srcset='{url}/2.png 2x'><iframe src='{url}/f'></iframe>"
        f"<object data='{url}/o'></object><video src='{url}/v'></video><h1>{TITLE}</h1>"
        f"<p>{TEXT}</p><p>{TEXT}</p><form action='{url}/s'></form><script>fetch('{url}/x')</script>"
        "</body></html>"
    )
    head = f"From: Quay Post <n@quay.example>\nSubject: {TITLE}\nDate: Tue, 9 Mar 2021 06:00:00 Z\n"
    external = f'{head}Content-Type: message/external-body; access-type=URL; URL="{url}/e"\n\n\n'
    entity = (
        f'<!DOCTYPE x SYSTEM "{url}/a.dtd" [<!ENTITY % p SYSTEM "{url}/p"> %p; '
        f'<!ENTITY x SYSTEM "{url}/b">]>'
    )
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}/i"/>'
    sheet = f'<?xml-stylesheet type="text/xsl" href="{url}/s.xsl"?>'
    relations = "".join(
        f'<Relationship Id="r{n}" TargetMode="External" Type="{RELATED}/{kind}" '
        f'Target="{url}/{kind}"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "oleObject", "frame", "subDocument"))
    )
    relations = f"<Relationships>{relations}</Relationships>"
    document = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{TEXT} &x;</w:t></w:r></w:p>'
        f'<w:p><w:fldSimple w:instr="INCLUDETEXT {url}/t"/></w:p></w:body></w:document>'
    )
    pdf = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R "
        b"/OpenAction << /S /URI /URI (URL/u) >> >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] "
        b"/AA << /O << /S /SubmitForm /F (URL/f) >> >> >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n%%EOF"
    ).replace(b"URL", url.encode())
    return {
        "page.html": page,
        "page.mhtml": f"{head}Snapshot-Content-Location: {url}\nContent-Type: text/html\n\n{page}",
        "mail.eml": f"{head}Content-Type: text/html\n\n{page}",
        "external.eml": external,
        "mails.mbox": f"From a@b.example Tue Mar  9 06:00:00 2021\n{head}"
        f"Content-Type: text/html\n\n{page}",
        "feed.xml": f'<?xml version="1.0"?>{sheet}{entity}<rss><channel><item><title>T</title>'
        f'<enclosure url="{url}/e"/><link>{url}/l</link><description>{TEXT} &x;{include}'
        "</description></item></channel></rss>",
        "template.docx": zipped(
            {
                "word/document.xml": entity + document,
                "word/settings.xml": f'<w:settings xmlns:w="{WORD}"/>',
                "word/_rels/document.xml.rels": relations,
                "word/_rels/settings.xml.rels": relations,
            }
        ),
        "linked.xlsx": zipped(
            {
                "xl/workbook.xml": entity + "<workbook/>",
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": relations,
            }
        ),
        "linked.odt": zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f'{entity}<x xmlns:t="{TEXT_SPACE}"><body><text><t:p>{TEXT}'
                f' &x;<t:a href="{url}/h">{include}</t:a></t:p></text></body></x>',
            }
        ),
        "book.epub": zipped(
            {
                "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
                "a.opf": f'{entity}<p><item id="a" href="a.html"/><item id="b" href="{url}/b"/>'
                '<itemref idref="a"/><itemref idref="b"/></p>',
                "a.html": page,
            }
        ),
        "objects.rtf": f"{{\\rtf1 {{\\*\\template {url}/t.dot}}"
        f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{url}/i"}}}}'
        f"{TITLE}\\par {TEXT}}}",
        "action.pdf": pdf,
        "text.md": f"# {TITLE}\n\n![x]({url}/a.png)\n\n<img src='{url}/b.png'>\n\n{TEXT}\n",
        "table.csv": f'title,url,text\n"=WEBSERVICE(""{url}/w"")",{url}/u,"{TEXT}"\n',
        "records.json": f'[{{"title": "{TITLE}", "url": "{url}/u", "image": "{url}/i", '
        f'"text": "{TEXT}"}}]',
        "address.txt": f"{url}/only\n\n{TEXT}\n",
        "shortcut.url": f"[InternetShortcut]\nURL={url}/s\n",
        "all.zip": zipped({"page.html": page, "feed.xml": f"{entity}<rss/>"}),
    }


def make_odd_places(folder: Path) -> dict[str, str]:
    """Make what is no plain file in a folder; return by name what each refusal says."""
    article = f"{TITLE}\n\n{TEXT}\n"
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "inside.txt").write_text(article)
    (folder / "folder.txt" / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.docx")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "random.pdf").symlink_to("/dev/urandom")
    (folder / "link-to-pipe.txt").symlink_to("pipe.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.txt")
    finally:
        os.chdir(here)
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(2**40)
    refused = {
        "pipe.txt": "is a pipe",
        "pipe.docx": "is a pipe",
        "link-to-pipe.txt": "is a pipe",
        "device.txt": "is a device",
        "random.pdf": "is a device",
        "socket.txt": "is a socket",
        "sparse.txt": "is too large",
    }
    if os.geteuid() != 0:  # whom nothing is forbidden
        (folder / "forbidden.txt").write_text(article)
        (folder / "forbidden.txt").chmod(0)
        refused["forbidden.txt"] = "may not be read by you"
    return refused


def write_named(folder: Path, name: bytes) -> Path:
    path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))  # noqa: PTH118
    path.write_text(f"{TITLE}\n\n{TEXT}\n")
    return path


def is_safe(sentence: str) -> bool:
    return sentence.isprintable() and sentence.encode() == sentence.encode("utf-8", "replace")


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_of_any_name_is_read_and_shown_in_a_line(tmp_path: Path, name: bytes) -> None:
    path = write_named(tmp_path, name)

    read = read_isolated(path, timeout_s=30)

    assert read.refused is None
    assert read.path == os.fspath(path)
    assert [article.title for article in read.articles] == [TITLE]
    assert is_safe(read.articles[0].file_name)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_refusal_shows_any_name_in_a_line(tmp_path: Path, name: bytes) -> None:
    path = write_named(tmp_path, name)
    path.write_bytes(b"")

    refused = read_isolated(path, timeout_s=30).refused

    assert refused is not None
    assert refused.startswith(f"{shown(path.name)} is empty")
    assert is_safe(refused)


def test_what_is_no_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    expected = make_odd_places(tmp_path)

    for name, words in expected.items():
        read = read_isolated(tmp_path / name, timeout_s=10)
        assert words in (read.refused or ""), name
        assert name in (read.refused or "")
    for name in ("self.txt", "gone.txt"):
        assert read_isolated(tmp_path / name, timeout_s=10).refused
    assert [a.title for a in read_isolated(tmp_path / "folder.txt" / "inside.txt").articles] == [
        TITLE
    ]
    assert "is a device" in (read_isolated("/dev/zero", timeout_s=10).refused or "")


def test_no_file_of_any_format_fetches_what_it_refers_to(
    tmp_path: Path, zipped: Zipped, listener: socket.socket
) -> None:
    files = calling_files(f"http://127.0.0.1:{listener.getsockname()[1]}", zipped)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    reads = {name: read_isolated(tmp_path / name, timeout_s=30) for name in files}

    assert_nothing_came(listener)
    without_text = {"external.eml", "linked.xlsx", "action.pdf", "shortcut.url"}
    assert {name for name, read in reads.items() if read.refused} <= without_text
    assert len(files) >= 18


def test_all_dropped_at_once(tmp_path: Path, zipped: Zipped, listener: socket.socket) -> None:
    refused = make_odd_places(tmp_path)
    for name in NAMES:
        write_named(tmp_path, name)
    files = calling_files(f"http://127.0.0.1:{listener.getsockname()[1]}", zipped)
    for called, data in files.items():
        (tmp_path / called).write_bytes(data if isinstance(data, bytes) else data.encode())

    reads = {path.name: read_isolated(path, timeout_s=30) for path in expand([tmp_path])}

    # Links in circles and links to nothing are left out; all else is read or refused.
    named = {os.fsdecode(name) for name in NAMES}
    assert set(reads) - {"self.txt"} == named | set(files) | set(refused) | {"inside.txt"}
    assert all(reads[name].articles for name in named)
    assert all(words in (reads[name].refused or "") for name, words in refused.items())
    assert not any("reader stop" in (read.refused or "") for read in reads.values())
    assert all(is_safe(read.refused) for read in reads.values() if read.refused)
    assert_nothing_came(listener)
