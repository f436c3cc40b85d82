"""Outlines that the program found: what counts, what stays open until a person looked."""

import math
from dataclasses import replace

import pytest

from app.checking.check import check
from app.checking.functions import doubts_of
from app.checking.measures import Measures
from app.checking.report import ClassBasis, FacilityFinding, Outcome, Verdict
from app.model.facts import NO_FACTS
from app.model.plan import Level, Origin, Plan, Severity, Source
from app.model.review import Basis, FacilityType

WALLS = {"origin": Origin.WALLS, "confidence": 0.95}
DOUBTFUL = {"origin": Origin.WALLS, "confidence": 0.6}


def problems_of(report, code):
    return [problem for problem in report.problems if problem.code == code]


@pytest.mark.parametrize(
    ("confidence", "outcome"),
    [(0.899, Outcome.UNDETERMINED), (0.9, Outcome.MET), (0.901, Outcome.MET)],
    ids=["just below", "at the limit", "just above"],
)
def test_a_found_outline_counts_from_the_limit_on(compliant, change, finding, confidence, outcome):
    review = change(compliant(2), "dining", 60.0, origin=Origin.WALLS, confidence=confidence)
    assert finding(review, "dining").outcome is outcome


@pytest.mark.parametrize("origin", [Origin.OUTLINE, Origin.WALLS, Origin.HATCH])
def test_an_unsure_outline_is_an_open_question(compliant, change, standard, origin):
    review = change(compliant(2), "dining", 60.0, origin=origin, confidence=0.5)
    report = check(review, standard)
    (problem,) = problems_of(report, "OUTLINE_UNCONFIRMED")
    assert report.outcome is Verdict.UNDETERMINED
    assert (problem.severity, problem.rooms) == (Severity.ERROR, ("L1-03",))
    assert problem.affects == ("dining",)


@pytest.mark.parametrize("origin", [Origin.TABLE, Origin.MANUAL])
def test_outlines_that_persons_gave_are_no_question(compliant, change, standard, origin):
    review = change(compliant(2), "dining", 60.0, origin=origin, confidence=0.5)
    assert check(review, standard).outcome is Verdict.COMPLIES


def test_a_confirmed_outline_counts(compliant, change, standard):
    review = change(compliant(2), "dining", 60.0, **DOUBTFUL)
    confirmed = review.with_outlines_confirmed(["L1-03"])
    assert check(confirmed, standard).outcome is Verdict.COMPLIES
    assert confirmed.plan.room("L1-03").is_confirmed


def test_rooms_of_tables_need_no_confirmation(compliant, change):
    review = change(compliant(2), "dining", 60.0, origin=Origin.TABLE)
    assert review.with_outlines_confirmed(["L1-03"]) == review


def test_short_is_not_certain_while_an_outline_is_in_doubt(compliant, change, finding):
    review = change(compliant(2), "dining", 30.0, **DOUBTFUL)
    item = finding(review, "dining")
    assert item.outcome is Outcome.UNDETERMINED
    assert "L1-03" in str(item.reason) or "03" in str(item.reason)
    assert finding(review.with_outlines_confirmed(["L1-03"]), "dining").outcome is Outcome.SHORT


def test_what_is_certain_may_suffice_beside_an_unsure_room(compliant, with_room, room, standard):
    review = with_room(compliant(2), room("L1-30", "dining", 20.0, **DOUBTFUL))
    report = check(review, standard)
    (problem,) = problems_of(report, "OUTLINE_UNCONFIRMED")
    assert report.outcome is Verdict.COMPLIES
    assert problem.severity is Severity.WARNING


def test_an_unsure_room_without_a_name_leaves_what_is_missing_open(
    compliant, change, with_room, room, standard
):
    review = change(compliant(2), "network", None)
    review = with_room(review, room("L1-30", None, 3.0, **DOUBTFUL))
    report = check(review, standard)
    (problem,) = problems_of(report, "OUTLINE_UNCONFIRMED")
    assert problem.affects is None
    assert {item.function for item in report.functions if item.outcome is not Outcome.MET} == {
        "network"
    }
    assert report.outcome is Verdict.UNDETERMINED


def test_an_unsure_corridor_wants_a_look_only(compliant, with_room, room, standard):
    review = with_room(compliant(2), room("L1-30", "circulation", 80.0, **DOUBTFUL))
    report = check(review, standard)
    assert report.outcome is Verdict.COMPLIES
    assert [item.severity for item in problems_of(report, "OUTLINE_UNCONFIRMED")] == [
        Severity.WARNING
    ]


def test_rooms_from_walls_are_told_until_a_person_confirmed_them(compliant, change, standard):
    review = change(compliant(2), "dining", 60.0, **WALLS)
    (problem,) = problems_of(check(review, standard), "ROOMS_FROM_WALLS")
    assert problem.severity is Severity.WARNING
    confirmed = check(review.with_outlines_confirmed(["L1-03"]), standard)
    assert problems_of(confirmed, "ROOMS_FROM_WALLS") == []


def test_many_unsure_rooms_are_one_problem_that_names_the_first(
    compliant, with_room, room, standard
):
    rooms = [room(f"L1-{number}", "dining", 1.0, **DOUBTFUL) for number in range(20, 40)]
    (problem,) = problems_of(
        check(with_room(compliant(2), *rooms), standard), "OUTLINE_UNCONFIRMED"
    )
    assert len(problem.rooms) == 20
    assert "31 dining …" in str(problem.message)


@pytest.fixture
def measured(compliant):
    """Return a compliant review of class two whose gross area was measured on the plan."""

    def make(area_m2, **values):
        review = compliant(2, declared_gross_area_m2=None, **values)
        level = Level(key="L1", name="一层", gross_area_m2=area_m2)
        return review.with_plan(replace(review.plan, levels=(level,)))

    return make


@pytest.mark.parametrize(
    ("area_m2", "is_in_doubt"),
    [(1000.0, False), (1080.0, True), (755.0, True)],
    ids=["far from both bounds", "near the upper", "near the lower"],
)
def test_a_gross_area_around_unsure_walls_leaves_the_class_open_near_its_bounds(
    measured, with_room, room, standard, area_m2, is_in_doubt
):
    review = with_room(measured(area_m2), room("L1-30", "circulation", 10.0, **DOUBTFUL))
    report = check(review, standard)
    assert bool(problems_of(report, "GROSS_AREA_UNSURE")) is is_in_doubt
    assert (report.outcome is Verdict.UNDETERMINED) is is_in_doubt


def test_pro_rata_areas_need_a_certain_gross_area(measured, with_room, room, standard):
    review = measured(1000.0, basis=Basis.PRO_RATA)
    review = with_room(review, room("L1-30", "circulation", 10.0, **DOUBTFUL))
    assert check(review, standard).outcome is Verdict.UNDETERMINED
    declared = replace(review, declared_gross_area_m2=1000.0)
    assert problems_of(check(declared, standard), "GROSS_AREA_UNSURE") == []


@pytest.fixture
def measures(room):
    """What rules would measure on a plan with one sure and one unsure dining room."""
    rooms = (room("L1-01", "dining", 30.0), room("L1-02", "dining", 20.0, **DOUBTFUL))
    source = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")
    return Measures(
        plan=Plan(source=source, levels=(Level(key="L1", name="一层"),), rooms=rooms),
        facility=FacilityFinding(
            facility=FacilityType.DAY_CARE, row=None, class_basis=ClassBasis.UNKNOWN
        ),
        facts=NO_FACTS,
        doubts=doubts_of((), {}),
        groups=(("dining", "life"), ("office", "auxiliary")),
    )


@pytest.mark.parametrize(
    ("measure", "low"),
    [
        ("area.dining", 30.0),
        ("net_area_m2", 30.0),
        ("rooms.dining", 1),
        ("room_count", 1),
        ("smallest.dining", 0.0),
        ("largest.dining", 30.0),
    ],
)
def test_rules_measure_an_unsure_room_as_nothing_at_least_and_anything_at_most(
    measures, measure, low
):
    value = measures.value(measure)
    assert value.low == low
    assert value.high == (30.0 if measure == "smallest.dining" else math.inf)


def test_rules_measure_no_door_of_an_unsure_room(measures):
    assert measures.value("door.dining") is None


def test_an_unsure_room_leaves_other_functions_certain(measures):
    assert measures.value("area.office").is_certain
