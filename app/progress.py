"""How slow work tells how far it is and hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.errors import Message


class Progress(Protocol):
    """Called by slow work between its steps; raises ``Cancelled`` if the user asked to stop."""

    def __call__(self, step: Message, share: float) -> None:
        """Tell what is being done and which share (0 to 1) of the whole work is behind it."""


Pulse = Callable[[], None]
"""Called within long steps of slow work; raises ``Cancelled`` if the user asked to stop."""


def no_pulse() -> None:
    """Ignore the pulse, for callers that need none."""


def pulse_of(progress: Progress, step: Message, share: float) -> Pulse:
    """Return the pulse of one step, which tells ``progress`` that the step still goes on."""
    return partial(progress, step, share)


def no_progress(step: Message, share: float) -> None:
    """Ignore progress, for callers that need none."""
