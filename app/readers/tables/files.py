"""From the bytes of a file to its sheets: what kind of file it is, told by content."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app.errors import Message, PlanReadError
from app.i18n import mark
from app.readers.file_bytes import read_bytes
from app.readers.tables.cells import Cell, Rows, Sheet, Span
from app.readers.tables.extent import LARGEST_CELLS, LARGEST_ROWS, is_too_large
from app.readers.tables.text import text_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

LARGEST_BYTES = 50_000_000
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"AC10", "DWG"),
    (b"AutoCAD Binary DXF", "DXF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"{\\rtf", "RTF"),
)
_PROTECTED = mark(
    "“{name}” is protected with a password. Remove the password in Excel or WPS, save the file "
    "and open it again."
)
_DAMAGED = mark(
    "“{name}” is damaged or incomplete and can't be read. Open it in Excel or WPS, save it anew as "
    "an Excel workbook (.xlsx) and open that."
)
_OTHER_KIND = mark("“{name}” is a {kind} file, not a table. Open an Excel workbook or CSV file.")
_NO_TABLE = mark(
    "“{name}” is not a table that can be read. Save the table as an Excel workbook (.xlsx) or as "
    "CSV and open that."
)
_TOO_LARGE = mark(
    "“{name}” is larger than any table of rooms (over 50 MB, 20,000 rows, or a value in a far-off "
    "cell). Copy the rooms into a new workbook and open that."
)


@dataclass(frozen=True)
class SheetFile:
    """What a table file holds.

    Attributes:
        sheets: Visible sheets in their order.
        hidden: Names of hidden sheets.
    """

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def _refuse(text: str, name: str, **values: object) -> NoReturn:
    raise PlanReadError(Message(text, (("name", name), *values.items())))


def table_bytes(path: Path) -> bytes:
    """Return the bytes of a table file.

    Raises:
        PlanReadError: It is missing, a folder, not allowed, empty or too large.
    """
    too_large = Message(_TOO_LARGE, (("name", path.name),))
    data = read_bytes(path, largest=LARGEST_BYTES, too_large=too_large)
    if not data.strip():
        _refuse(mark("“{name}” is empty. Choose the table of rooms."), path.name)
    return data


def sheets_of(data: bytes, name: str) -> SheetFile:
    """Return the sheets in ``data``; what kind of file it is decides its content, not its name.

    Args:
        data: The file's bytes, not empty.
        name: Name of the file, for messages.

    Raises:
        PlanReadError: It is no table, damaged, protected or too large.
    """
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(_CFB):
        return _compound(data, name)
    _refuse_other_kinds(data, name)
    sheet = text_sheet(data)
    if sheet is None:
        _refuse(_NO_TABLE, name)
    if len(sheet.rows) > LARGEST_ROWS:
        _refuse(_TOO_LARGE, name)
    return SheetFile((sheet,))


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            _refuse(_OTHER_KIND, name, kind=kind)
    if data[:100].split()[:2] == [b"0", b"SECTION"]:
        _refuse(_OTHER_KIND, name, kind="DXF")
    beginning = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        _refuse(
            mark(
                "“{name}” is a web page or XML file, whatever its suffix says. Open it in Excel or "
                "WPS, save it as an Excel workbook (.xlsx) and open that."
            ),
            name,
        )


def _zipped(data: bytes, name: str) -> SheetFile:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
            if "xl/workbook.bin" in parts or not parts & {"xl/workbook.xml", "content.xml"}:
                _refuse(_NO_TABLE, name)
            if any(part.flag_bits & 1 for part in archive.infolist()):
                _refuse(_PROTECTED, name)
            if is_too_large(archive):
                _refuse(_TOO_LARGE, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError):
        _refuse(_DAMAGED, name)
    except (NotImplementedError, RuntimeError, zlib.error):  # odd compression
        _refuse(_DAMAGED, name)
    return _workbook(data, name)


def _compound(data: bytes, name: str) -> SheetFile:
    if _ENCRYPTED_PACKAGE in data:
        _refuse(_PROTECTED, name)
    if not any(stream in data for stream in _WORKBOOK_STREAMS):
        _refuse(_DAMAGED, name)
    return _workbook(data, name)


def _workbook(data: bytes, name: str) -> SheetFile:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with _quiet():
            return _loaded(CalamineWorkbook.from_filelike(io.BytesIO(data)), name)
    except PasswordError:
        _refuse(_PROTECTED, name)
    except (CalamineError, OSError, ValueError, OverflowError):
        _refuse(_DAMAGED, name)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a crash inside calamine becomes
            raise
        _refuse(_DAMAGED, name)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep calamine's own crash reports off the terminal; the person gets a sentence instead."""
    try:
        kept = os.dup(2)
    except OSError:  # a window without a terminal
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _loaded(workbook: CalamineWorkbook, name: str) -> SheetFile:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets, hidden = [], []
    for metadata in workbook.sheets_metadata:
        if metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        if metadata.visible != SheetVisibleEnum.Visible:
            hidden.append(metadata.name)
            continue
        sheets.append(_sheet(workbook.get_sheet_by_name(metadata.name), name))
    return SheetFile(tuple(sheets), tuple(hidden))


def _sheet(sheet: CalamineSheet, name: str) -> Sheet:
    if sheet.height > LARGEST_ROWS or sheet.height * sheet.width > LARGEST_CELLS:
        _refuse(_TOO_LARGE, name)
    rows: list[tuple[Cell, ...]] = [tuple(row) for row in sheet.to_python()]
    top, left = sheet.start or (0, 0)
    return Sheet(
        sheet.name, _even(rows), _shifted(sheet.merged_cell_ranges, top, left), top + 1, left
    )


def _even(rows: list[tuple[Cell, ...]]) -> Rows:
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _shifted(ranges: list[Span] | None, top: int, left: int) -> tuple[Span, ...]:
    """Return merged ranges counted from the first cell that holds something."""
    spans = []
    for (first_row, first_column), (last_row, last_column) in ranges or ():
        if first_row >= top and first_column >= left:
            first = (first_row - top, first_column - left)
            spans.append((first, (last_row - top, last_column - left)))
    return tuple(spans)
