"""What the layers of one drawing hold: as a person says, else as their names say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.model.linework import LayerUse, LayerUses
from app.recognition.layers import LayerRole, layer_role, plain_layer_name
from app.recognition.walls.wall_layers import WallRole, wall_role


@dataclass(frozen=True)
class LayerRoles:
    """What layers hold. What a person says beats every name.

    Attributes:
        said: What a person says. A name without the prefix of a bound drawing means the layers of
            all drawings.
    """

    said: LayerUses = ()

    @cached_property
    def _said(self) -> dict[str, LayerUse]:
        return {name.casefold(): use for name, use in self.said}

    def is_said(self, use: LayerUse) -> bool:
        """Tell whether a person says of any layer that it holds ``use``."""
        return any(said is use for _, said in self.said)

    def use_said(self, layer: str) -> LayerUse | None:
        """Return what a person says that ``layer`` holds, or None."""
        if not self.said:
            return None
        exact = self._said.get(layer.casefold())
        return exact or self._said.get(plain_layer_name(layer).casefold())

    def of_outlines(self, layer: str) -> LayerRole:
        """Return what ``layer`` says about outlines drawn on it."""
        said = self.use_said(layer)
        if said is None:
            return layer_role(layer)
        return LayerRole.ROOM if said is LayerUse.ROOM else LayerRole.OTHER

    def may_outline(self, layer: str) -> bool:
        """Tell whether closed lines on ``layer`` may bound rooms by themselves."""
        return self.use_said(layer) in (None, LayerUse.ROOM)

    def of_walls(self, layer: str) -> WallRole:
        """Return what ``layer`` says about walls; named walls are the only ones."""
        said = self.use_said(layer)
        if said is not None:
            return WallRole.WALL if said is LayerUse.WALL else WallRole.OTHER
        role = wall_role(layer)
        if self.is_said(LayerUse.WALL) and role not in (WallRole.COLUMN, WallRole.OPENING):
            return WallRole.OTHER
        return role


NOTHING_SAID = LayerRoles()
