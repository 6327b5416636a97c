import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def words(article: Article) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is ParagraphKind.BODY]


def test_markdown_with_front_matter(write: Write, title, paragraphs, heading) -> None:
    text = (
        f'---\ntitle: "{title}"\ndate: 2021-03-09\nauthor: Ada Berg\nsource: Quay Post\n'
        f"tags: [bridges]\n---\n\n{paragraphs[0]}\n\n## {heading}\n\n"
        f"![The old bridge](bridge.jpg)\n\n> {paragraphs[1]}\n\nThe **end** of [it](http://x.example)"
        " is near, said nobody at all in the hall.\n\n---\n\n[More](http://x.example/more)\n"
    )

    article = read_file(write("a.md", text)).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "Quay Post")
    assert (str(article.published), article.published_from) == ("2021-03-09", "front matter")
    assert words(article) == [
        paragraphs[0],
        paragraphs[1],
        "The end of it is near, said nobody at all in the hall.",
    ]


def test_the_files_in_an_archive_are_read_under_their_own_names(
    write: Write, zipped, head, body
) -> None:
    data = zipped(
        {
            "one/a.txt": head + body,
            "../../b.txt": head + body,
            ".hidden/c.txt": "x",
            "d.png": b"\x89PNG",
        }
    )

    read = read_file(write("a.zip", data))

    assert [a.file_name for a in read.articles] == ["b.txt", "a.txt"]
    assert "d.png is a picture (PNG)" in read.warnings[0]


def test_links_and_devices_in_a_tar_are_left_alone(write: Write, head, body) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len((head + body).encode())
        archive.addfile(member, io.BytesIO((head + body).encode()))
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        pipe = tarfile.TarInfo("pipe.txt")
        pipe.type = tarfile.FIFOTYPE
        archive.addfile(pipe)

    read = read_file(write("a.tgz", data.getvalue()))

    assert [a.file_name for a in read.articles] == ["a.txt"]


def test_a_packed_single_file(write: Write, head, body, title) -> None:
    read = read_file(write("a.txt.gz", gzip.compress((head + body).encode())))

    assert [(a.title, a.file_name) for a in read.articles] == [(title, "a.txt")]


def test_chapters_of_an_e_book_are_articles(write: Write, zipped, title, paragraphs) -> None:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Quay Weekly</dc:title>'
        "<dc:date>2021-03-09</dc:date><dc:language>en</dc:language></metadata><manifest>"
        '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="o/c.opf"/></rootfiles></container>'
    data = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "o/c.opf": opf,
            "o/a.xhtml": f"<html><body><h1>{title}</h1>{text}</body></html>",
            "o/b.xhtml": f"<html><body><h1>Another story</h1>{text}</body></html>",
        }
    )

    articles = read_file(write("a.epub", data)).articles

    assert [a.title for a in articles] == [title, "Another story"]
    assert {(a.outlet, str(a.published)) for a in articles} == {("Quay Weekly", "2021-03-09")}


def test_the_items_of_a_feed_are_articles(write: Write, title, paragraphs) -> None:
    item = (
        f"<item><title>{title}</title><link>https://quay.example/b</link><author>Ada Berg</author>"
        f"<pubDate>Tue, 09 Mar 2021 08:00:00 GMT</pubDate><description><![CDATA["
        f"{''.join(f'<p>{p}</p>' for p in paragraphs)}]]></description></item>"
    )
    feed = (
        f'<?xml version="1.0"?><rss><channel><title>Quay Post</title>{item}{item}</channel></rss>'
    )

    articles = read_file(write("a.xml", feed)).articles

    assert [a.title for a in articles] == [title, title]
    assert (articles[0].outlet, str(articles[0].published)) == ("Quay Post", "2021-03-09")
    assert words(articles[0]) == list(paragraphs)


def test_content_decides_over_the_name(write: Write, docx, title, paragraphs) -> None:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (title, *paragraphs))

    assert words(read_file(write("a.txt", docx(body))).articles[0]) == list(paragraphs)
