import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QSize, QTimer
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtPrintSupport import QPrinter

from app.paths import resources_folder, sample_plans_folder
from app.service.output import write_pdf
from app.ui import start
from app.ui.application import CrashHook, QtWords, run, show
from app.ui.main_window import MainWindow
from app.ui.pages.samples import find_samples
from app.ui.pages.sheet_preview import page_images, print_pages
from app.ui.style.icons import Icons
from app.ui.style.painting import font
from app.ui.style.theme import DARK


@pytest.fixture(scope="module")
def pdf(short_plan, english, tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    write_pdf(short_plan.report, None, path, tr=english)
    return path.read_bytes()


def test_the_shipped_font_is_used():
    assert QFontInfo(font(13)).family() == "Noto Sans SC"


def test_a_crash_is_shown_once_and_can_be_copied(window, qapp):
    hook = CrashHook(window)
    for _ in range(2):
        hook(ValueError, ValueError("surprising"), None)
    assert hook.dialog is not None
    assert hook.dialog.isVisible()
    hook.dialog.copy()
    assert "surprising" in qapp.clipboard().text()
    hook.dialog.accept()
    assert window.isVisible()


def test_an_interrupt_closes_the_window(window):
    CrashHook(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()


def test_the_program_opens_the_plan_it_is_called_with(qapp, tmp_path):
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    seen: list[tuple[str, str]] = []

    def look() -> None:
        windows = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
        window = next(w for w in windows if w.isVisible())
        if window.document.is_open:
            timer.stop()
            seen.append((window.document.content.path.name, window.look.tr.language))
            window.close()
        elif not window.opening.is_running:  # it was told why; nobody is there to read it
            timer.stop()
            window.close()
            qapp.exit(1)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    hook = sys.excepthook
    plan = sample_plans_folder() / "class-two.csv"
    assert run([str(plan)], language="en", store=store) == 0
    assert seen == [("class-two.csv", "en")]
    assert sys.excepthook is hook


def test_qt_itself_speaks_chinese(qapp):
    words = QtWords(qapp)
    assert words.speak("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QCoreApplication.translate("QFileDialog", "Files of &type:") == "文件类型："
    words.speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QCoreApplication.translate("QFileDialog", "Files of &type:") == "Files of &type:"


def test_every_icon_can_be_painted():
    icons = Icons(resources_folder() / "icons", DARK)
    for path in sorted((resources_folder() / "icons").glob("*.svg")):
        image = icons.pixmap(path.stem, DARK.ink).toImage()
        inked = [image.pixelColor(x, y).alpha() for x in range(36) for y in range(36)]
        assert any(inked), path


def test_all_samples_on_offer_are_there():
    found = find_samples(sample_plans_folder())
    assert len(found) == 9
    assert all(sample.path.is_file() for sample in found)


def test_missing_samples_are_not_offered(tmp_path):
    assert find_samples(tmp_path) == ()


def test_pages_are_drawn(pdf):
    pages = list(page_images(pdf, 60))
    assert len(pages) >= 2
    assert all(abs(page.width() - 8.27 * 60) < 2 for page in pages)
    darkest = min(pages[0].pixelColor(x, y).lightness() for x in range(496) for y in range(90))
    assert darkest < 128


def test_the_sheet_is_printed_page_by_page(pdf, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(100)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(pdf, printer)
    printed = list(page_images((tmp_path / "out.pdf").read_bytes(), 40))
    assert len(printed) == len(list(page_images(pdf, 40)))
    assert isinstance(printed[0], QImage)


def test_missing_libraries_are_named_as_packages(monkeypatch):
    monkeypatch.setattr(start, "_SCREEN_LIBRARIES", {"libnone.so.1": "libnone1"})
    assert start.missing_packages(needs_screen=True)[-1] == "libnone1"
    assert "libnone1" not in start.missing_packages(needs_screen=False)


@pytest.mark.skipif(sys.platform != "linux", reason="screens are found otherwise there")
def test_without_a_screen_one_sentence_says_so():
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    code = "import sys; from app.ui.start import open_window; sys.exit(open_window(None, 'en'))"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "screen" in ended.stderr


def test_on_a_screen_that_is_too_small_the_window_fills_it(window):
    window.hide()
    window.resize(window.screen().availableSize() + QSize(1, 0))
    show(window)
    assert window.isMaximized()


def test_the_start_page_begins_with_opening_a_drawing(window):
    assert window.focusWidget() is window.shell.start.drawing
