"""In the place of the plan: which unit the drawing is in, by what each one would mean."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout

from app.i18n import mark
from app.model.plan import UnitCandidate
from app.picture.figures import format_area
from app.ui.pages.states import CentredPage
from app.ui.pages.unit_sketch import Sketch, SketchView, length_text
from app.ui.style.parts import Button, button, empty, label, row
from app.units import METRES_PER_UNIT, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.report import Report
    from app.model.linework import Linework
    from app.model.plan import Plan
    from app.service.opening import ReadOptions
    from app.ui.style.look import Look

UNIT_NAMES = {
    Unit.MILLIMETRE: mark("millimetres"),
    Unit.CENTIMETRE: mark("centimetres"),
    Unit.METRE: mark("metres"),
    Unit.INCH: mark("inches"),
    Unit.FOOT: mark("feet"),
}

PLAUSIBLE_MEDIAN_M2 = (1.0, 600.0)
"""Units in which the rooms would have other sizes are offered in the menu only."""

_HIGH_PX = 108
_WIDE_PX = 184
_USUAL = (Unit.MILLIMETRE, Unit.CENTIMETRE, Unit.METRE)


class UnitCard(Button):
    """One unit: the drawing with its size in it, and what its rooms would measure.

    Args:
        candidate: The unit and what it would mean.
        sketch: The drawing.
        look: Colours and language.
        is_present: Whether the drawing is read in this unit now.
    """

    def __init__(
        self, candidate: UnitCandidate, sketch: Sketch, look: Look, *, is_present: bool
    ) -> None:
        super().__init__()
        tr = look.tr
        name = tr(UNIT_NAMES[candidate.unit])
        if candidate.scale != 1:
            name = tr("{unit} on paper 1:{scale}", unit=name, scale=f"{candidate.scale:g}")
        title = tr("{unit} (now)", unit=name) if is_present else name
        facts = candidate_facts(candidate, sketch, look)
        self.setObjectName("card")
        self.setProperty("kind", "unit")  # the style sheet holds its height
        self.setAccessibleName(tr("Read in {unit}", unit=name))
        self.setAccessibleDescription("; ".join(facts))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "heading", wrap=True))
        for fact in facts:
            words.addWidget(label(fact, "small", wrap=True))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 10, 8)
        line.setSpacing(8)
        for is_detail, wide in ((False, _WIDE_PX), (True, _HIGH_PX)):
            view = SketchView(sketch, candidate.metres_per_unit, look, is_detail=is_detail)
            view.setFixedSize(wide, _HIGH_PX)
            line.addWidget(view)
        line.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return a size that holds the sketches and five lines."""
        return QSize(480, _HIGH_PX + 16)


class UnitPage(CentredPage):
    """Ask which unit the drawing is in.

    Args:
        look: Colours and language.
    """

    unit_chosen = Signal(object, object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.tr("Which unit is the drawing in?"))
        self._sketch: tuple[Linework, Sketch] | None = None
        self.answers = QVBoxLayout()
        self.answers.setSpacing(8)
        self.others = button(look.tr("Another unit"))
        self._menu = QMenu(self.others)
        self.others.setMenu(self._menu)
        self.back = button(look.tr("Leave it as it is"), on_click=self.left.emit)
        hint = look.tr(
            "The figure in the detail is a person of 1.70 m, as large as one would be in this unit."
        )
        self.column.addWidget(label(hint, "small", wrap=True))
        self.column.addLayout(self.answers)
        self.column.addLayout(row(self.others, 1, self.back))

    def show_report(self, report: Report, linework: Linework | None) -> None:
        """Ask about a drawing that can't be read before its unit is known."""
        empty(self.reasons)
        plan = report.review.plan
        for problem in plan.problems:
            if problem.code.startswith("UNITS_"):
                text = self._look.tr(problem.message)
                self.reasons.addWidget(label(text, "muted", wrap=True))
        self.back.hide()
        self._show(plan.unit_candidates, linework, None)

    def show_choice(self, report: Report, linework: Linework, options: ReadOptions) -> None:
        """Ask about a drawing that is read already."""
        empty(self.reasons)
        plan = report.review.plan
        if plan.units is not None:
            known = self._look.tr(
                "Now it is read in {unit} ({evidence}).",
                unit=self._look.tr(UNIT_NAMES[plan.units.unit]),
                evidence=plan.units.evidence,
            )
            self.reasons.addWidget(label(known, "muted", wrap=True))
        self.back.show()
        present = None if plan.units is None else plan.units.unit
        self._show(possible_units(plan, options), linework, present)

    def _show(
        self, candidates: Iterable[UnitCandidate], linework: Linework | None, present: Unit | None
    ) -> None:
        empty(self.answers)
        offered = set()
        for candidate in candidates if linework is not None else ():
            sketch = self._sketch_of(linework)
            is_present = candidate.unit is present
            card = UnitCard(candidate, sketch, self._look, is_present=is_present)
            card.clicked.connect(partial(self._choose, candidate, is_present))
            self.answers.addWidget(card)
            offered.add(candidate.unit)
        self._menu.clear()
        for unit in Unit:
            if unit not in offered:
                action = self._menu.addAction(self._look.tr(UNIT_NAMES[unit]))
                action.triggered.connect(partial(self._choose_other, unit))

    def _choose(self, candidate: UnitCandidate, is_present: bool, _checked: bool = False) -> None:
        if is_present:
            self.left.emit()
        else:
            self.unit_chosen.emit(candidate.unit, candidate.scale)

    def _choose_other(self, unit: Unit, _checked: bool = False) -> None:
        self.unit_chosen.emit(unit, None)

    def _sketch_of(self, linework: Linework | None) -> Sketch:
        if linework is None:
            text = "a table has no unit"
            raise ValueError(text)
        if self._sketch is None or self._sketch[0] is not linework:
            self._sketch = (linework, Sketch(linework, self._look))
        return self._sketch[1]

    def ask(self) -> None:
        """Put the keys on the first answer."""
        first = self.answers.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def candidate_facts(candidate: UnitCandidate, sketch: Sketch, look: Look) -> list[str]:
    """Return what the rooms and doors would measure in a unit."""
    tr = look.tr
    facts = []
    if candidate.room_count:
        area = format_area(candidate.total_area_m2)
        facts.append(tr("{count} rooms, {area} m² together", count=candidate.room_count, area=area))
        facts.append(tr("largest room {area} m²", area=format_area(candidate.largest_area_m2)))
    if sketch.leaf is not None:
        leaf = length_text(sketch.leaf * candidate.metres_per_unit, tr)
        facts.append(tr("doors mostly {width} wide ({count})", width=leaf, count=sketch.leaf_count))
    return facts


def possible_units(plan: Plan, options: ReadOptions) -> tuple[UnitCandidate, ...]:
    """Return what the rooms of a plan that is read would measure in other units.

    Without rooms nothing tells, and the units that offices use are offered.
    """
    if plan.units is None:
        return ()
    areas = [room.area_m2 for room in plan.rooms]
    found = []
    for unit in Unit:
        factor = METRES_PER_UNIT[unit] * (options.scale or 1.0)
        if unit is plan.units.unit:
            factor = plan.units.metres_per_unit
        ratio = (factor / plan.units.metres_per_unit) ** 2
        low, high = PLAUSIBLE_MEDIAN_M2
        is_likely = low <= median(areas) * ratio <= high if areas else unit in _USUAL
        if is_likely or unit is plan.units.unit:
            found.append(
                UnitCandidate(
                    unit=unit,
                    metres_per_unit=factor,
                    room_count=len(areas),
                    total_area_m2=sum(areas) * ratio,
                    largest_area_m2=max(areas, default=0.0) * ratio,
                    scale=options.scale or 1.0,
                )
            )
    return tuple(found)
