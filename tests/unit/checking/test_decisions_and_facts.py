"""What a person decides and answers: beside the rooms, never in their place."""

import datetime
from dataclasses import replace

import pytest

from app.checking.check import check
from app.checking.report import FactOutcome, Outcome, Verdict
from app.model.facts import Facts
from app.model.plan import Severity
from app.model.review import Decision


def _decision(function: str) -> Decision:
    date = datetime.date(2026, 5, 1)
    return Decision(function=function, ground="由村卫生室提供", by="张三", date=date)


def test_an_adjustable_row_may_be_decided(compliant, change, standard):
    review = change(compliant(None), "medical_care", None)
    report = check(review.with_decision(_decision("medical_care")), standard)
    item = next(item for item in report.functions if item.function == "medical_care")
    assert item.outcome is Outcome.DECIDED
    assert item.decision == _decision("medical_care")
    assert report.outcome is Verdict.COMPLIES_WITH_DECISIONS


def test_a_row_of_another_kind_can_not_be_decided(compliant, change, standard):
    review = change(compliant(2), "network", None).with_decision(_decision("network"))
    report = check(review, standard)
    assert report.outcome is Verdict.DOES_NOT_COMPLY
    assert "DECISION_NOT_ALLOWED" in [problem.code for problem in report.problems]


def test_a_decision_does_not_change_what_is_met(compliant, standard):
    report = check(compliant(None).with_decision(_decision("kitchen")), standard)
    assert report.outcome is Verdict.COMPLIES


def test_the_program_never_decides_alone(compliant, change, standard):
    report = check(change(compliant(4), "kitchen", None), standard)
    item = next(item for item in report.functions if item.function == "kitchen")
    assert item.is_adjustable
    assert item.outcome is Outcome.MISSING


@pytest.mark.parametrize(
    ("number", "beds", "outcome"),
    [
        (1, 14, "not_met"),
        (1, 15, "met"),
        (1, 90, "met"),
        (2, 9, "not_met"),
        (2, 10, "met"),
        (2, 15, "met"),
        (2, 16, "not_met"),
        (4, 1, "not_met"),
        (4, 2, "met"),
        (4, 5, "met"),
        (4, 6, "not_met"),
        (2, None, "undetermined"),
    ],
)
def test_beds_are_compared_with_the_range_of_the_class(compliant, standard, number, beds, outcome):
    report = check(replace(compliant(number), facts=Facts(beds=beds)), standard)
    (item,) = [item for item in report.checks if item.code == "BEDS"]
    assert item.outcome == outcome


@pytest.mark.parametrize(("count", "outcome"), [(2, "not_met"), (3, "met"), (4, "met")])
def test_class_four_asks_for_staff_in_all(compliant, standard, count, outcome):
    report = check(replace(compliant(4), facts=Facts(staff_total=count)), standard)
    (item,) = [item for item in report.checks if item.code == "STAFF"]
    assert item.outcome == outcome


@pytest.mark.parametrize(("count", "outcome"), [(0, "not_met"), (1, "met"), (None, "undetermined")])
def test_each_kind_of_staff_is_asked_for(compliant, standard, count, outcome):
    staff = () if count is None else (("manager", count),)
    report = check(replace(compliant(2), facts=Facts(staff=staff)), standard)
    (item,) = [item for item in report.checks if item.code == "STAFF.manager"]
    assert item.outcome == outcome


@pytest.mark.parametrize(
    ("service", "answer", "outcome"),
    [
        ("meals", True, "met"),
        ("meals", False, "not_met"),
        ("meals", None, "undetermined"),
        ("legal_aid", True, "met"),
        ("legal_aid", False, "not_applicable"),
        ("legal_aid", None, "not_applicable"),
    ],
)
def test_services_as_needed_can_not_fail(compliant, standard, service, answer, outcome):
    services = () if answer is None else ((service, answer),)
    report = check(replace(compliant(2), facts=Facts(services=services)), standard)
    (item,) = [item for item in report.checks if item.code == f"SERVICE.{service}"]
    assert item.outcome == outcome


def test_unanswered_facts_are_open_and_leave_the_rooms_alone(compliant, standard):
    report = check(compliant(2), standard)
    assert report.facts_outcome is FactOutcome.UNDETERMINED
    assert report.outcome is Verdict.COMPLIES


def test_all_facts_answered_well_are_met(compliant, standard):
    (row,) = [row for row in standard.rows if row.number == 2]
    facts = Facts(
        beds=12,
        staff=tuple((rule.kind, 1) for rule in row.staff),
        services=tuple((rule.service, True) for rule in row.services),
        values=(("gongqingcheng_duties", True),),
    )
    assert check(replace(compliant(2), facts=facts), standard).facts_outcome is FactOutcome.MET


def test_problems_stand_in_the_order_of_their_gravity(compliant, with_room, room, standard):
    review = replace(compliant(2), declared_gross_area_m2=None, is_facility_chosen=False)
    report = check(with_room(review, room("L1-30", None, 9.0)), standard)
    order = [problem.severity for problem in report.problems]
    assert order == sorted(order, key=list(Severity).index)
    assert order[0] is Severity.ERROR


def test_a_decision_names_the_facility_that_serves_instead(compliant, change, finding):
    decision = replace(_decision("medical_care"), counterpart="村卫生室，2026年签约")
    review = change(compliant(None), "medical_care", None).with_decision(decision)
    found = finding(review, "medical_care")
    assert found.outcome == "decided"
    assert str(found.reason) == "由村卫生室提供; served by: 村卫生室，2026年签约"
