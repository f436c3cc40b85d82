"""Tables of a standard's rooms and rules, read from its text and edited cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.rules.editing import with_value
from app.ui.standards.numbers import no_number, typed_number, written_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft

Index = QModelIndex | QPersistentModelIndex
Choices = dict[str, str]
"""Values of the file and how a person reads them, in order."""


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: Key of the entry's value.
        title: Message id of its heading.
        is_number: Whether its values are numbers.
        is_fixed: Whether its values are only shown.
        choices: Gives what may be chosen; None where a person types.
        is_rare: Whether only lines that have a value can get another.
    """

    key: str
    title: str
    is_number: bool = False
    is_fixed: bool = False
    choices: Callable[[Draft, Translator], Choices] | None = None
    is_rare: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a table.

    Attributes:
        number: Place of its entry in the list, counted from 0.
        values: What is shown, by the keys of the columns.
        places: Where in the entry a value stands if not under its own key.
    """

    number: int
    values: dict[str, Any]
    places: dict[str, tuple[Key, ...]] = field(default_factory=dict)


def entry_lines(entries: Sequence[dict[str, Any]]) -> list[Line]:
    """Return one line for each entry."""
    return [Line(number, entry) for number, entry in enumerate(entries)]


class EntryTable(QAbstractTableModel):
    """The entries of one list of a standard.

    Args:
        draft: The standard.
        path: Place of the list in it.
        columns: What is shown of each entry.
        tr: Language.
        lines: Gives the lines of the entries.
    """

    def __init__(
        self,
        draft: Draft,
        path: Sequence[Key],
        columns: Sequence[Column],
        tr: Translator,
        *,
        lines: Callable[[Sequence[dict[str, Any]]], list[Line]] = entry_lines,
    ) -> None:
        super().__init__(draft)
        self.path = tuple(path)
        self.columns = tuple(columns)
        self._draft, self._tr, self._lines_of = draft, tr, lines
        self._lines = self._read()
        draft.changed.connect(self._on_changed)

    def _read(self) -> list[Line]:
        return self._lines_of(self._draft.value(self.path) or [])

    def _on_changed(self) -> None:
        lines = self._read()
        if len(lines) == len(self._lines):  # a reset would lose what is selected
            self._lines = lines
            last = self.index(len(lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def entry_number(self, row: int) -> int:
        """Return the place of the entry that a line shows."""
        return self._lines[row].number

    def cell_at(self, path: Sequence[Key]) -> QModelIndex:
        """Return the cell of a place inside the list, the first cell of its line, or no cell."""
        for row, line in enumerate(self._lines):
            if path and line.number == path[0]:
                keys = [column.key for column in self.columns]
                column = keys.index(str(path[1])) if path[1:] and path[1] in keys else 0
                return self.index(row, column)
        return QModelIndex()

    def choices(self, index: Index) -> Choices:
        """Return what may be chosen in a cell; empty where a person types."""
        column = self.columns[index.column()]
        return column.choices(self._draft, self._tr) if column.choices else {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column, or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self._tr(self.columns[section].title)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the value of a cell."""
        column = self.columns[index.column()]
        value = written_number(self._lines[index.row()].values.get(column.key))
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._spoken(value, self.choices(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._spoken(value, self.choices(index)) if len(value) > _SHORT else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, value: str, choices: Choices) -> str:
        """Return a value as a person reads it; an unknown id is named as such."""
        if not choices or not value:
            return value
        return choices.get(value) or self._tr("“{id}” is not known", id=value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be changed."""
        flags = super().flags(index)
        column, line = self.columns[index.column()], self._lines[index.row()]
        is_there = not column.is_rare or column.key in line.values
        if self._draft.is_own and not column.is_fixed and is_there:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a cell in one step that can be undone; what is no number is refused."""
        column, line = self.columns[index.column()], self._lines[index.row()]
        if role != Qt.ItemDataRole.EditRole:
            return False
        typed = str(value).strip()
        new: object = typed_number(typed) if column.is_number else typed
        if new is None:
            self._draft.refuse(no_number(typed))
            return False
        home = (*self.path, line.number)
        place = (*home, *line.places.get(column.key, (column.key,)))
        renamed = self._follows(index, typed)

        def change(text: str) -> str:
            text = with_value(text, place, new)
            return with_value(text, (*home, "name"), renamed) if renamed else text

        return self._draft.edit(self._tr("Change {title}", title=self._tr(column.title)), change)

    def _follows(self, index: Index, function: str) -> str:
        """Return the new name of a room that bore the name of its function; "" to keep it."""
        choices = self.choices(index)
        values = self._lines[index.row()].values
        if self.columns[index.column()].key != "function" or function not in choices:
            return ""
        was = choices.get(str(values.get("function")))
        return choices[function] if values.get("name") == was else ""


_SHORT = 20
"""Letters that surely fit into a cell."""
