"""What every part of the window is handed: how it looks, what it shows, what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.ui.document import PlanDocument
    from app.ui.selection import Selection
    from app.ui.style.look import Look


class Context(NamedTuple):
    """The three things that nearly every widget needs, handed on as one.

    Attributes:
        look: Colours, icons and language.
        document: What is shown and edited.
        selection: What is selected.
    """

    look: Look
    document: PlanDocument
    selection: Selection
