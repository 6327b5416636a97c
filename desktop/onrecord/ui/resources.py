"""Icons, themes, samples and notices of the program."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from onrecord.resource_folder import MissingResourceError, resource_folder

_DISABLED_OPACITY = 0.45
_SAMPLE_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf"})


def theme_file(scheme: str) -> Path:
    """Return the file with the colours of a scheme, "light" or "dark"."""
    return resource_folder() / "themes" / f"{scheme}.toml"


def program_icon() -> Path:
    """Return the program's own picture."""
    return resource_folder() / "icons" / "onrecord.svg"


def samples() -> list[Path]:
    """Return the sample articles that come with the program, by name; empty when there are none.

    Notes about a sample's source and licence lie beside it and are not among them.
    """
    place = resource_folder() / "samples"
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if path.suffix in _SAMPLE_SUFFIXES)


def notices() -> str:
    """Return the licences of everything that comes with the program, empty if they are missing."""
    for candidate in (resource_folder() / "NOTICE", resource_folder().parent / "NOTICE"):
        if candidate.is_file():
            return candidate.read_text(encoding="utf-8")
    return ""


def icon_licence() -> str:
    """Return the licence text of the icons."""
    return (resource_folder() / "icons" / "lucide" / "LICENSE").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    path = resource_folder() / "icons" / "lucide" / f"{name}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MissingResourceError(f"There is no icon “{name}” in {path.parent}.") from None


@lru_cache(maxsize=512)
def _rendered(name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
    side = max(1, round(size_px * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = (
        _svg(name)
        .replace("currentColor", colour)
        .replace('stroke-width="2"', 'stroke-width="1.75"')
    )
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor, size_px: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon drawn in one colour, `size_px` wide at the given device ratio."""
    return _rendered(name, colour.name(QColor.NameFormat.HexRgb), size_px, ratio)


class _InkEngine(QIconEngine):
    """Draw an icon in a colour of the current theme at the moment of painting."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._ink = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into the rectangle."""
        del state
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        side = min(rect.width(), rect.height())
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED_OPACITY)
        left = rect.x() + (rect.width() - side) // 2
        top = rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, pixmap(self._name, self._colour(), side, ratio))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in the given size."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon in the given size for a screen with this device ratio."""
        del state
        ratio = max(1.0, scale)
        side = max(1, min(size.width(), size.height()))
        drawn = pixmap(self._name, self._colour(), side, ratio)
        if mode is not QIcon.Mode.Disabled:
            return drawn
        pale = QPixmap(drawn.size())
        pale.setDevicePixelRatio(ratio)
        pale.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pale)
        painter.setOpacity(_DISABLED_OPACITY)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return pale

    def clone(self) -> QIconEngine:
        """Return another engine that draws the same."""
        return _InkEngine(self._name, self._ink)

    def _colour(self) -> QColor:
        return _colours()[self._ink]


def _colours() -> Mapping[str, QColor]:
    from onrecord.ui import theme

    return theme.tokens().by_name


def icon(name: str, colour: str = "text") -> QIcon:
    """Return a Lucide icon that always shows in the named colour of the current theme.

    It needs not be set again when the theme changes.
    """
    _svg(name)
    return QIcon(_InkEngine(name, colour))
