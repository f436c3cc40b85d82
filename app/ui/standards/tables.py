"""Tables of a standard's rooms and rules, read from its text and edited cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.errors import Message, message
from app.rules.editing import value_at, with_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: Key of the entry's value.
        title: Message id of its heading.
        is_number: Whether its values are numbers.
        is_fixed: Whether its values are only shown.
    """

    key: str
    title: str
    is_number: bool = False
    is_fixed: bool = False


class EntryTable(QAbstractTableModel):
    """The entries of one list of a standard.

    Args:
        draft: The standard.
        path: Place of the list in it.
        columns: What is shown of each entry.
        tr: Language.
    """

    refused = Signal(object)

    def __init__(
        self, draft: Draft, path: Sequence[Key], columns: Sequence[Column], tr: Translator
    ) -> None:
        super().__init__(draft)
        self._draft, self._path, self._columns, self._tr = draft, tuple(path), tuple(columns), tr
        self._entries: list[dict[str, Any]] = self._read()
        draft.changed.connect(self._on_changed)

    @property
    def path(self) -> tuple[Key, ...]:
        """Return the place of the list in the standard."""
        return self._path

    def _read(self) -> list[dict[str, Any]]:
        return list(value_at(self._draft.text, self._path) or [])

    def _on_changed(self) -> None:
        self.beginResetModel()
        self._entries = self._read()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column, or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self._tr(self._columns[section].title)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the value of a cell."""
        column = self._columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            value = self._entries[index.row()].get(column.key, "")
            return f"{value:.10g}" if isinstance(value, float) else str(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be changed."""
        flags = super().flags(index)
        can_change = self._draft.is_own and not self._columns[index.column()].is_fixed
        return flags | Qt.ItemFlag.ItemIsEditable if can_change else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a cell in one step that can be undone; what is no number is refused."""
        column = self._columns[index.column()]
        if role != Qt.ItemDataRole.EditRole:
            return False
        typed = str(value).strip()
        new: object = _number(typed) if column.is_number else typed
        if new is None:
            self.refused.emit(_no_number(typed))
            return False
        path = (*self._path, index.row(), column.key)
        text = with_value(self._draft.text, path, new)
        self._draft.apply(self._tr("Change {title}", title=self._tr(column.title)), text)
        return True


def _number(text: str) -> float | int | None:
    """Return a number above 0 as it would be typed into the file; None if it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    if not 0 < number < float("inf"):
        return None
    return int(number) if number.is_integer() else number


def _no_number(text: str) -> Message:
    return message("“{typed}” is not a number above 0; nothing was changed.", typed=text[:30])
