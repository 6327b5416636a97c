"""What a web page says about its article outside the text: meta tags, JSON-LD, title, bylines."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from onrecord.reading.blocks import fold
from onrecord.reading.days import find_day
from onrecord.reading.fields import day_of, names_of
from onrecord.reading.headlines import clean_author, head_line, is_outlet, is_person
from onrecord.reading.languages import language_code
from onrecord.reading.packages import local
from onrecord.reading.page_title import page_title, text_of

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.IGNORECASE)
_PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "publication_date",
    "article.published",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "article.created",
    "originalpublicationdate",
    "pub_date",
    "displaydate",
    "ptime",
    "date",
    "dc.date",
    "dcterms.date",
)
_AUTHOR_TAGS = (
    "author",
    "article:author",
    "article:author_name",
    "byl",
    "sailthru.author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "dcsext.author",
)
_SITE_TAGS = (
    "og:site_name",
    "application-name",
    "al:android:app_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "article:publisher",
    "source",
    "copyright",
)
_NOT_BYLINE = re.compile(
    r"comment|about|bio\b|related|recommend|sidebar|footer|widget|avatar|social|share|list|teaser|promo|popular",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "editor",
        "editorial",
        "staff",
        "redaktion",
        "webmaster",
        "guest",
        "anonymous",
        "unknown",
        "user",
        "author",
        "none",
        "null",
    ]
)


@dataclass(slots=True)
class PageMeta:
    """Hold what a page says about its article."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    single: bool = False
    """Whether the page says that it is one article."""


def page_meta(root: etree._Element, url: str | None) -> PageMeta:
    """Return what the page says about its article."""
    tags = _meta_tags(root)
    things = list(_json_ld(root))
    article = next((t for t in things if _is_article(t)), {})
    meta = PageMeta(url=_address(root, tags, article) or url)
    meta.language = language_code(
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    ) or language_code(
        tags.get("og:locale") or tags.get("language") or tags.get("content-language")
    )
    meta.single = bool(article) or tags.get("og:type") == "article"
    stated = [article.get("headline"), tags.get("og:title"), tags.get("twitter:title")]
    meta.title, rest = page_title(root, [s for s in stated if isinstance(s, str)], tags)
    body = article.get("articleBody")
    meta.body = unescape(body) if isinstance(body, str) else None
    meta.site = _site(tags, things, article, rest, meta)
    meta.author = _author(root, tags, article, meta.site)
    _date(meta, root, tags, article)
    return meta


def _meta_tags(root: etree._Element) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = fold(element.get("content") or "")
        if name and content:
            tags.setdefault(name.strip().casefold(), content)
    return tags


def _json_ld(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (
            (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        )
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _things(found, 0)


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds)


def _address(root: etree._Element, tags: dict[str, str], article: dict[str, Any]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold() and (
            link.get("href") or ""
        ).startswith("http"):
            return str(link.get("href"))
    for candidate in (tags.get("og:url"), article.get("url")):
        if isinstance(candidate, str) and candidate.startswith("http"):
            return candidate
    return None


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _site(
    tags: dict[str, str],
    things: Sequence[dict[str, Any]],
    article: dict[str, Any],
    rest: Sequence[str],
    meta: PageMeta,
) -> str | None:
    if tags.get("og:site_name"):
        return tags["og:site_name"]
    publisher = names_of(article.get("publisher"))
    if publisher:
        return publisher
    for thing in things:
        if thing.get("@type") in ("WebSite", "NewsMediaOrganization") and isinstance(
            thing.get("name"), str
        ):
            return fold(thing["name"])
    for tag in _SITE_TAGS[1:]:
        if tags.get(tag) and len(tags[tag]) < 60 and "http" not in tags[tag]:
            return (
                re.sub(
                    r"^(?:copyright|©|\(c\))\s*(?:\d{4})?\s*", "", tags[tag], flags=re.IGNORECASE
                ).strip()
                or None
            )
    named = [p for p in rest if is_outlet(p) and " " in p] or list(rest[-1:])
    if named and len(named[-1].split()) <= 6:
        return named[-1]
    try:
        host = urlsplit(meta.url).hostname if meta.url else None
    except ValueError:  # no address, whatever the page says
        return None
    return host.removeprefix("www.") if host else None


def _author(
    root: etree._Element, tags: dict[str, str], article: dict[str, Any], site: str | None
) -> str | None:
    shown = _signed(root, site)
    named = _stated_author(tags, article, site)
    if named and not (shown and named in shown):
        return named
    return shown or _byline(root, site)


def _signed(root: etree._Element, site: str | None) -> str | None:
    """Return the names in the links that the page marks as those of its authors."""
    links = [a for a in root.iter("a") if "author" in (a.get("rel") or "") and not _within(a)]
    names = [
        name
        for link in links
        if link.getparent() is links[0].getparent() and (name := _accept(text_of(link), site))
    ]
    return " and ".join(dict.fromkeys(names)) or None


def _stated_author(tags: dict[str, str], article: dict[str, Any], site: str | None) -> str | None:
    """Return the author that the page's data for machines name."""
    stated: list[str] = []
    author = article.get("author")
    for entry in author if isinstance(author, list) else [author]:
        kind = entry.get("@type") if isinstance(entry, dict) else None
        if kind != "Organization" and names_of(entry):
            stated.append(names_of(entry))
    if stated:
        named = _accept(", ".join(stated), site)
        if named:
            return named
    for tag in _AUTHOR_TAGS:
        named = _accept(tags.get(tag, ""), site)
        if named:
            return named
    return None


def _accept(text: str, site: str | None) -> str | None:
    """Return the names in what a page states as its author, when they are people's."""
    text = fold(text)
    if not text or "http" in text or "@" in text or "/" in text or len(text) > 150:
        return None
    if site and _key(text) in _key(site):
        return None
    if _key(text) in _NOBODY or any(w in _NOBODY for w in _key(text).split()[:1]):
        return None
    named = clean_author(text)
    if named is None or not all(is_person(n) for n in re.split(r",\s*|\s+and\s+", named) if n):
        return None
    return named


def _byline(root: etree._Element, site: str | None) -> str | None:
    """Return the author in an element that is marked as a byline."""
    for element in root.iter(
        "a", "span", "p", "div", "address", "li", "h4", "h5", "h6", "strong", "em", "cite"
    ):
        marks = " ".join(
            (
                element.get("rel") or "",
                element.get("itemprop") or "",
                element.get("class") or "",
                element.get("id") or "",
            )
        )
        if not re.search(r"author|byline|writer|autor(?:e|en)?\b|auteur", marks, re.IGNORECASE):
            continue
        if _NOT_BYLINE.search(marks) or _within(element):
            continue
        text = text_of(element).strip(" -–—|·,")
        if not text or len(text) > 120:
            continue
        line = head_line(text)
        said = line.author if line else None
        dated = line is not None and line.day is not None and said is None
        named = None if dated else _accept(said or text.split(" | ")[0], site)
        if named is None and line is not None:
            named = next((n for n in line.names if is_person(n) and _accept(n, site)), None)
        if named:
            return named
    return None


def _within(element: etree._Element) -> bool:
    """Return whether the element lies in comments, a side column or a foot."""
    for around in element.iterancestors():
        if local(around) in ("aside", "footer", "nav"):
            return True
        marks = f"{around.get('class') or ''} {around.get('id') or ''}"
        if (
            re.search(
                r"comment|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|recommend|popular|about-author|author-bio|teaser",
                marks,
                re.IGNORECASE,
            )
            and local(around) != "body"
        ):
            return True
    return False


def _date(
    meta: PageMeta, root: etree._Element, tags: dict[str, str], article: dict[str, Any]
) -> None:
    for value in (article.get("datePublished"), *(tags.get(tag) for tag in _PUBLISHED_TAGS)):
        day = day_of(value) if isinstance(value, str) else None
        if day is not None:
            meta.published, meta.published_from = day, "meta tag"
            return
    times = [e for e in root.iter("time") if not _within(e)]
    marked = [
        e
        for e in times
        if re.search(
            r"publi|entry-date|post-date|created",
            f"{e.get('class') or ''} {e.get('itemprop') or ''}",
            re.IGNORECASE,
        )
        or e.get("pubdate") is not None
    ]
    inside = [e for e in times if any(local(a) in ("article", "main") for a in e.iterancestors())]
    for element in marked or inside[:1]:
        found = find_day(element.get("datetime") or text_of(element))
        if found is not None and "updated" not in (element.get("class") or ""):
            meta.published, meta.published_from = found.day, "time in the page"
            return
