"""Small widgets that several parts of the window are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from app.ui.style.look import Look


_MOST_CHOICES = 20
"""All functions fit a small screen without a scroll bar."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that looks as its role says."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        # Else the least height is that of the text wrapped at the least width.
        made.setMinimumSize(60, 1)
    return made


class Button(QPushButton):
    """A button that Enter presses too, not only the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """A list to choose from that the wheel passes by: who scrolls past it answers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST_CHOICES)
        self.setItemDelegate(QStyledItemDelegate(self))  # this one heeds the style sheet

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around it."""
        event.ignore()


def button(
    text: str, role: str = "", *, on_click: Callable[[], object] | None = None
) -> QPushButton:
    """Return a button that looks as its role says."""
    made = Button(text)
    if role:
        made.setProperty("role", role)
    if on_click is not None:
        made.clicked.connect(lambda _=False: on_click())
    return made


def icon_button(look: Look, icon: str, tip: str, role: str = "icon") -> QToolButton:
    """Return a button with an icon only; ``tip`` is its tooltip and its name when read aloud."""
    made = QToolButton()
    made.setProperty("role", role)
    made.setIcon(look.icon(icon))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def rule() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def named(name: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame that the style sheet knows by ``name``."""
    made = QFrame(parent)
    made.setObjectName(name)
    return made


def row(*items: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets; a number is a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for item in items:
        if isinstance(item, int):
            made.addStretch(item)
        else:
            made.addWidget(item)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout`` and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
