"""What a table of rooms says, head to total."""

import io

import pytest
import xlsxwriter

from app.model.plan import AreaKind, Reading, Severity
from tests.unit.readers.tables.table_bytes import ROWS, xlsx_bytes


def codes(plan):
    return [problem.code for problem in plan.problems]


def areas(plan):
    return [(room.name, room.area_m2) for room in plan.rooms]


def test_a_head_is_found_below_titles_and_over_two_merged_rows(read):
    rows = (
        ("某某镇颐养之家用房面积表",),
        ("建设单位：某某镇", "", "", "单位：㎡"),
        (),
        ("序号", "名称", "面积", ""),
        ("", "", "使用面积", "建筑面积"),
        (1, "休息室", 32, 40),
        ("合 计", "", 32, 40),
        ("总建筑面积：982.4㎡",),
        ("注：墙内净面积。",),
    )
    plan = read(xlsx_bytes(("Sheet1", rows), merged=((3, 2, 3, 3, "面积"),)))
    assert areas(plan) == [("休息室", 32.0)]
    assert (plan.declared_gross_area_m2, plan.problems) == (982.4, ())
    assert plan.rooms[0].where == "Sheet1!C6"


def test_a_doubtful_cell_is_told_with_its_row_and_the_rest_stays(read, english):
    plan = read(xlsx_bytes(("一层", (("名称", "使用面积"), ("休息室", "约三十"), ("厨房", 20)))))
    problem = plan.problems[0]
    assert areas(plan) == [("厨房", 20.0)]
    assert (problem.code, problem.severity) == ("CELL_DOUBTFUL", Severity.ERROR)
    assert (problem.affects, problem.where) == (("rest_room",), "一层!B2")
    assert english(problem.message).startswith(
        "Sheet “一层”, row 2: “使用面积” says “约三十”, which is not a number."
    )


@pytest.mark.parametrize(
    ("name", "affects"),
    [("餐厅", ("dining",)), ("走廊", ()), ("蓝色小屋", None)],
)
def test_what_is_left_out_affects_what_its_name_could_serve(read, name, affects):
    plan = read((("名称", "面积"), (name, ""), ("厨房", 20)))
    assert [(p.code, p.affects) for p in plan.problems] == [("AREA_MISSING", affects)]


def test_merged_levels_and_empty_level_cells_fill_down(read):
    rows = (
        ("楼层", "名称", "面积"),
        ("一层", "休息室", 32),
        ("", "厨房", 20),
        ("二层", "餐厅", 40),
    )
    plan = read(xlsx_bytes(("Sheet1", rows), merged=((1, 0, 2, 0, "一层"),)))
    assert [room.level for room in plan.rooms] == ["L1", "L1", "L2"]
    assert [room.level for room in read(rows).rooms] == ["L1", "L1", "L2"]


def test_one_merged_area_beside_two_rooms_is_never_counted_twice(read):
    rows = (("名称", "面积"), ("休息室", 32), ("餐厅", ""), ("厨房", 20))
    plan = read(xlsx_bytes(("Sheet1", rows), merged=((1, 1, 2, 1, 32),)))
    assert areas(plan) == [("厨房", 20.0)]
    assert [p.affects for p in plan.problems] == [("rest_room", "dining")]


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        (("名称", "间数", "单间面积"), ("休息室", 2, 16), [16.0, 16.0]),
        (("名称", "间数", "合计面积"), ("休息室", "2间", 32), [32.0]),
        (("名称", "间数", "面积", "小计"), ("休息室", 2, 16, 32), [16.0, 16.0]),
        (("名称", "间数", "面积", "小计"), ("休息室", 2, 32, 32), [32.0]),
        (("名称", "间数", "面积", "小计"), ("休息室", 2, 16, 40), []),
        (("名称", "间数", "面积"), ("休息室", 2, 16), []),
        (("名称", "间数", "面积"), ("休息室", "若干", 16), []),
    ],
)
def test_counts_are_multiplied_only_where_it_is_clear(read, head, row, found):
    plan = read((head, row))
    assert [room.area_m2 for room in plan.rooms] == found
    assert codes(plan) == ([] if found else ["CELL_DOUBTFUL"])


@pytest.mark.parametrize(("total", "found"), [(84, 84.0), (52, 52.0), (99, 20.0)])
def test_a_total_settles_what_an_area_beside_a_count_means(read, total, found):
    rows = (("名称", "间数", "面积"), ("休息室", 2, 32), ("厨房", 1, 20), ("合计", "", total))
    assert sum(room.area_m2 for room in read(rows).rooms) == found


def test_a_total_that_does_not_agree_is_told_and_is_no_room(read):
    plan = read((("名称", "面积"), ("休息室", 32), ("厨房", 20), ("合计", 60)))
    assert len(plan.rooms) == 2
    assert codes(plan) == ["TOTAL_DIFFERS"]


@pytest.mark.parametrize(
    ("rows", "gross", "problems"),
    [
        ((("总建筑面积", 982.4),), 982.4, []),
        ((("本工程总建筑面积982.4平方米",),), 982.4, []),
        ((("总建筑面积：982.4㎡",), ("建筑面积合计", 982.4)), 982.4, []),
        ((("总建筑面积：982.4㎡",), ("建筑面积", 980)), None, ["GROSS_AREA_CONTRADICTORY"]),
        ((("建筑面积约980㎡",),), None, ["GROSS_AREA_DOUBTFUL"]),
        ((("一层建筑面积：400㎡",),), None, []),
    ],
)
def test_the_gross_area_is_taken_where_it_is_clear(read, rows, gross, problems):
    plan = read((*rows, ("名称", "面积"), ("休息室", 32)))
    assert (plan.declared_gross_area_m2, codes(plan)) == (gross, problems)


def test_gross_areas_of_rooms_are_named_so(read):
    assert read((("名称", "建筑面积"), ("休息室", 32))).rooms[0].area_kind is AreaKind.GROSS


def test_an_unknown_unit_leaves_every_row_out(read):
    plan = read((("名称", "面积（亩）"), ("休息室", 0.1)))
    assert (plan.rooms, codes(plan)) == ((), ["UNITS_UNKNOWN"])


def test_square_feet_are_converted_exactly(read):
    assert read((("Room", "Area (sq ft)"), ("Kitchen", 100))).rooms[0].area_m2 == 9.290304


@pytest.mark.parametrize(
    ("last", "severity", "is_counted"),
    [
        (("汇总", (("名称", "面积"), ("休息室", 65))), Severity.INFO, False),
        (("汇总", (("名称", "面积"), ("休息室", 99))), Severity.ERROR, False),
        (("Sheet3", (("名称", "面积"), ("休息室", 32), ("休息室", 33))), Severity.ERROR, False),
        (("三层", (("名称", "面积"), ("休息室", 32), ("休息室", 33))), None, True),
    ],
    ids=["summary", "wrong summary", "copy", "another storey"],
)
def test_no_room_is_counted_twice(read, last, severity, is_counted):
    first = ("一层", (("名称", "面积"), ("休息室", 32)))
    second = ("二层", (("名称", "面积"), ("休息室", 33)))
    plan = read(xlsx_bytes(first, second, last))
    assert [p.severity for p in plan.problems] == ([severity] if severity else [])
    assert sum(room.area_m2 for room in plan.rooms) == (130 if is_counted else 65)


def test_one_number_on_two_rooms_of_a_level_is_told(read):
    rows = (
        ("楼层", "房号", "名称", "面积"),
        ("一层", 101, "休息室", 32),
        ("一层", 101, "厨房", 20),
    )
    plan = read(rows)
    assert codes(plan) == ["ROOM_NUMBER_DUPLICATE"]
    assert plan.problems[0].affects == ("rest_room", "kitchen")
    assert codes(read((*rows[:2], ("二层", 101, "厨房", 20)))) == []


def test_a_running_number_is_no_room_number(read):
    plan = read((("序号", "名称", "面积"), (1, "休息室", 32), (1, "厨房", 20)))
    assert (codes(plan), plan.rooms[0].number) == ([], "")


def test_two_columns_that_mean_different_functions_leave_it_open(read):
    room = read((("房间名称", "功能", "面积"), ("休息室", "餐厅", 32))).rooms[0]
    assert (room.function, room.reading) == (None, Reading.JOINED)
    assert set(room.candidates) == {"rest_room", "dining"}


def test_stacked_and_repeated_heads_are_read_on(read):
    head = ("名称", "面积")
    rows = (
        ("一层房间表",),
        head,
        ("休息室", 32),
        head,
        ("厨房", 20),
        ("二层",),
        head,
        ("餐厅", 40),
    )
    assert [(r.level, r.name) for r in read(rows).rooms] == [
        ("L1", "休息室"),
        ("L1", "厨房"),
        ("L2", "餐厅"),
    ]


def test_a_room_of_several_storeys_is_asked_about(read):
    plan = read((("楼层", "名称", "面积"), ("1-2层", "卫生间", 12)))
    assert (plan.rooms, codes(plan)) == ((), ["CELL_DOUBTFUL"])


def test_hidden_and_headless_sheets_are_told(read):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in (("a", ROWS), ("b", (("x",),)), ("c", ROWS)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.get_worksheet_by_name("c").hide()
    book.close()
    plan = read(stream.getvalue())
    assert (codes(plan), len(plan.rooms)) == (["SHEET_SKIPPED", "SHEET_HIDDEN"], 3)


def test_a_table_without_a_head_says_what_is_needed(read, english):
    plan = read((("hello", "world"), (1, 2)))
    assert codes(plan) == ["NOTHING_RECOGNISED"]
    assert plan.problems[0].affects is None
    assert "使用面积（㎡）" in english(plan.problems[0].message)


def test_an_area_cut_in_two_by_a_comma_is_doubtful(read):
    plan = read("房间名称,面积,人数\n其他用房,18,5,\n厨房,33,5,4\n".encode())
    assert areas(plan) == [("其他用房", 18.0)]
    assert [(item.code, item.affects) for item in plan.problems] == [
        ("CELL_DOUBTFUL", ("kitchen",))
    ]
