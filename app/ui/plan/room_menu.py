"""The menu of the right button on the plan: what can be done with what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.ui.plan.edit_bar import ROOM_ACTIONS
from app.ui.plan.tools.tool import ToolName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.geometry.rings import Point
    from app.model.plan import Room, SetAside
    from app.ui.plan.canvas import PlanCanvas

_FOR_ROOMS = ("confirm_room", "", ToolName.SPLIT, ToolName.MERGE, ToolName.BOUNDARY, "")
_AGAINST_ROOMS = ("aside", "delete")


def room_menu(canvas: PlanCanvas, place: Point, *, act: Callable[[str], object]) -> QMenu:
    """Return the menu for a place on the plan.

    Args:
        canvas: The plan, with the room under the pointer selected.
        place: Where the pointer is, metres.
        act: Does what an entry of :data:`app.ui.plan.edit_bar.ROOM_ACTIONS` says.
    """
    menu = QMenu(canvas)
    tr = canvas.look.tr
    aside = aside_at(canvas.aside_here(), place)
    if canvas.room_at(*place) is not None:
        _add(menu, canvas, (*_FOR_ROOMS, *_AGAINST_ROOMS), act)
    elif aside is not None:
        back = menu.addAction(tr("It is a room after all"))
        back.triggered.connect(lambda _=False: canvas.commands.bring_back(aside.key))
    else:
        _add(menu, canvas, (ToolName.DRAW,), act)
    menu.addSeparator()
    menu.addAction(canvas.look.icon("maximize"), tr("Show the whole level")).triggered.connect(
        canvas.fit
    )
    return menu


def _add(
    menu: QMenu, canvas: PlanCanvas, names: Iterable[str], act: Callable[[str], object]
) -> None:
    for name in names:
        if not name:
            menu.addSeparator()
            continue
        text, icon, key = ROOM_ACTIONS[name]
        entry = menu.addAction(canvas.look.icon(icon), f"{canvas.look.tr(text)}\t{key}")
        entry.setEnabled(canvas.commands.can_draw and _is_useful(name, canvas))
        entry.triggered.connect(lambda _=False, name=name: act(str(name)))


def _is_useful(name: str, canvas: PlanCanvas) -> bool:
    return name != "confirm_room" or any(
        room.is_found and not room.is_confirmed for room in canvas.selected_rooms()
    )


def aside_at(aside: Iterable[SetAside], place: Point) -> Room | None:
    """Return the region at a place that was set aside, or None."""
    from shapely.geometry import Point as Place  # late, as all geometry of the window

    from app.geometry.rings import region

    for item in aside:
        if region(item.room.polygon, item.room.holes).covers(Place(place)):
            return item.room
    return None
