"""Files of every format, made from sentences of our own."""

import io
import itertools
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from onrecord import reading

TITLE = "Harbour council puts off the vote on the bridge"
PARAGRAPHS = (
    (
        "The council of the harbour town put off its vote on the new bridge on Tuesday, because a "
        "report on the costs is missing. Members of all parties agreed."
    ),
    (
        "“We build nothing that we cannot pay for,” Lena Sommer, who chairs the council, told the "
        "members after the sitting. She named no new date for the vote."
    ),
    (
        "The report is to be ready by the end of August. Until then the old bridge stays closed to "
        "lorries, and the diversion leads through the old town."
    ),
)
HEADING = "Lorries take the long way"


@pytest.fixture
def title() -> str:
    """Return the headline of the sample article."""
    return TITLE


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    """Return the three paragraphs of the sample article."""
    return PARAGRAPHS


@pytest.fixture
def heading() -> str:
    """Return the heading before the last paragraph."""
    return HEADING


@pytest.fixture
def head() -> str:
    """Return headline, byline and date line as a text begins."""
    return f"{TITLE}\n\nBy Ada Berg\n\nThe Quay Post, 9 March 2021\n\n"


@pytest.fixture
def body() -> str:
    """Return the paragraphs with the heading between them, parted by empty lines."""
    return "\n\n".join((*PARAGRAPHS[:2], HEADING, PARAGRAPHS[2]))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Return a function that writes a file and returns its path."""

    def make(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return make


@pytest.fixture(scope="session", autouse=True)
def no_reader_is_left() -> Iterator[None]:
    """End the reader processes with the tests."""
    yield
    reading.end_readers()


@pytest.fixture
def zipped() -> Callable[[dict[str, str | bytes]], bytes]:
    """Return a function that packs named members."""

    def make(members: dict[str, str | bytes]) -> bytes:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in members.items():
                package.writestr(name, content)
        return data.getvalue()

    return make


@pytest.fixture
def docx(zipped: Callable[[dict[str, str | bytes]], bytes]) -> Callable[[str], bytes]:
    """Return a function that makes a DOCX of the XML of its body."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def make(body: str) -> bytes:
        style = (
            '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        )
        return zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{body}</w:body>'
                "</w:document>",
                "word/styles.xml": f'<w:styles xmlns:w="{name}">{style}</w:styles>',
            }
        )

    return make


@pytest.fixture
def odt(zipped: Callable[[dict[str, str | bytes]], bytes]) -> Callable[[str], bytes]:
    """Return a function that makes an ODT of the XML of its text."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
    )

    def make(text: str) -> bytes:
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {spaces}><office:body><office:text>"
                f"{text}</office:text></office:body></office:document-content>",
            }
        )

    return make


@pytest.fixture
def pdf() -> Callable[[Sequence[Sequence[tuple[float, float, float, str]]]], bytes]:
    """Return a function that makes a PDF: per page its lines as x, y, size and words."""

    def make(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
        objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
        kids = []
        for lines in pages:
            content = b"BT\n" + b"".join(
                b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (size, x, y, _escaped(words))
                for x, y, size, words in lines
            )
            content += b"ET"
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        return _pdf_of(objects)

    return make


def _escaped(words: str) -> bytes:
    for sign in "\\()":
        words = words.replace(sign, f"\\{sign}")
    return words.encode("cp1252", "replace")


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


Tree: TypeAlias = "Mapping[str, bytes | Tree]"
SECTOR, SMALL, ENTRY = 512, 64, 128
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@pytest.fixture
def container() -> Callable[[Tree], bytes]:
    """Return a function that makes a compound file (MS-CFB 3), as old Office writes them."""
    return lambda tree: _Container(tree).data()


class _Container:
    """Write a compound file; all streams lie in the small sectors."""

    def __init__(self, tree: Tree) -> None:
        self._entries: list[tuple[str, int, int, int]] = [("Root Entry", 5, 0, 0)]
        self._kids: dict[int, list[int]] = {}
        self._small = b""
        self._chain: list[int] = []
        self._add(tree, 0)

    def _add(self, tree: Tree, parent: int) -> None:
        for name, content in tree.items():
            number = len(self._entries)
            self._kids.setdefault(parent, []).append(number)
            if isinstance(content, bytes):
                start, blocks = len(self._chain), -(-len(content) // SMALL)
                self._entries.append((name, 2, start if blocks else END, len(content)))
                self._small += content.ljust(blocks * SMALL, b"\0")
                self._chain += [*range(start + 1, start + blocks), END] if blocks else []
            else:
                self._entries.append((name, 1, 0, 0))
                self._add(content, number)

    def data(self) -> bytes:
        """Return the file: its head, directory, chains of small sectors, these, and the table."""
        small = _filled(self._small, b"\0")
        chain = _filled(struct.pack(f"<{len(self._chain)}I", *self._chain), b"\xff")
        counts = [-(-len(self._entries) * ENTRY // SECTOR), len(chain) // SECTOR]
        directory = _filled(self._directory(sum(counts), len(small)), b"\0")
        counts.append(len(small) // SECTOR)
        table: list[int] = []
        for count in counts:
            table += [*range(len(table) + 1, len(table) + count), END]
        first = len(table)
        tables = -(-(first + 4) // (SECTOR // 4))
        table += [TABLE] * tables
        table += [FREE] * (tables * SECTOR // 4 - len(table))
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
        head += struct.pack("<8I", tables, 0, 0, 4096, counts[0], counts[1], END, 0)
        places = [first + n for n in range(tables)]
        head += struct.pack("<109I", *places, *[FREE] * (109 - tables))
        return head + directory + chain + small + struct.pack(f"<{len(table)}I", *table)

    def _directory(self, small_at: int, small_size: int) -> bytes:
        following = {a: b for kids in self._kids.values() for a, b in itertools.pairwise(kids)}
        data = b""
        for number, (name, kind, start, size) in enumerate(self._entries):
            if number == 0:
                start, size = small_at, small_size
            letters = name.encode("utf-16-le") + b"\0\0"
            child = self._kids.get(number, [FREE])[0]
            data += letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1)
            data += struct.pack("<III", FREE, following.get(number, FREE), child) + bytes(36)
            data += struct.pack("<IQ", start, size)
        return data


def _filled(data: bytes, filler: bytes) -> bytes:
    return data + filler * (-len(data) % SECTOR)
