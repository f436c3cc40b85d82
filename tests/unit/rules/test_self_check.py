"""The self-check finds by itself what is odd in a document."""

import datetime
from dataclasses import replace

import pytest

from app.paths import standards_folder
from app.rules.loading import load_standard
from app.rules.self_check import self_check


@pytest.fixture(scope="module")
def standard():
    return load_standard(standards_folder() / "gongqingcheng-2020.toml")


@pytest.fixture(scope="module")
def found(standard):
    return [(item.code, item.place, str(item.message)) for item in self_check(standard)]


@pytest.mark.parametrize(
    ("code", "place", "words"),
    [
        ("GROUP_OFF_SHARE", "rows[1]", "only “心理疏导室” with 18 in place of 48"),
        ("LIST_TOO_LARGE", "rows[1]", "98.6%"),
        ("LIST_TOO_LARGE", "rows[2]", "94.0%"),
        ("LIST_TOO_LARGE", "rows[3]", "108.4%"),
        ("LIST_ABOVE_BAND", "rows[4]", "484.6"),
        ("LIST_TOO_LARGE", "rows[5]", "807.7"),
        ("SMALLER_ASKS_AS_MUCH", "rows[4].rooms[14]", "其他用房"),
        ("BOUND_IN_TWO_CLASSES", "rows[1].band", "1085"),
    ],
)
def test_known_oddities_of_the_document_are_found(found, code, place, words):
    assert any(item[:2] == (code, place) and words in item[2] for item in found)


def test_a_class_is_not_blamed_for_the_rounding_of_shares(found):
    blamed = [place for code, place, _ in found if code == "GROUP_OFF_SHARE"]
    assert blamed == ["rows[1]"]


def test_a_hole_between_bands_is_an_error(standard):
    rows = list(standard.rows)
    rows[1] = replace(rows[1], band=replace(rows[1].band, upper_m2=1000.0))
    codes = {item.code for item in self_check(replace(standard, rows=tuple(rows)))}
    assert "BAND_GAP" in codes


def test_a_smaller_class_that_asks_more_is_suspect(standard):
    rows = list(standard.rows)
    rooms = (replace(rows[1].rooms[0], area_m2=400.0), *rows[1].rooms[1:])
    rows[1] = replace(rows[1], rooms=rooms)
    codes = {item.code for item in self_check(replace(standard, rows=tuple(rows)))}
    assert "SMALLER_ASKS_MORE" in codes


def test_an_expired_standard_is_told():
    anqiu = load_standard(standards_folder() / "anqiu-2023.toml")
    assert self_check(anqiu, datetime.date(2026, 2, 28)) == ()
    assert [item.code for item in self_check(anqiu, datetime.date(2026, 3, 1))] == ["NOT_IN_FORCE"]
