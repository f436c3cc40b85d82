"""Functions: sums, both columns, what is short, missing or open."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking.check import check
from app.checking.report import Outcome, Verdict
from app.errors import verbatim
from app.model.plan import AreaKind, Problem, Reading, Severity
from app.model.review import Basis


@pytest.mark.parametrize("number", [1, 2, 3, 4, None], ids=["1", "2", "3", "4", "rural"])
def test_rooms_of_exactly_the_printed_areas_comply(compliant, standard, number):
    assert check(compliant(number), standard).outcome is Verdict.COMPLIES


@pytest.mark.parametrize(
    ("area_m2", "outcome"),
    [(54.99, Outcome.SHORT), (54.9999, Outcome.SHORT), (55.0, Outcome.MET), (55.01, Outcome.MET)],
    ids=["below", "just below", "at the figure", "above"],
)
def test_the_printed_figure_is_enough_and_less_is_short(
    compliant, change, finding, area_m2, outcome
):
    assert finding(change(compliant(2), "dining", area_m2), "dining").outcome is outcome


def test_a_function_without_a_room_is_missing(compliant, change, standard):
    report = check(change(compliant(2), "network", None), standard)
    item = next(item for item in report.functions if item.function == "network")
    assert item.outcome is Outcome.MISSING
    assert (item.measured_m2, item.difference_m2) == (0, -24)
    assert report.outcome is Verdict.DOES_NOT_COMPLY


def test_a_function_is_the_sum_of_its_rooms(compliant, change, with_room, room, finding):
    review = change(compliant(2), "rest_room", 60.0)
    review = with_room(review, *(room(f"L1-2{i}", "rest_room", 60.0) for i in range(2)))
    item = finding(review, "rest_room")
    assert item.measured_m2 == 180.0
    assert item.outcome is Outcome.MET
    assert item.rooms == ("L1-01", "L1-20", "L1-21")


def test_both_columns_are_given_and_the_chosen_one_decides(compliant, change, finding):
    review = change(compliant(2, declared_gross_area_m2=868.0), "kitchen", 80.0)  # 868 = 0.8 x 1085
    by_table = finding(review, "kitchen")
    by_share = finding(replace(review, basis=Basis.PRO_RATA), "kitchen")
    assert (by_table.required_m2, by_table.pro_rata_m2) == (89, pytest.approx(71.2))
    assert (by_table.outcome, by_table.difference_m2) == (Outcome.SHORT, -9)
    assert (by_share.outcome, by_share.difference_m2) == (Outcome.MET, pytest.approx(8.8))


@pytest.mark.parametrize(("number", "area"), [(None, 800.0), (2, None)], ids=["rural", "no area"])
def test_nothing_is_converted_where_there_is_nothing_to_convert_with(
    compliant, standard, number, area
):
    review = compliant(number, declared_gross_area_m2=area, basis=Basis.PRO_RATA)
    review = replace(review, chosen_class=number)
    report = check(review, standard)
    assert {item.pro_rata_m2 for item in report.functions} == {None}
    assert report.outcome is Verdict.UNDETERMINED
    assert "PRO_RATA_IMPOSSIBLE" in [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("is_on", "outcome"), [(False, Outcome.SHORT), (True, Outcome.MET)], ids=["printed", "on"]
)
def test_the_printed_figure_decides_unless_corrections_are_on(
    compliant, change, standard, is_on, outcome
):
    review = replace(change(compliant(1), "counselling", 20.0), with_corrections=is_on)
    report = check(review, standard)
    item = next(item for item in report.functions if item.function == "counselling")
    assert item.outcome is outcome
    assert (item.printed_m2, item.suspected_m2) == (48, 18)
    assert any("48" in str(note) and "18" in str(note) for note in report.notes)


def test_a_joined_name_leaves_its_functions_open_instead_of_missing(
    compliant, change, with_room, room, standard
):
    joined = room("L1-30", None, 10.0, reading=Reading.JOINED, candidates=("reading", "network"))
    review = with_room(change(change(compliant(2), "reading", None), "network", None), joined)
    report = check(review, standard)
    outcomes = {item.function: item.outcome for item in report.functions}
    assert outcomes["reading"] is outcomes["network"] is Outcome.UNDETERMINED
    assert report.outcome is Verdict.UNDETERMINED
    assert report.unassigned_rooms == ("L1-30",)


def test_a_joined_name_does_not_touch_what_is_met_without_it(compliant, with_room, room, standard):
    joined = room("L1-30", None, 10.0, reading=Reading.JOINED, candidates=("reading", "office"))
    report = check(with_room(compliant(2), joined), standard)
    assert report.outcome is Verdict.COMPLIES
    assert "NAME_JOINED" in [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("area_m2", "outcome"), [(23.9, Outcome.MISSING), (24.0, Outcome.UNDETERMINED)]
)
def test_an_unnamed_room_opens_only_what_it_is_large_enough_for(
    compliant, change, with_room, room, finding, area_m2, outcome
):
    unnamed = room("L1-30", None, area_m2, name="", reading=Reading.UNNAMED)
    review = with_room(change(compliant(2), "network", None), unnamed)
    assert finding(review, "network").outcome is outcome


def test_a_room_of_no_function_opens_nothing(compliant, change, with_room, room, finding):
    staff = room("L1-30", None, 50.0, reading=Reading.EXCLUDED)
    review = with_room(change(compliant(2), "network", None), staff)
    assert finding(review, "network").outcome is Outcome.MISSING


def test_circulation_is_neither_counted_nor_left_over(compliant, with_room, room, standard):
    report = check(with_room(compliant(2), room("L1-30", "circulation", 90.0)), standard)
    assert report.unassigned_rooms == ()
    assert report.total.measured_m2 == 705


def test_a_function_that_the_row_does_not_list_is_left_over(compliant, with_room, room, standard):
    report = check(with_room(compliant(None), room("L1-30", "network", 30.0)), standard)
    assert report.unassigned_rooms == ("L1-30",)


def _error(**values) -> Problem:
    return Problem(
        code="REGION_NOT_CLOSED", severity=Severity.ERROR, message=verbatim("x"), **values
    )


def test_an_error_of_the_reading_forbids_a_pass(compliant, with_problem, standard):
    report = check(with_problem(compliant(2), _error()), standard)
    assert report.outcome is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("affects", "outcome"),
    [
        (None, Outcome.UNDETERMINED),
        (("network",), Outcome.UNDETERMINED),
        (("kitchen",), Outcome.MISSING),
        ((), Outcome.MISSING),
    ],
    ids=["any", "this", "another", "none"],
)
def test_what_could_not_be_read_opens_the_functions_it_could_serve(
    compliant, change, with_problem, finding, affects, outcome
):
    review = with_problem(change(compliant(2), "network", None), _error(affects=affects))
    assert finding(review, "network").outcome is outcome


def test_rooms_that_an_error_names_do_not_make_a_function_met(compliant, with_problem, finding):
    review = with_problem(compliant(2), _error(rooms=("L1-03",)))
    assert finding(review, "dining").outcome is Outcome.UNDETERMINED


def test_gross_areas_of_rooms_never_make_a_function_met(compliant, change, finding):
    review = change(compliant(2), "dining", 60.0, area_kind=AreaKind.GROSS)
    assert finding(review, "dining").outcome is Outcome.UNDETERMINED
    review = change(compliant(2), "dining", 54.0, area_kind=AreaKind.GROSS)
    assert finding(review, "dining").outcome is Outcome.SHORT


def test_floor_that_two_rooms_claim_is_not_counted_twice(compliant, change, finding):
    #  dining 0..10, office 9..12 (x 5.5 m): 5.5 m2 of the 55 m2 belong to both
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 5.5), (0.0, 5.5))
    beside = ((9.0, 0.0), (12.0, 0.0), (12.0, 5.5), (9.0, 5.5))
    review = change(compliant(2), "dining", 55.0, polygon=square)
    review = change(review, "office", 60.0, polygon=beside)
    assert finding(review, "dining").outcome is Outcome.UNDETERMINED
    assert finding(review, "office").outcome is Outcome.MET


def test_groups_and_total_sum_what_stands_above_them(compliant, standard):
    report = check(compliant(2), standard)
    assert [item.required_m2 for item in report.groups] == [277, 114, 114, 200]
    assert report.total.required_m2 == report.total.measured_m2 == 705
    assert report.total.difference_m2 == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(area=st.floats(0.1, 200), more=st.floats(0, 200))
def test_a_growing_room_never_turns_from_met_to_short(compliant, change, finding, area, more):
    small = finding(change(compliant(2), "kitchen", area), "kitchen").outcome
    large = finding(change(compliant(2), "kitchen", area + more), "kitchen").outcome
    assert not (small is Outcome.MET and large is Outcome.SHORT)
