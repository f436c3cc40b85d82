"""What rules speak of: figures of the plan, with their doubt, and facts that a person answered."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.plan import CIRCULATION, OpeningKind
from app.rules.rule_kinds import PLAN_MEASURE_KINDS, PLAN_MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.functions import Doubts
    from app.checking.report import FacilityFinding
    from app.model.facts import Facts
    from app.model.plan import Plan, Room


@dataclass(frozen=True)
class Numbers:
    """What a number may be: both ends are equal where it is certain."""

    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Tell whether it can be only one number."""
        return self.low == self.high

    def over(self, other: Numbers, *, times: float = 1) -> Numbers | None:
        """Return this number divided by ``other``; None where that may be zero."""
        if other.low <= 0:
            return None
        return Numbers(times * self.low / other.high, times * self.high / other.low)


Value = Numbers | bool | str | datetime.date | None
"""What a measure is; None where it is not known."""


def certain(number: float) -> Numbers:
    """Return a number that is certain."""
    return Numbers(float(number), float(number))


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Where the values of measures come from.

    Attributes:
        plan: The rooms.
        facility: Gross area and class.
        facts: What a person answered.
        doubts: What keeps areas from being certain.
        groups: Group of each function.
    """

    plan: Plan
    facility: FacilityFinding
    facts: Facts
    doubts: Doubts
    groups: tuple[tuple[str, str], ...]

    def value(self, measure: str) -> Value:
        """Return what a measure is; None where it is not known."""
        if measure in PLAN_MEASURES:
            return self._of_plan(measure)
        kind, _, name = measure.partition(".")
        if kind in PLAN_MEASURE_KINDS and name:
            return self._of_rooms(kind, name)
        answer = self.facts.value_of(measure)
        if isinstance(answer, int | float) and not isinstance(answer, bool):
            return certain(answer)
        return answer

    def _of_plan(self, measure: str) -> Value:
        gross, row = self.facility.gross_area_m2, self.facility.row
        if measure == "gross_area_m2":
            return None if gross is None else certain(gross)
        if measure == "class":
            return None if row is None or row.number is None else certain(row.number)
        if measure == "room_count":
            sure = sum(not room.is_unsure for room in self.plan.rooms)
            return self._with_doubt(sure, len(self.plan.rooms), None)
        net = self._area([room for room in self.plan.rooms if room.function != CIRCULATION], None)
        if measure == "net_area_m2" or net is None:
            return net
        return None if gross is None else net.over(certain(gross), times=100)

    def _of_rooms(self, kind: str, name: str) -> Value:
        """Return a measure of a function or of a group of functions."""
        if not self.plan.rooms:
            return None
        functions = self._functions(name)
        if kind == "area":
            return self._function_area(functions)
        if kind == "share":
            return self._share(functions)
        rooms = [room for room in self.plan.rooms if room.function in functions]
        if kind == "rooms":
            open_count = sum(self._could_serve(room, functions) for room in self.plan.rooms)
            sure = sum(not room.is_unsure for room in rooms)
            return self._with_doubt(sure, len(rooms) + open_count, functions)
        return self._of_single_rooms(kind, rooms, functions) if rooms else None

    def _of_single_rooms(
        self, kind: str, rooms: Sequence[Room], functions: Sequence[str]
    ) -> Numbers | None:
        """Return the smallest or largest room, or the narrowest door.

        Rooms that are still open, and what could not be read, may lie beyond the known ones.
        """
        open_rooms = [room for room in self.plan.rooms if self._could_serve(room, functions)]
        may_miss = any(self.doubts.touches(function) for function in functions)
        if kind == "door":
            width = self._narrowest_door(rooms)
            is_open = may_miss or bool(open_rooms)
            return Numbers(0.0, width.high) if width is not None and is_open else width
        if kind == "smallest":
            least = min(self.doubts.certain_m2(room) for room in (*rooms, *open_rooms))
            return Numbers(0.0 if may_miss else least, min(map(self._most_m2, rooms)))
        most = math.inf if may_miss else max(map(self._most_m2, (*rooms, *open_rooms)))
        return Numbers(max(self.doubts.certain_m2(room) for room in rooms), most)

    def _most_m2(self, room: Room) -> float:
        """Return what a room has at most, square metres; the true room may be larger in doubt."""
        is_in_doubt = room.is_unsure or room.key in self.doubts.rooms
        return math.inf if is_in_doubt else room.area_m2

    def _functions(self, name: str) -> tuple[str, ...]:
        """Return the functions of a group, or the one function of this name."""
        return tuple(function for function, group in self.groups if group == name) or (name,)

    def _function_area(self, functions: Sequence[str]) -> Numbers:
        rooms = [room for room in self.plan.rooms if room.function in functions]
        open_rooms = [room for room in self.plan.rooms if self._could_serve(room, functions)]
        low = sum(self.doubts.certain_m2(room) for room in rooms)
        high = sum(room.area_m2 for room in (*rooms, *open_rooms))
        return self._with_doubt(low, high, functions)

    def _share(self, functions: Sequence[str]) -> Numbers | None:
        part = self._function_area(functions)
        rest = self._function_area([name for name, _ in self.groups if name not in functions])
        if part.low + rest.low <= 0:
            return None
        if math.isinf(part.high) or math.isinf(rest.high):
            return Numbers(0.0, 100.0)
        least = 100 * part.low / (part.low + rest.high)
        return Numbers(least, 100 * part.high / (part.high + rest.low))

    def _area(self, rooms: Sequence[Room], functions: Sequence[str] | None) -> Numbers | None:
        if not self.plan.rooms:
            return None
        low = sum(self.doubts.certain_m2(room) for room in rooms)
        return self._with_doubt(low, sum(room.area_m2 for room in rooms), functions)

    def _with_doubt(self, low: float, high: float, functions: Sequence[str] | None) -> Numbers:
        """Return the number, open upwards where something that counts may not have been read.

        The true room behind an outline that is in doubt may be larger too.
        """
        if functions is None:
            is_open = bool(self.doubts.problems)
        else:
            is_open = any(self.doubts.touches(function) for function in functions)
        is_open = is_open or any(
            room.is_unsure and self._concerns(room, functions) for room in self.plan.rooms
        )
        return Numbers(low, math.inf if is_open else high)

    def _concerns(self, room: Room, functions: Sequence[str] | None) -> bool:
        if functions is None:
            return True
        return room.function in functions or self._could_serve(room, functions)

    def _could_serve(self, room: Room, functions: Sequence[str]) -> bool:
        return any(room.could_serve(function) for function in functions)

    def _narrowest_door(self, rooms: Sequence[Room]) -> Numbers | None:
        """Return the narrowest door; None unless every room is sure and has one."""
        if any(room.is_unsure for room in rooms):
            return None
        widths = []
        for room in rooms:
            own = [
                opening.width_m
                for opening in self.plan.openings
                if opening.kind is OpeningKind.DOOR and room.key in opening.rooms
            ]
            if not own:
                return None
            widths.append(min(own))
        return certain(min(widths))
