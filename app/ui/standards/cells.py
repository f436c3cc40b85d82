"""Cells that are chosen from a list by the names that people know, never typed as ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.standards.tables import EntryTable

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex


class CellEditors(QStyledItemDelegate):
    """A list to choose from where the column has one, else a field to type in."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return what a cell is changed with."""
        model = index.model()
        choices = model.choices(index) if isinstance(model, EntryTable) else {}
        if not choices:
            editor = super().createEditor(parent, option, index)
            editor.setObjectName("cell")
            return editor
        box = QComboBox(parent)
        box.setObjectName("cell")
        for value, name in choices.items():
            box.addItem(name, value)
        box.activated.connect(lambda _: self._done(box))
        # One click less; later, when it has its place.
        QTimer.singleShot(0, box, lambda: box.showPopup() if box.isVisible() else None)
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value of the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen or typed."""
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        elif editor.currentData() is not None:
            model.setData(index, editor.currentData())
