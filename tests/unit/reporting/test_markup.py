"""The marked-up drawing, read back with ezdxf."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace

import pytest
from ezdxf import recover
from ezdxf.filemanagement import new, read, readfile

from app.errors import ReportWriteError, verbatim
from app.model.plan import Problem, Severity
from app.reporting.markup.marks import LAYERS, STYLE, markup_bytes, write_markup
from tests.unit.reporting import factory

ROOMS, TEXTS, PROBLEMS = LAYERS
VERSIONS = ("R12", "R2000", "R2004", "R2007", "R2018")


def draw(path, version="R2018", encoding="gbk", rooms=None):
    """Write a drawing in millimetres with the outlines and names of ``rooms``."""
    doc = new(version)
    doc.encoding = encoding
    doc.layers.add("WALL")
    space = doc.modelspace()
    for room in rooms or factory.full_level():
        points = [(x * 1000, y * 1000) for x, y in room.polygon]
        space.add_polyline2d(points, close=True, dxfattribs={"layer": "WALL"})
        space.add_text(room.name, height=300).set_placement(points[0])
    space.add_circle((0, 0), 250)
    doc.saveas(path)
    return path


def report_on(path, rooms=None, **values):
    source = replace(factory.SOURCE, name=path.name, sha256=sha256(path))
    return factory.report(factory.plan(rooms or factory.full_level(), source=source), **values)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def marked(path, tmp_path, tr, **values):
    """Mark the drawing ``path`` and return what is read back."""
    target = tmp_path / "marked.dxf"
    write_markup(report_on(path, **values), path, target, tr=tr)
    return readfile(target)


def texts_on(doc, layer=TEXTS):
    return [one.dxf.text for one in doc.modelspace() if one.dxf.layer == layer]


def short_of_kitchen():
    rooms = [one for one in factory.full_level() if one.function != "network"]
    return [replace(one, area_m2=71.2) if one.function == "kitchen" else one for one in rooms]


def attributes(entities):
    """Return the attributes of entities; the owner is ezdxf's own business in R12."""
    return [one.dxf.all_existing_dxf_attribs() | {"owner": ""} for one in entities]


PROBLEM = Problem(
    code="REGION_NOT_CLOSED",
    severity=Severity.ERROR,
    message=verbatim("厨房的轮廓未闭合，缺口宽 60 毫米。"),
    level="L1",
    at=(3.0, 4.0),
)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_release_is_marked_in_chinese(tmp_path, chinese, version):
    doc = marked(draw(tmp_path / "a.dxf", version), tmp_path, chinese, rooms=short_of_kitchen())
    assert doc.dxfversion == new(version).dxfversion
    assert {layer.dxf.name for layer in doc.layers} >= set(LAYERS)
    assert "▲ 不足 111 厨房" in texts_on(doc)
    assert any("71.20/89.00 ㎡ (-17.80)" in text for text in texts_on(doc))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_marked_drawing_passes_the_audit(tmp_path, chinese, version):
    doc = marked(draw(tmp_path / "a.dxf", version), tmp_path, chinese, problems=(PROBLEM,))
    assert doc.audit().errors == []


@pytest.mark.parametrize("version", VERSIONS)
def test_original_entities_stay_as_they_were(tmp_path, chinese, version):
    path = draw(tmp_path / "a.dxf", version)
    doc = marked(path, tmp_path, chinese)
    theirs = [one for one in doc.modelspace() if one.dxf.layer not in LAYERS]
    assert attributes(theirs) == attributes(readfile(path).modelspace())


def test_an_encoding_without_chinese_gets_escapes(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf", "R2000", encoding="cp1252")
    write_markup(report_on(path), path, tmp_path / "b.dxf", tr=chinese)
    content = (tmp_path / "b.dxf").read_bytes()
    content.decode("ascii")
    assert b"\\U+9890\\U+5BA1-\\U+623F\\U+95F4".lower() in content.lower()
    doc, _ = recover.readfile(tmp_path / "b.dxf")
    assert "√ 符合 101 休息室" in texts_on(doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ሀ村", "\\U+1200村"), ("𰻝面馆", "\\U+D883\\U+DEDD面馆"), ("m²", "m\\U+00B2")],
    ids=["rare", "beyond 16 bit", "latin"],
)
def test_characters_that_the_encoding_lacks_become_escapes(tmp_path, chinese, text, expected):
    path = draw(tmp_path / "a.dxf", "R2000")
    rooms = [replace(factory.full_level()[0], name=text)]
    content = markup_bytes(report_on(path, rooms=rooms), path, chinese)
    assert expected in content.decode("gbk")


def test_bytes_of_another_encoding_survive(tmp_path, chinese):
    r"""Offices write GBK bytes under ANSI_1252; they must come out as they went in."""
    path = draw(tmp_path / "a.dxf", "R2000")
    raw = path.read_bytes().replace(b"ANSI_936", b"ANSI_1252")
    path.write_bytes(raw)
    content = markup_bytes(report_on(path), path, chinese)
    assert content.count("休息室".encode("gbk")) == raw.count("休息室".encode("gbk"))
    assert b"ANSI_1252" in content


def test_a_second_run_replaces_the_marks_of_the_first(tmp_path, chinese):
    first = tmp_path / "first.dxf"
    path = draw(tmp_path / "a.dxf")
    write_markup(report_on(path, problems=(PROBLEM,)), path, first, tr=chinese)
    content = markup_bytes(report_on(first, problems=(PROBLEM,)), first, chinese)
    again = read(io.StringIO(content.decode("utf-8").replace("\r\n", "\n")))
    once = readfile(first)
    assert len(again.modelspace()) == len(once.modelspace())
    assert len(again.layers) == len(once.layers)


def test_marks_written_as_escapes_are_found_again(tmp_path, chinese):
    path, first = draw(tmp_path / "a.dxf", "R12", "cp1252"), tmp_path / "first.dxf"
    write_markup(report_on(path), path, first, tr=chinese)
    second = tmp_path / "second.dxf"
    write_markup(report_on(first), first, second, tr=chinese)
    once, again = readfile(first), readfile(second)
    assert len(again.modelspace()) == len(once.modelspace())
    assert len(again.layers) == len(once.layers)


def test_outlines_stand_where_the_rooms_are(tmp_path, chinese):
    doc = marked(draw(tmp_path / "a.dxf"), tmp_path, chinese)
    outline = next(one for one in doc.modelspace() if one.dxf.layer == ROOMS)
    room = factory.full_level()[0]
    assert outline.closed
    corners = [(x / 1000, y / 1000) for x, y in outline.vertices()]
    assert corners == [pytest.approx(corner) for corner in room.polygon]


@pytest.mark.parametrize(("version", "kind"), [("R12", "POLYLINE"), ("R2000", "LWPOLYLINE")])
def test_outlines_are_of_a_kind_that_the_release_knows(tmp_path, chinese, version, kind):
    doc = marked(draw(tmp_path / "a.dxf", version), tmp_path, chinese)
    assert {one.dxftype() for one in doc.modelspace() if one.dxf.layer == ROOMS} == {kind}


def test_marks_have_a_text_style_with_a_chinese_font(tmp_path, chinese):
    doc = marked(draw(tmp_path / "a.dxf", "R12"), tmp_path, chinese)
    assert doc.styles.get(STYLE).dxf.bigfont == "gbcbig.shx"
    doc = marked(draw(tmp_path / "a.dxf", "R2018"), tmp_path, chinese)
    assert doc.styles.get(STYLE).dxf.font == "simsun.ttc"
    assert {one.dxf.style for one in doc.modelspace() if one.dxf.layer == TEXTS} == {STYLE}


def test_captions_keep_clear_of_the_names_that_are_drawn(tmp_path, chinese):
    r"""
    +-------------+
    |    name     |   the caption's natural place is taken
    +-------------+
    """
    room = factory.room("L1-01", (0.0, 0.0, 8.0, 6.0), name="休息室", function="rest_room")
    path = tmp_path / "a.dxf"
    doc = new()
    doc.modelspace().add_text("休息室", height=500).set_placement((3000, 2800))
    doc.saveas(path)
    found = [one for one in marked(path, tmp_path, chinese, rooms=[room]).modelspace()
             if one.dxf.layer == TEXTS and "休息室" in one.dxf.text]  # fmt: skip
    assert abs(found[0].dxf.align_point.y - 3000) > 500


def test_a_problem_gets_a_circle_and_its_words(tmp_path, chinese):
    doc = marked(draw(tmp_path / "a.dxf"), tmp_path, chinese, problems=(PROBLEM,))
    circle = doc.modelspace().query(f'CIRCLE[layer=="{PROBLEMS}"]').first
    assert (circle.dxf.center.x, circle.dxf.center.y) == pytest.approx((3000, 4000))
    words = [one.dxf.text for one in doc.modelspace().query(f'TEXT[layer=="{PROBLEMS}"]')]
    assert words[0].startswith("问题 1")
    assert "厨房的轮廓未闭合" in "".join(words)


def test_the_summary_lists_what_has_no_room_to_mark(tmp_path, chinese):
    doc = marked(draw(tmp_path / "a.dxf"), tmp_path, chinese, rooms=short_of_kitchen())
    texts = texts_on(doc)
    assert any(text.endswith("× 不符合") for text in texts)
    assert "× 缺项 网络室：标准 24.00 ㎡" in texts


def test_nothing_in_a_name_is_read_as_a_code(tmp_path, chinese):
    rooms = [replace(factory.full_level()[0], name="%%u休^J息\\U+4E00\n室")]
    texts = texts_on(marked(draw(tmp_path / "a.dxf"), tmp_path, chinese, rooms=rooms))
    assert any("% %u休^ J息\\ U+4E00 室" in text for text in texts)


def test_the_same_drawing_gives_the_same_bytes(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf")
    assert markup_bytes(report_on(path), path, chinese) == markup_bytes(
        report_on(path), path, chinese
    )


@pytest.mark.parametrize("version", ["R12", "R2018"])
def test_the_dates_of_the_original_stay(tmp_path, chinese, version):
    path = draw(tmp_path / "a.dxf", version)
    raw = path.read_bytes().replace(b"\n2461", b"\n2451")
    path.write_bytes(raw)
    content = markup_bytes(report_on(path), path, chinese).replace(b"\r\n", b"\n")
    assert dates(content) == dates(raw)


def dates(content):
    return re.findall(rb"\$TD\w*(?:CREATE|UPDATE)\n *40\n[^\n]*", content)


def test_an_old_drawing_keeps_its_unit(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf", "R12")
    variable = b"  9\n$INSUNITS\n 70\n5\n"
    path.write_bytes(path.read_bytes().replace(b"  9\n$ACADVER", variable + b"  9\n$ACADVER", 1))
    assert b"$INSUNITS\r\n 70\r\n5\r\n" in markup_bytes(report_on(path), path, chinese)
    assert marked(path, tmp_path, chinese).header["$INSUNITS"] == 5


def test_binary_drawings_are_marked_too(tmp_path, chinese):
    path = tmp_path / "a.dxf"
    readfile(draw(path)).saveas(path, fmt="bin")
    assert "√ 符合 101 休息室" in texts_on(marked(path, tmp_path, chinese))


def test_a_damaged_drawing_is_marked_and_says_that_it_was_repaired(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf", "R12")
    path.write_bytes(path.read_bytes().replace(b"\n250.0\n", b"\n25 0,0\n"))
    assert any("原图有损坏" in text for text in texts_on(marked(path, tmp_path, chinese)))


def refusal(report, source, target, tr):
    with pytest.raises(ReportWriteError) as caught:
        write_markup(report, source, target, tr=tr)
    assert target == source or not target.exists()
    return tr(caught.value.message)


def test_a_table_is_refused(tmp_path, chinese):
    source = tmp_path / "a.xlsx"
    report = factory.report(factory.table_plan(factory.full_level()))
    assert "只有图纸才能标注" in refusal(report, source, tmp_path / "b.dxf", chinese)


def test_the_source_is_never_overwritten(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf")
    before = path.read_bytes()
    same = tmp_path / "x" / ".." / "a.dxf"
    (tmp_path / "x").mkdir()
    assert "不能覆盖" in refusal(report_on(path), path, path, chinese)
    with pytest.raises(ReportWriteError):
        write_markup(report_on(path), path, same, tr=chinese)
    assert path.read_bytes() == before


def test_an_unknown_unit_is_refused(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf")
    report = report_on(path)
    plan = replace(report.review.plan, units=None)
    report = replace(report, review=report.review.with_plan(plan))
    assert "单位待定" in refusal(report, path, tmp_path / "b.dxf", chinese)


def test_a_drawing_that_changed_since_the_check_is_refused(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf")
    report = report_on(path)
    draw(path, "R2000")
    assert "有改动" in refusal(report, path, tmp_path / "b.dxf", chinese)


@pytest.mark.parametrize("content", [b"", b"no drawing", b"  0\nSECTION\n  2\nHEADER\n"])
def test_what_cannot_be_opened_is_refused(tmp_path, chinese, content):
    path = tmp_path / "a.dxf"
    path.write_bytes(content)
    assert "a.dxf" in refusal(report_on(path), path, tmp_path / "b.dxf", chinese)


def test_a_drawing_that_vanished_is_refused(tmp_path, chinese):
    path = draw(tmp_path / "a.dxf")
    report = report_on(path)
    path.unlink()
    assert "无法读取" in refusal(report, path, tmp_path / "b.dxf", chinese)
