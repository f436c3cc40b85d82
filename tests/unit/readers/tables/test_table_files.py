"""Room tables from files of every kind, sound and not."""

import contextlib
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.errors import PlanReadError
from app.model.plan import Origin
from app.readers.tables.reading import read_table
from tests.unit.readers.tables.table_bytes import ROWS, csv_bytes, ods_bytes, xls_bytes, xlsx_bytes


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


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"a,b\n"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, names, data, start):
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(start + data)
    with contextlib.suppress(PlanReadError):
        assert read_table(path, names).source.kind == "table"
