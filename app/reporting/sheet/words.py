"""The wording of a sheet that more than one of its parts needs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.i18n import mark
from app.model.plan import CIRCULATION, Origin
from app.model.review import FacilityType
from app.picture.compose import shown_number
from app.picture.figures import format_area
from app.rules.functions import FUNCTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.report import FunctionFinding, Report
    from app.model.plan import Room
    from app.reporting.sheet.page import Words

DASH = "—"

TITLES: dict[FacilityType, str] = {
    FacilityType.DAY_CARE: mark("Room area check sheet: community day-care centre for the elderly"),
    FacilityType.RURAL: mark("Room area check sheet: rural mutual-aid home for the elderly"),
}

FACILITIES: dict[FacilityType, str] = {
    FacilityType.DAY_CARE: mark("Community day-care centre for the elderly"),
    FacilityType.RURAL: mark("Rural mutual-aid home for the elderly"),
}

ORIGINS: dict[Origin, str] = {
    Origin.OUTLINE: mark("from its outline"),
    Origin.WALLS: mark("from walls"),
    Origin.HATCH: mark("from a hatch"),
    Origin.TABLE: mark("from the table"),
    Origin.MANUAL: mark("drawn by a person"),
}


def area_text(area_m2: float | None) -> str:
    """Return an area without its unit, or a dash."""
    return DASH if area_m2 is None else format_area(area_m2)


def square_metres(area_m2: float, words: Words) -> str:
    """Return an area with its unit."""
    return words.tr("{area} m²", area=format_area(area_m2))


def function_words(finding: FunctionFinding, words: Words) -> str:
    """Return the name of a function as printed, or in the other language of the sheet."""
    if words.is_chinese or finding.function not in FUNCTION_NAMES:
        return finding.name
    return words.tr(FUNCTION_NAMES[finding.function])


def room_label(room: Room) -> str:
    """Return what tells ``room`` apart on the sheet.

    That is its number; on a plan the number that the picture shows; in a table its name.
    """
    if room.number or room.polygon:
        return shown_number(room)
    return room.name or shown_number(room)


def level_name(report: Report, key: str) -> str:
    """Return the name of a level, or its key where it has none."""
    names = {level.key: level.name for level in report.review.plan.levels}
    return names.get(key) or key


def rooms_text(report: Report, keys: Iterable[str], words: Words) -> str:
    """Return rooms by level, such as ``一层 101、102；二层 201``; one level alone goes unnamed."""
    plan = report.review.plan
    by_level: dict[str, list[str]] = {}
    for key in keys:
        room = plan.room(key)
        by_level.setdefault(room.level, []).append(room_label(room))
    has_levels = len({room.level for room in plan.rooms}) > 1
    parts = []
    for level, labels in by_level.items():
        listed = join(_counted(labels, words), words)
        parts.append(f"{level_name(report, level)} {listed}" if has_levels else listed)
    return words.tr("; ").join(parts)


def join(texts: Iterable[str], words: Words) -> str:
    """Return ``texts`` as one list in the punctuation of the language."""
    return words.tr(", ").join(texts)


def serves_text(report: Report, room: Room, words: Words) -> str:
    """Return what ``room`` counts for."""
    if room.is_open:
        return words.tr("still open")
    finding = report.finding_of(room)
    if finding is not None:
        return function_words(finding, words)
    if room.function == CIRCULATION:
        return words.tr("circulation and plant")
    if room.function is None:
        return words.tr("serves no function")
    return words.tr("not asked for here")


def _counted(labels: list[str], words: Words) -> list[str]:
    """Return ``labels`` once each, with their number where they repeat."""
    return [
        words.tr("{label} ({count} rooms)", label=label, count=count) if count > 1 else label
        for label, count in Counter(labels).items()
    ]
