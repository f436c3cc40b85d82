"""What came out of a rule, before it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking.report import FactOutcome

if TYPE_CHECKING:
    from app.errors import Message

OUTCOME_OF = {
    True: FactOutcome.MET,
    False: FactOutcome.NOT_MET,
    None: FactOutcome.UNDETERMINED,
}
"""How a rule ended that holds, does not hold, or of which that is not known."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """How a rule ended.

    Attributes:
        outcome: How it ended.
        required: What is asked, for people.
        measured: What there is, for people; None if nothing is known.
        reason: How the figures come about, or why it stays open; None if nothing is to be said.
    """

    outcome: FactOutcome
    required: Message
    measured: Message | None = None
    reason: Message | None = None
