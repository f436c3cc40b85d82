"""Answers to the questions of standards, and the template that asks them."""

import datetime
import tomllib

import pytest

from app.errors import FactsError
from app.i18n import load_translator
from app.paths import locale_folder, standards_folder
from app.rules.answers import asked_questions
from app.rules.facts_file import load_facts
from app.rules.facts_template import facts_template
from app.rules.loading import load_standard


@pytest.fixture(scope="module")
def gongqingcheng():
    return load_standard(standards_folder() / "gongqingcheng-2020.toml")


@pytest.fixture(scope="module")
def anqiu():
    return load_standard(standards_folder() / "anqiu-2023.toml")


@pytest.fixture
def read(tmp_path, gongqingcheng, anqiu):
    def of(text: str):
        path = tmp_path / "facts.toml"
        path.write_text(text, encoding="utf-8")
        return load_facts(path, gongqingcheng, [anqiu]).facts

    return of


def test_answers_are_read_with_their_kinds(read):
    facts = read("[answers]\nhouseholds = 850\ncompletion_date = 2016-05-01\nhas_grade = true\n")
    assert facts.value_of("households") == 850
    assert facts.value_of("completion_date") == datetime.date(2016, 5, 1)
    assert facts.value_of("has_grade") is True


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("housholds = 1", "did you mean “households”?"),
        ("households = 1.5", "a whole number"),
        ("households = -1", "at least 0"),
        ("households = true", "a whole number"),
        ('completion_date = "2016-05-01"', "a date such as"),
        ("completion_date = 2016-05-01T10:00:00", "a date"),
        ('site_kind = "street"', "none of the choices"),
        ('has_grade = "yes"', "true or false"),
        ("daily_diners = inf", "at least 0"),
    ],
)
def test_an_answer_of_another_form_is_told_with_its_place(read, line, told):
    with pytest.raises(FactsError) as caught:
        read(f"[answers]\n{line}\n")
    text = " ".join(str(detail) for detail in caught.value.details)
    assert told in text
    assert f"answers.{line.partition(' ')[0]}" in text


def test_beds_answered_twice_are_refused(read):
    assert read("[answers]\nbeds = 12\n").beds == 12
    with pytest.raises(FactsError):
        read("beds = 10\n[answers]\nbeds = 12\n")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_template_asks_everything_once_and_reads_as_unanswered(
    read, gongqingcheng, anqiu, language
):
    tr = load_translator(language, locale_folder())
    text = facts_template([gongqingcheng, anqiu], tr)
    facts = read(text)
    assert facts.beds is None
    assert facts.values == ()
    for item in asked_questions([gongqingcheng, anqiu]):
        assert text.count(f"\n# {item.key} = ") == 1, item.key


def test_the_template_filled_in_is_a_facts_file(read, gongqingcheng, anqiu):
    tr = load_translator("zh_CN", locale_folder())
    lines = facts_template([gongqingcheng, anqiu], tr).splitlines()
    filled = [line[2:] if _is_entry(line) else line for line in lines]
    facts = read("\n".join(filled))
    assert facts.beds == 0
    assert facts.value_of("site_kind") == "community_day_care"


def _is_entry(line: str) -> bool:
    try:
        return line.startswith("# ") and bool(tomllib.loads(line[2:]))
    except tomllib.TOMLDecodeError:
        return False
