"""Edits of rooms as a person asks for them on the plan; what can't be is said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.errors import EditError, message
from app.ui import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.errors import Message
    from app.geometry.rings import Point, Ring
    from app.model.plan import Plan, Problem
    from app.model.room_edits import ReadNaming
    from app.ui.document import PlanDocument
    from app.ui.selection import Selection


class StripQuestion(NamedTuple):
    """Whether what lies between rooms that are to be merged counts as floor.

    Attributes:
        keys: Keys of the rooms.
        width_m: How wide the wall or gap is.
        area_m2: What it would add.
    """

    keys: tuple[str, ...]
    width_m: float
    area_m2: float


class OverQuestion(NamedTuple):
    """What is meant by an outline that is drawn over rooms.

    Attributes:
        outline: Metres.
        level: Key of the level.
        covered: Keys of the rooms that it covers.
        owner: Key of a larger room that it is drawn in, or None.
    """

    outline: Ring
    level: str | None
    covered: tuple[str, ...]
    owner: str | None


class RoomCommands(QObject):
    """Change rooms in steps that can be undone.

    Args:
        document: What is changed.
        selection: Selects what came out of an edit.
        parent: Owner.
    """

    refused = Signal(object)
    strip_asked = Signal(object)
    over_asked = Signal(object)
    done = Signal()

    def __init__(
        self, document: PlanDocument, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection

    @property
    def can_draw(self) -> bool:
        """Tell whether rooms can be drawn: a drawing is open and its unit is known."""
        if not self._document.is_open or self._document.content.drawing is None:
            return False
        return self._document.review.plan.units is not None

    def _read(self) -> ReadNaming:
        from app.service.room_edits import naming_reader

        content = self._document.content
        return naming_reader(self._document.review.plan, content.linework, content.library)

    def _apply(self, label: Message, edit: Callable[[Plan], Plan]) -> bool:
        """Make one step of ``edit``; tell why if it can't be."""
        review = self._document.review
        try:
            plan = edit(review.plan)
        except EditError as error:
            self.refused.emit(error.message)
            return False
        before = {room.key for room in review.plan.rooms}
        kept = [room.key for room in plan.rooms if room.key in self._selection.rooms]
        new = [room.key for room in plan.rooms if room.key not in before]
        self._document.apply(label, review.with_plan(plan))
        self._selection.select((*kept, *new) if not new or kept else new)
        self.done.emit()
        return True

    def draw(self, outline: Ring, level: str | None) -> bool:
        """Make a room of ``outline`` (metres); asks what is meant if it lies over others."""
        from app.model.room_edits import rooms_under

        try:
            covered, owner = rooms_under(self._document.review.plan, outline, level)
        except EditError as error:
            self.refused.emit(error.message)
            return False
        if covered or owner is not None:
            self.over_asked.emit(OverQuestion(outline, level, covered, owner))
            return False
        return self.draw_anyway(outline, level)

    def draw_anyway(self, outline: Ring, level: str | None) -> bool:
        """Make a room of ``outline`` whatever lies under it."""
        from app.model.room_edits import draw_room

        self._selection.clear()
        read = self._read()
        return self._apply(
            message("Draw room"), lambda plan: draw_room(plan, outline, level=level, read=read)
        )

    def redraw(self, keys: tuple[str, ...], outline: Ring) -> bool:
        """Put ``outline`` in the place of rooms."""
        from app.model.room_edits import redraw_rooms

        self._selection.select(keys)
        read = self._read()
        return self._apply(
            message("Draw room anew"), lambda plan: redraw_rooms(plan, keys, outline, read=read)
        )

    def cut_out(self, key: str, outline: Ring) -> bool:
        """Part a room off from the larger one that it is drawn in."""
        from app.model.room_edits import cut_out_room

        self._selection.clear()
        read = self._read()
        return self._apply(
            message("Split room"), lambda plan: cut_out_room(plan, key, outline, read=read)
        )

    def split(self, key: str, line: Sequence[Point]) -> bool:
        """Cut a room along ``line`` (metres)."""
        from app.model.room_edits import split_room

        self._selection.select((key,))
        read = self._read()
        return self._apply(
            message("Split room"), lambda plan: split_room(plan, key, line, read=read)
        )

    def merge(self, keys: Iterable[str], *, with_strip: bool = False) -> bool:
        """Make several rooms one; asks first if a wall or gap between them would count."""
        from app.model.room_edits import merge_rooms, strip_between

        chosen = tuple(keys)
        plan = self._document.review.plan
        try:
            width, area = strip_between(plan, chosen)
        except EditError as error:
            self.refused.emit(error.message)
            return False
        if width > 0 and not with_strip:
            self.strip_asked.emit(StripQuestion(chosen, width, area))
            return False
        return self._apply(
            message("Merge rooms"), lambda plan: merge_rooms(plan, chosen, with_strip=with_strip)
        )

    def reshape(self, key: str, outline: Ring) -> bool:
        """Give a room another outline (metres)."""
        from app.model.room_edits import reshape_room

        return self._apply(message("Move boundary"), lambda plan: reshape_room(plan, key, outline))

    def delete(self, keys: Sequence[str]) -> bool:
        """Delete rooms."""
        from app.model.room_edits import delete_rooms

        return self._apply(message("Delete room"), lambda plan: delete_rooms(plan, keys))

    def set_aside(self, keys: Sequence[str]) -> bool:
        """Say that these are no rooms."""
        from app.model.room_edits import set_aside

        return self._apply(message("Not a room"), lambda plan: set_aside(plan, keys))

    def bring_back(self, key: str) -> bool:
        """Say that a region that was set aside is a room after all."""
        from app.model.room_edits import bring_back

        return self._apply(message("Bring room back"), lambda plan: bring_back(plan, key))

    def close_gap(self, problem: Problem) -> bool:
        """Close the region that a problem says is open."""
        from app.model.room_edits import close_gap

        read = self._read()
        self._selection.clear()
        return self._apply(message("Close gap"), lambda plan: close_gap(plan, problem, read=read))

    def confirm(self, keys: Iterable[str]) -> None:
        """Say that outlines are right as they are."""
        edits.confirm_outlines(self._document, keys)
