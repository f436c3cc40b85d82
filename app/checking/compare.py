"""The one place that decides whether an area is enough."""

from __future__ import annotations

NOISE_M2 = 1e-6
"""One square millimetre: noise of the arithmetic, far below any line that can be drawn."""


def is_enough(measured_m2: float, required_m2: float) -> bool:
    """Tell whether ``measured_m2`` reaches ``required_m2``; full values, never rounded ones."""
    return measured_m2 >= required_m2 - NOISE_M2


def is_same(first_m2: float, second_m2: float) -> bool:
    """Tell whether two areas are the same but for the noise of the arithmetic."""
    return abs(first_m2 - second_m2) <= NOISE_M2


def difference(measured_m2: float, required_m2: float) -> float:
    """Return measured less required in square metres, 0 where they are the same."""
    return 0.0 if is_same(measured_m2, required_m2) else measured_m2 - required_m2
