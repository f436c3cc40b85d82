"""Class and gross area: bounds, both figures, nothing guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checking.check import check
from app.checking.classification import is_inside
from app.checking.report import AreaBasis, ClassBasis, Outcome, Verdict
from app.model.plan import Level
from app.model.review import FacilityType
from app.paths import standards_folder
from app.rules.loading import load_standard


@pytest.fixture
def facility(compliant, standard):
    def of(**values):
        return check(replace(compliant(2), **values), standard).facility

    return of


@pytest.mark.parametrize(
    ("area_m2", "number"),
    [
        (0.01, 4),
        (449.99, 4),
        (450, 4),
        (450.01, 3),
        (749.99, 3),
        (750, 3),
        (750.01, 2),
        (1084.996, 2),
        (1085, 2),
        (1085.01, 1),
        (1600, 1),
        (99999, 1),
    ],
)
def test_class_follows_from_the_gross_area(facility, area_m2, number):
    assert facility(declared_gross_area_m2=area_m2).row.number == number


@pytest.mark.parametrize(("area_m2", "other"), [(1085, 1), (750, 2), (450, 3)])
def test_at_a_bound_the_lower_class_decides_and_the_other_is_named(facility, area_m2, other):
    found = facility(declared_gross_area_m2=area_m2)
    assert found.at_bound
    assert found.alternatives == (other,)


@pytest.mark.parametrize("area_m2", [1084.99, 1085.01, 750.01, 449.99])
def test_beside_a_bound_there_is_no_other_reading(facility, area_m2):
    found = facility(declared_gross_area_m2=area_m2)
    assert not found.at_bound
    assert found.alternatives == ()


def test_noise_of_the_arithmetic_does_not_leave_the_bound(facility):
    found = facility(declared_gross_area_m2=1085.0000000001)
    assert found.at_bound
    assert found.row.number == 2


@given(area_m2=st.floats(min_value=0.001, max_value=1e5))
def test_bands_cover_every_gross_area_exactly_once(area_m2):
    standard = load_standard(standards_folder() / "gongqingcheng-2020.toml")
    rows = standard.rows_of(FacilityType.DAY_CARE)
    assert sum(is_inside(area_m2, row.band) for row in rows) == 1


def test_a_person_may_choose_the_other_class_at_a_bound(facility):
    found = facility(declared_gross_area_m2=1085.0, chosen_class=1)
    assert found.row.number == 1
    assert found.class_basis is ClassBasis.CHOSEN
    assert found.alternatives == (2,)


def test_a_class_chosen_against_the_area_is_pointed_out(compliant, standard):
    report = check(replace(compliant(2), chosen_class=4), standard)
    assert "CLASS_AGAINST_AREA" in [problem.code for problem in report.problems]


def test_declared_beats_measured_and_both_are_told(compliant, standard):
    review = compliant(2, declared_gross_area_m2=982.4)
    level = Level(key="L1", name="一层", gross_area_m2=979.6)
    plan = replace(review.plan, levels=(level,), declared_gross_area_m2=500.0)
    found = check(review.with_plan(plan), standard).facility
    assert (found.gross_area_m2, found.gross_area_basis) == (982.4, AreaBasis.DECLARED)
    assert found.measured_m2 == 979.6


def test_the_area_written_in_the_file_counts_as_declared(compliant, standard):
    review = replace(compliant(2), declared_gross_area_m2=None)
    plan = replace(review.plan, declared_gross_area_m2=800.0)
    found = check(review.with_plan(plan), standard).facility
    assert (found.gross_area_m2, found.gross_area_basis) == (800.0, AreaBasis.DECLARED)


@pytest.mark.parametrize(
    ("declared", "measured", "is_told"),
    [
        (900.0, 927.0, False),
        (900.0, 927.1, True),
        (900.0, 872.9, True),
        (1000.0, 1020.0, False),
        (1000.0, 1020.1, True),
        (1000.0, 979.9, True),
    ],
)
def test_a_difference_beyond_the_tolerance_is_told(
    compliant, standard, declared, measured, is_told
):
    review = compliant(2, declared_gross_area_m2=declared)
    level = Level(key="L1", name="一层", gross_area_m2=measured)
    report = check(review.with_plan(replace(review.plan, levels=(level,))), standard)
    assert ("GROSS_AREA_DIFFERS" in [item.code for item in report.problems]) is is_told


def test_without_a_gross_area_the_class_is_open_and_only_estimated(compliant, standard):
    report = check(replace(compliant(2), declared_gross_area_m2=None), standard)
    assert report.facility.row is None
    assert report.facility.estimate_m2 == pytest.approx(705 / 0.65)
    assert report.outcome is Verdict.UNDETERMINED
    assert {item.outcome for item in report.functions} == {Outcome.UNDETERMINED}
    assert {item.required_m2 for item in report.functions} == {None}


def test_a_level_without_an_outline_leaves_the_measured_area_open(compliant, standard):
    review = replace(compliant(2), declared_gross_area_m2=None)
    levels = (Level(key="L1", name="一层", gross_area_m2=500.0), Level(key="L2", name="二层"))
    found = check(review.with_plan(replace(review.plan, levels=levels)), standard).facility
    assert found.measured_m2 is None
    assert found.row is None


@pytest.mark.parametrize(
    ("area_m2", "outcome"),
    [(449.9, "not_met"), (450, "met"), (1085, "met"), (1085.1, "not_met"), (None, "undetermined")],
)
def test_a_rural_home_outside_the_range_is_a_finding_and_no_failure(
    compliant, standard, area_m2, outcome
):
    report = check(compliant(None, declared_gross_area_m2=area_m2), standard)
    (check_of_range,) = [item for item in report.checks if item.code == "GROSS_AREA_RANGE"]
    assert check_of_range.outcome == outcome
    assert not check_of_range.is_fact
    assert report.outcome is Verdict.COMPLIES
    assert report.facility.class_basis is ClassBasis.NO_CLASSES


def _without(standard, **changes):
    rows = tuple(row for row in standard.rows if changes["keep"](row))
    return replace(standard, rows=rows)


def test_a_gross_area_that_no_class_covers_is_told_and_leaves_all_open(compliant, standard):
    gap = _without(standard, keep=lambda row: row.number != 3)
    report = check(replace(compliant(2), declared_gross_area_m2=500.0), gap)
    assert report.outcome is Verdict.UNDETERMINED
    assert "CLASS_NOT_IN_STANDARD" in [problem.code for problem in report.problems]


def test_a_type_that_the_standard_leaves_out_is_told_and_never_passes(compliant, standard):
    urban = _without(standard, keep=lambda row: row.number)
    report = check(compliant(None), urban)
    assert report.outcome is Verdict.UNDETERMINED
    assert report.functions == ()
    assert "CLASS_NOT_IN_STANDARD" in [problem.code for problem in report.problems]


def test_a_chosen_class_that_the_standard_leaves_out_is_told(compliant, standard):
    gap = _without(standard, keep=lambda row: row.number != 3)
    report = check(compliant(2, chosen_class=3), gap)
    assert report.outcome is Verdict.UNDETERMINED
    assert "CLASS_NOT_IN_STANDARD" in [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("share", "is_told"),
    [(0.99, True), (1.0, False), (1.01, False)],
    ids=["just below", "equal", "just above"],
)
def test_a_building_smaller_than_its_rooms_is_told(compliant, standard, share, is_told):
    review = compliant(2)
    rooms_m2 = sum(room.area_m2 for room in review.plan.rooms)
    report = check(replace(review, declared_gross_area_m2=rooms_m2 * share), standard)
    codes = [problem.code for problem in report.problems]
    assert ("GROSS_AREA_BELOW_ROOMS" in codes) is is_told
