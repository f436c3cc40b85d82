"""Edits of the rooms of a plan by a person: each takes a plan and returns a new one.

Keys stay, and so does what a person said about a room. Areas are measured anew. What was drawn or
changed by a person is certain: its origin is manual and its outline confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import EditError, message
from app.geometry import cutting
from app.geometry.cutting import Fault
from app.geometry.rings import region
from app.geometry.shape import is_wider_than, share_inside
from app.model.edit_problems import settle
from app.model.plan import AreaKind, Level, Origin, Reading, Room, SetAside
from app.model.room_openings import with_openings_joined, with_openings_split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shapely.geometry import Polygon

    from app.errors import Message
    from app.geometry.rings import Point, Ring
    from app.model.plan import Plan, Problem

WIDEST_WALL_M = 0.6
"""Rooms may be merged across a strip up to this width: a wall with its finish."""

NARROWEST_M = 0.6
"""What a closed gap leaves over is no room if it is nowhere so wide: the inside of a wall."""

_OWNED = 0.5
"""A region belongs to the room that covers at least this share of it."""


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What the texts of the drawing inside an outline say about the room.

    Attributes are those of :class:`app.model.plan.Room`.
    """

    name: str = ""
    number: str = ""
    label: str = ""
    function: str | None = None
    candidates: tuple[str, ...] = ()
    reading: Reading = Reading.UNNAMED
    written_area_m2: float | None = None


NAMELESS = Naming()
if TYPE_CHECKING:
    ReadNaming = Callable[[Polygon], Naming]
    """Gives what the drawing says inside a region, metres."""


def no_naming(_: Polygon) -> Naming:
    """Return that nothing is written: for plans without a drawing."""
    return NAMELESS


_FAULTS: dict[Fault, Message] = {
    Fault.TOO_FEW_CORNERS: message("An outline needs at least three corners."),
    Fault.CROSSES_ITSELF: message(
        "This outline crosses itself. Set the corners one after the other around the room."
    ),
    Fault.HOLE_OUTSIDE: message(
        "This outline cuts through a shaft or island inside the room. Keep it within the room."
    ),
    Fault.TOO_SMALL: message("This outline encloses less than 0.1 m², which is no room."),
}


def draw_room(
    plan: Plan, outline: Ring, *, level: str | None = None, read: ReadNaming = no_naming
) -> Plan:
    """Return ``plan`` with a new room.

    Args:
        plan: The plan.
        outline: Inner wall faces, metres, drawing's own frame.
        level: Key of its level; None takes the first one, or makes one if there is none.
        read: Gives the name that stands in it.

    Raises:
        EditError: The outline bounds no room.
    """
    shape = _sound(outline)
    plan, key = _with_level(plan, level)
    room = _made(fresh_key(plan, key), key, shape, read(shape))
    return settle(plan, _with_new(plan, room), {room.key})


def rooms_under(plan: Plan, outline: Ring, level: str | None) -> tuple[tuple[str, ...], str | None]:
    """Return what an outline is drawn over, so that a person can say what is meant.

    Returns:
        Keys of the rooms of which more than half lies inside it, as when a wrong room is drawn
        anew; and the key of a larger room that holds more than half of it, or None.

    Raises:
        EditError: The outline bounds no room.
    """
    shape = _sound(outline)
    _, on = _with_level(plan, level)
    covered, owner = [], None
    for room in plan.rooms:
        if room.level == on and room.polygon:
            own = region(room.polygon, room.holes)
            if share_inside(own, shape) > _OWNED:
                covered.append(room.key)
            elif share_inside(shape, own) > _OWNED:
                owner = room.key
    return tuple(covered), owner


def redraw_rooms(
    plan: Plan, keys: Iterable[str], outline: Ring, *, read: ReadNaming = no_naming
) -> Plan:
    """Return ``plan`` with ``outline`` in the place of rooms that were found wrongly.

    The key of the room about which most is known stays, and what a person said of it.

    Raises:
        EditError: The outline bounds no room.
    """
    shape = _sound(outline)
    chosen = set(keys)
    rooms = [room for room in plan.rooms if room.key in chosen]
    kept = max(rooms, key=lambda room: (_weight(room), room.area_m2))
    gone = {room.key: kept.key for room in rooms if room is not kept}
    drawn, naming = _reshaped(kept, shape), read(shape)
    if kept.reading not in _SAID and naming.name:
        drawn = _named(drawn, naming)
    after = _without_rooms(_with_rooms(plan, [drawn]), gone)
    return settle(plan, with_openings_joined(after, gone), {kept.key}, gone)


def cut_out_room(plan: Plan, key: str, outline: Ring, *, read: ReadNaming = no_naming) -> Plan:
    """Return ``plan`` with a room drawn inside another one, which gives it the floor.

    Raises:
        EditError: The outline bounds no room, or leaves none.
    """
    owner = _drawn(plan, key)
    whole = region(owner.polygon, owner.holes)
    inside = cutting.largest(whole.intersection(_sound(outline)))
    rest = cutting.largest(whole.difference(inside))
    return _divided(plan, owner, sorted((inside, rest), key=lambda part: -part.area), read)


def split_room(
    plan: Plan, key: str, line: Sequence[Point], *, read: ReadNaming = no_naming
) -> Plan:
    """Return ``plan`` with a room cut by a polyline.

    The part in which the room's name stands keeps its key and what a person said about it; the
    others become new rooms, named by what stands in them.

    Raises:
        EditError: The line does not cut the room, or a part would be no room.
    """
    room = _drawn(plan, key)
    parts = cutting.split(region(room.polygon, room.holes), line)
    if len(parts) < 2:
        raise EditError(
            message("The line does not cut the room. Draw it from one wall to another.")
        )
    return _divided(plan, room, parts, read)


def _divided(plan: Plan, room: Room, parts: Sequence[Polygon], read: ReadNaming) -> Plan:
    if min(part.area for part in parts) < cutting.LEAST_AREA_M2:
        raise EditError(
            message("One part would be smaller than 0.1 m². Draw the line farther from the wall.")
        )
    namings = [read(part) for part in parts]
    own = next((i for i, item in enumerate(namings) if item.name and item.name in room.name), 0)
    changed = _reshaped(room, parts[own])
    if room.reading not in _SAID and namings[own].name:
        changed = _named(changed, namings[own])
    elif not namings[own].written_area_m2:
        changed = replace(changed, written_area_m2=None)
    after, keys = _with_rooms(plan, [changed]), {room.key}
    for i, part in enumerate(parts):
        if i != own:
            made = _made(fresh_key(after, room.level), room.level, part, namings[i])
            after = _with_new(after, made)
            keys.add(made.key)
    return settle(plan, with_openings_split(after, room.key, keys), keys)


def strip_between(plan: Plan, keys: Iterable[str]) -> tuple[float, float]:
    """Return width and area of what lies between rooms that are to be merged.

    Returns:
        Metres and square metres; both 0 where they touch.

    Raises:
        EditError: They can't be merged.
    """
    rooms = _mergeable(plan, keys)
    shapes = [region(room.polygon, room.holes) for room in rooms]
    width = cutting.distance_between(shapes)
    if width <= cutting.DRAFT_GAP_M:
        return 0.0, 0.0
    return width, float(_joined(shapes).area - sum(shape.area for shape in shapes))


def merge_rooms(plan: Plan, keys: Iterable[str], *, with_strip: bool = False) -> Plan:
    """Return ``plan`` with several rooms made one.

    The key of the room about which most is known stays. Different names make a joined reading:
    which of them counts is for a person to say.

    Args:
        plan: The plan.
        keys: Two rooms or more of one level.
        with_strip: Whether a wall or gap between them becomes part of the room; a person says so,
            since it adds to the area.

    Raises:
        EditError: They can't be merged, or lie apart and ``with_strip`` is False.
    """
    rooms = _mergeable(plan, keys)
    shapes = [region(room.polygon, room.holes) for room in rooms]
    if not with_strip and cutting.distance_between(shapes) > cutting.DRAFT_GAP_M:
        raise EditError(
            message("A wall or gap lies between these rooms. Say whether it counts as floor.")
        )
    kept = max(rooms, key=lambda room: (_weight(room), room.area_m2))
    others = [room for room in rooms if room is not kept]
    merged = _joint_name(_reshaped(kept, _joined(shapes)), others)
    gone = {room.key: kept.key for room in others}
    after = _without_rooms(_with_rooms(plan, [merged]), gone)
    return settle(plan, with_openings_joined(after, gone), {kept.key}, gone)


def reshape_room(plan: Plan, key: str, outline: Ring) -> Plan:
    """Return ``plan`` with another outline for a room; its neighbours stay as they are.

    Raises:
        EditError: The outline bounds no room, or cuts a hole of the room.
    """
    room = _drawn(plan, key)
    shape = _sound(outline, room.holes)
    return settle(plan, _with_rooms(plan, [_reshaped(room, shape)]), {key})


def delete_rooms(plan: Plan, keys: Iterable[str]) -> Plan:
    """Return ``plan`` without rooms."""
    gone = dict.fromkeys(keys, "")
    return settle(plan, with_openings_joined(_without_rooms(plan, gone), gone), (), gone)


def set_aside(plan: Plan, keys: Iterable[str]) -> Plan:
    """Return ``plan`` with rooms that a person says are none; they can be brought back."""
    gone = dict.fromkeys(keys, "")
    rooms = [room for room in plan.rooms if room.key in gone]
    aside = [
        SetAside(
            room=room,
            problems=tuple(item for item in plan.problems if room.key in item.rooms),
            openings=tuple(item for item in plan.openings if room.key in item.rooms),
        )
        for room in rooms
    ]
    after = replace(plan, set_aside=(*plan.set_aside, *aside))
    return settle(plan, with_openings_joined(_without_rooms(after, gone), gone), (), gone)


def bring_back(plan: Plan, key: str) -> Plan:
    """Return ``plan`` with a room that was set aside as it was before."""
    aside = next(item for item in plan.set_aside if item.room.key == key)
    left = tuple(item for item in plan.set_aside if item is not aside)
    after = _with_new(replace(plan, set_aside=left), aside.room)
    present = {room.key for room in after.rooms}
    known = [item for item in aside.problems if present.issuperset(item.rooms)]
    problems = [item for item in known if item not in after.problems]
    back = {opening.at: opening for opening in aside.openings}
    openings = tuple(
        replace(item, rooms=tuple(k for k in back[item.at].rooms if k in present))
        if item.at in back
        else item
        for item in after.openings
    )
    after = replace(after, problems=(*after.problems, *problems), openings=openings)
    return settle(plan, after, {key}, keep_doubts=True)


def close_gap(plan: Plan, problem: Problem, *, read: ReadNaming = no_naming) -> Plan:
    """Return ``plan`` with the region of ``problem`` closed: a new room, or a room divided.

    Raises:
        EditError: What the region would be is not known, or it bounds no room.
    """
    if not problem.closed:
        raise EditError(
            message("How the outline runs on is not known here. Draw the room by hand.")
        )
    shape = _sound(problem.closed)
    owner = _owner(plan, shape, problem.level)
    if owner is None:
        after = draw_room(plan, problem.closed, level=problem.level, read=read)
    else:
        after = _close_inside(plan, owner, shape, read)
    left = tuple(item for item in after.problems if item != problem)
    return replace(after, problems=left)


def _close_inside(plan: Plan, owner: Room, shape: Polygon, read: ReadNaming) -> Plan:
    whole = region(owner.polygon, owner.holes)
    rest = cutting.largest(whole.difference(shape))
    if rest.area < cutting.LEAST_AREA_M2 or not is_wider_than(rest, NARROWEST_M):
        return reshape_room(plan, owner.key, cutting.rings_of(shape)[0])
    return _divided(plan, owner, sorted((shape, rest), key=lambda part: -part.area), read)


def _owner(plan: Plan, shape: Polygon, level: str | None) -> Room | None:
    """Return the room that covers most of ``shape``, or None."""
    for room in plan.rooms:
        is_near = room.polygon and level in {None, room.level}
        if is_near and share_inside(shape, region(room.polygon, room.holes)) >= _OWNED:
            return room
    return None


def fresh_key(plan: Plan, level: str) -> str:
    """Return a key that no room of the level has or had before it was set aside."""
    taken = [*plan.rooms, *(item.room for item in plan.set_aside)]
    numbers = [room.key.rpartition("-") for room in taken if room.key.startswith(f"{level}-")]
    last = max((int(tail) for _, _, tail in numbers if tail.isdigit()), default=0)
    return f"{level}-{last + 1:02d}"


# Parts


def _sound(outline: Ring, holes: Sequence[Ring] = ()) -> Polygon:
    """Return the region that ``outline`` bounds; EditError says why it bounds none."""
    corners = cutting.without_doubles(outline)
    fault = cutting.fault_of(corners, holes)
    if fault is not None:
        raise EditError(_FAULTS[fault])
    return region(corners, holes)


def _drawn(plan: Plan, key: str) -> Room:
    room = plan.room(key)
    if not room.polygon:
        raise EditError(message("This room comes from a table and has no outline to change."))
    return room


def _mergeable(plan: Plan, keys: Iterable[str]) -> list[Room]:
    chosen = set(keys)
    rooms = [_drawn(plan, room.key) for room in plan.rooms if room.key in chosen]
    if len(rooms) < 2:
        raise EditError(message("Choose two rooms or more to merge them."))
    if len({room.level for room in rooms}) > 1:
        raise EditError(message("Only rooms of one level can be merged."))
    shapes = [region(room.polygon, room.holes) for room in rooms]
    width = cutting.distance_between(shapes)
    if width > WIDEST_WALL_M:
        raise EditError(
            message(
                "These rooms lie {gap} m apart. Only rooms that touch, or have one wall between "
                "them, can be merged.",
                gap=f"{width:.2f}",
            )
        )
    return rooms


def _joined(shapes: Sequence[Polygon]) -> Polygon:
    made = cutting.joined(shapes, cutting.distance_between(shapes))
    if made.is_empty:
        raise EditError(
            message("These rooms meet only in a corner. Draw the room as one outline instead.")
        )
    return made


def _with_level(plan: Plan, level: str | None) -> tuple[Plan, str]:
    keys = [item.key for item in plan.levels]
    if level in keys:
        return plan, str(level)
    if keys:
        return plan, keys[0]
    return replace(plan, levels=(Level(key="L1", name="一层"),)), "L1"


def _made(key: str, level: str, shape: Polygon, naming: Naming) -> Room:
    return _named(_reshaped(Room(key=key, level=level, area_m2=1.0), shape), naming)


def _named(room: Room, naming: Naming) -> Room:
    return replace(
        room,
        name=naming.name,
        number=naming.number,
        label=naming.label,
        function=naming.function,
        candidates=naming.candidates,
        reading=naming.reading,
        written_area_m2=naming.written_area_m2,
    )


def _reshaped(room: Room, shape: Polygon) -> Room:
    """Return ``room`` with the outline that a person gave it."""
    polygon, holes = cutting.rings_of(shape)
    return replace(
        room,
        polygon=polygon,
        holes=holes,
        area_m2=float(shape.area),
        area_kind=AreaKind.NET,
        origin=Origin.MANUAL,
        confidence=1.0,
        is_confirmed=True,
        where="",
    )


_SAID = frozenset({Reading.DECIDED, Reading.EXCLUDED})
"""Readings that the names inside another outline don't change."""

_WEIGHTS = {Reading.DECIDED: 3, Reading.EXCLUDED: 2, Reading.CERTAIN: 2, Reading.UNNAMED: 0}


def _weight(room: Room) -> int:
    """Return how much is known of what a room is."""
    return _WEIGHTS.get(room.reading, 1)


def _joint_name(kept: Room, others: Sequence[Room]) -> Room:
    """Return ``kept`` with what the names of all the rooms together say."""
    named = [kept, *(room for room in others if room.reading is not Reading.UNNAMED)]
    areas = [room.written_area_m2 for room in (kept, *others)]
    known = [area for area in areas if area is not None]
    kept = replace(
        kept,
        label="\n".join(dict.fromkeys(room.label for room in (kept, *others) if room.label)),
        written_area_m2=sum(known) if len(known) == len(areas) else None,
    )
    if kept.reading is Reading.DECIDED and all(
        room.reading is not Reading.DECIDED or room.function == kept.function for room in named
    ):
        return kept
    if len({(room.function, room.reading is Reading.EXCLUDED) for room in named}) == 1 and (
        kept.function is not None or kept.reading is Reading.EXCLUDED
    ):
        return kept
    if len(named) == 1:
        return kept
    served = [room.candidates if room.function is None else (room.function,) for room in named]
    is_open = any(not functions for functions in served)
    return replace(
        kept,
        name="/".join(dict.fromkeys(room.name for room in named if room.name)),
        function=None,
        reading=Reading.JOINED,
        candidates=()
        if is_open
        else tuple(dict.fromkeys(item for functions in served for item in functions)),
    )


def _with_rooms(plan: Plan, rooms: Iterable[Room]) -> Plan:
    new = {room.key: room for room in rooms}
    return replace(plan, rooms=tuple(new.get(room.key, room) for room in plan.rooms))


def _without_rooms(plan: Plan, keys: Iterable[str]) -> Plan:
    gone = set(keys)
    return replace(plan, rooms=tuple(room for room in plan.rooms if room.key not in gone))


def _with_new(plan: Plan, room: Room) -> Plan:
    """Return ``plan`` with one more room, in the order of keys among those of its level."""
    order = [level.key for level in plan.levels]

    def place(item: Room) -> tuple[int, int, str]:
        level = order.index(item.level) if item.level in order else len(order)
        return level, len(item.key), item.key

    before = [item for item in plan.rooms if place(item) < place(room)]
    after = [item for item in plan.rooms if place(item) >= place(room)]
    return replace(plan, rooms=(*before, room, *after))
