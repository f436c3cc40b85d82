"""What is odd in a standard: told before use and in the editor, never mended by the program."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Message, message, verbatim
from app.model.plan import Severity

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from app.rules.standard import ReferenceShare, RoomRule, Row, Standard

NOISE_M2 = 1e-6

SHARE_STEP_PERCENT = 0.35
"""Printed shares are rounded to tenths and room figures to whole square metres; a group further
off than this, in per cent of the list, is odd."""


@dataclass(frozen=True, kw_only=True)
class Oddity:
    """Something in a standard that a person should look at.

    Attributes:
        code: Stable name, such as ``BAND_GAP``.
        severity: ``ERROR`` for what can't be right, ``WARNING`` for what is suspect, ``INFO``.
        place: Key path in the file, such as ``rows[1].rooms[6]``.
        message: What is so.
    """

    code: str
    severity: Severity
    place: str
    message: Message


def self_check(standard: Standard, date: datetime.date | None = None) -> tuple[Oddity, ...]:
    """Return what is odd in a standard, in the order of its file."""
    return (
        *_in_force(standard, date),
        *_band_oddities(standard),
        *_list_oddities(standard),
        *_order_oddities(standard),
        *_share_oddities(standard),
        *_clause_oddities(standard),
    )


def _in_force(standard: Standard, date: datetime.date | None) -> Iterator[Oddity]:
    if date is None or standard.is_in_force(date):
        return
    text = message(
        "not in force on {date} (from {start} until {end})",
        date=date.isoformat(),
        start=standard.in_force_from.isoformat() if standard.in_force_from else "—",
        end=standard.in_force_until.isoformat() if standard.in_force_until else "—",
    )
    yield Oddity(
        code="NOT_IN_FORCE", severity=Severity.WARNING, place="in_force_until", message=text
    )


def _numbered(standard: Standard) -> list[tuple[str, Row]]:
    return [(f"rows[{number}]", row) for number, row in enumerate(standard.rows, start=1)]


def _band_oddities(standard: Standard) -> Iterator[Oddity]:
    """Yield holes between bands, and bounds that are printed for two classes."""
    by_bound = sorted(
        (item for item in _numbered(standard) if item[1].number is not None),
        key=lambda item: (item[1].facility, item[1].band.lower_m2),
    )
    for (_, low), (place, high) in itertools.pairwise(by_bound):
        upper, lower = low.band.upper_m2, high.band.lower_m2
        if low.facility is not high.facility or upper is None:
            continue
        if upper < lower or (
            upper == lower and not low.band.includes_upper and not high.band.includes_lower
        ):
            text = message(
                "between {first} and {second}: {lower:g} to {upper:g} m² belongs to no class",
                first=low.name,
                second=high.name,
                lower=upper,
                upper=lower,
            )
            yield Oddity(
                code="BAND_GAP", severity=Severity.ERROR, place=f"{place}.band", message=text
            )
        elif upper == lower:
            text = message(
                "{bound:g} m² stands in {first} and in {second}; here it decides for {chosen}",
                bound=upper,
                first=low.name,
                second=high.name,
                chosen=low.name if low.band.includes_upper else high.name,
            )
            yield Oddity(
                code="BOUND_IN_TWO_CLASSES",
                severity=Severity.INFO,
                place=f"{place}.band",
                message=text,
            )


def _list_oddities(standard: Standard) -> Iterator[Oddity]:
    """Yield lists of rooms that hardly fit, or don't fit, into the band of their class."""
    share = standard.usable_share.value if standard.usable_share else None
    for place, row in _numbered(standard):
        rooms = sum(rule.area_m2 for rule in row.rooms)
        lower, upper = row.band.lower_m2, row.band.upper_m2
        if lower and rooms > (share or 1) * lower + NOISE_M2:
            yield _at_lower_bound(row, place, rooms, share)
        if share is not None and upper is not None and rooms / share > upper + 1:
            text = message(
                "{name}: the rooms add up to {rooms:g} m² and need {gross:.1f} m² of gross area "
                "at {share:.0%}, above the upper bound {upper:g} m²",
                name=row.name,
                rooms=rooms,
                gross=rooms / share,
                share=share,
                upper=upper,
            )
            yield Oddity(
                code="LIST_ABOVE_BAND", severity=Severity.WARNING, place=place, message=text
            )


def _at_lower_bound(row: Row, place: str, rooms: float, share: float | None) -> Oddity:
    lower = row.band.lower_m2
    part = rooms / lower
    need = verbatim("")
    if share is not None:
        need = message("; at {share:.0%} it needs {gross:.1f} m²", share=share, gross=rooms / share)
    text = message(
        "{name}: at the lower bound {lower:g} m² the rooms ({rooms:g} m²) take {part:.1%} of the "
        "gross area{need}",
        name=row.name,
        lower=lower,
        rooms=rooms,
        part=part,
        need=need,
    )
    severity = Severity.WARNING if part > 1 else Severity.INFO
    return Oddity(code="LIST_TOO_LARGE", severity=severity, place=place, message=text)


def _order_oddities(standard: Standard) -> Iterator[Oddity]:
    """Yield functions for which a smaller class asks as much as a larger one, or more."""
    by_size = sorted(
        (item for item in _numbered(standard) if item[1].number is not None),
        key=lambda item: (item[1].facility, item[1].band.lower_m2),
    )
    for (place, small), (_, large) in itertools.pairwise(by_size):
        if small.facility is not large.facility:
            continue
        figures = {rule.function: rule.area_m2 for rule in large.rooms}
        for number, rule in enumerate(small.rooms, start=1):
            other = figures.get(rule.function)
            if other is None or rule.area_m2 < other:
                continue
            text = message(
                "{name}: {small} asks {area:g} m², the larger {large} {other:g} m²",
                name=rule.name,
                small=small.name,
                large=large.name,
                area=rule.area_m2,
                other=other,
            )
            more = rule.area_m2 > other
            yield Oddity(
                code="SMALLER_ASKS_MORE" if more else "SMALLER_ASKS_AS_MUCH",
                severity=Severity.WARNING if more else Severity.INFO,
                place=f"{place}.rooms[{number}]",
                message=text,
            )


def _share_oddities(standard: Standard) -> Iterator[Oddity]:
    """Yield groups whose sum is off the reference share, and the room that alone explains it."""
    usable = standard.usable_share.value if standard.usable_share else None
    if usable is None:
        return
    for place, row in _numbered(standard):
        if row.total_area_m2 is None:
            continue
        whole = usable * row.total_area_m2
        for share in standard.reference_shares:
            if share.row_class != row.number:
                continue
            rules = [rule for rule in row.rooms if rule.group == share.group]
            excess = sum(rule.area_m2 for rule in rules) - share.percent / 100 * whole
            if rules and abs(excess) > SHARE_STEP_PERCENT / 100 * whole:
                yield _share_oddity(standard, row, place, share, excess)


def _share_oddity(
    standard: Standard, row: Row, place: str, share: ReferenceShare, excess: float
) -> Oddity:
    whole = (standard.usable_share.value if standard.usable_share else 1) * (row.total_area_m2 or 0)
    total = sum(rule.area_m2 for rule in row.rooms)
    text = message(
        "{name}: {group} adds up to {area:g} m², {excess:+.0f} m² from {percent:g} % of "
        "{whole:.0f} m² ({source}); the whole list has {total:g} m²",
        name=row.name,
        group=standard.group_name(share.group),
        area=share.percent / 100 * whole + excess,
        excess=excess,
        percent=share.percent,
        whole=whole,
        source=share.source,
        total=total,
    )
    suspects = _suspects(standard, row, share.group, round(excess))
    if len(suspects) == 1:
        rule = suspects[0]
        text = message(
            "{finding}; only “{room}” with {figure:g} in place of {printed:g} m² would fit the "
            "order of the classes",
            finding=text,
            room=rule.name,
            figure=rule.area_m2 - round(excess),
            printed=rule.area_m2,
        )
    return Oddity(code="GROUP_OFF_SHARE", severity=Severity.WARNING, place=place, message=text)


def _suspects(standard: Standard, row: Row, group: str, excess: float) -> list[RoomRule]:
    """Return the rooms of a group that could hold the excess without breaking the order."""
    smaller = [
        other for other in standard.rows_of(row.facility) if other.band.lower_m2 < row.band.lower_m2
    ]
    return [
        rule
        for rule in row.rooms
        if rule.group == group
        and rule.area_m2 - excess > 0
        and all(
            item.area_m2 <= rule.area_m2 - excess
            for other in smaller
            for item in other.rooms
            if item.function == rule.function
        )
    ]


def _clause_oddities(standard: Standard) -> Iterator[Oddity]:
    """Yield rows and rules whose clause only repeats the document without a place in it."""
    for number, rule in enumerate(standard.rules, start=1):
        if rule.clause.strip() in {standard.title, standard.document, "-", "—", "?"}:
            text = message("{key}: the clause names no place in the document", key=rule.key)
            yield Oddity(
                code="CLAUSE_MISSING",
                severity=Severity.WARNING,
                place=f"rules[{number}].clause",
                message=text,
            )
