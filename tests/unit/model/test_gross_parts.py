"""The parts of a gross area, and a person's word about how far they count."""

from __future__ import annotations

import math

import pytest

from app.errors import verbatim
from app.model.gross import SHARE_IN_DOUBT, GrossPart, gross_area, with_gross_share
from app.model.plan import Level, Plan, Problem, Severity, Source

SOURCE = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")


def part(area, share, name="part"):
    return GrossPart(name=verbatim(name), area_m2=area, share=share, why=verbatim(""))


def plan(*parts, problems=()):
    level = Level(key="L1", name="一层", gross_area_m2=gross_area(parts), gross_parts=parts)
    return Plan(source=SOURCE, levels=(level, Level(key="L2", name="二层")), problems=problems)


def test_parts_count_by_their_share():
    assert gross_area([part(100, 1.0), part(10, 0.5), part(20, 0.0)]) == 105.0


def test_a_part_in_doubt_leaves_the_gross_area_open():
    assert gross_area([part(100, 1.0), part(30, None)]) is None
    assert gross_area([]) is None


def test_a_person_sets_a_share_and_the_gross_area_follows():
    changed = with_gross_share(plan(part(100, 1.0), part(10, 0.5)), "L1", 1, 1.0)
    level = changed.level("L1")
    assert level.gross_area_m2 == 110.0
    assert [item.is_decided for item in level.gross_parts] == [False, True]
    assert changed.level("L2").gross_area_m2 is None


def question(level):
    return Problem(
        code=SHARE_IN_DOUBT, severity=Severity.WARNING, message=verbatim("?"), level=level
    )


def test_the_question_goes_with_the_last_doubt_of_its_storey():
    open_plan = plan(
        part(100, 1.0), part(30, None), part(9, None), problems=(question("L1"), question("L2"))
    )
    half = with_gross_share(open_plan, "L1", 1, 0.0)
    assert half.level("L1").gross_area_m2 is None
    assert half.problems == open_plan.problems
    whole = with_gross_share(half, "L1", 2, 1.0)
    assert whole.level("L1").gross_area_m2 == 109.0
    assert [item.level for item in whole.problems] == ["L2"]


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_share_outside_nought_to_one_is_refused(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        with_gross_share(plan(part(100, 1.0)), "L1", 0, share)
