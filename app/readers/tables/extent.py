"""How large the sheets of a workbook are, before they are loaded.

python-calamine keeps every cell between the first and the last one. A single stray value in the
last cell of a sheet makes it ask for half a terabyte and ends the whole process, so the sizes are
told from the XML first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

LARGEST_UNPACKED_BYTES = 400_000_000
LARGEST_ROWS = 20_000
LARGEST_CELLS = 1_000_000

_CHUNK = 1 << 20
_TAIL = 4096
_XLSX_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(/?)>')
_ODS_PIECE = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*?)(/?)>|</table:(table|table-row)>"
)
_ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')


def is_too_large(archive: zipfile.ZipFile) -> bool:
    """Tell whether a workbook holds more than a table of rooms ever does.

    Args:
        archive: The opened XLSX or ODS file.

    Raises:
        zipfile.BadZipFile: A part is damaged.
    """
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        return True
    for part in parts:
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            rows, columns = _xlsx_extent(_chunks(archive, part))
        elif part.filename == "content.xml":
            rows, columns = _ods_extent(archive.read(part))
        else:
            continue
        if rows > LARGEST_ROWS or rows * columns > LARGEST_CELLS:
            return True
    return False


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part in pieces that overlap, so that no cell is cut."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_TAIL:]


def _xlsx_extent(chunks: Iterator[bytes]) -> tuple[int, int]:
    rows, letters = 0, b"A"
    for chunk in chunks:
        for column, row, is_empty in _XLSX_CELL.findall(chunk):
            if is_empty:  # formatted but without a value: not loaded
                continue
            rows = max(rows, int(row))
            letters = max(letters, column, key=lambda text: (len(text), text))
    return rows, _column_number(letters)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _ods_extent(content: bytes) -> tuple[int, int]:
    """Return the largest number of rows and columns that hold something, over all sheets."""
    rows = columns = row = column = filled = repeat = 0
    for kind, attributes, is_empty, end in _ODS_PIECE.findall(content):
        found = _ODS_REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if end == b"table":
            row = 0
        elif kind == b"table-row":
            row, column, filled, repeat = row + times, 0, 0, times
        elif kind:
            column += times
            if not is_empty or b"office:value" in attributes:
                filled = column
        elif filled and repeat:
            rows, columns = max(rows, row), max(columns, filled)
    return rows, columns
