"""What the marked-up drawing says, in signs that the fonts of CAD programs hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.report import Outcome
from app.model.plan import CIRCULATION
from app.picture.compose import fill_of_room
from app.picture.figures import (
    MINUS,
    deciding_m2,
    format_area,
    format_difference,
    format_pair,
)
from app.picture.style import (
    SEVERITY_WORDS,
    VERDICT_FILLS,
    VERDICT_WORDS,
    Symbol,
    fill_of,
    style_of,
)
from app.picture.wording import (
    class_text,
    finding_name_as_printed,
    gross_area_text,
    shown_number,
    square_metres,
)

if TYPE_CHECKING:
    from app.checking.report import FunctionFinding, Report
    from app.i18n import Translator
    from app.model.plan import Problem, Room
    from app.picture.picture import Fill

_CAD_SYMBOLS: dict[Symbol, str] = {
    Symbol.TICK: "√",
    Symbol.TRIANGLE: "▲",
    Symbol.CROSS: "×",
    Symbol.QUESTION: "?",
    Symbol.PEN: "※",
    Symbol.NONE: "",
}
"""SimSun and the big font gbcbig lack ✓, ✕ and ✎; these signs stand in GB 2312."""

_WIDEST = 26
_MOST_LINES = 4


@dataclass(frozen=True)
class MarkWords:
    """The wording of one marked-up drawing.

    Attributes:
        report: What it tells.
        tr: Its language.
    """

    report: Report
    tr: Translator

    def room(self, room: Room) -> tuple[str, ...]:
        """Return the lines in a room: outcome and name, its area, and its function's figures."""
        fill = fill_of_room(room, self.report)
        name = f"{shown_number(room)} {room.name}".strip()
        area = square_metres(room.area_m2, self.tr)
        finding = self.report.finding_of(room)
        if room.function == CIRCULATION:
            return (f"{self._sign(fill)} {room.name} {area}",)
        first = f"{self._sign(fill)}  {name}"
        if finding is None:
            return (first, area)
        if finding.rooms == (room.key,):
            return (first, self._pair(finding))
        together = self.tr("{name} in all", name=finding_name_as_printed(finding, self.tr))
        return (first, area, together, self._pair(finding))

    def _pair(self, finding: FunctionFinding) -> str:
        """Return what there is and what is asked as short as a small room needs it."""
        deciding = deciding_m2(finding, self.report.review.basis)
        if deciding is None or finding.difference_m2 is None:
            return square_metres(finding.measured_m2, self.tr)
        measured, asked = format_pair(finding.measured_m2, deciding)
        difference = format_difference(finding.difference_m2)
        return self.tr(
            "{measured}/{asked} m² ({difference})",
            measured=measured,
            asked=asked,
            difference=difference,
        )

    def summary(self, *, is_repaired: bool) -> tuple[str, ...]:
        """Return what stands beside the plan: verdict, class, and functions that are not met.

        Args:
            is_repaired: Whether the drawing was damaged, so that the copy may lack something.
        """
        report, tr = self.report, self.tr
        fill = VERDICT_FILLS[report.outcome]
        word = f"{self._symbol(fill)} {tr(VERDICT_WORDS[report.outcome])}".strip()
        standard = report.standard
        lines = [
            tr("Verdict on the rooms: {word}", word=word),
            tr("{label}: {value}", label=tr("Class"), value=class_text(report.facility, tr)),
            tr(
                "{label}: {value}",
                label=tr("Gross area"),
                value=gross_area_text(report.facility, tr),
            ),
            tr("{label}: {value}", label=tr("Standard"), value=standard.document),
        ]
        unmet = [one for one in report.functions if one.outcome is not Outcome.MET]
        lines += [f"{self._sign(fill_of(one.outcome))}  {self._figures(one)}" for one in unmet]
        lines.append(tr("In the rooms: area on the plan/area asked (difference)."))
        if is_repaired:
            lines.append(
                tr("The drawing was damaged and repaired for this copy; trust the original.")
            )
        lines.append(tr("The layers 颐审-* hold these marks; delete them to remove the marks."))
        return tuple(for_cad(line) for line in lines)

    def problem(self, number: int, problem: Problem) -> tuple[str, ...]:
        """Return the lines beside the circle of a problem."""
        word = self.tr(SEVERITY_WORDS[problem.severity])
        head = self.tr("Problem {number} ({word})", number=number, word=word)
        return (for_cad(head), *_wrapped(for_cad(self.tr(problem.message))))

    def _figures(self, finding: FunctionFinding) -> str:
        """Return what there is and what is asked; what is short never looks equal to it."""
        deciding = deciding_m2(finding, self.report.review.basis)
        name = finding_name_as_printed(finding, self.tr)
        if deciding is None or finding.difference_m2 is None:
            area = format_area(finding.measured_m2)
            return self.tr("{name}: {measured} m² in all", name=name, measured=area)
        if finding.outcome is Outcome.MISSING:
            return self.tr("{name}: {asked} m² asked", name=name, asked=format_area(deciding))
        measured, asked = format_pair(finding.measured_m2, deciding)
        return self.tr(
            "{name}: {measured} of {asked} m² ({difference})",
            name=name,
            measured=measured,
            asked=asked,
            difference=format_difference(finding.difference_m2),
        )

    def _sign(self, fill: Fill) -> str:
        return f"{self._symbol(fill)} {self.tr(style_of(fill).word)}".strip()

    @staticmethod
    def _symbol(fill: Fill) -> str:
        return _CAD_SYMBOLS[style_of(fill).symbol]


def for_cad(text: str) -> str:
    """Return ``text`` as one line of a TEXT entity in which nothing is read as a code."""
    line = " ".join(text.replace(MINUS, "-").split())
    clean = "".join(char for char in line if char.isprintable())
    return clean.replace("%%", "% %").replace("^", "^ ").replace("\\U+", "\\ U+")


def text_widths(text: str) -> float:
    """Return how wide ``text`` runs, in letter heights: a Chinese character is square."""
    return sum(1.1 if ord(char) > 0x2E7F else 0.65 for char in text)


def _wrapped(text: str) -> list[str]:
    """Return ``text`` in lines of about equal width; what is too long ends with an ellipsis."""
    lines, line = [], ""
    for char in text:
        if text_widths(line + char) > _WIDEST * 1.1:
            lines.append(line)
            line = ""
        line += char
    lines.append(line)
    if len(lines) > _MOST_LINES:
        return [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-1] + "…"]
    return lines
