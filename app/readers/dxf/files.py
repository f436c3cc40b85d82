"""The bytes of a drawing file, or one sentence about what the file is instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import Message, PlanReadError, message
from app.readers.file_bytes import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

BINARY_SENTINEL = b"AutoCAD Binary DXF\r\n\x1a\x00"
MAX_BYTES = 600_000_000
_FIRST_SECTION = re.compile(rb"(?:^|[\r\n])[ \t]*0[ \t]*(?:\r*\n|\r)[ \t]*SECTION", re.IGNORECASE)
_SEARCHED = 1 << 16

_KINDS: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF", message("a PDF")),
    (b"\x89PNG", message("a PNG picture")),
    (b"\xff\xd8\xff", message("a JPEG picture")),
    (b"GIF8", message("a GIF picture")),
    (b"II*\x00", message("a TIFF picture")),
    (b"MM\x00*", message("a TIFF picture")),
    (b"PK\x03\x04", message("a ZIP or Office file (XLSX, DOCX)")),
    (b"PK\x05\x06", message("a ZIP or Office file (XLSX, DOCX)")),
    (b"\xd0\xcf\x11\xe0", message("an old or password-protected Office file")),
    (b"Rar!", message("a RAR archive")),
    (b"7z\xbc\xaf", message("a 7z archive")),
    (b"\x1f\x8b", message("a compressed archive")),
    (b"(DWF V", message("a DWF")),
    (b"ISO-10303-21", message("an IFC or STEP model")),
    (b"{\\rtf", message("a text document (RTF)")),
    (b"SQLite format 3", message("a database")),
    (b"<", message("a web page or XML file")),
)


def drawing_bytes(path: Path) -> bytes:
    """Return the bytes of a drawing, DXF or not.

    Raises:
        PlanReadError: There is no such file, it can't be opened, is empty or far too large.
    """
    too_large = message(
        "“{name}” is too large for a floor plan. Save the plan alone as DXF and open that.",
        name=path.name,
    )
    data = read_bytes(path, largest=MAX_BYTES, too_large=too_large)
    if not data.strip(b"\x00\t\r\n "):
        text = message("“{name}” is empty. Save the drawing again as DXF.", name=path.name)
        raise PlanReadError(text)
    return data


def is_dwg(data: bytes) -> bool:
    """Tell whether the bytes are those of a DWG."""
    return re.match(rb"AC1\.|AC10[0-9]{2}|AC2\.|MC0\.0", data) is not None


def as_dxf(data: bytes, path: Path) -> bytes:
    """Return ``data`` as DXF bytes with plain line ends.

    Raises:
        PlanReadError: The bytes are something else than DXF; the text says what.
    """
    if data.startswith(BINARY_SENTINEL):
        return data
    name = path.name
    data = _without_mark(data)
    start = data[:_SEARCHED]
    if _FIRST_SECTION.search(start):
        data = data.replace(b"\r\r\n", b"\n") if b"\r\r\n" in start else data
        data = data if b"\n" in start else data.replace(b"\r", b"\n")
        return data.lstrip() if start[:1].isspace() else data
    for start, kind in _KINDS:
        if data.lstrip().startswith(start):
            raise PlanReadError(
                message(
                    "“{name}” is {kind}, not a DXF drawing. Open the DXF of the floor plan.",
                    name=name,
                    kind=kind,
                )
            )
    raise PlanReadError(
        message(
            "“{name}” is not a DXF drawing: nothing in it can be read as one. "
            "Save the floor plan in CAD as DXF and open that file.",
            name=name,
        )
    )


def _without_mark(data: bytes) -> bytes:
    """Return ``data`` without a byte order mark; UTF-16 (an editor saved it so) becomes UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode("utf-8")
    return data
