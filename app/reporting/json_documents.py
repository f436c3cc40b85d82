"""The JSON forms that other tools rely on: ``yishen.rooms/1`` and ``yishen.report/1``.

Areas are square metres and coordinates metres in the drawing's own frame, both to six decimals,
so that equal input gives equal bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.report import Advice, CheckFinding, FunctionFinding, GroupFinding, Report
    from app.geometry.rings import Ring
    from app.i18n import Translator
    from app.model.gross import GrossPart
    from app.model.plan import Level, Opening, Plan, Problem, Room, UnitCandidate
    from app.rules.standard import Standard

Document = dict[str, Any]


def rooms_document(plan: Plan, tr: Translator) -> Document:
    """Return what was read from one file, without any standard."""
    units = plan.units
    return {
        "schema": "yishen.rooms/1",
        "source": {"name": plan.source.name, "sha256": plan.source.sha256},
        "units": units
        and {
            "unit": str(units.unit),
            "metres_per_unit": units.metres_per_unit,
            "basis": str(units.basis),
            "evidence": tr(units.evidence),
        },
        "unit_candidates": [_candidate(item) for item in plan.unit_candidates],
        "levels": [_level(level, tr) for level in plan.levels],
        "rooms": [_room(room) for room in plan.rooms],
        "openings": [_opening(opening) for opening in plan.openings],
        "problems": _problems(plan.problems, tr),
    }


def _candidate(item: UnitCandidate) -> Document:
    return {
        "unit": str(item.unit),
        "scale": item.scale,
        "metres_per_unit": item.metres_per_unit,
        "rooms": item.room_count,
        "total_area_m2": _figure(item.total_area_m2),
        "largest_area_m2": _figure(item.largest_area_m2),
        "door_width_m": _figure(item.door_width_m),
    }


def _opening(opening: Opening) -> Document:
    return {
        "kind": str(opening.kind),
        "width_m": _figure(opening.width_m),
        "at": [_figure(value) for value in opening.at],
        "level": opening.level,
        "rooms": list(opening.rooms),
    }


def report_document(report: Report, tr: Translator) -> Document:
    """Return everything that was found about one review."""
    review, facility = report.review, report.facility
    return {
        "schema": "yishen.report/1",
        "source": {"name": review.plan.source.name, "sha256": review.plan.source.sha256},
        "standard": _standard(report.standard),
        "facility": {
            "type": str(facility.facility),
            "class": facility.row.number if facility.row else None,
            "class_basis": str(facility.class_basis),
            "gross_area_m2": _figure(facility.gross_area_m2),
            "gross_area_basis": facility.gross_area_basis and str(facility.gross_area_basis),
            "declared_m2": _figure(facility.declared_m2),
            "measured_m2": _figure(facility.measured_m2),
            "estimate_m2": _figure(facility.estimate_m2),
            "at_bound": facility.at_bound,
            "alternatives": list(facility.alternatives),
        },
        "basis": str(review.basis),
        "with_corrections": review.with_corrections,
        "outcome": str(report.outcome),
        "facts_outcome": str(report.facts_outcome),
        "functions": [_function(finding, tr) for finding in report.functions],
        "groups": [_group(finding) for finding in report.groups],
        "total": _group(report.total),
        "checks": [_check(finding, tr) for finding in report.checks],
        "advice": [_advice(item, tr) for item in report.advice],
        "unassigned_rooms": list(report.unassigned_rooms),
        "levels": [_level(level, tr) for level in review.plan.levels],
        "rooms": [_room(room) for room in review.plan.rooms],
        "problems": _problems(report.problems, tr),
        "notes": [tr(note) for note in report.notes],
    }


def dump(document: Document) -> str:
    """Return ``document`` as JSON text, Chinese readable, with a line end."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 6) + 0.0  # + 0.0 turns -0.0 into 0.0


def _ring(ring: Ring) -> list[list[float]]:
    return [[round(x, 6) + 0.0, round(y, 6) + 0.0] for x, y in ring]


def _level(level: Level, tr: Translator) -> Document:
    return {
        "key": level.key,
        "name": level.name,
        "gross_area_m2": _figure(level.gross_area_m2),
        "outline": _ring(level.outline),
        "gross_parts": [_gross_part(part, tr) for part in level.gross_parts],
    }


def _gross_part(part: GrossPart, tr: Translator) -> Document:
    return {
        "name": tr(part.name),
        "area_m2": _figure(part.area_m2),
        "share": _figure(part.share),
        "why": tr(part.why),
        "is_decided": part.is_decided,
        "outline": _ring(part.outline),
        "holes": [_ring(hole) for hole in part.holes],
    }


def _room(room: Room) -> Document:
    return {
        "key": room.key,
        "level": room.level,
        "number": room.number,
        "name": room.name,
        "label": room.label,
        "function": room.function,
        "candidates": list(room.candidates),
        "reading": str(room.reading),
        "area_m2": _figure(room.area_m2),
        "area_kind": str(room.area_kind),
        "polygon": _ring(room.polygon),
        "holes": [_ring(hole) for hole in room.holes],
        "origin": str(room.origin),
        "confidence": round(room.confidence, 3),
        "confirmed": room.is_confirmed,
        "written_area_m2": _figure(room.written_area_m2),
    }


def _function(finding: FunctionFinding, tr: Translator) -> Document:
    decision = finding.decision
    return {
        "function": finding.function,
        "name": finding.name,
        "group": finding.group,
        "required_m2": _figure(finding.required_m2),
        "pro_rata_m2": _figure(finding.pro_rata_m2),
        "measured_m2": _figure(finding.measured_m2),
        "difference_m2": _figure(finding.difference_m2),
        "outcome": str(finding.outcome),
        "reason": finding.reason and tr(finding.reason),
        "rooms": list(finding.rooms),
        "open_rooms": list(finding.open_rooms),
        "clause": finding.clause,
        "printed_m2": _figure(finding.printed_m2),
        "suspected_m2": _figure(finding.suspected_m2),
        "adjustable": finding.is_adjustable,
        "decision": decision
        and {
            "ground": decision.ground,
            "counterpart": decision.counterpart,
            "by": decision.by,
            "date": decision.date.isoformat(),
        },
    }


def _group(finding: GroupFinding) -> Document:
    return {
        "group": finding.group,
        "name": finding.name,
        "required_m2": _figure(finding.required_m2),
        "pro_rata_m2": _figure(finding.pro_rata_m2),
        "measured_m2": _figure(finding.measured_m2),
        "difference_m2": _figure(finding.difference_m2),
    }


def _check(finding: CheckFinding, tr: Translator) -> Document:
    return {
        "code": finding.code,
        "name": tr(finding.name),
        "outcome": str(finding.outcome),
        "required": tr(finding.required),
        "measured": finding.measured and tr(finding.measured),
        "clause": finding.clause,
        "is_fact": finding.is_fact,
        "force": str(finding.force),
        "certainty": str(finding.certainty),
        "reason": finding.reason and tr(finding.reason),
    }


def _advice(advice: Advice, tr: Translator) -> Document:
    return {
        "standard": _standard(advice.standard),
        "checks": [_check(finding, tr) for finding in advice.checks],
        "problems": _problems(advice.problems, tr),
    }


def _standard(standard: Standard) -> Document:
    return {
        "id": standard.key,
        "title": standard.title,
        "document": standard.document,
        "sha256": standard.sha256,
    }


def _problems(problems: Iterable[Problem], tr: Translator) -> list[Document]:
    return [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "message": tr(problem.message),
            "level": problem.level,
            "at": None if problem.at is None else [round(value, 6) for value in problem.at],
            "rooms": list(problem.rooms),
            "where": problem.where,
            "gap": None if problem.gap is None else _ring(problem.gap),
            "closed": _ring(problem.closed),
        }
        for problem in problems
    ]
