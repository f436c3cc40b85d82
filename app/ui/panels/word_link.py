"""A link that offers to read a name always as a person just said: a village word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.service.village_words import offered_word
from app.ui.style.parts import button
from app.ui.style.words import NO_FUNCTION, function_text

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.model.plan import Room
    from app.ui.document import PlanDocument

_LONGEST = 8


class WordLink(QWidget):
    """Offer a word; hidden while there is none to offer.

    Args:
        tr: Language.
        document: What is open.
    """

    asked = Signal(str, object)

    def __init__(self, tr: Translator, document: PlanDocument) -> None:
        super().__init__()
        self._tr, self._document = tr, document
        self._room = ""
        self.link = button("", "link", on_click=self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.link)
        document.report_changed.connect(self._refresh)
        document.closed.connect(lambda: self.show_room(None))
        document.loaded.connect(lambda: self.show_room(None))
        self.hide()

    def show_room(self, room: Room | None) -> None:
        """Offer the name of ``room``, if a person said what it is and the program knows it not."""
        self._room = room.key if room is not None else ""
        self._refresh()

    def _found(self) -> tuple[str, str | None]:
        """Return the word and its function; no word if there is none to offer."""
        if not self._document.is_open:
            return "", None
        names = self._document.content.library.names
        for room in self._document.review.plan.rooms:
            if room.key == self._room:
                return offered_word(room, names), room.function
        return "", None

    def _refresh(self) -> None:
        word, function = self._found()
        self.setVisible(bool(word))
        if not word:
            return
        tr, report = self._tr, self._document.report
        name = tr(NO_FUNCTION) if function is None else function_text(function, report, tr)
        name = name.partition("（")[0]
        short = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
        self.link.setText(tr("Always treat “{word}” as {function}", word=short, function=name))
        self.link.setToolTip(
            tr("On every plan, from now on; it can be taken back under “Village words”")
        )

    def _ask(self) -> None:
        word, function = self._found()
        if word:
            self.asked.emit(word, function)
