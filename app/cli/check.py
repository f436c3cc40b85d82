"""``yishen check``: a plan against a standard."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.bar import Bar
from app.cli.call import COMPLIES, FAILS, OPEN, known_library, say, tell
from app.cli.facts import find_standards, split_words
from app.cli.files import check_targets, write_text
from app.cli.report_text import problem_lines, report_lines
from app.errors import ReportWriteError
from app.model.plan import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.report import Report
    from app.i18n import Translator
    from app.model.plan import Problem
    from app.service.opening import Opened, ReadOptions


@dataclass(frozen=True, kw_only=True)
class CheckCall:
    """The options of one call, as given; None where an option was left out."""

    plan: str
    standard: str | None
    facility: str | None
    gross_area: float | None
    basis: str
    chosen_class: str | None
    units: str | None
    scale: float | None
    wall_layers: tuple[str, ...]
    facts: str | None
    corrections: bool
    advice: tuple[str, ...]
    date: datetime.date | None
    pdf: str | None
    xlsx: str | None
    dxf: str | None
    json: str | None

    @property
    def targets(self) -> list[str]:
        """Return the result files."""
        named = (self.pdf, self.xlsx, self.dxf, self.json)
        return [target for target in named if target is not None and target != "-"]


def read_options(units: str | None, scale: float | None, wall_layers: Iterable[str]) -> ReadOptions:
    """Return what the call says about the drawing; layers are parted by commas."""
    from app.service.opening import ReadOptions
    from app.units import Unit

    names = tuple(
        name.strip() for words in wall_layers for name in words.split(",") if name.strip()
    )
    return ReadOptions(unit=Unit(units) if units else None, scale=scale, wall_layers=names)


def run_check(call: CheckCall, tr: Translator) -> int:
    """Check the plan, print and write what was asked for, and return the exit code.

    Raises:
        FacilityError: Something can't be read or written, or the options contradict each other.
    """
    _refuse_contradictions(call)
    check_targets(call.targets, Path(call.plan))
    report, opened = _report(call, tr)
    try:  # files first: whoever reads the terminal may go away, as with ``| head``
        _write_results(call, report, opened, tr)
    except ReportWriteError:
        _print_report(call, report, tr)
        raise
    _print_report(call, report, tr)
    if call.json != "-":
        for target in call.targets:
            say(tr("Written: {file}", file=target))
    return exit_code(report)


def _print_report(call: CheckCall, report: Report, tr: Translator) -> None:
    if call.json == "-":
        tell_open(report.problems, tr)
        return
    for line in report_lines(report, tr):
        say(line)


def tell_open(problems: Iterable[Problem], tr: Translator) -> None:
    """Print on standard error what forbids a pass, where standard output is taken by JSON."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for line in problem_lines(errors, tr):
        tell(line)


def exit_code(report: Report) -> int:
    """Return 1 if rooms or an answered fact fail, 3 if the rooms are open, else 0."""
    from app.checking.report import FactOutcome, Verdict

    fails = report.outcome is Verdict.DOES_NOT_COMPLY
    if fails or report.facts_outcome is FactOutcome.NOT_MET:
        return FAILS
    return OPEN if report.outcome is Verdict.UNDETERMINED else COMPLIES


def _refuse_contradictions(call: CheckCall) -> None:
    from app.errors import CallError, message

    if call.facility == "rural" and call.chosen_class is not None:
        text = message("Rural homes have no classes; leave out --class or --facility rural.")
        raise CallError(text)
    for option, target in (("--pdf", call.pdf), ("--xlsx", call.xlsx), ("--dxf", call.dxf)):
        if target == "-":
            text = message(
                "Only --json can be printed in place of a file; give {option} a file name.",
                option=option,
            )
            raise CallError(text)


def _report(call: CheckCall, tr: Translator) -> tuple[Report, Opened]:
    from app.checking.check import check
    from app.model.review import Basis, FacilityType
    from app.rules.facts_file import load_facts
    from app.service.library import DEFAULT_STANDARD, find_standard
    from app.service.opening import new_review, open_plan

    library, standard = find_standard(known_library(tr), call.standard or DEFAULT_STANDARD)
    library, advisers = find_standards(library, split_words(call.advice))
    facts = load_facts(Path(call.facts), standard, advisers) if call.facts else None
    with Bar(tr) as bar:
        options = read_options(call.units, call.scale, call.wall_layers)
        opened = open_plan(Path(call.plan), library, options, progress=bar)
    review = replace(
        new_review(opened.plan, library),
        standard=standard.key,
        facility=FacilityType(call.facility or FacilityType.DAY_CARE),
        is_facility_chosen=call.facility is not None,
        declared_gross_area_m2=call.gross_area,
        chosen_class=int(call.chosen_class) if call.chosen_class else None,
        basis=Basis(call.basis),
        with_corrections=call.corrections,
        advisers=tuple(item.key for item in advisers),
        date=call.date or datetime.datetime.now().astimezone().date(),
    )
    if facts is not None:
        review = facts.applied_to(review)
    return check(review, standard, advisers), opened


def _write_results(call: CheckCall, report: Report, opened: Opened, tr: Translator) -> None:
    from app.service import output

    if call.json is not None:
        write_text(output.report_json(report, tr=tr), call.json)
    if call.pdf is not None:
        output.write_pdf(report, opened.linework, Path(call.pdf), tr=tr)
    if call.xlsx is not None:
        output.write_workbook(report, Path(call.xlsx), tr=tr)
    if call.dxf is not None:
        output.write_markup(report, Path(call.plan), Path(call.dxf), tr=tr)
