"""``standards schema``, and the figures and questions of ``standards show``."""

from __future__ import annotations

import json
import tomllib

import pytest

from app.paths import standards_folder
from app.rules.answers import asked_questions
from app.rules.loading import load_standard
from app.rules.schema import standard_schema

SHIPPED = sorted(path.stem for path in standards_folder().glob("*.toml"))


def test_the_schema_is_printed_as_json_and_nothing_else(yishen):
    code, out, err = yishen("standards", "schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == standard_schema()


def test_the_schema_knows_every_key_of_the_shipped_standards(yishen):
    known = json.loads(yishen("standards", "schema")[1])["properties"]
    for key in SHIPPED:
        text = (standards_folder() / f"{key}.toml").read_text(encoding="utf-8")
        assert set(tomllib.loads(text)) <= set(known), key


def _line(out, *parts):
    lines = [line for line in out.splitlines() if all(part in line for part in parts)]
    assert len(lines) == 1, (parts, lines)


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("anqiu-2023", ("residential-quota", "> 2014-05-26", "20 m² for each 100 households")),
        ("anqiu-2023", ("residential-quota", "< 2014-05-26", "15 m² for each 100 households")),
        ("anqiu-2023", ("street-centre-area", "gross area ≥ 600 ㎡", "二（四）")),
        ("anqiu-2023", ("day-care-subsidy", "≥ 300", "20000 yuan a year × 0.8—1.2")),
        ("anqiu-2023", ("meal-point-subsidy", "31—60 人", "30000 yuan a year")),
        ("chaisang-2023", ("operating-subsidy", "at least 200 yuan a month × 实际收住的失能")),
        ("shicheng-2022", ("public-home-beds-county", "床位数 ≤ 300 张", "专栏1第2项")),
        ("shicheng-2022", ("public-home-nursing-township", "其中护理型床位数 / 床位数 ≥ 70 %")),
        ("shicheng-2022", ("residential-quota", "20 m²", "one site has at least 150 m²")),
        ("yuanzhou-2022", ("day-care-coverage", "by 2025-12-31", "> 90 %")),
        ("national-advice", ("fire-rating  ", "建筑耐火等级: 一级、二级")),
    ],
)
def test_the_figures_of_rules_are_shown(yishen, key, parts):
    code, out, _ = yishen("standards", "show", key)
    assert code == 0
    _line(out, *parts)


@pytest.mark.parametrize("key", SHIPPED)
def test_every_question_stands_at_the_end_with_the_rules_that_ask_it(yishen, key):
    out = yishen("standards", "show", key)[1]
    _, found, table = out.partition("Questions that the rules ask:")
    asked = asked_questions([load_standard(standards_folder() / f"{key}.toml")])
    assert found
    lines = [line for line in table.splitlines()[2:] if not line.startswith(" ")]
    assert [line.split()[0] for line in lines] == [item.key for item in asked]
    for rule in load_standard(standards_folder() / f"{key}.toml").rules:
        assert set(rule.measures) & {item.key for item in asked} <= {
            line.split()[0] for line in lines if rule.key in line
        }, rule.key


def test_a_choice_is_shown_with_what_is_written_for_each(yishen):
    out = yishen("standards", "show", "shicheng-2022")[1]
    place = out.index("Level of the public institution")
    assert [line.strip() for line in out[place:].splitlines()[1:3]] == [
        "county = 县级",
        "township = 乡镇级",
    ]
