"""What is selected: rooms, and with them a function; all views follow the one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable


class Selection(QObject):
    """Hold the keys of the selected rooms.

    ``changed`` tells that the selection is another; ``show_asked`` that the plan should move so
    that the rooms are seen; ``reveal_asked`` that it should do so unless they are in sight;
    ``place_asked`` that it should show a place on a level.
    """

    changed = Signal()
    show_asked = Signal(object)
    reveal_asked = Signal(object)
    place_asked = Signal(str, float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rooms: tuple[str, ...] = ()
        self._function: str | None = None

    @property
    def rooms(self) -> tuple[str, ...]:
        """Return the keys of the selected rooms."""
        return self._rooms

    @property
    def function(self) -> str | None:
        """Return the function that was selected as a whole, or None."""
        return self._function

    def select(
        self, rooms: Iterable[str], *, function: str | None = None, show: bool = False
    ) -> None:
        """Select ``rooms``.

        Args:
            rooms: Keys of the rooms.
            function: The function whose row was chosen, or None if rooms were chosen.
            show: Whether the plan should move to them.
        """
        new = tuple(rooms)
        is_other = (new, function) != (self._rooms, self._function)
        self._rooms, self._function = new, function
        if is_other:
            self.changed.emit()
        if show and new:
            self.show_asked.emit(new)

    def reveal(self) -> None:
        """Ask that the selected rooms are in sight."""
        if self._rooms:
            self.reveal_asked.emit(self._rooms)

    def clear(self) -> None:
        """Select nothing."""
        self.select(())
