"""What the main window holds: toolbar, banner, pages, status bar; built anew for a new look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.plan import UnitBasis
from app.ui.pages.banner import Banner
from app.ui.pages.start_page import StartPage
from app.ui.pages.states import ReadingPage
from app.ui.pages.unit_page import UNIT_NAMES
from app.ui.step_bar import StepBar
from app.ui.style.parts import Button
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from app.checking.report import Report
    from app.i18n import Translator
    from app.ui.actions import Actions
    from app.ui.context import Context
    from app.ui.style.look import Look


class Toolbar(QFrame):
    """The most used actions as buttons, between them the steps.

    Args:
        context: What every part is handed.
        actions: What the buttons do.
    """

    def __init__(self, context: Context, actions: Actions) -> None:
        super().__init__()
        look = context.look
        self.setObjectName("bar")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 7, 12, 7)
        line.setSpacing(6)
        self.open = self._button(actions["open"], look.tr("Open plan"))
        line.addWidget(self.open)
        for name in ("undo", "redo"):
            line.addWidget(self._icon(actions[name]))
        line.addSpacing(10)
        self.steps = StepBar(context)
        line.addStretch(1)
        line.addWidget(self.steps)
        line.addStretch(1)
        for name in ("left", "right"):
            line.addWidget(self._icon(actions[name]))
        line.addSpacing(6)
        line.addWidget(self._button(actions["export"], look.tr("Export PDF")))
        self.print_button = self._button(actions["print"], look.tr("Print sheet"), role="main")
        self.print_button.setIcon(look.icon("printer", look.theme.on_accent))
        line.addWidget(self.print_button)

    def _button(self, action: QAction, text: str, role: str = "") -> QPushButton:
        made = Button(text)
        made.setIcon(action.icon())
        made.setIconSize(QSize(18, 18))
        if role:
            made.setProperty("role", role)
        made.setToolTip(action.toolTip())
        made.setEnabled(action.isEnabled())
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        return made

    @staticmethod
    def _icon(action: QAction) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "icon")
        made.setDefaultAction(action)
        made.setIconSize(QSize(18, 18))
        made.setAccessibleName(action.text())
        return made


class Shell(QWidget):
    """Everything between menu bar and status bar.

    Args:
        context: What every part is handed.
        actions: What toolbar buttons do.
        samples: Folder of the sample plans.
    """

    def __init__(self, context: Context, actions: Actions, samples: Path) -> None:
        super().__init__()
        look = context.look
        self.toolbar = Toolbar(context, actions)
        self.banner = Banner(look)
        self.start = StartPage(look, samples)
        self.reading = ReadingPage(look)
        self.workspace = Workspace(context)
        self.pages = QStackedWidget()
        for page in (self.start, self.reading, self.workspace):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)


class StatusLine:
    """The texts in the status bar: unit, problems, what is being done, place of the pointer.

    Args:
        look: Language.
        bar: Where they stand.
    """

    def __init__(self, look: Look, bar: QStatusBar) -> None:
        self._look = look
        self.unit = QLabel()
        self.work = QLabel()
        self.place = QLabel()
        self._bar = bar
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.unit)
        bar.addWidget(self.work, 1)
        bar.addPermanentWidget(self.place)

    def show_report(self, report: Report | None) -> None:
        """Show how the unit is known."""
        self.unit.setText("" if report is None else unit_text(report, self._look.tr))
        self.place.setText("")

    def show_place(self, place: tuple[float, float] | None) -> None:
        """Show where on the plan the pointer is, metres."""
        self.place.setText("" if place is None else f"x {place[0]:.3f} m   y {place[1]:.3f} m")

    def show_work(self, text: str) -> None:
        """Show what is being done beside the window, or "" when nothing is."""
        self.work.setText(text)

    def delete(self) -> None:
        """Take the texts off the bar."""
        for widget in (self.unit, self.work, self.place):
            self._bar.removeWidget(widget)
            widget.deleteLater()


def unit_text(report: Report, tr: Translator) -> str:
    """Return the unit of the drawing and how it is known."""
    source, units = report.review.plan.source, report.review.plan.units
    parts = [tr("Check code {code}", code=source.short_code)]
    if units is not None:
        unit = tr(UNIT_NAMES[units.unit])
        known = {
            UnitBasis.GIVEN: tr("Unit: {unit} (chosen by a person)", unit=unit),
            UnitBasis.HEADER: tr("Unit: {unit} (as the file says)", unit=unit),
            UnitBasis.INFERRED: tr(
                "Unit: {unit} (from {evidence})", unit=unit, evidence=units.evidence
            ),
        }
        parts.append(known[units.basis])
    return "    ".join(parts)
