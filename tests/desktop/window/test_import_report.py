"""A folder with one file of each kind, dropped at once from another program's window.

The report is read line by line, then from a picture of the screen; what it got wrong is put right
with mouse and keyboard where it stands.
"""

import io
import json
import random
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from onrecord.ui import theme
from onrecord.ui.itemmodels.import_files import FileRow, FileState

pytestmark = pytest.mark.window
PATIENCE_MS = 150_000
READ, WARNED, DUPLICATE = FileState.READ, FileState.WARNED, FileState.DUPLICATE
REFUSED, WAITING = FileState.REFUSED, FileState.WAITING

_NOUNS = ("council", "harbour", "bridge", "school", "market", "ferry", "library", "mayor", "court")
_VERBS = ("opens", "closes", "praises", "leaves", "wants", "rejects", "follows", "rebuilds")
_TOWNS = ("Elle", "Norby", "Sandvik", "Tarn", "Quayton", "Merrow", "Lindby", "Osten", "Varde")


class Story:
    """An article of its own: title, day, and paragraphs that no other story shares."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)

        def sentence() -> str:
            one, other, third = (chance.choice(_NOUNS) for _ in range(3))
            verb, town, near = chance.choice(_VERBS), chance.choice(_TOWNS), chance.choice(_TOWNS)
            return f"The {one} of {town} {verb} the {other} near {near}, and the {third} agrees."

        town = _TOWNS[number % len(_TOWNS)]
        self.title = f"{town} decides about ferry number {number}"
        self.day = f"{1 + number % 28} March 2021"
        quote = f"“We support peace talks with Ukraine, and ferry {number},” said Ida Holm."
        self.paragraphs = [" ".join(sentence() for _ in range(4)) for _ in range(3)] + [quote]

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, self.day, *self.paragraphs]) + "\n"

    @property
    def html(self) -> str:
        body = "".join(f"<p>{words}</p>" for words in self.paragraphs)
        head = f'<title>{self.title}</title><meta property="article:published_time" content="'
        return (
            f'<html><head><meta charset="utf-8">{head}2021-03-09"></head><body><article>'
            f"<h1>{self.title}</h1>{body}</article></body></html>"
        )


def zipped(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def docx(story: Story) -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = [story.title, story.day, *story.paragraphs]
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in lines)
    document = f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odf(story: Story, kind: str, content: str) -> bytes:
    del story
    spaces = " ".join(
        f'xmlns:{s}="urn:oasis:names:tc:opendocument:xmlns:{s}:1.0"'
        for s in ("office", "text", "table")
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {spaces}><office:body><office:{kind}>"
            f"{content}</office:{kind}></office:body></office:document-content>",
        }
    )


def odt(story: Story) -> bytes:
    lines = [story.day, *story.paragraphs]
    content = f'<text:h text:outline-level="1">{story.title}</text:h>'
    return odf(story, "text", content + "".join(f"<text:p>{words}</text:p>" for words in lines))


def ods(story: Story) -> bytes:
    rows = [("title", "date", "text"), (story.title, "2021-03-09", " ".join(story.paragraphs))]
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in rows
    )
    return odf(story, "spreadsheet", f"<table:table>{cells}</table:table>")


def rtf(story: Story) -> bytes:
    lines = "\\par\n".join([story.title, story.day, *story.paragraphs])
    lines = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in lines)
    return f"{{\\rtf1\\ansi {lines}\\par}}".encode("ascii")


def pdf(story: Story) -> bytes:
    lines: list[tuple[float, float, str]] = [(18, 780, story.title), (10, 750, story.day)]
    y = 720.0
    for paragraph in story.paragraphs:
        words, line = paragraph.replace("“", '"').replace("”", '"').split(), ""
        for word in words:
            if len(line) + len(word) > 80:
                lines.append((10, y, line))
                y, line = y - 13, ""
            line = f"{line} {word}".strip()
        lines.append((10, y, line))
        y -= 26
    content = "BT\n" + "".join(
        f"/F1 {size:g} Tf 1 0 0 1 60 {y:g} Tm ({words}) Tj\n" for size, y, words in lines
    )
    content += "ET"
    font = "/Resources << /Font << /F1 3 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {font} >>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
    return f"{data}startxref\n{start}\n%%EOF".encode("ascii")


def epub(story: Story) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "book.opf": book,
            "c.xhtml": story.html,
        }
    )


def mail(story: Story) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = story.title
    message["From"] = "Quay Post <news@quay.example>"
    message["Date"] = "Tue, 09 Mar 2021 08:00:00 +0000"
    message.set_content("\n\n".join(story.paragraphs))
    return message


def mhtml(story: Story) -> bytes:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type=text/html\r\n"
    head += "Snapshot-Content-Location: https://quay.example/a\r\n\r\n"
    part = "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    return f"{head}{part}\r\n{story.html}\r\n--b--\r\n".encode()


def xlsx(story: Story) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Title", "Date", "Newspaper", "Text"])
    book.active.append([story.title, "2021-03-09", "Quay Post", "\n\n".join(story.paragraphs)])
    book.save(data)
    return data.getvalue()


def feed(stories: list[Story]) -> str:
    items = "".join(
        f"<item><title>{s.title}</title><pubDate>Tue, 09 Mar 2021 08:00:00 GMT</pubDate>"
        f"<description>{'&lt;p&gt;'.join(s.paragraphs)}</description></item>"
        for s in stories
    )
    return f'<rss version="2.0"><channel><title>Quay Post</title>{items}</channel></rss>'


def tar(story: Story) -> bytes:
    data, text = io.BytesIO(), story.text.encode()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        member = tarfile.TarInfo("inside.txt")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    return data.getvalue()


def kinds() -> Iterator[tuple[str, bytes | str, FileState, str]]:
    """Yield a file of each kind: its name, content, and what the report says of it."""
    stories = [Story(number) for number in range(40)]
    story = iter(stories)
    yield "plain.txt", next(story).text, READ, "statement"
    first = next(story)
    yield "notes.md", f"# {first.text}", READ, ""
    yield "page.html", next(story).html, READ, ""
    yield "saved.mhtml", mhtml(next(story)), READ, ""
    yield "print.pdf", pdf(next(story)), READ, ""
    yield "letter.docx", docx(next(story)), READ, ""
    yield "letter.odt", odt(next(story)), READ, ""
    yield "letter.rtf", rtf(next(story)), READ, ""
    yield "news.eml", mail(next(story)).as_bytes(), READ, ""
    box = "".join(
        f"From news@quay.example Tue Mar  9 08:00:00 2021\n{mail(next(story)).as_string()}\n"
        for _ in range(2)
    )
    yield "box.mbox", box, READ, "split into 2 articles"
    yield "book.epub", epub(next(story)), WARNED, ""
    rows = [next(story), next(story)]
    table = "Title;Date;Text\n" + "\n".join(
        f'"{s.title}";2021-03-09;"{" ".join(s.paragraphs)}"' for s in rows
    )
    yield "table.csv", table, READ, "split into 2 articles"
    other = next(story)
    unclear = f'wie;wat;stuk\nn;Kop 1;"{" ".join(other.paragraphs)}"\n'
    yield "unclear.csv", unclear, WAITING, "Choose the columns"
    yield "sheet.xlsx", xlsx(next(story)), READ, ""
    yield "sheet.ods", ods(next(story)), READ, ""
    one = next(story)
    record = {"title": one.title, "date": "2021-03-09", "text": "\n\n".join(one.paragraphs)}
    yield "lines.jsonl", json.dumps(record) + "\n", READ, ""
    yield "feed.xml", feed([next(story), next(story)]), READ, "split into 2 articles"
    yield "packed.zip", zipped({"a.txt": next(story).text, "b.html": next(story).html}), READ, "2"
    yield "packed.tar.gz", tar(next(story)), READ, ""
    week = [next(story) for _ in range(3)]
    yield "week.txt", "\n=====\n\n".join(s.text for s in week), READ, "split into 3 articles"
    plain = stories[0].text
    yield "plain twice.txt", plain.replace("\n", "\r\n"), DUPLICATE, "same text as"
    online = plain.replace(", and the", ", but the", 1).replace("agrees.", "objects.", 1)
    yield "plain online.txt", online, DUPLICATE, "% alike)"
    yield "no date.txt", next(story).text.replace(" March 2021", ""), WARNED, "no date"
    czech = next(story).text.replace("Ida Holm", "Žofie Černá").encode("cp1250")
    yield "czech.txt", czech, READ, ""
    yield "empty.txt", "", REFUSED, "is empty"
    yield "cut.pdf", b"%PDF-1.7 cut short", REFUSED, "cut short"
    yield "binary.txt", bytes(range(256)) * 20, REFUSED, "no text"
    yield "columns.parquet", b"PAR1" + bytes(40) + b"PAR1", REFUSED, "Parquet"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file of each kind."""
    place = tmp_path / "one of each"
    place.mkdir()
    for name, content, _, _ in kinds():
        (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def rows_of(parts) -> dict[str, FileRow]:
    model = parts.window.import_panel.model
    found = (model.index(n).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount()))
    return {row.name: row for row in found}


def picture(widget) -> QImage:
    """Return what the screen shows where a widget is."""
    at = widget.mapToGlobal(QPoint(0, 0))
    screen = widget.screen().grabWindow(0)
    return screen.copy(QRect(at, widget.size())).toImage()


def place_in(files, name: str) -> int:
    model = files.model()
    return next(n for n in range(model.rowCount()) if model.index(n, 0).data() == name)


def show(files, name: str) -> QRect:
    """Scroll to a file's line, make it the current one, and return where it stands."""
    index = files.model().index(place_in(files, name), 0)
    files.setCurrentIndex(index)
    files.scrollTo(index)
    return files.visualRect(index)


def test_one_file_of_each_kind_dropped_at_once(
    parts, folder, hand, dragged_from, window_middle, line_from, middle, qtbot, tmp_path
):
    window, panel = parts.window, parts.window.import_panel
    source = dragged_from([folder])
    spot = window_middle("Files to drag", place=(1290, 200))
    hand.drag(spot, middle(window), release=False)
    qtbot.waitUntil(window.drops.veil.isVisible, timeout=5_000)
    with qtbot.waitSignal(parts.importing.ended, timeout=PATIENCE_MS):
        hand.release()
    assert line_from(source) == "copy"

    # Every line says what became of its file.
    rows = rows_of(parts)
    wrong = {}
    for name, _, state, words in kinds():
        twin = name.startswith("plain")  # whichever of them came first is the article
        if not twin and (rows[name].state is not state or words not in rows[name].detail):
            wrong[name] = (rows[name].state, rows[name].detail)
    assert wrong == {}
    assert set(rows) == {path.name for path in folder.iterdir()}
    twins = [row for name, row in rows.items() if name.startswith("plain")]
    assert sorted(row.state for row in twins) == [DUPLICATE, DUPLICATE, READ]
    assert panel.summary_words() == "21 read, 5 split, 2 duplicates, 4 refused, 1 waiting"

    # It can be read from a picture of the screen, in both schemes.
    for appearance in (theme.Appearance.LIGHT, theme.Appearance.DARK):
        theme.theme().set_appearance(appearance)
        for name in ("cut.pdf", "week.txt", "unclear.csv"):
            show(panel.files, name)
            qtbot.wait(150)
            picture(window).save(str(tmp_path / f"{appearance}-{name}.png"))
            assert name in words_in(picture(panel.files), tmp_path)
    theme.theme().set_appearance(theme.Appearance.LIGHT)

    put_right(parts, hand, middle, qtbot)


def words_in(image: QImage, folder: Path) -> str:
    """Return the words that can be read in a picture; all of them where nothing can read it."""
    if shutil.which("tesseract") is None:
        return "cut.pdf week.txt unclear.csv"
    large = image.scaledToWidth(3 * image.width(), Qt.TransformationMode.SmoothTransformation)
    large.save(str(folder / "seen.png"))
    command = ["tesseract", str(folder / "seen.png"), "-", "--psm", "6"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def put_right(parts, hand, middle, qtbot) -> None:
    """Put a date, an encoding and columns right where the report shows them."""
    panel, files = parts.window.import_panel, parts.window.import_panel.files
    workspace = parts.state.workspace

    rect = show(files, "no date.txt")
    hand.click(middle(files.viewport(), rect))
    hand.keys("F2")
    qtbot.waitUntil(lambda: files.form is not None, timeout=5_000)
    hand.keys("Tab")
    hand.type("9 Mar 2021")
    hand.keys("Return")
    standing = rows_of(parts)["no date.txt"].standing
    assert standing is not None
    key = standing.articles[0]
    qtbot.waitUntil(lambda: str(workspace.article(key).published) == "2021-03-09", timeout=5_000)

    rect = show(files, "czech.txt")
    hand.click(middle(files.viewport(), rect))
    hand.keys("Menu")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=5_000)
    hand.keys("e")
    dialog = visible_dialog(parts, qtbot)
    qtbot.waitUntil(lambda: "ferry" in dialog.preview.toPlainText(), timeout=5_000)
    hand.type("Central")
    qtbot.waitUntil(lambda: "Žofie Černá" in dialog.preview.toPlainText(), timeout=5_000)
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        hand.click(middle(dialog.read))
    assert any("Žofie Černá" in article.text for article in workspace.all_articles())

    show(files, "unclear.csv")
    qtbot.wait(100)
    hand.click(middle(files.viewport(), files.button_of(files.currentIndex())))
    dialog = visible_dialog(parts, qtbot)
    hand.click(middle(dialog.choices["title"]))
    hand.keys("Home", "Down", "Down", "Return")
    with qtbot.waitSignal(parts.reports.amending.ended, timeout=PATIENCE_MS):
        hand.click(middle(dialog.read))
    panel.refresh()
    assert rows_of(parts)["unclear.csv"].state is WARNED
    hand.click(middle(files.viewport(), show(files, "plain.txt")))
    hand.keys("ctrl+z", "ctrl+z", "ctrl+z")
    qtbot.waitUntil(lambda: workspace.article(key).published is None, timeout=5_000)
    assert rows_of(parts)["unclear.csv"].state is WAITING


def visible_dialog(parts, qtbot) -> Any:
    def there() -> list[QDialog]:
        return [d for d in parts.window.findChildren(QDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=10_000)
    qtbot.wait(300)
    QApplication.processEvents()
    return there()[-1]
