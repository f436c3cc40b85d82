"""Laws that every rule keeps: more area does no harm, what is not known is never a pass."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checking.check import check
from app.checking.conditions import all_hold, is_within
from app.checking.measures import Measures, Numbers
from app.errors import verbatim
from app.model.facts import Facts
from app.model.plan import Level, Plan, Problem, Severity, Source
from app.model.review import FacilityType, Review
from app.paths import standards_folder
from app.rules.answers import asked_questions
from app.rules.fact_list import FactKind
from app.rules.loading import load_standard
from app.rules.rule_kinds import LimitRule, NoteRule, QuotaRule, Span

NO_PLAN = Plan(source=Source(name="x.csv", sha256="0" * 64, kind="table"))
STANDARDS = [load_standard(path) for path in sorted(standards_folder().glob("*.toml"))]
ADVICE = next(item for item in STANDARDS if item.is_advice)
KEYS = [item.key for item in STANDARDS]
DECIDED = {"met", "not_met"}
FEW = settings(max_examples=12, deadline=None)
AREA = st.floats(1, 5000)
DAY = datetime.date(2026, 1, 15)


def answer(question):
    """Answers of the form that a question asks for."""
    if question.kind is FactKind.YES_NO:
        return st.booleans()
    if question.kind is FactKind.CHOICE:
        return st.sampled_from([key for key, _ in question.choices])
    if question.kind is FactKind.DATE:
        return st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1))
    return st.integers(0, 1500)


def answers(standard):
    """Some answers to some of the questions of a standard."""
    forms = {question.key: answer(question) for question in asked_questions([standard])}
    return st.fixed_dictionaries({}, optional=forms)


def outcomes(standard, given_answers, gross):
    """Return the outcome of each rule."""
    values = tuple(item for item in given_answers.items() if item[0] != "beds")
    review = Review(
        plan=NO_PLAN,
        standard=standard.key,
        facility=FacilityType.DAY_CARE,
        facts=Facts(beds=given_answers.get("beds"), values=values),
        declared_gross_area_m2=gross,
        date=DAY,
    )
    found = check(review, standard).checks
    return {item.code.removeprefix("RULE."): str(item.outcome) for item in found}


@pytest.mark.parametrize("standard", STANDARDS, ids=KEYS)
@given(data=st.data())
@FEW
def test_more_gross_area_never_breaks_what_asks_for_area(standard, data):
    said = data.draw(answers(standard))
    less, more = sorted(data.draw(st.tuples(AREA, AREA)))
    before, after = outcomes(standard, said, less), outcomes(standard, said, more)
    for rule in standard.rules:
        asks_for_area = isinstance(rule, QuotaRule) or (
            isinstance(rule, LimitRule) and rule.limit.of == "gross_area_m2"
        )
        if asks_for_area and before[rule.key] == "met":
            assert after[rule.key] == "met"


@pytest.mark.parametrize("standard", STANDARDS, ids=KEYS)
@given(data=st.data())
@FEW
def test_more_answers_never_turn_a_decided_rule_round(standard, data):
    """What is decided was decided by what is known: unknown answers decide nothing."""
    said = data.draw(answers(standard))
    kept = data.draw(st.sets(st.sampled_from(sorted(said)))) if said else set()
    gross = data.draw(st.none() | AREA)
    some = outcomes(standard, {key: said[key] for key in kept}, gross)
    whole = outcomes(standard, said, 1000.0 if gross is None else gross)
    for key, outcome in some.items():
        if outcome != "undetermined" and not key.startswith(("BEDS", "STAFF", "SERVICE")):
            assert whole[key] == outcome, key


@given(areas=st.tuples(AREA, AREA), persons=st.integers(1, 300))
@FEW
def test_more_room_area_never_breaks_what_asks_for_area(standard, room, areas, persons):
    found = []
    for area in sorted(areas):
        rooms = (room("L1-01", "rest_room", area), room("L1-02", "dining", area))
        plan = Plan(source=NO_PLAN.source, levels=(Level(key="L1", name="一层"),), rooms=rooms)
        facts = Facts(beds=10, values=(("persons", persons),))
        review = Review(plan=plan, standard=standard.key, facts=facts, date=DAY)
        (advice,) = check(review, standard, [ADVICE]).advice
        found.append({item.code: str(item.outcome) for item in advice.checks})
    less, more = found
    asked = [
        f"RULE.{key}{end}"
        for key in ("rest-area-person", "dining-seat")
        for end in ("", "-below-20")
    ]
    assert all(more[code] == "met" for code in asked if less[code] == "met")
    assert any(less[code] in DECIDED for code in asked)


@pytest.mark.parametrize("standard", STANDARDS, ids=KEYS)
def test_without_answers_nothing_but_unconditional_notes_is_decided(standard):
    found = outcomes(standard, {}, None)
    for rule in standard.rules:
        is_plain_note = isinstance(rule, NoteRule) and not rule.when and not rule.classes
        if rule.key in found and not is_plain_note:
            assert found[rule.key] not in DECIDED, rule.key


@given(
    low=st.floats(0, 100), width=st.floats(0, 100), limit=st.floats(0, 200), part=st.floats(0, 1)
)
def test_a_range_that_is_decided_is_so_for_every_number_in_it(low, width, limit, part):
    span, value = Span(at_least=limit), Numbers(low, low + width)
    inside = low + part * width
    decided = is_within(value, span)
    if decided is not None:
        assert is_within(Numbers(inside, inside), span) is decided


def test_one_condition_that_does_not_hold_decides_whatever_is_unknown():
    class Known(Measures):
        def __init__(self):
            pass

        def value(self, measure):
            return {"storey": Numbers(1, 1)}.get(measure)

    lift = next(rule for rule in ADVICE.rules if rule.key == "lift")
    assert all_hold(lift.when, Known()) is False
    assert all_hold(lift.when[:1], Known()) is None


@given(data=st.data())
@FEW
def test_whatever_is_answered_advice_changes_no_outcome(compliant, standard, data):
    values = tuple(item for item in data.draw(answers(ADVICE)).items() if item[0] != "beds")
    review = replace(compliant(2), facts=Facts(values=values), date=DAY)
    alone, advised = check(review, standard), check(review, standard, [ADVICE])
    assert advised.advice[0].checks
    assert (advised.outcome, advised.facts_outcome) == (alone.outcome, alone.facts_outcome)
    assert advised.checks == alone.checks


def _of_large_rooms(standard, rooms, problems=()):
    plan = Plan(
        source=NO_PLAN.source,
        levels=(Level(key="L1", name="一层"),),
        rooms=rooms,
        problems=problems,
    )
    facts = Facts(values=(("persons", 20), ("storey", 4)))
    review = Review(plan=plan, standard=standard.key, facts=facts, date=DAY)
    (advice,) = check(review, standard, [ADVICE]).advice
    (found,) = [item for item in advice.checks if item.code == "RULE.large-rooms-above"]
    return str(found.outcome)


@pytest.mark.parametrize(
    ("area_m2", "other_m2", "outcome"),
    [
        (200.0, 20.0, "met"),
        (200.01, 20.0, "not_met"),
        (150.0, 200.01, "undetermined"),
        (200.01, 300.0, "not_met"),
    ],
)
def test_a_room_without_a_use_may_be_the_largest(standard, room, area_m2, other_m2, outcome):
    rooms = (room("L1-01", "multipurpose", area_m2), room("L1-02", None, other_m2))
    assert _of_large_rooms(standard, rooms) == outcome


def test_a_part_that_was_not_read_may_hold_the_largest_room(standard, room):
    problem = Problem(code="X", message=verbatim("x"), severity=Severity.ERROR, affects=None)
    rooms = (room("L1-01", "multipurpose", 150.0),)
    assert _of_large_rooms(standard, rooms, (problem,)) == "undetermined"
