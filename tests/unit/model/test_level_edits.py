"""Storeys: another name, left out, taken back."""

import pytest

from app.errors import EditError, verbatim
from app.model.level_edits import leave_out, rename_level, take_back
from app.model.plan import (
    Level,
    Opening,
    OpeningKind,
    Plan,
    Problem,
    Room,
    SetAside,
    Severity,
    Source,
)


def _room(key, level):
    return Room(key=key, level=level, area_m2=20.0)


def _problem(code, **values):
    return Problem(code=code, severity=Severity.ERROR, message=verbatim(code), **values)


@pytest.fixture
def plan():
    levels = ("L1", "L2", "L10")
    return Plan(
        source=Source(name="plan.dxf", sha256="0" * 64, kind="drawing"),
        levels=tuple(Level(key=key, name=key, gross_area_m2=100.0) for key in levels),
        rooms=tuple(_room(f"{key}-01", key) for key in levels),
        problems=(
            _problem("FILE"),
            _problem("LEVEL", level="L2"),
            _problem("ROOM", rooms=("L2-01",)),
            _problem("BOTH", rooms=("L1-01", "L2-01")),
        ),
        openings=(
            Opening(kind=OpeningKind.DOOR, width_m=0.9, at=(0, 0), level="L2", rooms=("L2-01",)),
        ),
        set_aside=(SetAside(room=_room("L2-09", "L2")),),
    )


def test_a_level_is_renamed_without_spaces_around(plan):
    assert [level.name for level in rename_level(plan, "L2", " 二层 ").levels] == [
        "L1",
        "二层",
        "L10",
    ]


def test_an_empty_name_changes_nothing(plan):
    assert rename_level(plan, "L2", "  ") is plan


def test_a_level_left_out_takes_along_what_speaks_of_it_alone(plan):
    new = leave_out(plan, "L2")
    assert [level.key for level in new.levels] == ["L1", "L10"]
    assert [room.key for room in new.rooms] == ["L1-01", "L10-01"]
    assert [problem.code for problem in new.problems] == ["FILE", "BOTH"]
    assert (new.openings, new.set_aside) == ((), ())
    assert new.measured_gross_area_m2 == 200.0


@pytest.mark.parametrize("key", ["L1", "L2", "L10"])
def test_a_level_taken_back_is_as_before(plan, key):
    back = take_back(leave_out(plan, key), key)
    assert (back.levels, back.rooms, back.openings) == (plan.levels, plan.rooms, plan.openings)
    assert set(back.problems) == set(plan.problems)
    assert back.set_aside == plan.set_aside
    assert back.levels_aside == ()


def test_levels_taken_back_in_another_order_stand_in_their_own(plan):
    new = leave_out(leave_out(plan, "L2"), "L10")
    new = take_back(take_back(new, "L2"), "L10")
    assert new.levels == plan.levels


def test_the_only_level_stays(plan):
    alone = leave_out(leave_out(plan, "L2"), "L10")
    with pytest.raises(EditError):
        leave_out(alone, "L1")
