"""The whole text of a standard, for those who write TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class TextEdit(QPlainTextEdit):
    """The whole text; what was typed counts when the field is left."""

    committed = Signal(str)

    def show_text(self, text: str, *, is_read_only: bool) -> None:
        """Show ``text``, and keep the place of the cursor."""
        self.setReadOnly(is_read_only)
        if text != self.toPlainText():
            place = self.verticalScrollBar().value()
            self.setPlainText(text)
            self.verticalScrollBar().setValue(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over what was typed."""
        super().focusOutEvent(event)
        if not self.isReadOnly():
            self.committed.emit(self.toPlainText())
