"""Under the class: what is still open, with a way to the first of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from app.picture.picture import Fill
from app.ui.open_points import open_points
from app.ui.style.painting import symbol_pixmap
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.ui.context import Context
    from app.ui.open_points import Point


class OpenLine(QFrame):
    """Say what keeps the result from being final; hidden while nothing does."""

    point_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look = context.look
        self._first: Point | None = None
        self.setObjectName("open")
        symbol = QLabel()
        symbol.setPixmap(symbol_pixmap(Fill.UNDETERMINED, context.look.theme))
        self.text = label(role="small", wrap=True)
        self.next = button(context.look.tr("Next"), "link", on_click=self._choose)
        self.next.setToolTip(context.look.tr("Go to the first of these"))
        line = row(symbol, self.text, self.next, spacing=6)
        line.setContentsMargins(0, 0, 0, 0)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_report(self, report: Report) -> None:
        """Show what is open about a report."""
        points = open_points(report)
        self.setVisible(bool(points))
        self._first = points[0].point if points else None
        tr = self._look.tr
        said = tr("; ").join(tr(point.text) for point in points)
        self.text.setText(tr("Still open: {points}", points=said))

    def _choose(self) -> None:
        if self._first is not None:
            self.point_chosen.emit(self._first)
