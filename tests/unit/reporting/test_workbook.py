"""The workbook: what stands in its cells, read back by another library."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.errors import ReportWriteError, verbatim
from app.model.plan import Problem, Reading, Severity
from app.model.review import Basis, Decision, FacilityType, SheetHead
from app.reporting.workbook.document import workbook_bytes, write_workbook
from tests.unit.reporting import factory

HEAD_ROW = 6


def rows_of(content: bytes, sheet: int = 0) -> list[list[Any]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return workbook.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def row_of(content: bytes, name: str) -> list[Any]:
    return next(row for row in rows_of(content) if row[2] == name)


def short_report(**review):
    rooms = factory.full_level()
    kitchen = next(one for one in rooms if one.function == "kitchen")
    kept = [one for one in rooms if one.function not in {"kitchen", "network"}]
    small = replace(kitchen, area_m2=71.2)
    return factory.report(factory.plan([*kept, small]), review=review)


def test_the_sheets_are_result_rooms_checks_and_problems(chinese):
    content = workbook_bytes(short_report(), chinese)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert workbook.sheet_names == ["结果", "房间", "其他核验", "读图问题"]


def test_the_head_names_project_class_and_document(chinese):
    head = [value for row in rows_of(workbook_bytes(short_report(), chinese)) for value in row]
    assert "江益镇幸福社区日间照料中心" in head
    assert "共府办发〔2020〕15号" in head
    assert any("二类" in str(value) for value in head)


def test_a_short_function_shows_full_figures_and_word(chinese):
    row = row_of(workbook_bytes(short_report(), chinese), "厨房")
    assert row[4:8] == pytest.approx([89.0, 80.1, 71.2, -17.8])
    assert row[8] == "▲ 不足"


def test_a_missing_function_is_called_so(chinese):
    row = row_of(workbook_bytes(short_report(), chinese), "网络室")
    assert (row[3], row[6], row[8]) == ("—", 0.0, "✕ 缺项")


@pytest.mark.parametrize(
    ("basis", "column"), [(Basis.TABLE, "E"), (Basis.PRO_RATA, "F")], ids=["table", "pro rata"]
)
def test_the_difference_is_a_formula_of_the_deciding_column(chinese, basis, column):
    xml = part(workbook_bytes(short_report(basis=basis), chinese), "xl/worksheets/sheet1.xml")
    row = HEAD_ROW + 2
    formula = re.search(rf'<c r="H{row}"[^>]*><f>(.*?)</f>', xml)
    assert formula is not None
    assert f"G{row}-{column}{row}" in formula[1]


def test_subtotals_and_total_are_live_sums(chinese):
    xml = part(workbook_bytes(short_report(), chinese), "xl/worksheets/sheet1.xml")
    assert "<f>SUM(G8:G10)</f>" in xml
    assert "<f>G11+G15+G19+G25</f>" in xml


def test_sums_carry_their_values_for_readers_that_do_not_calculate(chinese):
    report = short_report()
    rows = rows_of(workbook_bytes(report, chinese))
    total = next(row for row in rows if row[1] == "合计")
    assert total[4:7] == pytest.approx(
        [report.total.required_m2, report.total.pro_rata_m2, report.total.measured_m2]
    )


def test_figures_that_would_look_equal_get_more_decimals(chinese):
    rooms = [replace(one, area_m2=88.999) if one.function == "kitchen" else one
             for one in factory.full_level()]  # fmt: skip
    content = workbook_bytes(factory.report(factory.plan(rooms)), chinese)
    formats = part(content, "xl/styles.xml")
    assert 'formatCode="0.000"' in formats
    assert "+0.000;&quot;−&quot;0.000;0.00" in formats


def test_an_unknown_class_leaves_dashes_and_no_formula(chinese):
    content = workbook_bytes(
        factory.report(factory.plan(factory.full_level()), has_class=False), chinese
    )
    row = row_of(content, "厨房")
    assert (row[4], row[5], row[7]) == ("—", "—", "—")
    assert "<f>SUM(E8:E10)</f>" not in part(content, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_a_name_that_looks_like_a_formula_stays_text(chinese, text):
    rooms = [replace(factory.full_level()[0], name=text)]
    report = factory.report(
        factory.plan(rooms), review={"head": SheetHead(project=text, builder=text)}
    )
    content = workbook_bytes(report, chinese)
    assert rows_of(content, 1)[1][3] == text
    assert "<f>" not in part(content, "xl/worksheets/sheet2.xml").replace("<f>SUBTOTAL", "")
    assert 'quotePrefix="1"' in part(content, "xl/styles.xml")


@pytest.mark.parametrize("text", ["\x00\x1b", "\ud800", "字" * 40_000, "㙍塅𰻝", "a\r\nb"])
def test_no_name_breaks_the_workbook(chinese, text):
    rooms = [replace(factory.full_level()[0], name=text)]
    rows = rows_of(workbook_bytes(factory.report(factory.plan(rooms)), chinese), 1)
    assert rows[1][0] == "L1-01"


def test_every_room_is_listed_with_its_area(chinese):
    report = short_report()
    rows = rows_of(workbook_bytes(report, chinese), 1)
    areas = {row[0]: row[6] for row in rows[1:-1]}
    assert areas == pytest.approx({one.key: one.area_m2 for one in report.review.plan.rooms})


def test_the_sum_of_rooms_follows_the_filter(chinese):
    xml = part(workbook_bytes(short_report(), chinese), "xl/worksheets/sheet2.xml")
    assert "<f>SUBTOTAL(109,G2:G15)</f>" in xml


def test_checks_that_nobody_answered_say_so(chinese):
    rows = rows_of(workbook_bytes(short_report(), chinese), 2)
    assert [row[4] for row in rows[1:]] == ["✓ 符合", "✕ 不符合", "? 未填"]


def test_problems_keep_number_severity_and_place(chinese):
    problem = Problem(
        code="REGION_NOT_CLOSED",
        severity=Severity.ERROR,
        message=verbatim("墙线有缺口。"),
        level="L1",
        at=(3.5, 4.25),
        rooms=("L1-01", "gone"),
    )
    report = replace(short_report(), problems=(problem,))
    row = rows_of(workbook_bytes(report, chinese), 3)[1]
    assert row[0] == 1
    assert row[2:] == ["墙线有缺口。", "一层", "101、gone", "", 3.5, 4.25, "REGION_NOT_CLOSED"]


def test_a_decision_names_who_and_when(chinese):
    decision = Decision(
        function="kitchen", ground="由村食堂供应", by="张三", date=datetime.date(2026, 5, 6)
    )
    report = short_report(facility=FacilityType.RURAL, decisions=(decision,))
    assert "张三于2026-05-06认定" in str(row_of(workbook_bytes(report, chinese), "厨房")[10])


def test_each_sheet_is_frozen_filtered_and_printed_on_landscape_a4(chinese):
    content = workbook_bytes(short_report(), chinese)
    for number in range(1, 5):
        xml = part(content, f"xl/worksheets/sheet{number}.xml")
        for expected in ('state="frozen"', "<autoFilter ", 'orientation="landscape"'):
            assert expected in xml
        assert 'paperSize="9"' in xml
        assert 'fitToHeight="0"' in xml
    assert part(content, "xl/workbook.xml").count("_xlnm.Print_Titles") == 4


def test_the_same_report_gives_the_same_bytes(chinese):
    first = workbook_bytes(short_report(), chinese)
    assert workbook_bytes(short_report(), chinese) == first


def test_no_clock_gets_into_the_file(chinese):
    content = workbook_bytes(short_report(), chinese)
    properties = part(content, "docProps/core.xml")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", properties)) == {"2020-05-06T"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_english_names_functions_in_both_languages(english):
    assert row_of(workbook_bytes(short_report(), english), "Kitchen 厨房")[8] == "▲ Short"


def test_a_table_without_rooms_gives_a_workbook(english):
    report = factory.report(factory.table_plan([]), has_class=False, checks=())
    content = workbook_bytes(report, english)
    assert rows_of(content, 3)[1][2] == "There are no problems."


def test_the_file_is_written_whole(tmp_path, chinese):
    target = tmp_path / "结果.xlsx"
    write_workbook(short_report(), target, tr=chinese)
    assert target.read_bytes() == workbook_bytes(short_report(), chinese)
    assert [path.name for path in tmp_path.iterdir()] == ["结果.xlsx"]


def test_a_missing_folder_is_told(tmp_path, chinese):
    with pytest.raises(ReportWriteError):
        write_workbook(short_report(), tmp_path / "none" / "a.xlsx", tr=chinese)


def test_an_open_room_is_not_said_to_count_nowhere(chinese):
    rooms = factory.full_level()
    settled = replace(rooms[0], key="L1-50", number="150", function=None, reading=Reading.EXCLUDED)
    asking = replace(settled, key="L1-51", number="151", reading=Reading.UNKNOWN)
    rows = rows_of(workbook_bytes(factory.report(factory.plan([*rooms, settled, asking])), chinese))
    notes = [str(row[0]) for row in rows if "不计入任何用房的房间" in str(row[0])]
    assert [note.partition("：")[2] for note in notes] == ["150"]
