"""Reach of a class, its nearest bound, and figures too close to call: information only."""

import pytest

from app.checking.check import check
from app.checking.close_calls import area_doubt_m2
from app.model.plan import Origin


def _reach(review, standard):
    reach = check(review, standard).feasibility
    assert reach is not None
    return reach


def _cliff(review, standard):
    cliff = _reach(review, standard).cliff
    assert cliff is not None
    return cliff


@pytest.mark.parametrize(
    ("gross_m2", "is_out"),
    [(1100.0, True), (1646.1, True), (1646.2, False)],
    ids=["far too small", "just below what the list needs", "what the list needs"],
)
def test_a_class_whose_list_does_not_fit_is_out_of_reach(
    compliant, standard, change, gross_m2, is_out
):
    review = change(compliant(1, declared_gross_area_m2=gross_m2), "rest_room", 100.0)
    reach = _reach(review, standard)
    assert reach.own_share == pytest.approx(849 / gross_m2)
    assert reach.is_out_of_reach is is_out


def test_what_is_short_in_a_small_building_is_said_to_be_no_fault(compliant, standard, change):
    review = change(compliant(1, declared_gross_area_m2=1100.0), "rest_room", 100.0)
    notes = [str(note) for note in check(review, standard).notes]
    assert any("1070" in note and "not a fault of the design" in note for note in notes)


@pytest.mark.parametrize(("gross_m2", "other"), [(1086.0, 2), (1084.0, 1), (751.0, 3)])
def test_the_nearest_bound_names_what_changes_there(compliant, standard, gross_m2, other):
    cliff = _cliff(compliant(2, declared_gross_area_m2=gross_m2), standard)
    assert cliff.other.number == other
    assert cliff.changes[0][0] == "休息室"
    assert cliff.is_within_doubt


def test_a_bound_far_away_is_not_within_doubt(compliant, standard):
    cliff = _cliff(compliant(2, declared_gross_area_m2=900.0), standard)
    assert not cliff.is_within_doubt


def test_feasibility_changes_no_outcome(compliant, standard):
    report = check(compliant(1, declared_gross_area_m2=1100.0), standard)
    assert report.outcome == "complies"


def test_a_figure_within_its_measuring_doubt_is_close(compliant, standard, change):
    review = change(compliant(2), "rest_room", 200.0)
    for function in ("bathing", "kitchen"):
        review = change(review, function, 95.0)
    report = check(change(review, "laundry", 24.04, origin=Origin.TABLE), standard)
    close = {item.function for item in report.functions if item.is_close}
    assert "laundry" in close
    assert not close & {"rest_room", "bathing", "kitchen"}
    assert any("Close to the limit" in str(note) for note in report.notes)


def test_the_doubt_of_a_drawn_room_grows_with_its_walls(room):
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
    drawn = room("L1-01", "office", 16.0, polygon=square, origin=Origin.OUTLINE)
    assert area_doubt_m2([drawn]) == pytest.approx(0.16)
    assert area_doubt_m2([drawn, drawn]) == pytest.approx(0.16 * 2**0.5)
