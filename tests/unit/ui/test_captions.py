from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.ui.plan.captions import CaptionLayout, _box_m
from app.ui.plan.scene import BackdropPaths, Scene
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


def test_the_drawing_is_made_ready_once(scene, short_plan):
    edited = replace(short_plan.pictures[0], shapes=short_plan.pictures[0].shapes[:3])
    assert Scene(edited, LIGHT, scene).backdrop is scene.backdrop
    other = replace(edited, backdrop=tuple(edited.backdrop[:5]))
    assert Scene(other, LIGHT, scene).backdrop is not scene.backdrop


def test_no_segment_of_the_drawing_is_lost(scene, short_plan):
    backdrop = short_plan.pictures[0].backdrop
    paths = BackdropPaths(backdrop, (0.0, 0.0))
    elements = sum(paths._path(cell).elementCount() for cell in paths._members)
    closing = sum(chain.closed for chain in backdrop)
    points = sum(len(chain.points) for chain in backdrop)
    assert points <= elements <= points + 2 * closing
