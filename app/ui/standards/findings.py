"""What is wrong and what is odd in the standard being edited; a click leads to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.picture.style import SEVERITY_WORDS
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
            self._add(f"✗ {self._named(place_in(mistake))}{tr(mistake)}", place_in(mistake))
        for oddity in found.oddities:
            place = parsed_place(oddity.place)
            word = tr(SEVERITY_WORDS[oddity.severity])
            self._add(f"[{word}] {self._named(place)}{tr(oddity.message)}", place)
        if not self.count():
            self._add(f"✓ {tr('Nothing odd was found.')}", ())

    def _named(self, place: tuple[Key, ...]) -> str:
        """Return the class and room, or the rule, that a place belongs to, by its printed name."""
        names = []
        for end in range(1, len(place) + 1):
            entry = self._draft.value(place[:end]) if isinstance(place[end - 1], int) else None
            if isinstance(entry, dict):
                name = str(entry.get("name") or entry.get("text") or "")
                names.append(f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name)
        words = " · ".join(name for name in names if name)
        return f"{words}: " if words else ""

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


_LONGEST = 18
