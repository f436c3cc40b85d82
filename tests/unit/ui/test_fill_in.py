import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.checking.report import FactOutcome, Outcome, Verdict
from app.model.facts import Facts
from app.model.review import Decision, FacilityType, SheetHead
from app.ui import edits
from app.ui.pages.decision_dialog import DecisionDialog
from app.ui.pages.facts_dialog import FactsDialog
from app.ui.panels.function_note import FunctionNote
from app.ui.style.parts import Choice
from app.ui.style.theme import style_sheet

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture
def dialog(qtbot, english_look, document, short_plan):
    document.load(short_plan)
    head = SheetHead(project="幸福社区")
    edits.answer_facts(document, Facts(beds=3, staff=(("cook", 2),)), head)
    made = FactsDialog(document.report, english_look.tr)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def note(qtbot, context):
    made = FunctionNote(context)
    qtbot.addWidget(made)
    return made


def _make_rural(document, plan):
    document.load(plan)
    edits.choose_facility(document, FacilityType.RURAL)


def test_answers_given_before_are_shown_and_kept(dialog):
    facts, head = dialog.values()
    assert dialog.numbers["BEDS"].text() == "3"
    assert facts.beds == 3
    assert facts.staff_of("cook") == 2
    assert head.project == "幸福社区"


def test_what_stays_empty_is_not_answered(dialog):
    dialog.numbers["BEDS"].clear()
    service = next(iter(dialog.services.values()))
    service.setCurrentIndex(service.findData(False))
    facts, _ = dialog.values()
    assert facts.beds is None
    assert [answer for _, answer in facts.services] == [False]


def test_every_fact_of_the_class_has_a_field(dialog, document):
    asked = {check.code for check in document.report.row_checks if check.is_fact}
    assert set(dialog.numbers) | set(dialog.services) == asked


def test_filling_in_is_one_step_that_can_be_undone(window, dialogs, short_plan):
    window._on_opened(short_plan)
    dialogs.facts = (Facts(beds=0), SheetHead(address="江益镇"))
    window.actions_of["facts"].trigger()
    assert window.document.report.facts_outcome is FactOutcome.NOT_MET
    assert window.document.review.head.address == "江益镇"
    window.actions_of["undo"].trigger()
    assert window.document.review.facts == Facts()


def test_nothing_is_decided_without_reason_and_name(qtbot, english_look, document, short_plan):
    _make_rural(document, short_plan)
    dialog = DecisionDialog(document.report, "kitchen", english_look.tr)
    qtbot.addWidget(dialog)
    assert not dialog.done_button.isEnabled()
    dialog.ground.setPlainText("村食堂\n提供餐食")
    assert not dialog.done_button.isEnabled()
    dialog.by.setText(" 李四 ")
    assert dialog.done_button.isEnabled()
    assert dialog.values() == ("村食堂 提供餐食", "李四", "")


def test_a_ground_of_the_standard_is_chosen_and_what_serves_instead_is_kept(
    qtbot, english_look, document, short_plan
):
    _make_rural(document, short_plan)
    dialog = DecisionDialog(document.report, "kitchen", english_look.tr)
    qtbot.addWidget(dialog)
    dialog.by.setText("李四")
    dialog.grounds.buttons()[0].click()
    assert dialog.done_button.isEnabled()
    dialog.ground.setPlainText("村小学食堂\n供餐")
    dialog.counterpart.setText("村小学食堂，2026年3月协议")
    ground, _, counterpart = dialog.values()
    assert "因地制宜" in ground
    assert ground.endswith("；村小学食堂 供餐")
    assert counterpart == "村小学食堂，2026年3月协议"


def test_the_balance_of_the_group_is_in_view_while_deciding(
    qtbot, english_look, document, short_plan
):
    _make_rural(document, short_plan)
    report = document.report
    finding = next(item for item in report.functions if item.function == "kitchen")
    group = next(item for item in report.groups if item.group == finding.group)
    dialog = DecisionDialog(report, "kitchen", english_look.tr)
    qtbot.addWidget(dialog)
    function_line, group_line, whole_line = dialog.balance.text().split("\n")
    assert f"{finding.required_m2:g} m² asked" in function_line
    assert f"{group.required_m2:g} m² asked" in group_line
    assert f"{abs(group.difference_m2):.1f}" in group_line
    assert f"{report.total.required_m2:g} m² asked" in whole_line


def test_the_note_says_why_and_offers_to_decide(note, document, selection, short_plan):
    _make_rural(document, short_plan)
    finding = next(item for item in document.report.functions if item.outcome is Outcome.MISSING)
    selection.select((), function=finding.function)
    assert not note.isHidden()
    assert "no room found" in note.text.text()
    assert not note.decide.isHidden()
    decision = Decision(function=finding.function, ground="由村里提供", by="李四", date=TODAY)
    edits.decide(document, decision)
    assert "由村里提供" in note.text.text()
    assert note.decide.isHidden()
    assert not note.withdraw.isHidden()


def test_where_the_standard_allows_nothing_nobody_is_asked_to_decide(
    note, document, selection, short_plan
):
    document.load(short_plan)
    selection.select((), function="network")
    assert "24" in note.text.text()
    assert note.decide.isHidden()


def test_an_open_function_leads_to_its_rooms(note, document, selection, joined_plan):
    document.load(joined_plan)
    finding = next(item for item in document.report.functions if item.open_rooms)
    selection.select((), function=finding.function)
    note.show_rooms.click()
    assert selection.rooms == finding.open_rooms


def test_a_decision_taken_in_the_window_reaches_the_report(window, dialogs, short_plan):
    window._on_opened(short_plan)
    edits.choose_facility(window.document, FacilityType.RURAL)
    missing = [f.function for f in window.document.report.functions if f.outcome is not Outcome.MET]
    for function in missing:
        dialogs.decision = Decision(function=function, ground="村里提供", by="李四", date=TODAY)
        window.decide(function)
    outcomes = [window.document.report.outcome]
    window.shell.workspace.verdict.function_note.decision_withdrawn.emit(missing[0])
    outcomes.append(window.document.report.outcome)
    assert outcomes == [Verdict.COMPLIES_WITH_DECISIONS, Verdict.DOES_NOT_COMPLY]


def _turn_wheel_over(field):
    field.setFocus()
    down = QWheelEvent(
        QPointF(5, 5),
        field.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, down)


def test_scrolling_past_a_list_answers_nothing(dialog):
    dialog.show()
    lists = [*dialog.services.values(), *dialog.findChildren(Choice)]
    before = [field.currentIndex() for field in lists]
    for field in lists:
        _turn_wheel_over(field)
    assert len(lists) > 3
    assert [field.currentIndex() for field in lists] == before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_shows_all_its_choices_at_once(qtbot, english_look):
    field = Choice()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(english_look.theme, ""))
    field.addItems([f"class {number}" for number in range(5)])
    field.show()
    field.showPopup()
    view = field.view()
    assert view.viewport().height() >= 5 * view.sizeHintForRow(0)
    assert view.sizeHintForRow(0) >= 24
    field.hidePopup()


def test_a_standard_without_classes_asks_for_no_class(qtbot, english_look, document, short_plan):
    document.load(short_plan)
    edits.choose_standard(document, "anqiu-2023")
    dialog = FactsDialog(document.report, english_look.tr)
    qtbot.addWidget(dialog)
    texts = [found.text() for found in dialog.findChildren(QLabel)]
    assert "The standard asks nothing here." in texts
    assert not any("depends on the class" in text for text in texts)
