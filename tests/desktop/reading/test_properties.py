"""Laws of all readers: any bytes are read or refused, and paragraphs lie within their text."""

import importlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain.article import Article
from onrecord.reading.articles.blocks import article_of
from onrecord.reading.articles.finish import finish
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Source

READERS = (
    "text.plain_text",
    "text.markdown",
    "web.html",
    "pdf.pages",
    "office.docx",
    "office.odt",
    "office.rtf",
    "mail.message",
    "mail.mbox",
    "web.mhtml",
    "tabular.delimited",
    "tabular.json_records",
    "tabular.spreadsheet",
    "office.epub",
    "web.feed",
    "archive",
    "web.warc",
    "tabular.parquet",
)
# Pieces of formats, so that what is drawn gets past the first look.
PIECES = st.sampled_from(
    [
        b"<p>",
        b"</p>",
        b"<br><br>",
        b"<table><tr><td>",
        b"</td>",
        b"<h1>",
        b"\\par ",
        b"{\\rtf1 ",
        b"}",
        b"\\'93",
        b"\\u8220?",
        b"\\b ",
        b"From: a@b.example\n",
        b"Subject: x\n",
        b"Date: 9 Mar 2021\n",
        b"\n\n",
        b"=====\n",
        b"By Ada Berg\n",
        b"9 March 2021",
        b"# ",
        b"**",
        b"> ",
        b"[x](y)",
        b'{"text": "',
        b'"}',
        b",",
        b";",
        b'"',
        b"title,date,text\n",
        b"End of Document\n",
        b"Length: 3 words\n",
        b"\x00",
        b"\x1b",
        b"&#27;",
        b"&#xfffe;",
        b"<pre>",
        b"<a href='//[x'>",
        b"NaN",
        b"WARC/1.0\r\n",
        b"\xff\xfe",
        b"The council met on Monday and put off the vote on the bridge until the end of August.",
        b"<rss><channel><item><title>",
        b"</title><description>",
        b"%PDF-1.4",
        b"PK\x03\x04",
        b"\xe2\x80\x9c",
    ]
)
FILES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(b"".join))


def check(article: Article) -> None:
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
        assert article.words_at(paragraph.span).strip()
        assert not article.text[end : paragraph.span.start].strip() or article.encoding
        end = paragraph.span.end


@pytest.mark.parametrize("name", READERS)
@settings(suppress_health_check=list(HealthCheck))
@given(data=FILES)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    reader = importlib.import_module(f"onrecord.reading.{name}")
    try:
        reading = reader.read(Source("x", data))
    except UnreadableFileError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert refusal.startswith(("x ", "x.txt ", "In x", "Attached"))
        return
    for draft in reading.drafts:
        finish(draft, "x")
        check(article_of(draft, "x"))
