"""Damage costs what is damaged, not the drawing, and is always told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import PlanReadError
from app.model.plan import Severity
from app.readers.dxf import records

BAD_NUMBERS = ["nan", "inf", "1e300", "abc", ""]


@pytest.mark.parametrize("number", BAD_NUMBERS)
def test_a_line_with_a_nonsense_coordinate_is_left_out_and_counted(raw, file, line, number):
    linework = raw(file(line() + line(number) + line(2)))
    assert len(linework.paths) == 2
    problem = linework.problems[0]
    assert (problem.code, problem.severity) == ("ENTITY_SKIPPED", Severity.WARNING)
    assert "LINE 1" in str(problem.message)


@pytest.mark.parametrize("number", BAD_NUMBERS)
def test_a_damaged_outline_forbids_a_pass(raw, file, line, tags, number):
    outline = tags((0, "LWPOLYLINE"), (10, 0), (20, 0), (10, 1), (20, number), (10, 2), (20, 2))
    problem = raw(file(line() + outline)).problems[0]
    found = (problem.code, problem.severity, problem.affects)
    assert found == ("ENTITY_SKIPPED", Severity.ERROR, None)


@pytest.mark.parametrize(
    "entity",
    [
        [(0, "LWPOLYLINE"), (10, 0)],
        [(0, "POLYLINE"), (66, 1), (0, "VERTEX"), (10, 1), (0, "SEQEND")],
        [(0, "HATCH"), (91, 1), (92, 1), (93, 1), (72, 9)],
        [(0, "HATCH"), (91, -4)],
        [(0, "ARC"), (10, 0), (20, 0)],
        [(0, "SPLINE"), (71, 3), (10, 0), (20, 0), (40, 1)],
        [(0, "MLINE"), (11, 0), (21, 0)],
        [(0, "INSERT"), (2, "NONE"), (10, 0), (20, 0)],
        [(0, "INSERT"), (10, 0), (20, 0)],
        [(0, "INSERT"), (2, "NONE"), (10, "nan"), (20, 0)],
        [(0, "DIMENSION"), (70, "x")],
        [(0, "TEXT"), (10, "nan"), (20, 0), (40, 1), (1, "A")],
        [(0, "ELLIPSE"), (10, 0), (20, 0)],
    ],
    ids=lambda entity: entity[0][1],
)
def test_one_bad_entity_does_not_lose_the_others(raw, file, line, tags, codes, entity):
    linework = raw(file(line() + tags(*entity) + line(2)))
    assert len(linework.paths) == 2
    assert codes(linework) == ["ENTITY_SKIPPED"]


def test_bad_entities_of_one_type_make_one_problem(raw, file, line, codes):
    linework = raw(file(line() + line("nan") * 40))
    assert codes(linework) == ["ENTITY_SKIPPED"]
    assert "40 damaged objects" in str(linework.problems[0].message)


def test_missing_subclass_marks_and_bad_handles_do_no_harm(raw, file, tags):
    corners = [(10, 0), (20, 0), (10, 4), (20, 0), (10, 4), (20, 3)]
    outline = tags((0, "LWPOLYLINE"), (5, 0), (330, "xyz"), (90, 3), (70, 1), *corners)
    linework = raw(file(outline, version="AC1024"))
    assert (linework.paths[0].closed, linework.problems) == (True, ())


@pytest.mark.parametrize(("said", "codes_told"), [(3, []), (4, ["CORNERS_DIFFER"])])
def test_a_polyline_that_lost_a_corner_is_told(raw, file, tags, codes, said, codes_told):
    corners = [(10, 0), (20, 0), (10, 4), (20, 0), (10, 4), (20, 3)]
    linework = raw(file(tags((0, "LWPOLYLINE"), (90, said), (70, 1), *corners)))
    assert len(linework.paths[0].points) == 3
    assert codes(linework) == codes_told


def test_entities_after_a_section_that_ends_too_early_are_told(raw, file, line, tags):
    outline = tags((0, "LWPOLYLINE"), (70, 1), (10, 0), (20, 0), (10, 4), (20, 0), (10, 4), (20, 3))
    linework = raw(file(line() + tags((0, "ENDSEC")) + outline + line()))
    assert len(linework.paths) == 1
    problem = linework.problems[0]
    assert (problem.code, problem.severity) == ("ENTITY_SKIPPED", Severity.ERROR)


def test_entities_between_two_blocks_are_told(raw, file, line, tags, codes):
    blocks = tags((0, "BLOCK"), (2, "A")) + tags((0, "ENDBLK")) + line()
    assert codes(raw(file(line(), blocks=blocks))) == ["ENTITY_SKIPPED"]


def test_an_entity_that_swallows_the_next_one_is_told(raw, file, line, codes):
    merged = (line() + line(2)).replace("0\nLINE\n8", "93\nLINE\n8").replace("93", "0", 1)
    linework = raw(file(merged))
    assert (len(linework.paths), codes(linework)) == (1, ["FILE_DAMAGED"])


def test_a_place_lost_before_a_type_that_is_none_is_told(raw, file, line, codes):
    linework = raw(file(line() + "62\n0\nLINE\n0\n休息室\n" + line(2)))
    assert len(linework.paths) == 1
    assert "FILE_DAMAGED" in codes(linework)


@pytest.mark.parametrize("lines", [2, 4, 64], ids="blocks of {}".format)
def test_records_do_not_depend_on_how_many_lines_are_taken_at_once(monkeypatch, line, file, lines):
    data = ("999\nremark\n" + file("".join(line(x) for x in range(30)) + line())).encode()
    whole = [(record.kind, record.codes, record.values) for record in records.RecordStream(data)]
    monkeypatch.setattr(records, "_BLOCK", lines)
    parts = [(record.kind, record.codes, record.values) for record in records.RecordStream(data)]
    assert parts == whole
    assert len(parts) == 31 + 8


def test_corners_without_their_polyline_are_told(raw, file, line, tags):
    corner = tags((0, "VERTEX"), (10, 0), (20, 0))
    problem = raw(file(line() + corner * 3)).problems[0]
    assert (problem.code, problem.severity) == ("ENTITY_SKIPPED", Severity.ERROR)
    assert "VERTEX 3" in str(problem.message)


def test_inserts_without_handles_are_not_clipped_by_a_clip_without_one(raw, file, line, tags):
    ways = tags((0, "DICTIONARY"), (3, "ACAD_FILTER"), (360, ""))
    clip = tags((0, "SPATIAL_FILTER"), (10, 50), (20, 50), (10, 60), (20, 60))
    blocks = tags((0, "BLOCK"), (2, "X")) + line() + tags((0, "ENDBLK"))
    content = file(tags((0, "INSERT"), (2, "X"), (10, 0), (20, 0)), blocks=blocks)
    objects = tags((0, "SECTION"), (2, "OBJECTS")) + ways + clip + tags((0, "ENDSEC"), (0, "EOF"))
    assert len(raw(content.replace("0\nEOF\n", "") + objects).paths) == 1


def test_a_file_cut_off_keeps_what_is_whole_and_forbids_a_pass(raw, file, line):
    whole = file("".join(line(x) for x in range(10)))
    cut = whole[: whole.index("LINE\n8\n0\n10\n7\n") + 12]
    linework = raw(cut)
    assert len(linework.paths) == 7
    problem = linework.problems[0]
    found = (problem.code, problem.severity, problem.affects)
    assert found == ("FILE_TRUNCATED", Severity.ERROR, None)


def test_a_missing_end_mark_alone_is_no_damage(raw, file, line):
    assert raw(file(line(), end=False)).problems == ()


def test_a_lost_line_costs_one_entity_and_is_told(raw, file, line):
    rows = file("".join(line(x) for x in range(10))).split("\n")
    rows.remove("21")
    linework = raw("\n".join(rows))
    assert len(linework.paths) == 9
    assert {p.code for p in linework.problems} == {"FILE_DAMAGED", "ENTITY_SKIPPED"}
    assert linework.problems[0].affects is None


def test_a_file_whose_drawn_part_is_gone_never_passes(raw, file, line, codes):
    blocks = "0\nBLOCK\n2\nA\n" + line() + "0\nENDBLK\n"
    with pytest.raises(PlanReadError, match="cut off or damaged"):
        raw(file(line(), blocks=blocks).replace("\nENTITIES\n", "\nENTXTIES\n"))


def test_an_empty_drawing_is_read_without_complaint(raw, file):
    linework = raw(file())
    assert (linework.paths, linework.texts, linework.problems) == ((), (), ())


def test_comments_and_unknown_sections_are_passed_over(raw, file, line):
    text = "999\nmade by hand\n" + file(line() + "999\nremark\n" + line(1))
    assert len(raw(text).paths) == 2


def test_a_drawing_without_header_is_read(raw, line):
    linework = raw("0\nSECTION\n2\nENTITIES\n" + line() + "0\nENDSEC\n0\nEOF\n")
    assert (len(linework.paths), linework.unit_code, linework.problems) == (1, 0, ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_ends_in_linework_or_one_sentence(raw, file, line, tags, data):
    outline = tags((0, "LWPOLYLINE"), (70, 1), (10, 0), (20, 0), (42, 1), (10, 4), (20, 0))
    text = tags((0, "MTEXT"), (10, 0), (20, 0), (40, 1), (71, 5), (1, r"\fSimSun;休息室"))
    content = bytearray(file((line() + outline + text) * 3).encode("gbk"))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        size = data.draw(st.integers(0, 20))
        content[at : at + size] = data.draw(st.binary(max_size=20))
    try:
        problems = raw(bytes(content)).problems
    except PlanReadError:
        return
    assert all(str(problem.message) for problem in problems)


def test_a_binary_file_cut_off_is_told(drawn, raw, tmp_path):
    drawn(lambda msp, _: [msp.add_line((x, 0), (x, 5)) for x in range(50)], fmt="bin")
    content = (tmp_path / "drawn.dxf").read_bytes()
    start, end = content.index(b"ENTITIES\x00"), content.index(b"OBJECTS\x00")
    linework = raw(content[: (start + end) // 2])
    assert 10 < len(linework.paths) < 50
    assert [p.code for p in linework.problems] == ["FILE_TRUNCATED"]
