"""Questions that need a dialog: files to open and save, leaving edits, what went wrong."""

from __future__ import annotations

import datetime
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.model.review import Decision
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.i18n import Translator
    from app.model.facts import Facts
    from app.model.review import SheetHead
    from app.ui.context import Context
    from app.ui.style.look import Look

DRAWINGS = "*.dxf *.dwg"
TABLES = "*.xlsx *.xls *.ods *.csv"


class Dialogs(Protocol):
    """What the window asks a person in dialogs of their own."""

    def ask_plan(self, tr: Translator, folder: str, *, tables: bool) -> Path | None:
        """Return the file to open, or None."""

    def ask_target(self, tr: Translator, proposal: Path) -> Path | None:
        """Return where to save a PDF, or None."""

    def ask_leave(self, tr: Translator, name: str) -> bool:
        """Tell whether the edits of the file ``name`` may be lost."""

    def ask_facts(self, tr: Translator, report: Report) -> tuple[Facts, SheetHead] | None:
        """Return what a person filled in, or None."""

    def ask_decision(self, tr: Translator, report: Report, function: str) -> Decision | None:
        """Return what a person decided about a function, or None."""

    def show_rules(self, context: Context) -> None:
        """Show the other rules of the standard and what other standards say."""

    def show_converter(self, tr: Translator) -> None:
        """Show which program turns DWG into DXF; a person may choose another."""

    def show_standards(self, look: Look) -> None:
        """Show the standards; a person may copy, change and keep one."""

    def show_words(self, tr: Translator) -> None:
        """Show the village words; a person may delete, import and export them."""


class QtDialogs:
    """The real dialogs.

    Args:
        parent: The window that they belong to.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def ask_plan(self, tr: Translator, folder: str, *, tables: bool) -> Path | None:
        """Return the file to open, or None."""
        drawings = tr("Drawings ({patterns})", patterns=DRAWINGS)
        rooms = tr("Room tables ({patterns})", patterns=TABLES)
        both = tr("Plans and room tables ({patterns})", patterns=f"{DRAWINGS} {TABLES}")
        filters = [both, drawings, rooms, tr("All files (*)")]
        name, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Open plan"), folder, ";;".join(filters), rooms if tables else both
        )
        return Path(name) if name else None

    def ask_target(self, tr: Translator, proposal: Path) -> Path | None:
        """Return where to save a PDF, or None; the suffix is added where it lacks."""
        dialog = QFileDialog(self._parent, tr("Save the check sheet"), str(proposal.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")  # before the question about replacing, not after it
        dialog.selectFile(proposal.name)
        return Path(dialog.selectedFiles()[0]) if _is_accepted(dialog) else None

    def ask_leave(self, tr: Translator, name: str) -> bool:
        """Tell whether the edits of the file ``name`` may be lost."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Leave “{file}”?", file=name))
        box.setText(tr("What you changed in “{file}” will be lost.", file=name))
        box.setInformativeText(
            tr(
                "This version does not save changes to disk. To keep the result, go back and "
                "export or print the sheet first."
            )
        )
        leave = box.addButton(tr("Leave without the changes"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is leave

    def ask_facts(self, tr: Translator, report: Report) -> tuple[Facts, SheetHead] | None:
        """Return what a person filled in, or None."""
        from app.ui.pages.facts_dialog import FactsDialog

        dialog = FactsDialog(report, tr, self._parent)
        return dialog.values() if _is_accepted(dialog) else None

    def ask_decision(self, tr: Translator, report: Report, function: str) -> Decision | None:
        """Return what a person decided about a function, or None; it is dated today."""
        from app.ui.pages.decision_dialog import DecisionDialog

        dialog = DecisionDialog(report, function, tr, self._parent)
        if not _is_accepted(dialog):
            return None
        ground, by, counterpart = dialog.values()
        today = datetime.datetime.now().astimezone().date()
        return Decision(
            function=function, ground=ground, by=by, date=today, counterpart=counterpart
        )

    def show_rules(self, context: Context) -> None:
        """Show the other rules of the standard and what other standards say."""
        from app.ui.pages.rules_dialog import RulesDialog

        _is_accepted(RulesDialog(context, self._parent))

    def show_converter(self, tr: Translator) -> None:
        """Show which program turns DWG into DXF; a person may choose another."""
        from app.ui.pages.converter_dialog import ConverterDialog

        _is_accepted(ConverterDialog(tr, self._parent))

    def show_standards(self, look: Look) -> None:
        """Show the standards; a person may copy, change and keep one."""
        from app.ui.standards.editor import StandardsEditor

        _is_accepted(StandardsEditor(look, self._parent))

    def show_words(self, tr: Translator) -> None:
        """Show the village words; a person may delete, import and export them."""
        from app.ui.pages.words_dialog import WordsDialog

        _is_accepted(WordsDialog(tr, self._parent))


def _is_accepted(dialog: QDialog) -> bool:
    """Show ``dialog`` until it is answered; it is deleted later."""
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_accepted


class CrashDialog(QDialog):
    """Say that something went wrong in the program, with what its makers need to know.

    Args:
        error: What was raised.
        tr: Language.
        parent: Owner.
    """

    def __init__(self, error: BaseException, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong in the program"))
        self.resize(680, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(
            label(tr("The program met something that it did not expect."), "heading", wrap=True)
        )
        column.addWidget(
            label(
                tr(
                    "Your work is still there; you can go on. Please copy the text below and send "
                    "it to those who look after the program, with the plan if you may."
                ),
                "muted",
                wrap=True,
            )
        )
        self.trace = QPlainTextEdit("".join(traceback.format_exception(error)))
        self.trace.setReadOnly(True)
        column.addWidget(self.trace, 1)
        close = button(tr("Go on"), "main", on_click=self.accept)
        close.setDefault(True)
        column.addLayout(row(button(tr("Copy"), on_click=self.copy), 1, close))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.trace.toPlainText())
