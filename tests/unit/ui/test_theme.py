from itertools import product

import pytest
from PySide6.QtGui import QColor

from app.picture.picture import Fill
from app.ui.style.theme import DARK, LIGHT, palette, style_sheet

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: QColor, second: QColor) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_text_can_be_read_on_every_ground(theme):
    for ink, ground in product(
        (theme.ink, theme.muted, theme.accent),
        (theme.window, theme.surface, theme.paper, theme.accent_soft),
    ):
        assert _contrast(QColor(ink), QColor(ground)) >= 4.5, (ink, ground)
    assert _contrast(QColor(theme.on_accent), QColor(theme.accent)) >= 4.5


@THEMES
@pytest.mark.parametrize("fill", list(Fill))
def test_outcomes_can_be_read_on_their_fill_and_on_panels(theme, fill):
    ink = theme.outcome_ink(fill)
    assert _contrast(ink, theme.outcome_fill(fill)) >= 4.5
    assert _contrast(ink, QColor(theme.surface)) >= 4.5


@THEMES
def test_the_style_sheet_is_complete(theme):
    sheet = style_sheet(theme, "/icons")
    assert "$" not in sheet
    assert theme.accent in sheet


@THEMES
def test_the_palette_follows_the_theme(theme):
    assert palette(theme).windowText().color() == QColor(theme.ink)
