"""Storeys: another name, left out, taken back."""

from dataclasses import replace

import pytest

from app.errors import EditError, verbatim
from app.model.level_edits import (
    count_as_shown,
    leave_out,
    level_question,
    rename_level,
    take_back,
)
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


@pytest.fixture
def titled_twice(plan):
    """Return a plan with two levels of one title, each with the question which one counts."""
    levels = (Level(key="L1", name="一层"), Level(key="L2", name="一层"))
    asked = tuple(_problem("LEVEL_TITLED_TWICE", level=level.key) for level in levels)
    return replace(plan, levels=levels, rooms=plan.rooms[:2], problems=asked)


def test_leaving_one_of_two_out_answers_which_one_counts(titled_twice):
    new = leave_out(titled_twice, "L2")
    assert level_question(new, "L1") is None
    back = take_back(new, "L2")
    assert level_question(back, "L1") is not None
    assert level_question(back, "L2") is not None


@pytest.mark.parametrize("code", ["LEVEL_TITLED_TWICE", "LEVEL_WITHOUT_TITLE", "LEVEL_REPEATED"])
def test_a_person_may_say_that_a_level_counts_as_shown(plan, code):
    asked = replace(plan, problems=(_problem(code, level="L2"), _problem(code, level="L1")))
    new = count_as_shown(asked, "L2")
    assert level_question(new, "L2") is None
    assert level_question(new, "L1") is not None
    assert [problem.severity for problem in new.problems] == [Severity.INFO, Severity.ERROR]


def test_whoever_names_a_level_says_that_it_is_one(plan):
    asked = replace(plan, problems=(_problem("LEVEL_WITHOUT_TITLE", level="L2"),))
    assert level_question(rename_level(asked, "L2", "二层"), "L2") is None


def test_naming_one_of_two_with_the_same_title_answers_for_both(titled_twice):
    new = rename_level(titled_twice, "L2", "二层")
    assert level_question(new, "L1") is None
    assert level_question(new, "L2") is None
    same = rename_level(titled_twice, "L2", "一层 ")
    assert level_question(same, "L1") is not None
