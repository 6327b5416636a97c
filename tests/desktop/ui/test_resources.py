"""Icons, samples and notices."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from onrecord.resource_folder import MissingResourceError, resource_folder
from onrecord.ui import resources, theme
from onrecord.ui.theme import Appearance


def strongest(image: QImage) -> QColor:
    """Return the colour of the most opaque point."""
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=QColor.alpha)


def test_an_icon_takes_the_colour_that_the_theme_has_when_it_is_drawn(qapp):
    icon = resources.icon("search")
    try:
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            theme.theme().set_appearance(appearance)
            drawn = strongest(icon.pixmap(QSize(32, 32)).toImage())
            assert abs(drawn.lightness() - theme.tokens().text.lightness()) < 20
    finally:
        theme.theme().set_appearance(Appearance.SYSTEM)


def test_an_icon_is_as_sharp_as_the_screen(qapp):
    assert resources.icon("quote").pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


def test_a_disabled_icon_is_paler(qapp):
    icon = resources.icon("search")
    usual = strongest(icon.pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()).alpha()
    pale = strongest(icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()).alpha()
    assert pale < usual * 0.6


def test_a_missing_icon_is_named(qapp):
    with pytest.raises(MissingResourceError, match="no-such-icon"):
        resources.icon("no-such-icon")


def test_samples_are_articles_without_the_notes_beside_them(samples):
    assert resources.samples() == samples
    assert samples


def test_notices_name_qt_and_its_licence():
    assert "LGPL" in resources.notices()
    assert "ISC License" in resources.icon_licence()


def test_every_icon_that_the_window_names_is_there(repository: Path):
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (repository / "desktop" / "onrecord" / "ui").rglob("*.py")
    )
    named = set(re.findall(r'\b(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', code))
    known = {path.stem for path in (resource_folder() / "icons" / "lucide").glob("*.svg")}
    assert named
    assert named <= known
