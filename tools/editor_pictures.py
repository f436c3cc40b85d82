"""Follow the steps of docs/standards-editor.md with the mouse and take its pictures.

    xvfb-run -a -s "-screen 0 1280x720x24" python tools/editor_pictures.py [FOLDER] [--theme dark]

The steps are done as a person does them, so that the page can't tell what does not work. Nothing
of the user's own is touched: own standards are kept in a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="yishen-pictures-")

import numpy as np  # noqa: E402 - the path comes first
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QComboBox,
    QInputDialog,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from app.paths import sample_plans_folder  # noqa: E402
from app.ui.application import QtWords, prepare  # noqa: E402
from app.ui.main_window import MainWindow  # noqa: E402
from app.ui.settings import Settings  # noqa: E402
from app.ui.standards.editor import StandardsEditor  # noqa: E402

TITLE = "青山县日间照料中心用房标准"
_COLOURS = 256
_LEFT = Qt.MouseButton.LeftButton


def small(picture: QImage) -> QImage:
    """Return a picture in the 256 colours that it has most of, a third as large on disk."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    most = colours[np.argsort(-counts, kind="stable")[:_COLOURS]]
    table = [int(colour) for colour in most]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


class Walk:
    """The way through the editor; each step is one section of the page.

    Args:
        folder: Where the pictures go.
        theme: ``light`` or ``dark``.
    """

    def __init__(self, folder: Path, theme: str) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        store = QSettings(str(Path(tempfile.mkdtemp()) / "s.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.language, settings.theme = "zh_CN", theme
        self.window = MainWindow(settings, ThreadPoolExecutor(2))
        screen = QApplication.primaryScreen().availableSize()
        self.window.resize(min(1440, screen.width()), min(900, screen.height()))
        self.window.show()
        self.window.open_path(sample_plans_folder() / "class-two-short.dxf")
        self._wait_until(lambda: self.window.document.is_open)
        self.editor: StandardsEditor | None = None

    @staticmethod
    def _wait_until(is_so: object) -> None:
        for _ in range(2400):
            if callable(is_so) and is_so():
                break
            QTest.qWait(25)
        QTest.qWait(200)

    def take(self, widget: QWidget, name: str) -> None:
        """Take a picture, small enough for a page."""
        QTest.qWait(150)
        picture = widget.screen().grabWindow(widget.winId())
        small(picture.toImage()).save(str(self._folder / name), quality=0)

    def open_menu(self) -> None:
        """Open the menu that leads to the editor."""
        bar = self.window.menuBar()
        action = next(item for item in bar.actions() if item.text().startswith("标准"))
        QTest.mouseClick(bar, _LEFT, pos=bar.actionGeometry(action).center())
        QTest.qWait(200)
        self._take_screen("editor-1-menu.png")
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.close()
        self.editor = StandardsEditor(self.window.look, self.window)
        self.editor.open()
        QTest.qWait(200)

    def _take_screen(self, name: str) -> None:
        place = self.window.frameGeometry()
        place.setSize(QSize(700, 300))
        self._take_place(place, name)

    def _take_place(self, place: QRect, name: str) -> None:
        """Take what is seen at a place of the screen, lists that hang out included."""
        picture = self.window.screen().grabWindow(0).copy(place)
        small(picture.toImage()).save(str(self._folder / name), quality=0)

    def copy_shipped(self) -> None:
        """Copy the shipped standard under a title of one's own."""
        editor = self._editor()
        QTimer.singleShot(400, self._answer_title)
        QTest.mouseClick(editor.copy_button, _LEFT)

    def _answer_title(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QInputDialog):
            dialog.setTextValue(TITLE)
            self.take(dialog, "editor-2-copy.png")
            dialog.accept()

    def _editor(self) -> StandardsEditor:
        if self.editor is None:
            text = "the editor is not open"
            raise RuntimeError(text)
        return self.editor

    def _page(self) -> Any:
        """Return the page that is shown; its parts are typed over as a person would."""
        return self._editor().page

    def fill_head(self) -> None:
        """Say whose standard it is."""
        page = self._page()
        for path, text in (
            (("short_title",), "青山县 2026"),
            (("document",), "青民发〔2026〕3号"),
            (("issuer",), "青山县民政局"),
            (("region",), "江西省某市青山县"),
        ):
            self._type(page.head.fields[path][1], text)

    @staticmethod
    def _type(field: QLineEdit, text: str) -> None:
        """Type over what a field holds; Chinese comes as from an input method."""
        QTest.mouseClick(field, _LEFT)
        field.selectAll()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.qWait(80)

    def change_band(self) -> None:
        """Give class two other bounds; what overlaps now is told at once."""
        page = self._page()
        self._choose_tab("二类")
        form = page.class_forms[1]
        self._type(form.fields["band", "upper_m2"][1], "1200")
        self._type(form.fields["band", "text"][1], "750—1200平方米")
        self.take(self._editor(), "editor-3-overlap.png")
        item = page.findings.item(0)
        place = page.findings.visualItemRect(item).center()
        QTest.mouseClick(page.findings.viewport(), _LEFT, pos=place)
        QTest.qWait(100)
        self._choose_tab("一类")
        self._type(page.class_forms[0].fields["band", "lower_m2"][1], "1200")
        self._type(page.class_forms[0].fields["band", "text"][1], "1200平方米以上")
        self._choose_tab("二类")

    def _choose_tab(self, title: str) -> None:
        bar = self._page().tabs.tabBar()
        number = next(n for n in range(bar.count()) if bar.tabText(n) == title)
        QTest.mouseClick(bar, _LEFT, pos=bar.tabRect(number).center())
        QTest.qWait(80)

    def change_area(self) -> None:
        """Change the area of the rest room."""
        table = self._page().tables[1]
        self._open_cell(table, 0, "area_m2")
        field: Any = table.viewport().findChild(QLineEdit)
        QTest.keyClicks(field, "200")
        self.take(self._editor(), "editor-4-area.png")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.qWait(100)

    @staticmethod
    def _open_cell(table: QTableView, row: int, key: str) -> None:
        keys = [column.key for column in table.model().columns]  # type: ignore[attr-defined]
        cell = table.model().index(row, keys.index(key))
        table.scrollTo(cell)
        place: QPoint = table.visualRect(cell).center()
        QTest.mouseClick(table.viewport(), _LEFT, pos=place)
        QTest.mouseDClick(table.viewport(), _LEFT, pos=place)
        QTest.qWait(300)

    def add_room(self) -> None:
        """Add a room and choose its function from the list."""
        page = self._page()
        QTest.mouseClick(page.add_button, _LEFT)
        QTest.qWait(150)
        table = page.tables[1]
        self._open_cell(table, table.model().rowCount() - 1, "function")
        box: Any = table.viewport().findChild(QComboBox)
        self._take_place(self._editor().frameGeometry(), "editor-5-room.png")
        box.hidePopup()
        box.setCurrentIndex(box.findData("television"))
        box.activated.emit(box.currentIndex())
        QTest.qWait(80)

    def look_at_rules(self) -> None:
        """Show the other rules with their figures, and keep the standard."""
        self._choose_tab("其他规定")
        self.take(self._editor(), "editor-6-rules.png")

    def save(self) -> None:
        """Keep the standard, close the editor and choose it in the window."""
        editor = self._editor()
        QTest.mouseClick(editor.save_button, _LEFT)
        QTest.qWait(200)
        self._choose_tab("二类")
        self.take(editor, "editor-7-saved.png")
        editor.reject()
        self.window.own.reload()
        choice = self.window.shell.workspace.facility.standard
        position = choice.findText("青山县 2026")
        choice.setCurrentIndex(position)
        choice.activated.emit(position)
        QTest.qWait(300)
        self.take(self.window, "editor-8-window.png")

    def close(self) -> None:
        """Close the window without asking about edits."""
        self.window.document.undo_stack.setClean()
        self.window.close()


def main() -> None:
    """Walk through all steps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    options = parser.parse_args()
    program = QApplication(sys.argv[:1])
    prepare(program)
    words = QtWords(program)
    words.speak("zh_CN")
    walk = Walk(options.folder, options.theme)
    for step in (
        walk.open_menu,
        walk.copy_shipped,
        walk.fill_head,
        walk.change_band,
        walk.change_area,
        walk.add_room,
        walk.look_at_rules,
        walk.save,
    ):
        step()
    walk.close()


if __name__ == "__main__":
    main()
