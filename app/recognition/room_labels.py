"""Texts put to rooms: one name, number and written area for each, or an honest doubt."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from app.model.plan import CIRCULATION, Reading
from app.recognition.layer_labels import LAYER_TAG
from app.recognition.wording import Sense, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry import Polygon

    from app.recognition.scene import Mark
    from app.rules.names import RoomNames

STACKED = 2.4
"""Two texts are lines of one label if their middles are at most so many letter heights apart."""

NEAR = 6.0
"""A lone number belongs to a name if it stands within so many letter heights of it."""

TRANSLATION = 3.0
"""The same in another language stands within so many letter heights of a name."""

CHINESE = re.compile(r"[一-鿿]")

APART_LETTERS = 8.0
APART_M = 2.0
"""The same name farther apart than this is two labels."""


@dataclass(frozen=True)
class RoomLabel:
    """What the texts say about one room.

    Attributes:
        name: Name without number and area, or "".
        number: Room number, or "".
        area_m2: Area as written, or None.
        reading: What the name means.
        function: Function if certain.
        candidates: Functions to choose from if not.
        text: The texts as found, line by line.
        is_hidden: Whether the name stands on a layer that is switched off.
        is_outside: Whether the name stands outside the room.
        is_from_layer: Whether only the name of its layer names the room.
        several: The names, with their numbers, if more than one label stands in the room.
    """

    name: str = ""
    number: str = ""
    area_m2: float | None = None
    reading: Reading = Reading.UNNAMED
    function: str | None = None
    candidates: tuple[str, ...] = ()
    text: str = ""
    is_hidden: bool = False
    is_outside: bool = False
    is_from_layer: bool = False
    several: tuple[str, ...] = ()

    @property
    def affects(self) -> tuple[str, ...] | None:
        """Return the functions that a room of this label could serve; None for any."""
        if self.function is not None:
            return () if self.function == CIRCULATION else (self.function,)
        if self.reading is Reading.EXCLUDED:
            return ()
        return tuple(item for item in self.candidates if item != CIRCULATION) or None


def marks_in_regions(marks: Sequence[Mark], regions: Sequence[Polygon]) -> list[list[Mark]]:
    """Return the texts that stand in each region; those of one group stay together.

    Codes that stand on the plan more than once are tags of doors or furniture.
    """
    found: list[list[Mark]] = [[] for _ in regions]
    codes = Counter(mark.wording.name for mark in marks if mark.wording.sense is Sense.CODE)
    useful = [
        mark
        for mark in marks
        if mark.wording.sense in (Sense.NAME, Sense.VALUE) or codes[mark.wording.name] == 1
    ]
    if not regions or not useful:
        return found
    tree = STRtree(list(regions))
    places, holders = tree.query([mark.point for mark in useful], predicate="intersects")
    areas = shapely.area(np.array(regions, dtype=object))
    order = np.lexsort((holders, areas[holders], places))[::-1]
    homes = dict(zip(places[order].tolist(), holders[order].tolist(), strict=True))
    leaders = {
        mark.text.group: homes[index]
        for index, mark in reversed(list(enumerate(useful)))
        if mark.text.group and index in homes and mark.wording.sense is Sense.NAME
    }
    for index, mark in enumerate(useful):
        home = leaders.get(mark.text.group, homes.get(index))
        if home is not None:
            found[home].append(mark)
    return found


def compose_label(marks: Sequence[Mark], names: RoomNames) -> RoomLabel:
    """Return what the texts in one room say; two different names make a joined reading."""
    shown = [mark for mark in marks if mark.text.visible]
    all_names = [mark for mark in marks if mark.wording.sense is Sense.NAME]
    visible_names = [mark for mark in all_names if mark.text.visible]
    chosen = visible_names or all_names or _lone_code(shown)
    is_hidden = bool(all_names) and not visible_names
    used = [mark for mark in (marks if is_hidden else shown) if mark.wording.sense is Sense.VALUE]
    if not used:
        used = [mark for mark in marks if mark.wording.sense is Sense.VALUE]
    base = _name_label(chosen, names)
    number, number_mark = _number(chosen, used)
    area, area_mark = _area(chosen, used)
    parts = [*chosen, *(mark for mark in (number_mark, area_mark) if mark is not None)]
    lines = dict.fromkeys(mark.text.text.strip() for mark in _reading_order(parts))
    return RoomLabel(
        name=base.name,
        number=number,
        area_m2=area,
        reading=base.reading,
        function=base.function,
        candidates=base.candidates,
        text="\n".join(lines),
        is_hidden=is_hidden,
        is_from_layer=any(mark.text.tag == LAYER_TAG for mark in chosen),
        several=base.several or _repeated(base.name, chosen, used),
    )


def _lone_code(marks: Sequence[Mark]) -> list[Mark]:
    """Return the code that is the only label of a room, such as S-3."""
    codes = [mark for mark in marks if mark.wording.sense is Sense.CODE]
    return codes if len({mark.wording.name for mark in codes}) == 1 else []


def _name_label(marks: Sequence[Mark], names: RoomNames) -> RoomLabel:
    """Return name and reading of the texts that are names."""
    distinct: dict[str, Mark] = {}
    for mark in _reading_order(marks):
        distinct.setdefault(_bare(mark.wording.name), mark)
    pieces = _without_translations(list(distinct.values()))
    if len(pieces) > 1:
        whole = _stacked_name(pieces, names)
        if whole is not None:
            return whole
        pieces = _without_notes(pieces)
    if not pieces:
        return RoomLabel()
    if len(pieces) > 1:
        return _several(pieces)
    return _read(pieces[0].wording.name, names)


def _read(name: str, names: RoomNames) -> RoomLabel:
    found = names.read(name)
    return RoomLabel(
        name=name, reading=found.reading, function=found.function, candidates=found.candidates
    )


def _several(pieces: Sequence[Mark]) -> RoomLabel:
    """Return the reading of several different names in one room."""
    readings = [mark.wording.reading for mark in pieces if mark.wording.reading is not None]
    name = "/".join(mark.wording.name for mark in pieces)
    functions = [found.function for found in readings]
    several = tuple(mark.wording.name for mark in pieces)
    if functions[0] is not None and set(functions) == {functions[0]}:
        return RoomLabel(name=name, reading=Reading.CERTAIN, function=functions[0], several=several)
    kinds = {found.reading for found in readings}
    if kinds <= {Reading.UNKNOWN, Reading.EXCLUDED} and len(kinds) == 1:
        return RoomLabel(name=name, reading=readings[0].reading, several=several)
    is_open = Reading.UNKNOWN in kinds
    candidates = dict.fromkeys(
        item
        for found in readings
        for item in ((found.function,) if found.function else found.candidates)
    )
    return RoomLabel(
        name=name,
        reading=Reading.JOINED,
        candidates=() if is_open else tuple(candidates),
        several=several,
    )


def _repeated(name: str, names: Sequence[Mark], values: Sequence[Mark]) -> tuple[str, ...]:
    """Return the labels of a room whose name stands in it twice, far apart.

    Long corridors and halls bear their name at both ends; with two numbers they are two rooms.
    """
    labels: list[tuple[Mark, str]] = []
    for mark in _reading_order(m for m in names if _bare(m.wording.name) == _bare(name)):
        number = _number([mark], values)[0]
        if all(
            _distance(mark, [other]) > max(APART_LETTERS * mark.height, APART_M)
            for other, _ in labels
        ):
            labels.append((mark, number))
    numbers = {number for _, number in labels}
    functions = {mark.wording.reading and mark.wording.reading.function for mark, _ in labels}
    is_one = len(labels) < 2 or (len(numbers) == 1 and CIRCULATION in functions)
    return () if is_one else tuple(f"{n} {mark.wording.name}".strip() for mark, n in labels)


def _stacked_name(pieces: Sequence[Mark], names: RoomNames) -> RoomLabel | None:
    """Return the label of pieces that are the lines of one name, or None."""
    if all(mark.wording.is_known for mark in pieces) or not _is_stacked(pieces):
        return None
    words = [mark.wording.name for mark in pieces]
    glue = "" if CHINESE.search("".join(words)) else " "
    label = _read(glue.join(words), names)
    if label.reading in (Reading.CERTAIN, Reading.JOINED, Reading.EXCLUDED):
        return label
    is_unknown = not any(mark.wording.is_known for mark in pieces)
    return label if is_unknown and label.reading is Reading.UNKNOWN else None


def _is_stacked(pieces: Sequence[Mark]) -> bool:
    for upper, lower in pairwise(pieces):
        height = max(upper.height, lower.height)
        if min(upper.height, lower.height) < 0.8 * height or height <= 0:
            return False
        if float(np.hypot(upper.at[0] - lower.at[0], upper.at[1] - lower.at[1])) > STACKED * height:
            return False
    return True


def _without_translations(pieces: list[Mark]) -> list[Mark]:
    """Return the names without those in Latin letters beside a Chinese one that they repeat."""
    chinese = [mark for mark in pieces if CHINESE.search(mark.wording.name)]
    return [mark for mark in pieces if not any(_repeats(mark, other) for other in chinese)]


def _repeats(mark: Mark, chinese: Mark) -> bool:
    if CHINESE.search(mark.wording.name):
        return False
    reach = TRANSLATION * max(mark.height, chinese.height)
    served = set(_served(mark))
    is_known = mark.wording.is_known and bool(served)
    return _distance(mark, [chinese]) <= reach and (not is_known or served <= set(_served(chinese)))


_ROOM_ENDINGS = tuple("室间厅房所库站堂区吧廊院铺坊社")


def names_room(mark: Mark) -> bool:
    """Tell whether a name is known or ends as names of rooms do."""
    return mark.wording.is_known or plain(mark.wording.name).endswith(_ROOM_ENDINGS)


def _without_notes(pieces: list[Mark]) -> list[Mark]:
    """Return the names without texts beside a known name that only look like names."""
    known = [mark for mark in pieces if mark.wording.is_known]
    if not known:
        return pieces
    served = {item for mark in known for item in _served(mark)}
    kept = []
    for mark in pieces:
        is_near_miss = bool(set(_served(mark))) and set(_served(mark)) <= served
        if mark in known or (names_room(mark) and not is_near_miss):
            kept.append(mark)
    return kept


def _served(mark: Mark) -> tuple[str, ...]:
    found = mark.wording.reading
    if found is None:
        return ()
    return (found.function,) if found.function else found.candidates


def _number(names: Sequence[Mark], values: Sequence[Mark]) -> tuple[str, Mark | None]:
    """Return the room number and the text that it stands in, if that is a text of its own."""
    for mark in names:
        if mark.wording.number:
            return mark.wording.number, None
    numbers = [mark for mark in values if mark.wording.number]
    if not numbers:
        return "", None
    groups = {mark.text.group for mark in names if mark.text.group}
    best = min(numbers, key=lambda mark: (mark.text.group not in groups, _distance(mark, names)))
    is_near = best.text.group in groups or _distance(best, names) <= NEAR * best.height
    is_alone = not names and len(numbers) == 1
    return (best.wording.number, best) if is_near or is_alone else ("", None)


def _area(names: Sequence[Mark], values: Sequence[Mark]) -> tuple[float | None, Mark | None]:
    for mark in names:
        if mark.wording.area_m2 is not None:
            return mark.wording.area_m2, None
    areas = [mark for mark in values if mark.wording.area_m2 is not None]
    best = min(areas, key=lambda mark: _distance(mark, names), default=None)
    return (None, None) if best is None else (best.wording.area_m2, best)


def _distance(mark: Mark, names: Sequence[Mark]) -> float:
    return min(
        (float(np.hypot(mark.at[0] - n.at[0], mark.at[1] - n.at[1])) for n in names), default=0.0
    )


def _reading_order(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda m: (round(-m.at[1] / (m.height or 1.0)), m.at[0], m.text.text))


def _bare(name: str) -> str:
    return "".join(sign for sign in plain(name).casefold() if sign.isalnum())
