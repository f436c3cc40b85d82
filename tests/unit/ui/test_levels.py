"""The list of levels: names, what counts, and how far parts of the gross area count."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.errors import message, verbatim
from app.model.gross import SHARE_IN_DOUBT, GrossPart
from app.model.plan import Problem, Severity


@pytest.fixture
def panel(workspace, document, two_levels):
    document.load(two_levels)
    workspace.left.show_page(workspace.levels)
    return workspace.levels


def _keys(document):
    return [level.key for level in document.review.plan.levels]


def _with_parts(document):
    """Give the first level two parts, one of which is in doubt."""
    plan = document.review.plan
    parts = (
        GrossPart(name=verbatim("主体"), area_m2=500.0, share=1.0, why=verbatim("外墙")),
        GrossPart(name=verbatim("阳台"), area_m2=10.0, share=None, why=verbatim("不明")),
    )
    first = replace(plan.levels[0], gross_parts=parts, gross_area_m2=None)
    doubt = Problem(
        code=SHARE_IN_DOUBT, severity=Severity.ERROR, message=message("doubt"), level=first.key
    )
    plan = replace(plan, levels=(first, *plan.levels[1:]), problems=(doubt, *plan.problems))
    document.apply(message("Choose function"), document.review.with_plan(plan))


def test_every_level_has_a_card_with_its_name_and_areas(panel, document):
    assert list(panel.cards) == _keys(document)
    first = document.review.plan.levels[0]
    assert panel.cards[first.key].name.text() == first.name
    assert f"{first.gross_area_m2:.2f}" in panel.cards[first.key].facts.text()


def test_a_level_is_renamed_in_its_field(panel, workspace, document, qtbot):
    card = panel.cards["L1"]
    card.name.setFocus()
    card.name.selectAll()
    qtbot.keyClicks(card.name, "ground")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert document.review.plan.levels[0].name == "ground"
    assert workspace.rooms.tabs.tabText(0).startswith("ground")
    document.undo_stack.undo()
    assert card.name.text() == document.review.plan.levels[0].name != "ground"


def test_an_empty_name_leaves_the_old_one(panel, document, qtbot):
    card = panel.cards["L1"]
    name = card.name.text()
    card.name.selectAll()
    qtbot.keyClick(card.name, Qt.Key.Key_Delete)
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert card.name.text() == name


def test_a_level_is_left_out_and_taken_back(panel, document):
    rooms, drawn = document.review.plan.rooms, document.pictures
    panel.cards["L2"].counts.click()
    assert _keys(document) == ["L1"]
    assert not panel.cards["L1"].counts.isEnabled()
    assert "LEVEL_LEFT_OUT" in [problem.code for problem in document.report.problems]
    panel.cards["L2"].counts.click()
    assert document.review.plan.rooms == rooms
    assert [len(item.backdrop) for item in document.pictures] == [
        len(item.backdrop) for item in drawn
    ]


def test_leaving_a_level_out_is_one_step_to_undo(panel, document):
    panel.cards["L2"].counts.click()
    document.undo_stack.undo()
    assert _keys(document) == ["L1", "L2"]
    assert panel.cards["L2"].counts.isChecked()


def test_a_person_says_how_far_a_part_counts(panel, document):
    _with_parts(document)
    row = panel.cards["L1"].parts[1]
    assert row.share.currentData() is None
    row.share.setCurrentIndex(row.share.findData(0.5))
    row.share.activated.emit(row.share.currentIndex())
    assert document.review.plan.levels[0].gross_area_m2 == 505.0
    assert SHARE_IN_DOUBT not in [problem.code for problem in document.report.problems]
    assert "Set by a person" in row.why.text()


def test_the_question_about_a_part_leads_to_the_levels(panel, workspace, document):
    _with_parts(document)
    workspace.left.show_page(workspace.left.pages.widget(0))
    problems = workspace.verdict.problems
    problems.choose_first()
    assert problems.selected_rows()[0].problem.code == SHARE_IN_DOUBT
    assert workspace.left.is_on(panel)


def test_a_level_is_shown_on_the_plan(panel, workspace):
    panel.cards["L2"].show_level.click()
    assert workspace.canvas.level == "L2"


def test_a_question_about_a_level_is_answered_on_its_card(panel, document):
    plan = document.review.plan
    asked = Problem(
        code="LEVEL_WITHOUT_TITLE", severity=Severity.ERROR, message=message("doubt"), level="L2"
    )
    new = replace(plan, problems=(*plan.problems, asked))
    document.apply(message("Choose function"), document.review.with_plan(new))
    card = panel.cards["L2"]
    assert "Is it a storey?" in card.question.text()
    card.as_shown.click()
    assert not card.as_shown.isVisible()
    assert asked not in document.review.plan.problems
