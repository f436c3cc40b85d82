"""The catalogue is complete, and the tool that says so would notice if it were not."""

from __future__ import annotations

import pytest

from tools.catalogue import CATALOGUE, ROOT, extract, fill, places, problems


@pytest.fixture
def project(tmp_path):
    """Return a function that fills a catalogue from a code and translations."""
    (tmp_path / "app").mkdir()
    path = tmp_path / "locale" / "yishen.po"

    def make(code: str, json_text: str = "{}"):
        (tmp_path / "app" / "words.py").write_text(code, encoding="utf-8")
        (tmp_path / "given.json").write_text(json_text, encoding="utf-8")
        fill(path, tmp_path / "app", [tmp_path / "given.json"])
        return path, tmp_path / "app"

    return make


def test_every_text_of_the_program_is_translated():
    assert problems(CATALOGUE, ROOT / "app") == []


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('message("A")', {"A"}),
        ('mark("A")', {"A"}),
        ('self._tr("A {x}", x=1)', {"A {x}"}),
        ('tr("A" if many else "B")', {"A", "B"}),
        ('message("A {x}", x=message("B"))', {"A {x}", "B"}),
        ('tr("A "\n   "B")', {"A B"}),
        ("tr(text)", set()),
        ('print("A")', set()),
        ('tr("")', set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_texts_are_found_where_they_stand(tmp_path, code, texts):
    (tmp_path / "words.py").write_text(code, encoding="utf-8")
    assert set(extract(tmp_path).texts) == texts


@pytest.mark.parametrize("code", ['tr(f"A {x}")', 'message("A" + name)'])
def test_texts_that_no_catalogue_can_hold_are_named(tmp_path, code):
    (tmp_path / "words.py").write_text(code, encoding="utf-8")
    assert "line 1" in extract(tmp_path).faults[0]


def test_a_filled_catalogue_is_right(project):
    path, code = project('tr("Rooms")', '{"Rooms": "房间"}')
    assert problems(path, code) == []


def test_filling_again_keeps_translations_and_bytes(project):
    path, _ = project('tr("Rooms")', '{"Rooms": "房间"}')
    before = path.read_bytes(), path.with_suffix(".mo").read_bytes()
    project('tr("Rooms")')
    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ('tr("Rooms")\ntr("Levels")', "not in the catalogue: 'Levels'"),
        ('tr("Levels")', "no longer in the code: 'Rooms'"),
        ('tr("Rooms")\ntr(f"{x}")', "one plain literal"),
        ('tr("Rooms"', "line 1"),
    ],
    ids=["new text", "text gone", "f-string", "syntax"],
)
def test_a_change_of_the_code_is_noticed(project, changed, says):
    path, code = project('tr("Rooms")', '{"Rooms": "房间"}')
    (code / "words.py").write_text(changed, encoding="utf-8")
    assert any(says in text for text in problems(path, code))


def test_an_untranslated_text_is_noticed(project):
    path, code = project('tr("Rooms")')
    assert problems(path, code) == ["not translated: 'Rooms'"]


def test_places_that_differ_are_noticed(project):
    path, code = project('tr("{n} rooms", n=1)', '{"{n} rooms": "{m} 个房间"}')
    assert problems(path, code)[0].startswith("the places differ")


def test_an_outdated_compiled_catalogue_is_noticed(project):
    path, code = project('tr("Rooms")', '{"Rooms": "房间"}')
    path.with_suffix(".mo").write_bytes(b"")
    assert problems(path, code)[0].startswith("yishen.mo does not match")


def test_a_fuzzy_translation_counts_as_none(project):
    path, code = project('tr("Rooms")', '{"Rooms": "房间"}')
    text = path.read_text(encoding="utf-8").replace("#: app", "#, fuzzy\n#: app")
    path.write_text(text, encoding="utf-8")
    assert "not translated: 'Rooms'" in problems(path, code)


def test_a_file_in_the_middle_of_an_edit_costs_no_translation(project):
    project('tr("Rooms")', '{"Rooms": "房间"}')
    project('tr("Rooms"')
    path, code = project('tr("Rooms")')
    assert problems(path, code) == []


def test_places_are_compared_by_name():
    assert places("{a:.2f} of {b}") == places("{b}：{a:.1f}") == {"a", "b"}
    assert places("a { brace") is None
