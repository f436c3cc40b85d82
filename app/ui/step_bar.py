"""The four steps from a file to a sheet: which one is next, what is open in each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import mark
from app.ui.open_points import Step, open_points
from app.ui.style.painting import font
from app.ui.style.parts import button, named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.checking.report import Report
    from app.ui.context import Context
    from app.ui.open_points import OpenPoint
    from app.ui.style.theme import Theme

TITLES = {
    Step.IMPORT: mark("Import"),
    Step.ROOMS: mark("Check rooms"),
    Step.FACILITY: mark("Fill in"),
    Step.RESULT: mark("Result and print"),
}
_BADGE_PX = 20
_DENSITY = 2.0


class StepBar(QWidget):
    """Show the steps of the open file; a click on a step leads to what is open in it."""

    step_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, _ = context
        self.buttons = {step: self._button(step) for step in Step}
        self._lines = [named("step_line") for _ in list(Step)[1:]]
        self._texts: dict[Step, str] = {}
        self._whole = QSize(250, 30)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for number, made in enumerate(self.buttons.values()):
            if number:
                line.addWidget(self._lines[number - 1])
            line.addWidget(made)
        self._document.report_changed.connect(self.show_report)
        self._document.closed.connect(self.hide)
        self.setAccessibleName(self._look.tr("Steps"))
        self.hide()

    def _button(self, step: Step) -> QPushButton:
        made = button("", "step", on_click=partial(self.step_chosen.emit, step))
        made.setIconSize(QSize(_BADGE_PX, _BADGE_PX))
        return made

    def show_report(self, report: Report) -> None:
        """Show what is done, what is next and what is open."""
        points = open_points(report)
        current = min((point.step for point in points), default=Step.RESULT)
        for step, made in self.buttons.items():
            here = [point for point in points if point.step is step]
            self._show_step(made, step, here, is_current=step is current)
        self._fit()
        self.show()

    def _show_step(
        self, made: QPushButton, step: Step, points: list[OpenPoint], *, is_current: bool
    ) -> None:
        tr = self._look.tr
        count = sum(point.count for point in points)
        title = tr(TITLES[step])
        self._texts[step] = tr("{step} · {count} open", step=title, count=count) if count else title
        is_done = not points and step is not Step.RESULT
        made.setProperty("current", is_current)
        made.style().unpolish(made)
        made.style().polish(made)
        made.setIcon(QIcon(_badge(step, self._look.theme, is_done=is_done, is_current=is_current)))
        said = [tr(point.text) for point in points] or [tr("done") if is_done else title]
        made.setToolTip(tr("Step {number}: {text}", number=int(step), text="; ".join(said)))
        made.setAccessibleName(f"{self._texts[step]}, {'; '.join(said)}")

    def sizeHint(self) -> QSize:
        """Return the size with all words, whether they are shown now or not."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the steps that are not next where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show all words, or only those of the step that is next."""
        for step, text in self._texts.items():
            self.buttons[step].setText(text)
        whole = super().sizeHint()
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()
        if self.width() < whole.width():
            for made in self.buttons.values():
                if not made.property("current"):
                    made.setText("")

    def minimumSizeHint(self) -> QSize:
        """Return room for the badges and one text."""
        return QSize(250, 30)


def _badge(step: Step, theme: Theme, *, is_done: bool, is_current: bool) -> QPixmap:
    """Return a disc with the number of a step, or with a tick when it is done."""
    made = QPixmap(round(_BADGE_PX * _DENSITY), round(_BADGE_PX * _DENSITY))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(_DENSITY)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(1, 1, _BADGE_PX - 2, _BADGE_PX - 2)
    is_full = is_current or is_done
    painter.setPen(QPen(QColor(theme.accent if is_full else theme.muted), 1.2))
    painter.setBrush(QColor(theme.accent) if is_current else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if is_done:
        pen = QPen(QColor(theme.accent), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = box.center()
        shape = ((-3.6, 0.2), (-1.2, 2.8), (3.8, -3.0))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in shape])
    else:
        painter.setFont(font(12, bold=True))
        painter.setPen(QColor(theme.on_accent if is_current else theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(int(step)))
    painter.end()
    return made
