"""What may be written into a room, most telling first; the painter takes what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.picture.figures import format_area, format_difference
from app.picture.picture import Fill

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.picture.picture import Shape

Caption = tuple[str, ...]
"""Lines from top to bottom; the first is the head, and the symbol stands beside it."""


def caption_candidates(shape: Shape, *, tr: Translator) -> tuple[Caption, ...]:
    """Return the captions that ``shape`` may carry, the most telling one first.

    Args:
        shape: The room.
        tr: Language of the units.

    Returns:
        Captions from long to short; the last is the room number alone, or the name alone where
        the room is not counted.
    """
    area = tr("{area} m²", area=format_area(shape.area_m2))
    if shape.fill is Fill.NOT_COUNTED and shape.name:
        return (shape.name, area), (shape.name,)
    head = f"{shape.number} {shape.name}".strip()
    found: list[Caption] = []
    if shape.difference_m2 is not None:
        found.append((head, area, _short_by(shape.difference_m2, tr)))
    found += [(head, area), (shape.number, *_if_named(shape.name), area)]
    found.append((shape.number, *_broken(shape.name), area))
    found += [(head,), (shape.number, *_if_named(shape.name)), (shape.number, area)]
    found.append((shape.number,))
    return tuple(dict.fromkeys(found))


def _short_by(difference_m2: float, tr: Translator) -> str:
    """Return the line that says how much is missing."""
    return tr("difference {area}", area=format_difference(difference_m2))


def _broken(name: str) -> Caption:
    """Return ``name`` on two lines if it has a part in brackets, such as 沐浴间（含理发室）."""
    start = name.find("（")
    return (name[:start], name[start:]) if start > 0 else _if_named(name)


def _if_named(name: str) -> Caption:
    return (name,) if name else ()
