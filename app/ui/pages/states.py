"""Pages in the place of the plan: reading, and nothing found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.ui.style.parts import button, empty, label, named, row

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.errors import Message
    from app.ui.style.look import Look

_STEPS = 1000
_TEXT_WIDTH = 560
_ALL = 1000
"""Stretch of what takes all the width that it may."""


def _centred(parent: QWidget, width: int = _TEXT_WIDTH) -> QVBoxLayout:
    """Return the layout of a column in the middle of ``parent``."""
    column = QWidget(parent)
    column.setMaximumWidth(width)
    # Not by alignment: what is aligned gets the height of its words in fewer lines.
    across = QHBoxLayout()
    across.setContentsMargins(12, 12, 12, 12)
    across.addStretch(1)
    across.addWidget(column, _ALL)
    across.addStretch(1)
    around = QVBoxLayout(parent)
    around.setContentsMargins(0, 0, 0, 0)
    around.addStretch(2)
    around.addLayout(across)
    around.addStretch(3)
    made = QVBoxLayout(column)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(12)
    return made


class ReadingPage(QFrame):
    """Say what is being done, with a bar and a way to stop.

    Args:
        look: Colours and language.
        parent: Owner.
    """

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self.title = label(role="heading", wrap=True)
        self.step = label(role="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(look.tr("Progress"))
        self.cancel = button(look.tr("Cancel"), on_click=self.cancelled.emit)
        column = _centred(self, 420)
        for widget in (self.title, self.bar, self.step):
            column.addWidget(widget)
        column.addLayout(row(1, self.cancel))

    def begin(self, name: str) -> None:
        """Show that ``name`` is being opened."""
        self.title.setText(self._look.tr("Opening “{file}”", file=name))
        self.step.setText("")
        self.bar.setValue(0)
        self.cancel.setFocus()

    def show_step(self, step: Message, share: float) -> None:
        """Show a step and how much is behind it."""
        self.step.setText(self._look.tr(step))
        self.bar.setValue(round(_STEPS * share))


class CentredPage(QScrollArea):
    """A heading with reasons under it, in a column in the middle.

    Args:
        look: Colours and language.
        heading: What is so.
    """

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._look = look
        page = named("centre")
        self.setWidget(page)
        self.column = _centred(page)
        self.column.addWidget(label(heading, "heading", wrap=True))
        self.reasons = QVBoxLayout()
        self.reasons.setSpacing(8)
        self.column.addLayout(self.reasons)


class NothingPage(CentredPage):
    """Say why there is no room, and what to try.

    Args:
        look: Colours and language.
    """

    open_asked = Signal()
    layers_asked = Signal()

    def __init__(self, look: Look) -> None:
        tr = look.tr
        super().__init__(look, tr("No rooms were found, so nothing can be concluded"))
        column = self.column
        column.addSpacing(8)
        column.addWidget(label(tr("What to try"), "strong"))
        for text in (
            tr("Open the floor plan of the building, not an elevation, section or door schedule."),
            tr("Draw each room as a closed outline on one layer, with its name inside."),
            tr("Objects of Tangent (天正): export the drawing in T3 format, then open that file."),
            tr("Or enter the rooms in a table (name, area) and open it as XLSX or CSV."),
        ):
            column.addWidget(label("•  " + text, "muted", wrap=True))
        column.addSpacing(4)
        self.layers = button(tr("Say which layers are walls …"), on_click=self.layers_asked.emit)
        another = button(tr("Open another file …"), on_click=self.open_asked.emit)
        column.addLayout(row(another, self.layers, 1))

    def show_report(self, report: Report) -> None:
        """Show the problems as reasons."""
        self.layers.setVisible(report.review.plan.units is not None)
        empty(self.reasons)
        for problem in report.review.plan.problems:
            self.reasons.addWidget(label(self._look.tr(problem.message), wrap=True))
