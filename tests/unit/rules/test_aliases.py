"""Village words: taught by a person, kept by the user, never against a person's knowledge."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StandardError
from app.model.plan import Reading
from app.rules.aliases import (
    Alias,
    conflicts_with_names,
    dump_aliases,
    load_aliases,
    merged,
    with_alias,
    without_alias,
)
from app.rules.functions import FUNCTIONS
from app.rules.names import load_room_names

DAY = datetime.date(2026, 11, 22)


def _alias(name: str, function: str | None) -> Alias:
    return Alias(name=name, function=function, date=DAY)


def test_a_taught_word_decides_in_every_form_of_the_name():
    names = load_room_names()
    assert names.read("老碾房").reading is not Reading.CERTAIN
    taught = names.with_aliases([_alias("老碾房", "multipurpose"), _alias("柴棚", None)])
    assert taught.read("老碾房").function == "multipurpose"
    assert taught.read("老碾房2").function == "multipurpose"
    assert taught.read("柴棚").reading is Reading.EXCLUDED
    assert names.read("老碾房").reading is not Reading.CERTAIN


@given(
    st.lists(
        st.builds(
            _alias,
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
            st.sampled_from([*FUNCTIONS, "circulation", None]),
        ),
        max_size=5,
        unique_by=lambda alias: alias.name,
    )
)
def test_what_is_written_is_read_again(tmp_path_factory, aliases):
    path = tmp_path_factory.mktemp("words") / "words.toml"
    path.write_text(dump_aliases(aliases), encoding="utf-8")
    assert load_aliases(path) == tuple(aliases)


def test_a_missing_file_holds_no_words(tmp_path):
    assert load_aliases(tmp_path / "none.toml") == ()


def test_mistakes_are_told_with_place_and_proposal(tmp_path):
    path = tmp_path / "words.toml"
    entry = '[[words]]\nname = "饭堂"\nfunction = "dinning"\ndate = 2026-11-22\n'
    path.write_text(entry + entry, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        load_aliases(path)
    told = [str(detail) for detail in caught.value.details]
    assert "words[1].function" in told[0]
    assert "did you mean “dining”?" in told[0]
    assert "twice" in told[-1]


def test_the_last_word_of_a_person_counts():
    words = with_alias(with_alias((), _alias("饭堂", "kitchen")), _alias("饭堂", "dining"))
    assert [item.function for item in words] == ["dining"]
    assert without_alias(words, "饭堂") == ()


def test_imported_words_never_overwrite_own_ones():
    own = (_alias("饭堂", "dining"),)
    result, conflicts = merged(own, [_alias("饭堂", "kitchen"), _alias("老碾房", "reading")])
    assert [item.name for item in result] == ["饭堂", "老碾房"]
    assert result[0].function == "dining"
    assert [(item.alias.function, item.other) for item in conflicts] == [("kitchen", "dining")]


def test_a_word_against_the_shipped_names_is_shown():
    words = [_alias("厨房", "dining"), _alias("办公室", "office"), _alias("老碾房", "reading")]
    found = conflicts_with_names(words, load_room_names())
    assert [(item.alias.name, item.other) for item in found] == [("厨房", "kitchen")]
