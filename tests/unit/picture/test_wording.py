"""Names, class, areas and facts are put into the same words everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.checking.report import AreaBasis, ClassBasis, FactOutcome
from app.model.plan import CIRCULATION, Reading
from app.model.review import Basis
from app.picture.wording import (
    class_text,
    comparison_text,
    fact_word,
    finding_name,
    finding_name_as_printed,
    gross_area_text,
    rooms_text,
    serves_text,
)
from tests.unit.reporting import factory


@pytest.fixture(scope="module")
def report():
    return factory.report(factory.plan(factory.full_level()))


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "二类（建筑面积750-1085平方米）"),
        ({"at_bound": True}, "二类（建筑面积750-1085平方米），正好在分界上"),
        ({"class_basis": ClassBasis.CHOSEN}, "二类（建筑面积750-1085平方米），人工选定"),
        ({"class_basis": ClassBasis.NO_CLASSES}, "不分类（建筑面积750-1085平方米）"),
        ({"row": None}, "待定"),
    ],
    ids=["by area", "at a bound", "chosen", "no classes", "undetermined"],
)
def test_class_says_what_decided_it(report, chinese, changes, text):
    assert class_text(replace(report.facility, **changes), chinese) == text


@pytest.mark.parametrize(
    ("declared", "measured", "estimate", "text"),
    [
        (900.0, 910.5, None, "900.00 m² (declared); 910.50 m² (measured on the plan)"),
        (None, 910.5, None, "910.50 m² (measured on the plan)"),
        (None, None, None, "not known"),
        (None, None, 800.0, "not known; estimated from the net areas 800.00 m², decides nothing"),
    ],
    ids=["both", "measured", "nothing", "estimate"],
)
def test_gross_area_says_how_it_is_known(report, english, declared, measured, estimate, text):
    known = replace(
        report.facility, declared_m2=declared, measured_m2=measured, estimate_m2=estimate
    )
    assert gross_area_text(known, english) == text


def test_the_deciding_gross_area_comes_first(report, english):
    facility = replace(report.facility, gross_area_basis=AreaBasis.MEASURED)
    assert "measured" in gross_area_text(facility, english).split("; ")[0]


def test_the_two_comparisons_read_differently(english):
    assert comparison_text(Basis.TABLE, english).startswith("The area of the table decides")
    assert comparison_text(Basis.PRO_RATA, english).startswith("The pro-rata area decides")


def test_an_open_fact_is_one_that_nobody_answered(english):
    assert fact_word(FactOutcome.UNDETERMINED, english) == "not answered"
    assert fact_word(FactOutcome.NOT_MET, english) == "Not met"


def test_names_are_printed_in_chinese_and_translated_in_english(report, chinese, english):
    kitchen = next(one for one in report.functions if one.function == "kitchen")
    assert finding_name(kitchen, chinese) == finding_name_as_printed(kitchen, chinese) == "厨房"
    assert finding_name(kitchen, english) == "Kitchen"
    assert finding_name_as_printed(kitchen, english) == "Kitchen 厨房"


@pytest.mark.parametrize(
    ("function", "reading", "text"),
    [
        ("kitchen", Reading.CERTAIN, "Kitchen"),
        ("television", Reading.CERTAIN, "not asked for here"),
        (CIRCULATION, Reading.CERTAIN, "circulation and plant"),
        (None, Reading.EXCLUDED, "serves no function"),
        (None, Reading.UNKNOWN, "still open"),
    ],
)
def test_a_room_says_what_it_counts_for(report, english, function, reading, text):
    room = factory.room("L1-50", (0, 0, 4, 4), function=function, reading=reading)
    assert serves_text(report, room, english) == text


def test_rooms_are_listed_by_level_where_there_are_several(chinese):
    rooms = factory.full_level("L1")[:2] + factory.full_level("L2", numbers_from=201)[:1]
    plan = factory.plan(rooms)
    keys = [room.key for room in plan.rooms]
    assert rooms_text(factory.report(plan), keys, chinese) == "一层 101、102；二层 201"


def test_rooms_of_one_label_in_a_table_are_counted(chinese):
    rooms = [replace(room, number="", name="休息室") for room in factory.full_level()[:3]]
    plan = factory.table_plan(rooms)
    keys = [room.key for room in plan.rooms]
    assert rooms_text(factory.report(plan), keys, chinese) == "休息室（3间）"
