from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reporting.sheet.line_breaking import NEVER_FIRST, NEVER_LAST, break_lines

chinese_text = st.text(alphabet="甲乙丙，。（）“”、A1.- ㎡", max_size=60)


def letters(text: str) -> float:
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲乙丙丁戊", ["甲乙丙丁", "戊"]),
        ("甲乙丙丁，戊", ["甲乙丙", "丁，戊"]),
        ("甲乙丙（丁）", ["甲乙丙", "（丁）"]),
        ("甲乙 10.5", ["甲乙", "10.5"]),
        ("ABCDEFGH", ["ABCD", "EFGH"]),
        ("", [""]),
    ],
    ids=["plain", "no comma first", "no bracket last", "number whole", "long word", "empty"],
)
def test_lines_of_four_letters_break_where_they_may(text, lines):
    assert break_lines(text, (4.0, 4.0), letters) == lines


def test_first_line_may_have_another_width():
    assert break_lines("甲乙丙丁", (1.0, 3.0), letters) == ["甲", "乙丙丁"]


@given(chinese_text, st.integers(min_value=1, max_value=20))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = break_lines(text, (float(width), float(width)), letters)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(st.text(alphabet="甲乙，（", max_size=60))
def test_punctuation_stays_with_its_word_where_there_is_room(text):
    lines = break_lines(text, (90.0, 90.0), letters)
    assert lines == [text]
    narrow = break_lines("甲" * 7 + "，（乙）丙", (8.0, 8.0), letters)
    assert all(line[0] not in NEVER_FIRST and line[-1] not in NEVER_LAST for line in narrow)
