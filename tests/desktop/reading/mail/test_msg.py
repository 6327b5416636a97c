"""Mails in Outlook's own format, their bodies of every kind and what is attached to them."""

import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file
from onrecord.reading.mail.outlook_rtf import html_of, unpacked

Write = Callable[[str, bytes | str], Path]
Tree: TypeAlias = "Mapping[str, bytes | Tree]"
Container: TypeAlias = Callable[[Tree], bytes]
# 9 March 2021, 06:15, in units of 100 ns since 1601.
SENT = 132_597_513_000_000_000


def stream(number: int, text: str) -> dict[str, bytes]:
    """Return a property that is a text."""
    return {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le")}


def properties(head: int, **values: tuple[int, int, int]) -> dict[str, bytes]:
    """Return the list of properties: number, type and value of each."""
    data = b"".join(struct.pack("<HHIQ", kind, number, 6, v) for number, kind, v in values.values())
    return {"__properties_version1.0": bytes(head) + data}


def mail(
    *bodies: Mapping[str, bytes], title: str, head: int = 32, inside: "Tree | None" = None
) -> Tree:
    """Return the folder of a mail."""
    folder: dict[str, bytes | Tree] = {
        **properties(head, sent=(0x0039, 0x0040, SENT), page=(0x3FDE, 0x0003, 65001)),
        **stream(0x0037, title),
        **stream(0x0C1A, "The Quay Post"),
        **stream(0x5D01, "news@quay.example"),
    }
    for body in bodies:
        folder |= body
    return {**folder, **(inside or {})}


@pytest.fixture
def one(write: Write, container: Container) -> Callable[[Tree], Article]:
    """Return a function that writes a mail and gives the one article in it."""

    def read(tree: Tree) -> Article:
        found = read_file(write("a.msg", container(tree)))
        assert found.refused is None
        (article,) = found.articles
        return article

    return read


def kept(article: Article) -> list[str]:
    """Return the paragraphs of the text."""
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is ParagraphKind.BODY]


def test_the_words_sender_and_date_are_read(one, title, body, paragraphs) -> None:
    article = one(mail(stream(0x1000, f"By Ada Berg\r\n\r\n{body}"), title=title))

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert str(article.published) == "2021-03-09"
    assert kept(article) == list(paragraphs)


def test_the_web_text_is_preferred(one, title, paragraphs) -> None:
    page = "".join(f"<p>{p}</p>" for p in paragraphs).encode()
    html = {"__substg1.0_10130102": page}

    assert kept(one(mail(stream(0x1000, "See below."), html, title=title))) == list(paragraphs)


def test_web_text_packed_as_rich_text_is_read(one, title, paragraphs) -> None:
    text = "".join(
        rf"{{\*\htmltag64 <p>}}\htmlrtf \par\htmlrtf0 {_rtf(p)}{{\*\htmltag72 </p>}}"
        for p in paragraphs
    )
    rtf = rf"{{\rtf1\ansi\ansicpg1252\fromhtml1 {{\fonttbl{{\f0 Arial;}}}}{text}}}".encode()
    packed = struct.pack("<III", len(rtf) + 12, len(rtf), 0x414C454D) + bytes(4) + rtf

    assert kept(one(mail({"__substg1.0_10090102": packed}, title=title))) == list(paragraphs)


def test_rich_text_is_read(one, title, paragraphs) -> None:
    text = r"\par ".join(map(_rtf, paragraphs))
    rtf = rf"{{\rtf1\ansi {text}}}".encode()
    packed = struct.pack("<III", len(rtf) + 12, len(rtf), 0x414C454D) + bytes(4) + rtf

    assert kept(one(mail({"__substg1.0_10090102": packed}, title=title))) == list(paragraphs)


def _rtf(text: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in text)


def test_packed_text_is_unpacked() -> None:
    # Five letters as they are, eight by reference to the text that every packer starts from, two
    # by reference to what was just written, and the reference that ends it.
    literal = bytes([0b11100000]) + b"Quay "
    at = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720".index(b"\\deftab7")
    references = [(at << 4) | (8 - 2), (207 << 4) | 0, (207 + 15) << 4]
    data = literal + b"".join(r.to_bytes(2, "big") for r in references)

    assert unpacked(bytes(8) + b"LZFu" + bytes(4) + data) == b"Quay \\deftab7Qu"


def test_what_only_other_programs_show_is_no_web_text() -> None:
    rtf = (
        rb"{\rtf1\fromhtml1 {\*\htmltag <b>}\htmlrtf {\b \htmlrtf0 Quay\tab \'93Post\'94\htmlrtf }"
    )
    assert html_of(rtf + rb"\htmlrtf0 {\*\htmltag </b>}}") == "<b>Quay\t“Post”</b>"


def test_attached_files_and_mails_are_read(write: Write, container: Container, title, body) -> None:
    first = {
        **properties(8),
        **stream(0x3707, "second.txt"),
        "__substg1.0_37010102": f"Ferry sold to the town\n\n{body}".encode(),
    }
    inner = mail(stream(0x1000, body), title="Pier is closed for a year", head=24)
    second: Tree = {**properties(8), "__substg1.0_3701000D": inner}
    tree = mail(
        stream(0x1000, body),
        title=title,
        inside={"__attach_version1.0_#00000000": first},
    )
    wrapped = mail(
        stream(0x1000, "See the mail."),
        title="Fwd",
        inside={"__attach_version1.0_#00000000": second},
    )

    both = read_file(write("a.msg", container(tree))).articles
    (forwarded,) = read_file(write("b.msg", container(wrapped))).articles

    assert [a.title for a in both] == [title, "Ferry sold to the town"]
    assert forwarded.title == "Pier is closed for a year"


@pytest.mark.parametrize("length", [520, 1100, 2000])
def test_a_mail_cut_short_is_refused_or_read(
    write: Write, container: Container, title, body, length: int
) -> None:
    data = container(mail(stream(0x1000, body), title=title))

    read = read_file(write("a.msg", data[:length]))

    assert read.refused is None or "a.msg" in read.refused


def test_other_old_office_files_are_refused(write: Write, container: Container) -> None:
    data = container({"WordDocument": b"text"})

    assert "old Office format" in (read_file(write("a.doc", data)).refused or "")
