"""A list of frozen rows with a painter of its own; base of the lists of rooms and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Hold rows that are replaced as a whole.

    Args:
        text: What a screen reader says about a row.
        is_head: Tells a row that can't be selected.
        parent: Owner.
    """

    renamed = Signal(object, str)

    def __init__(
        self,
        text: Callable[[Any], str],
        is_head: Callable[[Any], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._is_head = is_head
        self._rows: tuple[Any, ...] = ()
        self.edit_text: Callable[[Any], str] | None = None

    @property
    def rows(self) -> tuple[Any, ...]:
        """Return the rows."""
        return self._rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role tells about a row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole and not self._is_head(row):
            return self._text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text(row)
        if role == Qt.ItemDataRole.EditRole and self.edit_text is not None:
            return self.edit_text(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads can't be selected."""
        if not 0 <= index.row() < len(self._rows) or self._is_head(self._rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.edit_text is not None else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new name; the row itself changes when the document does."""
        self.renamed.emit(self._rows[index.row()], str(value))
        return True


class RowList(QListView):
    """Show rows; ``row_chosen`` tells what a person selected, never what the program did."""

    row_chosen = Signal(object)

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self.setModel(model)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.clicked.connect(self._tell)

    def selected_rows(self) -> tuple[Any, ...]:
        """Return the selected rows in their order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._rows.rows[number] for number in numbers)

    def _tell(self) -> None:
        chosen = self.selected_rows()
        if chosen and not self._is_following:
            self.row_chosen.emit(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected row in sight."""
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isSelected(current):
            self.scrollTo(current)

    def follow(self, is_selected: Callable[[Any], bool]) -> None:
        """Select the rows that ``is_selected`` tells, silently, and scroll to the first."""
        wanted = [number for number, row in enumerate(self._rows.rows) if is_selected(row)]
        model = self.selectionModel()
        if wanted == sorted(index.row() for index in model.selectedIndexes()):
            return
        self._is_following = True
        model.clearSelection()
        for number in wanted:
            model.select(self._rows.index(number), QItemSelectionModel.SelectionFlag.Select)
        if wanted:
            first = self._rows.index(wanted[0])
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)
        self._is_following = False
