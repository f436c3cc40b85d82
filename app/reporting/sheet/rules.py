"""The sheet's tables of other rules: those of the deciding standard, and what others advise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Spacer, Table, TableStyle

from app.checking.report import FactOutcome
from app.picture.wording import DASH, rule_fill, rule_text, rule_word
from app.reporting.sheet.findings import base_commands
from app.reporting.sheet.page import BODY, SMALL, TEXT_WIDTH
from app.reporting.sheet.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from app.checking.report import Advice, CheckFinding
    from app.reporting.sheet.page import Words

_WIDTHS = (20.0, 156.0, 150.0, 62.0)


def rules_table(checks: Sequence[CheckFinding], words: Words) -> Table:
    """Return the table of rules that apply, in the order of the document."""
    heads = [
        words.tr("No."),
        words.tr("Rule"),
        words.tr("Here"),
        words.tr("Outcome"),
        words.tr("Clause"),
    ]
    rows: list[list[Any]] = [
        [words.head(text, 46.0 if number else 14.0) for number, text in enumerate(heads)]
    ]
    rows += [_row(number, check, words) for number, check in enumerate(checks, start=1)]
    widths = [*_WIDTHS, TEXT_WIDTH - sum(_WIDTHS)]
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(base_commands()))


def _row(number: int, check: CheckFinding, words: Words) -> list[Any]:
    is_bold = check.outcome is FactOutcome.NOT_MET and check.decides
    return [
        words.centred(str(number)),
        words.paragraph(words.tr(check.name), words.style(BODY, bold=is_bold)),
        words.paragraph(rule_text(check, words.tr) or DASH, words.style(SMALL)),
        Sign(rule_fill(check), words.tr(rule_word(check)), bold=is_bold),
        words.paragraph(check.clause, words.style(SMALL)),
    ]


def advice_part(advice: Advice, words: Words) -> list[Flowable]:
    """Return what a standard says that decides nothing; what nobody answered is only counted."""
    said = [item for item in advice.rule_checks if item.outcome is not FactOutcome.UNDETERMINED]
    left_open = len(advice.rule_checks) - len(said)
    parts: list[Flowable] = [
        words.paragraph(f"{advice.standard.title}（{advice.standard.document}）")
    ]
    parts += [words.paragraph(words.tr(problem.message)) for problem in advice.problems]
    if said:
        parts += [Spacer(1, 3), rules_table(said, words)]
    if left_open:
        text = words.tr("Not answered and therefore open: {count} rules.", count=left_open)
        parts += [Spacer(1, 2), words.paragraph(text)]
    return parts
