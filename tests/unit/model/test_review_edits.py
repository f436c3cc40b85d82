"""Edits of a review and answers of facts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.model.facts import NO_FACTS, Facts
from app.model.plan import Origin, Plan, Reading, Room, Source
from app.model.review import Decision, Review

SOURCE = Source(name="plan.dxf", sha256="0" * 64, kind="drawing")
ROOMS = tuple(
    Room(
        key=key, level="L1", area_m2=10.0, reading=Reading.JOINED, candidates=("office", "reading")
    )
    for key in ("L1-01", "L1-02", "L1-03")
)
REVIEW = Review(plan=Plan(source=SOURCE, rooms=ROOMS), standard="any", facts=NO_FACTS)


def decision(function, ground="村内共用"):
    date = datetime.date(2024, 5, 1)
    return Decision(function=function, ground=ground, by="张三", date=date)


def test_a_function_is_set_for_several_rooms_and_leaves_the_others():
    edited = REVIEW.with_room_function(["L1-01", "L1-03"], "office")
    assert [room.function for room in edited.plan.rooms] == ["office", None, "office"]
    assert edited.plan.room("L1-01").reading is Reading.DECIDED
    assert edited.plan.room("L1-01").candidates == ()
    assert REVIEW.plan.rooms == ROOMS


def test_a_room_may_be_said_to_serve_none():
    edited = REVIEW.with_room_function(["L1-02"], None)
    assert edited.plan.room("L1-02").reading is Reading.EXCLUDED
    assert not edited.plan.room("L1-02").is_open


def test_rooms_are_replaced_by_key_and_keep_their_order():
    edited = REVIEW.with_rooms([replace(ROOMS[1], name="新名")])
    assert [room.name for room in edited.plan.rooms] == ["", "新名", ""]


def test_a_decision_replaces_the_earlier_one_of_its_function():
    edited = REVIEW.with_decision(decision("office")).with_decision(decision("reading"))
    edited = edited.with_decision(decision("office", "另有用房"))
    assert [(item.function, item.ground) for item in edited.decisions] == [
        ("reading", "村内共用"),
        ("office", "另有用房"),
    ]
    assert edited.without_decision("office").decisions == (decision("reading"),)


def test_facts_tell_what_was_answered():
    facts = Facts(staff=(("manager", 1), ("nurse", 2)), services=(("meals", False),))
    assert (facts.staff_of("nurse"), facts.staff_of("cook")) == (2, None)
    assert (facts.has_service("meals"), facts.has_service("bathing")) == (False, None)
    assert facts.total_staff == 3
    assert replace(facts, staff_total=5).total_staff == 5
    assert NO_FACTS.total_staff is None


@pytest.mark.parametrize(
    ("changes", "is_confirmed"),
    [
        ({"name": ""}, True),
        ({"name": "客房"}, False),
        ({"name": "", "origin": Origin.WALLS}, False),
        ({"name": "", "confidence": 0.95}, False),
    ],
    ids=["drawn, without a name", "with a name", "between walls", "sure"],
)
def test_saying_what_a_drawn_outline_is_confirms_it_if_only_its_name_was_missing(
    changes, is_confirmed
):
    room = replace(ROOMS[0], confidence=0.7) if "confidence" not in changes else ROOMS[0]
    review = REVIEW.with_rooms([replace(room, **changes)])
    edited = review.with_room_function(["L1-01"], "office")
    assert edited.plan.room("L1-01").is_confirmed is is_confirmed
