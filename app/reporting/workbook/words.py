"""What workbook and marked-up drawing say about class, area and functions, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.report import AreaBasis, ClassBasis
from app.picture.figures import format_area
from app.rules.functions import FUNCTION_NAMES, GROUP_NAMES

if TYPE_CHECKING:
    from app.checking.report import FacilityFinding, FunctionFinding, GroupFinding
    from app.i18n import Translator


def class_text(facility: FacilityFinding, tr: Translator) -> str:
    """Return the class with its band and what decided it."""
    if facility.row is None:
        return tr("undetermined")
    if facility.class_basis is ClassBasis.NO_CLASSES:
        return tr("no classes ({band})", band=facility.row.band.text)
    text = tr("{name} ({band})", name=facility.row.name, band=facility.row.band.text)
    if facility.class_basis is ClassBasis.CHOSEN:
        return tr("{band}, chosen by a person", band=text)
    return tr("{band}, exactly on the bound", band=text) if facility.at_bound else text


def gross_area_text(facility: FacilityFinding, tr: Translator) -> str:
    """Return all that is known of the gross area, the deciding figure first."""
    known = []
    if facility.declared_m2 is not None:
        area = tr("{area} m²", area=format_area(facility.declared_m2))
        known.append(tr("{area} (declared)", area=area))
    if facility.measured_m2 is not None:
        area = tr("{area} m²", area=format_area(facility.measured_m2))
        known.append(tr("{area} (measured on the plan)", area=area))
    if facility.gross_area_basis is AreaBasis.MEASURED:
        known.reverse()
    if known:
        return tr("; ").join(known)
    if facility.estimate_m2 is None:
        return tr("not known")
    estimate = tr("{area} m²", area=format_area(facility.estimate_m2))
    return tr("not known; estimated from the net areas {area}, decides nothing", area=estimate)


def function_text(finding: FunctionFinding, tr: Translator) -> str:
    """Return the name as printed, in other languages after its translation."""
    return _translated(finding.name, FUNCTION_NAMES.get(finding.function), tr)


def group_text(group: GroupFinding, tr: Translator) -> str:
    """Return the name as printed, in other languages after its translation."""
    return _translated(group.name, GROUP_NAMES.get(group.group), tr)


def _translated(printed: str, known: str | None, tr: Translator) -> str:
    if known is None or tr.language.startswith("zh"):
        return printed
    return f"{tr(known)} {printed}"
