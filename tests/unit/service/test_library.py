"""The library: shipped standards first, and the user's own, none of which can break the program."""

import pytest

from app.paths import standards_folder
from app.rules.editing import copied
from app.service.library import load_library

SHIPPED = standards_folder() / "gongqingcheng-2020.toml"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "standards"
    folder.mkdir()
    return folder


def test_own_standards_stand_after_the_shipped_ones(own):
    text = copied(SHIPPED.read_text(encoding="utf-8"), key="county-1", title="某县标准")
    (own / "county.toml").write_text(text, encoding="utf-8")
    library = load_library(own_folder=own)
    assert library.standards[-1].key == "county-1"
    assert library.own_keys == {"county-1"}
    assert library.problems == ()


def test_an_own_standard_that_shadows_a_shipped_id_is_refused_and_told(own):
    (own / "copy.toml").write_text(SHIPPED.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    library = load_library(own_folder=own)
    assert library.own_keys == frozenset()
    assert any("gongqingcheng-2020" in str(problem) for problem in library.problems)


def test_an_own_standard_with_mistakes_does_not_keep_the_program_from_working(own):
    (own / "bad.toml").write_text("id = 5", encoding="utf-8")
    library = load_library(own_folder=own)
    assert library.standard("gongqingcheng-2020").rows
    assert "bad.toml" in str(library.problems[0])


def test_village_words_are_part_of_the_names(own, tmp_path):
    path = tmp_path / "words.toml"
    path.write_text(
        '[[words]]\nname = "老碾房"\nfunction = "reading"\ndate = 2026-11-22\n', encoding="utf-8"
    )
    library = load_library(own_folder=own, aliases=path)
    assert library.names.read("老碾房").function == "reading"
