"""Runs of styled text to the blocks of a word-processor document."""

import re
from dataclasses import dataclass, field

from onrecord.reading.articles.blocks import BODY, CAPTION, Block, fold
from onrecord.reading.articles.headlines import is_strong
from onrecord.reading.articles.textshape import ends_sentence


@dataclass(slots=True)
class Run:
    """Hold a stretch of text in one style; a newline in it breaks the line only."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    link: bool = False


@dataclass(slots=True)
class StyledParagraph:
    """Hold a paragraph's runs and style."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    parted: bool = False
    aside: bool = False

    def blocks(self) -> list[Block]:
        """Return the paragraph as blocks: several where line breaks part it."""
        pieces = _pieces(self.runs)
        found = []
        for runs in pieces:
            text = fold("".join(run.text for run in runs))
            if text:
                found.append(self._block(text, runs))
                found[-1].gap = 0 if len(found) > 1 else 1
        if found:
            found[0].parted = self.parted
        return found

    def _block(self, text: str, runs: list[Run]) -> Block:
        kind = CAPTION if self.aside else BODY
        if len(runs) == 1:  # as most have
            run = runs[0]
            block = Block(text, kind=kind, level=self.level, size=run.size, links=float(run.link))
            block.bold, block.italic = run.bold, run.italic
            return block
        inked = [(len("".join(r.text.split())), r) for r in runs]
        total = sum(n for n, _ in inked) or 1

        def share(test: str) -> float:
            return sum(n for n, r in inked if getattr(r, test)) / total

        return Block(
            text,
            level=self.level,
            bold=share("bold") > 0.9,
            italic=share("italic") > 0.9,
            size=max(((n, r.size) for n, r in inked if n), default=(0, 0.0))[1],
            links=share("link"),
            kind=kind,
        )


_BREAKS = re.compile(r"(\n)")


def _pieces(runs: list[Run]) -> list[list[Run]]:
    """Return the runs between the line breaks that part paragraphs.

    Two breaks in a row always do; a single one does where the line before it ends a sentence, or
    is a short line of its own, and otherwise only bends a long line.
    """
    if not any("\n" in run.text for run in runs):
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        for piece in _BREAKS.split(run.text):
            if piece == "\n":
                lines.append([])
            elif piece:
                lines[-1].append(Run(piece, run.bold, run.italic, run.size, run.link))
    texts = [fold("".join(r.text for r in line)) for line in lines]
    pieces: list[list[Run]] = [[]]
    longest = max(map(len, texts), default=0)
    for i, line in enumerate(lines):
        if i and (_parts(texts[i - 1], texts[i], longest) or _weighs_other(lines[i - 1], line)):
            pieces.append([])
        elif i:
            pieces[-1].append(Run(" "))
        pieces[-1].extend(line)
    return pieces


def _weighs_other(before: list[Run], after: list[Run]) -> bool:
    """Return whether one line is bold and the other is not."""
    first = {run.bold for run in before if run.text.strip()}
    second = {run.bold for run in after if run.text.strip()}
    return len(first) == len(second) == 1 and first != second


def _parts(before: str, after: str, longest: int) -> bool:
    if not before or not after:
        return True
    if after[0].islower():
        return False
    if is_strong(before) or is_strong(after):
        return True
    return ends_sentence(before) or len(before) < 0.6 * longest or longest > 160
