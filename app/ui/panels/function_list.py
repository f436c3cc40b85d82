"""Right: each function with what is asked and what there is, as bars and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.model.review import Basis
from app.ui.panels.row_list import ROW_ROLE, Index, RowList, RowModel
from app.ui.panels.rows import FunctionRow, function_rows
from app.ui.style.painting import font, paint_symbol
from app.ui.style.theme import BODY_PX, SMALL_PX

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.ui.context import Context
    from app.ui.style.look import Look

_ROW_PX = 24
_PAD_PX = 14
_SYMBOL_PX = 11
_NAME_LEFT_PX = 22
_GAP_PX = 7
_FULL_SHARE = 1.25
"""A bar's whole length stands for this share of what is asked, so that more than enough shows."""
_BAR_PX = 7
_LEAST_BAR_PX = 22

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Columns:
    """Where the columns stand, by the widest text in each.

    Args:
        titles: Titles of the four columns of figures.
        rows: What is shown.
    """

    def __init__(self, titles: tuple[str, ...], rows: tuple[FunctionRow, ...]) -> None:
        body, small = QFontMetrics(font(BODY_PX)), QFontMetrics(font(SMALL_PX))
        bold = QFontMetrics(font(BODY_PX, bold=True))
        figures = [(row.measured, row.required, row.pro_rata, row.difference) for row in rows]
        self.widths = [
            max([small.horizontalAdvance(title)] + [bold.horizontalAdvance(f[n]) for f in figures])
            for n, title in enumerate(titles)
        ]
        names = [body.horizontalAdvance(row.name) for row in rows if row.function]
        self.name = max(names, default=80)

    def boxes(self, inner: QRect) -> tuple[QRect, QRect, list[QRect]]:
        """Return the boxes of name, bar and figures inside a row."""
        right = inner.right()
        figures: list[QRect] = []
        for width in reversed(self.widths):
            figures.insert(0, QRect(right - width, inner.top(), width + 1, inner.height()))
            right -= width + _GAP_PX
        left = inner.left() + _NAME_LEFT_PX
        room = right - left
        name = min(self.name + 2, max(40, room - _LEAST_BAR_PX - _GAP_PX))
        name_box = QRect(left, inner.top(), name, inner.height())
        bar_left = left + name + _GAP_PX
        bar = QRect(bar_left, inner.top(), max(0, right - bar_left), inner.height())
        return name_box, bar, figures


class FunctionDelegate(QStyledItemDelegate):
    """Paint one row of the function list."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.columns = Columns(("", "", "", ""), ())
        self.basis = Basis.TABLE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        return QSize(100, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint symbol, name, bar and figures."""
        row: FunctionRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        if row.function and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self._look.theme.accent_soft))
            edge = QRect(box.left(), box.top(), 3, box.height())
            painter.fillRect(edge, QColor(self._look.theme.accent))
        inner = box.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        name, bar, figures = self.columns.boxes(inner)
        if row.fill is None:
            wide = QRect(inner.left(), inner.top(), bar.right() - inner.left(), inner.height())
            self._paint_name(painter, wide, row)
        else:
            symbol = QRectF(0, 0, _SYMBOL_PX, _SYMBOL_PX)
            symbol.moveCenter(QRectF(inner).center())
            symbol.moveLeft(inner.left())
            paint_symbol(painter, symbol, row.fill, self._look.theme)
            self._paint_name(painter, name, row)
            self._paint_bar(painter, bar, row)
        self._paint_figures(painter, figures, row)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, row: FunctionRow) -> None:
        painter.setFont(font(BODY_PX, bold=row.fill is None))
        painter.setPen(QColor(self._look.theme.ink))
        text = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, text)

    def _paint_bar(self, painter: QPainter, box: QRect, row: FunctionRow) -> None:
        if row.fill is None or box.width() < 8:
            return
        theme = self._look.theme
        track = QRectF(box.left(), box.center().y() - _BAR_PX / 2 + 0.5, box.width(), _BAR_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(track, 2, 2)
        if row.share is None:
            return
        filled = QRectF(track)
        filled.setWidth(track.width() * min(row.share, _FULL_SHARE) / _FULL_SHARE)
        painter.setBrush(theme.outcome_ink(row.fill))
        painter.drawRoundedRect(filled, 2, 2)
        tick = track.left() + track.width() / _FULL_SHARE
        painter.fillRect(QRectF(tick - 1, track.top() - 3, 2, _BAR_PX + 6), QColor(theme.ink))

    def _paint_figures(self, painter: QPainter, boxes: list[QRect], row: FunctionRow) -> None:
        theme = self._look.theme
        deciding = 2 if self.basis is Basis.PRO_RATA else 1
        texts = (row.measured, row.required, row.pro_rata, row.difference)
        for number, (text, box) in enumerate(zip(texts, boxes, strict=True)):
            is_strong = number in {0, deciding} and row.fill is not None
            ink = QColor(theme.ink if is_strong else theme.muted)
            if number == 3 and row.fill is not None:
                ink = theme.outcome_ink(row.fill)
            painter.setFont(font(BODY_PX, bold=number == 3 and row.fill is not None))
            painter.setPen(ink)
            painter.drawText(box, _RIGHT, text)


class FunctionHead(QWidget):
    """Titles of the columns, in line with them.

    Args:
        look: Colours.
        delegate: Knows where the columns stand.
        rows: The list below; its scroll bar takes width from the columns.
    """

    def __init__(self, look: Look, delegate: FunctionDelegate, rows: QListView) -> None:
        super().__init__(rows)
        self._look = look
        self._delegate = delegate
        self._list = rows
        tr = look.tr
        self.titles = (tr("Measured"), tr("Table"), tr("Pro rata"), tr("Difference"))
        self.setFixedHeight(26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint titles over a thin line; the deciding column is underlined."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setFont(font(SMALL_PX))
        scroll_bar = self._list.width() - self._list.viewport().width()
        inner = self.rect().adjusted(_PAD_PX, 0, -_PAD_PX - scroll_bar, 0)
        _, _, figures = self._delegate.columns.boxes(inner)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, _LEFT, self._look.tr("Function, areas in m²"))
        deciding = 2 if self._delegate.basis is Basis.PRO_RATA else 1
        for number, (title, box) in enumerate(zip(self.titles, figures, strict=True)):
            is_deciding = number == deciding
            painter.setPen(QColor(theme.accent if is_deciding else theme.muted))
            painter.drawText(box, _RIGHT, title)
            if is_deciding:
                bottom = self.height() - 3
                painter.fillRect(box.left(), bottom, box.width(), 2, QColor(theme.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()


class FunctionList(RowList):
    """Show the functions of the report; selecting a row selects its rooms and shows them."""

    def __init__(self, context: Context) -> None:
        model = RowModel(lambda row: row.tip or row.name, lambda row: not row.function)
        super().__init__(model)
        model.setParent(self)
        self._look, self._document, self._selection = context
        look = self._look
        self.delegate = FunctionDelegate(look, self)
        self.head = FunctionHead(look, self.delegate, self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(RowList.SelectionMode.SingleSelection)
        self.setAccessibleName(look.tr("Functions"))
        self.row_chosen.connect(self._on_rows)
        self._selection.changed.connect(self._follow)
        self._document.report_changed.connect(self.show_report)

    def show_report(self, report: Report) -> None:
        """Show the functions of a report."""
        rows = function_rows(report, self._look.tr)
        self.delegate.basis = report.review.basis
        self.delegate.columns = Columns(self.head.titles, rows)
        self.head.update()
        self._rows.show_rows(rows)
        self._follow()

    def whole_height(self) -> int:
        """Return the height that shows all rows."""
        return self._rows.rowCount() * _ROW_PX + 2

    def _follow(self) -> None:
        chosen = self._selection
        if chosen.function is not None:
            self.follow(lambda row: row.function == chosen.function)
            return
        serving = self._functions_of(chosen.rooms)
        self.follow(lambda row: row.function in serving)

    def _functions_of(self, keys: tuple[str, ...]) -> tuple[str | None, ...]:
        if not self._document.is_open:
            return ()
        plan = self._document.review.plan
        return tuple(room.function for room in plan.rooms if room.key in keys and room.function)

    def _on_rows(self, rows: tuple[FunctionRow, ...]) -> None:
        self._selection.select(rows[0].rooms, function=rows[0].function, show=True)
