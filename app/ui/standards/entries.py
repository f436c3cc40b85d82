"""Entries that a person adds to a standard, filled in as far as the standard itself says."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from app.ui.standards.columns import function_choices

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft

_NEW_AREA_M2 = 10
_CLASSES = range(1, 5)


def new_room(draft: Draft, path: tuple[Key, ...], tr: Translator) -> dict[str, Any]:
    """Return a room of a function that the list at ``path`` does not have yet."""
    rooms = draft.value(path) or []
    names = function_choices(draft, tr)
    taken = {room.get("function") for room in rooms}
    function = next((item for item in names if item not in taken), "other")
    last = rooms[-1] if rooms else {}
    first_group = next(iter(draft.value(("groups",)) or {"auxiliary": ""}))
    return {
        "function": function,
        "group": last.get("group", first_group),
        "name": names[function],
        "area_m2": _NEW_AREA_M2,
        "clause": last.get("clause", "—"),
    }


def new_rule(draft: Draft, end: str = "") -> dict[str, Any]:
    """Return a rule with an id that no other has: a limit with this end, or a note.

    Args:
        draft: The standard.
        end: ``at_least`` or ``at_most``; "" for a note.
    """
    taken = {rule.get("id") for rule in draft.value(("rules",)) or []}
    number = 1
    while f"rule-{number}" in taken:
        number += 1
    rule: dict[str, Any] = {"id": f"rule-{number}", "kind": "note", "text": "—", "clause": "—"}
    if end:
        limit = {"of": "gross_area_m2", end: _NEW_AREA_M2}
        rule |= {"kind": "limit", "force": "mandatory", "limit": limit, "unit": "㎡"}
    return rule


def new_class(draft: Draft, number: int, tr: Translator) -> dict[str, Any]:
    """Return a class like the one at ``number``, with a number and a name of its own."""
    entry: dict[str, Any] = copy.deepcopy(draft.value(("rows", number)) or {})
    rows = draft.value(("rows",)) or []
    taken = {item.get("class") for item in rows if item.get("facility") == entry.get("facility")}
    free = [item for item in _CLASSES if item not in taken]
    if free and "class" in entry:
        entry["class"] = free[0]
    entry["name"] = tr("{name} (new)", name=str(entry.get("name", "")))
    return entry
