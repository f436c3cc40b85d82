"""The layers of a drawing with what the program takes each for, for a person to overrule."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from app.model.linework import LayerUse, LayerUses
from app.recognition.layer_roles import LayerRoles
from app.recognition.layers import LayerRole, plain_layer_name
from app.recognition.walls.wall_layers import WallRole

if TYPE_CHECKING:
    from app.model.linework import Linework

NEAREST = 5
"""So many names are proposed in place of an unknown one."""


@dataclass(frozen=True)
class LayerInfo:
    """One layer of a drawing.

    Attributes:
        name: Its name as drawn.
        use: What the program takes it for now.
        is_said: Whether a person says so.
        count: Number of lines, outlines and fillings on it.
        is_visible: Whether any of them is shown.
    """

    name: str
    use: LayerUse
    is_said: bool
    count: int
    is_visible: bool


def list_layers(
    linework: Linework, said: LayerUses = (), found: LayerUses = ()
) -> tuple[LayerInfo, ...]:
    """Return the layers that hold anything but texts, by name, numbers in their order.

    Args:
        linework: The drawing.
        said: What a person says that layers hold.
        found: What layers gave walls or rooms when the drawing was recognised
            (``Plan.layer_uses``); the names of the others tell.
    """
    counts = Counter(path.layer for path in linework.paths)
    shown = {path.layer for path in linework.paths if path.visible}
    roles, taken = LayerRoles(said), dict(found)
    return tuple(
        LayerInfo(
            name=name,
            use=roles.use_said(name) or taken.get(name) or _use_by_name(name, roles),
            is_said=roles.use_said(name) is not None,
            count=counts[name],
            is_visible=name in shown,
        )
        for name in sorted(counts, key=_natural)
    )


def _use_by_name(name: str, roles: LayerRoles) -> LayerUse:
    if roles.of_walls(name) in (WallRole.WALL, WallRole.BODY):
        return LayerUse.WALL
    return LayerUse.ROOM if roles.of_outlines(name) is LayerRole.ROOM else LayerUse.OTHER


def _natural(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return a key that puts 墙2 before 墙10."""
    parts = re.split(r"(\d+)", name.casefold())
    numbered = ((int(part) if part.isdecimal() else -1, part) for part in parts)
    return tuple(numbered), name


def layers_named(linework: Linework, pattern: str) -> tuple[str, ...]:
    """Return the layers that a person means by a name or a pattern with ``*`` and ``?``.

    Capitals do not matter, and the prefix of a bound drawing may be left out.
    """
    wanted = re.sub(r"\[", "[[]", pattern.strip().casefold())
    names = sorted({path.layer for path in linework.paths}, key=_natural)
    return tuple(
        name
        for name in names
        if fnmatchcase(name.casefold(), wanted)
        or fnmatchcase(plain_layer_name(name).casefold(), wanted)
    )


def nearest_layers(linework: Linework, pattern: str) -> tuple[str, ...]:
    """Return the layers whose names are most like ``pattern``, the likest first."""
    names = sorted({path.layer for path in linework.paths}, key=_natural)
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(pattern.casefold(), folded, n=NEAREST, cutoff=0.0)
    return tuple(folded[name] for name in near)
