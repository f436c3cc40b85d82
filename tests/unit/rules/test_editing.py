"""Edits of a standard keep its comments and order, and say at once what is wrong."""

import pytest

from app.errors import StandardError
from app.paths import standards_folder
from app.rules.editing import (
    compare,
    copied,
    examine,
    value_at,
    with_entry,
    with_value,
    without_entry,
)

REST_ROOM = ("rows", 1, "rooms", 0, "area_m2")


@pytest.fixture(scope="module")
def shipped():
    return (standards_folder() / "gongqingcheng-2020.toml").read_text(encoding="utf-8")


@pytest.fixture
def county(shipped):
    return copied(shipped, key="county-1", title="某县日间照料中心用房标准")


def _standard(text):
    found = examine(text, "county-1.toml")
    assert found.standard is not None
    return found.standard


def test_a_copy_is_a_standard_of_its_own_with_all_comments(shipped, county):
    assert _standard(county).key == "county-1"
    comments = [line for line in shipped.splitlines() if line.startswith("#")]
    assert [line for line in county.splitlines() if line.startswith("#")] == comments


def test_a_figure_is_changed_and_nothing_else(county):
    text = with_value(county, REST_ROOM, 200)
    assert value_at(text, REST_ROOM) == 200
    (change,) = compare(county, text)
    assert change.path == "rows[day_care 2].rooms[rest_room].area_m2"
    assert (change.before, change.after) == (180, 200)
    assert len(text.splitlines()) == len(county.splitlines())


def test_rooms_rows_and_rules_are_added_and_taken_away(county):
    room = {
        "function": "television",
        "group": "recreation",
        "name": "电视室",
        "area_m2": 20,
        "clause": "县 1",
    }
    more = with_entry(county, ("rows", 1, "rooms"), room)
    assert len(_standard(more).rows[1].rooms) == 15
    assert without_entry(more, ("rows", 1, "rooms", 14)).split() == county.split()
    rule = {"id": "a", "kind": "note", "text": "t", "clause": "c"}
    ruled = with_entry(county, ("rules",), rule)
    assert _standard(ruled).rules[-1].key == "a"
    assert len(_standard(without_entry(county, ("rows", 4))).rows) == 4


def test_every_mistake_is_told_while_a_person_types(county):
    text = with_value(with_value(county, REST_ROOM, -5), ("rows", 0, "rooms", 0, "group"), "x")
    found = examine(text, "county-1.toml")
    assert found.standard is None
    assert len(found.mistakes) == 2


def test_the_self_check_speaks_as_figures_change(county):
    text = with_value(county, REST_ROOM, 400)
    codes = {item.code for item in examine(text, "x").oddities}
    assert "SMALLER_ASKS_MORE" in codes


def test_a_broken_text_is_told_and_not_edited(county):
    with pytest.raises(StandardError):
        with_value(county + "\n[[", REST_ROOM, 1)
    with pytest.raises(StandardError):
        with_value(county, ("rows", 9, "rooms", 0, "area_m2"), 1)
    assert examine(county + "\n[[", "x").standard is None


def test_versions_are_compared_by_what_entries_are_called(county):
    moved = without_entry(county, ("rows", 0))
    changes = compare(county, moved)
    assert changes
    assert all(change.path.startswith("rows[day_care 1]") for change in changes)
    assert all(change.after is None for change in changes)
