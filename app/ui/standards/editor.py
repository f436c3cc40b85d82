"""The editor of standards: copy a shipped one, change figures, see the self-check, save."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import FacilityError, Message
from app.i18n import mark
from app.picture.style import SEVERITY_WORDS
from app.rules.editing import (
    compare,
    copied,
    value_at,
    with_entry,
    with_value,
    without_entry,
)
from app.rules.functions import FUNCTION_NAMES
from app.service.library import load_library
from app.service.own_standards import delete, export, is_free, read_text, save, text_of
from app.ui.standards.draft import Draft
from app.ui.standards.tables import Column, EntryTable
from app.ui.standards.text_edit import TextEdit
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.rules.standard import Standard
    from app.ui.style.look import Look

ROOM_COLUMNS = (
    Column("name", mark("Name as printed")),
    Column("function", mark("Function id")),
    Column("group", mark("Group id")),
    Column("area_m2", mark("Net area m²"), is_number=True),
    Column("clause", mark("Clause")),
)
RULE_COLUMNS = (
    Column("id", mark("Rule")),
    Column("kind", mark("Kind"), is_fixed=True),
    Column("text", mark("What it says")),
    Column("force", mark("Binding")),
    Column("clause", mark("Clause")),
)
HEAD_FIELDS = {
    "title": mark("Title"),
    "short_title": mark("Short title"),
    "issuer": mark("Issuer"),
    "document": mark("Document number"),
    "region": mark("Region"),
}


class StandardsEditor(QDialog):
    """Show all standards; let a person copy one and change the copy.

    Args:
        look: Colours and language.
        parent: Owner.
        folder: Folder of the user's standards; None takes the user's data folder.
    """

    def __init__(
        self, look: Look, parent: QWidget | None = None, folder: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._tr, self._folder = look.tr, folder
        self._today = datetime.datetime.now().astimezone().date()
        self._drafts: dict[str, Draft] = {}
        self.draft: Draft | None = None
        self.setWindowTitle(self._tr("Standards"))
        self.names = QListWidget()
        self.names.setAccessibleName(self._tr("Standards"))
        self.fields = {key: QLineEdit() for key in HEAD_FIELDS}
        self.tabs = QTabWidget()
        self.tables: list[QTableView] = []
        self.text = TextEdit()
        self.findings = QListWidget()
        self.findings.setAccessibleName(self._tr("Self-check"))
        self.findings.setWordWrap(True)
        self.told = label("", "small", wrap=True)
        self._make_buttons()
        self._build()
        self.names.itemSelectionChanged.connect(self._show_chosen)
        self._load()
        self.resize(QSize(1180, 720).boundedTo(self.screen().availableSize() * 0.95))

    def _make_buttons(self) -> None:
        tr = self._tr
        self.copy_button = button(tr("Copy …"), on_click=self._ask_copy)
        self.import_button = button(tr("Import …"), on_click=self._ask_import)
        self.export_button = button(tr("Export …"), on_click=self._ask_export)
        self.delete_button = button(tr("Delete"), on_click=self._ask_delete)
        self.undo_button = button(tr("Undo"), on_click=self._undo)
        self.undo_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.redo_button = button(tr("Redo"), on_click=self._redo)
        self.redo_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
        self.add_button = button(tr("Add a line"), on_click=self.add_entry)
        self.remove_button = button(tr("Remove the line"), on_click=self.remove_entry)
        self.class_button = button(tr("Add a class like this one"), on_click=self.add_class)
        self.changes_button = button(tr("What was changed"), on_click=self._show_changes)
        self.save_button = button(tr("Save"), "main", on_click=self.save)

    def _build(self) -> None:
        tr = self._tr
        left = QVBoxLayout()
        left.addWidget(
            label(tr("Shipped standards are read-only: copy one to change it."), "small", wrap=True)
        )
        left.addWidget(self.names, 1)
        left.addLayout(row(self.copy_button, self.import_button))
        left.addLayout(row(self.export_button, self.delete_button))
        head = QGridLayout()
        for number, (key, title) in enumerate(HEAD_FIELDS.items()):
            field = self.fields[key]
            field.setAccessibleName(tr(title))
            field.editingFinished.connect(lambda key=key: self._on_head(key))
            column = 2 * (number % 2)
            head.addWidget(label(tr(title), "small"), number // 2, column)
            head.addWidget(field, number // 2, column + 1)
        right = QVBoxLayout()
        right.addLayout(head)
        right.addWidget(self.tabs, 3)
        right.addLayout(row(self.add_button, self.remove_button, self.class_button, 1))
        right.addWidget(label(tr("Self-check (live)"), "small"))
        right.addWidget(self.findings, 1)
        both = QHBoxLayout()
        both.addLayout(left, 1)
        both.addLayout(right, 4)
        close = button(tr("Close window"), on_click=self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addLayout(both, 1)
        steps = (self.undo_button, self.redo_button, self.changes_button)
        whole.addLayout(row(*steps, self.told, 1, close, self.save_button))
        self.text.committed.connect(self._on_text)

    # What is shown

    def _load(self, chosen: str = "") -> None:
        """List the standards of today; ``chosen`` or the first is shown."""
        library = load_library(own_folder=self._folder)
        with QSignalBlocker(self.names):  # what is going away must not be shown once more
            self.names.clear()
        for standard in library.standards:
            is_own = standard.key in library.own_keys
            name = standard.short_title
            text = name if is_own else self._tr("{name} (read-only)", name=name)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, (standard, is_own))
            item.setToolTip(f"{standard.title}（{standard.document}）")
            self.names.addItem(item)
            if standard.key == chosen:
                self.names.setCurrentItem(item)
        if not self.names.selectedItems() and self.names.count():
            self.names.setCurrentRow(0)
        self.told.setText("；".join(self._tr(problem) for problem in library.problems))

    def _show_chosen(self) -> None:
        items = self.names.selectedItems()
        if not items:
            return
        item = items[0]
        standard, is_own = item.data(Qt.ItemDataRole.UserRole)
        if standard.key not in self._drafts:
            text = text_of(standard, self._folder)
            self._drafts[standard.key] = self._new_draft(text, standard, is_own=is_own)
        self.draft = self._drafts[standard.key]
        self._show_tabs()
        self._refresh()

    def _new_draft(self, text: str, standard: Standard, *, is_own: bool) -> Draft:
        made = Draft(text, standard.key, is_own=is_own, today=self._today, parent=self)
        made.changed.connect(self._on_changed)
        made.stepped.connect(self._show_steps)
        return made

    def _show_steps(self) -> None:
        if self.draft is not None:
            self.undo_button.setEnabled(self.draft.undo_stack.canUndo())
            self.redo_button.setEnabled(self.draft.undo_stack.canRedo())

    def _on_changed(self) -> None:
        """Show the draft anew; tabs follow where classes came or went."""
        if self.draft is None:
            return
        rows = len(value_at(self.draft.text, ("rows",)) or [])
        if rows != len(self.tables) - 1:
            self._show_tabs()
        self._refresh()

    def _show_tabs(self) -> None:
        draft = self.draft
        if draft is None:
            return
        self.tabs.clear()
        self.tables.clear()
        for number, entry in enumerate(value_at(draft.text, ("rows",)) or []):
            self._add_table(
                str(entry.get("name", number + 1)), ("rows", number, "rooms"), ROOM_COLUMNS
            )
        self._add_table(self._tr("Other rules"), ("rules",), RULE_COLUMNS)
        self.tabs.addTab(self.text, self._tr("Whole text"))

    def _add_table(
        self, title: str, path: tuple[str | int, ...], columns: tuple[Column, ...]
    ) -> None:
        if self.draft is None:
            return
        model = EntryTable(self.draft, path, columns, self._tr)
        model.refused.connect(self._tell)
        table = QTableView()
        table.setAccessibleName(title)
        table.setModel(model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().setDefaultSectionSize(28)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self.tables.append(table)
        self.tabs.addTab(table, title)

    def _refresh(self) -> None:
        draft = self.draft
        if draft is None:
            return
        for key, field in self.fields.items():
            field.setText(str(value_at(draft.text, (key,)) or ""))
            field.setReadOnly(not draft.is_own)
        self.text.show_text(draft.text, is_read_only=not draft.is_own)
        self._show_steps()
        for made in (self.add_button, self.remove_button, self.class_button, self.delete_button):
            made.setEnabled(draft.is_own)
        self._show_findings(draft)

    def _show_findings(self, draft: Draft) -> None:
        tr, found = self._tr, draft.examination
        self.findings.clear()
        for mistake in found.mistakes:
            self.findings.addItem(f"✗ {tr(mistake)}")
        for oddity in found.oddities:
            word = tr(SEVERITY_WORDS[oddity.severity])
            self.findings.addItem(f"[{word}] {oddity.place}: {tr(oddity.message)}")
        if not found.mistakes and not found.oddities:
            self.findings.addItem(tr("Nothing odd was found."))
        self.save_button.setEnabled(draft.is_own and not found.mistakes)

    # What a person does

    def _on_head(self, key: str) -> None:
        if self.draft is not None and self.draft.is_own:
            text = with_value(self.draft.text, (key,), self.fields[key].text().strip())
            self.draft.apply(self._tr("Change {title}", title=self._tr(HEAD_FIELDS[key])), text)

    def _on_text(self, text: str) -> None:
        if self.draft is not None and self.draft.is_own:
            self.draft.apply(self._tr("Edit the text"), text)

    def _table(self) -> EntryTable | None:
        number = self.tabs.currentIndex()
        if 0 <= number < len(self.tables):
            model = self.tables[number].model()
            return model if isinstance(model, EntryTable) else None
        return None

    def add_entry(self) -> None:
        """Add a room to the class that is shown, or a note to the rules."""
        model = self._table()
        if self.draft is None or model is None:
            return
        entry: dict[str, object]
        if model.path == ("rules",):
            entry = {"id": self._free_id(), "kind": "note", "text": "—", "clause": "—"}
        else:
            entry = self._new_room(model.path)
        self._apply(self._tr("Add a line"), with_entry(self.draft.text, model.path, entry))

    def _new_room(self, path: tuple[str | int, ...]) -> dict[str, object]:
        text = self.draft.text if self.draft else ""
        rooms = value_at(text, path) or []
        taken = {room.get("function") for room in rooms}
        free = [function for function in FUNCTION_NAMES if function not in taken]
        function = free[0] if free else "other"
        last = rooms[-1] if rooms else {}
        return {
            "function": function,
            "group": last.get(
                "group", next(iter(value_at(text, ("groups",)) or {"auxiliary": ""}))
            ),
            "name": self._tr(FUNCTION_NAMES[function]),
            "area_m2": 10,
            "clause": last.get("clause", "—"),
        }

    def _free_id(self) -> str:
        text = self.draft.text if self.draft else ""
        taken = {rule.get("id") for rule in value_at(text, ("rules",)) or []}
        number = 1
        while f"rule-{number}" in taken:
            number += 1
        return f"rule-{number}"

    def remove_entry(self) -> None:
        """Remove the lines that are selected."""
        model = self._table()
        if self.draft is None or model is None:
            return
        table = self.tables[self.tabs.currentIndex()]
        text = self.draft.text
        for number in sorted({index.row() for index in table.selectedIndexes()}, reverse=True):
            text = without_entry(text, (*model.path, number))
        self._apply(self._tr("Remove the line"), text)

    def add_class(self) -> None:
        """Add a class with the rooms of the one that is shown; its band is to be corrected."""
        model = self._table()
        if self.draft is None or model is None or model.path[0] != "rows":
            return
        entry = dict(value_at(self.draft.text, model.path[:2]) or {})
        self._apply(self._tr("Add a class"), with_entry(self.draft.text, ("rows",), entry))

    def _apply(self, name: str, text: str) -> None:
        if self.draft is not None and self.draft.is_own:
            self.draft.apply(name, text)

    def _undo(self) -> None:
        if self.draft is not None:
            self.draft.undo_stack.undo()

    def _redo(self) -> None:
        if self.draft is not None:
            self.draft.undo_stack.redo()

    def _ask_copy(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        if self.draft is None:
            return
        tr = self._tr
        title, is_given = QInputDialog.getText(self, tr("Copy …"), tr("Title of your standard"))
        if is_given and title.strip():
            self.copy_standard(title.strip())

    def copy_standard(self, title: str) -> None:
        """Keep a copy of the standard that is shown as an own one."""
        if self.draft is not None:
            key = self._free_key(self.draft.key)
            self._keep(copied(self.draft.text, key=key, title=title), key)

    def _free_key(self, key: str) -> str:
        number = 1
        while not is_free(f"{key}-own-{number}", self._folder):
            number += 1
        return f"{key}-own-{number}"

    def save(self) -> None:
        """Keep the standard that is shown."""
        if self.draft is not None and self.draft.is_own:
            self._keep(self.draft.text, self.draft.key)

    def _keep(self, text: str, key: str) -> None:
        try:
            saved = save(text, self._folder)
        except FacilityError as error:
            self._tell(error.message)
            return
        draft = self._drafts.get(saved.key)
        if draft is not None:
            draft.undo_stack.setClean()
        self._load(saved.key)
        self._tell_text(self._tr("Saved: {title}", title=saved.short_title))
        if saved.key != key:
            self._drafts.pop(key, None)

    def _ask_import(self) -> None:
        tr = self._tr
        name, _ = QFileDialog.getOpenFileName(self, tr("Import …"), "", "TOML (*.toml)")
        if name:
            self.import_standard(Path(name))

    def import_standard(self, path: Path) -> None:
        """Keep the standard in a file as an own one; mistakes are told and nothing is kept."""
        try:
            self._keep(read_text(path), "")
        except FacilityError as error:
            self._tell(error.message)

    def _ask_export(self) -> None:
        if self.draft is None:
            return
        proposal = f"{self.draft.key}.toml"
        name, _ = QFileDialog.getSaveFileName(self, self._tr("Export …"), proposal, "TOML (*.toml)")
        if name:
            try:
                export(self.draft.text, Path(name))
            except FacilityError as error:
                self._tell(error.message)

    def _ask_delete(self) -> None:
        if self.draft is None or not self.draft.is_own:
            return
        text = self._tr("Delete your standard “{key}”? This can't be undone.", key=self.draft.key)
        answer = QMessageBox.question(self, self._tr("Delete"), text)
        if answer is QMessageBox.StandardButton.Yes:
            self.delete_standard()

    def delete_standard(self) -> None:
        """Take the own standard that is shown away."""
        if self.draft is None or not self.draft.is_own:
            return
        key = self.draft.key
        try:
            delete(key, self._folder)
        except FacilityError as error:
            self._tell(error.message)
            return
        self._drafts.pop(key, None)
        self._load()

    def changes(self) -> list[str]:
        """Return what the standard that is shown changes in the one that it was copied from."""
        draft = self.draft
        if draft is None:
            return []
        origin = draft.key.rpartition("-own-")[0] or draft.key
        shipped = [
            item for item in load_library(own_folder=self._folder).standards if item.key == origin
        ]
        before = text_of(shipped[0], self._folder) if shipped else draft.text
        return [
            f"{change.path}: {_shown(change.before)} → {_shown(change.after)}"
            for change in compare(before, draft.text)
        ]

    def _show_changes(self) -> None:
        lines = self.changes() or [self._tr("Nothing was changed.")]
        box = QMessageBox(self)
        box.setWindowTitle(self._tr("What was changed"))
        box.setText("\n".join(lines[:_MOST_CHANGES]))
        box.setDetailedText("\n".join(lines))
        box.exec()

    def _tell(self, text: object) -> None:
        self._tell_text(self._tr(text) if isinstance(text, Message) else str(text))

    def _tell_text(self, text: str) -> None:
        self.told.setText(text)

    def reject(self) -> None:
        """Close; what is not saved is asked about first."""
        if any(not draft.undo_stack.isClean() for draft in self._drafts.values()):
            text = self._tr("Some changes are not saved. Close without them?")
            answer = QMessageBox.question(self, self._tr("Standards"), text)
            if answer is not QMessageBox.StandardButton.Yes:
                return
        super().reject()


_MOST_CHANGES = 20


def _shown(value: object) -> str:
    return "—" if value is None else str(value)
