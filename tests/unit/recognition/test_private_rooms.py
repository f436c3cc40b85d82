"""A toilet inside another room is asked about, never counted as a public one by itself."""

from __future__ import annotations

import pytest

from app.model.plan import Reading
from tests.unit.recognition.drawn import Drawing


@pytest.mark.parametrize(
    ("outer", "inner", "function"),
    [
        ("休息室", "卫生间", None),
        ("休息室", "沐浴间", None),
        ("休息室", "储藏间", "other"),
        ("公共卫生间", "男卫生间", "public_toilet"),
        ("走廊", "公共卫生间", "public_toilet"),
    ],
)
def test_a_toilet_inside_another_room_is_asked_about(outer, inner, function):
    #  +------------------+
    #  | outer   +------+ |
    #  |         |inner | |
    #  |         +------+ |
    #  +------------------+
    drawing = Drawing().room(0, 0, 12, 8, outer).room(14, 0, 6, 8, "厨房")
    drawing.box(8, 1, 3, 2, layer="房间").text(inner, 9.5, 2)
    room = next(room for room in drawing.plan().rooms if room.name == inner)
    assert room.function == function
    if function is None:
        assert room.reading is Reading.PROPOSED
        assert len(room.candidates) == 1
