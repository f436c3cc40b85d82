"""Places in a standard by the names that people know: the class, the room, the heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ui.standards.columns import ROOM_COLUMNS, RULE_COLUMNS
from app.ui.standards.forms import CLASS_FIELDS, HEAD_FIELDS
from app.ui.standards.places import parsed_place

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft

_LONGEST = 18
_ENTRY = re.compile(r"(?:rows|rules)\[\d+\](?:\.[a-z_]\w*(?:\[\d+\])?)*")
_TITLES = {
    **{str(field.path[-1]): field.title for field in (*HEAD_FIELDS, *CLASS_FIELDS)},
    **{column.key: column.title for column in (*RULE_COLUMNS, *ROOM_COLUMNS)},
}


def place_name(place: tuple[Key, ...], draft: Draft) -> str:
    """Return the class and the room, or the rule, that a place belongs to; "" if it is neither."""
    names = []
    for end in range(1, len(place) + 1):
        entry = draft.value(place[:end]) if isinstance(place[end - 1], int) else None
        if isinstance(entry, dict):
            name = str(entry.get("name") or entry.get("text") or "")
            names.append(f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name)
    return " · ".join(name for name in names if name)


def named_places(text: str, draft: Draft, tr: Translator) -> str:
    """Return ``text`` with the key paths in it by name; those without a name stay."""

    def name(found: re.Match[str]) -> str:
        place = parsed_place(found[0])
        known = place_name(place, draft)
        last = place[-1]
        if not known or isinstance(last, int):
            return known or found[0]
        return f"{known} · {tr(_TITLES[last]) if last in _TITLES else last}"

    return _ENTRY.sub(name, text)
