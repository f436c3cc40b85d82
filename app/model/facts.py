"""Facts about the facility that no plan tells: beds, staff, services."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

FactValue = float | bool | str | datetime.date
"""An answer: a number, yes or no, the id of a choice, or a date."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Answers of a person; what is None or absent was not answered.

    Attributes:
        beds: Number of beds, or None.
        staff_total: Number of staff of all kinds, or None.
        staff: Number of staff by kind (id of the standard, such as ``manager``).
        services: Whether a service is offered, by id of the standard.
        values: Every other answer, by the id of its question.
    """

    beds: int | None = None
    staff_total: int | None = None
    staff: tuple[tuple[str, int], ...] = ()
    services: tuple[tuple[str, bool], ...] = ()
    values: tuple[tuple[str, FactValue], ...] = ()

    def value_of(self, question: str) -> FactValue | None:
        """Return the answer to ``question``, or None if not answered."""
        return self.beds if question == "beds" else dict(self.values).get(question)

    def staff_of(self, kind: str) -> int | None:
        """Return how many staff of ``kind`` there are, or None if not answered."""
        return dict(self.staff).get(kind)

    def has_service(self, service: str) -> bool | None:
        """Return whether ``service`` is offered, or None if not answered."""
        return dict(self.services).get(service)

    @property
    def total_staff(self) -> int | None:
        """Return the number of all staff: as answered, else the sum of the kinds answered."""
        if self.staff_total is not None:
            return self.staff_total
        return sum(count for _, count in self.staff) if self.staff else None


NO_FACTS = Facts()
