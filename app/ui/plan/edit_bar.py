"""What floats over the plan while rooms are edited: the tools, and what to do with them next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import mark
from app.ui.plan.tools.tool import ToolName
from app.ui.style.parts import button, empty, icon_button, label, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.style.look import Look

ROOM_ACTIONS: dict[str, tuple[str, str, str]] = {
    ToolName.SELECT: (mark("Select and move"), "mouse-pointer-2", "V"),
    ToolName.DRAW: (mark("Draw a room"), "room-draw", "D"),
    ToolName.SPLIT: (mark("Split a room"), "scissors", "S"),
    ToolName.MERGE: (mark("Merge rooms"), "room-merge", "M"),
    ToolName.BOUNDARY: (mark("Move a boundary"), "room-boundary", "B"),
    "confirm_room": (mark("Confirm the outline"), "circle-check", "C"),
    "aside": (mark("Not a room"), "ban", "X"),
    "delete": (mark("Delete the room"), "trash-2", "Del"),
}
"""Text, icon and key of everything that can be done with rooms; the first ones are tools."""

TOOLS = tuple(ToolName)


class EditBar(QFrame):
    """The tools as buttons, one under the other; below them what acts on the selected rooms.

    Args:
        look: Colours and language.
        parent: What it floats over.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setAccessibleName(look.tr("Edit rooms"))
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 4, 3, 4)
        column.setSpacing(2)
        for name, (text, icon, key) in ROOM_ACTIONS.items():
            if name == "confirm_room":
                column.addWidget(rule())
            made = icon_button(look, icon, f"{look.tr(text)} ({key})", "tool")
            made.setCheckable(name in TOOLS)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(str(name)))
            self.buttons[name] = made
            column.addWidget(made)
        self.show_tool(ToolName.SELECT)

    def show_tool(self, name: ToolName) -> None:
        """Mark the tool that is in hand."""
        for tool in TOOLS:
            self.buttons[tool].setChecked(tool is name)

    def enable(self, *, can_draw: bool, has_rooms: bool, has_unsure: bool) -> None:
        """Let only those be used that have something to act on."""
        for name, made in self.buttons.items():
            made.setEnabled(can_draw if name in TOOLS else has_rooms)
        self.buttons["confirm_room"].setEnabled(has_unsure)


class HintBar(QFrame):
    """Say what to do next, or ask something that an edit needs to know.

    Args:
        look: Colours and language.
        parent: What it floats over.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._tr = look.tr
        self.text = label(role="hint", wrap=True)
        self.answers = QHBoxLayout()
        self.answers.setSpacing(6)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 5, 8, 5)
        self._line.setSpacing(10)
        self._line.addWidget(self.text, 1)
        self._line.addLayout(self.answers)
        self.hide()

    def wanted_width(self) -> int:
        """Return the width in which the text needs one line only."""
        margins = self._line.contentsMargins()
        text = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 4
        answers = self.answers.sizeHint().width()
        gap = self._line.spacing()
        return margins.left() + text + gap + answers + margins.right()

    def show_text(self, text: str, *, keys: str = "", is_refusal: bool = False) -> None:
        """Show a sentence, with what the keys do in it; "" hides the bar."""
        self._fill(f"{text}   {keys}".strip(), (), is_refusal=is_refusal)

    def ask(self, text: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Ask something; every answer ends the question."""
        self._fill(text, answers, is_refusal=False)

    def _fill(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        is_refusal: bool,
    ) -> None:
        empty(self.answers)
        self.text.setText(text)
        self.setProperty("kind", "refusal" if is_refusal else "")
        for part in (self, self.text):
            part.style().unpolish(part)
            part.style().polish(part)
        self.setVisible(bool(text))
        for words, act in answers:
            made = button(words, "chip", on_click=act)
            self.answers.addWidget(made)
            made.show()  # else it is not yet part of the size
        self._line.activate()
        self.changed.emit()
