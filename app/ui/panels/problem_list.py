"""Right, below: what a person should know about the reading, by number as on the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.checking.outlines import FROM_WALLS, UNCONFIRMED
from app.checking.questions import SET_ASIDE
from app.i18n import mark
from app.model.gross import SHARE_IN_DOUBT
from app.model.level_edits import LEVEL_QUESTIONS
from app.model.plan import Severity
from app.picture.picture import Fill
from app.ui.panels.row_list import ROW_ROLE, Index, RowList, RowModel
from app.ui.plan.gaps import CLOSE_WORD
from app.ui.style.painting import font
from app.ui.style.theme import SMALL_PX

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.model.plan import Problem
    from app.ui.context import Context
    from app.ui.style.look import Look

_PAD_PX = 14
_BADGE_PX = 18
_BUTTON_PX = 22
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
        button: What its button says; "" if there is none.
    """

    number: int
    problem: Problem
    text: str
    tip: str
    button: str = ""


class ProblemDelegate(QStyledItemDelegate):
    """Paint a problem: a numbered badge and its text, as many lines as it takes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.width = 300

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped text takes."""
        row: ProblemRow = index.data(ROW_ROLE)
        wide = max(60, self.width - 2 * _PAD_PX - _TEXT_LEFT_PX - self._button_px(row))
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
        text = box.adjusted(_PAD_PX + _TEXT_LEFT_PX, 5, -_PAD_PX - self._button_px(row), -4)
        painter.drawText(text, _WRAP, row.text)
        if row.button:
            self._paint_button(painter, self.button_box(box, row), row)
        painter.restore()

    def _button_px(self, row: ProblemRow) -> int:
        """Return the width that the button of a row takes, its margin included."""
        if not row.button:
            return 0
        return QFontMetrics(font(SMALL_PX)).horizontalAdvance(row.button) + 30

    def button_box(self, box: QRect, row: ProblemRow) -> QRect:
        """Return where the button of a row is; empty if it has none."""
        wide = self._button_px(row) - 10
        if not row.button:
            return QRect()
        return QRect(box.right() - _PAD_PX - wide, box.top() + 3, wide, _BUTTON_PX)

    def _paint_button(self, painter: QPainter, box: QRect, row: ProblemRow) -> None:
        theme = self._look.theme
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.button)


def _button_word(problem: Problem) -> str:
    """Return what the button of a problem says, or ""."""
    if problem.closed:
        return CLOSE_WORD
    if problem.code in {UNCONFIRMED, FROM_WALLS}:
        return mark("Confirm")
    if problem.severity is Severity.ERROR and problem.code in {SHARE_IN_DOUBT, *LEVEL_QUESTIONS}:
        return mark("Answer")
    return mark("Bring back") if problem.code == SET_ASIDE else ""


class ProblemList(RowList):
    """Show the problems of a report; choosing one shows its rooms or its place.

    ``button_pressed`` tells whose button was pressed, by the pointer or by Enter.
    """

    button_pressed = Signal(object)

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
        return ProblemRow(
            number=number,
            problem=problem,
            text=text,
            tip=f"{word}: {text}",
            button=self._look.tr(_button_word(problem)) if _button_word(problem) else "",
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row: ProblemRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None:
            box = self._delegate.button_box(self.visualRect(index), row)
            if box.contains(event.position().toPoint()):
                self.button_pressed.emit(row.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button of the selected problem by Enter."""
        rows = self.selected_rows()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and rows and rows[0].button:
            self.button_pressed.emit(rows[0].problem)
        else:
            super().keyPressEvent(event)

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
        if problem.rooms and problem.code != SET_ASIDE:
            self._selection.select(problem.rooms, show=True)
        elif problem.at is not None and problem.level is not None:
            self._selection.place_asked.emit(problem.level, *problem.at)
