"""What word-processor formats have in common."""

from collections.abc import Sequence

from onrecord.reading.articles.blocks import BODY, CAPTION, Block
from onrecord.reading.articles.textshape import is_sentence
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.tabular.fields import field_of

# Rows of a table at the top of a document, which may name its title, source and date.
HEAD_ROWS = 10


def settle_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those from tables as text where tables only lay the page out.

    A table of data has cells of a few words; where half of what stands in tables is sentences, or
    nothing stands outside them, the tables are a layout.
    """
    cells = [b for b in blocks if b.aside]
    outside = sum(len(b.text) for b in blocks if not b.aside)
    inside = sum(len(b.text) for b in cells)
    sentences = sum(len(b.text) for b in cells if is_sentence(b))
    layout = inside > outside or (sentences * 2 > inside)
    for block in cells:
        block.kind = BODY if layout else CAPTION
    return list(blocks)


def join_row(blocks: list[Block], before: int) -> None:
    """Make one block of a row's short cells; cells with running text stay as they are."""
    row = blocks[before:]
    if len(row) == 2 and before < HEAD_ROWS and _names_field(row[0].text):
        label = row[0].text.rstrip(" :")
        blocks[before:] = [Block(f"{label}: {row[1].text}")]
        return
    if len(row) > 1 and all(len(b.text.split()) <= 12 for b in row):
        blocks[before:] = [Block(" ".join(b.text for b in row), kind=CAPTION, aside=True)]


def _names_field(text: str) -> bool:
    """Return whether a cell names what stands beside it: "Source", "Date", "Author"."""
    found = field_of(text.rstrip(" :")) if len(text.split()) <= 3 else None
    return found is not None and found[0] in ("title", "date", "outlet", "author")


def no_text(name: str) -> UnreadableFileError:
    """Return the refusal of a document without a word in it."""
    return UnreadableFileError(
        f"{name} holds no text, perhaps only pictures. If it is a scan, have its text recognised "
        "(OCR) and add the result."
    )
