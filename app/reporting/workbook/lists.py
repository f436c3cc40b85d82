"""The lists of the workbook: all rooms, the checks besides them, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from app.i18n import mark
from app.model.plan import AreaKind, Reading
from app.picture.compose import fill_of_room
from app.picture.style import FACT_FILLS, SEVERITY_FILLS, SEVERITY_WORDS, style_of
from app.picture.wording import (
    DASH,
    fact_word,
    join,
    level_name,
    origin_text,
    room_label,
    serves_text,
)
from app.reporting.workbook.page import BOXED, SHADE, Page, outcome_look, sign

if TYPE_CHECKING:
    from app.checking.report import CheckFinding, Report
    from app.i18n import Translator
    from app.model.plan import Problem, Room
    from app.reporting.workbook.page import Book

READINGS: dict[Reading, str] = {
    Reading.CERTAIN: mark("the name is known"),
    Reading.JOINED: mark("the name joins several functions"),
    Reading.PROPOSED: mark("the name resembles known ones"),
    Reading.EXCLUDED: mark("serves no function"),
    Reading.UNKNOWN: mark("the name is not known"),
    Reading.UNNAMED: mark("no name"),
    Reading.DECIDED: mark("said by a person"),
}
_ROOM_WIDTHS = (11, 10, 10, 24, 22, 14, 13, 13, 11, 22, 11, 9, 24)
_ROOM_AREA = 6
_CHECK_WIDTHS = (6, 34, 34, 26, 16, 28, 26)
_PROBLEM_WIDTHS = (6, 16, 84, 12, 24, 20, 11, 11, 28)


def write_rooms(book: Book, report: Report, tr: Translator, *, foot: str) -> None:
    """Write the sheet of all rooms, in the order of the plan."""
    page = Page(book, tr("Rooms"), _ROOM_WIDTHS)
    page.header(
        0,
        [
            tr("Key"),
            tr("Number"),
            tr("Level"),
            tr("Name on the plan"),
            tr("Counts for"),
            tr("Outcome"),
            tr("Net area m²"),
            tr("Written area m²"),
            tr("Area kind"),
            tr("Reading of the name"),
            tr("How it was found"),
            tr("Confidence"),
            tr("Layer or place in the table"),
        ],
    )
    rooms = report.review.plan.rooms
    for row, room in enumerate(rooms, start=1):
        _write_room(page, row, room, report=report, tr=tr)
    if rooms:
        _write_room_sum(page, report, tr)
    page.finish(0, len(rooms), foot=foot)


def _write_room(page: Page, row: int, room: Room, *, report: Report, tr: Translator) -> None:
    fill = fill_of_room(room, report)
    kind = tr("net") if room.area_kind is AreaKind.NET else tr("gross")
    look = BOXED | {"text_wrap": True}
    page.text(row, 0, room.key, **look)
    page.text(row, 1, room.number, **look)
    page.text(row, 2, level_name(report, room.level), **look)
    page.text(row, 3, room.name or DASH, **look)
    page.text(row, 4, serves_text(report, room, tr), **look)
    page.text(row, 5, sign(fill, tr(style_of(fill).word)), **BOXED, **outcome_look(fill))
    page.number(row, _ROOM_AREA, room.area_m2, **BOXED)
    page.number(row, 7, room.written_area_m2, **BOXED)
    page.text(row, 8, kind, **look)
    page.text(row, 9, tr(READINGS[room.reading]), **look)
    page.text(row, 10, origin_text(room, tr), **look)
    page.number(row, 11, room.confidence, **BOXED, num_format="0%")
    page.text(row, 12, room.where, **look)


def _write_room_sum(page: Page, report: Report, tr: Translator) -> None:
    """Write the sum of the rooms that the filter leaves."""
    rooms = report.review.plan.rooms
    row = len(rooms) + 1
    look = BOXED | {"bold": True, "bg_color": SHADE}
    formula = f"=SUBTOTAL(109,{cell(1, _ROOM_AREA)}:{cell(len(rooms), _ROOM_AREA)})"
    page.text(row, 0, tr("Total of the rooms shown"), **look)
    for column in range(1, _ROOM_AREA):
        page.text(row, column, "", **look)
    page.formula(row, _ROOM_AREA, formula, sum(room.area_m2 for room in rooms), **look)


def write_checks(book: Book, report: Report, tr: Translator, *, foot: str) -> None:
    """Write the sheet of beds, staff, services and the range of the standard."""
    page = Page(book, tr("Other checks"), _CHECK_WIDTHS)
    heads = [tr("No."), tr("Check"), tr("Asked"), tr("Answered"), tr("Outcome"), tr("Clause")]
    page.header(0, [*heads, tr("Code of the check")])
    for row, check in enumerate(report.row_checks, start=1):
        _write_check(page, row, check, tr)
    if not report.row_checks:
        page.text(1, 1, tr("The class is undetermined, so nothing can be asked."))
    page.finish(0, len(report.row_checks), foot=foot)


def _write_check(page: Page, row: int, check: CheckFinding, tr: Translator) -> None:
    look = BOXED | {"text_wrap": True}
    answer = tr("not answered") if check.measured is None else tr(check.measured)
    fill = FACT_FILLS[check.outcome]
    page.number(row, 0, row, **BOXED, num_format="0", align="center")
    page.text(row, 1, tr(check.name), **look)
    page.text(row, 2, tr(check.required), **look)
    page.text(row, 3, answer, **look)
    page.text(row, 4, sign(fill, fact_word(check.outcome, tr)), **BOXED, **outcome_look(fill))
    page.text(row, 5, check.clause or DASH, **look)
    page.text(row, 6, check.code, **look)


def write_problems(book: Book, report: Report, tr: Translator, *, foot: str) -> None:
    """Write the sheet of problems; their numbers are those of the marks on the plan."""
    page = Page(book, tr("Problems"), _PROBLEM_WIDTHS)
    heads = [tr("No."), tr("Importance"), tr("What is so, and what to do"), tr("Level")]
    heads += [tr("Rooms"), tr("Place"), tr("x in m"), tr("y in m"), tr("Code of the problem")]
    page.header(0, heads)
    for row, problem in enumerate(report.problems, start=1):
        _write_problem(page, row, problem, report=report, tr=tr)
    if not report.problems:
        page.text(1, 2, tr("There are no problems."))
    page.finish(0, len(report.problems), foot=foot)


def _write_problem(
    page: Page, row: int, problem: Problem, *, report: Report, tr: Translator
) -> None:
    look = BOXED | {"text_wrap": True}
    fill = SEVERITY_FILLS[problem.severity]
    word = tr(SEVERITY_WORDS[problem.severity])
    x, y = problem.at or (None, None)
    level = level_name(report, problem.level) if problem.level else DASH
    page.number(row, 0, row, **BOXED, num_format="0", align="center")
    page.text(row, 1, sign(fill, word), **BOXED, **outcome_look(fill))
    page.text(row, 2, tr(problem.message), **look)
    page.text(row, 3, level, **look)
    page.text(row, 4, _room_names(problem, report, tr), **look)
    page.text(row, 5, problem.where, **look)
    page.number(row, 6, x, **BOXED)
    page.number(row, 7, y, **BOXED)
    page.text(row, 8, problem.code, **look)


def _room_names(problem: Problem, report: Report, tr: Translator) -> str:
    rooms = {room.key: room for room in report.review.plan.rooms}
    labels = [room_label(rooms[key]) if key in rooms else key for key in problem.rooms]
    return join(labels, tr)
