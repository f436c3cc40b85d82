"""Rules of standard files: all mistakes at once, each with its place and a proposal."""

import datetime

import pytest

from app.errors import StandardError
from app.model.facts import Facts
from app.paths import standards_folder
from app.rules.loading import load_standard
from app.rules.rule_kinds import Force, QuotaRule, Span

HEAD = """\
id = "county-1"
title = "县标准"
short_title = "县"
issuer = "县民政局"
document = "县民发〔2026〕1号"
"""

RULE = """
[[rules]]
id = "area"
kind = "limit"
text = "不少于600㎡"
clause = "二（四）"
limit = { of = "gross_area_m2", at_least = 600 }
"""


@pytest.fixture
def load(tmp_path):
    def of(text: str):
        path = tmp_path / "county.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return load_standard(path)

    return of


@pytest.fixture
def mistakes(load):
    def of(text: str) -> list[str]:
        with pytest.raises(StandardError) as caught:
            load(text)
        return [str(detail) for detail in caught.value.details]

    return of


def test_a_standard_may_have_rules_and_no_rows(load):
    standard = load(RULE)
    assert standard.rows == ()
    assert standard.rules[0].limit.span == Span(at_least=600)


def test_a_standard_without_rows_and_rules_is_refused(mistakes):
    assert mistakes("") == ["rows, rules: needs at least one row or one rule"]


def test_all_mistakes_are_told_at_once(mistakes):
    found = mistakes(
        RULE.replace("gross_area_m2", "gross_area")
        + RULE.replace("at_least = 600", "above = 5, at_least = 6")
    )
    assert len(found) == 3
    assert "did you mean “gross_area_m2”?" in found[1] + found[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (", at_least = 600", "", "say how it must be"),
        ("at_least = 600", "at_least = 600, is_true = true", "say how it must be"),
        ("at_least = 600", "at_least = 600, at_most = 500", "lies above the upper end"),
        ("at_least = 600", "at_least = 600, at_most = 2020-01-01", "one end is a date"),
        ('clause = "二（四）"', 'clause = ""', "rules[1]"),
        ('kind = "limit"', 'kind = "limits"', "rules[1]"),
        ('"gross_area_m2"', '"persons", or_of = "beds"', "under when only"),
        ('"gross_area_m2"', '"persons", or_of = "bed"', "did you mean “beds”?"),
        ('id = "area"', 'id = "area"\ncertainty = "unverified"', "may be mandatory"),
        ('"gross_area_m2"', '"site_kind", one_of = ["streets"]', "did you mean"),
        (
            '"gross_area_m2"',
            '"beds", per = "persons", percent_of = "persons"',
            "exclude each other",
        ),
    ],
)
def test_a_mistake_of_a_rule_is_told_with_its_place(mistakes, old, new, told):
    assert old in RULE
    text = " ".join(mistakes(RULE.replace(old, new)))
    assert told in text
    assert "rules[1]" in text


def test_a_shared_question_can_not_be_given_another_meaning(mistakes):
    text = '[facts.households]\ntext = "户"\nkind = "count"\n' + RULE
    assert "facts.households" in mistakes(text)[0]


def test_notes_and_subsidies_never_bind(load):
    standard = load('\n[[rules]]\nid = "n"\nkind = "note"\ntext = "t"\nclause = "c"\n')
    assert standard.rules[0].force is Force.NOTE


def test_dates_decide_what_is_in_force(load):
    standard = load("in_force_from = 2023-03-01\nin_force_until = 2026-02-28\n" + RULE)
    days = [datetime.date(2023, 2, 28), datetime.date(2023, 3, 1), datetime.date(2026, 2, 28)]
    assert [standard.is_in_force(day) for day in days] == [False, True, True]
    assert not standard.is_in_force(datetime.date(2026, 3, 1))


def test_every_shipped_standard_loads_and_names_a_clause_for_each_rule():
    for path in sorted(standards_folder().glob("*.toml")):
        for rule in load_standard(path).rules:
            assert rule.clause.strip(), rule.key


def test_quotas_need_households_and_the_area():
    anqiu = load_standard(standards_folder() / "anqiu-2023.toml")
    (quota,) = [rule for rule in anqiu.rules if isinstance(rule, QuotaRule)]
    assert {"households", "gross_area_m2", "completion_date"} <= set(quota.measures)


def test_beds_are_a_fact_like_any_other():
    assert Facts(beds=4).value_of("beds") == 4
    assert Facts(values=(("persons", 3),)).value_of("persons") == 3
    assert Facts().value_of("persons") is None
