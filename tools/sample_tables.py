"""Write the rooms of a building as the tables that offices and townships send."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tools.sample_layout import Building

HEADINGS = ("序号", "楼层", "房间编号", "房间名称", "使用面积（㎡）", "备注")
NOTE = "说明：使用面积按墙体内表面量取；走廊、门厅、设备用房不计入功能用房。"


def _lines(building: Building) -> list[tuple[str, str, float]]:
    """Return number, name and full area of each room, the corridor last."""
    lines = [(space.number, space.name, space.area_m2) for space in building.spaces]
    return [*lines, ("", "走廊", float(building.corridor.area) / 1e6)]


def csv_bytes(building: Building, project: str) -> bytes:
    """Return the rooms as CSV in GB18030, as a Chinese spreadsheet program saves it."""
    rows = [
        (f"{project}房间面积表",),
        HEADINGS,
        *(
            (str(index), "一层", number, name, f"{round(area, 4)}", "")
            for index, (number, name, area) in enumerate(_lines(building), start=1)
        ),
        ("", "", "", "使用面积合计", f"{_total(building)}", ""),
        ("", "", "", "总建筑面积", f"{round(building.gross_m2, 4)}", "外墙外表面"),
        (NOTE,),
    ]
    text = "".join(",".join(row) + "\r\n" for row in rows)
    return text.encode("gb18030")


def _total(building: Building) -> float:
    return round(sum(round(area, 4) for _, _, area in _lines(building)), 4)


def xlsx_bytes(building: Building, project: str) -> bytes:
    """Return the rooms as a workbook with a merged title, a level column and a total row."""
    stream = io.BytesIO()
    # In memory: temporary files would carry the clock into the archive.
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties(
        {
            "title": f"{project}房间面积表",
            "created": datetime.datetime(2024, 5, 20, tzinfo=datetime.UTC),
        }
    )
    sheet = workbook.add_worksheet("房间面积表")
    cell = {"border": 1, "valign": "vcenter", "font_name": "宋体"}
    formats = {
        "title": workbook.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "head": workbook.add_format(
            {**cell, "bold": True, "align": "center", "bg_color": "#DDE1E7"}
        ),
        "text": workbook.add_format({**cell, "align": "center"}),
        "area": workbook.add_format({**cell, "num_format": "0.00"}),
        "plain": workbook.add_format({"font_name": "宋体", "valign": "vcenter"}),
    }
    _write_head(sheet, formats, project)
    row = _write_rooms(sheet, formats, building)
    _write_foot(sheet, formats, row, building)
    workbook.close()
    return stream.getvalue()


def _write_head(sheet: Worksheet, formats: dict[str, Format], project: str) -> None:
    sheet.merge_range(0, 0, 0, 5, f"{project}房间面积表", formats["title"])
    sheet.merge_range(
        1, 0, 1, 5, "填报单位：石塅社区居民委员会　　填报日期：2024年5月20日", formats["plain"]
    )
    for column, (heading, width) in enumerate(zip(HEADINGS, (6, 8, 10, 18, 16, 20), strict=True)):
        sheet.write_string(3, column, heading, formats["head"])
        sheet.set_column(column, column, width)
    sheet.freeze_panes(4, 0)


def _write_rooms(sheet: Worksheet, formats: dict[str, Format], building: Building) -> int:
    lines = _lines(building)
    first, last = 4, 3 + len(lines)
    sheet.merge_range(first, 1, last, 1, "一层", formats["text"])
    for index, (number, name, area) in enumerate(lines):
        row = first + index
        sheet.write_number(row, 0, index + 1, formats["text"])
        sheet.write_string(row, 2, number, formats["text"])
        sheet.write_string(row, 3, name, formats["text"])
        sheet.write_number(row, 4, round(area, 4), formats["area"])
        sheet.write_blank(row, 5, None, formats["text"])
    return last + 1


def _write_foot(sheet: Worksheet, formats: dict[str, Format], row: int, building: Building) -> None:
    totals = (("使用面积合计", _total(building)), ("总建筑面积", round(building.gross_m2, 4)))
    for offset, (label, value) in enumerate(totals):
        sheet.merge_range(row + offset, 0, row + offset, 3, label, formats["head"])
        sheet.write_number(row + offset, 4, value, formats["area"])
        sheet.write_blank(row + offset, 5, None, formats["text"])
    sheet.merge_range(row + 3, 0, row + 3, 5, NOTE, formats["plain"])
