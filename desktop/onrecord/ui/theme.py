"""Colours, fonts and sizes of the window, for the light and the dark scheme."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from onrecord.ui import resources


class Appearance(StrEnum):
    """Which scheme the analyst wants: that of the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Size(StrEnum):
    """What a text is, which decides its size."""

    BASE = "base"
    SMALL = "small"
    CAPTION = "caption"
    CARD = "card"
    TITLE = "title"
    HERO = "hero"
    LIST = "list"
    READER = "reader"


_PX_AT_BASE_13 = {
    Size.BASE: 13.0,
    Size.SMALL: 12.0,
    Size.CAPTION: 11.0,
    Size.CARD: 13.0,
    Size.TITLE: 20.0,
    Size.HERO: 26.0,
    Size.LIST: 13.0,
    Size.READER: 14.0,
}
_ARTICLE_FAMILIES = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Cambria",
    "DejaVu Serif",
    "Times New Roman",
)
_SCALE_STEP = 0.1
_MIN_SCALE, _MAX_SCALE = 0.7, 2.5
# Without a desktop's settings Qt falls back to 9 points, which nobody chose.
_FALLBACK_POINTS, _READABLE_POINTS = 9.0, 10.0
_PLATFORMS_WITH_FALLBACK = frozenset({"xcb", "wayland", "offscreen", "minimal"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold the colours of a scheme by what they are for."""

    chrome: QColor
    panel: QColor
    base: QColor
    void: QColor
    sel: QColor
    hover: QColor
    text: QColor
    second: QColor
    muted: QColor
    hair: QColor
    strong: QColor
    ink: QColor
    on_ink: QColor
    support: QColor
    oppose: QColor
    neutral: QColor
    support_tint: QColor
    oppose_tint: QColor
    neutral_tint: QColor
    wash: QColor
    other: QColor
    warn: QColor
    error: QColor
    ok: QColor

    @property
    def by_name(self) -> Mapping[str, QColor]:
        """All colours by the name of their field."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.text.lightness() > self.base.lightness()


@lru_cache(maxsize=2)
def scheme(name: str) -> Tokens:
    """Return the colours of the scheme "light" or "dark"."""
    with resources.theme_file(name).open("rb") as file:
        colours: dict[str, str] = tomllib.load(file)["colours"]
    return Tokens(**{key: QColor(value) for key, value in colours.items()})


def from_palette(palette: QPalette) -> Tokens:
    """Return colours taken from the system's palette alone, for a high-contrast scheme."""
    role = QPalette.ColorRole
    text, base = palette.color(role.Text), palette.color(role.Base)
    window, mark = palette.color(role.Window), palette.color(role.Highlight)
    return Tokens(
        chrome=window, panel=window, base=base, void=window, sel=base, hover=base,
        text=text, second=text, muted=text, hair=text, strong=text, ink=text, on_ink=base,
        support=text, oppose=text, neutral=text,
        support_tint=base, oppose_tint=base, neutral_tint=base,
        wash=mark if mark != text else base, other=base, warn=text, error=text, ok=text,
    )  # fmt: skip


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return `share` of the first colour (0 to 1) over the rest of the second."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        first.redF() * share + second.redF() * rest,
        first.greenF() * share + second.greenF() * rest,
        first.blueF() * share + second.blueF() * rest,
    )


class Theme(QObject):
    """Hold what the window looks like now and tell when that changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._appearance = Appearance.SYSTEM
        self._tokens: Tokens | None = None
        self._article_scale = 1.0
        self._installed = False

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        if self._tokens is None:
            self._tokens = self._chosen()
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """Which scheme the analyst wants."""
        return self._appearance

    @property
    def article_scale(self) -> float:
        """How much larger than usual the article's words are, 1.0 as designed."""
        return self._article_scale

    def install(self, app: QApplication) -> None:
        """Give the application these colours and fonts, and follow the system's scheme."""
        from onrecord.ui.style import InkStyle

        app.setFont(_system_font())
        app.setStyle(InkStyle())
        self._installed = True
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._refresh)
        self._refresh()

    def set_appearance(self, appearance: Appearance) -> None:
        """Show the light or the dark scheme, or follow the system's."""
        self._appearance = appearance
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            hints = app.styleHints()
            if appearance is Appearance.SYSTEM:
                hints.unsetColorScheme()
            else:
                dark = appearance is Appearance.DARK
                hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._refresh()

    def set_article_scale(self, scale: float) -> None:
        """Show the article's words larger or smaller than designed."""
        scale = round(min(_MAX_SCALE, max(_MIN_SCALE, scale)), 2)
        if scale != self._article_scale:
            self._article_scale = scale
            self.changed.emit()

    def enlarge_article(self) -> None:
        """Show the article's words one step larger."""
        self.set_article_scale(self._article_scale + _SCALE_STEP)

    def reduce_article(self) -> None:
        """Show the article's words one step smaller."""
        self.set_article_scale(self._article_scale - _SCALE_STEP)

    def _chosen(self) -> Tokens:
        app = QGuiApplication.instance()
        dark = self._appearance is Appearance.DARK
        if isinstance(app, QGuiApplication):
            hints = app.styleHints()
            accessibility = getattr(hints, "accessibility", None)
            if (
                accessibility is not None
                and accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
            ):
                return from_palette(QApplication.style().standardPalette())
            if self._appearance is Appearance.SYSTEM:
                dark = hints.colorScheme() is Qt.ColorScheme.Dark
        return scheme("dark" if dark else "light")

    def _refresh(self) -> None:
        chosen = self._chosen()
        changed = chosen != self._tokens
        self._tokens = chosen
        app = QApplication.instance()
        if self._installed and isinstance(app, QApplication):
            app.setPalette(palette_of(chosen))
        if changed:
            self.changed.emit()


def palette_of(t: Tokens) -> QPalette:
    """Return the palette that gives every widget these colours."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    pairs = {
        role.Window: t.chrome, role.WindowText: t.text, role.Base: t.base,
        role.AlternateBase: t.panel, role.Text: t.text, role.Button: t.base,
        role.ButtonText: t.text, role.BrightText: t.on_ink, role.Highlight: t.sel,
        role.HighlightedText: t.text, role.Link: t.text, role.LinkVisited: t.second,
        role.ToolTipBase: t.panel, role.ToolTipText: t.text, role.PlaceholderText: t.muted,
        role.Light: t.base, role.Midlight: t.panel, role.Mid: t.hair, role.Dark: t.strong,
        role.Shadow: t.strong, role.Accent: t.ink,
    }  # fmt: skip
    for where, colour in pairs.items():
        palette.setColor(where, colour)
    pale = mixed(t.muted, t.chrome, 0.6)
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, where, pale)
    return palette


_THEME = Theme()
theme_changed = _THEME.changed
"""Emitted without arguments after colours, or the size of the article's words, changed."""


def theme() -> Theme:
    """Return the theme of the application."""
    return _THEME


def tokens() -> Tokens:
    """Return the colours in use."""
    return _THEME.tokens


def _system_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if (
        QGuiApplication.platformName() in _PLATFORMS_WITH_FALLBACK
        and 0 < font.pointSizeF() <= _FALLBACK_POINTS
    ):
        font.setPointSizeF(_READABLE_POINTS)
    return font


def ui_font(size: Size = Size.BASE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's own voice: the system's font in a size relative to it."""
    font = QFont(QApplication.font())
    _resize(font, _PX_AT_BASE_13[size] / _PX_AT_BASE_13[Size.BASE])
    if size in {Size.CARD, Size.TITLE, Size.HERO} and weight is QFont.Weight.Normal:
        weight = QFont.Weight.DemiBold
    font.setWeight(weight)
    return font


def article_font(size: Size = Size.READER, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the voice of the articles: a serif font, scaled as the analyst set it."""
    font = QFont(QApplication.font())
    font.setFamilies([_article_family()])
    font.setStyleHint(QFont.StyleHint.Serif)
    _resize(font, _PX_AT_BASE_13[size] / _PX_AT_BASE_13[Size.BASE] * _THEME.article_scale)
    font.setWeight(weight)
    return font


def px(length: float) -> int:
    """Return a length, given in pixels at the designed font size, as it is with this font."""
    height = QFontMetricsF(QApplication.font()).height()
    return round(length * max(1.0, height / _HEIGHT_AT_BASE_13))


_HEIGHT_AT_BASE_13 = 18.0
"""Line height in px of the system font at 13 px on which the sizes of the design were set."""


def _resize(font: QFont, factor: float) -> None:
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * factor)))


@lru_cache(maxsize=1)
def _article_family() -> str:
    known = set(QFontDatabase.families())
    found = next((family for family in _ARTICLE_FAMILIES if family in known), None)
    return found or QFont("serif").defaultFamily()
