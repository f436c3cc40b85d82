"""Every rule of the five documents, just below, at and just above its figures."""

from __future__ import annotations

import datetime
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from app.checking.check import check
from app.model.facts import Facts
from app.model.plan import Plan, Source
from app.model.review import FacilityType, Review
from app.paths import standards_folder
from app.rules.loading import load_standard

_TABLE = runpy.run_path(str(Path(__file__).with_name("rule_cases.py")))
CASES, OF_ROOMS = _TABLE["CASES"], _TABLE["OF_ROOMS"]
STANDARDS = {key: load_standard(standards_folder() / f"{key}.toml") for key in CASES}
NO_PLAN = Plan(source=Source(name="x.csv", sha256="0" * 64, kind="table"))
LINES = [(key, *line) for key, lines in CASES.items() for line in lines]


def _outcome(key, rule, gross, answers):
    standard = STANDARDS[key]
    (facilities,) = [item.facilities for item in standard.rules if item.key == rule]
    review = Review(
        plan=NO_PLAN,
        standard=key,
        facility=facilities[0] if facilities else FacilityType.DAY_CARE,
        facts=Facts(
            beds=answers.get("beds"),
            values=tuple(item for item in answers.items() if item[0] != "beds"),
        ),
        declared_gross_area_m2=gross,
        date=datetime.date(2026, 1, 15),
    )
    (finding,) = [item for item in check(review, standard).checks if item.code == f"RULE.{rule}"]
    return finding.outcome


@pytest.mark.parametrize(
    ("key", "rule", "gross", "answers", "outcome"),
    LINES,
    ids=[f"{key}-{rule}-{number}" for number, (key, rule, *_) in enumerate(LINES)],
)
def test_a_rule_ends_as_its_document_says(key, rule, gross, answers, outcome):
    assert _outcome(key, rule, gross, answers) == outcome


@pytest.mark.parametrize("key", CASES)
def test_every_rule_of_a_document_is_held_by_a_line(key):
    held = {rule for rule, *_ in CASES[key]}
    assert [rule.key for rule in STANDARDS[key].rules if rule.key not in held | OF_ROOMS] == []


def test_only_what_was_read_may_be_mandatory():
    advice = load_standard(standards_folder() / "national-advice.toml")
    assert advice.is_advice
    for rule in advice.rules:
        assert rule.certainty.may_be_mandatory or rule.force != "mandatory", rule.key


@pytest.mark.parametrize(
    ("rest_m2", "persons", "outcome"),
    [(79.99, 20, "not_met"), (80, 20, "met"), (80.01, 20, "met"), (80, 19, "not_applicable")],
)
def test_rest_rooms_are_compared_by_person_where_the_clause_is_in_scope(
    compliant, room, rest_m2, persons, outcome
):
    assert _of_rest_rooms(compliant, [room("L1-01", "rest_room", rest_m2)], persons) == outcome


def test_an_open_room_keeps_the_area_by_person_open(compliant, room):
    rooms = [room("L1-01", "rest_room", 70), room("L1-02", None, 20)]
    assert _of_rest_rooms(compliant, rooms, 20) == "undetermined"
    assert _of_rest_rooms(compliant, rooms[:1], 20) == "not_met"


def _of_rest_rooms(compliant, rooms, persons):
    review = replace(compliant(2), facts=Facts(beds=10, values=(("persons", persons),)))
    review = review.with_plan(replace(review.plan, rooms=tuple(rooms)))
    report = check(review, STANDARDS["gongqingcheng-2020"], [STANDARDS["national-advice"]])
    (advice,) = report.advice
    (finding,) = [item for item in advice.checks if item.code == "RULE.rest-area-person"]
    return finding.outcome


def test_advice_changes_no_outcome(compliant):
    review = replace(compliant(2), facts=Facts(values=(("door_width_m", 0.5),)))
    alone = check(review, STANDARDS["gongqingcheng-2020"])
    advised = check(review, STANDARDS["gongqingcheng-2020"], [STANDARDS["national-advice"]])
    assert advised.advice[0].checks
    assert (advised.outcome, advised.facts_outcome) == (alone.outcome, alone.facts_outcome)


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2023-02-28", True), ("2023-03-01", False), ("2026-02-28", False), ("2026-03-01", True)],
)
def test_a_document_that_is_not_in_force_is_told(day, is_told):
    review = Review(
        plan=NO_PLAN,
        standard="anqiu-2023",
        facts=Facts(),
        date=datetime.date.fromisoformat(day),
    )
    codes = [problem.code for problem in check(review, STANDARDS["anqiu-2023"]).problems]
    assert ("STANDARD_NOT_IN_FORCE" in codes) is is_told


@pytest.mark.parametrize(
    ("year", "share", "outcome"),
    [(2022, 54, "not_applicable"), (2023, 55, "met"), (2024, 59.9, "not_met"), (2024, 60, "met")],
)
def test_the_target_that_is_due_decides(year, share, outcome):
    review = Review(
        plan=NO_PLAN,
        standard="yuanzhou-2022",
        facts=Facts(values=(("yuanzhou_nursing_bed_share", share),)),
        date=datetime.date(year, 6, 30),
    )
    checks = check(review, STANDARDS["yuanzhou-2022"]).checks
    assert [x.outcome for x in checks if x.code == "RULE.nursing-bed-share"] == [outcome]


YEARS = (2022, 2023, 2024, 2025)
INDICATORS = {
    "nursing-bed-share": ("yuanzhou_nursing_bed_share", (55, 60, 60, 60)),
    "day-care-coverage": ("yuanzhou_day_care_coverage", (50, 60, 75, 90)),
    "residential-delivery": ("yuanzhou_residential_delivery", (100, 100, 100, 100)),
    "destitute-care": ("yuanzhou_destitute_care", (60, 60, 60, 60)),
    "health-management": ("yuanzhou_health_management", (60, 65, 70, 72)),
}


@pytest.mark.parametrize("rule", INDICATORS)
def test_an_indicator_is_held_to_the_figure_of_each_year(rule):
    fact, figures = INDICATORS[rule]
    for year, figure in zip(YEARS, figures, strict=True):
        must_pass = (rule, year) == ("day-care-coverage", 2025)
        wanted = {figure - 0.1: "not_met", figure: "met", figure + 0.1: "met"}
        wanted |= {figure: "not_met"} if must_pass else {}
        for share, outcome in wanted.items():
            review = Review(
                plan=NO_PLAN,
                standard="yuanzhou-2022",
                facts=Facts(values=((fact, share),)),
                date=datetime.date(year, 12, 31),
            )
            checks = check(review, STANDARDS["yuanzhou-2022"]).checks
            assert [x.outcome for x in checks if x.code == f"RULE.{rule}"] == [outcome]
