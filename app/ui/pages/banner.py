"""A calm line under the toolbar: what happened and what to do; never a stack of dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.style.parts import button, icon_button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.style.look import Look


class Banner(QFrame):
    """Show one message until it is closed or another comes.

    Args:
        look: Colours and language.
        parent: Owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = label(wrap=True)
        self._on_action: Callable[[], object] | None = None
        self.action = button("", "link", on_click=self._act)
        close = icon_button(look, "x", look.tr("Close this message"), "flat")
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7, 8, 7)
        line.addWidget(self.text, 1)
        line.addWidget(self.action)
        line.addWidget(close)
        self.hide()

    def show_text(
        self,
        text: str,
        *,
        is_done: bool = False,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show ``text``.

        Args:
            text: A sentence.
            is_done: Whether it tells that something is finished, not that something is in the way.
            action: Text of a button, or "".
            on_action: What the button does.
        """
        self.text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._on_action = on_action
        self.setProperty("kind", "done" if is_done else "")
        for widget in (self, self.text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()
