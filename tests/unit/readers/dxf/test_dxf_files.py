"""What is no DXF is refused with one sentence that says what it is and what to do."""

from __future__ import annotations

import pytest

from app.errors import PlanReadError
from app.readers.drawing import read_drawing


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\r\n \x00", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04zip", "XLSX"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xd0\xcf\x11\xe0old", "password"),
        (b"  <html>", "web page"),
        (b"ISO-10303-21;", "IFC"),
        (bytes(range(256)) * 8, "is not a DXF"),
        (b"just a text file\nwith lines\n", "is not a DXF"),
        (b"AutoCAD Binary DXF\r\n\x1a\x00", "cut off or damaged"),
        (b"0\nSECTION\n", "cut off or damaged"),
    ],
)
def test_what_is_no_dxf_is_named(raw, content, says):
    with pytest.raises(PlanReadError, match=says) as caught:
        raw(content, "upload.dxf")
    assert "upload.dxf" in str(caught.value)


def test_every_refusal_is_put_into_chinese(raw, chinese):
    with pytest.raises(PlanReadError) as caught:
        raw(b"%PDF-1.7", "图纸.dxf")
    assert chinese(caught.value.message) != str(caught.value)
    assert "图纸.dxf" in chinese(caught.value.message)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.dxf"
    with path.open("wb") as out:
        out.truncate(700_000_000)
    with pytest.raises(PlanReadError, match="too large"):
        read_drawing(path)


def test_source_names_file_and_hash(raw, file, line):
    source = raw(file(line()), "平面图.dxf").source
    assert (source.name, source.kind, len(source.sha256)) == ("平面图.dxf", "drawing", 64)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_a_text_editor_is_read(raw, file, tags, encoding):
    text = tags((0, "TEXT"), (8, "0"), (10, 0), (20, 0), (40, 1), (1, "休息室"))
    assert raw(file(text).encode(encoding)).texts[0].text == "休息室"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\r\r\n"])
def test_line_ends_of_every_system_are_read(raw, file, line, ends):
    assert len(raw(file(line()).replace("\n", ends)).paths) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\n" + text,
        lambda text: "\r\n \n\n" + text,
        lambda text: text + "\x1a",
        lambda text: text + "\x00" * 50,
        lambda text: text.replace("\n0\n", "\n\t0\n"),
        lambda text: text.replace("SECTION", "section").replace("LINE", "line"),
        lambda text: text.removesuffix("\n"),
    ],
    ids=["blank line", "blank lines", "DOS end", "zeros", "tabs", "small letters", "no last end"],
)
def test_harmless_habits_of_other_programs_are_no_damage(raw, file, line, change):
    linework = raw(change(file(line())))
    assert (len(linework.paths), linework.problems) == (1, ())
