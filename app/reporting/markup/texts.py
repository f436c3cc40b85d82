"""Where the texts of a drawing stand, roughly, so that marks don't cover them.

Boxes are generous guesses from letter height and length: enough to keep clear of a text, which
is all that they are for. Nothing here imports ezdxf; it is handed its entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.reporting.markup.words import text_widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.picture.picture import Bounds

    ToWorld = Callable[[tuple[float, float]], tuple[float, float]]

BROKEN = (AttributeError, TypeError, ValueError, LookupError, ArithmeticError)
"""What ezdxf raises for entities that lack something."""

_DEEPEST = 4
_MOST = 20_000
"""Beyond so many texts captions take the middle of their rooms; only their looks depend on it."""
_LINE = 1.6


def text_boxes(entities: Iterable[Any], blocks: Any) -> list[Bounds]:
    """Return the boxes of all texts, those in blocks too, in drawing units.

    Args:
        entities: Entities of a layout.
        blocks: Blocks of the document by name.
    """
    found = _Finder(blocks)
    found.add(entities, lambda point: point, 0)
    return found.boxes


def line_boxes(entities: Iterable[Any]) -> list[Bounds]:
    """Return the boxes of single lines and polylines, those in blocks left out, drawing units."""
    boxes = []
    for entity in entities:
        try:
            points = _corners(entity)
        except BROKEN:
            continue
        if points:
            xs, ys = [float(point[0]) for point in points], [float(point[1]) for point in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def _corners(entity: Any) -> list[Any]:
    kind = entity.dxftype()
    if kind == "LINE":
        return [entity.dxf.start, entity.dxf.end]
    if kind == "LWPOLYLINE":
        return list(entity.vertices())
    return list(entity.points()) if kind == "POLYLINE" else []


class _Finder:
    """Walk through blocks in blocks; a block without texts is looked at once."""

    def __init__(self, blocks: Any) -> None:
        self.boxes: list[Bounds] = []
        self._blocks = blocks
        self._speaking: dict[str, list[Any]] = {}

    def add(self, entities: Iterable[Any], to_world: ToWorld, depth: int) -> None:
        """Add the boxes of ``entities``, whose frame ``to_world`` turns into the world's."""
        for entity in entities:
            if len(self.boxes) >= _MOST:
                return
            kind = entity.dxftype()
            try:
                if kind in {"TEXT", "ATTRIB", "MTEXT"}:
                    self._add_box(entity, to_world)
                elif kind == "INSERT":
                    self._add_insert(entity, to_world, depth)
            except BROKEN:
                continue  # a broken text takes no place; it must not lose the drawing

    def _add_insert(self, insert: Any, to_world: ToWorld, depth: int) -> None:
        self.add(insert.attribs, to_world, depth)
        inside = self._texts_of(str(insert.dxf.name)) if depth < _DEEPEST else []
        if not inside:
            return
        matrix = insert.matrix44()

        def through(point: tuple[float, float]) -> tuple[float, float]:
            turned = matrix.transform((point[0], point[1], 0.0))
            return to_world((turned.x, turned.y))

        self.add(inside, through, depth + 1)

    def _texts_of(self, name: str) -> list[Any]:
        if name not in self._speaking:
            block = self._blocks.get(name) or ()
            kinds = {"TEXT", "MTEXT", "INSERT"}
            self._speaking[name] = [one for one in block if one.dxftype() in kinds]
        return self._speaking[name]

    def _add_box(self, entity: Any, to_world: ToWorld) -> None:
        lines, height = _lines_and_height(entity)
        width = max((text_widths(line) for line in lines), default=0.0) * height
        if not width:
            return
        x, y = _anchor(entity)
        # The anchor may be any corner or the middle: the text lies within its width around it.
        tall = height * _LINE * len(lines)
        left, right = _spread(entity, width)
        corners = [to_world((x + a, y + b)) for a in (-left, right) for b in (-tall / 2, tall)]
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        self.boxes.append((min(xs), min(ys), max(xs), max(ys)))


def _lines_and_height(entity: Any) -> tuple[list[str], float]:
    if entity.dxftype() == "MTEXT":
        return entity.plain_text(split=True), float(entity.dxf.char_height)
    return [entity.plain_text()], float(entity.dxf.height)


def _anchor(entity: Any) -> tuple[float, float]:
    place = entity.dxf.insert
    if entity.dxftype() != "MTEXT" and _alignment(entity) and entity.dxf.hasattr("align_point"):
        place = entity.dxf.align_point
    return float(place[0]), float(place[1])


def _alignment(entity: Any) -> bool:
    return bool(entity.dxf.get("halign", 0) or entity.dxf.get("valign", 0))


def _spread(entity: Any, width: float) -> tuple[float, float]:
    """Return how far a text reaches to the left and right of its anchor."""
    if entity.dxftype() == "MTEXT":
        column = (int(entity.dxf.get("attachment_point", 1)) - 1) % 3
    else:
        column = {0: 0, 1: 1, 2: 2, 4: 1}.get(int(entity.dxf.get("halign", 0)), 1)
    return ((0.0, width), (width / 2, width / 2), (width, 0.0))[column]
