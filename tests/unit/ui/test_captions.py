from typing import TYPE_CHECKING

import pytest

from app.ui.plan.captions import CaptionLayout, _box_m
from app.ui.plan.drawing_paths import DrawingPaths
from app.ui.plan.scene import Scene
from app.ui.style.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF


@pytest.fixture(scope="module")
def scene(short_plan):
    return Scene(short_plan.pictures[0], LIGHT)


@pytest.mark.parametrize("scale", [2, 6, 12, 25, 60, 200])
def test_captions_stay_in_their_rooms_and_never_collide(scene, english, scale):
    boxes: list[QRectF] = []
    for caption in CaptionLayout(english).place(scene, scale):
        box = _box_m(caption.room, caption.size, scale)
        assert caption.room.path.contains(box)
        assert not any(box.intersects(other) for other in boxes)
        boxes.append(box)


def test_nearer_shows_more(scene, english):
    layout = CaptionLayout(english)
    letters = [
        sum(len("".join(caption.lines)) for caption in layout.place(scene, scale))
        for scale in (4, 20, 80)
    ]
    assert letters == sorted(letters)
    assert letters[0] < letters[-1]


def test_near_enough_every_room_has_number_and_area(scene, english):
    placed = CaptionLayout(english).place(scene, 300)
    assert len(placed) == len(scene.rooms)
    assert all(any("m²" in line for line in caption.lines) for caption in placed)


def test_the_smallest_room_under_the_pointer_is_hit(scene):
    for room in scene.rooms:
        x, y = room.shape.caption_at
        assert scene.room_at(x, y) == room.shape.room
    assert scene.room_at(-1e6, 0) is None


def test_no_segment_of_the_drawing_is_lost(short_plan):
    paths = DrawingPaths(short_plan.drawing)
    elements = sum(paths._path(cell).elementCount() for cell in paths._members)
    assert elements == len(short_plan.drawing.points) > 100
