"""What a report says in words, the same in the window, on the terminal and on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.checking.report import AreaBasis, ClassBasis, FactOutcome, FindingKind
from app.i18n import mark
from app.model.plan import CIRCULATION, Origin
from app.model.review import Basis, FacilityType
from app.picture.figures import format_area, format_beside
from app.picture.picture import Fill
from app.picture.style import FACT_FILLS, FACT_WORDS
from app.rules.functions import FUNCTION_NAMES, GROUP_NAMES
from app.rules.rule_kinds import Force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.report import (
        CheckFinding,
        FacilityFinding,
        FunctionFinding,
        GroupFinding,
        Report,
    )
    from app.i18n import Translator
    from app.model.plan import Room

DASH = "—"
"""What stands where there is no figure."""

TITLES: dict[FacilityType, str] = {
    FacilityType.DAY_CARE: mark("Room area check sheet: community day-care centre for the elderly"),
    FacilityType.RURAL: mark("Room area check sheet: rural mutual-aid home for the elderly"),
}

FACILITY_NAMES: dict[FacilityType, str] = {
    FacilityType.DAY_CARE: mark("Community day-care centre for the elderly"),
    FacilityType.RURAL: mark("Rural mutual-aid home for the elderly"),
}

ORIGIN_WORDS: dict[Origin, str] = {
    Origin.OUTLINE: mark("from its outline"),
    Origin.WALLS: mark("from walls"),
    Origin.HATCH: mark("from a hatch"),
    Origin.TABLE: mark("from the table"),
    Origin.MANUAL: mark("drawn by a person"),
}


def origin_text(room: Room, tr: Translator) -> str:
    """Return how ``room`` was found, and whether its outline is confirmed where that matters."""
    word = tr(ORIGIN_WORDS[room.origin])
    if room.is_unsure:
        return tr("{origin}, not confirmed", origin=word)
    if room.is_found and room.is_confirmed:
        return tr("{origin}, confirmed", origin=word)
    return word


def area_text(area_m2: float | None) -> str:
    """Return an area in square metres without its unit, or a dash."""
    return DASH if area_m2 is None else format_area(area_m2)


def square_metres(area_m2: float, tr: Translator) -> str:
    """Return an area in square metres with its unit."""
    return tr("{area} m²", area=format_area(area_m2))


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


def gross_figure(area_m2: float, facility: FacilityFinding) -> str:
    """Return a gross area without its unit; beside a bound of the class it never reads as it."""
    band = facility.row.band if facility.row else None
    return format_beside(area_m2, (band.lower_m2, band.upper_m2) if band else ())


def gross_area_text(facility: FacilityFinding, tr: Translator) -> str:
    """Return all that is known of the gross area, the deciding figure first."""
    known = []
    if facility.declared_m2 is not None:
        area = tr("{area} m²", area=gross_figure(facility.declared_m2, facility))
        known.append(tr("{area} (declared)", area=area))
    if facility.measured_m2 is not None:
        area = tr("{area} m²", area=gross_figure(facility.measured_m2, facility))
        known.append(tr("{area} (measured on the plan)", area=area))
    if facility.gross_area_basis is AreaBasis.MEASURED:
        known.reverse()
    if known:
        return tr("; ").join(known)
    if facility.estimate_m2 is None:
        return tr("not known")
    estimate = square_metres(facility.estimate_m2, tr)
    return tr("not known; estimated from the net areas {area}, decides nothing", area=estimate)


def comparison_text(basis: Basis, tr: Translator) -> str:
    """Return which of the two columns decides."""
    if basis is Basis.PRO_RATA:
        return tr("The pro-rata area decides; the area of the table is for information")
    return tr("The area of the table decides; the pro-rata area is for information")


def fact_word(outcome: FactOutcome, tr: Translator) -> str:
    """Return the word of ``outcome``; facts are undetermined because nobody answered."""
    if outcome is FactOutcome.UNDETERMINED:
        return tr("not answered")
    return tr(FACT_WORDS[outcome])


def finding_name(finding: FunctionFinding, tr: Translator) -> str:
    """Return the name of a function: as printed in Chinese, else in the reader's language."""
    if tr.is_chinese or finding.function not in FUNCTION_NAMES:
        return finding.name
    return tr(FUNCTION_NAMES[finding.function])


def finding_name_as_printed(finding: FunctionFinding, tr: Translator) -> str:
    """Return the name of a function as printed, in other languages after its translation."""
    return _after_translation(finding.name, FUNCTION_NAMES.get(finding.function), tr)


def group_name_as_printed(group: GroupFinding, tr: Translator) -> str:
    """Return the name of a group as printed, in other languages after its translation."""
    return _after_translation(group.name, GROUP_NAMES.get(group.group), tr)


def _after_translation(printed: str, known: str | None, tr: Translator) -> str:
    return printed if known is None or tr.is_chinese else f"{tr(known)} {printed}"


def serves_text(report: Report, room: Room, tr: Translator) -> str:
    """Return what ``room`` counts for."""
    if room.is_open:
        return tr("still open")
    finding = report.finding_of(room)
    if finding is not None:
        return finding_name(finding, tr)
    if room.function == CIRCULATION:
        return tr("circulation and plant")
    if room.function is None:
        return tr("serves no function")
    return tr("not asked for here")


def shown_number(room: Room) -> str:
    """Return the number of ``room`` or, where it has none, the last part of its key."""
    return room.number or room.key.rpartition("-")[2]


def room_label(room: Room) -> str:
    """Return what tells ``room`` apart on paper.

    That is its number; on a plan the number that the picture shows; in a table its name.
    """
    if room.number or room.polygon:
        return shown_number(room)
    return room.name or shown_number(room)


def rule_word(finding: CheckFinding) -> str:
    """Return how a rule ended, as message id: what is no requirement never reads as a failure."""
    if finding.kind is FindingKind.NOTE and finding.outcome is FactOutcome.MET:
        return mark("Note")
    if finding.kind is FindingKind.SUBSIDY and finding.outcome is FactOutcome.MET:
        return mark("May be applied for")
    if finding.outcome is FactOutcome.NOT_MET and finding.force is not Force.MANDATORY:
        return mark("Below the recommended figure")
    return FACT_WORDS[finding.outcome]


def rule_fill(finding: CheckFinding) -> Fill:
    """Return the sign of a rule's outcome: a note is no pass, a recommendation no failure."""
    if finding.kind is FindingKind.NOTE and finding.outcome is FactOutcome.MET:
        return Fill.NOT_COUNTED
    if finding.outcome is FactOutcome.NOT_MET and finding.force is not Force.MANDATORY:
        return Fill.SHORT
    return FACT_FILLS[finding.outcome]


def rule_text(finding: CheckFinding, tr: Translator) -> str:
    """Return what a rule asks, what there is, and why: the parts that say something."""
    parts = [tr(finding.required)]
    if finding.measured is not None:
        parts.append(tr("here: {value}", value=tr(finding.measured)))
    if finding.reason is not None:
        parts.append(tr(finding.reason))
    return tr("; ").join(part for part in parts if part)


def level_name(report: Report, key: str) -> str:
    """Return the name of a level, or its key where it has none."""
    names = {level.key: level.name for level in report.review.plan.levels}
    return names.get(key) or key


def rooms_text(report: Report, keys: Iterable[str], tr: Translator) -> str:
    """Return rooms by level, such as ``一层 101、102；二层 201``; one level alone goes unnamed."""
    plan = report.review.plan
    by_level: dict[str, list[str]] = {}
    for key in keys:
        room = plan.room(key)
        by_level.setdefault(room.level, []).append(room_label(room))
    has_levels = len({room.level for room in plan.rooms}) > 1
    parts = []
    for level, labels in by_level.items():
        listed = join(_counted(labels, tr), tr)
        parts.append(f"{level_name(report, level)} {listed}" if has_levels else listed)
    return tr("; ").join(parts)


def join(texts: Iterable[str], tr: Translator) -> str:
    """Return ``texts`` as one list in the punctuation of the language."""
    return tr(", ").join(texts)


def _counted(labels: list[str], tr: Translator) -> list[str]:
    """Return ``labels`` once each, with their number where they repeat."""
    return [
        tr("{label} ({count} rooms)", label=label, count=count) if count > 1 else label
        for label, count in Counter(labels).items()
    ]
