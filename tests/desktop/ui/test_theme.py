"""Colours and fonts of the window."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from onrecord.ui import theme
from onrecord.ui.theme import Appearance, Size, Theme


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read_on_every_ground_they_stand_on(name):
    t = theme.scheme(name)
    for ground in (t.base, t.panel, t.chrome, t.sel, t.hover):
        assert contrast(t.text, ground) >= 7
        assert contrast(t.second, ground) >= 4.5
        assert contrast(t.muted, ground) >= 4.4
    for stance in (t.support, t.oppose, t.neutral, t.warn, t.error, t.ok):
        assert contrast(stance, t.base) >= 4.5
    assert contrast(t.on_ink, t.ink) >= 7
    assert contrast(t.text, t.wash) >= 7
    assert contrast(t.strong, t.base) >= 3


def test_dark_knows_that_it_is_dark():
    assert theme.scheme("dark").dark
    assert not theme.scheme("light").dark


def test_choosing_an_appearance_changes_the_colours_and_tells_once(qtbot):
    own = Theme()
    with qtbot.waitSignal(own.changed, timeout=500):
        own.set_appearance(Appearance.LIGHT)
        own.set_appearance(Appearance.DARK)
    assert own.tokens == theme.scheme("dark")
    with qtbot.assertNotEmitted(own.changed):
        own.set_appearance(Appearance.DARK)


def test_palette_takes_selection_from_the_theme_not_from_the_system(qapp):
    palette = theme.palette_of(theme.scheme("light"))
    assert palette.color(QPalette.ColorRole.Highlight) == theme.scheme("light").sel
    assert palette.color(QPalette.ColorRole.HighlightedText) == theme.scheme("light").text


def test_high_contrast_colours_come_from_the_systems_palette_alone(qapp):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    t = theme.from_palette(palette)
    assert (t.support, t.oppose, t.text) == (QColor("yellow"),) * 3


def test_article_words_grow_by_steps_and_stop(qtbot):
    own = Theme()
    for _ in range(40):
        own.enlarge_article()
    assert own.article_scale == pytest.approx(2.5)
    own.set_article_scale(1.0)
    own.reduce_article()
    assert own.article_scale == pytest.approx(0.9)


def test_captions_are_smaller_than_the_base_and_titles_larger(qapp):
    base = theme.ui_font().pointSizeF()
    assert theme.ui_font(Size.CAPTION).pointSizeF() < base < theme.ui_font(Size.HERO).pointSizeF()
    assert theme.article_font().families() != QApplication.font().families()
