"""The tables of the sheet: functions with subtotals, and the facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table, TableStyle

from app.checking.report import FactOutcome, Outcome
from app.model.review import Basis
from app.picture.figures import deciding_m2, format_area, format_difference, format_pair
from app.picture.style import FACT_FILLS, fill_of, style_of
from app.picture.wording import DASH, area_text, fact_word, finding_name, rooms_text
from app.reporting.sheet.fonts import REGULAR
from app.reporting.sheet.page import (
    BODY,
    HAIR,
    INK,
    MUTED,
    RULE,
    SHADE,
    SMALL,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)
from app.reporting.sheet.signs import Sign
from app.rules.functions import GROUP_NAMES

if TYPE_CHECKING:
    from app.checking.report import CheckFinding, FunctionFinding, GroupFinding, Report
    from app.reporting.sheet.page import Words

PADDING = 3.0
PADDING_ABOVE, PADDING_BELOW = 2.8, 1.6
ROW_PADDING = PADDING_ABOVE + PADDING_BELOW
FIGURE_COLUMN = 41.0
FIGURE_WIDTH = FIGURE_COLUMN - 2 * PADDING
CLAUSE_COLUMN = 47.0
TALLEST_GROUP = TEXT_HEIGHT / 2
"""Taller groups may break over two pages, in points; then they have no merged cell, which
reportlab can't break."""


def base_commands() -> list[Any]:
    """Return what all tables of the sheet share: thin lines, a shaded head, little padding."""
    return [
        ("BOX", (0, 0), (-1, -1), 0.7, HexColor(RULE)),
        ("INNERGRID", (0, 0), (-1, -1), 0.4, HexColor(HAIR)),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, HexColor(RULE)),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(SHADE)),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), PADDING_ABOVE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING_BELOW),
    ]


@dataclass
class _Grid:
    """Rows and drawing commands of the table while it is put together."""

    widths: list[float]
    rows: list[list[Any]] = field(default_factory=list)
    commands: list[Any] = field(default_factory=base_commands)

    def add(self, row: list[Any]) -> int:
        """Append ``row`` and return its index."""
        self.rows.append(row)
        return len(self.rows) - 1

    def height(self, first: int, last: int) -> float:
        """Return how tall the rows from ``first`` to ``last`` are together, points."""
        return sum(self._row_height(row) for row in self.rows[first : last + 1])

    def _row_height(self, row: list[Any]) -> float:
        heights = [0.0]
        for cell, width in zip(row, self.widths, strict=True):
            parts = cell if isinstance(cell, list) else [cell]
            heights.append(sum(_height(part, width - 2 * PADDING) for part in parts))
        return max(heights) + ROW_PADDING


def _height(part: Any, width: float) -> float:
    """Return how tall a part of a cell is; empty cells hold plain strings."""
    return float(part.wrap(width, TEXT_HEIGHT)[1]) if isinstance(part, Flowable) else 0.0


def findings_table(report: Report, words: Words) -> Table:
    """Return the table of functions, with subtotals and total."""
    grid = _Grid(widths=_widths(words))
    grid.add(_header(report, words, grid.widths))
    number = 1
    for group in report.groups:
        findings = [one for one in report.functions if one.group == group.group]
        if findings:
            _add_group(grid, group, findings, report=report, words=words, number=number)
            number += len(findings)
    is_open = bool(report.count(Outcome.UNDETERMINED))
    _add_total(grid, report.total, words, is_open=is_open)
    return Table(grid.rows, colWidths=grid.widths, repeatRows=1, style=TableStyle(grid.commands))


def _widths(words: Words) -> list[float]:
    """Return the widths of the columns; English outcomes need more room than Chinese ones."""
    number, outcome = (18.0, 42.0) if words.is_chinese else (20.0, 62.0)
    figures = 4 * FIGURE_COLUMN
    left = TEXT_WIDTH - number - outcome - figures - CLAUSE_COLUMN
    group, name = (42.0, 84.0) if words.is_chinese else (46.0, 88.0)
    return [number, group, name, left - group - name, *[FIGURE_COLUMN] * 4, outcome, CLAUSE_COLUMN]


def _header(report: Report, words: Words, widths: list[float]) -> list[Any]:
    """Return the column heads; the deciding column says so."""
    heads = [
        words.tr("No."),
        words.tr("Group"),
        words.tr("Function in the standard"),
        words.tr("Rooms on the plan"),
        words.tr("Area asked m²"),
        words.tr("Pro-rata area m²"),
        words.tr("Area on plan m²"),
        words.tr("Difference m²"),
        words.tr("Outcome"),
        words.tr("Clause"),
    ]
    cells: list[Any] = [
        words.head(text, width - 2 * PADDING) for text, width in zip(heads, widths, strict=True)
    ]
    deciding = 5 if report.review.basis is Basis.PRO_RATA else 4
    cells[deciding] = [cells[deciding], words.one_line(words.tr("(decides)"), FIGURE_WIDTH, SMALL)]
    return cells


def _add_group(
    grid: _Grid,
    group: GroupFinding,
    findings: list[FunctionFinding],
    *,
    report: Report,
    words: Words,
    number: int,
) -> None:
    first = len(grid.rows)
    for offset, finding in enumerate(findings):
        grid.add(_finding_row(finding, number + offset, report=report, words=words))
    grid.rows[first][1] = _group_cell(group, words)
    is_open = any(one.outcome is Outcome.UNDETERMINED for one in findings)
    last = grid.add(_subtotal_row(group, words, is_open=is_open))
    grid.commands += [
        ("BACKGROUND", (2, last), (-1, last), HexColor(SHADE)),
        ("SPAN", (2, last), (3, last)),
        ("LINEBELOW", (0, last), (-1, last), 0.7, HexColor(RULE)),
    ]
    if grid.height(first, last) < TALLEST_GROUP:
        grid.commands += [
            ("SPAN", (1, first), (1, last)),
            ("NOSPLIT", (0, first), (-1, last)),
        ]


def _group_cell(group: GroupFinding, words: Words) -> list[Flowable]:
    """Return the name of a group as printed, in English sheets with its translation."""
    cell: list[Flowable] = [words.centred(group.name)]
    if not words.is_chinese and group.group in GROUP_NAMES:
        name = words.tr(GROUP_NAMES[group.group])
        cell.append(words.head(name, 40.0, 6.5))
    return cell


def _name_cell(finding: FunctionFinding, words: Words, *, bold: bool) -> list[Flowable]:
    """Return the name of a function likewise; * refers to the note on suspected figures."""
    name = finding.name if finding.suspected_m2 is None else f"{finding.name} *"
    cell: list[Flowable] = [words.paragraph(name, words.style(BODY, bold=bold))]
    if not words.is_chinese:
        text = finding_name(finding, words.tr)
        cell.append(words.paragraph(text, words.style(7, bold=bold, textColor=MUTED)))
    return cell


def _finding_row(
    finding: FunctionFinding, number: int, *, report: Report, words: Words
) -> list[Any]:
    is_bold = finding.outcome not in {Outcome.MET, Outcome.DECIDED}
    fill = fill_of(finding.outcome)
    required, pro_rata, measured = _figures(finding, report)
    return [
        words.centred(str(number)),
        "",
        _name_cell(finding, words, bold=is_bold),
        words.paragraph(_rooms(finding, report, words), words.style(8, bold=is_bold)),
        words.figure(required, FIGURE_WIDTH, bold=is_bold),
        words.figure(pro_rata, FIGURE_WIDTH, bold=is_bold),
        words.figure(measured, FIGURE_WIDTH, bold=is_bold),
        words.figure(_shown_difference(finding), FIGURE_WIDTH, bold=is_bold),
        Sign(fill, words.tr(style_of(fill).word), bold=is_bold),
        words.one_line(finding.clause or DASH, CLAUSE_COLUMN - 2 * PADDING, SMALL),
    ]


def _shown_difference(finding: FunctionFinding) -> str:
    """Return the difference; a dash while nothing certain is there to take it from."""
    if finding.outcome is Outcome.UNDETERMINED and not finding.rooms:
        return DASH
    return _difference(finding.difference_m2)


def _figures(finding: FunctionFinding, report: Report) -> tuple[str, str, str]:
    """Return asked, pro-rata and measured area; what is short never reads like what is asked."""
    required, pro_rata = area_text(finding.required_m2), area_text(finding.pro_rata_m2)
    measured = format_area(finding.measured_m2) if finding.rooms else DASH
    deciding = deciding_m2(finding, report.review.basis)
    if finding.outcome is Outcome.MET or not finding.rooms or deciding is None:
        return required, pro_rata, measured
    measured, asked = format_pair(finding.measured_m2, deciding)
    if report.review.basis is Basis.PRO_RATA:
        return required, asked, measured
    return asked, pro_rata, measured


def _difference(difference_m2: float | None) -> str:
    return DASH if difference_m2 is None else format_difference(difference_m2)


def _rooms(finding: FunctionFinding, report: Report, words: Words) -> str:
    """Return the rooms that serve the function, and those that might."""
    certain = rooms_text(report, finding.rooms, words.tr)
    plan = report.review.plan
    asking = [key for key in finding.open_rooms if plan.room(key).candidates]
    if finding.outcome is Outcome.MET or not asking:
        return certain or DASH
    maybe = words.tr("open: {rooms}", rooms=rooms_text(report, asking, words.tr))
    return words.tr("; ").join(text for text in (certain, maybe) if text)


def _subtotal_row(group: GroupFinding, words: Words, *, is_open: bool) -> list[Any]:
    label = words.paragraph(words.tr("Subtotal"))
    return ["", "", label, "", *_sums(group, words, is_open=is_open), "", ""]


def _sums(
    group: GroupFinding, words: Words, *, is_open: bool, bold: bool = False
) -> list[Flowable]:
    """Return the sums of a group; while a function is open, no difference is stated."""
    texts = [
        area_text(group.required_m2),
        area_text(group.pro_rata_m2),
        area_text(group.measured_m2),
        DASH if is_open else _difference(group.difference_m2),
    ]
    return [words.figure(text, FIGURE_WIDTH, bold=bold) for text in texts]


def _add_total(grid: _Grid, total: GroupFinding, words: Words, *, is_open: bool) -> None:
    label = words.paragraph(words.tr("Total"), words.style(BODY, bold=True))
    index = grid.add([label, "", "", "", *_sums(total, words, is_open=is_open, bold=True), "", ""])
    grid.commands += [
        ("SPAN", (0, index), (3, index)),
        ("BACKGROUND", (0, index), (-1, index), HexColor(SHADE)),
        ("NOSPLIT", (0, max(1, index - 1)), (-1, index)),
    ]


def facts_table(report: Report, words: Words) -> Table:
    """Return the table of facts and other checks."""
    heads = [
        words.tr("No."),
        words.tr("Check"),
        words.tr("Asked"),
        words.tr("Answered"),
        words.tr("Outcome"),
        words.tr("Clause"),
    ]
    rows: list[list[Any]] = [
        [words.head(text, 14.0 if not i else 46.0) for i, text in enumerate(heads)]
    ]
    rows += [
        _fact_row(number, check, words) for number, check in enumerate(report.row_checks, start=1)
    ]
    widths = [20.0, 126.0, 108.0, 62.0, 54.0]
    widths.append(TEXT_WIDTH - sum(widths))
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(base_commands()))


def _fact_row(number: int, check: CheckFinding, words: Words) -> list[Any]:
    is_bold = check.outcome is FactOutcome.NOT_MET
    style = words.style(BODY, bold=is_bold)
    answer = words.tr(check.measured) if check.measured is not None else words.tr("not answered")
    muted = words.style(BODY, textColor=MUTED if check.measured is None else INK)
    return [
        words.centred(str(number)),
        words.paragraph(words.tr(check.name), style),
        words.paragraph(words.tr(check.required)),
        words.paragraph(answer, muted),
        Sign(FACT_FILLS[check.outcome], fact_word(check.outcome, words.tr), bold=is_bold),
        words.paragraph(check.clause or DASH, words.style(SMALL)),
    ]
