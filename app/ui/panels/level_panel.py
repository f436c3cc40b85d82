"""Left: the levels with name, rooms and gross area; a person may leave one out or correct it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import mark
from app.model.level_edits import level_question
from app.picture.figures import format_area
from app.ui import edits
from app.ui.style.parts import Choice, button, empty, label, named, row, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.report import Report
    from app.i18n import Translator
    from app.model.gross import GrossPart
    from app.model.plan import Level, Plan, Room
    from app.ui.context import Context
    from app.ui.document import PlanDocument

SHARES = ((1.0, mark("counts fully")), (0.5, mark("counts by half")), (0.0, mark("does not count")))

QUESTIONS = {
    "LEVEL_WITHOUT_TITLE": mark("No title. Is it a storey? Name it, or untick it."),
    "LEVEL_TITLED_TWICE": mark("Another plan has this title. Name it, or untick one."),
    "LEVEL_REPEATED": mark("A second plan like it is left out as a copy. Is that right?"),
}


class PartRow(QWidget):
    """A part of a gross area: its area, how far it counts, and why.

    Args:
        document: What is edited.
        tr: Language.
        level: Key of the level.
        index: Place of the part among those of the level.
    """

    def __init__(self, document: PlanDocument, tr: Translator, level: str, index: int) -> None:
        super().__init__()
        self._document, self._tr, self._place = document, tr, (level, index)
        self.name = label(wrap=True)
        self.area = label(role="muted")
        self.share = Choice()
        self.why = label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        line = row(self.name, self.area)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self.share)
        column.addWidget(self.why)
        self.share.activated.connect(self._on_share)

    def show_part(self, part: GrossPart) -> None:
        """Show a part as it is now."""
        tr = self._tr
        name = tr(part.name)
        self.name.setText(name)
        self.area.setText(tr("{area} m²", area=format_area(part.area_m2)))
        self.share.clear()
        if part.share is None:
            self.share.addItem(tr("Choose …"), None)
        for share, word in SHARES:
            self.share.addItem(tr(word), share)
        if part.share is not None and self.share.findData(part.share) < 0:
            self.share.addItem(f"{part.share:.0%}", part.share)
        self.share.setCurrentIndex(max(0, self.share.findData(part.share)))
        self.share.setAccessibleName(tr("How far “{name}” counts", name=name))
        decided = tr("Set by a person. The program said: {why}", why=tr(part.why))
        self.why.setText(decided if part.is_decided else tr(part.why))

    def _on_share(self) -> None:
        share = self.share.currentData()
        if share is not None:
            edits.set_gross_share(self._document, *self._place, share)


class LevelCard(QFrame):
    """One level: whether it counts, its name, its rooms and the parts of its gross area.

    Args:
        document: What is edited.
        tr: Language.
        key: Key of the level.
    """

    show_asked = Signal(str)

    def __init__(self, document: PlanDocument, tr: Translator, key: str) -> None:
        super().__init__()
        self._document, self._tr, self._key = document, tr, key
        self.counts = QCheckBox()
        self.counts.setToolTip(tr("Whether this level counts; leave out a copy of another level"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the level"))
        self.facts = label(role="small", wrap=True)
        self.show_level = button(tr("Show"), "link", on_click=partial(self.show_asked.emit, key))
        self.question = label(role="ask", wrap=True)
        self.as_shown = button(
            tr("Count it as shown"),
            on_click=partial(edits.count_level_as_shown, document, key),
        )
        self.parts: list[PartRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 10)
        self._column.setSpacing(4)
        top = row(self.counts, self.name, self.show_level, spacing=4)
        top.setStretch(1, 1)
        self._column.addLayout(top)
        for widget in (self.facts, self.question, self.as_shown):
            self._column.addWidget(widget)
        self.counts.clicked.connect(self._on_counts)
        self.name.editingFinished.connect(self._on_name)

    def show_level_of(self, level: Level, plan: Plan) -> None:
        """Show a level that counts."""
        rooms = [room for room in plan.rooms if room.level == level.key]
        self._show_head(level, is_counted=True)
        self.counts.setEnabled(len(plan.levels) > 1)
        question = level_question(plan, level.key)
        self._ask("" if question is None else self._tr(QUESTIONS[question.code]))
        self.facts.setText(level_facts(level, rooms, self._tr))
        for index, part in enumerate(level.gross_parts):
            if index == len(self.parts):
                made = PartRow(self._document, self._tr, self._key, index)
                self.parts.append(made)
                self._column.addWidget(made)
            self.parts[index].show_part(part)

    def show_left_out(self, level: Level, rooms: Sequence[Room]) -> None:
        """Show a level that a person left out."""
        self._ask("")
        self._show_head(level, is_counted=False)
        text = self._tr("left out · {facts}", facts=level_facts(level, rooms, self._tr))
        self.facts.setText(text)

    def _ask(self, text: str) -> None:
        self.question.setText(text)
        self.question.setVisible(bool(text))
        self.as_shown.setVisible(bool(text))

    def _show_head(self, level: Level, *, is_counted: bool) -> None:
        tr = self._tr
        self.counts.setChecked(is_counted)
        self.counts.setAccessibleName(tr("{level} counts", level=level.name))
        self.name.setEnabled(is_counted)
        self.show_level.setVisible(is_counted)
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(level.name)

    def _on_counts(self) -> None:
        edits.count_level(self._document, self._key, is_counted=self.counts.isChecked())

    def _on_name(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            edits.rename_level(self._document, self._key, self.name.text())
            level = next(
                item for item in self._document.review.plan.levels if item.key == self._key
            )
            self.name.setText(level.name)


class LevelPanel(QScrollArea):
    """List the levels; ``show_asked`` tells that one is to be seen on the plan."""

    show_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, _ = context
        self.cards: dict[str, LevelCard] = {}
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setAccessibleName(self._look.tr("Levels"))
        page = named("left")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        self.total = label(role="small", wrap=True)
        self.total.setContentsMargins(14, 2, 14, 8)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addWidget(self.total)
        column.addLayout(self._list)
        column.addStretch(1)
        self._document.report_changed.connect(self.show_report)

    def show_report(self, report: Report) -> None:
        """Show the levels of a report; cards stay while there are the same levels."""
        plan = report.review.plan
        shown = (
            *((level.key, len(level.gross_parts)) for level in plan.levels),
            *(aside.level.key for aside in plan.levels_aside),
        )
        if shown != self._shown:
            self._make_cards(report)
            self._shown = shown
        for level in plan.levels:
            self.cards[level.key].show_level_of(level, plan)
        for aside in plan.levels_aside:
            self.cards[aside.level.key].show_left_out(aside.level, aside.rooms)
        self.total.setText(total_text(report, self._look.tr))

    def _make_cards(self, report: Report) -> None:
        plan = report.review.plan
        empty(self._list)
        self.cards = {}
        keys = [level.key for level in plan.levels]
        for key in (*keys, *(aside.level.key for aside in plan.levels_aside)):
            card = LevelCard(self._document, self._look.tr, key)
            card.show_asked.connect(self.show_asked)
            self._list.addWidget(rule())
            self._list.addWidget(card)
            self.cards[key] = card


def level_facts(level: Level, rooms: Sequence[Room], tr: Translator) -> str:
    """Return how many rooms a level has and how large it is."""
    net = format_area(sum(room.area_m2 for room in rooms))
    text = tr("{count} rooms, {area} m² together", count=len(rooms), area=net)
    if level.gross_area_m2 is None:
        return f"{text}\n{tr('Gross area not known')}"
    gross = tr("Gross area {area} m² (measured)", area=format_area(level.gross_area_m2))
    return f"{text}\n{gross}"


def total_text(report: Report, tr: Translator) -> str:
    """Return the measured gross area of all levels that count."""
    plan = report.review.plan
    measured = plan.measured_gross_area_m2
    if not plan.levels:
        return tr("There are no levels.")
    if measured is None:
        return tr("The gross area of at least one level is not known.")
    area = format_area(measured)
    return tr("Levels that count: {count}, {area} m² gross", count=len(plan.levels), area=area)
