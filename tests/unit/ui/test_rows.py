from dataclasses import replace

import pytest

from app.checking.report import Outcome
from app.picture.picture import Fill
from app.ui.opening import check_review
from app.ui.panels.rows import function_rows, room_rows


def _row(report, function, tr):
    return next(row for row in function_rows(report, tr) if row.function == function)


def test_every_function_has_a_row_below_its_group(short_plan, english):
    report = short_plan.report
    rows = function_rows(report, english)
    assert [row.function for row in rows if row.function] == [
        finding.function for finding in report.functions
    ]
    assert rows[0].name == "Life services"
    assert rows[-1].name == "Total"


def test_a_short_function_shows_by_how_much(short_plan, english):
    row = _row(short_plan.report, "kitchen", english)
    assert row.fill is Fill.SHORT
    assert row.difference.startswith("−")
    assert row.share < 1


def test_a_missing_function_shows_the_word(short_plan, english):
    row = _row(short_plan.report, "network", english)
    assert (row.fill, row.difference, row.rooms) == (Fill.MISSING, "Missing", ())


def test_chinese_rows_have_the_names_as_printed(short_plan, chinese):
    names = [row.name for row in function_rows(short_plan.report, chinese) if row.function]
    assert names == [finding.name for finding in short_plan.report.functions]


def test_a_figure_that_is_short_never_looks_enough(short_plan, english):
    kitchen = next(f for f in short_plan.report.functions if f.function == "kitchen")
    near = replace(kitchen, measured_m2=88.99999, difference_m2=-0.00001)
    functions = [near if f is kitchen else f for f in short_plan.report.functions]
    row = _row(replace(short_plan.report, functions=tuple(functions)), "kitchen", english)
    assert float(row.measured) < float(row.required)
    assert float(row.difference.replace("−", "-")) < 0


def test_an_undetermined_function_without_rooms_shows_no_nought(unitless_plan, english):
    report = unitless_plan.report
    assert report.count(Outcome.UNDETERMINED) == len(report.functions)
    measured = {row.measured for row in function_rows(report, english) if row.function}
    assert measured == {"—"}


def test_open_rooms_come_first(joined_plan, english):
    rows = room_rows(joined_plan.report, "L1", "", english)
    assert rows[0].name == "To be decided"
    assert {row.fill for row in rows[1:3]} == {Fill.UNDETERMINED}


@pytest.mark.parametrize("search", ["厨房", "123", " 厨 "])
def test_rooms_are_found_by_number_and_name(short_plan, english, search):
    rows = [row for row in room_rows(short_plan.report, "L1", search, english) if row.key]
    assert [row.name for row in rows] == ["厨房"]


def test_every_room_is_in_one_row(short_plan, english):
    keys = [row.key for row in room_rows(short_plan.report, "L1", "", english) if row.key]
    assert sorted(keys) == sorted(room.key for room in short_plan.report.review.plan.rooms)


def test_an_excluded_room_is_not_counted(short_plan, english):
    key = short_plan.report.functions[0].rooms[0]
    review = short_plan.report.review.with_room_function([key], None)
    report = check_review(review, short_plan.library)
    rows = room_rows(report, "L1", "", english)
    heads = [number for number, row in enumerate(rows) if not row.key]
    assert rows[heads[-1]].name == "Not counted"
    assert key in {row.key for row in rows[heads[-1] :]}
