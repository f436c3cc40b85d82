"""Show which program turns DWG drawings into DXF, and let a person choose it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.errors import CallError
from app.readers.dwg.converters import choose_program, chosen_program, find_converters
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from app.i18n import Translator


class ConverterDialog(QDialog):
    """Name the converter in use; what is chosen holds at once, for the command line too.

    Args:
        tr: Language.
        parent: Owner.
    """

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("DWG converter"))
        self.state = label(wrap=True)
        self.place = label(role="muted", wrap=True)
        self.search = button(tr("Find it by itself"), on_click=self.search_again)
        close = button(tr("Close window"), "main", on_click=self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        explanation = tr(
            "DWG drawings are read through a program that turns them into DXF: ODA File Converter "
            "(free of charge) or LibreDWG (dwg2dxf)."
        )
        column.addWidget(label(explanation, wrap=True))
        column.addWidget(self.state)
        column.addWidget(self.place)
        column.addStretch(1)
        choose = button(tr("Choose a program …"), on_click=self.ask_program)
        column.addLayout(row(choose, self.search, 1, close))
        self.resize(520, 220)
        self._show()

    def _show(self) -> None:
        found = find_converters()
        if found:
            self.state.setText(self._tr("In use: {name}", name=found[0].name))
            self.place.setText(str(found[0].program))
        else:
            self.state.setText(self._tr("No such program was found on this computer."))
            self.place.setText("")
        self.search.setEnabled(chosen_program() is not None)

    def ask_program(self) -> None:
        """Let a person choose the program file."""
        title = self._tr("Choose ODAFileConverter or dwg2dxf")
        name, _ = QFileDialog.getOpenFileName(self, title)
        if name:
            self.take(Path(name))

    def search_again(self) -> None:
        """Forget the choice and take what is found."""
        self.take(None)

    def take(self, program: Path | None) -> None:
        """Keep a choice and show it, or say why it can't be taken."""
        try:
            choose_program(program)
        except CallError as refusal:
            self.state.setText(self._tr(refusal.message))
            self.place.setText("")
            return
        self._show()
