"""The functional rooms that the program knows, and their English names for the interface.

Printed Chinese names come from the standards; these ids are fixed, since reviews and other tools
keep them.
"""

from __future__ import annotations

from app.i18n import mark
from app.model.plan import CIRCULATION

FUNCTION_NAMES: dict[str, str] = {
    "rest_room": mark("Rest room"),
    "bathing": mark("Bathing room"),
    "dining": mark("Dining room"),
    "medical_care": mark("Medical care room"),
    "rehabilitation": mark("Rehabilitation room"),
    "counselling": mark("Counselling room"),
    "reading": mark("Reading room"),
    "network": mark("Network room"),
    "television": mark("Television room"),
    "multipurpose": mark("Multipurpose room"),
    "office": mark("Office"),
    "kitchen": mark("Kitchen"),
    "laundry": mark("Laundry"),
    "public_toilet": mark("Public toilets"),
    "other": mark("Other rooms"),
}
"""Message ids of the names, by function, in the order of the documents."""

FUNCTIONS = tuple(FUNCTION_NAMES)

GROUP_NAMES: dict[str, str] = {
    "life_service": mark("Life services"),
    "health_rehab": mark("Health and rehabilitation"),
    "recreation": mark("Recreation"),
    "auxiliary": mark("Auxiliary rooms"),
}
"""Message ids of the names, by group, in the order of the documents."""

NAME_OF_CIRCULATION = mark("Circulation and plant")


CLASS_NAMES: dict[int, str] = {
    1: mark("class one"),
    2: mark("class two"),
    3: mark("class three"),
    4: mark("class four"),
}
"""Message ids of the classes' names, by number."""


def function_name(function: str) -> str:
    """Return the message id of the name of a function or of circulation."""
    return NAME_OF_CIRCULATION if function == CIRCULATION else FUNCTION_NAMES[function]
