"""The top of the sheet: title, basis and the table of project, drawing, class and area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from app.picture.wording import (
    FACILITY_NAMES,
    TITLES,
    class_text,
    comparison_text,
    gross_area_text,
)
from app.reporting.sheet.fonts import BOLD, REGULAR, text_width
from app.reporting.sheet.page import BODY, MUTED, RULE, SHADE, TEXT_WIDTH

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.reporting.sheet.page import Words

_LABEL_WIDTH = 62.0


def title_part(report: Report, words: Words) -> list[Flowable]:
    """Return title and basis."""
    title = words.tr(TITLES[report.review.facility])
    size = min(18.0, 18.0 * TEXT_WIDTH / (text_width(title, 18.0, BOLD) + 1))
    style = words.style(size, bold=True, alignment=TA_CENTER)
    small = words.style(BODY, alignment=TA_CENTER, textColor=MUTED)
    return [
        words.paragraph(title, style),
        Spacer(1, 2),
        words.paragraph(_basis_line(report, words), small),
        Spacer(1, 7),
    ]


def _basis_line(report: Report, words: Words) -> str:
    standard, row = report.standard, report.facility.row
    clause = row.rooms[0].clause if row and row.rooms else ""
    text = words.tr(
        "Basis: {title} ({document}) {clause}",
        title=standard.title,
        document=standard.document,
        clause=clause,
    )
    return text.strip()


def head_table(report: Report, words: Words) -> Table:
    """Return the table of project, drawing, class and area."""
    head, source = report.review.head, report.review.plan.source
    drawing = words.tr("{name}, code {code}", name=source.name, code=source.short_code)
    is_table = source.kind == "table"
    wide = [
        (words.tr("Project"), head.project),
        (words.tr("Address"), head.address),
        (words.tr("Room table") if is_table else words.tr("Drawing"), drawing),
        (words.tr("Gross area"), gross_area_text(report.facility, words.tr)),
    ]
    pairs = [
        ((words.tr("Builder"), head.builder), (words.tr("Designer"), head.designer)),
        (
            (words.tr("Facility type"), words.tr(FACILITY_NAMES[report.review.facility])),
            (words.tr("Class"), class_text(report.facility, words.tr)),
        ),
    ]
    rows = [_wide_row(pair, words) for pair in wide[:2]]
    rows += [_pair_row(pairs[0], words), _wide_row(wide[2], words), _pair_row(pairs[1], words)]
    rows += [_wide_row(wide[3], words)]
    rows += [
        _wide_row((words.tr("Comparison"), comparison_text(report.review.basis, words.tr)), words)
    ]
    return _grid(rows, spanned=(0, 1, 3, 5, 6))


def _wide_row(pair: tuple[str, str], words: Words) -> list[object]:
    return [_label(pair[0], words), words.paragraph(pair[1]), "", ""]


def _pair_row(pairs: tuple[tuple[str, str], tuple[str, str]], words: Words) -> list[object]:
    (label, value), (other_label, other_value) = pairs
    return [
        _label(label, words),
        words.paragraph(value),
        _label(other_label, words),
        words.paragraph(other_value),
    ]


def _label(text: str, words: Words) -> Flowable:
    return words.paragraph(text, words.style(BODY, bold=True))


def _grid(rows: list[list[object]], *, spanned: tuple[int, ...]) -> Table:
    half = TEXT_WIDTH / 2 - _LABEL_WIDTH
    commands: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor(RULE)),
        ("BACKGROUND", (0, 0), (0, -1), HexColor(SHADE)),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]
    for index in range(len(rows)):
        if index in spanned:
            commands.append(("SPAN", (1, index), (3, index)))
        else:
            commands.append(("BACKGROUND", (2, index), (2, index), HexColor(SHADE)))
    widths = [_LABEL_WIDTH, half, _LABEL_WIDTH, half]
    return Table(rows, colWidths=widths, style=TableStyle(commands))
