"""The shipped standard says what the document prints."""

import datetime

import pytest

from app.model.review import FacilityType
from app.paths import standards_folder
from app.rules.functions import FUNCTIONS
from app.rules.loading import load_standard


@pytest.fixture(scope="module")
def standard():
    return load_standard(standards_folder() / "gongqingcheng-2020.toml")


def test_document_is_named_in_full(standard):
    assert standard.document == "共府办发〔2020〕15号"
    assert standard.issuer == "共青城市人民政府办公室"
    assert standard.date == datetime.date(2020, 3, 16)


@pytest.mark.parametrize(
    ("key", "rooms", "total_m2"),
    [
        ("day_care.1", 14, 1070),
        ("day_care.2", 14, 705),
        ("day_care.3", 14, 488),
        ("day_care.4", 14, 315),
        ("rural", 13, 525),
    ],
)
def test_each_row_has_the_rooms_and_the_sum_of_the_document(standard, key, rooms, total_m2):
    row = next(row for row in standard.rows if row.key == key)
    assert len(row.rooms) == rooms
    assert sum(rule.area_m2 for rule in row.rooms) == total_m2


@pytest.mark.parametrize(
    ("key", "sums"),
    [
        ("day_care.1", [447, 154, 190, 279]),
        ("day_care.2", [277, 114, 114, 200]),
        ("day_care.3", [175, 99, 75, 139]),
        ("day_care.4", [105, 62, 55, 93]),
        ("rural", [240, 55, 105, 125]),
    ],
)
def test_each_group_has_the_sum_of_the_document(standard, key, sums):
    row = next(row for row in standard.rows if row.key == key)
    found = [
        sum(rule.area_m2 for rule in row.rooms if rule.group == group)
        for group, _ in standard.groups
    ]
    assert found == sums


def test_every_figure_names_its_place(standard):
    for row in standard.rows:
        rules = [*row.rooms, row.band, *row.staff, *row.services, row.beds, row.staff_total]
        assert all(rule.clause.startswith("附件") for rule in rules if rule is not None)


def test_only_class_one_counselling_is_a_suspected_misprint(standard):
    suspected = [
        (row.number, rule.function, rule.area_m2, rule.suspicion.area_m2)
        for row in standard.rows
        for rule in row.rooms
        if rule.suspicion is not None
    ]
    assert suspected == [(1, "counselling", 48, 18)]


def test_rural_row_has_a_television_room_and_no_rehabilitation_or_network_room(standard):
    (row,) = standard.rows_of(FacilityType.RURAL)
    functions = {rule.function for rule in row.rooms}
    assert "television" in functions
    assert not functions & {"rehabilitation", "network"}


def test_rural_row_has_no_single_total_area(standard):
    (row,) = standard.rows_of(FacilityType.RURAL)
    assert row.total_area_m2 is None


def test_rows_a_person_may_adjust_are_class_four_and_rural(standard):
    adjustable = {row.key for row in standard.rows if any(rule.adjustments for rule in row.rooms)}
    assert adjustable == {"day_care.4", "rural"}


@pytest.mark.parametrize(
    ("number", "minimum", "maximum"), [(1, 15, None), (2, 10, 15), (3, 5, 10), (4, 2, 5)]
)
def test_beds_are_those_of_the_document(standard, number, minimum, maximum):
    row = next(row for row in standard.rows if row.number == number)
    assert row.beds is not None
    assert (row.beds.minimum, row.beds.maximum) == (minimum, maximum)


def test_functions_are_known_to_the_program(standard):
    assert {rule.function for row in standard.rows for rule in row.rooms} <= set(FUNCTIONS)
