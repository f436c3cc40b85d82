"""Cells, formats and printing of the workbook, so that its sheets only say what stands where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.picture.figures import format_difference, format_pair
from app.picture.style import style_of
from app.picture.wording import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from app.picture.picture import Fill

FONT = "Microsoft YaHei"
SHADE = "#F1F3F6"
INK = "#1B2430"
HAIR = "#AEB6C1"

MOST_CHARACTERS = 32_000
"""A cell of a workbook holds 32,767."""
MOST_DECIMALS = 12
"""A workbook shows 15 digits of a number; three of them stand before the point."""

_A4 = 9
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "|", "%")

Options = dict[str, Any]


def cell_text(text: str) -> str:
    """Return ``text`` as a cell can hold it: no control characters, not too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", lines)
    return clean if len(clean) <= MOST_CHARACTERS else clean[: MOST_CHARACTERS - 1] + "…"


def area_format(decimals: int = 2) -> str:
    """Return the number format of an area with ``decimals`` digits after the point."""
    return "0." + "0" * min(decimals, MOST_DECIMALS)


def difference_format(difference_m2: float) -> str:
    """Return the number format of a difference: signed, and never nought where it is short."""
    digits = area_format(_decimals(format_difference(difference_m2)))
    return f'+{digits};"\N{MINUS SIGN}"{digits};0.00'


def pair_format(measured_m2: float, deciding_m2: float) -> str:
    """Return the number format in which what is short never looks equal to what is asked."""
    return area_format(_decimals(format_pair(measured_m2, deciding_m2)[0]))


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


class Book:
    """A workbook and its formats; a format is made once and found again by what it says."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **options: Any) -> Format:
        """Return the format with these options of XlsxWriter on top of the common ones."""
        common = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
        merged = common | options
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(merged)
        return self._formats[key]


class Page:
    """One sheet of the workbook; rows and columns count from 0."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self._book = book
        self._width = len(widths)
        self.sheet: Worksheet = book.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width, book.format())

    def text(self, row: int, column: int, text: str, **options: Any) -> None:
        """Write ``text`` as text, whatever it begins with."""
        clean = cell_text(text)
        self.sheet.write_string(row, column, clean, self._text_format(clean, options))

    def merged(self, row: int, columns: tuple[int, int], text: str, /, **options: Any) -> None:
        """Write ``text`` over the columns from the first to the last."""
        clean = cell_text(text)
        style = self._text_format(clean, options)
        first, last = columns
        if first != last:
            self.sheet.merge_range(row, first, row, last, "", style)
        self.sheet.write_string(row, first, clean, style)

    def number(self, row: int, column: int, value: float | None, **options: Any) -> None:
        """Write a number with all its digits, or a dash where there is none."""
        if value is None:
            self.text(row, column, DASH, **({"align": "right"} | options))
            return
        shown = {"num_format": area_format(), "align": "right"} | options
        self.sheet.write_number(row, column, value, self._book.format(**shown))

    def formula(
        self, row: int, column: int, formula: str, value: float | None, **options: Any
    ) -> None:
        """Write a formula with its value, or a dash where the value is unknown."""
        if value is None:
            self.number(row, column, None, **options)
            return
        shown = {"num_format": area_format(), "align": "right"} | options
        self.sheet.write_formula(row, column, formula, self._book.format(**shown), value)

    def header(self, row: int, texts: Iterable[str]) -> None:
        """Write the heads of the columns."""
        for column, text in enumerate(texts):
            self.text(
                row,
                column,
                text,
                **(BOXED | {"bold": True, "bg_color": SHADE, "align": "center", "text_wrap": True}),
            )

    def finish(self, head_row: int, last_row: int, *, foot: str) -> None:
        """Freeze and filter below ``head_row`` and set up printing.

        Args:
            head_row: Row of the column heads.
            last_row: Last row that the filter covers.
            foot: What stands at the foot of each printed page.
        """
        sheet = self.sheet
        sheet.freeze_panes(head_row + 1, 0)
        sheet.autofilter(head_row, 0, max(last_row, head_row + 1), self._width - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head_row)
        sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
        # In a foot "&" begins a code; doubled it is itself.
        sheet.set_footer(f"&L&8{cell_text(foot).replace('&', '&&')[:200]}&R&8&P / &N")

    def _text_format(self, text: str, options: Options) -> Format:
        """Return the format; a text that looks like a formula stays text when it is edited."""
        quoted = {"quote_prefix": True} if text.startswith(_FORMULA_SIGNS) else {}
        return self._book.format(**({"align": "left"} | options | quoted))


BOXED: Options = {"border": 1, "border_color": HAIR}


def outcome_look(fill: Fill) -> Options:
    """Return the colours of an outcome; its symbol and word stand in the cell."""
    colours = style_of(fill).light
    return {"bg_color": colours.fill, "font_color": colours.ink, "bold": True}


def sign(fill: Fill, word: str) -> str:
    """Return symbol and word of an outcome."""
    return f"{style_of(fill).symbol} {word}".strip()
