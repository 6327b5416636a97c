"""Files of every format, made from sentences of our own."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

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
