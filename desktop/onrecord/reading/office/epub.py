"""E-books (EPUB), as newspapers and magazines publish their issues: a chapter an article."""

import posixpath
from urllib.parse import unquote

from lxml import etree

from onrecord.reading.articles.blocks import Draft, fold
from onrecord.reading.articles.compose import article
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.languages import language_code
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.office.packages import Package, attribute, local, strings
from onrecord.reading.source import Reading, Source
from onrecord.reading.text.decoding import decode
from onrecord.reading.web.dom import dom_blocks, parse_html

MIN_WORDS = 40
MAX_CHAPTERS = 3000


def read(source: Source) -> Reading:
    """Return the chapters that hold running text as articles."""
    package = Package(source.data, source.name)
    opf_name = _opf_name(package)
    opf = package.xml(opf_name)
    reading = Reading()
    for chapter in _spine(opf, posixpath.dirname(opf_name))[:MAX_CHAPTERS]:
        if package.has(chapter):
            root = parse_html(decode(package.read(chapter), source.name, "utf-8").text)
            draft = article(dom_blocks(root)) if root is not None else Draft()
            if draft.words() >= MIN_WORDS:
                reading.drafts.append(draft)
    if not reading.drafts:
        raise UnreadableFileError(
            f"{source.name} is an e-book without readable text; it may be protected. Add the "
            "article "
            "as PDF, text or web page."
        )
    for draft in reading.drafts:
        _complete(draft, opf, alone=len(reading.drafts) == 1)
    return reading


def _opf_name(package: Package) -> str:
    container = package.xml("META-INF/container.xml")
    for element in container.iter("{*}rootfile"):
        path = attribute(element, "full-path")
        if path and package.has(path):
            return path
    raise UnreadableFileError(
        f"{package.name} is damaged: its list of contents is missing. Download it again and add "
        "the "
        "new file."
    )


def _spine(opf: etree._Element, folder: str) -> list[str]:
    """Return the names of the chapters in reading order."""
    items = {attribute(e, "id") or "": attribute(e, "href") or "" for e in opf.iter("{*}item")}
    order = [items.get(attribute(e, "idref") or "", "") for e in opf.iter("{*}itemref")]
    return [posixpath.normpath(posixpath.join(folder, unquote(h))) for h in order if h]


def _complete(draft: Draft, opf: etree._Element, *, alone: bool) -> None:
    """Fill in from the book's own data what the chapter does not say."""
    stated: dict[str, str] = {}
    for element in opf.iter():
        if local(element) in ("title", "creator", "publisher", "date", "language"):
            stated.setdefault(local(element), fold("".join(strings(element))))
    draft.outlet = (
        draft.outlet or stated.get("publisher") or (None if alone else stated.get("title"))
    )
    if alone:
        draft.title = draft.title or stated.get("title")
        draft.author = draft.author or stated.get("creator")
    draft.language = language_code(stated.get("language"))
    found = find_day(stated.get("date", ""))
    if draft.published is None and found is not None:
        draft.published, draft.published_from = found.day, "data of the e-book"
