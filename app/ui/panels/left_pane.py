"""The left pane: rooms, levels and layers, one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.ui.style.parts import button, row

if TYPE_CHECKING:
    from collections.abc import Mapping


class LeftPane(QFrame):
    """Show one of several pages, with a button for each above.

    Args:
        pages: The pages by the words on their buttons, the first one shown at the beginning.
        parent: Owner.
    """

    page_changed = Signal()

    def __init__(self, pages: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left")
        self.pages = QStackedWidget()
        self._group = QButtonGroup(self)
        self._buttons: dict[QWidget, QWidget] = {}
        for text, page in pages.items():
            made = button(text, "segment", on_click=partial(self.show_page, page))
            made.setCheckable(True)
            made.setChecked(not self._buttons)
            self._group.addButton(made)
            self._buttons[page] = made
            self.pages.addWidget(page)
        choice = row(*self._buttons.values(), 1, spacing=0)
        choice.setContentsMargins(11, 8, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choice)
        column.addWidget(self.pages, 1)

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` and mark its button."""
        for button_ in self._group.buttons():
            button_.setChecked(button_ is self._buttons[page])
        self.pages.setCurrentWidget(page)
        self.page_changed.emit()

    def is_on(self, page: QWidget) -> bool:
        """Tell whether ``page`` is the one shown."""
        return self.pages.currentWidget() is page

    def offer(self, page: QWidget, *, is_offered: bool) -> None:
        """Offer a page or not; one that is shown gives way to the first."""
        self._buttons[page].setVisible(is_offered)
        if not is_offered and self.pages.currentWidget() is page:
            first = self.pages.widget(0)
            if first is not None:
                self.show_page(first)
