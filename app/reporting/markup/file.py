"""Opening a drawing to mark it, and writing it so that all else stays as it was."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ezdxf import recover
from ezdxf._options import options
from ezdxf.filemanagement import readfile
from ezdxf.lldxf.const import DXFError

from app.errors import ReportWriteError, message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ezdxf.document import Drawing

# What ezdxf notes about a damaged file is told in our own words, not on standard error.
logging.getLogger("ezdxf").addHandler(logging.NullHandler())

_DAMAGED = (
    DXFError,
    ValueError,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    OSError,
    StopIteration,
)
_HEADER_BYTES = 200_000
# ezdxf would set these to the clock, to chance, or to a code page that it knows.
_HEADER_KEPT = (
    "$TDCREATE",
    "$TDUCREATE",
    "$TDUPDATE",
    "$TDUUPDATE",
    "$VERSIONGUID",
    "$FINGERPRINTGUID",
    "$DWGCODEPAGE",
)
_UNIT = "$INSUNITS"


@dataclass(frozen=True, eq=False)
class Opened:
    """A drawing to be marked.

    Attributes:
        doc: The document of ezdxf.
        is_repaired: Whether it was damaged, so that the copy may lack something.
        header: Values of the header that are to stay as they were, "" where there was none;
            empty for binary files.
    """

    doc: Drawing
    is_repaired: bool
    header: dict[str, str]


def open_drawing(source: Path, sha256: str) -> Opened:
    """Return the drawing ``source``.

    Args:
        source: The file.
        sha256: Hash that its bytes must have, those of the check.

    Raises:
        ReportWriteError: The file has changed, can't be read or can't be opened.
    """
    data = _unchanged_bytes(source, sha256)
    doc, is_repaired = _open(source)
    return Opened(doc, is_repaired, _kept_header(data))


def _kept_header(data: bytes) -> dict[str, str]:
    """Return the values as they stand in the file; ezdxf changes some when it loads them."""
    if data.startswith(b"AutoCAD Binary DXF"):
        return {}
    head = data[:_HEADER_BYTES].decode("latin-1")
    found = {name: re.search(_variable(name), head) for name in (*_HEADER_KEPT, _UNIT)}
    return {name: one[1].strip() if one else "" for name, one in found.items()}


def _variable(name: str) -> str:
    return rf"{re.escape(name)}[ \t]*\r?\n *\d+\r?\n([^\r\n]*)"


def _unchanged_bytes(source: Path, sha256: str) -> bytes:
    try:
        data = source.read_bytes()
    except OSError as error:
        text = message(
            "“{name}” can't be read any more, so nothing can be marked in it. Put it back in its "
            "place and try again.",
            name=source.name,
        )
        raise ReportWriteError(text) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        text = message(
            "“{name}” has changed since it was checked. Open it again, then write the marked-up "
            "drawing.",
            name=source.name,
        )
        raise ReportWriteError(text)
    return data


def _open(source: Path) -> tuple[Drawing, bool]:
    """Return the document, and whether it had to be repaired."""
    try:
        return readfile(source), False
    except _DAMAGED:
        pass
    doc = _repaired(source)
    if doc is None or not any(len(layout) for layout in doc.layouts):
        text = message(
            "“{name}” is damaged or of a kind that can't be marked. Save it again in CAD as DXF "
            "(2000 or later), check that file and mark it.",
            name=source.name,
        )
        raise ReportWriteError(text)
    return doc, True


def _repaired(source: Path) -> Drawing | None:
    """Return what can be saved of a damaged drawing, or None."""
    try:
        return recover.readfile(source)[0]
    except _DAMAGED:
        return None


def drawing_bytes(opened: Opened) -> bytes:
    """Return the file; the same drawing gives the same bytes, with its own dates."""
    doc, stream = opened.doc, io.StringIO()
    before = options.write_fixed_meta_data_for_testing
    # The option's name notwithstanding, it is how ezdxf leaves clock and chance out of a file.
    options.write_fixed_meta_data_for_testing = True
    try:
        doc.write(stream)
    finally:
        options.write_fixed_meta_data_for_testing = before
    head, end, rest = stream.getvalue().partition("\nENDSEC\n")
    text = _with_header(head + "\n", opened.header)[:-1] + end + rest
    return text.replace("\n", "\r\n").encode(doc.output_encoding, errors="dxfreplace")


def _with_header(head: str, kept: dict[str, str]) -> str:
    """Return the header with the values that the original had, without what it had not."""
    unit = kept.get(_UNIT, "")
    if unit and _UNIT not in head:  # ezdxf drops it from R12, where CAD programs write it too
        before, zero, _ = head.rpartition("  0\n")
        head = f"{before}  9\n{_UNIT}\n 70\n{unit}\n{zero}"
    for name in _HEADER_KEPT if kept else ():
        value = kept[name]
        pattern = re.compile(rf"^( *9\n{re.escape(name)}\n *\d+\n)[^\n]*\n", re.MULTILINE)
        head = pattern.sub(_replacement(value), head)
    return head


def _replacement(value: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{value}\n" if value else ""


def encodable(text: str, encoding: str) -> str:
    r"""Return ``text`` with ``\U+XXXX`` for what ``encoding`` does not hold.

    In an encoding without Chinese all but ASCII is escaped: offices write GBK under such names, and
    a single byte above 127 would swallow what follows it.
    """
    has_chinese = _holds("颐审", encoding)
    return "".join(
        char if char.isascii() or (has_chinese and _holds(char, encoding)) else _escaped(char)
        for char in text
    )


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be").hex().upper()
    return "".join(f"\\U+{units[start : start + 4]}" for start in range(0, len(units), 4))
