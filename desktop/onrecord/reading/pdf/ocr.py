"""Scanned pages: their text recognised by Tesseract, where it is installed."""

import itertools
import os
import shutil
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2

from onrecord.domain.report import ProgressUnit
from onrecord.reading.articles.blocks import Block, fold
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.text.lines import joined

DPI = 200
# A letter-size page at this resolution has 4 million points; posters are made smaller.
MAX_POINTS = 12_000_000
# The reader's own time is limited: what is left after this is not recognised, and said so.
BUDGET_S = 45.0
PAGE_S = 30.0
MIN_CONFIDENCE = 30.0
PREFERRED = ("eng", "deu", "fra", "spa")
MAX_LANGUAGES = 2
_BODY_SIZE = 10.0
_HEAD_LINES = 3


@dataclass(slots=True)
class Recognised:
    """Hold what was recognised on the pages that there was time for."""

    blocks: list[Block] = field(default_factory=list)
    pages: int = 0
    confidence: float = 0.0


@dataclass(slots=True)
class _Paragraph:
    lines: list[str]
    height: float
    page: int


def recognise(
    document: pypdfium2.PdfDocument, pages: int, tell: Callable[[int, int, ProgressUnit], None]
) -> Recognised | None:
    """Return the text of a scanned document's pages, `None` where no Tesseract is installed.

    `tell` hears which page comes next.
    """
    program = shutil.which("tesseract")
    languages = _languages(program) if program else []
    if program is None or not languages:
        return None
    command = [program, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(DPI), "tsv"]
    started = time.monotonic()
    found, words = Recognised(), 0
    paragraphs: list[_Paragraph] = []
    for number in range(pages):
        if time.monotonic() - started > BUDGET_S:
            break
        tell(number, pages, ProgressUnit.PAGES)
        try:
            picture = _picture(document, number)
        except pypdfium2.PdfiumError:
            continue  # a damaged page costs itself only
        table = _run(command, picture)
        found.pages += 1
        for paragraph, sure in _paragraphs(table, number):
            paragraphs.append(paragraph)
            count = len(" ".join(paragraph.lines).split())
            found.confidence += sure * count
            words += count
    found.confidence /= words or 1
    found.blocks = _blocks(_without_running(paragraphs, found.pages))
    return found


def _languages(program: str) -> list[str]:
    """Return the languages to recognise: those installed, the commonest first."""
    try:
        listed = subprocess.run(  # noqa: S603  # the program that the analyst installed
            [program, "--list-langs"], capture_output=True, timeout=10, check=False
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return []
    there = [line.strip() for line in listed.splitlines()[1:] if line.strip() not in ("", "osd")]
    first = [language for language in PREFERRED if language in there]
    return (first or there)[:MAX_LANGUAGES]


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """Return a page as a picture in shades of grey (PGM)."""
    page = document[number]
    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_POINTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        lines = (rows[i * bitmap.stride :][: bitmap.width] for i in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()
        page.close()


def _run(command: Sequence[str], picture: bytes) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603  # the program that the analyst installed
            command,
            input=picture,
            capture_output=True,
            timeout=PAGE_S,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _paragraphs(table: str, page: int) -> Iterator[tuple[_Paragraph, float]]:
    """Yield the paragraphs of Tesseract's table of words, and how sure it is of each."""
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    words = [r for r in rows if len(r) >= 12 and r[0] == "5" and r[11].strip()]
    words = [r for r in words if float(r[10]) >= MIN_CONFIDENCE]
    for _, group in itertools.groupby(words, key=lambda r: (r[2], r[3])):
        found = list(group)
        lines = [
            " ".join(r[11] for r in line)
            for _, line in itertools.groupby(found, key=lambda r: r[4])
        ]
        height = statistics.median(float(r[9]) for r in found)
        sure = statistics.fmean(float(r[10]) for r in found)
        yield _Paragraph(lines, height, page), sure


def _without_running(paragraphs: Sequence[_Paragraph], pages: int) -> list[_Paragraph]:
    """Return the paragraphs without page numbers and what stands on most pages."""

    def mask(paragraph: _Paragraph) -> str:
        text = fold(" ".join(paragraph.lines)).casefold()
        return "".join("#" if c.isdigit() else c for c in text)

    times = Counter(mask(p) for p in paragraphs)
    return [
        p
        for p in paragraphs
        if not (pages > 1 and times[mask(p)] * 2 > pages and times[mask(p)] > 1)
        and any(c.isalpha() for c in mask(p))
    ]


def _blocks(paragraphs: Sequence[_Paragraph]) -> list[Block]:
    """Return the paragraphs as blocks; those that a page's end parts are put together."""
    if not paragraphs:
        return []
    usual = statistics.median(p.height for p in paragraphs for _ in p.lines)
    blocks: list[Block] = []
    page = -1
    for paragraph in paragraphs:
        if len(paragraph.lines) <= _HEAD_LINES and any(map(is_strong, paragraph.lines)):
            blocks += [Block(fold(line), size=_BODY_SIZE) for line in paragraph.lines]
            continue
        words = fold(_unbroken(paragraph.lines))
        ratio = paragraph.height / usual if usual else 1.0
        size = _BODY_SIZE if 0.7 < ratio < 1.35 else _BODY_SIZE * round(ratio, 1)
        goes_on = blocks and page != paragraph.page and words[:1].islower()
        if goes_on and blocks[-1].size == size:
            blocks[-1] = Block(fold(_unbroken([blocks[-1].text, words])), size=size)
        else:
            blocks.append(Block(words, size=size))
        page = paragraph.page
    return blocks


def _unbroken(lines: Sequence[str]) -> str:
    """Return the lines as one, words put together that a hyphen parts at a line's end."""
    kept: list[str] = []
    for line in lines:
        if kept and kept[-1].endswith("-") and line[:1].islower() and kept[-1][-2:-1].isalpha():
            kept[-1] = kept[-1][:-1] + line
        else:
            kept.append(line)
    return joined(kept)
