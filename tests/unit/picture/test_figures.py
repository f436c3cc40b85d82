from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checking.compare import is_same
from app.picture.figures import format_area, format_beside, format_difference, format_pair

areas = st.floats(min_value=0, max_value=1e6, allow_nan=False)


@given(areas, areas)
def test_what_is_short_never_reads_like_what_is_required(measured, required):
    printed = format_pair(measured, required)
    assert (printed[0] != printed[1]) or measured >= required


@given(areas, st.floats(min_value=1e-17, max_value=1e-3))
def test_even_a_hair_short_shows_as_a_difference(required, gap):
    measured = required - gap
    printed = format_pair(measured, required)
    assert (printed[0] != printed[1]) or measured >= required


@given(areas, areas)
def test_pair_is_printed_with_equal_decimals_unless_a_double_says_no_more(measured, required):
    printed = format_pair(measured, required)
    places = [len(text.partition(".")[2]) for text in printed]
    assert places[0] == places[1] or max(abs(measured), abs(required)) * 1e-15 < 1


@given(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False))
def test_nought_never_carries_a_minus(value):
    for text in (format_area(value), format_difference(value)):
        digits = text.replace("\N{MINUS SIGN}", "-")
        assert not (digits.startswith("-") and float(digits) == 0)


@given(st.floats(max_value=0, min_value=-1e6, exclude_max=True))
def test_negative_difference_always_carries_a_true_minus(value):
    assert format_difference(value).startswith("\N{MINUS SIGN}")


@pytest.mark.parametrize(
    ("measured", "required", "printed"),
    [
        (184.2, 180.0, ("184.20", "180.00")),
        (35.996, 36.0, ("35.996", "36.000")),
        (36.001, 36.0, ("36.00", "36.00")),
        (36.0, 36.0, ("36.00", "36.00")),
        (0.0, 18.0, ("0.00", "18.00")),
    ],
    ids=["clear", "hair short", "hair over", "equal", "missing"],
)
def test_pair_takes_more_decimals_only_where_it_must(measured, required, printed):
    assert format_pair(measured, required) == printed


@pytest.mark.parametrize(
    ("difference", "printed"),
    [(4.2, "+4.20"), (-6.8, "−6.80"), (0.0, "0.00"), (-0.0, "0.00"), (-0.004, "−0.004")],
)
def test_difference_shows_its_sign(difference, printed):
    assert format_difference(difference) == printed


@given(areas, areas)
def test_an_area_never_reads_as_a_bound_that_it_misses(area, bound):
    printed = format_beside(area, (bound, None))
    assert printed != format_area(bound, decimals=len(printed.partition(".")[2])) or is_same(
        area, bound
    )
