"""The base of all tools: what the canvas tells them and what they may ask of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from app.errors import Message
    from app.ui.plan.canvas import PlanCanvas


class ToolName(StrEnum):
    """The tools of the plan."""

    SELECT = "select"
    DRAW = "draw"
    SPLIT = "split"
    MERGE = "merge"
    BOUNDARY = "boundary"


class Tool:
    """Do nothing; every tool overrides what it needs.

    Places are pixels of the canvas. A press is offered to :meth:`grab` first; if the tool takes it,
    :meth:`drag` and :meth:`drop` follow, else it becomes a click, or moves the plan.

    Args:
        canvas: Where it works.
    """

    name = ToolName.SELECT
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: PlanCanvas) -> None:
        self.canvas = canvas

    def begin(self) -> None:
        """Get ready, with nothing begun."""

    def taken(self) -> None:
        """Act on what is selected already, once the tool is in hand."""

    def leave(self) -> None:
        """Give way to another tool."""
        self.cancel()

    def hint(self) -> Message | None:
        """Return what to do next, or None if that goes without saying."""
        return None

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return the cursor over a place."""
        return self.cursor

    def grab(self, at: QPointF) -> bool:
        """Take hold of what is at a place; False leaves the press to the canvas."""
        return False

    def drag(self, at: QPointF) -> None:
        """Move what is held."""

    def drop(self, at: QPointF) -> None:
        """Let go of what is held."""

    def hover(self, at: QPointF) -> None:
        """Follow the pointer."""

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Act on a click; False leaves it to the canvas."""
        return False

    def double_click(self, at: QPointF) -> bool:
        """Act on a double click; False leaves it to the canvas."""
        return False

    def key(self, key: Qt.Key) -> bool:
        """Act on a key; False leaves it to the window."""
        return False

    def cancel(self) -> bool:
        """Give up what was begun; False if nothing was."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Paint over the plan."""
