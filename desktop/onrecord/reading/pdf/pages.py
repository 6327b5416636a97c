"""PDF: browser prints, newspaper pages, typeset texts."""

import re
from collections.abc import Sequence

import pypdfium2

from onrecord.domain.report import ProgressUnit
from onrecord.reading.articles.blocks import BODY, CAPTION, Block
from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.articles.headlines import (
    HeadLine,
    has_media_word,
    head_line,
    is_name,
    is_outlet,
)
from onrecord.reading.articles.textshape import has_leaders
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.pdf.ocr import recognise
from onrecord.reading.pdf.pdf_layout import Layout, lay_out
from onrecord.reading.pdf.pdf_lines import PdfPage, page_lines
from onrecord.reading.pdf.webprint import without_site
from onrecord.reading.rules_files import words
from onrecord.reading.source import Reading, Source

MAX_PAGES = 3000
# Less than this a page on average, and what text there is was put over a scan.
SCANNED_LETTERS = 8
_WEB_FOOT = re.compile(r"^(?:https?://|file:|about:)\S+(?:\s+\d+/\d+)?$|^(?:https?://\S+)\s*$")


def read(source: Source) -> Reading:
    """Return the articles of a PDF."""
    pages = _pages(source)
    letters = sum(len(line.text) for page in pages for line in page.lines)
    if letters < SCANNED_LETTERS * max(1, len(pages)):
        return _scanned(source, len(pages))
    layout = lay_out(pages)
    _mark_pull_quotations(layout.blocks)
    blocks = layout.blocks
    if any(_WEB_FOOT.match(text) for text in layout.running):
        blocks = without_site(blocks, layout.running)
        reading = read_blocks(blocks, hints=HeadLine(outlet=_site(layout)))
        _take_address(reading, layout)
        return reading
    reading = read_blocks(blocks, hints=_hints(layout))
    for draft in reading.drafts:
        draft.outlet = draft.outlet or _running_outlet(layout)
    return reading


def _scanned(source: Source, count: int) -> Reading:
    """Return the articles of pages that are pictures, as Tesseract recognises their text."""
    document = pypdfium2.PdfDocument(source.data)
    try:
        found = recognise(document, min(len(document), MAX_PAGES), source.tell)
    finally:
        document.close()
    pages = "1 page" if count == 1 else f"{count} pages"
    scanned = f"{source.name} has no text, it looks scanned ({pages} of pictures)."
    if found is None:
        raise UnreadableFileError(
            f"{scanned} Install Tesseract, which recognises text (OCR), and add it again; or have "
            "the text recognised in another program and add the result."
        )
    reading = read_blocks(found.blocks)
    if not reading.drafts:
        raise UnreadableFileError(
            f"{scanned} Tesseract recognised no text on them. Scan it again with a higher "
            "resolution and add the new file."
        )
    sure = f"{found.confidence:.0f} %"
    for draft in reading.drafts:
        draft.warnings.append(
            f"The text was recognised from a scan by Tesseract (OCR), sure of it to {sure}. "
            "Compare it with the pages before you quote it."
        )
    if found.pages < count:
        reading.warnings.append(
            f"Only the first {found.pages} of {count} pages of {source.name} were recognised in "
            "the time that a file has. Split it and add the parts."
        )
    return reading


def _pages(source: Source) -> list[PdfPage]:
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError:
        raise _refusal(source) from None
    try:
        count = len(document)
        if count == 0:
            raise UnreadableFileError(
                f"{source.name} is a PDF without pages. Make it again and add the new file."
            )
        pages = []
        for number in range(min(count, MAX_PAGES)):
            source.tell(number, count, ProgressUnit.PAGES)
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                continue  # a damaged page costs itself only
            pages.append(page_lines(page, number))
            page.close()
        if not pages:
            raise UnreadableFileError(
                f"{source.name} is damaged: none of its {count} pages can be read. Make the PDF "
                "again and add the new file."
            )
        return pages
    finally:
        document.close()


def _refusal(source: Source) -> UnreadableFileError:
    if b"/Encrypt" in source.data:
        return UnreadableFileError(
            f"{source.name} is protected with a password. Save it without one (print it to a new "
            "PDF) and add that."
        )
    return UnreadableFileError(
        f"{source.name} is damaged or was cut short: it is no complete PDF. Download or make it "
        "again and add the new file."
    )


def _hints(layout: Layout) -> HeadLine | None:
    """Return date and outlet from the running heads, where a newspaper prints them."""
    hints = HeadLine()
    for text in layout.running:
        line = head_line(text)
        if line is None:
            continue
        hints.day = hints.day or line.day
        hints.outlet = hints.outlet or (
            line.outlet.title() if line.outlet and line.outlet.isupper() else line.outlet
        )
    if hints.day is None:
        return None
    if hints.outlet is None:
        hints.outlet = next(
            (t for t in layout.running if is_outlet(t) and is_name(t) and len(t.split()) <= 5), None
        )
    return hints


def _running_outlet(layout: Layout) -> str | None:
    """Return the outlet's name in the pages' head or foot, which may be that of a press review."""
    for text in layout.running:
        name = re.split(r"\s+[|–—·•-]\s+|\s*\|\s*|:\s+", text)[0].strip()
        collected = words("heads", "collections") & set(name.casefold().split())
        if is_name(name) and has_media_word(name) and len(name.split()) <= 5 and not collected:
            return name.title() if name.isupper() else name
    return None


def _site(layout: Layout) -> str | None:
    """Return the site's name: what the page's title, printed at the top, adds to the headline."""
    blocks, running = layout.blocks, layout.running
    large = max((b for b in blocks), key=lambda b: b.size, default=None)
    if large is None:
        return None
    headline = _plain(large.text)
    for text in running:
        parts = [p for p in re.split(r"\s+[|–—·-]\s+|\s*\|\s*|:\s+", text) if p.strip()]
        if len(parts) < 2 or _plain(text).find(headline[:40]) < 0:
            continue
        others = [p for p in parts if _plain(p) not in headline and not re.search(r"\d+:\d\d|…", p)]
        named = [p for p in others if is_outlet(p)] or [p for p in others if len(p.split()) <= 4]
        if named:
            return re.sub(r"^\d[\d/.,]*\s*", "", named[-1]).strip()
    return _masthead(blocks, running)


def _masthead(blocks: Sequence[Block], running: Sequence[str]) -> str | None:
    """Return the site's name where the page's title says nothing else: "Example Post Online"."""
    titles = [t for t in running if has_media_word(t) and "/" not in t]
    for block in blocks[:3]:
        if is_name(block.text) and any(_plain(t).startswith(_plain(block.text)) for t in titles):
            return block.text
    return titles[0] if titles else None


def _take_address(reading: Reading, layout: Layout) -> None:
    """Take the page's address from the foot line that browsers print."""
    for text in layout.running:
        match = re.match(r"https?://\S+", text)
        if match and len(reading.drafts) == 1 and "…" not in match.group():
            reading.drafts[0].url = match.group()


def _mark_pull_quotations(blocks: Sequence[Block]) -> None:
    """Mark as aside what is set large and stands word for word in the text."""
    texts = [_plain(b.text) for b in blocks]
    sizes = [b.size for b in blocks if b.kind is BODY and len(b.text.split()) > 25]
    body = max(set(sizes), key=sizes.count) if sizes else 0.0
    for i, block in enumerate(blocks):
        words = len(block.text.split())
        if not 4 <= words <= 60 or block.size <= 1.1 * body:
            continue
        if any(
            texts[i] in other and not has_leaders(blocks[j].text)
            for j, other in enumerate(texts)
            if j != i and len(other) > len(texts[i]) + 20
        ):
            block.kind = CAPTION


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
