"""Whether a class can be reached at all, and what lies just beyond its bounds.

All of this is information for people: no outcome depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.plan import CIRCULATION, AreaKind

if TYPE_CHECKING:
    from app.checking.report import FacilityFinding
    from app.model.plan import Plan
    from app.model.review import Review
    from app.rules.standard import Row, Standard


@dataclass(frozen=True, kw_only=True)
class RowNeed:
    """What the room list of a class needs.

    Attributes:
        row: The class.
        rooms_m2: Net area of its list, square metres.
        gross_at_own_m2: Gross area that the list needs at this plan's share of net in gross area,
            or None if that is not known.
        gross_at_usual_m2: Gross area that it needs at the usual share, or None if the standard
            names none.
        largest_share: Share of the gross area that the list takes at the lower bound of its band;
            None where that is 0.
    """

    row: Row
    rooms_m2: float
    gross_at_own_m2: float | None
    gross_at_usual_m2: float | None
    largest_share: float | None

    def fits(self, gross_area_m2: float) -> bool:
        """Tell whether the list fits into a building of this gross area at either share."""
        needs = [need for need in (self.gross_at_own_m2, self.gross_at_usual_m2) if need]
        return self.rooms_m2 <= gross_area_m2 and (not needs or min(needs) <= gross_area_m2)


@dataclass(frozen=True, kw_only=True)
class Cliff:
    """The bound of a class that is nearest to the gross area.

    Attributes:
        bound_m2: The bound.
        distance_m2: Gross area less the bound; above 0 where the area lies above it.
        doubt_m2: How far gross area may be off by measuring; None if the standard names nothing.
        other: Class on the other side.
        changes: Functions whose figure changes there: name, figure here, figure there.
    """

    bound_m2: float
    distance_m2: float
    doubt_m2: float | None
    other: Row
    changes: tuple[tuple[str, float, float], ...]

    @property
    def is_within_doubt(self) -> bool:
        """Tell whether measuring doubt alone could lift the area over the bound."""
        return self.doubt_m2 is not None and abs(self.distance_m2) <= self.doubt_m2


@dataclass(frozen=True, kw_only=True)
class Feasibility:
    """What classes need beside what there is.

    Attributes:
        own_share: Net area of rooms other than circulation per gross area of this plan, or None.
        usual_share: The share that the standard calls usual, or None.
        needs: One for each class of this type of facility, in printed order.
        cliff: The nearest bound, or None where there is none or no gross area is known.
        is_out_of_reach: Whether the list of the deciding class does not fit into the building,
            so that what is short is no fault of the design.
    """

    own_share: float | None
    usual_share: float | None
    needs: tuple[RowNeed, ...]
    cliff: Cliff | None
    is_out_of_reach: bool

    def need_of(self, row: Row) -> RowNeed | None:
        """Return what the list of ``row`` needs."""
        return next((need for need in self.needs if need.row is row), None)


def feasibility(review: Review, standard: Standard, facility: FacilityFinding) -> Feasibility:
    """Return what each class needs, what this building has, and the nearest bound."""
    gross = facility.gross_area_m2
    own = _own_share(review.plan, gross)
    usual = standard.usable_share.value if standard.usable_share else None
    needs = tuple(
        _need(row, own, usual, with_corrections=review.with_corrections)
        for row in standard.rows_of(review.facility)
    )
    result = Feasibility(
        own_share=own,
        usual_share=usual,
        needs=needs,
        cliff=_cliff(review, standard, facility),
        is_out_of_reach=False,
    )
    need = result.need_of(facility.row) if facility.row else None
    if need is None or gross is None or need.fits(gross):
        return result
    return Feasibility(
        own_share=own, usual_share=usual, needs=needs, cliff=result.cliff, is_out_of_reach=True
    )


def _own_share(plan: Plan, gross_area_m2: float | None) -> float | None:
    rooms = [room for room in plan.rooms if room.function != CIRCULATION]
    if not rooms or not gross_area_m2 or any(room.area_kind is AreaKind.GROSS for room in rooms):
        return None
    share = sum(room.area_m2 for room in rooms) / gross_area_m2
    return share if 0 < share < 1 else None


def _need(row: Row, own: float | None, usual: float | None, *, with_corrections: bool) -> RowNeed:
    rooms = sum(rule.required_m2(with_corrections=with_corrections) for rule in row.rooms)
    lower = row.band.lower_m2
    return RowNeed(
        row=row,
        rooms_m2=rooms,
        gross_at_own_m2=rooms / own if own else None,
        gross_at_usual_m2=rooms / usual if usual else None,
        largest_share=rooms / lower if lower else None,
    )


def _cliff(review: Review, standard: Standard, facility: FacilityFinding) -> Cliff | None:
    """Return the bound that lies nearest to the gross area, with what changes there."""
    gross, row = facility.gross_area_m2, facility.row
    if gross is None or row is None or row.number is None:
        return None
    neighbours = [
        (bound, other)
        for bound in (row.band.lower_m2, row.band.upper_m2)
        for other in standard.rows_of(review.facility)
        if bound and other is not row and bound in (other.band.lower_m2, other.band.upper_m2)
    ]
    if not neighbours:
        return None
    bound, other = min(neighbours, key=lambda item: abs(gross - item[0]))
    lines = [line for line in standard.tolerances if gross >= line.from_m2]
    return Cliff(
        bound_m2=bound,
        distance_m2=gross - bound,
        doubt_m2=gross * lines[-1].percent / 100 if lines else None,
        other=other,
        changes=_changes(row, other, with_corrections=review.with_corrections),
    )


def _changes(
    row: Row, other: Row, *, with_corrections: bool
) -> tuple[tuple[str, float, float], ...]:
    """Return the functions whose figures differ, the largest difference first."""
    there = {rule.function: rule for rule in other.rooms}
    pairs = [
        (
            rule.name,
            rule.required_m2(with_corrections=with_corrections),
            there[rule.function].required_m2(with_corrections=with_corrections),
        )
        for rule in row.rooms
        if rule.function in there
    ]
    changed = [pair for pair in pairs if pair[1] != pair[2]]
    return tuple(sorted(changed, key=lambda pair: -abs(pair[1] - pair[2])))
