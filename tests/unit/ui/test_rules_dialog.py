"""Other rules and references: shown standard by standard; answers decide at once."""

import datetime
from dataclasses import replace

import pytest

from app.model.facts import Facts
from app.model.review import SheetHead
from app.ui import edits
from app.ui.pages.facts_dialog import FactsDialog
from app.ui.pages.rules_dialog import RulesDialog


@pytest.fixture
def dialog(qtbot, context, short_plan):
    context.document.load(short_plan)
    made = RulesDialog(context)
    qtbot.addWidget(made)
    return made


def _lines(dialog):
    """Return the texts that stand over all columns, with whether they are titles."""
    table = dialog.table
    spanned = [n for n in range(table.rowCount()) if table.columnSpan(n, 0) > 1]
    return [(table.item(n, 0).text(), table.item(n, 0).font().bold()) for n in spanned]


def _titles(dialog):
    return [text for text, is_title in _lines(dialog) if is_title]


def test_the_deciding_standard_stands_first_and_can_not_be_unchosen(dialog, document):
    assert _titles(dialog) == ["共青城 2020 (decides)"]
    box = dialog.advisers["gongqingcheng-2020"]
    assert box.isChecked()
    assert not box.isEnabled()


def test_a_reference_is_shown_at_once_and_can_be_undone(dialog, document):
    dialog.advisers["national-advice"].click()
    assert document.review.advisers == ("national-advice",)
    assert _titles(dialog)[1] == "国家标准参考 (for information)"
    before = document.report.outcome
    document.undo_stack.undo()
    assert document.review.advisers == ()
    assert len(_titles(dialog)) == 1
    assert document.report.outcome == before


def test_an_expired_reference_says_so(dialog, document):
    edits.choose_advisers(document, ("anqiu-2023",))
    assert any("has expired" in text for text, _ in _lines(dialog))


@pytest.fixture
def facts_dialog(qtbot, english_look, document, short_plan):
    document.load(short_plan)
    edits.choose_advisers(document, ("anqiu-2023",))
    known = Facts(values=(("households", 850), ("kept_elsewhere", 3)))
    edits.answer_facts(document, known, SheetHead())
    made = FactsDialog(document.report, english_look.tr)
    qtbot.addWidget(made)
    return made


def test_answers_to_rules_are_asked_shown_and_kept(facts_dialog):
    field = facts_dialog.answers["households"]
    assert field.widget.text() == "850"
    facts_dialog.answers["completion_date"].widget.setText("2016-05-01")
    kind = facts_dialog.answers["site_kind"].widget
    kind.setCurrentIndex(kind.findData("residential_quota"))
    facts, _ = facts_dialog.values()
    assert facts.value_of("completion_date") == datetime.date(2016, 5, 1)
    assert facts.value_of("site_kind") == "residential_quota"
    assert facts.value_of("kept_elsewhere") == 3


def test_an_answer_that_is_none_keeps_the_dialog_open(facts_dialog):
    facts_dialog.answers["completion_date"].widget.setText("2016-13-01")
    facts_dialog.accept()
    assert facts_dialog.result() == 0
    assert facts_dialog.answers["completion_date"].is_wrong
    assert "no answer" in facts_dialog.warning.text()
    facts_dialog.answers["completion_date"].widget.clear()
    facts_dialog.accept()
    assert facts_dialog.result() == 1


def test_a_rule_answered_in_the_window_ends_at_once(document, facts_dialog):
    answers = (("site_kind", "residential_quota"), ("households", 850))
    day = (("completion_date", datetime.date(2016, 5, 1)),)
    edits.answer_facts(document, replace(Facts(), values=(*answers, *day)), SheetHead())
    (advice,) = document.report.advice
    (quota,) = [item for item in advice.checks if item.code == "RULE.residential-quota"]
    assert quota.outcome == "met"


@pytest.mark.parametrize("width_px", range(700, 760, 12))
def test_every_row_is_as_high_as_its_wrapped_text(dialog, qtbot, width_px):
    dialog.resize(width_px, 500)
    dialog.show()
    table, head = dialog.table, dialog.table.horizontalHeader()
    dialog.advisers["national-advice"].click()
    qtbot.waitUntil(lambda: table.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: head.length() == table.viewport().width())
    rows = range(table.rowCount())
    qtbot.waitUntil(lambda: all(table.rowHeight(n) >= table.sizeHintForRow(n) for n in rows))
