"""What can't be read or lies elsewhere is counted and told; it is never passed over."""

from __future__ import annotations

import re

import pytest

from app.model.plan import Severity


def test_tianzheng_objects_forbid_a_pass_and_say_how_to_export(raw, file, tags, line, chinese):
    objects = tags((0, "TCH_WALL"), (8, "WALL")) * 188 + tags((0, "TCH_SPACE")) * 14
    linework = raw(file(objects + line() * 100))
    assert linework.unread == (("TCH_SPACE", 14), ("TCH_WALL", 188))
    problem = linework.problems[0]
    found = (problem.code, problem.severity, problem.affects)
    assert found == ("OBJECTS_UNREAD", Severity.ERROR, None)
    text = chinese(problem.message)
    assert "202 个天正对象" in text
    assert "墙 188、房间 14" in text
    assert "67 %" in text
    assert "图形导出" in text


@pytest.mark.parametrize("kind", ["ACAD_PROXY_ENTITY", "AEC_WALL", "REGION", "SOMETHING_NEW"])
def test_every_object_of_another_program_forbids_a_pass(raw, file, tags, line, kind):
    linework = raw(file(tags((0, kind), (8, "0")) + line()))
    assert linework.unread == ((kind, 1),)
    assert (linework.problems[0].code, linework.problems[0].affects) == ("OBJECTS_UNREAD", None)


def test_unread_objects_inside_blocks_are_counted_once_each(raw, file, tags):
    blocks = tags((0, "BLOCK"), (2, "A"), (0, "TCH_WALL"), (8, "0"), (0, "ENDBLK"))
    insert = tags((0, "INSERT"), (2, "A"), (10, 0), (20, 0))
    assert raw(file(insert * 3, blocks=blocks)).unread == (("TCH_WALL", 1),)


def test_unread_objects_in_blocks_that_are_not_drawn_do_not_count(raw, file, tags, line):
    blocks = tags((0, "BLOCK"), (2, "A"), (0, "TCH_WALL"), (8, "0"), (0, "ENDBLK"))
    linework = raw(file(line(), blocks=blocks))
    assert (linework.unread, linework.problems) == ((), ())


def test_many_kinds_are_shortened(raw, file, tags):
    kinds = [f"TCH_KIND{letter}" for letter in "ABCDEFG"]
    text = str(raw(file("".join(tags((0, kind)) for kind in kinds))).problems[0].message)
    assert "others 3" in text


def test_pictures_are_told_but_do_not_forbid_a_pass(raw, file, tags, line):
    linework = raw(file(line() + tags((0, "IMAGE"), (8, "0")) * 2))
    problem = linework.problems[0]
    found = (problem.code, problem.severity, problem.affects)
    assert found == ("EXTERNAL_REFERENCE", Severity.WARNING, ())
    assert "2 pictures" in str(problem.message)


def test_blocks_in_other_files_are_named_and_not_opened(raw, file, tags, line, tmp_path):
    # the other file would be readable: it must not be
    (tmp_path / "base.dxf").write_text(file(line() * 7))
    blocks = tags(
        (0, "BLOCK"), (2, "base"), (70, 4), (1, str(tmp_path / "base.dxf")), (0, "ENDBLK")
    )
    insert = tags((0, "INSERT"), (2, "base"), (10, 0), (20, 0))
    linework = raw(file(line() + insert, blocks=blocks))
    assert len(linework.paths) == 1
    assert [p.code for p in linework.problems] == ["EXTERNAL_REFERENCE"]
    assert "base" in str(linework.problems[0].message)


def test_read_counts_what_was_read(raw, file, tags, line):
    blocks = tags((0, "BLOCK"), (2, "A")) + line() * 5 + tags((0, "ENDBLK"))
    insert = tags((0, "INSERT"), (2, "A"), (10, 0), (20, 0))
    linework = raw(file(insert * 2 + line(), blocks=blocks))
    assert (linework.read, len(linework.paths)) == (8, 11)


def test_every_problem_is_put_into_chinese(raw, file, tags, line, chinese):
    entities = tags((0, "TCH_WALL"), (0, "IMAGE"), (0, "HATCH")) + line("nan")
    for problem in raw(file(entities)).problems:
        assert re.search("[一-鿿]{4}", chinese(problem.message))
        assert " objects" not in chinese(problem.message)
