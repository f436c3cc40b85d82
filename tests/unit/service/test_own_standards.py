"""Own standards and village words are kept whole or not at all, and never over shipped ones."""

import datetime

import pytest

from app.errors import StandardError
from app.paths import standards_folder
from app.rules.aliases import Alias
from app.rules.editing import copied, with_value
from app.service.library import load_library
from app.service.own_standards import delete, forget, import_words, is_free, save, teach, text_of

SHIPPED = (standards_folder() / "gongqingcheng-2020.toml").read_text(encoding="utf-8")
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def county():
    return copied(SHIPPED, key="county-1", title="某县标准")


def test_what_was_saved_is_in_the_library_and_can_be_read_again(tmp_path, county):
    assert save(county, tmp_path).key == "county-1"
    library = load_library(own_folder=tmp_path)
    assert library.own_keys == {"county-1"}
    assert text_of(library.standard("county-1"), tmp_path) == county
    assert not is_free("county-1", tmp_path)
    delete("county-1", tmp_path)
    assert is_free("county-1", tmp_path)


def test_a_text_with_mistakes_is_not_saved_and_the_old_one_stays(tmp_path, county):
    save(county, tmp_path)
    with pytest.raises(StandardError) as caught:
        save(with_value(county, ("rows", 0, "rooms", 0, "area_m2"), -1), tmp_path)
    assert len(caught.value.details) == 1
    assert (tmp_path / "county-1.toml").read_text(encoding="utf-8") == county


def test_a_shipped_id_is_never_taken(tmp_path):
    assert not is_free("gongqingcheng-2020", tmp_path)
    with pytest.raises(StandardError):
        save(SHIPPED, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_words_are_taught_forgotten_and_imported(tmp_path):
    own, other = tmp_path / "data" / "own.toml", tmp_path / "other.toml"
    teach(Alias(name="饭堂", function="dining", date=DAY), own)
    teach(Alias(name="饭堂", function="kitchen", date=DAY), other)
    teach(Alias(name="老碾房", function="reading", date=DAY), other)
    words, conflicts = import_words(other, own)
    assert [(word.name, word.function) for word in words] == [
        ("饭堂", "dining"),
        ("老碾房", "reading"),
    ]
    assert [item.alias.name for item in conflicts] == ["饭堂"]
    assert [word.name for word in forget("饭堂", own)] == ["老碾房"]
