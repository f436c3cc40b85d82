"""What a title of a drawing says, as values: the storey, and what the drawing shows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

TYPICAL = 2
"""Number that a plan for several storeys is sorted by where it does not say for which."""

GROUND, MEZZANINE, TOP, ATTIC, PLANT, ROOF = 0, 1.5, 90, 91, 95, 99
"""Numbers that storeys without one are sorted by; 1 is 一层, the storey at the ground in China."""


class Shows(IntEnum):
    """What the drawing under a title shows; of one storey the lowest counts."""

    PLAN = 0
    """The plan itself."""
    SHEET = 1
    """The same plan for another trade: furniture, floors, ceilings, dimensions, lights."""
    BEFORE = 2
    """The storey as it was before it is rebuilt."""
    NO_PLAN = 3
    """An elevation, section, detail or site: nothing in it is a room of its own."""


@dataclass(frozen=True)
class Title:
    """The title of a drawing.

    Attributes:
        name: The storey as written, such as 一层; "" if none is written.
        number: Order of the storeys; 1 is 一层. None if no storey is written.
        last: Number of the last storey where one plan stands for several, else None.
        building: The building as written before the storey, or "".
        shows: What the drawing shows.
        is_bare: Whether the storey stands alone, as it does beside stairs and heights too.
        text: The whole title as written, on one line.
    """

    name: str
    number: float | None
    last: int | None = None
    building: str = ""
    shows: Shows = Shows.PLAN
    is_bare: bool = False
    text: str = ""

    @property
    def is_roof(self) -> bool:
        """Tell whether this is the plan of a roof."""
        return self.number == ROOF


def plain_capitals(content: str) -> str:
    """Return ``content`` in capitals without accents."""
    apart = unicodedata.normalize("NFD", content.upper())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
