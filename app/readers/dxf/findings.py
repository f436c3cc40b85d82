"""What a person should know about the reading of a drawing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.errors import Message, message
from app.model.plan import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.readers.dxf.document import Document
    from app.readers.dxf.records import RecordStream
    from app.readers.dxf.walk import Drawn

_TIANZHENG = "TCH_"
_OF_OTHER_PROGRAMS = (_TIANZHENG, "AEC_", "ACAD_PROXY")
_KIND_NAMES: dict[str, Message] = {
    "TCH_WALL": message("walls"),
    "TCH_CURTAIN_WALL": message("curtain walls"),
    "TCH_OPENING": message("doors and windows"),
    "TCH_SPACE": message("rooms"),
    "TCH_COLUMN": message("columns"),
    "TCH_TEXT": message("texts"),
    "TCH_MTEXT": message("texts of several lines"),
    "TCH_DIMENSION": message("dimensions"),
    "TCH_DIMENSION2": message("dimensions"),
    "TCH_RADIUSDIM": message("radius dimensions"),
    "TCH_AXIS_LABEL": message("grid labels"),
    "TCH_ELEVATION": message("level marks"),
    "TCH_DRAWINGNAME": message("drawing titles"),
    "TCH_DRAWINGINDEX": message("index marks"),
    "TCH_MULTILEADER": message("leaders"),
    "TCH_ARROW": message("arrows"),
    "TCH_SYMB_SECTION": message("section marks"),
    "TCH_NORTHTHUMB": message("north arrows"),
    "TCH_SLAB": message("slabs"),
    "TCH_STAIR": message("stairs"),
    "TCH_RECTSTAIR": message("stairs"),
    "TCH_LINESTAIR": message("stairs"),
    "TCH_ARCSTAIR": message("stairs"),
    "TCH_MULTISTAIR": message("stairs"),
    "TCH_BALCONY": message("balconies"),
    "TCH_HANDRAIL": message("handrails"),
    "ACAD_PROXY_ENTITY": message("objects of another program"),
    "REGION": message("regions"),
    "3DSOLID": message("solids"),
    "BODY": message("solids"),
    "SURFACE": message("surfaces"),
    "AEC_WALL": message("walls"),
    "AEC_DOOR": message("doors"),
    "AEC_WINDOW": message("windows"),
    "AEC_SPACE": message("rooms"),
}
_MAY_BE_OUTLINE = frozenset(
    ("LWPOLYLINE", "POLYLINE", "HATCH", "MPOLYGON", "INSERT", "MLINE", "VERTEX", "SPATIAL_FILTER")
)
_LINES_OF_A_FRAME, _SHARE_OF_A_PLAN = 300, 0.5
"""A frame has fewer lines; a plan on paper has at least this share of those in model space."""
_MOST_KINDS = 4
_MOST_NAMES = 5


def problems_of(document: Document, drawn: Drawn, stream: RecordStream) -> Iterator[Problem]:
    """Yield what a person should know, gravest first."""
    yield from _unread(drawn)
    yield from _pictured(drawn)
    yield from _incomplete(document, stream)
    yield from _skipped(document, drawn)
    yield from _corners_missing(drawn)
    yield from _elsewhere(drawn)
    if drawn.masks:
        text = message(
            "{count} wipeouts hide parts of the drawing; what lies under them is read all the "
            "same. Look whether the plan shows lines that the drawing hides.",
            count=drawn.masks,
        )
        yield Problem(code="WIPEOUT_IGNORED", severity=Severity.INFO, message=text)
    if drawn.circular:
        text = message(
            "Some blocks hold themselves and were drawn only once: {names}. "
            "Redraw them in CAD if something is missing on the plan.",
            names=_listed(drawn.circular),
        )
        yield Problem(code="BLOCK_CIRCULAR", severity=Severity.WARNING, message=text)
    if document.plan_space.is_empty and document.layouts:
        text = message(
            "Model space is empty; the plan was read from a layout on paper. "
            "Its lengths are lengths on paper, so state the scale."
        )
        yield Problem(code="READ_FROM_PAPER", severity=Severity.WARNING, message=text)
    yield from _beside_the_plan(drawn)


def _beside_the_plan(drawn: Drawn) -> Iterator[Problem]:
    """Tell of layouts that hold so much that it may be a plan, beside one in model space."""
    counts = Counter(path.layout for _, path in drawn.paths)
    if not counts[""]:
        return
    full = [
        name
        for name, count in counts.items()
        if name and count > max(_LINES_OF_A_FRAME, counts[""] * _SHARE_OF_A_PLAN)
    ]
    if full:
        text = message(
            "Rooms are looked for in model space only; these layouts hold much of their own: "
            "{names}. If the plan is drawn there, move it to model space and save again.",
            names=_listed(full),
        )
        yield Problem(code="LAYOUT_NOT_READ", severity=Severity.WARNING, message=text)


def _unread(drawn: Drawn) -> Iterator[Problem]:
    count = drawn.unread.total()
    if not count:
        return
    share = max(1, round(100 * count / (count + drawn.read)))
    values = {"count": count, "kinds": _kinds(drawn.unread), "share": share}
    if any(kind.startswith(_TIANZHENG) for kind in drawn.unread):
        text = message(
            "{count} 天正 objects in the drawing can't be read ({kinds}), about {share} % of it, "
            "so no verdict can be given. In 天正 choose 文件布图→图形导出, save as "
            "天正3 (T3) format, and open that file.",
            **values,
        )
    else:
        text = message(
            "{count} objects in the drawing can't be read ({kinds}), about {share} % of it, "
            "so no verdict can be given. Open the drawing in the program that made it, break "
            "these objects up into lines (EXPLODE; from 天正: 文件布图→图形导出 as T3), save "
            "as DXF again, and open that file.",
            **values,
        )
    yield Problem(code="OBJECTS_UNREAD", severity=Severity.ERROR, message=text, affects=None)


def _pictured(drawn: Drawn) -> Iterator[Problem]:
    if drawn.pictured:
        text = message(
            "{count} objects of other programs ({kinds}) were read from the picture of them that "
            "the drawing keeps. Look whether the plan shows them as the drawing does.",
            count=drawn.pictured.total(),
            kinds=_kinds(drawn.pictured),
        )
        yield Problem(code="OBJECTS_PICTURED", severity=Severity.INFO, message=text)


def _incomplete(document: Document, stream: RecordStream) -> Iterator[Problem]:
    places = document.jumps + document.merged
    if document.has_all and not places:
        return
    if not stream.has_end and not document.has_all:
        text = message(
            "The file breaks off in the middle. What stands before was read; the rest is "
            "missing, so no verdict can be given. Save or copy the drawing again."
        )
        yield Problem(code="FILE_TRUNCATED", severity=Severity.ERROR, message=text, affects=None)
        return
    text = message(
        "The file is damaged in {count} places; what stands there was left out, so no "
        "verdict can be given. Save the drawing again as DXF (in CAD: RECOVER, then save).",
        count=max(1, places),
    )
    yield Problem(code="FILE_DAMAGED", severity=Severity.ERROR, message=text, affects=None)


def _skipped(document: Document, drawn: Drawn) -> Iterator[Problem]:
    skipped = drawn.skipped + document.dropped
    graves = {kind: count for kind, count in skipped.items() if _is_grave(kind)}
    if graves:
        text = message(
            "{count} damaged objects that may outline rooms could not be read ({kinds}), so no "
            "verdict can be given. Repair the drawing in CAD (AUDIT) and save it again.",
            count=sum(graves.values()),
            kinds=_kinds(graves),
        )
        yield Problem(code="ENTITY_SKIPPED", severity=Severity.ERROR, message=text, affects=None)
    others = {kind: count for kind, count in skipped.items() if not _is_grave(kind)}
    if others:
        text = message(
            "{count} damaged objects were left out ({kinds}). Look whether something is "
            "missing on the plan.",
            count=sum(others.values()),
            kinds=_kinds(others),
        )
        yield Problem(code="ENTITY_SKIPPED", severity=Severity.WARNING, message=text)


def _is_grave(kind: str) -> bool:
    """Tell whether an object may be the outline of a room or the wall beside it."""
    return kind in _MAY_BE_OUTLINE or kind.startswith(_OF_OTHER_PROGRAMS)


def _corners_missing(drawn: Drawn) -> Iterator[Problem]:
    if drawn.short:
        text = message(
            "{count} polylines have another number of corners than the file says. Look at the "
            "outlines that they draw, or repair the drawing in CAD (AUDIT) and save it again.",
            count=drawn.short,
        )
        yield Problem(code="CORNERS_DIFFER", severity=Severity.WARNING, message=text)


def _elsewhere(drawn: Drawn) -> Iterator[Problem]:
    if drawn.external_blocks:
        text = message(
            "Parts of the drawing lie in other files, which are not opened: {names}. Bind them "
            "in CAD (XREF, Bind) and save again if the plan needs them.",
            names=_listed(drawn.external_blocks),
        )
        yield Problem(code="EXTERNAL_REFERENCE", severity=Severity.WARNING, message=text)
    if drawn.external:
        text = message(
            "The drawing shows {count} pictures or embedded files ({kinds}); what they show is "
            "not read.",
            count=drawn.external.total(),
            kinds=_kinds(drawn.external),
        )
        yield Problem(code="EXTERNAL_REFERENCE", severity=Severity.WARNING, message=text)


def _kinds(counts: Counter[str] | dict[str, int]) -> Message:
    """Return the kinds with their numbers, most frequent first, as one message."""
    named: dict[Message | str, int] = {}
    for kind, count in counts.items():
        name = _KIND_NAMES.get(kind, kind)
        named[name] = named.get(name, 0) + count
    order = sorted(named.items(), key=lambda item: (-item[1], str(item[0])))
    parts = [message("{kind} {count}", kind=name, count=count) for name, count in order]
    if len(parts) > _MOST_KINDS:
        rest = sum(count for _, count in order[_MOST_KINDS:])
        parts = [*parts[:_MOST_KINDS], message("others {count}", count=rest)]
    text = parts[0]
    for part in parts[1:]:
        text = message("{first}, {second}", first=text, second=part)
    return text


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown} …" if len(names) > _MOST_NAMES else shown
