"""The first sheet of the workbook: head, verdict, and each function with its live difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from app.checking.compare import NOISE_M2
from app.checking.report import Outcome
from app.model.review import Basis
from app.picture.figures import deciding_m2
from app.picture.style import FACT_FILLS, VERDICT_FILLS, VERDICT_WORDS, fill_of, style_of
from app.picture.wording import (
    DASH,
    FACILITY_NAMES,
    TITLES,
    class_text,
    comparison_text,
    fact_word,
    finding_name_as_printed,
    gross_area_text,
    group_name_as_printed,
    rooms_text,
)
from app.reporting.workbook.page import (
    BOXED,
    SHADE,
    Page,
    area_format,
    difference_format,
    outcome_look,
    pair_format,
    sign,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.report import FunctionFinding, GroupFinding, Report
    from app.i18n import Translator
    from app.reporting.workbook.page import Book, Options

_WIDTHS = (6, 18, 21, 28, 12, 12, 12, 11, 12, 15, 40)
_NUMBER, _GROUP, _NAME, _ROOMS, _ASKED, _PRO_RATA, _MEASURED, _DIFFERENCE = range(8)
_OUTCOME, _CLAUSE, _REMARK = range(8, 11)
_LAST = len(_WIDTHS) - 1
_FIGURES = (_ASKED, _PRO_RATA, _MEASURED)
_HEAD_COLUMNS = (((0, 1), (2, 3)), ((4, 5), (6, 8)), ((9, 9), (10, 10)))


class ResultsPage:
    """Put the first sheet together, row by row."""

    def __init__(self, book: Book, report: Report, tr: Translator) -> None:
        self._report = report
        self._tr = tr
        self._page = Page(book, tr("Results"), _WIDTHS)
        self._row = 0
        self._number = 0

    def write(self, foot: str) -> None:
        """Write the whole sheet."""
        self._write_title()
        self._write_head()
        self._write_verdict()
        head_row = self._row
        self._page.header(head_row, self._heads())
        self._page.sheet.set_row(head_row, 32)
        self._row += 1
        subtotals = [self._write_group(group) for group in self._report.groups]
        self._page.finish(head_row, self._row - 1, foot=foot)
        self._write_total(subtotals)
        self._write_notes()

    def _write_title(self) -> None:
        title = self._tr(TITLES[self._report.review.facility])
        self._page.merged(self._row, (0, _LAST), title, bold=True, font_size=15, align="center")
        self._page.sheet.set_row(self._row, 26)
        self._row += 1

    def _write_head(self) -> None:
        """Write the pairs of label and value, three in a row."""
        pairs = self._head_pairs()
        for start in range(0, len(pairs), 3):
            for (label, value), (left, right) in zip(
                pairs[start : start + 3], _HEAD_COLUMNS, strict=True
            ):
                self._page.merged(self._row, left, label, **BOXED, bold=True, bg_color=SHADE)
                self._page.merged(self._row, right, value, **BOXED, text_wrap=True)
            self._page.sheet.set_row(self._row, 30)
            self._row += 1

    def _head_pairs(self) -> list[tuple[str, str]]:
        tr, report = self._tr, self._report
        head, source, standard = report.review.head, report.review.plan.source, report.standard
        is_table = source.kind == "table"
        drawing = tr("{name}, code {code}", name=source.name, code=source.short_code)
        return [
            (tr("Project"), head.project),
            (tr("Builder"), head.builder),
            (tr("Designer"), head.designer),
            (tr("Address"), head.address),
            (tr("Room table") if is_table else tr("Drawing"), drawing),
            (tr("Facility type"), tr(FACILITY_NAMES[report.review.facility])),
            (tr("Gross area"), gross_area_text(report.facility, tr)),
            (tr("Class"), class_text(report.facility, tr)),
            (tr("Comparison"), comparison_text(report.review.basis, tr)),
            (tr("Standard"), standard.title),
            (tr("Document number"), standard.document),
            (tr("Issuer"), standard.issuer),
        ]

    @property
    def _is_pro_rata(self) -> bool:
        return self._report.review.basis is Basis.PRO_RATA

    def _write_verdict(self) -> None:
        report, tr = self._report, self._tr
        fill = VERDICT_FILLS[report.outcome]
        word = sign(fill, tr(VERDICT_WORDS[report.outcome]))
        text = tr("Verdict on the rooms: {word}", word=word)
        look = outcome_look(fill) | {"font_size": 12} | BOXED
        self._page.merged(self._row, (0, _ROOMS), text, **look)
        self._page.merged(self._row, (_ASKED, _OUTCOME), self._counts(), **BOXED)
        self._page.merged(self._row, (_CLAUSE, _LAST), self._facts(), **BOXED)
        self._page.sheet.set_row(self._row, 24)
        self._row += 1

    def _counts(self) -> str:
        """Return the number of functions by outcome, the gravest first."""
        order = (Outcome.MISSING, Outcome.SHORT, Outcome.UNDETERMINED, Outcome.DECIDED, Outcome.MET)
        return "   ".join(
            sign(fill_of(outcome), self._tr("{word}: {count}", word=self._word(outcome), count=n))
            for outcome in order
            if (n := self._report.count(outcome))
        )

    def _word(self, outcome: Outcome) -> str:
        return self._tr(style_of(fill_of(outcome)).word)

    def _facts(self) -> str:
        outcome = self._report.facts_outcome
        word = sign(FACT_FILLS[outcome], fact_word(outcome, self._tr))
        return self._tr("Beds, staff and services: {outcome}", outcome=word)

    def _heads(self) -> list[str]:
        tr, decides = self._tr, "\n" + self._tr("(decides)")
        return [
            tr("No."),
            tr("Group"),
            tr("Function in the standard"),
            tr("Rooms on the plan"),
            tr("Area asked m²") + ("" if self._is_pro_rata else decides),
            tr("Pro-rata area m²") + (decides if self._is_pro_rata else ""),
            tr("Area on plan m²"),
            tr("Difference m²"),
            tr("Outcome"),
            tr("Clause"),
            tr("Remark"),
        ]

    def _write_group(self, group: GroupFinding) -> int:
        """Write the functions of a group and its subtotal; return the row of the subtotal."""
        first, name = self._row, group_name_as_printed(group, self._tr)
        for finding in self._report.functions:
            if finding.group == group.group:
                self._write_finding(finding, name)
        rows = (first, self._row - 1)
        formulas = [f"=SUM({cell(rows[0], c)}:{cell(rows[1], c)})" for c in _FIGURES]
        self._write_sums(group, formulas, (name, self._tr("Subtotal")), {"bold": True})
        return self._row - 1

    def _write_finding(self, finding: FunctionFinding, group: str) -> None:
        page, row, report = self._page, self._row, self._report
        self._number += 1
        deciding = deciding_m2(finding, report.review.basis)
        shown = area_format() if deciding is None else pair_format(finding.measured_m2, deciding)
        formats = [area_format(), shown] if self._is_pro_rata else [shown, area_format()]
        rooms = rooms_text(report, finding.rooms, self._tr) or DASH
        fill = fill_of(finding.outcome)
        page.number(row, _NUMBER, self._number, **BOXED, num_format="0", align="center")
        page.text(row, _GROUP, group, **BOXED, text_wrap=True)
        page.text(row, _NAME, finding_name_as_printed(finding, self._tr), **BOXED, text_wrap=True)
        page.text(row, _ROOMS, rooms, **BOXED, text_wrap=True)
        page.number(row, _ASKED, finding.required_m2, **BOXED, num_format=formats[0])
        page.number(row, _PRO_RATA, finding.pro_rata_m2, **BOXED, num_format=formats[1])
        page.number(row, _MEASURED, finding.measured_m2, **BOXED, num_format=shown)
        self._write_difference(finding.difference_m2, BOXED)
        word = sign(fill, self._word(finding.outcome))
        page.text(row, _OUTCOME, word, **BOXED, **outcome_look(fill))
        page.text(row, _CLAUSE, finding.clause or DASH, **BOXED, text_wrap=True)
        page.text(row, _REMARK, self._remark(finding), **BOXED, text_wrap=True)
        self._row += 1

    def _write_difference(self, difference_m2: float | None, look: Options) -> None:
        """Write measured less deciding figure, 0 within the noise that the check allows too."""
        deciding = cell(self._row, _PRO_RATA if self._is_pro_rata else _ASKED)
        less = f"{cell(self._row, _MEASURED)}-{deciding}"
        formula = f"=IF(ABS({less})<={NOISE_M2:.6f},0,{less})"
        shown = area_format() if difference_m2 is None else difference_format(difference_m2)
        options = look | {"num_format": shown}
        self._page.formula(self._row, _DIFFERENCE, formula, difference_m2, **options)

    def _remark(self, finding: FunctionFinding) -> str:
        """Return why it is open, who decided, and what the document may have meant."""
        tr, parts = self._tr, []
        if finding.reason is not None:
            parts.append(tr(finding.reason))
        elif finding.open_rooms and finding.outcome is not Outcome.MET:
            rooms = rooms_text(self._report, finding.open_rooms, self._tr)
            parts.append(tr("open: {rooms}", rooms=rooms))
        if finding.decision is not None:
            date = finding.decision.date.isoformat()
            parts.append(tr("Decided by {name}, {date}", name=finding.decision.by, date=date))
        if finding.suspected_m2 is not None and finding.printed_m2 is not None:
            parts.append(
                tr(
                    "Printed {printed:g} m², suspected to mean {suspected:g} m²",
                    printed=finding.printed_m2,
                    suspected=finding.suspected_m2,
                )
            )
        return tr("; ").join(parts)

    def _write_sums(
        self,
        group: GroupFinding,
        formulas: Sequence[str],
        labels: tuple[str, str],
        look: Options,
    ) -> None:
        page, row = self._page, self._row
        look = BOXED | {"bg_color": SHADE} | look
        for column in range(_LAST + 1):
            page.text(row, column, "", **look)
        page.text(row, _GROUP, labels[0], **look, text_wrap=True)
        page.text(row, _NAME, labels[1], **look)
        values = (group.required_m2, group.pro_rata_m2, group.measured_m2)
        for column, formula, value in zip(_FIGURES, formulas, values, strict=True):
            page.formula(row, column, formula, value, **look)
        self._write_difference(group.difference_m2, look)
        self._row += 1

    def _write_total(self, subtotals: Sequence[int]) -> None:
        formulas = ["=" + "+".join(cell(row, column) for row in subtotals) for column in _FIGURES]
        look = {"bold": True, "top": 2}
        self._write_sums(self._report.total, formulas, (self._tr("Total"), ""), look)

    def _write_notes(self) -> None:
        """Write the notes under the table, each over its whole width."""
        report, tr = self._report, self._tr
        notes = [report.standard.measuring_rule, *(tr(note) for note in report.notes)]
        asking = {room.key for room in report.open_rooms}
        settled = [key for key in report.unassigned_rooms if key not in asking]
        if settled:
            rooms = rooms_text(report, settled, self._tr)
            notes.append(tr("Rooms that count nowhere: {rooms}", rooms=rooms))
        notes.append(
            tr(
                "Differences, subtotals and total are formulas. The outcomes are those of the "
                "check and do not change when cells are edited."
            )
        )
        self._row += 1
        for number, note in enumerate((note for note in notes if note), start=1):
            text = tr("{number}. {note}", number=number, note=note)
            self._page.merged(self._row, (0, _LAST), text, text_wrap=True, valign="top")
            self._page.sheet.set_row(self._row, 15 * (1 + len(text) // 95))
            self._row += 1
