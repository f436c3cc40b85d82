"""Numbers as a person types them into a standard, and as the file writes them."""

from __future__ import annotations

import math

from app.errors import Message, message


def typed_number(text: str, *, least: float | None = None) -> float | int | None:
    """Return a number as it would be written into the file; None if ``text`` is none.

    Args:
        text: What was typed; blanks around it and a unit of area after it are overlooked.
        least: Smallest number allowed, or None for any above 0.
    """
    plain = text.strip()
    for unit in ("㎡", "m²", "m2", "平方米", "%"):
        plain = plain.removesuffix(unit).strip()
    try:
        number = float(plain)
    except ValueError:
        return None
    is_allowed = number > 0 if least is None else number >= least
    if not (is_allowed and math.isfinite(number)):
        return None
    return int(number) if number.is_integer() else number


def written_number(value: object) -> str:
    """Return a value of the file as it is shown in a field; "" if there is none."""
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def no_number(text: str) -> Message:
    """Return that ``text`` is not a number."""
    return message("“{typed}” is not a number above 0; nothing was changed.", typed=text[:30])
