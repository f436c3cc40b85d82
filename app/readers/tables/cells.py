"""Cells of a spreadsheet as values: sheets, grids with their merged cells, addresses."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass
from functools import cached_property

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
"""What a cell may hold; an empty cell, and one whose formula has no result, holds ``""``."""

Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of a merged range, from 0, both included."""

Rows = tuple[tuple[Cell, ...], ...]


def plain(text: str) -> str:
    """Return ``text`` with full-width letters, ``㎡`` and ``²`` made plain, outer spaces off."""
    return unicodedata.normalize("NFKC", text).strip()


def squeezed(text: str) -> str:
    """Return ``text`` made plain, in small letters and without any white space, as in 合 计."""
    return "".join(plain(text).lower().split())


def written(cell: Cell) -> str:
    """Return what a cell shows, on one line: whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def is_number(cell: Cell) -> bool:
    """Tell whether a cell holds a number, or text that is nothing but one."""
    if isinstance(cell, str):
        return plain(cell).replace(".", "", 1).isdecimal()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def column_letters(column: int) -> str:
    """Return the letters above a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class Sheet:
    """One sheet, or one text file, as rows of cells.

    Attributes:
        name: Name of the sheet; "" for a text file.
        rows: Cells, all rows of the same length; merged cells are empty but for the first.
        merged: Merged ranges.
        first_row: What the person sees beside the first of ``rows``, from 1.
        first_column: Position of the first column of ``rows``, from 0.
    """

    name: str
    rows: Rows
    merged: tuple[Span, ...] = ()
    first_row: int = 1
    first_column: int = 0

    @cached_property
    def _anchors(self) -> dict[tuple[int, int], tuple[int, int]]:
        anchors = {}
        height, width = len(self.rows), self.width
        for (top, left), (bottom, right) in self.merged:
            if top >= height or left >= width:
                continue
            for row in range(top, min(bottom + 1, height)):
                for column in range(left, min(right + 1, width)):
                    anchors[row, column] = (top, left)
        return anchors

    @property
    def is_text(self) -> bool:
        """Tell whether this is a text file, whose columns are made by its separators."""
        return not self.name

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that this one shows: the first of its merged range, or itself."""
        return self._anchors.get((row, column), (row, column))

    def cell(self, row: int, column: int) -> Cell:
        """Return what the person sees at a place; every cell of a merged range shows the same."""
        top, left = self.anchor(row, column)
        return self.rows[top][left]

    def text(self, row: int, column: int) -> str:
        """Return what the person sees at a place, as text on one line."""
        return written(self.cell(row, column))

    def shared_rows(self, row: int, column: int) -> tuple[int, ...]:
        """Return the rows that a cell spans, itself included."""
        anchor = self.anchor(row, column)
        last = row
        while last + 1 < len(self.rows) and self.anchor(last + 1, column) == anchor:
            last += 1
        return tuple(range(anchor[0], last + 1))

    def row_number(self, row: int) -> int:
        """Return the number that the person sees beside a row."""
        return self.first_row + row

    def address(self, row: int, column: int) -> str:
        """Return where a cell is, as spreadsheets write it: ``Sheet1!C7``; ``C7`` in text files."""
        place = f"{column_letters(self.first_column + column)}{self.row_number(row)}"
        return f"{self.name}!{place}" if self.name else place
