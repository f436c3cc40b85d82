"""How far the parts of a storey count towards its gross area, by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BUILDING = "building"
"""Kind of what lies inside the outer faces of the outer walls."""

_STRAY = re.compile(r"\([^()]*\)|[\d\s#]+$")


@dataclass(frozen=True, kw_only=True)
class GrossRule:
    """What a standard says about one kind of part.

    Attributes:
        kind: Identity, such as ``balcony``.
        words: What names of such parts end with, folded.
        share: How far they count, 0 to 1; None if a person has to say.
        enclosed: Words that tell that a part is enclosed, folded.
        enclosed_share: How far such a part counts.
        clause: Where that is written.
    """

    kind: str
    words: tuple[str, ...] = ()
    share: float | None = None
    enclosed: tuple[str, ...] = ()
    enclosed_share: float | None = None
    clause: str

    def is_enclosed(self, name: str) -> bool:
        """Tell whether a folded name says that the part is enclosed."""
        return any(word in name for word in self.enclosed)

    def share_of(self, name: str) -> float | None:
        """Return how far a part of a folded name counts; None if a person has to say."""
        return self.enclosed_share if self.is_enclosed(name) else self.share


def rule_for(name: str, rules: Sequence[GrossRule]) -> GrossRule | None:
    """Return the rule for a part by its folded name, the longest word deciding, or None."""
    core = _STRAY.sub("", name).strip()
    fitting = [
        (-len(word), index)
        for index, rule in enumerate(rules)
        for word in rule.words
        if core.endswith(word)
    ]
    return rules[min(fitting)[1]] if fitting else None
