"""Right, below: what a person should know about the reading, by number as on the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import mark
from app.model.plan import Severity
from app.picture.picture import Fill
from app.ui.panels.row_list import ROW_ROLE, Index, RowList, RowModel
from app.ui.style.painting import font
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.model.plan import Problem
    from app.ui.context import Context
    from app.ui.style.look import Look

_PAD_PX = 14
_BADGE_PX = 18
_TEXT_LEFT_PX = 26
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

SEVERITY_WORDS = {
    Severity.ERROR: mark("Must be settled"),
    Severity.WARNING: mark("Have a look"),
    Severity.INFO: mark("Note"),
}
SEVERITY_FILLS = {
    Severity.ERROR: Fill.MISSING,
    Severity.WARNING: Fill.SHORT,
    Severity.INFO: Fill.NOT_COUNTED,
}


@dataclass(frozen=True, kw_only=True)
class ProblemRow:
    """A problem as shown.

    Attributes:
        number: Its number, as on the plan.
        problem: The problem.
        text: Its message in the language of the window.
        tip: The message with its severity.
    """

    number: int
    problem: Problem
    text: str
    tip: str


class ProblemDelegate(QStyledItemDelegate):
    """Paint a problem: a numbered badge and its text, as many lines as it takes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.width = 300

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped text takes."""
        row: ProblemRow = index.data(ROW_ROLE)
        wide = max(60, self.width - 2 * _PAD_PX - _TEXT_LEFT_PX)
        box = QFontMetrics(font(SMALL_PX)).boundingRect(QRect(0, 0, wide, 4000), _WRAP, row.text)
        return QSize(self.width, max(_BADGE_PX, box.height()) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint badge and text."""
        row: ProblemRow = index.data(ROW_ROLE)
        theme = self._look.theme
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_soft))
        fill = SEVERITY_FILLS[row.problem.severity]
        badge = QRectF(box.left() + _PAD_PX, box.top() + 4, _BADGE_PX, _BADGE_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.outcome_ink(fill))
        painter.setBrush(theme.outcome_fill(fill))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setFont(font(SMALL_PX - 1, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(row.number))
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(theme.ink))
        text = box.adjusted(_PAD_PX + _TEXT_LEFT_PX, 5, -_PAD_PX, -4)
        painter.drawText(text, _WRAP, row.text)
        painter.restore()


class ProblemList(RowList):
    """Show the problems of a report; choosing one shows its rooms or its place."""

    def __init__(self, context: Context) -> None:
        model = RowModel(lambda row: row.tip, lambda row: False)
        super().__init__(model)
        model.setParent(self)
        self._look, _, self._selection = context
        self._delegate = ProblemDelegate(self._look, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(RowList.SelectionMode.SingleSelection)
        self.setAccessibleName(self._look.tr("Reading problems"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.row_chosen.connect(self._on_rows)

    def show_report(self, report: Report) -> None:
        """Show the problems of a report."""
        tr = self._look.tr
        self._rows.show_rows(
            [
                self._row(number, problem, tr(problem.message))
                for number, problem in enumerate(report.problems, start=1)
            ]
        )
        self.updateGeometry()

    def _row(self, number: int, problem: Problem, text: str) -> ProblemRow:
        word = self._look.tr(SEVERITY_WORDS[problem.severity])
        return ProblemRow(number=number, problem=problem, text=text, tip=f"{word}: {text}")

    def show_problem(self, number: int) -> None:
        """Select the problem ``number``."""
        self.follow(lambda row: row.number == number)

    def choose_first(self) -> None:
        """Choose the problem that weighs most, as a click on it does."""
        if self._rows.rowCount():
            self.setFocus()
            self.follow(lambda row: row.number == 1)
            self.row_chosen.emit(self.selected_rows())

    def wanted_height(self) -> int:
        """Return the height that shows all rows."""
        return sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows; what there is no room for scrolls."""
        return QSize(super().sizeHint().width(), self.wanted_height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.viewport().width():
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _on_rows(self, rows: tuple[ProblemRow, ...]) -> None:
        problem = rows[0].problem
        if problem.rooms:
            self._selection.select(problem.rooms, show=True)
        elif problem.at is not None and problem.level is not None:
            self._selection.place_asked.emit(problem.level, *problem.at)
