"""Places in a standard as its mistakes and oddities name them: ``rows[2].rooms[5].area_m2``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.errors import Message
    from app.rules.editing import Key

_PATH = re.compile(r"[A-Za-z_]\w*(?:\[\d+\])*(?:\.[A-Za-z_]\w*(?:\[\d+\])*)*")
_PIECE = re.compile(r"([A-Za-z_]\w*)|\[(\d+)\]")
_NAMES = ("path", "place", "first", "key")
"""What a message calls the place that it speaks of, the surest first."""


def parsed_place(text: str) -> tuple[Key, ...]:
    """Return the keys of a place, counted from 0; empty if ``text`` names none."""
    found = _PATH.match(text)
    if found is None:
        return ()
    return tuple(name or int(number) - 1 for name, number in _PIECE.findall(found[0]))


def place_in(mistake: Message) -> tuple[Key, ...]:
    """Return the place that a mistake speaks of; empty if it names none."""
    values = dict(mistake.values)
    for name in _NAMES:
        value = values.get(name)
        if isinstance(value, str) and parsed_place(value):
            return parsed_place(value)
    return parsed_place(str(mistake)) if "[" in str(mistake).partition(":")[0] else ()
