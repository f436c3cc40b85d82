"""Drawings: DXF and DWG files as linework, in drawing units."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.errors import PlanReadError, message
from app.model.linework import MARK_LAYERS, Linework, SheetView
from app.model.plan import Problem, Severity, Source
from app.progress import Progress, no_progress
from app.readers.dxf.document import read_document
from app.readers.dxf.encoding import decoder_for
from app.readers.dxf.files import BINARY_SENTINEL, as_dxf, drawing_bytes, is_dwg
from app.readers.dxf.findings import problems_of
from app.readers.dxf.records import RecordStream
from app.readers.dxf.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.model.linework import Path as DrawnPath
    from app.model.linework import Text
    from app.readers.dwg.conversion import Converted
    from app.readers.dxf.document import Document
    from app.readers.dxf.encoding import TextDecoder


def read_drawing(path: Path, *, progress: Progress = no_progress) -> Linework:
    """Return everything drawn in a DXF or DWG file.

    Damage costs what is damaged, not the drawing; what was lost, left out or lies elsewhere is
    told as problems of the linework. No other file is opened. A DWG goes through a converter that
    is installed on the computer.

    Args:
        path: A DXF file, R12 or later, ASCII or binary, or a DWG file.
        progress: Told what is being done; may raise ``Cancelled``.

    Raises:
        PlanReadError: The file is missing, unreadable, no drawing, or beyond all measure; or it
            is a DWG, and no converter gives a DXF of it.
        Cancelled: The user asked to stop.
    """
    progress(message("Opening the file"), 0.0)
    data = drawing_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name=path.name, sha256=digest, kind="drawing")
    if is_dwg(data):
        linework = _converted_linework(path, data, source, progress)
    else:
        linework = _linework(as_dxf(data, path), source, progress)
    progress(message("The drawing is read"), 1.0)
    return linework


def _converted_linework(path: Path, data: bytes, source: Source, progress: Progress) -> Linework:
    from app.readers.dwg.conversion import after_conversion, convert_dwg

    converted = convert_dwg(path, data, progress)
    linework = _linework(converted.data, source, after_conversion(progress))
    problems = (*_of_conversion(converted, linework), *linework.problems)
    return replace(linework, problems=problems)


def _of_conversion(converted: Converted, linework: Linework) -> Iterator[Problem]:
    """Yield what a person should know about the way from DWG to DXF."""
    names = {"name": linework.source.name, "converter": converted.converter.name}
    if converted.exit_code:
        text = message(
            "{converter} ended with code {code} when it turned “{name}” into DXF: parts of the "
            "drawing may be missing, so no verdict can be given. Save the drawing as DXF in CAD "
            "and open that file.",
            code=converted.exit_code,
            **names,
        )
        yield Problem(code="DWG_INCOMPLETE", severity=Severity.ERROR, message=text, affects=None)
    text = message(
        "“{name}” was turned into DXF by {converter}: {read} objects were read, {unread} were "
        "not. Compare the plan with the drawing in CAD.",
        read=linework.read,
        unread=sum(count for _, count in linework.unread),
        **names,
    )
    yield Problem(code="DWG_CONVERTED", severity=Severity.INFO, message=text)


def _linework(data: bytes, source: Source, progress: Progress) -> Linework:
    # Coordinates beyond all measure are found and refused; numpy need not warn of them.
    with np.errstate(all="ignore"):
        return _read(data, source, progress)


def _read(data: bytes, source: Source, progress: Progress) -> Linework:
    stream = RecordStream(data)
    document = read_document(stream, _decoder(data), progress)
    if not document.has_all and not document.layouts and document.plan_space.is_empty:
        text = message(
            "“{name}” begins like a DXF but is cut off or damaged before anything is drawn. "
            "Save or copy the drawing again.",
            name=source.name,
        )
        raise PlanReadError(text)
    drawn = Walk(document, source.name, progress).run()
    return Linework(
        source=source,
        unit_code=document.unit_code,
        dxf_version=document.version,
        paths=tuple(path for _, path in drawn.paths if not _is_mark(path)),
        texts=tuple(text for _, text in drawn.texts if not _is_mark(text)),
        door_arcs=tuple(drawn.door_arcs),
        dimensions=tuple(drawn.dimensions),
        unread=tuple(sorted(drawn.unread.items())),
        read=drawn.read,
        views=tuple(_views(document)),
        problems=tuple(problems_of(document, drawn, stream)),
    )


def _views(document: Document) -> Iterator[SheetView]:
    for name, content in document.all_layouts:
        for window in content.windows:
            yield SheetView(layout=name, on_paper=window.on_paper, seen=window.seen)


def _is_mark(item: DrawnPath | Text) -> bool:
    """Tell whether this is a mark of our own from an earlier check of the same drawing."""
    return item.layer.startswith(MARK_LAYERS)


def _decoder(data: bytes) -> TextDecoder:
    if not data.startswith(BINARY_SENTINEL):
        return decoder_for(data)
    texts = (
        value
        for record in RecordStream(data)
        for value in record.values
        if isinstance(value, bytes)
    )
    return decoder_for(data, texts)
