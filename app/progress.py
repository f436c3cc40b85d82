"""How slow work tells how far it is and hears that it should stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.errors import Message


class Progress(Protocol):
    """Called by slow work between its steps; raises ``Cancelled`` if the user asked to stop."""

    def __call__(self, step: Message, share: float) -> None:
        """Tell what is being done and which share (0 to 1) of the whole work is behind it."""


def no_progress(step: Message, share: float) -> None:
    """Ignore progress, for callers that need none."""
