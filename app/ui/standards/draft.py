"""A standard being edited: its text with every step undoable, and what it is worth now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.errors import StandardError
from app.rules.editing import examine, value_at, with_value

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from app.errors import Message
    from app.rules.editing import Examination, Key


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
    refused = Signal(object)

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

    def value(self, path: Sequence[Key]) -> Any:
        """Return the value at ``path``; None if there is none or the text is no proper TOML."""
        try:
            return value_at(self._text, path)
        except StandardError:
            return None

    def apply(self, name: str, text: str) -> None:
        """Take ``text`` in one step that can be undone, named ``name``."""
        if self.is_own and text != self._text:
            self.undo_stack.push(_Step(name, self._text, text, self._set))

    def edit(self, name: str, change: Callable[[str], str]) -> bool:
        """Change the text in one step; tell why if there is no such place in it."""
        if not self.is_own:
            return False
        try:
            text = change(self._text)
        except StandardError as error:
            self.refuse(error.message)
            return False
        self.apply(name, text)
        return True

    def put(self, name: str, path: Sequence[Key], value: object) -> bool:
        """Put ``value`` at ``path`` in one step; None takes the key away."""
        return self.edit(name, lambda text: with_value(text, path, value))

    def refuse(self, reason: Message) -> None:
        """Tell why nothing was changed."""
        self.refused.emit(reason)

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
