import shutil
import threading

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.checking.report import Verdict
from app.errors import Cancelled, message
from app.model.review import Basis, FacilityType
from app.paths import sample_plans_folder
from app.ui import edits
from app.ui.open_points import Step

SAMPLES = sample_plans_folder()
SHORT = SAMPLES / "class-two-short.dxf"
QUICK = SAMPLES / "class-two.csv"


def _open(window, qtbot, path=SHORT):
    with qtbot.waitSignal(window.opening.done, timeout=20000):
        window.open_path(path)


def _show(window, loaded):
    """Show what was read before, for tests that are not about reading."""
    window._on_opened(loaded)


def _drop(data):
    return QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_the_start_page_comes_first(window):
    assert window.shell.pages.currentWidget() is window.shell.start
    assert not window.actions_of["print"].isEnabled()


def test_a_sample_is_opened_and_its_verdict_shown(window, qtbot):
    with qtbot.waitSignal(window.opening.done, timeout=20000):
        window.shell.start.sample.click()
    verdict = window.shell.workspace.verdict
    assert window.document.report.outcome is Verdict.DOES_NOT_COMPLY
    assert verdict.class_name.text() == "Class 2"
    assert verdict.verdict.text() == "Rooms: Does not comply"
    assert window.shell.workspace.centre.currentWidget() is window.shell.workspace.canvas
    assert "class-two-short.dxf" in window.windowTitle()


def test_while_reading_there_is_a_bar_and_cancel_goes_back(window, qtbot):
    gate = threading.Event()
    steps = threading.Event()

    def slow(progress):
        progress(message("Checking"), 0.4)
        steps.set()
        gate.wait(5)
        with pytest.raises(Cancelled):
            progress(message("Checking"), 0.6)

    with qtbot.waitSignal(window.opening.progressed):
        window.opening.start(slow)
        window._show_state()
    assert window.shell.pages.currentWidget() is window.shell.reading
    assert window.shell.reading.bar.value() == 400
    window.shell.reading.cancel.click()
    gate.set()
    assert window.shell.pages.currentWidget() is window.shell.start


def test_cancelling_keeps_what_was_open(window, short_plan):
    _show(window, short_plan)
    window.open_path(SAMPLES / "class-one.dxf")
    assert window.shell.pages.currentWidget() is window.shell.reading
    window.cancel_opening()
    assert window.shell.pages.currentWidget() is window.shell.workspace
    assert window.document.content.path == SHORT


@pytest.mark.parametrize(
    ("name", "content"),
    [("none.dxf", None), ("empty.dxf", b""), ("random.xlsx", bytes(range(256)) * 8)],
    ids=["missing", "empty", "random"],
)
def test_a_file_that_cannot_be_read_is_told_calmly(window, qtbot, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(window.opening.failed, timeout=20000):
        window.open_path(path)
    banner = window.shell.banner
    assert banner.isVisible()
    assert name in banner.text.text()
    assert window.shell.pages.currentWidget() is window.shell.start
    _open(window, qtbot, QUICK)
    assert not banner.isVisible()


def test_a_missing_recent_file_is_forgotten(window, settings, qtbot, tmp_path):
    settings.remember(tmp_path / "gone.dxf")
    with qtbot.waitSignal(window.opening.failed):
        window.open_path(tmp_path / "gone.dxf")
    assert settings.recent == ()


def test_what_nobody_expected_reaches_the_hook(window, qtbot):
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(window.opening.failed):
        window.opening.start(lambda _: 1 / 0)
    assert caught[0][0] is ZeroDivisionError


def test_a_dropped_file_is_opened(window, qtbot, tmp_path):
    plan = tmp_path / "幸福社区 一层.csv"
    shutil.copy(QUICK, plan)
    data = QMimeData()  # kept here, since the event does not keep it alive
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    with qtbot.waitSignal(window.opening.done, timeout=20000):
        window.dropEvent(_drop(data))
    assert window.document.content.path == plan


def test_no_part_of_the_window_keeps_a_dropped_file_to_itself(window):
    keeping = [part for part in window.shell.findChildren(QWidget) if part.acceptDrops()]
    assert keeping == []


def test_an_edit_changes_the_verdict_and_undo_brings_it_back(window, short_plan):
    _show(window, short_plan)
    verdict = window.shell.workspace.verdict
    before = window.document.report
    edits.choose_function(window.document, (before.functions[0].rooms[0],), "kitchen")
    assert window.document.report.finding_of(before.review.plan.rooms[0])
    assert window.document.report != before
    assert window.isWindowModified()
    assert window.actions_of["undo"].text() == "Undo: Choose function"
    window.actions_of["undo"].trigger()
    assert window.document.report == before
    assert verdict.verdict.text() == "Rooms: Does not comply"
    assert not window.isWindowModified()


def test_there_is_nothing_to_undo_before_an_edit(window, short_plan):
    _show(window, short_plan)
    assert not window.actions_of["undo"].isEnabled()
    edits.choose_basis(window.document, Basis.PRO_RATA)
    assert window.actions_of["undo"].isEnabled()
    assert not window.actions_of["redo"].isEnabled()


def test_a_language_change_keeps_document_and_undo(window, settings, short_plan):
    _show(window, short_plan)
    edits.choose_basis(window.document, Basis.PRO_RATA)
    window.set_language("zh_CN")
    assert settings.language == "zh_CN"
    verdict = window.shell.workspace.verdict
    assert verdict.class_name.text() == "二类"
    assert verdict.functions.model().rowCount() > 14
    assert not window.shell.toolbar.steps.isHidden()
    assert window.file.text() == "class-two-short.dxf"
    assert window.shell.workspace.facility.basis.buttons[Basis.PRO_RATA].isChecked()
    assert window.menuBar().actions()[0].text() == "文件(&F)"
    window.actions_of["undo"].trigger()
    assert window.document.review.basis is Basis.TABLE


def test_a_theme_change_recolours_the_window(window, settings, short_plan):
    _show(window, short_plan)
    window.set_theme("dark")
    assert settings.theme == "dark"
    image = window.shell.workspace.canvas.grab().toImage()
    assert image.pixelColor(5, 5).name().upper() == "#161A20"


def test_edits_are_not_lost_without_asking(window, dialogs, short_plan):
    _show(window, short_plan)
    edits.choose_basis(window.document, Basis.PRO_RATA)
    window.open_if_allowed(SAMPLES / "class-one.dxf")
    assert dialogs.asked == ["leave class-two-short.dxf"]
    assert not window.opening.is_running
    assert not window.close()
    dialogs.may_leave = True
    window.actions_of["start"].trigger()
    assert window.shell.pages.currentWidget() is window.shell.start


def test_the_sheet_is_exported(window, qtbot, dialogs, tmp_path, short_plan):
    _show(window, short_plan)
    dialogs.target = tmp_path / "核对表.pdf"
    with qtbot.waitSignal(window.sheet.job.done, timeout=20000):
        window.actions_of["export"].trigger()
    assert dialogs.target.read_bytes().startswith(b"%PDF")
    assert "核对表.pdf" in window.shell.banner.text.text()


def test_a_sheet_that_cannot_be_written_is_told(window, qtbot, dialogs, tmp_path, short_plan):
    _show(window, short_plan)
    dialogs.target = tmp_path / "nowhere" / "sheet.pdf"
    with qtbot.waitSignal(window.sheet.job.failed, timeout=20000):
        window.actions_of["export"].trigger()
    assert window.shell.banner.isVisible()
    assert list(tmp_path.iterdir()) == [tmp_path / "settings.ini"] or not any(
        item.suffix == ".pdf" for item in tmp_path.rglob("*")
    )


def test_the_sheet_is_shown_before_it_is_printed(window, qtbot, short_plan):
    _show(window, short_plan)
    with qtbot.waitSignal(window.sheet.job.done, timeout=20000):
        window.actions_of["print"].trigger()
    assert window.preview.isVisible()
    assert window.preview.pages.count() >= 2
    window.preview.reject()


def test_opening_asks_for_a_file(window, qtbot, dialogs, settings):
    window.shell.start.table.click()
    assert dialogs.asked == ["table"]
    dialogs.plan = QUICK
    with qtbot.waitSignal(window.opening.done, timeout=20000):
        window.actions_of["open"].trigger()
    assert settings.last_folder == str(SAMPLES)
    assert settings.recent == (QUICK,)


def test_the_drawing_is_read_in_the_chosen_unit_and_that_can_be_undone(window, qtbot):
    _open(window, qtbot, SAMPLES / "defect-no-units.dxf")
    workspace = window.shell.workspace
    assert workspace.centre.currentWidget() is workspace.unit
    edits.choose_facility(window.document, FacilityType.RURAL)
    answer = workspace.unit.answers.itemAt(0).widget()
    assert "millimetres" in answer.accessibleName()
    with qtbot.waitSignal(window.document.reread_done, timeout=20000):
        answer.click()
    assert workspace.centre.currentWidget() is workspace.canvas
    assert window.document.review.plan.rooms
    assert window.document.review.facility is FacilityType.RURAL
    assert "chosen by a person" in window.status.unit.text()
    window.document.undo_stack.undo()
    assert workspace.centre.currentWidget() is workspace.unit


def test_panes_and_size_are_remembered(window, settings):
    window.close()
    assert settings.state("geometry") is not None
    assert settings.state("panes") is not None


def test_the_window_fits_a_small_screen_in_both_languages(window, short_plan):
    _show(window, short_plan)
    for language in ("zh_CN", "en"):
        window.set_language(language)
        least = window.minimumSizeHint()
        assert least.width() <= 1280
        assert least.height() <= 720


def test_a_message_about_the_state_before_goes_with_an_edit(window, short_plan):
    _show(window, short_plan)
    window.show_message(message("Checking"))
    edits.choose_basis(window.document, Basis.PRO_RATA)
    assert not window.shell.banner.isVisible()


def test_of_several_dropped_files_the_first_is_opened_and_the_others_told(window, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLES / name)) for name in ("class-two.csv", "x.png")])
    with qtbot.waitSignal(window.opening.done, timeout=20000):
        window.dropEvent(_drop(data))
    assert window.document.content.path.name == "class-two.csv"
    assert window.shell.banner.text.text().startswith("2 files were dropped")
    assert window.shell.banner.isVisible()


@pytest.mark.parametrize(
    ("step", "asked"),
    [(Step.IMPORT, "plan"), (Step.FACILITY, "facts")],
    ids=["import", "fill in"],
)
def test_a_step_without_open_points_does_what_it_is_for(window, dialogs, short_plan, step, asked):
    _show(window, short_plan)
    edits.choose_facility(window.document, FacilityType.DAY_CARE)
    window.shell.toolbar.steps.step_chosen.emit(step)
    assert dialogs.asked == [asked]


def test_the_open_line_leads_on(window, qtbot, joined_plan):
    _show(window, joined_plan)
    with qtbot.waitActive(window):
        window.activateWindow()
    workspace = window.shell.workspace
    workspace.verdict.open_line.next.click()
    assert window.selection.rooms == (workspace.question.asked.key,)
    assert workspace.question.answers.itemAt(0).widget().hasFocus()
    qtbot.keyClick(workspace.question.answers.itemAt(0).widget(), Qt.Key.Key_Return)
    assert workspace.question.answers.itemAt(0).widget().hasFocus()
    qtbot.keyClick(workspace.question.answers.itemAt(0).widget(), Qt.Key.Key_Return)
    assert window.document.report.open_rooms == ()
    assert workspace.canvas.hasFocus()
