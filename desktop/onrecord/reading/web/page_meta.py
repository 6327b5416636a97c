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

from onrecord.reading.articles.blocks import fold
from onrecord.reading.articles.headlines import is_outlet
from onrecord.reading.articles.languages import language_code
from onrecord.reading.tabular.fields import names_of
from onrecord.reading.web.page_author import AUTHOR_TAGS, page_author
from onrecord.reading.web.page_date import page_day
from onrecord.reading.web.page_title import headline_of, page_title

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.IGNORECASE)
_OWNED = re.compile(r"^(?:copyright|©|\(c\))\s*(?:\d{4})?\s*", re.IGNORECASE)
_SITE_TAGS = (
    "application-name",
    "al:android:app_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "article:publisher",
    "source",
    "copyright",
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
    scripted: date | None = None
    """The day that the page's scripts name as that of publication."""
    single: bool = False
    """Whether the page says that it is one article."""


def page_meta(
    root: etree._Element,
    url: str | None,
    things: Sequence[dict[str, Any]] = (),
    about_author: Sequence[etree._Element] = (),
) -> PageMeta:
    """Return what the page says about its article.

    `things` are its linked data, `about_author` the boxes on its author that were taken out of it.
    """
    tags = _meta_tags(root)
    article = next((t for t in things if _is_article(t)), None)
    meta = PageMeta(single=article is not None or tags.get("og:type") == "article")
    article = article or next((t for t in things if t.get("datePublished")), {})
    article = article | {"author": _described(article.get("author"), things)}
    meta.url = _address(root, tags, article) or url
    meta.language = language_code(
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    ) or language_code(
        tags.get("og:locale") or tags.get("language") or tags.get("content-language")
    )
    stated = [article.get("headline"), tags.get("og:title"), tags.get("twitter:title")]
    sites = _named_sites(tags, things, article)
    headlines = [s for s in stated if isinstance(s, str)]
    meta.title, rest = page_title(root, headlines, [*sites, *_hosts(meta.url)])
    body = article.get("articleBody")
    meta.body = unescape(body) if isinstance(body, str) else None
    meta.site = _site(sites, rest, meta.url)
    headline = headline_of(root, meta.title)
    meta.author = page_author(root, tags, article, meta.site, headline, about_author)
    found = page_day(root, tags, article, meta.url, headline)
    if found is not None:
        meta.published, meta.published_from = found
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
        if not name or not content:
            continue
        name = name.strip().casefold()
        if name in AUTHOR_TAGS and content not in tags.get(name, content):
            tags[name] += f"; {content}"  # one tag an author
        tags.setdefault(name, content)
    return tags


def linked_data(root: etree._Element) -> list[dict[str, Any]]:
    """Return the things that a page describes for machines (JSON-LD)."""
    things: list[dict[str, Any]] = []
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
        things += _things(found, 0)
    return things


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


def _described(author: Any, things: Sequence[dict[str, Any]]) -> Any:
    """Return the author with what is said of it elsewhere, where the article only points there."""
    if isinstance(author, list):
        return [_described(entry, things) for entry in author]
    if isinstance(author, dict) and author.get("@id") and not author.get("name"):
        return next((t for t in things if t.get("@id") == author["@id"] and t.get("name")), author)
    return author


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


def _named_sites(
    tags: dict[str, str], things: Sequence[dict[str, Any]], article: dict[str, Any]
) -> list[str]:
    """Return what the page's data call its site, the surest first."""
    publisher = names_of(article.get("publisher"))
    found = [tags.get("og:site_name", ""), publisher]
    for thing in things:
        kinds = thing.get("@type")
        if {"WebSite", "NewsMediaOrganization", "Organization"} & set(
            kinds if isinstance(kinds, list) else [kinds]
        ) and isinstance(thing.get("name"), str):
            found.append(fold(thing["name"]))
    told = (tags.get(tag, "") for tag in _SITE_TAGS)
    found += [_OWNED.sub("", name).strip() for name in told if len(name) < 60]
    return [site for site in found if site and "http" not in site]


def _site(named: Sequence[str], rest: Sequence[str], url: str | None) -> str | None:
    """Return the name of the site: as its data say, as its title adds it, as its address has it."""
    if named:
        return named[0]
    added = [p for p in rest if is_outlet(p) and " " in p] or list(rest[-1:])
    if added and len(added[-1].split()) <= 6:
        return added[-1]
    return next(iter(_hosts(url)), None)


def _hosts(url: str | None) -> list[str]:
    """Return the site in an address as it stands there, and without what all addresses have."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # no address, whatever the page says
        return []
    if not host:
        return []
    host = host.removeprefix("www.")
    labels = host.split(".")
    inner = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:][0]
    return [host, inner]
