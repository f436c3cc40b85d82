"""A report in plain words for the terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.checking.report import FactOutcome, Outcome
from app.i18n import mark
from app.model.review import Basis
from app.picture.figures import format_area, format_difference, format_pair
from app.picture.style import FACT_WORDS, SEVERITY_WORDS, VERDICT_WORDS, fill_of, style_of
from app.picture.wording import (
    DASH,
    FACILITY_NAMES,
    class_text,
    comparison_text,
    finding_name,
    gross_area_text,
    rule_text,
    rule_word,
)
from app.rules.functions import GROUP_NAMES, function_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from app.checking.report import CheckFinding, FunctionFinding, Report
    from app.errors import Message
    from app.i18n import Translator
    from app.model.plan import Plan, Problem


def report_lines(report: Report, tr: Translator) -> list[str]:
    """Return the report as lines: verdict, head, table, facts, problems, notes."""
    return [
        tr("Rooms: {verdict}", verdict=tr(VERDICT_WORDS[report.outcome])),
        *_facts_verdict(report, tr),
        *_head_lines(report, tr),
        "",
        *table_lines(_function_rows(report, tr), numbers={2, 3, 4, 5}),
        "",
        *_reason_lines(report, tr),
        *_fact_lines(report, tr),
        *_rule_lines(report.rule_checks, tr),
        *_advice_lines(report, tr),
        *problem_lines(report.problems, tr),
        *(tr("Note: {text}", text=tr(note)) for note in report.notes),
    ]


def _facts_verdict(report: Report, tr: Translator) -> list[str]:
    """Return how the facts ended, apart from the rooms."""
    if not any(item.is_fact for item in report.row_checks):
        return []
    is_open = report.facts_outcome is FactOutcome.UNDETERMINED
    word = mark("not all answered") if is_open else FACT_WORDS[report.facts_outcome]
    return [tr("Beds, staff and services: {word}", word=tr(word))]


def _reason_lines(report: Report, tr: Translator) -> list[str]:
    """Return why functions are open, those with the same reason in one line."""
    reasons: dict[Message, list[str]] = {}
    for item in report.functions:
        is_open = item.outcome is Outcome.UNDETERMINED and item.required_m2 is not None
        if is_open and item.reason is not None:
            reasons.setdefault(item.reason, []).append(_function_name(item, tr))
    comma = "、" if tr.language == "zh_CN" else ", "
    return [
        tr("Undetermined: {names}: {reason}", names=comma.join(names), reason=tr(reason))
        for reason, names in reasons.items()
    ]


def _function_name(finding: FunctionFinding, tr: Translator) -> str:
    return finding.name if tr.language == "zh_CN" else tr(function_name(finding.function))


_OPTIONS = {
    "CLASS_AT_BOUND": "--class 1..4",
    "FACILITY_ASSUMED": "--facility day_care|rural",
    "GROSS_AREA_UNKNOWN": "--gross-area M2",
    "OUTLINE_UNCONFIRMED": '--facts FACTS.toml: [outlines] confirmed = "CODE"',
    "UNITS_CONTRADICTORY": "--units mm|cm|m|in|ft --scale N",
    "UNITS_UNKNOWN": "--units mm|cm|m|in|ft --scale N",
}
"""Options that answer a problem, by its code."""


def problem_lines(problems: Iterable[Problem], tr: Translator) -> list[str]:
    """Return one line for each problem: how grave it is, what is so, which option answers it."""
    lines = []
    for problem in problems:
        option = _OPTIONS.get(problem.code)
        hint = f"  [{option}]" if option else ""
        lines.append(f"[{tr(SEVERITY_WORDS[problem.severity])}] {tr(problem.message)}{hint}")
    return lines


def room_lines(plan: Plan, tr: Translator) -> list[str]:
    """Return the rooms of a plan as a table."""
    heads = [tr("Room"), tr("Level"), tr("Name"), tr("Function"), tr("Net area m²")]
    rows = [[*heads, tr("Certainty")]]
    for room in plan.rooms:
        meaning = tr(function_name(room.function)) if room.function else "?"
        level = plan.level(room.level).name
        area, sure = format_area(room.area_m2), f"{room.confidence:.0%}"
        rows.append([room.number or room.key, level, room.name, meaning, area, sure])
    return table_lines(rows, numbers={4, 5})


def _head_lines(report: Report, tr: Translator) -> list[str]:
    facility, plan = report.facility, report.review.plan
    lines = [
        tr("Plan: {name}   code {code}", name=plan.source.name, code=plan.source.short_code),
        tr(
            "Standard: {title} ({document})",
            title=report.standard.title,
            document=report.standard.document,
        ),
        tr(
            "Facility: {type}   class: {name}",
            type=tr(FACILITY_NAMES[facility.facility]),
            name=class_text(facility, tr),
        ),
        tr("Gross area: {text}", text=gross_area_text(facility, tr)),
        tr("Compared with: {basis}", basis=comparison_text(report.review.basis, tr)),
    ]
    if plan.units is not None:
        unit = plan.units
        lines.append(tr("Unit: {unit} ({evidence})", unit=unit.unit, evidence=tr(unit.evidence)))
    return lines


def _function_rows(report: Report, tr: Translator) -> list[list[str]]:
    rows = [
        [
            tr("Outcome"),
            tr("Function"),
            tr("Required m²"),
            tr("Pro rata m²"),
            tr("Measured m²"),
            tr("Difference m²"),
            tr("Rooms"),
        ]
    ]
    for group in (*report.groups, report.total):
        rows.extend(
            _function_row(finding, report, tr)
            for finding in report.functions
            if finding.group == group.group
        )
        name = tr(GROUP_NAMES.get(group.group, group.name)) if group.name else ""
        label = tr("Subtotal {name}", name=name) if name else tr("Total")
        rows.append(
            [
                "",
                label,
                _figure(group.required_m2),
                _figure(group.pro_rata_m2),
                format_area(group.measured_m2),
                DASH if group.difference_m2 is None else format_difference(group.difference_m2),
                "",
            ]
        )
    return rows


def _function_row(finding: FunctionFinding, report: Report, tr: Translator) -> list[str]:
    style = style_of(fill_of(finding.outcome))
    measured, required, pro_rata = _figures(finding, report)
    is_missing = finding.outcome is Outcome.MISSING
    names = [report.review.plan.room(key) for key in finding.rooms]
    return [
        f"{style.symbol} {tr(style.word)}",
        finding_name(finding, tr),
        required,
        pro_rata,
        DASH if is_missing else measured,
        DASH if finding.difference_m2 is None else format_difference(finding.difference_m2),
        " ".join(room.number or room.key for room in names) or DASH,
    ]


def _figures(finding: FunctionFinding, report: Report) -> tuple[str, str, str]:
    """Return measured, required and pro rata; the deciding pair never looks equal when short."""
    required, pro_rata = _figure(finding.required_m2), _figure(finding.pro_rata_m2)
    measured = format_area(finding.measured_m2)
    if report.review.basis is Basis.PRO_RATA and finding.pro_rata_m2 is not None:
        measured, pro_rata = format_pair(finding.measured_m2, finding.pro_rata_m2)
    elif report.review.basis is Basis.TABLE and finding.required_m2 is not None:
        measured, required = format_pair(finding.measured_m2, finding.required_m2)
    return measured, required, pro_rata


def _figure(value: float | None) -> str:
    return DASH if value is None else format_area(value)


def _fact_lines(report: Report, tr: Translator) -> list[str]:
    """Return what the facts say: each one that fails, and the names of those not answered."""
    lines = []
    for item in report.row_checks:
        if item.outcome is FactOutcome.NOT_MET:
            answer = tr(item.measured) if item.measured else ""
            lines.append(
                tr(
                    "Not met: {name}: {answer}; asked: {required} ({clause})",
                    name=tr(item.name),
                    answer=answer,
                    required=tr(item.required),
                    clause=item.clause,
                )
            )
    names = [
        tr(item.name) for item in report.row_checks if item.outcome is FactOutcome.UNDETERMINED
    ]
    if names:
        mark = "、" if tr.language == "zh_CN" else ", "
        lines.append(tr("Not answered (give them with --facts): {names}", names=mark.join(names)))
    return lines


def _rule_lines(checks: Iterable[CheckFinding], tr: Translator) -> list[str]:
    """Return one line for each rule that applies: how it ended, what it says, what there is."""
    lines = []
    for item in checks:
        text = rule_text(item, tr)
        line = f"{tr(rule_word(item))}  {tr(item.name)}（{item.clause}）"
        lines.append(f"{line}：{text}" if text else line)
    return lines


def _advice_lines(report: Report, tr: Translator) -> list[str]:
    """Return what the other standards say, each under its title."""
    lines = []
    for advice in report.advice:
        title = advice.standard.short_title
        lines.append("")
        lines.append(tr("For information, decides nothing: {title}", title=title))
        lines += problem_lines(advice.problems, tr)
        lines += _rule_lines(advice.rule_checks, tr)
    return lines


def table_lines(
    rows: Sequence[Sequence[str]], numbers: AbstractSet[int] = frozenset()
) -> list[str]:
    """Return rows as lines with aligned columns; Chinese letters are two columns wide."""
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for index, text in enumerate(row):
            space = " " * (widths[index] - _width(text))
            cells.append(space + text if index in numbers else text + space)
        lines.append("  ".join(cells).rstrip())
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
