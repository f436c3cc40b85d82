"""What is wrong and what is odd in the standard being edited; a click leads to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.picture.style import SEVERITY_WORDS
from app.ui.standards.place_names import named_places, place_name
from app.ui.standards.places import parsed_place, place_in

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft


class Findings(QListWidget):
    """Mistakes first, then what the self-check points out.

    Args:
        draft: The standard.
        tr: Language.
    """

    place_asked = Signal(object)

    def __init__(self, draft: Draft, tr: Translator) -> None:
        super().__init__()
        self._draft, self._tr = draft, tr
        self.setAccessibleName(tr("Self-check"))
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)
        draft.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is found in the standard as it is now."""
        tr, found = self._tr, self._draft.examination
        self.clear()
        for mistake in found.mistakes:
            self._add(f"✗ {named_places(tr(mistake), self._draft, tr)}", place_in(mistake))
        for oddity in found.oddities:
            place = parsed_place(oddity.place)
            word = tr(SEVERITY_WORDS[oddity.severity])
            name, text = place_name(place, self._draft), tr(oddity.message)
            told = text if not name or text.startswith(name) else f"{name}: {text}"
            self._add(f"[{word}] {told}", place)
        if not self.count():
            self._add(f"✓ {tr('Nothing odd was found.')}", ())

    def _add(self, text: str, place: tuple[Key, ...]) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, place)
        if place:
            item.setToolTip(self._tr("Click to go there"))
        self.addItem(item)

    def _ask(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if place:
            self.place_asked.emit(place)
