"""Rows of the room list and of the function list, made from a report; no widgets here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.report import Outcome
from app.model.review import Basis
from app.picture.figures import format_area, format_difference, format_pair
from app.picture.style import fill_of, style_of
from app.picture.wording import DASH, area_text, finding_name, shown_number
from app.ui.style.words import figure_text, group_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.report import FunctionFinding, GroupFinding, Report
    from app.i18n import Translator
    from app.model.plan import Room
    from app.picture.picture import Fill


@dataclass(frozen=True, kw_only=True)
class RoomRow:
    """A room, or the head of a group of rooms.

    Attributes:
        key: Key of the room; "" for a head.
        number: Room number.
        name: Name of the room or of the group.
        area: Area as shown.
        fill: How the room ended; None for a head.
        tip: What a tooltip and a screen reader say.
    """

    key: str
    number: str
    name: str
    area: str
    fill: Fill | None = None
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class FunctionRow:
    """A function, the head of a group, or the total.

    Attributes:
        function: Id of the function; "" for heads and the total.
        name: As shown.
        measured: As shown.
        required: The table's figure as shown.
        pro_rata: The converted figure as shown.
        difference: Difference, or the word of the outcome where there is none.
        share: Measured by the deciding figure; None where there is none.
        fill: How it ended; None for heads and the total.
        rooms: Keys of its rooms, those in question last.
        tip: What a tooltip and a screen reader say.
    """

    function: str
    name: str
    measured: str
    required: str
    pro_rata: str
    difference: str
    share: float | None = None
    fill: Fill | None = None
    rooms: tuple[str, ...] = ()
    tip: str = ""


def room_rows(report: Report, level: str, search: str, tr: Translator) -> tuple[RoomRow, ...]:
    """Return heads and rooms of one level, open rooms first, those not counted last.

    Args:
        report: What is shown.
        level: Key of the level; a search looks on all of them.
        search: Part of a number or name; "" shows all.
        tr: Language.
    """
    wanted = search.strip().casefold()
    rooms = [
        room
        for room in report.review.plan.rooms
        if (wanted or room.level == level)
        and wanted in f"{room.number} {room.name} {room.key}".casefold()
    ]
    rooms.sort(key=_by_number)
    rows: list[RoomRow] = []
    for title, members in _grouped(rooms, report, tr):
        if members:
            total = format_area(sum(room.area_m2 for room in members))
            rows.append(RoomRow(key="", number="", name=title, area=total))
            rows += [_room_row(room, report, tr) for room in members]
    return tuple(rows)


def _by_number(room: Room) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Return what sorts 9 before 10 and rooms without a number last."""
    parts = re.findall(r"[0-9]+|[^0-9]+", shown_number(room))
    return not room.number, tuple((int(p) if p.isdecimal() else -1, p) for p in parts)


def _grouped(rooms: Sequence[Room], report: Report, tr: Translator) -> list[tuple[str, list[Room]]]:
    groups: list[tuple[str, list[Room]]] = [
        (tr("To be decided"), [room for room in rooms if room.is_open])
    ]
    functions = {finding.function: finding.group for finding in report.functions}
    for group in report.groups:
        members = [
            room
            for room in rooms
            if room.function is not None and functions.get(room.function) == group.group
        ]
        groups.append((group_name(group, tr), members))
    rest = [room for room in rooms if not room.is_open and room.function not in functions]
    groups.append((tr("Not counted"), rest))
    return groups


def outcome_fill(room: Room, report: Report) -> Fill:
    """Return how ``room`` ended."""
    # Here and not above: the geometry behind it is not needed before a plan is open.
    from app.picture.compose import fill_of_room

    return fill_of_room(room, report)


def _room_row(room: Room, report: Report, tr: Translator) -> RoomRow:
    fill = outcome_fill(room, report)
    name = room.name or tr("(no name)")
    area = format_area(room.area_m2)
    tip = tr(
        "{room}: {area} m², {word}",
        room=f"{shown_number(room)} {name}",
        area=area,
        word=tr(style_of(fill).word),
    )
    return RoomRow(
        key=room.key, number=shown_number(room), name=name, area=area, fill=fill, tip=tip
    )


def function_rows(report: Report, tr: Translator) -> tuple[FunctionRow, ...]:
    """Return heads with subtotals, functions and the total, in printed order."""
    rows: list[FunctionRow] = []
    for group in report.groups:
        members = [item for item in report.functions if item.group == group.group]
        rows.append(_group_row(group, group_name(group, tr), members))
        rows += [_function_row(finding, report.review.basis, tr) for finding in members]
    if report.functions:
        rows.append(_group_row(report.total, tr("Total"), report.functions))
    return tuple(rows)


def _group_row(group: GroupFinding, name: str, members: Sequence[FunctionFinding]) -> FunctionRow:
    """Return the sums of a group; while a function is open, no difference is stated."""
    is_open = any(item.outcome is Outcome.UNDETERMINED for item in members)
    difference = None if is_open else group.difference_m2
    return FunctionRow(
        function="",
        name=name,
        measured=format_area(group.measured_m2),
        required=figure_text(group.required_m2),
        pro_rata=area_text(group.pro_rata_m2),
        difference=DASH if difference is None else format_difference(difference),
    )


def _function_row(finding: FunctionFinding, basis: Basis, tr: Translator) -> FunctionRow:
    fill = fill_of(finding.outcome)
    measured, pro_rata = format_area(finding.measured_m2), area_text(finding.pro_rata_m2)
    if finding.outcome is Outcome.UNDETERMINED and not finding.measured_m2:
        measured = DASH
    deciding = finding.pro_rata_m2 if basis is Basis.PRO_RATA else finding.required_m2
    if deciding is not None and measured != DASH:
        measured, exact = format_pair(finding.measured_m2, deciding)
        pro_rata = exact if basis is Basis.PRO_RATA else pro_rata
    return FunctionRow(
        function=finding.function,
        name=finding_name(finding, tr),
        measured=measured,
        required=figure_text(finding.required_m2),
        pro_rata=pro_rata,
        difference=_difference(finding, tr),
        share=finding.measured_m2 / deciding if deciding else None,
        fill=fill,
        rooms=(*finding.rooms, *finding.open_rooms),
        tip=f"{finding_name(finding, tr)}: {tr(style_of(fill).word)}",
    )


def _difference(finding: FunctionFinding, tr: Translator) -> str:
    has_figure = finding.outcome not in {Outcome.MISSING, Outcome.UNDETERMINED}
    if has_figure and finding.difference_m2 is not None:
        return format_difference(finding.difference_m2)
    return tr(style_of(fill_of(finding.outcome)).word)
