"""Over the plan: the open question about a room, one at a time, with answers to click.

First what rooms count for, then whether outlines that the program is not sure of are right.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QWidget

from app.model.plan import Reading
from app.picture.wording import area_text
from app.ui import edits
from app.ui.open_points import Point, outlines_to_confirm
from app.ui.panels.functions_menu import choices
from app.ui.panels.word_link import WordLink
from app.ui.style.flow import FlowLayout
from app.ui.style.parts import button, empty, icon_button, label, row
from app.ui.style.words import NO_FUNCTION, function_text

if TYPE_CHECKING:
    from app.model.plan import Room
    from app.ui.context import Context

MOST_ANSWERS = 3
_KEYS = 9


class Question(NamedTuple):
    """What is asked about a room.

    Attributes:
        room: The room.
        point: ``ROOMS`` asks what it counts for, ``OUTLINES`` whether its outline is right.
    """

    room: Room
    point: Point

    @property
    def key(self) -> tuple[str, Point]:
        """Return what stays the same while the room changes."""
        return self.room.key, self.point


class QuestionBar(QFrame):
    """Ask about one open room; hidden while nothing is open."""

    answered_all = Signal()
    set_aside_asked = Signal(str)
    word_asked = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self._look, self._document, self._selection = context
        tr = self._look.tr
        self._asked: tuple[str, Point] | None = None
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
        self.always = WordLink(tr, self._document)
        self.always.asked.connect(self.word_asked)
        for widget in (self.text, chips, steps, self.always):
            flow.addWidget(widget)
        self._add_keys()
        self._document.report_changed.connect(self.refresh)
        self._selection.changed.connect(self._on_selection)
        self.hide()

    def _add_keys(self) -> None:
        for number in range(1, _KEYS + 1):
            key = QShortcut(str(number), self, context=Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(lambda number=number: self.answer(number))

    def _questions(self) -> tuple[Question, ...]:
        if not self._document.is_open:
            return ()
        report = self._document.report
        return (
            *(Question(room, Point.ROOMS) for room in report.open_rooms),
            *(Question(room, Point.OUTLINES) for room in outlines_to_confirm(report)),
        )

    @property
    def question(self) -> Question | None:
        """Return what is asked, or None."""
        found, asked = self._questions(), self._asked
        same_kind = [item for item in found if asked is not None and item.point is asked[1]]
        first = (*same_kind, *found)
        return next((item for item in found if item.key == asked), first[0] if first else None)

    @property
    def asked(self) -> Room | None:
        """Return the room that is asked about, or None."""
        question = self.question
        return None if question is None else question.room

    def _on_selection(self) -> None:
        chosen = [item for item in self._questions() if item.room.key in self._selection.rooms]
        if chosen and self._asked not in [item.key for item in chosen]:
            self._asked = chosen[0].key
            self.refresh()

    def refresh(self) -> None:
        """Show the question as it is now."""
        question = self.question
        # Asked before the answers go: else the focus wanders to some other part of the window.
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        self.setVisible(question is not None)
        empty(self.answers)
        if question is None:
            if has_focus:
                self.answered_all.emit()
            return
        self._asked = question.key
        keys = [item.key for item in self._questions()]
        self.text.setText(self._question(question))
        self.count.setText(f"{keys.index(question.key) + 1}/{len(keys)}")
        for widget in (self.earlier, self.later, self.count):
            widget.setVisible(len(keys) > 1)
        if question.point is Point.OUTLINES:
            self._show_confirmations(question.room)
        else:
            self._show_answers(question.room)
        self.adjustSize()
        if has_focus:
            self._focus_answer()

    def _focus_answer(self) -> None:
        first = self.answers.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.show()  # the layout does so only later, and what is hidden takes no focus
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _question(self, question: Question) -> str:
        room = question.room
        tr, number = self._look.tr, room.number or room.key.rpartition("-")[2]
        name = self.fontMetrics().elidedText(room.name, Qt.TextElideMode.ElideRight, 150)
        if question.point is Point.OUTLINES:
            title, area = f"{number} {name}".strip(), area_text(room.area_m2)
            return tr("{room} ({area} m²): is its outline right?", room=title, area=area)
        if room.reading is Reading.PROPOSED:
            return tr("{number} “{name}”: is it this?", number=number, name=name)
        if room.reading is Reading.UNNAMED and not room.name:
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

    def _show_confirmations(self, room: Room) -> None:
        tr = self._look.tr
        right = button(tr("It is right"), "chip", on_click=lambda: self.answer(1))
        sure = tr("certainty {percent} %", percent=f"{room.confidence * 100:.0f}")
        right.setToolTip(f"{sure} · {tr('Key {number}', number=1)}")
        none = button(tr("Not a room"), "chip", on_click=lambda: self.answer(2))
        none.setToolTip(tr("Key {number}", number=2))
        self.answers.addWidget(right)
        self.answers.addWidget(none)
        keys = tuple(item.room.key for item in self._questions() if item.point is Point.OUTLINES)
        if len(keys) > 1:
            every = button(
                tr("All {count} are right", count=len(keys)),
                "chip",
                on_click=lambda: self._confirm(keys),
            )
            every.setToolTip(tr("Look at each of them on the plan first; this can be undone"))
            self.answers.addWidget(every)

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
        question = self.question
        if question is None or not self.isVisible():
            return
        room = question.room
        if question.point is Point.OUTLINES:
            if number == 1:
                self._confirm((room.key,))
            elif number == 2:
                self.set_aside_asked.emit(room.key)
                self._show_following()
        elif number <= len(room.candidates[:MOST_ANSWERS]):
            self._answer(room.candidates[number - 1])

    def _answer(self, function: str | None) -> None:
        room = self.asked
        if room is not None:
            edits.choose_function(self._document, (room.key,), function)
            self.always.show_room(self._document.review.plan.room(room.key))
            self._show_following()

    def _confirm(self, keys: tuple[str, ...]) -> None:
        edits.confirm_outlines(self._document, keys)
        self._show_following()

    def _show_following(self) -> None:
        following = self.asked
        if following is not None:
            self._selection.select((following.key,))
            self._selection.reveal()

    def ask_first(self, point: Point) -> None:
        """Show the first question of a kind, and take the keys."""
        self._asked = next((item.key for item in self._questions() if item.point is point), None)
        self.show_asked()

    def show_asked(self) -> None:
        """Show the room that is asked about, and take the keys."""
        self._step(0)
        self._focus_answer()

    def _step(self, way: int) -> None:
        questions, question = self._questions(), self.question
        if question is not None:
            position = [item.key for item in questions].index(question.key)
            asked = questions[(position + way) % len(questions)]
            self._asked = asked.key
            self._selection.select((asked.room.key,), show=True)
            self.refresh()
