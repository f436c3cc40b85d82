"""What the texts of a drawing say inside an outline that a person drew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.room_edits import Naming
from app.recognition.room_labels import compose_label
from app.recognition.scene import Mark
from app.recognition.wording import read_text

if TYPE_CHECKING:
    from shapely.geometry import Polygon

    from app.model.linework import Linework, Text
    from app.rules.names import RoomNames


class NamingReader:
    """Read names, numbers and areas inside regions.

    Args:
        linework: The drawing.
        names: What room names mean.
        metres_per_unit: Factor from drawing coordinates to metres.
    """

    def __init__(self, linework: Linework, names: RoomNames, metres_per_unit: float) -> None:
        self._texts = linework.plan_space().texts
        self._names = names
        self._factor = metres_per_unit

    def __call__(self, region: Polygon) -> Naming:
        """Return what stands in ``region`` (metres, drawing's own frame)."""
        near = [self._mark(text) for text in self._texts if self._is_in(text, region.bounds)]
        label = compose_label([mark for mark in near if region.covers(mark.point)], self._names)
        return Naming(
            name=label.name,
            number=label.number,
            label=label.text,
            function=label.function,
            candidates=label.candidates,
            reading=label.reading,
            written_area_m2=label.area_m2,
        )

    def _is_in(self, text: Text, bounds: tuple[float, float, float, float]) -> bool:
        x, y = text.at[0] * self._factor, text.at[1] * self._factor
        return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]

    def _mark(self, text: Text) -> Mark:
        at = (text.at[0] * self._factor, text.at[1] * self._factor)
        return Mark(text, read_text(text, self._names), at, text.height * self._factor)
