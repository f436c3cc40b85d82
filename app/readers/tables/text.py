"""Tables in text files: which letters, which separator."""

from __future__ import annotations

import codecs
import csv
import io

from app.readers.tables.cells import Sheet
from app.readers.tables.header import find_header

_SEPARATORS = (",", ";", "\t", "，", "|")
_ROWS_TO_JUDGE = 60
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST_CONTROL_SHARE = 0.01


def text_sheet(data: bytes) -> Sheet | None:
    """Return the table in a text file, or None if the bytes are no text.

    The separator is the one with which a head of a table appears, else the one that makes most
    cells.

    Args:
        data: The file's bytes.
    """
    text = _decoded(data)
    if text is None:
        return None
    sheets = [_split(text, separator) for separator in _SEPARATORS]
    return max(sheets, key=_score)


def _decoded(data: bytes) -> str | None:
    """Return the text in ``data``: UTF-8, UTF-16 (marked or not) or GB18030; None if it is none."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_writing(text):
            return text
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    start = data[:2000]
    if start.count(0):  # every second byte of ASCII text in UTF-16 is zero
        is_little = start[1::2].count(0) >= start[::2].count(0)
        return ("utf-16-le",) if is_little else ("utf-16-be",)
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _is_writing(text: str) -> bool:
    strange = sum(
        (character < " " and character not in "\t\r\n\f\v") or "\ue000" <= character <= "\uf8ff"
        for character in text
    )
    return strange <= len(text) * _LARGEST_CONTROL_SHARE


def _split(text: str, separator: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:  # a field beyond the limit: a quote that is never closed
        rows = [line.split(separator) for line in text.splitlines()]
    width = max((len(row) for row in rows), default=0)
    return Sheet("", tuple((*row, *[""] * (width - len(row))) for row in rows))


def _score(sheet: Sheet) -> tuple[bool, int]:
    rows = range(min(len(sheet.rows), _ROWS_TO_JUDGE))
    has_header = any(find_header(sheet, row) for row in rows)
    cells = sum(bool(cell) for row in rows for cell in sheet.rows[row])
    return has_header, cells
