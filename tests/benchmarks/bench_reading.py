"""Measure reading: pages a second, PDF against the bare library, large files, memory.

    python tests/benchmarks/bench_reading.py [FOLDER]

CPU seconds of this process; with FOLDER its web pages and PDFs are read, else ones made here.
The goals: 20 web pages a CPU second, PDF within 3 times of pypdfium2 alone, a text of 50 MB and
a PDF of 500 pages within a minute, cancelled within a second, a reader below 250 MB on articles.
"""

import contextlib
import functools
import random
import resource
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from onrecord.domain.report import ReadProgress
from onrecord.reading import ReadingCancelledError, end_readers, read_file, read_isolated

SUBJECTS = (
    "The council", "A spokesman for the port", "The union", "Lena Sommer", "The ministry",
    "Residents of the old town", "The harbour master", "Two members of the board",
)  # fmt: skip
CLAIMS = (
    "said that the bridge stays closed", "told members that the costs are not known",
    "asked for a new report on the pier", "warned that lorries take the long way",
    "put off the vote on the budget", "denied that the ferry is for sale",
)  # fmt: skip
ENDS = (
    "until the end of August", "because a report is missing", "although all parties agreed",
    "as the committee had asked in spring", "while the diversion leads through the town",
)  # fmt: skip
LETTERS_A_LINE = 90
LINES_A_PAGE = 50


def main() -> None:
    """Measure and print."""
    chance = random.Random(7)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as made:
        there = folder or _made(Path(made), chance)
        pages = sorted(p for p in there.rglob("*") if p.suffix in (".html", ".htm"))
        documents = sorted(there.rglob("*.pdf"))
        read_file(pages[0])  # the libraries are loaded once
        spent = _cpu(lambda: [read_file(page) for page in pages])
        print(f"web pages      {len(pages) / spent:8.1f} a CPU second ({len(pages)} pages)")
        read_file(documents[0])
        ours = _cpu(lambda: [read_file(document) for document in documents])
        bare = _cpu(lambda: [_bare(document) for document in documents])
        print(f"PDF            {ours / bare:8.1f} times pypdfium2 alone ({ours:.2f} s)")
        for path in (*pages, *documents):
            read_isolated(path)
        end_readers()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory    {peak:8.0f} MB of the reader's process on these")
        for name, text in _large(chance).items():
            large = Path(made) / "large.txt"
            large.write_text(text, "utf-8")
            spent = _cpu(functools.partial(read_file, large))
            print(f"{name:14} {spent:8.1f} CPU s ({large.stat().st_size / 2**20:.0f} MB)")
        print(f"cancelled      {_cancelled(large):8.2f} s after it was asked for, in the last one")
        book = Path(made) / "book.pdf"
        book.write_bytes(_pdf([_page_lines(chance) for _ in range(500)]))
        spent = _cpu(lambda: read_file(book))
        print(f"500-page PDF   {spent:8.1f} CPU s, {spent / _cpu(lambda: _bare(book)):.1f} times")


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _large(chance: random.Random) -> dict[str, str]:
    """Return texts of some 50 MB: long paragraphs, lines wrapped at 72, lines of a few words."""
    prose = "\n\n".join(_paragraph(chance) for _ in range(150_000))
    wrapped = "\n\n".join(textwrap.fill(p, 72) for p in prose.split("\n\n"))
    short = "\n".join(_sentence(chance)[: chance.randint(20, 60)] for _ in range(1_300_000))
    return {"long paragraphs": prose, "wrapped lines": wrapped, "short lines": short}


def _cancelled(path: Path) -> float:
    """Return how long the reading of a file goes on after it was cancelled, in seconds."""
    asked: list[float] = []

    def ask(_: ReadProgress) -> None:
        if not asked:
            asked.append(time.perf_counter())

    with contextlib.suppress(ReadingCancelledError):
        read_isolated(path, on_progress=ask, cancelled=lambda: bool(asked))
    return time.perf_counter() - asked[0]


def _bare(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(CLAIMS)} {chance.choice(ENDS)}."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))


def _made(folder: Path, chance: random.Random) -> Path:
    """Return a folder with web pages of the usual weight, and PDFs of two pages."""
    menu = "".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(120))
    style = ".c{color:#123}" * 2000
    for number in range(60):
        title = f"Harbour council puts off vote {number}"
        text = "".join(
            f"<p class='css-{chance.randrange(9999)}'>{_paragraph(chance)}</p>" for _ in range(25)
        )
        teasers = "".join(
            f"<div class='card'><h3><a href='/{n}'>{_sentence(chance)}</a></h3></div>"
            for n in range(40)
        )
        page = (
            f"<html lang='en'><head><title>{title} - Quay Post</title><style>{style}</style>"
            "<meta property='article:published_time' content='2021-03-09'></head><body>"
            f"<nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{text}</article>"
            f"<aside>{teasers}</aside></main><footer><ul>{menu}</ul></footer></body></html>"
        )
        (folder / f"{number}.html").write_text(page, "utf-8")
    for number in range(20):
        pages = [_page_lines(chance) for _ in range(2)]
        (folder / f"{number}.pdf").write_bytes(_pdf(pages))
    return folder


def _page_lines(chance: random.Random) -> list[str]:
    lines: list[str] = []
    line = ""
    while len(lines) < LINES_A_PAGE:
        for word in _paragraph(chance).split():
            if len(line) + len(word) >= LETTERS_A_LINE:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
    return lines[:LINES_A_PAGE]


def _pdf(pages: list[list[str]]) -> bytes:
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        text = b"".join(b"(%s) Tj T*\n" % line.encode("ascii") for line in lines)
        content = b"BT /F1 10 Tf 14 TL 60 780 Td\n%sET" % text
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


if __name__ == "__main__":
    main()
