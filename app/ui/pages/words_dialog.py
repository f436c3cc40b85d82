"""The village words: what room names always mean, because a person said so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import FacilityError
from app.paths import aliases_file
from app.rules.aliases import conflicts_with_names, dump_aliases, load_aliases
from app.rules.functions import function_name
from app.rules.names import load_room_names
from app.service.own_standards import export, forget, import_words, teach
from app.ui.style.parts import button, label, row
from app.ui.style.words import NO_FUNCTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.i18n import Translator
    from app.rules.aliases import Alias, AliasConflict

_WIDTHS_PX = (140, 150, 100)


class WordsDialog(QDialog):
    """List the words; let a person delete, import and export them.

    Args:
        tr: Language.
        parent: Owner.
        path: File of the words; None takes the one in the user's data folder.
    """

    def __init__(
        self, tr: Translator, parent: QWidget | None = None, path: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._tr, self._path = tr, path or aliases_file()
        self._names = load_room_names()
        self._words: tuple[Alias, ...] = ()
        self._conflicts: tuple[AliasConflict, ...] = ()
        self.setWindowTitle(tr("Village words"))
        self.table = _table([tr("Name on the plan"), tr("Function"), tr("Since"), tr("Note")], tr)
        self.told = label("", "small", wrap=True)
        self.conflicts = _table([tr("Name on the plan"), tr("Your word"), tr("The file")], tr)
        self.conflict_note = label(
            tr("These words of the file mean something else with you. Yours stay unless ticked:"),
            "strong",
            wrap=True,
        )
        self.take_button = button(tr("Take the ticked ones"), on_click=self.take_ticked)
        self._build()
        self._load()
        self.resize(QSize(760, 480).boundedTo(self.screen().availableSize() * 0.9))

    def _build(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(
            label(
                tr(
                    "These names are read so on every plan, because you said so. To add one, "
                    "choose the function of a room whose name is not known, then “Always”."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.table, 2)
        column.addWidget(self.conflict_note)
        column.addWidget(self.conflicts, 1)
        column.addLayout(row(self.take_button, 1))
        column.addWidget(self.told)
        self.delete_button = button(tr("Delete"), on_click=self.delete_chosen)
        self.import_button = button(tr("Import …"), on_click=self._ask_import)
        self.export_button = button(tr("Export …"), on_click=self._ask_export)
        close = button(tr("Close window"), "main", on_click=self.accept)
        steps = (self.delete_button, self.import_button, self.export_button)
        column.addLayout(row(*steps, 1, close))
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self._show_conflicts(())

    def _load(self) -> None:
        try:
            self._words = load_aliases(self._path)
        except FacilityError as error:
            self._words = ()
            self._tell(error)
        shipped = {item.alias.name: item for item in conflicts_with_names(self._words, self._names)}
        lines = [
            (
                item.name,
                self._function(item.function),
                item.date.isoformat(),
                self._note(shipped.get(item.name)),
            )
            for item in self._words
        ]
        _fill(self.table, lines)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.delete_button.setEnabled(bool(self.table.selectedItems()))
        self.export_button.setEnabled(bool(self._words))

    def _function(self, function: str | None) -> str:
        return self._tr(NO_FUNCTION if function is None else function_name(function))

    def _note(self, conflict: AliasConflict | None) -> str:
        if conflict is None:
            return ""
        other = self._function(conflict.other)
        return self._tr("⚠ the program itself reads it as: {function}", function=other)

    def delete_chosen(self) -> None:
        """Forget the words that are selected."""
        rows = sorted({item.row() for item in self.table.selectedItems()})
        names = [self._words[number].name for number in rows]
        try:
            for name in names:
                forget(name, self._path)
        except FacilityError as error:
            self._tell(error)
            return
        self._load()

    def _ask_import(self) -> None:
        title = self._tr("Import …")
        name, _ = QFileDialog.getOpenFileName(self, title, "", "TOML (*.toml)")
        if name:
            self.import_from(Path(name))

    def import_from(self, source: Path) -> None:
        """Add the new words of a file; show those that contradict own ones."""
        before = len(self._words)
        try:
            words, conflicts = import_words(source, self._path)
        except FacilityError as error:
            self._tell(error)
            return
        self._show_conflicts(conflicts)
        self._load()
        text = self._tr("New words: {count}.", count=len(words) - before)
        self.told.setText(text)

    def _show_conflicts(self, conflicts: tuple[AliasConflict, ...]) -> None:
        self._conflicts = conflicts
        lines = [
            (item.alias.name, self._function(item.other), self._function(item.alias.function))
            for item in conflicts
        ]
        _fill(self.conflicts, lines)
        for cell in self._ticks():
            cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            cell.setCheckState(Qt.CheckState.Unchecked)
        for widget in (self.conflict_note, self.conflicts, self.take_button):
            widget.setVisible(bool(conflicts))

    def _ticks(self) -> list[QTableWidgetItem]:
        """Return the cells that can be ticked, one for each conflict."""
        cells = [self.conflicts.item(number, 0) for number in range(len(self._conflicts))]
        return [cell for cell in cells if cell is not None]

    def take_ticked(self) -> None:
        """Take the words of the file that a person ticked in the place of own ones."""
        left = []
        try:
            for conflict, cell in zip(self._conflicts, self._ticks(), strict=True):
                if cell.checkState() is Qt.CheckState.Checked:
                    teach(conflict.alias, self._path)
                else:
                    left.append(conflict)
        except FacilityError as error:
            self._tell(error)
            return
        self._show_conflicts(tuple(left))
        self._load()

    def _ask_export(self) -> None:
        title = self._tr("Export …")
        name, _ = QFileDialog.getSaveFileName(self, title, "village_words.toml", "TOML (*.toml)")
        if name:
            self.export_to(Path(name))

    def export_to(self, target: Path) -> None:
        """Write the words to a file, for another person."""
        try:
            export(dump_aliases(self._words), target)
        except FacilityError as error:
            self._tell(error)

    def _tell(self, error: FacilityError) -> None:
        self.told.setText("\n".join(self._tr(text) for text in (error.message, *error.details)))


def _table(titles: Sequence[str], tr: Translator) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setAccessibleName(tr("Village words"))
    table.setHorizontalHeaderLabels(titles)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
    for number, width in enumerate(_WIDTHS_PX[: len(titles) - 1]):
        head.resizeSection(number, width)
    return table


def _fill(table: QTableWidget, lines: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(lines))
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            cell = QTableWidgetItem(text)
            cell.setToolTip(text)
            table.setItem(number, column, cell)
