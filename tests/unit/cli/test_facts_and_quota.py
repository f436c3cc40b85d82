"""``facts template``, ``quota``, ``--advice`` and ``--date``."""

import json

import pytest


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--completed", "2016-05-01"), 0, "At least 170 m²"),
        (("--completed", "2010-05-01"), 0, "At least 127.5 m²"),
        (("--completed", "2014-05-26"), 3, "names no figure for this case"),
        ((), 3, "not known yet"),
        (("--completed", "2016-05-01", "--area", "170"), 0, "Enough"),
        (("--completed", "2016-05-01", "--area", "169.99"), 1, "Not enough"),
    ],
)
def test_a_quota_is_answered_in_one_line_with_its_clause(yishen, words, code, told):
    ended, out, _ = yishen("quota", "--standard", "anqiu-2023", "--households", "850", *words)
    assert ended == code
    assert told in out
    assert "安政办〔2023〕5号 一（二）" in out
    assert len(out.splitlines()) == 1


def test_the_least_area_of_a_site_decides_for_few_households(yishen):
    call = ("quota", "--standard", "shicheng-2022", "--households", "700", "--residential")
    assert "At least 150 m²" in yishen(*call, "new")[1]
    assert "At least 105 m²" in yishen(*call, "old")[1]


def test_a_standard_without_a_quota_names_those_that_have_one(yishen):
    code, _, err = yishen("quota", "--standard", "gongqingcheng-2020", "--households", "850")
    assert code == 2
    assert "anqiu-2023" in err
    assert "shicheng-2022" in err


def test_a_date_that_is_none_is_refused_in_one_sentence(yishen):
    call = ("quota", "--standard", "anqiu-2023", "--households", "1", "--completed", "2016-13-01")
    code, _, err = yishen(*call)
    assert code == 2
    assert "takes a date such as" in err


def test_the_template_written_can_be_given_back(yishen, centre, tmp_path):
    facts = tmp_path / "facts.toml"
    asked = ("--standard", "gongqingcheng-2020", "--advice", "anqiu-2023，national-advice")
    assert yishen("facts", "template", *asked, "--out", facts)[0] == 0
    call = ("--facility", "day_care", "--gross-area", "1000", "--facts", facts)
    assert yishen("check", centre(), *asked, *call)[0] == 0


def test_advice_stands_apart_and_an_expired_document_says_so(yishen, centre):
    call = ("check", centre(), "--facility", "day_care", "--gross-area", "1000", "--json", "-")
    _, alone, _ = yishen(*call, "--date", "2026-11-22")
    _, out, _ = yishen(*call, "--advice", "anqiu-2023", "--date", "2026-11-22")
    report = json.loads(out)
    (advice,) = report["advice"]
    assert advice["standard"]["id"] == "anqiu-2023"
    assert [item["code"] for item in advice["problems"]] == ["STANDARD_NOT_IN_FORCE"]
    assert report["outcome"] == json.loads(alone)["outcome"]


def test_the_list_of_standards_says_what_has_expired(yishen):
    _, out, _ = yishen("standards", "list")
    (line,) = [line for line in out.splitlines() if line.startswith("anqiu-2023")]
    assert "expired on 2026-02-28" in line
