"""How areas are printed, in one place: window, command line and sheets agree with the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.review import Basis

if TYPE_CHECKING:
    from app.checking.report import FunctionFinding

from typing import TYPE_CHECKING

from app.checking.compare import is_same

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUS = "\N{MINUS SIGN}"
DECIMALS = 2
MOST_DECIMALS = 15
"""Beyond these digits a double says nothing more; then its shortest exact text is printed."""


def deciding_m2(finding: FunctionFinding, basis: Basis) -> float | None:
    """Return the figure that the rooms of a function are compared with, or None."""
    return finding.pro_rata_m2 if basis is Basis.PRO_RATA else finding.required_m2


def format_area(area_m2: float, *, decimals: int = DECIMALS) -> str:
    """Return ``area_m2`` as printed, without its unit.

    Args:
        area_m2: Square metres.
        decimals: Digits after the point.
    """
    return _with_true_minus(f"{area_m2:.{decimals}f}")


def format_pair(measured_m2: float, required_m2: float) -> tuple[str, str]:
    """Return both areas with so many decimals that what is short never looks equal.

    Args:
        measured_m2: What there is, square metres.
        required_m2: What is asked, square metres.

    Returns:
        Measured and required, with the same number of decimals. They read alike only where
        the measured area is at least the required one.
    """
    for decimals in range(DECIMALS, MOST_DECIMALS + 1):
        measured = format_area(measured_m2, decimals=decimals)
        required = format_area(required_m2, decimals=decimals)
        if measured != required or not measured_m2 < required_m2:
            return measured, required
    return repr(float(measured_m2)), repr(float(required_m2))


def format_beside(area_m2: float, bounds: Iterable[float | None]) -> str:
    """Return an area with so many decimals that it never reads as a bound that it misses.

    Args:
        area_m2: Square metres.
        bounds: Areas that decide, square metres; None where there is none.
    """
    missed = [bound for bound in bounds if bound is not None and not is_same(bound, area_m2)]
    for decimals in range(DECIMALS, MOST_DECIMALS + 1):
        text = format_area(area_m2, decimals=decimals)
        if all(text != format_area(bound, decimals=decimals) for bound in missed):
            return text
    return repr(float(area_m2))


def format_difference(difference_m2: float) -> str:
    """Return a difference with its sign; what is short never reads as nought.

    Args:
        difference_m2: Measured less required, square metres.
    """
    for decimals in range(DECIMALS, MOST_DECIMALS + 1):
        digits = f"{abs(difference_m2):.{decimals}f}"
        if difference_m2 >= 0 or float(digits):
            return _sign(difference_m2) + digits
    return MINUS + repr(abs(float(difference_m2)))


def _sign(value: float) -> str:
    """Return the sign that is printed before the digits of ``value``."""
    if value > 0:
        return "+"
    return MINUS if value < 0 else ""


def _with_true_minus(digits: str) -> str:
    """Return ``digits`` with a minus sign instead of a hyphen, and none before nought."""
    if not digits.startswith("-"):
        return digits
    return MINUS + digits[1:] if float(digits) else digits[1:]
