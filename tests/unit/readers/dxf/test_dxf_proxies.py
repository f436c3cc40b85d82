"""Objects of other programs are read by the picture that the drawing keeps of them."""

from __future__ import annotations

import itertools
import math
import struct

import numpy as np
import pytest
from ezdxf.proxygraphic import ProxyGraphic
from ezdxf.tools.binarydata import BitStream
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from app.model.linework import PathKind
from app.model.plan import Severity
from app.readers.dxf.proxy_bytes import Bits

UP, RIGHT = (0, 0, 1), (1, 0, 0)
SQUARE = [(0, 0, 0), (4, 0, 0), (4, 3, 0), (0, 3, 0)]


def numbers(*values):
    flat = np.ravel(
        [np.ravel(value) for value in values] if len(values) == 1 else np.hstack(values)
    )
    return struct.pack(f"<{len(flat)}d", *flat)


def whole(*values):
    return struct.pack(f"<{len(values)}L", *values)


def chain(points):
    return whole(len(points)) + numbers(points)


def padded(text):
    return text + bytes(4 - len(text) % 4)


def wide(text):
    return padded(text.encode("utf-16-le") + b"\x00")


def picture(*commands):
    """Return drawing commands, (number, values) each, as another program keeps them."""
    body = b"".join(whole(8 + len(values), number) + values for number, values in commands)
    return whole(8 + len(body), len(commands)) + body


@pytest.fixture
def proxy(tags):
    """Write an object with a picture."""

    def write(*commands, kind="TCH_WALL", layer="WALL", first=()):
        data = picture(*commands).hex().upper()
        chunks = [(310, data[at : at + 254]) for at in range(0, len(data), 254)]
        size = (160, len(data) // 2)
        return tags((0, kind), (100, "AcDbEntity"), (8, layer), *first, size, *chunks)

    return write


def corners(entity):
    from ezdxf import path

    return [(point.x, point.y) for point in path.make_path(entity).flattening(0.001)]


def distance(first, second):
    """Return how far two chains lie apart at most."""
    from shapely.geometry import LineString

    return LineString(first).hausdorff_distance(LineString(second))


TILTED = (0.6, 0, 0.8)
LINES = {
    "polyline": (6, chain([(0, 0, 0), (5, 1, 0), (7, 7, 0)])),
    "polyline with normal": (32, chain([(0, 0, 0), (5, 1, 0)]) + numbers(UP)),
    "circle": (2, numbers((3, 4, 0), (2,), UP)),
    "circle from below": (2, numbers((3, 4, 0), (2,), (0, 0, -1))),
    "circle of three": (3, numbers((0, 0, 0), (2, 0, 0), (1, 1, 0))),
    "arc": (4, numbers((3, 4, 0), (2,), UP, (0, 1, 0), (1.9,)) + whole(0)),
    "arc that is turned over": (4, numbers((3, 4, 0), (2,), (0, 0, -1), RIGHT, (1.2,)) + whole(0)),
    "arc of three": (5, numbers((0, 0, 0), (2, 1, 0), (1, 3, 0)) + whole(0)),
    "ellipse": (44, numbers((1, 2, 0), UP, (4, 2, 0.5, 2.5, 0.3))),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_lie_where_ezdxf_puts_them(raw, file, proxy, name):
    found = raw(file(proxy(LINES[name]))).paths
    expected = [corners(item) for item in ProxyGraphic(picture(LINES[name])).virtual_entities()]
    chains = [[*path.points, path.points[0]] if path.closed else path.points for path in found]
    assert len(chains) == len(expected) == 1
    assert distance(chains[0], expected[0]) < 0.01


class BitWriter:
    def __init__(self):
        self.bits = ""

    def put(self, code, data=b""):
        self.bits += f"{code:02b}" + "".join(f"{byte:08b}" for byte in data)

    def packed(self):
        bits = self.bits + "0" * (-len(self.bits) % 8)
        return whole(len(bits) // 8) + int(bits, 2).to_bytes(len(bits) // 8, "big")


def packed_polyline(points, bulges, *, closed):
    out = BitWriter()
    out.put(0, struct.pack("<H", 16 + 8 + (512 if closed else 0)))
    out.put(0, struct.pack("<d", 2.5))
    out.put(1, bytes([len(points)]))
    out.put(1, bytes([len(bulges)]))
    first = "".join(f"{byte:08b}" for byte in struct.pack("<2d", *points[0]))
    out.bits += first
    for before, point in itertools.pairwise(points):
        for old, new in zip(before, point, strict=True):
            out.put(*((0,) if old == new else (3, struct.pack("<d", new))))
    for bulge in bulges:
        out.put(*((2,) if bulge == 0 else (0, struct.pack("<d", bulge))))
    return (33, out.packed())


@pytest.mark.parametrize("closed", [True, False])
def test_a_packed_polyline_is_unpacked_as_ezdxf_does(raw, file, proxy, closed):
    command = packed_polyline([(0, 0), (4, 0), (4, 3)], [0, 0.5, 0], closed=closed)
    path = raw(file(proxy(command))).paths[0]
    expected = next(iter(ProxyGraphic(picture(command)).virtual_entities()))
    assert (path.closed, path.kind) == (closed, PathKind.POLYLINE)
    assert distance(path.points, corners(expected)[: None if not closed else -1]) < 0.01


@given(st.binary(min_size=40, max_size=60), st.lists(st.sampled_from("slndr"), max_size=12))
def test_bits_are_read_as_ezdxf_reads_them(data, kinds):
    ours, theirs = Bits(data), BitStream(data)
    for kind in kinds:
        if theirs.bit_index > 8 * len(data) - 80:
            return
        if kind == "s":
            assert ours.short() == theirs.read_bit_short() & 0xFFFF
        elif kind == "l":
            assert ours.raw_whole() == theirs.read_unsigned_long()
        else:
            number = [ours.number, lambda: ours.number_near(7.5), ours.raw_number][
                "ndr".index(kind)
            ]
            _same_number(number, kind, theirs)


def _same_number(number, kind, theirs):
    if kind == "n" and theirs.buffer[theirs.bit_index >> 3 :] and _next_bits(theirs) == 3:
        theirs.skip(2)
        number()  # a code that nobody writes
        return
    read = {
        "n": theirs.read_bit_double,
        "d": lambda: theirs.read_bit_double_default(default=7.5),
        "r": theirs.read_raw_double,
    }[kind]
    assert struct.pack("<d", number()) == struct.pack("<d", read())


def _next_bits(stream):
    at = stream.bit_index
    code = stream.read_bits(2)
    stream.bit_index = at
    return code


def test_an_arc_of_a_door_is_evidence(raw, file, proxy):
    swing = (4, numbers((100, 200, 0), (900,), UP, RIGHT, (math.pi / 2,)) + whole(0))
    leaf = (6, chain([(100, 200, 0), (100, 1100, 0)]))
    linework = raw(file(proxy(leaf, swing, kind="TCH_OPENING", layer="WINDOW")))
    arc = linework.door_arcs[0]
    assert (arc.centre, arc.radius, arc.layer) == ((100, 200), pytest.approx(900), "WINDOW")
    assert [path.kind for path in linework.paths] == [PathKind.LINE, PathKind.ARC]
    assert (linework.unread, linework.read) == ((), 1)


@pytest.mark.parametrize(
    "command",
    [
        (10, numbers((1, 2, 0), UP, RIGHT, (500, 1, 0)) + padded("休息室".encode("gbk"))),
        (36, numbers((1, 2, 0), UP, RIGHT, (500, 1, 0)) + wide("休息室")),
        (11, numbers((1, 2, 0), UP, RIGHT) + padded("休息室".encode("gbk")) + whole(6, 0)
         + numbers((500, 1, 0, 100)) + whole(0, 0, 0, 0, 0) + padded(b"txt") + padded(b"")),
        (38, numbers((1, 2, 0), UP, RIGHT) + wide("休息室") + whole(6, 0)
         + numbers((500, 1, 0, 100)) + whole(*[0] * 9) + wide("a") + wide("b") + wide("c")),
    ],
    ids=["text", "wide text", "styled text", "styled wide text"],
)  # fmt: skip
def test_names_in_pictures_are_texts(raw, file, proxy, command):
    text = raw(file(proxy(command, kind="TCH_SPACE", layer="SPACE"), version="AC1018")).texts[0]
    assert (text.text, text.height, text.layer, text.rotation) == ("休息室", 500, "SPACE", 0)
    assert text.at == pytest.approx((1 + 3 * 1.15 * 500 / 2, 252))


@pytest.mark.parametrize(("fill", "kind"), [(0, PathKind.POLYLINE), (1, PathKind.SOLID)])
def test_a_filled_polygon_is_solid_and_only_that_one(raw, file, proxy, fill, kind):
    polygon = (7, chain(SQUARE))
    paths = raw(file(proxy((20, whole(fill)), polygon, polygon))).paths
    assert [path.kind for path in paths] == [kind, PathKind.POLYLINE]
    assert all(path.closed and Polygon(path.points).area == 12 for path in paths)


def test_a_solid_is_seen_from_above_each_line_once(raw, file, proxy):
    box = [*SQUARE, *((x, y, 3) for x, y, _ in SQUARE)]
    faces = [(0, 1, 2, 3), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5)]
    entries = b"".join(struct.pack("<l", 4) + whole(*face) for face in faces)
    shell = (9, chain(box) + whole(20) + entries + whole(0, 0))
    mesh = (8, whole(2, 2) + numbers([(9, 0, 0), (10, 0, 0), (9, 1, 0), (10, 1, 0)]))
    paths = raw(file(proxy(shell, mesh))).paths
    assert [len(path.points) for path in paths] == [4, 2, 2, 4]
    assert [Polygon(path.points).area for path in paths if path.closed] == [12, 1]


def test_moved_frames_are_undone_and_stack(raw, file, proxy):
    def moved(x, scale):
        return (29, numbers([[scale, 0, 0, x], [0, scale, 0, 0], [0, 0, scale, 0], [0, 0, 0, 1]]))

    line = (6, chain([(1, 0, 0), (2, 0, 0)]))
    commands = (moved(10, 1), moved(0, 2), line, (31, b""), line, (31, b""), (31, b""), line)
    starts = [path.points[0].tolist() for path in raw(file(proxy(*commands))).paths]
    assert starts == [[12, 0], [11, 0], [1, 0]]


def test_layer_and_colour_change_within_a_picture(raw, file, tags, proxy):
    tables = "".join(tags((0, "LAYER"), (2, name), (62, 3)) for name in ("0", "墙线"))
    line = (6, chain([(0, 0, 0), (1, 0, 0)]))
    looks = [(16, whole(1)), (14, whole(1)), (22, whole(0xC2102030)), (16, whole(99))]
    commands = [line, *(command for look in looks for command in (look, line))]
    paths = raw(file(proxy(*commands), tables=tables)).paths
    found = [(path.layer, path.colour) for path in paths]
    assert found[:2] == [("WALL", ""), ("墙线", "#00FF00")]
    assert found[2:] == [("墙线", "#FF0000"), ("墙线", "#102030"), ("墙线", "#102030")]


def test_a_dimension_of_another_program_is_no_wall_and_no_text(raw, file, proxy):
    line = (6, chain([(0, 0, 0), (3600, 0, 0)]))
    number = (10, numbers((1800, 100, 0), UP, RIGHT, (300, 1, 0)) + padded(b"3600"))
    linework = raw(file(proxy(line, number, kind="TCH_DIMENSION2", layer="PUB_DIM")))
    assert [path.kind for path in linework.paths] == [PathKind.DIMENSION]
    assert (linework.texts, linework.unread) == ((), ())


def test_walls_and_names_of_other_programs_give_rooms(raw, file, proxy, tags):
    from app.recognition.recognise import recognise
    from app.rules.names import load_room_names

    def rectangle(*bounds):
        left, low, right, high = bounds
        ring = [(left, low, 0), (right, low, 0), (right, high, 0), (left, high, 0)]
        return (6, chain([*ring, ring[0]]))

    walls = proxy(rectangle(0, 0, 4000, 5000), rectangle(-240, -240, 4240, 5240))
    name = (10, numbers((1500, 2500, 0), UP, RIGHT, (350, 1, 0)) + padded("休息室".encode("gbk")))
    header = tags((9, "$INSUNITS"), (70, 4))
    content = file(walls + proxy(name, kind="TCH_SPACE", layer="SPACE"), version="AC1018")
    content = content.replace("AC1018\n", "AC1018\n" + header)
    plan = recognise(raw(content), load_room_names())
    assert [(room.name, round(room.area_m2, 2)) for room in plan.rooms] == [("休息室", 20.0)]


def test_what_was_read_from_pictures_is_told(raw, file, proxy, tags):
    wall = (6, chain([(0, 0, 0), (9, 0, 0)]))
    linework = raw(file(proxy(wall) * 3))
    problem = linework.problems[0]
    assert (problem.code, problem.severity) == ("OBJECTS_PICTURED", Severity.INFO)
    assert (linework.read, len(linework.paths)) == (3, 3)
    assert "walls 3" in str(problem.message)


@pytest.mark.parametrize("data", ["0800000000000000", "", "FFFF"], ids=["empty", "none", "broken"])
def test_an_object_without_a_picture_stays_unread_under_its_own_name(raw, file, tags, data):
    classes = tags((0, "SECTION"), (2, "CLASSES"), (0, "CLASS"), (1, "TCH_COLUMN"), (0, "CLASS"))
    classes += tags((1, "TCH_WALL"), (0, "ENDSEC"))
    proxy = [(0, "ACAD_PROXY_ENTITY"), (8, "WALL"), (90, 498), (91, 501), (160, len(data) // 2)]
    content = [(310, data)] if data else []
    more = [(161, 965), (310, "05000000000000125020")]
    linework = raw(classes + file(tags(*proxy, *content, *more)))
    assert (linework.unread, linework.paths) == ((("TCH_WALL", 1),), ())
    problem = linework.problems[0]
    assert (problem.code, problem.severity) == ("OBJECTS_UNREAD", Severity.ERROR)
    assert "图形导出" in str(problem.message)


def test_a_picture_is_read_from_a_binary_file(tmp_path, raw, proxy):
    from ezdxf.lldxf.tagwriter import BinaryTagWriter

    path = tmp_path / "binary.dxf"
    data = picture((6, chain([(0, 0, 0), (9, 0, 0)])), (6, chain(SQUARE)))
    with path.open("wb") as stream:
        writer = BinaryTagWriter(stream, dxfversion="AC1015", encoding="utf8")
        writer.write_signature()
        for code, value in [(0, "SECTION"), (2, "ENTITIES"), (0, "TCH_WALL"), (8, "WALL")]:
            writer.write_tag2(code, value)
        writer.write_tag2(92, len(data))
        for at in range(0, len(data), 100):
            writer.write_tag2(310, data[at : at + 100])
        for code, value in [(0, "ENDSEC"), (0, "EOF")]:
            writer.write_tag2(code, value)
    assert len(raw(path.read_bytes()).paths) == 2


def test_a_picture_in_part_unreadable_is_told(raw, file, proxy, codes):
    line = (6, chain([(0, 0, 0), (9, 0, 0)]))
    linework = raw(file(proxy(line, (6, whole(1000)), (99, b""), line)))
    assert len(linework.paths) == 2
    assert codes(linework) == ["OBJECTS_PICTURED", "ENTITY_SKIPPED"]
    assert linework.problems[1].severity is Severity.ERROR


@given(st.binary(max_size=300), st.integers(0, 45))
def test_any_bytes_for_a_picture_end_in_linework(data, number):
    from app.readers.dxf.content import Content
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.proxies import add_picture
    from app.readers.dxf.records import Record

    content = Content()
    for stream in (data, picture((number, data))):
        record = Record("TCH_WALL", [92, 310], [len(stream), stream.hex().encode()])
        with np.errstate(all="ignore"):
            is_seen = add_picture(record, content, TextDecoder("utf-8"), ())
        assert is_seen or not (content.shapes or content.words)
