"""Left, below: what is known about the selected rooms; name and function can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout

from app.model.plan import AreaKind, Origin, Reading
from app.picture.figures import format_area
from app.picture.wording import area_text, origin_text
from app.ui import edits
from app.ui.panels.functions_menu import choices
from app.ui.panels.word_link import WordLink
from app.ui.style.parts import Choice, button, label
from app.ui.style.words import room_title

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.i18n import Translator
    from app.model.plan import Room
    from app.ui.context import Context

_OPEN = "?"


class RoomPanel(QFrame):
    """Show and edit the selected rooms; hidden while there are none."""

    word_asked = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, self._selection = context
        tr = context.look.tr
        self.title = label(role="strong", wrap=True)
        self.facts = label(role="small", wrap=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Room name"))
        self.name.setPlaceholderText(tr("Room name"))
        self.function = Choice()
        self.function.setAccessibleName(tr("Function"))
        self.function.setMinimumContentsLength(6)
        self.function.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.confirm = button(tr("Confirm the outline"), "link", on_click=self._on_confirm)
        self.confirm.setToolTip(tr("Say that the outline is right as the program found it"))
        self.always = WordLink(self._look.tr, self._document)
        self.always.asked.connect(self.word_asked)
        self._name_title = label(tr("Name"), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for widget in (
            self.title,
            self.facts,
            self.confirm,
            self._name_title,
            self.name,
            label(tr("Function"), "small"),
            self.function,
            self.always,
        ):
            column.addWidget(widget)
        self.name.editingFinished.connect(self._on_name)
        self.function.activated.connect(self._on_function)
        self._selection.changed.connect(self.refresh)
        self._document.report_changed.connect(self.refresh)
        self.refresh()

    def _rooms(self) -> tuple[Room, ...]:
        if not self._document.is_open:
            return ()
        chosen = self._selection.rooms
        return tuple(room for room in self._document.review.plan.rooms if room.key in chosen)

    def refresh(self) -> None:
        """Show the selected rooms as they are now."""
        rooms = self._rooms()
        self.setVisible(bool(rooms))
        if not rooms:
            return
        tr, is_one = self._look.tr, len(rooms) == 1
        total = format_area(sum(room.area_m2 for room in rooms))
        several = tr("{count} rooms, {area} m² together", count=len(rooms), area=total)
        self.title.setText(room_title(rooms[0], tr) if is_one else several)
        self.facts.setText(room_facts(rooms[0], tr) if is_one else "")
        self.facts.setVisible(is_one)
        self.confirm.setVisible(any(_is_to_confirm(room) for room in rooms))
        self.name.setVisible(is_one)
        self._name_title.setVisible(is_one)
        self.name.setText(rooms[0].name if is_one else "")
        self.name.setModified(False)
        self._show_functions(self._document.report, rooms)
        self.always.show_room(rooms[0] if is_one else None)

    def _show_functions(self, report: Report, rooms: tuple[Room, ...]) -> None:
        self.function.clear()
        values = {_value(room) for room in rooms}
        if len(values) > 1 or _OPEN in values:
            self.function.addItem(self._look.tr("Choose …"), _OPEN)
        for function, text in choices(report, self._look.tr):
            self.function.addItem(text, function)
        if len(values) == 1:
            position = self.function.findData(values.pop())
            self.function.setCurrentIndex(max(0, position))

    def _on_function(self) -> None:
        function = self.function.currentData()
        if function != _OPEN:
            keys = tuple(room.key for room in self._rooms())
            edits.choose_function(self._document, keys, function)

    def _on_confirm(self) -> None:
        edits.confirm_outlines(self._document, [room.key for room in self._rooms()])

    def _on_name(self) -> None:
        rooms = self._rooms()
        if self.name.isModified() and len(rooms) == 1:
            self.name.setModified(False)
            edits.rename(self._document, rooms[0].key, self.name.text())


def _is_to_confirm(room: Room) -> bool:
    return (
        room.is_found and not room.is_confirmed and (room.is_unsure or room.origin is Origin.WALLS)
    )


def _value(room: Room) -> str | None:
    return _OPEN if room.is_open else room.function


def room_facts(room: Room, tr: Translator) -> str:
    """Return what is known about a room, a line for each."""
    kind = tr("net") if room.area_kind is AreaKind.NET else tr("gross")
    lines = [
        tr(
            "{area} m² {kind}, {origin}",
            area=area_text(room.area_m2),
            kind=kind,
            origin=origin_text(room, tr),
        )
    ]
    if room.written_area_m2 is not None:
        lines.append(tr("written on the plan: {area} m²", area=area_text(room.written_area_m2)))
    if room.where:
        is_row = room.origin is Origin.TABLE
        lines.append(room.where if is_row else tr("layer {name}", name=room.where))
    if room.reading is Reading.DECIDED:
        lines.append(tr("Function chosen by a person"))
    if room.confidence < 0.995 and not room.is_confirmed:  # else it would read as 100 %
        lines.append(tr("certainty {percent} %", percent=f"{room.confidence * 100:.0f}"))
    return "\n".join(lines)
