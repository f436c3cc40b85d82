"""Files are told apart by content; renaming reads the name anew."""

import pytest

from app.errors import PlanReadError, StandardError
from app.model.plan import Reading
from app.service.library import find_standard, load_library
from app.service.opening import new_review, open_plan, rename_room


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture
def review(tmp_path, library):
    path = tmp_path / "rooms.csv"
    path.write_text("名称,使用面积\n休息室,60\n某室,20\n", encoding="utf-8")
    return new_review(open_plan(path, library).plan, library)


def test_a_table_is_known_by_content_whatever_its_suffix(tmp_path, library):
    path = tmp_path / "rooms.txt"
    path.write_text("名称,使用面积\n休息室,60\n", encoding="utf-8")
    assert open_plan(path, library).plan.source.kind == "table"


def test_a_drawing_is_known_by_content_whatever_its_suffix(tmp_path, library):
    path = tmp_path / "plan.txt"
    path.write_text("0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n", encoding="utf-8")
    assert open_plan(path, library).plan.source.kind == "drawing"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n"])
def test_another_kind_of_file_is_refused_with_what_can_be_opened(tmp_path, library, content):
    path = tmp_path / "file.bin"
    path.write_bytes(content)
    with pytest.raises(PlanReadError, match="DXF"):
        open_plan(path, library)


def test_a_new_name_is_read_anew(review, library):
    renamed = rename_room(review, "L1-02", " 厨房 ", library)
    room = renamed.plan.room("L1-02")
    assert (room.name, room.function, room.reading) == ("厨房", "kitchen", Reading.CERTAIN)
    assert review.plan.room("L1-02").function is None


def test_a_new_name_leaves_what_a_person_decided(review, library):
    decided = review.with_room_function(["L1-02"], "office")
    room = rename_room(decided, "L1-02", "厨房", library).plan.room("L1-02")
    assert (room.function, room.reading) == ("office", Reading.DECIDED)


def test_an_unknown_standard_names_the_nearest(library):
    with pytest.raises(StandardError, match="gongqingcheng-2020"):
        find_standard(library, "gongqingcheng-2021")
