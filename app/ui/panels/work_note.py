"""Over the plan: what is being done beside the window, how far it is, a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.errors import Message
    from app.ui.style.look import Look

_STEPS = 1000


class WorkNote(QFrame):
    """Show that the drawing is being read again; hidden while it is not.

    Args:
        look: Colours and language.
        parent: What it floats over.
    """

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self._look = look
        self.text = label(role="small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(look.tr("Progress"))
        self.cancel = button(look.tr("Cancel"), "link", on_click=self.cancelled.emit)
        line = row(self.text, self.bar, self.cancel, spacing=10)
        line.setContentsMargins(12, 5, 8, 5)
        self.setLayout(line)
        self.hide()

    def show_running(self, *, is_running: bool) -> None:
        """Show that work began, or nothing."""
        if is_running:
            self.text.setText(self._look.tr("Reading the drawing again …"))
            self.bar.setValue(0)
        self.setVisible(is_running)

    def show_step(self, step: Message, share: float) -> None:
        """Show a step and how much is behind it."""
        self.text.setText(self._look.tr(step))
        self.bar.setValue(round(_STEPS * share))
