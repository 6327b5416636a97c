"""JSON and JSON lines: records of articles, and quotations of the Global Quotation Graph."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.domain.report import ProgressUnit
from onrecord.reading.articles.blocks import Block, Draft, fold
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Reading, Source
from onrecord.reading.tabular.fields import FIELDS, MONTH_FIRST, ORDER, field_of, take_fields
from onrecord.reading.tabular.records import record
from onrecord.reading.text.decoding import decode

MAX_DEPTH = 6


def read(source: Source) -> Reading:
    """Return the articles of a file of JSON records, one a record."""
    decoded = decode(source.data, source.name, source.encoding)
    records, broken = _records(decoded.text, deep=source.columns is None)
    month_first = (source.columns or {}).get(ORDER) == MONTH_FIRST
    reading, empty = Reading(), 0
    for number, found in enumerate(records):
        source.tell(number, len(records), ProgressUnit.ROWS)
        if isinstance(found.get("quotes"), list):
            draft = _quotations(found)
        else:
            values = _stated(found, source.columns) if source.columns else _values(found)
            held = str(values.get("text") or "").strip()
            draft = record(values, month_first=month_first) if held else None
        if draft is None:
            empty += 1
            continue
        draft.encoding = decoded.encoding
        reading.drafts.append(draft)
    if not reading.drafts:
        raise UnreadableFileError(
            f"{source.name} holds no records with the text of articles. Give each record the keys "
            "title, date, source, author and text, and add it again."
        )
    if empty:
        reading.warnings.append(f"{empty} records in {source.name} have no text and were left out.")
    if broken:
        reading.warnings.append(f"{broken} lines in {source.name} are no JSON and were left out.")
    return reading


def table_of(source: Source) -> tuple[list[str], list[list[Any]]]:
    """Return the keys of a file's records, and the records as rows."""
    records, _ = _records(decode(source.data, source.name, source.encoding).text, deep=False)
    names = list(dict.fromkeys(key for found in records[:200] for key in found))
    return names, [[found.get(name) for name in names] for found in records]


def _stated(found: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    named = {field: name for field, name in columns.items() if field in FIELDS}
    return {field: found[name] for field, name in named.items() if found.get(name)}


def _records(text: str, *, deep: bool) -> tuple[list[dict[str, Any]], int]:
    """Return the records of a JSON text or of JSON lines, and how many lines are broken.

    `deep` looks for records with a text within others; else those of the outermost list count.
    """
    inside = _inside if deep else _outermost
    try:
        whole = json.loads(text, strict=False)
    except ValueError:
        pass
    else:
        return list(inside(_rows(whole), 0)), 0
    found: list[dict[str, Any]] = []
    broken = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            value = json.loads(line, strict=False)
        except ValueError:
            broken += 1
            continue
        found += inside(value, 0)
    return found, broken


def _rows(value: Any) -> Any:
    """Return the rows of a table that is written by columns: {"title": {"0": …}, "text": {…}}."""
    if not isinstance(value, dict) or len(value) < 2 or "text" not in _fields(value):
        return value
    columns = list(value.values())
    if isinstance(columns[0], dict) and all(
        isinstance(c, dict) and c.keys() == columns[0].keys() for c in columns
    ):
        return [{name: column[key] for name, column in value.items()} for key in columns[0]]
    if all(isinstance(c, list) for c in columns) and len(set(map(len, columns))) == 1:
        return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return value


def _fields(value: Mapping[str, Any]) -> set[str]:
    return {known[0] for known in map(field_of, value) if known is not None}


def _outermost(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the records of the outermost list of records, or a record that stands alone."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
    elif isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        if lists and depth < MAX_DEPTH:
            yield from _outermost(max(lists, key=len), depth + 1)
        else:
            yield value


def _inside(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the records in a value: those that hold a text, at whatever depth."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        if "text" in _values(value) or isinstance(value.get("quotes"), list):
            yield value
            return
        lists = [v for v in value.values() if isinstance(v, (list, dict))]
        deeper = [r for v in lists for r in _inside(v, depth + 1)]
        yield from deeper or ([value] if "title" in _values(value) else [])


def _values(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record, those of records within it too: {"fields": {"body": …}}."""
    best: dict[str, tuple[int, Any]] = {}
    inner = [v for k, v in found.items() if isinstance(v, Mapping) and field_of(k) is None]
    for level, values in enumerate([found, *inner]):
        for key, value in values.items():
            known = field_of(key)
            if known is None or value in (None, "", [], {}):
                continue
            if known[0] == "text" and isinstance(value, Mapping):
                value = value.get("rendered")  # as WordPress gives its posts
            if known[0] == "text" and not isinstance(value, (str, list)):
                continue
            rank = known[1] + 100 * level
            if known[0] not in best or rank < best[known[0]][0]:
                best[known[0]] = (rank, value)
    return {name: value for name, (_, value) in best.items()}


def _quotations(found: Mapping[str, Any]) -> Draft | None:
    """Return an article of GDELT's quotation graph: quotations with the words around them."""
    blocks = []
    for quote in found["quotes"]:
        if isinstance(quote, Mapping) and quote.get("quote"):
            before, after = (fold(str(quote.get(k) or "")) for k in ("pre", "post"))
            blocks.append(Block(fold(f"{before} “{fold(str(quote['quote']))}” {after}")))
    if not blocks:
        return None
    draft = Draft(blocks)
    take_fields(draft, _values(found), "column")
    draft.warnings.append("Only quotations with the words around them, not the whole article.")
    return draft
