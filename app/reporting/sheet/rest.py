"""What follows the findings: all rooms, open questions, decisions, notes and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from app.checking.functions import ground_text
from app.model.plan import AreaKind, Severity
from app.model.review import Basis
from app.picture.style import SEVERITY_WORDS
from app.picture.wording import (
    DASH,
    area_text,
    level_name,
    origin_text,
    serves_text,
    shown_number,
    square_metres,
)
from app.reporting.sheet.findings import base_commands
from app.reporting.sheet.fonts import REGULAR, markup, printable
from app.reporting.sheet.page import BODY, INK, NARROW_LIMIT, SHADE, SMALL, TEXT_LIMIT, TEXT_WIDTH

if TYPE_CHECKING:
    import datetime

    from app.checking.report import Report
    from app.model.plan import Problem, Room
    from app.reporting.sheet.page import Words

MOST_PROBLEMS = 60
"""Beyond them a sheet of paper helps nobody; the program shows all."""


def rooms_table(report: Report, words: Words) -> Table:
    """Return all rooms: those that count first, then those that don't."""
    plan = report.review.plan
    counted = [room for room in plan.rooms if report.finding_of(room) is not None]
    open_rooms = list(report.open_rooms)
    others = [room for room in plan.rooms if room not in counted and room not in open_rooms]
    rows: list[list[Any]] = [_rooms_header(words)]
    commands = base_commands()
    parts = (
        (words.tr("Rooms that count"), counted),
        (words.tr("Rooms still open (counted nowhere)"), open_rooms),
        (words.tr("Other rooms, not counted"), others),
    )
    for title, rooms in parts:
        if rooms:
            _add_rooms(rows, commands, title, rooms, report=report, words=words)
    widths = [42.0, 112.0, 46.0, 110.0, 48.0, 48.0]
    widths.append(TEXT_WIDTH - sum(widths))
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(commands))


def _rooms_header(words: Words) -> list[Flowable]:
    heads = [
        words.tr("Number"),
        words.tr("Name on the plan"),
        words.tr("Level"),
        words.tr("Counts for"),
        words.tr("Net area m²"),
        words.tr("Written area m²"),
        words.tr("How it was found"),
    ]
    return [words.centred(text, SMALL, bold=True) for text in heads]


def _add_rooms(
    rows: list[list[Any]],
    commands: list[Any],
    title: str,
    rooms: list[Room],
    *,
    report: Report,
    words: Words,
) -> None:
    """Append a part of the table: its title with number and sum, then its rooms."""
    area = square_metres(sum(room.area_m2 for room in rooms), words.tr)
    text = words.tr("{title}: {count}, {area}", title=title, count=len(rooms), area=area)
    index = len(rows)
    rows.append([words.paragraph(text, words.style(8, bold=True)), *[""] * 6])
    commands += [
        ("SPAN", (0, index), (-1, index)),
        ("BACKGROUND", (0, index), (-1, index), HexColor(SHADE)),
        ("NOSPLIT", (0, index), (-1, index + 1)),
    ]
    rows += [_room_row(room, report, words) for room in rooms]


def _room_row(room: Room, report: Report, words: Words) -> list[Any]:
    found = room.where if report.review.plan.source.kind == "table" else ""
    area = area_text(room.area_m2)
    if room.area_kind is AreaKind.GROSS:
        area = words.tr("{area} (gross)", area=area)
    return [
        words.paragraph(_number(room, report), words.style(8), limit=NARROW_LIMIT),
        words.paragraph(room.name or DASH, words.style(8)),
        words.paragraph(level_name(report, room.level), words.style(8), limit=NARROW_LIMIT),
        words.paragraph(serves_text(report, room, words.tr), words.style(8)),
        words.figure(area, 42.0, size=8),
        words.figure(area_text(room.written_area_m2), 42.0, size=8),
        words.paragraph(found or origin_text(room, words.tr), words.style(SMALL)),
    ]


def _number(room: Room, report: Report) -> str:
    """Return the number by which the plan shows ``room``; rooms that don't count may lack one."""
    is_shown = room.is_open or report.finding_of(room) is not None
    if room.number or (is_shown and room.polygon):
        return shown_number(room)
    return DASH


def problems_table(report: Report, words: Words) -> Table:
    """Return open questions and problems; their numbers are those of the marks on the plan."""
    heads = [
        words.tr("No."),
        words.tr("Importance"),
        words.tr("What is so, and what to do"),
        words.tr("Place"),
    ]
    rows: list[list[Any]] = [[words.centred(text, SMALL, bold=True) for text in heads]]
    listed = report.problems[:MOST_PROBLEMS]
    rows += [_problem_row(number, one, report, words) for number, one in enumerate(listed, 1)]
    commands = base_commands()
    left = len(report.problems) - len(listed)
    if left:
        text = words.tr("And {count} more; the program shows all of them.", count=left)
        rows.append([words.paragraph(text), "", "", ""])
        commands.append(("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)))
    widths = [24.0, 66.0, TEXT_WIDTH - 24.0 - 66.0 - 86.0, 86.0]
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(commands))


def _problem_row(number: int, problem: Problem, report: Report, words: Words) -> list[Any]:
    is_bold = problem.severity is Severity.ERROR
    text = words.tr(problem.message)
    is_drawing = report.review.plan.source.kind == "drawing"
    where = "" if is_drawing else problem.where  # on drawings that is a layer, which helps nobody
    place = where or (level_name(report, problem.level) if problem.level else DASH)
    return [
        words.centred(str(number)),
        words.paragraph(words.tr(SEVERITY_WORDS[problem.severity]), words.style(8, bold=is_bold)),
        words.paragraph(text, words.style(BODY, bold=is_bold), limit=TEXT_LIMIT),
        words.paragraph(place, words.style(8)),
    ]


def decisions_table(report: Report, words: Words) -> Table:
    """Return what persons decided, with ground, name and date."""
    heads = [
        words.tr("Function in the standard"),
        words.tr("Ground"),
        words.tr("Decided by"),
        words.tr("Date"),
        words.tr("Words of the document"),
    ]
    rows: list[list[Any]] = [[words.centred(text, SMALL, bold=True) for text in heads]]
    quotes = _quotes(report)
    for finding in report.functions:
        if finding.decision is not None:
            texts = (
                finding.name,
                words.tr(ground_text(finding.decision)),
                printable(finding.decision.by, limit=NARROW_LIMIT),
                date_text(finding.decision.date, words),
                quotes.get(finding.function, DASH),
            )
            rows.append([words.paragraph(text) for text in texts])
    widths = [86.0, 130.0, 56.0, 72.0]
    widths.append(TEXT_WIDTH - sum(widths))
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(base_commands()))


def _quotes(report: Report) -> dict[str, str]:
    """Return the words that let a person decide, with their clause, by function."""
    rules = report.facility.row.rooms if report.facility.row else ()
    return {
        rule.function: "；".join(f"{one.quote}（{one.clause}）" for one in rule.adjustments)
        for rule in rules
        if rule.adjustments
    }


def notes_part(report: Report, words: Words) -> list[Flowable]:
    """Return the notes, numbered."""
    style = words.style(8, leftIndent=10, firstLineIndent=-10, spaceAfter=1)
    texts = [words.tr(note) for note in report.notes]
    texts = [*_measuring_notes(report, words), *texts, *_switch_notes(report, words)]
    return [
        words.paragraph(
            words.tr("{number}. {note}", number=number, note=note), style, limit=TEXT_LIMIT
        )
        for number, note in enumerate(texts, start=1)
    ]


def _measuring_notes(report: Report, words: Words) -> list[str]:
    notes = [report.standard.measuring_rule] if report.standard.measuring_rule else []
    notes.append(
        words.tr(
            "Rooms of one function count together. Compared are the full values; two decimals are "
            "printed, more where a difference would not show. Subtotals and total are for "
            "information and decide nothing."
        )
    )
    row = report.facility.row
    if row is not None and row.total_area_m2 is not None:
        total = square_metres(row.total_area_m2, words.tr)
        notes.append(
            words.tr(
                "Pro-rata area = area asked × gross area ÷ {total} (total of this class in the "
                "document).",
                total=total,
            )
        )
    return notes


def _switch_notes(report: Report, words: Words) -> list[str]:
    """Return how units and switches stood, so that the sheet can be made again."""
    review, notes = report.review, []
    units = review.plan.units
    if units is not None:
        notes.append(
            words.tr(
                "Unit of the drawing: {unit} ({evidence}).",
                unit=units.unit,
                evidence=units.evidence,
            )
        )
    confirmed = sum(room.is_found and room.is_confirmed for room in review.plan.rooms)
    if confirmed:
        notes.append(
            words.tr("Outlines found by the program and confirmed by a person: {n}.", n=confirmed)
        )
    if any(finding.suspected_m2 is not None for finding in report.functions):
        on = words.tr("Switch “use suspected figures”: on. Functions marked * are concerned.")
        off = words.tr("Switch “use suspected figures”: off. Functions marked * are concerned.")
        notes.append(on if review.with_corrections else off)
    share = review.plan.unread_share
    if share > 0:
        notes.append(
            words.tr("Share of the drawing that could not be read: {share:.0%}.", share=share)
        )
    if review.basis is Basis.PRO_RATA:
        notes.append(words.tr("The pro-rata area decides by choice of a person."))
    notes.append(words.tr("This sheet records a check; it takes the place of no statutory review."))
    return notes


def signature_part(words: Words, date: datetime.date | None) -> Flowable:
    """Return the signature block, kept on one page."""
    text = words.style(9.5)
    who = [
        words.paragraph(words.tr("Checked by:"), text),
        words.paragraph(words.tr("Reviewed by:"), text),
        words.paragraph(words.tr("Responsible:"), text),
    ]
    day = markup(date_text(date, words)) if date else _blank_date(words)
    seal = [
        words.paragraph(words.tr("Organisation (seal):"), text),
        "",
        words.rich(day, text),
    ]
    gap = 8.0
    width = (TEXT_WIDTH - 2 * gap) / 3
    cells = [[who[0], "", who[1], "", who[2]], [seal[0], "", "", "", seal[2]]]
    lines = [("LINEBELOW", (column, 0), (column, 0), 0.6, HexColor(INK)) for column in (0, 2, 4)]
    commands: list[Any] = [
        *lines,
        ("SPAN", (0, 1), (2, 1)),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table(
        cells,
        colWidths=[width, gap, width, gap, width],
        rowHeights=[11 * mm, 14 * mm],
        style=TableStyle(commands),
    )


def _blank_date(words: Words) -> str:
    """Return a date to be filled in by hand, as markup whose spaces stay."""
    return markup(words.tr("Date: __________")).replace("_", "&nbsp;&nbsp;")


def date_text(date: datetime.date, words: Words) -> str:
    """Return ``date`` as the language writes it."""
    return words.tr("{year}-{month:02d}-{day:02d}", year=date.year, month=date.month, day=date.day)
