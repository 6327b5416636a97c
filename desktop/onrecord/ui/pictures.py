"""Pictures that leave the program: what they need to be drawn and how they become files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgGenerator

from onrecord.export import ExportError, written_aside
from onrecord.ui import theme
from onrecord.ui.glyphs import (
    BOX,
    DOUBLE_WIDTH,
    STANCES,
    Glyph,
    draw_glyph,
    glyph_words,
)

MARGIN = 24.0
_HEAD_GAP, _LEGEND = 12.0, 36.0
_SCALE = 2.0
_SCREEN_SIDE = 4_000
_FONT_PX = {theme.Size.BASE: 13, theme.Size.SMALL: 12, theme.Size.CAPTION: 11, theme.Size.TITLE: 20}
_MAX_SIDE, _MAX_PIXELS = 32_000, 120_000_000


class Picture(Protocol):
    """What can be drawn at its own size, with shapes and words and no pixels of a screen."""

    title: str
    notes: Sequence[str]

    def size(self) -> QSizeF:
        """Return the size of what is drawn, without title and legend."""

    def draw(self, painter: QPainter) -> None:
        """Draw it with its corner at the origin."""


def paper() -> theme.Tokens:
    """Return the colours of pictures: those of the light scheme, whatever the window has."""
    return theme.scheme("light")


def picture_font(size: theme.Size, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font as large as designed, whatever size the analyst reads best."""
    font = theme.ui_font(size, weight)
    font.setPixelSize(_FONT_PX[size])
    return font


def save_picture(picture: Picture, path: Path) -> None:
    """Write a picture as PNG or SVG, whichever the file's suffix names.

    The file is written aside first, so that a failure leaves what was there before.

    Raises
    ------
    ExportError
        When the folder takes no file, or the picture is too large for pixels.
    """
    suffix = path.suffix.lower()
    if suffix == ".svg":
        content = svg_bytes(picture)
    elif suffix == ".png":
        content = png_bytes(picture)
    else:
        raise ExportError(f"{path.name} is neither .png nor .svg. Give it one of these endings.")
    written_aside(path, lambda aside: _fill(aside, content))


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def whole_size(picture: Picture) -> QSizeF:
    """Return the size of the picture with margins, title and legend."""
    inner = picture.size()
    width = max(inner.width(), _legend_width(), _head_width(picture)) + 2 * MARGIN
    return QSizeF(width, inner.height() + _head_height(picture) + _LEGEND + 2 * MARGIN)


def draw_whole(picture: Picture, painter: QPainter) -> None:
    """Draw title, notes, the picture itself and what its shapes mean."""
    size = whole_size(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), paper().base)
    y = MARGIN
    for words, font, colour in _head(picture):
        metrics = QFontMetricsF(font)
        write(painter, QPointF(MARGIN, y + metrics.ascent()), words, font, colour)
        y += metrics.height() + 2
    painter.save()
    painter.translate(MARGIN, MARGIN + _head_height(picture))
    picture.draw(painter)
    painter.restore()
    _draw_legend(painter, QPointF(MARGIN, size.height() - MARGIN - _LEGEND / 2))


def pixmap_of(picture: Picture) -> QPixmap:
    """Return the picture for the screen, not larger than what is of use there.

    Of a very large one the upper part is shown.
    """
    size = whole_size(picture).toSize().boundedTo(QSize(_SCREEN_SIDE, _SCREEN_SIDE))
    pixmap = QPixmap(size)
    pixmap.fill(paper().base)
    painter = QPainter(pixmap)
    draw_whole(picture, painter)
    painter.end()
    return pixmap


def png_bytes(picture: Picture) -> bytes:
    """Return the picture as PNG, twice as fine as on a plain screen.

    Raises
    ------
    ExportError
        When it would have more pixels than a program can open.
    """
    size = whole_size(picture)
    longest, area = max(size.width(), size.height()), size.width() * size.height()
    if longest > _MAX_SIDE or area > _MAX_PIXELS:
        raise ExportError(
            "The picture is too large for PNG. Save it as SVG, or filter rows and topics first."
        )
    fine = longest * _SCALE <= _MAX_SIDE and area * _SCALE**2 <= _MAX_PIXELS
    scale = _SCALE if fine else 1.0
    image = QImage((size * scale).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(paper().base)
    painter = QPainter(image)
    draw_whole(picture, painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def svg_bytes(picture: Picture) -> bytes:
    """Return the picture as SVG; words stay words."""
    size = whole_size(picture)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(picture.title)
    generator.setDescription("\n".join(picture.notes))
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRect(0, 0, round(size.width()), round(size.height())))
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        # Else points of a font would be other pixels than those that it was measured with.
        generator.setResolution(round(screen.logicalDotsPerInch()))
    painter = QPainter(generator)
    draw_whole(picture, painter)
    painter.end()
    buffer.close()
    return bytes(content.data())


def write(painter: QPainter, at: QPointF, words: str, font: QFont, colour: QColor) -> None:
    """Write words on one line; `at` is where their baseline begins."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, words)


def elided(words: str, font: QFont, room: float) -> str:
    """Return the words, shortened at their end to fit."""
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)


def draw_shape(
    painter: QPainter, glyph: Glyph, center: QPointF, size: float, *, reviewed: bool
) -> None:
    """Draw the shape of a stance as outlines around a point."""
    colours = paper()
    colour = {1: colours.support, -1: colours.oppose, 0: colours.neutral}[glyph.side]
    painter.save()
    painter.translate(center)
    painter.scale(size / BOX, size / BOX)
    painter.translate(-(DOUBLE_WIDTH if glyph.is_double else BOX) / 2, -BOX / 2)
    draw_glyph(painter, glyph, colours.muted if glyph is Glyph.NAMED else colour, reviewed=reviewed)
    painter.restore()


def _head(picture: Picture) -> Iterator[tuple[str, QFont, QColor]]:
    yield picture.title, picture_font(theme.Size.TITLE), paper().text
    for note in picture.notes:
        yield note, picture_font(theme.Size.SMALL), paper().second


def _head_height(picture: Picture) -> float:
    return sum(QFontMetricsF(font).height() + 2 for _, font, _ in _head(picture)) + _HEAD_GAP


def _head_width(picture: Picture) -> float:
    return max(QFontMetricsF(font).horizontalAdvance(words) for words, font, _ in _head(picture))


def _legend_width() -> float:
    metrics = QFontMetricsF(picture_font(theme.Size.CAPTION))
    return sum(metrics.horizontalAdvance(glyph_words(glyph)) + 42 for glyph in STANCES)


def _draw_legend(painter: QPainter, at: QPointF) -> None:
    font = picture_font(theme.Size.CAPTION)
    metrics = QFontMetricsF(font)
    x = at.x()
    for glyph in STANCES:
        draw_shape(painter, glyph, QPointF(x + 9, at.y()), 14, reviewed=False)
        x += 24
        words = glyph_words(glyph)
        baseline = at.y() + (metrics.ascent() - metrics.descent()) / 2
        write(painter, QPointF(x, baseline), words, font, paper().second)
        x += metrics.horizontalAdvance(words) + 18
