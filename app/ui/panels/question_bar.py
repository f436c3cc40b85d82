"""Over the plan: the open question about a room, one at a time, with answers to click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QWidget

from app.model.plan import Reading
from app.picture.wording import area_text
from app.ui import edits
from app.ui.panels.functions_menu import choices
from app.ui.style.flow import FlowLayout
from app.ui.style.parts import button, empty, icon_button, label, row
from app.ui.style.words import NO_FUNCTION, function_text

if TYPE_CHECKING:
    from app.model.plan import Room
    from app.ui.context import Context

MOST_ANSWERS = 3
_KEYS = 9


class QuestionBar(QFrame):
    """Ask what an open room counts for; hidden while nothing is open."""

    answered_all = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self._look, self._document, self._selection = context
        tr = self._look.tr
        self._asked: str | None = None
        self._menu = QMenu(self)
        self.text = label(role="ask")
        self.answers = QHBoxLayout()
        self.answers.setSpacing(6)
        self.count = label(role="small")
        self.earlier = icon_button(self._look, "chevron-left", tr("Question before"), "flat")
        self.later = icon_button(self._look, "chevron-right", tr("Next question"), "flat")
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        chips, steps = QWidget(), QWidget()
        chips.setLayout(self.answers)
        steps.setLayout(row(self.earlier, self.count, self.later, spacing=4))
        self.answers.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(self, QMargins(12, 6, 8, 6), spacing_px=8, line_spacing_px=4)
        for widget in (self.text, chips, steps):
            flow.addWidget(widget)
        self._add_keys()
        self._document.report_changed.connect(self.refresh)
        self._selection.changed.connect(self._on_selection)
        self.hide()

    def _add_keys(self) -> None:
        for number in range(1, _KEYS + 1):
            key = QShortcut(str(number), self, context=Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(lambda number=number: self.answer(number))

    def _open_rooms(self) -> tuple[Room, ...]:
        return self._document.report.open_rooms if self._document.is_open else ()

    @property
    def asked(self) -> Room | None:
        """Return the room that is asked about, or None."""
        rooms = self._open_rooms()
        return next(
            (room for room in rooms if room.key == self._asked), rooms[0] if rooms else None
        )

    def _on_selection(self) -> None:
        chosen = [room.key for room in self._open_rooms() if room.key in self._selection.rooms]
        if chosen:
            self._asked = chosen[0]
            self.refresh()

    def refresh(self) -> None:
        """Show the question as it is now."""
        room = self.asked
        # Asked before the answers go: else the focus wanders to some other part of the window.
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        self.setVisible(room is not None)
        empty(self.answers)
        if room is None:
            if has_focus:
                self.answered_all.emit()
            return
        self._asked = room.key
        rooms = self._open_rooms()
        position = [item.key for item in rooms].index(room.key) + 1
        self.text.setText(self._question(room))
        self.count.setText(f"{position}/{len(rooms)}")
        for widget in (self.earlier, self.later, self.count):
            widget.setVisible(len(rooms) > 1)
        self._show_answers(room)
        self.adjustSize()
        if has_focus:
            self._focus_answer()

    def _focus_answer(self) -> None:
        first = self.answers.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.show()  # the layout does so only later, and what is hidden takes no focus
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _question(self, room: Room) -> str:
        tr, number = self._look.tr, room.number or room.key.rpartition("-")[2]
        name = self.fontMetrics().elidedText(room.name, Qt.TextElideMode.ElideRight, 150)
        if room.reading is Reading.PROPOSED:
            return tr("{number} “{name}”: is it this?", number=number, name=name)
        if room.reading is Reading.UNNAMED:
            area = area_text(room.area_m2)
            return tr("{number} ({area} m²) has no name: what is it?", number=number, area=area)
        return tr("{number} “{name}”: what does it count for?", number=number, name=name)

    def _show_answers(self, room: Room) -> None:
        tr, report = self._look.tr, self._document.report
        for position, function in enumerate(room.candidates[:MOST_ANSWERS], start=1):
            name = function_text(function, report, tr)
            short = name.partition("（")[0]
            chip = button(short, "chip", on_click=partial(self._answer, function))
            chip.setToolTip(f"{name} · {tr('Key {number}', number=position)}")
            self.answers.addWidget(chip)
        if not room.candidates:
            chip = button(tr(NO_FUNCTION), "chip", on_click=lambda: self._answer(None))
            self.answers.addWidget(chip)
        self.answers.addWidget(button(tr("Other …"), "chip", on_click=self._open_menu))

    def _open_menu(self) -> None:
        self.fill_menu()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() // 2, self.height())))

    def fill_menu(self) -> QMenu:
        """Return the menu of all answers."""
        self._menu.clear()
        for function, text in choices(self._document.report, self._look.tr):
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _=False, function=function: self._answer(function))
        return self._menu

    def answer(self, number: int) -> None:
        """Give the answer with this number, as the number keys do."""
        room = self.asked
        if self.isVisible() and room is not None and number <= len(room.candidates[:MOST_ANSWERS]):
            self._answer(room.candidates[number - 1])

    def _answer(self, function: str | None) -> None:
        room = self.asked
        if room is not None:
            edits.choose_function(self._document, (room.key,), function)
            following = self.asked
            if following is not None:
                self._selection.select((following.key,))
                self._selection.reveal()

    def show_asked(self) -> None:
        """Show the room that is asked about, and take the keys."""
        self._step(0)
        self._focus_answer()

    def _step(self, way: int) -> None:
        rooms, room = self._open_rooms(), self.asked
        if room is not None:
            position = [item.key for item in rooms].index(room.key)
            self._asked = rooms[(position + way) % len(rooms)].key
            self._selection.select((self._asked,), show=True)
            self.refresh()
