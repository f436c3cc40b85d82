"""The sheet prints other rules of the standard, and what others advise apart from them."""

import datetime
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.checking.check import check
from app.checking.report import FactOutcome
from app.model.facts import Facts
from app.paths import sample_plans_folder
from app.picture.style import style_of
from app.picture.wording import rule_fill, rule_word
from app.reporting.sheet.document import write_sheet
from app.service.library import load_library
from app.service.opening import new_review, open_plan


@pytest.fixture(scope="module")
def report():
    library = load_library()
    plan = open_plan(sample_plans_folder() / "class-two.csv", library).plan
    answers = (("is_conversion", True), ("door_width_m", 0.85), ("persons", 24))
    review = replace(
        new_review(plan, library),
        facts=Facts(values=answers),
        declared_gross_area_m2=900.0,
        date=datetime.date(2026, 11, 22),
    )
    advisers = [library.standard(key) for key in ("national-advice", "anqiu-2023")]
    return check(review, library.standard("gongqingcheng-2020"), advisers)


def test_rules_and_advice_are_printed_apart(report, chinese, tmp_path):
    path = tmp_path / "sheet.pdf"
    write_sheet(report, (), path, tr=chinese)
    text = "".join(page.extract_text() for page in PdfReader(path).pages).replace("\n", "")
    assert "近期动迁计划说明" in text
    assert "国家标准参考" in text
    assert "已过期" in text
    assert "老年人用房门净宽不应小于90cm" in text


def test_what_is_no_requirement_never_looks_like_a_failure_or_a_pass(report):
    checks = {item.code: item for item in (*report.rule_checks, *report.advice[0].rule_checks)}
    note = checks["RULE.conversion-papers"]
    assert style_of(rule_fill(note)) is not style_of(rule_fill(checks["RULE.door-existing"]))
    assert rule_word(note) == "Note"
    below = checks["RULE.dining-seat"]
    assert below.outcome is FactOutcome.NOT_MET
    assert rule_word(below) == "Below the recommended figure"
