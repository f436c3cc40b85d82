"""The functions to choose from, in the order of the standard, for combo boxes and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.plan import CIRCULATION
from app.rules.functions import FUNCTIONS
from app.ui.style.words import NO_FUNCTION, function_text

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.i18n import Translator


def choices(report: Report, tr: Translator) -> tuple[tuple[str | None, str], ...]:
    """Return functions and their names; None is a room that is not counted.

    Functions that the standard's rows of this facility type ask for come first, in printed order.
    """
    asked = list(
        dict.fromkeys(
            rule.function
            for row in report.standard.rows_of(report.review.facility)
            for rule in row.rooms
        )
    )
    functions: list[str] = asked or list(FUNCTIONS)
    named: list[tuple[str | None, str]] = [
        (function, function_text(function, report, tr)) for function in functions
    ]
    named.append((CIRCULATION, function_text(CIRCULATION, report, tr)))
    named.append((None, tr(NO_FUNCTION)))
    return tuple(named)
