"""The verdict of the sheet: one word, the counts, and word for word what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from app.checking.report import FactOutcome, Outcome, Verdict
from app.model.plan import Severity
from app.picture.figures import format_difference
from app.picture.style import VERDICT_FILLS, VERDICT_WORDS, fill_of, style_of
from app.picture.wording import fact_word, finding_name, join
from app.reporting.sheet.fonts import BOLD, REGULAR, text_width
from app.reporting.sheet.page import BODY, HAIR, INK, TEXT_LIMIT, TEXT_WIDTH
from app.reporting.sheet.signs import draw_symbol

if TYPE_CHECKING:
    from app.checking.report import CheckFinding, Report
    from app.picture.picture import Fill
    from app.reporting.sheet.page import Words


def verdict_box(report: Report, words: Words) -> Table:
    """Return the verdict with its counts and, word for word, all that stands in its way."""
    rows: list[list[object]] = [[_Headline(report, words)]]
    rows += [[line] for line in _verdict_lines(report, words)]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("BOX", (0, 0), (-1, -1), 1.2, HexColor(INK)),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, HexColor(HAIR)),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("TOPPADDING", (0, 0), (-1, 0), 5),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
        ("TOPPADDING", (0, 1), (-1, 1), 5),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
    ]
    return Table(rows, colWidths=[TEXT_WIDTH], style=TableStyle(commands))


def _verdict_lines(report: Report, words: Words) -> list[Paragraph]:
    lines = [_short_line(report, words), _missing_line(report, words)]
    lines += _undetermined_lines(report, words)
    lines += [_reading_line(report, words)]
    shown = [words.paragraph(line, limit=TEXT_LIMIT) for line in lines if line]
    facts = _facts_line(report, words)
    if facts:
        is_bold = report.facts_outcome is FactOutcome.NOT_MET
        shown.append(words.paragraph(facts, words.style(BODY, bold=is_bold), limit=TEXT_LIMIT))
    return shown


def _short_line(report: Report, words: Words) -> str:
    short = [
        words.tr(
            "{name} {difference}",
            name=finding_name(one, words.tr),
            difference=format_difference(one.difference_m2),
        )
        for one in report.functions
        if one.outcome is Outcome.SHORT and one.difference_m2 is not None
    ]
    return words.tr("Short (m²): {list}", list=join(short, words.tr)) if short else ""


def _missing_line(report: Report, words: Words) -> str:
    missing = [
        finding_name(one, words.tr) for one in report.functions if one.outcome is Outcome.MISSING
    ]
    return words.tr("Missing: {list}", list=join(missing, words.tr)) if missing else ""


def _undetermined_lines(report: Report, words: Words) -> list[str]:
    """Return one line for each reason why functions are undetermined."""
    by_reason: dict[str, list[str]] = {}
    for one in report.functions:
        if one.outcome is Outcome.UNDETERMINED:
            reason = words.tr(one.reason) if one.reason else words.tr("no reason given")
            by_reason.setdefault(reason, []).append(finding_name(one, words.tr))
    return [
        words.tr(
            "Undetermined: {list}. {reason}", list=_all_or(names, report, words), reason=reason
        )
        for reason, names in by_reason.items()
    ]


def _all_or(names: list[str], report: Report, words: Words) -> str:
    if len(names) == len(report.functions) and len(names) > 1:
        return words.tr("all {count} functions", count=len(names))
    return join(names, words.tr)


def _reading_line(report: Report, words: Words) -> str:
    """Return how many problems forbid a pass."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    if not errors:
        return ""
    return words.tr(
        "Problems that forbid a pass: {count}; see “Open questions and problems”.", count=errors
    )


def _facts_line(report: Report, words: Words) -> str:
    """Return how the facts ended, and which of them were not answered."""
    facts = [check for check in report.row_checks if check.is_fact]
    if not facts:
        return ""
    parts = []
    failed = [words.tr(one.name) for one in facts if one.outcome is FactOutcome.NOT_MET]
    if failed:
        parts.append(words.tr("not met: {list}", list=join(failed, words.tr)))
    unanswered = [one for one in facts if one.outcome is FactOutcome.UNDETERMINED]
    if unanswered:
        parts.append(_unanswered(unanswered, words))
    if not parts:
        parts.append(fact_word(report.facts_outcome, words.tr))
    outcome = words.tr("; ").join(parts)
    return words.tr("Beds, staff and services: {outcome}", outcome=outcome)


def _unanswered(checks: list[CheckFinding], words: Words) -> str:
    names = join([words.tr(one.name) for one in checks], words.tr)
    return words.tr("not answered ({count}): {list}", count=len(checks), list=names)


class _Headline(Flowable):
    """The verdict in large letters and the counts of the outcomes behind it."""

    def __init__(self, report: Report, words: Words) -> None:
        super().__init__()
        self._verdict: Verdict = report.outcome
        self._text = words.tr(
            "Verdict on the rooms: {word}", word=words.tr(VERDICT_WORDS[report.outcome])
        )
        self._counts = _counts(report, words)
        self.height = 16.0
        self._is_tall = False

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: one line, or two where the counts need their own."""
        self.width = available_width
        counts = sum(self._count_width(text) for _, text in self._counts)
        self._is_tall = 22 + text_width(self._text, 13, BOLD) + 16 + counts > available_width
        self.height = 33.0 if self._is_tall else 17.0
        return available_width, self.height

    def draw(self) -> None:
        """Draw symbol and verdict, then symbol and number of each outcome."""
        style = style_of(VERDICT_FILLS[self._verdict])
        baseline = self.height - 13
        draw_symbol(self.canv, style.symbol, 0, baseline - 1, size=12, colour=style.light.ink)
        self.canv.setFillColor(HexColor(INK))
        self.canv.setFont(BOLD, 13)
        self.canv.drawString(18, baseline, self._text)
        x = 18.0 if self._is_tall else 18 + text_width(self._text, 13, BOLD) + 18
        y = 4.0 if self._is_tall else baseline + 0.8
        for fill, text in self._counts:
            self._draw_count(fill, text, x, y)
            x += self._count_width(text)

    def _draw_count(self, fill: Fill, text: str, x: float, y: float) -> None:
        style = style_of(fill)
        draw_symbol(self.canv, style.symbol, x, y - 0.5, size=7.5, colour=style.light.ink)
        self.canv.setFillColor(HexColor(INK))
        self.canv.setFont(REGULAR, 9)
        self.canv.drawString(x + 10.5, y, text)

    @staticmethod
    def _count_width(text: str) -> float:
        return 10.5 + text_width(text, 9) + 12


def _counts(report: Report, words: Words) -> list[tuple[Fill, str]]:
    """Return symbol and number of each outcome that occurs, the gravest first."""
    order = (Outcome.MISSING, Outcome.SHORT, Outcome.UNDETERMINED, Outcome.DECIDED, Outcome.MET)
    return [
        (
            fill_of(outcome),
            words.tr(
                "{word}: {count}",
                word=words.tr(style_of(fill_of(outcome)).word),
                count=report.count(outcome),
            ),
        )
        for outcome in order
        if report.count(outcome)
    ]
