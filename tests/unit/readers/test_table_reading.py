"""Room tables from real files."""

import contextlib
import io
import zipfile

import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P

from app.errors import PlanReadError
from app.model.plan import AreaKind, Origin, Reading, Severity
from app.readers.tables import read_table
from app.rules.names import load_room_names

NAMES = load_room_names()
ROWS = (
    ("楼层", "房号", "房间名称", "使用面积（㎡）"),
    ("一层", "101", "休息室", 32.5),
    ("一层", "102", "餐厅", "40.0㎡"),
    ("二层", "201", "走廊", 12),
)


def csv_bytes(rows, separator=",", encoding="utf-8"):
    return "\r\n".join(separator.join(str(cell) for cell in row) for row in rows).encode(encoding)


def xlsx_bytes(*sheets, merged=()):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for span in merged:
            sheet.merge_range(*span)
    book.close()
    return stream.getvalue()


def xls_bytes(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods_bytes(rows):
    book = OpenDocumentSpreadsheet()
    table = OdfTable(name="Sheet1")
    book.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for cell in row:
            if isinstance(cell, str):
                item = TableCell(valuetype="string")
                item.addElement(P(text=cell))
            else:
                item = TableCell(valuetype="float", value=cell)
            line.addElement(item)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def read(data, name="rooms.csv"):
        path = tmp_path / name
        path.write_bytes(csv_bytes(data) if isinstance(data, tuple) else data)
        return read_table(path, NAMES)

    return read


def codes(plan):
    return [problem.code for problem in plan.problems]


def areas(plan):
    return [(room.name, room.area_m2) for room in plan.rooms]


@pytest.mark.parametrize(
    "data",
    [
        *(csv_bytes(ROWS, separator) for separator in (",", ";", "\t", "，")),
        *(csv_bytes(ROWS, ",", code) for code in ("utf-8-sig", "gb18030", "utf-16")),
        *(csv_bytes(ROWS, "\t", code) for code in ("utf-16-le", "utf-16-be")),
        xlsx_bytes(("Sheet1", ROWS)),
        xls_bytes(ROWS),
        ods_bytes(ROWS),
    ],
    ids=[
        *("comma", "semicolon", "tab", "chinese", "bom", "gb18030", "utf16", "le", "be"),
        *("xlsx", "xls", "ods"),
    ],
)
def test_every_format_gives_the_same_rooms(read, data):
    plan = read(data, "rooms.bin")
    found = [(r.key, r.number, r.name, r.function, r.area_m2) for r in plan.rooms]
    assert found == [
        ("L1-01", "101", "休息室", "rest_room", 32.5),
        ("L1-02", "102", "餐厅", "dining", 40.0),
        ("L2-01", "201", "走廊", "circulation", 12.0),
    ]
    assert [level.name for level in plan.levels] == ["一层", "二层"]
    assert plan.problems == ()
    assert {room.origin for room in plan.rooms} == {Origin.TABLE}


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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (bytes(range(256)) * 9, "not a table"),
        (b"PK\x03\x04" + b"x" * 200, "damaged"),
        (xlsx_bytes(("a", ROWS))[:3000], "damaged"),
        (xls_bytes(ROWS)[:2000], "damaged"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<html><table><tr><td>", "web page"),
        (b"%PDF-1.7", "a PDF file"),
        (b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "a DXF file"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(read, data, words):
    with pytest.raises(PlanReadError, match=words):
        read(data, "rooms.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(read):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(PlanReadError, match="not a table"):
        read(stream.getvalue())


def test_a_stray_value_in_the_last_cell_does_not_end_the_process(read):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(1048575, 16383, 1)
    book.close()
    with pytest.raises(PlanReadError, match="larger"):
        read(stream.getvalue())


def test_more_rows_than_any_table_of_rooms_has_are_refused(read):
    rows = (("名称", "面积"), *(("休息室", 1) for _ in range(20_001)))
    with pytest.raises(PlanReadError, match="larger"):
        read(rows)


def test_places_that_hold_no_file_are_refused(tmp_path):
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "a.csv", "There is no file")):
        with pytest.raises(PlanReadError, match=words):
            read_table(path, NAMES)


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"a,b\n"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, start):
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(start + data)
    with contextlib.suppress(PlanReadError):
        assert read_table(path, NAMES).source.kind == "table"
