"""The marked-up drawing: the original DXF with rooms, figures and problems on layers of its own.

Only this module and :mod:`app.reporting.markup.file` know ezdxf outside ``readers``. Original
entities are written back as they were read; R13 and R14 become 2000, since ezdxf writes no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from ezdxf.enums import TextEntityAlignment
from ezdxf.lldxf.const import DXF12
from ezdxf.lldxf.encoding import decode_dxf_unicode

from app.errors import ReportWriteError, message
from app.geometry.rings import region
from app.model.linework import MARK_LAYERS
from app.picture.compose import caption_place, fill_of_room
from app.picture.picture import Fill
from app.reporting.files import write_whole
from app.reporting.markup.file import drawing_bytes, encodable, open_drawing
from app.reporting.markup.places import LEADING, LETTER_M, Taken, place_caption
from app.reporting.markup.texts import line_boxes, text_boxes
from app.reporting.markup.words import MarkWords, for_cad, text_widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ezdxf.document import Drawing
    from ezdxf.layouts.base import BaseLayout

    from app.checking.report import Report
    from app.geometry.rings import Point
    from app.i18n import Translator
    from app.model.plan import Problem, Room

ROOM_LAYER = f"{MARK_LAYERS}房间"
TEXT_LAYER = f"{MARK_LAYERS}标注"
PROBLEM_LAYER = f"{MARK_LAYERS}问题"
LAYERS = (ROOM_LAYER, TEXT_LAYER, PROBLEM_LAYER)
STYLE = "YISHEN"

# Colour numbers that read well on the black ground of CAD; the words stand beside them.
_COLOURS = {
    Fill.MET: 3,
    Fill.SHORT: 30,
    Fill.MISSING: 1,
    Fill.UNDETERMINED: 6,
    Fill.DECIDED: 5,
    Fill.NOT_COUNTED: 8,
}
_PROBLEM_COLOUR = 1
_LINE_WEIGHT = 50
_CIRCLE_M = 0.5
_SUMMARY_LETTER_M = 0.4
_SUMMARY_GAP_M = 2.0


def write_markup(report: Report, source: Path, path: Path, *, tr: Translator) -> None:
    """Write ``source`` with marks added, whole or not at all; an earlier run's marks go first.

    Args:
        report: Result of the check of ``source``.
        source: The drawing; it is never overwritten.
        path: Target, ``.dxf``.
        tr: Language of the marks.

    Raises:
        ReportWriteError: The source is a table, has changed or can't be opened, its unit is not
            known, it is the target itself, or the target can't be written.
    """
    _refuse(report, source, path)
    write_whole(path, markup_bytes(report, source, tr))


def markup_bytes(report: Report, source: Path, tr: Translator) -> bytes:
    """Return the marked-up drawing as the bytes of its file.

    Raises:
        ReportWriteError: The drawing has changed since the check or can't be opened.
    """
    opened = open_drawing(source, report.review.plan.source.sha256)
    _remove_marks(opened.doc)
    _Marker(opened.doc, report, tr).mark(is_repaired=opened.is_repaired)
    return drawing_bytes(opened)


def _refuse(report: Report, source: Path, path: Path) -> None:
    """Say why nothing can be marked or written, if so."""
    name = source.name
    if report.review.plan.source.kind == "table":
        text = message(
            "“{name}” is a room table, and only a drawing can be marked. Leave the marked-up "
            "drawing out, or open the DXF of the plan.",
            name=name,
        )
        raise ReportWriteError(text)
    if source.resolve() == path.resolve():
        text = message(
            "“{name}” is the drawing itself and is never overwritten. Choose another name for the "
            "marked-up drawing.",
            name=name,
        )
        raise ReportWriteError(text)
    if report.review.plan.units is None:
        text = message(
            "The unit of “{name}” is not known, so nothing can be marked in it. Choose the unit "
            "first.",
            name=name,
        )
        raise ReportWriteError(text)


def _remove_marks(doc: Drawing) -> None:
    """Remove what an earlier run drew; old files may spell the layers with escapes."""
    for layout in doc.layouts:
        old = [entity for entity in layout if _is_ours(entity.dxf.get("layer", "0"))]
        for entity in old:
            layout.delete_entity(entity)
    for name in [layer.dxf.name for layer in doc.layers if _is_ours(layer.dxf.name)]:
        doc.layers.remove(name)


def _is_ours(layer: str) -> bool:
    return decode_dxf_unicode(layer) in LAYERS


@dataclass(frozen=True)
class _Ink:
    """How marks of one kind are drawn."""

    layer: str
    colour: int

    def attributes(self, **more: Any) -> dict[str, Any]:
        return {"layer": self.layer, "color": self.colour} | more


class _Marker:
    """Draw the marks of one report into one document; places come in metres."""

    def __init__(self, doc: Drawing, report: Report, tr: Translator) -> None:
        units = report.review.plan.units
        self._factor = units.metres_per_unit if units else 1.0
        self._doc = doc
        self._report = report
        self._words = MarkWords(report, tr)
        self._is_r12 = doc.dxfversion <= DXF12
        self._layout = _drawn_layout(doc)

    def mark(self, *, is_repaired: bool) -> None:
        """Draw rooms, captions, problems and the summary."""
        self._add_tables()
        taken = self._taken()
        for room in self._report.review.plan.rooms:
            if len(room.polygon) >= 3:
                self._mark_room(room, taken)
        asking = {room.key for room in self._report.open_rooms}
        for number, problem in enumerate(self._report.problems, start=1):
            # An open room asks its own question in its caption.
            is_asked = len(problem.rooms) == 1 and asking.issuperset(problem.rooms)
            if problem.at is not None and not is_asked:
                self._mark_problem(number, problem, problem.at)
        self._mark_summary(is_repaired=is_repaired)

    def _add_tables(self) -> None:
        colours = (_COLOURS[Fill.MET], 7, _PROBLEM_COLOUR)
        for name, colour in zip(LAYERS, colours, strict=True):
            self._doc.layers.add(name, color=colour)
        if STYLE not in self._doc.styles:
            style = self._doc.styles.add(STYLE, font="txt" if self._is_r12 else "simsun.ttc")
            if self._is_r12:  # R12 knows shape fonts only
                style.dxf.bigfont = "gbcbig.shx"

    def _taken(self) -> Taken:
        factor = self._factor
        boxes = text_boxes(self._layout, self._doc.blocks)
        return Taken([(a * factor, b * factor, c * factor, d * factor) for a, b, c, d in boxes])

    def _mark_room(self, room: Room, taken: Taken) -> None:
        colour = _COLOURS[fill_of_room(room, self._report)]
        for ring in (room.polygon, *room.holes):
            self._ring(ring, _Ink(ROOM_LAYER, colour))
        area = shapely.make_valid(region(room.polygon, room.holes))
        lines = tuple(for_cad(line) for line in self._words.room(room))
        place = place_caption(
            area,
            caption_place(area)[0],
            widths=max(text_widths(line) for line in lines),
            lines=len(lines),
            taken=taken,
        )
        x, y = place.at
        top = y + place.letter_m * LEADING * (len(lines) - 1) / 2
        ink = _Ink(TEXT_LAYER, colour)
        self._lines(lines, (x, top), place.letter_m, ink=ink, is_centred=True)

    def _mark_problem(self, number: int, problem: Problem, at: Point) -> None:
        ink = _Ink(PROBLEM_LAYER, _PROBLEM_COLOUR)
        centre = (*self._unit(at), 0.0)
        radius = _CIRCLE_M / self._factor
        self._layout.add_circle(centre, radius, dxfattribs=ink.attributes(**self._weight))
        lines = self._words.problem(number, problem)
        self._lines(lines, (at[0] + _CIRCLE_M * 1.2, at[1]), LETTER_M, ink=ink)

    def _mark_summary(self, *, is_repaired: bool) -> None:
        lines = self._words.summary(is_repaired=is_repaired)
        self._lines(lines, self._summary_place(), _SUMMARY_LETTER_M, ink=_Ink(TEXT_LAYER, 7))

    def _summary_place(self) -> Point:
        """Return a place under the plan, and under what is drawn around it."""
        levels = [level.outline for level in self._report.review.plan.levels]
        rings = [room.polygon for room in self._report.review.plan.rooms] + levels
        points = [point for ring in rings for point in ring]
        low, high = self._extents()
        if not points:
            return low[0], low[1] - _SUMMARY_GAP_M
        left, bottom = (min(point[axis] for point in points) for axis in (0, 1))
        wide = max(point[0] for point in points) - left
        # Stray marks far away would carry the summary with them; then it stays at the plan.
        is_near = high[0] > low[0] and bottom - 3 * wide < low[1] <= bottom
        return left, (low[1] if is_near else bottom) - _SUMMARY_GAP_M

    def _extents(self) -> tuple[Point, Point]:
        """Return the reach of the drawing in metres: the header's, or else measured."""
        low, high = (self._corner(name) for name in ("$EXTMIN", "$EXTMAX"))
        if low[0] < high[0] and low[1] < high[1]:
            return low, high
        boxes = [*text_boxes(self._layout, self._doc.blocks), *line_boxes(self._layout)]
        if not boxes:
            return (0.0, 0.0), (0.0, 0.0)
        left, bottom, right, top = zip(*boxes, strict=True)
        factor = self._factor
        return (min(left) * factor, min(bottom) * factor), (max(right) * factor, max(top) * factor)

    def _corner(self, name: str) -> Point:
        value = self._doc.header.get(name) or (0.0, 0.0, 0.0)
        return float(value[0]) * self._factor, float(value[1]) * self._factor

    def _ring(self, ring: Iterable[Point], ink: _Ink) -> None:
        points = [self._unit(point) for point in ring]
        attributes = ink.attributes(**self._weight)
        if self._is_r12:
            self._layout.add_polyline2d(points, close=True, dxfattribs=attributes)
        else:
            self._layout.add_lwpolyline(points, close=True, dxfattribs=attributes)

    def _lines(
        self,
        lines: Sequence[str],
        start: Point,
        letter_m: float,
        *,
        ink: _Ink,
        is_centred: bool = False,
    ) -> None:
        """Write lines below each other, the middle of the first at ``start``."""
        align = TextEntityAlignment.MIDDLE_CENTER if is_centred else TextEntityAlignment.MIDDLE_LEFT
        for index, line in enumerate(lines):
            at = (start[0], start[1] - index * letter_m * LEADING)
            text = self._layout.add_text(
                encodable(line, self._doc.output_encoding),
                height=letter_m / self._factor,
                dxfattribs=ink.attributes(style=STYLE),
            )
            text.set_placement(self._unit(at), align=align)

    def _unit(self, point: Point) -> Point:
        return point[0] / self._factor, point[1] / self._factor

    @property
    def _weight(self) -> dict[str, int]:
        return {} if self._is_r12 else {"lineweight": _LINE_WEIGHT}


def _drawn_layout(doc: Drawing) -> BaseLayout:
    """Return model space, or the fullest sheet of paper where that is empty."""
    if len(doc.modelspace()):
        return doc.modelspace()
    return max(doc.layouts, key=len)
