"""Texts and messages in the language of the reader."""

from __future__ import annotations

import pytest

from app.errors import CallError, message
from app.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, load_translator, mark
from app.paths import locale_folder
from tools.catalogue import write_catalogue

TEXTS = {"Rooms": "房间", "{n} rooms in {place}": "{place}共 {n} 个房间", "the hall": "门厅"}


@pytest.fixture
def tr(tmp_path) -> Translator:
    write_catalogue(tmp_path / "zh_CN" / "LC_MESSAGES" / "yishen.po", TEXTS, {})
    return load_translator("zh_CN", tmp_path)


def test_chinese_is_the_default():
    assert DEFAULT_LANGUAGE == "zh_CN"
    assert DEFAULT_LANGUAGE in LANGUAGES


def test_a_text_is_put_into_chinese(tr):
    assert tr("Rooms") == "房间"


def test_places_are_filled_where_the_language_wants_them(tr):
    assert tr("{n} rooms in {place}", n=3, place="L1") == "L1共 3 个房间"


def test_a_message_is_put_into_words_late(tr):
    late = message("{n} rooms in {place}", n=2, place=message("the hall"))
    assert tr(late) == "门厅共 2 个房间"
    assert str(late) == "2 rooms in the hall"


def test_english_needs_no_catalogue(tmp_path):
    english = load_translator("en", tmp_path)
    assert english("{n} rooms in {place}", n=2, place="L1") == "2 rooms in L1"


def test_an_untranslated_text_shows_in_english(tr):
    assert tr("{n} levels", n=2) == "2 levels"


def test_a_missing_catalogue_shows_english(tmp_path):
    assert load_translator("zh_CN", tmp_path)("Rooms") == "Rooms"


def test_the_empty_text_stays_empty(tr):
    assert tr("") == ""


def test_a_text_without_values_may_hold_braces(tr):
    assert tr("{not a place") == "{not a place"


@pytest.mark.parametrize("language", ["de", "zh_TW", "", "../en"])
def test_an_unknown_language_is_refused_with_the_known_ones(language):
    with pytest.raises(CallError, match="zh_CN, en"):
        load_translator(language, locale_folder())


def test_the_shipped_catalogue_speaks_chinese(chinese):
    text = "There is no language “{language}”; use one of: {known}."
    assert "语言" in chinese(text, language="de", known="en")


def test_translators_of_one_language_are_equal(tmp_path):
    assert load_translator("en", tmp_path) == load_translator("en", locale_folder())
    assert load_translator("en", tmp_path) != load_translator("zh_CN", tmp_path)


def test_marking_a_text_leaves_it_as_it_is():
    assert mark("Rooms") == "Rooms"
