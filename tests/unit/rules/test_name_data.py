"""The file of room names: whole, consistent, and its mistakes told at once."""

from __future__ import annotations

import pytest

from app.errors import StandardError
from app.model.plan import Reading
from app.rules.functions import FUNCTIONS
from app.rules.name_data import fold, load_name_data
from app.rules.names import load_room_names

GRAMMAR = '[grammar]\nendings = ["室"]\n'


@pytest.fixture
def load(tmp_path):
    def load_text(text: str, name: str = "names.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_name_data(tmp_path / name)

    return load_text


def mistakes_of(load, text: str) -> list[str]:
    with pytest.raises(StandardError) as caught:
        load(text)
    return [str(detail) for detail in caught.value.details]


def test_the_shipped_names_cover_every_function():
    readings = load_room_names().data.readings.values()
    assert {reading.function for reading in readings} >= {*FUNCTIONS, "circulation"}


def test_stems_take_every_ending(load):
    text = '[grammar]\nendings = ["室", "间"]\n[functions.office]\nstems = ["办公"]'
    assert set(load(text).readings) == {"办公室", "办公间"}


def test_a_listed_name_goes_before_a_built_one(load):
    text = GRAMMAR + '[functions.office]\nstems = ["办公"]\n[excluded]\nseen = ["办公室"]'
    assert load(text).readings["办公室"].reading is Reading.EXCLUDED


def test_a_name_in_two_functions_is_a_mistake(load):
    text = GRAMMAR + '[functions.office]\nseen = ["厅室"]\n[functions.kitchen]\nunseen = ["厅 室"]'
    assert mistakes_of(load, text) == [
        "functions.kitchen.unseen: “厅 室” stands in functions.office too; keep it in one place"
    ]


def test_a_name_both_certain_and_doubtful_is_a_mistake(load):
    text = GRAMMAR + '[functions.office]\nseen = ["A室"]\n[doubtful]\n"a室" = ["office"]'
    assert "stands in functions.office too" in mistakes_of(load, text)[0]


def test_all_mistakes_are_told_with_their_key_path(load):
    text = (
        '[grammar]\nendings = "室"\n[functions.office]\nsean = ["办公室"]\n'
        "[functions.kitchen]\nseen = [5, '']\n"
    )
    found = "\n".join(mistakes_of(load, text))
    for path in ("grammar.endings", "office.sean", "kitchen.seen[1]", "kitchen.seen[2]"):
        assert path in found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[functions.ofice]\nseen = []", "functions.ofice: “ofice” is not known here"),
        ('[functions]\n[doubtful]\n"食堂" = ["dinning"]', "did you mean “dining”?"),
        ('[functions]\n[excluded]\nprivate_of = ["toilet"]', "excluded.private_of"),
        (
            '[functions]\n[characters]\ntraditional = "廳"',
            "has 0 characters, but traditional has 1",
        ),
        ('[functions]\n[doubtful]\n"食堂" = []', "doubtful.食堂"),
    ],
    ids=["function", "candidate", "private", "characters", "empty"],
)
def test_an_unknown_word_is_named_with_a_proposal(load, text, says):
    assert says in mistakes_of(load, GRAMMAR + text)[0]


@pytest.mark.parametrize("text", ["[grammar", "endings = ["], ids=["table", "list"])
def test_a_file_that_is_not_toml_is_refused_with_its_name(load, text):
    with pytest.raises(StandardError, match=r"names\.toml.*can't be read"):
        load(text)


def test_a_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(StandardError, match=r"gone\.toml.*can't be read"):
        load_name_data(tmp_path / "gone.toml")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "names.toml").write_bytes('x = "办公室"'.encode("gb18030"))
    with pytest.raises(StandardError, match="can't be read"):
        load_name_data(tmp_path / "names.toml")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｗ．Ｃ．", "wc"),
        ("休 息\n室", "休息室"),
        ("Rest  Room", "rest room"),
        ("休息室【2】", "休息室(2)"),
        ("廚房", "厨房"),
        ("“活动室”", "活动室"),
        ("棋牌／阅览", "棋牌·阅览"),
        ("棋牌•阅览", "棋牌·阅览"),
    ],
)
def test_names_are_folded_before_they_are_compared(text, folded):
    assert fold(text, load_room_names().data.characters) == folded
