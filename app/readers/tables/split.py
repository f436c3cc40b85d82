"""The tables in a sheet: each head with the rows below it, its storey and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.readers.tables.areas import AreaUnit, unit_of
from app.readers.tables.cells import is_number, plain
from app.readers.tables.header import find_header
from app.readers.tables.levels import find_storey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.readers.tables.cells import Sheet
    from app.readers.tables.header import Columns, Header
    from app.readers.tables.levels import Storey

_TITLE_ROWS = 6
"""How far above a head its titles may stand."""
_UNIT_NOTE = re.compile(r"(?:面积)?单位\s*[:：]?\s*(.{1,8})")


@dataclass(frozen=True)
class Table:
    """One table of a sheet.

    Attributes:
        sheet: The sheet.
        columns: What its columns hold.
        rows: Positions of the rows below its head, totals and notes included.
        head_row: Position of the head's first row.
        storey: Storey that its title speaks of, or None.
        unit: Unit that its title states, or None.
    """

    sheet: Sheet
    columns: Columns
    rows: tuple[int, ...]
    head_row: int
    storey: Storey | None
    unit: AreaUnit | None


def split_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Return the tables of a sheet from top to bottom, side by side ones from the left.

    A head that is repeated, as after a page break, continues its table.
    """
    tables: list[Table] = []
    headers = _headers(sheet)
    for number, header in enumerate(headers):
        end = headers[number + 1].first_row if number + 1 < len(headers) else len(sheet.rows)
        rows = tuple(range(header.last_row + 1, end))
        found = [_table(sheet, header, columns, rows) for columns in header.tables]
        if number and header.tables == headers[number - 1].tables:
            kept = len(tables) - len(found)
            tables[kept:] = [replace(before, rows=before.rows + rows) for before in tables[kept:]]
        else:
            tables.extend(found)
    return tuple(tables)


def head_rows(sheet: Sheet) -> frozenset[int]:
    """Return the positions of all rows that belong to a head."""
    return frozenset(
        row for header in _headers(sheet) for row in range(header.first_row, header.last_row + 1)
    )


def _headers(sheet: Sheet) -> list[Header]:
    headers = []
    row = 0
    while row < len(sheet.rows):
        header = find_header(sheet, row)
        if header is not None:
            headers.append(header)
        row = header.last_row + 1 if header else row + 1
    return headers


def _table(sheet: Sheet, header: Header, columns: Columns, rows: tuple[int, ...]) -> Table:
    span = range(columns.first, columns.last + 1)
    own = list(_titles(sheet, header.first_row, span))
    everywhere = list(_titles(sheet, header.first_row, range(sheet.width)))
    storeys = [storey for text in own + everywhere if (storey := find_storey(text))]
    units = [unit for text in own + everywhere if (unit := _stated_unit(text))]
    return Table(
        sheet,
        columns,
        rows,
        header.first_row,
        storeys[0] if storeys else None,
        units[0] if units else None,
    )


def _titles(sheet: Sheet, head_row: int, columns: range) -> Iterator[str]:
    """Yield the texts above a head, nearest row first, down to the table above."""
    for row in range(head_row - 1, max(-1, head_row - 1 - _TITLE_ROWS), -1):
        if any(is_number(cell) for cell in sheet.rows[row]):
            return
        for column in columns:
            if text := sheet.text(row, column):
                yield text


def _stated_unit(text: str) -> AreaUnit | None:
    found = _UNIT_NOTE.fullmatch(plain(text).strip("()"))
    return unit_of(found[1]) if found else None
