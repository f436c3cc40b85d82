"""What a correction offers to learn, and which rooms of an open plan a learnt word changes."""

import datetime
from dataclasses import replace

import pytest

from app.model.plan import Reading
from app.paths import sample_plans_folder
from app.rules.aliases import Alias
from app.rules.names import load_room_names
from app.service.library import load_library
from app.service.opening import ReadOptions, new_review, open_plan, rename_room
from app.service.village_words import offered_word, with_names_read_again

DAY = datetime.date(2026, 3, 2)
WORD = "善堂"


@pytest.fixture(scope="module")
def names():
    return load_room_names()


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    return load_library(own_folder=folder, aliases=folder / "words.toml")


@pytest.fixture(scope="module")
def plan_review(library):
    path = sample_plans_folder() / "class-two.xlsx"
    return new_review(open_plan(path, library, ReadOptions()).plan, library)


@pytest.fixture
def two_of_a_name(plan_review, library):
    first, second = (room.key for room in plan_review.plan.rooms[:2])
    review = rename_room(plan_review, first, WORD, library)
    return rename_room(review, second, f"{WORD}2", library), first, second


@pytest.mark.parametrize(
    ("name", "word"),
    [(WORD, WORD), (f"{WORD}2", WORD), (f"3#{WORD}", WORD), ("餐厅", ""), ("", ""), ("走廊", "")],
    ids=["new word", "number after", "number before", "known", "no name", "circulation"],
)
def test_only_names_that_are_not_known_are_offered(plan_review, names, name, word):
    room = replace(plan_review.plan.rooms[0], name=name, reading=Reading.DECIDED, function="dining")
    assert offered_word(room, names) == word


def test_nothing_is_offered_of_what_no_person_said(plan_review, names):
    room = replace(plan_review.plan.rooms[0], name=WORD, reading=Reading.UNKNOWN, function=None)
    assert offered_word(room, names) == ""


def test_a_learnt_word_reads_the_rooms_of_its_name_anew(two_of_a_name, names):
    review, first, second = two_of_a_name
    taught = names.with_aliases([Alias(name=WORD, function="dining", date=DAY)])
    new = with_names_read_again(review, names, taught)
    assert {new.plan.room(key).function for key in (first, second)} == {"dining"}
    assert new.plan.room(second).reading is Reading.CERTAIN
    back = with_names_read_again(new, taught, names)
    assert back.plan.room(second).is_open


def test_what_a_person_said_of_a_room_stays(two_of_a_name, names):
    review, first, second = two_of_a_name
    review = review.with_room_function([second], "kitchen")
    taught = names.with_aliases([Alias(name=WORD, function="dining", date=DAY)])
    new = with_names_read_again(review, names, taught)
    assert [new.plan.room(key).function for key in (first, second)] == ["dining", "kitchen"]


def test_words_that_change_no_room_leave_the_review_as_it_is(plan_review, names):
    taught = names.with_aliases([Alias(name=WORD, function="dining", date=DAY)])
    assert with_names_read_again(plan_review, names, taught) is plan_review
