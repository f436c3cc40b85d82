"""Room tables as the bytes of files."""

import io

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P

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
