"""Markdown, with front matter."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.reading.articles.blocks import CAPTION, Block, Draft, fold
from onrecord.reading.articles.documents import read_blocks
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.office.runs import Run, StyledParagraph
from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.fields import field_of, take_fields
from onrecord.reading.text.decoding import decode

_YAML = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
# Footnotes: the note below the text, and the mark in it.
_NOTE = re.compile(r"^\[\^[^\]\n]{1,40}\]:[^\n]*(?:\n(?:[ \t]{2,}[^\n]+)?)*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,40}\]")
# Markdown-it takes time that grows with the square of the nesting.
MAX_NESTING = 40


def read(source: Source) -> Reading:
    """Return the articles of a Markdown file."""
    decoded = decode(source.data, source.name, source.encoding)
    values, text = _front_matter(decoded.text)
    text = _NOTE_MARK.sub("", _NOTE.sub("", text))
    tokens = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").parse(text)
    reading = read_blocks(list(_blocks(tokens)))
    if not reading.drafts and values.get("title"):
        reading.drafts.append(Draft())
    for draft in reading.drafts:
        draft.encoding = decoded.encoding
    if len(reading.drafts) == 1:
        _take_front_matter(reading.drafts[0], values)
    return reading


def _take_front_matter(draft: Draft, values: Mapping[str, Any]) -> None:
    """Let the front matter decide over what the text seemed to say."""
    stated = Draft()
    take_fields(stated, values, "front matter")
    if stated.title:
        draft.title = stated.title
    if stated.published:
        draft.published, draft.published_from = stated.published, "front matter"
    draft.author = stated.author or draft.author
    draft.outlet = stated.outlet or draft.outlet
    draft.url, draft.language = stated.url, stated.language


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the named values before the text, and the text."""
    toml = _TOML.match(text)
    if toml:
        try:
            found = tomllib.loads(toml.group(1))
        except tomllib.TOMLDecodeError:
            found = {}
        return _known(found), text[toml.end() :]
    yaml = _YAML.match(text)
    if yaml is None:
        return {}, text
    return _known(_simple_yaml(yaml.group(1))), text[yaml.end() :]


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in values.items():
        found = field_of(key)
        if found is not None:
            known.setdefault(found[0], value)
    return known


def _simple_yaml(text: str) -> dict[str, Any]:
    """Return the keys of plain YAML with texts and lists of texts; nothing deeper is needed."""
    values: dict[str, Any] = {}
    key = ""
    for line in text.splitlines():
        match = _KEY.match(line)
        if match:
            key = match.group(1)
            values[key] = _scalar(match.group(2) or "")
        elif key and line.lstrip().startswith("- "):
            item = _scalar(line.lstrip()[2:])
            held = values[key]
            values[key] = [*held, item] if isinstance(held, list) else [item]
        elif key and not values[key] and (inner := _KEY.match(line.strip())) is not None:
            # source:
            #   name: The Quay Post
            if field_of(inner.group(1)) is not None:
                values[key] = _scalar(inner.group(2) or "")
        elif key and line[:1] in " \t" and line.strip() and isinstance(values[key], str):
            values[key] = fold(f"{values[key].strip('|>-')} {line.strip()}")
    return values


def _scalar(text: str) -> Any:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text.split(" #")[0].strip()


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the blocks of a parsed Markdown text."""
    level, parted, in_table = 0, False, False
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "hr":
            yield Block("* * *")
            parted = True
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield Block(fold(token.content))
        elif token.type == "inline":
            for block in _paragraph(token, level, in_table=in_table):
                block.parted, parted = parted, False
                yield block


def _paragraph(token: Token, level: int, *, in_table: bool) -> list[Block]:
    """Return the blocks of a paragraph: lines of a head each for itself, captions apart."""
    runs, captions = _runs(token.children or [])
    lines = [fold(line) for line in "".join(r.text for r in runs).split("\n")]
    if len(lines) < 2 or not all(is_strong(line) for line in lines):
        runs = [Run(r.text.replace("\n", " "), r.bold, r.italic, link=r.link) for r in runs]
    blocks = StyledParagraph(runs, level, aside=in_table).blocks()
    return blocks + [Block(fold(c), kind=CAPTION) for c in captions if fold(c)]


def _runs(tokens: Sequence[Token]) -> tuple[list[Run], list[str]]:
    runs: list[Run] = []
    captions: list[str] = []
    bold = italic = link = 0
    for token in tokens:
        if token.type in ("text", "code_inline"):
            runs.append(Run(token.content, bold > 0, italic > 0, link=link > 0))
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(Run("\n"))
        elif token.type == "image":
            captions.append(token.content)
        elif token.type.startswith("strong"):
            bold += token.nesting
        elif token.type.startswith("em"):
            italic += token.nesting
        elif token.type.startswith("link"):
            link += token.nesting
    return runs, captions
