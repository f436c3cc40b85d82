"""Entities made of others: inserts, dimensions, multileaders and multilines."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.readers.dxf.content import End, Frame, Insert, Measure, checked
from app.readers.dxf.lines import axes_of, ends_meet, joined, look_of
from app.readers.dxf.texts import attributes_of, mtext_words
from app.readers.dxf.wording import plain_mtext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content, Look
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record, Triple, Value

_LINEAR, _ALIGNED = 0, 1
_KIND_OF_DIMENSION = 0x0F
_NUMBER = re.compile(r"[^\d.,+\-]*(\d+(?:\.\d+)?)(?:\s*(?:mm|cm|m|毫米|厘米|米))?\s*\Z")
_CLOSED_MLINE, _OPEN_START, _OPEN_END = 2, 4, 8
_MOST_LINES = 64
_ONCE = (1, (0.0, 0.0, 0.0))


def add_insert(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add a block reference with its attributes."""
    name = decode(record.raw(2)).strip()
    if not name:
        raise ValueError("INSERT without a block")
    frame, axes = _frame_of(record)
    columns, rows = _array_of(record, axes)
    insert = Insert(
        name,
        frame,
        look_of(record, decode),
        content.read,
        columns=columns,
        rows=rows,
        attributes=attributes_of(children, decode, content.read),
        extension=record.extension(),
    )
    content.inserts.append(insert)


def _array_of(
    record: Record, axes: FloatArray | None
) -> tuple[tuple[int, Triple], tuple[int, Triple]]:
    """Return how often an insert is repeated along its columns and rows, and the way each time."""
    counts = record.integer(70, 1), record.integer(71, 1)
    if max(counts) <= 1:
        return _ONCE, _ONCE
    # The array of copies turns with the insert but is not scaled by it.
    angle = math.radians(record.number(50, 0.0))
    right = np.array((math.cos(angle), math.sin(angle), 0.0)) * record.number(44, 0.0)
    above = np.array((-math.sin(angle), math.cos(angle), 0.0)) * record.number(45, 0.0)
    columns, rows = (
        (max(1, count) if step.any() else 1, _vector(step if axes is None else step @ axes))
        for count, step in zip(counts, (right, above), strict=True)
    )
    return columns, rows


def _vector(values: FloatArray) -> Triple:
    x, y, z = checked(values).tolist()
    return (x, y, z)


def _frame_of(record: Record) -> tuple[Frame, FloatArray | None]:
    """Return where the block goes (its base point at the origin) and the axes of its plane."""
    axes = axes_of(record)
    angle = math.radians(record.number(50, 0.0))
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y, z = (record.number(code, 1.0) for code in (41, 42, 43))
    rows = ((x * cosine, x * sine, 0.0), (-y * sine, y * cosine, 0.0), (0.0, 0.0, z))
    put = checked(np.array((*rows, record.point(10))))
    if axes is not None:
        put = checked(put @ axes)
    return Frame(put[:3], put[3]), axes


def add_table(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add the block that shows a table."""
    name = decode(record.raw(2)).strip()
    x, y, _ = record.point_or(11, (1.0, 0.0, 0.0))
    length = math.hypot(x, y) or 1.0
    along, across = (x / length, y / length, 0.0), (-y / length, x / length, 0.0)
    turn = checked(np.array((along, across, (0.0, 0.0, 1.0))))
    frame = Frame(turn, checked(np.array(record.point(10))))
    content.inserts.append(Insert(name, frame, look_of(record, decode), content.read))


def add_dimension(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add a dimension: what it measures, what it says, and its picture."""
    block = decode(record.raw(2)).strip()
    if block:
        frame = Frame(np.eye(3), np.zeros(3))
        look = look_of(record, decode)
        content.inserts.append(Insert(block, frame, look, content.read, is_dimension=True))
    kind = record.integer(70) & _KIND_OF_DIMENSION
    if kind not in {_LINEAR, _ALIGNED} or record.get(13) is None or record.get(14) is None:
        return
    first, second = record.point(13), record.point(14)
    checked(np.array((first, second)))
    along = None
    if kind == _LINEAR:
        angle = math.radians(record.number(50, 0.0))
        along = (math.cos(angle), math.sin(angle), 0.0)
    middle = ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2, 0.0)
    written = number_of(plain_mtext(decode(record.raw(1))))
    content.measures.append(Measure(first, second, along, middle, written, block))


def number_of(text: str) -> float | None:
    """Return the number that a dimension text says, or None if it says none by itself."""
    found = _NUMBER.match(text.strip())
    return float(found[1]) if found and float(found[1]) > 0 else None


def add_multileader(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add the lines and the text of a multileader."""
    look = look_of(record, decode)
    lines, head = _context_of(record)
    for line in lines:
        content.add_shape(np.array(line), PathKind.LINE, look)
    written = head.get(304)
    if not isinstance(written, bytes) or 12 not in head:
        return
    at = (float(head[12]), float(head[22]), float(head.get(32, 0.0)))
    angle = float(head.get(42, 0.0))
    along = (math.cos(angle), math.sin(angle), 0.0)
    text = plain_mtext(decode(written.rstrip(b"\r\n")))
    height = abs(float(head.get(41, 1.0))) or 1.0
    attachment = {2: 2, 3: 3}.get(int(head.get(171, 1)), 1)
    words = mtext_words(text, at, along, height=height, attachment=attachment, look=look)
    content.add_words(replace(words, place=content.read))


def _context_of(record: Record) -> tuple[list[list[Triple]], dict[int, Value]]:
    """Return the leader lines and the tags of the text of a multileader.

    The tags are nested in braces that are texts: ``CONTEXT_DATA{`` holds ``LEADER{`` (closed by
    group 303), which holds ``LEADER_LINE{`` (closed by group 305); 301 closes the whole.
    """
    lines: list[list[Triple]] = []
    head: dict[int, Value] = {}
    depth, last_knee = 0, None
    pairs = list(zip(record.codes, record.values, strict=True))
    for place, (code, value) in enumerate(pairs):
        is_opening = isinstance(value, bytes) and value.strip().endswith(b"{")
        if code in {300, 302, 304} and is_opening:
            depth += 1
            if code == 304:
                lines.append([])
        elif code in {301, 303, 305} and depth:
            depth -= 1
            if code == 305 and last_knee is not None:
                lines[-1].append(last_knee)
        elif code == 10 and depth >= 2:
            point = (float(value), float(pairs[place + 1][1]), 0.0)
            if depth == 2:
                last_knee = point
            else:
                lines[-1].append(point)
        elif depth == 1:
            head.setdefault(code, value)
    return [line for line in lines if len(line) > 1], head


def add_mline(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add each line of a multiline; openings that were cut into it stay open."""
    corners, ways, mitres = record.points(11), record.points(12), record.points(13)
    if not len(corners) == len(ways) == len(mitres) > 1:
        raise ValueError("MLINE without whole corners")
    params = _line_parameters(record, len(corners))
    is_closed = bool(record.integer(71) & _CLOSED_MLINE)
    look = look_of(record, decode)
    if not is_closed:
        for place, is_start in ((0, True), (-1, False)):
            offsets = [line[0] for line in params[place] if line]
            if offsets and not record.integer(71) & (_OPEN_START if is_start else _OPEN_END):
                reach = corners[place] + np.outer((min(offsets), max(offsets)), mitres[place])
                first, last = (_vector(point) for point in reach)
                style = decode(record.raw(2)).strip().casefold()
                content.ends.append(End(first, last, style, is_start, look, content.read))
    for number in range(min(len(params[0]), _MOST_LINES)):
        offsets = [corner[number][0] if corner[number] else 0.0 for corner in params]
        points = corners + mitres * np.array(offsets)[:, None]
        cuts = [corner[number][1:] for corner in params]
        if all(len(cut) <= 1 for cut in cuts):
            closed = is_closed or ends_meet(points)
            content.add_shape(joined(points), PathKind.POLYLINE, look, closed=closed)
        else:
            _add_cut_line(points, ways, cuts, content, look, is_closed=is_closed)


def _line_parameters(record: Record, count: int) -> list[list[list[float]]]:
    """Return for each corner and each line its offset and where the line starts and stops."""
    per_line: list[list[float]] = []
    missing = 0
    for code, value in zip(record.codes, record.values, strict=True):
        if code == 74:
            per_line.append([])
            missing = int(value)
        elif code == 41 and missing > 0:
            per_line[-1].append(float(value))
            missing -= 1
    lines = len(per_line) // count
    if lines == 0 or len(per_line) != lines * count:
        raise ValueError("MLINE without whole lines")
    return [per_line[i * lines : (i + 1) * lines] for i in range(count)]


def _add_cut_line(
    points: FloatArray,
    ways: FloatArray,
    cuts: list[list[float]],
    content: Content,
    look: Look,
    *,
    is_closed: bool,
) -> None:
    """Add one line of a multiline piece by piece."""
    last = len(points) if is_closed else len(points) - 1
    for i in range(last):
        end = points[(i + 1) % len(points)]
        stops = cuts[i] or [0.0]
        for place in range(0, len(stops), 2):
            start = points[i] + ways[i] * stops[place]
            stop = points[i] + ways[i] * stops[place + 1] if place + 1 < len(stops) else end
            content.add_shape(np.array((start, stop)), PathKind.LINE, look)
