"""The gross area that a table states in a title, a note or a row of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import message
from app.model.plan import Problem, Severity
from app.readers.tables.areas import AreaUnit, Doubt, read_area
from app.readers.tables.cells import squeezed
from app.readers.tables.header import UnknownUnit, unit_in_title
from app.readers.tables.problems import place_of, quoted, shown
from app.readers.tables.split import head_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.readers.tables.cells import Sheet

_WORDS = (
    r"(?:总建筑面积|建筑总面积|建筑面积|totalgross(?:floor)?area|gross(?:floor)?area|gfa)"
    r"(?:合计|总计)?"
)
_LABEL = re.compile(
    rf"(?:本?(?:项目|工程|房屋|建筑物?|中心|站))?{_WORDS}(?:[(\[][^)\]]*[)\]])?[:/]?(?:m2|平方米)?"
)
_SENTENCE = re.compile(
    rf"(?P<before>.*?){_WORDS}(?:\([^)]*\))?[:为是共计=]*(?P<about>约|近|大约|不足|超过)?"
    r"(?P<number>\d[\d,.]*\d|\d)(?P<unit>m2|平方米|平米|平方|sqm)?(?P<after>左右|余|多)?"
)
_PART = re.compile(r"(层|楼|地[上下]|每间|单间|人均|标准|不[小少低]于|现有|原)$")
_SAME_M2 = 0.005


@dataclass(frozen=True)
class GrossNote:
    """A place that states the gross area.

    Attributes:
        area: Area in square metres, or why it can't be told.
        problem: What to say where it can't be told.
    """

    area: float | Doubt
    problem: Problem


def is_gross_label(text: str) -> bool:
    """Tell whether a cell is the label of the gross area and nothing else."""
    return _LABEL.fullmatch(squeezed(text)) is not None


def declared_gross_area(sheets: Sequence[Sheet]) -> tuple[float | None, tuple[Problem, ...]]:
    """Return the gross area that the file states, and the problems with it.

    Where two places state different areas none is taken.
    """
    notes = [note for sheet in sheets for note in _notes(sheet)]
    problems = tuple(note.problem for note in notes if isinstance(note.area, Doubt))
    areas = [note.area for note in notes if not isinstance(note.area, Doubt)]
    if not areas:
        return None, problems
    if max(areas) - min(areas) > _SAME_M2:
        different = "、".join(dict.fromkeys(shown(area) for area in areas))
        text = message(
            "The file states more than one gross area ({areas} ㎡); none was taken. State the "
            "right one yourself.",
            areas=different,
        )
        clash = Problem(code="GROSS_AREA_CONTRADICTORY", severity=Severity.WARNING, message=text)
        return None, (*problems, clash)
    return areas[0], problems


def _notes(sheet: Sheet) -> Iterator[GrossNote]:
    heads = head_rows(sheet)
    for row in range(len(sheet.rows)):
        if row in heads:
            continue
        for column in range(sheet.width):
            cell = sheet.rows[row][column]
            if not isinstance(cell, str) or not cell:
                continue
            area = _beside(sheet, row, column) if is_gross_label(cell) else _inside(cell)
            if area is not None:
                yield GrossNote(area, _doubtful(sheet, row, column))


def _beside(sheet: Sheet, row: int, column: int) -> float | Doubt | None:
    """Return the area in the next cell of the row that holds something."""
    unit = unit_in_title(sheet.text(row, column))
    for other in range(column + 1, sheet.width):
        cell = sheet.rows[row][other]
        if cell == "":
            continue
        if isinstance(unit, UnknownUnit):
            return Doubt.UNIT
        return read_area(cell, unit if isinstance(unit, AreaUnit) else None)
    return None


def _inside(cell: str) -> float | Doubt | None:
    found = _SENTENCE.match(squeezed(cell))
    if found is None or _PART.search(found["before"]):
        return None
    if found["about"] or found["after"]:
        return Doubt.NOT_NUMBER
    return read_area(found["number"] + (found["unit"] or ""))


def _doubtful(sheet: Sheet, row: int, column: int) -> Problem:
    text = message(
        "{place}: the gross area in “{value}” is not an exact figure and was not taken. State it "
        "yourself.",
        place=place_of(sheet, row),
        value=quoted(sheet.text(row, column)),
    )
    return Problem(
        code="GROSS_AREA_DOUBTFUL",
        severity=Severity.WARNING,
        message=text,
        where=sheet.address(row, column),
    )
