"""Areas and counts in cells."""

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.tables.areas import (
    LARGEST_AREA_M2,
    AreaUnit,
    Doubt,
    looks_like_unit,
    read_area,
    read_count,
    unit_of,
)


@pytest.mark.parametrize(
    ("cell", "area_m2"),
    [
        (32, 32.0),
        (32.05, 32.05),
        ("32.0", 32.0),
        (" ３２．５ ", 32.5),
        ("32.0㎡", 32.0),
        ("32 m²", 32.0),
        ("32m^2", 32.0),
        ("32平方米", 32.0),
        ("32.5 平米", 32.5),
        ("1,234.50", 1234.5),
        ("12,345.5㎡", 12345.5),
        ("32000000 mm2", 32.0),
        ("320000cm²", 32.0),
        ("100 sq ft", 9.290304),
    ],
)
def test_clear_areas_are_read_exactly(cell, area_m2):
    assert read_area(cell) == area_m2


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("", Doubt.MISSING),
        ("   ", Doubt.MISSING),
        ("约三十", Doubt.NOT_NUMBER),
        ("三十二", Doubt.NOT_NUMBER),
        ("约32", Doubt.NOT_NUMBER),
        ("32左右", Doubt.NOT_NUMBER),
        ("50%", Doubt.NOT_NUMBER),
        ("4.0×8.0", Doubt.NOT_NUMBER),
        ("#REF!", Doubt.NOT_NUMBER),
        ("1e3", Doubt.NOT_NUMBER),
        ("无", Doubt.NOT_NUMBER),
        (True, Doubt.NOT_NUMBER),
        (math.nan, Doubt.NOT_NUMBER),
        (math.inf, Doubt.NOT_NUMBER),
        (datetime.date(2024, 3, 2), Doubt.NOT_NUMBER),
        (0, Doubt.NOT_POSITIVE),
        (-20, Doubt.NOT_POSITIVE),
        ("-20", Doubt.NOT_POSITIVE),
        ("0.00", Doubt.NOT_POSITIVE),
        ("1,234", Doubt.SEPARATOR),
        ("1，234", Doubt.SEPARATOR),
        ("32,5", Doubt.SEPARATOR),
        ("1.234,5", Doubt.SEPARATOR),
        ("32。5", Doubt.SEPARATOR),
        ("30-35", Doubt.RANGE),
        ("30～35㎡", Doubt.RANGE),
        ("30至35", Doubt.RANGE),
        ("0.5亩", Doubt.UNIT),
        ("32m", Doubt.UNIT),
        (100_001, Doubt.TOO_LARGE),
    ],
)
def test_doubtful_areas_are_never_guessed(cell, doubt):
    assert read_area(cell) is doubt


@pytest.mark.parametrize(
    ("number", "is_read"), [(99_999.9, True), (100_000, True), (1e5 + 1, False)]
)
def test_the_largest_area_is_still_an_area(number, is_read):
    assert isinstance(read_area(number), float) is is_read


def test_the_head_states_the_unit_of_bare_numbers():
    assert read_area(1000, AreaUnit.SQUARE_FOOT) == 92.90304
    assert read_area("1000", AreaUnit.SQUARE_FOOT) == 92.90304


def test_cell_and_head_with_different_units_are_doubted():
    assert read_area("32㎡", AreaUnit.SQUARE_FOOT) is Doubt.UNITS_DIFFER
    assert read_area("32㎡", AreaUnit.SQUARE_METRE) == 32.0


@given(st.decimals(min_value="0.01", max_value=LARGEST_AREA_M2, places=2))
def test_a_number_means_the_same_in_every_dress(number):
    expected = float(number)
    dresses: list[str | float] = [
        expected,
        f"{number}",
        f"{number}㎡",
        f"{number} 平方米",
        f"{number:,.2f}",
    ]
    assert [read_area(dress) for dress in dresses] == [expected] * len(dresses)


@given(st.text() | st.floats() | st.integers() | st.booleans())
def test_every_cell_is_a_sound_area_or_a_doubt(cell):
    area = read_area(cell)
    assert isinstance(area, Doubt) or 0 < area <= LARGEST_AREA_M2


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("", 1),
        (2, 2),
        (3.0, 3),
        ("2间", 2),
        ("２", 2),
        ("若干", Doubt.NOT_NUMBER),
        (2.5, Doubt.NOT_NUMBER),
        (math.nan, Doubt.NOT_NUMBER),
        (True, Doubt.NOT_NUMBER),
        (0, Doubt.NOT_POSITIVE),
        (-1, Doubt.NOT_POSITIVE),
        (100_000, Doubt.TOO_LARGE),
    ],
)
def test_counts(cell, count):
    assert read_count(cell) == count


def test_units_are_known_by_their_whole_word():
    assert unit_of("（㎡）") is AreaUnit.SQUARE_METRE
    assert unit_of("平方英尺") is AreaUnit.SQUARE_FOOT
    assert unit_of("万平方米") is None
    assert looks_like_unit("万平方米")
    assert not looks_like_unit("含墙")
