"""Heads of tables, and the names of storeys."""

import pytest

from app.model.plan import AreaKind
from app.readers.tables.areas import AreaUnit
from app.readers.tables.cells import Sheet, column_letters
from app.readers.tables.header import Extent, Role, UnknownUnit, find_header, role_of, unit_in_title
from app.readers.tables.levels import Storey, find_storey, is_level_range, storey_of_cell


def head_of(sheet, row):
    header = find_header(sheet, row)
    assert header is not None
    return header


def storey_in(text):
    storey = find_storey(text)
    assert storey is not None
    return storey


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("序号", Role.SERIAL),
        ("编 号", Role.NUMBER),
        ("房间号", Role.NUMBER),
        ("Room No.", Role.NUMBER),
        ("房间名称", Role.NAME),
        ("用房\n名称", Role.NAME),
        ("Room", Role.NAME),
        ("功能用房", Role.FUNCTION),
        ("拟改用途", Role.FUNCTION),
        ("拟改造用途", Role.FUNCTION),
        ("现用途", Role.OLD_NAME),
        ("使用面积（㎡）", Role.AREA),
        ("Net area", Role.AREA),
        ("Floor area", Role.AREA),
        ("小计", Role.AREA),
        ("标准使用面积", Role.IGNORED),
        ("人均面积", Role.IGNORED),
        ("间数", Role.COUNT),
        ("Qty", Role.COUNT),
        ("楼层", Role.LEVEL),
        ("Floor", Role.LEVEL),
        ("层高", None),
        ("用房类别", Role.GROUP),
        ("备注", Role.NOTES),
        ("休息室", None),
    ],
)
def test_titles_tell_what_a_column_holds(title, role):
    assert role_of(title) is role


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("面积", None),
        ("使用面积（㎡）", AreaUnit.SQUARE_METRE),
        ("使用面积(平方米)", AreaUnit.SQUARE_METRE),
        ("面积/m2", AreaUnit.SQUARE_METRE),
        ("Area (sq ft)", AreaUnit.SQUARE_FOOT),
        ("面积（mm²）", AreaUnit.SQUARE_MILLIMETRE),
        ("面积（㎡/间）", AreaUnit.SQUARE_METRE),
        ("使用面积（含墙）", None),
        ("面积（亩）", UnknownUnit.UNKNOWN),
        ("面积（m）", UnknownUnit.UNKNOWN),
    ],
)
def test_titles_state_the_unit(title, unit):
    assert unit_in_title(title) is unit


def test_net_areas_count_before_gross_areas():
    sheet = Sheet("", (("名称", "建筑面积", "使用面积"),))
    header = head_of(sheet, 0)
    assert [area.kind for area in header.tables[0].areas] == [AreaKind.NET]
    assert header.tables[0].areas[0].column == 2


def test_gross_areas_count_where_there_are_no_others():
    header = head_of(Sheet("", (("名称", "建筑面积"),)), 0)
    assert [area.kind for area in header.tables[0].areas] == [AreaKind.GROSS]


def test_a_head_over_two_rows_is_read_with_and_without_merged_cells():
    rows = (("名称", "面积（㎡）", ""), ("", "使用面积", "建筑面积"), ("休息室", 32, 40))
    merged = Sheet("s", rows, (((0, 0), (1, 0)), ((0, 1), (0, 2))))
    for sheet in (Sheet("", rows), merged):
        header = head_of(sheet, 0)
        area = header.tables[0].areas[0]
        assert (header.last_row, area.column, area.kind) == (1, 1, AreaKind.NET)


def test_per_room_and_total_columns_are_told_apart():
    header = head_of(Sheet("", (("名称", "间数", "单间面积", "小计"),)), 0)
    assert [area.extent for area in header.tables[0].areas] == [Extent.EACH, Extent.ALL]


def test_an_area_per_room_counts_beside_a_total_of_net_areas():
    header = head_of(Sheet("", (("名称", "间数", "单间面积", "使用面积小计"),)), 0)
    assert {area.extent for area in header.tables[0].areas} == {Extent.EACH, Extent.ALL}


def test_tables_side_by_side_are_two():
    header = head_of(Sheet("", (("名称", "面积", "名称", "面积"),)), 0)
    assert [table.names for table in header.tables] == [(0,), (2,)]


def test_a_row_of_figures_is_no_head():
    assert find_header(Sheet("", (("名称", "面积", 3.5),)), 0) is None


@pytest.mark.parametrize(
    ("text", "number", "building"),
    [
        ("一层", 1, ""),
        ("首层", 1, ""),
        ("3F", 3, ""),
        ("F2", 2, ""),
        ("十二层", 12, ""),
        ("地下一层", -1, ""),
        ("B2", -2, ""),
        ("二楼", 2, ""),
        ("Level 2", 2, ""),
        ("First floor", None, ""),
        ("1号楼二层", 2, "1号楼"),
        ("二层房间面积表", 2, ""),
    ],
)
def test_storeys_are_known_by_their_names(text, number, building):
    storey = storey_in(text)
    assert (storey.number, storey.building) == (number, building)


@pytest.mark.parametrize("text", ["1号楼", "汇总", "Sheet1", "1-3层", "一层高3.6米"])
def test_other_names_are_no_storey(text):
    assert find_storey(text) is None


def test_a_bare_number_in_the_level_column_is_a_storey():
    assert not storey_in("二层").differs_from(storey_of_cell(2.0))
    assert storey_in("一层").differs_from(storey_of_cell(2.0))
    assert storey_of_cell("") is None
    assert storey_of_cell("屋顶层") == Storey("屋顶层")
    assert is_level_range("一至三层")


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
