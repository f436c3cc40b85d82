"""Titles of drawings: storeys, sheets of one plan for other trades, and drawings that are none."""

from __future__ import annotations

import pytest

from app.recognition.titles import Shows, read_title


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("一层平面图", "一层", 1),
        ("首层平面布置图", "首层", 1),
        ("底层平面图（1：100）", "底层", 1),
        ("二层", "二层", 2),
        ("二层平面图 1:100", "二层", 2),
        ("二层平面图　比例1:100", "二层", 2),
        ("第三层建筑平面图", "第三层", 3),
        ("十二层平面图 1:100", "十二层", 12),
        ("负一层平面图", "负一层", -1),
        ("-1层平面图", "-1层", -1),
        ("地下二层", "地下二层", -2),
        ("地下室平面图", "地下室", -1),
        ("B1", "B1", -1),
        ("-1F", "-1F", -1),
        ("夹层平面图", "夹层", 1.5),
        ("屋顶平面图", "屋顶", 99),
        ("2F", "2F", 2),
        ("1F平面图", "1F", 1),
        ("3楼", "3楼", 3),
        ("日间照料中心一层平面图", "一层", 1),
        ("1#楼二层平面图", "二层", 2),
        ("首层平面图（改造后）", "首层", 1),
        ("一层平面图 建筑面积：500㎡", "一层", 1),
        ("一层平面图\nFIRST FLOOR PLAN", "一层", 1),
        ("GROUND FLOOR PLAN", "Ground floor", 0),
        ("1ST FLOOR", "1st floor", 1),
        ("2ND FLOOR PLAN SCALE 1:100", "2nd floor", 2),
        ("LEVEL 2 PLAN", "Level 2", 2),
        ("G/F", "G/F", 0),
        ("RdC", "RdC", 0),
        ("Rez-de-chaussée", "Rez-de-chaussée", 0),
        ("R+1", "R+1", 1),
        ("1. OG", "1. OG", 1),
        ("PLANTA BAJA", "PLANTA BAJA", 0),
    ],
)
def test_titles_of_plans_are_read(text, name, number):
    title = read_title(text)
    assert title is not None
    assert (title.name, title.number, title.last) == (name, number, None)
    assert title.shows is Shows.PLAN


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("二~四层平面图", 2, 4),
        ("二、三层平面图", 2, 3),
        ("一至三层平面图", 1, 3),
        ("2-5F平面图", 2, 5),
        ("标准层平面图", 2, 2),
        ("标准层平面图（3-6层）", 3, 6),
    ],
)
def test_a_plan_may_stand_for_several_storeys(text, first, last):
    title = read_title(text)
    assert title is not None
    assert (title.number, title.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "number", "shows"),
    [
        ("一层家具布置图", 1, Shows.SHEET),
        ("一层地面铺装图", 1, Shows.SHEET),
        ("二层天花布置图 1:100", 2, Shows.SHEET),
        ("一层给排水平面图", 1, Shows.SHEET),
        ("SECOND FLOOR CEILING PLAN", 2, Shows.SHEET),
        ("一层原始结构图", 1, Shows.BEFORE),
        ("一层改造前平面图", 1, Shows.BEFORE),
        ("平面布置图", None, Shows.PLAN),
        ("FLOOR PLAN", None, Shows.PLAN),
        ("顶面布置图", None, Shows.SHEET),
        ("原始平面图", None, Shows.BEFORE),
    ],
)
def test_sheets_of_one_plan_are_told_from_the_plan(text, number, shows):
    title = read_title(text)
    assert title is not None
    assert (title.number, title.shows) == (number, shows)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "东立面图",
            "①-⑧立面图 1:100",
            "1-1剖面图",
            "总平面图",
            "门窗表",
            "门窗大样图",
            "楼梯详图",
        ),
        *("EAST ELEVATION", "SECTION A-A", "SITE PLAN", "DOOR SCHEDULE", "Façade"),
    ],
)
def test_other_drawings_are_no_plans(text):
    title = read_title(text)
    assert title is not None
    assert title.shows is Shows.NO_PLAN


@pytest.mark.parametrize(
    "text",
    [
        *(
            "休息室",
            "一层建筑面积：500㎡",
            "二层休息室",
            "101",
            "",
            "三室一厅",
            "上二层",
            "图书室",
            "画室",
        ),
        *(
            "详大样图",
            "见楼梯详图",
            "详见平面图",
            "详平面图、立面图",
            "消防控制室",
            "设备间",
            "网络室",
            "C1521",
            "1:100",
            "设计说明",
            "FIRST",
        ),
    ],
)
def test_other_texts_are_no_titles(text):
    assert read_title(text) is None


def test_a_floor_with_a_name_of_its_own_is_a_storey():
    title = read_title("SCHOOL YARD FLOOR")
    assert title is not None
    assert (title.name, title.number, title.is_bare) == ("School yard floor", None, True)
    assert read_title("EPOXY FLOOR") is None
