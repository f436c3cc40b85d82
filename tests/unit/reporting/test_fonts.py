from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.picture.style import STYLES
from app.reporting.sheet.fonts import has_glyph, markup, printable, text_width


@pytest.mark.parametrize("character", "塅垅畲圳鸪㙍〔〕㎡−—〓▲…×÷“”、")
def test_font_holds_what_sheets_need(character):
    assert has_glyph(character)


@given(st.text(max_size=60))
def test_whatever_is_printable_has_a_glyph(text):
    assert all(has_glyph(character) or character == " " for character in printable(text))


def test_missing_character_shows_as_geta_with_its_code():
    assert printable("a\U00020000b") == "a〓(U+20000)b"


def test_invisible_characters_go_and_breaks_become_spaces():
    assert printable("甲\u200b\u202e乙\x07\n 丙") == "甲乙 丙"


def test_long_text_ends_with_an_ellipsis():
    assert printable("长" * 50, limit=10) == "长" * 9 + "…"


@given(st.text(max_size=60))
def test_no_text_prints_longer_than_its_limit(text):
    assert len(printable(text, limit=20)) <= 20


def test_codes_of_missing_characters_count_as_they_print():
    assert printable("\u0330" * 5, limit=12) == "〓(U+0330)〓(…"


def test_nothing_is_read_as_markup():
    assert markup("<b>&") == "&lt;b&gt;&amp;"


def test_words_of_outcomes_have_a_width(chinese):
    for style in STYLES.values():
        assert text_width(chinese(style.word), 9.0) > 0
