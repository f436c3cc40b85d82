"""Standard files: TOML to :class:`~app.rules.standard.Standard`, all mistakes told at once."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from app.errors import Message, StandardError, message, reason_of
from app.rules.fact_list import common_facts, question
from app.rules.functions import FUNCTIONS
from app.rules.mistakes import mistakes_of, place_of, repeated, unknown_word
from app.rules.rule_loading import rule_mistakes, rules_of
from app.rules.schema import (
    AdjustmentForm,
    CountForm,
    RoomForm,
    RowForm,
    StandardForm,
    SuspicionForm,
)
from app.rules.standard import (
    Adjustment,
    AreaTolerance,
    Band,
    CountRule,
    ReferenceShare,
    RoomRule,
    Row,
    ServiceRule,
    StaffRule,
    Standard,
    Suspicion,
    UsableShare,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.rules.fact_list import FactQuestion


def load_standard(path: Path) -> Standard:
    """Return the standard in ``path``.

    Raises:
        StandardError: The file can't be read or has mistakes; ``details`` holds one message for
            each, with its key path.
    """
    return read_standard(_content(path), path.name)


def read_standard(content: bytes, name: str) -> Standard:
    """Return the standard that stands in the bytes of a file called ``name``.

    Raises:
        StandardError: It has mistakes; see :func:`load_standard`.
    """
    form = _form(content, name)
    mistakes = tuple(_contradictions(form))
    if mistakes:
        raise _has_mistakes(name, mistakes)
    return _standard(form, hashlib.sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        text = message(
            "The standard “{file}” can't be read: {reason}. Check the path and the permissions.",
            file=path.name,
            reason=reason_of(error),
        )
        raise StandardError(text) from error


def _form(content: bytes, name: str) -> StandardForm:
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        text = message("The standard “{file}” is not in UTF-8; save it as UTF-8.", file=name)
        raise StandardError(text) from error
    except tomllib.TOMLDecodeError as error:
        text = message(
            "The standard “{file}” is not proper TOML at {place}. Mend that place and try again.",
            file=name,
            place=place_of(error),
        )
        raise StandardError(text) from error
    try:
        return StandardForm.model_validate(data)
    except ValidationError as error:
        mistakes = (*mistakes_of(error, StandardForm), *_contradictions_in_whole_rows(data))
        raise _has_mistakes(name, mistakes) from error


def _has_mistakes(name: str, mistakes: tuple[Message, ...]) -> StandardError:
    text = message(
        "The standard “{file}” can't be used; mistakes: {count}.", file=name, count=len(mistakes)
    )
    return StandardError(text, mistakes)


def _contradictions_in_whole_rows(data: dict[str, Any]) -> Iterator[Message]:
    """Yield what is wrong in the rows that have no mistake of form, though others have."""
    groups = data.get("groups")
    rows = data.get("rows")
    if not isinstance(groups, dict) or not isinstance(rows, list):
        return
    for index, row in enumerate(rows):
        try:
            form = RowForm.model_validate(row)
        except ValidationError:
            yield from _unknown_words_of_rooms(row, index, groups)
        else:
            yield from _row_contradictions(form, index, groups)


def _unknown_words_of_rooms(row: object, index: int, groups: dict[str, str]) -> Iterator[Message]:
    """Yield unknown functions and groups of a row that has other mistakes."""
    rooms = row.get("rooms") if isinstance(row, dict) else None
    for number, room in enumerate(rooms if isinstance(rooms, list) else []):
        words = room if isinstance(room, dict) else {}
        for key, known in (("function", FUNCTIONS), ("group", groups)):
            word = words.get(key)
            if isinstance(word, str) and word not in known:
                yield unknown_word(f"rows[{index + 1}].rooms[{number + 1}].{key}", word, known)


def _contradictions(form: StandardForm) -> Iterator[Message]:
    """Yield what each field for itself does not show."""
    seen: dict[str, int] = {}
    for index, row in enumerate(form.rows):
        key = f"{row.facility} {row.number or ''}".strip()
        if key in seen:
            path = f"rows[{index + 1}]"
            yield message(
                "{path}: repeats rows[{other}] ({key})", path=path, other=seen[key], key=key
            )
        seen.setdefault(key, index + 1)
        yield from _row_contradictions(row, index, form.groups)
    yield from _overlaps(form)
    if not form.rows and not form.rules:
        yield message("rows, rules: needs at least one row or one rule")
    yield from _date_contradictions(form)
    for index, shares in enumerate(form.reference_shares):
        path = f"reference_shares[{index + 1}].percent"
        yield from (
            unknown_word(path, group, form.groups)
            for group in shares.percent
            if group not in form.groups
        )
    facts = {**common_facts(), **_facts(form)}
    yield from _fact_contradictions(form)
    yield from rule_mistakes(form.rules, facts, form.groups)


def _date_contradictions(form: StandardForm) -> Iterator[Message]:
    start, end = form.in_force_from, form.in_force_until
    if start is not None and end is not None and end < start:
        yield message("in_force_until: lies before in_force_from")


def _facts(form: StandardForm) -> dict[str, FactQuestion]:
    return {key: question(key, item) for key, item in form.facts.items()}


def _fact_contradictions(form: StandardForm) -> Iterator[Message]:
    for key, item in form.facts.items():
        if key in common_facts():
            yield message(
                "facts.{key}: is a question that all standards share; give yours another id",
                key=key,
            )
        if (item.kind == "choice") != bool(item.choices):
            yield message("facts.{key}: choices belong to the kind choice, and only there", key=key)


def _row_contradictions(row: RowForm, index: int, groups: dict[str, str]) -> Iterator[Message]:
    path = f"rows[{index + 1}]"
    yield from _room_contradictions(row, path, groups)
    yield from _adjustment_contradictions(row, path, groups)
    yield from _band_contradictions(row, path)
    yield from repeated(path + ".staff", [item.kind for item in row.staff])
    yield from repeated(path + ".services", [item.service for item in row.services])


def _room_contradictions(row: RowForm, path: str, groups: dict[str, str]) -> Iterator[Message]:
    for index, room in enumerate(row.rooms):
        place = f"{path}.rooms[{index + 1}]"
        if room.function not in FUNCTIONS:
            yield unknown_word(f"{place}.function", room.function, FUNCTIONS)
        if room.group not in groups:
            yield unknown_word(f"{place}.group", room.group, groups)
    yield from repeated(f"{path}.rooms", [room.function for room in row.rooms])


def _adjustment_contradictions(
    row: RowForm, path: str, groups: dict[str, str]
) -> Iterator[Message]:
    functions = [room.function for room in row.rooms]
    for index, adjustment in enumerate(row.adjustments):
        place = f"{path}.adjustments[{index + 1}]"
        for word in adjustment.groups:
            if word not in groups:
                yield unknown_word(f"{place}.groups", word, groups)
        for word in adjustment.functions:
            if word not in functions:
                yield unknown_word(f"{place}.functions", word, functions)


def _band_contradictions(row: RowForm, path: str) -> Iterator[Message]:
    band = row.band
    if band.upper_m2 is not None and band.upper_m2 <= band.lower_m2:
        yield message(
            "{path}.band: upper_m2 ({upper}) must be above lower_m2 ({lower})",
            path=path,
            upper=band.upper_m2,
            lower=band.lower_m2,
        )
    for name, count in (("beds", row.beds), ("staff_total", row.staff_total)):
        if count is not None and _is_empty_range(count):
            yield message("{path}.{name}: minimum is above maximum", path=path, name=name)


def _is_empty_range(count: CountForm) -> bool:
    return count.minimum is not None and count.maximum is not None and count.minimum > count.maximum


def _overlaps(form: StandardForm) -> Iterator[Message]:
    """Yield pairs of rows of one facility whose bands share more than nothing."""
    for index, first in enumerate(form.rows):
        for other, second in enumerate(form.rows[index + 1 :], start=index + 1):
            if first.facility is second.facility and _do_overlap(first, second):
                yield message(
                    "rows[{first}] and rows[{second}]: their bands of gross area overlap",
                    first=index + 1,
                    second=other + 1,
                )


def _do_overlap(first: RowForm, second: RowForm) -> bool:
    low, high = sorted((first.band, second.band), key=lambda band: band.lower_m2)
    if low.upper_m2 is None or low.upper_m2 > high.lower_m2:
        return True
    touch = low.upper_m2 == high.lower_m2
    return touch and low.includes_upper and high.includes_lower


def _standard(form: StandardForm, sha256: str) -> Standard:
    share = form.usable_share
    return Standard(
        key=form.id,
        title=form.title,
        short_title=form.short_title,
        issuer=form.issuer,
        document=form.document,
        date=form.date,
        sha256=sha256,
        groups=tuple(form.groups.items()),
        rows=tuple(_row(row) for row in form.rows),
        tolerances=tuple(
            AreaTolerance(from_m2=item.from_m2, percent=item.percent, source=item.source)
            for item in sorted(form.tolerances, key=lambda item: item.from_m2)
        ),
        usable_share=None if share is None else UsableShare(value=share.value, source=share.source),
        measuring_rule=form.measuring_rule,
        region=form.region,
        is_advice=form.kind == "advice",
        in_force_from=form.in_force_from,
        in_force_until=form.in_force_until,
        reference_shares=tuple(
            ReferenceShare(
                row_class=item.row_class, group=group, percent=percent, source=item.source
            )
            for item in form.reference_shares
            for group, percent in item.percent.items()
        ),
        facts=tuple(_facts(form).values()),
        rules=rules_of(form.rules),
    )


def _row(form: RowForm) -> Row:
    band = form.band
    return Row(
        facility=form.facility,
        number=form.number,
        name=form.name,
        title=form.title,
        band=Band(
            lower_m2=band.lower_m2,
            upper_m2=band.upper_m2,
            includes_lower=band.includes_lower,
            includes_upper=band.includes_upper,
            text=band.text,
            clause=band.clause,
        ),
        total_area_m2=form.total_area_m2,
        rooms=tuple(_room(room, form.adjustments) for room in form.rooms),
        beds=_count(form.beds),
        staff_total=_count(form.staff_total),
        staff=tuple(
            StaffRule(kind=item.kind, name=item.name, minimum=item.minimum, clause=item.clause)
            for item in form.staff
        ),
        services=tuple(
            ServiceRule(
                service=item.service,
                name=item.name,
                is_required=item.required,
                clause=item.clause,
            )
            for item in form.services
        ),
        remarks=tuple(form.remarks),
    )


def _room(form: RoomForm, adjustments: Iterable[AdjustmentForm]) -> RoomRule:
    return RoomRule(
        function=form.function,
        group=form.group,
        name=form.name,
        area_m2=form.area_m2,
        clause=form.clause,
        suspicion=_suspicion(form.suspected),
        adjustments=tuple(
            Adjustment(quote=item.quote, clause=item.clause)
            for item in adjustments
            if _is_for(item, form)
        ),
    )


def _suspicion(form: SuspicionForm | None) -> Suspicion | None:
    return None if form is None else Suspicion(area_m2=form.area_m2, reason=form.reason)


def _is_for(adjustment: AdjustmentForm, room: RoomForm) -> bool:
    is_for_all = not adjustment.groups and not adjustment.functions
    return is_for_all or room.group in adjustment.groups or room.function in adjustment.functions


def _count(form: CountForm | None) -> CountRule | None:
    if form is None:
        return None
    return CountRule(minimum=form.minimum, maximum=form.maximum, text=form.text, clause=form.clause)
