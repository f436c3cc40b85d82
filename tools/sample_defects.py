"""Make the drawings with a defect, each named for it, out of the class-three centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ezdxf.entities import factory
from ezdxf.entities.dxfclass import DXFClass
from ezdxf.lldxf.extendedtags import ExtendedTags

from tools.sample_openings import doors_of, windows_of
from tools.sample_pen import TIANZHENG_LAYERS
from tools.sample_plans_drawn import Draft, draw, drawing_bytes, dxf_bytes, fixed_meta_data
from tools.sample_storey import LabelForm, wall_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ezdxf.document import Drawing
    from ezdxf.entities.dxfgfx import DXFGraphic

    from tools.sample_layout import Building, Point

OPEN_GAP = 60.0
OVERLAP = 1500.0


def _number(building: Building, name: str) -> str:
    return next(space.number for space in building.spaces if space.name == name)


def without_units(draft: Draft) -> bytes:
    """Return a drawing in which nothing tells the unit."""
    style = replace(
        draft.style,
        labels=LabelForm.NAME_ONLY,
        with_furniture=False,
        with_doors=False,
        with_outer=False,
    )
    bare = replace(
        draft,
        style=style,
        unit_code=0,
        notes=(),
        with_sheet_facts=False,
        dimensioned=(),
        with_schedule=False,
        with_marks=False,
    )
    return drawing_bytes(bare)


def with_open_outline(draft: Draft) -> bytes:
    """Return a drawing in which the outline of the kitchen does not close."""
    number = _number(draft.storeys[0], "厨房")
    return drawing_bytes(replace(draft, style=replace(draft.style, gap_in=(number, OPEN_GAP))))


def with_unlabelled_room(draft: Draft) -> bytes:
    """Return a drawing in which the network room has no name."""
    number = _number(draft.storeys[0], "网络室")
    return drawing_bytes(replace(draft, style=replace(draft.style, unlabelled=(number,))))


def with_overlapping_rooms(draft: Draft) -> bytes:
    """Return a drawing in which the dining room's outline runs into its neighbour."""
    number = _number(draft.storeys[0], "餐厅")
    return drawing_bytes(replace(draft, style=replace(draft.style, stretched=(number, OVERLAP))))


def with_joined_names(draft: Draft) -> bytes:
    """Return a drawing in which two names each join two functions."""
    building = draft.storeys[0]
    renamed = (
        (_number(building, "阅览室"), "棋牌·阅览"),
        (_number(building, "办公室"), "办公·社工站"),
    )
    return drawing_bytes(replace(draft, style=replace(draft.style, renamed=renamed)))


def damaged(content: bytes) -> bytes:
    """Return a file that a full disk cut off, with a coordinate that is no number before that."""
    start = content.index(b"ENTITIES")
    end = content.index(b"OBJECTS", start)
    cut = start + (end - start) * 6 // 10
    broken = content.index(b"AcDbPolyline", start + (end - start) // 3)
    x = content.index(b"\n 10\n", broken) + 5
    line_end = content.index(b"\n", x)
    return content[:x] + b"1#.IND" + content[line_end:cut]


_CLASSES = {
    "TCH_WALL": "TDbWall",
    "TCH_OPENING": "TDbOpening",
    "TCH_SPACE": "TDbSpace",
    "TCH_COLUMN": "TDbColumn",
}


def of_tianzheng(draft: Draft) -> bytes:
    """Return a drawing whose walls, openings, columns and rooms are objects of 天正."""
    building = draft.storeys[0]
    with fixed_meta_data():
        doc = draw(replace(draft, with_rooms=False, layers=TIANZHENG_LAYERS))
        for name, cpp_name in _CLASSES.items():
            attributes = {
                "name": name,
                "cpp_class_name": cpp_name,
                "app_name": "TCH_KERNEL|http://www.tangent.com.cn",
                "flags": 1153,
                "is_an_entity": 1,
            }
            doc.classes.register(DXFClass.new(dxfattribs=attributes))
        for name, layer, points in _objects(building):
            _add_object(doc, name, layer, points)
        return dxf_bytes(doc)


def _objects(building: Building) -> Iterator[tuple[str, str, list[Point]]]:
    for start, end in wall_lines(building, []):
        yield "TCH_WALL", "WALL", [start, end]
    for space in building.spaces:
        for opening in doors_of(space) + windows_of(space, building):
            ends = [opening.frame.point(0, 0), opening.frame.point(opening.width, 0)]
            yield "TCH_OPENING", "WINDOW", ends
    for space in building.spaces:
        yield "TCH_SPACE", "SPACE", list(space.ring)
    for crossing in building.crossings:
        yield "TCH_COLUMN", "COLUMN", [crossing]


def _add_object(doc: Drawing, name: str, layer: str, points: list[Point]) -> None:
    """Add an entity as the other program writes it: common data, then data only it knows."""
    space = doc.modelspace()
    lines = ["0", name, "5", doc.entitydb.next_handle(), "330", space.layout_key]
    lines += ["100", "AcDbEntity", "8", layer, "100", _CLASSES[name]]
    lines += ["70", "16", "90", str(len(points))]
    for x, y in points:
        lines += ["10", f"{x:.1f}", "20", f"{y:.1f}", "30", "0.0"]
    lines += ["40", "240.0", "41", "3000.0"]
    entity = factory.load(ExtendedTags.from_text("\n".join(lines) + "\n"), doc)
    factory.bind(entity, doc)
    # The tag storage of unknown entities is no DXFGraphic for the type checker, yet it is kept.
    space.add_entity(cast("DXFGraphic", entity))
