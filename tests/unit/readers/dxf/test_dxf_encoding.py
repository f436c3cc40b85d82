"""The encoding is told from the bytes; the header only decides what the bytes leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.dxf.encoding import TextDecoder, choose_encoding, resolve_escapes

ROOMS = ("休息室", "沐浴间", "医疗保健室", "厨房", "公共卫生间", "30.5㎡")


@pytest.mark.parametrize(
    ("version", "code_page", "encoding"),
    [
        ("AC1009", "ANSI_936", "gbk"),
        ("AC1009", "", "gbk"),
        ("AC1015", "ANSI_936", "gbk"),
        ("AC1015", "ANSI_1252", "gbk"),
        ("AC1018", "ANSI_936", "utf-8"),
        ("AC1015", "ANSI_1252", "utf-8"),
        ("AC1015", "", "utf-8"),
        ("AC1015", "nonsense", "gb18030"),
        ("AC1015", "undefined", "gbk"),
        ("AC1015", "hex", "gbk"),
        ("AC1009", "gb2312", "gbk"),
        ("AC1021", "ANSI_936", "utf-8"),
        ("AC1032", "ANSI_1252", "gbk"),
    ],
)
def test_chinese_is_read_whatever_the_header_says(raw, file, tags, version, code_page, encoding):
    texts = "".join(
        tags((0, "TEXT"), (8, "文字"), (10, 0), (20, 0), (40, 1), (1, room)) for room in ROOMS
    )
    linework = raw(file(texts, version=version, code_page=code_page).encode(encoding))
    assert tuple(text.text for text in linework.texts) == ROOMS
    assert {text.layer for text in linework.texts} == {"文字"}


@pytest.mark.parametrize(
    ("texts", "encoding", "code_page"),
    [
        (("Entrée", "Salle d'activités", "±0.000"), "cp1252", "ANSI_1252"),
        (("Entrée", "Salle d'activités", "±0.000"), "utf-8", "ANSI_1252"),
        (("12.3 m²", "4.0 m²"), "cp1252", "ANSI_1252"),
        (("12.3 m²", "4.0 m²"), "utf-8", "ANSI_1252"),
        (("Büro 101", "Küche"), "cp1252", "ANSI_1252"),
        (("Køkken", "Værksted", "Gård"), "cp1252", ""),
        (("休息室", "茶水間", "廁所"), "cp950", "ANSI_950"),
    ],
)
def test_other_scripts_are_read_too(raw, file, tags, texts, encoding, code_page):
    lines = "".join(tags((0, "TEXT"), (10, 0), (20, 0), (40, 1), (1, text)) for text in texts)
    linework = raw(file(lines, code_page=code_page).encode(encoding))
    assert tuple(text.text for text in linework.texts) == texts


def test_a_single_text_in_another_encoding_is_read(raw, file, tags):
    def text(content):
        return tags((0, "TEXT"), (10, 0), (20, 0), (40, 1), (1, content))

    content = file("@@").encode().split(b"@@")
    chinese = "".join(text(room) for room in ROOMS).encode("gbk")
    linework = raw(content[0] + chinese + text("活动室（大）").encode() + content[1])
    assert [item.text for item in linework.texts] == [*ROOMS, "活动室（大）"]


@given(st.lists(st.sampled_from(ROOMS), min_size=2, unique=True), st.sampled_from(["gbk", "utf-8"]))
def test_two_room_names_are_enough_to_tell(rooms, encoding):
    decode = TextDecoder(
        choose_encoding([r.encode(encoding) for r in rooms], "cp1252", prefers_utf8=False)
    )
    assert [decode(room.encode(encoding)) for room in rooms] == rooms


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (r"\U+4F11\U+606F\U+5BA4", "休息室"),
        (r"A\U+00B2", "A²"),
        (r"\U+D867\U+DE3D", "\U00029e3d"),
        (r"\M+5D0DD\M+5CFA2\M+5CAD2", "休息室"),
        (r"\M+5FFFF", r"\M+5FFFF"),
        (r"\U+12", r"\U+12"),
    ],
)
def test_escapes_of_characters_are_resolved(text, seen):
    assert resolve_escapes(text) == seen


@pytest.mark.parametrize("code", [r"\U+D800", r"\U+0000", r"\U+0007", "\x07"])
def test_what_is_no_letter_is_dropped(raw, file, tags, code):
    text = raw(file(tags((0, "TEXT"), (10, 0), (20, 0), (40, 1), (1, f"A{code}B")))).texts[0].text
    assert text == "AB"
    assert text.encode() == b"AB"


def test_escapes_are_resolved_in_layers_blocks_and_texts(raw, file, tags):
    room = r"\U+623F\U+95F4"
    blocks = tags((0, "BLOCK"), (2, room), (10, 0), (20, 0))
    blocks += tags((0, "TEXT"), (8, room), (10, 0), (20, 0), (40, 1), (1, room)) + tags(
        (0, "ENDBLK")
    )
    insert = tags((0, "INSERT"), (2, "房间"), (10, 0), (20, 0))
    text = raw(file(insert, blocks=blocks)).texts[0]
    assert (text.text, text.layer, text.blocks) == ("房间", "房间", ("房间",))


def test_a_part_of_a_long_mtext_may_end_inside_a_letter(raw, file, tags):
    whole = ("休息室 " * 60 + "休息室").encode("gbk")
    head = tags((0, "MTEXT"), (8, "0"), (10, 0), (20, 0), (40, 1)).encode()
    parts = b"3\n" + whole[:251] + b"\n1\n" + whole[251:] + b"\n"
    start, end = file("@@").encode().split(b"@@")
    assert raw(start + head + parts + end).texts[0].text == "休息室 " * 60 + "休息室"


@pytest.mark.parametrize("version", ["R12", "R2000", "R2010"])
def test_binary_files_hold_chinese_too(drawn, version):
    def draw(msp, doc):
        doc.encoding = "gbk"
        doc.header["$DWGCODEPAGE"] = "ANSI_936"
        msp.add_text("休息室", dxfattribs={"layer": "房间"})

    text = drawn(draw, version=version, fmt="bin").texts[0]
    assert (text.text, text.layer) == ("休息室", "房间")
