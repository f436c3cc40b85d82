"""The editor of standards: copy a shipped one, change figures, see the self-check, save."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import FacilityError, Message
from app.rules.editing import copied
from app.service.library import DEFAULT_STANDARD, load_library
from app.service.own_standards import delete, export, is_free, read_text, save, text_of
from app.ui.standards.changes import OWN, change_lines, origin_of
from app.ui.standards.draft import Draft
from app.ui.standards.page import StandardPage
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.rules.standard import Standard
    from app.ui.style.look import Look

_MOST_CHANGES = 20
_LEFT_PX = 250
_TITLE_PX = 420


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
        self.page: StandardPage | None = None
        self.setWindowTitle(self._tr("Standards"))
        self.names = QListWidget()
        self.names.setAccessibleName(self._tr("Standards"))
        self.told = label("", "small", wrap=True)
        self._right = QVBoxLayout()
        self._make_buttons()
        self._build()
        self.names.itemSelectionChanged.connect(self._show_chosen)
        self._load()
        self.resize(QSize(1280, 760).boundedTo(self.screen().availableSize() * 0.95))

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
        self.changes_button = button(tr("What was changed"), on_click=self._show_changes)
        self.save_button = button(tr("Save"), "main", on_click=self.save)

    def _build(self) -> None:
        tr = self._tr
        side = QWidget()
        side.setFixedWidth(_LEFT_PX)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        hint = tr("Shipped standards are read-only: copy one to change it.")
        left.addWidget(label(hint, "small", wrap=True))
        left.addWidget(self.names, 1)
        left.addLayout(row(self.copy_button, self.import_button))
        left.addLayout(row(self.export_button, self.delete_button))
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(side)
        both.addLayout(self._right, 1)
        close = button(tr("Close window"), on_click=self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addLayout(both, 1)
        steps = (self.undo_button, self.redo_button, self.changes_button)
        line = row(*steps)
        line.addWidget(self.told, 1)
        line.addWidget(close)
        line.addWidget(self.save_button)
        whole.addLayout(line)

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
            if standard.key == (chosen or DEFAULT_STANDARD):
                self.names.setCurrentItem(item)
        if not self.names.selectedItems() and self.names.count():
            self.names.setCurrentRow(0)
        self._tell_text("；".join(self._tr(problem) for problem in library.problems))

    def _show_chosen(self) -> None:
        items = self.names.selectedItems()
        if not items:
            return
        standard, is_own = items[0].data(Qt.ItemDataRole.UserRole)
        if standard.key not in self._drafts:
            try:
                text = text_of(standard, self._folder)
            except FacilityError as error:
                self._tell(error.message)
                return
            self._drafts[standard.key] = self._new_draft(text, standard, is_own=is_own)
        self._tell_text("")
        self._show(self._drafts[standard.key])

    def _show(self, draft: Draft) -> None:
        if self.page is not None:
            self._right.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.draft = draft
        self.page = StandardPage(draft, self._tr)
        self._right.addWidget(self.page)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)  # else Enter in a field would press one
        self._show_steps()

    def _new_draft(self, text: str, standard: Standard, *, is_own: bool) -> Draft:
        made = Draft(text, standard.key, is_own=is_own, today=self._today, parent=self)
        made.changed.connect(self._on_changed)
        made.refused.connect(self._tell)
        made.stepped.connect(self._show_steps)
        return made

    def _on_changed(self) -> None:
        self._tell_text("")
        self._show_steps()

    def _show_steps(self) -> None:
        draft = self.draft
        if draft is None:
            return
        self.undo_button.setEnabled(draft.undo_stack.canUndo())
        self.redo_button.setEnabled(draft.undo_stack.canRedo())
        self.delete_button.setEnabled(draft.is_own)
        self.save_button.setEnabled(draft.is_own and not draft.examination.mistakes)
        why = self._tr("Mistakes (✗) must be mended before it can be saved.")
        self.save_button.setToolTip(why if draft.examination.mistakes else "")

    # What a person does

    def _undo(self) -> None:
        if self.draft is not None:
            self.draft.undo_stack.undo()

    def _redo(self) -> None:
        if self.draft is not None:
            self.draft.undo_stack.redo()

    def _ask_copy(self) -> None:
        if self.draft is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self._tr("Copy …"))
        dialog.setLabelText(self._tr("Title of your standard"))
        dialog.resize(_TITLE_PX, dialog.sizeHint().height())
        is_given = dialog.exec() == QDialog.DialogCode.Accepted
        title = dialog.textValue().strip()
        dialog.deleteLater()
        if is_given and title:
            self.copy_standard(title)

    def copy_standard(self, title: str) -> None:
        """Keep a copy of the standard that is shown as an own one."""
        if self.draft is not None:
            key = self._free_key(origin_of(self.draft.key))
            self._keep(copied(self.draft.text, key=key, title=title))

    def _free_key(self, key: str) -> str:
        number = 1
        while not is_free(f"{key}{OWN}{number}", self._folder):
            number += 1
        return f"{key}{OWN}{number}"

    def save(self) -> None:
        """Keep the standard that is shown."""
        if self.draft is None or not self.draft.is_own:
            return
        key = self.draft.key
        saved = self._keep(self.draft.text)
        if saved is not None and saved.key != key:
            self._drafts.pop(key, None)

    def _keep(self, text: str) -> Standard | None:
        try:
            saved = save(text, self._folder)
        except FacilityError as error:
            self._tell(error.message)
            return None
        draft = self._drafts.get(saved.key)
        if draft is not None and draft.text == text:
            draft.undo_stack.setClean()
        else:
            self._drafts.pop(saved.key, None)  # another text came in its place, as by importing
        self._load(saved.key)
        self._tell_text(self._tr("Saved: {title}", title=saved.short_title))
        return saved

    def _ask_import(self) -> None:
        tr = self._tr
        name, _ = QFileDialog.getOpenFileName(self, tr("Import …"), "", "TOML (*.toml)")
        if name:
            self.import_standard(Path(name))

    def import_standard(self, path: Path) -> None:
        """Keep the standard in a file as an own one; mistakes are told and nothing is kept."""
        try:
            self._keep(read_text(path))
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
        return change_lines(self.draft, self._folder, self._tr) if self.draft else []

    def _show_changes(self) -> None:
        lines = self.changes() or [self._tr("Nothing was changed.")]
        box = QMessageBox(self)
        box.setWindowTitle(self._tr("What was changed"))
        box.setText("\n".join(lines[:_MOST_CHANGES]))
        if len(lines) > _MOST_CHANGES:
            box.setDetailedText("\n".join(lines))
        box.exec()

    def _tell(self, text: Message) -> None:
        self._tell_text(self._tr(text))

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
