"""Labels taken apart, and texts that are no labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.labels import Label, is_label_noise, split_label


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    ("text", "number", "name", "area_m2"),
    [
        ("休息室", "", "休息室", None),
        ("休息室\n32.0㎡", "", "休息室", 32.0),
        ("101 休息室 32.0m²", "101", "休息室", 32.0),
        ("休息室(32.5平方米)", "", "休息室", 32.5),
        ("１０１　休息室　３２㎡", "101", "休息室", 32.0),
        ("woonkamer\n101\n53.92", "101", "woonkamer", 53.92),
        ("公共\n卫生间\n18.20", "", "公共卫生间", 18.2),
        ("活\n动\n室\nS=36.00", "", "活动室", 36.0),
        ("BUGADERIA\nSUP.= 20.14 m2", "", "BUGADERIA", 20.14),
        ("休息室\\P32.00", "", "休息室", 32.0),
        ("活动室100㎡(20人)", "", "活动室(20人)", 100.0),
        ("餐厅(含配餐间) 78㎡", "", "餐厅(含配餐间)", 78.0),
        ("1,085.5㎡ 大厅", "", "大厅", 1085.5),
        ("", "", "", None),
    ],
)
def test_a_label_is_split_into_number_name_and_area(text, number, name, area_m2):
    assert split_label(text) == Label(number, name, area_m2)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("101休息室", "101", "休息室"),
        ("休息室101", "101", "休息室"),
        ("休息室(101)", "101", "休息室"),
        ("A-101", "A-101", ""),
        ("A-101休息室", "A-101", "休息室"),
        ("1-03 休息室", "1-03", "休息室"),
        ("E14-245", "E14-245", ""),
        ("2#休息室", "2#", "休息室"),
        ("301室", "301", ""),
        ("2", "2", ""),
        ("Office 107", "107", "Office"),
        ("Buero Mueller VI + VII 115", "115", "Buero Mueller VI + VII"),
        ("Flur 1.OG Treppe 107", "107", "Flur 1.OG Treppe"),
    ],
)
def test_a_room_number_is_taken_off(text, number, name):
    assert split_label(text) == Label(number, name, None)


@pytest.mark.parametrize(
    "text",
    [
        "24小时值班室",
        "3D影音室",
        "第三卫生间",
        "休息室2",
        "休息室(二)",
        "20人活动室",
        "100人餐厅",
        "slaapkamer 1",
        "S-3 STORAGE",
        "休息室A",
        "AULA 34 ALUMNES",
        "Area manager",
    ],
)
def test_numbers_that_belong_to_the_name_stay(text):
    assert split_label(text) == Label("", text, None)


@pytest.mark.parametrize(
    ("text", "area_m2"),
    [
        ("S=32.5", 32.5),
        ("面积：32.5", 32.5),
        ("使用面积 32.5 m2", 32.5),
        ("Area: 12.5", 12.5),
        ("12㎡", 12.0),
        ("63.66", 63.66),
        ("约32平米", 32.0),
        ("面积 32,5", None),
        ("32,5㎡", None),
        ("1,085㎡", None),
        ("建筑面积：35.2㎡", None),
        ("0㎡", None),
        ("320 sq ft", None),
    ],
)
def test_only_an_undoubtful_net_area_is_read(text, area_m2):
    assert split_label(text) == Label("", "", area_m2)


def test_levels_and_codes_among_the_lines_are_left_out():
    assert split_label("休息室\n±0.000\nFM乙1221\n32.5㎡") == Label("", "休息室", 32.5)


@pytest.mark.parametrize(
    "text",
    words(
        "FM乙1221 C1236 M1021 M-1 TLM2424 FM甲-3 ±0.000 -0.020 (±0.000) 3.600 A 1/B "
        "600×600 φ100 R1500 DN100 12500 3600 h=900 H=2800 层高3.6m 1:100 比例1:100 i=1% "
        "1% 2023.05.01 2023年5月 上 下20级 UP18R 一层平面图 一层平面图1:100 ①-⑩立面图 "
        "门窗表 设计说明 图例 注：以实测为准 EI60 建施-03 详见图集 指北针 --"
    ),
)
def test_what_is_never_a_label_is_noise(text):
    assert is_label_noise(text)


@pytest.mark.parametrize("text", ["Ground floor plan", "FLOOR PLAN  1:100", "", " ", "长" * 61])
def test_titles_and_long_texts_are_noise(text):
    assert is_label_noise(text)


@pytest.mark.parametrize(
    "text",
    words(
        "休息室 2 101 A-101 1203 2# E14-245 1-03 S=32.5 32.0㎡ 63.66 休息室32.0㎡ WC W.C. "
        "3D影音室 C101 上网室 下沉庭院 Office Section坡道 走廊 图书室 设计室 说明厅 "
        "Planning Scale S-2 厕 H楼活动室 TV"
    ),
)
def test_what_may_be_a_label_is_no_noise(text):
    assert not is_label_noise(text)


@given(st.text(max_size=80))
def test_any_text_is_split_without_fault(text):
    label = split_label(text)
    assert label.area_m2 is None or label.area_m2 > 0
    assert "\n" not in label.name
    assert label.name == label.name.strip()


@given(
    st.floats(1, 9999).map(lambda area: round(area, 2)),
    st.sampled_from(["休息室", "餐厅", "办公室"]),
)
def test_a_written_area_is_read_as_written(area, name):
    for text in (f"{name} {area:.2f}㎡", f"{name}\n{area:.2f}m²", f"{name}(面积:{area:.2f})"):
        assert split_label(text) == Label("", name, area)


@given(st.integers(101, 999), st.sampled_from(["休息室", "餐厅", "24小时值班室"]))
def test_a_number_before_or_behind_is_the_same_number(number, name):
    expected = Label(str(number), name, None)
    assert split_label(f"{number} {name}") == split_label(f"{name}\n{number}") == expected
