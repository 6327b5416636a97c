"""Exports of press databases, by the rules in `rules/exports.toml`."""

import dataclasses
import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.reading.articles.blocks import BODY, HEADING, Block, Draft
from onrecord.reading.articles.compose import is_heading
from onrecord.reading.articles.days import find_day
from onrecord.reading.articles.headlines import (
    clean_author,
    head_line,
    is_name,
    is_person,
    is_strong,
)
from onrecord.reading.articles.languages import language_code
from onrecord.reading.articles.textshape import is_rule, is_sentence
from onrecord.reading.rules_files import rules
from onrecord.reading.source import Reading

# Values of these labels may go on in the next line, if they fill this much of theirs.
_WRAPPED = frozenset({"title", "author", "outlet"})
MIN_WRAPPED = 40
# Suppliers sign their texts with a line of names below them: "Example Newspapers Ltd."
MAX_SIGNATURE = 6
_WORDS_LINE = re.compile(r"^[\d.,]+ (?:words|Wörter|mots|palabras|parole|woorden)$")

_CITATION = re.compile(r"^((?:[^.;]|\b\w\.){3,80})\.\s+([^.;\[\]]{3,60})(?:;|\s\[)(.*\d.*)$")


@dataclass(frozen=True, slots=True)
class Vendor:
    """Hold the rules of one vendor's export, ready to match."""

    name: str
    recognise: tuple[re.Pattern[str], ...]
    # The same for all lines at once, which is quicker and a little less exact.
    somewhere: tuple[re.Pattern[str], ...]
    begin: tuple[re.Pattern[str], ...]
    end: tuple[re.Pattern[str], ...]
    noise: tuple[re.Pattern[str], ...]
    label: re.Pattern[str] | None
    kinds: dict[str, str]
    form_code: bool
    repeats: bool
    month_first: bool

    def labelled(self, text: str) -> tuple[str, str] | None:
        """Return the kind of a line's label and what follows it, `None` for a line without."""
        match = self.label.match(text) if self.label else None
        if match is None:
            return None
        return self.kinds[match.group(1)], text[match.end() :].strip(" =")


@functools.cache
def vendors() -> tuple[Vendor, ...]:
    """Return the rules of all vendors in the order in which they are tried."""
    return tuple(_vendor(rule) for rule in rules("exports")["vendor"])


def _vendor(rule: dict[str, Any]) -> Vendor:
    kinds = {label: kind for kind, labels in rule["labels"].items() for label in labels}
    pattern = None
    if kinds:
        names = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
        # A label may stand alone on its line: "Body", with the text on the next.
        after = r"(?:\s+|$)" if rule["form"] == "code" else r"\s*(?::\s*|$)"
        pattern = re.compile(rf"({names}){after}")
    many = {
        key: tuple(map(re.compile, rule[key])) for key in ("recognise", "begin", "end", "noise")
    }
    code = rule["form"] == "code"
    return Vendor(
        rule["name"],
        somewhere=tuple(re.compile(p, re.MULTILINE) for p in rule["recognise"]),
        label=pattern,
        kinds=kinds,
        form_code=code,
        repeats=code or rule.get("repeats", False),
        month_first=rule.get("month_first", False),
        **many,
    )


def export_of(blocks: Sequence[Block]) -> Vendor | None:
    """Return whose export the blocks are, `None` when they are no database's."""
    texts = [b.text if len(b.text) < 200 else b.text[:60] for b in blocks]
    whole = "\n".join(texts)
    for vendor in vendors():
        if all(p.search(whole) for p in vendor.somewhere) and all(
            any(p.search(t) for t in texts) for p in vendor.recognise
        ):
            return vendor
    return None


def read_export(blocks: Sequence[Block], vendor: Vendor) -> Reading:
    """Return the articles of an export, and whether they are as many as its marks say."""
    records = _records(blocks, vendor)
    drafts = [draft for draft in (_Record(vendor).read(r) for r in records) if draft is not None]
    marks = vendor.begin or vendor.end
    said = sum(any(p.match(b.text) for p in marks) for b in blocks)
    reading = Reading(drafts)
    if drafts and said > len(drafts):
        reading.warnings.append(
            f"The {vendor.name} export marks {said} articles, {len(drafts)} were read. "
            "Compare the list with the file; articles without text are left out."
        )
    return reading


def _records(blocks: Sequence[Block], vendor: Vendor) -> list[list[Block]]:
    """Return the blocks of each article."""
    records: list[list[Block]] = [[]]
    titled = closed = with_body = False
    for block in blocks:
        labelled = vendor.labelled(block.text)
        kind = labelled[0] if labelled is not None else ""
        again = vendor.repeats and kind == "title"
        # A headline, or a new page, after the fields that follow a text.
        headed = closed and not kind and (block.level == 1 or block.parted)
        if any(p.match(block.text) for p in vendor.begin) or (again and titled) or headed:
            records.append([])
            titled = closed = with_body = False
        with_body = with_body or kind == "body"
        closed = closed or (with_body and kind == "tail")
        titled = titled or again
        if any(p.match(block.text) for p in vendor.begin):
            continue
        if any(p.match(block.text) for p in vendor.end):
            if vendor.form_code:
                records[-1].append(block)
            records.append([])
            titled = closed = with_body = False
            continue
        records[-1].append(block)
    return [r for r in records if r]


@dataclass(slots=True)
class _Record:
    """Read one article of an export."""

    vendor: Vendor
    draft: Draft = field(default_factory=Draft)
    state: str = "head"
    unlabelled: list[Block] = field(default_factory=list)
    saw_label: bool = False
    values: list[list[str]] = field(default_factory=list)

    def read(self, blocks: Sequence[Block]) -> Draft | None:
        """Return the article, `None` when the blocks hold none."""
        explicit = any((self.vendor.labelled(b.text) or ("",))[0] == "body" for b in blocks)
        for block in blocks:
            if is_rule(block.text):
                continue
            labelled = self.vendor.labelled(block.text)
            if (
                labelled is not None
                and block.text.isalpha()
                and labelled[0] not in ("body", "aside", "tail")
            ):
                labelled = None  # "Notes" alone on a line may be a heading
            if labelled is not None:
                self._labelled(block, *labelled)
            elif self._goes_on(block):
                continue
            elif self.state == "body":
                self._body(block)
            elif self.state == "head":
                self._head(block, explicit=explicit)
        self._drop_signature()
        if not self.draft.blocks:
            return None
        self._take_values()
        self._place()
        self._mark_headings()
        return self.draft

    def _labelled(self, block: Block, kind: str, value: str) -> None:
        if kind == "cover":
            self.unlabelled.clear()
            return
        self.saw_label = True
        self.values.append([kind, value])
        if kind == "body":
            self.state = "body"
            if value:
                start = block.end - len(value) if block.start >= 0 else -1
                self._body(dataclasses.replace(block, text=value, start=start))
        elif kind in ("aside", "tail"):
            self.state = kind
        elif self.state == "body" and self.draft.blocks:
            self.state = "tail"
        elif self.state == "aside":
            self.state = "head"

    def _goes_on(self, block: Block) -> bool:
        """Return whether a line without label belongs to the label above it, and note it there."""
        if not self.values or self.state != "head" or is_sentence(block):
            return False
        kind, value = last = self.values[-1]
        if value and not (kind in _WRAPPED and block.gap == 0 and len(value) >= MIN_WRAPPED):
            return False
        if value and is_strong(block.text):
            return False
        last[1] = f"{value} {block.text}".strip()
        return True

    def _take_values(self) -> None:
        """Note in the draft what stands beside or below the labels."""
        draft = self.draft
        for kind, value in self.values:
            if kind == "title":
                draft.title = draft.title or value
            elif kind == "author":
                draft.author = draft.author or clean_author(value)
            elif kind == "outlet":
                draft.outlet = draft.outlet or value.split("; ")[0].strip() or None
            elif kind == "language":
                draft.language = language_code(value)
            elif kind == "url":
                draft.url = draft.url or value or None
            elif kind == "date":
                self._date(value, sure=True)
            elif kind == "info":
                self._info(value)

    def _date(self, text: str, *, sure: bool = False) -> None:
        found = find_day(text, month_first=self.vendor.month_first)
        if found is not None and (sure or self.draft.published is None):
            self.draft.published, self.draft.published_from = found.day, "head"

    def _info(self, value: str) -> None:
        """Read "The Example Times ; City [City]. 20 March 2023"."""
        outlet = re.split(r"\s*;|\s*\[|,\s|\.\s+(?=\d)", value)[0].strip()
        self.draft.outlet = self.draft.outlet or outlet or None
        self._date(value)

    def _body(self, block: Block) -> None:
        if any(p.match(block.text) for p in self.vendor.noise):
            return
        block.kind = BODY
        self.draft.blocks.append(block)

    def _head(self, block: Block, *, explicit: bool) -> None:
        if not explicit and is_sentence(block) and (self.saw_label or len(self.unlabelled) >= 2):
            self.state = "body"
            self._body(block)
        elif not any(p.match(block.text) for p in self.vendor.noise) or _WORDS_LINE.match(
            block.text
        ):
            self.unlabelled.append(block)

    def _drop_signature(self) -> None:
        blocks = self.draft.blocks
        if len(blocks) > 1 and len(blocks[-1].text.split()) <= MAX_SIGNATURE:
            text = blocks[-1].text.rstrip(".")
            if is_name(text) and text.upper() != text:
                blocks.pop()

    def _place(self) -> None:
        """Tell title, outlet, date and author among the lines without labels by their place."""
        draft = self.draft
        lines = list(self.unlabelled)
        for block in lines:
            self._cite(block.text)
        days = [i for i, b in enumerate(lines) if _is_day_line(b.text)]
        counts = [i for i, b in enumerate(lines) if _WORDS_LINE.match(b.text)]
        if counts:
            self._place_by_count(lines, counts[-1])
            return
        if days:
            at = days[-1]
            self._date(lines[at].text)
            before, after = lines[:at], lines[at + 1 :]
            if before and draft.outlet is None:
                draft.outlet = before.pop().text
            rest = before[-1:] or after
        else:
            rest = lines
        styled = [b for b in lines if b.level]
        if draft.title is None and (styled or rest):
            draft.title = (styled or rest)[-1 if rest is not lines and not styled else 0].text

    def _cite(self, text: str) -> None:
        """Read "Berg, Ada. The Example Times; City [City]. 20 Mar 2023: A.1."."""
        match = _CITATION.match(text)
        if match is None:
            return
        self.draft.author = self.draft.author or clean_author(match.group(1))
        self.draft.outlet = self.draft.outlet or match.group(2)
        self._date(match.group(3))

    def _place_by_count(self, lines: list[Block], at: int) -> None:
        """Read heads of the order: section, title, author, number of words, date, outlet."""
        draft = self.draft
        before, after = lines[:at], lines[at + 1 :]
        if (
            before
            and len(before) > 1
            and (is_person(before[-1].text) or _is_byline(before[-1].text))
        ):
            draft.author = draft.author or clean_author(before.pop().text)
        if before:
            draft.title = draft.title or before[-1].text
        for block in after:
            if _is_day_line(block.text):
                self._date(block.text)
            elif draft.outlet is None and draft.published is not None:
                draft.outlet = block.text

    def _mark_headings(self) -> None:
        blocks = self.draft.blocks
        for block, follows in itertools.pairwise(blocks):
            if block.level or is_heading(block, follows):
                block.kind = HEADING


def _is_day_line(text: str) -> bool:
    line = head_line(text)
    return line is not None and line.day is not None and len(text) < 70


def _is_byline(text: str) -> bool:
    line = head_line(text)
    return line is not None and line.author is not None
