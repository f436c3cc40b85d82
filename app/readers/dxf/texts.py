"""Texts and attributes, with the middle of their box."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.readers.dxf.content import Words
from app.readers.dxf.lines import axes_of, look_of
from app.readers.dxf.wording import plain_mtext, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content, Look
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record, Triple

_WIDE, _NARROW = 1.15, 0.7
"""Advance of a Chinese and a Latin letter in letter heights, as common fonts draw them."""
_LINE_PITCH = 5.0 / 3.0
"""Distance of the lines of an MTEXT in letter heights; DXF reference, MTEXT group 44."""
_DEFAULT_HEIGHT = 2.5
_ALIGNED, _MIDDLE, _FIT = 3, 4, 5
_IS_CONSTANT, _IS_INVISIBLE = 2, 1


def add_text(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add a TEXT or a lone ATTRIB."""
    content.add_words(text_of(record, look_of(record, decode), decode, content.read))


def add_constant(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add the text of an ATTDEF if it is the same in all inserts; others are only a mould."""
    if record.integer(70) & _IS_CONSTANT:
        add_text(record, children, content, decode)


def add_mtext(
    record: Record, children: Sequence[Record], content: Content, decode: TextDecoder
) -> None:
    """Add an MTEXT."""
    parts = [value for value in record.all(3) if isinstance(value, bytes)]
    # A letter of several bytes may be cut at the end of a part: join before decoding.
    raw = b"".join(part.rstrip(b"\r\n") for part in parts) + record.raw(1)
    text = plain_mtext(decode(raw))
    height = abs(record.number(40, _DEFAULT_HEIGHT)) or _DEFAULT_HEIGHT
    along = _direction_of_mtext(record)
    words = mtext_words(
        text,
        record.point(10),
        along,
        height=height,
        attachment=record.integer(71, 1),
        look=look_of(record, decode),
    )
    content.add_words(replace(words, place=content.read))


def _direction_of_mtext(record: Record) -> Triple:
    # Writers that give an angle besides the direction mean the direction.
    if record.get(11) is not None:
        x, y, z = record.point(11)
        length = math.hypot(x, y, z)
        if length > 0:
            return (x / length, y / length, z / length)
    angle = math.radians(record.number(50, 0.0))
    return _triple(_in_block(np.array((math.cos(angle), math.sin(angle), 0.0)), record))


def mtext_words(
    text: str, at: Triple, along: Triple, *, height: float, attachment: int, look: Look
) -> Words:
    """Return the words of an MTEXT that hangs on ``at``, first in the drawing order.

    Args:
        text: What is written, codes resolved.
        at: Attachment point.
        along: Direction of writing, length 1.
        height: Letter height.
        attachment: 1 to 9, top left to bottom right.
        look: Layer and colour.
    """
    lines = text.split("\n")
    width = max(text_width(line) for line in lines) * height
    tall = height * (1.0 + (len(lines) - 1) * _LINE_PITCH)
    column, row = (attachment - 1) % 3, (attachment - 1) // 3
    right, down = (1 - column) * width / 2, (1 - row) * tall / 2
    up = (-along[1], along[0], along[2])
    middle = tuple(p + right * a - down * u for p, a, u in zip(at, along, up, strict=True))
    letter = (up[0] * height, up[1] * height, up[2] * height)
    return Words(text, (middle[0], middle[1], middle[2]), along, letter, look, 0)


def text_of(record: Record, look: Look, decode: TextDecoder, place: int) -> Words:
    """Return the words of a TEXT, ATTRIB or ATTDEF."""
    height = abs(record.number(40, _DEFAULT_HEIGHT)) or _DEFAULT_HEIGHT
    written = decode(record.raw(1))
    text = plain_mtext(written) if "\\P" in written else plain_text(written)
    angle = math.radians(record.number(50, 0.0))
    width = text_width(text) * height * (abs(record.number(41, 1.0)) or 1.0)
    anchor, right, above = _anchor(record, width, height)
    along = np.array((math.cos(angle), math.sin(angle), 0.0))
    up = np.array((-along[1], along[0], 0.0))
    middle = np.array(anchor) + right * along + above * up
    tag = decode(record.raw(2)).strip() if record.kind == "ATTRIB" else ""
    at, along, up = (_in_block(vector, record) for vector in (middle, along, up * height))
    return Words(text, _triple(at), _triple(along), _triple(up), look, place, tag)


def _anchor(record: Record, width: float, height: float) -> tuple[Triple, float, float]:
    """Return the point that a text hangs on and the way from there to its middle."""
    across = record.integer(72)
    # The code of the vertical alignment differs between TEXT and attributes.
    upright = record.integer(73 if record.kind == "TEXT" else 74)
    start = record.point(10)
    end = record.point_or(11, start)
    if across in {_ALIGNED, _FIT}:
        middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
        return (middle[0], middle[1], middle[2]), 0.0, height / 2
    if across == _MIDDLE:
        return end, 0.0, 0.0
    above = (0.5, 0.5, 0.0, -0.5)[upright if 0 <= upright <= 3 else 0] * height
    right = (0.5, 0.0, -0.5)[across if 0 <= across <= 2 else 0] * width
    return (end if across or upright else start), right, above


def attributes_of(children: Sequence[Record], decode: TextDecoder, place: int) -> tuple[Words, ...]:
    """Return the attributes of an insert; empty ones are left out."""
    found = []
    for child in children:
        look = look_of(child, decode)
        if child.integer(70) & _IS_INVISIBLE:
            look = replace(look, is_hidden=True)
        words = text_of(child, look, decode, place)
        if words.text:
            found.append(words)
    return tuple(found)


def text_width(text: str) -> float:
    """Return about how wide ``text`` is, in letter heights."""
    lines = text.split("\n")
    return max(sum(_WIDE if _is_wide(char) else _NARROW for char in line) for line in lines)


def _is_wide(char: str) -> bool:
    return ord(char) > 0x2E7F and unicodedata.east_asian_width(char) in "WF"


def _in_block(vector: FloatArray, record: Record) -> FloatArray:
    axes = axes_of(record)
    return vector if axes is None else vector @ axes


def _triple(vector: FloatArray) -> Triple:
    x, y, z = vector.tolist()
    return (x, y, z)
