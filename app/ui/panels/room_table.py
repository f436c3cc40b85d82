"""In the place of the plan for table input: the rooms of a level as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.picture.figures import format_area
from app.picture.style import style_of
from app.ui.panels.rows import outcome_fill
from app.ui.style.painting import symbol_pixmap
from app.ui.style.words import room_function_text

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.model.plan import Room
    from app.ui.context import Context
    from app.ui.panels.row_list import Index
    from app.ui.style.look import Look

_AREA = 3
_WORD = 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RoomTableModel(QAbstractTableModel):
    """The rooms of one level, read from the document each time it changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._cells: list[tuple[str, ...]] = []
        self._icons: list[QIcon] = []
        self.keys: list[str] = []
        tr = look.tr
        self._titles = (
            tr("Number"),
            tr("Room"),
            tr("Function"),
            tr("Area m²"),
            tr("Outcome"),
            tr("Where in the table"),
        )

    def show_report(self, report: Report, level: str) -> None:
        """Show the rooms of ``level``."""
        rooms = [room for room in report.review.plan.rooms if room.level == level]
        self.beginResetModel()
        self.keys = [room.key for room in rooms]
        self._cells = [self._row(room, report) for room in rooms]
        self._icons = [
            QIcon(symbol_pixmap(outcome_fill(room, report), self._look.theme)) for room in rooms
        ]
        self.endResetModel()

    def _row(self, room: Room, report: Report) -> tuple[str, ...]:
        tr = self._look.tr
        return (
            room.number,
            room.name,
            room_function_text(room, report, tr),
            format_area(room.area_m2),
            tr(style_of(outcome_fill(room, report)).word),
            room.where,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rooms."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role tells about a cell."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _AREA:
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _WORD:
            return self._icons[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return _RIGHT if section == _AREA else left
        return None


class RoomTable(QTableView):
    """Show the rooms of a level; selecting rows selects rooms."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look, self._document, self._selection = context
        self._is_following = False
        self._rooms = RoomTableModel(look, self)
        self.setModel(self._rooms)
        self.setAccessibleName(look.tr("Rooms"))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate((56, 128, 140, 78, 84)):
            self.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._selection.changed.connect(self.follow)

    def show_level(self, level: str) -> None:
        """Show the rooms of ``level``."""
        self._rooms.show_report(self._document.report, level)
        self.follow()

    def follow(self) -> None:
        """Select what is selected elsewhere."""
        wanted = [n for n, key in enumerate(self._rooms.keys) if key in self._selection.rooms]
        model = self.selectionModel()
        if wanted == sorted(index.row() for index in model.selectedRows()):
            return
        self._is_following = True
        model.clearSelection()
        flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
        for number in wanted:
            model.select(self._rooms.index(number, 0), flags)
        if wanted:
            self.scrollTo(self._rooms.index(wanted[0], 0))
        self._is_following = False

    def _on_selected(self) -> None:
        if not self._is_following:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._selection.select(self._rooms.keys[number] for number in rows)
