"""Feasibility, bounds and close calls put into notes for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.rule_words import listing, number_text
from app.errors import Message, message, verbatim
from app.rules.functions import CLASS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.feasibility import Cliff, Feasibility, RowNeed
    from app.checking.report import FacilityFinding, FunctionFinding
    from app.rules.standard import Row

NEAR_SHARE = 0.05
"""A bound that lies nearer than this share of the gross area is worth a line."""

MOST_CHANGES = 3


def feasibility_notes(found: Feasibility, facility: FacilityFinding) -> tuple[Message, ...]:
    """Return what a person should know about reach and bounds of the class."""
    notes = []
    need = found.need_of(facility.row) if facility.row else None
    if need is not None and found.is_out_of_reach:
        notes.append(_out_of_reach(need, found, facility))
    if found.cliff is not None and _is_near(found.cliff, facility):
        notes.append(_cliff(found.cliff, facility))
    return tuple(notes)


def close_call_note(functions: Iterable[FunctionFinding]) -> Message | None:
    """Return which functions lie within their measuring doubt of the limit; None if none does."""
    close = [item for item in functions if item.is_close]
    if not close:
        return None
    names = listing(
        message(
            "{name} ({difference:+.2f} m², doubt ±{doubt:.2f} m²)",
            name=item.name,
            difference=item.difference_m2,
            doubt=item.doubt_m2,
        )
        for item in close
    )
    return message(
        "Close to the limit: {names}. Measuring may turn them: walls are drawn without plaster "
        "and to about 1 cm, tables are rounded. Tape these rooms on site.",
        names=names,
    )


def _out_of_reach(need: RowNeed, found: Feasibility, facility: FacilityFinding) -> Message:
    gross = facility.gross_area_m2 or 0.0
    shares = []
    if need.gross_at_own_m2 is not None:
        shares.append(
            message(
                "{gross} m² (at this plan's share of net area, {share:.0%})",
                gross=number_text(need.gross_at_own_m2),
                share=found.own_share,
            )
        )
    if need.gross_at_usual_m2 is not None:
        shares.append(
            message(
                "{gross} m² (at the usual share, {share:.0%})",
                gross=number_text(need.gross_at_usual_m2),
                share=found.usual_share,
            )
        )
    return message(
        "The room list of {name} adds up to {rooms} m² of net area and needs about {needs} of "
        "gross area; this building has {gross} m². What is short here is not a fault of the "
        "design.",
        name=_name(need.row),
        rooms=number_text(need.rooms_m2),
        needs=listing(shares),
        gross=number_text(gross),
    )


def _is_near(cliff: Cliff, facility: FacilityFinding) -> bool:
    gross = facility.gross_area_m2 or 0.0
    return cliff.is_within_doubt or abs(cliff.distance_m2) <= NEAR_SHARE * gross


def _cliff(cliff: Cliff, facility: FacilityFinding) -> Message:
    changes = listing(
        message(
            "{name} {here} m² here, {there} m² there",
            name=name,
            here=number_text(here),
            there=number_text(there),
        )
        for name, here, there in cliff.changes[:MOST_CHANGES]
    )
    text = message(
        "The gross area {gross} m² lies {distance} m² from the bound {bound} m² to {other}: "
        "{changes}.",
        gross=number_text(facility.gross_area_m2 or 0.0),
        distance=number_text(abs(cliff.distance_m2)),
        bound=number_text(cliff.bound_m2),
        other=_name(cliff.other),
        changes=changes,
    )
    if not cliff.is_within_doubt:
        return text
    return message(
        "{sentence} The usual measuring doubt of ±{doubt} m² reaches over the bound.",
        sentence=text,
        doubt=number_text(cliff.doubt_m2 or 0.0),
    )


def _name(row: Row) -> Message:
    return Message(CLASS_NAMES[row.number]) if row.number else verbatim(row.name)
