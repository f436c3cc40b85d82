"""What is said about a doubtful cell, row or sheet: sentences with the place in the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.i18n import mark
from app.model.plan import Problem, Severity
from app.readers.tables.areas import Doubt

if TYPE_CHECKING:
    from app.readers.tables.cells import Sheet

_LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Withheld:
    """Rooms that are not counted.

    Attributes:
        problem: Why; which functions it affects is told from the names later.
        names: Names of the rooms.
    """

    problem: Problem
    names: tuple[str, ...]


_AREA_DOUBTS: dict[Doubt, tuple[str, str]] = {
    Doubt.MISSING: (
        "AREA_MISSING",
        mark(
            "{place}: “{name}” has no area in “{column}”. The row was not counted; fill in the "
            "area (or delete the row if there is no such room) and open the table again."
        ),
    ),
    Doubt.NOT_NUMBER: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”, which is not a number. The row was not counted; "
            "correct it and open the table again."
        ),
    ),
    Doubt.NOT_POSITIVE: (
        "AREA_NOT_POSITIVE",
        mark(
            "{place}: “{column}” says “{value}”; an area must be above 0. The row was not counted; "
            "correct it (or delete the row if there is no such room) and open the table again."
        ),
    ),
    Doubt.SEPARATOR: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”; whether the comma or point is a decimal point "
            "can't be told. The row was not counted; write it like 1234.5 and open the table again."
        ),
    ),
    Doubt.CUT: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: after “{column}” “{value}” stands one field more than the head has; it may "
            "be the decimals of an area written with a comma. The row was not counted; write it "
            "like 18.5 and open the table again."
        ),
    ),
    Doubt.RANGE: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”, a range. The row was not counted; write the one "
            "measured area and open the table again."
        ),
    ),
    Doubt.UNIT: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”, with a unit that is not known. The row was not "
            "counted; give the area in ㎡ and open the table again."
        ),
    ),
    Doubt.UNITS_DIFFER: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”, but the head of the column states another unit. "
            "The row was not counted; give the area in ㎡ and open the table again."
        ),
    ),
    Doubt.TOO_LARGE: (
        "CELL_DOUBTFUL",
        mark(
            "{place}: “{column}” says “{value}”, too much for a room in ㎡. The row was not "
            "counted; correct the figure or the unit in the head and open the table again."
        ),
    ),
}


def quoted(text: str) -> str:
    """Return ``text`` short enough to be quoted in a sentence."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def shown(area_m2: float) -> str:
    """Return an area as it is quoted in a sentence: two decimals, no idle zeros."""
    return f"{area_m2:.2f}".rstrip("0").rstrip(".")


def place_of(sheet: Sheet, row: int) -> Message:
    """Return the place of a row as the person sees it; text files have no sheets.

    Args:
        sheet: The sheet.
        row: Position in it, from 0.
    """
    number = sheet.row_number(row)
    if not sheet.name:
        return message("Row {row}", row=number)
    return message("Sheet “{sheet}”, row {row}", sheet=sheet.name, row=number)


def doubtful_area(
    doubt: Doubt, sheet: Sheet, at: tuple[int, int], *, title: str, name: str
) -> Problem:
    """Return the problem of a cell that gives no area.

    Args:
        doubt: Why.
        sheet: The sheet.
        at: Row and column of the cell, from 0.
        title: Title of its column.
        name: Name of the room.
    """
    code, text = _AREA_DOUBTS[doubt]
    values = {
        "place": place_of(sheet, at[0]),
        "column": title,
        "value": quoted(sheet.text(*at)),
        "name": quoted(name),
    }
    used = tuple((key, value) for key, value in values.items() if f"{{{key}}}" in text)
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=Message(text, used),
        affects=None,
        where=sheet.address(*at),
    )


def row_problem(code: str, text: Message, where: str) -> Problem:
    """Return a problem that keeps a row from being counted; its functions are added later."""
    return Problem(code=code, severity=Severity.ERROR, message=text, affects=None, where=where)


def shared_area(sheet: Sheet, at: tuple[int, int], *, title: str, last_row: int) -> Problem:
    """Return the problem of one merged area beside several rooms."""
    text = message(
        "{place}: the area in “{column}” is merged over the rows to {last}, so the area of each "
        "room can't be told. These rows were not counted; give each room its own area and open "
        "the table again.",
        place=place_of(sheet, at[0]),
        column=title,
        last=sheet.row_number(last_row),
    )
    return row_problem("CELL_DOUBTFUL", text, sheet.address(*at))


def doubtful_count(sheet: Sheet, at: tuple[int, int]) -> Problem:
    """Return the problem of a number of rooms that is no whole number above 0."""
    text = message(
        "{place}: the number of rooms says “{value}”. The row was not counted; write a whole "
        "number and open the table again.",
        place=place_of(sheet, at[0]),
        value=quoted(sheet.text(*at)),
    )
    return row_problem("CELL_DOUBTFUL", text, sheet.address(*at))


def each_or_all(sheet: Sheet, at: tuple[int, int], *, title: str, name: str, count: int) -> Problem:
    """Return the problem of an area that may be one room's or that of all rooms of the row."""
    text = message(
        "{place}: “{name}” stands for {count} rooms, and “{column}” doesn't say whether {value} is "
        "the area of one or of all. The row was not counted; name the column 单间面积 or 合计面积 "
        "and open the table again.",
        place=place_of(sheet, at[0]),
        name=quoted(name),
        count=count,
        column=title,
        value=quoted(sheet.text(*at)),
    )
    return row_problem("CELL_DOUBTFUL", text, sheet.address(*at))


def areas_disagree(
    sheet: Sheet, at: tuple[int, int], *, name: str, first: float, second: float
) -> Problem:
    """Return the problem of a row whose columns give different areas."""
    text = message(
        "{place}: the columns give “{name}” two areas that don't agree, {first} and {second} ㎡. "
        "The row was not counted; correct it and open the table again.",
        place=place_of(sheet, at[0]),
        name=quoted(name),
        first=shown(first),
        second=shown(second),
    )
    return row_problem("CELL_DOUBTFUL", text, sheet.address(*at))


def level_range(sheet: Sheet, at: tuple[int, int], *, name: str) -> Problem:
    """Return the problem of a row that stands for several storeys at once."""
    text = message(
        "{place}: “{name}” stands for several storeys, “{value}”. The row was not counted; give "
        "each storey a row of its own and open the table again.",
        place=place_of(sheet, at[0]),
        name=quoted(name),
        value=quoted(sheet.text(*at)),
    )
    return row_problem("CELL_DOUBTFUL", text, sheet.address(*at))


def unknown_unit(sheet: Sheet, row: int, column: int) -> Problem:
    """Return the problem of a column whose unit is not known, so that no row counts."""
    text = message(
        "{place}: the unit in the head “{column}” is not known. Its rows were not counted; give "
        "the areas in ㎡, write （㎡） in the head and open the table again.",
        place=place_of(sheet, row),
        column=quoted(sheet.text(row, column)),
    )
    return row_problem("UNITS_UNKNOWN", text, sheet.address(row, column))


def total_differs(sheet: Sheet, at: tuple[int, int], *, total: float, rows: float) -> Problem:
    """Return the problem of a total that is not the sum of its rows."""
    text = message(
        "{place}: the total says {total} ㎡, but the rows above add up to {rows} ㎡. Check whether "
        "a room is missing or a figure is wrong.",
        place=place_of(sheet, at[0]),
        total=shown(total),
        rows=shown(rows),
    )
    return Problem(
        code="TOTAL_DIFFERS",
        severity=Severity.WARNING,
        message=text,
        where=sheet.address(*at),
    )


def told(code: str, text: Message, where: str = "") -> Problem:
    """Return something that is only told."""
    return Problem(code=code, severity=Severity.INFO, message=text, where=where)
