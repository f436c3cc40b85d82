"""Make one room of two: click the one, click the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.errors import message
from app.ui.plan.tools.tool import Tool, ToolName

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from app.errors import Message


class MergeTool(Tool):
    """Merge the rooms that are clicked one after the other."""

    name = ToolName.MERGE
    cursor = Qt.CursorShape.PointingHandCursor

    def leave(self) -> None:
        """Give way to another tool; what is selected stays so."""

    def taken(self) -> None:
        """Merge at once where two rooms or more are selected."""
        if len(self.canvas.selected_here()) > 1:
            self.canvas.commands.merge(self.canvas.selected_here())

    def hint(self) -> Message:
        """Return what to do next."""
        if not self.canvas.selected_here():
            return message("Click the first room.")
        return message("Click the room to merge it with.")

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take a room, or merge it with the one taken before."""
        key = self.canvas.room_at(*self.canvas.view.to_metres(at))
        taken = self.canvas.selected_here()
        if key is None or key in taken:
            self.canvas.selection.select(())
        elif not taken:
            self.canvas.selection.select((key,))
        else:
            self.canvas.commands.merge((*taken, key))
            return True  # what came of it is said already
        self.canvas.hint_changed.emit()
        return True

    def cancel(self) -> bool:
        """Forget the room that was taken."""
        had = bool(self.canvas.selected_here())
        self.canvas.selection.select(())
        self.canvas.hint_changed.emit()
        return had
