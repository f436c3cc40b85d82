"""What the last section of a file says about what is drawn: layouts, clips, styles of lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.model.linework import PathKind
from app.readers.dxf.clips import boundary_of
from app.readers.dxf.content import Shape
from app.readers.dxf.records import handle_of

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.readers.dxf.content import Content, End
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.records import Record

LAST_TAB = 1 << 16
_FILTERS = (b"ACAD_FILTER", b"SPATIAL")
"""Names under which dictionaries keep the way from an insert to its clip."""
_CLOSED_START, _CLOSED_END = 16 | 64, 256 | 1024


@dataclass(eq=False)
class Objects:
    """What is kept beside the drawing.

    Attributes:
        sheets: Place in the row of tabs and name of each layout, by the handle of its block.
        links: Where a dictionary leads on the way to a clip, by handles.
        clips: Boundaries in the frame of their block, by handle; None if one makes no sense.
        line_styles: Flags of the styles of multilines by name in small letters.
    """

    sheets: dict[str, tuple[int, str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    clips: dict[str, FloatArray | None] = field(default_factory=dict)
    line_styles: dict[str, int] = field(default_factory=dict)

    def read(self, record: Record, decode: TextDecoder) -> None:
        """Take note of one object; ValueError if it makes no sense."""
        if record.kind == "DICTIONARY":
            self._read_dictionary(record)
        elif record.kind == "LAYOUT":
            self._read_layout(record, decode)
        elif record.kind == "MLINESTYLE":
            name = decode(record.raw(2)).strip().casefold()
            self.line_styles[name] = record.integer(70)
        elif record.kind == "SPATIAL_FILTER":
            handle = handle_of(record.get(5))
            self.clips[handle] = None
            boundary = boundary_of(record)
            if boundary is None:
                del self.clips[handle]
            else:
                self.clips[handle] = boundary

    def _read_dictionary(self, record: Record) -> None:
        values = record.values
        for place, code in enumerate(record.codes[:-1]):
            name = values[place]
            if code == 3 and isinstance(name, bytes) and name.strip() in _FILTERS:
                self.links[handle_of(record.get(5))] = handle_of(values[place + 1])

    def _read_layout(self, record: Record, decode: TextDecoder) -> None:
        # The settings of its printer come first and use the same codes.
        names, blocks, tabs = record.all(1), record.all(330), record.numbers(71)
        if names and blocks and isinstance(names[-1], bytes):
            name = decode(names[-1].rstrip(b"\r\n")).strip()
            tab = int(tabs[-1]) if tabs else LAST_TAB
            self.sheets[handle_of(blocks[-1])] = (tab, name)

    def has_clip(self, extension: str) -> bool:
        """Tell whether an insert is clipped, readable or not."""
        clip = self._clip(extension)
        return bool(clip) and clip in self.clips

    def clip_of(self, extension: str) -> FloatArray | None:
        """Return the boundary of an insert, or None if there is none that makes sense."""
        return self.clips.get(self._clip(extension))

    def _clip(self, extension: str) -> str:
        return self.links.get(self.links.get(extension, ""), "") if extension else ""

    def close_ends(self, content: Content) -> None:
        """Draw the ends of multilines that their styles close."""
        for end in content.ends:
            flags = self.line_styles.get(end.style, 0)
            if flags & (_CLOSED_START if end.is_start else _CLOSED_END):
                content.shapes.append(_line_across(end))


def _line_across(end: End) -> Shape:
    points = np.array((end.first, end.last))
    return Shape(points, closed=False, kind=PathKind.LINE, look=end.look, place=end.place)
