"""A standard being edited: its text with every step undoable, and what it is worth now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.rules.editing import examine

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from app.rules.editing import Examination


class Draft(QObject):
    """The text of one standard; shipped ones are read-only.

    Args:
        text: The text.
        key: Id of the standard.
        is_own: Whether it may be changed.
        today: Day of the self-check.
        parent: Owner.
    """

    changed = Signal()
    stepped = Signal()

    def __init__(
        self,
        text: str,
        key: str,
        *,
        is_own: bool,
        today: datetime.date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.is_own = is_own
        self.undo_stack = QUndoStack(self)
        # not straight to the window: the stack still speaks while both are being deleted
        self.undo_stack.indexChanged.connect(self._on_step)
        self._today = today
        self._text = text
        self._examination = examine(text, f"{key}.toml", today)

    @property
    def text(self) -> str:
        """Return the text as it is now."""
        return self._text

    @property
    def examination(self) -> Examination:
        """Return what the text is worth."""
        return self._examination

    def apply(self, name: str, text: str) -> None:
        """Take ``text`` in one step that can be undone, named ``name``."""
        if text != self._text:
            self.undo_stack.push(_Step(name, self._text, text, self._set))

    def _on_step(self) -> None:
        self.stepped.emit()

    def _set(self, text: str) -> None:
        self._text = text
        self._examination = examine(text, f"{self.key}.toml", self._today)
        self.changed.emit()


class _Step(QUndoCommand):
    def __init__(self, name: str, before: str, after: str, show: Callable[[str], None]) -> None:
        super().__init__(name)
        self._before, self._after, self._show = before, after, show

    def redo(self) -> None:
        """Show the text after the step."""
        self._show(self._after)

    def undo(self) -> None:
        """Show the text before the step."""
        self._show(self._before)
