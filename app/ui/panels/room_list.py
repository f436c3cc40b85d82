"""Left: the rooms of each level by group, with areas and outcomes, and a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.ui.panels.row_list import ROW_ROLE, Index, RowList, RowModel
from app.ui.panels.rows import RoomRow, room_rows
from app.ui.style.painting import font, paint_symbol
from app.ui.style.parts import label
from app.ui.style.theme import BODY_PX, SMALL_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.checking.report import Report
    from app.ui.context import Context
    from app.ui.style.look import Look

_ROW_PX = 26
_HEAD_PX = 30
_PAD_PX = 14
_NUMBER_PX = 40
_SYMBOL_PX = 11


class RoomDelegate(QStyledItemDelegate):
    """Paint one row of the room list."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height; heads have some air above them."""
        row: RoomRow = index.data(ROW_ROLE)
        return QSize(100, _ROW_PX if row.key else _HEAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint number, name, area and symbol."""
        row: RoomRow = index.data(ROW_ROLE)
        theme = self._look.theme
        box: QRect = option.rect
        painter.save()
        if row.key and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_soft))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        inner = box.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if row.key:
            self._paint_room(painter, inner, row)
        else:
            self._paint_head(painter, inner.adjusted(0, 6, 0, 0), row)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, row: RoomRow) -> None:
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(self._look.theme.muted))
        area = self._look.tr("{area} m²", area=row.area)
        painter.drawText(box, _RIGHT, area)
        width = painter.fontMetrics().horizontalAdvance(area) + 8
        left = box.adjusted(0, 0, -width, 0)
        painter.drawText(left, _LEFT, _elided(painter, row.name, left.width()))

    def _paint_room(self, painter: QPainter, box: QRect, row: RoomRow) -> None:
        theme = self._look.theme
        painter.setFont(font(BODY_PX))
        painter.setPen(QColor(theme.muted))
        number = QRect(box.left(), box.top(), _NUMBER_PX - 4, box.height())
        painter.drawText(number, _LEFT, _elided(painter, row.number, number.width()))
        painter.setPen(QColor(theme.ink))
        area = box.adjusted(0, 0, -_SYMBOL_PX - 9, 0)
        painter.drawText(area, _RIGHT, row.area)
        taken = painter.fontMetrics().horizontalAdvance(row.area) + _SYMBOL_PX + 17
        name = box.adjusted(_NUMBER_PX, 0, -taken, 0)
        painter.drawText(name, _LEFT, _elided(painter, row.name, name.width()))
        if row.fill is not None:
            symbol = QRectF(0, 0, _SYMBOL_PX, _SYMBOL_PX)
            symbol.moveCenter(QRectF(box).center())
            symbol.moveRight(box.right())
            paint_symbol(painter, symbol, row.fill, theme)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field for a new name over the old name."""
        box: QRect = option.rect
        editor.setGeometry(box.adjusted(_PAD_PX + _NUMBER_PX - 10, -1, -6, 1))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


class RoomList(QWidget):
    """Levels as tabs, below them the rooms."""

    level_chosen = Signal(str)
    rename_asked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        self._levels: tuple[str, ...] = ()
        self.tabs = QTabBar()
        self.search = QLineEdit()
        self._model = RowModel(lambda row: row.tip, lambda row: not row.key, self)
        self._model.edit_text = lambda row: row.name
        self.list = RowList(self._model)
        self.none_found = label(
            self._look.tr("No room has this number or name."), "small", wrap=True
        )
        self.none_found.setContentsMargins(14, 4, 14, 4)
        self._build()
        self._connect()

    def _build(self) -> None:
        tr = self._look.tr
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(tr("Levels"))
        self.search.setPlaceholderText(tr("Find a room (number or name)"))
        self.search.setAccessibleName(tr("Find a room (number or name)"))
        self.search.setClearButtonEnabled(True)
        self.list.setItemDelegate(RoomDelegate(self._look, self.list))
        self.list.setAccessibleName(tr("Rooms"))
        triggers = QAbstractItemView.EditTrigger
        self.list.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        around = QVBoxLayout()
        around.setContentsMargins(10, 8, 10, 4)
        around.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(around)
        column.addWidget(self.none_found)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.search.textChanged.connect(self.refresh)
        self.list.row_chosen.connect(self._on_rows)
        self._model.renamed.connect(self._on_renamed)
        self._selection.changed.connect(self._follow)
        self._document.report_changed.connect(self.show_report)

    @property
    def level(self) -> str:
        """Return the key of the level shown, or ""."""
        number = self.tabs.currentIndex()
        return self._levels[number] if 0 <= number < len(self._levels) else ""

    def show_level(self, key: str) -> None:
        """Show another level."""
        if key in self._levels:
            self.tabs.setCurrentIndex(self._levels.index(key))

    def show_report(self, report: Report) -> None:
        """Show the rooms of a report; the level stays if there still is one of its key."""
        plan = report.review.plan
        self.search.setVisible(bool(plan.rooms))
        if tuple(level.key for level in plan.levels) != self._levels:
            self._show_tabs(report)
        for number, level in enumerate(plan.levels):
            count = sum(room.level == level.key for room in plan.rooms)
            self.tabs.setTabText(number, f"{level.name} {count}")
        self.refresh()

    def _show_tabs(self, report: Report) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._levels = tuple(level.key for level in report.review.plan.levels)
        for level in report.review.plan.levels:
            self.tabs.addTab(level.name)
        self.tabs.blockSignals(False)

    def refresh(self) -> None:
        """Make the rows anew."""
        if self._document.is_open:
            report = self._document.report
            rows = room_rows(report, self.level, self.search.text(), self._look.tr)
            self._model.show_rows(rows)
            self.none_found.setVisible(not rows and bool(report.review.plan.rooms))
            self._follow()

    def _follow(self) -> None:
        chosen = self._selection.rooms
        self.list.follow(lambda row: bool(row.key) and row.key in chosen)

    def _on_tab(self) -> None:
        self.refresh()
        self.level_chosen.emit(self.level)

    def _on_rows(self, rows: tuple[RoomRow, ...]) -> None:
        self._selection.select((row.key for row in rows), show=True)

    def _on_renamed(self, row: RoomRow, name: str) -> None:
        self.rename_asked.emit(row.key, name)

    def edit_selected(self) -> None:
        """Open the field for a new name on the selected room."""
        index: QModelIndex = self.list.currentIndex()
        if index.isValid():
            self.list.edit(index)
