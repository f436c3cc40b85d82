"""Formatting codes go, what a person sees stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.dxf.wording import plain_mtext, plain_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("%%u休息室%%u", "休息室"),
        ("%%c200", "Ø200"),
        ("%%P0.000", "±0.000"),
        ("45%%d", "45°"),
        ("100%%%", "100%"),
        ("%%065", "A"),
        ("%%130", ""),
        (" 休息室 ", "休息室"),
        ("50%", "50%"),
    ],
)
def test_codes_of_text_are_resolved(text, seen):
    assert plain_text(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (r"休息室\P32.0㎡", "休息室\n32.0㎡"),
        (r"{\fSimSun|b0|i0|c134|p2;休息室}", "休息室"),
        (r"\A1;\H0.7x;\C1;\W0.8;\T1.1;\Q15;厨房", "厨房"),
        (r"\pi0,l0,xqc;厨房", "厨房"),
        (r"\L厨房\l", "厨房"),
        (r"12 m\S2^;", "12 m2"),
        (r"\S1/2;", "1/2"),
        (r"\S1#2;", "1/2"),
        (r"a\~b", "a b"),
        (r"\{a\} \\", r"{a} " + "\\"),
        ("a^Ib", "a b"),
        ("%%c50", "Ø50"),
        ("休息室\\P\\P", "休息室"),
    ],
)
def test_codes_of_mtext_are_resolved(text, seen):
    assert plain_mtext(text) == seen


@given(st.text(alphabet="休息室ABC 0123.,()㎡-", max_size=30))
def test_text_without_codes_stays_as_it_is(text):
    assert plain_text(text) == plain_mtext(text) == text.strip()


@given(st.text(alphabet="\\{};^%PSUfH|a休1", max_size=40))
def test_no_text_stops_the_reader(text):
    assert isinstance(plain_text(text) + plain_mtext(text), str)
