"""Open a file as a plan, and start a review of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import CallError, PlanReadError, message
from app.model.facts import NO_FACTS
from app.model.linework import LayerUse
from app.model.plan import Reading
from app.model.review import Review
from app.progress import Progress, no_progress
from app.readers.file_bytes import first_bytes
from app.service.library import DEFAULT_STANDARD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.model.linework import LayerUses, Linework
    from app.model.plan import Plan
    from app.service.library import Library
    from app.units import Unit

DRAWING_SUFFIXES = (".dxf", ".dwg")
TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What a person says about the drawing; None leaves it to the evidence.

    Attributes:
        unit: Length unit.
        scale: N of the paper scale 1:N.
        layer_uses: What single layers hold.
        wall_layers: Names of layers that hold walls, also with ``*`` and ``?``; unlike those of
            ``layer_uses`` each must be there.
    """

    unit: Unit | None = None
    scale: float | None = None
    layer_uses: LayerUses = ()
    wall_layers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Opened:
    """A plan and, where it came from a drawing, the drawing itself."""

    plan: Plan
    linework: Linework | None = None


def open_plan(
    path: Path,
    library: Library,
    options: ReadOptions | None = None,
    *,
    progress: Progress = no_progress,
) -> Opened:
    """Return the plan in ``path``: a drawing or a room table, told apart by content.

    Raises:
        PlanReadError: Nothing of the file can be shown.
        CallError: The drawing has no layer of the name of a layer of walls.
        Cancelled: ``progress`` said so.
    """
    options = options or ReadOptions()
    if _is_drawing(path):
        return _open_drawing(path, library, options, progress)
    if options.wall_layers:
        text = message(
            "“{file}” is a table of rooms, which has no layers; leave out --wall-layers.",
            file=path.name,
        )
        raise CallError(text)
    from app.readers.tables.reading import read_table

    return Opened(plan=read_table(path, library.names, progress=progress))


def _open_drawing(path: Path, library: Library, options: ReadOptions, progress: Progress) -> Opened:
    from app.readers.drawing import read_drawing

    linework = read_drawing(path, progress=progress)
    return recognise_again(linework, library, options, progress=progress)


def recognise_again(
    linework: Linework,
    library: Library,
    options: ReadOptions,
    *,
    progress: Progress = no_progress,
) -> Opened:
    """Return the plan of a drawing that was read before, with what a person says about it now.

    Raises:
        CallError: The drawing has no layer of the name of a layer of walls.
        Cancelled: ``progress`` said so.
    """
    from app.recognition.recognise import recognise

    plan = recognise(
        linework,
        library.names,
        unit=options.unit,
        scale=options.scale,
        layer_uses=(*options.layer_uses, *_wall_uses(linework, options.wall_layers)),
        progress=progress,
    )
    return Opened(plan=plan, linework=linework)


def _wall_uses(linework: Linework, patterns: Sequence[str]) -> LayerUses:
    """Return the layers meant by names and patterns as layers of walls."""
    from app.recognition.layer_list import layers_named, nearest_layers

    uses: dict[str, LayerUse] = {}
    for pattern in patterns:
        names = layers_named(linework, pattern)
        if not names:
            text = message(
                "“{file}” has nothing drawn on a layer “{layer}”; nearest: {known}.",
                file=linework.source.name,
                layer=pattern,
                known=", ".join(nearest_layers(linework, pattern)) or "–",
            )
            raise CallError(text)
        uses |= dict.fromkeys(names, LayerUse.WALL)
    return tuple(uses.items())


_DRAWING_STARTS = (b"AutoCAD Binary DXF", b"AC10", b"AC1.")
_TABLE_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BYTES_THAT_TELL = 4096


def _is_drawing(path: Path) -> bool:
    start = first_bytes(path, _BYTES_THAT_TELL)
    if start.startswith(_DRAWING_STARTS):
        return True
    suffix = path.suffix.lower()
    if suffix in DRAWING_SUFFIXES and not start.startswith(_TABLE_STARTS):
        return True
    if suffix in TABLE_SUFFIXES or start.startswith(_TABLE_STARTS):
        return _looks_like_dxf(start)
    if _looks_like_dxf(start):
        return True
    text = message(
        "“{file}” is neither a drawing nor a room table. Open a DXF drawing or a table in XLSX, "
        "XLS, ODS or CSV.",
        file=path.name,
    )
    raise PlanReadError(text)


def _looks_like_dxf(start: bytes) -> bool:
    """Tell whether a file begins with the tags of an ASCII DXF: ``0 SECTION`` or a comment."""
    lines = [line.strip() for line in start.removeprefix(b"\xef\xbb\xbf").splitlines()[:2]]
    return lines == [b"0", b"SECTION"] or lines[:1] == [b"999"]


def new_review(plan: Plan, library: Library) -> Review:
    """Return a review of ``plan`` in which nothing has been chosen yet."""
    keys = [standard.key for standard in library.standards]
    standard = DEFAULT_STANDARD if DEFAULT_STANDARD in keys else keys[0]
    return Review(plan=plan, standard=standard, facts=NO_FACTS)


def rename_room(review: Review, key: str, name: str, library: Library) -> Review:
    """Return ``review`` with another name for a room; the name is read anew.

    What a person decided about the room's function stays.
    """
    room = review.plan.room(key)
    name = name.strip()
    if room.reading is Reading.DECIDED:
        return review.with_rooms([replace(room, name=name)])
    reading = library.names.read(name)
    renamed = replace(
        room,
        name=name,
        function=reading.function,
        candidates=reading.candidates,
        reading=reading.reading,
    )
    return review.with_rooms([renamed])
