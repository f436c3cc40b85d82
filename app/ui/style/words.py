"""Names and figures as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import mark
from app.model.plan import CIRCULATION, Reading
from app.model.review import FacilityType
from app.picture.figures import format_area
from app.picture.wording import DASH, finding_name
from app.rules.functions import FUNCTION_NAMES, GROUP_NAMES, function_name

if TYPE_CHECKING:
    from app.checking.report import GroupFinding, Report
    from app.i18n import Translator
    from app.model.plan import Room
    from app.rules.standard import Row

FACILITY_NAMES: dict[FacilityType, str] = {
    FacilityType.DAY_CARE: mark("Day-care centre"),
    FacilityType.RURAL: mark("Rural mutual-aid home"),
}

NO_FUNCTION = mark("None of these, not counted")


def class_name(row: Row, tr: Translator) -> str:
    """Return the short name of a class: as printed in Chinese, else in the reader's language."""
    if tr.is_chinese:
        return row.name
    if row.number is None:
        return tr(FACILITY_NAMES[row.facility])
    return tr("Class {number}", number=row.number)


def group_name(group: GroupFinding, tr: Translator) -> str:
    """Return the name of a group: as printed in Chinese, else in the reader's language."""
    if tr.is_chinese or group.group not in GROUP_NAMES:
        return group.name
    return tr(GROUP_NAMES[group.group])


def function_text(function: str, report: Report, tr: Translator) -> str:
    """Return the name of a function for lists to choose from."""
    for finding in report.functions:
        if finding.function == function:
            return finding_name(finding, tr)
    if function != CIRCULATION and function not in FUNCTION_NAMES:
        return function
    return tr(function_name(function))


def room_function_text(room: Room, report: Report, tr: Translator) -> str:
    """Return what a room serves, for people."""
    if room.function is not None:
        return function_text(room.function, report, tr)
    return tr(NO_FUNCTION) if room.reading is Reading.EXCLUDED else tr("Not yet known")


def room_title(room: Room, tr: Translator) -> str:
    """Return number and name of a room; its key where it has neither."""
    title = f"{room.number} {room.name}".strip()
    return title or tr("Room {key}", key=room.key)


def figure_text(area_m2: float | None) -> str:
    """Return a figure as a document prints it: without decimals that say nothing."""
    if area_m2 is None:
        return DASH
    text = format_area(area_m2)
    return text.rstrip("0").rstrip(".") if "." in text else text
