"""Gross area and class of the facility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.compare import is_same
from app.checking.report import AreaBasis, ClassBasis, FacilityFinding
from app.errors import Message, message, verbatim
from app.model.plan import CIRCULATION, AreaKind, Origin, Problem, Severity
from app.model.review import Basis
from app.rules.functions import CLASS_NAMES

if TYPE_CHECKING:
    from app.model.plan import Plan
    from app.model.review import FacilityType, Review
    from app.rules.standard import Band, Row, Standard


def classify(review: Review, standard: Standard) -> FacilityFinding:
    """Return type, gross area and class.

    A declared gross area beats the measured one. On a bound of two classes the class that the
    standard gives the bound to decides, and the other is named as an alternative. Without a gross
    area the class is unknown, never guessed.
    """
    declared = declared_gross_area(review)
    measured = review.plan.measured_gross_area_m2
    gross = measured if declared is None else declared
    row, class_basis = _row(review, standard, gross)
    alternatives = () if gross is None else _alternatives(standard, review.facility, gross)
    return FacilityFinding(
        facility=review.facility,
        row=row,
        class_basis=class_basis,
        gross_area_m2=gross,
        gross_area_basis=_area_basis(declared, measured),
        declared_m2=declared,
        measured_m2=measured,
        estimate_m2=_estimate(review.plan, standard) if gross is None else None,
        at_bound=bool(alternatives),
        alternatives=tuple(number for number in alternatives if row and number != row.number),
    )


def declared_gross_area(review: Review) -> float | None:
    """Return the gross area in square metres that a person declared, else the file's own."""
    if review.declared_gross_area_m2 is not None:
        return review.declared_gross_area_m2
    return review.plan.declared_gross_area_m2


def is_inside(area_m2: float, band: Band) -> bool:
    """Tell whether the gross area ``area_m2`` belongs to ``band``, bounds as the standard says."""
    if is_same(area_m2, band.lower_m2):
        return band.includes_lower
    if band.upper_m2 is not None and is_same(area_m2, band.upper_m2):
        return band.includes_upper
    return area_m2 > band.lower_m2 and (band.upper_m2 is None or area_m2 < band.upper_m2)


def _area_basis(declared: float | None, measured: float | None) -> AreaBasis | None:
    if declared is not None:
        return AreaBasis.DECLARED
    return None if measured is None else AreaBasis.MEASURED


def _row(review: Review, standard: Standard, gross: float | None) -> tuple[Row | None, ClassBasis]:
    rows = standard.rows_of(review.facility)
    if len(rows) == 1 and rows[0].number is None:
        return rows[0], ClassBasis.NO_CLASSES
    if review.chosen_class is not None:
        chosen = [row for row in rows if row.number == review.chosen_class]
        return (chosen[0], ClassBasis.CHOSEN) if chosen else (None, ClassBasis.UNKNOWN)
    for row in rows:
        if gross is not None and is_inside(gross, row.band):
            return row, ClassBasis.GROSS_AREA
    return None, ClassBasis.UNKNOWN


def _alternatives(standard: Standard, facility: FacilityType, gross: float) -> tuple[int, ...]:
    """Return the classes whose bands have a bound exactly at ``gross``, if there are several."""
    numbers = tuple(
        row.number
        for row in standard.rows_of(facility)
        if row.number is not None and _touches(gross, row.band)
    )
    return numbers if len(numbers) > 1 else ()


def _touches(area_m2: float, band: Band) -> bool:
    """Tell whether the gross area lies exactly on a bound of ``band``."""
    bounds = (band.lower_m2, band.upper_m2)
    return any(bound is not None and is_same(area_m2, bound) for bound in bounds)


def _estimate(plan: Plan, standard: Standard) -> float | None:
    """Return a gross area estimated from the net areas of the functional rooms; decides nothing."""
    net = sum(
        room.area_m2
        for room in plan.rooms
        if room.function != CIRCULATION and room.area_kind is AreaKind.NET
    )
    if standard.usable_share is None or not net:
        return None
    return net / standard.usable_share.value


def area_problems(facility: FacilityFinding, standard: Standard) -> tuple[Problem, ...]:
    """Return what a person should know about gross area and class."""
    found = (
        _difference_problem(facility, standard),
        _unknown_area_problem(facility, standard),
        _unknown_row_problem(facility, standard),
        _bound_problem(facility),
        _range_problem(facility),
    )
    return tuple(problem for problem in found if problem is not None)


def _difference_problem(facility: FacilityFinding, standard: Standard) -> Problem | None:
    declared, measured = facility.declared_m2, facility.measured_m2
    if declared is None or measured is None:
        return None
    allowed = [line for line in standard.tolerances if declared >= line.from_m2]
    percent = abs(measured - declared) / declared * 100
    if not allowed or percent <= allowed[-1].percent:
        return None
    text = message(
        "Declared gross area {declared:.2f} m² and measured {measured:.2f} m² differ by "
        "{percent:.1f} % (more than {allowed:g} %). The declared one decides; please check both.",
        declared=declared,
        measured=measured,
        percent=percent,
        allowed=allowed[-1].percent,
    )
    return Problem(code="GROSS_AREA_DIFFERS", severity=Severity.WARNING, message=text)


def _unknown_area_problem(facility: FacilityFinding, standard: Standard) -> Problem | None:
    if facility.gross_area_m2 is not None or facility.row is not None or not standard.rows:
        return None
    text = message(
        "The gross area is not known, so the class can't be told. Enter the gross area or "
        "choose the class."
    )
    return Problem(code="GROSS_AREA_UNKNOWN", severity=Severity.ERROR, message=text)


def _unknown_row_problem(facility: FacilityFinding, standard: Standard) -> Problem | None:
    """Return that the standard asks nothing of such a facility, if that is so."""
    if facility.row is not None or not standard.rows:
        return None
    if not standard.rows_of(facility.facility):
        text = message(
            "The standard “{title}” says nothing about this type of facility. Choose another type "
            "or another standard.",
            title=standard.short_title,
        )
    elif facility.gross_area_m2 is not None:
        text = message(
            "The standard “{title}” has no class for this facility (gross area {area:.2f} m²). "
            "Choose a class that it has, or another standard.",
            title=standard.short_title,
            area=facility.gross_area_m2,
        )
    else:
        return None
    return Problem(code="CLASS_NOT_IN_STANDARD", severity=Severity.ERROR, message=text)


def class_in_doubt(review: Review, standard: Standard, facility: FacilityFinding) -> Problem | None:
    """Return that the measured gross area leaves the class or the converted areas open, or None.

    A gross area that was measured around walls is no surer than the rooms between them: if the
    unsure ones were wrong altogether, it would be off by about their area.
    """
    gross = facility.gross_area_m2
    doubt = sum(
        room.area_m2 for room in review.plan.rooms if room.is_unsure and room.origin is Origin.WALLS
    )
    if gross is None or not doubt or facility.gross_area_basis is not AreaBasis.MEASURED:
        return None
    bounds = (_row(review, standard, area)[0] for area in (gross - doubt, gross + doubt))
    if all(row is facility.row for row in bounds) and review.basis is Basis.TABLE:
        return None
    text = message(
        "The gross area of {area:.2f} m² was measured around rooms whose outlines are not certain "
        "({doubt:.2f} m²), and the result depends on it. Confirm the outlines or enter the gross "
        "area.",
        area=gross,
        doubt=doubt,
    )
    return Problem(code="GROSS_AREA_UNSURE", severity=Severity.ERROR, message=text, affects=None)


def rooms_above_gross(review: Review, facility: FacilityFinding) -> Problem | None:
    """Return that the rooms are larger than the building that holds them, or None.

    What a person declares stands, as where it differs from the measured area; but the document's
    own list is larger than its smallest buildings, so this is told and decides nothing.
    """
    gross = facility.gross_area_m2
    net = sum(
        room.area_m2
        for room in review.plan.rooms
        if room.function not in (None, CIRCULATION) and room.area_kind is AreaKind.NET
    )
    if gross is None or net <= gross or is_same(net, gross):
        return None
    text = message(
        "The rooms with a function add up to {net:.2f} m², more than the gross area of "
        "{gross:.2f} m². Both can't be right: check gross area, unit and levels.",
        net=net,
        gross=gross,
    )
    return Problem(code="GROSS_AREA_BELOW_ROOMS", severity=Severity.WARNING, message=text)


def _class_name(row: Row) -> Message:
    return Message(CLASS_NAMES[row.number]) if row.number else verbatim(row.name)


def _bound_problem(facility: FacilityFinding) -> Problem | None:
    if not facility.alternatives or facility.row is None:
        return None
    text = message(
        "Gross area {area:.2f} m² lies exactly on a bound: checked as {name}; {other} is also "
        "arguable.",
        area=facility.gross_area_m2,
        name=_class_name(facility.row),
        other=Message(CLASS_NAMES[facility.alternatives[0]]),
    )
    return Problem(code="CLASS_AT_BOUND", severity=Severity.WARNING, message=text)


def _range_problem(facility: FacilityFinding) -> Problem | None:
    row, gross = facility.row, facility.gross_area_m2
    if row is None or gross is None or is_inside(gross, row.band) or _touches(gross, row.band):
        return None
    if facility.class_basis is ClassBasis.CHOSEN:
        text = message(
            "Gross area {area:.2f} m² lies outside {name} ({band}), which a person chose.",
            area=gross,
            name=_class_name(row),
            band=row.band.text,
        )
        return Problem(code="CLASS_AGAINST_AREA", severity=Severity.WARNING, message=text)
    text = message(
        "Gross area {area:.2f} m² lies outside the range of the standard ({band}); the rooms are "
        "compared all the same.",
        area=gross,
        band=row.band.text,
    )
    return Problem(code="GROSS_AREA_OUTSIDE_RANGE", severity=Severity.WARNING, message=text)
