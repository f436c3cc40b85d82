"""Rows of the list of layers, made from a drawing; no widgets here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import mark
from app.model.linework import LayerUse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.i18n import Translator
    from app.model.linework import LayerUses, Linework
    from app.picture.picture import Backdrop
    from app.recognition.layer_list import LayerInfo

USE_WORDS = {
    LayerUse.WALL: mark("Walls"),
    LayerUse.ROOM: mark("Room outlines"),
    LayerUse.OTHER: mark("Other things"),
}


@dataclass(frozen=True, kw_only=True)
class LayerRow:
    """A layer, or the head of those with the same role.

    Attributes:
        name: Name of the layer; "" for a head.
        text: As shown.
        count: Number of lines, or of layers under a head.
        colour: ``#RRGGBB`` of most of its lines, or "" for the foreground.
        use: What it holds.
        is_said: Whether a person said so.
        is_visible: Whether the drawing shows any of it.
        tip: What a tooltip and a screen reader say.
    """

    name: str
    text: str
    count: int
    use: LayerUse
    colour: str = ""
    is_said: bool = False
    is_visible: bool = True
    tip: str = ""


def layer_rows(
    layers: Collection[LayerInfo], colours: Mapping[str, str], search: str, tr: Translator
) -> tuple[LayerRow, ...]:
    """Return heads and layers: walls first, then outlines of rooms, then all others."""
    wanted = search.strip().casefold()
    rows: list[LayerRow] = []
    for use, word in USE_WORDS.items():
        members = [item for item in layers if item.use is use and wanted in item.name.casefold()]
        if members or (use is not LayerUse.ROOM and not wanted):
            rows.append(LayerRow(name="", text=tr(word), count=len(members), use=use))
            rows += [_row(item, colours.get(item.name, ""), tr) for item in members]
    return tuple(rows)


def _row(layer: LayerInfo, colour: str, tr: Translator) -> LayerRow:
    notes = [tr("lines: {count}", count=layer.count)]
    if layer.is_said:
        notes.append(tr("said by a person"))
    if not layer.is_visible:
        notes.append(tr("switched off in the drawing"))
    use = tr(USE_WORDS[layer.use])
    return LayerRow(
        name=layer.name,
        text=layer.name,
        count=layer.count,
        use=layer.use,
        colour=colour,
        is_said=layer.is_said,
        is_visible=layer.is_visible,
        tip=tr("{layer}: {use}, {notes}", layer=layer.name, use=use, notes=tr(", ").join(notes)),
    )


def layer_infos(linework: Linework, said: LayerUses, found: LayerUses) -> tuple[LayerInfo, ...]:
    """Return the layers of a drawing with what they are taken for."""
    # Here and not above: the libraries behind it are not needed before a drawing is open.
    from app.recognition.layer_list import list_layers

    return list_layers(linework, said, found)


def layer_colours(linework: Linework) -> dict[str, str]:
    """Return the colour that most lines of each layer have."""
    counts: dict[str, Counter[str]] = {}
    for path in linework.paths:
        counts.setdefault(path.layer, Counter())[path.colour] += 1
    return {name: colours.most_common(1)[0][0] for name, colours in counts.items()}


def layer_lines(
    linework: Linework, names: Collection[str], metres_per_unit: float
) -> tuple[Backdrop, ...]:
    """Return what is drawn on layers, in metres."""
    from app.picture.picture import Backdrop

    return tuple(
        Backdrop(points=path.points * metres_per_unit, closed=path.closed)
        for path in linework.plan_space().paths
        if path.layer in names and len(path.points) >= 2
    )
