"""Drawings made by hand for the tests: lengths in metres, drawn in any unit."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from app.model.linework import Dimension, DoorArc, Linework, Path, PathKind, Text
from app.model.plan import Plan, Source, Units
from app.recognition.recognise import recognise
from app.rules.names import load_room_names

SOURCE = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")
NAMES = load_room_names()


@dataclass
class Drawing:
    """A drawing under construction; ``per_metre`` drawing units make one metre."""

    per_metre: float = 1000.0
    unit_code: int = 4
    at: tuple[float, float] = (0.0, 0.0)
    paths: list[Path] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    arcs: list[DoorArc] = field(default_factory=list)
    dimensions: list[Dimension] = field(default_factory=list)

    def outline(
        self, corners, *, layer="房间", closed=True, kind=PathKind.POLYLINE, visible=True
    ) -> Drawing:
        points = (np.array(corners, dtype=float) + self.at) * self.per_metre
        self.paths.append(
            Path(points=points, closed=closed, kind=kind, layer=layer, visible=visible)
        )
        return self

    def box(self, x, y, width, height, **options) -> Drawing:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        return self.outline(corners, **options)

    def text(
        self, text, x, y, *, height=0.3, layer="文字", visible=True, group="", tag=""
    ) -> Drawing:
        at = ((x + self.at[0]) * self.per_metre, (y + self.at[1]) * self.per_metre)
        self.texts.append(
            Text(
                text=text,
                at=at,
                height=height * self.per_metre,
                layer=layer,
                visible=visible,
                group=group,
                tag=tag,
            )
        )
        return self

    def room(self, x, y, width, height, name, **options) -> Drawing:
        self.box(x, y, width, height, **options)
        return self.text(name, x + width / 2, y + height / 2)

    def doors(self, count, width=0.9) -> Drawing:
        self.arcs += [DoorArc(centre=(0, 0), radius=width * self.per_metre) for _ in range(count)]
        return self

    def dimension(self, metres, written=None) -> Drawing:
        self.dimensions.append(
            Dimension(drawn=metres * self.per_metre, written=written, at=(0.0, 0.0))
        )
        return self

    def linework(self) -> Linework:
        return Linework(
            source=SOURCE,
            unit_code=self.unit_code,
            paths=tuple(self.paths),
            texts=tuple(self.texts),
            door_arcs=tuple(self.arcs),
            dimensions=tuple(self.dimensions),
            read=len(self.paths) + len(self.texts),
        )

    def plan(self, **options) -> Plan:
        return recognise(self.linework(), NAMES, **options)


def three_rooms(layer="房间", **options) -> Drawing:
    """Return three rooms in a row, 4 m deep, with walls of 0.2 m between them.

    ::

        +-----------+ +--------+ +------+
        |  休息室   | |  餐厅  | | 厨房 |
        +-----------+ +--------+ +------+
    """
    drawing = Drawing(**options)
    drawing.room(0, 0, 8, 4, "休息室", layer=layer)
    drawing.room(8.2, 0, 6, 4, "餐厅", layer=layer)
    return drawing.room(14.4, 0, 4, 4, "厨房", layer=layer)


def areas(plan: Plan) -> dict[str, float]:
    """Return the areas by name, rounded to a square centimetre."""
    return {room.name: round(room.area_m2, 4) for room in plan.rooms}


def units_of(plan: Plan) -> Units:
    """Return the unit of a plan that has one."""
    assert plan.units is not None
    return plan.units


def codes(plan: Plan) -> list[str]:
    """Return the codes of the problems."""
    return [problem.code for problem in plan.problems]
